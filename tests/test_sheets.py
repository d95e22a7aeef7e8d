"""What a document is told of a board."""

import pytest

from agent import sheets
from agent.board import Board, Settings
from agent.directing.rules import RulesDirector
from agent.reading import fountain
from agent.reading.read import read_text
from render.order import Move

SCRIPT = """Title: The Key
Author: Ann Other
Draft date: 1 May

INT. OFFICE - NIGHT

MARA sits behind the desk. JOE stands before her.

MARA (O.S.)
(low)
You know why I called you.

JOE
I have some idea of it, but I would rather hear it from you, if you please, and today.
"""


def plan() -> Board:
    """Return the board of the script."""
    return RulesDirector().plan(fountain.parse(SCRIPT), Settings())


def test_a_sheet_has_title_credits_counts_and_every_panel() -> None:
    board = plan()

    sheet = sheets.sheet(board)

    assert (sheet.title, sheet.credits, sheet.draft) == ("The Key", ("Ann Other",), "1 May")
    assert dict(sheet.counts)["scenes"] == "1"
    cards = [card.label for scene in sheet.scenes for card in scene.cards]
    assert cards == [panel.label for scene in board.scenes for panel in scene.panels]


def test_a_card_says_who_speaks_and_how() -> None:
    lines = [one for card in sheets.sheet(plan()).scenes[0].cards for one in card.dialogue]

    assert (lines[0].speaker, lines[0].manner) == ("MARA", "O.S., low")


def test_a_card_without_a_picture_has_none_and_is_still_read_aloud() -> None:
    card = sheets.sheet(plan()).scenes[0].cards[0]

    assert card.picture is None
    assert card.alt.startswith("1A")


def test_a_document_shows_no_emphasis_marks_and_the_board_keeps_them() -> None:
    text = SCRIPT.replace("MARA sits", "*MARA* sits").replace("called you", "**called** you")
    text = text.replace("OFFICE", "_OFFICE_").replace("some idea", "some \\*idea\\*")
    board = RulesDirector().plan(fountain.parse(text), Settings())

    sheet = sheets.sheet(board)

    told = [
        part
        for card in sheet.scenes[0].cards
        for part in (card.action, card.caption, card.alt, *(one.text for one in card.dialogue))
    ]
    shown = " ".join((sheet.scenes[0].heading, *told))
    assert "MARA sits behind" in shown
    assert "why I called you" in shown
    assert "OFFICE" in sheet.scenes[0].heading
    assert "some *idea* of it" in shown
    assert "**" not in shown
    assert "_" not in shown
    assert "**called**" in board.model_dump_json()


def test_a_new_camera_position_is_marked() -> None:
    cards = sheets.sheet(plan()).scenes[0].cards

    assert cards[0].new_setup


def test_a_stale_panel_is_noted_and_told_on_every_page() -> None:
    board = plan()
    scene = board.scenes[0]
    panels = (scene.panels[0].model_copy(update={"stale": "key -> map"}), *scene.panels[1:])
    old = board.model_copy(update={"scenes": (scene.model_copy(update={"panels": panels}),)})

    sheet = sheets.sheet(old)

    assert sheet.scenes[0].cards[0].notes == ("the script changed: key -> map",)
    assert sheet.footer == "1 panel older than the script"


def test_a_shot_is_said_as_a_crew_says_it() -> None:
    shot = plan().scenes[0].shots[0].model_copy(
        update={
            "size": "CU", "framing": "ots", "angle": "low", "lens": 85.0,
            "move": Move(kind="push_in", direction="in", speed="slow"),
        }
    )  # fmt: skip

    assert sheets.words(shot) == "CU ots, low angle, slow push in, 85 mm"


def test_running_time_is_minutes_and_seconds() -> None:
    assert [sheets.clock(9), sheets.clock(75), sheets.clock(3700)] == ["0:09", "1:15", "1:01:40"]


@pytest.mark.parametrize(
    ("written", "above"),
    [
        ("JOE\nHello.\n\nHe sits down.", 1),
        ("JOE\n(low)\nHello.\n\nMARA\nFine.\n\nShe sits down.", 2),
        ("JOE\nHello.\n\nFADE OUT.", 1),
        ("JOE\nHello.\n\nHe sits down on the bed.\n\nMARA\nFine.\n\nShe lies down there.", 1),
    ],
)
def test_action_stands_among_the_speeches_where_the_script_has_it(written: str, above: int) -> None:
    script = f"INT. ROOM - DAY\n\nMARA and JOE stand at the wall.\n\n{written}\n"
    board = RulesDirector().plan(fountain.parse(script), Settings())
    cards = [card for scene in sheets.sheet(board).scenes for card in scene.cards]

    found = [card.action_at for card in cards if card.action and card.dialogue]

    assert found == [above]


def test_a_transition_behind_a_speech_closes_the_card() -> None:
    script = (
        "INT. ROOM - DAY\n\nMARA waits.\n\nJOE\nSo?\n\nMara smiles.\n\nMARA\nFine.\n\nFADE OUT.\n"
    )
    board = RulesDirector().plan(fountain.parse(script), Settings())
    card = sheets.sheet(board).scenes[-1].cards[-1]

    assert (card.action, card.action_at, card.closing) == ("Mara smiles.", 0, "FADE OUT.")


def test_a_transition_far_behind_an_indented_cue_stays_behind_it() -> None:
    page = (
        "INT. ROOM - DAY\n\nMARA stands at the wall.\n\n"
        f"{' ' * 30}MARA\n{' ' * 15}Come.\n\n{' ' * 30}JOE\n{' ' * 15}Fine.\n\nFADE OUT.\n"
    )
    board = RulesDirector().plan(read_text(page), Settings())
    card = sheets.sheet(board).scenes[-1].cards[-1]

    assert (card.action, card.action_at) == ("FADE OUT.", len(card.dialogue))
