"""Inks a stage: lines, washes, weather and effects on one sheet of paper."""

from dataclasses import dataclass

import numpy as np
from PIL.Image import Image

from render.order import Track
from render.sketch import contour, effects, marks, paint, paper, sky, strokes, tone, view, weather
from render.sketch.chains import DEPTH, FIGURE, WEIGHT
from render.sketch.contour import Contours
from render.sketch.gbuffer import Buffers
from render.sketch.lens import Camera
from render.sketch.mesh import Bools, Floats
from render.sketch.polylines import Polylines
from render.sketch.raster import Frame, Singles
from render.sketch.stage import Stage
from render.sketch.strokes import Hand
from render.sketch.view import View
from render.vocabulary import Style

HALO = 3.0
"""Pixels (768 pixel frame) around the subject that lines behind it keep free of."""


@dataclass(frozen=True)
class Plate:
    """How a picture is drawn.

    `width`, `height` in pixels. `seed` decides the strokes, never the layout. `supersampling` 2 is
    a finished picture, 1 a draft. `tracks` of subjects get speed lines.
    """

    width: int = 768
    height: int = 432
    style: Style = "marker"
    seed: int = 0
    supersampling: int = 2
    tracks: tuple[Track, ...] = ()


@dataclass(frozen=True, eq=False)
class Drawing:
    """A finished picture (L) and what it was made from, for guides.

    `line` (h, w) is how much contour ink lies on a pixel, 0 to 1.
    """

    image: Image
    view: View
    line: Singles

    @property
    def buffers(self) -> Buffers:
        """What the camera saw."""
        return self.view.buffers


def draw(stage: Stage, camera: Camera, plate: Plate) -> Drawing:
    """Draw a stage as a camera sees it; the same arguments give the same bytes."""
    seen = view.take(stage, camera, Frame(plate.width, plate.height), plate.supersampling)
    rng = np.random.default_rng([plate.seed & 0xFFFFFFFF, 0x1A4])
    contours = _contours(seen, rng)
    on_surfaces = marks.draw(seen, rng)
    line = np.maximum(
        strokes.stamp(contours, seen.frame), strokes.stamp(on_surfaces.black, seen.frame)
    )
    line = np.maximum(line, paint.darkness(seen))
    white = strokes.stamp(on_surfaces.white, seen.frame) * np.float32(0.42)
    bare = plate.style == "lines"
    wash = tone.bare(seen) if bare else tone.wash(seen, rng)
    if not bare:
        white = np.maximum(white, sky.stars(seen, rng))
    sheet = paper.Sheet(wash.dark, wash.hatch, line, white)
    sheet = weather.fall(seen, sheet, rng)
    sheet = effects.add(seen, sheet, plate.tracks, rng)
    return Drawing(paper.develop(sheet, plate.style), seen, line)


def _contours(seen: View, rng: np.random.Generator) -> Polylines:
    """Ink the contours: a brush for the subject, a pen for what is behind it."""
    found = contour.trace(seen.buffers, seen.about.distance)
    lines = found.lines
    if not len(lines.counts):
        return strokes.draw(
            Polylines(lines.points, lines.counts, lines.tags[:, :2]), Hand(), 1, rng
        )
    person = lines.tags[:, FIGURE] >= 0
    tags = np.stack([_width(seen, found, person), _alpha(seen, lines, person)], 1)
    inked = Polylines(lines.points, lines.counts, tags)
    of_people = person[lines.first]
    heavy = np.maximum.reduceat(lines.tags[:, WEIGHT], lines.first) > 1.0
    people, things = inked.only(of_people), inked.only(~of_people)
    again = heavy & (inked.lengths() > 15 * seen.unit) & (rng.random(len(heavy)) < 0.6)
    second = strokes.restated(inked, again, seen.unit, rng)
    drawn = (
        strokes.draw(people, Hand(wobble=0.2, taper=0.72, press=0.15), seen.unit, rng),
        strokes.draw(things, Hand(wobble=0.30, taper=0.55, overshoot=2.2), seen.unit, rng),
        strokes.draw(second, Hand(wobble=0.45, taper=0.8, overshoot=3.0), seen.unit, rng),
    )
    return marks.together(drawn)


def _width(seen: View, found: Contours, person: Bools) -> Floats:
    """Return each point's width: heavy on outlines, heavier away from the light."""
    weight = found.lines.tags[:, WEIGHT]
    right, up, _ = seen.buffers.camera.rotation
    key = np.array([seen.key @ right, -(seen.key @ up)])
    turned = found.outward() @ (key / (np.linalg.norm(key) + 1e-9))
    size = float(np.clip((seen.head / 60) ** 0.4, 0.62, 1.5))
    main = np.isin(found.lines.tags[:, FIGURE], seen.about.figures)
    brush = (0.5 + 1.15 * weight) * size * np.where(main, 1.1, 0.9) * (1 - 0.34 * turned)
    pen = (0.5 + 0.8 * weight) * np.clip(size, 0.8, 1.15) * (1 - 0.15 * turned)
    return np.asarray(np.where(person, brush, pen))


def _alpha(seen: View, lines: Polylines, person: Bools) -> Floats:
    """Return each point's ink: less with distance, none in the halo of the subject."""
    near, far = seen.stage.set.fog
    near = max(near, seen.about.distance * 1.15)
    far = max(far, seen.about.distance * 4, near + 1)
    away = np.clip((lines.tags[:, DEPTH] - near) / (far - near), 0, 1) ** 0.75
    alpha = np.where(lines.tags[:, WEIGHT] > 0.5, 0.98, 0.82) * (1 - 0.6 * away)
    halo = seen.around(seen.subject, HALO) & ~seen.subject
    column = np.clip(lines.points[:, 0], 0, seen.frame.width - 1).astype(np.int64)
    row = np.clip(lines.points[:, 1], 0, seen.frame.height - 1).astype(np.int64)
    behind = ~person & (lines.tags[:, DEPTH] > seen.about.distance * 0.8) & halo[row, column]
    return np.asarray(np.where(behind, 0.1, alpha))
