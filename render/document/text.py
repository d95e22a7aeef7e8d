"""Text in every script: wrapped to a width, ordered by the bidirectional algorithm, shaped."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from bidi import algorithm as bidi
from bidi.mirror import MIRRORED
from reportlab.pdfbase.ttfonts import shapeStr
from reportlab.pdfgen.canvas import Canvas

from render.document.fonts import Fonts

Align = Literal["left", "right", "center"]
MARK = " […]"
"""Stands at the end of a heading cut to its line; a card's words are never cut."""


@dataclass(frozen=True)
class Style:
    """A way to set text: face of `fonts.FACES`, size and line distance in points, grey 0 to 1."""

    face: str = "regular"
    size: float = 7.5
    leading: float = 9.6
    grey: float = 0.0


class _Run(NamedTuple):
    text: str
    face: str


class Typesetter:
    """Measures and draws text with the fonts of one document."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._widths: dict[tuple[str, str, float], float] = {}

    def width(self, text: str, style: Style) -> float:
        """Return the width of a line in points."""
        key = (text, style.face, style.size)
        if key not in self._widths:
            self._widths[key] = sum(self._extent(run, style) for run in self._runs(text, style))
        return self._widths[key]

    def wrap(self, text: str, style: Style, width: float) -> list[str]:
        """Return the lines of a paragraph no wider than `width` points; no line for no text."""
        lines: list[str] = []
        line, room = "", width
        for piece in _pieces(text):
            extent = self.width(piece, style)
            if line and extent > room + self.width(" ", style) * piece.endswith(" "):
                lines.append(line.rstrip())
                line, room = "", width
            for part in self._fitting(piece, style, width) if extent > width else [piece]:
                if line and self.width(part, style) > room:
                    lines.append(line.rstrip())
                    line, room = "", width
                line += part
                room -= self.width(part, style)
        return [*lines, line.rstrip()] if line.strip() else lines

    def cut(self, lines: list[str], count: int, style: Style, width: float) -> list[str]:
        """Return at most `count` lines; the last one ends with the mark when some were cut."""
        if len(lines) <= count:
            return lines
        if count <= 0:
            return []
        last = lines[count - 1]
        while last and self.width(last + MARK, style) > width:
            last = last[:-1].rstrip()
        return [*lines[: count - 1], last + MARK]

    def draw(self, canvas: Canvas, at: tuple[float, float], line: str, style: Style) -> float:
        """Draw one line with its left end on the baseline point `at`; return its width."""
        canvas.setFillGray(style.grey)
        runs = self._runs(line, style)
        if len(runs) == 1 and not _complex(line):
            canvas.setFont(self.fonts.name(runs[0].face), style.size)
            canvas.drawString(*at, line)
            return self.width(line, style)
        return self._draw_shaped(canvas, at, line, style)

    def draw_in(
        self, canvas: Canvas, box: tuple[float, float, float], line: str, style: Style,
        align: Align = "left",
    ) -> None:  # fmt: skip
        """Draw one line in (left, baseline, width); right-to-left text starts at the right."""
        left, baseline, width = box
        if align == "left" and _base_level(line):
            align = "right"
        gap = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        extent = self.width(line, style) if gap else 0.0
        self.draw(canvas, (left + gap * (width - extent), baseline), line, style)

    def _draw_shaped(
        self, canvas: Canvas, at: tuple[float, float], line: str, style: Style
    ) -> float:
        x, y = at
        spoken = ("\ufeff" + line).encode("utf-16-be").hex().upper()
        canvas._code.append(f"/Span <</ActualText <{spoken}>>> BDC")
        for run in self._runs(line, style):
            words = canvas.beginText(x, y)
            words.setFont(self.fonts.name(run.face), style.size)
            words.textOut(shapeStr(run.text, run.face, style.size))
            canvas.drawText(words)
            x += self._extent(run, style)
        canvas._code.append("EMC")
        return x - at[0]

    def _runs(self, text: str, style: Style) -> list[_Run]:
        if text.isascii():
            return [_Run(text, style.face)]
        faces = [self.fonts.face_for(char, style.face) for char in text]
        for index, char in enumerate(text):
            if index and (char == " " or unicodedata.combining(char)):
                faces[index] = faces[index - 1]
        levels = _levels(text) if _complex(text) else (0,) * len(text)
        order = _visual_order(levels)
        runs = []
        for (face, level), group in groupby(order, key=lambda i: (faces[i], levels[i])):
            places = list(group)
            words = "".join(text[i] for i in sorted(places))
            runs.append(_Run(_turned(words) if level % 2 else words, face))
        return runs

    def _extent(self, run: _Run, style: Style) -> float:
        if not _complex(run.text):
            return self.fonts.width(run.text, run.face, style.size)
        shaped = shapeStr(run.text, self.fonts.name(run.face), style.size, force=True)
        return float(sum(glyph.x_advance for glyph in shaped.__shapeData__)) * style.size / 1000

    def _fitting(self, word: str, style: Style, width: float) -> list[str]:
        parts, part = [], ""
        for char in word:
            if part and self.width(part + char, style) > width:
                parts.append(part)
                part = ""
            part += char
        return [*parts, part]


def _visible(text: str) -> str:
    """Return a text without control characters and variation selectors, which no face draws."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(filter(_drawn, text))


@cache
def _drawn(char: str) -> bool:
    if "\ufe00" <= char <= "\ufe0f":
        return False
    return char.isspace() or unicodedata.category(char) != "Cc"


def _pieces(text: str) -> list[str]:
    """Split where a line may break: after spaces and between East Asian characters."""
    pieces, piece = [], ""
    for char in " ".join(_visible(text).split()):
        if ord(char) >= 0x2E80 and unicodedata.east_asian_width(char) in "WF":
            pieces += [piece, char] if piece else [char]
            piece = ""
        else:
            piece += char
            if char == " ":
                pieces.append(piece)
                piece = ""
    return [*pieces, piece] if piece else pieces


@lru_cache(4096)
def _complex(text: str) -> bool:
    """Say whether a text needs ordering or shaping: from Hebrew to the Indic scripts and Thai."""
    return any(
        0x0590 <= ord(char) < 0x1100 or 0x1700 <= ord(char) < 0x1800 or unicodedata.combining(char)
        for char in text
    )


@lru_cache(4096)
def _base_level(text: str) -> int:
    return int(bidi.get_base_level(text)) if _complex(text) else 0


def _turned(words: str) -> str:
    """Reverse marks and spaces that stand alone in right-to-left text; the shaper turns letters."""
    if any(unicodedata.bidirectional(char) in ("R", "AL") for char in words):
        return words
    return "".join(MIRRORED.get(char, char) for char in reversed(words))


def _levels(text: str) -> tuple[int, ...]:
    """Return the embedding level of each character (Unicode Standard Annex 9)."""
    storage = bidi.get_empty_storage()
    base = bidi.get_base_level(text)
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    bidi.get_embedding_levels(text, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, debug=False)
    bidi.resolve_implicit_levels(storage, debug=False)
    levels = tuple(int(char["level"]) for char in storage["chars"])
    return levels if len(levels) == len(text) else (base,) * len(text)


def _visual_order(levels: tuple[int, ...]) -> list[int]:
    """Return character positions from left to right (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order
