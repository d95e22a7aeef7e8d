"""Folds: the lines cloth throws at elbows, knees, cuffs, waist and hem."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from render.sketch.figure.garments import Garment, level
from render.sketch.figure.lay import Laid, facing
from render.sketch.figure.reach import reach
from render.sketch.figure.shape import Shape
from render.sketch.figure.stroke import Drawn, Pen
from render.sketch.mesh import Floats
from render.sketch.surface import Surface

LEAST = 24.0
"""Height of the head in pixels under which no folds are drawn."""
POINTS = 9


@dataclass(frozen=True)
class Creases:
    """Folds about a limb: how many, `at` which place along it, strayed by `spread`.

    A fold goes `turn` (least, most) radians about the limb and `slope` along it.
    """

    count: int
    at: float
    spread: float
    turn: tuple[float, float] = (0.7, 1.5)
    slope: float = 0.10


SLEEVES = (Creases(4, 1.0, 0.16), Creases(2, 0.26, 0.10))
LEGS = (Creases(4, 0.98, 0.10), Creases(2, 0.13, 0.05))


@dataclass(frozen=True, eq=False)
class _Limb:
    """The cloth about a limb: of each vertex the way along and the angle about it."""

    surface: Surface
    along: Floats
    about: Floats
    outward: Floats

    def line(self, along: Floats, about: Floats) -> Drawn:
        """Return a line at ways along and angles about the limb."""
        turn = (self.about - about[:, None] + np.pi) % (2 * np.pi) - np.pi
        near = np.exp(-(((self.along - along[:, None]) / 0.045) ** 2) - (turn / 0.30) ** 2) + 1e-12
        near /= near.sum(axis=1, keepdims=True)
        points = near @ (self.surface.vertices + 0.004 * self.outward)
        return Drawn(
            points, near.astype(np.float32) @ self.surface.weights, Pen("fold", 0.6, LEAST)
        )


def folds(body: Shape, garments: Sequence[Garment], cloth: Sequence[Surface]) -> tuple[Drawn, ...]:
    """Return the folds of some garments, given the surface each became."""
    chance = np.random.default_rng(body.look.seed + 5)
    lines: list[Drawn] = []
    for garment, surface in zip(garments, cloth, strict=True):
        if garment.material in ("metal", "suit", "mail"):
            continue
        for side in "lr":
            if garment.sleeve is not None:
                lines += _limb_folds(body, surface, f"arm_{side}", garment.sleeve, chance)
            if garment.leg is not None:
                lines += _limb_folds(body, surface, f"leg_{side}", garment.leg, chance)
        if garment.skirt:
            lines += _hanging(body, garment, surface, chance)
    tops = [
        s
        for g, s in zip(garments, cloth, strict=True)
        if g.leg is None and g.hem[0] in ("waist", "hip", "crotch") and not (g.skirt or g.front)
    ]
    if tops:
        lines += _waist(body, tops[-1], chance)
    return tuple(lines)


def _limb_folds(
    body: Shape, surface: Surface, name: str, end: float, chance: np.random.Generator
) -> list[Drawn]:
    limb = _limb(body, surface, name)
    if limb is None:
        return []
    rows = SLEEVES if name.startswith("arm") else LEGS
    lines = []
    for crease in (*rows, Creases(2, end - 0.14, 0.05, (0.6, 1.2), 0.05)):
        for _ in range(crease.count):
            at = crease.at + chance.uniform(-1, 1) * crease.spread
            start, turn = chance.uniform(-np.pi, np.pi), chance.uniform(*crease.turn)
            step = np.linspace(0, 1, POINTS) * chance.choice((-1, 1))
            slope = chance.uniform(-1, 1) * crease.slope
            if at < end - 0.05:
                along = np.clip(at + slope * step, 0.02, end - 0.03)
                lines.append(limb.line(along, start + turn * step))
    return lines


def _limb(body: Shape, surface: Surface, name: str) -> _Limb | None:
    kind, side = name.split("_")
    arm = kind == "arm"
    joints = ("upperarm", "lowerarm", "hand") if arm else ("thigh", "calf", "foot")
    first, middle, last = (body.head(f"{joint}_{side}") for joint in joints)
    at = reach(body, surface)
    share, along = (at.arm, at.along_arm) if arm else (at.leg, at.along_leg)
    mine = (share > 0.5) & ((surface.vertices[:, 0] > 0) == (side == "l"))
    if mine.sum() < 40:
        return None
    along = along[mine]
    points = surface.vertices[mine]
    lower = along > 1
    axis = np.where(lower[:, None], _unit(last - middle), _unit(middle - first))
    away = points - np.where(lower[:, None], middle, first)
    away -= axis * (away * axis).sum(axis=1, keepdims=True)
    ahead = np.array([0, 0, 1.0]) - axis * axis[:, 2:]
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    about = np.arctan2((away * np.cross(axis, ahead)).sum(axis=1), (away * ahead).sum(axis=1))
    limb = Surface(points, np.zeros((0, 3), np.int32), points, surface.weights[mine])
    return _Limb(limb, along, about, away / np.linalg.norm(away, axis=1, keepdims=True))


def _unit(way: Floats) -> Floats:
    return np.asarray(way / np.linalg.norm(way))


def _hanging(
    body: Shape, garment: Garment, surface: Surface, chance: np.random.Generator
) -> list[Drawn]:
    """Return folds that fall from the hips to the hem."""
    low, high = level(body, garment.hem), level(body, ("hip", 0.0))
    away = (surface.vertices - body.head("pelvis")) * [1, 0, 1]
    about = np.arctan2(away[:, 0], away[:, 2])
    along = (high - surface.vertices[:, 1]) / max(high - low, 0.1)
    outward = away / np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-9)
    skirt = _Limb(surface, along, about, outward)
    lines = []
    for number in range(14):
        start, end = np.sort(chance.uniform((0.05, 0.5), (0.6, 0.98)))
        turn = -np.pi + (number + chance.uniform(0.2, 0.8)) * 2 * np.pi / 14
        step = np.linspace(0, 1, POINTS)
        lines.append(skirt.line(start + (end - start) * step, turn + 0.05 * np.sin(3 * step)))
    return lines


def _waist(body: Shape, surface: Surface, chance: np.random.Generator) -> list[Drawn]:
    """Return folds that run in from the sides of the waist and from the armpits."""
    u, waist, neck = body.unit, level(body, ("waist", 0.0)), level(body, ("neck", 0.0))
    lines: list[Drawn] = []
    step = np.linspace(0, 1, POINTS)
    for cloth in (facing(surface, "front", 0.2 * u), facing(surface, "back", 0.2 * u)):
        for _ in range(5):
            sign, length = chance.choice((-1, 1)), chance.uniform(0.05, 0.10) * u
            x = sign * (chance.uniform(0.09, 0.14) * u - length * step)
            y = waist + chance.uniform(-0.05, 0.14) * u + chance.uniform(-0.4, 0.5) * length * step
            lines += _laid(cloth.at(np.stack([x, y - 0.3 * length * step**2], axis=1)))
        for sign in (1, -1):
            top = neck - (0.14 + chance.uniform(-0.02, 0.02)) * u
            y = top - 0.05 * u * step ** chance.uniform(0.5, 2) * chance.uniform(0.4, 1.3)
            x = sign * (0.145 - 0.05 * step * chance.uniform(0.7, 1.3)) * u
            lines += _laid(cloth.at(np.stack([x, y], axis=1)))
    return lines


def _laid(laid: Laid) -> list[Drawn]:
    if laid.on.sum() < 4:
        return []
    points = (laid.points + 0.002 * laid.normals)[laid.on]
    return [Drawn(points, laid.weights[laid.on], Pen("fold", 0.6, LEAST))]
