"""Draws a contact sheet: takes of one panel side by side, each under a number to point at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import uharfbuzz
from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from render.document.fonts import SYSTEM_FACES, system_path
from render.fonts import FACES

WIDE: Final = 1800
"""Pixels the sheet is wide."""
_EDGE, _GAP, _HEAD, _FOOT, _TAG = 60, 36, 170, 70, 72
_COLUMNS: Final = ((1, 1), (4, 2), (9, 3), (20, 4))
"""Up to so many prints stand in so many columns; more in five."""
_INK, _GREY, _RULE = 0, 96, 176


@dataclass(frozen=True)
class Print:
    """A picture's file, the number it is pointed at by, and a word on how it was made."""

    picture: Path
    number: str
    note: str = ""


@dataclass(frozen=True)
class Contact:
    """What a sheet shows. `about` says what shot it is, `caption` what it shows, `hint` what next.

    There is one print or more, all of one size.
    """

    label: str
    about: str
    caption: str
    prints: tuple[Print, ...]
    hint: str = ""


def png(contact: Contact) -> bytes:
    """Return a contact sheet as a PNG, 1800 pixels wide; the same sheet gives the same bytes."""
    pictures = [_opened(one.picture) for one in contact.prints]
    columns = next((wide for most, wide in _COLUMNS if len(pictures) <= most), 5)
    if pictures[0].height > pictures[0].width:
        columns = min(2 * columns, len(pictures))
    width = (WIDE - 2 * _EDGE - (columns - 1) * _GAP) // columns
    height = round(width * pictures[0].height / pictures[0].width)
    rows = -(-len(pictures) // columns)
    tall = _HEAD + rows * (height + _TAG + _GAP) - _GAP + _FOOT
    colour = any(one.mode == "RGB" for one in pictures)
    sheet = Image.new("RGB" if colour else "L", (WIDE, tall), "white")
    _head(sheet, contact)
    for at, (picture, one) in enumerate(zip(pictures, contact.prints, strict=True)):
        row, column = divmod(at, columns)
        left, top = _EDGE + column * (width + _GAP), _HEAD + row * (height + _TAG + _GAP)
        _print(sheet, (left, top, width, height), picture, one)
    pen = ImageDraw.Draw(sheet)
    _line(pen, (_EDGE, tall - 28), contact.hint, ("script", 24, _GREY), WIDE - 2 * _EDGE)
    target, signed = BytesIO(), PngInfo()
    signed.add_text("Software", "storyboard")
    sheet.save(target, "PNG", optimize=True, pnginfo=signed)
    return target.getvalue()


def _opened(path: Path) -> Image.Image:
    with Image.open(path) as found:
        return found.convert("L" if found.mode == "L" else "RGB")


def _head(sheet: Image.Image, contact: Contact) -> None:
    pen = ImageDraw.Draw(sheet)
    at = _EDGE + _line(pen, (_EDGE, 104), contact.label, ("bold", 76, _INK), WIDE / 2) + 32
    room = WIDE - _EDGE - at
    _line(pen, (at, 62), contact.about, ("regular", 26, _GREY), room)
    _line(pen, (at, 104), contact.caption, ("regular", 34, _INK), room)
    pen.line((_EDGE, 134, WIDE - _EDGE, 134), _ink(_RULE), 2)


def _print(
    sheet: Image.Image, box: tuple[int, int, int, int], picture: Image.Image, one: Print
) -> None:  # fmt: skip
    left, top, width, height = box
    sheet.paste(picture.resize((width, height), Image.Resampling.LANCZOS), (left, top))
    pen = ImageDraw.Draw(sheet)
    frame = (left, top, left + width - 1, top + height - 1)
    pen.rectangle(frame, outline=_ink(_INK), width=3)
    face = _font("bold", 40)
    wide = max(round(face.getlength(one.number)) + 32, 60)
    foot = top + height
    pen.rectangle((left, foot, left + wide - 1, foot + 58), fill=_ink(_INK))
    pen.text((left + wide / 2, foot + 44), one.number, "white", face, anchor="ms")
    _line(pen, (left + wide + 16, foot + 40), one.note, ("regular", 26, _GREY), width - wide - 16)


def _line(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, style: tuple[str, int, int],
    room: float,
) -> float:  # fmt: skip
    """Write one line on a baseline, cut with an ellipsis to its room; return how wide it is."""
    face, size, grey = style
    font = _font(_face(text, face), size)
    if font.getlength(text) > room:
        text = next(cut for cut in _shorter(text) if font.getlength(cut) <= room or cut == "…")
    pen.text(at, text, _ink(grey), font, anchor="ls")
    return font.getlength(text)


def _shorter(text: str) -> Iterator[str]:
    for end in range(len(text) - 1, -1, -1):
        yield f"{text[:end].rstrip()}…"


def _face(text: str, preferred: str) -> str:
    """Return the face that holds most of a text: the preferred, a bundled one, one of the system.

    Of those that hold as much it is the first.
    """
    bundled = (preferred, *(name for name in FACES if name != preferred))
    best = max(bundled, key=lambda face: _held(face, text))
    if _held(best, text) == len(text):
        return best
    there = (face for face in SYSTEM_FACES if system_path(face))
    return max((best, *there), key=lambda face: _held(face, text))


def _held(face: str, text: str) -> int:
    """Return how many characters of a text a face holds."""
    letters = _letters(face)
    return sum(letters.get_nominal_glyph(ord(char)) is not None for char in text)


def _path(face: str) -> str:
    return str(FACES.get(face) or system_path(face))


@cache
def _letters(face: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(_path(face))))


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_path(face), size)


def _ink(grey: int) -> str:
    """Return a grey, 0 to 255, that Pillow takes on a picture with colours and on one without."""
    return f"rgb({grey},{grey},{grey})"
