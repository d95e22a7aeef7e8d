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


def edited(**fields: str) -> Order:
    """Return the first order of the script when a person changed some fields of its shot."""
    board = plan()
    scene = board.scenes[0]
    shot = orders.shot_of(scene, scene.panels[0])
    changed = shot.model_copy(update={**fields, "edited": tuple(fields)})
    shots = tuple(changed if one.uid == shot.uid else one for one in scene.shots)
    return orders.order(board, scene.model_copy(update={"shots": shots}), scene.panels[0])


def test_what_a_person_wrote_of_a_shot_is_live_and_comes_before_the_script() -> None:
    captioned = edited(caption="Mara (cries:1.3) <lora:noir>")
    both = edited(caption="Mara cries", visual="a (red:1.2) gun")

    assert captioned.words["action"] == "Mara (cries:1.3) <lora:noir>"
    assert both.words["action"] == "a (red:1.2) gun"


def test_a_script_s_own_brackets_and_tags_are_escaped() -> None:
    script = SCRIPT.replace("Mara picks up the gun.", "Mara reads (a long and old card) <lora:x>.")
    board = RulesDirector().plan(fountain.parse(script), Settings())

    actions = [one.words["action"] for one in all_orders(board)]

    assert "Mara reads \\(a long and old card\\) \\<lora:x\\>." in actions


def test_the_look_of_a_person_is_told_in_their_own_words_or_by_its_fields() -> None:
    board = plan()
    own = tuple(
        member.model_copy(update={"look": member.look.model_copy(update={"words": "(tall:1.2)"})})
        for member in board.cast
    )

    made, given = (
        {subject.look.words for one in all_orders(each) for subject in one.subjects}
        for each in (board, board.model_copy(update={"cast": own}))
    )

    assert (made, given) == ({""}, {"(tall:1.2)"})


def test_everybody_has_their_own_colour_in_every_order() -> None:
    colours: dict[str, set[str]] = {}
    for one in all_orders(plan()):
        for subject in one.subjects:
            colours.setdefault(subject.name, set()).add(subject.colour)

    assert all(len(found) == 1 and "" not in found for found in colours.values())
    assert len(set.union(*colours.values())) == len(colours)


def test_an_insert_is_a_close_up_of_its_target() -> None:
    insert = next(one for one in all_orders(plan()) if one.framing == "insert")

    assert insert.words["shot"].endswith("close-up of a gun")
