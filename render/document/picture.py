"""Puts a stored picture into a PDF, its compressed bytes untouched where the format allows."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFStream

from render.errors import PictureError

SIGNATURE = b"\x89PNG\r\n\x1a\n"
JPEG_QUALITY = 88


@dataclass(frozen=True)
class Raster:
    """A picture as a PDF holds it: dictionary entries and the encoded bytes."""

    entries: dict[str, object]
    content: bytes


class PictureObject(PDFObject):  # type: ignore[misc]  # reportlab is untyped
    """An image of a PDF that reads its file only while the document is put together."""

    __RefOnly__ = 1

    def __init__(self, path: Path) -> None:
        self.path = path

    def format(self, document: object) -> bytes:
        """Return the stream's bytes; PictureError when the file is damaged or gone."""
        raster = load(self.path)
        entries = PDFDictionary(
            {"Type": PDFName("XObject"), "Subtype": PDFName("Image"), **raster.entries}
        )
        return bytes(PDFStream(entries, raster.content, []).format(document))


def load(path: Path) -> Raster:
    """Return a PNG or JPEG file as a PDF holds it; PictureError when it is damaged or gone."""
    try:
        content = path.read_bytes()
        if content.startswith(SIGNATURE):
            return _png(content) or _recoded(content)
        return _recoded(content) if not content.startswith(b"\xff\xd8") else _jpeg(content)
    except (OSError, UnidentifiedImageError, struct.error, zlib.error, ValueError) as error:
        raise PictureError(f"{path} cannot be read as a picture; draw the panel again") from error


def _png(content: bytes) -> Raster | None:
    """Return a PNG's own deflated rows (PDF predictor 15), None for interlace or transparency."""
    header, palette, rows, offset = b"", b"", [], 8
    while offset < len(content):
        (length,) = struct.unpack_from(">I", content, offset)
        kind, body = content[offset + 4 : offset + 8], content[offset + 8 : offset + 8 + length]
        (checksum,) = struct.unpack_from(">I", content, offset + 8 + length)
        if zlib.crc32(kind + body) != checksum:
            raise ValueError("a chunk of the PNG is damaged")
        match kind:
            case b"IHDR":
                header = body
            case b"PLTE":
                palette = body
            case b"IDAT":
                rows.append(body)
            case b"tRNS":
                return None
        offset += 12 + length
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", header)
    if interlace or colour not in (0, 2, 3) or depth > 8:
        return None
    return Raster(
        {
            "Width": width,
            "Height": height,
            "BitsPerComponent": depth,
            "ColorSpace": _colour_space(colour, palette),
            "Filter": PDFName("FlateDecode"),
            "DecodeParms": PDFDictionary(
                {
                    "Predictor": 15,
                    "Colors": 3 if colour == 2 else 1,
                    "BitsPerComponent": depth,
                    "Columns": width,
                }
            ),
        },
        b"".join(rows),
    )


def _colour_space(colour: int, palette: bytes) -> object:
    if colour == 3:
        table = _Hex(palette)
        return PDFArray([PDFName("Indexed"), PDFName("DeviceRGB"), len(palette) // 3 - 1, table])
    return PDFName("DeviceRGB" if colour == 2 else "DeviceGray")


class _Hex(PDFObject):  # type: ignore[misc]  # reportlab is untyped
    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: object) -> bytes:
        return b"<" + self.content.hex().encode() + b">"


def _jpeg(content: bytes) -> Raster:
    with Image.open(BytesIO(content)) as image:
        width, height, mode = image.width, image.height, image.mode
        image.verify()
    if mode not in ("L", "RGB"):
        return _recoded(content)
    space = PDFName("DeviceGray" if mode == "L" else "DeviceRGB")
    entries = {"Width": width, "Height": height, "BitsPerComponent": 8, "ColorSpace": space}
    return Raster({**entries, "Filter": PDFName("DCTDecode")}, content)


def _recoded(content: bytes) -> Raster:
    with Image.open(BytesIO(content)) as image:
        flat = Image.new("RGB", image.size, "white")
        flat.paste(image.convert("RGBA"), mask=image.convert("RGBA").getchannel("A"))
    target = BytesIO()
    flat.save(target, "JPEG", quality=JPEG_QUALITY)
    return _jpeg(target.getvalue())
