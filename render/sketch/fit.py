"""Holds points between two heights and two sides of a frame: the camera nearest to them."""

from dataclasses import dataclass

import numpy as np

from render.sketch.mesh import Floats

NEAREST = 0.35
"""Metres the lens keeps from what it frames."""


@dataclass(frozen=True)
class Fit:
    """A camera in its own axes; `slack` is the free height when it must stand further back."""

    x: float | None
    y: float
    z: float
    low: float
    bottom: float
    top: float
    high: float

    def within(self, rows: Floats, tan: tuple[float, float], sides: Floats, most: float) -> Floats:
        """Move back and aside until every side point stands within the share of the width."""
        points = sides @ rows.T
        right = float((points[:, 0] + most * tan[0] * points[:, 2]).max())
        left = float((points[:, 0] - most * tan[0] * points[:, 2]).min())
        z = max(self.z, (right - left) / (2 * most * tan[0]))
        y = self.y if z == self.z else self._settled(z, tan[1])
        low, high = right - most * tan[0] * z, left + most * tan[0] * z
        x = (low + high) / 2 if self.x is None or z != self.z else np.clip(self.x, low, high)
        return np.array([x, y, z])

    def _settled(self, z: float, tan_y: float) -> float:
        """Share the free height of a frame that had to grow: 42 % of it goes under the feet."""
        over = self.high - self.top * tan_y * z
        under = self.low - self.bottom * tan_y * z
        return over + (under - over) * 0.42


def fit(
    rows: Floats, tan: tuple[float, float], ends: tuple[Floats, Floats], at: tuple[float, float]
) -> Fit:
    """Hold the tops and bottoms of `ends` between two shares of the frame's height."""
    tops, bottoms = ends[0] @ rows.T, ends[1] @ rows.T
    top, bottom = 1 - 2 * at[0], 1 - 2 * at[1]
    high = float((tops[:, 1] + top * tan[1] * tops[:, 2]).max())
    low = float((bottoms[:, 1] + bottom * tan[1] * bottoms[:, 2]).min())
    nearest = max(tops[:, 2].max(), bottoms[:, 2].max()) + NEAREST
    z = float(max((high - low) / ((top - bottom) * tan[1]), nearest))
    return Fit(None, high - top * tan[1] * z, z, low, bottom, top, high)
