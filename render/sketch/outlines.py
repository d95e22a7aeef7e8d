"""Guides drawn anew from the contours: thin edges, a scribble, the straight lines of the set."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from render.sketch import contour, paint, polylines
from render.sketch.chains import FIGURE, WEIGHT
from render.sketch.ink import Drawing
from render.sketch.mesh import Bools, Floats
from render.sketch.polylines import Polylines

FAINT = 0.1
"""The weight of a contour too faint for an edge."""

TOLD = 0.12
"""What a scribble tells: weight times the root of the length over the frame's width."""

FAT, THIN = 4.5, 1.5
"""Pixels (768 pixel frame) of a scribble's stroke, of a straight line."""

STRAIGHT, LONG = 1.5, 0.05
"""Pixels (768 pixel frame) a straight line may bend; its least length over the frame's width."""

PAINTED = 0.42
"""Darkness from which the paint on a face (brows, eyes, lips) is an edge or a stroke."""


def canny(drawing: Drawing) -> Image.Image:
    """Return edges one pixel wide, white on black (L): contours, and around what is painted."""
    lines = _contours(drawing)
    sheet = _sheet(drawing)
    _stroke(sheet, lines.only(_weights(lines) > FAINT), 1)
    painted = _painted(drawing)
    inner = painted.filter(ImageFilter.MinFilter(3))
    edge = np.asarray(painted) & ~np.asarray(inner)
    return Image.fromarray(np.maximum(np.asarray(sheet), edge))


def scribble(drawing: Drawing) -> Image.Image:
    """Return the lines that tell the picture in fat strokes, white on black (L)."""
    lines = _contours(drawing)
    sheet = _sheet(drawing)
    told = _weights(lines) * np.sqrt(_lengths(lines) / sheet.width)
    _stroke(sheet, lines.only(told > TOLD), max(2, round(FAT * drawing.view.unit)))
    painted = _painted(drawing).filter(ImageFilter.MaxFilter(3))
    return Image.fromarray(np.maximum(np.asarray(sheet), np.asarray(painted)))


def mlsd(drawing: Drawing) -> Image.Image:
    """Return the straight lines of the set and its things, white on black (L)."""
    lines, unit = _contours(drawing), drawing.view.unit
    sheet = _sheet(drawing)
    if len(lines.counts):
        lines = lines.only(lines.tags[lines.first, FIGURE] < 0)
        lines = polylines.keep(lines, polylines.corners(lines, STRAIGHT * unit))
        start, end = lines.points[:-1], lines.points[1:]
        joined = np.diff(lines.line) == 0
        long = joined & (np.hypot(*(end - start).T) > LONG * sheet.width)
        pen = ImageDraw.Draw(sheet)
        for one in np.concatenate([start, end], 1)[long].tolist():
            pen.line(one, fill=255, width=max(1, round(THIN * unit)))
    return sheet


def _contours(drawing: Drawing) -> Polylines:
    return contour.trace(drawing.buffers, drawing.view.about.distance).lines


def _sheet(drawing: Drawing) -> Image.Image:
    frame = drawing.view.frame
    return Image.new("L", (frame.width, frame.height))


def _painted(drawing: Drawing) -> Image.Image:
    dark: Bools = paint.darkness(drawing.view) > PAINTED
    return Image.fromarray((dark * 255).astype(np.uint8))


def _weights(lines: Polylines) -> Floats:
    """Return (k,) the mean weight of each line."""
    if not len(lines.counts):
        return np.zeros(0)
    return np.asarray(np.add.reduceat(lines.tags[:, WEIGHT], lines.first) / lines.counts)


def _lengths(lines: Polylines) -> Floats:
    return lines.lengths() if len(lines.counts) else np.zeros(0)


def _stroke(sheet: Image.Image, lines: Polylines, width: int) -> None:
    """Draw lines, `width` pixels wide."""
    pen = ImageDraw.Draw(sheet)
    for first, count in zip(lines.first, lines.counts, strict=True):
        points = [tuple(point) for point in lines.points[first : first + count].tolist()]
        pen.line(points, fill=255, width=width, joint="curve")
