"""A board that one who paints has drawn, and the command to work on a copy of it."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from agent.cli.main import main
from agent.project import Project
from agent.studio import find
from tests import fakes
from tests.boards import SCRIPT
from tests.cli.conftest import Ran

PAINTER = fakes.FakeArtist(name="diffusion-fake")
NET = ("--control", "scribble=s.safetensors")
"""What has a drawing guide it."""


@pytest.fixture(scope="session")
def painted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The board, drawn once."""
    folder = tmp_path_factory.mktemp("painted")
    (folder / "film.fountain").write_text(SCRIPT)
    main([str(folder / "film.fountain"), "-o", str(folder / "out.pdf"), "-q"], fakes.tools(PAINTER))
    return folder


class Desk:
    """A folder with a copy of the board, and the command to work on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def run(self, *words: str, artist: fakes.FakeArtist = PAINTER) -> Ran:
        self._capsys.readouterr()
        status = main(words, fakes.tools(artist))
        return Ran(status, *self._capsys.readouterr())

    def make(self, *words: str, artist: fakes.FakeArtist = PAINTER) -> Ran:
        return self.run("film.fountain", "-o", "out.pdf", *words, artist=artist)

    def shoot(self, *words: str, artist: fakes.FakeArtist = PAINTER) -> Ran:
        return self.run("reshoot", "out.board", "2B", *words, artist=artist)

    @property
    def takes(self) -> list[dict[str, object]]:
        """The takes of 2B."""
        found = json.loads(self.run("takes", "out.board", "2B", "--json").out)["takes"]
        assert isinstance(found, list)
        return found

    @property
    def chosen(self) -> list[object]:
        """The number of the take of 2B that is chosen."""
        return [one["number"] for one in self.takes if one["chosen"]]


@pytest.fixture
def desk(
    tmp_path: Path, painted: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:  # fmt: skip
    shutil.copytree(painted, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STORYBOARD_WORKERS", "1")
    return Desk(tmp_path, capsys)


def paired(ran: Ran) -> str:
    """Return the line that says which frame is of which panel."""
    return next(line for line in ran.err.splitlines() if line.startswith("frames: "))


def guides(desk: Desk) -> dict[str, int]:
    """Return the grey of every panel's guide by its label."""
    project = Project.open(desk.folder / "out.board")
    found: dict[str, int] = {}
    for scene in project.load().board.scenes:
        for panel in scene.panels:
            sources = find.panel(project.load().board, panel.label).shot.sources
            if sources.guide:
                grey = np.asarray(project.store.image(sources.guide).convert("L"))
                found[panel.label] = int(grey[len(grey) // 2, len(grey[0]) // 2])
    return found
