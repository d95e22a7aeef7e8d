"""How the rules direct, scene by scene."""

from itertools import pairwise

import pytest

from agent.board import Settings
from tests.directing.scripts import panels, plan, shot_of, shot_saying, shots

TALK = """INT. OFFICE - DAY

MARA VOSS, 45, sits behind the desk. JOE, 20s, stands before her.

MARA
You know why I called you in here this morning, I suppose, and not tomorrow.

JOE
I have some idea of it, but I would rather hear it from you, if you please.

MARA
The money was in the safe on Friday evening when I went home to my family.

JOE
It was there when I left, too, and I was the last one in the building.

MARA
So you can tell me who has the only other key to that safe, I believe.

JOE
You have it! You ALWAYS had it!
"""
FRENCH = """INT. CUISINE - JOUR

MARA est assise à la table avec le chat et la lampe.

MARA
Est-ce que tu as vu la clé de la porte dans le jardin ?
"""
GERMAN = """INNEN. KÜCHE - TAG

MARA sitzt am Tisch und der Hund schläft auf dem Boden.

MARA
Hast du den Schlüssel nicht gesehen, der auf dem Tisch lag?
"""


def test_a_new_place_outside_opens_extremely_long() -> None:
    first = shots(plan("EXT. DESERT - DAY\n\nA lone rider crosses the sand.\n"))[0]

    assert (first.size, first.framing) == ("ELS", "establishing")


def test_a_new_place_inside_opens_long() -> None:
    first = shots(plan("INT. CHURCH - DAY\n\nMARA kneels at the altar.\n\nMARA\nAmen.\n"))[0]

    assert (first.size, first.framing) == ("LS", "establishing")


def test_the_same_place_continued_does_not_open_again() -> None:
    script = "INT. CHURCH - DAY\n\nMARA kneels.\n\nINT. CHURCH - CONTINUOUS\n\nMARA nods.\n"

    second = plan(script).scenes[1]

    assert all(shot.framing != "establishing" for shot in second.shots)


def test_a_conversation_opens_on_both_then_alternates_and_tightens() -> None:
    board = plan(TALK)

    talk = [shot for shot in shots(board) if "establish" not in shot.framing]
    assert talk[0].framing in ("two_shot", "ots")
    singles = [shot.focus[0] for shot in talk if len(shot.focus) == 1]
    assert all(a != b for a, b in pairwise(singles))
    assert shot_saying(board, "ALWAYS").size == "CU"


def test_the_first_two_who_speak_keep_their_sides_and_face_each_other() -> None:
    board = plan(TALK)

    sides = {(one.who, one.side) for shot in shots(board) for one in shot.subjects}
    assert sides == {("mara", "left"), ("joe", "right")}
    for shot in shots(board):
        if len(shot.subjects) == 1:
            one = shot.subjects[0]
            assert one.facing == {"left": "right", "right": "left"}[one.side]


def test_a_setup_comes_back_with_its_letter() -> None:
    script = TALK + "\nMARA\nNo, I do not.\n\nJOE\nI saw you there on Friday night, with my eyes.\n"

    setups = [shot.setup for shot in shots(plan(script))]

    assert len(set(setups)) < len(setups)


def test_a_quick_exchange_shares_a_panel() -> None:
    board = plan("INT. BAR - DAY\n\nMARA and JOE sit.\n\nMARA\nCold?\n\nJOE\nNo.\n\nMARA\nGood.\n")

    assert [len(panel.speeches) for panel in panels(board)][-1] == 3


def test_high_detail_gives_every_speech_its_own_panel() -> None:
    script = "INT. BAR - DAY\n\nMARA and JOE sit.\n\nMARA\nCold?\n\nJOE\nNo.\n\nMARA\nGood.\n"

    board = plan(script, Settings(detail="high"))

    assert max(len(panel.speeches) for panel in panels(board)) == 1


def test_two_who_speak_at_once_share_one_frame_and_one_panel() -> None:
    board = plan("INT. BAR - DAY\n\nMARA and JOE sit.\n\nMARA\nNo!\n\nJOE ^\nYes!\n")

    shot = shot_saying(board, "Yes")
    assert shot.framing == "two_shot"
    assert shot == shot_saying(board, "No!")


def test_a_voice_over_speaker_is_not_in_the_frame() -> None:
    script = "EXT. RIVER - DAY\n\nJOE swims. MARA watches.\n\nMARA (V.O.)\nI loved that river.\n"

    shot = shot_saying(plan(script), "loved")

    assert "mara" not in {one.who for one in shot.subjects}


def test_the_listener_is_shown_while_somebody_speaks_off_screen() -> None:
    script = "INT. HALL - DAY\n\nJOE stops.\n\nMARA (O.S.)\nWhere do you think you are going?\n"

    shot = shot_saying(plan(script), "Where")

    assert [one.who for one in shot.subjects] == ["joe"]


@pytest.mark.parametrize("extension", ["O.S.", "O.C.", "V.O.", "OFF", "HORS CHAMP", "OFFSCREEN"])
def test_who_is_heard_from_outside_is_not_in_the_frame_with_who_answers(extension: str) -> None:
    script = (
        "INT. HALL - DAY\n\nMARA waits.\n\nJoe knocks at the window and goes.\n\n"
        f"JOE ({extension})\nWell?\n\nMARA\nCome in then.\n"
    )

    shot = shot_saying(plan(script), "Come in")

    assert [one.who for one in shot.subjects] == ["mara"]


def test_who_was_heard_from_outside_is_seen_again_when_he_acts() -> None:
    script = (
        "INT. HALL - DAY\n\nMARA waits.\n\nJOE (O.S.)\nWell?\n\nJoe enters and sits down.\n\n"
        "MARA\nCome in then, now that you are here already, and sit with me.\n"
    )

    shot = shot_saying(plan(script), "Come in")

    assert {one.who for one in shot.subjects} == {"mara", "joe"}


def test_who_is_on_the_telephone_is_heard_and_not_seen() -> None:
    script = (
        "INT. KITCHEN - NIGHT\n\nMARA grabs the phone and dials.\n\nBURTON\nHello?\n\n"
        "MARA\nIt is me. I need you to come to the house right now, before they do.\n"
    )

    board = plan(script)

    assert "burton" not in {one.who for shot in shots(board) for one in shot.subjects}
    assert shot_saying(board, "It is me").subjects[0].pose == "phone_ear"


def test_intercut_alternates_the_two_places() -> None:
    script = (
        "INT. KITCHEN - NIGHT\n\nMARA dials.\n\nEXT. STREET - NIGHT\n\nJOE walks.\n\n"
        "INTERCUT - KITCHEN / STREET\n\nMARA\nWhere are you now, when I need you here with me?\n\n"
        "JOE\nOn the street, and it is raining, and I have no idea where I should go.\n"
    )

    board = plan(script)

    where = {shot.place.name if shot.place else "here" for shot in board.scenes[-1].shots}
    assert all(len(shot.subjects) < 2 for shot in board.scenes[-1].shots)
    assert len(where) == 2


@pytest.mark.parametrize(
    "line", ['SUPER: "Paris, 1940"', "TITLE CARD: Paris, 1940", "CHYRON: Paris, 1940",
             "> Paris, 1940 <"]
)  # fmt: skip
def test_words_on_the_screen_are_a_title(line: str) -> None:
    board = plan(f"EXT. STREET - DAY\n\nRain.\n\n{line}\n\nMARA runs.\n")

    titles = [shot.title for shot in shots(board) if shot.framing == "title"]
    assert titles == ["Paris, 1940"]


def test_every_item_of_a_montage_is_a_panel() -> None:
    script = (
        "EXT. CITY - DAY\n\nMONTAGE - MARA LEARNS\n\n- Mara lifts weights.\n- Mara reads.\n"
        "- Mara runs along the beach.\n\nEND OF MONTAGE\n"
    )

    board = plan(script)

    three = [shot_of(board, words).uid for words in ("lifts", "reads", "runs along")]
    assert len(set(three)) == 3


def test_a_thing_that_is_handled_is_an_insert() -> None:
    script = "INT. OFFICE - DAY\n\nMARA sits.\n\nMara picks up the gun.\n\nMARA\nStay there.\n"

    shot = shot_of(plan(script), "picks up the gun")

    assert (shot.framing, shot.target) == ("insert", "gun")


def test_who_runs_is_seen_wide_and_moves_one_way() -> None:
    script = "EXT. STREET - DAY\n\nRain.\n\nJOE runs down the street.\n\nHe runs into an alley.\n"

    board = plan(script)

    ways = {one.travel for shot in shots(board) for one in shot.subjects if one.travel}
    assert len(ways) == 1
    assert shot_of(board, "runs down").size in ("MLS", "LS", "ELS")


@pytest.mark.parametrize(
    ("run", "who"),
    [("Joe comes running towards her, arms open.", "joe"), ("Mara runs to Joe.", "mara")],
)
def test_who_runs_to_somebody_moves_to_their_side_of_the_screen(run: str, who: str) -> None:
    script = (
        "EXT. STREET - DAY\n\nMARA and JOE stand at the two ends of the street.\n\nMARA\nJoe!\n\n"
        f"JOE\nMara!\n\nJoe walks past the long grey wall of the brewery.\n\n"
        f"JOE\nCome!\n\n{run}\n"
    )
    board = plan(script)
    sides = {one.who: one.side for one in shot_saying(board, "Joe!").subjects}
    other = "mara" if who == "joe" else "joe"

    runner = next(one for one in shot_of(board, run).subjects if one.who == who)

    assert runner.travel == runner.facing == sides[other]
    assert runner.pose == "run"
    assert shot_of(board, run).size in ("MLS", "LS", "ELS")


def test_somebody_seated_stays_seated() -> None:
    script = TALK.replace("MARA\nThe money", "Joe waits.\n\nMARA\nThe money")

    poses = {one.pose for shot in shots(plan(script)) for one in shot.subjects if one.who == "mara"}

    assert all(pose.startswith("sit") or pose == "type" for pose in poses)


def test_the_driver_sits_at_the_wheel() -> None:
    script = (
        "INT. CAR - NIGHT\n\nJOE drives. MARA sleeps beside him.\n\n"
        "JOE\nWe are nearly there, Mara, so you had better wake up now, I think.\n"
    )

    seats = {one.who: one.anchor for one in shots(plan(script))[0].subjects}

    assert seats == {"joe": "driver", "mara": "passenger"}


def test_no_shot_repeats_the_one_before_it() -> None:
    script = "INT. CELL - DAY\n\n" + "\n\n".join(f"JOE waits for day {n} to end." for n in range(9))

    board = plan(script, Settings(detail="high"))

    pairs = pairwise(shots(board))
    assert all((a.size, a.angle) != (b.size, b.angle) for a, b in pairs)


def test_prose_without_headings_is_one_scene() -> None:
    board = plan("A woman walks along the beach. She finds a bottle.\n\nShe reads the letter.\n")

    assert len(board.scenes) == 1
    assert len(panels(board)) >= 2


def test_one_edited_scene_changes_only_its_own() -> None:
    other = "\nEXT. BEACH - DAY\n\nJOE walks along the water. He stops.\n"

    before = plan(TALK + other)
    after = plan(TALK.replace("Friday evening", "Monday evening") + other)

    def content(board_scene: object) -> str:
        return str(board_scene)

    assert [s.uid for s in before.scenes][1] == [s.uid for s in after.scenes][1]
    assert before.scenes[1].shots == after.scenes[1].shots
    assert content(before.scenes[0]) != content(after.scenes[0])


def test_captions_name_people_and_never_open_on_a_bare_pronoun() -> None:
    script = "INT. CELL - DAY\n\nJOE, 20, waits.\n\nMARA enters.\n\nJOE\nWell?\n\nHe stands up.\n"

    captions = [shot.caption for shot in shots(plan(script))]

    assert not any(caption.startswith(("He ", "She ", "They ")) for caption in captions)
    assert shot_of(plan(script), "He stands up").caption.startswith("Joe")


@pytest.mark.parametrize(
    ("language", "script", "caption"),
    [
        ("fr", FRENCH, "Mara"),
        ("de", GERMAN, "Mara"),
    ],
)  # fmt: skip
def test_other_languages_are_planned_and_captioned(
    language: str, script: str, caption: str
) -> None:
    board = plan(script)

    assert board.language == language
    assert len(board.cast) == 1
    assert all(shot.caption for shot in shots(board))
    assert shots(board)[-1].caption.startswith(caption)
