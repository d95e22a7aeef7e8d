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
    """A model and what is folded into it. `base`: the untouched weights, float32."""

    model: Model
    base: "dict[str, Tensor]" = field(default_factory=dict)
    now: tuple[tuple[str, float], ...] = ()

    def keep(self, loras: Sequence[Lora], device: str) -> None:
        """Keep what these LoRAs change, on a device, before the model loses precision."""
        import torch

        touched = {name for lora in loras for name in lora.pairs}
        for name, module in _networks(self.model):
            if name in touched:
                self.base[name] = module.weight.data.to(device, torch.float32, copy=True)

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
        if name not in self.base:
            self.base[name] = weight.detach().clone().float()
        made = self.base[name].clone()
        for lora, strength in folded:
            pair = lora.pairs.get(name)
            if pair is not None:
                up, down = pair.up.to(made.device), pair.down.to(made.device)
                made += (strength * pair.scale) * (up @ down).reshape(made.shape)
        weight.copy_(made.to(weight.dtype))
