"""What the writer asks of the camera is done."""

import pytest

from agent.board import Shot
from tests.directing.scripts import panels, plan, shot_of, shot_saying, shots

SCENE = """
INT. KITCHEN - DAY

MARA, 40s, and JOE, 30, sit at the table.

{asked}

MARA
Where is the key?
"""


def asked(direction: str) -> Shot:
    """Return the shot that a line of direction in the middle of a scene gives."""
    board = plan(SCENE.format(asked=direction))
    return next(shot for shot in shots(board) if shot.origin == "script_note")


@pytest.mark.parametrize(
    ("note", "fields"),
    [
        ("CU on the key", {"size": "CU", "framing": "insert", "target": "key"}),
        ("ECU of the key", {"size": "ECU", "framing": "insert", "target": "key"}),
        ("MS on Mara, low angle", {"size": "MS", "angle": "low", "focus": ("mara",)}),
        ("wide", {"size": "LS"}),
        ("LS, high angle, 24mm", {"size": "LS", "angle": "high", "lens": 24.0}),
        ("two shot", {"framing": "two_shot", "size": "MS"}),
        ("dutch angle, MCU on Joe", {"angle": "dutch", "size": "MCU", "focus": ("joe",)}),
        ("POV Joe", {"framing": "pov", "over": "joe"}),
        ("bird's eye", {"angle": "birds_eye"}),
    ],
)
def test_a_note_sets_what_it_names(note: str, fields: dict[str, object]) -> None:
    shot = asked(f"[[SHOT: {note}]]\nMara looks at the key on the table.")

    assert {name: getattr(shot, name) for name in fields} == fields


@pytest.mark.parametrize("kind", ["pan", "tilt", "push in", "pull out", "track", "crane", "zoom"])
def test_a_move_that_is_asked_for_has_a_first_and_a_last_panel(kind: str) -> None:
    board = plan(SCENE.format(asked=f"[[SHOT: MS on Mara, {kind}]]\nMara looks up."))

    shot = next(shot for shot in shots(board) if shot.origin == "script_note")
    moments = [panel.moment for panel in panels(board) if panel.shot == shot.uid]

    assert shot.move.kind == kind.replace(" ", "_")
    assert moments == ["first", "last"]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("CLOSE ON Mara.", {"size": "CU", "focus": ("mara",), "framing": "single"}),
        ("CLOSE ON the key.", {"size": "CU", "framing": "insert", "target": "key"}),
        ("INSERT - THE LETTER", {"framing": "insert", "target": "letter"}),
        ("ANGLE ON JOE", {"focus": ("joe",), "framing": "single"}),
        ("WIDE SHOT of the kitchen.", {"size": "LS"}),
        ("TWO SHOT - MARA AND JOE", {"framing": "two_shot"}),
        ("ON MARA AND JOE", {"framing": "two_shot"}),
        ("OVER THE SHOULDER SHOT on Mara.", {"framing": "ots"}),
        ("EXTREME CLOSE UP - MARA'S EYES", {"size": "ECU"}),
        ("HIS POV: the key.", {"framing": "pov", "over": "joe"}),
        ("MARA'S POV - the garden.", {"framing": "pov", "over": "mara"}),
        ("OVER MARA'S SHOULDER we see Joe.", {"framing": "ots", "over": "mara"}),
        ("INSERT: the clock reads 4:10.", {"framing": "insert", "target": "clock"}),
        ("AERIAL SHOT of the farm.", {"angle": "birds_eye"}),
    ],
)
def test_a_direction_in_the_action_is_obeyed(line: str, fields: dict[str, object]) -> None:
    shot = asked(line)

    assert {name: getattr(shot, name) for name in fields} == fields


def test_a_note_in_a_heading_is_no_place_and_decides_the_first_shot() -> None:
    board = plan("INT. KITCHEN - CLOSE ON THE KEY - DAY\n\nThe key lies on the table.\n")

    assert shots(board)[0].size == "CU"


def test_a_note_between_cue_and_speech_decides_the_picture_of_the_speech() -> None:
    board = plan(SCENE.format(asked="JOE\n[[SHOT: ECU on Joe]]\nI never had it."))

    assert shot_saying(board, "never").size == "ECU"


def test_a_note_at_the_end_of_a_paragraph_speaks_of_what_stands_before_it() -> None:
    board = plan(SCENE.format(asked="Joe drops the key. [[SHOT: ELS]]"))

    assert shot_of(board, "drops the key").size == "ELS"


def test_a_panel_note_starts_a_panel_where_it_stands() -> None:
    text = (
        "Joe waits by the door. {note}He looks long and hard at the watch on his left wrist, "
        "then at the window."
    )

    without = plan(SCENE.format(asked=text.format(note="")))
    with_note = plan(SCENE.format(asked=text.format(note="[[PANEL]] ")))

    assert len(panels(with_note)) == len(panels(without)) + 1
    assert shot_of(with_note, "hard at the watch") != shot_of(with_note, "waits by the door")


def test_any_other_note_changes_nothing() -> None:
    with_note = plan(SCENE.format(asked="Joe waits. [[Check the props with Ann.]]"))

    assert len(panels(with_note)) == len(panels(plan(SCENE.format(asked="Joe waits."))))
    assert "Ann" not in with_note.model_dump_json()


def test_an_asked_size_stays_even_where_it_repeats_the_shot_before() -> None:
    twice = "[[SHOT: CU on Joe]]\nJoe waits by the table.\n\n[[SHOT: CU on Joe]]\nJoe breathes."

    board = plan(SCENE.format(asked=twice))

    assert [s.size for s in shots(board) if s.origin == "script_note"] == ["CU", "CU"]


def test_sections_synopses_and_transitions_are_never_shots() -> None:
    plain = plan(SCENE.format(asked="Joe waits."))
    marked = plan("# Act one\n\n= They meet.\n" + SCENE.format(asked="Joe waits.\n\nCUT TO:"))

    assert [shot.caption for shot in shots(marked)] == [shot.caption for shot in shots(plain)]
