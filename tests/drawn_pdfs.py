"""PDFs of drawn storyboards, as other programs write them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)

Page = Callable[["Canvas"], object]


def sheet(path: Path, *pages: Page, turned: int = 0, password: str | None = None) -> Path:
    """Write a PDF of A4 pages, upright or turned by degrees, open or behind a password."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=A4, encrypt=password)
    for page in pages:
        if turned:
            canvas.setPageRotation(turned)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def write(canvas: "Canvas", *lines: str) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 20 * number, line)


def picture(grey: int, size: tuple[int, int] = (160, 90)) -> "ImageReader":
    """Return a picture of a grey with a black corner at the top left."""
    from reportlab.lib.utils import ImageReader

    image = Image.new("L", size, grey)
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 8, size[1] // 8), fill=0)
    file = BytesIO()
    image.save(file, "PNG")
    return ImageReader(BytesIO(file.getvalue()))
