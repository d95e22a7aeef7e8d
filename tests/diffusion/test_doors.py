"""What a person does with pictures of their own reaches the model through the command."""

import json
import shutil
from contextlib import chdir
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from agent.cli.main import main
from agent.cli.tools import Tools
from agent.project import Project
from agent.studio import find
from render.store import Drawn
from tests.diffusion.test_artist import net

SCRIPT = "INT. KITCHEN - DAY\n\nAnna opens the window.\n\nShe reads a letter.\n"
SMALL = 256
"""Pixels a picture is wide, so that it is soon drawn."""


@pytest.fixture(scope="module")
def drawn(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board that Stable Diffusion has drawn, with settings to go on so."""
    place = tmp_path_factory.mktemp("work")
    scribble = net(folder, place / "scribble", 2)
    (place / "film.fountain").write_text(SCRIPT)
    (place / "storyboard.toml").write_text(
        f'artist = "diffusion"\nweights = "{folder}"\npreset = "draft"\n'
        f'control = ["scribble={scribble}"]\n'
    )
    with chdir(place):
        main(["plan", "film.fountain", "-q"], Tools())
        index = place / "film.board" / "board.json"
        body = json.loads(index.read_text())
        body["settings"]["width"] = SMALL
        index.write_text(json.dumps(body))
        main(["film.fountain", "-q"], Tools())
    return place


class Desk:
    """The folder a person works in, and what they say there."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def run(self, *words: str) -> tuple[int, str]:
        self._capsys.readouterr()
        return main(words, Tools()), self._capsys.readouterr().err

    def shoot(self, *words: str) -> tuple[int, str]:
        return self.run("reshoot", "film.board", self.label, *words)

    @property
    def label(self) -> str:
        return self._board.load().board.scenes[0].panels[0].label

    @property
    def shown(self) -> Drawn:
        """What the first panel shows, and how it was made."""
        panel = find.panel(self._board.load().board, self.label).panel
        found = self._board.store.find(panel.takes[panel.current - 1].recipe)
        assert found is not None
        return found

    def pixels(self) -> np.ndarray:
        return np.asarray(self._board.store.image(self.shown.picture).convert("RGB"), np.int16)

    @property
    def _board(self) -> Project:
        return Project.open(self.folder / "film.board")


@pytest.fixture
def desk(
    drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:  # fmt: skip
    shutil.copytree(drawn, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    sheet = Image.new("L", (512, 288), 245)
    ImageDraw.Draw(sheet).ellipse((150, 40, 350, 240), outline=20, width=8)
    sheet.save(tmp_path / "ring.png")
    left = Image.new("L", (512, 288))
    left.paste(255, (0, 0, 256, 288))
    left.save(tmp_path / "left.png")
    return Desk(tmp_path, capsys)


def test_what_a_mask_keeps_stays_to_the_byte(desk: Desk) -> None:
    before = desk.pixels()
    status, err = desk.shoot("--mask", "left.png", "--strength", "1")
    assert (status, err.partition(";")[0]) == (0, f"{desk.label}: take 2")
    after = desk.pixels()
    half = SMALL // 2
    assert np.array_equal(after[:, half + 1 :], before[:, half + 1 :])
    assert not np.array_equal(after[:, :half], before[:, :half])


def test_a_subtle_change_is_nearer_to_the_picture_than_a_strong_one(desk: Desk) -> None:
    ring = np.asarray(Image.open(desk.folder / "ring.png").resize((SMALL, 144)), np.int16)
    away = {}
    for word in ("subtle", "1"):
        desk.shoot("--from", "ring.png", "--strength", word)
        away[word] = np.abs(desk.pixels().mean(axis=2) - ring).mean()
    assert away["subtle"] < away["1"]


def test_a_drawing_of_theirs_is_the_only_guide(desk: Desk) -> None:
    before, told = desk.pixels(), desk.shown.told
    desk.shoot("--guide", "ring.png")
    assert {key for key in desk.shown.told if key.startswith("guide")} == {"guide scribble x 0.9"}
    assert desk.shown.told["guide scribble x 0.9"] not in told.values()
    assert not np.array_equal(desk.pixels(), before)


def test_a_guide_that_lost_its_controlnet_is_one_line(desk: Desk) -> None:
    desk.shoot("--guide", "ring.png")
    desk.run("take", "film.board", desk.label, "1")
    settings = desk.folder / "storyboard.toml"
    settings.write_text(settings.read_text().replace("control", "# control"))
    desk.run("take", "film.board", desk.label, "2")
    status, err = desk.shoot("--size", "CU")
    assert status == 2
    assert "a scribble guide of a picture of yours needs a ControlNet" in err


def test_an_edited_panel_stays_when_candidates_are_wanted(desk: Desk) -> None:
    desk.shoot("--edit", "she smiles")
    edited = desk.shown.picture
    _, err = desk.run("film.fountain", "--candidates", "2")
    assert desk.shown.picture == edited
    assert f"{desk.label} drawn" not in err


def test_a_sketch_that_cannot_take_an_edit_is_one_line(desk: Desk) -> None:
    status, err = desk.shoot("--edit", "she smiles", "--artist", "sketch", "--double")
    assert status == 2
    assert len(err.splitlines()) == 1
    assert "takes Stable Diffusion" in err


def test_an_edit_that_finds_nothing_changes_nothing(desk: Desk) -> None:
    before = desk.shown
    status, err = desk.shoot("--edit", "zeppelin -> balloon")
    assert status in (1, 2)
    assert "finds no 'zeppelin'" in err
    assert desk.shown == before


def test_an_edit_is_in_the_recipe_and_the_prompt(desk: Desk) -> None:
    assert "window" in desk.shown.told["prompt"]
    assert desk.shoot("--edit", "window -> door")[0] == 0
    assert desk.shown.made_of.order.sources.edits == ("window -> door",)
    assert "door" in desk.shown.told["edited"]


def test_words_of_their_own_are_the_prompt(desk: Desk) -> None:
    desk.shoot("--prompt", "(a red kettle:1.3)")
    assert "(a red kettle:1.3)" in desk.shown.told["prompt"]


def test_candidates_are_drafts_and_the_finished_one_is_not(desk: Desk) -> None:
    settings = desk.folder / "storyboard.toml"
    settings.write_text(settings.read_text().replace('"draft"', '"default"'))
    desk.run("film.fountain", "-q")
    finished = desk.shown.made_of
    status, err = desk.shoot("--candidates", "2")
    assert status == 0
    assert err.splitlines()[-1].startswith(f"{desk.label}: takes 3, 4 to choose from")
    desk.run("take", "film.board", desk.label, "4")
    drafted = desk.shown.made_of
    assert drafted.artist == f"{finished.artist}-draft"
    assert json.loads(drafted.version)["steps"] < json.loads(finished.version)["steps"]
    assert "0 drawn" in desk.run("film.fountain")[1]
    desk.shoot("--finish", "4")
    assert desk.shown.made_of.artist == finished.artist
    assert desk.shown.made_of.order.seed == drafted.order.seed


def test_a_drawn_storyboard_guides_every_panel(desk: Desk) -> None:
    folder = desk.folder / "drawn"
    folder.mkdir()
    for number in range(1, 9):
        shutil.copy(desk.folder / "ring.png", folder / f"{number}.png")
    before = desk.pixels()
    status, err = desk.run("film.fountain", "--frames", "drawn")
    assert status == 0
    assert "frames: 8 frames for" in err
    assert any(key.startswith("guide scribble") for key in desk.shown.told)
    assert not np.array_equal(desk.pixels(), before)
    assert "0 drawn" in desk.run("film.fountain", "--frames", "drawn")[1]
