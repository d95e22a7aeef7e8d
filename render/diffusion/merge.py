"""Folds LoRAs into a model's weights and takes them out again, to the bit.

W + strength x scale x up @ down is computed in float32 from the untouched weights, so the order
of what was folded before leaves no trace.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from render.diffusion.lora import Lora, Shapes
from render.diffusion.weights import Model

if TYPE_CHECKING:
    from torch import Tensor, nn

Folded = Sequence[tuple[Lora, float]]
"""LoRAs with their strengths."""


def _networks(model: Model) -> "Iterator[tuple[str, nn.Module]]":
    from torch import nn

    for part, network in (("unet", model.unet), ("text", model.text_encoder)):
        for name, module in network.named_modules():
            if isinstance(module, nn.Linear | nn.Conv2d):
                yield f"{part}.{name.removeprefix('text_model.')}", module


def shapes(model: Model) -> Shapes:
    """Return the shape of every weight a LoRA can change, by module."""
    return {name: tuple(module.weight.shape) for name, module in _networks(model)}


@dataclass
class Folding:
    """A model and what is folded into it. `base`: the untouched weights, float32, on the CPU."""

    model: Model
    base: "dict[str, Tensor]" = field(default_factory=dict)
    now: tuple[tuple[str, float], ...] = ()

    def hold(self, folded: Folded) -> None:
        """Have exactly these LoRAs in the model."""
        wanted = tuple((lora.sha256, strength) for lora, strength in folded)
        if wanted == self.now:
            return
        touched = {name for lora, _ in folded for name in lora.pairs}
        for name, module in _networks(self.model):
            if name in touched or name in self.base:
                self._set(name, module, folded)
        self.now = wanted

    def _set(self, name: str, module: "nn.Module", folded: Folded) -> None:
        weight = module.weight.data
        base = self.base.setdefault(name, weight.detach().to("cpu", copy=True).float())
        made = base.to(weight.device, copy=True)
        for lora, strength in folded:
            pair = lora.pairs.get(name)
            if pair is not None:
                up, down = pair.up.to(weight.device), pair.down.to(weight.device)
                made += (strength * pair.scale) * (up @ down).reshape(made.shape)
        weight.copy_(made.to(weight.dtype))
