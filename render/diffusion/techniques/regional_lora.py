"""Has LoRAs work without being folded in, in a part of the picture alone."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from render.diffusion.files.lora import Lora, Pair
from render.diffusion.techniques.field import Field
from render.diffusion.techniques.regions import Change

if TYPE_CHECKING:
    from torch import Tensor, nn

_WORDS = (".attn2.to_k", ".attn2.to_v")
"""Modules that read words and not a picture: who asks them says what is added."""


@dataclass(frozen=True)
class Worn:
    """A LoRA at a strength, at the places of `where`; None: everywhere, and it reads words too."""

    lora: Lora
    strength: float
    where: Field | None = None


@contextmanager
def worn(network: "nn.Module", part: str, loras: Sequence[Worn]) -> Iterator[None]:
    """Have LoRAs at work in the "unet" or "text" encoder of a model, then take them off."""
    with ExitStack() as hooks:
        for one in loras:
            for name, module in _modules(network, part, one.lora):
                if one.where is not None and name.endswith(_WORDS):
                    continue
                change = _change(module, one.lora.pairs[f"{part}.{name}"], one.strength)
                hooks.enter_context(
                    module.register_forward_hook(partial(_added, change, one.where))
                )
        yield


def of_words(network: "nn.Module", loras: Sequence[Worn]) -> dict[str, list[Change]]:
    """Return what LoRAs add to the keys and values of words, by the module's name."""
    found: dict[str, list[Change]] = {}
    for one in loras:
        for name, module in _modules(network, "unet", one.lora):
            if name.endswith(_WORDS):
                pair = one.lora.pairs[f"unet.{name}"]
                found.setdefault(name, []).append(_change(module, pair, one.strength))
    return found


def _modules(network: "nn.Module", part: str, lora: Lora) -> "Iterator[tuple[str, nn.Module]]":
    """Yield the modules of a network a LoRA changes, by the names the LoRA has for them."""
    for name, module in network.named_modules():
        known = name.removeprefix("text_model.")
        if f"{part}.{known}" in lora.pairs:
            yield known, module


def _change(module: "nn.Module", pair: Pair, strength: float) -> Change:
    """Return what a pair adds to what a module makes of something."""
    from torch import nn
    from torch.nn.functional import conv2d, linear

    weight = module.weight
    down = pair.down.reshape(-1, *weight.shape[1:]).to(weight)
    # Halves, as factors may be kept, would lose what a small scale leaves of them.
    up = (pair.up.float() * (pair.scale * strength)).to(weight)
    if isinstance(module, nn.Conv2d):
        stride, padding, dilation = module.stride, module.padding, module.dilation

        def convolved(given: "Tensor") -> "Tensor":
            inner = conv2d(given, down, None, stride, padding, dilation)
            return conv2d(inner, up[:, :, None, None])

        return convolved
    return lambda given: linear(linear(given, down), up)


def _added(
    change: Change, where: Field | None, _: "nn.Module", given: "tuple[Tensor, ...]", made: "Tensor"
) -> "Tensor":
    """Return what a module made with what a LoRA adds to it, at its places."""
    more = change(given[0])
    return made + (more if where is None else _weight(where, made) * more)


def _weight(where: Field, made: "Tensor") -> "Tensor":
    """Return the weights of a field for a picture, its tokens, or what is of no place in it."""
    if made.ndim == 4:
        return where.over(made.shape[2], made.shape[3], made)
    return where.along(made.shape[1], made) if made.ndim == 3 else where.mean(made)
