"""Flat pieces that small things are put together from: slabs, printed marks, things laid down."""

import numpy as np
from numpy.typing import ArrayLike

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.shapes import box, one_patch, quads, spin

PRINT = Patch(0.25, "")
"""What is printed on paper."""
SKIN_DEEP = 0.0008
"""Metres a printed mark stands off what it is printed on."""


def marks(rows: ArrayLike, patch: Patch = PRINT, z: float = 0.0) -> Mesh:
    """Return rectangles that face +z; `rows` (k, 4) are the middle x, lower y, width, height."""
    table = np.asarray(rows, float).reshape(-1, 4)
    x, y, wide, high = table.T
    left, right, deep = x - wide / 2, x + wide / 2, np.full(len(table), z)
    corners = [(left, y), (right, y), (right, y + high), (left, y + high)]
    faces = np.stack([np.stack([a, b, deep], 1) for a, b in corners], axis=1)
    return quads(faces, patch)


def lines(wide: float, high: float, count: int, z: float, thick: float = 0.0022) -> Mesh:
    """Return `count` lines of writing on a page of `wide` by `high` that stands on the origin."""
    rows = []
    for number in range(count):
        short = 0.45 if number % 5 == 4 else 0.92 - 0.07 * (number * 7 % 3)
        y = high * (0.9 - 0.8 * number / max(count - 1, 1))
        rows.append((-wide * 0.4 + wide * 0.4 * short, y, wide * 0.8 * short, thick))
    return marks(rows, PRINT, z)


def slab(wide: float, high: float, thick: float, patch: Patch, front: Patch | None = None) -> Mesh:
    """Return a thin plate that stands on the origin and faces +z, with another front if told."""
    body = one_patch(box((wide, high, thick), (0, 0, 0), patch), patch)
    if front is None:
        return body
    edge = min(wide, high) * 0.05
    face = marks([(0, edge, wide - 2 * edge, high - 2 * edge)], front, thick / 2 + SKIN_DEEP)
    return join([body, face])


def laid(mesh: Mesh) -> Mesh:
    """Lay a thing that stands and faces +z on its back; its top points away from the viewer."""
    flat = mesh.transformed(spin((1, 0, 0), -np.pi / 2))
    return grounded(flat)


def grounded(mesh: Mesh) -> Mesh:
    """Set a mesh's lowest point on the floor and its middle over the origin."""
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    middle = (low + high) / 2
    return mesh.moved(-float(middle[0]), -float(low[1]), -float(middle[2]))


def upside(mesh: Mesh, angle: float, axis: tuple[float, float, float] = (0, 0, 1)) -> Mesh:
    """Return a mesh tipped by radians about an axis and set on the floor again."""
    return grounded(mesh.transformed(spin(axis, angle)))


def scaled(mesh: Mesh, x: float, y: float, z: float) -> Mesh:
    """Return a mesh stretched along its axes; all three positive."""
    return mesh.transformed(np.diag([x, y, z]))


def circle(radius: float, steps: int = 16, turns: float = 1.0) -> Floats:
    """Return points (steps + 1, 3) round the z axis from the bottom, for rings and loops."""
    turn = np.linspace(0, 2 * np.pi * turns, steps + 1) - np.pi / 2
    return np.stack([radius * np.cos(turn), radius * np.sin(turn), np.zeros(steps + 1)], axis=1)
