"""The contours of a picture: its cracks as lines a brush can follow."""

from dataclasses import dataclass

import numpy as np

from render.sketch import chains, edges, polylines
from render.sketch.chains import DEPTH, FIGURE, SIDE, WEIGHT
from render.sketch.gbuffer import Buffers
from render.sketch.mesh import Floats
from render.sketch.polylines import Polylines

SHARP = np.radians(52)
"""A turn a brush lifts at."""


@dataclass(frozen=True, eq=False)
class Contours:
    """Smooth lines in frame pixels. `lines.tags` are weight, depth, side, figure as of `chains`."""

    lines: Polylines

    def outward(self) -> Floats:
        """Return (n, 2) unit vectors away from the nearer surface, pixels, y down."""
        way = polylines.tangents(self.lines)
        side = self.lines.tags[:, SIDE]
        return np.stack([-way[:, 1] * side, way[:, 0] * side], 1)


def trace(buffers: Buffers, subject: float) -> Contours:
    """Return the contours of what is seen; `subject` metres away is what the picture is about."""
    cracks = edges.find(buffers, subject)
    lines = chains.follow(cracks, buffers.frame.width * buffers.scale)
    unit = buffers.frame.width * buffers.scale / 768
    lines = _without_specks(lines, unit)
    if not len(lines.counts):
        return Contours(lines)
    lines = polylines.thinned(_settled(lines))
    simple = polylines.keep(lines, polylines.corners(lines, 0.55 * unit))
    simple = polylines.cut(simple, polylines.turns(simple, SHARP, 2.5 * unit))
    simple = simple.only(simple.lengths() > 1.5 * unit)
    fine = polylines.smooth(polylines.resample(simple, 0.8 * unit), 6)
    return Contours(Polylines(fine.points / buffers.scale, fine.counts, fine.tags))


def _without_specks(lines: Polylines, unit: float) -> Polylines:
    """Drop lines too short for a brush: light ones sooner than heavy ones."""
    weight = np.maximum.reduceat(lines.tags[:, WEIGHT], lines.first) if len(lines.counts) else 0
    return lines.only(lines.counts > np.where(weight > 0.8, 4, 8) * unit)


def _settled(lines: Polylines) -> Polylines:
    """Give each line one side and one figure, and let its weight change slowly."""
    tags = lines.tags.copy()
    for column in (SIDE, FIGURE):
        total = np.add.reduceat(tags[:, column], lines.first) / lines.counts
        one = np.where(total >= 0, 1.0, -1.0) if column == SIDE else np.rint(total)
        tags[:, column] = one[lines.line]
    inner = np.flatnonzero(~lines.ends)
    for _ in range(6):
        for column in (WEIGHT, DEPTH):
            value = tags[:, column]
            value[inner] = (value[inner - 1] + 2 * value[inner] + value[inner + 1]) / 4
    return Polylines(lines.points, lines.counts, tags)
