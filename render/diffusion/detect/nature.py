"""Tells what a user's picture is: a drawing on paper, a photo, or a guide already made."""

from typing import Final, Literal

import numpy as np
from PIL import Image, ImageFilter

from render.diffusion.detect import palette
from render.diffusion.detect.palette import Bytes

Nature = Literal["drawing", "photo", "lines", "pose", "normals", "segments"]

BLACK, BRIGHT = 8, 90
"""Lightness (0 to 255) of a guide's ground at most, of its lines at least."""

GROUND, LINES = 0.6, (0.001, 0.4)
"""Share of a guide of lines that is ground, at least; that is lines, from and to."""

PAINTED, BARE = 0.85, 0.5
"""Share of a painted guide that is of its palette, or as long as a normal; with black and without.
"""

COVERED, PAPER = 0.6, 0.85
"""Share of a drawing that is paper: at least this light (0 to 1) beside the paper around it."""

LIGHT, COLOURED = 140, 45
"""Lightness (0 to 255) of paper at least; mean spread of a drawing's channels at most."""

_LOOKED_AT: Final = (384, 216)
_NEAR: Final = 24


def told(picture: Image.Image) -> Nature:
    """Return what a picture (RGB) is, by its colours alone."""
    colours = np.asarray(picture.resize(_LOOKED_AT, Image.Resampling.NEAREST)).reshape(-1, 3)
    lightness = colours.max(1)
    bright = colours[lightness > BRIGHT]
    on_black = (lightness <= BLACK).mean() >= GROUND
    if on_black and LINES[0] < len(bright) / len(colours) < LINES[1]:
        if palette.share(bright, palette.POSE, _NEAR) > PAINTED:
            return "pose"
        if np.ptp(bright, axis=1).mean() < _NEAR:
            return "lines"
    return _painted(colours) or ("drawing" if _drawn(picture) else "photo")


def _painted(colours: Bytes) -> Nature | None:
    """Return which guide without lines some colours (n, 3) are of; None: of none."""
    some = colours[::7]
    named = palette.share(some, palette.ADE20K, 2)
    if named > BARE and named + (some.max(1) == 0).mean() > PAINTED:
        return "segments"
    normals = colours / 127.5 - 1
    unit = np.abs(np.linalg.norm(normals, axis=1) - 1) < 0.1
    towards = normals[:, 2] > -0.1
    return "normals" if min(unit.mean(), towards.mean()) > PAINTED else None


def _drawn(picture: Image.Image) -> bool:
    """Say whether most of a picture is light paper, in even or uneven light."""
    small = picture.resize(_LOOKED_AT, Image.Resampling.BICUBIC)
    grey = small.convert("L")
    around = grey.resize((96, 54), Image.Resampling.BOX).filter(ImageFilter.MaxFilter(9))
    paper = around.filter(ImageFilter.GaussianBlur(8)).resize(_LOOKED_AT)
    beside = np.asarray(grey, np.float32) / np.maximum(np.asarray(paper, np.float32), 1)
    return bool(
        (beside > PAPER).mean() >= COVERED
        and np.percentile(np.asarray(grey), 80) >= LIGHT
        and np.ptp(np.asarray(small), axis=2).mean() <= COLOURED
    )
