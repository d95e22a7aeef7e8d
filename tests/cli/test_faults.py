"""What a stopped process leaves behind; every test starts real processes."""

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from agent.project import Project
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
CODE = """
import sys
from agent.cli.main import main
from tests.fakes import FakeArtist, tools
if __name__ == "__main__":
    artist = eval(sys.argv.pop(1), {"FakeArtist": FakeArtist})
    sys.exit(main(tools=tools(artist)))
"""


@pytest.fixture
def program(tmp_path: Path, script: Path) -> Path:
    """The command as a program of its own; its first word is the artist."""
    path = tmp_path / "program.py"
    path.write_text(CODE)
    return path


def start(program: Path, *words: str, **how: object) -> subprocess.Popen[str]:
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        **{
            "args": [sys.executable, str(program), *words],
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "text": True,
            "cwd": program.parent,
            "env": {**os.environ, "PYTHONPATH": str(ROOT)},
            "start_new_session": True,
            **how,
        },
    )


def acknowledged(err: str) -> list[str]:
    """Return the labels that were said to be drawn."""
    return re.findall(r"^(\S+) drawn ", err, re.MULTILINE)


def readable(folder: Path) -> None:
    """Read every file of the project."""
    project = Project.open(folder)
    for scene in project.load().board.scenes:
        for panel in scene.panels:
            for take in panel.takes:
                project.store.picture(take.picture)


@pytest.mark.parametrize(
    "last", [4, *(pytest.param(last, marks=pytest.mark.slow) for last in (1, 5, 6, 7))]
)
def test_a_kill_while_drawing_loses_nothing_that_was_said(
    program: Path, run: Run, last: int
) -> None:
    with start(program, f"FakeArtist(dies_at={last})", "film.fountain", "--workers", "1") as done:
        _, err = done.communicate()
    assert done.returncode == -signal.SIGKILL
    assert len(acknowledged(err)) == last - 1
    readable(program.parent / "film.board")
    ran = run("film.fountain")
    assert f"{8 - last} drawn, {last - 1} kept" in ran.err.replace("kept (", "(")
    readable(program.parent / "film.board")


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), pytest.param(signal.SIGTERM, 143, marks=pytest.mark.slow)],
    ids=["ctrl-c", "term"],
)
def test_a_stop_while_workers_draw_keeps_what_is_finished(
    program: Path, run: Run, number: signal.Signals, status: int
) -> None:
    artist = "FakeArtist(waits_on=('They sit without a word.',))"
    with start(program, artist, "film.fountain", "--workers", "2") as going:
        assert going.stderr is not None
        said = "".join(going.stderr.readline() for _ in range(6))
        os.killpg(going.pid, number)
        rest = going.stderr.read()  # ends only when every process has
    assert going.returncode == status
    assert "6 of 7 pictures are kept in film.board" in rest
    assert "Traceback" not in rest
    assert len(acknowledged(said)) == 6
    assert "1 drawn, 6 kept" in run("film.fountain").err


def test_a_worker_that_comes_to_life_is_deaf_to_ctrl_c(program: Path) -> None:
    program.write_text(
        f"import os, time\n{CODE}else:\n    os.write(2, b'%d\\n' % os.getpid())\n"
        "    time.sleep(0.5)\n"
    )
    with start(program, "FakeArtist()", "film.fountain", "--workers", "2") as going:
        assert going.stderr is not None
        os.kill(int(going.stderr.readline()), signal.SIGINT)
        rest = going.stderr.read()
    assert going.returncode == 0
    assert "Traceback" not in rest


@pytest.mark.parametrize(
    ("words", "closed", "status"),
    [
        ("parse film.fountain", ">&-", 0),
        ("film.fountain -q", ">&- 2>&-", 0),
        ("film.fountain", "2>&-", 0),
        ("paste", "<&-", 2),
        ("-", "<&-", 2),
    ],
)
def test_a_closed_stream_is_no_mistake_of_ours(
    program: Path, words: str, closed: str, status: int
) -> None:
    command = f"exec {sys.executable} {program} 'FakeArtist()' {words} {closed}"
    with start(program, shell=True, args=command) as done:
        _, err = done.communicate()
    assert done.returncode == status
    assert "our mistake" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("words", [("parse", "film.fountain"), ("film.fountain", "-q", "-o", "-")])
def test_a_full_standard_output_is_one_line(program: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        going = start(program, "FakeArtist()", *words, stdout=full)
        _, err = going.communicate()
    assert going.returncode == 1
    assert err == ("storyboard: cannot write to standard output: the disk is full; "
                   "free some space and run it again\n")  # fmt: skip


def test_two_runs_at_once_share_a_board(program: Path) -> None:
    words = ("FakeArtist()", "film.fountain", "--workers", "1", "--project", "b.board")
    with start(program, *words, "-o", "a.pdf") as one, start(program, *words, "-o", "b.pdf") as two:
        one.communicate()
        two.communicate()
    assert (one.returncode, two.returncode) == (0, 0)
    readable(program.parent / "b.board")
    panels = [panel for scene in Project.open(program.parent / "b.board").load().board.scenes
              for panel in scene.panels]  # fmt: skip
    assert [len(panel.takes) for panel in panels] == [1] * 7
    a, b = ((program.parent / name).read_bytes() for name in ("a.pdf", "b.pdf"))
    assert a == b


def test_two_reshoots_at_once_both_stay(program: Path, run: Run) -> None:
    run("film.fountain", "-q")
    words = ("FakeArtist()", "reshoot", "film.board", "2B", "--size")
    with start(program, *words, "ECU") as one, start(program, *words, "LS") as two:
        one.communicate()
        two.communicate()
    assert (one.returncode, two.returncode) == (0, 0)
    assert len(run("takes", "film.board", "2B").out.splitlines()) == 3


def test_a_long_pasted_line_is_not_cut_and_rubbed_out_letters_are_gone(program: Path) -> None:
    speech = "word " * 2000
    ours, theirs = pty.openpty()
    words = ("FakeArtist()", "paste", "-o", "p.pdf", "--workers", "1")
    with start(program, *words, stdin=theirs) as going:
        assert going.stderr is not None
        assert "Ctrl-D" in going.stderr.readline()
        left = f"INT. ROOM - DAÉÖ\x7f\x7fY\r\rMAYA\r{speech}\r\x04".encode()
        while left:
            left = left[os.write(ours, left[:1000]) :]
        going.stderr.read()
    os.close(ours)
    os.close(theirs)
    assert going.returncode == 0
    [scene] = Project.open(program.parent / "p.board").load().board.scenes
    assert scene.heading == "INT. ROOM - DAY"
    [panel] = scene.panels
    assert panel.speeches[0].text.split() == speech.split()


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limits")
@pytest.mark.parametrize("limit", [200, 2_600])
def test_a_disk_that_takes_no_more_is_one_line(program: Path, run: Run, limit: int) -> None:
    import resource

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    words = ("FakeArtist()", "film.fountain", "-q", "--workers", "1")
    with start(program, *words, preexec_fn=small) as going:
        _, err = going.communicate()
    assert (going.returncode, err.count("\n")) == (1, 1)
    assert "too large for this disk" in err
    assert run("film.fountain", "-q").status == 0


def test_a_terminal_gets_bars_without_colour_when_asked(program: Path) -> None:
    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "NO_COLOR": "1"}
    words = ("FakeArtist()", "film.fountain", "--workers", "1")
    with start(program, *words, stderr=theirs, env=env) as going:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b"")).decode()
    os.close(ours)
    assert going.returncode == 0
    assert "7/7" in shown
    assert "drawn (1/7)" not in shown
    assert re.search(r"\x1b\[[0-9;]*m", shown) is None


def _read(terminal: int) -> bytes:
    """Return what a terminal shows next; empty when its other side is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
