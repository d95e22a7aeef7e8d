"""Papers and layouts, and how cards fill pages; lengths in points, origin bottom left."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from render.document.text import Style, Typesetter
from render.sheet import Card, Layout, Paper, Sheet, SheetScene
from render.vocabulary import ASPECTS

PAPERS: dict[Paper, tuple[float, float]] = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
"""Width and height, upright."""

MARGIN = 30.0
HEADER = 24.0
FOOTER = 16.0
GUTTER = 14.0
ROW_GAP = 12.0
LABEL = 12.0
STRIP = 19.0

LABEL_STYLE = Style("bold", 9.0, LABEL)
SHOT_STYLE = Style("regular", 7.2, LABEL, 0.25)
NOTE_STYLE = Style("regular", 6.6, 8.4, 0.35)
STRIP_STYLE = Style("bold", 9.0, STRIP)


class Box(NamedTuple):
    """A rectangle in points; (x, y) is its lower left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Words:
    """The styles of a card's words, all scaled from the smallest layout's sizes."""

    scale: float = 1.0

    @property
    def action(self) -> Style:
        """The script's action."""
        return Style("regular", 7.6 * self.scale, 9.6 * self.scale)

    @property
    def caption(self) -> Style:
        """The panel's caption."""
        return replace(self.action, grey=0.3)

    @property
    def speech(self) -> Style:
        """A cue and what is spoken."""
        return Style("script", 7.8 * self.scale, 9.4 * self.scale)

    @property
    def note(self) -> Style:
        """A note to the crew."""
        return Style("regular", 6.6 * self.scale, 8.4 * self.scale, 0.35)


@dataclass(frozen=True)
class Plan:
    """How a layout divides a page.

    `tallest` bounds a picture's height as a share of the usable height. `beside`: text stands right
    of the picture, in full, over as many pages as it needs.
    """

    columns: int
    rows: int
    landscape: bool
    tallest: float
    words: Words = Words()
    beside: bool = False


PLANS: dict[Layout, Plan] = {
    "6up": Plan(3, 2, landscape=True, tallest=0.30),
    "4up": Plan(2, 2, landscape=True, tallest=0.36, words=Words(1.1)),
    "1up": Plan(1, 1, landscape=True, tallest=0.74, words=Words(1.5)),
    "list": Plan(1, 5, landscape=False, tallest=0.16, words=Words(1.1), beside=True),
}


class TextLine(NamedTuple):
    """One set line: text, its style, how far it is indented from the left in points."""

    text: str
    style: Style
    indent: float = 0.0


Block = tuple[TextLine, ...]
"""The lines of one paragraph."""


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
            texts = [self._fit(self._compose(card), most) for card in cards]
            height = LABEL + self.frame[1] + max(_height(text) for text in texts)
            yield _Row(tuple(zip(cards, texts, strict=True)), height, index, opens=first == 0)

    def _compose(self, card: Card, *, whole: bool = False) -> list[Block]:
        """Return a card's words as paragraphs: action (or the caption), dialogue, notes.

        `whole` gives the caption as well when the action says it in other words.
        """
        words, width = self.plan.words, self.text_width
        indent = min(16.0, width * 0.06)
        blocks = [
            (card.action or card.caption, words.action if card.action else words.caption, 0.0)
        ]
        if whole and card.action and card.caption != card.action:
            blocks.append((card.caption, words.caption, 0.0))
        for line in card.dialogue:
            manner = f" ({line.manner})" if line.manner else ""
            blocks.append((line.speaker.upper() + manner, words.speech, indent * 2))
            blocks.append((line.text, words.speech, indent))
        blocks += [(note, words.note, 0.0) for note in card.notes]
        wrap = self.typesetter.wrap
        return [
            tuple(TextLine(line, style, shift) for line in wrap(text, style, width - shift))
            for text, style, shift in blocks
        ]

    def _listed(self, index: int, scene: SheetScene) -> Iterator[_Row]:
        for number, card in enumerate(scene.cards):
            text = self._compose(card, whole=True)
            parts = _split(sum(text, ()), self.usable.height - STRIP - LABEL)
            for part, lines in enumerate(parts):
                least = 0.0 if part else self.frame[1]
                height = LABEL + max(least, _height(lines))
                yield _Row(((card, lines),), height, index, number == part == 0, bool(part))

    def _most_text(self) -> float:
        """Points of text a card may take so that the layout's rows fit on one page."""
        rows = self.plan.rows
        each = (self.usable.height - STRIP - (rows - 1) * ROW_GAP) / rows
        return each - LABEL - self.frame[1]

    def _fit(self, blocks: list[Block], most: float) -> Block:
        """Return the lines that fit: the longest paragraph gives way first and is marked."""
        kept = list(blocks)
        while kept and _height(sum(kept, ())) > most:
            longest = max(range(len(kept)), key=lambda i: (len(kept[i]), -i))
            kept[longest] = kept[longest][:-1]
        return tuple(
            line
            for block, lines in zip(blocks, kept, strict=True)
            for line in (lines if len(lines) in (0, len(block)) else self._cut(lines))
        )

    def _cut(self, lines: Block) -> Block:
        return (*lines[:-1], self._marked(lines[-1]))

    def _marked(self, line: TextLine) -> TextLine:
        width = self.text_width - line.indent
        cut = self.typesetter.cut([line.text, ""], 1, line.style, width)
        return line._replace(text=cut[0])

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
            frame = Box(left, top - LABEL - height, width, height)
            box = (left + width + GUTTER, top - LABEL, self.text_width)
        else:
            if width > self.column * 0.6:
                left += (self.column - width) / 2
            frame = Box(left, top - LABEL - height, width, height)
            box = (left, top - LABEL - height, self.text_width)
        return Placed(card, row.scene, frame, text, box, row.continued)


def paginator(sheet: Sheet, layout: Layout, paper: Paper, typesetter: Typesetter) -> Paginator:
    """Return the paginator of a sheet's frame on a paper."""
    return Paginator(PLANS[layout], paper, ASPECTS[sheet.aspect], typesetter)


def _height(lines: Block) -> float:
    return sum(line.style.leading for line in lines) + (3.0 if lines else 0.0)


def _split(lines: Block, room: float) -> list[Block]:
    parts: list[Block] = [()]
    for line in lines:
        if parts[-1] and _height((*parts[-1], line)) > room:
            parts.append(())
        parts[-1] = (*parts[-1], line)
    return parts
