"""Reads a LoRA file: every tensor in it belongs to a module of the model, or it is refused.

Keys of kohya, diffusers and peft are known. What a lenient reader would pass over in silence (a
stray key, a wrong prefix, an empty file) is an error here, for a LoRA that does nothing draws the
wrong shot.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from render.diffusion.files import tensorfile
from render.diffusion.files.tensorfile import Header
from render.errors import WeightsError

if TYPE_CHECKING:
    from torch import Tensor

Shapes = Mapping[str, tuple[int, ...]]
"""The shape of the weight of every module that can be adapted, by "unet." or "text." and name."""

_PARTS = {
    ".lora_down.weight": "down", ".lora_up.weight": "up", ".alpha": "alpha",
    ".lora_A.weight": "down", ".lora_B.weight": "up",
    ".lora_A.default.weight": "down", ".lora_B.default.weight": "up",
    ".lora.down.weight": "down", ".lora.up.weight": "up",
    "_lora.down.weight": "down", "_lora.up.weight": "up",
    ".lora_linear_layer.down.weight": "down", ".lora_linear_layer.up.weight": "up",
}  # fmt: skip
_FOREIGN = {
    "hada_w": "a LyCORIS LoHa", "lokr_w": "a LyCORIS LoKr", "oft_": "a LyCORIS OFT",
    "ia3": "an IA3", "dora_scale": "a DoRA", "lora_magnitude": "a DoRA", "glora": "a GLoRA",
    "lora_mid": "a LyCORIS LoCon with a Tucker core", "lora_te2_": "an SDXL LoRA",
    "text_encoder_2.": "an SDXL LoRA", "lora_transformer": "a LoRA for a transformer model",
    "double_blocks": "a Flux LoRA", "string_to_param": "a textual inversion", "emb_params":
    "a textual inversion", "model.diffusion_model.": "a whole model",
}  # fmt: skip
"""What a piece of a key gives away of a file that is no LoRA we can merge."""
WIDTHS = {1024: "Stable Diffusion 2", 2048: "SDXL"}
"""What the width of the text says of the model a LoRA was made for; ours is 768."""
_INPAINTING = 9
_ADVICE = "use a LoRA made for Stable Diffusion 1.5"
_PEFT = "base_model.model."


@dataclass(frozen=True)
class Pair:
    """The two factors of one module's change, float32, or float16 where that is exact.

    `up` is (out, rank), `down` is (rank, in x kernel); the change is `scale` x up @ down.
    """

    up: "Tensor"
    down: "Tensor"
    scale: float


@dataclass(frozen=True)
class Lora:
    """A file with its content hash. `pairs` by module, as in Shapes."""

    path: Path
    sha256: str
    pairs: Mapping[str, Pair]

    def on(self, device: str) -> "Lora":
        """Return the same on a device, so that nothing is moved when it is folded in."""
        pairs = {
            module: Pair(lean(pair.up).to(device), lean(pair.down).to(device), pair.scale)
            for module, pair in self.pairs.items()
        }
        return Lora(self.path, self.sha256, pairs)


def lean(tensor: "Tensor") -> "Tensor":
    """Return a float32 tensor as float16 if that changes no number, for it takes half the room."""
    half = tensor.half()
    return half if bool((half.float() == tensor).all()) else tensor


@dataclass
class _Found:
    """The keys of one module."""

    up: str = ""
    down: str = ""
    alpha: str = ""


def file_of(path: Path) -> Path:
    """Return the file of a LoRA, which may be named by the folder peft saves it in."""
    return path / "adapter_model.safetensors" if path.is_dir() else path


def inspect(path: Path) -> Header:
    """Return a LoRA file's header; WeightsError naming what it is when it is no LoRA for us."""
    held = tensorfile.header(file_of(path))
    if not held.shapes:
        raise WeightsError(f"{path} is empty; it would change nothing. Get it again")
    for key in held.shapes:
        for piece, kind in _FOREIGN.items():
            if piece in key:
                raise WeightsError(f"{path} is {kind}, which cannot be used here; {_ADVICE}")
    return held


def read(path: Path, shapes: Shapes) -> Lora:
    """Return the LoRA of a file for a model of these shapes; WeightsError on any doubt."""
    held = inspect(path)
    _made_for(path, held, shapes)
    found = _sorted(path, held, _names(shapes))
    tensors = tensorfile.tensors(file_of(path))
    alphas = _alphas(path, held)
    pairs = {
        module: _pair(path, keys, tensors, alphas, shapes[module])
        for module, keys in sorted(found.items())
    }
    if not any(bool(pair.up.any()) and bool(pair.down.any()) for pair in pairs.values()):
        raise WeightsError(f"{path} holds nothing but zeros; it would change nothing")
    return Lora(path, tensorfile.digest(file_of(path)), pairs)


def _names(shapes: Shapes) -> dict[str, str]:
    """Return the module that each way to write its name means."""
    names: dict[str, str] = {}
    for module in shapes:
        part, _, name = module.partition(".")
        flat = name.replace(".", "_")
        if part == "unet":
            ways = [f"unet.{name}", f"lora_unet_{flat}", f"{_PEFT}{name}", f"{_PEFT}unet.{name}"]
            if ".attn" in name:  # the processors of early diffusers
                before, _, last = name.replace(".to_out.0", ".to_out").rpartition(".")
                ways.append(f"unet.{before}.processor.{last}")
        else:
            ways = [f"text_encoder.text_model.{name}", f"text_encoder.{name}", f"lora_te_{flat}",
                    f"lora_te_text_model_{flat}", f"{_PEFT}text_model.{name}",
                    f"{_PEFT}{name}"]  # fmt: skip
            for short in ("q", "k", "v", "out"):
                old = f".self_attn.{short}_proj"
                if name.endswith(old):
                    base = name.removesuffix(old)
                    ways.append(f"text_encoder.text_model.{base}.self_attn.to_{short}")
        names |= dict.fromkeys(ways, module)
    return names


def _split(key: str) -> tuple[str, str]:
    """Return a key's module as written and its part; the part is empty when it is unknown."""
    for ending, part in _PARTS.items():
        if key.endswith(ending):
            return key.removesuffix(ending), part
    return key, ""


def _sorted(path: Path, held: Header, names: Mapping[str, str]) -> dict[str, _Found]:
    """Return the keys of each module, each key once; WeightsError when one has no place."""
    found: dict[str, _Found] = {}
    for key in sorted(held.shapes):
        written, part = _split(key)
        module = names.get(written)
        if module is None or not part:
            raise WeightsError(
                f"{path}: {key!r} belongs to no part of this model, so the LoRA would only partly "
                f"take effect; {_ADVICE}"
            )
        keys = found.setdefault(module, _Found())
        if getattr(keys, part):
            raise WeightsError(f"{path}: {module} is there twice; {_ADVICE}")
        setattr(keys, part, key)
    for module, keys in found.items():
        if not (keys.up and keys.down):
            raise WeightsError(f"{path}: half of {module} is missing; get it again")
    return found


def _alphas(path: Path, held: Header) -> Mapping[str, float]:
    """Return the network alpha the file or the folder states: by "unet", "text", "" for both."""
    alphas: dict[str, float] = {}
    for name, value in held.words.items():
        if name == "ss_network_alpha":
            alphas |= _number("", value)
        elif name == "lora_adapter_metadata":
            alphas |= _adapter(path, value)
    config = path / "adapter_config.json"
    if path.is_dir() and config.exists():
        alphas |= _config(path, config.read_text("utf-8"))
    return alphas


def _number(name: str, value: object) -> dict[str, float]:
    try:
        return {name: float(str(value))}
    except ValueError:
        return {}


def _adapter(path: Path, text: str) -> dict[str, float]:
    """Return the alphas diffusers notes in the file."""
    stated = _object(path, text)
    plain: dict[str, float] = {}
    for key, value in stated.items():
        part, _, name = key.rpartition(".")
        if name == "alpha_pattern" and value:
            raise WeightsError(f"{path} has an alpha for each module, which is not read; {_ADVICE}")
        if name == "lora_alpha":
            plain |= _number({"text_encoder": "text"}.get(part, part), value)
    return plain


def _config(path: Path, text: str) -> dict[str, float]:
    """Return the alpha peft writes beside the file."""
    stated = _object(path, text)
    if stated.get("use_dora") or stated.get("use_rslora") or stated.get("alpha_pattern"):
        raise WeightsError(f"{path} uses DoRA, rsLoRA or an alpha pattern; {_ADVICE}")
    return _number("", stated.get("lora_alpha", ""))


def _object(path: Path, text: str) -> dict[str, object]:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise WeightsError(f"{path}: what it says of itself cannot be read; get it again")
    return found


def _pair(
    path: Path, keys: _Found, tensors: "Mapping[str, Tensor]", alphas: Mapping[str, float],
    shape: tuple[int, ...],
) -> Pair:  # fmt: skip
    up, down = tensors[keys.up].float(), tensors[keys.down].float()
    _fits(path, keys, tuple(up.shape), tuple(down.shape), shape)
    if not (up.isfinite().all() and down.isfinite().all()):
        raise WeightsError(f"{path}: {keys.up} holds numbers that are none (NaN); get it again")
    rank = down.shape[0]
    part = "text" if keys.up.startswith(("lora_te", "text_encoder")) else "unet"
    alpha = alphas.get(part, alphas.get("", float(rank)))
    if keys.alpha:
        alpha = float(tensors[keys.alpha])
    if not 0 < alpha < float("inf"):
        raise WeightsError(f"{path}: the alpha of {keys.up} is {alpha:g}; get it again")
    return Pair(up.flatten(1), down.flatten(1), alpha / rank)


def _made_for(path: Path, held: Header, shapes: Shapes) -> None:
    """WeightsError when the widths give away another model, whatever the keys are called."""
    ours = {shape[1] for module, shape in shapes.items() if module.endswith("attn2.to_k")}
    for key, shape in held.shapes.items():
        inner = shape[1] if len(shape) > 1 and _split(key)[1] == "down" else 0
        if "attn2" in key and key.count("to_k") and inner not in (0, *ours):
            kind = WIDTHS.get(inner, "another model")
            raise WeightsError(f"{path} is a LoRA for {kind} (text {inner} wide); {_ADVICE}")
        if "conv_in" in key and inner == _INPAINTING:
            raise WeightsError(f"{path} is a LoRA for an inpainting model; {_ADVICE}")


def _fits(
    path: Path, keys: _Found, up: tuple[int, ...], down: tuple[int, ...], shape: tuple[int, ...]
) -> None:
    """WeightsError when the two factors do not give the module's weight."""
    kernel = (1,) * (len(up) - 2)
    inside = down[1:] + (1,) * (len(shape) - len(down))
    if up != (shape[0], down[0], *kernel) or inside[: len(shape) - 1] != shape[1:]:
        raise WeightsError(
            f"{path} was made for a model of another width: {keys.down} is {down}, the module's "
            f"weight {shape}; {_ADVICE}"
        )
