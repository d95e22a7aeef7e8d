import io
import json
import sys
from pathlib import Path

import pytest

from tests import fakes
from tests.boards import SCRIPT
from tests.cli.conftest import Run


def test_a_script_becomes_a_pdf_with_its_board_beside_it(run: Run, tmp_path: Path) -> None:
    ran = run("film.fountain", "-o", "out.pdf")
    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out.board" / "board.json").is_file()
    lines = ran.err.splitlines()
    assert lines[0] == "1A.1 drawn (1/7)"
    assert lines[-1] == "out.pdf: 7 panels in 3 scenes, 7 drawn, 0 kept, 0:14 running time"


def test_without_an_output_the_pdf_has_the_scripts_name(run: Run, tmp_path: Path) -> None:
    assert run("make", "film.fountain").status == 0
    assert (tmp_path / "film.pdf").is_file()


def test_a_second_run_keeps_every_picture(run: Run, tmp_path: Path) -> None:
    run("film.fountain", "-o", "out.pdf")
    before = (tmp_path / "out.pdf").read_bytes()
    ran = run("film.fountain", "-o", "out.pdf")
    assert ran.err == "out.pdf: 7 panels in 3 scenes, 0 drawn, 7 kept, 0:14 running time\n"
    assert (tmp_path / "out.pdf").read_bytes() == before


def test_two_workers_write_the_same_document(run: Run, tmp_path: Path) -> None:
    run("film.fountain", "-o", "one.pdf", "--workers", "1")
    run("film.fountain", "-o", "two.pdf", "--workers", "2")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_quiet_says_nothing(run: Run) -> None:
    assert run("film.fountain", "-q") == (0, "", "")


def test_json_is_one_object_on_stdout(run: Run) -> None:
    body = json.loads(run("film.fountain", "-o", "out.pdf", "--json").out)
    assert body["outputs"] == ["out.pdf"]
    assert (body["panels"], body["drawn"], body["kept"], body["failed"]) == (7, 7, 0, [])


def test_several_outputs_share_a_board(run: Run, tmp_path: Path) -> None:
    assert run("film.fountain", "-o", "a.pdf", "-o", "b.pdf").status == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert not (tmp_path / "b.board").exists()


def test_an_output_named_twice_is_written_once(run: Run) -> None:
    ran = run("film.fountain", "-o", "a.pdf", "-o", "./a.pdf")
    assert ran.err.splitlines()[-1].startswith("a.pdf: 7 panels")


def test_a_project_can_be_kept_elsewhere(run: Run, tmp_path: Path) -> None:
    run("film.fountain", "-o", "a.pdf", "--project", "deep/board")
    assert (tmp_path / "deep" / "board" / "board.json").is_file()


def test_scenes_narrow_the_document(run: Run) -> None:
    ran = run("film.fountain", "--scenes", "2-3")
    assert "3 panels in 2 scenes, 3 drawn" in ran.err


def test_a_dry_run_says_the_cost_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    ran = run("film.fountain", "--dry-run")
    assert ran.out.startswith("7 panels in 3 scenes, 7 pictures to draw, under a minute")
    assert [path.name for path in tmp_path.iterdir()] == ["film.fountain"]


def test_a_dry_run_in_json(run: Run) -> None:
    body = json.loads(run("film.fountain", "--dry-run", "--json").out)
    assert (body["pictures"], body["panels"], body["scenes"]) == (7, 7, 3)


def test_drafts_do_not_stand_in_for_pictures(run: Run) -> None:
    run("film.fountain", "--draft")
    assert "7 drawn, 0 kept" in run("film.fountain").err


def test_settings_given_once_are_kept_by_the_board(run: Run) -> None:
    run("film.fountain", "--style", "lines", "--numbering", "dash")
    ran = run("film.fountain")
    assert "0 drawn, 7 kept" in ran.err


def test_a_settings_file_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "storyboard.toml").write_text('numbering = "dash"\nworkers = 1\n')
    assert run("film.fountain").err.startswith("1-1.1 drawn")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing_like = 1", "storyboard.toml: nothing_like is no setting; there are aspect"),
        ('papre = "a4"', "storyboard.toml: papre is no setting; did you mean paper?"),
        ('paper = "a3"', "storyboard.toml: paper: 'a3' is none of a4, letter"),
        ("seed = -1", "storyboard.toml: seed: -1 is not a whole number"),
        ("seed = ", "storyboard.toml cannot be read as TOML"),
    ],
)
def test_a_mistake_in_the_settings_file_is_named(
    run: Run, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "storyboard.toml").write_text(text)
    ran = run("film.fountain")
    assert ran.status == 2
    assert said in ran.err


def test_the_environment_wins_over_the_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "storyboard.toml").write_text('numbering = "dash"')
    monkeypatch.setenv("STORYBOARD_NUMBERING", "master")
    assert run("film.fountain").err.startswith("1.1 drawn")


class _Bytes:
    """A standard stream with only its buffer."""

    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)

    def isatty(self) -> bool:
        return False

    def flush(self) -> None:
        """Nothing to do."""


def test_a_script_comes_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Bytes(SCRIPT.encode()))
    assert "storyboard.pdf: 7 panels" in run("-").err


def test_a_pipe_can_be_pasted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Bytes(SCRIPT.encode()))
    assert "pasted.pdf: 7 panels" in run("paste").err


def test_a_document_goes_to_standard_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    out = _Bytes()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        ran = run("film.fountain", "-o", "-")
    assert ran.status == 0
    assert out.buffer.getvalue().startswith(b"%PDF")


def test_a_panel_that_cannot_be_drawn_is_a_placeholder(run: Run, tmp_path: Path) -> None:
    ran = run("film.fountain", tools=fakes.tools(fakes.FakeArtist(refuses=("Untie it.",))))
    assert ran.status == 3
    assert (tmp_path / "film.pdf").is_file()
    lines = ran.err.splitlines()
    assert lines[-2] == "2B not drawn: ValueError: no idea how to draw 'Untie it.'"
    assert "6 drawn, 0 kept, 1 placeholder, " in lines[-1]


def test_ctrl_c_keeps_what_is_drawn(run: Run) -> None:
    ran = run(
        "film.fountain", "--workers", "1", tools=fakes.tools(fakes.FakeArtist(interrupted_at=4))
    )
    assert ran.status == 130
    assert ran.err.splitlines()[-1].startswith("storyboard: stopped")
    assert "3 of 7 pictures are kept in film.board" in ran.err
    assert "4 drawn, 3 kept" in run("film.fountain").err


def test_what_the_writer_may_put_right_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "film.fountain").write_text(f"{SCRIPT}\n[[a note that never ends\n")
    assert "line" in run("film.fountain").err.splitlines()[0]
