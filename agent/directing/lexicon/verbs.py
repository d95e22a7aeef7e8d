"""The deeds a sentence tells, with the pose, face and motion that show them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, get_args

from agent.directing.lexicon import tables, things
from agent.directing.lexicon.inflection import Form, forms
from agent.directing.lexicon.words import listed, singular, tokens

Motion = Literal["enter", "exit", "travel", "turn", "none"]


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb of a sentence and how it looks.

    `verb` is as written; `start` its character offset. `pose` and `expression` are words of
    render.vocabulary, None: the verb asks for none. `scale` is how much closer (+) or wider (-)
    the deed wants the shot, -1 to 1. `pair`: two people meet in it. `prop` is what the hand holds
    because of it (one of PROPS), None: nothing. `base` is the table's entry that decided.
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
    base: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a sentence: as written, lower-case, its offset and whether a stop parts it off."""

    text: str
    low: str
    start: int
    end: int
    opens: bool


_GAP = 4
_ON_BACK = re.compile(
    r"(?:^|[,–—]|\bflat|\bdown)\s*(?P<on>on) (?:his|her) back\b(?=\s*(?:[,.;]|$))", re.IGNORECASE
)
"""Who is on the back lies, though no verb says so."""


@lru_cache(maxsize=4096)
def deeds(sentence: str) -> tuple[Deed, ...]:
    """Return the deeds of a sentence in its order; empty when it tells none we know.

    What did not happen (never, does not) is left out; manner words give faces to the rest.
    """
    words = _words(sentence)
    found: list[Deed] = []
    taken: set[int] = set()
    for place in range(len(words)):
        if place in taken:
            continue
        deed, used = _deed(words, place)
        taken.update(used)
        if deed:
            found.append(deed)
    if back := _ON_BACK.search(sentence):
        flat = Deed(back["on"], back.start("on"), pose="lie", base="lie on .. back")
        found = sorted([*found, flat], key=lambda deed: deed.start)
    face = _face(sentence, strict=True) if found else None
    if face:
        found = [
            replace(deed, expression=face) if deed.expression in (None, "talk") else deed
            for deed in found
        ]
    return tuple(found)


def manner(words: str) -> str | None:
    """Return the expression that adverbs and manner words ask for (a parenthetical's, say)."""
    return _face(words, strict=False)


def _words(sentence: str) -> list[_Word]:
    """Return the words of a sentence."""
    words: list[_Word] = []
    end = 0
    for match in tokens(sentence):
        opens = not words or any(mark in sentence[end : match.start()] for mark in ".;:!?,—")
        text = match.group()
        words.append(_Word(text, text.lower().replace("’", "'"), match.start(), match.end(), opens))
        end = match.end()
    return words


def _deed(words: Sequence[_Word], place: int) -> tuple[Deed | None, tuple[int, ...]]:
    """Return the deed that begins at a word, and the places of the words it is made of."""
    rows = _index().get(words[place].low)
    if not rows or (place and words[place - 1].low in _grammar("undone")):
        return None, ()
    if place and words[place].low == "left" and words[place - 1].low in _index():
        return None, ()
    if place and words[place].low == "open" and _stands_open(words[place - 1]):
        return None, ()
    for phrase, form, deed in rows:
        if not (phrase or _acts(words, place, form)):
            continue
        if phrase and form in ("base", "past") and _named(words, place):
            continue
        used = _follow(words, place, phrase)
        if used:
            word = words[place]
            prop = _object(words[used[-1]].low, deed.prop)
            return replace(deed, verb=word.text, start=word.start, prop=prop), used
    return None, ()


def _stands_open(before: _Word) -> bool:
    """Return whether what is open is a thing or a part of a body (arms open): nobody's deed."""
    thing = things.of(before.low)
    return thing is not None and thing.kind != "crowd"


def _object(word: str, prop: str | None) -> str | None:
    """Return what the hand really holds: the object a phrase ends in, when one can hold it."""
    thing = things.of(word) if prop else None
    return thing.prop if thing and thing.hand else prop


def _acts(words: Sequence[_Word], place: int, form: Form) -> bool:
    """Return whether a word that may be a noun, a name or an adjective stands like a verb."""
    word = words[place]
    before = words[place - 1] if place else None
    if (
        before
        and not word.opens
        and (before.low in _grammar("before_nouns") or before.low.endswith("'s"))
    ):
        return False
    owner = words[place - 2].low if place > 1 and before and before.low.endswith("ed") else ""
    if form == "s" and owner.endswith(("'s", "his", "her")):
        return False
    if form != "base":
        return not (word.text.istitle() and before and not word.opens)
    if before is None or word.opens:
        return not word.text[0].isupper() or not _verb_follows(words, place)
    if word.text[0].isupper():
        return word.text.isupper() and len(word.text) > 2 and not before.text.isupper()
    verb = any(form == "s" for phrase, form, _ in _index().get(before.low, ()) if not phrase)
    plural = before.low.endswith("s") and not before.low.endswith("ss") and not verb
    return before.low in _grammar("before_bases") or plural or before.text[0].isupper()


def _verb_follows(words: Sequence[_Word], place: int) -> bool:
    """Return whether the next word is an inflected verb, so that this one is a name."""
    if place + 1 >= len(words):
        return True
    return any(form in ("s", "past") for _, form, _ in _index().get(words[place + 1].low, ()))


def _named(words: Sequence[_Word], place: int) -> bool:
    """Return whether a word that could open a phrase is a noun behind an article."""
    return (
        bool(place) and words[place - 1].low in _grammar("before_nouns") and not words[place].opens
    )


def _follow(words: Sequence[_Word], place: int, phrase: tuple[str, ...]) -> tuple[int, ...]:
    """Return the places of a phrase's words after its head, head included; empty: no match."""
    used = [place]
    at = place
    gap = 0
    for piece in phrase:
        if piece == "..":
            gap = _GAP
            continue
        at = _next(words, at + 1, piece, gap)
        if at < 0:
            return ()
        used.append(at)
        gap = 0
    return tuple(used)


def _next(words: Sequence[_Word], first: int, piece: str, gap: int) -> int:
    """Return the place of a phrase's next word at most `gap` words on, -1: it is not there."""
    wanted = _wanted(piece)
    for at in range(first, min(first + gap + 1, len(words))):
        if words[at].opens:
            return -1
        low = words[at].low
        if low in wanted or singular(low) in wanted:
            return at
    return -1


@lru_cache(maxsize=2048)
def _wanted(piece: str) -> frozenset[str]:
    """Return the words a piece of a phrase stands for."""
    if piece == "self":
        return frozenset({"himself", "herself", "themselves", "itself", "oneself", "themself"})
    named = frozenset(piece.split("|"))
    return named | {singular(word) for word in named}


def _face(words: str, *, strict: bool) -> str | None:
    """Return the expression of the first manner word; strict skips what may be a verb."""
    match = _manner(strict=strict)[0].search(words)
    return _manner(strict=strict)[1][match.group().lower()] if match else None


@lru_cache
def _grammar(name: str) -> frozenset[str]:
    """Return a list of small words by which a verb is told."""
    return frozenset(listed(str(tables.part(tables.read("verbs"), "grammar")[name])))


@lru_cache
def _manner(*, strict: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of all manner words and the expression of each."""
    faces: dict[str, str] = {}
    for face, line in tables.part(tables.read("verbs"), "manner").items():
        for entry in listed(str(line)):
            plain = strict and (entry in _index() or (len(entry) < 8 and not entry.endswith("ly")))
            if not plain and not (strict and face == "talk"):
                faces.setdefault(entry, face)
    ordered = sorted(faces, key=lambda entry: (-len(entry), entry))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE), faces


@lru_cache
def _index() -> dict[str, list[tuple[tuple[str, ...], Form, Deed]]]:
    """Return, for each form of a first word, its phrases (longest first) with their deeds."""
    past = {
        verb: tuple(listed(str(line)))
        for verb, line in tables.part(tables.read("verbs"), "irregular").items()
    }
    index: dict[str, list[tuple[tuple[str, ...], Form, Deed]]] = {}
    for deed, entries in _rows():
        for entry in entries:
            head, *rest = entry.split()
            row = (tuple(rest), replace(deed, base=entry))
            for form, kind in forms(head, past.get(head, ())).items():
                index.setdefault(form, []).append((row[0], kind, row[1]))
    for rows in index.values():
        rows.sort(key=lambda row: (-sum(piece != ".." for piece in row[0]), ".." not in row[0]))
    return index


def _rows() -> list[tuple[Deed, list[str]]]:
    """Return the table's rows as deeds without a verb, and the entries of each."""
    rows = tables.rows("verbs", "deed")
    return [(_row(row), listed(str(row["verbs"]))) for row in rows]


def _row(row: tables.Table) -> Deed:
    """Return one row of the table as a deed without a verb."""
    motion: Motion = next((name for name in get_args(Motion) if name == row.get("motion")), "none")
    return Deed(
        "",
        0,
        pose=_text(row, "pose"),
        expression=_text(row, "expression"),
        motion=motion,
        scale=float(str(row.get("scale", 0.0))),
        pair=bool(row.get("pair")),
        speaks=bool(row.get("speaks")),
        prop=_text(row, "prop"),
    )


def _text(row: tables.Table, name: str) -> str | None:
    """Return a row's word, None when it has none."""
    return str(row[name]) if name in row else None
