"""Lines that lie on a person's skin or cloth, before they are bound for posing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from render.sketch.mesh import Floats
from render.sketch.surface import Weights


@dataclass(frozen=True, eq=False)
class Pen:
    """How a line is drawn: see `RestStroke`."""

    kind: str
    weight: float
    least: float


@dataclass(frozen=True, eq=False)
class Drawn:
    """A line at rest: `points` (n, 3) metres, `weights` (n, b) each bone's share."""

    points: Floats
    weights: Weights
    pen: Pen


def curve(points: Sequence[Sequence[float]] | ArrayLike, count: int) -> Floats:
    """Return `count` points of a smooth curve (cubic, through all of (k, d) points)."""
    at = np.asarray(points, np.float64)
    span = np.linalg.norm(np.diff(at, axis=0), axis=1)
    way = np.concatenate([[0], np.cumsum(np.maximum(span, 1e-9))])
    where = np.linspace(0, way[-1], count)
    slope = np.gradient(at, way, axis=0)
    left = np.clip(np.searchsorted(way, where) - 1, 0, len(at) - 2)
    length = (way[left + 1] - way[left])[:, None]
    t = (where[:, None] - way[left][:, None]) / length
    return np.asarray(
        (2 * t**3 - 3 * t**2 + 1) * at[left]
        + (t**3 - 2 * t**2 + t) * length * slope[left]
        + (3 * t**2 - 2 * t**3) * at[left + 1]
        + (t**3 - t**2) * length * slope[left + 1]
    )
