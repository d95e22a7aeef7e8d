"""Text that is not Fountain is read as well as its looks allow."""

import pytest

from agent.reading import fountain
from agent.reading.read import read_text
from tests.reading.cases import CASES, NAMES, Case

_PAGE = """
     12   INT. HOUSE - DAY                          12

     Sarah comes in from the rain and drops her coat on
     the floor.

                         SARAH (O.S.)
                   (softly)
               Where are you? I
               looked.

     She LOOKS UP.

                                            CUT TO:

                                                     13.
     13   EXT. STREET - NIGHT                         13

     Rain.

                         TOM
               Here.
"""


def test_prose_is_one_scene_with_a_word_about_it() -> None:
    screenplay = read_text("A dog ran.\nHe slept.\n\nMorning came.")
    assert [element.text for element in screenplay.elements] == [
        "A dog ran.\nHe slept.",
        "Morning came.",
    ]
    assert len(screenplay.scenes) == 1
    assert (screenplay.kind, [one.code for one in screenplay.diagnostics]) == ("plain", ["no-form"])


def test_a_typed_page_is_read_by_its_columns() -> None:
    screenplay = read_text(_PAGE)
    assert [(e.type, e.text, e.line) for e in screenplay.elements] == [
        ("scene_heading", "INT. HOUSE - DAY", 2),
        ("action", "Sarah comes in from the rain and drops her coat on\nthe floor.", 4),
        ("character", "SARAH", 7),
        ("parenthetical", "softly", 8),
        ("dialogue", "Where are you? I\nlooked.", 9),
        ("action", "She LOOKS UP.", 12),
        ("transition", "CUT TO:", 14),
        ("scene_heading", "EXT. STREET - NIGHT", 17),
        ("action", "Rain.", 19),
        ("character", "TOM", 21),
        ("dialogue", "Here.", 22),
    ]
    assert [scene.number for scene in screenplay.scenes] == ["12", "13"]


def test_a_paste_that_lost_its_empty_lines_keeps_its_scenes() -> None:
    screenplay = read_text(
        "INT. KITCHEN - NIGHT\nSarah enters with a pan.\nSARAH\n(low)\nHello?\n\nShe looks.\n"
        "EXT. YARD - NIGHT\nDark."
    )
    assert [element.type for element in screenplay.elements] == [
        "scene_heading", "action", "character", "parenthetical", "dialogue", "action",
        "scene_heading", "action",
    ]  # fmt: skip
    assert [one.code for one in screenplay.diagnostics] == ["plain-layout"]


@pytest.mark.parametrize(
    "script",
    [
        "INT. A - DAY\n\nX.",
        "A bang.\nINT. A - DAY\n\nX.",
        "INT. A - DAY\n= They meet.\n\nX.",
        "INT. A - DAY\n>THE END<\n\nX.",
        "MARTA\nHi.",
        "\t\t\tCUT TO:\n\nINT. SHED - DAY\n\n\t\t\tKIM\n\tQuiet.",
    ],
)
def test_what_is_written_as_fountain_is_read_as_fountain(script: str) -> None:
    assert read_text(script).kind == "fountain"


@pytest.mark.parametrize(
    "script",
    ["FADE IN:\nINT. A - DAY\n\nX.", "My film\n\nINT. A - DAY\nX.",
     "Rain.\nINT. A - DAY\n\nX.\nEXT. B - DAY\n\nY.", "     INT. A - DAY\n\n     X."],
)  # fmt: skip
def test_headings_that_lost_their_empty_lines_make_a_typed_page(script: str) -> None:
    assert read_text(script).kind == "plain"


def test_a_fountain_suffix_settles_what_the_content_leaves_open() -> None:
    assert read_text("INT. KITCHEN - NIGHT\nSarah enters.", ".fountain").kind == "fountain"


def test_notes_and_boneyards_of_a_typed_page_are_kept_apart() -> None:
    screenplay = read_text("INT. A - DAY\nRain. [[wet]]\n/* INT. B\nX */\nEXT. C - DAY\nSun.")
    assert [(element.type, element.text) for element in screenplay.elements] == [
        ("scene_heading", "INT. A - DAY"),
        ("action", "Rain."),
        ("note", "wet"),
        ("boneyard", "INT. B\nX"),
        ("scene_heading", "EXT. C - DAY"),
        ("action", "Sun."),
    ]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_every_fountain_case_is_read_as_fountain_without_its_suffix(case: Case) -> None:
    assert read_text(case["input"]).elements == fountain.parse(case["input"]).elements
