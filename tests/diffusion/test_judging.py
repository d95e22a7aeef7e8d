"""`--retake` and `--candidates` for a whole board, from options and settings, and what is said."""

import json
from pathlib import Path

import pytest

from agent.cli import judging
from agent.cli.main import main
from agent.cli.tools import Tools
from agent.errors import SettingError
from render.diffusion.judging import faces
from render.diffusion.judging.tally import Tally

SCRIPT = "INT. KITCHEN - DAY\n\nAnna opens the window.\n"


@pytest.fixture
def work(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a script in it and settings that keep the work short."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "film.fountain").write_text(SCRIPT)
    (tmp_path / "storyboard.toml").write_text(
        f'artist = "diffusion"\nweights = "{folder}"\nsteps = 1\nsampler = "UniPC"\n'
    )
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(["film.fountain", "-o", "board.pdf", *words], Tools()) == 0
    return capsys.readouterr().err


def setting(work: Path, line: str) -> None:
    settings = work / "storyboard.toml"
    settings.write_text(f"{settings.read_text()}{line}\n")


def told(work: Path) -> list[dict[str, str]]:
    return [
        json.loads(one.read_text())["told"] for one in (work / "board.board").rglob("recipes/*")
    ]


@pytest.mark.usefixtures("work")
def test_what_was_looked_at_stays_and_the_end_says_how_sizes_came_out(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = said(capsys, "--retake", "1", "--candidates", "2")

    assert "1 drawn, 0 kept" in first
    assert "shot size measured in 0 of 1 picture; 0 drawn again, 0 still off" in first
    assert [one["shot size"] for one in told(work)] == ["not measured"]
    assert ["seed" in one["candidates"] for one in told(work)] == [True]
    for words in ([], ["--retake", "1", "--candidates", "2"], ["--retake", "3"]):
        again = said(capsys, *words)
        assert "0 drawn, 1 kept" in again
        assert "shot size" not in again


def test_what_nobody_looked_at_is_drawn_anew_to_be_looked_at(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "shot size" not in said(capsys)

    setting(work, "retake = 1")
    looked = said(capsys)

    assert "1 drawn, 0 kept" in looked
    assert "shot size measured in 0 of 1 picture" in looked


@pytest.mark.usefixtures("work")
def test_a_draft_is_not_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert "shot size" not in said(capsys, "--retake", "1", "--candidates", "2", "--draft")


@pytest.mark.usefixtures("work")
def test_a_program_reads_the_counts(capsys: pytest.CaptureFixture[str]) -> None:
    main(["film.fountain", "-o", "board.pdf", "--retake", "0", "--json"], Tools())

    assert json.loads(capsys.readouterr().out)["shot_sizes"] == {
        "pictures": 1, "measured": 0, "again": 0, "off": 0,
    }  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [("retake", 11), ("candidates", 0)])
def test_a_number_out_of_range_is_one_line(
    name: str, value: int, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    setting(work, f"{name} = {value}")

    status = main(["film.fountain", "-o", "board.pdf"], Tools())

    assert status == 2
    assert f"{name}: {value} is not from" in capsys.readouterr().err
    assert not (work / "board.pdf").exists()


@pytest.mark.parametrize(("there", "more"), [(True, ""), (False, "; by outlines alone, pip")])
def test_the_counts_are_a_sentence(there: bool, more: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "there", lambda: there)
    told = f"shot size measured in 31 of 48 pictures; 4 drawn again, 1 still off{more}"

    assert judging.sentence(Tally()) == ""
    assert judging.sentence(Tally(48, 31, 4, 1)).startswith(told)
    assert judging.sentence(Tally(48, 31, 4, 1)).endswith("finds faces") is not there


def test_what_is_given_goes_before_what_is_set() -> None:
    assert judging.settled({"retake": 2}, {"retake": 5, "candidates": 3}) == judging.Judging(2, 3)
    assert judging.settled({"retake": None}, {}) == judging.Judging(None, 1)
    with pytest.raises(SettingError, match="not from 1 to 32"):
        judging.settled({"retake": None}, {"candidates": 40})
