"""Collars: bands about the neck, cut from the skin and stood off it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from render.sketch.figure.garments import Grey
from render.sketch.figure.piece import Piece, of_body
from render.sketch.figure.shape import Shape
from render.sketch.figure.trims import Greys, shade
from render.sketch.mesh import Patch
from render.sketch.surface import clip


@dataclass(frozen=True)
class Collar:
    """A band from `low` to `high` metres above the root of the neck (a person of 1.75 m).

    It stands `lift` off the skin, `flare` more at its upper edge. `open` is half the angle that
    is left free at the throat, degrees; `points` is how far it reaches down in front.
    """

    material: str
    grey: Grey
    low: float
    high: float
    lift: float
    flare: float = 0.0
    open: float = 0.0
    points: float = 0.0


COLLARS: Mapping[str, tuple[Collar, ...]] = {
    "collar": (Collar("collar", "top", -0.02, 0.032, 0.008, 0.006, 7, 0.030),),
    "v_collar": (Collar("collar", "top", -0.02, 0.026, 0.009, 0.010, 26, 0.022),),
    "shirt_collar": (Collar("collar", 0.97, -0.02, 0.034, 0.007, 0.004, 5, 0.024),),
    "coat_collar": (Collar("outer_lapel", "outer", -0.02, 0.046, 0.014, 0.016, 30, 0.03),),
    "stand_collar": (Collar("outer_lapel", "outer", -0.02, 0.040, 0.012, 0.008, 14),),
    "clerical": (
        Collar("collar", 0.14, -0.02, 0.034, 0.006, 0.002, 12),
        Collar("white", 1.0, -0.005, 0.026, 0.0045),
    ),
}


def collar(body: Shape, name: str, greys: Greys) -> list[Piece]:
    """Return the pieces of a collar, none for a name that is no collar."""
    return [_band(body, one, shade(body, one.grey, greys)) for one in COLLARS.get(name, ())]


def _band(body: Shape, one: Collar, value: float) -> Piece:
    u, root = body.unit, body.head("neck_01")
    skin = of_body(body, "body")
    near = np.linalg.norm((skin.vertices - root) * [1, 0.7, 1], axis=1) < 0.14 * u
    skin = skin.picked(near[skin.faces].all(axis=1)).smoothed(2)
    side, ahead = skin.vertices[:, 0] / u, (skin.vertices[:, 2] - root[2]) / u
    above = (skin.vertices[:, 1] - root[1]) / u + 0.55 * ahead - 0.012
    turn = np.degrees(np.arctan2(np.abs(side), ahead + 0.03))
    reach = np.clip(1 - np.abs(turn - one.open - 12) / 22, 0, 1) * one.points
    inside = np.minimum(np.minimum(above - one.low + reach, one.high - above), 0.12 - np.abs(side))
    if one.open:
        flap = np.clip(-above / 0.05, 0, 1) * 14
        inside = np.minimum(inside, (turn - one.open - flap) * 0.002)
    standing = one.lift + one.flare * np.clip((above - one.low) / (one.high - one.low), 0, 1)
    band = replace(skin, vertices=skin.vertices + skin.normals * (standing * u)[:, None])
    patch = Patch(value, one.material)
    return Piece(clip(band, inside * u), patch, cull=False)
