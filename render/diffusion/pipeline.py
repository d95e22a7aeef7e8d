"""The denoising loop: noise, words and guides in, latents out; latents in, pictures out.

With one picture in float32 it gives what diffusers' StableDiffusionPipeline gives, to the bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from render.diffusion import control, samplers
from render.diffusion.control import Control
from render.diffusion.weights import Config

if TYPE_CHECKING:
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from torch import Generator, Tensor

SCALE = 8
"""Pixels a latent stands for, each way."""


class NotFiniteError(ArithmeticError):
    """The numbers of a picture ran over; its precision was too low."""


@dataclass(frozen=True)
class Way:
    """How a batch gets from noise to pictures: one sampler, one length, one strength of words."""

    sampler: str
    steps: int
    guidance: float


@dataclass(frozen=True)
class Batch:
    """What is drawn at once.

    `positive` and `negative` are (batch, tokens, width); `noise` is (batch, 4, h, w), float32, on
    the CPU; `generators` are one a picture, on the CPU, for samplers that add noise on the way.
    """

    positive: "Tensor"
    negative: "Tensor"
    noise: "Tensor"
    generators: "Sequence[Generator]"
    controls: Sequence[Control] = ()


def noise(seed: int, width: int, height: int) -> "tuple[Tensor, Generator]":
    """Return (1, 4, height / 8, width / 8) float32 on the CPU and the generator it came from."""
    import torch

    generator = torch.Generator().manual_seed(seed % 2**63)
    return torch.randn((1, 4, height // SCALE, width // SCALE), generator=generator), generator


def denoise(unet: "UNet2DConditionModel", schedule: Config, way: Way, batch: Batch) -> "Tensor":
    """Return the latents of a batch, float32; NotFiniteError when the numbers run over."""
    import torch

    sampler = samplers.make(way.sampler, schedule)
    sampler.set_timesteps(way.steps, device=str(unet.device))
    guided = way.guidance > 1
    text = torch.cat([batch.negative, batch.positive]) if guided else batch.positive
    more = {"generator": list(batch.generators)} if samplers.takes_generator(sampler) else {}
    # The sampler works in float32 whatever the network's precision.
    latents = batch.noise.to(unet.device) * sampler.init_noise_sigma
    for timestep in sampler.timesteps:
        twice = torch.cat([latents] * 2) if guided else latents
        sample = sampler.scale_model_input(twice, timestep).to(unet.dtype)
        added = control.residuals(batch.controls, sample, timestep, text)
        found = unet(sample, timestep, encoder_hidden_states=text, return_dict=False, **added)[0]
        found = found.float()
        if guided:
            without, along = found.chunk(2)
            found = without + way.guidance * (along - without)
        latents = sampler.step(found, timestep, latents, **more, return_dict=False)[0]
    if not bool(latents.isfinite().all()):
        raise NotFiniteError
    return latents


def decode(vae: "AutoencoderKL", latents: "Tensor") -> Image.Image:
    """Return the picture of (1, 4, h, w) latents; NotFiniteError when the numbers run over."""
    import numpy as np

    scaled = (latents / vae.config.scaling_factor).to(vae.dtype)
    pixels = vae.decode(scaled, return_dict=False)[0].float()
    if not bool(pixels.isfinite().all()):
        raise NotFiniteError
    shades = (pixels * 0.5 + 0.5).clamp(0, 1).cpu().permute(0, 2, 3, 1).numpy()
    return Image.fromarray((shades[0] * 255).round().astype(np.uint8))
