"""Finds a staged figure's outline in a picture by its edges alone: how large it is drawn there.

The outline of head and shoulders is laid over the picture's edges at many sizes and places; where
edges of the same direction lie under it, it fits. No model is asked, so it is sure of less than a
detector: `Found.sure` says how much better the best size fits than any other.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PIL import Image

from render.diffusion.staging import Figure

Singles = NDArray[np.float32]
Ints = NDArray[np.intp]

WIDTH: Final = 160
"""Pixels across at which edges are compared: thin strokes melt into the shapes they hatch."""
TURNS: Final = 8
"""Directions an edge is told apart by, over half a turn."""
STRONG: Final = 0.95
"""The share of a picture's pixels that are weaker edges than what counts as a full one."""
LEAN: Final = 0.5
"""What an edge counts in the next direction."""

SCALES: Final = np.exp(np.linspace(np.log(0.4), np.log(2.5), 25))
"""Sizes tried, over the size as staged."""
APART: Final = 1.28
"""Sizes further apart than this are others: about one shot size."""
ROAM: Final = 0.2
"""How far from its staged place a head is looked for, over the frame's width."""
SEEN: Final = 0.6
"""Share of the outline that must lie in the frame."""
FULL: Final = 400
"""Points from which an outline weighs no more for being longer."""
LEAST: Final = 60
"""Points an outline must have."""

_FINE = 32
"""Pixels a head is tall where its outline is taken."""
_ABOVE, _BELOW, _ASIDE = 1.0, 1.6, 1.3
"""How much of a figure is compared, in heads from the middle of its head."""


@dataclass(frozen=True)
class Found:
    """`scale`: the size as drawn over the size as staged. `sure`: 0 (as likely another) to 1."""

    scale: float
    sure: float


@dataclass(frozen=True, eq=False)
class Edges:
    """A picture's edges: `power` is (TURNS, h, w), -1 to 1, above 0 where they run that way."""

    power: Singles

    @classmethod
    def of(cls, picture: Image.Image) -> "Edges":
        """Return the edges of a picture, WIDTH pixels wide."""
        size = (WIDTH, max(round(WIDTH * picture.height / picture.width), 1))
        grey = np.asarray(picture.convert("L").resize(size, Image.Resampling.BOX), np.float32)
        steep, turn = slopes(grey / np.float32(255))
        full = max(float(np.quantile(steep, STRONG)), 1e-6)
        strength = np.minimum(steep / np.float32(full), 1)
        bins = turned(turn)
        power = np.stack([np.where(bins == k, strength, 0) for k in range(TURNS)])
        power = _widened(power)
        beside = np.maximum(np.roll(power, 1, 0), np.roll(power, -1, 0))
        power = np.maximum(power, LEAN * beside)
        # Where edges run every way (leaves, hatching) they say nothing.
        return cls((power - power.mean(0, keepdims=True)).astype(np.float32))

    @cached_property
    def shape(self) -> tuple[int, int]:
        """Height and width in pixels."""
        _, height, width = self.power.shape
        return height, width


def find(edges: Edges, figure: Figure, mask: Image.Image) -> Found | None:
    """Return how large a figure is drawn; None: too little of it is in the frame to tell.

    `mask` (L, of the frame's size) is white where the figure is seen.
    """
    outline = _outline(figure, mask)
    if len(outline) < LEAST:
        return None
    fits = np.array([_best(edges, figure, outline, float(scale)) for scale in SCALES])
    best = int(fits.argmax())
    others = np.abs(np.log(SCALES / SCALES[best])) > np.log(APART)
    return Found(float(SCALES[best]), max(float(fits[best] - fits[others].max()), 0.0))


def agreement(edges: Edges, guide: Image.Image) -> float:
    """Return how well a picture's edges follow a guide's lines as they stand, -1 to 1."""
    lines = Edges.of(guide).power
    both = np.sqrt(float((lines**2).sum()) * float((edges.power**2).sum()))
    return float((lines * edges.power).sum()) / max(float(both), 1e-6)


def slopes(values: Singles) -> tuple[Singles, Singles]:
    """Return how steep (h, w) values are and which way, 0 to pi."""
    p = np.pad(values, 1, mode="edge")
    rows, columns = p[:-2] + 2 * p[1:-1] + p[2:], p[:, :-2] + 2 * p[:, 1:-1] + p[:, 2:]
    across, down = rows[:, 2:] - rows[:, :-2], columns[2:] - columns[:-2]
    return np.hypot(across, down), np.mod(np.arctan2(down, across), np.pi).astype(np.float32)


def turned(turn: Singles) -> Ints:
    """Return which of the directions each angle (0 to pi) is."""
    return np.asarray(np.rint(turn / np.pi * TURNS), np.intp) % TURNS


def _widened(power: Singles) -> Singles:
    """Return the strongest of each pixel and its eight neighbours."""
    for axis in (1, 2):
        padded = np.pad(power, [(0, 0), *((1, 1) if k == axis else (0, 0) for k in (1, 2))])
        ends = padded.shape[axis]
        power = np.max([padded.take(range(k, ends - 2 + k), axis) for k in range(3)], 0)
    return power


def _outline(figure: Figure, mask: Image.Image) -> Singles:
    """Return (n, 3): right and down from the head's middle, in heads, and the direction (bin)."""
    white = np.asarray(mask.convert("L"), np.float32) / 255
    height, width = white.shape
    down = np.arange(-round(_ABOVE * _FINE), round(_BELOW * _FINE)) / _FINE
    right = np.arange(-round(_ASIDE * _FINE), round(_ASIDE * _FINE)) / _FINE
    rows = np.rint(figure.y * height + down * figure.head * height).astype(np.intp)
    columns = np.rint(figure.x * width + right * figure.head * height).astype(np.intp)
    inside = ((rows > 0) & (rows < height - 1))[:, None] & (columns > 0) & (columns < width - 1)
    cut = white[rows.clip(0, height - 1)][:, columns.clip(0, width - 1)]
    steep, turn = slopes(_smooth(cut))
    y, x = np.nonzero((steep > 0.35 * max(float(steep.max()), 1e-6)) & inside)
    every = max(len(y) // FULL, 1)
    y, x = y[::every], x[::every]
    return np.stack([right[x], down[y], turned(turn)[y, x]], 1).astype(np.float32)


def _smooth(values: Singles) -> Singles:
    """Return (h, w) values, each the mean of five by five."""
    for axis in (0, 1):
        padded = np.pad(values, [(2, 2) if k == axis else (0, 0) for k in (0, 1)], mode="edge")
        ends = padded.shape[axis]
        values = np.mean([padded.take(range(k, ends - 4 + k), axis) for k in range(5)], 0)
    return values


def _best(edges: Edges, figure: Figure, outline: Singles, scale: float) -> float:
    """Return how well the outline fits at one size, where it fits best; -1: nowhere."""
    height, width = edges.shape
    tall = scale * figure.head * height
    x, y, turn = np.unique(np.rint(outline * (tall, tall, 1)).astype(np.intp), axis=0).T
    reach = round(ROAM * width)
    room = reach + int(max(np.abs(x).max(), np.abs(y).max())) + 1
    padded = np.pad(edges.power, ((0, 0), (room, room), (room, room)))
    frame = np.pad(np.ones(edges.shape, np.float32), room)
    left = room - reach + x + np.clip(round(figure.x * width), 0, width)
    top = room - reach + y + np.clip(round(figure.y * height), 0, height)
    places = (2 * reach + 1, 2 * reach + 1)
    under = sliding_window_view(padded, places, axis=(1, 2))[turn, top, left].sum(0)
    seen = sliding_window_view(frame, places)[top, left].sum(0)
    fit = under / np.maximum(seen, 1) * np.sqrt(np.minimum(seen / FULL, 1))
    return float(np.where(seen >= SEEN * len(x), fit, -1).max())
