"""Reads the image encoder an IP-Adapter sees with, and shows it pictures."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL.Image import Image, Resampling

from render.diffusion.files import tensorfile, weights
from render.errors import WeightsError

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import CLIPVisionModelWithProjection

BESIDE: Final = "image_encoder"
"""The folder an image encoder is published in, beside its IP-Adapters."""
_VIT_H: Final[weights.Config] = {
    "hidden_size": 1280, "intermediate_size": 5120, "num_hidden_layers": 32,
    "num_attention_heads": 16, "patch_size": 14, "image_size": 224, "projection_dim": 1024,
    "hidden_act": "gelu", "layer_norm_eps": 1e-05,
}  # fmt: skip
"""The settings of CLIP ViT-H/14, which a file alone does not hold."""
_FILES: Final = ("model.safetensors", "model.fp16.safetensors")
_OURS: Final = ("vision_model.", "visual_projection.")
"""What a file of all of CLIP has for pictures."""
_LAST: Final = "visual_projection.weight"
_ADVICE: Final = "use the image_encoder published with the IP-Adapter (CLIP ViT-H/14, safetensors)"
_MEAN: Final = (0.48145466, 0.4578275, 0.40821073)
_SPREAD: Final = (0.26862954, 0.26130258, 0.27577711)
"""What CLIP subtracts from red, green and blue, 0 to 1, and divides them by."""


def file_of(path: Path) -> Path:
    """Return the weight file of an image encoder named by its file or its folder.

    Raises WeightsError when it holds none.
    """
    if not path.is_dir():
        return path
    for name in _FILES:
        if (path / name).exists():
            return path / name
    raise WeightsError(f"{path} holds no {_FILES[0]}; a .bin is never opened. {_ADVICE}")


def inspect(path: Path) -> Path:
    """Return the weight file of an image encoder; WeightsError when it is none for a picture."""
    file = file_of(path)
    shapes = tensorfile.header(file).shapes
    if _LAST not in shapes or not any(key.startswith(_OURS[0]) for key in shapes):
        raise WeightsError(f"{file} is no CLIP image encoder; {_ADVICE}")
    return file


def load(path: Path) -> "CLIPVisionModelWithProjection":
    """Return the image encoder of a folder, or of a file alone, which must be CLIP's ViT-H/14.

    Raises WeightsError when it is missing or another one.
    """
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    file = inspect(path)
    settings = path / "config.json"
    config = weights.settings(settings) if path.is_dir() else _VIT_H
    state = {key: one for key, one in tensorfile.tensors(file).items() if key.startswith(_OURS)}
    wanted = (config["projection_dim"], config["hidden_size"])
    if tuple(state[_LAST].shape) != wanted:
        raise WeightsError(f"{file} is an image encoder {state[_LAST].shape[1]} wide, not "
                           f"{wanted[1]}; name its folder, with config.json")  # fmt: skip
    network = CLIPVisionModelWithProjection(CLIPVisionConfig(**config))
    return weights.filled(file, "image encoder", network, state)


def pixels(picture: Image, side: int) -> "Tensor":
    """Return the middle square of a picture as CLIP sees it, (1, 3, side, side), float32."""
    import torch

    wide, high = (side * edge // min(picture.size) for edge in picture.size)
    small = picture.convert("RGB").resize((wide, high), Resampling.BICUBIC)
    left, top = (wide - side) // 2, (high - side) // 2
    shades = np.asarray(small.crop((left, top, left + side, top + side)), np.float32) / 255
    seen = (shades - np.array(_MEAN, np.float32)) / np.array(_SPREAD, np.float32)
    return torch.from_numpy(seen.transpose(2, 0, 1).copy())[None]
