"""Prose and shot lists have people and places though nothing introduces them."""

import pytest

from agent.board import Board, Settings
from agent.directing.rules import RulesDirector
from agent.reading.read import read_text
from tests.directing.scripts import plan, shots

LINES = """Close shot, Sarah at the door
Over the shoulder, Sarah and Tom
Wide shot, the street, Sarah runs
"""
ROWS = """Shot,Description
Close shot,Sarah at the door
Over the shoulder,Sarah and Tom
Wide shot,"the street, Sarah runs"
"""
PROSE = (
    "An old woman sits at a window. Outside, a boy is chased down an alley by two dogs. "
    "Close-up of her hands.\n"
)


def _board(text: str) -> Board:
    return RulesDirector().plan(read_text(text), Settings())


@pytest.mark.parametrize("text", [LINES, ROWS])
def test_the_names_in_a_shot_list_are_people(text: str) -> None:
    cast = {member.name: member.look.sex for member in _board(text).cast}

    assert cast == {"Sarah": "female", "Tom": "male"}


@pytest.mark.parametrize("text", [LINES, ROWS])
def test_a_shot_list_shows_who_it_names_where_it_says(text: str) -> None:
    close, over, wide = shots(_board(text))

    assert (close.size, close.framing, close.focus) == ("CU", "single", ("sarah",))
    assert over.framing == "ots"
    assert {one.who for one in over.subjects} == {"sarah", "tom"}
    assert (wide.size, wide.focus) == ("LS", ("sarah",))
    assert wide.place is not None
    assert wide.place.kind == "street"


def test_words_with_a_capital_that_name_nobody_are_not_cast() -> None:
    assert not _board("Wide shot, Paris\nClose shot, Monday morning, the clock\n").cast


def test_a_first_and_a_last_name_are_one_person_and_pronouns_are_nobody() -> None:
    told = "Sarah Miller opens the door. She waits. In March, Paris is cold. They leave.\n"

    assert [member.name for member in _board(told).cast] == ["Sarah Miller"]


def test_a_shot_list_goes_to_the_place_behind_a_comma() -> None:
    board = _board("Close shot, Sarah at the window\nWide shot, Tom walks, the street\n")

    assert [shot.place and shot.place.kind for shot in shots(board)] == [None, "street"]


def test_prose_casts_the_people_it_speaks_of() -> None:
    looks = {member.name: (member.look.sex, member.look.age) for member in _board(PROSE).cast}

    assert looks["Old woman"][0] == "female"
    assert looks["Old woman"][1] > 60
    assert looks["Boy"] == ("male", 8)


def test_prose_goes_outside_and_comes_back_with_its_people() -> None:
    board = _board(PROSE)
    window, chase, hands = shots(board)

    assert board.scenes[0].place.interior
    assert (window.focus, window.place) == (("old-woman",), None)
    assert chase.place is not None
    assert (chase.place.kind, chase.place.interior) == ("alley", False)
    assert (hands.size, hands.framing, hands.target, hands.place) == ("CU", "insert", "hands", None)


def test_a_screenplay_casts_only_whom_it_introduces() -> None:
    script = "INT. BAR - NIGHT\n\nMARA sits. An old woman walks by.\n\nMARA\nEvening.\n"

    assert [member.name for member in plan(script).cast] == ["Mara"]
