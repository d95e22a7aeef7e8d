"""Fills the pages of a layout with cards; lengths in points, origin bottom left."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
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
from render.sheet import Card, Layout, Paper, Sheet
from render.vocabulary import ASPECTS

NARROW = 0.58
"""The share of its column below which a picture has its words beside it."""
WIDE = 0.6
"""The share of its column above which a picture is as wide as the words below it."""


class Placed(NamedTuple):
    """A card on a page: its frame and its words.

    `continued`: the words the page before had no room for, below a frame of no height.
    """

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
    def beside(self) -> bool:
        """Whether words stand right of the pictures, not below them."""
        return self.plan.beside or self._within(1.0, self._tallest)[0] < self.column * NARROW

    @property
    def frame(self) -> tuple[float, float]:
        """Width and height of a picture in points, at the delivery ratio."""
        if self.plan.beside:
            return self._within(0.4, self._tallest)
        if self.beside:
            return self._within(0.5, self._share)
        return self._within(1.0, self._tallest)

    @property
    def text_width(self) -> float:
        """Width of a card's words in points."""
        if self.beside:
            return self.column - self.frame[0] - GUTTER
        return self.frame[0] if self.frame[0] > self.column * WIDE else self.column

    @property
    def _tallest(self) -> float:
        return self.plan.tallest * self.usable.height

    @property
    def _share(self) -> float:
        """Points a cell has below its label so that the layout's rows, each with a strip, fit."""
        rows = self.plan.rows
        return (self.usable.height - (rows - 1) * ROW_GAP) / rows - STRIP - self.label

    def _within(self, share: float, tallest: float) -> tuple[float, float]:
        """Return the largest frame in `share` of a column's width and `tallest` points."""
        height = min(self.column * share / self.aspect, tallest)
        return height * self.aspect, height

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
        count = self.plan.columns
        for index, scene in enumerate(sheet.scenes):
            for first in range(0, len(scene.cards), count):
                yield from self._row(index, scene.cards[first : first + count], opens=first == 0)

    def _row(self, index: int, cards: tuple[Card, ...], *, opens: bool) -> Iterator[_Row]:
        """Yield a row as tall as its longest words; what a page cannot hold follows in more."""
        room = self.usable.height - STRIP - self.label
        frame = self.frame[1]
        first = room if self.beside else room - frame
        parts = [split(self._lines(card), first, room) for card in cards]
        for number, texts in enumerate(zip_longest(*parts, fillvalue=())):
            tall = max(height(text) for text in texts)
            if not number:
                tall = max(frame, tall) if self.beside else frame + tall
            placed = tuple(zip(cards, texts, strict=True))
            yield _Row(placed, self.label + tall, index, opens and not number, number > 0)

    def _lines(self, card: Card) -> Block:
        if self.plan.beside:
            return self.text.whole(card)
        return self.text.fitting(card, self._share - (0.0 if self.beside else self.frame[1]))

    def _page(self, rows: list[tuple[_Row, float]]) -> Page:
        strips, cards = [], []
        for row, top in rows:
            below = top
            if row.opens:
                strips.append(Strip(row.scene, top))
                below -= STRIP
            for column, (card, text) in enumerate(row.cards):
                if text or not row.continued:
                    cards.append(self._place(row, column, below, card, text))
        return Page(rows[0][0].scene, tuple(strips), tuple(cards))

    def _place(self, row: _Row, column: int, top: float, card: Card, text: Block) -> Placed:
        width, tall = self.frame
        tall = 0.0 if row.continued else tall
        left = self.usable.x + column * (self.column + GUTTER)
        below = top - self.label
        if self.beside:
            box = (left + width + GUTTER, below, self.text_width)
        else:
            left += (self.column - self.text_width) / 2
            box = (left, below - tall, self.text_width)
        frame = Box(left, below - tall, width, tall)
        return Placed(card, row.scene, frame, text, box, row.continued)


def paginator(sheet: Sheet, layout: Layout, paper: Paper, typesetter: Typesetter) -> Paginator:
    """Return the paginator of a sheet's frame on a paper."""
    return Paginator(PLANS[layout], paper, ASPECTS[sheet.aspect], typesetter)
