"""Papers and layouts: how a page is divided; lengths in points, origin bottom left."""

from dataclasses import dataclass
from typing import NamedTuple

from render.document.text import Style
from render.sheet import Layout, Paper

PAPERS: dict[Paper, tuple[float, float]] = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
"""Width and height, upright."""

MARGIN = 30.0
HEADER = 24.0
FOOTER = 16.0
GUTTER = 14.0
ROW_GAP = 12.0
STRIP = 19.0

STRIP_STYLE = Style("bold", 9.0, STRIP)
PLACEHOLDER_STYLE = Style("regular", 6.6, 8.4, 0.35)
FOOTER_STYLE = PLACEHOLDER_STYLE


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
    def label(self) -> Style:
        """What the panel is called; its leading is the height of the line over a frame."""
        return self._style("bold", 9.4, 12.4)

    @property
    def shot(self) -> Style:
        """Size, angle and move, and where in the script."""
        return self._style("regular", 7.6, 12.4, 0.2)

    @property
    def seconds(self) -> Style:
        """How long the panel runs."""
        return self._style("bold", 7.6, 12.4, 0.2)

    @property
    def action(self) -> Style:
        """The script's action."""
        return self._style("regular", 8.2, 10.2)

    @property
    def caption(self) -> Style:
        """The panel's caption."""
        return self._style("regular", 8.2, 10.2, 0.3)

    @property
    def speech(self) -> Style:
        """A cue and what is spoken."""
        return self._style("script", 8.4, 9.8)

    @property
    def note(self) -> Style:
        """A note to the crew."""
        return self._style("regular", 6.8, 8.4, 0.35)

    def _style(self, face: str, size: float, leading: float, grey: float = 0.0) -> Style:
        return Style(face, size * self.scale, leading * self.scale, grey)


@dataclass(frozen=True)
class Plan:
    """How a layout divides a page.

    `tallest` bounds a picture's height as a share of the usable height. `beside`: text stands right
    of the picture, whatever the picture's ratio, and the caption with it.
    """

    columns: int
    rows: int
    landscape: bool
    tallest: float
    words: Words = Words()
    beside: bool = False


PLANS: dict[Layout, Plan] = {
    "6up": Plan(3, 2, landscape=True, tallest=0.30),
    "4up": Plan(2, 2, landscape=True, tallest=0.32, words=Words(1.1)),
    "1up": Plan(1, 1, landscape=True, tallest=0.74, words=Words(1.5)),
    "list": Plan(1, 5, landscape=False, tallest=0.16, words=Words(1.05), beside=True),
}
