"""The report holds what was read, and nothing that is not there."""

from agent.reading import report
from agent.reading.read import read_text


def test_absent_attributes_are_absent() -> None:
    told = report.as_json(read_text("INT. A - DAY #2#\n\nRain. [[wet]]\n\nANN ^\n*Hi.*"))
    assert told["elements"] == [
        {"type": "scene_heading", "text": "INT. A - DAY", "line": 1, "end_line": 1, "start": 0,
         "end": 16, "scene_number": "2"},
        {"type": "action", "text": "Rain.", "line": 3, "end_line": 3, "start": 18, "end": 31},
        {"type": "note", "text": "wet", "line": 3, "end_line": 3, "start": 24, "end": 31,
         "inline": True},
        {"type": "character", "text": "ANN", "line": 5, "end_line": 5, "start": 33, "end": 38,
         "dual": True},
        {"type": "dialogue", "text": "*Hi.*", "line": 6, "end_line": 6, "start": 39, "end": 44,
         "plain": "Hi.", "runs": [["Hi.", ["italic"]]]},
    ]  # fmt: skip
    assert told["notes"] == ["wet"]


def test_the_title_page_and_every_diagnostic_are_told() -> None:
    told = report.as_json(read_text("Title: A\n\nRain [[ more."))
    assert told["title_page"] == {"title": ["A"]}
    diagnostics = told["diagnostics"]
    assert isinstance(diagnostics, list)
    assert [one["code"] for one in diagnostics if isinstance(one, dict)] == [
        "no-headings",
        "unclosed-note",
    ]
