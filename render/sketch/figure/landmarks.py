"""The points of a person that framing and keypoints are measured on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from render.sketch import asset
from render.sketch.figure.shape import Shape
from render.sketch.mesh import Floats


@dataclass(frozen=True, eq=False)
class Landmark:
    """A point (3,) of the person at rest that moves with one bone."""

    point: Floats
    bone: str


ON_FACE: Mapping[str, tuple[float, float]] = {
    "brow": (0.0, 0.7470), "nose": (0.0, 0.6930), "mouth": (0.0, 0.6632), "chin": (0.0, 0.6180),
}  # fmt: skip
"""Base coordinates x, y of points on the front of the face, metres."""


@lru_cache(maxsize=1)
def _face_vertices() -> Mapping[str, int]:
    base = asset.load()
    skin: NDArray[np.int64] = np.unique(base.faces["high"]["body"]).astype(np.int64)
    front = skin[base.vertices[skin, 2] > 0.1]
    found: dict[str, int] = {}
    for name, at in ON_FACE.items():
        far = np.linalg.norm(base.vertices[front, :2] - at, axis=1)
        found[name] = int(front[np.where(far < 0.006, base.vertices[front, 2], 0).argmax()])
    return found


def landmarks(body: Shape) -> Mapping[str, Landmark]:
    """Return the landmarks of `Rest` by name."""
    on_head = {name: body.vertices[number] for name, number in _face_vertices().items()}
    on_head["crown"] = np.array([0.0, body.height, body.skull[2]])
    on_head["eye"], on_head["left_eye"], on_head["right_eye"] = body.eye, *body.eyes
    for name, side in (("left_ear", 1), ("right_ear", -1)):
        on_head[name] = body.skull + np.array([side * 0.0765, -0.055, 0.008]) * body.head_scale
    hips = (body.head("thigh_l") + body.head("thigh_r")) / 2
    knees = (body.head("calf_l") + body.head("calf_r")) / 2
    shoulders = (body.head("upperarm_l") + body.head("upperarm_r")) / 2
    on_body = {
        "neck": (shoulders, "spine_03"),
        "shoulder": (shoulders, "spine_03"),
        "chest": (0.35 * body.head("spine_03") + 0.65 * body.head("neck_01"), "spine_03"),
        "waist": (body.head("spine_01"), "spine_01"),
        "hip": (hips, "pelvis"),
        "thigh": ((hips + knees) / 2, "pelvis"),
        "foot": (hips * [1, 0, 1], "pelvis"),
    }
    return {name: Landmark(point, "head") for name, point in on_head.items()} | {
        name: Landmark(point, bone) for name, (point, bone) in on_body.items()
    }
