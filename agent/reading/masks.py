"""Finds the notes and boneyards of a Fountain source."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from agent.screenplay import Element

_EMPTY_LINE = re.compile(r"(?:\r\n|\n|\r(?!\n))[ \t]?(?:\r\n|\n|\r)")
_OPEN = re.compile(r"\[\[|/\*")
_BREAK = re.compile(r"\r\n|\r|\n")


class Mask(NamedTuple):
    """A note or a boneyard.

    `start` and `end` are offsets that include its marks; `line` and `end_line` count from 1.
    """

    type: Literal["note", "boneyard"]
    text: str
    line: int
    end_line: int
    start: int
    end: int

    def element(self, inline: bool) -> Element:
        """Return it as an element of its own, `inline` when it stands inside another's span."""
        return Element(
            self.type, self.text, self.line, self.end_line, self.start, self.end, inline=inline
        )


class Broken(NamedTuple):
    """An opening mark that nothing closes; `line` counts from 1."""

    type: Literal["note", "boneyard"]
    line: int


class _Count:
    """Counts the lines of a source up to growing offsets."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._line = 1
        self._place = 0

    def line(self, offset: int) -> int:
        """Return the line an offset stands on, from 1."""
        between = self._source[self._place : offset]
        self._line += between.count("\n") + between.count("\r") - between.count("\r\n")
        self._place = offset
        return self._line


class _Ahead:
    """The next place something stands, asked with growing offsets and searched for only once."""

    def __init__(self, search: Callable[[int], int]) -> None:
        self._search = search
        self._place = -1
        self._exhausted = False

    def after(self, offset: int) -> int | None:
        """Return the first place at or after `offset`, None when there is none."""
        if not self._exhausted and self._place < offset:
            self._place = self._search(offset)
            self._exhausted = self._place < 0
        return None if self._exhausted else self._place


def find(source: str) -> tuple[list[Mask], list[Broken]]:
    """Return the closed masks, and the opening marks that nothing closes, each in order.

    A note ends at the first `]]` and holds no empty line (two spaces connect one); a boneyard ends
    at the first `*/`. Time is linear in the source, whatever is left open.
    """
    note_ends = _Ahead(lambda offset: source.find("]]", offset))
    yard_ends = _Ahead(lambda offset: source.find("*/", offset))
    blanks = _Ahead(lambda offset: _place(_EMPTY_LINE.search(source, offset)))
    lines = _Count(source)
    masks: list[Mask] = []
    broken: list[Broken] = []
    opening = _OPEN.search(source)
    while opening:
        start, inside = opening.span()
        kind: Literal["note", "boneyard"] = "note" if opening[0] == "[[" else "boneyard"
        end = (note_ends if kind == "note" else yard_ends).after(inside)
        blank = blanks.after(inside) if kind == "note" else None
        if end is None or (blank is not None and blank < end):
            broken.append(Broken(kind, lines.line(start)))
            opening = _OPEN.search(source, inside)
            continue
        text = "\n".join(map(str.rstrip, _BREAK.split(source[inside:end]))).strip()
        masks.append(Mask(kind, text, lines.line(start), lines.line(end), start, end + 2))
        opening = _OPEN.search(source, end + 2)
    return masks, broken


def _place(match: re.Match[str] | None) -> int:
    return match.start() if match else -1
