"""Times the offline director on whole scripts, and weighs what it plans.

`python -m bench.directing [script ...]`; without arguments the long scripts beside the checkout.
"""

import sys
import textwrap
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from agent.board import Board, Settings
from agent.check import check
from agent.directing.rules import RulesDirector
from agent.reading import fountain
from agent.screenplay import ElementType, Screenplay

LINES = 55
"""Lines of a formatted page."""
_WIDTHS: dict[ElementType, tuple[int, int]] = {
    "scene_heading": (61, 2), "action": (61, 1), "centered": (61, 1), "transition": (61, 1),
    "character": (38, 1), "parenthetical": (25, 0), "dialogue": (35, 0), "lyric": (35, 0),
}  # fmt: skip
"""Characters a line holds and blank lines before, of 12-point Courier in the usual margins."""
SCRIPTS = Path(__file__).parents[1].parent / "shared" / "data" / "scripts" / "long"


def pages(screenplay: Screenplay) -> float:
    """Return how many pages of 55 lines a screenplay takes, formatted as usual."""
    lines = 0
    for element in screenplay.elements:
        if element.type in _WIDTHS and not element.dual:
            width, before = _WIDTHS[element.type]
            told = [textwrap.wrap(line, width) or [""] for line in element.text.split("\n")]
            lines += before + sum(len(wrapped) for wrapped in told)
    return lines / LINES


def minutes(board: Board) -> float:
    """Return the running time of a board."""
    return sum(panel.seconds for scene in board.scenes for panel in scene.panels) / 60


def _row(path: Path) -> str:
    screenplay = fountain.parse(path.read_text(encoding="utf-8"))
    start = time.perf_counter()
    board = RulesDirector().plan(screenplay, Settings())
    seconds = time.perf_counter() - start
    panels = sum(len(scene.panels) for scene in board.scenes)
    sheets, length = pages(screenplay), minutes(board)
    codes = Counter(finding.code for finding in check(board, screenplay))
    found = " ".join(f"{code}:{count}" for code, count in sorted(codes.items())) or "clean"
    return (
        f"{path.stem:24} {seconds:6.2f} s {panels:6} panels {panels / sheets:5.1f} a page "
        f"{sheets:6.1f} pages {length:6.1f} min {length / sheets:5.2f} min/page  {found}"
    )


def main(arguments: Iterable[str]) -> None:
    """Print one row a script."""
    for path in [Path(name) for name in arguments] or sorted(SCRIPTS.glob("*.fountain")):
        print(_row(path))


if __name__ == "__main__":
    main(sys.argv[1:])
