"""A Piece is a surface of one person in one material, before it is bound for posing."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from render.sketch import asset
from render.sketch.figure.shape import Shape
from render.sketch.mesh import Floats, Ints, Patch
from render.sketch.surface import Surface

Eye = Literal["", "left", "right"]


@dataclass(frozen=True, eq=False)
class Piece:
    """A surface with its patch. `cull` False: seen from both sides. `eye`, `head`: see RestPart."""

    surface: Surface
    patch: Patch
    cull: bool = True
    eye: Eye = ""
    head: bool = False


def of_body(body: Shape, group: asset.Group) -> Surface:
    """Return a group of the base as this person's surface."""
    base = asset.load()
    faces = base.faces[body.detail][group]
    used = np.unique(faces)
    number = np.zeros(len(base.vertices), np.int32)
    number[used] = np.arange(len(used), dtype=np.int32)
    return Surface(body.vertices[used], number[faces], base.vertices[used], base.weights[used])


def on_bone(vertices: Floats, faces: Ints, bone: str = "head") -> Surface:
    """Return triangles that move with one bone and have no place on the base."""
    base = asset.load()
    weights = np.zeros((len(vertices), len(base.bones)), np.float32)
    weights[:, base.bone(bone)] = 1
    return Surface(vertices, faces.astype(np.int32), np.zeros_like(vertices), weights)
