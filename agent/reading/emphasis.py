r"""Reads the emphasis marks of a text: *italic*, **bold**, ***both***, _underline_, \* escapes."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from agent.screenplay import Run

_MARK = re.compile(r"\\[*_\\]|\*{1,3}(?!\*)(?<!\*{4})|(?<!_)_(?!_)")
_CUT = "\x1f"
_BOLD, _ITALIC, _UNDERLINE = 1, 2, 4


class _Piece(NamedTuple):
    text: str
    style: int


class _Open:
    """A mark that may still find its closing one; `size` is how many asterisks are left."""

    def __init__(self, char: str, size: int, place: int) -> None:
        self.char = char
        self.size = size
        self.place = place


def has_marks(text: str) -> bool:
    """Say whether the text holds a mark of emphasis or an escape, whether it pairs or not."""
    return "*" in text or "_" in text or "\\" in text


def plain(text: str) -> str:
    """Return the text without its emphasis marks; a mark that does not pair stays."""
    if not has_marks(text):
        return text
    return "".join(run.text for run in runs(text))


def plain_parts(parts: Iterable[str]) -> list[str]:
    """Return the parts of one text without emphasis marks; a pair may stand in two of them."""
    return [part.strip() for part in plain(f" {_CUT}".join(parts)).split(_CUT)]


def runs(text: str) -> tuple[Run, ...]:
    """Return the text cut where its emphasis changes; emphasis ends with its line at the latest."""
    pieces: list[_Piece] = []
    for line in text.splitlines(keepends=True) or [text]:
        pieces.extend(_Line(line).pieces())
    found = []
    for style, group in groupby(
        (piece for piece in pieces if piece.text), lambda piece: piece.style
    ):
        found.append(
            Run(
                "".join(piece.text for piece in group),
                bold=bool(style & _BOLD),
                italic=bool(style & _ITALIC),
                underline=bool(style & _UNDERLINE),
            )
        )
    return tuple(found)


class _Line:
    """Pairs the marks of one line.

    A mark opens before something that is not a space and closes after something that is not one.
    """

    def __init__(self, line: str) -> None:
        self._line = line
        self._tokens: list[str] = []
        self._changes: dict[int, int] = {}
        self._used: dict[int, int] = {}
        self._open: list[_Open] = []
        self._waiting = {"*": 0, "_": 0}

    def pieces(self) -> Iterator[_Piece]:
        position = 0
        for match in _MARK.finditer(self._line):
            self._tokens.append(self._line[position : match.start()])
            self._tokens.append(match[0])
            if match[0][0] != "\\":
                self._pair(match, len(self._tokens) - 1)
            position = match.end()
        self._tokens.append(self._line[position:])
        return self._styled()

    def _pair(self, match: re.Match[str], place: int) -> None:
        char, size = match[0][0], len(match[0])
        before = self._line[match.start() - 1 : match.start()]
        after = self._line[match.end() : match.end() + 1]
        if before and not before.isspace():
            size = self._close(char, size, place)
        if size and after and not after.isspace():
            self._open.append(_Open(char, size, place))
            self._waiting[char] += 1

    def _close(self, char: str, size: int, place: int) -> int:
        """Close what is open with this char; return how much of the mark is left."""
        while size and self._waiting[char]:
            opening = self._open[-1]
            if opening.char != char or opening.place == place - 1:
                self._drop()
                continue
            count = 2 if min(size, opening.size) >= 2 else 1
            style = _UNDERLINE if char == "_" else _BOLD if count == 2 else _ITALIC
            for end in (opening.place, place):
                self._changes[end] = self._changes.get(end, 0) ^ style
                self._used[end] = self._used.get(end, 0) + count
            size -= count
            opening.size -= count
            if not opening.size:
                self._drop()
        return size

    def _drop(self) -> None:
        self._waiting[self._open.pop().char] -= 1

    def _styled(self) -> Iterator[_Piece]:
        style = 0
        for place, token in enumerate(self._tokens):
            if place % 2 == 0:
                yield _Piece(token, style)
            elif token[0] == "\\":
                yield _Piece(token[1:], style)
            else:
                left = token[self._used.get(place, 0) :]
                yield _Piece(left, style)
                style ^= self._changes.get(place, 0)
