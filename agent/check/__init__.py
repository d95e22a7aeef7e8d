"""The film-grammar linter: what is wrong with a board, one line each.

The same board and script give the same findings in the same order.
"""

from agent.board import Board
from agent.check import cutting, frame, labels, line, notes, prompts, time, words
from agent.check.finding import Finding
from agent.screenplay import Screenplay
from render.diffusion.words.weighting import NOTHING, Taught

__all__ = ["Finding", "check"]


def check(
    board: Board, screenplay: Screenplay | None = None, form: str = "", taught: Taught = NOTHING
) -> tuple[Finding, ...]:
    """Return all findings, errors first, then in the order of the board.

    Without the screenplay the speeches are held against the board's own beats. `form` and `taught`
    are how picture prompts are written, as in prompt.write.
    """
    found = [
        *words.check(board, screenplay),
        *labels.check(board),
        *time.check(board),
        *line.check(board),
        *cutting.check(board),
        *frame.check(board),
        *notes.check(board, screenplay),
        *prompts.check(board, form, taught),
    ]
    order = {
        panel.label: at
        for at, panel in enumerate(p for scene in board.scenes for p in scene.panels)
    }
    return tuple(
        sorted(found, key=lambda f: (f.code[0] != "E", order.get(f.panel, -1), f.line, f.code))
    )
