"""Writes a model as one safetensors file of the first publisher's naming."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from safetensors.torch import save_file
from torch import Tensor

from render.diffusion.files.weights import Model

Rules = Sequence[tuple[str, str]]

_INNER: Rules = (
    (r"norm1", "in_layers.0"), (r"conv1", "in_layers.2"), (r"norm2", "out_layers.0"),
    (r"conv2", "out_layers.3"), (r"time_emb_proj", "emb_layers.1"),
    (r"conv_shortcut", "skip_connection"),
)  # fmt: skip
_VAE: Rules = (
    (r"mid_block\.resnets\.0", "mid.block_1"), (r"mid_block\.resnets\.1", "mid.block_2"),
    (r"mid_block\.attentions\.0\.group_norm", "mid.attn_1.norm"),
    (r"mid_block\.attentions\.0\.to_out\.0", "mid.attn_1.proj_out"),
    (r"mid_block\.attentions\.0\.to_", "mid.attn_1."),
    (r"down_blocks\.(\d)\.resnets", r"down.\1.block"),
    (r"down_blocks\.(\d)\.downsamplers\.0", r"down.\1.downsample"),
    (r"conv_norm_out", "norm_out"), (r"conv_shortcut", "nin_shortcut"),
)  # fmt: skip


def _unet(key: str) -> str:
    for old, new in (("time_embedding.linear_1", "time_embed.0"), ("conv_norm_out", "out.0"),
                     ("time_embedding.linear_2", "time_embed.2"), ("conv_out", "out.2"),
                     ("conv_in", "input_blocks.0.0"),
                     ("mid_block.attentions.0", "middle_block.1"),
                     ("mid_block.resnets.0", "middle_block.0"),
                     ("mid_block.resnets.1", "middle_block.2")):  # fmt: skip
        key = key.replace(old, new)
    found = re.match(r"(down|up)_blocks\.(\d)\.(\w+)\.(\d)\.(.*)", key)
    if found:
        way, block, kind, number, rest = found.groups()
        at, first = 3 * int(block) + int(number), 1 if way == "down" else 0
        side = "input" if way == "down" else "output"
        if kind == "downsamplers":
            return f"input_blocks.{3 * int(block) + 3}.0.op.{rest.removeprefix('conv.')}"
        if kind == "upsamplers":
            return f"output_blocks.{3 * int(block) + 2}.{1 if block == '0' else 2}.{rest}"
        key = f"{side}_blocks.{at + first}.{0 if kind == 'resnets' else 1}.{rest}"
    if re.search(r"blocks\.\d+\.0\.|middle_block\.[02]\.", key):
        for old, new in _INNER:
            key = re.sub(rf"\.{old}\.", f".{new}.", key)
    return key


def _vae(key: str) -> str:
    for old, new in _VAE:
        key = re.sub(old, new, key)
    key = re.sub(r"up_blocks\.(\d)\.upsamplers\.0", lambda m: f"up.{3 - int(m[1])}.upsample", key)
    return re.sub(r"up_blocks\.(\d)\.resnets", lambda m: f"up.{3 - int(m[1])}.block", key)


def state(model: Model) -> Mapping[str, Tensor]:
    """Return a model's weights by the first publisher's names."""
    found = {f"model.diffusion_model.{_unet(key)}": one
             for key, one in model.unet.state_dict().items()}  # fmt: skip
    for key, one in model.vae.state_dict().items():
        name = _vae(key)
        square = "attn_1" in name and one.ndim == 2
        found[f"first_stage_model.{name}"] = one[:, :, None, None].clone() if square else one
    for key, one in model.text_encoder.state_dict().items():
        found[f"cond_stage_model.transformer.text_model.{key}"] = one
    return found


def save(model: Model, path: Path) -> Path:
    """Write a model to one file; return it."""
    save_file({key: one.contiguous() for key, one in state(model).items()}, path)
    return path
