import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def made(run: Run) -> Run:
    run("film.fountain", "-o", "out.pdf", "-q")
    return run


def test_a_panel_is_shot_again_and_the_document_follows(made: Run, tmp_path: Path) -> None:
    before = (tmp_path / "out.pdf").read_bytes()
    ran = made("reshoot", "out.board", "2B", "--size", "cu", "--angle", "low")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "2B: flat\n2B: take 2; out.pdf written again\n"
    assert (tmp_path / "out.pdf").read_bytes() != before


def test_takes_are_listed_with_the_chosen_one_marked(made: Run) -> None:
    made("reshoot", "out.board", "2B", "--size", "CU", "--seed", "7")
    first, second = made("takes", "out.board", "2b").out.splitlines()
    assert first.startswith("  1  MS single eye  fake  2026-01-01")
    assert second.startswith("* 2  CU single eye, seed 7, edited size seed  fake  ")


def test_takes_in_json(made: Run) -> None:
    body = json.loads(made("takes", "out.board", "2B", "--json").out)
    assert [(one["number"], one["chosen"]) for one in body["takes"]] == [(1, True)]


def test_an_old_take_is_chosen_again(made: Run, tmp_path: Path) -> None:
    before = (tmp_path / "out.pdf").read_bytes()
    made("reshoot", "out.board", "2B", "--caption", "Cast off.")
    ran = made("take", "out.board", "2B", "1")
    assert ran.err == "2B: take 1 chosen; out.pdf written again\n"
    assert (tmp_path / "out.pdf").read_bytes() == before


def test_a_panel_is_shot_again_with_a_move_and_a_lens(made: Run) -> None:
    ran = made("reshoot", "out.board", "2B", "--move", "pan:right", "--lens", "85")
    assert (ran.status, ran.err.splitlines()[-1].split(";")[0]) == (0, "2B: take 2")
    last = json.loads(made("takes", "out.board", "2B", "--json").out)["takes"][-1]["settings"]
    assert (last["move"]["kind"], last["move"]["direction"], last["lens"]) == ("pan", "right", 85)


def test_a_move_can_be_said_as_a_unit_says_it(made: Run) -> None:
    made("reshoot", "out.board", "2B", "--move", "slow push in")
    last = json.loads(made("takes", "out.board", "2B", "--json").out)["takes"][-1]["settings"]
    assert (last["move"]["kind"], last["move"]["speed"]) == ("push_in", "slow")


def test_a_take_that_looks_as_another_is_said(made: Run) -> None:
    ran = made("reshoot", "out.board", "2B", "--size", "MS")
    assert ran.status == 0
    assert "the same picture as take 1: nothing it shows has changed" in ran.err


def test_takes_of_the_same_settings_say_what_else_changed(made: Run, tmp_path: Path) -> None:
    looks = tmp_path / "out.board" / "cast.yaml"
    looks.write_text(re.sub(r"(?m)^( +outfit:) .*$", r"\1 robe", looks.read_text()))
    made("film.fountain", "-o", "out.pdf", "-q")
    found = [made("takes", "out.board", label).out for label in ("1A", "1B", "2A", "2B", "3A")]
    assert any("as take 1; the cast's looks, the place or the board changed" in one
               for one in found)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reshoot", "out.board", "2B", "--move", "fly"), "whip_pan"),
        (("reshoot", "out.board", "2B", "--move", "pan:away"), "left"),
        (("floorplan", "out.board"), "the board has 1, 2, 3"),
        (("out.board",), "takes, check and reshoot"),
        (("reshoot", "out.board", "2C"), "nearest: 2"),
        (("takes", "out.board", "99"), "there is no panel 99"),
        (("takes", "out.board", ""), "there is no panel ''; "),
        (("take", "out.board", "2B", "9"), "no take 9; its takes: 1"),
        (("take", "out.board", "2B", "x"), "not a valid integer"),
        (("reshoot", "out.board", "2B", "--size", "HUGE"), "ECU"),
        (("reshoot", "out.board", "2B", "--seed", "1", "--new-seed"), "give one"),
    ],
)
def test_what_is_not_there_is_one_line(made: Run, words: tuple[str, ...], said: str) -> None:
    ran = made(*words)
    assert ran.status == 2
    [line] = ran.err.splitlines()
    assert said in line


def test_a_planned_panel_has_no_takes(run: Run) -> None:
    run("plan", "film.fountain", "-o", "b.board", "-q")
    ran = run("takes", "b.board", "2B")
    assert (ran.status, ran.out) == (0, "")
    assert "no takes yet" in ran.err


def test_a_document_changed_by_another_hand_is_said_and_kept(made: Run, tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(b"annotated")
    ran = made("reshoot", "out.board", "2B", "--size", "CU")
    assert ran.status == 1
    assert ran.err.startswith("2B: flat\n2B: take 2\nstoryboard: ")
    assert (tmp_path / "out.pdf").read_bytes() == b"annotated"


def test_a_label_is_said_as_the_board_writes_it(made: Run) -> None:
    assert "2B: take 2" in made("reshoot", "out.board", "2b", "--size", "CU").err
    assert "2B: take 1 chosen" in made("take", "out.board", "2b", "1").err
