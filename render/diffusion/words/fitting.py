"""Fits the pieces of a prompt into one pass of the text encoder: what matters least goes first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from render.diffusion.words import weighting
from render.diffusion.words.tokens import USABLE
from render.diffusion.words.weighting import NOTHING, Taught

WHOLE: Final = 100
"""The rank of what always stays; its end is cut when nothing else can go."""
CUT: Final = "the end of the action"
_MARKS: Final = " .,;:"
_LOOSE: Final = frozenset((
    "a", "an", "the", "and", "or", "but", "of", "with", "in", "on", "at", "to", "from", "for",
    "into", "by", "as", "his", "her", "their", "its", "one", "which", "who", "that", "is", "are",
    "through", "over", "under", "while",
))  # fmt: skip
"""Words no prompt should end with when it was cut."""


@dataclass(frozen=True)
class Piece:
    """A few words of a prompt.

    The lowest `rank` is left out first; WHOLE stays. `what` tells a user what it is; empty: it
    only fills room that is left, and nobody misses it.
    """

    text: str
    rank: int = WHOLE
    what: str = ""

    @property
    def needed(self) -> bool:
        """Whether it counts as left out when there is no room for it."""
        return bool(self.what) or self.rank == WHOLE


@dataclass(frozen=True)
class Fitted:
    """A prompt of at most 75 tokens. `full` is how many it wanted; `dropped`: what was left out."""

    text: str
    full: int
    dropped: tuple[str, ...] = ()


def fit(given: Iterable[Piece], taught: Taught = NOTHING) -> Fitted:
    """Return the pieces as one prompt, in their order."""
    pieces = [piece for piece in given if piece.text.strip(_MARKS)]
    kept = {at for at, piece in enumerate(pieces) if piece.needed}
    full = _count(pieces, kept, taught)
    dropped: list[str] = []
    for at in sorted(kept, key=lambda at: (pieces[at].rank, -at)):
        if pieces[at].rank == WHOLE or _count(pieces, kept, taught) <= USABLE:
            break
        kept.remove(at)
        dropped.append(pieces[at].what)
    if _count(pieces, kept, taught) > USABLE:
        dropped.append(CUT)
    while _count(pieces, kept, taught) > USABLE:
        _cut(pieces, kept, taught)
    for at in sorted(set(range(len(pieces))) - kept, key=lambda at: -pieces[at].rank):
        if not pieces[at].needed and _count(pieces, kept | {at}, taught) <= USABLE:
            kept.add(at)
    return Fitted(_text(pieces, kept), full, tuple(dict.fromkeys(dropped)))


def _text(pieces: Sequence[Piece], kept: set[int]) -> str:
    return ", ".join(pieces[at].text.strip(_MARKS) for at in sorted(kept))


def _count(pieces: Sequence[Piece], kept: set[int], taught: Taught) -> int:
    return weighting.count(_text(pieces, kept), taught)


def _cut(pieces: list[Piece], kept: set[int], taught: Taught) -> None:
    """Shorten the longest piece that is left by as much of its end as must go."""
    longest = max(kept, key=lambda at: weighting.count(pieces[at].text, taught))

    def fits(text: str) -> bool:
        pieces[longest] = replace(pieces[longest], text=text)
        return _count(pieces, kept, taught) <= USABLE

    words = pieces[longest].text.split(" ")
    while len(words) > 1 and not fits(_closed(" ".join(words))):
        words.pop()
    text = words[0]
    while len(words) == 1 and not fits(text) and text:
        text = text[: len(text) * 3 // 4]
    if not text:
        kept.remove(longest)


def _closed(text: str) -> str:
    """Return a text that was cut, without an open bracket or a word that leads nowhere."""
    plain = text.replace("\\(", "  ").replace("\\)", "  ")
    if plain.count("(") > plain.count(")"):
        text = text[: plain.rindex("(")]
    words = text.rstrip(_MARKS).split(" ")
    while len(words) > 1 and words[-1].lower().strip(_MARKS) in {"", *_LOOSE}:
        words.pop()
    return " ".join(words)
