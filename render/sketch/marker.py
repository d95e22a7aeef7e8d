"""A broad marker: its strokes lie side by side, so every wash is flat and its edges are stepped."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from render.sketch.mesh import Ints
from render.sketch.noise import ramp
from render.sketch.raster import Singles
from render.sketch.view import View

BREADTH = 13.0
"""Pixels (768 pixel frame) from one stroke of the marker to the next."""

LEAN = (0.34, 0.94)
"""The way across the strokes, as shares of x and y."""

ROWS = 512


@dataclass(frozen=True, eq=False)
class Bands:
    """The strokes over a frame: `row` (h, w) numbers them, `part` (h, w) is the way across one,
    0 to 1. `tint` and `slip` (ROWS,) are each one's own: how it differs in grey, and how far it
    runs over the edge of its wash; both of unit variance. `stray` (h, w) bends them.
    """

    row: Ints
    part: Singles
    tint: Singles
    slip: Singles
    stray: Singles

    def each(self, of_row: Singles) -> Singles:
        """Return a number a stroke (ROWS,) as a picture."""
        return of_row[self.row]


def bands(view: View, stray: Singles, rng: np.random.Generator) -> Bands:
    """Lay strokes over a frame; `stray` (h, w) of unit variance bends them a little."""
    unit = view.unit
    x = np.arange(view.frame.width, dtype=np.float32)[None, :]
    y = np.arange(view.frame.height, dtype=np.float32)[:, None]
    across = x * np.float32(LEAN[0]) + y * np.float32(LEAN[1]) + stray * np.float32(0.8 * unit)
    place = across / np.float32(BREADTH * unit)
    row = np.floor(place)
    tint, slip = rng.normal(0, 1, (2, ROWS)).astype(np.float32)
    return Bands(row.astype(np.int32) % ROWS, place - row, tint, np.clip(slip, -1.6, 1.6), stray)


def flat(value: Singles, greys: tuple[float, ...], laid: Bands) -> Singles:
    """Return a slow change of grey (h, w) as flat washes of some greys, from light to dark."""
    jittered = value + laid.each(laid.slip) * np.float32(0.018)
    out = np.full_like(value, greys[0])
    for lighter, darker in pairwise(greys):
        edge = (lighter + darker) / 2
        out += np.float32(darker - lighter) * ramp(jittered, edge - 0.008, edge + 0.008)
    return out
