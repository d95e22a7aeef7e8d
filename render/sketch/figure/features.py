"""The lines of a face: lids, nose, mouth, and what age and feeling draw into it."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import numpy as np

from render.sketch import asset
from render.sketch.figure.expressions import EXPRESSIONS
from render.sketch.figure.face import LASH, Line
from render.sketch.figure.shape import Shape
from render.sketch.figure.stroke import Drawn, Pen, curve
from render.sketch.mesh import Floats, Ints

Side = Literal["one", "both"]
ONE: Side = "one"
BOTH: Side = "both"


@dataclass(frozen=True)
class Feature:
    """A line on the base face.

    `line` holds x, y of the base in metres; `side` BOTH: also drawn mirrored. `after` is the age in
    years that brings it, 0: always. `muscles`: drawn when one of them is drawn over a third.
    """

    name: str
    line: Line
    weight: float
    kind: str = "face"
    least: float = 58.0
    side: Side = BOTH
    after: int = 0
    muscles: tuple[str, ...] = ()


FEATURES: tuple[Feature, ...] = (
    Feature("lid fold", ((0.0200, 0.7350), (0.0250, 0.7392), (0.034, 0.7410), (0.043, 0.7388),
                         (0.0485, 0.7335)), 0.45),
    Feature("lash", LASH, 1.1, "lash", 26),
    Feature("mouth", ((-0.0262, 0.6612), (-0.015, 0.6630), (-0.006, 0.6643), (0, 0.6636),
                      (0.006, 0.6643), (0.015, 0.6630), (0.0262, 0.6612)), 1.2, "mouth", 26, ONE),
    Feature("under lip", ((-0.011, 0.6478), (0, 0.6466), (0.011, 0.6478)), 0.6, side=ONE),
    Feature("nose base", ((-0.0075, 0.6848), (-0.003, 0.6835), (0.003, 0.6835), (0.0075, 0.6848)),
            0.75, "face", 40, ONE),
    Feature("wing", ((0.0166, 0.6978), (0.0182, 0.6935), (0.0174, 0.6888)), 0.6),
    Feature("cheek", ((0.0205, 0.694), (0.0262, 0.684), (0.0300, 0.672)), 0.5, after=40),
    Feature("smile", ((0.0205, 0.694), (0.0268, 0.684), (0.0310, 0.670)), 0.42,
            muscles=("smile", "upper_lip_up", "nose_up")),
    Feature("dimple", ((0.0330, 0.6660), (0.0345, 0.6610), (0.0330, 0.6560)), 0.4,
            muscles=("smile",)),
    Feature("frown", ((0.0058, 0.7510), (0.0048, 0.7455), (0.0056, 0.7400)), 0.75,
            muscles=("brows_down",)),
    Feature("bridge", ((0.0105, 0.7400), (0.0050, 0.7360)), 0.5, muscles=("nose_up",)),
    Feature("forehead", ((-0.028, 0.7650), (-0.014, 0.7672), (0, 0.7662), (0.014, 0.7672),
                         (0.028, 0.7650)), 0.45, side=ONE, muscles=("brows_up", "brows_inner_up")),
    Feature("forehead above", ((-0.020, 0.7735), (0, 0.7748), (0.020, 0.7735)), 0.35, side=ONE,
            muscles=("brows_up",)),
    Feature("worn forehead", ((-0.030, 0.7700), (-0.012, 0.7722), (0.012, 0.7718),
                              (0.030, 0.7698)), 0.35, side=ONE, after=52),
    Feature("old forehead", ((-0.026, 0.7810), (0, 0.7830), (0.026, 0.7810)), 0.3, side=ONE,
            after=62),
    Feature("crow's foot", ((0.0510, 0.7290), (0.0560, 0.7320)), 0.45, after=48),
    Feature("crow's toe", ((0.0515, 0.7265), (0.0570, 0.7255)), 0.45, after=48),
    Feature("bag", ((0.0235, 0.7165), (0.0310, 0.7125), (0.0400, 0.7140)), 0.4, after=45),
    Feature("jowl", ((0.0275, 0.6590), (0.0298, 0.6530), (0.0290, 0.6470)), 0.4, after=58),
    Feature("squint", ((0.0235, 0.7175), (0.0310, 0.7140), (0.0390, 0.7150)), 0.4,
            muscles=("eyes_narrow",)),
)  # fmt: skip
TEARS: tuple[Line, ...] = (
    ((0.0300, 0.7195), (0.0310, 0.7050), (0.0335, 0.6900), (0.0330, 0.6750)),
    ((0.0380, 0.7190), (0.0405, 0.7050), (0.0410, 0.6930)),
)  # fmt: skip
DRAWN = 0.34
"""Share of a muscle above which the lines it draws are seen."""


def lines(body: Shape) -> tuple[Drawn, ...]:
    """Return the lines of a person's face."""
    muscles = EXPRESSIONS[body.expression]
    pulled = {name for name, share in muscles.items() if share > DRAWN}
    drawn: list[Drawn] = []
    for feature in FEATURES:
        aged = body.look.age >= feature.after
        if (set(feature.muscles) & pulled) if feature.muscles else aged:
            drawn += _both(body, feature.line, feature.side, _pen(body, feature))
    if body.expression == "cry":
        for line in TEARS:
            drawn += _both(body, line, BOTH, Pen("tear", 0.5, 40))
    return tuple(drawn)


def _pen(body: Shape, feature: Feature) -> Pen:
    female = body.look.sex == "female"
    heavier = {"lash": 1.15 if female else 0.85}.get(feature.kind, 0.9 if female else 1.0)
    if feature.muscles:
        heavier *= float(np.interp(body.look.age, (8, 40), (0.55, 1.1)))
    return Pen(feature.kind, feature.weight * heavier, feature.least)


def _both(body: Shape, line: Line, side: Side, pen: Pen) -> list[Drawn]:
    key = tuple((float(x), float(y)) for x, y in line)
    mirrored = tuple((-x, y) for x, y in key)
    return [_on_face(body, way, pen) for way in ((key, mirrored) if side == BOTH else (key,))]


def _on_face(body: Shape, line: tuple[tuple[float, float], ...], pen: Pen) -> Drawn:
    corners, shares = _attached(line)
    weights = asset.load().weights[corners]
    points = np.einsum("nij,ni->nj", body.vertices[corners], shares)
    forward = np.array([0, 0, 0.0012 * body.head_scale])
    return Drawn(points + forward, np.einsum("nij,ni->nj", weights, shares.astype(np.float32)), pen)


@cache
def _attached(line: tuple[tuple[float, float], ...]) -> tuple[Ints, Floats]:
    """Return the triangle's corners (n, 3) and shares (n, 3) of points on the front of the base."""
    faces, corners, area = _front()
    at = curve(line, max(8, 5 * len(line)))
    x, y = corners[:, :, 0], corners[:, :, 1]
    parts = [
        (x[:, b] - at[:, :1]) * (y[:, c] - at[:, 1:])
        - (x[:, c] - at[:, :1]) * (y[:, b] - at[:, 1:])
        for b, c in ((1, 2), (2, 0), (0, 1))
    ]
    shares = np.stack(parts, axis=2) / area[:, None]
    depth = np.where((shares > -1e-9).all(axis=2), (shares * corners[:, :, 2]).sum(axis=2), -1.0)
    best = depth.argmax(axis=1)
    return faces[best], shares[np.arange(len(at)), best]


@lru_cache(maxsize=1)
def _front() -> tuple[Ints, Floats, Floats]:
    """Return the base face's triangles that look forward, their corners and flat areas."""
    base = asset.load()
    faces = base.faces["high"]["body"]
    corners = base.vertices[faces]
    low, high = corners[:, :, 1].min(axis=1), corners[:, :, 1].max(axis=1)
    x, y = corners[:, :, 0], corners[:, :, 1]
    area = (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (x[:, 2] - x[:, 0]) * (y[:, 1] - y[:, 0])
    keep = (low > 0.6) & (high < 0.82) & (corners[:, :, 2].min(axis=1) > 0.06) & (area > 1e-10)
    return faces[keep], corners[keep], area[keep]
