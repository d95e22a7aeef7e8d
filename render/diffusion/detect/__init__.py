"""Guides for ControlNet from a user's own drawing or photo."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from render.diffusion import control
from render.diffusion.detect import drawing, nature, opening, strokes, ways
from render.diffusion.detect.nature import Nature
from render.errors import PictureError

MADE: dict[Nature, tuple[str, ...]] = {
    "lines": ("canny", "lineart", "scribble", "softedge", "mlsd"),
    "pose": ("openpose",),
    "normals": ("normal",),
    "segments": ("segmentation",),
}
"""What a picture that is a guide already is used as, as it is."""

INK = 80
"""Lightness (0 to 255) from which a pixel of a guide is a line."""

_COLOURED = ("openpose", "normal", "segmentation")


def guide(
    picture: Image.Image, kind: str, size: tuple[int, int], models: Path | None = None
) -> Image.Image:
    """Return the guide a ControlNet of a kind wants, of a size in pixels.

    RGB for openpose, normal and segmentation, else L. The picture is of any size and mode; its
    middle is used, undistorted. Lines come from a drawing's own ink; a guide made already is only
    fitted; of anything else `models`, a folder with the weights of detectors, finds what some
    kinds need (None: there is none). Raises PictureError when the picture is damaged or shows
    nothing of the kind, WeightsError when weights are missing, DeviceError when a library is.
    """
    if kind == "depth" and opening.deep(picture):
        return opening.fitted(opening.plain(picture), size).convert("L")
    plain = opening.plain(picture)
    told = nature.told(plain)
    if kind in MADE.get(told, ()):
        return _fitted(plain, kind, size)
    fitted = opening.fitted(plain, size)
    if told == "drawing" and kind in drawing.GUIDES:
        found = drawing.GUIDES[kind](fitted)
    else:
        found = ways.way(kind, models)(fitted)
    if found.getbbox() is None:
        raise PictureError(f"the picture shows nothing for a {kind} guide; use another kind")
    return found


def _fitted(made: Image.Image, kind: str, size: tuple[int, int]) -> Image.Image:
    """Return a guide of a kind at another size, still black and white, or of the same colours."""
    fitted = ImageOps.fit(made, size, control.resampling(kind))
    if kind in _COLOURED:
        return fitted
    grey = fitted.convert("L")
    if kind not in ("canny", "scribble"):
        return grey
    lines = np.asarray(grey) > INK
    lines = strokes.thinned(lines) if kind == "canny" else lines
    return Image.fromarray((lines * 255).astype(np.uint8))
