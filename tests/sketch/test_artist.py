"""The artist as everybody meets it: the same order, the same bytes; another seed, another shot."""

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest

from render.order import Order, Picture
from render.sketch.artist import SketchArtist
from render.sketch.glance import visibility
from render.sketch.shooting import Shot
from render.vocabulary import ASPECTS, Aspect
from tests.sketch import orders
from tests.sketch.orders import person, place, taken
from tests.sketch.write_golden import GOLDEN, SHOTS, described

SMALL = {"width": 256, "height": 144}
HASH = """
import hashlib
from render.sketch.artist import SketchArtist
from tests.sketch.write_golden import SHOTS
for order in SHOTS.values():
    image = next(SketchArtist(1).draw([order])).image
    print(hashlib.sha256(image.tobytes()).hexdigest())
"""


def drawn(order: Order) -> Picture:
    return next(SketchArtist(1).draw([order]))


@pytest.mark.parametrize("name", SHOTS)
def test_camera_size_and_keypoints_are_the_golden_ones(name: str) -> None:
    assert described(SHOTS[name]) == (GOLDEN / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_same_bytes_in_two_processes_and_with_two_threads() -> None:
    here = [hashlib.sha256(drawn(order).image.tobytes()).hexdigest() for order in SHOTS.values()]
    for threads in ("1", "2"):
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        world = {**os.environ, **dict.fromkeys(names, threads), "PYTHONHASHSEED": threads}
        ran = subprocess.run(
            [sys.executable, "-c", HASH], env=world, capture_output=True, text=True, check=True
        )
        assert ran.stdout.split() == here


def test_the_same_order_gives_the_same_bytes_after_others() -> None:
    order = orders.single(person("MARA"), **SMALL)
    first = drawn(order).image.tobytes()
    drawn(orders.pair(**SMALL))
    assert drawn(order).image.tobytes() == first


@pytest.mark.parametrize("aspect", ASPECTS)
def test_a_picture_has_the_size_of_its_order(aspect: Aspect) -> None:
    height = round(256 / ASPECTS[aspect] / 8) * 8
    order = orders.single(person("JON"), aspect=aspect, width=256, height=height)
    assert drawn(order).image.size == (256, height)


def angle(one: Shot, other: Shot) -> float:
    """Return the degrees between the ways two cameras look."""
    cos = float(one.camera.rotation[2] @ other.camera.rotation[2])
    return float(np.degrees(np.arccos(np.clip(cos, -1, 1))))


RESHOT = {
    "single": orders.single(person("MARA", side="left", facing="right"), size="CU"),
    "frontal": orders.single(person("JON"), size="MS", place=place("street")),
    "wide": orders.single(person("MARA", pose="walk", travel="right"), size="LS"),
    "two_shot": orders.pair(),
    "place": Order(size="LS", framing="empty", place=place("church")),
}


@pytest.mark.parametrize("name", RESHOT)
def test_another_variant_is_clearly_another_shot_of_the_same(name: str) -> None:
    order = RESHOT[name]
    shots = [taken(order.model_copy(update={"variant": variant})) for variant in range(4)]
    for number, shot in enumerate(shots):
        assert shot.size == shots[0].size
        assert shot.stage.set is shots[0].stage.set
        assert all(angle(shot, other) > 4 for other in shots[:number])
    assert angle(shots[0], shots[1]) > 8


def test_another_seed_draws_other_strokes_of_the_same_shot() -> None:
    order = orders.single(person("MARA"), **SMALL)
    other = order.model_copy(update={"seed": 1})
    assert drawn(order).image.tobytes() != drawn(other).image.tobytes()
    assert np.array_equal(taken(order).camera.position, taken(other).camera.position)


@pytest.mark.parametrize(
    "target", ["key", "phone", "letter", "cup", "gun", "flowers", "photograph"]
)
def test_an_insert_shows_its_target(target: str) -> None:
    who = person("MARA", right_hand=target)
    for subject in ((who,), ()):
        order = Order(
            size="ECU", framing="insert", target=target, place=place("room"), subjects=subject
        )
        shot = taken(order)
        seen = visibility(shot.stage, shot.camera)
        name = f"{target} of MARA right" if subject else target
        assert seen.share(name) > 0.02


def test_a_title_is_written_on_a_card() -> None:
    card = np.asarray(drawn(Order(size="MS", framing="title", title="THE END", **SMALL)).image)
    assert card.mean() < 80
    assert card.max() > 200


def test_a_place_with_no_set_of_its_own_is_said() -> None:
    where = place("room").model_copy(update={"words": "THE ORGONE BOX", "fallback": True})
    picture = drawn(Order(size="LS", framing="empty", place=where, **SMALL))
    assert picture.notes == ("no set for “THE ORGONE BOX”; drawn as room",)
