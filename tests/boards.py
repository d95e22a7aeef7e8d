"""Boards the fake director plans from a text."""

from agent.archive import Archive
from agent.board import Board, Scene, Settings, Take
from agent.reading.read import read_text
from agent.screenplay import Screenplay
from tests.fakes import NOON, FakeDirector

SCRIPT = """\
INT. KITCHEN - DAY

MAYA sets two cups on the table.

MAYA
You came back.

TOM stops at the door.

TOM
I said I would.

EXT. PIER - NIGHT

Rain. A boat turns at its rope.

MAYA
Untie it.

INT. BOAT - NIGHT

They sit without a word.
"""


def screenplay(text: str = SCRIPT) -> Screenplay:
    """Return a script as read."""
    return read_text(text, ".fountain")


def board(text: str = SCRIPT, settings: Settings | None = None) -> Board:
    """Return the board of a text."""
    return FakeDirector().plan(screenplay(text), settings or Settings())


def archive(text: str = SCRIPT) -> Archive:
    """Return the board of a text, its every panel with a take."""
    plain = board(text)
    scenes = tuple(_drawn(scene) for scene in plain.scenes)
    return Archive(plain.model_copy(update={"scenes": scenes}))


def _drawn(scene: Scene) -> Scene:
    shots = {shot.uid: shot for shot in scene.shots}
    panels = tuple(
        panel.model_copy(
            update={
                "current": 1,
                "takes": (
                    Take(number=1, recipe=f"r{panel.uid}", picture=f"o{panel.uid}",
                         settings=shots[panel.shot], made=NOON, artist="fake"),
                ),
            }
        )
        for panel in scene.panels
    )  # fmt: skip
    return scene.model_copy(update={"panels": panels})


def labels(plan: Board) -> list[str]:
    """Return all panels' labels in order."""
    return [panel.label for scene in plan.scenes for panel in scene.panels]
