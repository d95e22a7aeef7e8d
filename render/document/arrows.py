"""Draws the ways of camera and subjects over a frame, so that they can be left out."""

from itertools import pairwise
from math import atan2, cos, hypot, sin

from reportlab.pdfgen.canvas import Canvas

from render.document.layout import Box
from render.order import Track

WIDTH = 1.6
HALO = 3.4
HEAD = 7.0
"""Points: the arrow's shaft, the white edge around it, the length of its head."""

Point = tuple[float, float]


def draw(canvas: Canvas, frame: Box, tracks: tuple[Track, ...]) -> None:
    """Draw every track of a picture inside its frame."""
    for track in tracks:
        points = [_place(frame, point) for point in track.points]
        canvas.saveState()
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        if track.kind == "camera" and len(points) == 4:
            _inner_frame(canvas, frame, points)
        else:
            _arrow(canvas, points)
        canvas.restoreState()


def _place(frame: Box, point: Point) -> Point:
    """Map (x, y) of 0 to 1, origin top left, into the frame in points."""
    return frame.x + point[0] * frame.width, frame.y + (1 - point[1]) * frame.height


def _arrow(canvas: Canvas, points: list[Point]) -> None:
    if hypot(points[-1][0] - points[0][0], points[-1][1] - points[0][1]) < HEAD:
        return
    for width, grey in ((HALO, 1.0), (WIDTH, 0.05)):
        canvas.setLineWidth(width)
        canvas.setStrokeGray(grey)
        canvas.setFillGray(grey)
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        canvas.drawPath(path, stroke=1, fill=0)
        _head(canvas, points[-2], points[-1])


def _head(canvas: Canvas, before: Point, tip: Point) -> None:
    angle = atan2(tip[1] - before[1], tip[0] - before[0])
    path = canvas.beginPath()
    path.moveTo(*tip)
    for turn in (2.65, -2.65):
        path.lineTo(tip[0] + HEAD * cos(angle + turn), tip[1] + HEAD * sin(angle + turn))
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _inner_frame(canvas: Canvas, frame: Box, corners: list[Point]) -> None:
    """Draw where a push or pull ends, with a short arrow at every corner."""
    for width, grey in ((2.2, 1.0), (0.8, 0.05)):
        canvas.setLineWidth(width)
        canvas.setStrokeGray(grey)
        canvas.setDash(5, 3)
        for start, end in pairwise([*corners, corners[0]]):
            canvas.line(*start, *end)
    canvas.setDash()
    outer = [
        (frame.x, frame.y + frame.height),
        (frame.x + frame.width, frame.y + frame.height),
        (frame.x + frame.width, frame.y),
        (frame.x, frame.y),
    ]
    for start, end in zip(outer, corners, strict=True):
        inset = [(s + (e - s) * 0.2, t + (f - t) * 0.2) for (s, t), (e, f) in [(start, end)]]
        _arrow(canvas, [*inset, end])
