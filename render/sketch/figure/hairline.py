"""Hairlines: where hair begins and ends about the head, in heights on the base's head."""

from collections.abc import Mapping

import numpy as np

from render.sketch.figure.shell import Edge
from render.sketch.mesh import Floats

Line = Mapping[int, float]

SHORT: Line = {0: 0.8185, 28: 0.815, 46: 0.800, 58: 0.775, 66: 0.745, 72: 0.712, 80: 0.708,
               88: 0.735, 96: 0.738, 108: 0.700, 122: 0.668, 140: 0.652, 180: 0.648}  # fmt: skip
"""Degrees from the middle of the face to the nape: height of the line, metres."""
RECEDED: Line = {0: 0.826, 18: 0.832, 32: 0.842, 46: 0.828, 58: 0.785, 66: 0.748, 72: 0.712,
                 80: 0.708, 88: 0.735, 96: 0.738, 108: 0.700, 122: 0.668, 140: 0.652,
                 180: 0.648}  # fmt: skip
LONG: Line = {0: 0.8185, 18: 0.8180, 34: 0.812, 47: 0.796, 58: 0.772, 66: 0.752, 72: 0.722,
              80: 0.716, 88: 0.737, 96: 0.739, 108: 0.700, 122: 0.664, 140: 0.645,
              180: 0.640}  # fmt: skip
ROUND: Line = {0: 0.812, 40: 0.805, 60: 0.770, 75: 0.715, 90: 0.710, 120: 0.670, 180: 0.655}
TEMPLE: Line = {0: 0.8185, 30: 0.813, 48: 0.792, 58: 0.755, 66: 0.705}
RING: Line = {0: 0.90, 60: 0.90, 66: 0.76, 72: 0.712, 80: 0.706, 88: 0.735, 96: 0.738, 108: 0.700,
              122: 0.668, 140: 0.652, 180: 0.648}  # fmt: skip
RING_TOP: Line = {0: 0.60, 60: 0.77, 80: 0.795, 180: 0.800}


BEHIND = ((0, 62, 80, 104, 122), (0.59, 0.585, 0.57, 0.545, 0.40))
"""Degrees from the middle of the face: the height hair falls to before the shoulders take it."""


def _at(line: Line, turn: Floats) -> Floats:
    return np.asarray(np.interp(np.abs(turn), list(line), list(line.values())))


def _parted(turn: Floats, part: float | None) -> Floats:
    """Return how much higher (metres) hair combed from a parting leaves the forehead."""
    if part is None:
        return np.zeros_like(turn)
    aside = np.abs(turn - part)
    falls = np.clip((aside - 6) / 16, 0, 1) * np.clip((52 - aside) / 26, 0, 1)
    return np.asarray(0.009 * np.exp(-((aside / 8) ** 2)) - 0.010 * falls)


def edge_of(line: Line, share: float = 1.0, part: float | None = None) -> Edge:
    """Return the edge of hair above a line, `share` of the way to it from SHORT.

    `part` is the parting's angle in degrees, None: combed back.
    """

    def edge(turn: Floats, height: Floats) -> Floats:
        middle = share * _at(line, turn) + (1 - share) * _at(SHORT, turn)
        return height - middle - _parted(turn, part)

    return edge


def edge_long(face: float, hem: float, part: float | None = None) -> Edge:
    """Return the edge of hair that leaves the face free to `face` degrees and ends at `hem`.

    What is longer than the shoulders lies behind them: in front it would hang like straps.
    """

    def edge(turn: Floats, height: Floats) -> Floats:
        over = np.maximum(height - _at(TEMPLE, turn) - _parted(turn, part), -0.05)
        free = np.interp(height, (hem, 0.63), (min(face, 44), face))
        ends = np.interp(np.abs(turn), *BEHIND)
        falling = np.minimum((np.abs(turn) - free) * 0.002, height - np.maximum(hem, ends))
        return np.asarray(np.where(np.abs(turn) < face, over, falling))

    return edge


def edge_ring(turn: Floats, height: Floats) -> Floats:
    """Return the edge of a ring of hair about a bald head."""
    return np.minimum(height - _at(RING, turn), _at(RING_TOP, turn) - height)
