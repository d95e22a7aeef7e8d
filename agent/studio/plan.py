"""Plans a script into a project, or a changed script into the board that is there."""

from dataclasses import dataclass
from pathlib import Path

from agent.archive import Archive
from agent.board import Board, Settings
from agent.directing.director import Director
from agent.errors import ScriptError
from agent.project import Project, vacant
from agent.revise import Revision, revise
from agent.screenplay import Screenplay
from agent.studio import find

NOTHING = Archive(Board(title=""))
"""What there is before the first plan."""


@dataclass(frozen=True)
class Brief:
    """What is to be planned: a script, by a director, as the user set it."""

    screenplay: Screenplay
    director: Director
    settings: Settings


def plan(folder: Path, brief: Brief, scenes: str = "") -> Revision:
    """Plan a script into a project folder, keeping what the change left alone.

    Raises ScriptError when the script has nothing to draw and BoardError when it has not the
    `scenes` asked for; nothing is written then.
    """
    before = kept(folder)
    planned = _directed(brief, before)
    find.scenes(revise(before, planned, _own(brief)).archive.board, scenes)
    project = Project.create(folder)
    with project.locked():
        revision = revise(project.mend(), planned, _own(brief))
        project.save(revision.archive, brief.screenplay)
    return revision


def preview(before: Archive, brief: Brief) -> Revision:
    """Return what the plan would be, writing nothing; raises ScriptError as `plan` does."""
    return revise(before, _directed(brief, before), _own(brief))


def kept(folder: Path) -> Archive:
    """Return the board in a folder, an empty one where there is none yet."""
    return NOTHING if vacant(folder) else Project.open(folder).mend()


def _directed(brief: Brief, before: Archive) -> Board:
    board = brief.director.plan(brief.screenplay, brief.settings, before.known)
    if not any(scene.panels for scene in board.scenes):
        raise ScriptError(
            "the script has nothing to draw: no action and no dialogue; write a heading such as "
            "INT. KITCHEN - DAY and what happens under it"
        )
    return board


def _own(brief: Brief) -> frozenset[str]:
    """Return the scene numbers the script itself says."""
    written = (scene.number for scene in brief.screenplay.scenes)
    return frozenset(number.replace(" ", "") for number in written if number)
