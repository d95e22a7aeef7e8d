"""Where sentences end, in any script with marks for it."""

import re
from itertools import pairwise

from agent.directing import wordset

_MARK = re.compile(r"[.!?]+[\"'”’»)\]*_]*(?=\s)|[。！？]+[」』）]*")
_OPENING = "\"'“‘«¿¡([*_-–— "
_ABBREVIATIONS = wordset.of(
    "mr mrs ms dr st lt sgt capt col gen prof jr sr vs etc no mt ave rev hon cpl maj pvt fr hr "
    "mme mlle m bzw ca ft approx dept gov sen rep"
)
_CLAUSES = (
    re.compile(r"(?:[;:]|--|[—–…]|\.\.\.)\s*"),
    re.compile(r"[,،、，]\s*"),
    re.compile(r"\s+"),
)


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence, without the white space between; empty for none.

    An ellipsis ends no sentence, nor does a mark before a lower-case letter, an initial or a title
    such as Mr.
    """
    found = []
    start = _skip(text, 0)
    for mark in _MARK.finditer(text):
        if mark.start() >= start and _ends(text, start, mark):
            found.append((start, mark.end()))
            start = _skip(text, mark.end())
    if start < len(text):
        found.append((start, len(text.rstrip())))
    return tuple(found)


def split(text: str) -> tuple[str, ...]:
    """Return the sentences of a text."""
    return tuple(text[start:end] for start, end in spans(text))


def clauses(text: str, limit: int) -> tuple[str, ...]:
    """Cut one overlong sentence into parts of at most `limit` words.

    At dashes and semicolons when it has them, else at commas, else between words.
    """
    for mark in _CLAUSES:
        parts = _packed(_pieces(text, mark), limit)
        if all(len(part.split()) <= limit for part in parts):
            return parts
    return (text,)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    if mark.group()[0] in "。！？":
        return True
    if mark.group().startswith("..."):
        return False
    after = text[mark.end() :].lstrip()[:8].lstrip(_OPENING)
    if after[:1].islower():
        return False
    before = text[start : mark.start()].split()
    word = before[-1].lstrip(_OPENING).lower() if before else ""
    initial = len(word) == 1 and word.isalpha() and word != "i"
    return not (mark.group()[0] == "." and (word in _ABBREVIATIONS or initial or "." in word))


def _pieces(text: str, mark: re.Pattern[str]) -> list[str]:
    cuts = [0, *(found.end() for found in mark.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if text[a:b].strip()]


def _packed(pieces: list[str], limit: int) -> tuple[str, ...]:
    parts: list[str] = []
    for piece in pieces:
        if parts and len((parts[-1] + piece).split()) <= limit:
            parts[-1] += piece
        else:
            parts.append(piece)
    return tuple(part.strip() for part in parts)
