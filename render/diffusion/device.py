"""Chooses where pictures are drawn, with which precision, and what to do when that is too low."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import nn

HALF, FULL = "float16", "float32"
ROOM = 8
"""Pictures at once on a graphics card; where it cannot carry them they are halved."""


@dataclass(frozen=True)
class Device:
    """`kind` is cuda, mps or cpu; `precision` a torch dtype; `name` the card's, for people."""

    kind: str
    precision: str
    name: str = ""

    @property
    def batch(self) -> int:
        """How many pictures are drawn at once."""
        return ROOM if self.kind == "cuda" else 1


def found() -> Device:
    """Return the best device there is."""
    import torch

    if torch.cuda.is_available():
        return Device("cuda", HALF, torch.cuda.get_device_name())
    if torch.backends.mps.is_available():
        return Device("mps", FULL, "Apple graphics")
    return Device("cpu", FULL)


@contextmanager
def precision(device: Device, networks: "list[nn.Module]", step: str) -> Iterator[None]:
    """Work in another precision for once: bfloat16 or float32; the weights come back to the bit.

    Half-precision weights fit float32 exactly; bfloat16 only takes the place of what is computed.
    """
    import torch

    before = getattr(torch, device.precision)
    for network in networks:
        network.float()
    try:
        with torch.autocast(device.kind, torch.bfloat16) if step == "bfloat16" else nullcontext():
            yield
    finally:
        for network in networks:
            network.to(before)


def ladder(device: Device) -> tuple[str, ...]:
    """Return the precisions tried in turn when numbers run over."""
    return (HALF, "bfloat16", FULL) if device.precision == HALF else (FULL,)
