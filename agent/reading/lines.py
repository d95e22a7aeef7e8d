"""Splits a source into logical lines, from which notes and boneyards are taken out."""

import re
from typing import Literal, NamedTuple

from agent.reading.masks import Mask

_BREAK = re.compile(r"\r\n|\r|\n")


class Line(NamedTuple):
    """A line of the script, or several source lines that a note inside them joins.

    `kind` is `note` for a line that holds nothing but notes: it stands there as if it did not.
    `first` and `last` count from 1; `start` and `end` are offsets, the line's end mark excluded.
    """

    text: str
    kind: Literal["text", "blank", "note"]
    first: int
    last: int
    start: int
    end: int
    masks: tuple[Mask, ...] = ()


def split(source: str, masks: list[Mask]) -> list[Line]:
    """Return the logical lines of a source, in order; only CRLF, CR and LF end a line."""
    bounds = _bounds(source)
    if not masks:
        return [_plain(source, number, bound) for number, bound in enumerate(bounds, 1)]
    return _Splitter(source, bounds, masks).split()


def _bounds(source: str) -> list[tuple[int, int]]:
    start = 1 if source.startswith("\ufeff") else 0
    bounds = []
    for match in _BREAK.finditer(source, start):
        bounds.append((start, match.start()))
        start = match.end()
    if start < len(source):
        bounds.append((start, len(source)))
    return bounds


def _plain(source: str, number: int, bound: tuple[int, int]) -> Line:
    text = source[bound[0] : bound[1]]
    return Line(text, "blank" if not text or text.isspace() else "text", number, number, *bound)


class _Splitter:
    """Walks the source lines and the masks together."""

    def __init__(self, source: str, bounds: list[tuple[int, int]], masks: list[Mask]) -> None:
        self._source = source
        self._bounds = bounds
        self._masks = masks
        self._next = 0
        self._row = 0
        self._lines: list[Line] = []

    def split(self) -> list[Line]:
        while self._row < len(self._bounds):
            if self._mask_here():
                self._join()
            else:
                bound = self._bounds[self._row]
                self._lines.append(_plain(self._source, self._row + 1, bound))
            self._row += 1
        return self._lines

    def _mask_here(self) -> Mask | None:
        if self._next < len(self._masks):
            mask = self._masks[self._next]
            if mask.start < self._bounds[self._row][1]:
                return mask
        return None

    def _join(self) -> None:
        """Add the logical line that begins on this row; a mask may carry it over more rows.

        A boneyard over several lines with nothing before or after it on its mark lines stands as
        an empty line of its own.
        """
        text = ""
        taken: list[Mask] = []
        first, start = self._row + 1, self._bounds[self._row][0]
        position = start
        while mask := self._mask_here():
            self._next += 1
            text = _without_gap(text, self._source[position : mask.start], bool(taken))
            row = self._row
            while self._bounds[self._row][1] < mask.end:
                self._row += 1
            position = mask.end
            before, after = bool(text.strip()), bool(self._rest(position).strip())
            if mask.type == "note" or row == self._row or (before and after):
                taken.append(mask)
                continue
            if before:
                self._add(text, first, row + 1, (start, mask.start), taken)
                taken = []
            self._add("", first, self._row + 1, (mask.start, mask.end), [*taken, mask])
            text, taken, first, start = "", [], self._row + 1, position
        text = _without_gap(text, self._rest(position), bool(taken))
        if text.strip() or taken:
            self._add(text, first, self._row + 1, (start, self._bounds[self._row][1]), taken)

    def _rest(self, position: int) -> str:
        return self._source[position : self._bounds[self._row][1]]

    def _add(
        self, text: str, first: int, last: int, bound: tuple[int, int], masks: list[Mask]
    ) -> None:
        kind: Literal["text", "blank", "note"] = "text"
        if not text.strip():
            boneyard = any(mask.type == "boneyard" for mask in masks)
            kind = "blank" if boneyard else "note"
        self._lines.append(Line(text, kind, first, last, *bound, tuple(masks)))


def _without_gap(left: str, right: str, joined: bool) -> str:
    """Put together what stood around a mask, with one space where the mask stood between two."""
    if joined and not right.strip():
        return left.rstrip()
    if joined and right.startswith(" ") and (not left or left.endswith(" ")):
        return left + right[1:]
    return left + right
