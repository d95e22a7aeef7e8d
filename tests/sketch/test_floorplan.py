"""A floor plan shows the set, the people, every camera once, and where it goes."""

from itertools import combinations
from math import hypot

import pytest

from render.document import floorplan as documents
from render.order import Move, Order, Place
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


def told_in(kind: str, *, interior: bool) -> list[tuple[str, Order]]:
    there = Place(kind=kind, interior=interior)
    walk = person("JON", pose="walk", travel="right")
    return [
        ("1A", orders.pair(place=there)),
        ("1B", orders.single(walk, size="LS", place=there)),
        ("1C", Order(size="ELS", framing="establishing", place=there)),
    ]


PLACES = [("alley", False), ("street", False), ("park", False), ("kitchen", True),
          ("corridor", True), ("train", True)]  # fmt: skip


@pytest.mark.parametrize(("kind", "interior"), PLACES)
def test_everything_is_within_the_plan(kind: str, interior: bool) -> None:
    made = plan("1", told_in(kind, interior=interior))
    points = [end for camera in made.cameras for end in (camera.at, camera.left, camera.right)]
    points += [p.at for p in made.people] + [p.goes for p in made.people if p.goes]
    points += [point for shape in made.shapes for point in shape.points]
    points += [point for wall in made.walls for point in wall]
    for x, y in points:
        assert made.low[0] - 1e-6 <= x <= made.high[0] + 1e-6
        assert made.low[1] - 1e-6 <= y <= made.high[1] + 1e-6


def test_a_long_alley_is_cut_to_what_happens_in_it() -> None:
    there = place("alley")
    made = plan("1", [("1A", orders.pair(place=there))])
    assert made.walls
    assert made.high[1] - made.low[1] < 12


def test_things_stay_within_the_walls() -> None:
    made = plan("1", told())
    (left, bottom), (right, top) = (
        [pick(end[axis] for wall in made.walls for end in wall) for axis in (0, 1)]
        for pick in (min, max)
    )
    for shape in made.shapes:
        for x, y in shape.points:
            assert left - 1e-6 <= x <= right + 1e-6
            assert bottom - 1e-6 <= y <= top + 1e-6


def test_walls_are_open_at_the_door() -> None:
    made = plan("1", told())
    lines: dict[tuple[str, float], list[float]] = {}
    for (x0, y0), (x1, y1) in made.walls:
        line, ends = (("x", x0), [y0, y1]) if x0 == x1 else (("y", y0), [x0, x1])
        lines.setdefault(line, []).extend(ends)
    assert len(lines) == 4
    [(_, low, high, _)] = [sorted(ends) for ends in lines.values() if len(ends) > 2]
    assert 0.8 < high - low < 1.4


def test_furniture_and_kerbs_are_named_and_trees_are_known() -> None:
    kitchen = plan("1", told())
    street = plan("1", told_in("street", interior=False))
    assert {"table", "chair", "stove"} <= {shape.word for shape in kitchen.shapes}
    assert {"pavement", "stripe"} <= {s.word for s in street.shapes if s.kind == "ground"}
    park = plan("1", told_in("park", interior=False))
    assert [shape for shape in park.shapes if shape.kind == "tree"]
    assert not [shape for shape in kitchen.shapes if shape.kind == "ground"]


def test_one_person_in_several_places_is_counted_and_a_step_is_not() -> None:
    apart = [person("MARA", side="left"), person("JON", side="right")]
    swapped = [person("JON", side="left"), person("MARA", side="right")]
    wide = [
        Order(size="ELS", framing="two_shot", place=place("field"), subjects=tuple(two))
        for two in (apart, apart, swapped)
    ]
    made = plan("1", [("1A", wide[0]), ("1B", wide[1]), ("1C", wide[2])])
    often = {p.name: [q.label for q in made.people if q.name == p.name] for p in made.people}
    for name, labels in often.items():
        many = [f"{name} {count}" for count in range(1, len(labels) + 1)]
        assert labels == (many if len(labels) > 1 else [name])
    for one, other in combinations(made.people, 2):
        apart_by = hypot(one.at[0] - other.at[0], one.at[1] - other.at[1])
        assert one.name != other.name or apart_by >= 0.8


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
