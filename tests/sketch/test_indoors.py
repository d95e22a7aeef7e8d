"""The camera stays in the room."""

import numpy as np
import pytest

from render.order import Move, Order
from render.sketch.glance import visibility
from render.sketch.shooting import Shot
from tests.sketch import orders
from tests.sketch.orders import person, place, taken

ROOMS = ("living_room", "office", "prison_cell", "bathroom", "bus", "hallway")


def past_the_walls(shot: Shot) -> float:
    """Return the share of the frame that shows no wall, floor or ceiling."""
    return float(np.mean(visibility(shot.stage, shot.camera).thing < 0))


@pytest.mark.parametrize("kind", ROOMS)
def test_an_empty_room_fills_the_frame(kind: str) -> None:
    shot = taken(Order(size="ELS", framing="establishing", place=place(kind)))
    assert past_the_walls(shot) < 0.08


@pytest.mark.parametrize("kind", ROOMS)
def test_the_end_of_a_pull_out_is_still_in_the_room(kind: str) -> None:
    order = orders.single(
        person("MARA", facing="left"),
        size="LS", moment="last", move=Move(kind="pull_out"), place=place(kind),
    )  # fmt: skip
    assert past_the_walls(taken(order)) < 0.12


def test_a_lens_asked_for_is_kept_in_a_room() -> None:
    order = orders.single(person("MARA"), size="LS", lens=35.0, place=place("office"))
    assert taken(order).camera.focal == 35.0


@pytest.mark.parametrize("kind", ["living_room", "street"])
def test_a_scene_opens_on_the_place_not_on_the_people(kind: str) -> None:
    shot = taken(orders.pair(size="LS", framing="establishing", place=place(kind)))
    for figure in shot.stage.figures:
        ends = np.array([figure.landmarks["crown"], figure.landmarks["foot"]])
        assert np.ptp(shot.camera.project(ends)[:, 1]) / 2 < 0.45
