"""Garments are cut from the body's hull: smoothed, moved outward, cut along sleeves and hems."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from render.order import Look
from render.sketch.figure.piece import Piece, of_body
from render.sketch.figure.reach import Reach, reach
from render.sketch.figure.shape import Shape
from render.sketch.mesh import Floats, Patch
from render.sketch.surface import Surface, clip, smooth

Level = Literal["neck", "chest", "waist", "hip", "crotch", "thigh", "knee", "calf", "ankle", "sole"]
Neckline = Literal["crew", "v", "scoop", "bib", "bare", "waist", "hip"]
Grey = float | Literal["top", "bottom", "outer"]
Field = Callable[[Surface], Floats]

SLEEVE = 0.28
"""Metres from one joint of the arm to the next, about; LEG likewise."""
LEG = 0.42
ARMHOLE = 0.42
"""The arm's share in the cloth from which a garment without sleeves ends."""
HULL = 2674
"""Vertices of the hull: a finer surface takes more rounds to be as even."""
HIDDEN = 0.013
"""Metres of skin left under the edge of a garment."""


@dataclass(frozen=True)
class Garment:
    """What one garment is; lengths in metres for a person of 1.75 m.

    `sleeve` runs to 2 at the wrist, `leg` to 2 at the ankle, None: no sleeves, no legs (then `hem`
    ends it). `thick` is how far it stands off the hull, `loose` more at the ends of its limbs,
    `bell` the share by which it widens from the waist to the hem. `worn` is how many rounds the
    body's shape is smoothed away. `inner` names the cloth seen where it is open down to `button`,
    `gap` wide at the hem, `shut` at the button. `front`: it covers only the front, as an apron.
    """

    material: str
    grey: Grey
    neck: Neckline = "crew"
    sleeve: float | None = None
    leg: float | None = None
    hem: tuple[Level, float] = ("hip", 0.0)
    thick: float = 0.010
    loose: float = 0.5
    bell: float = 0.0
    worn: int = 14
    skirt: bool = False
    inner: tuple[str, Grey] | None = None
    button: tuple[Level, float] = ("waist", 0.10)
    gap: float = 0.032
    shut: float = 0.012
    front: bool = False


def grey(look: Look, value: Grey) -> float:
    """Return a garment's grey, its own or the look's."""
    match value:
        case "top":
            return look.top_value
        case "bottom":
            return look.bottom_value
        case "outer":
            return look.outer_value
        case _:
            return value


def level(body: Shape, at: tuple[Level, float]) -> float:
    """Return a height in metres above the soles; the second number is for 1.75 m."""
    name, more = at
    hip = body.head("thigh_l")[1]
    heights: dict[Level, float] = {
        "neck": body.head("neck_01")[1],
        "chest": body.head("spine_03")[1],
        "waist": body.head("spine_01")[1] + 0.02 * body.unit,
        "hip": body.head("pelvis")[1],
        "crotch": hip - 0.06 * body.unit,
        "thigh": (hip + body.head("calf_l")[1]) / 2,
        "knee": body.head("calf_l")[1],
        "calf": (body.head("calf_l")[1] + body.head("foot_l")[1]) / 2,
        "ankle": body.head("foot_l")[1],
        "sole": 0.0,
    }
    return float(heights[name] + more * body.unit)


def cut(body: Shape, garment: Garment) -> Field:
    """Return how far inside the garment (metres) each vertex of a surface lies."""

    def field(surface: Surface) -> Floats:
        at = reach(body, surface)
        trunk = np.minimum(
            neckline(body, garment.neck, surface), _lower(body, garment, surface, at)
        )
        if garment.front:
            ahead = surface.vertices[:, 2] - body.head("spine_01")[2]
            trunk = np.minimum(trunk, np.minimum(ahead + 0.01, (0.3 - at.arm) * 0.15))
        if garment.skirt or garment.front:
            return np.asarray(trunk)
        if garment.sleeve is None:
            trunk = np.minimum(trunk, (ARMHOLE - _even(at.arm, surface)) * 0.15)
            return np.asarray(trunk)
        return np.asarray(np.where(at.arm > 0.5, (garment.sleeve - at.along_arm) * SLEEVE, trunk))

    return field


def _lower(body: Shape, garment: Garment, surface: Surface, at: Reach) -> Floats:
    if garment.leg is None:
        return np.asarray(surface.vertices[:, 1] - level(body, garment.hem))
    if garment.leg < 0.1:
        return (0.52 - _even(at.leg, surface)) * 0.2
    return np.asarray(np.where(at.leg > 0.5, (garment.leg - at.along_leg) * LEG, 0.5))


def _even(share: Floats, surface: Surface) -> Floats:
    """Return shares of a limb evened out, so that a cut along them is a smooth curve."""
    rounds = max(6, round(6 * len(surface.vertices) / HULL))
    return smooth(share[:, None], surface.faces, rounds)[:, 0]


def neckline(body: Shape, neck: Neckline, surface: Surface) -> Floats:
    """Return how far under the upper edge (metres) each vertex of a surface lies."""
    at = surface.vertices
    if neck in ("waist", "hip"):
        edge = level(body, ("waist", 0.03 if neck == "waist" else -0.02))
        return np.asarray(edge - at[:, 1])
    root = body.head("neck_01")
    side, ahead = np.abs(at[:, 0]) / body.unit, (at[:, 2] - root[2]) / body.unit
    return NECKS[neck](side, ahead, (root[1] - at[:, 1]) / body.unit) * body.unit


def _round(side: Floats, ahead: Floats, under: Floats) -> Floats:
    return np.asarray(np.where(side < 0.11, under + 0.018 - 0.45 * ahead, 1.0))


def _pointed(side: Floats, ahead: Floats, under: Floats) -> Floats:
    dip = np.clip(0.62 - side / 0.085, 0, 0.62) * 0.17 * (ahead > 0)
    return np.asarray(
        np.where(side < 0.11, under + 0.012 - np.minimum(0.45 * ahead, 0.01) - dip, 1)
    )


def _scooped(side: Floats, ahead: Floats, under: Floats) -> Floats:
    return np.asarray(under - 0.010 - np.clip(0.55 - side / 0.16, 0, 0.5) * 0.17)


def _bib(side: Floats, ahead: Floats, under: Floats) -> Floats:
    lower = np.where(ahead > 0, 0.16, 0.30)
    bib = np.maximum(np.minimum(under - lower, 0.115 - side), 0.018 - np.abs(side - 0.085))
    return np.asarray(np.maximum(bib, under - 0.40))


def _bare(side: Floats, ahead: Floats, under: Floats) -> Floats:
    return np.asarray(under - 0.115 - 0.03 * np.exp(-((side / 0.03) ** 2)))


NECKS: Mapping[Neckline, Callable[[Floats, Floats, Floats], Floats]] = {
    "crew": _round, "v": _pointed, "scoop": _scooped, "bib": _bib, "bare": _bare,
}  # fmt: skip
"""How far under a neckline a place lies: by its way aside, ahead of and below the root of the neck,
all for a person of 1.75 m."""


def sew(body: Shape, garment: Garment) -> tuple[Piece, ...]:
    """Return a garment's pieces: the cloth, and what shows where it is open."""
    hull = of_body(body, "skirt" if garment.skirt else "tights")
    field = cut(body, garment)
    worn = garment.worn if body.detail == "high" else garment.worn // 4
    cloth = hull.smoothed(worn)
    cloth = cloth.grown(_standing(body, garment, cloth))
    cloth = _widened(body, garment, cloth)
    cloth = clip(cloth, field(cloth))
    patch = Patch(grey(body.look, garment.grey), garment.material)
    if garment.inner is None:
        return (Piece(cloth, patch, cull=False),)
    inside = _opening(body, garment, cloth)
    outer = Piece(clip(cloth, -inside), patch, cull=False)
    if garment.skirt:
        return (outer,)
    name, value = garment.inner
    shirt = clip(cloth, inside + 0.004)
    depth = np.clip((_opening(body, garment, shirt) + 0.004) / 0.010, 0, 1)
    sunk = replace(
        shirt, vertices=shirt.vertices - shirt.normals * (0.009 * depth * body.unit)[:, None]
    )
    return (outer, Piece(sunk, Patch(grey(body.look, value), name)))


def _standing(body: Shape, garment: Garment, cloth: Surface) -> Floats:
    """Return how far each vertex stands off the hull, metres."""
    at = reach(body, cloth)
    arms = np.clip(at.along_arm, 0, 2) / 2 * (at.arm > 0.5)
    legs = np.clip(at.along_leg, 0, 2) / 2 * (at.leg > 0.5)
    ends = garment.loose * (arms + legs * (garment.leg is not None))
    if garment.skirt:
        down = (level(body, ("waist", 0.04)) - cloth.vertices[:, 1]) / (0.30 * body.unit)
        ends = ends - 0.6 * np.clip(1 - down, 0, 1)
    return np.asarray(garment.thick * body.unit * (1 + ends))


def _widened(body: Shape, garment: Garment, cloth: Surface) -> Surface:
    """Return cloth that widens from the waist to its hem, with folds where it hangs free."""
    if garment.bell == 0:
        return cloth
    waist, hem = level(body, ("waist", 0.02)), level(body, garment.hem)
    at, middle = reach(body, cloth), body.head("pelvis") * [1, 0, 1]
    fall = np.clip((waist - cloth.vertices[:, 1]) / max(waist - hem, 0.05), 0, 1.2)
    fall = fall * (at.arm < 0.5)
    away = (cloth.vertices - middle) * [1, 0, 1]
    folds = 0.05 * np.sin(9 * np.arctan2(away[:, 0], away[:, 2])) * fall if garment.skirt else 0.0
    return replace(cloth, vertices=cloth.vertices + away * (garment.bell * fall + folds)[:, None])


def _opening(body: Shape, garment: Garment, cloth: Surface) -> Floats:
    """Return how far inside the open front (metres) each vertex lies."""
    u, at = body.unit, cloth.vertices
    neck, button = level(body, ("neck", 0)), level(body, garment.button)
    hem = min(level(body, garment.hem), button - 0.1)
    heights = [hem - 0.1 * u, button - 0.02 * u, button, neck - 0.02 * u, neck + 0.05 * u]
    widths = np.array([garment.gap, garment.shut, garment.shut * 0.7, 0.068, 0.085]) * u
    half = np.interp(at[:, 1], heights, widths)
    front = at[:, 2] > body.head("spine_03")[2]
    return np.asarray(np.where(front, half - np.abs(at[:, 0]), -0.05))
