"""What a newcomer's own scene asks for: ways, falls, telephones, deeds, places to stand."""

import pytest

from agent.board import Shot, ShotSubject
from agent.directing.lexicon import looks, verbs
from tests.directing.scripts import plan, shot_of, shot_saying, shots

OPENING = "EXT. ALLEY - NIGHT\n\nMARA (40) and JOE (50) wait here for a very long time.\n\n"


def shot(action: str, words: str = "", opening: str = OPENING) -> Shot:
    """Return the shot of the last words of an action, or of those given."""
    return shot_of(plan(f"{opening}[[PANEL]]\n{action}\n"), words or action[-18:])


def mara(action: str, words: str = "", uid: str = "mara") -> ShotSubject:
    """Return how Mara is staged in it."""
    return next(one for one in shot(action, words).subjects if one.who == uid)


@pytest.mark.parametrize(
    ("action", "way"),
    [
        ("Mara runs left, past the bins of the place.", "left"),
        ("Mara runs off to the right and never comes back.", "right"),
        ("Mara walks out of frame left with her eyes shut.", "left"),
        ("Mara runs from left to right over the whole yard.", "right"),
        ("Mara runs towards us and does not look at the door.", "out"),
        ("Mara walks slowly away from the camera in the rain.", "in"),
    ],
)
def test_who_moves_goes_the_way_the_writer_says(action: str, way: str) -> None:
    assert mara(action).travel == way


@pytest.mark.parametrize(
    "action",
    ["Mara left the house at last with her eyes shut.", "Mara walks, her left hand on the wall."],
)
def test_no_way_is_read_from_a_left_hand_or_a_house_left(action: str) -> None:
    assert mara(action).travel in (None, "right")


def test_the_way_said_is_kept_until_another_is_said() -> None:
    board = plan(
        f"{OPENING}Mara runs left, past the bins.\n\n[[PANEL]]\nJoe runs after her, out of breath."
        "\n\n[[PANEL]]\nMara runs right, back to where it began.\n"
    )

    ways = [one.travel for found in shots(board) for one in found.subjects if one.travel]
    assert ways == ["left", "left", "right"]


def test_a_camera_that_pans_with_somebody_goes_the_way_they_go() -> None:
    found = shot("Mara runs right.\n\nPAN WITH MARA as she runs along the wall.", "PAN WITH")

    assert (found.move.kind, found.move.direction) == ("pan", "right")
    assert found.subjects[0].travel == "right"


def test_who_runs_goes_the_way_a_note_pans() -> None:
    found = shot("[[SHOT: LS, pan left]]\nMara runs along the wall to the far end.")

    assert (found.move.direction, found.subjects[0].travel) == ("left", "left")


def test_who_crashes_out_of_a_door_runs() -> None:
    assert mara("Mara crashes out behind him in the rain.").pose == "run"


def test_who_falls_backward_falls() -> None:
    assert mara("Mara falls backward into the bags.").pose == "fallen"


def test_who_is_on_the_back_lies_seen_from_above() -> None:
    found = shot("Mara, on her back, smiles up at the sky.")

    assert (found.subjects[0].pose, found.angle) == ("lie", "high")


def test_who_fell_lies_until_the_next_rise() -> None:
    board = plan(
        f"{OPENING}[[PANEL]]\nMara falls backward into the bags.\n\n"
        "[[PANEL]]\nMara looks at the sky.\n\n"
        "[[PANEL]]\nMara waits.\n\n[[PANEL]]\nMara gets up.\n\n[[PANEL]]\nMara smiles.\n"
    )

    poses = [one.pose for found in shots(board)[1:] for one in found.subjects if one.who == "mara"]
    assert poses[-5:] == ["fallen", "lie", "lie", "stand", "relaxed"]


PHONE = "INT. ROOM - NIGHT\n\nMARA (40) sits on a chair. JOE (50) stands there all the time.\n\n"


@pytest.mark.parametrize(
    "action",
    [
        "Her phone buzzes on the table beside her.",
        'Her phone buzzes. On the screen: "HOME".',
        "Mara has a phone.\n\nThe screen goes black.",
    ],
)
def test_a_telephone_that_rings_or_shows_something_is_an_insert(action: str) -> None:
    found = shot(action, opening=PHONE)

    assert (found.framing, found.target) == ("insert", "phone")
    assert "screen" not in found.props


def test_the_screen_of_a_cinema_is_none_of_a_telephone() -> None:
    found = shot("The screen goes black at last.", opening=PHONE)

    assert found.target != "phone"


def test_what_is_read_after_a_telephone_is_on_it() -> None:
    action = "Her phone buzzes on the table beside her.\n\nMara reads it."
    found = shot(action, "Mara reads", PHONE)

    held = {hand for one in found.subjects for hand in (one.left_hand, one.right_hand)}
    assert "book" not in held


def test_a_telephone_that_is_grabbed_to_flee_is_not_at_the_ear() -> None:
    action = "The phone buzzes again.\n\nMara grabs it, kicks the table over and runs out."

    assert shot(action, opening=PHONE).subjects[0].pose == "run"


def test_a_telephone_that_is_answered_is_at_the_ear() -> None:
    action = "The phone rings in the next room.\n\nMara answers it with her eyes shut."

    assert shot(action, opening=PHONE).subjects[0].pose == "phone_ear"


def test_a_cut_to_black_is_a_black_frame_of_its_own() -> None:
    last = shots(plan(f"{OPENING}Mara smiles.\n\nCUT TO BLACK.\n"))[-1]

    assert (last.framing, last.title, last.subjects) == ("title", "", ())


def test_a_cut_to_another_place_is_no_picture() -> None:
    last = shots(plan(f"{OPENING}Mara smiles.\n\nCUT TO:\n"))[-1]

    assert last.framing != "title"


def test_who_lunges_for_a_thing_reaches() -> None:
    assert mara("Mara lunges for the phone in his hand.").pose == "reach"


def test_close_on_the_eyes_of_somebody_is_extremely_close_with_nothing_held() -> None:
    found = shot("Her phone buzzes.\n\nCLOSE ON MARA'S EYES. She reads it.", "EYES", PHONE)

    assert (found.size, found.framing, found.focus) == ("ECU", "single", ("mara",))
    assert {found.subjects[0].left_hand, found.subjects[0].right_hand} == {None}


@pytest.mark.parametrize("where", ["door", "window"])
def test_who_stops_at_a_door_or_a_window_stands_there(where: str) -> None:
    one = mara(f"Mara comes in from the street and stops at the {where}.")

    assert (one.pose, one.anchor, one.travel) == ("stand", where, None)


def test_who_looks_at_a_window_does_not_stand_there() -> None:
    assert mara("Mara stops and looks at the window.").anchor is None


def test_two_are_not_in_one_frame_before_one_comes_to_the_other() -> None:
    board = plan(
        "INT. ROOM - NIGHT\n\nMARA (40) sits on a chair.\n\n"
        "JOE (50) comes in and stops at the door.\n\nJOE\nYou kept the number.\n\n"
        "MARA\nI kept the phone.\n\nJoe walks over to her slowly.\n"
    )

    found = shot_saying(board, "You kept")
    assert (found.framing, found.focus) == ("single", ("joe",))
    assert found.subjects[0].anchor == "door"


def test_short_hair_makes_nobody_short() -> None:
    assert looks.describe("34, red raincoat, short black hair").height is None
    assert looks.describe("34, short, black hair").height is not None


def test_a_raincoat_is_a_coat() -> None:
    assert looks.describe("34, red raincoat").outfit == "coat"


def test_left_behind_a_verb_is_a_way_and_no_leaving() -> None:
    assert [deed.base for deed in verbs.deeds("Mara runs left, past the bins.")] == ["run"]
    assert [deed.motion for deed in verbs.deeds("Mara left the room.")] == ["exit"]
