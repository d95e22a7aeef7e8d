"""What panels are called, in every scheme."""

import pytest

from agent.board import Numbering, Settings
from agent.directing import numbering
from tests.directing.scripts import labels, plan, shots

TALK = """
INT. KITCHEN - DAY #{number}#

MARA stands at the sink. JOE sits.

MARA
Where were you all night while we were waiting for you to come home to us?

JOE
I was walking along the river, and I lost count of all the hours, I am afraid.

MARA
You walk along the river every night now, and every night you lose the hours.

JOE
It is a long river, and it is the only thing in this town that ever goes anywhere.
"""


def test_setups_are_lettered_in_order_of_first_use_and_come_back_with_their_letter() -> None:
    board = plan(TALK.format(number="12"))

    of_setup = [shot.setup for shot in shots(board)]
    letters = {setup.uid: setup.letter for setup in board.scenes[0].setups}

    assert [letters[uid] for uid in dict.fromkeys(of_setup)] == list("ABCDE")[: len(letters)]
    assert all(label.startswith("12") for label in labels(board))


def test_a_setup_with_one_panel_has_no_dot_and_others_count_their_panels() -> None:
    board = plan(TALK.format(number="12") + TALK.format(number="13"))

    for scene in board.scenes:
        setups = [next(s.setup for s in scene.shots if s.uid == p.shot) for p in scene.panels]
        for panel, setup in zip(scene.panels, setups, strict=True):
            assert ("." in panel.label) == (setups.count(setup) > 1)


def test_letters_skip_i_and_o_and_go_on_with_two() -> None:
    given = [numbering.letters(count) for count in range(26)]

    assert "I" not in given
    assert "O" not in given
    assert given[23:] == ["Z", "AA", "AB"] or given[24:] == ["AA", "AB"]


def test_a_scene_number_that_ends_in_a_letter_is_set_off_by_a_dot() -> None:
    assert labels(plan(TALK.format(number="22A")))[0] == "22A.A"


def test_a_revision_letter_stays_in_front() -> None:
    assert labels(plan(TALK.format(number="A22")))[0] == "A22A"


@pytest.mark.parametrize(
    ("scheme", "first"),
    [("setup", "12A"), ("master", "12"), ("dash", "12-1"), ("uk", "1"), ("storyboarder", "12-1A")],
)
def test_every_scheme_starts_its_own_way(scheme: Numbering, first: str) -> None:
    board = plan(TALK.format(number="12"), Settings(numbering=scheme))

    assert labels(board)[0] == first
    assert len(set(labels(board))) == len(labels(board))


def test_scenes_without_numbers_count_from_one() -> None:
    assert numbering.scene_numbers([None, None, None]) == ("1", "2", "3")


def test_a_scene_between_numbered_ones_takes_the_number_before_it_with_a_letter() -> None:
    assert numbering.scene_numbers(["12", None, "13", None, None]) == (
        "12", "12A", "13", "13A", "13B",
    )  # fmt: skip


def test_a_number_given_twice_is_told_apart() -> None:
    assert numbering.scene_numbers(["7", "7"]) == ("7", "7A")
