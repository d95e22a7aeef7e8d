"""The command as it ships: the rules direct and the sketch artist draws."""

from pathlib import Path

import pytest

from agent.cli.tools import Tools
from tests.cli.conftest import Run

pytestmark = pytest.mark.slow

SHORT = "INT. KITCHEN - DAY\n\nMAYA (34) sets two cups on the table.\n\nMAYA\nYou came back.\n"


@pytest.fixture
def short(script: Path) -> Path:
    script.write_text(SHORT)
    return script


def test_one_and_two_processes_draw_the_same_document(
    run: Run, short: Path, tmp_path: Path
) -> None:
    for workers in ("1", "2"):
        words = (short.name, "-o", f"{workers}.pdf", "--workers", workers, "-q")
        assert run(*words, tools=Tools()).status == 0
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_another_angle_is_another_picture_and_the_old_one_comes_back(
    run: Run, short: Path, tmp_path: Path
) -> None:
    run(short.name, "-o", "a.pdf", "-q", tools=Tools())
    before = (tmp_path / "a.pdf").read_bytes()
    assert run("reshoot", "a.board", "1A", "--angle", "high", tools=Tools()).status == 0
    assert (tmp_path / "a.pdf").read_bytes() != before
    run("take", "a.board", "1A", "1", tools=Tools())
    assert (tmp_path / "a.pdf").read_bytes() == before


def test_a_draft_is_drawn_over(run: Run, short: Path) -> None:
    run(short.name, "--draft", "-q", tools=Tools())
    assert ", 0 kept" in run(short.name, tools=Tools()).err
