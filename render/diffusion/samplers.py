"""Samplers by the names their users know, all seeded picture by picture."""

import inspect
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from render.diffusion.files.weights import Config

if TYPE_CHECKING:
    from torch import Generator, Tensor

KARRAS = " Karras"
_SDE = "DPM++ SDE"
_RHO = 7.0

_CLASSES: dict[str, tuple[str, Mapping[str, object]]] = {
    "Euler": ("EulerDiscreteScheduler", {}),
    "Euler a": ("EulerAncestralDiscreteScheduler", {}),
    "Heun": ("HeunDiscreteScheduler", {}),
    "DPM2": ("KDPM2DiscreteScheduler", {}),
    "DPM2 a": ("KDPM2AncestralDiscreteScheduler", {}),
    "DPM++ 2M": ("DPMSolverMultistepScheduler", {}),
    "DPM++ 2M SDE": ("DPMSolverMultistepScheduler", {"algorithm_type": "sde-dpmsolver++"}),
    "DDIM": ("DDIMScheduler", {"clip_sample": False, "set_alpha_to_one": False}),
    "PLMS": ("PNDMScheduler", {"skip_prk_steps": True, "set_alpha_to_one": False}),
    "UniPC": ("UniPCMultistepScheduler", {}),
    # Steps at the ends of equal parts, as LoRAs distilled to few steps were taught (Hyper-SD).
    "DDIM trailing": (
        "DDIMScheduler",
        {"clip_sample": False, "set_alpha_to_one": False, "timestep_spacing": "trailing"},
    ),
    "LCM": ("LCMScheduler", {}),
    "TCD": ("TCDScheduler", {}),
}
_CURVED = ("Euler", "Heun", "DPM2", "DPM2 a", "DPM++ 2M", "DPM++ 2M SDE", "UniPC")
NAMES = (*_CLASSES, *(f"{name}{KARRAS}" for name in _CURVED), _SDE, f"{_SDE}{KARRAS}")
"""Every sampler there is; presets.SAMPLERS has them for who must not import this."""


class Sampler(Protocol):
    """What the denoising loop asks of a sampler; latents are (batch, 4, h, w)."""

    timesteps: "Tensor"
    init_noise_sigma: float
    order: int
    """How many calls of the network make a step."""

    def set_timesteps(self, num_inference_steps: int, device: str) -> None:
        """Lay out the way from noise to picture."""

    def add_noise(
        self, original_samples: "Tensor", noise: "Tensor", timesteps: "Tensor"
    ) -> "Tensor":
        """Return finished latents as they would be on the way; `timesteps` is (batch,)."""

    def scale_model_input(self, sample: "Tensor", timestep: "Tensor") -> "Tensor":
        """Return latents as the network wants them."""

    def step(
        self, model_output: "Tensor", timestep: "Tensor", sample: "Tensor", *, return_dict: bool
    ) -> "tuple[Tensor, ...]":
        """Return the latents of the next step, first of the tuple."""


def make(name: str, schedule: Config) -> Sampler:
    """Return a new sampler; KeyError when the name is none of NAMES."""
    plain = name.removesuffix(KARRAS)
    if plain == _SDE:
        return BrownianSde(schedule, karras=plain != name)
    import diffusers

    kind, own = _CLASSES[plain]
    curved = {"use_karras_sigmas": True} if plain != name else {}
    # What a model's folder says of its own sampler must not decide another one.
    kept = ("num_train_timesteps", "beta_start", "beta_end", "beta_schedule", "prediction_type",
            "steps_offset")  # fmt: skip
    base = {key: schedule[key] for key in kept if key in schedule}
    made: Sampler = getattr(diffusers, kind).from_config({**base, **own, **curved})
    return made


def begin(sampler: Sampler, step: int) -> "Tensor":
    """Have a sampler begin its way at a step, from 0; return the timesteps of the calls left."""
    import torch

    left = sampler.timesteps[step * sampler.order :]
    # Those that know no such thing look every step up.
    if isinstance(sampler, BrownianSde) or hasattr(sampler, "set_begin_index"):
        sampler.set_begin_index(step * sampler.order)
    if hasattr(sampler, "step_plms") and step:
        # PLMS calls the network at the second level twice, wherever it begins (the library does
        # not, and leaves noise in the picture).
        left = sampler.timesteps[step + 1 :]
        left = torch.cat([left[:2], left[1:]])
    return left


def noisy(sampler: Sampler, latents: "Tensor", noise: "Tensor", timestep: "Tensor") -> "Tensor":
    """Return finished latents as they would be at a call of the network, (rows, 4, h, w)."""
    from diffusers import KDPM2DiscreteScheduler

    if isinstance(sampler, KDPM2DiscreteScheduler) and not sampler.state_in_first_order:
        # What the library adds is that of the next whole step.
        return latents + sampler.sigmas_interpol[sampler.step_index] * noise
    return sampler.add_noise(latents, noise, timestep.repeat(len(latents)))


def fresh(
    sampler: Sampler, generators: "Sequence[Generator]", latents: "Tensor", calls: int
) -> "Sequence[Mapping[str, object]]":
    """Return what the step after each call of the network is told of fresh noise, a mapping each.

    It is that of every row's own generator. Where it can be handed over it is all drawn and put on
    the device ahead, for a graphics card waits for every bit that is brought in between.
    """
    known = inspect.signature(sampler.step).parameters
    if "generator" not in known:
        return [{}] * calls
    if latents.device.type != "cuda" or not _stochastic(sampler):
        return [{"generator": list(generators)}] * calls
    drawn = ahead(generators, tuple(latents.shape[1:]), calls).to(latents.device)
    return [{"variance_noise": one} for one in drawn]


def ahead(generators: "Sequence[Generator]", shape: tuple[int, ...], calls: int) -> "Tensor":
    """Return the noise that so many steps would draw, (calls, rows, *shape), on the CPU."""
    import torch

    # A generator gives other numbers when it is asked for all at once.
    rows = [torch.stack([torch.randn(shape, generator=one) for _ in range(calls)])
            for one in generators]  # fmt: skip
    return torch.stack(rows, dim=1)


def _stochastic(sampler: Sampler) -> bool:
    """Return whether a step draws noise once, exactly, and takes it from outside."""
    kind: str = getattr(getattr(sampler, "config", None), "algorithm_type", "")
    return kind == "sde-dpmsolver++"


class BrownianSde:
    """DPM++ SDE (Lu et al. 2022, algorithm 1 of the SDE solvers) with one path of noise a picture.

    The path of each picture is drawn on the CPU from that picture's generator at every noise level
    the way visits, so that neither the batch nor the device decides it. Two network calls a step.
    """

    order = 2

    def __init__(self, schedule: Config, *, karras: bool) -> None:
        import torch

        low, high = (float(str(schedule[name])) ** 0.5 for name in ("beta_start", "beta_end"))
        betas = np.linspace(low, high, int(str(schedule["num_train_timesteps"]))) ** 2
        kept = np.cumprod(1 - betas)
        self._levels = np.log(np.sqrt((1 - kept) / kept))
        self._karras = karras
        self._velocity = schedule.get("prediction_type") == "v_prediction"
        self._noise = _Path([])
        self._at = 0
        self._start: Tensor | None = None
        self.timesteps = torch.zeros(0)
        self.init_noise_sigma = 1.0

    def set_timesteps(self, num_inference_steps: int, device: str) -> None:
        """Lay out noise levels, with the one halfway (in logarithm) after each but the last."""
        import torch

        count = len(self._levels)
        if self._karras:
            ramp = np.linspace(0, 1, num_inference_steps)
            ends = np.exp(self._levels[[-1, 0]]) ** (1 / _RHO)
            sigmas = (ends[0] + ramp * (ends[1] - ends[0])) ** _RHO
        else:
            times = np.linspace(count - 1, 0, num_inference_steps)
            sigmas = np.exp(np.interp(times, np.arange(count), self._levels))
        logs = np.log(sigmas)
        ways = np.repeat(logs, 2)[:-1]
        ways[1::2] = (logs[:-1] + logs[1:]) / 2
        self._way = [math.exp(one) for one in ways]
        times = np.interp(ways, self._levels, np.arange(count))
        # A Mac's graphics card has no float64.
        self.timesteps = torch.tensor(times, dtype=torch.float32, device=device)
        self.init_noise_sigma = self._way[0]
        self._noise, self._at, self._start = _Path(self._way), 0, None

    def set_begin_index(self, begin_index: int) -> None:
        """Begin at a whole step, which is an even call."""
        self._at = begin_index

    def add_noise(
        self, original_samples: "Tensor", noise: "Tensor", timesteps: "Tensor"
    ) -> "Tensor":
        """Return finished latents with the noise of a place of the way."""
        at = int((self.timesteps - timesteps[0]).abs().argmin())
        return original_samples + self._way[at] * noise

    def scale_model_input(self, sample: "Tensor", timestep: "Tensor") -> "Tensor":
        """Return latents of unit variance."""
        del timestep
        return sample / (self._way[self._at] ** 2 + 1) ** 0.5

    def step(
        self,
        model_output: "Tensor",
        timestep: "Tensor",
        sample: "Tensor",
        generator: "Sequence[Generator]" = (),
        *,
        return_dict: bool = False,
    ) -> "tuple[Tensor, ...]":
        """Return the latents of the next level; a half step is taken again from its start."""
        del timestep, return_dict
        at, self._at = self._at, self._at + 1
        clean = self._clean(sample, model_output, self._way[at])
        if at + 1 == len(self._way):
            return (clean,)
        half = at % 2 == 0
        start = at if half else at - 1
        if half:
            self._start = sample
        assert self._start is not None
        high, low = self._way[start], self._way[at + 1]
        up = min(low, (low**2 * (high**2 - low**2) / high**2) ** 0.5)
        down = (low**2 - up**2) ** 0.5
        kept = down / high
        noise = self._noise.before(at + 1, self._start, generator)
        return (kept * self._start + (1 - kept) * clean + up * noise,)

    def _clean(self, sample: "Tensor", output: "Tensor", sigma: float) -> "Tensor":
        """Return the picture the network sees behind the noise: it tells the noise or, as Salimans
        and Ho (2022, appendix D) have it, the velocity.
        """
        if self._velocity:
            return sample / (sigma**2 + 1) - output * sigma / (sigma**2 + 1) ** 0.5
        return sample - sigma * output


class _Path:
    """A Brownian path over noise levels, drawn once a picture; `levels` fall."""

    def __init__(self, levels: Sequence[float]) -> None:
        self._levels = levels
        self._changes: Tensor | None = None

    def before(self, level: int, like: "Tensor", generators: "Sequence[Generator]") -> "Tensor":
        """Return the path's change up to a level from the last whole step, of unit variance.

        All changes are brought to the device with the first, for a graphics card waits for every
        bit that is brought in between.
        """
        if self._changes is None:
            self._changes = self._changed(self._drawn(like, generators)).to(like.device, like.dtype)
        return self._changes[level - 1]

    def _changed(self, points: "Sequence[Tensor]") -> "Tensor":
        """Return (levels after the first, batch, 4, h, w)."""
        import torch

        changes = []
        for level in range(1, len(points)):
            start = (level - 1) // 2 * 2
            span = self._levels[start] - self._levels[level]
            changes.append((points[level] - points[start]) / span**0.5)
        return torch.stack(changes)

    def _drawn(self, like: "Tensor", generators: "Sequence[Generator]") -> "list[Tensor]":
        """Return the path at every level, (batch, 4, h, w), float32, on the CPU."""
        import torch

        points = [torch.zeros(like.shape)]
        for high, low in zip(self._levels, self._levels[1:], strict=False):
            fresh = [torch.randn(like.shape[1:], generator=one) for one in generators]
            points.append(points[-1] + torch.stack(fresh) * (high - low) ** 0.5)
        return points
