"""Emphasis marks become styles, and stay marks where they pair with nothing."""

import pytest

from agent.reading import emphasis


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("He dialed *69 and then *23, and then hung up.", None),
        ("He dialed *69 and then 23*, and then hung up.",
         "He dialed 69 and then 23, and then hung up."),
        (r"He dialed \*69 and 23\*.", "He dialed *69 and 23*."),
        (r"code: **\*9765\***", "code: *9765*"),
        ("They *share a look.\nThis is BAD.*", None),
        ("a ____ b **** c", None),
        ("snake_case", None),
        ("un*frigging*believable", "unfriggingbelievable"),
        ("_a *b_ c*", "a *b c*"),
        ("***a* b**", "a b"),
        (r"C:\path", None),
        ("", None),
    ],
)  # fmt: skip
def test_only_marks_that_pair_on_one_line_go(text: str, plain: str | None) -> None:
    assert emphasis.plain(text) == (text if plain is None else plain)


def test_runs_name_every_style_and_join_to_the_plain_text() -> None:
    runs = emphasis.runs("a ***b** c* _d_")
    assert [(run.text, run.bold, run.italic, run.underline) for run in runs] == [
        ("a ", False, False, False),
        ("b", True, True, False),
        (" c", False, True, False),
        (" ", False, False, False),
        ("d", False, False, True),
    ]


@pytest.mark.parametrize(
    ("text", "marked"), [("a b", False), ("a * b", True), ("*a*", True), (r"\*a", True)]
)
def test_a_text_says_whether_it_carries_marks(text: str, marked: bool) -> None:
    assert emphasis.has_marks(text) is marked


@pytest.mark.parametrize(
    ("parts", "plain"),
    [
        (["And *I hate this.", "I hate that.*", "_You._"],
         ["And I hate this.", "I hate that.", "You."]),
        (["**One.", "Two.**"], ["One.", "Two."]),
        (["Dial *69.", "2 * 3 is six *"], ["Dial *69.", "2 * 3 is six *"]),
        (["", "*a*", ""], ["", "a", ""]),
        ([""], [""]),
    ],
)  # fmt: skip
def test_emphasis_may_reach_over_the_parts_of_a_text(parts: list[str], plain: list[str]) -> None:
    assert emphasis.plain_parts(parts) == plain
