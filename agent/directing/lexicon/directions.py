"""The camera directions writers put into action, headings and notes."""

from dataclasses import dataclass

from render.order import Move
from render.vocabulary import Angle, Framing, Size


@dataclass(frozen=True, slots=True)
class Direction:
    """What the writer asks of the camera; None: not asked.

    `lens` in millimetres. `subject` are the words of what is to be seen (or of whose eyes, for a
    POV). `boundary`: a new shot begins here. `rest` is the text without the direction.
    """

    size: Size | None = None
    framing: Framing | None = None
    angle: Angle | None = None
    move: Move | None = None
    lens: float | None = None
    subject: str = ""
    boundary: bool = True
    rest: str = ""


def explicit(text: str) -> Direction | None:
    """Return the camera direction a text opens with or holds; None when it has none."""
    return None


def note(text: str) -> Direction | None:
    """Return the direction of a note `SHOT: size (of|on) subject, angle, move, lens`, any order.

    None when the note is not a SHOT note.
    """
    return None
