"""Loads the network between latents and pixels when it is not the model's own: a VAE or a tiny one.

A tiny one (TAESD) is over ten times quicker and shows a little less. Which of them a file holds
is read from its keys.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from render.diffusion.files import tensorfile, weights
from render.diffusion.files.weights import Config
from render.errors import WeightsError

if TYPE_CHECKING:
    from diffusers import AutoencoderKL, AutoencoderTiny
    from torch import Tensor, nn

LATENTS: Final = 4
"""Channels of a latent of Stable Diffusion 1.5."""
_LDM: Final = "first_stage_model."
_TINY: Final = "encoder.layers.0.weight"
_HALVES: Final = ("encoder", "decoder")
_BARE: Final = re.compile(r"\d+\.(?:weight|bias|conv\.|skip\.)")
_BLOCKS: Final = 4
"""Stages of a tiny VAE, each half."""
_ADVICE: Final = "use a VAE, or TAESD, for Stable Diffusion 1.5"


def files(path: Path) -> dict[str, Path]:
    """Return the weight files of a VAE's folder or file, by half; "" for a file of both.

    The first publisher of the tiny one keeps its halves apart (taesd_encoder, taesd_decoder):
    either name finds the other beside it. Raises WeightsError when one is missing or a pickle.
    """
    if path.is_dir():
        return {"": weights.part_file(path.parent, path.name, "vae")}
    if not _half(path):
        return {"": path}
    found = {half: _sibling(path, half) for half in _HALVES}
    for half, file in found.items():
        if _half(file) != half:
            raise WeightsError(f"{file} is no {half} of a tiny VAE; {_ADVICE}")
    return found


def load(path: Path, given: Config | None = None) -> "AutoencoderKL | AutoencoderTiny":
    """Return the VAE of a diffusers folder or of safetensors of any naming.

    `given` are the settings of a file, if not SD-1.5's. Raises WeightsError.
    """
    found = files(path)
    state = {key: one for half, file in found.items() for key, one in _tensors(half, file).items()}
    config = weights.settings(path / "config.json") if path.is_dir() else None
    if _TINY in state:
        return _tiny(path, state, config)
    return _whole(path, state, config or given or weights.shipped()["vae"])


def mean(vae: "AutoencoderKL | AutoencoderTiny", pixels: "Tensor") -> "Tensor":
    """Return the likeliest latents, unscaled, of pixels from -1 to 1: (1, 4, h, w)."""
    found = vae.encode(pixels, return_dict=False)[0]
    # A tiny one knows no chance.
    likeliest: Tensor = found if hasattr(found, "shape") else found.mode()
    return likeliest


def _half(path: Path) -> str:
    """Return which half of a tiny VAE a file of the first publisher is; empty: none."""
    shapes = tensorfile.header(path).shapes
    if not shapes or not all(_BARE.match(key) for key in shapes):
        return ""
    return "encoder" if "0.weight" in shapes else "decoder"


def _sibling(path: Path, half: str) -> Path:
    other = _HALVES[1 - _HALVES.index(half)]
    file = path if _half(path) == half else path.with_name(path.name.replace(other, half))
    if file == path and _half(path) != half:
        file = path.with_name(f"taesd_{half}.safetensors")
    if not file.exists():
        raise WeightsError(f"{path} is one half of a tiny VAE; put {file.name} beside it")
    return file


def _tensors(half: str, file: Path) -> "dict[str, Tensor]":
    """Return the weights of a file, those of one half by the names diffusers gives them."""
    state = tensorfile.tensors(file)
    if not half:
        return state
    named = {}
    for key, one in state.items():
        number, _, rest = key.partition(".")
        # Its decoder begins with a layer that only clamps, which diffusers does without.
        at = int(number) - (half == "decoder")
        named[f"{half}.layers.{at}.{rest}"] = one
    return named


def _tiny(path: Path, state: "Mapping[str, Tensor]", config: Config | None) -> "nn.Module":
    from diffusers import AutoencoderTiny

    first = state.get("decoder.layers.0.weight")
    if first is None or first.shape[1] != LATENTS:
        raise WeightsError(f"{path} is a tiny VAE for another model; {_ADVICE}")
    wide = (state[_TINY].shape[0],) * _BLOCKS, (first.shape[0],) * _BLOCKS
    sizes = {"encoder_block_out_channels": wide[0], "decoder_block_out_channels": wide[1]}
    return weights.filled(path, "tiny VAE", AutoencoderTiny.from_config(config or sizes), state)


def _whole(path: Path, state: "Mapping[str, Tensor]", config: Config) -> "nn.Module":
    from diffusers import AutoencoderKL
    from diffusers.loaders.single_file_utils import convert_ldm_vae_checkpoint

    bare = {key.removeprefix(_LDM): one for key, one in state.items() if key.startswith(_LDM)}
    found = bare or dict(state)
    if any(key.startswith("encoder.down.") for key in found):
        found = convert_ldm_vae_checkpoint({f"{_LDM}{key}": one for key, one in found.items()},
                                           dict(config))  # fmt: skip
    return weights.filled(path, "VAE", AutoencoderKL.from_config(config), found)
