"""A Field says how much of every place of a picture is somebody's, at the size of any layer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL.Image import Image, Resampling
from PIL.ImageFilter import GaussianBlur

from render.diffusion.pipeline import SCALE

if TYPE_CHECKING:
    from torch import Tensor

_MARGIN: Final = 0.012
"""How wide the soft border around a figure is, about, over the frame's longer side."""


def shares(masks: Sequence[Image]) -> "Tensor":
    """Return what is whose, as (masks, 1, h / 8, w / 8), 0 to 1, float32, together at most 1.

    All of a figure (white of a mask, mode L) is its own, and a soft border around it, for a model
    that follows a pose draws hair and clothes past the outline. Far from it is exactly 0.
    """
    import torch

    wide = torch.cat([_grown(mask) for mask in masks])
    return wide / wide.sum(0, keepdim=True).clamp(min=1)


def _grown(mask: Image) -> "Tensor":
    """Return a mask with a soft border outside of it, (1, 1, h / 8, w / 8)."""
    import torch

    size = (mask.width // SCALE, mask.height // SCALE)
    small = mask.convert("L").resize(size, Resampling.BOX)
    blurred = np.asarray(small.filter(GaussianBlur(_MARGIN * max(size))), np.float32) / 255
    # A straight border is half as bright when it is blurred, so the figure stays wholly white.
    return torch.from_numpy(np.minimum(2 * blurred, 1))[None, None]


class Field:
    """Weights of every place of every row's picture: (rows, 1, h, w) of its latents, 0 to 1."""

    def __init__(self, weights: "Tensor") -> None:
        self._weights = weights
        self._known: dict[tuple[object, ...], Tensor] = {}
        self._sizes: dict[int, tuple[int, int]] = {}
        height, width = weights.shape[-2:]
        while height * width not in self._sizes:
            self._sizes[height * width] = (height, width)
            # What every downsampling of the network leaves.
            height, width = (height + 1) // 2, (width + 1) // 2

    def over(self, height: int, width: int, like: "Tensor") -> "Tensor":
        """Return the weights as (rows, 1, height, width), as exact and where another tensor is."""
        from torch.nn.functional import adaptive_avg_pool2d

        key = (height, width, like.dtype)
        if key not in self._known:
            made = adaptive_avg_pool2d(self._weights, (height, width))
            self._known[key] = made.to(like.device, like.dtype)
        return self._known[key]

    def along(self, tokens: int, like: "Tensor") -> "Tensor":
        """Return the weights as (rows, tokens, 1): a layer's picture, row by row."""
        height, width = self._sizes[tokens]
        return self.over(height, width, like).flatten(2).transpose(1, 2)

    def mean(self, like: "Tensor") -> "Tensor":
        """Return how much of each picture is theirs, (rows, 1)."""
        return self.over(1, 1, like).flatten(1)
