"""Two bones reach a point: where elbow or knee go and how both bones turn, never stretched."""

from typing import NamedTuple

from render.sketch.figure.rotation import cross, framed, length, unit
from render.sketch.mesh import Floats

STRAIGHT = 0.999
"""Share of its length a limb reaches at most: a little bend keeps its plane."""


class Bend(NamedTuple):
    """Where a limb's middle joint and end come to, and its hinge: unit (3,) across its plane."""

    middle: Floats
    end: Floats
    hinge: Floats


def reach(root: Floats, target: Floats, upper: float, lower: float, pole: Floats) -> Bend:
    """Bend a limb of two lengths (metres) from `root` towards `target`.

    The middle joint goes to the side of `pole`, a direction. A target too far or too near is
    approached as near as the lengths allow.
    """
    way = target - root
    along = unit(way)
    nearest = abs(upper - lower) + 0.02 * (upper + lower)
    distance = min(max(length(way), nearest), STRAIGHT * (upper + lower))
    x = (upper**2 - lower**2 + distance**2) / (2 * distance)
    side = unit(pole - along * float(along @ pole))
    middle = root + along * x + side * max(upper**2 - x**2, 0.0) ** 0.5
    end = root + along * distance
    return Bend(middle, end, unit(cross(middle - root, end - middle)))


def turn(bone: Floats, hinge: Floats, new_bone: Floats, new_hinge: Floats) -> Floats:
    """Return the rotation that takes a bone's direction and hinge at rest to new ones."""
    return framed(new_bone, new_hinge) @ framed(bone, hinge).T


def slack(root: Floats, target: Floats, whole: float) -> float:
    """Return metres that a limb of length `whole` lacks to a target; 0 when it reaches."""
    return max(0.0, length(target - root) - STRAIGHT * whole)
