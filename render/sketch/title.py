"""Title cards and words over a picture, in the bundled typewriter face."""

from PIL import Image, ImageDraw, ImageFont

from render.fonts import FACES
from render.order import Order

INK, PAPER = 26, 250
MARGIN = 0.1
"""Share of the frame's width kept free on both sides."""


def card(order: Order) -> Image.Image:
    """Return a dark card with the title in its middle (L)."""
    image = Image.new("L", (order.width, order.height), INK)
    _write(image, order.title, fill=PAPER, middle=0.5)
    return image


def over(image: Image.Image, words: str) -> Image.Image:
    """Return a picture with words in its lower third, white with a dark edge (L)."""
    written = image.convert("L")
    _write(written, words, fill=PAPER, middle=0.78, edge=INK)
    return written


def _write(
    image: Image.Image, words: str, *, fill: int, middle: float, edge: int | None = None
) -> None:
    pen = ImageDraw.Draw(image)
    size = max(round(min(image.height * 0.075, image.width * 0.06)), 10)
    font = ImageFont.truetype(str(FACES["script"]), size, layout_engine=ImageFont.Layout.BASIC)
    lines = _lines(pen, words, font, image.width * (1 - 2 * MARGIN))
    step = size * 1.35
    y = image.height * middle - step * len(lines) / 2
    for line in lines:
        x = (image.width - pen.textlength(line, font=font)) / 2
        pen.text(
            (round(x), round(y)), line, fill=fill, font=font,
            stroke_width=2 if edge is not None else 0, stroke_fill=edge,
        )  # fmt: skip
        y += step


def _lines(
    pen: ImageDraw.ImageDraw, words: str, font: ImageFont.FreeTypeFont, room: float
) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        if lines and pen.textlength(f"{lines[-1]} {word}", font=font) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines[:6]
