"""Where a hand can meet a posed person: jaw, shoulders, back, waist, hands ..."""

from collections.abc import Mapping

import numpy as np

from render.sketch.figure.rotation import cross, unit
from render.sketch.mesh import Floats
from render.sketch.stage import Figure

THICK = 0.22
"""Metres from a body's middle within which its skin is looked for."""
WAIST = 0.15
"""Metres from the middle of a waist to its side."""
NORMAL_HEAD = 0.235
"""Metres from chin to crown of the person that offsets are told for."""


def spots(figure: Figure) -> Mapping[str, Floats]:
    """Return places (3,) on a figure by `Meet.spot`; where there are two, as l_ and r_."""
    marks, points = figure.landmarks, figure.keypoints
    neck, size = marks["chin"] - points["neck"], figure.head_height / NORMAL_HEAD
    found = {
        "jaw": marks["chin"] + figure.face * 0.01,
        "neck": points["neck"] + neck * 0.45,
        "back": _skin(figure, marks["chest"], -figure.body),
        "chest": _skin(figure, marks["chest"], figure.body),
        "heart": marks["chest"],
    }
    for side, hand in (("l", figure.hands["left"]), ("r", figure.hands["right"])):
        shoulder, hip = points[f"{side}_shoulder"], points[f"{side}_hip"]
        found[f"{side}_shoulder"] = shoulder + neck * 0.25
        found[f"{side}_elbow"] = points[f"{side}_elbow"] * 0.6 + shoulder * 0.4
        found[f"{side}_hand"] = hand.grip
        found[f"{side}_waist"] = marks["waist"] + unit(hip - marks["hip"]) * WAIST * size
        found[f"{side}_cheek"] = points[f"{side}_ear"] * 0.55 + points["nose"] * 0.45
        found[f"{side}_knees"] = points[f"{side}_knee"]
    return found


def _skin(figure: Figure, inside: Floats, way: Floats) -> Floats:
    """Return where a line from inside a body leaves its skin or cloth."""
    along = unit(way)
    size = figure.head_height / NORMAL_HEAD
    farthest = 0.0
    for part in figure.parts:
        away = part.mesh.vertices - inside
        depth = away @ along
        aside = away - depth[:, None] * along
        near = (np.einsum("ij,ij->i", aside, aside) < (0.05 * size) ** 2) & (depth < THICK * size)
        if part.mesh.patches[0].material != "hair" and near.any():
            farthest = max(farthest, float(depth[near].max()))
    return inside + along * farthest


def facing(own: Floats, partner: Floats) -> Floats:
    """Return axes (columns left, up, forward) of one who stands before a partner, both (3,)."""
    forward = unit((partner - own) * [1.0, 0.0, 1.0])
    up = np.array([0.0, 1.0, 0.0])
    return np.stack([cross(up, forward), up, forward], axis=1)
