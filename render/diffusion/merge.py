"""Folds LoRAs into a model's weights and takes them out again, to the bit.

W + strength x scale x up @ down is computed in float32 from the untouched weights, so the order
of what was folded before leaves no trace.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from render.diffusion.fast import fused
from render.diffusion.files.lora import Lora, Shapes, lean
from render.diffusion.files.weights import Model

if TYPE_CHECKING:
    from torch import Tensor, nn

Folded = Sequence[tuple[Lora, float]]
"""LoRAs with their strengths."""


def _networks(model: Model) -> "Iterator[tuple[str, nn.Module]]":
    from torch import nn

    for part, network in (("unet", model.unet), ("text", model.text_encoder)):
        for name, module in network.named_modules():
            whole = name.rpartition(".")[2] in fused.WHOLES.values()
            if isinstance(module, nn.Linear | nn.Conv2d) and not whole:
                yield f"{part}.{name.removeprefix('text_model.')}", module


def shapes(model: Model) -> Shapes:
    """Return the shape of every weight a LoRA can change, by module."""
    return {name: tuple(module.weight.shape) for name, module in _networks(model)}


@dataclass
class Folding:
    """A model and what is folded into it. `base`: the untouched weights, exact."""

    model: Model
    base: "dict[str, Tensor]" = field(default_factory=dict)
    now: tuple[tuple[str, float], ...] = ()

    def keep(self, loras: Sequence[Lora], device: str) -> None:
        """Keep what these LoRAs change, on a device, before the model loses precision."""
        touched = {name for lora in loras for name in lora.pairs}
        for name, module in _networks(self.model):
            if name in touched:
                self.base[name] = lean(module.weight.data).to(device, copy=True)

    def hold(self, folded: Folded) -> None:
        """Have exactly these LoRAs in the model, in the weights' own memory."""
        wanted = tuple((lora.sha256, strength) for lora, strength in folded)
        if wanted == self.now:
            return
        touched = {name for lora, _ in folded for name in lora.pairs} | self.base.keys()
        modules = {name: module for name, module in _networks(self.model) if name in touched}
        room: dict[str, Tensor] = {}
        for name, module in modules.items():
            self._set(name, module, folded, room)
        self.now = wanted

    def _set(
        self, name: str, module: "nn.Module", folded: Folded, room: "dict[str, Tensor]"
    ) -> None:
        """Fold into one module; `room` is float32 to work in, by device, kept for the next."""
        weight = module.weight.data
        if name not in self.base:
            self.base[name] = weight.detach().clone()
        base = self.base[name]
        made = _cleared(room, base).copy_(base).flatten(1)
        for lora, strength in folded:
            pair = lora.pairs.get(name)
            if pair is not None:
                up, down = (one.to(made.device).float() for one in (pair.up, pair.down))
                made.addmm_(up, down, alpha=strength * pair.scale)
        weight.copy_(made.view(weight.shape))


def _cleared(room: "dict[str, Tensor]", like: "Tensor") -> "Tensor":
    """Return a float32 tensor of a shape and a device whose numbers are not set."""
    import torch

    key, size = str(like.device), like.numel()
    if key not in room or room[key].numel() < size:
        room[key] = torch.empty(size, device=like.device, dtype=torch.float32)
    return room[key][:size].view(like.shape)
