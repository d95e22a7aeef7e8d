"""A model of the shape of Stable Diffusion 1.5, small enough to draw on a CPU, and LoRAs for it."""

import json
from collections.abc import Mapping
from pathlib import Path

import torch
from diffusers import AutoencoderKL, PNDMScheduler, UNet2DConditionModel
from safetensors.torch import save_file
from torch import Tensor
from transformers import CLIPTextConfig, CLIPTextModel

from render.diffusion import merge
from render.diffusion.files import weights
from render.diffusion.files.weights import Config, Model

SMALL: dict[str, Config] = {
    "unet": {"block_out_channels": (8, 8, 16, 16), "norm_num_groups": 4, "attention_head_dim": 2,
             "cross_attention_dim": 16, "sample_size": 8},
    "vae": {"block_out_channels": (4, 4, 8, 8), "norm_num_groups": 2, "sample_size": 64},
    "text_encoder": {"hidden_size": 16, "intermediate_size": 32, "num_attention_heads": 2,
                     "num_hidden_layers": 3, "projection_dim": 16},
    "scheduler": {},
}  # fmt: skip
CONFIGS: dict[str, Config] = {part: {**weights.shipped()[part], **SMALL[part]} for part in SMALL}


CONTRAST = (20.0, 4.0)
"""By how much what the decoder and the UNet say last is multiplied: small networks of random
weights decode to a flat grey, and more contrast shows what moves. Those of full size do not.
"""


def build(
    seed: int = 0, configs: Mapping[str, Config] = CONFIGS,
    contrast: tuple[float, float] = CONTRAST,
) -> Model:  # fmt: skip
    """Return a model of random weights, the same for a seed."""
    torch.manual_seed(seed)
    unet = UNet2DConditionModel.from_config(configs["unet"])
    text = CLIPTextModel(CLIPTextConfig(**configs["text_encoder"]))
    vae = AutoencoderKL.from_config(configs["vae"])
    for network in (unet, text, vae):
        network.eval().requires_grad_(requires_grad=False)
    vae.decoder.conv_out.weight.mul_(contrast[0])
    unet.conv_out.weight.mul_(contrast[1])
    return Model(unet, text, vae, configs["scheduler"])


def folder(
    path: Path, seed: int = 0, configs: Mapping[str, Config] = CONFIGS,
    contrast: tuple[float, float] = CONTRAST,
) -> Path:  # fmt: skip
    """Write a model as diffusers saves one; return its folder."""
    model = build(seed, configs, contrast)
    model.unet.save_pretrained(path / "unet")
    model.vae.save_pretrained(path / "vae")
    model.text_encoder.save_pretrained(path / "text_encoder")
    PNDMScheduler.from_config(configs["scheduler"]).save_pretrained(path / "scheduler")
    return path


def lora(
    path: Path, model: Model, *, seed: int = 1, rank: int = 2, alpha: float | None = None,
    size: float = 0.5, text: bool = True,
) -> Path:  # fmt: skip
    """Write a LoRA of kohya's naming on every attention of the UNet and the text encoder."""
    generator = torch.Generator().manual_seed(seed)
    tensors: dict[str, Tensor] = {}
    for name, shape in merge.shapes(model).items():
        taught = ".attn" in name if name.startswith("unet.") else text and "self_attn" in name
        if not taught:
            continue
        part, _, rest = name.partition(".")
        stem = ("lora_unet_" if part == "unet" else "lora_te_text_model_") + rest.replace(".", "_")
        tensors[f"{stem}.lora_down.weight"] = torch.randn(rank, shape[1], generator=generator)
        tensors[f"{stem}.lora_up.weight"] = torch.randn(shape[0], rank, generator=generator) * size
        if alpha is not None:
            tensors[f"{stem}.alpha"] = torch.tensor(alpha)
    save_file(tensors, path, metadata={"made": json.dumps("for a test")})
    return path
