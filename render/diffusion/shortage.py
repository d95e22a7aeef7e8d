"""Knows a full memory by whatever name a library gives it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SIGNS: Final = (
    "out of memory", "not enough memory", "can't allocate memory", "ALLOC_FAILED",
    "ALLOCATION_FAILED", "unable to find an engine",
)  # fmt: skip
"""What is said by Apple's graphics and by CUDA outside of what torch keeps account of, by Windows,
Linux, cuBLAS, cuDNN, and by cuDNN when none of its ways has room to work in."""


@contextmanager
def named() -> Iterator[None]:
    """Raise torch.OutOfMemoryError wherever the memory is full."""
    import torch

    try:
        yield
    except torch.OutOfMemoryError:
        raise
    except RuntimeError as error:
        if any(sign in str(error) for sign in _SIGNS):
            raise torch.OutOfMemoryError(str(error)) from None
        raise
