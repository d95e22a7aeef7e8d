"""What it costs to keep a board, and what a kill loses: `python -m bench.project`.

Pictures are flat, so that what is measured is the folder: seconds a picture at growing sizes
(the same at each, were it linear), a second run, one changed scene, and kills at random places.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from agent.board import Settings
from agent.errors import ProjectError
from agent.project import Project
from agent.reading.read import read_text
from agent.studio.draw import Unit, draw
from agent.studio.plan import Brief, plan
from render.shoot import Hands
from tests.fakes import FakeArtist, FakeDirector, noon

SIZES = (75, 150, 300, 600)
"""Scenes of two panels."""

KILLS = 20


def script(scenes: int, changed: int = -1) -> str:
    """Return a script; the scene `changed` has another word in it."""
    return "\n".join(
        f"INT. ROOM {one} - DAY\n\nShe waits {'long ' if one == changed else ''}for {one}.\n\n"
        f"MAYA\nNumber {one}.\n"
        for one in range(scenes)
    )


def seconds(folder: Path, text: str) -> float:
    """Plan and draw; return how long it took."""
    start = time.perf_counter()
    plan(folder, Brief(read_text(text, ".fountain"), FakeDirector(), Settings()))
    draw(Project(folder), Unit(Hands(partial(FakeArtist)), noon))
    return time.perf_counter() - start


def growth() -> None:
    """Print what a picture costs at each size."""
    print(f"{'panels':>8} {'ms a picture':>14} {'ratio':>7} {'2nd run s':>10} {'1 changed s':>12}")
    with tempfile.TemporaryDirectory() as place:
        seconds(Path(place) / "warm", script(SIZES[0]))
    base = 0.0
    for scenes in SIZES:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "board"
            each = seconds(folder, script(scenes)) / scenes / 2
            base = base or each
            again = seconds(folder, script(scenes))
            one = seconds(folder, script(scenes, changed=scenes // 2))
        print(f"{scenes * 2:8} {each * 1000:14.1f} {each / base:7.2f} {again:10.2f} {one:12.2f}")


def kills() -> None:
    """Kill drawing processes at random pictures; print what was lost."""
    dice = random.Random(1)
    said = lost = unreadable = 0
    for _ in range(KILLS):
        with tempfile.TemporaryDirectory() as place:
            acknowledged = _killed(Path(place), dice.randint(2, 40))
            folder = Path(place) / "film.board"
            kept = len(list((folder / "recipes").glob("*.json")))
            said += acknowledged
            lost += max(0, acknowledged - kept)
            try:
                Project.open(folder).load()
            except ProjectError:
                unreadable += 1
    print(f"{KILLS} kills: {said} pictures said to be drawn, {lost} lost, {unreadable} unreadable")


def _killed(place: Path, at: int) -> int:
    (place / "film.fountain").write_text(script(20))
    code = (
        "import sys; from agent.cli.main import main; from tests.fakes import FakeArtist, tools; "
        f"main(sys.argv[1:], tools(FakeArtist(dies_at={at})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "film.fountain", "--workers", "1"],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.stderr.count(" drawn ")


if __name__ == "__main__":
    growth()
    kills()
