"""The README's commands work as they stand."""

import re
import shlex
from pathlib import Path

import pytest

from agent.cli.main import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]
COMMANDS = [line for line in LINES if line.startswith("storyboard")]


SCRIPT = """INT. KITCHEN - NIGHT #12#

A narrow kitchen. MARA, 40, grey braid, stands at the window.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a script whose board has the README's labels."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "script.fountain").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


def test_every_command_of_the_readme_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        words = shlex.split(command)[1:]
        status = main([word if word != "board.board" else str(desk / word) for word in words])
        said = capsys.readouterr()
        assert status in (0, 1 if words[0] == "check" else 0), (command, said.err)


def test_the_readme_names_the_two_commands_that_do_everything() -> None:
    assert "make board" in BLOCKS[0]
    assert "make test" in BLOCKS[1]


@pytest.mark.parametrize("file", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_what_the_readme_shows_is_there(file: str) -> None:
    assert (ROOT / file).is_file()


def test_every_option_the_readme_names_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    main(["make", "--help"])
    known = capsys.readouterr().out
    table = "\n".join(line for line in README.splitlines() if line.startswith("|"))

    for option in set(re.findall(r"`(--[a-z-]+)", table)):
        assert option in known
