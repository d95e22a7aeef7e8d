"""Doubles what was painted: it is enlarged, and the end of the way is gone once more.

The composition is that of the small picture, where the model sees it whole; the second way adds
what a larger one shows: faces, hands, cloth. It is enlarged as a picture: enlarged latents stay
blurred unless so much is painted anew that the composition goes.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PIL import Image
from PIL.Image import Resampling

from render.diffusion import control, pipeline
from render.diffusion.files import vae
from render.diffusion.job import Job

if TYPE_CHECKING:
    from diffusers import AutoencoderKL, AutoencoderTiny
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
        guides=tuple(
            (kind, weight, _larger(one, control.resampling(kind)))
            for kind, weight, one in small.guides
        ),
        start=start,
        people=tuple(replace(one, mask=_larger(one.mask)) for one in small.people),
    )


def latents(network: "AutoencoderKL | AutoencoderTiny", small: "Tensor") -> "Tensor":
    """Return (rows, 4, h, w) latents, float32, as those of the pictures at (rows, 4, 2h, 2w)."""
    import torch
    from torch.nn.functional import interpolate

    scale, larger = network.config.scaling_factor, []
    for one in small.split(1):
        pixels = pipeline.decoded(network, one.to(network.device)).clamp(-1, 1)
        grown = interpolate(pixels, scale_factor=float(TIMES), mode="bicubic").clamp(-1, 1)
        larger.append(vae.mean(network, grown.to(network.dtype)).float() * scale)
    return torch.cat(larger).to(small.device)


def _larger(image: Image.Image, how: Resampling = Resampling.LANCZOS) -> Image.Image:
    return image.resize((image.width * TIMES, image.height * TIMES), how)
