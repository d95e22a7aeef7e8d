"""Joins the weights of queries, keys and values, so that one product gives what three gave.

The parts stay: they are views of the whole, so what is folded into a part is in the whole.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diffusers.models.attention_processor import Attention
    from torch import Tensor, nn

WHOLES = {("to_q", "to_k", "to_v"): "to_qkv", ("to_k", "to_v"): "to_kv"}
"""The module that stands for several; it takes no LoRA itself, its parts do."""


def join(network: "nn.Module") -> None:
    """Join what is not joined, or no longer since the network was moved or cast.

    Cheap when there is nothing to do; not to be called in inference mode.
    """
    for layer in _layers(network):
        # Words are not as wide as a picture's channels: their queries come from elsewhere.
        names = ("to_k", "to_v") if layer.is_cross_attention else ("to_q", "to_k", "to_v")
        if not _joined(layer, names):
            _join(layer, names)


def product(layer: "Attention", names: tuple[str, ...], states: "Tensor") -> "tuple[Tensor, ...]":
    """Return what each named part of a layer makes of states, in one product if they are joined
    and nothing listens at a part.
    """
    parts = [getattr(layer, name) for name in names]
    if not hasattr(layer, WHOLES[names]) or any(part._forward_hooks for part in parts):
        return tuple(part(states) for part in parts)
    whole = getattr(layer, WHOLES[names])
    found: tuple[Tensor, ...] = whole(states).chunk(len(names), dim=-1)
    return found


def _layers(network: "nn.Module") -> "Iterator[Attention]":
    from diffusers.models.attention_processor import Attention

    for module in network.modules():
        if isinstance(module, Attention) and module.to_q.bias is None:
            yield module


def _joined(layer: "Attention", names: tuple[str, ...]) -> bool:
    if not hasattr(layer, WHOLES[names]):
        return False
    place = getattr(layer, WHOLES[names]).weight.data_ptr()
    for name in names:
        weight = getattr(layer, name).weight
        if weight.data_ptr() != place:
            return False
        place += weight.nbytes
    return True


def _join(layer: "Attention", names: tuple[str, ...]) -> None:
    import torch
    from torch import nn

    parts = [getattr(layer, name) for name in names]
    weight = torch.cat([part.weight.data for part in parts])
    whole = nn.Linear(weight.shape[1], weight.shape[0], bias=False, device="meta")
    whole.weight = nn.Parameter(weight, requires_grad=False)
    layer.add_module(WHOLES[names], whole)
    start = 0
    for part in parts:
        rows = part.weight.shape[0]
        part.weight = nn.Parameter(weight[start : start + rows], requires_grad=False)
        start += rows
