"""Opens a user's drawing or photo: upright, on paper, in plain colours, fitted to a panel."""

import warnings
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageOps

from render.errors import PictureError

BROKEN: Final = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)
"""What Pillow raises on a damaged picture, or on one too large to be a picture."""

FORMATS: Final = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF")
"""What is opened; nothing that has another program run."""

WHITE_INK = 0.6
"""Lightness above which all that is drawn on a clear ground is meant for a black one."""

_DEEPEST = 65535


def read(path: Path) -> Image.Image:
    """Return the picture in a file, whole and upright; PictureError when there is none."""
    try:
        with _measured(path) as picture:
            picture.load()
            return ImageOps.exif_transpose(picture)
    except FileNotFoundError:
        raise PictureError(f"there is no picture {path}") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError(f"{path} is larger than any picture; make it smaller") from None
    except BROKEN:
        raise PictureError(f"{path} is damaged or no picture; save it as PNG or JPEG") from None


def _measured(path: Path) -> Image.Image:
    """Return a picture whose size is known, not yet read, unless it is beyond all measure."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return Image.open(path, formats=FORMATS)


def plain(picture: Image.Image) -> Image.Image:
    """Return a picture of any mode as RGB, turned as its camera says, clear ground as paper.

    Raises PictureError when it is damaged.
    """
    try:
        picture.load()
        turned = ImageOps.exif_transpose(picture)
        if deep(turned):
            return _of_numbers(turned).convert("RGB")
        return _on_paper(turned) if turned.has_transparency_data else turned.convert("RGB")
    except BROKEN:
        raise PictureError("the picture is damaged; save it again as PNG or JPEG") from None


def fitted(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the middle of a picture that has the ratio of a size, at that size in pixels."""
    return ImageOps.fit(picture, size, Image.Resampling.LANCZOS)


def deep(picture: Image.Image) -> bool:
    """Say whether a picture holds numbers rather than greys: 16 bits, or floats."""
    return picture.mode.startswith(("I", "F"))


def _of_numbers(picture: Image.Image) -> Image.Image:
    """Return greys: floats up to 1, bytes up to 255 and 16 bits each as what they are."""
    numbers = np.asarray(picture).astype(np.float64)
    if not np.isfinite(numbers).all():
        raise ValueError("not a number")
    top = float(numbers.max())
    full = next((full for full in (1.0, 255.0) if top <= full), max(top, _DEEPEST))
    if picture.mode.startswith("I;16"):
        full = _DEEPEST
    return Image.fromarray(np.rint(np.clip(numbers / full, 0, 1) * 255).astype(np.uint8))


def _on_paper(picture: Image.Image) -> Image.Image:
    """Return a picture on white; on black when nothing on it would be seen on white."""
    clear = picture.convert("RGBA")
    grey, alpha = np.asarray(clear.convert("L")), np.asarray(clear.getchannel("A"))
    drawn = grey[alpha > 127]
    white_ink = len(drawn) > 0 and np.percentile(drawn, 5) > WHITE_INK * 255
    ground = Image.new("RGBA", clear.size, "black" if white_ink else "white")
    return Image.alpha_composite(ground, clear).convert("RGB")
