"""Finds the frames in a PDF: its pictures as people read them, or whole pages that are drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from PIL import Image

from agent.errors import SettingError
from agent.studio.pairing import Word
from render import extras
from render.diffusion.detect import opening

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfImage, PdfPage

INSTALL: Final = extras.install("frames")
_SMALL: Final = 0.2
"""A picture that covers less than this share of the usual one is a logo."""
_LEAST: Final = 0.01
"""The share of its page a frame covers at least."""
_LONGEST: Final = 6.0
"""How much longer than high a frame is at most, or higher than long; else it is a rule."""
_PLAIN: Final = 40
"""Letters on a page of lines that is drawn rather than written, at most."""
_BUSY: Final = 200
"""Lines and curves from which a page is drawn, whatever is written on it."""
_NEAR: Final = 0.35
"""How far from a frame its label stands at most, in heights of the frame."""
_DEEP: Final = 8
_FINE: Final = 1600
"""Pixels on the longer side of a page that is drawn as a frame."""


@dataclass(frozen=True)
class Box:
    """A box on a page as it is read, in points; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Square points."""
        return self.width * self.height

    @property
    def width(self) -> float:
        """Points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points."""
        return self.bottom - self.top

    def away(self, other: "Box") -> float:
        """Return how far another box is away; 0 when they touch."""
        across = max(self.left - other.right, other.left - self.right, 0.0)
        down = max(self.top - other.bottom, other.top - self.bottom, 0.0)
        return float((across**2 + down**2) ** 0.5)

    def holds(self, other: "Box") -> bool:
        """Tell whether the middle of another box, a smaller one, is inside."""
        x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        inside = self.left < x < self.right and self.top < y < self.bottom
        return inside and other.area < self.area / 2


@dataclass(frozen=True)
class Found:
    """A frame, its page counted from 1 and the words around it."""

    page: int
    picture: Image.Image
    words: tuple[Word, ...]


def read(path: Path) -> Iterator[Found]:
    """Yield the frames of a PDF in reading order; SettingError when it cannot be read."""
    try:
        import pypdfium2
    except ImportError:
        raise SettingError(f"--frames {path}: frames of a PDF need pypdfium2: {INSTALL}") from None
    try:
        with pypdfium2.PdfDocument(path) as document:
            yield from _frames(document)
    except FileNotFoundError:
        raise SettingError(f"--frames: there is no {path}") from None
    except pypdfium2.PdfiumError as error:
        raise SettingError(
            f"--frames: {path} cannot be read as a PDF ({error}); save it anew, without a password"
        ) from None


def _frames(document: "PdfDocument") -> Iterator[Found]:
    pages = list(document)
    pictures = [list(_pictures(page)) for page in pages]
    areas = [box.area for some in pictures for box, _ in some]
    usual = median(areas) if areas else 0.0
    for number, (page, some) in enumerate(zip(pages, pictures, strict=True), 1):
        kept = [(box, one) for box, one in some if box.area >= usual * _SMALL]
        kept = [(box, one) for box, one in kept if not any(box.holds(other) for other, _ in kept)]
        words = _words(page) if kept or not some else []
        if not some and _drawn(page, words):
            whole = Box(0, 0, *page.get_size())
            scale = _FINE / max(page.get_size())
            yield Found(number, page.render(scale=scale).to_pil(), _around(whole, words))
        for box, one in read_order(kept):
            yield Found(number, _taken(page, one), _around(box, words))


def read_order(kept: "Sequence[tuple[Box, PdfImage]]") -> "Iterator[tuple[Box, PdfImage]]":
    """Yield pictures row by row from the top, each row from the left."""
    left = sorted(kept, key=lambda one: one[0].top)
    while left:
        first = left[0][0]
        middle = (first.top + first.bottom) / 2
        row = [one for one in left if one[0].top < middle]
        left = [one for one in left if one[0].top >= middle]
        yield from sorted(row, key=lambda one: one[0].left)


def _pictures(page: "PdfPage") -> "Iterator[tuple[Box, PdfImage]]":
    """Yield the pictures of a page that may be frames, with where they are."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP):
        box = _box(page, _corners(one))
        if box.area < width * height * _LEAST or min(box.width, box.height) <= 0:
            continue
        if 1 / _LONGEST < box.width / box.height < _LONGEST:
            yield box, one


def _corners(one: "PdfImage") -> list[tuple[float, float]]:
    """Return the corners of a picture in points of its page, through the forms it is nested in."""
    corners = [one.get_matrix().on_point(x, y) for x, y in product((0, 1), (0, 1))]
    outer = one.container
    while outer is not None:
        matrix = outer.get_matrix()
        corners = [matrix.on_point(x, y) for x, y in corners]
        outer = outer.container
    return corners


def _box(page: "PdfPage", corners: Sequence[tuple[float, float]]) -> Box:
    """Return the box around points of a page, turned as the page is read."""
    seen = [_turned(page, x, y) for x, y in corners]
    across, down = [x for x, _ in seen], [y for _, y in seen]
    return Box(min(across), min(down), max(across), max(down))


def _turned(page: "PdfPage", x: float, y: float) -> tuple[float, float]:
    """Return a point of a page as it is read: from its left and its top."""
    left, bottom, right, top = page.get_cropbox()
    match page.get_rotation():
        case 90:
            return y - bottom, x - left
        case 180:
            return right - x, y - bottom
        case 270:
            return top - y, right - x
    return x - left, top - y


def _taken(page: "PdfPage", one: "PdfImage") -> Image.Image:
    """Return a picture upright, on paper where it is clear; SettingError when it is too large."""
    width, height = one.get_px_size()
    if width * height > (Image.MAX_IMAGE_PIXELS or 0):
        raise SettingError(f"--frames: a picture of {width} x {height} pixels is too large")
    picture: Image.Image = one.get_bitmap(render=True).to_pil()
    whole = picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255)
    flat = picture.convert("RGB") if whole else opening.plain(picture)
    return flat.rotate(-page.get_rotation(), expand=True)


def _drawn(page: "PdfPage", words: Sequence[tuple[Box, str]]) -> bool:
    """Tell whether a page without pictures is a drawing, not a page of text."""
    import pypdfium2.raw as pdfium

    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEP)
    lines = sum(pdfium.FPDFPath_CountSegments(path) for path in paths)
    written = sum(len(word) for _, word in words)
    return lines >= _BUSY or (lines > 0 and written <= _PLAIN)


def _words(page: "PdfPage") -> list[tuple[Box, str]]:
    """Return the words of a page with where they stand."""
    text = page.get_textpage()
    found: list[tuple[Box, str]] = []
    word, corners = "", []
    for at in range(text.count_chars() + 1):
        char = text.get_text_range(at, 1) if at < text.count_chars() else " "
        if char.strip():
            left, bottom, right, top = text.get_charbox(at)
            word += char
            corners += [(left, bottom), (right, top)]
        elif word:
            found.append((_box(page, corners), word))
            word, corners = "", []
    return found


def _around(box: Box, words: Sequence[tuple[Box, str]]) -> tuple[Word, ...]:
    """Return the words near a frame, the nearest first."""
    near = sorted((box.away(place), at) for at, (place, _) in enumerate(words))
    return tuple(
        Word(words[at][1], away, _corners_of(box, words[at][0]))
        for away, at in near
        if away <= box.height * _NEAR
    )


def _corners_of(box: Box, word: Box) -> tuple[tuple[float, float], ...]:
    left, right = word.left - box.left, word.right - box.right
    over, under = word.top - box.top, word.top - box.bottom
    return (left, over), (left, under), (right, over), (right, under)
