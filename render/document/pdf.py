"""Writes a sheet as a PDF: the same sheet, pictures and fonts give the same bytes."""

from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from render.document import arrows, cover
from render.document.fonts import Fonts
from render.document.layout import (
    FOOTER,
    FOOTER_STYLE,
    HEADER,
    MARGIN,
    PLACEHOLDER_STYLE,
    STRIP,
    STRIP_STYLE,
    Box,
)
from render.document.pages import Page, Paginator, Placed, Strip, paginator
from render.document.paragraphs import ABOVE
from render.document.picture import PictureObject
from render.document.tags import Tags
from render.document.text import Style, Typesetter
from render.sheet import Layout, Paper, Sheet

PRODUCER = "storyboard"
"""Stands in the file's metadata, so that the program knows a document of its own."""

HEADER_STYLE = Style("bold", 8.5, 12.0)
HEADER_LIGHT = Style("regular", 8.5, 12.0, 0.25)
TIME_STYLE = Style("bold", 8.0, 12.0, 0.25)


class Pdf(NamedTuple):
    """A finished document. `missing` are characters no font at hand could draw."""

    content: bytes
    pages: int
    missing: tuple[str, ...]


def write(
    sheet: Sheet,
    layout: Layout = "6up",
    paper: Paper = "a4",
    *,
    tracks: bool = True,
    scene_pages: bool = False,
) -> Pdf:
    """Return a sheet as a PDF; PictureError when a stored picture is damaged.

    `tracks` draws the ways of camera and subjects. `scene_pages` starts every scene on a new page.
    """
    fonts = Fonts()
    typesetter = Typesetter(fonts)
    plan = paginator(sheet, layout, paper, typesetter)
    pages = plan.pages(sheet, scene_pages=scene_pages)
    target = BytesIO()
    writer = _Writer(_canvas(target, plan.size, sheet, fonts), sheet, plan, typesetter, tracks)
    writer.draw(pages)
    return Pdf(target.getvalue(), len(pages) + 1, tuple(sorted(fonts.missing)))


def _canvas(target: BytesIO, size: tuple[float, float], sheet: Sheet, fonts: Fonts) -> Canvas:
    canvas = Canvas(
        target,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        initialFontName=fonts.name("regular"),
        lang=sheet.language,
    )
    canvas.setTitle(sheet.title)
    canvas.setAuthor(", ".join(sheet.credits))
    canvas.setSubject("Storyboard")
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas


class _Writer:
    """Draws placed pages on one canvas."""

    def __init__(
        self, canvas: Canvas, sheet: Sheet, plan: Paginator, typesetter: Typesetter, tracks: bool
    ) -> None:
        self.canvas = canvas
        self.sheet = sheet
        self.plan = plan
        self.set = typesetter
        self.tracks = tracks
        self.tags = Tags(canvas)
        self.pictures: dict[str, str] = {}
        self.scene = -1

    def draw(self, pages: list[Page]) -> None:
        """Draw cover and pages, outline, tags; the canvas is saved."""
        self.canvas.bookmarkPage("cover")
        self.canvas.addOutlineEntry(self.sheet.title, "cover", 0)
        with self.tags.marked("H1"):
            cover.draw(self.canvas, self.plan.size, self.sheet, self.set)
        self._end_page()
        for number, page in enumerate(pages, start=2):
            with self.tags.marked(""):
                self._header(page, number, len(pages) + 1)
            strips = {strip.scene: strip for strip in page.strips}
            for placed in page.cards:
                if placed.scene in strips:
                    self._strip(strips.pop(placed.scene))
                self._enter(placed.scene, placed.frame.y + placed.frame.height)
                self._card(placed)
            self._end_page()
        self.tags.finish()
        self.canvas.save()

    def _end_page(self) -> None:
        self.canvas.showPage()
        self.tags.end_page()

    def _header(self, page: Page, number: int, count: int) -> None:
        width, height = self.plan.size
        y = height - MARGIN - 8
        room = width - 2 * MARGIN
        scene = self.sheet.scenes[page.scene]
        name = " · ".join(word for word in (self.sheet.title, self.sheet.draft) if word)
        self._line((MARGIN, y, room * 0.42), name, HEADER_STYLE)
        heading = f"{scene.number}  {scene.heading}"
        self._line((MARGIN + room * 0.44, y, room * 0.44), heading, HEADER_LIGHT)
        self.set.draw_in(self.canvas, (MARGIN, y, room), f"{number}/{count}", HEADER_LIGHT, "right")
        self.canvas.setStrokeGray(0.0)
        self.canvas.setLineWidth(0.7)
        self.canvas.line(MARGIN, height - MARGIN - HEADER + 9, width - MARGIN, height - MARGIN - 15)
        self._line((MARGIN, MARGIN + FOOTER - 12, room), self.sheet.footer, FOOTER_STYLE)

    def _line(self, box: tuple[float, float, float], text: str, style: Style) -> None:
        if text:
            lines = self.set.cut(self.set.wrap(text, style, box[2]), 1, style, box[2])
            self.set.draw_in(self.canvas, box, lines[0], style)

    def _enter(self, scene: int, top: float) -> None:
        """Begin a scene's section and its entry in the outline when it is new."""
        if scene == self.scene:
            return
        self.scene = scene
        value = self.sheet.scenes[scene]
        self.tags.section(f"{value.number} {value.heading}")
        key = f"scene-{scene}"
        self.canvas.bookmarkHorizontal(key, 0, top + STRIP * 2)
        self.canvas.addOutlineEntry(f"{value.number}  {value.heading}", key, 0, closed=True)

    def _strip(self, strip: Strip) -> None:
        self._enter(strip.scene, strip.top - STRIP)
        scene = self.sheet.scenes[strip.scene]
        box = self.plan.usable
        y = strip.top - STRIP + 9
        with self.tags.marked("P"):
            self.canvas.setFillGray(0.90)
            self.canvas.rect(box.x, y - 4.5, box.width, 14.5, stroke=0, fill=1)
            heading = f"{scene.number}   {scene.heading}"
            self._line((box.x + 5, y, box.width - 70), heading, STRIP_STYLE)
            self.set.draw_in(
                self.canvas, (box.x, y, box.width - 5), minutes(scene.seconds), TIME_STYLE, "right"
            )

    def _card(self, placed: Placed) -> None:
        if placed.continued:
            with self.tags.marked("P"):
                self._continued(placed)
        else:
            self._outline(placed)
            with self.tags.marked("P"):
                self._label(placed)
            with self.tags.marked("Figure", placed.card.alt or placed.card.caption):
                self._picture(placed)
        with self.tags.marked("P"):
            self._words(placed)

    def _outline(self, placed: Placed) -> None:
        key = f"panel-{placed.card.label}"
        self.canvas.bookmarkHorizontal(key, 0, placed.frame.y + placed.frame.height + 16)
        self.canvas.addOutlineEntry(f"{placed.card.label}  {placed.card.shot}", key, 1)

    def _label(self, placed: Placed) -> None:
        card, frame = placed.card, placed.frame
        left = min(frame.x, placed.text_box[0])
        right = placed.text_box[0] + placed.text_box[2]
        words = self.plan.plan.words
        y = frame.y + frame.height + words.label.leading * 0.3
        if card.new_setup:
            self.canvas.setFillGray(0.0)
            tall = frame.height + words.label.leading
            self.canvas.rect(left - 5, frame.y, 2.6, tall, stroke=0, fill=1)
        seconds = f"{card.seconds:.1f} s"
        wide = self.set.width(seconds, words.seconds)
        self.set.draw(self.canvas, (right - wide, y), seconds, words.seconds)
        start = left + self.set.draw(self.canvas, (left, y), card.label, words.label) + 7
        lines = f"l. {card.lines[0]}" + (f"-{card.lines[1]}" * (card.lines[0] != card.lines[1]))
        self._line((start, y, right - wide - start - 6), f"{card.shot}  ·  {lines}", words.shot)

    def _continued(self, placed: Placed) -> None:
        words = self.plan.plan.words
        left = min(placed.frame.x, placed.text_box[0])
        y = placed.frame.y + words.label.leading * 0.3
        start = left + self.set.draw(self.canvas, (left, y), placed.card.label, words.label) + 7
        self.set.draw(self.canvas, (start, y), "continued", words.shot)

    def _picture(self, placed: Placed) -> None:
        card, frame = placed.card, placed.frame
        if card.picture is None:
            self._placeholder(frame)
        else:
            self._image(str(card.picture), placed)
            if self.tracks:
                arrows.draw(self.canvas, frame, card.tracks)
        self.canvas.setStrokeGray(0.0)
        self.canvas.setLineWidth(0.9)
        self.canvas.rect(*frame, stroke=1, fill=0)

    def _image(self, path: str, placed: Placed) -> None:
        """Place a picture, cut to the frame when its own ratio differs."""
        if path not in self.pictures:
            assert placed.card.picture is not None
            self.pictures[path] = f"picture{len(self.pictures)}"
            self.canvas._doc.addForm(self.pictures[path], PictureObject(placed.card.picture))
        frame = placed.frame
        self.canvas.saveState()
        self.canvas.transform(frame.width, 0, 0, frame.height, frame.x, frame.y)
        self.canvas.doForm(self.pictures[path])
        self.canvas.restoreState()

    def _placeholder(self, frame: Box) -> None:
        self.canvas.setStrokeGray(0.7)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
        self.canvas.line(frame.x, frame.y + frame.height, frame.x + frame.width, frame.y)
        middle = (frame.x, frame.y + frame.height / 2 - 3, frame.width)
        self.canvas.setFillGray(1.0)
        self.canvas.rect(frame.x + frame.width / 2 - 26, middle[1] - 4, 52, 13, stroke=0, fill=1)
        self.set.draw_in(self.canvas, middle, "not drawn yet", PLACEHOLDER_STYLE, "center")

    def _words(self, placed: Placed) -> None:
        left, top, width = placed.text_box
        y = top - ABOVE
        for line in placed.text:
            y -= line.style.leading
            box = (left + line.indent, y + 2.0, width - line.indent)
            self.set.draw_in(self.canvas, box, line.text, line.style)


def minutes(seconds: float) -> str:
    """Return a running time as 1:05."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
