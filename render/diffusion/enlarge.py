"""Doubles what was painted: its latents are enlarged and the end of the way is gone once more.

The composition is that of the small picture, where the model sees it whole; the second way adds
what a larger one shows: faces, hands, cloth.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PIL import Image

from render.diffusion.job import Job

if TYPE_CHECKING:
    from torch import Tensor

TIMES: Final = 2
STRENGTH: Final = 0.45
"""The share of the way gone again: enough for details, too little for a second head."""


def job(small: Job) -> Job:
    """Return a job at twice its size."""
    start = small.start and replace(
        small.start,
        picture=_larger(small.start.picture),
        mask=_larger(small.start.mask) if small.start.mask else None,
    )
    return replace(
        small,
        width=small.width * TIMES,
        height=small.height * TIMES,
        guides=tuple((kind, weight, _larger(one, kind)) for kind, weight, one in small.guides),
        start=start,
        people=tuple(replace(one, mask=_larger(one.mask)) for one in small.people),
    )


def latents(small: "Tensor") -> "Tensor":
    """Return (rows, 4, h, w) latents as (rows, 4, 2h, 2w)."""
    from torch.nn.functional import interpolate

    larger: Tensor = interpolate(small, scale_factor=float(TIMES), mode="bicubic")
    return larger


def _larger(image: Image.Image, kind: str = "") -> Image.Image:
    # The colours of a segmentation are names, so none may come between two.
    how = Image.Resampling.NEAREST if kind == "segmentation" else Image.Resampling.LANCZOS
    return image.resize((image.width * TIMES, image.height * TIMES), how)
