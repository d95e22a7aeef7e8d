"""The boxes of things, and what crowds the lens."""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

import numpy as np

from render.sketch.mesh import Floats, Mesh
from render.sketch.stage import Thing

_boxes: WeakKeyDictionary[Mesh, tuple[Floats, Floats]] = WeakKeyDictionary()


def box(mesh: Mesh) -> tuple[Floats, Floats]:
    """Return a mesh's lowest and highest corner, (3,) each; kept while the mesh lives."""
    if mesh not in _boxes:
        _boxes[mesh] = (mesh.vertices.min(axis=0), mesh.vertices.max(axis=0))
    return _boxes[mesh]


def crowding(things: Iterable[Thing], eye: Floats, radius: float) -> set[str]:
    """Return the names of the things whose box comes within `radius` metres of the lens."""
    near = set()
    for thing in things:
        low, high = box(thing.mesh)
        nearest = np.clip(eye, low, high)
        if np.linalg.norm(nearest - eye) < radius:
            near.add(thing.name)
    return near
