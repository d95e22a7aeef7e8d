"""No input makes the readers slow; the guard is generous, bench/reading.py measures."""

import time

import pytest

from agent.reading import report
from agent.reading.read import read_text

_SECONDS = 5.0


@pytest.mark.parametrize(
    "source",
    [
        "[[" * 50_000,
        "/*" * 50_000,
        "[[\n\n" * 50_000 + "]]",
        "/* " * 50_000 + "[[ " * 50_000,
        "(" * 50_000,
        "A\n" + "(" * 50_000,
        "A" + "(a)" * 20_000 + "x\nHi.",
        "**a " * 50_000,
        "INT. A" + " " * 50_000 + "#",
        "[[" + " " * 50_000 + "]]",
        "1 x" + " " * 50_000 + "y\n\nINT. A\nX",
        "CONTINUED" + " " * 50_000 + "x\nINT. A\nX",
        "close" + " " * 50_000 + "x",
        'size,description\n"' + ',"' * 50_000,
        "\n" * 200_000,
        "  \n" * 100_000,
        "# a\n" * 60_000,
    ],
    ids=range(17),
)
def test_hostile_input_is_read_in_linear_time(source: str) -> None:
    before = time.process_time()
    report.as_json(read_text(source))
    assert time.process_time() - before < _SECONDS


def test_many_diagnostics_of_one_kind_are_counted_not_listed() -> None:
    diagnostics = read_text("Rain.\n\n" + "[[ x\n\n" * 500).diagnostics
    assert len(diagnostics) == 22
    assert diagnostics[-1].message == "480 more lines like the ones above"
