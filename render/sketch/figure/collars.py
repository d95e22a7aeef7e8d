"""Collars: bands wound about the neck, standing off the skin."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from render.sketch import asset
from render.sketch.figure.garments import Grey
from render.sketch.figure.piece import Piece, on_bone
from render.sketch.figure.shape import Shape
from render.sketch.figure.trims import Greys, shade
from render.sketch.mesh import Floats, Patch


@dataclass(frozen=True)
class Collar:
    """A band from `low` to `high` metres above the root of the neck (a person of 1.75 m).

    It stands `lift` off the skin, `flare` more at its upper edge. `open` is half the angle that
    is left free at the throat, degrees. `foot` is how much further out its lower edge stands.
    """

    material: str
    grey: Grey
    low: float
    high: float
    lift: float
    flare: float = 0.0
    open: float = 0.0
    foot: float = 0.0


SLANT = 0.55
"""How much lower a collar lies in front than behind: metres a metre."""

COLLARS: Mapping[str, tuple[Collar, ...]] = {
    "crew": (Collar("collar", "top", -0.022, 0.006, 0.005, 0.003, foot=0.007),),
    "round": (Collar("collar", "top", -0.018, -0.002, 0.003, 0.001, foot=0.002),),
    "collar": (Collar("collar", "top", -0.022, 0.022, 0.010, 0.004, 5),),
    "v_collar": (Collar("collar", "top", -0.022, 0.018, 0.012, 0.006, 40),),
    "shirt_collar": (Collar("collar", 0.97, -0.022, 0.024, 0.010, 0.003, 4),),
    "coat_collar": (Collar("outer_lapel", "outer", -0.024, 0.014, 0.013, 0.006, 40),),
    "stand_collar": (Collar("outer_lapel", "outer", -0.022, 0.020, 0.011, 0.004, 18),),
    "clerical": (
        Collar("collar", 0.14, -0.022, 0.026, 0.009, 0.002, 10),
        Collar("white", 1.0, -0.010, 0.020, 0.007),
    ),
}


def collar(body: Shape, name: str, greys: Greys) -> list[Piece]:
    """Return the pieces of a collar, none for a name that is no collar."""
    return [_band(body, one, shade(body, one.grey, greys)) for one in COLLARS.get(name, ())]


def _band(body: Shape, one: Collar, value: float) -> Piece:
    turn = np.radians(np.linspace(one.open, 360 - one.open, 41 if body.detail == "high" else 9))
    rows = []
    for share in (0.0, 0.35, 0.7, 1.0):
        rise = np.full(len(turn), one.low + (one.high - one.low) * share)
        out = (one.lift + one.flare * share**2 + one.foot * (1 - share) ** 2) * body.unit
        rows.append(_neck(body, turn, rise) + _outward(turn) * out)
    points = np.concatenate(rows)
    first = (np.arange(3)[:, None] * len(turn) + np.arange(len(turn) - 1)).ravel()
    above = first + len(turn)
    faces = np.concatenate(
        [
            np.stack([first, first + 1, above], axis=1),
            np.stack([first + 1, above + 1, above], axis=1),
        ]
    )
    surface = on_bone(points, faces, "neck_01")
    low = np.tile(np.repeat([0.75, 0.55, 0.3, 0.15], len(turn)), 1)
    surface.weights[:, asset.load().bone("neck_01")] = 1 - low
    surface.weights[:, asset.load().bone("spine_03")] = low
    return Piece(surface, Patch(value, one.material), cull=False)


def _outward(turn: Floats) -> Floats:
    return np.stack([np.sin(turn), np.zeros_like(turn), np.cos(turn)], axis=1)


def _neck(body: Shape, turn: Floats, rise: Floats) -> Floats:
    """Return points (n, 3) on the skin of the neck at angles and metres above its slanted root."""
    u, root = body.unit, body.head("neck_01")
    middle = root + np.array([0, 0.02, 0.012]) * u
    skin = _throat()
    away = (body.vertices[skin] - middle) / u
    reach = np.hypot(away[:, 0], away[:, 2])
    about = np.arctan2(away[:, 0], away[:, 2])
    apart = (about - turn[:, None] + np.pi) % (2 * np.pi) - np.pi
    height = away[:, 1] + SLANT * away[:, 2]
    near = np.exp(-((apart / 0.22) ** 2) - ((height - rise[:, None]) / 0.013) ** 2) + 1e-12
    far = (near @ reach) / near.sum(axis=1)
    ring = _outward(turn) * far[:, None]
    ring[:, 1] = rise - SLANT * ring[:, 2]
    return np.asarray(middle + ring * u)


@lru_cache(maxsize=1)
def _throat() -> NDArray[np.intp]:
    """Return the vertices of the neck and what it stands on."""
    base = asset.load()
    skin = np.unique(base.faces["high"]["body"])
    near = np.linalg.norm(
        (base.vertices[skin] - base.heads[base.bone("neck_01")]) * [1, 0.8, 1], axis=1
    )
    return np.asarray(skin[near < 0.12], np.intp)
