"""Makes a storyboard: plan, draw, write; or says what that would cost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.board import Board
from agent.project import Project
from agent.studio import export, find, frames
from agent.studio.draw import Drawing, Unit, draw, pending
from agent.studio.export import Page
from agent.studio.frames import Drawings
from agent.studio.pairing import Pairing
from agent.studio.plan import Brief, kept, plan, preview
from render.store import recipe


@dataclass(frozen=True)
class Count:
    """How much of a board there is. `seconds` is the running time."""

    scenes: int
    panels: int
    seconds: float


@dataclass(frozen=True)
class Made:
    """What a run made. `notes` are sentences about what the documents lack."""

    count: Count
    drawing: Drawing
    notes: tuple[str, ...] = ()
    by_rules: tuple[str, ...] = ()
    """The numbers of the scenes that a model has given up."""
    pairing: Pairing | None = None
    """The frames of a drawn storyboard and their panels; None: there is none."""


@dataclass(frozen=True)
class Estimate:
    """What a run would make. `pictures` are those still to be drawn; `pairing` as in Made."""

    count: Count
    pictures: int
    pairing: Pairing | None = None


def make(
    folder: Path,
    brief: Brief,
    unit: Unit,
    targets: Sequence[Path],
    page: Page,
    drawings: Drawings | None = None,
) -> Made:
    """Plan a script, draw what is missing and write the documents.

    Panels are guided by the `drawings` of a storyboard; which by which is said before anything is
    drawn. Raises ScriptError, SettingError (frames that are of one panel), BoardError (no such
    scene) or TargetError; pictures drawn so far stay.
    """
    board = plan(folder, brief, page.scenes).archive.board
    project = Project(folder)
    pairing = frames.put(project, drawings, page.scenes) if drawings else None
    if pairing:
        unit.say(pairing.told())
    drawing = draw(project, unit, page.scenes)
    notes = [note for target in targets
             for note in export.write(project, target, page, force=True).notes]  # fmt: skip
    return Made(
        count(board, page.scenes),
        drawing,
        tuple(dict.fromkeys((*_lone(drawing), *notes))),
        given_up(board, page.scenes),
        pairing,
    )


def _lone(drawing: Drawing) -> Iterator[str]:
    """Yield a sentence for each panel that others lacked as their anchor."""
    for anchor in dict.fromkeys(anchor for _, anchor in drawing.lone):
        labels = ", ".join(label for label, lacked in drawing.lone if lacked == anchor)
        yield (
            f"{labels}: drawn without an anchor, for {anchor} has no picture to be it; run it "
            "again to have them alike"
        )


def given_up(board: Board, scenes: str = "") -> tuple[str, ...]:
    """Return the numbers of the scenes that a model has given up to the rules."""
    return tuple(scene.number for scene in find.narrowed(board, scenes).scenes if scene.failed)


def estimate(
    folder: Path, brief: Brief, unit: Unit, scenes: str = "", drawings: Drawings | None = None
) -> Estimate:
    """Return what `make` would do, writing nothing."""
    board = preview(kept(folder), brief).archive.board
    pairing = drawings.paired(board, scenes) if drawings else None
    if drawings and pairing:
        unit.say(pairing.told())
        board = frames.applied(board, drawings, scenes)
    artist = unit.hands.artist()
    store = Project(folder).store
    jobs = pending(board, store, artist.name, scenes, unit.hands.content)
    keys = {recipe(job.order, artist).key for job in jobs}
    missing = sum(store.find(key) is None for key in keys)
    return Estimate(count(board, scenes), missing, pairing)


def count(board: Board, scenes: str = "") -> Count:
    """Count the scenes a person named; empty: all."""
    inside = find.narrowed(board, scenes).scenes
    panels = [panel for scene in inside for panel in scene.panels]
    return Count(len(inside), len(panels), sum(panel.seconds for panel in panels))
