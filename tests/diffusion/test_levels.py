"""What the network is shown has as much noise as it is told, wherever a picture begins."""

from typing import TYPE_CHECKING, cast

import pytest
import torch
from torch import Tensor

from render.diffusion import pipeline
from render.diffusion.files import weights
from render.diffusion.pipeline import Batch, Begin, Way
from render.diffusion.samplers import NAMES

if TYPE_CHECKING:
    from diffusers import UNet2DConditionModel

SCHEDULE = weights.shipped()["scheduler"]
ROUNDED = 0.06
"""How far a level may be from its timestep: some samplers round those to whole ones."""
FRESH = 0.2
"""The same where a sampler adds noise of its own on the way."""


class Oracle:
    """A network that knows the picture; it notes how strong the noise is over what it is told."""

    dtype = torch.float32
    device = torch.device("cpu")
    _compiled_call_impl = None

    def __init__(self, clean: Tensor) -> None:
        betas = torch.linspace(0.00085**0.5, 0.012**0.5, 1000, dtype=torch.float64) ** 2
        kept = torch.cumprod(1 - betas, 0)
        self.levels = ((1 - kept) / kept).sqrt().log()
        self.clean = clean
        self.seen: list[float] = []

    def __call__(self, sample: Tensor, timestep: Tensor, **_: object) -> tuple[Tensor]:
        """Return the noise that is in the latents."""
        low = min(int(timestep), 998)
        level = float(self.levels[low].lerp(self.levels[low + 1], float(timestep) - low).exp())
        noise = (sample * (level**2 + 1) ** 0.5 - self.clean) / level
        self.seen.append(float(noise.std()))
        return (noise,)


def seen(
    name: str, strength: float = 1.0, mask: Tensor | None = None, *, held: bool = False
) -> list[float]:
    """Return how strong the noise is at each call of the network; right is 1."""
    noise, generator = pipeline.noise(5, 64, 64)
    clean = torch.randn(noise.shape, generator=torch.Generator().manual_seed(1))
    oracle, words = Oracle(clean), torch.zeros(1, 1, 1)
    begin = None if held else Begin(clean, strength, mask)
    batch = Batch(words, words, noise / noise.std(), [generator], begin=begin,
                  held={0: clean[0]} if held else {})  # fmt: skip
    unet = cast("UNet2DConditionModel", oracle)
    pipeline.denoise(unet, SCHEDULE, Way(name, 6, 1.0), batch)
    return oracle.seen


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_that_begins_on_the_way_is_as_noisy_as_said(name: str) -> None:
    found = seen(name, 0.6)

    assert found == pytest.approx([1.0] * len(found), abs=FRESH)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_mask_keeps_is_as_noisy_as_said(name: str) -> None:
    found = seen(name, 0.6, torch.zeros(1, 1, 8, 8))

    assert found == pytest.approx([1.0] * len(found), abs=ROUNDED)


@pytest.mark.parametrize("name", NAMES)
def test_a_finished_picture_others_look_at_is_as_noisy_as_said(name: str) -> None:
    found = seen(name, held=True)

    assert found == pytest.approx([1.0] * len(found), abs=ROUNDED)
