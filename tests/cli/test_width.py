"""Pictures are as wide as asked for; the board remembers it."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def sizes(board: Path) -> set[tuple[int, int]]:
    recipes = [json.loads(one.read_text()) for one in board.rglob("recipes/*.json")]
    orders = [one["made_of"]["order"] for one in recipes]
    return {(order["width"], order["height"]) for order in orders}


def test_pictures_are_as_wide_as_asked_for_and_stay_so(run: Run, tmp_path: Path) -> None:
    assert run("film.fountain", "--width", "1024").status == 0

    again = run("film.fountain")

    assert sizes(tmp_path / "film.board") == {(1024, 576)}
    assert "0 drawn, 7 kept" in again.err


def test_a_width_nobody_can_draw_is_one_line(run: Run) -> None:
    for width in ("20", "9000"):
        ran = run("film.fountain", "--width", width)

        assert (ran.status, len(ran.err.splitlines())) == (2, 1)
        assert "width" in ran.err
