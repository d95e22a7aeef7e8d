"""The skull as a radius in every direction: what hair grows on and hats sit on."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from render.sketch import asset
from render.sketch.figure.shape import BASE_EYE, Shape
from render.sketch.mesh import Floats

SHARPNESS = 230.0
"""How narrow the cone is over which the skull is averaged."""
ROWS, COLUMNS = 33, 48
Singles = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Skull:
    """One person's skull about `centre` (3,), metres; `scale` is the person's head scale."""

    centre: Floats
    scale: float
    _map: Floats

    def radius(self, ways: Floats) -> Floats:
        """Return metres from the centre to the skin along unit vectors (..., 3)."""
        rows, columns = self._map.shape
        lift = np.arcsin(np.clip(ways[..., 1], -1, 1)) / np.pi + 0.5
        turn = np.arctan2(ways[..., 0], ways[..., 2]) / (2 * np.pi) + 0.5
        row, column = lift * (rows - 1.001), turn * columns
        i, j = row.astype(int), np.floor(column).astype(int)
        a, b = row - i, column - j
        left, right = j % columns, (j + 1) % columns
        low = (1 - b) * self._map[i, left] + b * self._map[i, right]
        high = (1 - b) * self._map[i + 1, left] + b * self._map[i + 1, right]
        return np.asarray((1 - a) * low + a * high)

    def base_height(self, y: Floats) -> Floats:
        """Return heights (metres, soles at 0) as heights on the base's head."""
        return np.asarray((y - self.centre[1]) / self.scale + BASE_EYE + 0.0366)

    def height(self, base: float) -> float:
        """Return a height on the base's head as metres above the soles."""
        return float(self.centre[1] + (base - BASE_EYE - 0.0366) * self.scale)

    def ring(self, base: float, sides: int, extra: float) -> Floats:
        """Return a level ring (sides, 3) about the head, `extra` metres outside the skin.

        It runs counter-clockwise seen from above, from the back.
        """
        turn = np.linspace(-np.pi, np.pi, sides, endpoint=False)
        lift = (base - BASE_EYE - 0.0366) / 0.1
        ways = np.stack([np.sin(turn), np.full(sides, lift), np.cos(turn)], axis=1)
        ways /= np.linalg.norm(ways, axis=1, keepdims=True)
        reach = self.radius(ways) * np.hypot(ways[:, 0], ways[:, 2]) + extra * self.scale
        flat = np.stack([np.sin(turn) * reach, np.zeros(sides), np.cos(turn) * reach], axis=1)
        return np.asarray(self.centre * [1, 0, 1] + [0, self.height(base), 0] + flat)


@lru_cache(maxsize=1)
def _scalp() -> NDArray[np.intp]:
    """Return the vertices of the head without its ears and the inside of the mouth."""
    base = asset.load()
    skin = np.unique(base.faces["high"]["body"])
    at = base.vertices[skin]
    ear = (np.abs(at[:, 0]) > 0.0705) & (at[:, 1] < 0.747) & (at[:, 1] > 0.67) & (at[:, 2] < 0.087)
    head = base.weights[skin, base.bone("head")] > 0.6
    return np.asarray(skin[head & ~ear], np.intp)


@lru_cache(maxsize=32)
def skull(body: Shape) -> Skull:
    """Return a person's skull."""
    away = body.vertices[_scalp()] - body.skull
    reach = np.linalg.norm(away, axis=1)
    outer = reach > 0.07 * body.head_scale
    ways = (away[outer] / reach[outer, None]).astype(np.float32)
    return Skull(body.skull, body.head_scale, _mapped(ways, reach[outer].astype(np.float32)))


def _mapped(ways: Singles, reaches: Singles) -> Floats:
    """Return the reach (rows, columns) of the outermost skin, from straight down to straight up."""
    lift = np.linspace(-np.pi / 2, np.pi / 2, ROWS)[:, None]
    turn = np.linspace(-np.pi, np.pi, COLUMNS, endpoint=False)
    rays = np.stack(
        [np.cos(lift) * np.sin(turn), np.sin(lift) + 0 * turn, np.cos(lift) * np.cos(turn)], axis=-1
    )
    near = np.exp(SHARPNESS * (rays.reshape(-1, 3).astype(np.float32) @ ways.T - 1))
    near += np.float32(1e-30)
    mean = (near @ reaches) / near.sum(axis=1)
    near *= reaches > 0.96 * mean[:, None]
    outer = (near @ reaches) / np.maximum(near.sum(axis=1), 1e-35)
    return np.asarray(outer.reshape(ROWS, COLUMNS), np.float64)
