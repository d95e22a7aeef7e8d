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


@dataclass(frozen=True, eq=False)
class Skull:
    """One person's skull about `centre` (3,), metres; `scale` is the person's head scale."""

    centre: Floats
    scale: float
    _ways: Floats
    _reaches: Floats

    def radius(self, ways: Floats) -> Floats:
        """Return metres from the centre to the skin along unit vectors (..., 3)."""
        flat = ways.reshape(-1, 3).astype(np.float32)
        near = np.exp(SHARPNESS * (flat @ self._ways.T - 1))
        mean = (near @ self._reaches) / np.maximum(near.sum(axis=1), 1e-12)
        near *= self._reaches > 0.96 * mean[:, None]
        outer = (near @ self._reaches) / np.maximum(near.sum(axis=1), 1e-12)
        return np.asarray(outer.reshape(ways.shape[:-1]).astype(np.float64))

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


def skull(body: Shape) -> Skull:
    """Return a person's skull."""
    away = body.vertices[_scalp()] - body.skull
    reach = np.linalg.norm(away, axis=1)
    outer = reach > 0.07 * body.head_scale
    ways = (away[outer] / reach[outer, None]).astype(np.float32)
    return Skull(body.skull, body.head_scale, ways, reach[outer].astype(np.float32))
