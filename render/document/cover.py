"""The cover: title, credits, what the board holds."""

from reportlab.pdfgen.canvas import Canvas

from render.document.text import Style, Typesetter
from render.sheet import Sheet

TITLE = Style("bold", 30.0, 36.0)
CREDIT = Style("regular", 12.0, 17.0, 0.2)
COUNT = Style("regular", 10.0, 15.0, 0.2)
COUNT_WORD = Style("bold", 10.0, 15.0)


def draw(canvas: Canvas, size: tuple[float, float], sheet: Sheet, typesetter: Typesetter) -> None:
    """Draw the cover on the current page; `size` is the page's width and height in points."""
    width, height = size
    room = width * 0.76
    left = (width - room) / 2
    y = height * 0.66
    for line in typesetter.wrap(sheet.title, TITLE, room):
        typesetter.draw_in(canvas, (left, y, room), line, TITLE, "center")
        y -= TITLE.leading
    y -= 8
    for credit in (*sheet.credits, sheet.draft):
        for line in typesetter.wrap(credit, CREDIT, room):
            typesetter.draw_in(canvas, (left, y, room), line, CREDIT, "center")
            y -= CREDIT.leading
    _counts(canvas, (width / 2, min(y - 40, height * 0.36)), sheet, typesetter)


def _counts(canvas: Canvas, at: tuple[float, float], sheet: Sheet, typesetter: Typesetter) -> None:
    middle, y = at
    canvas.setStrokeGray(0.6)
    canvas.setLineWidth(0.5)
    canvas.line(middle - 90, y + 20, middle + 90, y + 20)
    for what, how_many in sheet.counts:
        typesetter.draw_in(canvas, (middle - 190, y, 180), what, COUNT, "right")
        typesetter.draw_in(canvas, (middle + 10, y, 240), how_many, COUNT_WORD)
        y -= COUNT.leading
