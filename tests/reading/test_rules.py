"""The rules of the Fountain syntax page, one case each, with the lines they stand on."""

import pytest

from agent.reading import fountain, report
from agent.reading.report import Json
from tests.reading.cases import CASES, NAMES, Case

_ATTRIBUTES = ("type", "text", "line", "end_line", "scene_number", "extension", "dual", "level",
               "entries")  # fmt: skip
_UNMARKED = [case for case in CASES if not set("\r\ufeff") & set(case["input"])]
_UNMARKED_NAMES = [case["name"] for case in _UNMARKED]


def _told(element: dict[str, Json]) -> dict[str, Json]:
    return {key: element[key] for key in _ATTRIBUTES if key in element}


def _reported(source: str) -> list[dict[str, Json]]:
    elements = report.as_json(fountain.parse(source))["elements"]
    assert isinstance(elements, list)
    return [element for element in elements if isinstance(element, dict)]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_every_published_rule_gives_the_expected_elements_on_their_lines(case: Case) -> None:
    elements = _reported(case["input"])
    printed = [element for element in elements if element["type"] not in ("note", "boneyard")]
    assert [_told(element) for element in printed] == [_told(one) for one in case["expected"]]
    notes = [element["text"] for element in elements if element["type"] == "note"]
    assert notes == case.get("notes", [])
    assert len(elements) - len(printed) - len(notes) == case.get("boneyards", 0)
    if case.get("compare") == "emphasis":
        wanted = [(one.get("plain"), one.get("runs")) for one in case["expected"]]
        assert [(one.get("plain"), one.get("runs")) for one in printed] == wanted


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("case", _UNMARKED, ids=_UNMARKED_NAMES)
def test_line_endings_change_no_element(case: Case, ending: str) -> None:
    plain = [_told(element) for element in _reported(case["input"])]
    ended = case["input"].replace("\n", ending)
    assert [_told(element) for element in _reported(ended)] == plain


@pytest.mark.parametrize("case", _UNMARKED, ids=_UNMARKED_NAMES)
def test_a_byte_order_mark_changes_no_element(case: Case) -> None:
    plain = [_told(element) for element in _reported(case["input"])]
    assert [_told(element) for element in _reported("\ufeff" + case["input"])] == plain
