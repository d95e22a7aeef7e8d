"""How long words run."""

import pytest

from agent.board import Span, Speech
from agent.directing import timing
from tests.directing.scripts import panels, plan

SPAN = Span(start=0, end=1, line=1, end_line=1)


def line(text: str, *, manner: str = "", dual: bool = False) -> Speech:
    return Speech(speaker="mara", cue="MARA", text=text, manner=manner, dual=dual, span=SPAN)


def test_a_word_spoken_takes_three_tenths_and_a_speech_a_second() -> None:
    assert timing.speech(line("I will not go")) == pytest.approx(2.2)


def test_a_parenthetical_takes_half_a_second() -> None:
    assert timing.speech(line("No", manner="low")) == pytest.approx(1.8)


def test_two_who_speak_at_once_take_as_long_as_the_longer() -> None:
    both = timing.together("", [line("I will not go"), line("No", dual=True)])

    assert both == pytest.approx(2.2)


def test_a_panel_runs_whole_frames_between_one_and_twelve_seconds() -> None:
    assert timing.panel(0.2) == 1.0
    assert timing.panel(99) == 12.0
    assert timing.panel(2.21) * 24 == 53


def test_a_short_speech_stays_whole() -> None:
    assert timing.parts("One. Two. Three.") == ("One. Two. Three.",)


def test_a_long_speech_is_cut_at_sentence_ends_and_loses_no_word() -> None:
    speech = " ".join(f"This is the sentence with the number {n}." for n in range(20))

    parts = timing.parts(speech)

    assert " ".join(parts) == speech
    assert all(part.endswith(".") for part in parts)
    assert all(timing.words(part) <= timing.LONGEST_WORDS for part in parts)


def test_one_endless_sentence_is_cut_where_it_breathes() -> None:
    speech = ", ".join(f"and then we came to place {n} of many" for n in range(12)) + "."

    parts = timing.parts(speech)

    assert " ".join(parts) == speech
    assert all(part.endswith((",", ".")) for part in parts)


def test_words_without_spaces_are_counted_by_letters() -> None:
    assert timing.words("我们今天晚上一起去看电影吧") >= 6


def test_the_parts_of_a_long_speech_are_panels_in_order() -> None:
    speech = " ".join(f"I have told you {n} times that the door stays shut." for n in range(12))

    board = plan(f"INT. CELL - DAY\n\nMARA\n{speech}\n")

    said = [s.text for panel in panels(board) for s in panel.speeches]
    assert len(said) > 2
    assert " ".join(said) == speech
