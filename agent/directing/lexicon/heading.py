"""A scene heading, read into place, time, light, weather and marks."""

from dataclasses import dataclass

from agent.directing.lexicon.directions import Direction
from render.vocabulary import Light, Time, Weather


@dataclass(frozen=True, slots=True)
class Heading:
    """What a scene heading says.

    `interior`: True inside, False outside, None not said or both (then `both` is True).
    `place` are the place words, widest part first as written, without time, marks and camera
    directions. `time`, `light`, `weather`: None when not said. `same_place`: the heading only
    goes on from the scene before (CONTINUOUS, LATER, SAME ...); `continuous` is the narrower
    CONTINUOUS or SAME, without a jump in time. `moving`: inside a vehicle under way.
    """

    text: str
    interior: bool | None = None
    both: bool = False
    place: tuple[str, ...] = ()
    time: Time | None = None
    light: Light | None = None
    weather: Weather | None = None
    same_place: bool = False
    continuous: bool = False
    flashback: bool = False
    dream: bool = False
    intercut: bool = False
    montage: bool = False
    moving: bool = False
    direction: Direction | None = None


def read(text: str) -> Heading:
    """Return what the heading's text says (without forcing dot and scene number)."""
    return Heading(text)
