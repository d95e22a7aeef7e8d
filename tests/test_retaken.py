"""A picture drawn on another seed than ordered says so, is counted, and is what an edit changes."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from agent import orders
from agent.cli.main import main
from agent.project import Project
from agent.studio import find
from agent.studio.draw import pending
from render.diffusion.judging import tally
from render.order import Order, Picture
from tests import fakes
from tests.boards import SCRIPT


@dataclass(frozen=True)
class Retaker(fakes.FakeArtist):
    """Draws every picture `tries` times, each on the next seed, and is content with the last."""

    name: str = "diffusion-fake"
    tries: int = 3

    def draw(self, orders: Sequence[Order]) -> Iterator[Picture]:
        """Yield one picture for each order."""
        for order, picture in zip(orders, super().draw(orders), strict=True):
            told = tally.told("CU, head 0.50", self.tries, off=order.size != "CU")
            yield replace(picture, told={"seed": str(order.seed + self.tries - 1), **told})


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "film.fountain").write_text(SCRIPT)
    return tmp_path / "out.board"


def drawn(artist: fakes.FakeArtist, *words: str) -> int:
    return main(["film.fountain", "-o", "out.pdf", *words], fakes.tools(artist))


def own(board: Path, label: str = "2B") -> bool:
    """Return whether a panel orders just the seed that is asked for."""
    found = Project.open(board).load().board
    spot = find.panel(found, label)
    return orders.order(found, spot.scene, spot.panel).own_seed


def seeds(board: Path, label: str = "2B") -> tuple[int | None, int]:
    """Return the seed a panel's shot has of its own, and the one its picture was ordered on."""
    project = Project.open(board)
    spot = find.panel(project.load().board, label)
    made = project.store.record(spot.panel.takes[-1].recipe)
    assert made is not None
    return spot.shot.seed, made.made_of.order.seed


@pytest.mark.usefixtures("board")
def test_the_end_of_a_run_says_how_the_sizes_came_out(capsys: pytest.CaptureFixture[str]) -> None:
    drawn(Retaker())
    first = capsys.readouterr().err.splitlines()[-1]
    drawn(Retaker())
    again = capsys.readouterr().err.splitlines()[-1]

    assert first.startswith("shot size measured in 7 of 7 pictures; 7 drawn again, ")
    assert " still off" in first
    assert "0 drawn, 7 kept" in again


@pytest.mark.usefixtures("board")
def test_a_program_is_told_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    drawn(Retaker(), "--json")

    sizes = json.loads(capsys.readouterr().out)["shot_sizes"]

    assert (sizes["pictures"], sizes["measured"], sizes["again"]) == (7, 7, 7)


@pytest.mark.usefixtures("board")
def test_nothing_is_said_when_nobody_looked(capsys: pytest.CaptureFixture[str]) -> None:
    drawn(fakes.FakeArtist())

    assert "shot size" not in capsys.readouterr().err


@pytest.mark.usefixtures("board")
def test_a_panel_shot_again_says_what_came_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    drawn(Retaker(), "-q")
    capsys.readouterr()

    main(["reshoot", "out.board", "2B", "--size", "CU"], fakes.tools(Retaker()))
    told = capsys.readouterr().err.splitlines()
    main(["reshoot", "out.board", "2B", "--size", "CU", "-q"], fakes.tools(Retaker()))

    assert told[0] == "2B: flat"
    assert told[1].startswith("shot size measured in 1 of 1 picture; 1 drawn again, 0 still off")
    assert told[-1].startswith("2B: take 2; ")
    assert capsys.readouterr().err == ""


def test_an_edit_changes_the_picture_there_is(board: Path) -> None:
    drawn(Retaker())
    own, ordered = seeds(board)

    main(["reshoot", "out.board", "2B", "--edit", "she smiles"], fakes.tools(Retaker()))

    assert own is None
    assert seeds(board) == (ordered + 2, ordered + 2)


def test_an_edit_leaves_the_seed_of_a_picture_drawn_as_ordered(board: Path) -> None:
    drawn(Retaker(tries=1))
    before = seeds(board)

    main(["reshoot", "out.board", "2B", "--edit", "she smiles"], fakes.tools(Retaker(tries=1)))

    assert seeds(board) == before


def test_a_seed_that_is_asked_for_is_the_one(board: Path) -> None:
    drawn(Retaker())

    main(["reshoot", "out.board", "2B", "--edit", "she smiles", "--seed", "5"],
         fakes.tools(Retaker()))  # fmt: skip

    assert seeds(board) == (5, 5)
    assert own(board)


def test_a_new_seed_may_become_another_one(board: Path) -> None:
    drawn(Retaker())
    tools = fakes.tools(Retaker())

    before = own(board)
    main(["reshoot", "out.board", "2B", "--seed", "5"], tools)
    main(["reshoot", "out.board", "2B", "--new-seed"], tools)

    assert not before
    assert seeds(board)[0] not in (None, 5)
    assert not own(board)


def test_a_take_a_person_went_back_to_is_not_drawn_again(board: Path) -> None:
    artist = fakes.FakeArtist()
    drawn(artist)
    main(["reshoot", "out.board", "2B", "--size", "CU"], fakes.tools(artist))
    main(["take", "out.board", "2B", "1"], fakes.tools(artist))
    project = Project.open(board)

    unmeasured = pending(project.load().board, project.store, artist.name, content=lambda *_: False)

    labels = [job.spot.panel.label for job in unmeasured]
    assert labels
    assert "2B" not in labels
