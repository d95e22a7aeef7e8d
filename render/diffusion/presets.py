"""How a picture is drawn, by a name: sampler, steps, guidance, words."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import Final

NEGATIVE = (
    "photo, color, blurry, deformed, bad anatomy, extra limbs, text, watermark, signature, frame, "
    "border, multiple panels, nude"
)
"""What a drawing in black and white is not. "Storyboard" alone makes pages of many panels."""

SAMPLERS: Final = (
    "Euler", "Euler a", "Heun", "DPM2", "DPM2 a", "DPM++ 2M", "DPM++ 2M SDE", "DDIM", "PLMS",
    "UniPC", "DDIM trailing", "LCM", "TCD", "Euler Karras", "Heun Karras", "DPM2 Karras",
    "DPM2 a Karras", "DPM++ 2M Karras", "DPM++ 2M SDE Karras", "UniPC Karras", "DPM++ SDE",
    "DPM++ SDE Karras",
)  # fmt: skip
"""Every sampler by the name its users know."""
MOST: Final = {"LCM": 50, "TCD": 50}
"""The most steps of samplers that do not take any number."""
TURBO: Final = "turbo"
_DISTILLED: Final = (("hyper", "DDIM trailing"), ("tcd", "TCD"))
"""The sampler a LoRA for few steps was made for, by what its makers call the file; else LCM."""


@dataclass(frozen=True)
class Preset:
    """`guidance` 1 draws without a negative prompt, in half the time. `clip_skip` 1: none.

    `form` is a prompt with {family} and {action}; empty: the slots of the order.
    """

    sampler: str
    steps: int
    guidance: float
    negative: str = NEGATIVE
    form: str = ""
    clip_skip: int = 1


PRESETS = {
    "default": Preset("DPM++ 2M SDE Karras", 16, 6.0),
    "dreamshot": Preset(
        "DPM++ SDE Karras", 16, 6.0, "",
        "a high-quality {family} shot picture of {action}",
    ),
    "draft": Preset("UniPC", 8, 6.0),
    TURBO: Preset("LCM", 4, 1.0, ""),
}  # fmt: skip
"""`turbo` wants a step-distilled LoRA (LCM, Hyper-SD) as --lora style=FILE."""


@dataclass(frozen=True)
class Wish:
    """What a user wants otherwise than a preset has it; None: as it has it."""

    sampler: str | None = None
    steps: int | None = None
    guidance: float | None = None
    clip_skip: int | None = None

    def of(self, preset: Preset) -> Preset:
        """Return a preset with what was wished for."""
        return replace(
            preset, **{name: value for name, value in asdict(self).items() if value is not None}
        )


AS_IS: Final = Wish()
"""Nothing is wanted otherwise."""


def quick(preset: Preset) -> Preset:
    """Return a preset in few steps; one that takes as few stays as it is."""
    draft = PRESETS["draft"]
    if preset.steps <= draft.steps:
        return preset
    return replace(preset, sampler=draft.sampler, steps=draft.steps)


def distilled(preset: Preset, loras: Iterable[PurePath]) -> Preset:
    """Return a preset of few steps with the sampler the makers of its LoRA say, by file names."""
    names = " ".join(one.name.casefold() for one in loras)
    sampler = next((one for mark, one in _DISTILLED if mark in names), preset.sampler)
    return replace(preset, sampler=sampler)
