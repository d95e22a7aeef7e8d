"""Checks a board, or those of its scenes that a person names."""

from agent import check as grammar
from agent.board import Board
from agent.check import Finding
from agent.screenplay import Screenplay
from agent.studio import find
from render.diffusion.words.weighting import NOTHING, Taught


def check(
    board: Board,
    screenplay: Screenplay,
    scenes: str = "",
    form: str = "",
    taught: Taught = NOTHING,
) -> tuple[Finding, ...]:
    """Return what is found in the scenes "12-14" names; empty: in all of the board and the script.

    `form` and `taught` are how picture prompts are written, as in prompt.write. Raises
    BoardError when a scene is not there.
    """
    inside = find.narrowed(board, scenes).scenes
    found = grammar.check(board, screenplay, form, taught)
    if not scenes:
        return found
    labels = {panel.label for scene in inside for panel in scene.panels}
    lines = {line for one in inside for line in range(one.span.line, one.span.end_line + 1)}
    return tuple(one for one in found if (one.panel in labels if one.panel else one.line in lines))
