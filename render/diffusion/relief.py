"""Makes room in a full memory, one step after the other, and says which."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from render.diffusion import shortage
from render.diffusion.device import Device

if TYPE_CHECKING:
    from diffusers import AutoencoderKL, AutoencoderTiny
    from torch import nn
    from transformers import CLIPTextModel

TILE: Final = 256
"""Pixels of a tile each way; a picture of 512 is nine of them with their seams."""
_SCALE: Final = 8

Decoded = TypeVar("Decoded")


@dataclass
class Relief:
    """What a painter does without for the rest of its life; nothing at first.

    `waiting`: the networks called once a picture wait in the main memory, which changes nothing
    but time. `tiled`: pictures are decoded in tiles, which changes them a little.
    """

    device: Device
    vae: "AutoencoderKL | AutoencoderTiny"
    text_encoder: "CLIPTextModel"
    waiting: bool = False
    tiled: bool = False

    def further(self) -> bool:
        """Do without one thing more; False: nothing is left."""
        if not self.waiting and self.device.kind == "cuda":
            self.waiting = True
            for network in (self.vae, self.text_encoder):
                network.to("cpu")
            return True
        if not self.tiled:
            self._tile()
            return True
        return False

    def spared(self, decode: Callable[[], Decoded]) -> Decoded:
        """Return what decoding gives, in tiles when the memory is full there alone.

        Fewer pictures at once would not help, for they are decoded one at a time. What the way
        has left behind is given back first. Raises torch.OutOfMemoryError when tiles do not help.
        """
        import torch

        for less in (torch.cuda.empty_cache, self._tile):
            with suppress(torch.OutOfMemoryError), shortage.named():
                return decode()
            # Not before the error is gone, for it holds all that was being worked on.
            less()
        return decode()

    def _tile(self) -> None:
        self.tiled = True
        self.vae.tile_sample_min_size = TILE
        self.vae.tile_latent_min_size = TILE // _SCALE
        self.vae.enable_tiling()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user is told of it."""
        told = {"the VAE and the text encoder wait in the main memory": self.waiting,
                "decoded in tiles": self.tiled}  # fmt: skip
        return tuple(f"{what}: the memory was full" for what, done in told.items() if done)

    @contextmanager
    def here(self, network: "nn.Module") -> Iterator[None]:
        """Have a network on the device for once."""
        if not self.waiting:
            yield
            return
        network.to(self.device.kind)
        try:
            yield
        finally:
            network.to("cpu")
