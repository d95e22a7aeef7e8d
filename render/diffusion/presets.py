"""How a picture is drawn, by a name: sampler, steps, guidance, words."""

from dataclasses import dataclass, replace

NEGATIVE = "photo, colour, blurry, deformed, extra limbs, text, watermark, frame, border"


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
    "turbo": Preset("LCM", 4, 1.0, ""),
}  # fmt: skip
"""`turbo` wants a step-distilled LoRA (LCM, Hyper-SD) as --lora style=FILE."""


def quick(preset: Preset) -> Preset:
    """Return a preset in few steps; one that takes as few stays as it is."""
    draft = PRESETS["draft"]
    if preset.steps <= draft.steps:
        return preset
    return replace(preset, sampler=draft.sampler, steps=draft.steps)
