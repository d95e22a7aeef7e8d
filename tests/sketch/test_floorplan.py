"""A floor plan shows the set, the people, every camera once, and where it goes."""

import pytest

from render.document import floorplan as documents
from render.order import Move, Order
from render.sketch.floorplan import plan
from tests.sketch import orders
from tests.sketch.orders import person, place

KITCHEN = place("kitchen")


def told() -> list[tuple[str, Order]]:
    mara = person("MARA", side="left", facing="right", pose="sit_table")
    walk = person("JON", pose="walk", travel="right")
    push = Move(kind="push_in")
    return [
        ("1A", orders.pair(place=KITCHEN)),
        ("1B", orders.single(mara, size="CU", place=KITCHEN)),
        ("1B", orders.single(mara, size="CU", place=KITCHEN)),
        ("1C", orders.single(walk, size="LS", place=KITCHEN, move=push, moment="first")),
        ("1C", orders.single(walk, size="LS", place=KITCHEN, move=push, moment="last")),
        ("1D", orders.single(mara, size="CU", place=place("street"))),
        ("1E", Order(size="MS", framing="title", title="LATER")),
    ]


def test_a_setup_is_drawn_once_and_another_place_not_at_all() -> None:
    made = plan("1  INT. KITCHEN", told())
    assert [camera.setup for camera in made.cameras] == ["1A", "1B", "1C"]


def test_people_stand_where_they_stood_and_walkers_have_a_way() -> None:
    made = plan("1", told())
    assert {person.name for person in made.people} == {"MARA", "JON"}
    [walker] = [person for person in made.people if person.goes]
    assert walker.name == "JON"
    assert walker.goes is not None
    assert walker.goes[0] > walker.at[0]


def test_everything_is_within_the_page() -> None:
    made = plan("1", told())
    for x, y in [p.at for p in made.people] + [c.at for c in made.cameras]:
        assert made.low[0] <= x <= made.high[0]
        assert made.low[1] <= y <= made.high[1]


def test_a_camera_that_moves_says_where_it_goes() -> None:
    made = plan("1", told())
    assert [camera.setup for camera in made.cameras if camera.goes] == ["1C"]


def test_a_plan_is_the_same_bytes_every_time() -> None:
    made = plan("1  INT. KITCHEN - NIGHT", told())
    assert documents.pdf(made) == documents.pdf(made)
    assert documents.png(made) == documents.png(made)


def test_open_ground_has_no_walls() -> None:
    made = plan("2", [("2A", orders.pair(place=place("field")))])
    assert made.walls == ()
    assert made.cameras


def test_a_scene_of_titles_has_no_plan() -> None:
    title = Order(size="MS", framing="title", title="LATER")
    with pytest.raises(ValueError, match="no order shows a place"):
        plan("3", [("3A", title)])
