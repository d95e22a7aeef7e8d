"""Chooses where pictures are drawn, with which precision, and what to do when that is too low."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import nn

HALF, BRAIN, FULL = "float16", "bfloat16", "float32"
ROOM = 8
"""Pictures at once on a graphics card; where it cannot carry them they are halved."""


@dataclass(frozen=True)
class Device:
    """`kind` is cuda, mps or cpu; `name` the card's, for people.

    `precision` is the torch dtype of the networks; where it is bfloat16, only of those that are
    called at every step, for a decoder shows its coarse steps.
    """

    kind: str
    precision: str
    name: str = ""

    @property
    def once(self) -> str:
        """The torch dtype of the networks that are called once a picture."""
        return FULL if self.precision == BRAIN else self.precision

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
    # About twice as fast at full size, where the processor has it.
    fast = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return Device("cpu", BRAIN if fast else FULL)


@contextmanager
def precision(device: Device, networks: "list[nn.Module]", step: str) -> Iterator[None]:
    """Work in another precision for once: bfloat16 or float32; the weights come back to the bit.

    Half-precision weights fit float32 exactly; bfloat16 only takes the place of what is computed.
    """
    import torch

    before = [next(network.parameters()).dtype for network in networks]
    for network in networks:
        network.float()
    try:
        with torch.autocast(device.kind, torch.bfloat16) if step == BRAIN else nullcontext():
            yield
    finally:
        for network, dtype in zip(networks, before, strict=True):
            network.to(dtype)


LADDER = (HALF, BRAIN, FULL)


def ladder(device: Device) -> tuple[str, ...]:
    """Return the precisions tried in turn when numbers run over."""
    return LADDER[LADDER.index(device.precision) :]
