"""The elements and the gaps between them are the file, whatever the file holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.reading import emphasis, fountain, report
from agent.reading.lines import split
from agent.reading.read import read_text
from agent.screenplay import Screenplay

_PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", "\r", "  \n", "INT. A - DAY", "ANN", "ann (V.O.)", "[[", "]]", "/*",
     "*/", "x", " ", "\t", "(", ")", "!", "@", ".", ">", "<", "~", "#", "=", "===", "^", "CUT TO:",
     "Title: ", "*", "**", "_", "\\", "é", "山", "\ufeff", ",", ";", '"', "shot,subject,dialogue",
     "Close Shot, ", "12   ", "                    "]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=200)

_HELD = settings(deadline=None, derandomize=True)


def _rebuilt(screenplay: Screenplay) -> str:
    parts: list[str] = []
    position = 0
    source = screenplay.source
    tops = [element for element in screenplay.elements if not element.inline]
    for element in sorted(tops, key=lambda one: (one.start, one.end)):
        assert position <= element.start <= element.end <= len(source)
        parts += (source[position : element.start], source[element.start : element.end])
        position = element.end
    return "".join(parts) + source[position:]


@_HELD
@given(_TEXTS)
def test_spans_and_gaps_rebuild_the_file(source: str) -> None:
    screenplay = fountain.parse(source)
    assert _rebuilt(screenplay) == source
    starts = [element.start for element in screenplay.elements if not element.inline]
    assert starts == sorted(starts)


@_HELD
@given(_TEXTS)
def test_no_gap_holds_a_word(source: str) -> None:
    position = 0
    for element in fountain.parse(source).elements:
        if not element.inline:
            assert not source[position : element.start].strip("\ufeff \t\r\n\v\f")
            position = element.end


@_HELD
@given(_TEXTS)
def test_lines_of_elements_are_those_of_their_spans(source: str) -> None:
    rows = split(source, [])
    for element in fountain.parse(source).elements:
        first = next(row for row in rows if row.start <= element.start <= row.end)
        assert first.first == element.line or not source[element.start : element.end].strip()
        assert element.line <= element.end_line <= len(rows)


@_HELD
@given(_TEXTS)
def test_any_text_is_read_and_reported(source: str) -> None:
    screenplay = read_text(source)
    report.as_json(screenplay)
    assert _rebuilt(screenplay) == source
    inside = [e for s in screenplay.scenes for e in s.elements]
    headings = [s.heading for s in screenplay.scenes if s.heading]
    assert len(inside) + len(headings) == len(screenplay.elements)


@_HELD
@given(_TEXTS)
def test_emphasis_runs_join_to_the_plain_text(source: str) -> None:
    assert "".join(run.text for run in emphasis.runs(source)) == emphasis.plain(source)
