"""Lays points on the front or the back of clothes, as a hand does that pins a badge on."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from render.sketch.mesh import Bools, Floats
from render.sketch.surface import Surface, Weights

Side = Literal["front", "back"]


@dataclass(frozen=True, eq=False)
class Laid:
    """Points (n, 3) on cloth, the unit normals and bone shares there; `on` (n,): there is cloth."""

    points: Floats
    normals: Floats
    weights: Weights
    on: Bools


@dataclass(frozen=True, eq=False)
class Front:
    """The side of a surface that faces forward (`sign` 1) or back (-1)."""

    surface: Surface
    normals: Floats
    faces: np.ndarray[tuple[int, ...], np.dtype[np.int32]]
    corners: Floats
    area: Floats
    sign: int

    def at(self, flat: Floats) -> Laid:
        """Return the outermost points at x, y (n, 2), or on the nearest cloth."""
        reach = self.corners[:, :, 1]
        near = (reach.max(axis=1) > flat[:, 1].min() - 0.06) & (
            reach.min(axis=1) < flat[:, 1].max() + 0.06
        )
        near |= not near.any()
        corners, faces = self.corners[near], self.faces[near]
        x, y = corners[:, :, 0], corners[:, :, 1]
        shares = np.stack(
            [
                (x[:, b] - flat[:, :1]) * (y[:, c] - flat[:, 1:])
                - (x[:, c] - flat[:, :1]) * (y[:, b] - flat[:, 1:])
                for b, c in ((1, 2), (2, 0), (0, 1))
            ],
            axis=2,
        )
        shares /= self.area[near][:, None]
        inside = shares.min(axis=2)
        depth = np.einsum("nij,ij->ni", shares, corners[:, :, 2]) * self.sign
        score = np.where(inside > -1e-6, depth + 10, inside)
        best = score.argmax(axis=1)
        rows = np.arange(len(flat))
        part = np.clip(shares[rows, best], 0, 1)
        part /= part.sum(axis=1, keepdims=True)
        face = faces[best]
        normal = np.einsum("nij,ni->nj", self.normals[face], part)
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
        return Laid(
            np.einsum("nij,ni->nj", self.surface.vertices[face], part),
            normal,
            np.einsum("nij,ni->nj", self.surface.weights[face], part.astype(np.float32)),
            score[rows, best] > 0,
        )


def facing(surface: Surface, side: Side = "front", most: float = 0.30) -> Front:
    """Return one side of a surface, no further than `most` metres from the middle."""
    sign = 1 if side == "front" else -1
    corners = surface.vertices[surface.faces]
    x, y = corners[:, :, 0], corners[:, :, 1]
    area = (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (x[:, 2] - x[:, 0]) * (y[:, 1] - y[:, 0])
    keep = (area * sign > 1e-9) & (np.abs(x).max(axis=1) < most)
    return Front(surface, surface.normals, surface.faces[keep], corners[keep], area[keep], sign)
