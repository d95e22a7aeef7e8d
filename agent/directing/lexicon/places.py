"""A place's words, told to be one of the kinds of set the artist builds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from agent.directing.lexicon import tables
from agent.directing.lexicon.words import key, listed, singular, tokens
from render.vocabulary import INTERIORS

Level = Literal["area", "building", "spot"]

_LEVELS: tuple[Level, ...] = ("area", "building", "spot")
_LONGEST = 4
_PARTS = re.compile(
    r"\s[-–—]+\s|[-–—]{2,}|[/,.;:()\"“”]|\s[-–—]|[-–—]\s|(?<=\w)-(?=the\b)", re.IGNORECASE
)
_HEADS = re.compile(
    r"\b(?:in front of|across from|next to|on top of|outside of|outside|inside of|inside|between"
    r"|near|overlooking|behind|above|below|beneath|under|over|at|on|in|of|from|to|by|with|along"
    r"|beside|against|through|around|and|&|leading|opening|looking|facing"
    r"|de(?! bains?\b)|du|des|del|della|dello|di|von|vom|im|am|beim|dans|sur|aux?|à)(?:\s|$)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:l|d|dell|all|un)['’](?=[^\W\d_]{2})")
"""What a French or Italian word is joined to (L'ÉGLISE)."""


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """The set a place's words call for.

    `kind` is one of render.vocabulary.SET_KINDS. `word` is the key that decided, empty for a
    fallback. `fallback`: no word is known and `kind` is only the nearest.
    """

    kind: str
    interior: bool
    fallback: bool
    word: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """One key met in a heading: its rank among all of them, its set and its side."""

    rank: tuple[int, int, int]
    kind: str
    word: str


@lru_cache(maxsize=4096)
def kind(words: str, interior: bool | None = None) -> PlaceMatch:
    """Return the set for the place words of a heading, parts joined by " - ".

    The most specific part decides, the later of two alike. `interior` None: the heading does not
    say, or says both.
    """
    best: _Found | None = None
    for position, part in enumerate(_PARTS.split(words)):
        found = _part(part, position, interior)
        if found and (best is None or found.rank >= best.rank):
            best = found
    if best is None:
        return _nearest(words, interior)
    inside = best.kind in INTERIORS if interior is None else interior
    return PlaceMatch(best.kind, inside, fallback=False, word=best.word)


def _part(part: str, position: int, interior: bool | None) -> _Found | None:
    """Return the key of one part: of the first stretch that has one (ROOF of the house)."""
    best: _Found | None = None
    for stretch in _HEADS.split(part):
        found = _stretch(stretch, position, interior)
        if found and _beats(found, best):
            best = found
    return best


def _stretch(stretch: str, position: int, interior: bool | None) -> _Found | None:
    """Return the last key of a stretch without prepositions; a general word yields to another."""
    words = [_ARTICLE.sub("", match.group().lower()) for match in tokens(stretch)]
    stems = [singular(word) for word in words]
    best: _Found | None = None
    end = len(stems)
    while end > 0:
        length, found = _ending(words, stems[:end], position, interior)
        if found and _beats(found, best):
            best = found
        end -= max(length, 1)
    return best


def _beats(found: _Found, best: _Found | None) -> bool:
    """Return whether a key replaces the one that stands: the asked side, or not an area."""
    if best is None or found.rank[0] > best.rank[0]:
        return True
    return best.rank[1] == 0 and found.rank > best.rank


def _ending(
    words: Sequence[str], stems: Sequence[str], position: int, interior: bool | None
) -> tuple[int, _Found | None]:
    """Return the longest key a row of stems ends with, and how many words it takes."""
    for length in range(min(_LONGEST, len(stems)), 0, -1):
        word = " ".join(stems[-length:])
        sides = _keys().get(word) or (_compound(word) if length == 1 else None)
        owner = length == 1 and len(stems) < len(words) and "'s" in words[len(stems) - 1]
        if sides is None or owner:
            continue
        fits, (kind, level) = _side(sides, interior)
        return length, _Found((fits, _LEVELS.index(level), position), kind, word)
    return 0, None


def _compound(word: str) -> dict[bool, tuple[str, Level]] | None:
    """Return the sides of the key a long word ends with: BOARDINGHOUSE, MEGATUNNEL."""
    tails = (word[cut:] for cut in range(3, len(word) - 4))
    return next((_keys()[tail] for tail in tails if tail in _keys()), None)


def _side(
    sides: dict[bool, tuple[str, Level]], interior: bool | None
) -> tuple[int, tuple[str, Level]]:
    """Return whether a key has a set on the asked side, and the set it gives."""
    if interior is None:
        return 1, sides[max(sides)]
    return (1, sides[interior]) if interior in sides else (0, sides[not interior])


def _nearest(words: str, interior: bool | None) -> PlaceMatch:
    """Return the nearest set for words nobody listed: a room, or somebody's house, or a street."""
    if interior:
        return PlaceMatch("room", interior=True, fallback=True)
    owned = re.search(r"['’]s?\s*$", words.strip())
    return PlaceMatch("house_front" if owned else "street", interior=False, fallback=True)


@lru_cache
def _keys() -> dict[str, dict[bool, tuple[str, Level]]]:
    """Return each key with its set and level, by side (True: interior)."""
    keys: dict[str, dict[bool, tuple[str, Level]]] = {}
    for side in ("interior", "exterior"):
        levels = tables.part(tables.read("places"), side)
        for level in _LEVELS:
            for kind, line in tables.part(levels, level).items():
                for entry in listed(str(line)):
                    keys.setdefault(key(entry), {})[side == "interior"] = (kind, level)
    return keys
