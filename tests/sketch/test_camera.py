"""The camera frames what was ordered: heads in their bands, faces seen, sides held."""

from functools import lru_cache
from itertools import pairwise, product

import numpy as np
import pytest

from render.order import Order, Subject
from render.sketch import framing
from render.sketch.camera import View, head_share, single
from render.sketch.figure.posing import Posing, pose
from render.sketch.figure.rest import rest
from render.sketch.shooting import Shot
from render.sketch.stage import Figure
from render.vocabulary import ASPECTS, SIZES, Angle, Aspect, Size
from tests.sketch import orders
from tests.sketch.orders import KID, LOOKS, person, place, taken

ANGLES: tuple[Angle, ...] = ("eye", "low", "high", "birds_eye", "worms_eye", "dutch")
UPRIGHT = ("relaxed", "walk", "sit", "phone_ear", "kneel")
POSES = (*UPRIGHT, "run", "crouch", "lie", "fallen", "bow", "crawl")


@lru_cache
def posed(name: str, pose_name: str) -> Figure:
    return pose(rest(LOOKS[name], "neutral"), Posing(pose_name, name))


def projected(figure: Figure, view: View) -> float:
    """Return the head's height over the frame's as it is seen."""
    camera = single(figure, view)
    ends = camera.project(np.array([figure.landmarks["crown"], figure.landmarks["chin"]]))
    way = (ends[0] - ends[1])[:2] * np.array([view.aspect, 1.0])
    return float(np.hypot(*way)) / 2


@pytest.mark.parametrize("size", framing.CLOSE)
def test_a_close_size_is_the_same_share_for_everybody(size: Size) -> None:
    wanted = framing.CLOSE[size].head
    for name, pose_name, angle in product(LOOKS, POSES, ANGLES):
        figure = posed(name, pose_name)
        for turn, swing in ((1, 1.0), (-1, 1.6), (2, 1.0)):
            camera = single(figure, View(size, angle, turn=turn, swing=swing))
            assert head_share(figure, camera) == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("size", SIZES)
def test_a_single_is_within_the_band_of_its_size(size: Size) -> None:
    row = SIZES[size]
    for name, pose_name, angle in product(LOOKS, POSES, ANGLES):
        figure = posed(name, pose_name)
        for turn in (1, -1):
            share = head_share(figure, single(figure, View(size, angle, turn=turn)))
            assert row.low <= share < row.high, (name, pose_name, angle)


@pytest.mark.parametrize("angle", ["eye", "low", "high", "dutch"])
def test_bands_of_upright_heads_as_seen_never_overlap(angle: Angle) -> None:
    bands = []
    for size in SIZES:
        seen = [
            projected(posed(name, pose_name), View(size, angle, turn=turn))
            for name, pose_name, turn in product(LOOKS, UPRIGHT, (1, -1))
        ]
        bands.append((min(seen), max(seen)))
    for closer, wider in pairwise(bands):
        assert closer[0] > wider[1]


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("size", ["CU", "LS"])
def test_every_aspect_keeps_the_head_in_the_frame(aspect: Aspect, size: Size) -> None:
    shot = taken(orders.single(person("MARA"), size=size, aspect=aspect))
    [figure] = shot.stage.figures
    across, up, depth = shot.camera.project(figure.landmarks["eye"])[0]
    assert depth > 0
    assert abs(across) < 0.8
    assert abs(up) < 0.8


@pytest.mark.parametrize("angle", ["low", "worms_eye", "birds_eye"])
@pytest.mark.parametrize("size", ["ECU", "MS", "LS"])
def test_the_lens_is_above_the_floor(angle: Angle, size: Size) -> None:
    for pose_name in ("relaxed", "lie"):
        shot = taken(orders.single(person("KID", pose=pose_name), size=size, angle=angle))
        assert shot.camera.position[1] >= 0.18 - 1e-6


def across(shot: Shot, name: str) -> float:
    figure = next(figure for figure in shot.stage.figures if figure.name == name)
    return float(shot.camera.project(figure.landmarks["eye"])[0, 0])


def looks(shot: Shot, name: str) -> float:
    """Return which way a face looks on screen: negative is left."""
    figure = next(figure for figure in shot.stage.figures if figure.name == name)
    return float(shot.camera.rotation[0] @ figure.face)


@pytest.mark.parametrize("variant", range(4))
@pytest.mark.parametrize("kind", ["kitchen", "street", "train"])
def test_the_left_of_a_two_shot_stays_left_and_looks_right(kind: str, variant: int) -> None:
    both = taken(orders.pair(place=place(kind), variant=variant))
    assert across(both, "MARA") < across(both, "JON")
    assert looks(both, "MARA") > 0 > looks(both, "JON")
    mara = orders.single(
        person("MARA", side="left", facing="right"), size="CU", place=place(kind), variant=variant
    )
    jon = orders.single(
        person("JON", side="right", facing="left"), size="CU", place=place(kind), variant=variant
    )
    assert looks(taken(mara), "MARA") > 0.05
    assert looks(taken(jon), "JON") < -0.05


@pytest.mark.parametrize(("far", "near"), [("MARA", "JON"), ("JON", "MARA")])
def test_over_the_shoulder_the_sides_are_those_of_the_two_shot(far: str, near: str) -> None:
    shot = taken(orders.pair(framing="ots", size="MCU", over=near, focus=(far,)))
    assert across(shot, "MARA") < across(shot, "JON")
    assert looks(shot, "MARA") > looks(shot, "JON")
    depth = {f.name: shot.camera.project(f.landmarks["eye"])[0, 2] for f in shot.stage.figures}
    assert 0 < depth[near] < depth[far]


def test_a_point_of_view_does_not_show_its_owner() -> None:
    order = orders.pair(framing="pov", size="MS", over="MARA", focus=("JON",))
    shot = taken(order)
    assert [figure.name for figure in shot.stage.figures] == ["JON"]
    assert abs(across(shot, "JON")) < 0.7


@pytest.mark.parametrize("who", ["away", "camera"])
def test_a_back_is_seen_when_it_was_ordered_and_only_then(who: str) -> None:
    shot = taken(orders.single(person("MARA", facing=who), size="MS"))
    front = float(shot.stage.figures[0].face @ shot.camera.rotation[2])
    assert (front < -0.3) == (who == "away")
    assert (front > 0.6) == (who == "camera")


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("size", ["MS", "LS"])
def test_everybody_of_a_group_is_in_the_frame(count: int, size: Size) -> None:
    names = ("MARA", "JON", "KID", "OLD", "FIVE", "SIX")[:count]
    sides = ("left", "right", "center", "center", "left", "right")
    people = tuple(
        person(name, side=side, facing="partner") for name, side in zip(names, sides, strict=False)
    )
    shot = taken(Order(size=size, framing="group", place=place("field"), subjects=people))
    for figure in shot.stage.figures:
        x, y, depth = shot.camera.project(figure.landmarks["eye"])[0]
        assert depth > 0
        assert max(abs(x), abs(y)) < 1


def test_nobody_is_a_place() -> None:
    shot = taken(Order(size="LS", framing="empty", place=place("church")))
    assert shot.size == "LS"
    assert not shot.stage.figures


def test_a_group_says_the_size_it_was_drawn_at() -> None:
    people = tuple(
        person(name, side=side)
        for name, side in (("MARA", "left"), ("KID", "center"), ("JON", "right"), ("OLD", "center"))
    )
    shot = taken(Order(size="CU", framing="group", place=place("field"), subjects=people))
    assert SIZES[shot.size].low < SIZES["CU"].low


def test_the_lens_asked_for_is_the_lens() -> None:
    shot = taken(orders.single(person("MARA"), size="CU", lens=100.0))
    assert shot.camera.focal == 100.0
    assert head_share(shot.stage.figures[0], shot.camera) == pytest.approx(0.54, abs=1e-6)


@pytest.mark.parametrize(
    "who", [person("KID", pose="lie"), person("MARA", pose="fallen"), person("JON", pose="sleep")]
)
@pytest.mark.parametrize("size", ["CU", "MS", "LS"])
def test_who_lies_is_in_the_frame(who: Subject, size: Size) -> None:
    shot = taken(orders.single(who, size=size, place=place("bedroom")))
    x, y, _ = shot.camera.project(shot.stage.figures[0].landmarks["eye"])[0]
    assert max(abs(x), abs(y)) < 0.75


def test_the_child_is_no_smaller_in_its_close_up() -> None:
    shot = taken(orders.single(person("KID", facing="left"), size="CU"))
    assert head_share(shot.stage.figures[0], shot.camera) == pytest.approx(0.54, abs=1e-6)
    assert KID.age == shot.stage.figures[0].look.age
