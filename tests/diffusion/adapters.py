"""Image encoders and IP-Adapters for the tiny model, as their publishers save them."""

from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

from render.diffusion.files.weights import Model

SIDE = 28
"""Pixels each way that the tiny image encoder sees."""
GIVEN, HIDDEN, WIDTH = 20, 32, 16
"""Numbers the image encoder gives of a picture, of a part of it; the width of the model's words."""
_INNER, _HEADS, _DEPTH = 24, 2 * 64, 4


def encoder(path: Path, seed: int = 5) -> Path:
    """Write a tiny image encoder as transformers saves one; return its folder."""
    torch.manual_seed(seed)
    config = CLIPVisionConfig(
        hidden_size=HIDDEN, intermediate_size=48, num_hidden_layers=3, num_attention_heads=2,
        image_size=SIDE, patch_size=7, projection_dim=GIVEN, hidden_act="gelu",
    )  # fmt: skip
    CLIPVisionModelWithProjection(config).save_pretrained(path)
    return path


def state(model: Model, kind: str = "plain", seed: int = 6) -> dict[str, Tensor]:
    """Return the weights of an IP-Adapter by its publisher's names."""
    torch.manual_seed(seed)
    image = {"plain": plain, "plus": plus, "full": full}[kind]()
    found = {f"image_proj.{name}": one for name, one in image.items()}
    names = [name for name in model.unet.attn_processors if ".attn2." in name]
    for at, name in enumerate(names):
        layer = model.unet.get_submodule(name.removesuffix(".processor"))
        for part in ("to_k_ip", "to_v_ip"):
            found[f"ip_adapter.{2 * at + 1}.{part}.weight"] = torch.randn(
                layer.to_k.out_features, WIDTH
            )
    return found


def save(path: Path, model: Model, kind: str = "plain", seed: int = 6) -> Path:
    """Write an IP-Adapter; return its file."""
    save_file(state(model, kind, seed), path)
    return path


def plain() -> dict[str, Tensor]:
    proj, norm = nn.Linear(GIVEN, 4 * WIDTH), nn.LayerNorm(WIDTH)
    return named(proj=proj, norm=norm)


def full() -> dict[str, Tensor]:
    return {f"proj.{name}": one for name, one in nn.Sequential(
        nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, WIDTH), nn.LayerNorm(WIDTH)
    ).state_dict().items()}  # fmt: skip


def plus() -> dict[str, Tensor]:
    made = {"latents": torch.randn(1, 3, _INNER)}
    made |= named(proj_in=nn.Linear(HIDDEN, _INNER), proj_out=nn.Linear(_INNER, WIDTH),
                  norm_out=nn.LayerNorm(WIDTH))  # fmt: skip
    for layer in range(_DEPTH):
        looks = named(
            norm1=nn.LayerNorm(_INNER), norm2=nn.LayerNorm(_INNER),
            to_q=nn.Linear(_INNER, _HEADS, bias=False),
            to_kv=nn.Linear(_INNER, 2 * _HEADS, bias=False),
            to_out=nn.Linear(_HEADS, _INNER, bias=False),
        )  # fmt: skip
        thinks = nn.Sequential(nn.LayerNorm(_INNER), nn.Linear(_INNER, 4 * _INNER, bias=False),
                               nn.GELU(), nn.Linear(4 * _INNER, _INNER, bias=False))  # fmt: skip
        made |= {f"layers.{layer}.0.{name}": one for name, one in looks.items()}
        made |= {f"layers.{layer}.1.{name}": one for name, one in thinks.state_dict().items()}
    return made


def named(**parts: nn.Module) -> dict[str, Tensor]:
    return {f"{part}.{name}": one for part, module in parts.items()
            for name, one in module.state_dict().items()}  # fmt: skip
