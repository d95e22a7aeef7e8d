"""Plans a script into a project, or a changed script into the board that is there."""

from dataclasses import dataclass

from agent.archive import Archive
from agent.board import Board, Settings
from agent.directing.director import Director
from agent.errors import ScriptError
from agent.project import Project
from agent.revise import Revision, revise
from agent.screenplay import Screenplay

NOTHING = Archive(Board(title=""))
"""What there is before the first plan."""


@dataclass(frozen=True)
class Brief:
    """What is to be planned: a script, by a director, as the user set it."""

    screenplay: Screenplay
    director: Director
    settings: Settings


def plan(project: Project, brief: Brief) -> Revision:
    """Plan a script, keep what the change left alone, and save it.

    Raises ScriptError when the script has nothing to draw; the board on disk is untouched then.
    """
    planned = _directed(brief, project.mend())
    with project.locked():
        revision = revise(project.mend(), planned, _own(brief))
        project.save(revision.archive, brief.screenplay)
    return revision


def preview(before: Archive, brief: Brief) -> Revision:
    """Return what the plan would be, writing nothing; raises as `plan` does."""
    return revise(before, _directed(brief, before), _own(brief))


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
