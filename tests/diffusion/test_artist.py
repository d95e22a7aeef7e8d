"""The artist draws every order as it would alone, with its LoRAs, and never a black picture."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers.models import ControlNetModel
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import Tensor

from render import crew
from render.diffusion.artist import DiffusionArtist
from render.diffusion.batching import Batches
from render.diffusion.device import Device
from render.diffusion.files import weights
from render.diffusion.job import Job
from render.diffusion.kit import Kit, Weighed
from render.diffusion.painter import Painter
from render.diffusion.staging import Staged, Wanted
from render.errors import DeviceError, WeightsError
from render.order import Look, Order, Picture, Subject
from render.store import Inked
from render.vocabulary import Size
from tests.diffusion import tiny

CPU = Device("cpu", "float32")
HALF = Device("cpu", "float16")
NONE = dict[str, Image.Image]().__getitem__
"""A store without pictures."""
UNET = weights.PARTS["unet"][0]


class FlatStaging:
    """Gives a guide that follows from the order and its kind."""

    version = "flat"

    def stage(self, wanted: Sequence[Wanted]) -> Sequence[Callable[[], Staged]]:
        return [partial(self.staged, order, kinds) for order, kinds in wanted]

    def staged(self, order: Order, kinds: Sequence[str]) -> Staged:
        shape = (order.width, order.height)
        maps = {kind: Image.new("L", shape, (order.seed * 37 + len(kind)) % 256) for kind in kinds}
        return Staged(maps, order.size)

    def card(self, order: Order) -> Image.Image | None:
        return Image.new("L", (order.width, order.height)) if order.framing == "title" else None

    def titled(self, picture: Image.Image, title: str) -> Image.Image:
        return picture.convert("L") if title else picture


def order(size: Size = "CU", seed: int = 1, **more: object) -> Order:
    given = {"size": size, "seed": seed, "width": 64, "height": 64, **more}
    return Order.model_validate({"words": {"shot": "close-up", "action": "she waits"}, **given})


@pytest.fixture
def kit(folder: Path) -> Kit:
    return Kit(folder, preset="draft", batch=2)


@pytest.fixture
def taught(kit: Kit, folder: Path, tmp_path: Path) -> Kit:
    """A kit with a LoRA for each family."""
    model = weights.load(folder)
    made = [tiny.lora(tmp_path / f"{name}.safetensors", model, seed=seed)
            for seed, name in enumerate(("close", "medium", "long"))]  # fmt: skip
    return replace(kit, loras=tuple(Weighed(path.stem, path, 0.8) for path in made))


def drawn(kit: Kit, *orders: Order, device: Device = CPU) -> list[Picture]:
    return list(DiffusionArtist(kit, FlatStaging(), NONE, device).draw(orders))


def pixels(picture: Picture) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return np.asarray(picture.image, np.int16)


def test_the_same_orders_give_the_same_pictures_in_any_order(taught: Kit) -> None:
    orders = [order("CU", 1), order("LS", 2), order("CU", 3), order("MS", 4), order("ELS", 5)]

    forth = drawn(taught, *orders)
    back = drawn(taught, *reversed(orders))

    for one, other in zip(forth, reversed(back), strict=True):
        assert np.array_equal(pixels(one), pixels(other))


def test_every_family_is_drawn_with_its_own_lora(kit: Kit, taught: Kit) -> None:
    plain = drawn(kit, order("CU"), order("MS"), order("LS"))
    with_loras = drawn(taught, order("CU"), order("MS"), order("LS"))

    assert all(np.array_equal(pixels(plain[0]), pixels(one)) for one in plain)
    pairs = [(with_loras[a], with_loras[b]) for a, b in ((0, 1), (1, 2), (0, 2))]
    for one, other in [*zip(plain, with_loras, strict=True), *pairs]:
        assert np.abs(pixels(one) - pixels(other)).mean() > 1


def test_somebody_with_a_lora_is_drawn_with_it_and_called_by_the_token(
    kit: Kit, taught: Kit
) -> None:
    anna = Subject(name="Anna", look=Look(token="sks_anna"))
    cast = replace(kit, loras=(replace(taught.loras[0], name="anna"),))
    words = {"action": "ANNA waits"}

    alone, with_her = drawn(cast, order(words=words), order(words=words, subjects=(anna,)))

    assert with_her.told["loras"] == "anna x 0.8"
    assert with_her.told["prompt"] == "sks_anna waits"
    assert alone.told["loras"] == ""


def test_a_lora_asked_for_in_words_is_used_at_its_strength(kit: Kit, taught: Kit) -> None:
    noir = replace(kit, loras=(replace(taught.loras[0], name="noir"),))
    asked = {"action": "a room <lora:Noir:0.4> <lora:ink>"}

    plain, stronger = drawn(noir, order(words={"action": "a room"}), order(words=asked))

    assert (plain.told["loras"], stronger.told["loras"]) == ("", "noir x 0.4")
    assert stronger.told["prompt"] == "a room"
    assert stronger.notes == ("there is no LoRA ink; --lora ink=FILE",)
    assert not np.array_equal(pixels(plain), pixels(stronger))


class Clumsy(FlatStaging):
    """Cannot stage one of its orders."""

    def staged(self, order: Order, kinds: Sequence[str]) -> Staged:
        if order.seed == 13:
            raise ValueError("no idea")
        return super().staged(order, kinds)


def test_an_order_that_cannot_be_staged_takes_no_other_with_it(kit: Kit) -> None:
    orders = [order(seed=seed) for seed in (1, 13, 2)]

    results = dict(crew.draw(DiffusionArtist(kit, Clumsy(), NONE, CPU), orders))

    assert [isinstance(results[at], Inked) for at in range(3)] == [True, False, True]


def test_weights_that_cannot_be_used_end_the_work_at_once(kit: Kit, taught: Kit) -> None:
    foreign = load_file(taught.loras[0].path)
    foreign["lora_unet_nowhere.alpha"] = torch.tensor(1.0)
    save_file(foreign, taught.loras[0].path)
    artist = DiffusionArtist(taught, FlatStaging(), NONE, CPU)

    with pytest.raises(WeightsError, match="belongs to no part"):
        list(crew.draw(artist, [order()]))


def test_another_seed_is_another_picture(kit: Kit) -> None:
    one, other = drawn(kit, order(seed=1), order(seed=2))

    assert np.abs(pixels(one) - pixels(other)).mean() > 1


@pytest.mark.parametrize(
    "change",
    [
        {"preset": "dreamshot"}, {"negative": "x"}, {"batch": 1},
        {"loras": (("close", 0.8),)}, {"loras": (("close", 0.7),)},
    ],
)  # fmt: skip
def test_the_version_names_all_that_decides_a_picture(
    change: dict[str, object], kit: Kit, taught: Kit
) -> None:
    if "loras" in change:
        strength = 0.8 if change["loras"] == (("close", 0.8),) else 0.7
        other = replace(kit, loras=(replace(taught.loras[0], strength=strength),))
    else:
        other = replace(kit, **change)  # type: ignore[arg-type]

    versions = {
        DiffusionArtist(one, FlatStaging(), NONE, CPU).version for one in (kit, taught, other)
    }

    assert len(versions) == 3


def test_a_title_card_is_not_drawn_by_the_model(kit: Kit) -> None:
    card, picture = drawn(kit, order(framing="title", title="THE END"), order())

    assert card.image.getextrema() == (0, 0)
    assert picture.image.size == (64, 64)


def test_our_staging_guides_people_by_pose_and_depth_and_rooms_by_lines(
    kit: Kit, folder: Path, tmp_path: Path
) -> None:
    guided = replace(kit, controls=tuple(
        (kind, net(folder, tmp_path / kind, seed))
        for seed, kind in enumerate(("lineart", "depth", "openpose"))
    ))  # fmt: skip
    people, room = order(subjects=(Subject(name="Anna"),)), order()

    plain = drawn(kit, people, room)
    made = drawn(guided, people, room)

    assert [key for key in made[0].told if "guide" in key] == ["guide openpose x 0.8",
                                                               "guide depth x 0.5"]  # fmt: skip
    assert [key for key in made[1].told if "guide" in key] == ["guide lineart x 0.6"]
    for one, other in zip(plain, made, strict=True):
        assert not np.array_equal(pixels(one), pixels(other))


def net(folder: Path, path: Path, seed: int) -> Path:
    torch.manual_seed(seed)
    made = ControlNetModel.from_unet(weights.load(folder).unet)
    for name, weight in made.named_parameters():
        if "controlnet_" in name:
            weight.data.normal_(std=0.5)
    made.save_pretrained(path)
    return path


def test_a_taught_word_changes_the_picture(kit: Kit, tmp_path: Path) -> None:
    save_file({"emb_params": torch.randn(2, 16)}, tmp_path / "style.safetensors")
    taught = replace(kit, embeddings=(("mystyle", tmp_path / "style.safetensors"),))
    asked = order(words={"action": "a room, MyStyle"})

    assert not np.array_equal(pixels(*drawn(kit, asked)), pixels(*drawn(taught, asked)))


def test_a_word_taught_to_another_model_is_refused(kit: Kit, tmp_path: Path) -> None:
    save_file({"emb_params": torch.randn(2, 99)}, tmp_path / "style.safetensors")
    taught = replace(kit, embeddings=(("mystyle", tmp_path / "style.safetensors"),))
    artist = DiffusionArtist(taught, FlatStaging(), NONE, CPU)

    with pytest.raises(WeightsError, match="99 wide"):
        next(artist.draw([order()]))


def spoilt(folder: Path, tmp_path: Path, factor: float) -> Path:
    copy = shutil.copytree(folder, tmp_path / "spoilt")
    state = load_file(copy / "unet" / UNET)
    state["conv_in.weight"] *= factor
    save_file(state, copy / "unet" / UNET)
    return copy


def test_numbers_that_run_over_are_drawn_again_more_precisely(
    kit: Kit, folder: Path, tmp_path: Path
) -> None:
    hot = replace(kit, model=spoilt(folder, tmp_path, 1e5))
    painter = Painter(hot, HALF)
    before = {name: one.clone() for name, one in painter.model.unet.state_dict().items()}

    images, step = painter.paint([Job("a room", 1, 64, 64)])

    assert step == "bfloat16"
    assert images[0].getextrema()[0] != (0, 0)
    after = painter.model.unet.state_dict()
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_bfloat16_draws_nearly_the_same_picture(kit: Kit) -> None:
    orders = [order(seed=1), order(seed=2)]

    full = drawn(kit, *orders)
    brain = drawn(kit, *orders, device=Device("cpu", "bfloat16"))

    near = np.abs(pixels(full[0]) - pixels(brain[0])).mean()
    assert 0 < near < np.abs(pixels(full[0]) - pixels(full[1])).mean() / 5


def test_numbers_that_stay_wrong_are_an_error_and_no_black_picture(
    kit: Kit, folder: Path, tmp_path: Path
) -> None:
    broken = replace(kit, model=spoilt(folder, tmp_path, float("nan")))
    painter = Painter(broken, CPU)

    with pytest.raises(DeviceError, match="no numbers"):
        painter.paint([Job("a room", 1, 64, 64)])


def carrying(most: int, kit: Kit) -> Batches:
    """Batches of four on a device whose memory holds `most` pictures."""

    def full(_: object, given: tuple[Tensor, ...]) -> None:
        if len(given[0]) > 2 * most:
            raise torch.OutOfMemoryError("CUDA out of memory")

    painter = Painter(kit, CPU)
    painter.model.unet.register_forward_pre_hook(full)
    return Batches(painter, 4, "float32")


def test_a_full_memory_halves_the_batch_and_says_so(kit: Kit) -> None:
    batches = carrying(2, kit)

    images, notes = batches.paint([Job("a room", seed, 64, 64) for seed in range(3)])

    assert len(images) == 3
    assert notes == ("drawn 2 at once, not 4: the memory was full",)


def test_a_memory_too_small_for_one_picture_is_one_line(kit: Kit) -> None:
    batches = carrying(0, kit)

    with pytest.raises(DeviceError, match="does not hold one picture of 64 x 64"):
        batches.paint([Job("a room", 1, 64, 64)])


def test_a_bad_lora_is_told_before_anything_is_loaded(kit: Kit, tmp_path: Path) -> None:
    torch.save({"x": 1}, tmp_path / "close.safetensors")
    bad = replace(kit, loras=(Weighed("close", tmp_path / "close.safetensors"),))

    with pytest.raises(WeightsError, match="pickle"):
        DiffusionArtist(bad, FlatStaging(), NONE, CPU)
