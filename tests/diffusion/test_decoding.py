"""A memory that is full only where pictures are decoded costs neither a picture nor the batch."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from render.diffusion.batching import Batches
from render.diffusion.device import Device
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


HALF = Device("cpu", "float16")


def overflowing(painter: Painter, seeds: Sequence[int]) -> list[torch.dtype]:
    """Have decoding run over in float16 for some of the pictures; return in what each is decoded.

    They come in the order of their seeds, from 1.
    """
    asked: list[torch.dtype] = []

    def over(_: object, given: tuple[Tensor, ...], made: Tensor) -> Tensor:
        asked.append(given[0].dtype)
        spoilt = given[0].dtype == torch.float16 and len(asked) in seeds
        return made * float("inf") if spoilt else made

    painter.model.vae.decoder.register_forward_hook(over)
    return asked


def test_a_picture_too_bright_for_a_vae_in_float16_is_decoded_in_float32_alone(kit: Kit) -> None:
    whole, _ = Batches(Painter(kit, HALF), 2, "float16").paint(JOBS)
    painter = Painter(kit, HALF)
    asked = overflowing(painter, [2])

    images, notes = Batches(painter, 2, "float16").paint(JOBS)

    assert asked == [torch.float16, torch.float16, torch.float32]
    assert notes == ()
    assert images[0].tobytes() == whole[0].tobytes()
    assert np.abs(pixels(images)[1] - pixels(whole)[1]).mean() < 2
    assert next(painter.model.vae.parameters()).dtype == torch.float16


def test_what_runs_over_in_float32_too_is_no_picture(kit: Kit) -> None:
    painter = Painter(kit, HALF)
    painter.model.vae.decoder.register_forward_hook(lambda *given: given[2] * float("inf"))

    with pytest.raises(DeviceError, match="not even in float32"):
        Batches(painter, 1, "float16").paint(JOBS[:1])


@pytest.mark.parametrize(
    "said",
    ["MPS backend out of memory (MPS allocated: 9 GB)", "CUDA error: out of memory",
     "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate(handle)",
     "GET was unable to find an engine to execute this computation",
     "[enforce fail at alloc_cpu.cpp:121] DefaultCPUAllocator: can't allocate memory"],
)  # fmt: skip
def test_a_full_memory_is_known_whatever_it_is_called(said: str, kit: Kit) -> None:
    def full(*_: object) -> None:
        raise RuntimeError(said)

    painter = Painter(kit, CPU)
    painter.model.unet.register_forward_pre_hook(full)

    with pytest.raises(DeviceError, match="does not hold one picture"):
        Batches(painter, 2, "float32").paint(JOBS)


def test_what_a_full_memory_stops_halfway_to_another_precision_comes_back(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(dtype: torch.dtype) -> None:
        if dtype == torch.float32:
            raise torch.OutOfMemoryError("CUDA out of memory")

    painter = Painter(kit, HALF)
    painter.model.unet.register_forward_hook(
        lambda *given: (given[2][0] * float("nan"),) if given[2][0].dtype == torch.float16 else None
    )
    monkeypatch.setattr(painter.model.text_encoder, "to", refused)

    with pytest.raises(DeviceError, match="does not hold one picture"):
        Batches(painter, 1, "float16").paint(JOBS[:1])

    networks = (painter.model.unet, painter.model.vae, painter.model.text_encoder)
    dtypes = {one.dtype for network in networks for one in network.parameters()}
    assert dtypes == {torch.float16}


def test_weights_that_were_cast_for_a_picture_are_ordinary_ones_again(kit: Kit) -> None:
    painter = Painter(kit, HALF)
    overflowing(painter, [1])

    Batches(painter, 1, "float16").paint(JOBS[:1])

    assert not any(one.is_inference() for one in painter.model.vae.parameters())
