"""Loads the weights of Stable Diffusion 1.5 from a folder or one safetensors file, offline."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from render.diffusion.files import tensorfile
from render.errors import WeightsError

if TYPE_CHECKING:
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from torch import Tensor, nn
    from transformers import CLIPTextModel

Config = Mapping[str, object]
PARTS = {
    "unet": ("diffusion_pytorch_model.safetensors", "diffusion_pytorch_model.fp16.safetensors"),
    "vae": ("diffusion_pytorch_model.safetensors", "diffusion_pytorch_model.fp16.safetensors"),
    "text_encoder": ("model.safetensors", "model.fp16.safetensors"),
}
"""The parts of a model and their files in a diffusers folder, the first that is there."""

_TEXT = "cond_stage_model.transformer."
_UNET = "model.diffusion_model."
_VAE = "first_stage_model."
_OTHERS = {
    "conditioner.embedders.": "SDXL", "joint_blocks": "Stable Diffusion 3",
    "cond_stage_model.model.": "Stable Diffusion 2", "double_blocks.": "Flux",
}  # fmt: skip
_SPARE = ("position_ids", "text_projection.weight", "logit_scale")
"""What files carry of CLIP that no picture needs."""
_ADVICE = "use a Stable Diffusion 1.5 model"


@dataclass(frozen=True)
class Model:
    """The networks of one model, on the CPU, float32, and the settings of its noise schedule."""

    unet: "UNet2DConditionModel"
    text_encoder: "CLIPTextModel"
    vae: "AutoencoderKL"
    schedule: Config


def shipped() -> dict[str, Config]:
    """Return the settings of Stable Diffusion 1.5 by part, which no single file holds."""
    text = resources.files("render.diffusion.files").joinpath("sd15.json").read_text("utf-8")
    found: dict[str, Config] = json.loads(text)
    return found


def files(source: Path) -> dict[str, Path]:
    """Return the weight files of a model by part, "" for a single file of all.

    Raises WeightsError when one is missing, is a pickle or belongs to another kind of model.
    """
    if not source.exists():
        raise WeightsError(f"there is no model at {source}; name a diffusers folder or a "
                           "safetensors file, or let --download fetch it")  # fmt: skip
    if source.is_file():
        _known(source)
        return {"": source}
    if lacking := [part for part in PARTS if not (source / part).is_dir()]:
        raise WeightsError(f"{source} is no model's folder: it has no {', '.join(lacking)}; name "
                           "a whole diffusers folder, or a safetensors file")  # fmt: skip
    return {part: part_file(source, part) for part in PARTS}


def load(source: Path, configs: Mapping[str, Config] | None = None) -> Model:
    """Return the model of a folder or a file; `configs`: those of a file, if not SD-1.5's.

    Raises WeightsError when anything is missing or left over.
    """
    found = files(source)
    if "" in found:
        return _single(found[""], configs or shipped())
    given = {part: settings(source / part / "config.json") for part in PARTS}
    states = {part: tensorfile.tensors(file) for part, file in found.items()}
    return _built(source, {**given, "scheduler": _schedule(source)}, states)


def part_file(folder: Path, part: str, kind: str = "") -> Path:
    """Return the weight file of a part in a folder; WeightsError when it is missing or damaged.

    `kind` is the part's in PARTS, empty: its own name.
    """
    names = PARTS[kind or part]
    for name in names:
        if (folder / part / name).exists():
            tensorfile.header(folder / part / name)
            return folder / part / name
    raise WeightsError(f"{folder / part} holds no {names[0]}; a .bin is never opened. "
                       "Get the model as safetensors")  # fmt: skip


def settings(path: Path) -> Config:
    """Return the settings in a JSON file; WeightsError when they cannot be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise WeightsError(f"{path} is missing; the model's folder is not whole") from None
    except ValueError:
        raise WeightsError(f"{path} cannot be read; get the model again") from None
    assert isinstance(found, dict)
    return {name: value for name, value in found.items() if not name.startswith("_")}


def _schedule(source: Path) -> Config:
    path = source / "scheduler" / "scheduler_config.json"
    return {**shipped()["scheduler"], **(settings(path) if path.exists() else {})}


def _known(path: Path) -> None:
    """WeightsError saying what a single file is when it is no Stable Diffusion 1.5."""
    shapes = tensorfile.header(path).shapes
    for piece, kind in _OTHERS.items():
        if any(piece in key for key in shapes):
            raise WeightsError(f"{path} is a {kind} model; {_ADVICE}")
    lacking = [name for name in (_UNET, _VAE, _TEXT) if not any(k.startswith(name) for k in shapes)]
    if lacking:
        raise WeightsError(f"{path} holds no {lacking[0].rstrip('.')}; it is no whole model")
    inner = shapes.get(f"{_UNET}input_blocks.0.0.weight", (0, 4))[1]
    if inner != 4:
        raise WeightsError(f"{path} is an inpainting model; {_ADVICE}")


def _single(path: Path, configs: Mapping[str, Config]) -> Model:
    from diffusers.loaders import single_file_utils as convert

    state = tensorfile.tensors(path)
    return _built(path, configs, {
        "unet": convert.convert_ldm_unet_checkpoint(dict(state), dict(configs["unet"])),
        "vae": convert.convert_ldm_vae_checkpoint(dict(state), dict(configs["vae"])),
        "text_encoder": {key.removeprefix(_TEXT): one for key, one in state.items()
                         if key.startswith(_TEXT)},
    })  # fmt: skip


def _built(
    source: Path, configs: Mapping[str, Config], states: "Mapping[str, dict[str, Tensor]]"
) -> Model:
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel

    text = CLIPTextModel(CLIPTextConfig(**configs["text_encoder"]))
    return Model(
        filled(source, "unet", UNet2DConditionModel.from_config(configs["unet"]), states["unet"]),
        filled(source, "text_encoder", text, states["text_encoder"]),
        filled(source, "vae", AutoencoderKL.from_config(configs["vae"]), states["vae"]),
        configs["scheduler"],
    )


def filled(
    source: Path, part: str, network: "nn.Module", state: "Mapping[str, Tensor]"
) -> "nn.Module":
    """Return the network with every weight of the state in it, none missing, none left over."""
    wanted = network.state_dict()
    fitting = dict(_renamed(state, wanted))
    lacking, stray = sorted(wanted.keys() - fitting), sorted(fitting.keys() - wanted)
    wrong = [key for key in wanted if key in fitting and fitting[key].shape != wanted[key].shape]
    if lacking or stray or wrong:
        name = (lacking or stray or wrong)[0]
        how = "lacks" if lacking else "has a foreign" if stray else "has another shape of"
        raise WeightsError(f"{source}: the {part} {how} {name}; {_ADVICE}")
    network.load_state_dict(fitting)
    return network.float().eval().requires_grad_(requires_grad=False)


def _renamed(
    state: "Mapping[str, Tensor]", wanted: "Mapping[str, Tensor]"
) -> "Iterator[tuple[str, Tensor]]":
    """Yield the weights by the names this version of the libraries gives them."""
    for key, tensor in state.items():
        if key.endswith(_SPARE):
            continue
        bare = key.removeprefix("text_model.")
        name = bare if bare in wanted else f"text_model.{bare}"
        name = name if name in wanted else _old_attention(key)
        yield (name if name in wanted else key), tensor


def _old_attention(key: str) -> str:
    """Return today's name of a weight of the VAE's attention as diffusers once called it."""
    for old, new in (
        ("query", "to_q"),
        ("key", "to_k"),
        ("value", "to_v"),
        ("proj_attn", "to_out.0"),
    ):
        key = key.replace(f".attentions.0.{old}.", f".attentions.0.{new}.")
    return key
