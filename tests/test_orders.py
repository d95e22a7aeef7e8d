"""What an artist is told of a panel."""

import pytest

from agent import orders
from agent.board import Board, Settings
from agent.directing.rules import RulesDirector
from agent.errors import BoardError
from agent.reading import fountain
from render.order import Order

SCRIPT = """INT. OFFICE - NIGHT

MARA (45), in a red coat, sits behind the desk. JOE, 20s, stands before her.

MARA
You know why I called you in here this morning, I suppose, and not tomorrow.

JOE
I have some idea of it, but I would rather hear it from you, if you please.

Mara picks up the gun.

EXT. BEACH - DAY

Joe runs along the water.

INT. OFFICE - DAY

Mara waits.
"""


def plan(**settings: object) -> Board:
    """Return the board of the script."""
    return RulesDirector().plan(fountain.parse(SCRIPT), Settings.model_validate(settings))


def all_orders(board: Board) -> list[Order]:
    """Return the orders of all panels."""
    return [orders.order(board, scene, panel) for scene in board.scenes for panel in scene.panels]


def test_an_order_holds_size_place_people_and_looks() -> None:
    board = plan()

    first = all_orders(board)[0]

    assert (first.size, first.framing) == ("LS", "establishing")
    assert (first.place.kind, first.place.interior, first.time) == ("office", True, "night")
    assert {subject.name for subject in first.subjects} == {"Mara", "Joe"}
    mara = next(one for one in first.subjects if one.name == "Mara")
    assert (mara.look.sex, mara.look.age) == ("female", 45)


def test_one_place_has_one_set_in_every_scene() -> None:
    seeds = {(one.place.words, one.place.seed) for one in all_orders(plan())}

    assert len(seeds) == 2


def test_panels_of_a_setup_share_their_seed_and_setups_differ() -> None:
    board = plan()

    seeds: dict[str, set[int]] = {}
    for scene in board.scenes:
        for panel in scene.panels:
            setup = orders.shot_of(scene, panel).setup
            seeds.setdefault(setup, set()).add(orders.order(board, scene, panel).seed)

    assert all(len(found) == 1 for found in seeds.values())
    assert len({min(found) for found in seeds.values()}) == len(seeds)


def test_the_base_seed_changes_every_picture() -> None:
    one, other = all_orders(plan(seed=1)), all_orders(plan(seed=2))

    assert all(a.seed != b.seed for a, b in zip(one, other, strict=True))


def test_a_shot_with_its_own_seed_keeps_it() -> None:
    board = plan()
    scene = board.scenes[0]
    shots = tuple(shot.model_copy(update={"seed": 7}) for shot in scene.shots)

    order = orders.order(board, scene.model_copy(update={"shots": shots}), scene.panels[0])

    assert order.seed == 7


@pytest.mark.parametrize(
    ("aspect", "size"), [("16:9", (768, 432)), ("2.39:1", (768, 320)), ("9:16", (768, 1368))]
)
def test_a_picture_has_the_frame_of_its_aspect_in_steps_of_eight(
    aspect: str, size: tuple[int, int]
) -> None:
    board = plan(aspect=aspect)

    first = all_orders(board)[0]

    assert (first.width, first.height) == size
    assert first.height % 8 == 0


def test_words_come_by_slot() -> None:
    first = all_orders(plan())[0]

    assert list(first.words) == ["shot", "action", "place", "light", "style", "extra"]
    assert first.words["place"] == "office interior"
    assert first.words["shot"].startswith("long shot, establishing shot")


def test_an_insert_names_its_target() -> None:
    inserts = [one for one in all_orders(plan()) if one.framing == "insert"]

    assert [one.target for one in inserts] == ["gun"]


def test_somebody_who_is_not_cast_is_told_in_one_line() -> None:
    board = plan()
    scene = board.scenes[0]
    nobody = board.model_copy(update={"cast": ()})

    with pytest.raises(BoardError, match="not in the cast"):
        orders.order(nobody, scene, scene.panels[0])


def test_a_panel_without_its_shot_is_told_in_one_line() -> None:
    board = plan()
    scene = board.scenes[0]
    panel = scene.panels[0].model_copy(update={"shot": "gone"})

    with pytest.raises(BoardError, match="not in scene 1"):
        orders.order(board, scene, panel)
