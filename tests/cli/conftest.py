"""A script in a folder of its own, and the command run in it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from agent.cli.main import main
from agent.cli.tools import Tools
from tests import fakes
from tests.boards import SCRIPT


class Ran(NamedTuple):
    """What a command left: its status and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script in an empty working folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "film.fountain"
    path.write_text(SCRIPT)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, script: Path) -> Run:
    """Run the command with the fakes, in one process, beside the script."""
    monkeypatch.setenv("STORYBOARD_WORKERS", "1")

    def storyboard(*words: str, tools: Tools | None = None) -> Ran:
        capsys.readouterr()
        status = main(words, tools or fakes.tools())
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return storyboard
