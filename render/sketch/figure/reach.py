"""How far along an arm or a leg a place on the body lies: what sleeves and hems are cut by."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from render.sketch import asset
from render.sketch.figure.shape import Shape
from render.sketch.mesh import Floats
from render.sketch.surface import Surface

ARM = ("upperarm", "lowerarm", "hand", "index", "middle", "ring", "pinky", "thumb")
LEG = ("thigh", "calf", "foot", "ball")


@dataclass(frozen=True, eq=False)
class Reach:
    """Of each vertex (n,): its share in an arm and a leg, and the way along it.

    `along_arm` is 0 at the shoulder, 1 at the elbow, 2 at the wrist, more on the hand;
    `along_leg` is 0 at the hip, 1 at the knee, 2 at the ankle. Both are less than 0 above.
    """

    arm: Floats
    along_arm: Floats
    leg: Floats
    along_leg: Floats


def reach(body: Shape, surface: Surface) -> Reach:
    """Return how far along its limb each vertex of a surface lies."""
    shares = surface.weights @ _limbs()
    ways = [_along(body, surface, ("upperarm", "lowerarm", "hand"), side) for side in "lr"]
    paths = [_along(body, surface, ("thigh", "calf", "foot"), side) for side in "lr"]
    left = surface.vertices[:, 0] > 0
    return Reach(
        shares[:, 0].astype(np.float64),
        np.where(left, *ways),
        shares[:, 1].astype(np.float64),
        np.where(left, *paths),
    )


@lru_cache(maxsize=1)
def _limbs() -> NDArray[np.float32]:
    """Return (b, 2): which bones are of an arm, and which of a leg."""
    stems = [name.split("_")[0] for name in asset.load().bones]
    return np.array([[stem in ARM, stem in LEG] for stem in stems], np.float32)


def _along(body: Shape, surface: Surface, joints: tuple[str, str, str], side: str) -> Floats:
    first, middle, last = (body.head(f"{joint}_{side}") for joint in joints)
    upper = _projected(surface.vertices, first, middle)
    lower = _projected(surface.vertices, middle, last)
    return np.asarray(np.where(lower > 0, 1 + lower, np.minimum(upper, 1)))


def _projected(points: Floats, start: Floats, end: Floats) -> NDArray[np.float64]:
    way = end - start
    return np.asarray((points - start) @ way / float(way @ way))
