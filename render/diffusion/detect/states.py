"""Fills a detector's network from a file of tensors; a pickle may hold nothing else."""

import pickle
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from render.errors import WeightsError

if TYPE_CHECKING:
    from torch import Tensor, nn

    State = Mapping[str, Tensor]

# An old file is a bare pickle, and each of its bytes can be the wrong one.
_DAMAGED: Final = (
    pickle.UnpicklingError, EOFError, OSError, RuntimeError, ValueError, LookupError,
    AttributeError, TypeError, AssertionError, struct.error,
)  # fmt: skip
_WITHIN = ("state_dict", "model")
_PARALLEL = "module."


def filled(
    network: "nn.Module",
    file: Path,
    arranged: "Callable[[nn.Module, State], State] | None" = None,
) -> "nn.Module":
    """Return the network with the weights of a file, on the CPU, float32.

    `arranged` names them as the network does. Raises WeightsError when they are not its own.
    """
    state = _read(file)
    try:
        network.load_state_dict(arranged(network, state) if arranged else state)
    except (RuntimeError, KeyError):
        raise WeightsError(f"{file} holds the weights of another network; get it again") from None
    return network.float().eval()


def _read(file: Path) -> "State":
    import torch

    try:
        found = torch.load(file, map_location="cpu", weights_only=True)
    except _DAMAGED:
        raise WeightsError(f"{file} is damaged, or holds more than weights and is not opened; "
                           "get it again") from None  # fmt: skip
    for key in _WITHIN:
        found = found.get(key, found) if isinstance(found, dict) else {}
    return {key.removeprefix(_PARALLEL): tensor for key, tensor in found.items()}
