"""A model is loaded whole, offline, from a folder or one file, or refused in one line."""

import pickle
import shutil
from pathlib import Path

import pytest
import torch
from diffusers.models import ControlNetModel
from safetensors.torch import load_file, save_file

from render.diffusion import control
from render.diffusion.files import weights
from render.diffusion.files.weights import Model
from render.diffusion.kit import Kit
from render.errors import WeightsError
from tests.diffusion import single_file, tiny


def same(one: Model, other: Model) -> bool:
    return all(
        torch.equal(a, b)
        for part in ("unet", "vae", "text_encoder")
        for a, b in zip(getattr(one, part).state_dict().values(),
                        getattr(other, part).state_dict().values(), strict=True)
    )  # fmt: skip


def test_a_single_file_gives_the_model_its_folder_gives(model: Model, tmp_path: Path) -> None:
    file = single_file.save(model, tmp_path / "tiny.safetensors")

    assert same(weights.load(file, tiny.CONFIGS), model)


def test_a_controlnet_fetched_in_half_precision_is_read(model: Model, tmp_path: Path) -> None:
    ControlNetModel.from_unet(model.unet).half().save_pretrained(tmp_path / "pose", variant="fp16")

    loaded = control.load(tmp_path / "pose", tiny.CONFIGS["unet"])

    assert control.file_of(tmp_path / "pose").name == "diffusion_pytorch_model.fp16.safetensors"
    assert loaded.dtype == torch.float32


def test_a_controlnet_without_safetensors_is_refused(model: Model, tmp_path: Path) -> None:
    ControlNetModel.from_unet(model.unet).save_pretrained(tmp_path, safe_serialization=False)

    with pytest.raises(WeightsError, match=r"a \.bin is never opened"):
        control.load(tmp_path, tiny.CONFIGS["unet"])


def test_names_of_older_libraries_are_understood(
    model: Model, folder: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    text = copy / "text_encoder" / weights.PARTS["text_encoder"][0]
    state = {f"text_model.{key}": one for key, one in model.text_encoder.state_dict().items()}
    state["text_model.embeddings.position_ids"] = torch.arange(77)
    save_file(state, text)
    decoder = copy / "vae" / weights.PARTS["vae"][0]
    old = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}
    state = load_file(decoder)
    for new, name in old.items():
        state = {key.replace(f"attentions.0.{new}.", f"attentions.0.{name}."): one
                 for key, one in state.items()}  # fmt: skip
    save_file(state, decoder)

    assert same(weights.load(copy), model)


def test_the_shipped_settings_are_those_of_stable_diffusion() -> None:
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel

    configs = weights.shipped()
    with torch.device("meta"):
        networks = (
            UNet2DConditionModel.from_config(configs["unet"]),
            AutoencoderKL.from_config(configs["vae"]),
            CLIPTextModel(CLIPTextConfig(**configs["text_encoder"])),
        )

    sizes = [sum(one.numel() for one in network.parameters()) for network in networks]

    assert sizes == [859_520_964, 83_653_863, 123_060_480]


def test_the_hash_changes_with_a_weight(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    file = copy / "unet" / weights.PARTS["unet"][0]
    state = load_file(file)
    state["conv_in.bias"] += 1
    before = Kit(copy).hashes()

    save_file(state, file)

    assert Kit(copy).hashes() != before == Kit(folder).hashes()


def test_a_pickle_under_the_name_of_safetensors_is_never_opened(tmp_path: Path) -> None:
    trap = tmp_path / "model.safetensors"
    torch.save({"x": torch.ones(1)}, trap)
    with pytest.raises(WeightsError, match="is a pickle"):
        weights.load(trap)
    trap.write_bytes(pickle.dumps({"x": 1}))
    with pytest.raises(WeightsError, match="is a pickle"):
        weights.load(trap)


def test_a_folder_of_bin_files_is_refused(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    file = copy / "vae" / weights.PARTS["vae"][0]
    file.rename(file.with_suffix(".bin"))

    with pytest.raises(WeightsError, match=r"a \.bin is never opened"):
        weights.load(copy)


def test_a_file_cut_short_is_refused(model: Model, tmp_path: Path) -> None:
    file = single_file.save(model, tmp_path / "tiny.safetensors")
    file.write_bytes(file.read_bytes()[:-100])

    with pytest.raises(WeightsError, match="cut short"):
        weights.load(file)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("conditioner.embedders.0.x", "SDXL"),
        ("cond_stage_model.model.x", "Stable Diffusion 2"),
        ("lonely", "no whole model"),
    ],
)
def test_another_kind_of_model_is_named(key: str, said: str, tmp_path: Path) -> None:
    save_file({key: torch.ones(1)}, tmp_path / "x.safetensors")

    with pytest.raises(WeightsError, match=said):
        weights.load(tmp_path / "x.safetensors")


def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="there is no model"):
        weights.load(tmp_path / "nowhere")


def test_a_model_with_a_weight_too_few_is_refused(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    file = copy / "unet" / weights.PARTS["unet"][0]
    state = load_file(file)
    del state["conv_in.bias"]
    save_file(state, file)

    with pytest.raises(WeightsError, match="lacks"):
        weights.load(copy)
