import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.boards import SCRIPT
from tests.cli.conftest import Run

HEAVY = ("pydantic", "numpy", "PIL", "reportlab", "rich", "yaml")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from agent.cli.main import main; status = main(['--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules]); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "command",
    ["make", "plan", "parse", "check", "reshoot", "takes", "take", "paste", "doctor", "completion"],
)
def test_every_command_has_help(run: Run, command: str) -> None:
    assert command in run("--help").out
    ran = run(command, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"Usage: storyboard {command}")


def test_h_is_help(run: Run) -> None:
    assert run("-h").out == run("--help").out
    assert run("take", "-h").out == run("take", "--help").out


def test_json_is_utf_8_whatever_the_terminal_is(tmp_path: Path) -> None:
    script = tmp_path / "film.fountain"
    script.write_text("INT. CAFÉ - DAY\n\n犬が来る。\n", "utf-8")
    code = "import sys; from agent.cli.main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "parse", str(script), "--json"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert "犬が来る。" in done.stdout.decode()


def test_the_bare_command_is_help(run: Run) -> None:
    assert run().out == run("--help").out


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("storyboard pl", ["plain,plan", "file,pl"]),
        ("storyboard film.fountain --lay", ["plain,--layout"]),
        ("storyboard plan fi", ["file,fi"]),
        ("storyboard plan --num", ["plain,--numbering"]),
    ],
)
def test_a_shell_completes_commands_options_and_files(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: str, offered: list[str]
) -> None:
    monkeypatch.setenv("_STORYBOARD_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    ran = run()
    assert (ran.status, ran.out.splitlines()) == (0, offered)


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out.startswith("storyboard 0.")


def test_parse_prints_one_json_object(run: Run) -> None:
    ran = run("parse", "film.fountain", "--json")
    assert ran.err == ""
    body = json.loads(ran.out)
    assert body["elements"][0]["text"] == "INT. KITCHEN - DAY"


def test_a_script_cannot_talk_to_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "film.fountain").write_text(SCRIPT.replace("EXT. PIER", "EXT. \x1b]0;\x07PIER"))
    for command in ("parse", "check"):
        ran = run(command, "film.fountain")
        assert "PIER" in ran.out or command == "check"
        assert not {"\x1b", "\x07"} & {*ran.out, *ran.err}


def test_parse_lists_the_scenes(run: Run) -> None:
    assert run("parse", "film.fountain").out.splitlines()[1].startswith("2  EXT. PIER - NIGHT")


def test_scenes_narrow_what_parse_shows(run: Run) -> None:
    assert run("parse", "film.fountain", "--scenes", "2").out.startswith("2  EXT. PIER - NIGHT")
    body = json.loads(run("parse", "film.fountain", "--scenes", "2-3", "--json").out)
    headings = [one["text"] for one in body["elements"] if one["type"] == "scene_heading"]
    assert headings == ["EXT. PIER - NIGHT", "INT. BOAT - NIGHT"]


def test_scenes_narrow_what_plan_prints_and_the_board_keeps_all(run: Run) -> None:
    ran = run("plan", "film.fountain", "--scenes", "2", "--json", "-o", "b.board")
    assert [scene["number"] for scene in json.loads(ran.out)["scenes"]] == ["2"]
    assert ran.err == "b.board: 2 panels in 1 scene planned\n"
    assert run("takes", "b.board", "3A").status == 0


def test_scenes_narrow_what_check_finds(run: Run) -> None:
    def lines(*words: str) -> list[int]:
        body = json.loads(run("check", "film.fountain", "--json", *words).out)
        return [one["line"] for one in body["findings"]]

    assert lines("--scenes", "1") == lines() == [11]
    assert lines("--scenes", "2-3") == []


@pytest.mark.parametrize("command", ["parse", "plan", "check"])
def test_a_scene_that_is_not_there_is_named(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, "film.fountain", "--scenes", "9")
    assert (ran.status, ran.out) == (2, "")
    assert "no scene '9'" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["film.fountain"]


def test_plan_writes_a_board_and_draws_nothing(run: Run, tmp_path: Path) -> None:
    ran = run("plan", "film.fountain", "-o", "b.board")
    assert (ran.status, ran.err) == (0, "b.board: 7 panels in 3 scenes planned\n")
    assert not (tmp_path / "b.board" / "objects").exists()


def test_plan_prints_the_board_in_json_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    body = json.loads(run("plan", "film.fountain", "--json", "--seed", "3").out)
    assert body["settings"]["seed"] == 3
    assert len(body["scenes"]) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["film.fountain"]


def test_a_planned_board_is_drawn_by_make(run: Run) -> None:
    run("plan", "film.fountain", "-o", "b.board", "--style", "lines")
    assert "7 drawn" in run("film.fountain", "-o", "b.pdf", "--project", "b.board").err


def test_check_says_what_is_wrong_and_ends_with_1_on_an_error(run: Run, tmp_path: Path) -> None:
    run("plan", "film.fountain", "-o", "b.board", "-q")
    [path] = (tmp_path / "b.board" / "scenes").glob("*pier*")
    path.write_text(path.read_text().replace('"Untie it."', '"Leave it."'))
    ran = run("check", "b.board")
    assert ran.status == 1
    assert ran.out.startswith("E01 ")
    findings = json.loads(run("check", "b.board", "--json").out)["findings"]
    assert findings[0]["code"] == "E01"


def test_check_reads_a_script_as_well(run: Run) -> None:
    assert run("check", "film.fountain", "-q").status in (0, 1)


def test_doctor_says_what_is_there(run: Run) -> None:
    ran = run("doctor")
    assert ran.status == 0
    assert "ok   python" in ran.out
    names = {one["what"] for one in json.loads(run("doctor", "--json").out)["findings"]}
    assert {"fonts", "cores", "memory", "write access", "extra diffusion", "settings"} <= names


def test_doctor_ends_with_1_when_something_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "storyboard.toml").write_text("papre = 1")
    ran = run("doctor")
    assert ran.status == 1
    assert "BAD  settings: storyboard.toml: papre" in ran.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run: Run, shell: str) -> None:
    assert "_STORYBOARD_COMPLETE" in run("completion", shell).out


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    script = tmp_path / "long.fountain"
    script.write_text(SCRIPT * 500)
    code = "import sys; from agent.cli.main import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", code, "parse", str(script), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
    ) as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        reader.stdout.read(10)
        reader.stdout.close()
        assert reader.stderr.read() == b""
    assert reader.returncode == 1
