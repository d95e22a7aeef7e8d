"""Times one call of the denoising network with two people painted apart, against one without.

`python -m bench.apart`: about two minutes on two processors; a call is of both halves of the
guidance of one picture of 448 x 256, full size, random weights, float32. The LoRAs have rank 64
and change all of attention. The least processor time of each counts.
Measured on a busy machine, to a tenth: words of two people 1.0 of a plain call, with a LoRA of one
1.2, with a LoRA of each 1.3.
"""

import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from PIL import Image
from torch import Tensor, nn

from bench import unet as full
from render.diffusion import libraries
from render.diffusion.device import FULL
from render.diffusion.files.lora import Lora, Pair
from render.diffusion.techniques import attention, field, regional_lora
from render.diffusion.techniques.attention import Technique
from render.diffusion.techniques.casts import OWN
from render.diffusion.techniques.field import Field
from render.diffusion.techniques.regional_lora import Worn
from render.diffusion.techniques.regions import Region, Regions

if TYPE_CHECKING:
    from diffusers import UNet2DConditionModel

WIDE, HIGH = 448, 256
PEOPLE = ((60, 40, 180, HIGH), (250, 40, 380, HIGH))
RANK = 64
ROUNDS = 2


def place(person: int) -> Tensor:
    """Return where one of the people is, in both halves of the guidance."""
    masks = [Image.new("L", (WIDE, HIGH)) for _ in PEOPLE]
    for mask, box in zip(masks, PEOPLE, strict=True):
        mask.paste(255, box)
    return field.shares(masks)[person].expand(2, 1, -1, -1)


def lora(unet: "UNet2DConditionModel") -> Lora:
    """Return a LoRA of all attention, of random weights."""
    pairs = {
        f"unet.{name}": Pair(
            torch.randn(module.weight.shape[0], RANK) / 100,
            torch.randn(RANK, math.prod(module.weight.shape[1:])) / 100,
            1.0,
        )
        for name, module in unet.named_modules()
        if isinstance(module, nn.Linear | nn.Conv2d) and ".attentions." in name
    }
    return Lora(Path("none"), "", pairs)


def told(unet: "UNet2DConditionModel", words: Tensor, loras: Sequence[Worn]) -> Regions:
    """Return both people told of apart, with these LoRAs for each."""
    changes = regional_lora.of_words(unet, loras)
    return Regions([Region(words, Field(OWN * place(at)), changes) for at in range(len(PEOPLE))])


def seconds(
    unet: "UNet2DConditionModel",
    words: Tensor,
    techniques: Sequence[Technique] = (),
    worn: Sequence[Worn] = (),
) -> float:
    """Return the processor time of a call."""
    latents = torch.randn(2, 4, HIGH // 8, WIDE // 8)
    took = []
    with (
        torch.inference_mode(),
        attention.opened(unet, techniques),
        regional_lora.worn(unet, "unet", worn),
    ):
        for _ in range(1 + ROUNDS):
            begun = time.process_time()
            unet(latents, 500, words)
            took.append(time.process_time() - begun)
    # The first one reads the words.
    return min(took[1:])


def main() -> None:
    """Print a table: what is painted apart, seconds, ratio to a plain picture."""
    libraries.ready()
    unet = full.network(FULL, "cpu", last=True)
    words, one = torch.randn(2, 77, 768), lora(unet)
    alone = [Worn(one, 1.0)]
    worn = [Worn(one, 1.0, Field(place(at))) for at in range(len(PEOPLE))]
    plain = seconds(unet, words)
    rows = {
        "plain": plain,
        "words of two people": seconds(unet, words, [told(unet, words, ())]),
        "and a LoRA of one": seconds(unet, words, [told(unet, words, alone)], worn[:1]),
        "and a LoRA of each": seconds(unet, words, [told(unet, words, alone)], worn),
    }
    for name, took in rows.items():
        print(f"{name:<22}{took:7.2f} s {took / plain:6.2f}")


if __name__ == "__main__":
    main()
