"""Paper: what washes, hatching, ink and white leave on it, in few greys."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from render.sketch.raster import Singles
from render.vocabulary import Style

INK = 14
"""The grey of undiluted ink, 0 to 255; the paper is 255."""

LEVELS = 32
"""Greys of a finished picture: few, so that a file stays small."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """Layers from the paper up, each (h, w) from 0 to 1.

    `dark` wash, `hatch` pen, `line` brush, `white` gouache.
    """

    dark: Singles
    hatch: Singles
    line: Singles
    white: Singles


def develop(sheet: Sheet, style: Style) -> Image.Image:
    """Return the finished picture (L)."""
    dark = _two_tone(sheet.dark) if style == "night_wash" else sheet.dark
    light = (1 - dark) * (1 - sheet.hatch * (1 - 0.35 * dark))
    light = light * (1 - sheet.line)
    light = light + (1 - light) * sheet.white
    step = np.rint(np.clip(light, 0, 1) * (LEVELS - 1)) / (LEVELS - 1)
    return Image.fromarray(np.rint(INK + (255 - INK) * step).astype(np.uint8))


def _two_tone(dark: Singles) -> Singles:
    """Push greys apart: white, one light grey, one dark grey, black."""
    known = np.array([0.0, 0.12, 0.16, 0.29, 0.33, 0.61, 0.65, 1.0])
    level = np.array([0.0, 0.00, 0.24, 0.24, 0.55, 0.55, 0.94, 0.94])
    return np.asarray(np.interp(dark, known, level), np.float32)
