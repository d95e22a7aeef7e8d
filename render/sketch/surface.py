"""A Surface is cut from the body: its vertices keep their bones and their place on the base."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.sketch.mesh import Bools, Floats, Ints

Weights = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Surface:
    """Triangles of a person at rest.

    `vertices` (n, 3) metres; `faces` (m, 3) counter-clockwise from outside; `base` (n, 3) on the
    unmorphed base, zero where there is none; `weights` (n, b) each bone's share in a vertex.
    """

    vertices: Floats
    faces: Ints
    base: Floats
    weights: Weights

    @property
    def normals(self) -> Floats:
        """The unit normal of each vertex, (n, 3)."""
        return normals(self.vertices, self.faces)

    def grown(self, by: Floats | float) -> "Surface":
        """Return the surface moved outward by metres, one for all or (n,)."""
        far = np.broadcast_to(np.asarray(by, np.float64), len(self.vertices))
        return replace(self, vertices=self.vertices + self.normals * far[:, None])

    def smoothed(self, rounds: int, share: float = 0.5) -> "Surface":
        """Return the surface with small shapes worn off; its rim stays."""
        return replace(self, vertices=smooth(self.vertices, self.faces, rounds, share))

    def picked(self, keep: Bools | np.bool_) -> "Surface":
        """Return the triangles where `keep` (m,) is true, without the vertices they leave."""
        return _tidied(self, self.faces[np.asarray(keep)])

    def flipped(self) -> "Surface":
        """Return the surface seen from its other side."""
        return replace(self, faces=self.faces[:, ::-1])


def normals(vertices: Floats, faces: Ints) -> Floats:
    """Return the unit normal (n, 3) of each vertex, larger triangles counting more."""
    corners = vertices[faces]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    count = len(vertices)
    total = np.stack(
        [
            sum(
                (np.bincount(faces[:, corner], facing[:, axis], count) for corner in range(3)),
                np.zeros(count),
            )
            for axis in range(3)
        ],
        axis=1,
    )
    length = np.linalg.norm(total, axis=1, keepdims=True)
    return np.asarray(total / np.maximum(length, 1e-12))


def smooth(vertices: Floats, faces: Ints, rounds: int, share: float = 0.5) -> Floats:
    """Return vertices (n, k) drawn `share` of the way to their neighbours' mean, `rounds` times.

    The rim of an open surface stays where it is.
    """
    count = len(vertices)
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    keys, uses = np.unique(edges[:, 0].astype(np.int64) * count + edges[:, 1], return_counts=True)
    first, second = keys // count, keys % count
    degree = np.maximum(np.bincount(first, None, count) + np.bincount(second, None, count), 1)
    pull = np.full(count, share)
    pull[first[uses == 1]] = 0
    pull[second[uses == 1]] = 0
    out = vertices.copy()
    for _ in range(rounds):
        for axis in range(out.shape[1]):
            line = out[:, axis]
            total = np.bincount(first, line[second], count) + np.bincount(
                second, line[first], count
            )
            out[:, axis] = line + pull * (total / degree - line)
    return out


def clip(surface: Surface, field: Floats) -> Surface:
    """Return the part of a surface where `field` (n,) is at least 0, cut exactly along the 0."""
    inside = field >= 0
    count = inside[surface.faces].sum(axis=1)
    part = surface.faces[(count == 1) | (count == 2)]
    if not len(part):
        return _tidied(surface, surface.faces[count == 3])
    part, one = _turned(part, inside)
    edges = np.concatenate([part[:, [0, 1]], part[:, [0, 2]]])
    low, high = edges.min(axis=1).astype(np.int64), edges.max(axis=1).astype(np.int64)
    keys, place = np.unique(low * len(field) + high, return_inverse=True)
    first, second = keys // len(field), keys % len(field)
    share = (field[first] / (field[first] - field[second]))[:, None]
    longer = Surface(*_extended(surface, first, second, share))
    crossing = (place.reshape(2, -1) + len(field)).astype(np.int32)
    tips = np.stack([part[one, 0], crossing[0, one], crossing[1, one]], axis=1)
    two = ~one
    left, right, near, far = part[two, 1], part[two, 2], crossing[0, two], crossing[1, two]
    quads = np.concatenate(
        [np.stack([near, left, right], axis=1), np.stack([near, right, far], axis=1)]
    )
    whole = np.concatenate([surface.faces[count == 3], tips, quads])
    return _tidied(longer, whole)


def _turned(part: Ints, inside: Bools) -> tuple[Ints, Bools]:
    """Return faces turned so that the odd corner comes first, and whether that one is inside."""
    kept = inside[part]
    one = kept.sum(axis=1) == 1
    odd = np.where(one[:, None], kept, ~kept).argmax(axis=1)
    order = (odd[:, None] + np.arange(3)) % 3
    return np.take_along_axis(part, order, axis=1), one


def _extended(
    surface: Surface, first: NDArray[np.int64], second: NDArray[np.int64], share: Floats
) -> tuple[Floats, Ints, Floats, Weights]:
    def more(rows: Floats) -> Floats:
        return np.concatenate([rows, rows[first] * (1 - share) + rows[second] * share])

    weights = surface.weights
    thin = share.astype(np.float32)
    between = weights[first] * (1 - thin) + weights[second] * thin
    return (
        more(surface.vertices),
        surface.faces,
        more(surface.base),
        np.concatenate([weights, between]),
    )


def _tidied(surface: Surface, faces: Ints) -> Surface:
    used = np.zeros(len(surface.vertices), bool)
    used[faces.ravel()] = True
    number = np.cumsum(used) - 1
    return Surface(
        surface.vertices[used],
        number[faces].astype(np.int32),
        surface.base[used],
        surface.weights[used],
    )


def merge(surfaces: list[Surface]) -> Surface:
    """Return several surfaces as one. `surfaces` must not be empty."""
    starts = np.cumsum([0] + [len(surface.vertices) for surface in surfaces[:-1]])
    return Surface(
        np.concatenate([surface.vertices for surface in surfaces]),
        np.concatenate(
            [surface.faces + start for surface, start in zip(surfaces, starts, strict=True)]
        ).astype(np.int32),
        np.concatenate([surface.base for surface in surfaces]),
        np.concatenate([surface.weights for surface in surfaces]),
    )
