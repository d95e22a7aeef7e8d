"""Was every part of the writer's shot notes understood (W21)?"""

from collections.abc import Iterator

from agent.board import Board
from agent.check.finding import Finding
from agent.directing import misread
from agent.screenplay import Screenplay


def check(board: Board, screenplay: Screenplay | None) -> Iterator[Finding]:
    """Yield W21 for each part that was not; nothing without the script."""
    for one in misread.remarks(screenplay) if screenplay else ():
        panels = [panel for scene in board.scenes for panel in scene.panels]
        after = next((panel.label for panel in panels if panel.span.end_line >= one.line), "")
        yield Finding("W21", after, one.line, one.message, one.hint)
