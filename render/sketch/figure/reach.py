"""How far along an arm or a leg a place on the body lies: what sleeves and hems are cut by."""

from dataclasses import dataclass

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
    arms = [_share(surface, ARM, side) for side in "lr"]
    legs = [_share(surface, LEG, side) for side in "lr"]
    ways = [_along(body, surface, ("upperarm", "lowerarm", "hand"), side) for side in "lr"]
    paths = [_along(body, surface, ("thigh", "calf", "foot"), side) for side in "lr"]
    left = surface.vertices[:, 0] > 0
    return Reach(
        np.maximum(*arms), np.where(left, *ways), np.maximum(*legs), np.where(left, *paths)
    )


def _share(surface: Surface, bones: tuple[str, ...], side: str) -> Floats:
    names = asset.load().bones
    columns = [
        number
        for number, name in enumerate(names)
        if name.endswith(f"_{side}") and name.split("_")[0] in bones
    ]
    return np.asarray(surface.weights[:, columns].sum(axis=1), np.float64)


def _along(body: Shape, surface: Surface, joints: tuple[str, str, str], side: str) -> Floats:
    first, middle, last = (body.head(f"{joint}_{side}") for joint in joints)
    upper = _projected(surface.vertices, first, middle)
    lower = _projected(surface.vertices, middle, last)
    return np.asarray(np.where(lower > 0, 1 + lower, np.minimum(upper, 1)))


def _projected(points: Floats, start: Floats, end: Floats) -> NDArray[np.float64]:
    way = end - start
    return np.asarray((points - start) @ way / float(way @ way))
