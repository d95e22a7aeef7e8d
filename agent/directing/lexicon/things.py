"""The visible things a sentence names, with the prop that shows them."""

from dataclasses import dataclass
from typing import Literal

ThingKind = Literal["prop", "body", "set", "vehicle", "animal", "crowd", "weather"]


@dataclass(frozen=True, slots=True)
class ThingMatch:
    """One thing of a sentence.

    `word` is as written; `start` its character offset. `prop` is one of PROPS, None for what the
    artist does not place by itself (bodies, parts of the set). `hand`: a hand can hold it.
    `insert`: worth a shot of its own when handled or read. `number` is how many of a crowd.
    """

    word: str
    start: int
    kind: ThingKind
    prop: str | None = None
    hand: bool = False
    insert: bool = False
    number: int = 1


def find(sentence: str) -> tuple[ThingMatch, ...]:
    """Return the things of a sentence in its order; empty when it names none we know."""
    return ()
