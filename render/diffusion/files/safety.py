"""Asks the model's publisher's safety checker whether a picture may be shown.

The library blackens what it withholds; here a withheld picture is marked as one, for black can be
a night.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from render.diffusion.files import eyes, tensorfile, weights
from render.diffusion.files.weights import Config

if TYPE_CHECKING:
    from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
    from torch import Tensor

FOLDER: Final = "safety_checker"
"""The folder of the checker in a model's own."""
WITHHELD: Final = (
    "withheld by the safety checker; shoot it again for another seed, or draw with --safety off"
)
"""Why a picture is not shown, for people."""
_SIDE: Final = 224
"""Pixels each way of what the checker sees: the middle square."""
_INNER: Final = "vision_model."
_PAPER, _EDGE, _INK = 225, 150, 90


def beside(model: Path) -> Path | None:
    """Return the checker a model's folder brings; None: it brings none, as no single file does."""
    folder = model / FOLDER
    # Its settings alone come with many a copy.
    there = folder.is_dir() and any(folder.glob("*model*"))
    return folder if there else None


def file_of(path: Path) -> Path:
    """Return the weight file of a checker named by its file or its folder; WeightsError."""
    if path.is_dir():
        return weights.part_file(path.parent, path.name, "text_encoder")
    tensorfile.header(path)
    return path


@dataclass(frozen=True)
class Checker:
    """The network on a device; the CPU takes over when the card is full."""

    network: "StableDiffusionSafetyChecker"

    def withholds(self, picture: Image.Image) -> bool:
        """Return whether a picture must not be shown."""
        import torch

        look = eyes.pixels(picture, _SIDE)
        with torch.inference_mode():
            try:
                return self._found(look)
            except torch.OutOfMemoryError:
                self.network.to("cpu", torch.float32)
                return self._found(look)

    def _found(self, look: "Tensor") -> bool:
        # It would blacken what it is given, so that is no picture.
        spare = [np.zeros(1)]
        _, flags = self.network(look.to(self.network.device, self.network.dtype), spare)
        return bool(flags[0])


def load(path: Path, device: str = "cpu", dtype: str = "float32") -> Checker:
    """Return the checker of a diffusers folder or one safetensors file; WeightsError.

    `dtype` is that of torch.
    """
    import torch
    from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
    from transformers import CLIPConfig

    given = weights.settings(path / "config.json") if path.is_dir() else weights.shipped()[FOLDER]
    network = StableDiffusionSafetyChecker(CLIPConfig(**_known(given)))
    wanted = network.state_dict().keys()
    state = {_named(key, wanted): one for key, one in tensorfile.tensors(file_of(path)).items()}
    filled = weights.filled(path, "safety checker", network, state)
    return Checker(filled.to(device, getattr(torch, dtype)))


def placeholder(width: int, height: int) -> Image.Image:
    """Return what stands for a withheld picture where a panel has to be shown, mode L."""
    image = Image.new("L", (width, height), _PAPER)
    draw = ImageDraw.Draw(image)
    edge = max(2, height // 60)
    draw.rectangle((0, 0, width - 1, height - 1), outline=_EDGE, width=edge)
    font = ImageFont.load_default(max(8, height // 20))
    draw.text((width / 2, height / 2), "withheld by the safety checker", _INK, font, anchor="mm")
    return image


def _known(given: Config) -> Config:
    """Return the settings the network is built from; published ones hold years of others'."""
    return {name: given[name] for name in ("vision_config", "projection_dim") if name in given}


def _named(key: str, wanted: Collection[str]) -> str:
    """Return a weight's name in this version of the libraries."""
    bare = key
    while bare.startswith(_INNER):
        bare = bare.removeprefix(_INNER)
    names = (bare, f"{_INNER}{bare}", f"{_INNER}{_INNER}{bare}")
    return next((name for name in names if name in wanted), key)
