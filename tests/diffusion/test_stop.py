"""What is painted when the work is broken off is kept, and the next run paints only the rest."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from agent.cli.main import main
from agent.cli.tools import Tools
from tests import fakes

pytestmark = pytest.mark.slow

SCRIPT = "INT. KITCHEN - DAY\n\n" + "\n\n".join(
    f"Anna opens window number {count}. She looks at bird {count}." for count in range(1, 5)
)
CODE = "import sys; from agent.cli.main import main; sys.exit(main())"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a planned board whose pictures are small, and the rules to plan by."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "film.fountain").write_text(SCRIPT)
    assert main(["plan", "film.fountain", "-o", "film.board", "-q"], fakes.tools()) == 0
    board = tmp_path / "film.board" / "board.json"
    found = json.loads(board.read_text())
    found["settings"]["width"] = 64
    board.write_text(json.dumps(found, indent=1))
    return tmp_path


def asked(folder: Path) -> list[str]:
    return ["film.fountain", "-o", "film.pdf", "--artist", "diffusion", "--weights", str(folder),
            "--preset", "draft", "--batch", "1"]  # fmt: skip


def start(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", CODE, *asked(folder)], stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "OMP_NUM_THREADS": "1"},
    )  # fmt: skip


def broken_off(folder: Path, by: signal.Signals) -> tuple[int, str]:
    """Start the work, break it off at the third picture; return status and what was said."""
    with start(folder) as going:
        assert going.stderr is not None
        said = ""
        while said.count(" drawn (") < 3:
            line = going.stderr.readline()
            assert line, said
            said += line
        going.send_signal(by)
        said += going.stderr.read()
    return going.returncode, said


def kept(said: str) -> int:
    """Return how many pictures a last line says were there before."""
    found = re.search(r"(\d+) drawn, (\d+) kept", said)
    assert found, said
    return int(found[2])


def rest(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, int]:
    """Do the rest of the work, here; return what was said and how many pictures were painted."""
    status = main(asked(folder), Tools())
    said = capsys.readouterr().err
    assert status == 0, said
    return said, len(re.findall(r" drawn \(", said))


def test_ctrl_c_keeps_what_is_painted_and_says_so(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = broken_off(folder, signal.SIGINT)

    assert status == 130
    assert "Traceback" not in said
    found = re.search(r"(\d+) of (\d+) pictures are kept in film.board", said)
    assert found
    assert 3 <= int(found[1]) < int(found[2])
    takes = json.dumps([json.loads(one.read_text())
                        for one in (work / "film.board").rglob("*.json")])  # fmt: skip
    assert takes.count('"picture"') >= int(found[1])
    again, fresh = rest(folder, capsys)
    assert fresh == int(found[2]) - int(found[1])
    assert kept(again) == int(found[1])
    assert "GB peak" in again or "MB peak" in again


def test_a_kill_loses_nothing_that_was_said(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = broken_off(folder, signal.SIGKILL)

    assert status == -signal.SIGKILL
    told = said.count(" drawn (")
    again, fresh = rest(folder, capsys)
    total = int(re.findall(r"/(\d+)\)", said)[0])
    assert told <= kept(again) <= told + 1
    assert fresh <= total - told
    assert (work / "film.pdf").exists()
