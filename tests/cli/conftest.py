"""A script in a folder of its own, and the command run in it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from agent.cli.main import main
from agent.cli.tools import Tools
from tests import fakes

SCRIPT = """\
INT. KITCHEN - DAY

MAYA sets two cups on the table.

MAYA
You came back.

TOM stops at the door.

TOM
I said I would.

EXT. PIER - NIGHT

Rain. A boat turns at its rope.

MAYA
Untie it.

INT. BOAT - NIGHT

They sit without a word.
"""


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
def run(capsys: pytest.CaptureFixture[str], script: Path) -> Run:
    """Run the command with the fakes, one process, beside the script."""

    def storyboard(*words: str, tools: Tools | None = None) -> Ran:
        capsys.readouterr()
        status = main(words, tools or fakes.tools())
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return storyboard
