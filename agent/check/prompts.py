"""Does a model read the whole picture prompt of every panel (W17)?"""

from collections.abc import Iterator

from agent import orders
from agent.board import Board
from agent.check.finding import Finding
from agent.errors import BoardError
from render.diffusion.words import prompt
from render.diffusion.words.tokens import USABLE
from render.diffusion.words.weighting import NOTHING, Taught


def check(board: Board, form: str = "", taught: Taught = NOTHING) -> Iterator[Finding]:
    """Yield W17, once a shot; `form` and `taught` are as in prompt.write."""
    told: set[str] = set()
    for scene in board.scenes:
        for panel in scene.panels:
            if panel.shot in told:
                continue
            told.add(panel.shot)
            try:
                order = orders.order(board, scene, panel)
            except BoardError:
                # Somebody in it is not there, which E03 says.
                continue
            written = prompt.write(order, form, taught)
            if written.dropped:
                left = ", ".join(written.dropped)
                what = (
                    f"the picture prompt takes {written.full} of {USABLE} tokens; out goes {left}"
                )
                yield Finding("W17", panel.label, panel.span.line, what, "shorten the caption")
