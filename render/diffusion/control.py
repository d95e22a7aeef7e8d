"""Loads ControlNets, says which of them guide an order, and joins what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from PIL.Image import Resampling

from render.diffusion.files import tensorfile, weights
from render.errors import WeightsError
from render.order import Order
from render.vocabulary import Guide

if TYPE_CHECKING:
    from diffusers import ControlNetModel
    from torch import Tensor

KINDS: Final = get_args(Guide)

_PEOPLE: Mapping[str, float] = {"openpose": 0.8, "depth": 0.5}
_THINGS: Mapping[str, float] = {
    "lineart": 0.6, "canny": 0.6, "depth": 0.5, "normal": 0.5, "segmentation": 0.5,
    "softedge": 0.6, "scribble": 0.6, "mlsd": 0.5,
}  # fmt: skip
_NAMES: Final = frozenset({"segmentation"})
"""Guides whose colours are names, so that none may come between two."""
BROUGHT = 0.9
"""The weight of a guide made from a user's own picture."""


@dataclass(frozen=True)
class Control:
    """One ControlNet at work: `maps` is (rows, 3, height, width), 0 to 1; `weight` 0 to 1.

    The rows in `spared` are guided by nothing: they are finished pictures that others look at.
    """

    network: "ControlNetModel"
    maps: "Tensor"
    weight: float
    spared: Sequence[int] = ()


def chosen(
    order: Order, there: Sequence[str], asked: Mapping[str, float] | None = None
) -> tuple[tuple[str, float], ...]:
    """Return the kinds of guide for an order with their weights, of those that are there.

    People are guided by their pose and the depth, a frame without them by one drawing of lines;
    where those are missing, by the first there is. `asked` are a user's own weights by kind: such
    a kind guides every frame it has something to say of, and at 0 none. An order that brings a
    drawing or photo is guided by that alone, for our staging knows nothing of it.
    """
    asked = asked or {}
    if order.sources.guide:
        kind = order.sources.guide_kind
        return ((kind, asked.get(kind, BROUGHT)),) if kind in there else ()
    left = [kind for kind in there if asked.get(kind) != 0]
    ours = dict(_ours(order, left))
    extra = [kind for kind in left if kind in asked and (order.subjects or kind != "openpose")]
    return tuple((kind, asked.get(kind, ours.get(kind, 0.0)))
                 for kind in dict.fromkeys([*ours, *extra]))  # fmt: skip


def _ours(order: Order, there: Sequence[str]) -> tuple[tuple[str, float], ...]:
    if order.subjects:
        found = tuple((kind, weight) for kind, weight in _PEOPLE.items() if kind in there)
        if found:
            return found
    return tuple((kind, weight) for kind, weight in _THINGS.items() if kind in there)[:1]


def resampling(kind: str) -> Resampling:
    """Return how a guide of a kind is brought to another size."""
    return Resampling.NEAREST if kind in _NAMES else Resampling.LANCZOS


def file_of(path: Path) -> Path:
    """Return the weight file of a ControlNet named by its file or its folder.

    Raises WeightsError when a folder holds none.
    """
    return weights.part_file(path.parent, path.name, "unet") if path.is_dir() else path


def load(path: Path, unet: weights.Config) -> "ControlNetModel":
    """Return the ControlNet of a diffusers folder, or of one file for a UNet of these settings.

    Raises WeightsError when it is missing or fits no Stable Diffusion 1.5.
    """
    from diffusers import ControlNetModel
    from diffusers.loaders.single_file_utils import convert_controlnet_checkpoint

    state = tensorfile.tensors(file_of(path))
    config = weights.settings(path / "config.json") if path.is_dir() else _of_unet(unet)
    if any(key.startswith(("control_model.", "input_hint_block.")) for key in state):
        state = convert_controlnet_checkpoint(state, dict(config))
    made = ControlNetModel.from_config(config)
    if made.config.cross_attention_dim != unet["cross_attention_dim"]:
        raise WeightsError(f"{path} is a ControlNet for another model; use one for Stable "
                           "Diffusion 1.5")  # fmt: skip
    return weights.filled(path, "ControlNet", made, state)


def _of_unet(unet: weights.Config) -> weights.Config:
    names = ("attention_head_dim", "block_out_channels", "cross_attention_dim",
             "down_block_types", "layers_per_block", "norm_num_groups")  # fmt: skip
    return {name: unet[name] for name in names}


def residuals(
    controls: Sequence[Control], sample: "Tensor", timestep: "Tensor", text: "Tensor"
) -> "dict[str, object]":
    """Return what all ControlNets together add to the UNet's own, as its arguments."""
    down: list[Tensor] = []
    middle: Tensor | None = None
    for control in controls:
        maps = control.maps.repeat(len(sample) // len(control.maps), 1, 1, 1)
        downs, mid = control.network(
            sample, timestep, encoder_hidden_states=text, controlnet_cond=maps,
            conditioning_scale=control.weight, return_dict=False,
        )  # fmt: skip
        for row in control.spared:
            for one in (*downs, mid):
                one[row :: len(control.maps)] = 0
        down = [one + more for one, more in zip(down, downs, strict=True)] if down else list(downs)
        middle = mid if middle is None else middle + mid
    if middle is None:
        return {}
    return {"down_block_additional_residuals": down, "mid_block_additional_residual": middle}
