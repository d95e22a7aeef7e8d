"""Which of a graphics card's attention kernels is asked first."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

HOPPER = (9, 0)
"""The compute capability from which cuDNN's kernels use matrix units the others leave idle."""
_NEAR = 1e-2
"""How far, relatively, float16 may lie from float32."""


@contextmanager
def preferred(device: str) -> Iterator[None]:
    """Have cuDNN's attention asked first where it is quicker and was seen to be right.

    On any card convolutions add up in one order, so that a picture's bytes are the same again.
    """
    if device != "cuda":
        yield
        return
    from torch.backends import cudnn

    before, cudnn.deterministic = cudnn.deterministic, True
    try:
        with _asked() if _sound() else nullcontext():
            yield
    finally:
        cudnn.deterministic = before


@contextmanager
def _asked() -> Iterator[None]:
    from torch.nn.attention import SDPBackend, sdpa_kernel

    order = [SDPBackend.CUDNN_ATTENTION, SDPBackend.FLASH_ATTENTION,
             SDPBackend.EFFICIENT_ATTENTION, SDPBackend.MATH]  # fmt: skip
    # A layer that cuDNN does not take (a head too wide) goes to the next.
    with sdpa_kernel(order, set_priority=True):
        yield


@cache
def _sound() -> bool:
    """Return whether cuDNN's attention runs here on shapes like ours and is right."""
    import torch

    if torch.version.cuda is None or torch.cuda.get_device_capability() < HOPPER:
        return False
    return all(_right(tokens, others) for tokens, others in ((1024, 1024), (1024, 77)))


def _right(tokens: int, others: int) -> bool:
    import torch
    from torch.nn.attention import SDPBackend, sdpa_kernel
    from torch.nn.functional import scaled_dot_product_attention

    generator = torch.Generator().manual_seed(tokens + others)

    def heads(count: int) -> "Tensor":
        made = torch.randn(2, count, 8, 40, generator=generator)
        return made.to("cuda", torch.float16).transpose(1, 2)

    query, key, value = heads(tokens), heads(others), heads(others)
    with torch.inference_mode():
        with sdpa_kernel(SDPBackend.MATH):
            exact = scaled_dot_product_attention(query.float(), key.float(), value.float())
        try:
            with sdpa_kernel(SDPBackend.CUDNN_ATTENTION):
                found = scaled_dot_product_attention(query, key, value).float()
        except RuntimeError:
            # It says so when it has no kernel for this card or this release.
            return False
        return bool((found - exact).norm() < _NEAR * exact.norm())
