"""Inks a stage: lines, washes, weather and effects on one sheet of paper."""

from dataclasses import dataclass

import numpy as np
from PIL.Image import Image

from render.order import Track
from render.sketch import (
    brush,
    contour,
    effects,
    marks,
    paint,
    paper,
    polylines,
    sky,
    strokes,
    tone,
    view,
    weather,
)
from render.sketch.gbuffer import Buffers
from render.sketch.lens import Camera
from render.sketch.raster import Frame, Singles
from render.sketch.stage import Stage
from render.sketch.view import View
from render.vocabulary import Style

SHINE = 0.42
"""How much light the strands of dark hair give back."""


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
    found = contour.trace(seen.buffers, seen.about.distance)
    on_surfaces = marks.draw(seen, rng)
    black = polylines.together((brush.ink(seen, found, rng), on_surfaces.black))
    line = np.maximum(strokes.stamp(black, seen.frame), paint.darkness(seen))
    white = strokes.stamp(on_surfaces.white, seen.frame) * np.float32(SHINE)
    wash = tone.bare(seen)
    if plate.style != "lines":
        rim = strokes.stamp(brush.rim(seen, found, rng), seen.frame) * (1 - line)
        white = np.maximum(np.maximum(white, rim), sky.stars(seen, rng))
        wash = tone.wash(seen, rng)
    sheet = paper.Sheet(wash.dark, wash.hatch, line, white)
    sheet = weather.fall(seen, sheet, rng)
    sheet = effects.add(seen, sheet, plate.tracks, rng)
    return Drawing(paper.develop(sheet, plate.style), seen, line)
