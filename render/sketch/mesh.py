"""Triangle meshes whose patches carry a grey and a material; metres, y up, +z towards the front."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


class Patch(NamedTuple):
    """A smooth piece of surface: a line is drawn where one patch meets another on screen.

    `value` is its grey, 0 black to 1 paper. `material` is a word the inking knows (wood, leaf,
    glass, window, screen, skin, hair, cloth, water, metal, dark, paper, glow, sky); "" is plain.
    """

    value: float
    material: str = ""


@dataclass(frozen=True, eq=False)
class Mesh:
    """Triangles with patches.

    `vertices` (n, 3) float64 metres; `faces` (m, 3) int32, counter-clockwise seen from outside;
    `patch` (m,) int32 index into `patches`; `cull` (m,) bool, True: not drawn from behind.
    """

    vertices: Floats
    faces: Ints
    patch: Ints
    patches: tuple[Patch, ...]
    cull: Bools

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> "Mesh":
        """Return the mesh moved by metres."""
        return replace(self, vertices=self.vertices + np.array([x, y, z]))

    def turned(self, yaw: float) -> "Mesh":
        """Return the mesh turned about +y by radians; positive turns +z towards +x."""
        cos, sin = np.cos(yaw), np.sin(yaw)
        return self.transformed(np.array([[cos, 0.0, sin], [0.0, 1.0, 0.0], [-sin, 0.0, cos]]))

    def transformed(self, matrix: Floats) -> "Mesh":
        """Return the mesh with every vertex multiplied by a (3, 3) matrix (column vectors).

        A matrix that mirrors (a right hand's frame) turns the faces over, so that they still look
        outwards.
        """
        faces = self.faces if np.linalg.det(matrix) > 0 else self.faces[:, ::-1].copy()
        return replace(self, vertices=self.vertices @ matrix.T, faces=faces)


def join(meshes: Sequence[Mesh]) -> Mesh:
    """Return one mesh of several; patches keep apart. `meshes` must not be empty."""
    vertices, faces, patch, cull = [], [], [], []
    patches: list[Patch] = []
    count = 0
    for mesh in meshes:
        vertices.append(mesh.vertices)
        faces.append(mesh.faces + count)
        patch.append(mesh.patch + len(patches))
        cull.append(mesh.cull)
        patches.extend(mesh.patches)
        count += len(mesh.vertices)
    return Mesh(
        np.concatenate(vertices),
        np.concatenate(faces).astype(np.int32),
        np.concatenate(patch).astype(np.int32),
        tuple(patches),
        np.concatenate(cull),
    )
