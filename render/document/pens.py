"""Pens that draw the same lines, shapes and words on a PDF page and on a picture."""

from collections.abc import Sequence
from math import hypot
from typing import Protocol

from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from render.document.text import Style, Typesetter
from render.fonts import FACES

Point = tuple[float, float]
"""Points, origin bottom left."""
Shape = Sequence[Point]
DASH, BREAK = 4.0, 3.0
"""Points of a dashed line that are drawn and left out."""


class Pen(Protocol):
    """Draws in points, origin bottom left; greys from 0 to 1, None: not filled or stroked."""

    def polygon(self, points: Shape, fill: float | None, line: float | None, wide: float) -> None:
        """Draw a closed outline."""

    def path(self, points: Shape, line: float, wide: float, *, dash: bool = False) -> None:
        """Draw an open line; only one of two points can be dashed."""

    def words(self, at: Point, text: str, style: Style) -> None:
        """Write a line whose baseline is centred on a point."""


class PdfPen:
    """Draws on a page of a PDF."""

    def __init__(self, canvas: Canvas, typesetter: Typesetter) -> None:
        self.canvas, self.set = canvas, typesetter

    def polygon(self, points: Shape, fill: float | None, line: float | None, wide: float) -> None:
        """Draw a closed outline."""
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self.canvas.setFillGray(fill or 0.0)
        self.canvas.setStrokeGray(line or 0.0)
        self.canvas.setLineWidth(wide)
        self.canvas.drawPath(path, stroke=int(line is not None), fill=int(fill is not None))

    def path(self, points: Shape, line: float, wide: float, *, dash: bool = False) -> None:
        """Draw an open line."""
        self.canvas.saveState()
        self.canvas.setStrokeGray(line)
        self.canvas.setLineWidth(wide)
        if dash:
            self.canvas.setDash(DASH, BREAK)
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self.canvas.drawPath(path, stroke=1, fill=0)
        self.canvas.restoreState()

    def words(self, at: Point, text: str, style: Style) -> None:
        """Write a line whose baseline is centred on a point."""
        self.set.draw_in(self.canvas, (at[0] - 400, at[1], 800), text, style, "center")


class ImagePen:
    """Draws on a grey picture, `dots` pixels a point, `height` points high."""

    def __init__(self, image: Image.Image, dots: float, height: float) -> None:
        self.pen, self.dots, self.height = ImageDraw.Draw(image), dots, height

    def polygon(self, points: Shape, fill: float | None, line: float | None, wide: float) -> None:
        """Draw a closed outline."""
        if fill is not None:
            self.pen.polygon(self._all(points), fill=round(fill * 255))
        if line is not None:
            self.path([*points, *points[:2]], line, wide)

    def path(self, points: Shape, line: float, wide: float, *, dash: bool = False) -> None:
        """Draw an open line."""
        for part in _dashes(points[0], points[-1]) if dash else [points]:
            width = max(round(wide * self.dots), 1)
            self.pen.line(self._all(part), fill=round(line * 255), width=width, joint="curve")

    def words(self, at: Point, text: str, style: Style) -> None:
        """Write a line whose baseline is centred on a point."""
        face = FACES["bold" if style.face == "bold" else "regular"]
        font = ImageFont.truetype(str(face), round(style.size * self.dots))
        [place] = self._all([at])
        self.pen.text(place, text, fill=round(style.grey * 255), font=font, anchor="ms")

    def _all(self, points: Shape) -> list[Point]:
        return [(x * self.dots, (self.height - y) * self.dots) for x, y in points]


def _dashes(start: Point, stop: Point) -> list[Shape]:
    length = hypot(stop[0] - start[0], stop[1] - start[1])

    def at(distance: float) -> Point:
        share = min(distance / length, 1.0)
        return start[0] + (stop[0] - start[0]) * share, start[1] + (stop[1] - start[1]) * share

    count = int(length / (DASH + BREAK)) + 1 if length else 0
    begins = [step * (DASH + BREAK) for step in range(count)]
    return [(at(begin), at(begin + DASH)) for begin in begins]
