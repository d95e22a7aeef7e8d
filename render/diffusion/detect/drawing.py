"""Guides of a drawing on paper, from its ink alone; no weights, no library."""

from collections.abc import Callable, Mapping

import numpy as np
from PIL import Image

from render.diffusion.detect import strokes
from render.diffusion.detect.strokes import Bools, Singles

PEN = 0.012
"""Half the width of the widest stroke over the frame's shorter side; wider ink is a surface."""

EDGE = 0.16
"""Step in lightness (0 to 1) between two surfaces from which their border is a line."""

SURE, FAINT = 0.5, 0.22
"""Ink (0 to 1) that is a line; that is one where it goes on from a line."""

SPECK = 0.014
"""Length over the frame's shorter side of a stroke that is dirt."""

FAT = 0.0105
"""Width of a scribble's stroke over the frame's shorter side."""

FINE, SOFT, COARSE = 0.0011, 0.0022, 0.004
"""Blur before lines are looked for, over the shorter side: coarse, hatching is a wash."""

NEAR, LEAST, DENSE = 0.018, 6, 0.19
"""How far around, over the shorter side and in pixels at least, and how full a place is hatched."""

TOLD = 0.03
"""Length over the shorter side of the shortest stroke in a scribble."""

_DIMMEST = 0.12


def ink(picture: Image.Image, blur: float = FINE) -> Singles:
    """Return how much of a line lies on each pixel of a drawing (h, w), 0 to 1.

    A line is what a pen leaves: thin and darker than what is around it, on paper as on a wash, in
    a lamp's light as in a scanner's. So are the borders of what is filled.
    """
    grey: Singles = np.asarray(picture.convert("L"), np.float32) / np.float32(255)
    short = min(grey.shape)
    grey = strokes.blurred(grey, max(0.4, blur * short))
    radius = max(2, round(PEN * short))
    light = strokes.grown(grey, radius)
    closed = strokes.shrunk(light, radius)
    pen = (closed - grey) / np.maximum(light, 0.25)
    return _levelled(np.maximum(pen, _borders(closed, short)))


def lineart(picture: Image.Image) -> Image.Image:
    """Return the lines, white on black, as soft as they were drawn (L)."""
    found = ink(picture)
    return _grey(np.where(_kept(found), np.clip(found * 1.15, 0, 1), 0))


def canny(picture: Image.Image) -> Image.Image:
    """Return the lines one pixel wide, white on black (L)."""
    return _grey(strokes.thinned(_kept(ink(picture))))


def softedge(picture: Image.Image) -> Image.Image:
    """Return the lines with a bright core in a wide glow, as HED leaves edges (L)."""
    found = ink(picture, SOFT)
    lines = np.where(_kept(found), found, np.float32(0))
    short = min(lines.shape)
    core, glow = (strokes.blurred(lines, share * short) for share in (0.0025, 0.008))
    return _grey(np.clip(1.35 * core + 0.55 * glow, 0, 1))


def scribble(picture: Image.Image) -> Image.Image:
    """Return the lines that tell the drawing, fat and even, white on black (L); no hatching."""
    return fat(strokes.thinned(_kept(ink(picture, COARSE))))


def fat(thin: Bools) -> Image.Image:
    """Return strokes one pixel wide (h, w) as fat, round ones (L), what is too dense left out."""
    short = min(thin.shape)
    told = thin & (strokes.crowd(thin, max(LEAST, round(NEAR * short))) < DENSE)
    told = strokes.without_specks(told, round(TOLD * short))
    half = max(1.0, FAT * short / 2)
    glow = strokes.blurred(told.astype(np.float32), half)
    # Where a straight line's glow is as bright as half a stroke's width away.
    return _grey(glow > 0.4 * np.exp(-0.5) / half)


GUIDES: Mapping[str, Callable[[Image.Image], Image.Image]] = {
    "lineart": lineart, "canny": canny, "softedge": softedge, "scribble": scribble,
}  # fmt: skip


def _borders(closed: Singles, short: int) -> Singles:
    """Return the borders between surfaces (h, w), 0 to 1."""
    calm = strokes.blurred(closed, short / 400)
    step = strokes.grown(calm, 1) - strokes.shrunk(calm, 1)
    return np.asarray(np.clip((step - EDGE / 2) / EDGE, 0, 1) * 0.5, np.float32)


def _levelled(found: Singles) -> Singles:
    """Return ink with the usual line at 1: pencil is as black as a brush."""
    lines = found[found > _DIMMEST / 2]
    usual = float(np.percentile(lines, 75)) if len(lines) else 1.0
    return np.asarray(np.clip(found / max(usual, _DIMMEST), 0, 1), np.float32)


def _kept(found: Singles) -> Bools:
    """Return where lines are: sure ink and what goes on from it, no dirt."""
    lines = strokes.held(found > SURE, found > FAINT)
    return strokes.without_specks(lines, max(3, round(SPECK * min(found.shape))))


def _grey(picture: Singles | Bools) -> Image.Image:
    return Image.fromarray(np.rint(picture.astype(np.float32) * 255).astype(np.uint8))
