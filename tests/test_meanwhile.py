"""A board that another process changes while a picture is drawn keeps what was done there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pytest

from agent.project import Project
from agent.studio import find
from render.errors import EditError
from render.order import Order, Picture
from tests import fakes
from tests.painted import Desk, desk, painted

__all__ = ["desk", "painted"]


@dataclass(frozen=True)
class Distracted(fakes.FakeArtist):
    """Has something else done to the board before it draws."""

    name: str = "diffusion-fake"
    meanwhile: Callable[[], None] = lambda: None

    def draw(self, orders: Sequence[Order]) -> Iterator[Picture]:
        """Yield one picture for each order."""
        self.meanwhile()
        yield from super().draw(orders)


@pytest.fixture
def board(desk: Desk) -> Project:
    return Project.open(desk.folder / "out.board")


def lock(board: Project) -> None:
    scene = find.panel(board.load().board, "2B").scene
    held = tuple(one.model_copy(update={"locked": True}) for one in scene.panels)
    board.change(scene.uid, lambda one: one.model_copy(update={"panels": held}))


def drop(board: Project) -> None:
    scene = find.panel(board.load().board, "2B").scene
    board.change(scene.uid, lambda one: one.model_copy(update={"panels": one.panels[:1]}))


@pytest.mark.parametrize(
    ("change", "why"),
    [(lock, "panel 2B was locked meanwhile"), (drop, "panel 2B has left the board meanwhile")],
)
def test_a_panel_that_is_no_longer_to_be_had_stays_as_it_is(
    change: Callable[[Project], None], why: str, desk: Desk, board: Project
) -> None:
    ran = desk.shoot("--size", "CU", artist=Distracted(meanwhile=lambda: change(board)))

    assert ran.status == 2
    assert ran.err.startswith(f"storyboard: {why}; ")
    shown = [len(panel.takes) for panel in board.load().board.scenes[1].panels]
    assert set(shown) == {1}


def test_a_panel_locked_while_the_board_is_drawn_keeps_the_picture_it_shows(
    desk: Desk, board: Project
) -> None:
    other = Distracted(name="diffusion-other", meanwhile=lambda: lock(board))

    desk.make(artist=other)

    spot = find.panel(board.load().board, "2B")
    assert (spot.panel.locked, spot.panel.current) == (True, 1)
    assert find.panel(board.load().board, "3A").panel.current == 2


@dataclass(frozen=True)
class Puzzled(fakes.FakeArtist):
    """Finds nothing in any picture that an edit could change."""

    name: str = "diffusion-fake"

    def draw(self, orders: Sequence[Order]) -> Iterator[Picture]:
        """Raise EditError for an order with edits."""
        for order in orders:
            if order.sources.edits:
                raise EditError("the edit 'hat -> cap' finds no 'hat' in the picture's words")
            yield from super().draw([order])


@pytest.mark.parametrize("more", [(), ("--candidates", "2")])
def test_an_edit_that_finds_nothing_to_change_is_the_users_to_put_right(
    more: tuple[str, ...], desk: Desk
) -> None:
    ran = desk.shoot("--edit", "hat -> cap", *more, artist=Puzzled())

    assert ran.status == 2
    assert ran.err.splitlines()[-1] == (
        "storyboard: the edit 'hat -> cap' finds no 'hat' in the picture's words"
    )
    assert len(desk.takes) == 1
