"""A floor plan's page holds everything in its band, and every label stands free of signs."""

from io import BytesIO
from itertools import combinations
from math import cos, pi, sin

import pytest
from PIL import Image
from pypdf import PdfReader

from render.document import floorplan as documents
from render.document.fonts import Fonts
from render.document.groundwork import AREA, Layout, layout
from render.document.labels import Rect
from render.document.text import Typesetter
from render.floorplan import FloorPlan, Outline, Person, Position


def camera(setup: str, x: float, y: float, *, goes: tuple[float, float] | None = None) -> Position:
    return Position(setup, (x, y), (x - 0.5, y + 1.4), (x + 0.5, y + 1.4), goes)


def crowd(many: int) -> FloorPlan:
    """Return a room with people and cameras close together on two rings."""
    ring = [(cos(i * 2 * pi / many), sin(i * 2 * pi / many)) for i in range(many)]
    people = [
        Person(f"Somebody {i}", p, (0.0, -1.0), (p[0] + 0.8, p[1])) for i, p in enumerate(ring)
    ]
    cameras = [camera(f"{i}A", 2 * x, 2 * y) for i, (x, y) in enumerate(ring)]
    table = Outline(((2.2, 2.2), (3.2, 2.2), (3.2, 2.8), (2.2, 2.8)), "table")
    wall = ((-4.0, -3.0), (4.0, -3.0))
    return FloorPlan(
        "1  INT. ROOM - DAY", (table,), (wall,), tuple(people), tuple(cameras),
        (-5.0, -3.6), (5.0, 3.6),
    )  # fmt: skip


def laid(plan: FloorPlan) -> Layout:
    return layout(plan, Typesetter(Fonts()))


def shared(one: Rect, other: Rect) -> bool:
    return one.shared(other) > 1e-6


@pytest.mark.parametrize("many", [1, 3, 6])
def test_labels_cover_no_sign_and_no_other_label(many: int) -> None:
    made = laid(crowd(many))
    boxes = [label.box for label in made.labels]
    assert len(boxes) == 2 * many + 1
    assert not [b for b in boxes for sign in made.signs if shared(b, sign)]
    assert not [pair for pair in combinations(boxes, 2) if shared(*pair)]


def test_everything_is_inside_the_drawing_area() -> None:
    made = laid(crowd(6))
    assert all(AREA.holds(label.box) for label in made.labels)
    assert all(AREA.holds(sign) for sign in made.signs)
    for _, shape in made.shapes:
        assert all(AREA.holds(Rect(x, y, x, y)) for x, y in shape)


def test_a_plan_fills_its_area_one_way_or_the_other() -> None:
    plan = crowd(3)
    wide, tall = ((plan.high[axis] - plan.low[axis]) * laid(plan).scale for axis in (0, 1))
    free = AREA.right - AREA.left - wide, AREA.top - AREA.bottom - tall
    assert min(free) == pytest.approx(0)
    assert max(free) >= 0


def test_cameras_of_one_place_share_a_symbol_with_all_their_letters() -> None:
    cameras = (camera("A", 0, 0), camera("B", 2, 0), camera("C", 0.1, 0.1))
    made = laid(FloorPlan("1", (), (), (), cameras, (-3.0, -2.0), (4.0, 2.4)))
    assert len(made.cameras) == 2
    assert [label.text for label in made.labels] == ["A, C", "B"]
    assert len(made.cones) == 3


def test_people_go_dashed_and_cameras_solid() -> None:
    walker = Person("MARA", (0.0, 0.0), (1.0, 0.0), (1.0, 0.0))
    moving = camera("A", 0, -1, goes=(1.0, -1.0))
    made = laid(FloorPlan("1", (), (), (walker,), (moving,), (-3.0, -2.0), (4.0, 2.4)))
    assert [way.dash for way in made.ways] == [True, False]


def test_a_thing_too_small_for_its_word_has_none() -> None:
    cup = Outline(((0.0, 0.0), (0.1, 0.0), (0.1, 0.1)), "cup")
    bed = Outline(((1.0, 0.0), (3.0, 0.0), (3.0, 1.5), (1.0, 1.5)), "bed")
    made = laid(FloorPlan("1", (cup, bed), (), (), (), (-3.0, -2.0), (4.0, 2.4)))
    assert [label.text for label in made.labels] == ["bed"]


def test_the_page_says_its_title_its_scale_and_its_signs() -> None:
    page = PdfReader(BytesIO(documents.pdf(crowd(2)))).pages[0].extract_text()
    for words in ("1 INT. ROOM - DAY", "1 m", "way of a person", "move of a camera", "table"):
        assert words in page


def test_the_bands_above_and_below_hold_only_their_words() -> None:
    plan = crowd(6)
    bare = FloorPlan(plan.title, (), (), (), (), plan.low, plan.high)
    full, empty = (Image.open(BytesIO(documents.png(each))) for each in (plan, bare))
    for band in ((0, 0, 1684, 116), (0, 1070, 1684, 1190)):
        assert full.crop(band).tobytes() == empty.crop(band).tobytes()


def test_a_long_title_is_cut_to_the_page() -> None:
    plan = FloorPlan("EXT. " + "A VERY LONG STREET " * 20, (), (), (), ())
    page = PdfReader(BytesIO(documents.pdf(plan))).pages[0].extract_text()
    assert page.count("LONG") < 20
