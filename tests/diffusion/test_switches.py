"""The switches of the command line reach the artist, and say what came of them."""

import json
from pathlib import Path

import pytest
from PIL import Image

from agent.cli.main import main
from agent.cli.tools import Tools
from render.diffusion.files import safety
from tests.diffusion import tiny
from tests.diffusion.test_safety import checker
from tests.diffusion.test_vae import halves, taesd

SCRIPT = "INT. KITCHEN - DAY\n\nAnna opens the window.\n"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a script whose pictures are small."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "film.fountain").write_text(SCRIPT)
    return tmp_path


def made(folder: Path, *words: str) -> int:
    return main(["film.fountain", "-o", "b.pdf", "--artist", "diffusion", "--weights", str(folder),
                 "--preset", "draft", "--width", "128", *words], Tools())  # fmt: skip


def told(work: Path) -> list[dict[str, str]]:
    return [json.loads(one.read_text())["told"] for one in (work / "b.board").rglob("recipes/*")]


def size(picture: Path) -> tuple[int, int]:
    with Image.open(picture) as image:
        return image.size


def test_a_withheld_panel_is_a_placeholder_and_switching_off_draws_it_alone(
    work: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = tiny.folder(tmp_path / "model")
    checker(model / safety.FOLDER, -1.1)

    strict = made(model)
    said = capsys.readouterr().err
    off = made(model, "--safety", "off")
    then = capsys.readouterr().err
    again = made(model)

    assert (strict, off, again) == (3, 0, 0)
    assert f"not drawn: {safety.WITHHELD}" in said
    assert "1 placeholder" in said
    assert "1 drawn, 0 kept" in then
    assert "0 drawn, 1 kept" in capsys.readouterr().err


def test_a_picture_is_painted_as_large_as_asked_and_handed_over_as_wide(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(folder, "--double") == 0
    err = capsys.readouterr().err
    assert made(folder, "--native") == 0

    assert {one["size"] for one in told(work)} == {"128x72, doubled", "512x512"}
    assert {size(one) for one in (work / "b.board").rglob("*.png")} == {(128, 72)}
    assert " peak, " in err


def test_the_settings_switch_as_the_options_do(work: Path, folder: Path) -> None:
    (work / "storyboard.toml").write_text('double = "on"\nsafety = "off"\n')

    assert made(folder) == 0
    assert made(folder, "--no-double") == 0

    assert {one["size"] for one in told(work)} == {"128x72, doubled", "128x72"}


def test_a_tiny_vae_draws_anew_and_is_part_of_the_recipe(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decoder = halves(taesd(), work)[1]
    made(folder)
    capsys.readouterr()

    assert made(folder, "--vae", str(decoder)) == 0

    assert "1 drawn, 0 kept" in capsys.readouterr().err
    versions = [one.read_text() for one in (work / "b.board").rglob("recipes/*")]
    assert sum("vae decoder" in one for one in versions) == 1


def test_a_checker_that_is_not_there_is_one_line(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = made(folder, "--safety", "nowhere/at/all")

    err = capsys.readouterr().err
    assert (status, len(err.splitlines())) == (2, 1)
    assert "nowhere" in err
