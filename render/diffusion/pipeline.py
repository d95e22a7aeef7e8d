"""The denoising loop: noise, words and guides in, latents out; latents in, pictures out.

With one picture in float32 it gives what diffusers' StableDiffusionPipeline gives, to the bit.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PIL import Image

from render.diffusion import control, samplers
from render.diffusion.control import Control
from render.diffusion.fast import compiled
from render.diffusion.files import vae
from render.diffusion.files.weights import Config
from render.diffusion.presets import Preset
from render.diffusion.samplers import Sampler
from render.diffusion.techniques import attention
from render.diffusion.techniques.attention import Technique

if TYPE_CHECKING:
    from diffusers import AutoencoderKL, AutoencoderTiny, UNet2DConditionModel
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

    @classmethod
    def of(cls, manner: Preset) -> "Way":
        """Return the way of a manner."""
        return cls(manner.sampler, manner.steps, manner.guidance)


@dataclass(frozen=True)
class Begin:
    """Pictures that rows of a batch begin as, or stay where their mask is black.

    `latents` are (rows, 4, h, w), float32; `strength` above 0 to 1 is the share of the way gone;
    `mask` is (rows, 1, h, w), 0 to 1, None: drawn anew everywhere.
    """

    latents: "Tensor"
    strength: float
    mask: "Tensor | None" = None


@dataclass(frozen=True)
class Batch:
    """What is drawn at once, a row each.

    `positive` and `negative` are (rows, tokens, width); `noise` is (rows, 4, h, w), float32, on
    the CPU; `generators` are one a row, on the CPU, for samplers that add noise on the way.
    `held` are finished latents by their row: such a row is never drawn, only put in its place on
    the way at every step, for the others to look at.
    """

    positive: "Tensor"
    negative: "Tensor"
    noise: "Tensor"
    generators: "Sequence[Generator]"
    controls: Sequence[Control] = ()
    begin: Begin | None = None
    held: "Mapping[int, Tensor]" = field(default_factory=dict)
    techniques: Sequence[Technique] = ()


def noise(seed: int, width: int, height: int) -> "tuple[Tensor, Generator]":
    """Return (1, 4, height / 8, width / 8) float32 on the CPU and the generator it came from."""
    import torch

    generator = torch.Generator().manual_seed(seed % 2**63)
    return torch.randn((1, 4, height // SCALE, width // SCALE), generator=generator), generator


def denoise(unet: "UNet2DConditionModel", schedule: Config, way: Way, batch: Batch) -> "Tensor":
    """Return the latents of a batch, float32; NotFiniteError when the numbers run over."""
    import torch

    sampler = samplers.make(way.sampler, schedule)
    # A sampler looks its numbers up there, and a graphics card would be waited for each time.
    sampler.set_timesteps(way.steps, device="cpu")
    guided = way.guidance > 1
    text = torch.cat([batch.negative, batch.positive]) if guided else batch.positive
    walk = _Walk(sampler, batch, batch.noise.to(unet.device))
    # The sampler works in float32 whatever the network's precision.
    latents = walk.start(way)
    told = samplers.fresh(sampler, batch.generators, latents, len(walk.times))
    # A Mac's graphics card has no float64.
    times = walk.times.float().to(unet.device)
    with attention.opened(unet, batch.techniques):
        for calls, (timestep, time, more) in enumerate(zip(walk.times, times, told, strict=True)):
            latents = walk.placed(latents, timestep)
            for technique in batch.techniques:
                technique.step(walk.share(calls))
            compiled.step(unet)
            twice = torch.cat([latents] * 2) if guided else latents
            sample = sampler.scale_model_input(twice, timestep).to(unet.dtype)
            added = control.residuals(batch.controls, sample, time, text)
            found = unet(sample, time, encoder_hidden_states=text, return_dict=False, **added)[
                0
            ].float()
            if guided:
                without, along = found.chunk(2)
                found = without + way.guidance * (along - without)
            latents = sampler.step(found, timestep, latents, **more, return_dict=False)[0]
            latents = walk.kept(latents, calls + 1)
    if not bool(latents.isfinite().all()):
        raise NotFiniteError
    return latents


class _Walk:
    """The way of a batch from where it begins to its pictures. `noise` is on the device."""

    def __init__(self, sampler: Sampler, batch: Batch, noise: "Tensor") -> None:
        self._sampler, self._batch, self._noise = sampler, batch, noise
        self.times = sampler.timesteps

    def start(self, way: Way) -> "Tensor":
        """Return the latents a batch begins as, (rows, 4, h, w), and leave out what is behind."""
        begin = self._batch.begin
        if begin is None:
            self.times = samplers.begin(self._sampler, 0)
            return self._noise * self._sampler.init_noise_sigma
        first = max(way.steps - max(int(way.steps * begin.strength), 1), 0)
        self.times = samplers.begin(self._sampler, first)
        return samplers.noisy(self._sampler, begin.latents, self._noise, self.times[0])

    def share(self, calls: int) -> float:
        """Return how much of the whole way lies behind after so many calls, 0 to 1."""
        whole = len(self._sampler.timesteps)
        return (whole - len(self.times) + calls) / whole

    def placed(self, latents: "Tensor", timestep: "Tensor") -> "Tensor":
        """Return the latents with the held rows where they would be now."""
        if not self._batch.held:
            return latents
        rows = latents.clone()
        for row, held in self._batch.held.items():
            alone = self._noise[row : row + 1]
            rows[row] = samplers.noisy(self._sampler, held[None], alone, timestep)[0]
        return rows

    def kept(self, latents: "Tensor", calls: int) -> "Tensor":
        """Return the latents, after so many calls, with what the mask keeps as it would be now."""
        begin = self._batch.begin
        if begin is None or begin.mask is None:
            return latents
        known = begin.latents
        if calls < len(self.times):
            known = samplers.noisy(self._sampler, known, self._noise, self.times[calls])
        return (1 - begin.mask) * known + begin.mask * latents


def encode(network: "AutoencoderKL | AutoencoderTiny", picture: Image.Image) -> "Tensor":
    """Return the latents of a picture, (1, 4, h, w), float32, on the VAE's device: the likeliest,
    drawn without chance.
    """
    import numpy as np
    import torch

    pixels = np.asarray(picture.convert("RGB"), np.float32) / 255 * 2 - 1
    tensor = torch.from_numpy(pixels.transpose(2, 0, 1).copy())[None]
    found = vae.mean(network, tensor.to(network.device, network.dtype))
    return found.float() * network.config.scaling_factor


def mask(image: Image.Image) -> "Tensor":
    """Return a mask, white where something is, as (1, 1, h / 8, w / 8), 0 to 1, float32."""
    import numpy as np
    import torch

    size = (image.width // SCALE, image.height // SCALE)
    small = image.convert("L").resize(size, Image.Resampling.BOX)
    return torch.from_numpy(np.asarray(small, np.float32) / 255)[None, None]


def decoded(network: "AutoencoderKL | AutoencoderTiny", latents: "Tensor") -> "Tensor":
    """Return (1, 4, h, w) latents as pixels, (1, 3, 8h, 8w), about -1 to 1, float32."""
    import torch

    compiled.step(network.decoder)
    scaled = (latents / network.config.scaling_factor).to(network.dtype)
    # Where the way was gone in bfloat16, its coarse steps must not show.
    with torch.autocast(latents.device.type, enabled=False):
        pixels: Tensor = network.decode(scaled, return_dict=False)[0].float()
    return pixels


def develop(
    network: "AutoencoderKL | AutoencoderTiny",
    latents: "Tensor",
    exactly: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> list[Image.Image]:
    """Return the picture of each of (rows, 4, h, w) latents.

    One at a time: a decoder's result must not depend on its neighbours. All are asked of the
    device before the first is waited for. `exactly` has the network work in float32, for those
    whose numbers run over in less; NotFiniteError when they do even so.
    """
    import torch

    every = latents.split(1)
    pairs = [_shades(decoded(network, one)) for one in every]
    frames = [frame for frame, _ in pairs]
    for at, sound in enumerate(torch.stack([sound for _, sound in pairs]).tolist()):
        if sound:
            continue
        with exactly():
            frames[at], found = _shades(decoded(network, every[at]))
        if not bool(found):
            raise NotFiniteError
    return [Image.fromarray(frame) for frame in torch.cat(frames).cpu().numpy()]


def _shades(pixels: "Tensor") -> "tuple[Tensor, Tensor]":
    """Return (1, height, width, 3) of uint8, and whether all are numbers."""
    import torch

    shades = (pixels * 0.5 + 0.5).clamp(0, 1) * 255
    return shades.round().to(torch.uint8).permute(0, 2, 3, 1), pixels.isfinite().all()
