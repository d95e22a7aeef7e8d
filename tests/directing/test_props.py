"""What people hold, and what stands in the frame, is what the sentence puts there."""

import pytest

from agent.board import ShotSubject
from tests.directing.scripts import plan, shot_of, shots


def told(action: str, heading: str = "INT. HALL - DAY") -> ShotSubject:
    """Return Mara as she is staged in a scene of one action."""
    board = plan(f"{heading}\n\nMARA, 40, waits at the far end for a very long time.\n\n{action}\n")
    shot = shot_of(board, action[-20:])
    return next(one for one in shot.subjects if one.who == "mara")


def standing(action: str) -> set[str]:
    """Return what is placed in the frame of a scene of one action."""
    board = plan(f"INT. HALL - DAY\n\nMARA, 40, waits at the far end for an hour.\n\n{action}\n")
    return {str(prop) for shot in shots(board) for prop in (*shot.props, shot.target) if prop}


@pytest.mark.parametrize(
    ("action", "prop"),
    [
        ("Mara picks up an umbrella and looks at the wall.", "umbrella"),
        ("Mara looks at the wall with a torch.", "torch"),
        ("Mara stares at him, a knife in her hand.", "knife"),
        ("In her hand is a gun, and Mara smiles.", "gun"),
    ],
)
def test_a_hand_holds_what_the_sentence_gives_it(action: str, prop: str) -> None:
    one = told(action)

    assert prop in (one.right_hand, one.left_hand)


@pytest.mark.parametrize(
    "action",
    [
        "Headlights sweep over Mara, row by row.",
        "Mara looks past the guitar on the wall.",
        "Mara moves through it like a knife.",
        "Mara writes down the cell number of the man from her memory of it.",
        "Mara drives with one hand.",
        "Mara has no gun and no knife at all.",
    ],
)
def test_a_hand_holds_nothing_else(action: str) -> None:
    one = told(action)

    assert {one.right_hand, one.left_hand} <= {None, "pen"}


@pytest.mark.parametrize(
    ("action", "never"),
    [
        ("The coat opens like a tent over Mara.", "tent"),
        ("Mara lays both hands on it as one would calm a horse.", "horse"),
        ("A camel coat hangs there.", "horse"),
        ("Mara has a shop window's worth of glass.", "glass"),
        ("A red accordion lies there.", "guitar"),
        ("Mara, black hair in a tight bun, looks up.", "food"),
    ],
)
def test_a_likeness_or_a_part_of_a_name_is_not_there(action: str, never: str) -> None:
    assert never not in standing(action)


def test_what_is_carried_stays_in_the_hand_until_it_is_put_down() -> None:
    board = plan(
        "INT. HALL - DAY\n\nMARA, 40, picks up a suitcase and runs out of the hall with it.\n\n"
        "MARA\nI am leaving now, and nobody here will ever keep me from it again, I promise.\n\n"
        "She puts the suitcase down by the door.\n\n"
        "Then she walks all the way over to the window and looks out at the grey sea.\n"
    )

    hands = [one.right_hand for shot in shots(board) for one in shot.subjects]
    assert hands[:2] == ["suitcase", "suitcase"]
    assert hands[-1] is None


def test_who_answers_a_ringing_telephone_has_it_at_the_ear() -> None:
    board = plan("INT. HALL - DAY\n\nMARA, 40, sleeps. The telephone rings.\n\nShe answers it.\n")

    assert shots(board)[-1].subjects[0].pose == "phone_ear"


def test_a_hugged_thing_is_carried_and_no_other_person_is_hugged() -> None:
    one = told("Mara hugs the suitcase.")

    assert (one.pose, one.partner, one.right_hand) == ("carry", None, "suitcase")


def test_who_is_seen_through_the_windscreen_is_not_in_the_car() -> None:
    board = plan(
        "INT. CAR - NIGHT\n\nJOE, 50, drives and hums.\n\n"
        "Through the windscreen: MARA, 40, running, cuts across the road.\n"
    )

    shot = shots(board)[-1]
    assert (shot.framing, shot.over) == ("pov", "joe")
    assert shot.place is not None
    assert shot.place.kind == "road"
    assert [one.anchor for one in shot.subjects] == [None]


@pytest.mark.parametrize("action", ["Mara leans back and smokes.", "Mara blows smoke at the lamp."])
def test_who_smokes_has_a_cigarette_and_nothing_burns(action: str) -> None:
    assert told(action).right_hand == "cigarette"
    assert "smoke" not in standing(action)


def test_smoke_that_nobody_makes_is_there() -> None:
    assert "smoke" in standing("A column of smoke rises from the floor.")
