"""How long it takes is said when it is known, and no sooner."""

from collections.abc import Iterator

import pytest

from agent.cli.pace import Pace


def clock(*seconds: float) -> Iterator[float]:
    return iter(seconds)


def test_nothing_is_said_of_the_first_for_it_includes_loading() -> None:
    times = clock(60, 62, 64)
    pace = Pace(1, clock=times.__next__)

    assert pace.told(0, 24) == ""
    assert pace.told(1, 23) == ""
    assert pace.told(2, 22) == "2 s a picture, about 44 s left"
    assert pace.told(3, 21) == "2 s a picture, about 42 s left"


def test_a_batch_counts_as_one_step_while_its_pictures_come() -> None:
    times = clock(60, 60.1, 60.2, 60.3, 64.3, 64.4, 64.5, 64.6)
    pace = Pace(4, clock=times.__next__)

    said = [pace.told(fresh, 48 - fresh) for fresh in range(1, 9)]

    assert said[:4] == [""] * 4
    assert said[4] == "1 s a picture, about 44 s left"
    assert said[7] == "1 s a picture, about 43 s left"


@pytest.mark.parametrize(
    ("each", "left", "said"),
    [
        (0.058, 1000, "17.2 pictures/s, about 58 s left"),
        (240, 20, "240 s a picture, about 1.3 h left"),
        (12, 40, "12 s a picture, about 8 min left"),
        (0.3, 20, ""),
        (0.0, 20, ""),
    ],
)
def test_it_is_said_in_the_words_of_its_size(each: float, left: int, said: str) -> None:
    pace = Pace(1, clock=clock(5, 5 + each).__next__)
    pace.told(1, left + 1)

    assert pace.told(2, left) == said


def test_what_was_kept_says_nothing_of_the_pace() -> None:
    pace = Pace(1, clock=clock(9, 10).__next__)

    assert pace.told(0, 20) == ""
    assert pace.told(0, 19) == ""
    assert pace.told(1, 18) == ""
    assert pace.told(2, 17) == "1 s a picture, about 17 s left"
