"""Draws a floor plan as a PDF page or a PNG: walls, things, people, cameras, ways."""

from collections.abc import Sequence
from io import BytesIO
from math import atan2, cos, hypot, pi, sin
from typing import Protocol

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo
from reportlab.pdfgen.canvas import Canvas

from render.document.fonts import Fonts
from render.document.text import Style, Typesetter
from render.floorplan import FloorPlan, Person, Point, Position
from render.fonts import FACES

WIDTH, HEIGHT = 842.0, 595.0
MARGIN = 36.0
"""Points: an A4 page on its side."""
BODY = 0.23
LENS = 0.19
HEAD = 0.20
"""Metres: a person's radius, half a camera's size, an arrow's head."""
DOTS = 2.0
"""Pixels a point in a PNG."""
NAME = Style("bold", 8.0, 10.0)
TITLE = Style("bold", 12.0, 15.0)

Shape = Sequence[Point]


class Pen(Protocol):
    """Draws in points, origin bottom left; greys from 0 to 1, None: not filled or stroked."""

    def polygon(self, points: Shape, fill: float | None, line: float | None, wide: float) -> None:
        """Draw a closed outline."""

    def path(self, points: Shape, line: float, wide: float, dash: bool) -> None:
        """Draw an open line."""

    def words(self, at: Point, text: str, style: Style) -> None:
        """Write a line centred on a point."""


def pdf(plan: FloorPlan) -> bytes:
    """Return a floor plan as a PDF of one page; the same plan gives the same bytes."""
    target, fonts = BytesIO(), Fonts()
    canvas = Canvas(target, (WIDTH, HEIGHT), invariant=1, initialFontName=fonts.name("regular"))
    canvas.setTitle(plan.title)
    canvas.setProducer("storyboard")
    _Drawing(plan, _PdfPen(canvas, Typesetter(fonts))).draw()
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def png(plan: FloorPlan) -> bytes:
    """Return a floor plan as a PNG of 1684 x 1190 pixels; the same plan gives the same bytes."""
    size = (round(WIDTH * DOTS), round(HEIGHT * DOTS))
    image = Image.new("L", (size[0] * 2, size[1] * 2), 255)
    _Drawing(plan, _ImagePen(image)).draw()
    target, signed = BytesIO(), PngInfo()
    signed.add_text("Software", "storyboard")
    image.resize(size, Image.Resampling.BOX).save(target, "PNG", optimize=True, pnginfo=signed)
    return target.getvalue()


class _Drawing:
    """One plan on one pen, scaled to the page."""

    def __init__(self, plan: FloorPlan, pen: Pen) -> None:
        self.plan, self.pen = plan, pen
        wide, high = plan.high[0] - plan.low[0], plan.high[1] - plan.low[1]
        room = (WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN - 34)
        self.scale = min(room[0] / wide, room[1] / high, 110.0)
        self.left = (WIDTH - wide * self.scale) / 2 - plan.low[0] * self.scale
        self.bottom = MARGIN + (room[1] - high * self.scale) / 2 - plan.low[1] * self.scale

    def draw(self) -> None:
        """Draw ground first, then things, cones, people, cameras, names."""
        plan = self.plan
        if plan.walls:
            self.pen.polygon(self._all(plan.walls), None, 0.0, 2.6)
        for shape in plan.shapes:
            if len(shape) > 2:
                self.pen.polygon(self._clipped(shape), 0.93, 0.45, 0.6)
        for camera in plan.cameras:
            self.pen.polygon(self._all((camera.at, camera.left, camera.right)), None, 0.6, 0.5)
        for person in plan.people:
            self._person(person)
        for camera in plan.cameras:
            self._camera(camera)
        self._scale_bar()
        self.pen.words((WIDTH / 2, HEIGHT - MARGIN - 4), plan.title, TITLE)

    def _at(self, point: Point) -> Point:
        return self.left + point[0] * self.scale, self.bottom + point[1] * self.scale

    def _all(self, points: Shape) -> list[Point]:
        return [self._at(point) for point in points]

    def _clipped(self, shape: Shape) -> list[Point]:
        (x0, y0), (x1, y1) = self.plan.low, self.plan.high
        return self._all([(min(max(x, x0), x1), min(max(y, y0), y1)) for x, y in shape])

    def _person(self, person: Person) -> None:
        x, y = person.at
        angle = atan2(person.facing[1], person.facing[0])
        shoulders = [
            (x + BODY * 1.5 * cos(t) * -sin(angle) + BODY * 0.8 * sin(t) * cos(angle),
             y + BODY * 1.5 * cos(t) * cos(angle) + BODY * 0.8 * sin(t) * sin(angle))
            for t in (i * pi / 14 for i in range(28))
        ]  # fmt: skip
        head = [(x + BODY * 0.62 * cos(t), y + BODY * 0.62 * sin(t))
                for t in (i * pi / 12 for i in range(24))]  # fmt: skip
        nose = [(x + BODY * r * cos(angle + t), y + BODY * r * sin(angle + t))
                for r, t in ((0.55, 0.5), (1.05, 0.0), (0.55, -0.5))]  # fmt: skip
        if person.goes:
            self._arrow(person.at, person.goes, dash=True)
        self.pen.polygon(self._all(shoulders), 1.0, 0.0, 1.0)
        self.pen.polygon(self._all(nose), 0.25, 0.0, 0.6)
        self.pen.polygon(self._all(head), 0.25, 0.0, 0.8)
        name_at = self._at((x, y - BODY * 1.5))
        self.pen.words((name_at[0], name_at[1] - 9), person.name, NAME)

    def _camera(self, camera: Position) -> None:
        x, y = camera.at
        ahead = (
            (camera.left[0] + camera.right[0]) / 2 - x,
            (camera.left[1] + camera.right[1]) / 2 - y,
        )
        angle = atan2(ahead[1], ahead[0])

        def local(forward: float, aside: float) -> Point:
            return (
                x + LENS * (forward * cos(angle) - aside * sin(angle)),
                y + LENS * (forward * sin(angle) + aside * cos(angle)),
            )

        if camera.goes:
            self._arrow(camera.at, camera.goes, dash=False)
        body = [local(f, a) for f, a in ((-1.5, -0.8), (0.4, -0.8), (0.4, 0.8), (-1.5, 0.8))]
        lens = [local(f, a) for f, a in ((0.4, -0.35), (1.1, -0.8), (1.1, 0.8), (0.4, 0.35))]
        self.pen.polygon(self._all(body), 0.0, 0.0, 1.0)
        self.pen.polygon(self._all(lens), 0.0, 0.0, 1.0)
        name_at = self._at(local(-2.9, 0.0))
        self.pen.words((name_at[0], name_at[1] - 3), camera.setup, NAME)

    def _arrow(self, start: Point, stop: Point, *, dash: bool) -> None:
        length = hypot(stop[0] - start[0], stop[1] - start[1])
        if length < HEAD:
            return
        angle = atan2(stop[1] - start[1], stop[0] - start[0])
        tip = [stop] + [
            (stop[0] + HEAD * cos(angle + turn), stop[1] + HEAD * sin(angle + turn))
            for turn in (2.65, -2.65)
        ]
        self.pen.path(self._all((start, stop)), 0.0, 1.4, dash)
        self.pen.polygon(self._all(tip), 0.0, 0.0, 0.8)

    def _scale_bar(self) -> None:
        left, y = MARGIN, MARGIN - 10
        self.pen.path([(left, y), (left + self.scale, y)], 0.0, 1.2, dash=False)
        for x in (left, left + self.scale):
            self.pen.path([(x, y - 3), (x, y + 3)], 0.0, 1.2, dash=False)
        self.pen.words((left + self.scale + 18, y - 3), "1 m", NAME)


class _PdfPen:
    def __init__(self, canvas: Canvas, typesetter: Typesetter) -> None:
        self.canvas, self.set = canvas, typesetter

    def polygon(self, points: Shape, fill: float | None, line: float | None, wide: float) -> None:
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self.canvas.setFillGray(fill or 0.0)
        self.canvas.setStrokeGray(line or 0.0)
        self.canvas.setLineWidth(wide)
        self.canvas.drawPath(path, stroke=int(line is not None), fill=int(fill is not None))

    def path(self, points: Shape, line: float, wide: float, dash: bool) -> None:
        self.canvas.saveState()
        self.canvas.setStrokeGray(line)
        self.canvas.setLineWidth(wide)
        if dash:
            self.canvas.setDash(4, 3)
        self.canvas.line(*points[0], *points[-1])
        self.canvas.restoreState()

    def words(self, at: Point, text: str, style: Style) -> None:
        self.set.draw_in(self.canvas, (at[0] - 200, at[1], 400), text, style, "center")


class _ImagePen:
    def __init__(self, image: Image.Image) -> None:
        self.pen, self.scale = ImageDraw.Draw(image), DOTS * 2

    def _at(self, point: Point) -> Point:
        return point[0] * self.scale, (HEIGHT - point[1]) * self.scale

    def polygon(self, points: Shape, fill: float | None, line: float | None, wide: float) -> None:
        self.pen.polygon(
            [self._at(point) for point in points],
            fill=None if fill is None else round(fill * 255),
            outline=None if line is None else round(line * 255),
            width=round(wide * self.scale),
        )

    def path(self, points: Shape, line: float, wide: float, dash: bool) -> None:
        (x0, y0), (x1, y1) = points[0], points[-1]
        steps = max(int(hypot(x1 - x0, y1 - y0) / 7), 1) if dash else 1
        share = 0.6 if dash else 1.0
        for step in range(steps):
            a, b = step / steps, (step + share) / steps
            ends = [self._at((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)) for t in (a, b)]
            self.pen.line(ends, fill=round(line * 255), width=round(wide * self.scale))

    def words(self, at: Point, text: str, style: Style) -> None:
        face = FACES["bold" if style.face == "bold" else "regular"]
        font = ImageFont.truetype(str(face), round(style.size * self.scale))
        self.pen.text(self._at(at), text, fill=0, font=font, anchor="ms")
