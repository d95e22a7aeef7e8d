"""Draws a floor plan as a PDF page or a PNG: walls, things, people, cameras, ways, a legend."""

from collections.abc import Sequence
from io import BytesIO
from math import hypot

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from reportlab.pdfgen.canvas import Canvas

from render.document import symbols
from render.document.fonts import Fonts
from render.document.groundwork import AREA, HEIGHT, MARGIN, WIDTH, Label, Layout, layout
from render.document.pens import ImagePen, PdfPen, Pen, Point
from render.document.symbols import Mark
from render.document.text import Style, Typesetter
from render.floorplan import FloorPlan, Kind

DOTS = 2.0
"""Pixels a point in a PNG."""
FINE = 2
"""How often finer a PNG is drawn before it is made smaller."""
HEAD = 7.0
"""Points: an arrow's head."""
TITLE = Style("bold", 12.0, 15.0)
NOTE = Style("regular", 7.5, 9.0, 0.25)
GREYS: dict[Kind, tuple[float | None, float]] = {
    "ground": (0.975, 0.72),
    "thing": (0.93, 0.5),
    "tree": (None, 0.55),
}
"""Fill and line of what is seen from above."""
BARS = (1, 2, 5, 10, 20, 50)
"""Metres a scale bar may stand for."""
LEGEND = (
    ("person", "person, nose ahead"),
    ("camera", "camera and what it sees"),
    ("way", "way of a person"),
    ("move", "move of a camera"),
)
"""Sign and words of the line at the bottom, left to right."""


def pdf(plan: FloorPlan) -> bytes:
    """Return a floor plan as a PDF of one page; the same plan gives the same bytes."""
    target, fonts = BytesIO(), Fonts()
    canvas = Canvas(target, (WIDTH, HEIGHT), invariant=1, initialFontName=fonts.name("regular"))
    canvas.setTitle(plan.title)
    canvas.setProducer("storyboard")
    typesetter = Typesetter(fonts)
    _draw(layout(plan, typesetter), PdfPen(canvas, typesetter), typesetter)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def png(plan: FloorPlan) -> bytes:
    """Return a floor plan as a PNG of 1684 x 1190 pixels; the same plan gives the same bytes."""
    size = (round(WIDTH * DOTS), round(HEIGHT * DOTS))
    image = Image.new("L", (size[0] * FINE, size[1] * FINE), 255)
    typesetter = Typesetter(Fonts())
    _draw(layout(plan, typesetter), ImagePen(image, DOTS * FINE, HEIGHT), typesetter)
    target, signed = BytesIO(), PngInfo()
    signed.add_text("Software", "storyboard")
    image.resize(size, Image.Resampling.BOX).save(target, "PNG", optimize=True, pnginfo=signed)
    return target.getvalue()


def _draw(laid: Layout, pen: Pen, typesetter: Typesetter) -> None:
    _set(laid, pen)
    for cone in laid.cones:
        pen.path(cone, 0.62, 0.6)
    for label in laid.labels:
        if label.leader:
            pen.path(label.leader, 0.3, 0.4)
    for sign in laid.cameras:
        _marks(pen, sign)
    for way in laid.ways:
        _arrow(pen, way.start, way.stop, dash=way.dash)
    for sign in laid.people:
        _marks(pen, sign)
    for label in laid.labels:
        _words(label, pen)
    _title(laid.title, pen, typesetter)
    _scale_bar(laid.scale, pen)
    _legend(pen, typesetter)


def _words(label: Label, pen: Pen) -> None:
    left, bottom, right, top = label.box
    if label.paper:
        box = ((left, bottom), (right, bottom), (right, top), (left, top))
        pen.polygon(box, 1.0, None, 0.0)
    pen.words(((left + right) / 2, bottom + 2.0), label.text, label.style)


def _set(laid: Layout, pen: Pen) -> None:
    for kind, shape in laid.shapes:
        fill, line = GREYS[kind]
        pen.polygon(shape, fill, line, 0.6)
    for wall in laid.walls:
        pen.path(wall, 0.0, 3.2)


def _marks(pen: Pen, marks: Sequence[Mark]) -> None:
    for mark in marks:
        pen.polygon(mark.points, mark.fill, mark.line, mark.wide)


def _arrow(pen: Pen, start: Point, stop: Point, *, dash: bool) -> None:
    tip = symbols.head(start, stop, HEAD)
    if tip is None:
        return
    length = hypot(stop[0] - start[0], stop[1] - start[1])
    share = 1 - HEAD * 0.9 / length
    neck = start[0] + (stop[0] - start[0]) * share, start[1] + (stop[1] - start[1]) * share
    pen.path((start, neck), 0.0, 1.3, dash=dash)
    _marks(pen, [tip])


def _title(title: str, pen: Pen, typesetter: Typesetter) -> None:
    wide = WIDTH - 2 * MARGIN
    for line in typesetter.cut(typesetter.wrap(title, TITLE, wide), 1, TITLE, wide):
        pen.words((WIDTH / 2, AREA.top + 14), line, TITLE)


def _scale_bar(scale: float, pen: Pen) -> None:
    left, y = MARGIN, MARGIN + 4
    metres = next((count for count in BARS if count * scale >= 36), BARS[-1])
    right = left + metres * scale
    pen.path([(left, y), (right, y)], 0.0, 1.2)
    for x in (left, right):
        pen.path([(x, y - 3), (x, y + 3)], 0.0, 1.2)
    pen.words((right + 18, y - 3), f"{metres} m", NOTE)


def _legend(pen: Pen, typesetter: Typesetter) -> None:
    y, x = MARGIN + 4, WIDTH - MARGIN
    for sign, words in reversed(LEGEND):
        wide = typesetter.width(words, NOTE)
        pen.words((x - wide / 2, y - 3), words, NOTE)
        x -= wide + 6
        match sign:
            case "person":
                _marks(pen, symbols.person((x - 8, y), 0.0, 5.0))
            case "camera":
                pen.path(((x, y + 7), (x - 14, y), (x, y - 7)), 0.62, 0.6)
                _marks(pen, symbols.camera((x - 14, y), 0.0, 4.0))
            case _:
                _arrow(pen, (x - 26, y), (x, y), dash=sign == "way")
        x -= 40
