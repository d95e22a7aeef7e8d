"""What stands between the lens and a point: boxes first, then triangles."""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

import numpy as np

from render.sketch.mesh import Floats, Mesh
from render.sketch.stage import Thing

GAP = 0.12
"""Metres before a point that do not count, so that what carries it hides nothing."""

_boxes: WeakKeyDictionary[Mesh, tuple[Floats, Floats]] = WeakKeyDictionary()


def box(mesh: Mesh) -> tuple[Floats, Floats]:
    """Return a mesh's lowest and highest corner, (3,) each; kept while the mesh lives."""
    if mesh not in _boxes:
        _boxes[mesh] = (mesh.vertices.min(axis=0), mesh.vertices.max(axis=0))
    return _boxes[mesh]


def blockers(things: Iterable[Thing], eye: Floats, points: Floats) -> list[set[str]]:
    """Return for each of the points (n, 3) the names of the things between it and the eye."""
    found: list[set[str]] = [set() for _ in points]
    ways = points - eye
    far = np.linalg.norm(ways, axis=1)
    ends = eye + ways * np.clip(1 - GAP / np.maximum(far, 1e-6), 0, 1)[:, None]
    for thing in things:
        touched = _through_box(box(thing.mesh), eye, ends)
        for index in np.nonzero(touched)[0]:
            if _through_mesh(thing.mesh, eye, ends[index]):
                found[index].add(thing.name)
    return found


def crowding(things: Iterable[Thing], eye: Floats, radius: float) -> set[str]:
    """Return the names of the things whose box comes within `radius` metres of the lens."""
    near = set()
    for thing in things:
        low, high = box(thing.mesh)
        nearest = np.clip(eye, low, high)
        if np.linalg.norm(nearest - eye) < radius:
            near.add(thing.name)
    return near


def _through_box(bounds: tuple[Floats, Floats], eye: Floats, ends: Floats) -> np.ndarray:
    """Return (n,) true where the way from the eye to an end crosses a box (slab test)."""
    ways = ends - eye
    safe = np.where(np.abs(ways) < 1e-9, 1e-9, ways)
    one, two = (bounds[0] - eye) / safe, (bounds[1] - eye) / safe
    enter = np.minimum(one, two).max(axis=1)
    leave = np.maximum(one, two).min(axis=1)
    return np.asarray((enter <= leave) & (leave > 0) & (enter < 1))


def _through_mesh(mesh: Mesh, eye: Floats, end: Floats) -> bool:
    """Say whether the way from the eye to a point crosses a triangle (Moeller, Trumbore 1997)."""
    corners = mesh.vertices[mesh.faces]
    way = end - eye
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    across = np.cross(way, two)
    volume = (one * across).sum(axis=1)
    seen = (volume > 1e-12) | (~mesh.cull & (np.abs(volume) > 1e-12))
    inverse = 1 / np.where(seen, volume, 1.0)
    start = eye - corners[:, 0]
    u = (start * across).sum(axis=1) * inverse
    side = np.cross(start, one)
    v = (side @ way) * inverse
    at = (two * side).sum(axis=1) * inverse
    return bool((seen & (u >= 0) & (v >= 0) & (u + v <= 1) & (at > 0) & (at < 1)).any())
