"""A run that is killed outright goes on where it was, and asks nothing twice that was answered."""

import importlib.util
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.directing.llm import brain
from tests.wire import Server, serving

ROOT = Path(__file__).parents[3]

pytestmark = [
    pytest.mark.extra,
    pytest.mark.slow,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(importlib.util.find_spec("langchain_openai") is None, reason="extra llm"),
    pytest.mark.skipif(os.name != "posix", reason="SIGKILL"),
]


def start(folder: Path, server: Server) -> "subprocess.Popen[str]":
    words = ("plan", "film.fountain", "-o", "b", "--director", "llm", "--threads", "2",
             "--base-url", server.url, "--model", "m")  # fmt: skip
    environment = {
        "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"), "XDG_CONFIG_HOME": str(folder / "config"),
    }  # fmt: skip
    code = "import sys; from agent.cli.main import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", code, *words], cwd=folder, env=environment, text=True,
        stderr=subprocess.PIPE,
    )  # fmt: skip


def test_a_killed_run_pays_for_nothing_twice(tmp_path: Path) -> None:
    walk = "Vera walks past the shelves and counts the boxes on every one of them. " * 24
    film = "\n\n".join(f"INT. STORE {n} - DAY\n\nVERA comes in. {walk}" for n in range(1, 13))
    (tmp_path / "film.fountain").write_text(film)
    done: set[str] = set()
    with serving(brain.answer, latency=0.3) as server:
        first = start(tmp_path, server)
        assert first.stderr is not None
        for line in first.stderr:
            done |= set(re.findall(r"scene (\d+) directed", line))
            if len(done) == 4:
                break
        first.send_signal(signal.SIGKILL)
        first.wait()
        first.stderr.close()
        time.sleep(0.5)
        before = len(server.paid)
        second = start(tmp_path, server)
        _, err = second.communicate(timeout=60)
        assert second.returncode == 0
        assert "12 scenes planned" in err
        again = {n for one in server.paid[before:] for n in brain.SCENE.findall(one.texts[1])}
    assert len(again) in range(4, 9)
    assert not done & again
