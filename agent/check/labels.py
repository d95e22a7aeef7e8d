"""Does every panel have one label, in the order of the board (E04)?"""

from collections import Counter
from collections.abc import Iterator

from agent.board import Board
from agent.check.finding import Finding
from agent.directing import numbering


def check(board: Board) -> Iterator[Finding]:
    """Yield E04."""
    panels = [panel for scene in board.scenes for panel in scene.panels]
    right = [p for scene in numbering.number(board).scenes for p in scene.panels]
    count = Counter(panel.label for panel in panels)
    hint = "number the board again"
    for panel, expected in zip(panels, right, strict=True):
        if not panel.label or count[panel.label] > 1:
            what = f"the label {panel.label or '(none)'} is given {count[panel.label]} times"
            yield Finding("E04", panel.label, panel.span.line, what, hint)
        elif panel.label != expected.label:
            what = f"{panel.label} stands where {expected.label} belongs"
            yield Finding("E04", panel.label, panel.span.line, what, hint)
