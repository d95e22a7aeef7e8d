"""The deeds a sentence tells, with the pose, face and motion that show them."""

from dataclasses import dataclass
from typing import Literal

Motion = Literal["enter", "exit", "travel", "turn", "none"]


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb of a sentence and how it looks.

    `verb` is as written; `start` its character offset. `pose` and `expression` are words of
    render.vocabulary, None: the verb asks for none. `scale` is how much closer (+) or wider (-)
    the deed wants the shot, -1 to 1. `pair`: two people meet in it. `prop` is what the hand holds
    because of it (one of PROPS), None: nothing.
    """

    verb: str
    start: int
    pose: str | None = None
    expression: str | None = None
    motion: Motion = "none"
    scale: float = 0.0
    pair: bool = False
    speaks: bool = False
    prop: str | None = None


def deeds(sentence: str) -> tuple[Deed, ...]:
    """Return the deeds of a sentence in its order; empty when it tells none we know."""
    return ()


def manner(words: str) -> str | None:
    """Return the expression that adverbs and manner words ask for (a parenthetical's, say)."""
    return None
