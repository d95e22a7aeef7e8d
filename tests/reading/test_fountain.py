"""The corners of Fountain that the published cases leave open."""

import pytest

from agent.reading import fountain
from agent.screenplay import Screenplay


def _seen(source: str) -> list[tuple[str, str]]:
    return [(element.type, element.text) for element in fountain.parse(source).elements]


def _codes(screenplay: Screenplay) -> list[str]:
    return [diagnostic.code for diagnostic in screenplay.diagnostics]


@pytest.mark.parametrize(
    "prefix",
    ["INT.", "EXT", "EST.", "INT./EXT.", "INT/EXT", "I/E.", "i./e.", "Ext./Int.", "ext/int"],
)
def test_every_heading_word_opens_a_scene(prefix: str) -> None:
    assert _seen(f"{prefix} SHED\n\nDust.") == [
        ("scene_heading", f"{prefix} SHED"),
        ("action", "Dust."),
    ]


@pytest.mark.parametrize("number", ["1", "1A", "A1", "I-1-A", "1-A", "1.", "110A", "12.b"])
def test_scene_numbers_hold_letters_digits_dots_and_dashes(number: str) -> None:
    screenplay = fountain.parse(f"EXT. HOUSE - DAY - FLASHBACK (1944) #{number}#  \n\nRain.")
    assert screenplay.scenes[0].number == number
    assert screenplay.elements[0].text == "EXT. HOUSE - DAY - FLASHBACK (1944)"


def test_a_forced_heading_keeps_its_number_and_needs_no_empty_line_below() -> None:
    heading = fountain.parse(".THE ROOF #7#\nWind.").elements[0]
    assert (heading.type, heading.text, heading.scene_number) == ("scene_heading", "THE ROOF", "7")


def test_a_calibre_inside_a_paragraph_is_no_heading() -> None:
    assert _seen("He draws a\n.45 and fires.") == [("action", "He draws a\n.45 and fires.")]


def test_a_note_below_a_heading_does_not_undo_it() -> None:
    kinds = [kind for kind, _ in _seen("INT. LAB - DAY\n[[SHOT: wide]]\nA flask.")]
    assert kinds == ["scene_heading", "note", "action"]


def test_a_note_between_cue_and_speech_keeps_both() -> None:
    assert _seen("MARTA\n[[angry?]]\nGo.\n\nShe sits.") == [
        ("character", "MARTA"),
        ("note", "angry?"),
        ("dialogue", "Go."),
        ("action", "She sits."),
    ]


def test_a_note_inside_a_cue_or_a_heading_leaves_them_whole() -> None:
    assert _seen("INT. LAB [[old?]] - DAY\n\nMARTA [[x]] (V.O.)\nGo.") == [
        ("scene_heading", "INT. LAB - DAY"),
        ("note", "old?"),
        ("character", "MARTA"),
        ("note", "x"),
        ("dialogue", "Go."),
    ]


def test_an_empty_line_inside_a_note_breaks_it_and_says_so() -> None:
    screenplay = fountain.parse("He waits.[[too\n\nlong]] Rain.")
    assert [e.text for e in screenplay.elements] == ["He waits.[[too", "long]] Rain."]
    assert "unclosed-note" in _codes(screenplay)


def test_a_boneyard_swallows_headings_and_leaves_its_neighbours_apart() -> None:
    screenplay = fountain.parse(
        "EXT. A - DAY\n\nGo.\n/*\nINT. B - DAY\n\nNo.\n*/\nINT. C - DAY\n\nOn."
    )
    headings = [scene.heading.text for scene in screenplay.scenes if scene.heading]
    assert headings == ["EXT. A - DAY", "INT. C - DAY"]


def test_a_boneyard_inside_a_sentence_leaves_one_sentence() -> None:
    screenplay = fountain.parse("He /* was\n\nslowly */ walking.")
    assert [(e.type, e.text, e.line, e.end_line) for e in screenplay.elements] == [
        ("action", "He walking.", 1, 3),
        ("boneyard", "was\n\nslowly", 1, 3),
    ]
    assert screenplay.elements[1].inline


def test_text_after_a_boneyard_counts_from_its_own_line() -> None:
    elements = fountain.parse("/* cut\n\ncut */ EXT. YARD - DAY\n\nMud.").elements
    assert [(e.type, e.line) for e in elements] == [
        ("boneyard", 1), ("scene_heading", 3), ("action", 5),
    ]  # fmt: skip


def test_an_open_boneyard_hides_nothing_and_says_so() -> None:
    screenplay = fountain.parse("INT. LAB - DAY\n\n/* lost\n\nMARTA\nStill here.")
    assert screenplay.elements[-1].text == "Still here."
    assert [(d.code, d.line) for d in screenplay.diagnostics] == [("unclosed-boneyard", 3)]


@pytest.mark.parametrize(
    ("line", "name", "extension", "dual"),
    [
        ("MARTA(V.O.)", "MARTA", "V.O.", False),
        ("MARTA (v.o.) (CONT'D)", "MARTA", "v.o., CONT'D", False),
        ("MARTA^", "MARTA", None, True),
        ("MARTA (O.S.) ^", "MARTA", "O.S.", True),
        ("@van Dyk (O.S.)", "van Dyk", "O.S.", False),
        ("3CPO", "3CPO", None, False),
        ("ЁЛКА & SØN / 2", "ЁЛКА & SØN / 2", None, False),
        ("\t\tMARTA  ", "MARTA", None, False),
    ],
)
def test_cues_give_name_extension_and_dual(
    line: str, name: str, extension: str | None, dual: bool
) -> None:
    cue = fountain.parse(f"{line}\nHi.").elements[0]
    assert (cue.type, cue.text, cue.extension, cue.dual) == ("character", name, extension, dual)


@pytest.mark.parametrize("line", ["Marta", "404", "山田", "Marta (V.O.)", "(A)", "!MARTA"])
def test_what_is_not_upper_case_is_no_cue(line: str) -> None:
    assert [kind for kind, _ in _seen(f"{line}\nHi.")] == ["action"]


@pytest.mark.parametrize("speech", [".45 or nothing.", "#1, always.", "@home.", "INT. JOKE"])
def test_speech_stays_speech_whatever_it_begins_with(speech: str) -> None:
    assert _seen(f"MARTA\n{speech}") == [("character", "MARTA"), ("dialogue", speech)]


def test_a_speech_ends_at_an_empty_line_but_not_at_two_spaces() -> None:
    assert _seen("ANN\nOne.\n  \nTwo.\n \nThree.")[1:] == [
        ("dialogue", "One.\n\nTwo."),
        ("action", "Three."),
    ]


def test_a_parenthetical_may_run_over_lines_and_hold_brackets() -> None:
    assert _seen("ANN\n(looking (left)\nand right)\nWho?")[1:] == [
        ("parenthetical", "looking (left)\nand right"),
        ("dialogue", "Who?"),
    ]


def test_brackets_that_do_not_wrap_the_line_are_speech() -> None:
    assert _seen("ANN\n(a) or (b)")[1:] == [("dialogue", "(a) or (b)")]


def test_lyrics_and_synopses_stand_inside_speech() -> None:
    assert _seen("ANN\n~La la\n= she sings\nMore.")[1:] == [
        ("lyric", "La la"),
        ("synopsis", "she sings"),
        ("dialogue", "More."),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("CUT TO:", "transition"),
        ("CUT TO: ", "action"),
        ("FADE OUT.", "action"),
        ("> FADE OUT.", "transition"),
        (".CUT TO:", "scene_heading"),
        ("!CUT TO:", "action"),
        ("ZURÜCK TO:", "transition"),
    ],
)
def test_transitions_need_capitals_and_a_bare_colon(line: str, kind: str) -> None:
    assert [found for found, _ in _seen(f"Rain.\n\n{line}\n\nSun.")][1] == kind


def test_a_transition_on_the_first_line_is_no_title_page() -> None:
    assert _seen("CUT TO:\n\nRain.")[0] == ("transition", "CUT TO:")


def test_a_transition_that_touches_the_next_line_is_action_with_a_word() -> None:
    screenplay = fountain.parse("Rain.\n\nCUT TO:\nA wheel.")
    assert {element.type for element in screenplay.elements} == {"action"}
    assert "near-transition" in _codes(screenplay)


@pytest.mark.parametrize("line", ["!", ">", "~", "@", "#", "==", "><", ". X", "===x", "====="])
def test_marks_with_nothing_to_mark_lose_no_character(line: str) -> None:
    elements = fountain.parse(f"Rain.\n\n{line}\n\nSun.").elements
    assert elements[1].text == ("" if line == "=====" else line)


def test_a_heading_without_its_empty_line_gives_a_hint_with_its_line() -> None:
    screenplay = fountain.parse("EXT. A - DAY\n\nGo.\n\nINT. VAN - NIGHT\nThe engine coughs.")
    assert [(d.code, d.line) for d in screenplay.diagnostics] == [("near-heading", 5)]
    assert len(screenplay.scenes) == 1


@pytest.mark.parametrize(
    "heading",
    ["INTÉRIEUR CUISINE - NUIT", "INNEN. KÜCHE - NACHT", "AUSSEN - STRASSE - TAG",
     "ИНТ. КУХНЯ – НОЧЬ", "INTERNO/ESTERNO AUTO - GIORNO", "WN. KUCHNIA - NOC"],
)  # fmt: skip
def test_other_languages_headings_are_read_with_a_word_about_it(heading: str) -> None:
    screenplay = fountain.parse(f"{heading}\n\nX.")
    assert screenplay.elements[0].type == "scene_heading"
    assert _codes(screenplay) == ["foreign-heading"]


@pytest.mark.parametrize("text", ["INNEN wird es dunkel.", "UTE WARTET HIER", "INTERNO", "PLENER"])
def test_other_languages_words_alone_are_no_headings(text: str) -> None:
    assert _seen(f"{text}\n\nX.")[0] == ("action", text)


def test_a_known_speaker_with_nothing_to_say_is_told() -> None:
    screenplay = fountain.parse("INT. A - DAY\n\nANN\nHi.\n\nANN\n\nSILENCE\n\nShe goes.")
    assert [(d.code, d.line) for d in screenplay.diagnostics] == [("cue-without-dialogue", 6)]


def test_title_page_keys_keep_their_lines_and_end_where_values_end() -> None:
    screenplay = fountain.parse("Title: A\n   B\nDraft date: 3 May\nNot a key\n\nRain.")
    assert screenplay.title_page == {"title": ("A", "B"), "draft date": ("3 May",)}
    assert screenplay.elements[1].text == "Not a key"


@pytest.mark.parametrize("line", ["Anna says: run.", "FADE IN:", "INT. HOUSE: ATTIC - DAY"])
def test_a_first_line_with_a_colon_is_not_always_a_title_page(line: str) -> None:
    assert fountain.parse(f"{line}\n\nRain.").title_page == {}


def test_notes_may_stand_before_and_inside_the_title_page() -> None:
    screenplay = fountain.parse("[[draft]]\n\nTitle: A [[or B]]\nAuthor: C\n\nRain.")
    assert screenplay.title_page == {"title": ("A",), "author": ("C",)}
    assert screenplay.notes == ("draft", "or B")


def test_scenes_cover_every_element_once() -> None:
    screenplay = fountain.parse("Title: A\n\nFADE IN:\n\nINT. A - DAY\n\nX.\n\nEXT. B - DAY\n\nY.")
    inside = [
        e
        for s in screenplay.scenes
        for e in ((s.heading, *s.elements) if s.heading else s.elements)
    ]
    assert sorted(inside, key=lambda e: e.start) == list(screenplay.elements)
    assert len(screenplay.scenes) == 2


def test_action_before_the_first_heading_is_a_scene_of_its_own() -> None:
    scenes = fountain.parse("A storm.\n\nINT. A - DAY\n\nX.").scenes
    assert [scene.heading is None for scene in scenes] == [True, False]


def test_without_headings_every_section_with_something_to_see_is_a_scene() -> None:
    screenplay = fountain.parse("# Act\n\n## One\n\nX.\n\n## Two\n\nY.\n\n# End")
    assert [len(scene.elements) for scene in screenplay.scenes] == [3, 3]
    assert _codes(screenplay) == ["scenes-from-sections"]


def test_without_headings_or_sections_there_is_one_scene() -> None:
    screenplay = fountain.parse("MARTA\nHi.\n\nOMAR\nHello.")
    assert len(screenplay.scenes) == 1
    assert _codes(screenplay) == ["no-headings"]


def test_an_empty_source_has_no_elements_and_no_scenes() -> None:
    screenplay = fountain.parse("")
    assert (screenplay.elements, screenplay.scenes, screenplay.diagnostics) == ((), (), ())


def test_mixed_line_endings_count_as_one_break_each() -> None:
    elements = fountain.parse("A.\r\n\r\nB.\r\rC.\n\nD.").elements
    assert [element.line for element in elements] == [1, 3, 5, 7]


def test_other_separators_do_not_end_a_line() -> None:
    assert _seen("A\u2028B\x0cC\x85D") == [("action", "A\u2028B\x0cC\x85D")]


def test_a_note_at_the_start_of_a_line_leaves_no_space() -> None:
    assert _seen("[[PANEL]] A car stops.")[0] == ("action", "A car stops.")


def test_a_section_ends_a_speech() -> None:
    assert _seen("ANN\nHi.\n# Two\n\nRain.")[2:] == [("section", "Two"), ("action", "Rain.")]


def test_a_heading_may_follow_the_title_page_at_once() -> None:
    assert _seen("Title: A\nINT. B - DAY\n\nRain.")[1] == ("scene_heading", "INT. B - DAY")


def test_a_heading_lost_in_a_speech_is_told_with_its_line() -> None:
    screenplay = fountain.parse("EXT. A - DAY\n\nANN\nHi.\nINT. B - DAY\n\nRain.")
    assert screenplay.elements[2].text == "Hi.\nINT. B - DAY"
    assert [(d.code, d.line) for d in screenplay.diagnostics] == [("near-heading", 5)]


@pytest.mark.parametrize(
    ("line", "told"), [("BO (V.O.)", True), ("@Bo", True), ("THE END (1944)", False)]
)
def test_a_silent_speaker_is_told_only_when_it_is_one(line: str, told: bool) -> None:
    codes = _codes(fountain.parse(f"INT. A - DAY\n\n{line}\n\nRain."))
    assert codes == (["cue-without-dialogue"] if told else [])
