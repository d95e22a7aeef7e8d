"""A shot list is read as shots already decided."""

import pytest

from agent.reading.read import read_text
from agent.screenplay import Screenplay


def _told(screenplay: Screenplay) -> list[tuple[str, str, str | None]]:
    return [(element.type, element.text, element.shot) for element in screenplay.elements]


def test_one_line_with_a_size_is_a_shot() -> None:
    screenplay = read_text("Close Shot, Sarah speaking to the camera")
    assert screenplay.kind == "shot_list"
    assert _told(screenplay) == [("action", "Sarah speaking to the camera", "Close Shot")]


@pytest.mark.parametrize(
    ("line", "shot", "text"),
    [
        ("ECU - an eye", "ECU", "an eye"),
        ("3. OTS: Tom over Sarah", "OTS", "Tom over Sarah"),
        ("Shot 4A: Wide shot of the pier", "Wide shot", "the pier"),
        ("medium close-up, Tom", "medium close-up", "Tom"),
        ("Extreme wide shot: the desert", "Extreme wide shot", "the desert"),
        ("Close on Sarah, who cries", "Close", "Sarah, who cries"),
        ("- Two shot, Ann and Bo", "Two shot", "Ann and Bo"),
        ("MS/OTS - Bo", "MS/OTS", "Bo"),
    ],
)
def test_lines_name_their_shot_in_many_ways(line: str, shot: str, text: str) -> None:
    assert _told(read_text(line)) == [("action", text, shot)]


@pytest.mark.parametrize(
    "prose", ["Long, dark hallway.", "Full of doubt, she waits.", "Three, two, one.", "Close."]
)
def test_prose_that_begins_with_such_a_word_is_prose(prose: str) -> None:
    assert read_text(prose).kind == "plain"


@pytest.mark.parametrize("comma", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_columns_are_found_by_name_in_any_order(comma: str, ending: str) -> None:
    rows = [
        ["Dialogue", "Shot", "Size", "Description", "Subject"],
        ["Where were you?", "1", "CU", "She waits", "Sarah"],
        ["", "2", "Wide", "The street", ""],
    ]
    screenplay = read_text(ending.join(comma.join(row) for row in rows))
    assert _told(screenplay) == [
        ("action", "Sarah: She waits", "CU"),
        ("character", "SARAH", None),
        ("dialogue", "Where were you?", None),
        ("action", "The street", "Wide"),
    ]
    assert [element.line for element in screenplay.elements] == [2, 2, 2, 3]


def test_quotes_hold_commas_breaks_and_quotes() -> None:
    screenplay = read_text('size,description\nCU,"Tom, who says ""hi""\nand goes"\nLS,Road\n')
    assert _told(screenplay)[0] == ("action", 'Tom, who says "hi"\nand goes', "CU")
    assert [(e.line, e.end_line) for e in screenplay.elements] == [(2, 3), (4, 4)]


def test_a_place_column_opens_a_scene_when_it_changes() -> None:
    screenplay = read_text("location,shot,action\nPier,wide,Fog\nPier,close,Tom\nBar,wide,Smoke\n")
    headings = [scene.heading.text for scene in screenplay.scenes if scene.heading]
    assert headings == ["Pier", "Bar"]


def test_a_spoken_row_without_a_picture_gives_its_shot_to_the_cue() -> None:
    screenplay = read_text("shot,dialogue\nMS,TOM: Hi there.\n")
    assert _told(screenplay) == [("character", "TOM", "MS"), ("dialogue", "Hi there.", None)]


def test_an_empty_row_is_told_with_its_line() -> None:
    screenplay = read_text("shot,description\nCU,Tom\n7,\n")
    assert [(one.code, one.line) for one in screenplay.diagnostics] == [("shot-list-row", 3)]


def test_a_comma_in_prose_is_no_table() -> None:
    assert read_text("Action, she thought, is all.\nNothing, then.").kind == "plain"
