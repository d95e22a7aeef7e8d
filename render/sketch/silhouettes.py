"""Says where figures of a drawing can be seen."""

from collections.abc import Collection

import numpy as np
from PIL import Image

from render.sketch.ink import Drawing


def masks(drawing: Drawing, names: Collection[str]) -> dict[str, Image.Image]:
    """Return a mask (L, white where seen) by the name of each of these that can be seen.

    What hides a figure is not of it.
    """
    buffers = drawing.buffers
    numbers = {figure.name: number for number, figure in enumerate(buffers.scene.figures)}
    found = {name: buffers.figure == numbers[name] for name in names if name in numbers}
    return {
        name: Image.fromarray(np.where(seen, np.uint8(255), np.uint8(0)))
        for name, seen in found.items()
        if seen.any()
    }
