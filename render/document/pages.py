"""Fills the pages of a layout with cards; lengths in points, origin bottom left."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from render.document.layout import (
    FOOTER,
    GUTTER,
    HEADER,
    MARGIN,
    PAPERS,
    PLANS,
    ROW_GAP,
    STRIP,
    Box,
    Plan,
)
from render.document.paragraphs import Block, Column, height, split
from render.document.text import Typesetter
from render.sheet import Card, Layout, Paper, Sheet, SheetScene
from render.vocabulary import ASPECTS


class Placed(NamedTuple):
    """A card on a page: its frame and the top of its label line; `text` hangs from `text_top`."""

    card: Card
    scene: int
    frame: Box
    text: Block
    text_box: tuple[float, float, float]
    """Left, top, width."""
    continued: bool = False


class Strip(NamedTuple):
    """A scene's heading across the page; `scene` counts from 0."""

    scene: int
    top: float


class Page(NamedTuple):
    """What stands on one page; `scene` is the first one shown, counted from 0."""

    scene: int
    strips: tuple[Strip, ...]
    cards: tuple[Placed, ...]


class _Row(NamedTuple):
    cards: tuple[tuple[Card, Block], ...]
    height: float
    scene: int
    opens: bool
    continued: bool = False


@dataclass(frozen=True)
class Paginator:
    """Fills the pages of one layout on one paper."""

    plan: Plan
    paper: Paper
    aspect: float
    typesetter: Typesetter

    @property
    def label(self) -> float:
        """Height of the line over a frame in points."""
        return self.plan.words.label.leading

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a page in points."""
        width, height = PAPERS[self.paper]
        return (height, width) if self.plan.landscape else (width, height)

    @property
    def usable(self) -> Box:
        """The page without margins, header and footer."""
        width, height = self.size
        bottom = MARGIN + FOOTER
        return Box(MARGIN, bottom, width - 2 * MARGIN, height - bottom - MARGIN - HEADER)

    @property
    def column(self) -> float:
        """Width of one column in points."""
        return (self.usable.width - (self.plan.columns - 1) * GUTTER) / self.plan.columns

    @property
    def frame(self) -> tuple[float, float]:
        """Width and height of a picture in points, at the delivery ratio."""
        widest = self.column * (0.40 if self.plan.beside else 1.0)
        height = min(widest / self.aspect, self.plan.tallest * self.usable.height)
        return height * self.aspect, height

    @property
    def text_width(self) -> float:
        """Width of a card's words in points."""
        if self.plan.beside:
            return self.column - self.frame[0] - GUTTER
        return self.frame[0] if self.frame[0] > self.column * 0.6 else self.column

    @property
    def text(self) -> Column:
        """What sets a card's words."""
        return Column(self.plan.words, self.text_width, self.typesetter)

    def pages(self, sheet: Sheet, *, scene_pages: bool = False) -> list[Page]:
        """Return all pages; with `scene_pages` every scene starts a new one."""
        pages: list[list[tuple[_Row, float]]] = []
        room = 0.0
        for row in self._rows(sheet):
            need = row.height + (STRIP if row.opens else 0.0)
            if not pages or need > room + 0.01 or (scene_pages and row.opens):
                pages.append([])
                room = self.usable.height
            pages[-1].append((row, self.usable.y + room))
            room -= need + ROW_GAP
        return [self._page(self._spread(rows)) for rows in pages]

    def _spread(self, rows: list[tuple[_Row, float]]) -> list[tuple[_Row, float]]:
        """Share what is left of a full page between its rows."""
        if self.plan.beside or len(rows) < self.plan.rows:
            return rows
        last, top = rows[-1]
        left = top - (STRIP if last.opens else 0.0) - last.height - self.usable.y
        step = max(left, 0.0) / len(rows)
        return [(row, top - index * step) for index, (row, top) in enumerate(rows)]

    def _rows(self, sheet: Sheet) -> Iterator[_Row]:
        for index, scene in enumerate(sheet.scenes):
            yield from self._listed(index, scene) if self.plan.beside else self._grid(index, scene)

    def _grid(self, index: int, scene: SheetScene) -> Iterator[_Row]:
        count, most = self.plan.columns, self._most_text()
        for first in range(0, len(scene.cards), count):
            cards = scene.cards[first : first + count]
            texts = [self.text.fitting(card, most) for card in cards]
            tall = self.label + self.frame[1] + max(height(text) for text in texts)
            yield _Row(tuple(zip(cards, texts, strict=True)), tall, index, opens=first == 0)

    def _listed(self, index: int, scene: SheetScene) -> Iterator[_Row]:
        for number, card in enumerate(scene.cards):
            parts = split(self.text.whole(card), self.usable.height - STRIP - self.label)
            for part, lines in enumerate(parts):
                least = 0.0 if part else self.frame[1]
                tall = self.label + max(least, height(lines))
                yield _Row(((card, lines),), tall, index, number == part == 0, bool(part))

    def _most_text(self) -> float:
        """Points of text a card may take so that the layout's rows fit on one page."""
        rows = self.plan.rows
        each = (self.usable.height - STRIP - (rows - 1) * ROW_GAP) / rows
        return each - self.label - self.frame[1]

    def _page(self, rows: list[tuple[_Row, float]]) -> Page:
        strips, cards = [], []
        for row, top in rows:
            below = top
            if row.opens:
                strips.append(Strip(row.scene, top))
                below -= STRIP
            for column, (card, text) in enumerate(row.cards):
                cards.append(self._place(row, column, below, card, text))
        return Page(rows[0][0].scene, tuple(strips), tuple(cards))

    def _place(self, row: _Row, column: int, top: float, card: Card, text: Block) -> Placed:
        width, height = self.frame
        left = self.usable.x + column * (self.column + GUTTER)
        if self.plan.beside:
            frame = Box(left, top - self.label - height, width, height)
            box = (left + width + GUTTER, top - self.label, self.text_width)
        else:
            if width > self.column * 0.6:
                left += (self.column - width) / 2
            frame = Box(left, top - self.label - height, width, height)
            box = (left, top - self.label - height, self.text_width)
        return Placed(card, row.scene, frame, text, box, row.continued)


def paginator(sheet: Sheet, layout: Layout, paper: Paper, typesetter: Typesetter) -> Paginator:
    """Return the paginator of a sheet's frame on a paper."""
    return Paginator(PLANS[layout], paper, ASPECTS[sheet.aspect], typesetter)
