"""The visible things a sentence names, with the prop that shows them."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from agent.directing.lexicon import tables
from agent.directing.lexicon.words import key, listed, singular, tokens

ThingKind = Literal["prop", "body", "set", "vehicle", "animal", "crowd", "weather"]

_LONGEST = 4
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}


@dataclass(frozen=True, slots=True)
class ThingMatch:
    """One thing of a sentence.

    `word` is as written; `start` its character offset. `prop` is one of PROPS, None for what the
    artist has no picture of, or does not place by itself (bodies, parts of the set). `hand`: a hand
    can hold it. `insert`: worth a shot of its own when handled or read. `number` is how many of a
    crowd.
    """

    word: str
    start: int
    kind: ThingKind
    prop: str | None = None
    hand: bool = False
    insert: bool = False
    number: int = 1


@lru_cache(maxsize=4096)
def find(sentence: str) -> tuple[ThingMatch, ...]:
    """Return the things of a sentence in its order; empty when it names none we know.

    The longest name counts (CAR KEY is a key). A verb of the same form is taken for a thing only
    behind an article, a possessive, a number or an adjective ("a drink", not "they drink").
    """
    words = tokens(sentence)
    stems = [singular(match.group().lower()) for match in words]
    found: list[ThingMatch] = []
    place = 0
    while place < len(words):
        thing, length = _thing(sentence, words, stems, place)
        if thing:
            found.append(thing)
        place += length
    return tuple(found)


def of(word: str) -> ThingMatch | None:
    """Return the thing a single name stands for, None: not known."""
    known = _things().get(key(word)) or _crowds().get(word.lower())
    return replace(known, word=word) if known else None


def _thing(
    sentence: str, words: list[re.Match[str]], stems: list[str], place: int
) -> tuple[ThingMatch | None, int]:
    """Return the thing whose name begins at a word, and how many words the name takes."""
    for length in range(min(_LONGEST, len(words) - place), 0, -1):
        first, last = words[place], words[place + length - 1]
        written = sentence[first.start() : last.end()]
        many = _crowds().get(written.lower())
        known = many or _things().get(" ".join(stems[place : place + length]))
        if known is None or (length == 1 and not many and not _noun(words, stems, place)):
            continue
        number = _NUMBERS.get(stems[place - 1], known.number) if many and place else known.number
        return replace(known, word=written, start=first.start(), number=number), length
    return None, 1


def _noun(words: list[re.Match[str]], stems: list[str], place: int) -> bool:
    """Return whether a word that could also be a verb stands like a noun."""
    if stems[place] not in _doubtful():
        return True
    before = words[place - 1].group().lower() if place else ""
    return before in _articles() or before.endswith(("'s", "’s"))


@lru_cache
def _things() -> dict[str, ThingMatch]:
    """Return the thing of each name, keyed in the singular."""
    table = tables.read("things")
    flags = tables.part(table, "flags")
    hand, insert = (frozenset(listed(str(flags[name]))) for name in ("hand", "insert"))
    things: dict[str, ThingMatch] = {}
    groups: tuple[ThingKind, ...] = ("prop", "vehicle", "animal")
    for group in groups:
        for prop, line in tables.part(table, group).items():
            match = ThingMatch("", 0, group, prop, prop in hand, prop in insert)
            for entry in listed(str(line)):
                things.setdefault(key(entry), match)
    for name, line in tables.part(table, "undrawn").items():
        kind: ThingKind = "animal" if name == "animal" else "prop"
        for entry in listed(str(line)):
            things.setdefault(key(entry), ThingMatch("", 0, kind, hand=name == "hand"))
    plain: tuple[ThingKind, ...] = ("body", "set", "weather")
    for part in plain:
        for entry in listed(str(tables.part(table, part)["words"])):
            things.setdefault(key(entry), ThingMatch("", 0, part, insert=part == "body"))
    return things


@lru_cache
def _crowds() -> dict[str, ThingMatch]:
    """Return the crowd of each word, in the form it is written in."""
    crowds = tables.part(tables.read("things"), "crowd")
    return {
        entry: ThingMatch("", 0, "crowd", number=int(number))
        for number, line in crowds.items()
        for entry in listed(str(line))
    }


@lru_cache
def _doubtful() -> frozenset[str]:
    """Return the names that are verbs as often."""
    return frozenset(listed(str(tables.part(tables.read("things"), "grammar")["doubtful"])))


@lru_cache
def _articles() -> frozenset[str]:
    """Return the words that make a noun of what follows."""
    return frozenset(listed(str(tables.part(tables.read("things"), "grammar")["articles"])))
