"""What of a shot note is not understood is said, with what may have been meant."""

import pytest

from agent.check import check
from agent.directing.misread import remarks
from agent.reading import fountain
from agent.screenplay import Screenplay
from tests.directing.scripts import plan, shot_of

SCRIPT = """INT. KITCHEN - NIGHT

MARA and JOE stand at the table. A phone rings.

[[SHOT: {}]]
Mara picks up the phone.
"""


def _script(note: str) -> Screenplay:
    return fountain.parse(SCRIPT.format(note))


def test_a_misspelled_order_is_told_with_its_line_and_the_nearest_words() -> None:
    first, second = remarks(_script("ECCU on the phnoe, posh in"))

    assert (first.code, first.line) == ("shot-note", 5)
    assert '"ECCU"' in first.message
    assert '"phnoe"' in first.message
    assert first.hint == 'did you mean "ECU" and "phone"?'
    assert second.hint == 'did you mean "push in"?'


def test_an_order_that_is_like_nothing_is_told_what_can_be_ordered() -> None:
    assert "a size, an angle" in remarks(_script("blurb"))[0].hint


@pytest.mark.parametrize(
    "note",
    [
        "ECU on the phone, push in",
        "CU on Mara's hands, low angle, 50mm",
        "LS of the wonderful sunset",
        "MARA'S POV",
        "two shot, Mara and Joe",
        "OTS Mara, pan left slowly, dutch tilt",
    ],
)
def test_an_order_that_is_understood_is_not_remarked_on(note: str) -> None:
    assert not remarks(_script(note))


def test_a_note_that_is_no_order_is_not_remarked_on() -> None:
    assert not remarks(fountain.parse("INT. BAR - DAY\n\nMara sits. [[chek this]]\n"))


def test_what_is_understood_is_obeyed_all_the_same() -> None:
    shot = shot_of(plan(SCRIPT.format("CU on the phnoe, push in")), "picks up")

    assert (shot.size, shot.move.kind) == ("CU", "push_in")


def test_a_check_warns_of_a_note_that_is_not_understood() -> None:
    script = SCRIPT.format("ECCU on the phone")
    found = [one for one in check(plan(script), fountain.parse(script)) if one.code == "W21"]

    assert [(one.line, one.panel) for one in found] == [(5, "1C")]
