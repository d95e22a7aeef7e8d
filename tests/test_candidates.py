"""Candidates of a panel are drawn quickly, shown side by side, and one of them is finished."""

import shutil
from pathlib import Path

from PIL import Image

from agent.project import Project
from agent.studio import draw, find
from tests import fakes
from tests.painted import Desk, desk, painted

__all__ = ["desk", "painted"]

OTHER = fakes.FakeArtist(name="diffusion-other")


def test_candidates_are_takes_that_choose_nothing(desk: Desk) -> None:
    before = (desk.folder / "out.pdf").read_bytes()
    ran = desk.shoot("--candidates", "3")
    assert ran.status == 0
    assert ran.err.splitlines()[-1] == (
        "2B: takes 2, 3, 4 to choose from in 2B-candidates.png; --finish TAKE"
    )
    assert desk.chosen == [1]
    assert [one["candidate"] for one in desk.takes] == [False, True, True, True]
    assert {one["artist"] for one in desk.takes[1:]} == {"diffusion-fake-draft"}
    assert len({one["picture"] for one in desk.takes}) == 4
    assert (desk.folder / "out.pdf").read_bytes() == before
    assert "0 drawn, 7 kept" in desk.run("film.fountain", "-o", "out.pdf").err


def test_the_sheet_shows_each_with_its_number_and_seed(desk: Desk) -> None:
    desk.shoot("--candidates", "6", "-o", "look.png")
    with Image.open(desk.folder / "look.png") as sheet:
        assert (sheet.width, sheet.info["Software"]) == (1800, "storyboard")
        wide = sheet.height
    desk.shoot("--candidates", "2", "-o", "look.png")
    with Image.open(desk.folder / "look.png") as sheet:
        assert sheet.height < wide


def test_the_same_board_gives_the_same_candidates_and_the_same_sheet(
    desk: Desk, painted: Path
) -> None:
    desk.shoot("--candidates", "3")
    first = [one["recipe"] for one in desk.takes], (desk.folder / "2B-candidates.png").read_bytes()
    shutil.rmtree(desk.folder / "out.board")
    shutil.copytree(painted / "out.board", desk.folder / "out.board")
    desk.shoot("--candidates", "3")
    again = [one["recipe"] for one in desk.takes], (desk.folder / "2B-candidates.png").read_bytes()
    assert again == first


def test_more_candidates_are_other_ones(desk: Desk) -> None:
    desk.shoot("--candidates", "2")
    desk.shoot("--candidates", "2")
    assert len({one["picture"] for one in desk.takes}) == 5


def test_candidates_are_of_what_is_asked(desk: Desk) -> None:
    desk.shoot("--candidates", "2", "--size", "ECU", "--edit", "she smiles")
    for one in desk.takes[1:]:
        settings = one["settings"]
        assert isinstance(settings, dict)
        assert (settings["size"], settings["sources"]["edits"]) == ("ECU", ["she smiles"])


def test_one_is_finished_from_its_own_picture_and_chosen(desk: Desk) -> None:
    desk.shoot("--candidates", "3")
    candidate = desk.takes[2]
    ran = desk.shoot("--finish", "3")
    assert ran.err == "2B: flat\n2B: take 5; out.pdf written again\n"
    take, settings = desk.takes[4], desk.takes[4]["settings"]
    assert desk.chosen == [5]
    assert isinstance(settings, dict)
    assert isinstance(candidate["settings"], dict)
    assert settings["sources"]["start"] == candidate["picture"]
    assert settings["sources"]["strength"] == 0.6
    assert settings["seed"] == candidate["settings"]["seed"]
    assert (take["artist"], take["candidate"]) == ("diffusion-fake", False)
    assert "0 drawn, 7 kept" in desk.run("film.fountain", "-o", "out.pdf").err


def test_it_is_finished_as_strongly_as_asked(desk: Desk) -> None:
    desk.shoot("--candidates", "1")
    desk.shoot("--finish", "2", "--strength", "subtle")
    settings = desk.takes[-1]["settings"]
    assert isinstance(settings, dict)
    assert settings["sources"]["strength"] == 0.35


def test_a_mask_holds_while_it_is_finished(desk: Desk) -> None:
    Image.linear_gradient("L").resize((96, 54)).save(desk.folder / "mask.png")
    desk.shoot("--candidates", "1", "--mask", "mask.png")
    desk.shoot("--finish", "2")
    begun, finished = desk.takes[1]["settings"], desk.takes[2]["settings"]
    assert isinstance(begun, dict)
    assert isinstance(finished, dict)
    assert finished["sources"]["mask"] == begun["sources"]["mask"] != ""


def test_a_candidate_chosen_by_hand_is_not_drawn_anew(desk: Desk) -> None:
    desk.shoot("--candidates", "2")
    desk.run("take", "out.board", "2B", "3")
    assert "0 drawn, 7 kept" in desk.run("film.fountain", "-o", "out.pdf").err
    assert desk.chosen == [3]


def test_another_artist_draws_it_anew(desk: Desk) -> None:
    desk.shoot("--candidates", "2")
    desk.run("take", "out.board", "2B", "3")
    board = Project.open(desk.folder / "out.board")
    assert list(draw.pending(board.load().board, board.store, "diffusion-fake")) == []
    assert "7 drawn" in desk.run("film.fountain", "-o", "out.pdf", artist=OTHER).err


def test_a_draft_that_nobody_chose_is_drawn_in_full(desk: Desk) -> None:
    desk.run("film.fountain", "-o", "rough.pdf", "--draft", "-q")
    desk.run("take", "rough.board", "2B", "1")
    assert "7 drawn" in desk.run("film.fountain", "-o", "rough.pdf").err


def test_the_sketch_artist_draws_and_finishes_variants(desk: Desk) -> None:
    plain = fakes.FakeArtist()
    desk.run("film.fountain", "-o", "ink.pdf", "-q", artist=plain)
    ran = desk.run("reshoot", "ink.board", "2B", "--candidates", "2", artist=plain)
    assert ran.status == 0
    desk.run("reshoot", "ink.board", "2B", "--finish", "3", artist=plain)
    panel = find.panel(Project.open(desk.folder / "ink.board").load().board, "2B").panel
    begun, finished = panel.takes[2], panel.takes[3]
    assert (begun.artist, finished.artist, panel.current) == ("fake-draft", "fake", 4)
    assert finished.settings == begun.settings


def test_what_cannot_be_drawn_changes_nothing(desk: Desk) -> None:
    refusing = fakes.FakeArtist(name="diffusion-fake", refuses=("no",))
    ran = desk.shoot("--candidates", "2", "--caption", "no", artist=refusing)
    assert ran.status == 1
    assert ran.err.splitlines()[-1].startswith("storyboard: no candidate of 2B could be drawn")
    assert len(desk.takes) == 1


def test_a_sheet_of_another_hand_is_not_replaced(desk: Desk) -> None:
    (desk.folder / "2B-candidates.png").write_bytes(b"mine")
    ran = desk.shoot("--candidates", "2")
    assert ran.status == 1
    assert "is not a storyboard of ours" in ran.err
    assert len(desk.takes) == 1
