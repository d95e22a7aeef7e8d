"""What is painted on a face: brows, lashes, lips, nostrils, stubble and eyes, as darkness.

The renderer asks once a picture for all visible pixels of a figure's skin and eyes:

    darkness(part.rest at the pixels, figure.look, pixel)          patches "skin"
    eye_darkness(world positions, centre, gaze, figure.look)       parts with an `eye`

and mixes the answer over the patch: grey = value * (1 - darkness). Everything on the skin is told
in coordinates of the unmorphed base face (metres; x to the person's left, y up, z forward), so it
follows every shape, expression and pose by itself. `eye_centre` and `eye_gaze` give the rest.
"""

from collections.abc import Sequence

import numpy as np

from render.order import Look
from render.sketch.figure.stroke import curve
from render.sketch.mesh import Floats

Line = Sequence[tuple[float, float]]

BROW: Line = (
    (0.0140, 0.7432), (0.0205, 0.7467), (0.0300, 0.7494), (0.0400, 0.7482), (0.0515, 0.7405),
)  # fmt: skip
LASH: Line = (
    (0.0182, 0.7278), (0.0200, 0.7296), (0.0236, 0.7319), (0.0271, 0.7333), (0.0311, 0.7341),
    (0.0349, 0.7341), (0.0384, 0.7333), (0.0414, 0.7320), (0.0443, 0.7299), (0.0478, 0.7264),
)  # fmt: skip
LOWER_LASH: Line = ((0.0250, 0.7222), (0.0320, 0.7212), (0.0400, 0.7228), (0.0455, 0.7265))
UPPER_LIP: Line = ((0.0, 0.6698), (0.0055, 0.6712), (0.0150, 0.6680), (0.0265, 0.6612))
LOWER_LIP: Line = ((0.0, 0.6508), (0.0080, 0.6512), (0.0180, 0.6550), (0.0265, 0.6608))
LIPS_MEET = 0.6632
BEARD_EDGE: Line = (
    (0.0, 0.681),
    (0.020, 0.684),
    (0.030, 0.672),
    (0.045, 0.676),
    (0.058, 0.690),
    (0.064, 0.712),
    (0.07, 0.725),
)
FACE_DEPTH = 0.075
"""Nothing is painted on the head behind this z of the base."""

BRUSH = 0.005
"""Metres from its line that paint reaches at most."""

IRIS, PUPIL, CATCH = 28.0, 13.0, 7.5
"""Half the angle each takes up, seen from the middle of the eyeball, degrees."""
TURN = 34.0
"""Degrees an eye can turn away from straight ahead."""


def darkness(base: Floats, look: Look, pixel: float) -> Floats:
    """Return how dark the paint on skin is, (n,), 0 none to 1 black.

    `base` (n, 3) are `Part.rest` coordinates; `pixel` is the size of a pixel on the face, metres:
    thin paint is drawn no thinner than a pixel, single hairs only where they can be seen.
    """
    out = np.zeros(len(base))
    face = np.flatnonzero((base[:, 2] > FACE_DEPTH) & (np.abs(base[:, 0]) < 0.08))
    points = base[face]
    side, height, depth = np.abs(points[:, 0]), points[:, 1], points[:, 2]
    flat = np.stack([side, height], axis=1)
    paint = np.maximum(_brow(flat, look, pixel), _lashes(flat, look, pixel))
    paint = np.maximum(paint, _lips(flat, depth, look))
    paint = np.maximum(paint, _nostrils(flat, depth))
    if look.beard == "stubble":
        paint = np.maximum(paint, _stubble(points, look))
    out[face] = paint
    return out


def eye_darkness(points: Floats, centre: Floats, gaze: Floats, look: Look) -> Floats:
    """Return how dark the eyeball is, (n,), 0 white to 1 black.

    `points` (n, 3) on the eyeball, `centre` (3,) its middle and `gaze` (3,) the unit vector it
    looks along, all in one frame with y up.
    """
    away = points - centre
    away /= np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-9)
    across = np.cross([0.0, 1.0, 0.0], gaze)
    across /= max(float(np.linalg.norm(across)), 1e-9)
    up = np.cross(gaze, across)
    angle = _degrees(away @ gaze)
    tint = 0.35 + 0.35 * float(np.random.default_rng(look.seed + 3).random())
    iris = _step(IRIS - angle, 2.0)
    rim = 0.92 * np.clip(1 - np.abs(angle - IRIS + 2.0) / 3.5, 0, 1)
    fibre = tint * (1.15 - 0.5 * np.clip(-(away @ up) * 2.2, 0, 1))
    out = np.maximum(np.maximum(fibre * iris, rim), 0.97 * _step(PUPIL - angle, 2.0))
    lid = 0.30 * np.clip(((away @ up) - 0.12) / 0.35, 0, 1)
    out = np.maximum(out, lid)
    glint = 0.96 * gaze - 0.20 * across + 0.12 * up
    catch = _degrees(away @ (glint / np.linalg.norm(glint)))
    return np.asarray(out * (1 - _step(CATCH - catch, 1.5)))


def eye_centre(vertices: Floats) -> Floats:
    """Return the middle (3,) of an eyeball from its part's vertices (n, 3)."""
    return np.asarray((vertices.min(axis=0) + vertices.max(axis=0)) / 2)


def eye_gaze(centre: Floats, face: Floats, target: Floats | None) -> Floats:
    """Return the unit vector an eye looks along, turned from `face` no further than an eye can.

    `target` (3,) is the point looked at, None: straight ahead.
    """
    if target is None:
        return face
    way = (target - centre) / max(float(np.linalg.norm(target - centre)), 1e-9)
    angle = float(np.arccos(np.clip(way @ face, -1, 1)))
    most = np.radians(TURN)
    if angle <= most:
        return np.asarray(way)
    aside = way - face * (way @ face)
    aside /= max(float(np.linalg.norm(aside)), 1e-9)
    return np.asarray(np.cos(most) * face + np.sin(most) * aside)


def _brow(flat: Floats, look: Look, pixel: float) -> Floats:
    """Return the brow: a tapering band of hairs as dark as the hair."""
    away, along = _distance(flat, BROW, pixel)
    female = look.sex == "female"
    thick = 0.66 if female else 0.86
    thick *= float(np.interp(look.age, (5, 16), (0.7, 1.0)))
    half = (
        np.interp(along, (0, 0.12, 0.35, 0.7, 1), (0.0016, 0.0030, 0.0031, 0.0020, 0.0004)) * thick
    )
    half = np.maximum(half, 0.55 * pixel)
    shade = 0.92 - 0.55 * look.hair_value * (1 - 0.4 * (look.skin_value < 0.7))
    lean = np.where(along < 0.4, -1.2, 0.45)
    hairs = 0.5 + 0.5 * np.sin(
        (flat[:, 0] * 0.85 + flat[:, 1] * 0.75 * lean) * 5600 + 3 * np.sin(flat[:, 0] * 900)
    )
    seen = float(np.clip((0.0006 - pixel) / 0.0004, 0, 1))
    return np.asarray(_step(half - away, max(0.0008, pixel)) * shade * (1 - 0.45 * seen * hairs))


def _lashes(flat: Floats, look: Look, pixel: float) -> Floats:
    """Return the dark upper rim of the eye, heavier outward, and a hint of the lower one."""
    away, along = _distance(flat, LASH, pixel)
    female = look.sex == "female" and look.age > 11
    half = np.interp(along, (0, 0.3, 0.8, 1), (0.0001, 0.0004, 0.0006, 0.0004))
    upper = 0.9 * _step(half * (1.2 if female else 0.8) - away, 0.0005)
    away, along = _distance(flat, LOWER_LASH, pixel)
    lower = (0.5 if female else 0.3) * _step(
        np.maximum(0.0003, 0.3 * pixel) - away, max(0.0005, pixel)
    )
    return np.maximum(upper, lower)


def _lips(flat: Floats, depth: Floats, look: Look) -> Floats:
    """Return the tone of the lips, the upper one in its own shade."""
    side, height = flat[:, 0], flat[:, 1]
    top, bottom = _curve(side, UPPER_LIP), _curve(side, LOWER_LIP)
    inside = np.minimum(np.minimum(top - height, height - bottom), 0.0265 - side)
    painted = look.sex == "female" and look.age > 15
    shade = np.where(
        height > LIPS_MEET - 0.001, 0.34 if painted else 0.20, 0.20 if painted else 0.07
    )
    return np.asarray(_step(inside, 0.0012) * shade * (depth > 0.128))


def _nostrils(flat: Floats, depth: Floats) -> Floats:
    """Return the dark of the nostrils."""
    side, height = flat[:, 0], flat[:, 1]
    round_ = 1 - np.hypot((side - 0.0104) / 0.0042, (height - 0.6864) / 0.0021)
    inner = (side < 0.0165) & (height > 0.684) & (height < 0.70) & (depth < 0.145) & (depth > 0.10)
    return np.asarray(np.maximum(0.75 * np.clip(round_ / 0.5, 0, 1), 0.75 * inner))


def _stubble(points: Floats, look: Look) -> Floats:
    """Return a grained shade where a beard would grow."""
    side, height, depth = np.abs(points[:, 0]), points[:, 1], points[:, 2]
    edge = _curve(side, BEARD_EDGE)
    lip = np.maximum(np.abs(height - 0.6615) - 0.010, side - 0.028)
    where = np.minimum(np.minimum(edge - height, lip), depth - 0.03)
    grain = np.sin(points[:, 0] * 7919) * np.sin(points[:, 1] * 8311 + points[:, 2] * 6007)
    shade = 0.34 - 0.2 * look.hair_value
    return np.asarray(_step(where, 0.006) * shade * (0.75 + 0.25 * grain))


def _distance(flat: Floats, line: Line, pixel: float) -> tuple[Floats, Floats]:
    """Return each point's distance (n,) to a polyline and how far along it, 0 to 1.

    Points too far away to be painted, with brushes of a `pixel`, are left at infinity.
    """
    at = curve(line, 16)
    spans = np.linalg.norm(np.diff(at, axis=0), axis=1)
    starts = np.concatenate([[0], np.cumsum(spans)])
    margin = BRUSH + 1.2 * pixel
    low, high = at.min(axis=0) - margin, at.max(axis=0) + margin
    near = np.flatnonzero(((flat > low) & (flat < high)).all(axis=1))
    some = flat[near]
    best, along = np.full(len(flat), np.inf), np.zeros(len(flat))
    for number, span in enumerate(spans):
        way = (at[number + 1] - at[number]) / span
        out = some - at[number]
        step = np.clip(out @ way, 0, span)
        away = np.hypot(*(out - step[:, None] * way).T)
        nearer = away < best[near]
        best[near[nearer]] = away[nearer]
        along[near[nearer]] = (starts[number] + step[nearer]) / starts[-1]
    return best, along


def _curve(side: Floats, line: Line) -> Floats:
    at = np.asarray(line)
    return np.asarray(np.interp(side, at[:, 0], at[:, 1]))


def _step(inside: Floats, soft: float) -> Floats:
    """Return 0 outside to 1 inside over a rim `soft` wide."""
    return np.asarray(np.clip(inside / soft + 0.5, 0, 1))


def _degrees(cosine: Floats) -> Floats:
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
