"""Chooses where pictures are drawn, with which precision, and what to do when that is too low."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import dtype, nn

HALF, BRAIN, FULL = "float16", "bfloat16", "float32"
GIB = 2**30
_ROOM = ((20, 16), (10, 8), (6, 4), (0, 1))
"""Pictures at once by the GiB of a graphics card from which it carries them; where it does not
after all they are halved. More than 16 at once are no quicker (H200: 119 ms each, 48: 117).
"""

_VOLTA, _AMPERE = (7, 0), (8, 0)
"""The compute capabilities from which float16 is quicker than float32, and bfloat16 is there."""
_BLACK = ("GTX 16", "MX450", "MX550")
"""Cards whose float16 gives no numbers, so that every picture would have to be drawn twice."""


@dataclass(frozen=True)
class Device:
    """`kind` is cuda, mps or cpu; `name` the card's, for people.

    `precision` is the torch dtype of the networks; where it is bfloat16, only of those that are
    called at every step, for a decoder shows its coarse steps. `memory` is the card's in bytes,
    0: not known. `brain`: it can work in bfloat16.
    """

    kind: str
    precision: str
    name: str = ""
    memory: int = 0
    brain: bool = True

    @property
    def once(self) -> str:
        """The torch dtype of the networks that are called once a picture."""
        return FULL if self.precision == BRAIN else self.precision

    @property
    def batch(self) -> int:
        """How many pictures are drawn at once."""
        if self.kind != "cuda":
            return 1
        return next(count for least, count in _ROOM if self.memory >= least * GIB)


def found() -> Device:
    """Return the best device there is."""
    import torch

    if torch.cuda.is_available() and _works():
        card = torch.cuda.get_device_properties(0)
        exact = HALF if halves(card.name, (card.major, card.minor)) else FULL
        brain = (card.major, card.minor) >= _AMPERE
        return Device("cuda", exact, card.name, card.total_memory, brain)
    if torch.backends.mps.is_available():
        return Device("mps", FULL, "Apple graphics")
    # Three times as fast at full size, where the processor has it (bench/unet).
    fast = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return Device("cpu", BRAIN if fast else FULL)


def halves(name: str, capability: tuple[int, int]) -> bool:
    """Return whether a card works well in float16, by its name and its compute capability."""
    return capability >= _VOLTA and not any(one in name for one in _BLACK)


def _works() -> bool:
    """Return whether this torch has kernels for the card; it has none for very old ones."""
    import torch

    try:
        torch.ones(1, device="cuda").add(1).item()
    except RuntimeError:
        return False
    return True


def peak(device: Device) -> int | None:
    """Return the most memory this process ever held there, in bytes; None: it cannot be told.

    Of a graphics card it is what tensors took, of any other device the process's main memory.
    """
    if device.kind == "cuda":
        import torch

        return int(torch.cuda.max_memory_allocated())
    try:
        import resource
    except ImportError:  # Windows
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


@contextmanager
def precision(device: Device, networks: "list[nn.Module]", step: str) -> Iterator[None]:
    """Work in another precision for once: bfloat16 or float32; the weights come back to the bit.

    Half-precision weights fit float32 exactly; bfloat16 only takes the place of what is computed.
    """
    import torch

    before = [next(network.parameters()).dtype for network in networks]
    try:
        _cast(networks, [torch.float32] * len(networks))
        with torch.autocast(device.kind, torch.bfloat16) if step == BRAIN else nullcontext():
            yield
    finally:
        # The memory may have run full halfway there.
        _cast(networks, before)


def _cast(networks: "list[nn.Module]", dtypes: "list[dtype]") -> None:
    import torch

    # Weights made in inference mode are of another kind, for which all would be compiled anew.
    with torch.inference_mode(mode=False):
        for network, wanted in zip(networks, dtypes, strict=True):
            network.to(wanted)


LADDER = (HALF, BRAIN, FULL)


def ladder(device: Device) -> tuple[str, ...]:
    """Return the precisions tried in turn when numbers run over."""
    left = LADDER[LADDER.index(device.precision) :]
    return tuple(step for step in left if step != BRAIN or device.brain)
