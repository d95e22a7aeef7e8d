"""The safety checker withholds a picture for its panel alone, and never blackens one."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
from PIL import Image
from safetensors.torch import save_file
from transformers import CLIPConfig, CLIPImageProcessorPil

from render import crew
from render.crew import Failure
from render.diffusion.artist import DiffusionArtist
from render.diffusion.files import eyes, safety, weights
from render.diffusion.kit import Kit
from render.errors import WeightsError
from render.store import Inked
from tests.diffusion.test_artist import CPU, NONE, FlatStaging, drawn, order, pixels

SMALL = {
    "projection_dim": 8,
    "vision_config": {"hidden_size": 8, "intermediate_size": 16, "num_hidden_layers": 1,
                      "num_attention_heads": 2, "patch_size": 56, "image_size": 224},
}  # fmt: skip


def checker(folder: Path, threshold: float) -> Path:
    """Write a checker that withholds what is nearer to its concepts than the threshold, -1 to 1."""
    torch.manual_seed(5)
    made = StableDiffusionSafetyChecker(CLIPConfig(**SMALL))
    for one in (made.concept_embeds_weights, made.special_care_embeds_weights):
        one.data.fill_(threshold)
    made.save_pretrained(folder)
    return folder


@pytest.fixture
def kit(folder: Path) -> Kit:
    return Kit(folder, preset="draft", batch=2)


def test_a_picture_is_readied_for_clip_as_the_library_does() -> None:
    picture = Image.effect_noise((320, 180), 80).convert("RGB")
    theirs = CLIPImageProcessorPil(size={"shortest_edge": 224}, crop_size=224)(
        picture, return_tensors="pt"
    ).pixel_values

    assert torch.allclose(eyes.pixels(picture, 224), theirs, atol=1e-5)


@pytest.mark.parametrize(("threshold", "withheld"), [(-1.1, True), (1.1, False)])
def test_the_checker_decides(threshold: float, *, withheld: bool, tmp_path: Path) -> None:
    made = safety.load(checker(tmp_path / "checker", threshold))

    assert made.withholds(Image.new("RGB", (96, 64), "teal")) is withheld


def test_a_full_card_leaves_the_checking_to_the_cpu(tmp_path: Path) -> None:
    made = safety.load(checker(tmp_path / "checker", -1.1), dtype="float16")

    def full(_: object, given: tuple[torch.Tensor, ...]) -> None:
        if given[0].dtype == torch.float16:
            raise torch.OutOfMemoryError("CUDA out of memory")

    made.network.register_forward_pre_hook(full)

    assert made.withholds(Image.new("RGB", (96, 64), "teal"))
    assert made.network.dtype == torch.float32


def test_a_withheld_picture_is_marked_and_not_black(kit: Kit, tmp_path: Path) -> None:
    strict = replace(kit, safety=checker(tmp_path / "checker", -1.1))

    [picture] = drawn(strict, order())

    assert "--safety off" in picture.withheld
    assert picture.image.size == (64, 64)
    assert np.asarray(picture.image.convert("L")).mean() > 150


def test_a_picture_that_passes_is_the_one_drawn_without_a_checker(kit: Kit, tmp_path: Path) -> None:
    mild = replace(kit, safety=checker(tmp_path / "checker", 1.1))

    [plain], [passed] = drawn(kit, order()), drawn(mild, order())

    assert passed.withheld == ""
    assert np.array_equal(pixels(plain), pixels(passed))


def test_switching_it_off_draws_no_passed_picture_anew(kit: Kit, tmp_path: Path) -> None:
    mild = replace(kit, safety=checker(tmp_path / "checker", 1.1))

    one, other = (DiffusionArtist(made, FlatStaging(), NONE, CPU) for made in (kit, mild))

    assert (one.name, one.version) == (other.name, other.version)


def test_a_withheld_picture_is_a_panel_not_drawn_and_the_others_are_drawn_once(
    kit: Kit, tmp_path: Path
) -> None:
    some = between(kit, tmp_path)
    artist = DiffusionArtist(some, FlatStaging(), NONE, CPU)
    asked: list[int] = []
    orders = [order(seed=seed) for seed in range(1, 7)]

    results = []
    for number, result in crew.draw(artist, orders):
        asked.append(number)
        results.append(result)

    kept = [one for one in results if isinstance(one, Inked)]
    lost = [one for one in results if isinstance(one, Failure)]
    assert sorted(asked) == list(range(6))
    assert kept
    assert lost
    assert all(one.reason == safety.WITHHELD for one in lost)


def between(kit: Kit, folder: Path) -> Kit:
    """A kit whose checker withholds some of the pictures of seeds 1 to 6, not all."""
    pictures = drawn(kit, *(order(seed=seed) for seed in range(1, 7)))
    made = safety.load(checker(folder / "checker", 0)).network
    near = []
    for one in pictures:
        found = made.visual_projection(made.vision_model(eyes.pixels(one.image, 224))[1])
        care = torch.nn.functional.normalize(made.concept_embeds)
        near.append(float((torch.nn.functional.normalize(found) @ care.T).max()))
    middle = sum(sorted(near)[2:4]) / 2
    return replace(kit, safety=checker(folder / "checker", middle))


def test_the_names_of_older_libraries_are_understood(tmp_path: Path) -> None:
    path = checker(tmp_path / "checker", 1.1) / "model.safetensors"
    made = safety.load(path.parent)
    state = {key.replace("vision_model.", "vision_model.vision_model.", 1): one.contiguous()
             for key, one in made.network.state_dict().items()}  # fmt: skip
    state["vision_model.vision_model.embeddings.position_ids"] = torch.arange(17)
    save_file(state, path)

    again = safety.load(path.parent).network.state_dict()

    assert all(torch.equal(one, again[key]) for key, one in made.network.state_dict().items())


def test_the_shipped_settings_are_those_of_the_publisher() -> None:
    with torch.device("meta"):
        made = StableDiffusionSafetyChecker(CLIPConfig(**weights.shipped()["safety_checker"]))

    assert sum(one.numel() for one in made.parameters()) == 303_981_588


def test_a_models_folder_brings_its_checker_when_its_weights_are_there(
    folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "model"
    checker(copy / safety.FOLDER, 1.1)

    assert safety.beside(copy) == copy / safety.FOLDER
    (copy / safety.FOLDER / "model.safetensors").unlink()
    assert safety.beside(copy) is None
    assert safety.beside(folder) is None


def test_a_checker_that_cannot_be_used_is_told_before_anything_is_loaded(
    kit: Kit, tmp_path: Path
) -> None:
    torch.save({"x": 1}, tmp_path / "checker.safetensors")

    with pytest.raises(WeightsError, match="is a pickle"):
        DiffusionArtist(replace(kit, safety=tmp_path / "checker.safetensors"), FlatStaging(), NONE)


def test_weights_of_something_else_are_no_checker(tmp_path: Path) -> None:
    path = checker(tmp_path / "checker", 1.1) / "model.safetensors"
    save_file({"x": torch.ones(1)}, path)

    with pytest.raises(WeightsError, match="the safety checker lacks"):
        safety.load(path.parent)
