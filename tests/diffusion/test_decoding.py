"""A memory that is full only where pictures are decoded costs neither a picture nor the batch."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from render.diffusion.batching import Batches
from render.diffusion.job import Job
from render.diffusion.kit import Kit
from render.diffusion.painter import Painter
from render.diffusion.presets import Wish
from render.errors import DeviceError
from tests.diffusion.test_artist import CPU
from tests.diffusion.test_vae import halves, taesd

SIDE = 272
JOBS = [Job("a room", seed, SIDE, SIDE) for seed in (1, 2)]

Hook = Callable[[object, tuple[Tensor, ...]], None]


@pytest.fixture(params=["VAE", "tiny VAE"])
def kit(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Kit:
    kit = Kit(folder, wish=Wish(sampler="DDIM", steps=2), batch=2)
    return replace(kit, vae=halves(taesd(), tmp_path)[1]) if request.param == "tiny VAE" else kit


def batches(kit: Kit, full: Hook | None = None, size: int = 1) -> Batches:
    painter = Painter(kit, CPU)
    if full:
        painter.model.vae.decoder.register_forward_pre_hook(full)
    return Batches(painter, size, "float32")


def beyond(tokens: int) -> Hook:
    """A card whose memory holds the decoding of so many latents."""

    def full(_: object, given: tuple[Tensor, ...]) -> None:
        if given[0].shape[-1] * given[0].shape[-2] > tokens:
            raise torch.OutOfMemoryError("CUDA out of memory")

    return full


def pixels(images: Sequence[object]) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return np.stack([np.asarray(one, np.int16) for one in images])


def test_a_decoder_too_large_for_the_memory_works_in_tiles_and_the_batch_stays(kit: Kit) -> None:
    whole, _ = batches(kit, size=2).paint(JOBS)
    small = batches(kit, beyond(32 * 32), size=2)

    images, notes = small.paint(JOBS)

    assert small.size == 2
    assert notes == ("decoded in tiles: the memory was full",)
    assert small.told == {"decoded in": "tiles"}
    apart = np.abs(pixels(images) - pixels(whole)).mean()
    assert apart < np.abs(pixels(whole)[0] - pixels(whole)[1]).mean() / 4


def test_tiles_have_no_seams_and_are_the_same_again(kit: Kit) -> None:
    one, _ = batches(kit, beyond(32 * 32)).paint(JOBS[:1])
    again, _ = batches(kit, beyond(32 * 32)).paint(JOBS[:1])
    whole, _ = batches(kit).paint(JOBS[:1])

    assert np.array_equal(pixels(one), pixels(again))
    steps, usual = (np.abs(np.diff(pixels(images), axis=2)).mean(axis=(0, 1, 3))
                    for images in (one, whole))  # fmt: skip
    assert steps.max() < 2 * usual.max()


def test_what_the_way_left_behind_is_given_back_before_anything_else(kit: Kit) -> None:
    refused: list[int] = []

    def once(_: object, __: tuple[Tensor, ...]) -> None:
        if not refused:
            refused.append(1)
            raise torch.OutOfMemoryError("CUDA out of memory")

    whole, _ = batches(kit).paint(JOBS[:1])

    images, notes = batches(kit, once).paint(JOBS[:1])

    assert np.array_equal(pixels(images), pixels(whole))
    assert notes == ()


def test_a_memory_that_holds_not_even_a_tile_is_one_line(kit: Kit) -> None:
    with pytest.raises(DeviceError, match="does not hold one picture of 272 x 272"):
        batches(kit, beyond(8)).paint(JOBS[:1])
