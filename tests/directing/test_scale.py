"""How close the camera wants to be, from the words alone."""

from typing import get_args

import pytest

from agent.directing import scale
from agent.directing.scale import Sight
from render.vocabulary import Size

CLOSE = (
    Sight("Her fingers tremble on the trigger."),
    Sight("The letter. A name, underlined twice."),
    Sight("A tear runs down his cheek."),
)
WIDE = (
    Sight("The city spreads to the horizon.", "EXT. CITY - DAWN", opens_scene=True),
    Sight("Hundreds of people fill the square.", "EXT. SQUARE - DAY"),
    Sight("A lone car crosses the desert.", "EXT. DESERT - DAY", opens_scene=True),
)


@pytest.mark.parametrize("close", CLOSE)
@pytest.mark.parametrize("wide", WIDE)
def test_details_are_closer_than_places(close: Sight, wide: Sight) -> None:
    assert scale.closeness(close) > scale.closeness(wide)


def test_families_follow_closeness() -> None:
    assert {scale.family(scale.closeness(sight)) for sight in CLOSE} == {"close"}
    assert {scale.family(scale.closeness(sight)) for sight in WIDE} == {"long"}


def test_sizes_go_from_wide_to_tight_without_a_gap() -> None:
    sizes = list(dict.fromkeys(scale.size(step / 100) for step in range(101)))
    assert sizes == list(reversed(get_args(Size)))


def test_an_empty_beat_has_a_closeness_too() -> None:
    assert 0 < scale.closeness(Sight("")) < 1
