"""Does every panel run long enough and not too long, of the script as it is (E05, W18, S20)?"""

from collections.abc import Iterator

from agent.board import Board, Panel
from agent.check.finding import Finding
from agent.directing import timing

_SHORTEST, _LONGEST = 0.8, 12.0
_FRAME = 1 / timing.FPS


def check(board: Board) -> Iterator[Finding]:
    """Yield E05, W18 and S20."""
    for scene in board.scenes:
        for panel in scene.panels:
            yield from _panel(panel)


def _panel(panel: Panel) -> Iterator[Finding]:
    label, line = panel.label, panel.span.line
    spoken = timing.together("", panel.speeches)
    if spoken > panel.seconds + _FRAME:
        what = f"{spoken:.1f} s of dialogue in a panel of {panel.seconds:.1f} s"
        yield Finding("E05", label, line, what, "give the panel more time, or split the speech")
    if not _SHORTEST <= panel.seconds <= _LONGEST + _FRAME:
        what = f"the panel runs {panel.seconds:.1f} s"
        yield Finding("W18", label, line, what, "keep a panel between .8 and 12 s")
    if panel.stale:
        what = f"the script changed since the picture: {panel.stale}"
        yield Finding("S20", label, line, what, f"storyboard reshoot {label}")
