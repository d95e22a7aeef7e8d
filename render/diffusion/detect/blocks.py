"""Lets a detector see a picture at sides it does not change: whole blocks of 64 pixels."""

from collections.abc import Callable

import numpy as np
from PIL import Image

BLOCK = 64
"""controlnet-aux brings both sides to whole blocks, which would bend what it finds."""


def in_blocks(picture: Image.Image, find: Callable[[Image.Image, int], Image.Image]) -> Image.Image:
    """Return what `find` makes of a picture continued to whole blocks, cut to its own size.

    `find` is given the picture and its shorter side, in pixels.
    """
    width, height = picture.size
    border = ((0, -height % BLOCK), (0, -width % BLOCK), (0, 0))
    whole = Image.fromarray(np.pad(np.asarray(picture.convert("RGB")), border, mode="edge"))
    found = find(whole, min(whole.size))
    assert found.size == whole.size
    return found.crop((0, 0, width, height))
