"""A full memory costs a little time or a few last bits, never a picture, and it is told."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from render.diffusion import pipeline
from render.diffusion.batching import Batches
from render.diffusion.device import GIB, Device, halves, ladder, peak
from render.diffusion.files.weights import Model
from render.diffusion.job import Job
from render.diffusion.kit import Kit
from render.diffusion.merge import Folding
from render.diffusion.painter import Painter
from render.diffusion.relief import Relief
from render.errors import DeviceError

CPU = Device("cpu", "float32")
JOB = Job("a room", 1, 64, 64)


@pytest.fixture
def painter(folder: Path) -> Painter:
    return Painter(Kit(folder, preset="draft"), CPU)


def test_what_does_not_fit_even_alone_is_decoded_in_tiles_and_it_is_told(painter: Painter) -> None:
    def full(*_: object) -> None:
        if not painter.model.vae.use_tiling:
            raise torch.OutOfMemoryError("CUDA out of memory")

    def many(_: object, given: tuple[Tensor, ...]) -> None:
        if len(given[0]) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory")

    painter.model.vae.decoder.register_forward_pre_hook(full)
    painter.model.unet.register_forward_pre_hook(many)
    batches = Batches(painter, 4, "float32")

    images, notes = batches.paint([JOB])

    assert images[0].size == (64, 64)
    assert notes == ("drawn 1 at once, not 4: the memory was full",
                     "decoded in tiles: the memory was full")  # fmt: skip
    assert batches.told == {"at once": "1", "decoded in": "tiles"}


def test_a_memory_nothing_fits_into_is_one_line(painter: Painter) -> None:
    def full(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory")

    painter.model.unet.register_forward_pre_hook(full)
    batches = Batches(painter, 2, "float32")

    with pytest.raises(DeviceError, match="does not hold one picture of 64 x 64"):
        batches.paint([JOB])


def test_tiles_show_nearly_the_same_and_none_is_larger_than_it_should(model: Model) -> None:
    sizes: list[int] = []

    def measured(_: object, given: tuple[Tensor, ...]) -> None:
        sizes.append(max(given[0].shape[2:]))

    model.vae.decoder.register_forward_pre_hook(measured)
    latents = torch.randn(1, 4, 40, 48, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        whole = pipeline.develop(model.vae, latents)[0]
        relief = Relief(CPU, model.vae, model.text_encoder)
        freed = relief.further()
        tiled = pipeline.develop(model.vae, latents)[0]

    assert freed
    assert not relief.further()
    assert (sizes[0], max(sizes[1:])) == (48, 32)
    assert whole.size == tiled.size
    assert np.abs(np.asarray(whole, np.int16) - np.asarray(tiled, np.int16)).mean() < 20


def test_nothing_is_told_where_nothing_was_given_up(painter: Painter) -> None:
    batches = Batches(painter, 1, "float32")

    _, notes = batches.paint([JOB])

    assert (notes, batches.told) == ((), {})


@pytest.mark.parametrize(
    ("memory", "batch"),
    [(0, 1), (4 * GIB, 1), (8 * GIB - 2**27, 4), (12 * GIB, 8), (139 * GIB, 16)],
)
def test_a_larger_card_draws_more_at_once(memory: int, batch: int) -> None:
    assert Device("cuda", "float16", "", memory).batch == batch
    assert Device("cpu", "bfloat16", "", memory).batch == 1


def test_the_most_memory_a_process_held_is_known(painter: Painter) -> None:
    most = peak(CPU)

    assert most is not None
    assert 100e6 < most < 100e9


def test_a_lora_that_does_not_fit_beside_a_batch_makes_the_batch_smaller(
    painter: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches = Batches(painter, 2, "float32")
    fuller = iter([True])

    def held(*_: object) -> None:
        if next(fuller, False):
            raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(Folding, "hold", held)

    images, notes = batches.paint([JOB])

    assert len(images) == 1
    assert notes == ("drawn 1 at once, not 2: the memory was full",)


def test_a_card_that_does_not_hold_the_model_is_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(torch.nn.Module, "to", full)

    with pytest.raises(DeviceError, match="does not hold the model"):
        Painter(Kit(folder), CPU)


@pytest.mark.parametrize(
    ("name", "capability", "well"),
    [("NVIDIA GeForce RTX 2060", (7, 5), True), ("NVIDIA GeForce GTX 1660 Ti", (7, 5), False),
     ("NVIDIA GeForce GTX 1080", (6, 1), False), ("NVIDIA H200", (9, 0), True)],
)  # fmt: skip
def test_a_card_that_cannot_do_halves_well_draws_in_float32(
    name: str, capability: tuple[int, int], well: bool
) -> None:
    assert halves(name, capability) == well


def test_a_card_without_bfloat16_goes_on_in_float32_where_numbers_run_over() -> None:
    assert ladder(Device("cuda", "float16", brain=False)) == ("float16", "float32")
    assert ladder(Device("cuda", "float16")) == ("float16", "bfloat16", "float32")
