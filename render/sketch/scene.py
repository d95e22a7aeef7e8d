"""A Scene is a stage flattened into one list of triangles with a table of labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from render.sketch.mesh import Bools, Floats, Ints, Mesh
from render.sketch.raster import Singles
from render.sketch.stage import Figure, Role, Stage, Thing

NOTHING = -1
"""The label of a pixel that sees only sky."""


class Label(NamedTuple):
    """What one piece of surface is.

    `figure` counts the stage's figures, then its extras; -1 for a thing. `thing` counts things
    and figures together. `line` weighs its lines. `eye` is "left" or "right" on eyeballs.
    """

    value: float
    material: str
    role: Role | str
    figure: int
    thing: int
    line: float
    eye: str = ""


@dataclass(frozen=True, eq=False)
class Scene:
    """All triangles before the camera.

    `vertices` (n, 3), `rest` (n, 3) as in `Part.rest` (0 on things), `faces` (m, 3), `normals`
    (m, 3, 3) unit at each corner, `cull` (m,), `label` (m,) index into `labels`. `names` by thing.
    """

    vertices: Floats
    rest: Singles
    faces: Ints
    normals: Singles
    cull: Bools
    label: Ints
    labels: tuple[Label, ...]
    names: tuple[str, ...]
    figures: tuple[Figure, ...]

    def table(self, values: Sequence[float] | Sequence[bool], empty: float = 0.0) -> Singles:
        """Return one number a label, plus `empty` for sky, to be indexed by a label picture."""
        return np.array([*values, empty], np.float32)

    def where(self, *, material: Sequence[str] = (), role: Sequence[str] = ()) -> Bools:
        """Return (labels + 1,) true where a label is of a material or role; sky is false."""
        return np.array(
            [piece.material in material or piece.role in role for piece in self.labels] + [False]
        )


class _Piece(NamedTuple):
    vertices: Floats
    rest: Singles
    faces: Ints
    normals: Singles
    cull: Bools
    label: Ints


_corners: WeakKeyDictionary[Mesh, Singles] = WeakKeyDictionary()
_blank: WeakKeyDictionary[Mesh, Singles] = WeakKeyDictionary()


def flatten(stage: Stage) -> Scene:
    """Return the scene of a stage, without the things it hides."""
    things = [t for t in (*stage.set.things, *stage.things) if t.name not in stage.hidden]
    figures = (*stage.figures, *stage.extras)
    labels: list[Label] = []
    pieces = [_thing(thing, count, labels) for count, thing in enumerate(things)]
    for count, figure in enumerate(figures):
        pieces.extend(_figure(figure, count, len(things) + count, labels))
    names = (*(t.name for t in things), *(f.name for f in figures))
    if not pieces:
        return _empty(figures)
    offsets = np.cumsum([0, *(len(p.vertices) for p in pieces)])
    return Scene(
        np.concatenate([p.vertices for p in pieces]),
        np.concatenate([p.rest for p in pieces]),
        np.concatenate([p.faces + o for p, o in zip(pieces, offsets, strict=False)]).astype(
            np.int32
        ),
        np.concatenate([p.normals for p in pieces]),
        np.concatenate([p.cull for p in pieces]),
        np.concatenate([p.label for p in pieces]),
        tuple(labels),
        names,
        figures,
    )


def _empty(figures: tuple[Figure, ...]) -> Scene:
    none = np.zeros((0, 3))
    return Scene(
        none,
        none.astype(np.float32),
        np.zeros((0, 3), np.int32),
        np.zeros((0, 3, 3), np.float32),
        np.zeros(0, bool),
        np.zeros(0, np.int32),
        (),
        (),
        figures,
    )


def _thing(thing: Thing, count: int, labels: list[Label]) -> _Piece:
    """Flatten a thing; all leaves of one plant share a label, so that no leaf is outlined."""
    mesh = thing.mesh
    known: dict[str, int] = {}
    numbers = []
    for patch in mesh.patches:
        shared = patch.material == "leaf"
        if shared and "leaf" in known:
            numbers.append(known["leaf"])
            continue
        known[patch.material] = len(labels)
        numbers.append(len(labels))
        labels.append(Label(patch.value, patch.material, thing.role, -1, count, thing.line))
    if mesh not in _corners:
        _corners[mesh] = _corner_normals(mesh)
        _blank[mesh] = np.zeros(mesh.vertices.shape, np.float32)
    label = np.array(numbers, np.int32)[mesh.patch]
    return _Piece(mesh.vertices, _blank[mesh], mesh.faces, _corners[mesh], mesh.cull, label)


def _figure(figure: Figure, count: int, thing: int, labels: list[Label]) -> Iterator[_Piece]:
    known: dict[tuple[str, str], int] = {}
    for part in figure.parts:
        numbers = []
        for patch in part.mesh.patches:
            key = (patch.material, part.eye)
            if key not in known:
                known[key] = len(labels)
                labels.append(
                    Label(patch.value, patch.material, "figure", count, thing, 1.0, part.eye)
                )
            numbers.append(known[key])
        mesh = part.mesh
        yield _Piece(
            mesh.vertices,
            part.rest.astype(np.float32),
            mesh.faces,
            part.normals.astype(np.float32)[mesh.faces],
            mesh.cull,
            np.array(numbers, np.int32)[mesh.patch],
        )


def _corner_normals(mesh: Mesh) -> Singles:
    """Return (m, 3, 3) normals, smooth within a patch and broken between patches."""
    corners = mesh.vertices[mesh.faces]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    place = mesh.faces.astype(np.int64) + mesh.patch[:, None].astype(np.int64) * len(mesh.vertices)
    unique, inverse = np.unique(place.ravel(), return_inverse=True)
    total: NDArray[np.float64] = np.empty((len(unique), 3))
    for axis in range(3):
        total[:, axis] = np.bincount(inverse, np.repeat(flat[:, axis], 3), len(unique))
    total /= np.linalg.norm(total, axis=1, keepdims=True) + 1e-12
    return total[inverse].reshape(-1, 3, 3).astype(np.float32)
