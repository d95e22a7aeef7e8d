"""Weather: rain, snow, fog and storm drawn over a picture."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from render.sketch import polylines, strokes
from render.sketch.mesh import Floats
from render.sketch.noise import cloudy, ramp
from render.sketch.paper import Sheet
from render.sketch.polylines import Polylines
from render.sketch.strokes import Hand
from render.sketch.view import View


class Fall(NamedTuple):
    """One plane of rain: how many drops, their length and width in pixels, their strength."""

    drops: int
    length: float
    width: float
    strength: float


RAIN = (Fall(260, 16, 0.7, 0.45), Fall(120, 34, 1.0, 0.65), Fall(26, 80, 1.5, 0.7))
STORM = (Fall(420, 22, 0.8, 0.5), Fall(220, 46, 1.1, 0.7), Fall(60, 110, 1.7, 0.75))
SLANT: dict[str, float] = {"rain": 0.16, "storm": 0.5}
SPLASHES, CROWN = 300, 0.12
"""How many drops may be seen to hit the ground; how wide their crowns are, metres."""
SPLASH = (
    ((-0.5, 0.02), (-0.3, 0.16), (0.0, 0.22), (0.3, 0.16), (0.5, 0.02)),
    ((-0.22, -0.05), (-0.5, -0.5)),
    ((0.0, -0.1), (0.04, -0.7)),
    ((0.22, -0.05), (0.52, -0.45)),
)
"""The lines of a splash one unit wide, x and y downward."""
FLAKES = ((420, 0.9, 0.8), (150, 1.7, 0.95), (34, 3.4, 1.0))
"""Snow from far to near: how many flakes, their radius in pixels, their strength."""


def fall(view: View, sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Return the sheet with the weather over it; indoors nothing falls."""
    if view.stage.set.interior:
        return sheet
    match view.stage.weather:
        case "clear":
            return sheet
        case "rain":
            return _rain(view, sheet, RAIN, rng)
        case "storm":
            return _rain(view, _lightning(view, sheet, rng), STORM, rng)
        case "snow":
            return _snow(view, sheet, rng)
        case "fog":
            return _fog(view, sheet, rng)


def _rain(view: View, sheet: Sheet, planes: tuple[Fall, ...], rng: np.random.Generator) -> Sheet:
    """Draw rain: white where the ground is dark, ink where it is pale."""
    drops = [_drops(view, plane, SLANT[view.stage.weather], rng) for plane in planes]
    lines = polylines.together([*drops, splashes(view, rng)])
    hand = Hand(wobble=0, taper=0.9, press=0.1)
    cover = strokes.stamp(strokes.draw(lines, hand, view.unit, rng), view.frame)
    faces = np.where(view.skin, 0.35, 1.0)
    pale = ramp(sheet.dark, 0.24, 0.20)
    ink = cover * pale * faces * 0.7
    white = cover * (1 - pale) * faces
    return replace(
        sheet,
        line=np.maximum(sheet.line, ink).astype(np.float32),
        white=np.maximum(sheet.white, white).astype(np.float32),
    )


def _drops(view: View, plane: Fall, slant: float, rng: np.random.Generator) -> Polylines:
    width, height = view.frame
    top = np.stack(
        [rng.uniform(-0.1, 1.1, plane.drops) * width, rng.uniform(-0.1, 1, plane.drops) * height], 1
    )
    long = plane.length * view.unit * rng.uniform(0.6, 1.2, plane.drops)
    lean = slant + rng.normal(0, 0.015, plane.drops)
    low = top + np.stack([-long * lean, long], 1)
    points = np.stack([top, low], 1).reshape(-1, 2)
    tags = np.tile([plane.width, plane.strength], (len(points), 1))
    return Polylines(points, np.full(plane.drops, 2), tags)


def splashes(view: View, rng: np.random.Generator) -> Polylines:
    """Return a crown of drops and a ring on the ground wherever one of the drops falls."""
    width, height = view.frame
    x, y = (rng.uniform(0, 1, SPLASHES) * size for size in (width, height))
    column, row = x.astype(np.int64), y.astype(np.int64)
    level = (view.buffers.normal[row, column, 1] > 0.75) & ~view.people[row, column]
    depth = view.buffers.depth[row, column]
    level &= depth < 2.2 * view.about.distance + 6
    x, y, depth = x[level], y[level], depth[level]
    wide = np.clip(CROWN * width / (2 * view.buffers.camera.tan_x * depth), 1.5, 11 * view.unit)
    lines = []
    for at, low, size in zip(x.tolist(), y.tolist(), wide.tolist(), strict=True):
        lines += [np.array(way) * size + (at, low) for way in SPLASH]
    tags = [np.tile([1.2, 0.7], (len(line), 1)) for line in lines]
    return polylines.gather(list(zip(lines, tags, strict=True)), 2)


def _snow(view: View, sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Leave flakes white; on white paper the sky's grey lets them show."""
    width, height = view.frame
    places, tags = [], []
    for count, radius, strength in FLAKES:
        places.append(rng.uniform(0, 1, (count, 2)) * [width, height])
        wide = 2 * radius * view.unit * rng.uniform(0.6, 1.2, count)
        tags.append(np.stack([wide, np.full(count, strength)], 1))
    flakes = Polylines(
        np.concatenate(places), np.ones(sum(f[0] for f in FLAKES), np.int64), np.concatenate(tags)
    )
    cover = strokes.stamp(flakes, view.frame) * np.where(view.skin, np.float32(0.5), np.float32(1))
    return replace(sheet, white=np.maximum(sheet.white, cover).astype(np.float32))


def _fog(view: View, sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Let banks of white drift before what is far."""
    bank = ramp(cloudy(view.frame, 190 * view.unit, rng, 3), -0.6, 0.9)
    thick = np.clip(view.fog * 1.2 + 0.1 * ~view.subject, 0, 1) * (0.45 + 0.5 * bank)
    most = 0.92 if view.about.figures else 0.5
    veil = thick * np.where(view.mood.dark, 0.45, most)
    return replace(sheet, white=np.maximum(sheet.white, veil).astype(np.float32))


def _lightning(view: View, sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Strike the sky once."""
    width, height = view.frame
    sky = ~view.buffers.solid | (view.fog > 0.4)
    if sky.mean() < 0.04:
        return sheet
    start = np.array([rng.uniform(0.2, 0.8) * width, -4.0])
    bolt = _bolt(start, height * rng.uniform(0.45, 0.65), rng)
    branch = _bolt(bolt[len(bolt) // 2], height * 0.22, rng)
    pairs = [(bolt, 3.2), (branch, 1.7)]
    lines = polylines.gather([(p, np.tile([w, 1.0], (len(p), 1))) for p, w in pairs], 2)
    cover = strokes.stamp(strokes.draw(lines, Hand(0, 0.9, 0.2), view.unit, rng), view.frame)
    return replace(sheet, white=np.maximum(sheet.white, cover * sky).astype(np.float32))


def _bolt(start: Floats, drop: float, rng: np.random.Generator) -> Floats:
    count = 11
    steps = np.stack([rng.normal(0, drop * 0.075, count), np.full(count, drop / count)], 1)
    return np.asarray(start + np.cumsum(steps, 0) - steps[0])
