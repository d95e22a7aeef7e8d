"""The brush: how wide and how dark each contour is drawn, so that the eye goes to the subject."""

import numpy as np

from render.sketch import polylines, strokes
from render.sketch.chains import DEPTH, FIGURE, WEIGHT
from render.sketch.contour import Contours
from render.sketch.mesh import Bools, Floats
from render.sketch.polylines import Polylines
from render.sketch.strokes import Hand
from render.sketch.view import View

HALO = 3.0
"""Pixels (768 pixel frame) around the subject that lines behind it keep free of."""

INSET, RIM = 2.3, 1.6
"""Pixels from a person's outline to the light along it by night, and its width."""


def ink(seen: View, found: Contours, rng: np.random.Generator) -> Polylines:
    """Return the contours as strokes: a brush for people, a pen for what is around them."""
    lines = found.lines
    if not len(lines.counts):
        return polylines.empty(2)
    person = lines.tags[:, FIGURE] >= 0
    tags = np.stack([_width(seen, found, person), _alpha(seen, lines, person)], 1)
    inked = Polylines(lines.points, lines.counts, tags)
    of_people = person[lines.first]
    heavy = np.maximum.reduceat(lines.tags[:, WEIGHT], lines.first) > 1.0
    again = heavy & (inked.lengths() > 15 * seen.unit) & (rng.random(len(heavy)) < 0.6)
    second = strokes.restated(inked, again, seen.unit, rng)
    people, things = inked.only(of_people), inked.only(~of_people)
    drawn = (
        strokes.draw(people, Hand(wobble=0.2, taper=0.72, press=0.15), seen.unit, rng),
        strokes.draw(things, Hand(wobble=0.30, taper=0.55, overshoot=2.2), seen.unit, rng),
        strokes.draw(second, Hand(wobble=0.45, taper=0.8, overshoot=3.0), seen.unit, rng),
    )
    return polylines.together(drawn)


def rim(seen: View, found: Contours, rng: np.random.Generator) -> Polylines:
    """Return white strokes within people's outlines where light meets them by night."""
    lines = found.lines
    outline = (lines.tags[:, FIGURE] >= 0) & (lines.tags[:, WEIGHT] > 1.25)
    if not seen.mood.dark or not outline.any():
        return polylines.empty(2)
    lit = np.clip((_turned(seen, found) - 0.15) * 2, 0, 1) * outline
    inside = lines.points - found.outward() * INSET * seen.unit
    tags = np.stack([RIM * (0.4 + 0.6 * lit), 0.9 * lit], 1)
    hand = Hand(wobble=0.2, taper=0.9, press=0.2)
    return strokes.draw(Polylines(inside, lines.counts, tags), hand, seen.unit, rng)


def _turned(seen: View, found: Contours) -> Floats:
    """Return how far each point's outer side is turned to the light, -1 to 1."""
    right, up, _ = seen.buffers.camera.rotation
    key = np.array([seen.key @ right, -(seen.key @ up)])
    return np.asarray(found.outward() @ (key / (np.linalg.norm(key) + 1e-9)))


def _width(seen: View, found: Contours, person: Bools) -> Floats:
    """Return each point's width: heavy on outlines, heavier away from the light."""
    weight, turned = found.lines.tags[:, WEIGHT], _turned(seen, found)
    size = float(np.clip((seen.head / 60) ** 0.4, 0.62, 1.5))
    main = np.isin(found.lines.tags[:, FIGURE], seen.about.figures)
    brush = (0.5 + 1.15 * weight) * size * np.where(main, 1.1, 0.9) * (1 - 0.34 * turned)
    pen = (0.5 + 0.8 * weight) * np.clip(size, 0.8, 1.15) * (1 - 0.15 * turned)
    return np.asarray(np.where(person, brush, pen))


def _alpha(seen: View, lines: Polylines, person: Bools) -> Floats:
    """Return each point's ink: less with distance, none in the halo of the subject."""
    near, far = seen.air
    away = np.clip((lines.tags[:, DEPTH] - near) / (far - near), 0, 1) ** 0.75
    alpha = np.where(lines.tags[:, WEIGHT] > 0.5, 0.98, 0.82) * (1 - 0.6 * away)
    halo = seen.around(seen.subject, HALO) & ~seen.subject
    column = np.clip(lines.points[:, 0], 0, seen.frame.width - 1).astype(np.int64)
    row = np.clip(lines.points[:, 1], 0, seen.frame.height - 1).astype(np.int64)
    behind = ~person & (lines.tags[:, DEPTH] > seen.about.distance * 0.8) & halo[row, column]
    return np.asarray(np.where(behind, 0.1, alpha))
