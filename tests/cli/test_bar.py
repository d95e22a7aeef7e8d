import io
import sys

import pytest

from agent.cli.talk import bar


class Terminal(io.StringIO):
    """Somewhere a bar can be seen."""

    def isatty(self) -> bool:
        return True


def seen(patch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of where errors go, and return it."""
    shown = Terminal()
    patch.setenv("TERM", "xterm")
    patch.setattr(sys, "stderr", shown)
    return shown


def test_a_bar_moves_and_a_remark_stays_without_what_a_terminal_would_obey(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = seen(monkeypatch)
    with bar() as step:
        step("scene 1", 1, 3, "scene 1 by the rules: \x1b[2Jno answer")
    assert "1/3" in terminal.getvalue()
    assert "scene 1 by the rules: [2Jno answer" in terminal.getvalue()


def test_a_bar_that_never_moves_leaves_the_terminal_to_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = seen(monkeypatch)
    with bar():
        pass
    assert terminal.getvalue() == ""
