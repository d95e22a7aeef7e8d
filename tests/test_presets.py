"""Presets suit the styles there are, and a user may want them otherwise."""

from pathlib import Path
from typing import get_args

import pytest

from agent import orders
from agent.board import Settings
from agent.directing.rules import RulesDirector
from agent.reading import fountain
from render.diffusion import samplers
from render.diffusion.kit import Kit, Weighed
from render.diffusion.presets import MOST, PRESETS, SAMPLERS, Wish
from render.errors import WeightsError
from render.vocabulary import Style

MODEL = Path("model")


def kit(*loras: str, preset: str = "turbo", wish: Wish | None = None) -> Kit:
    made = tuple(Weighed("style", Path(name)) for name in loras)
    return Kit(MODEL, made, preset=preset, wish=wish or Wish())


@pytest.mark.parametrize("style", get_args(Style))
@pytest.mark.parametrize("preset", PRESETS.values())
def test_no_preset_forbids_what_a_style_asks_for(style: Style, preset: object) -> None:
    board = RulesDirector().plan(fountain.parse("INT. BAR - DAY\n\nRain.\n"), Settings(style=style))
    words = orders.order(board, board.scenes[0], board.scenes[0].panels[0]).words["style"]

    asked = set(words.replace(",", "").split())
    forbidden = set(getattr(preset, "negative").replace(",", "").split())  # noqa: B009
    assert not asked & forbidden
    assert ("color" in forbidden) <= ("black and white" in words)


def test_the_samplers_offered_are_those_there_are() -> None:
    assert set(SAMPLERS) == set(samplers.NAMES)
    assert len(SAMPLERS) == len(samplers.NAMES)
    assert {one.sampler for one in PRESETS.values()} | set(MOST) <= set(SAMPLERS)


@pytest.mark.parametrize(
    ("files", "sampler"),
    [
        (("lcm-lora-sdv1-5.safetensors",), "LCM"),
        (("pytorch_lora_weights.safetensors",), "LCM"),
        (("Hyper-SD15-4steps-lora.safetensors",), "DDIM trailing"),
        (("noir.safetensors", "TCD-SD15-LoRA.safetensors"), "TCD"),
    ],
)
def test_turbo_takes_the_sampler_its_lora_was_made_for(
    files: tuple[str, ...], sampler: str
) -> None:
    manner = kit(*files).manner

    assert (manner.sampler, manner.steps, manner.guidance) == (sampler, 4, 1.0)


def test_turbo_without_a_lora_is_one_clear_line() -> None:
    with pytest.raises(WeightsError, match="wants a step-distilled LoRA") as error:
        kit().check()
    assert "\n" not in str(error.value)


def test_what_a_user_wants_wins_over_the_preset_and_the_rest_stays() -> None:
    manner = kit(preset="default", wish=Wish(sampler="UniPC", guidance=4.5)).manner

    assert (manner.sampler, manner.guidance) == ("UniPC", 4.5)
    assert (manner.steps, manner.clip_skip) == (16, 1)
    assert kit("hyper.safetensors", wish=Wish(sampler="TCD")).manner.sampler == "TCD"
