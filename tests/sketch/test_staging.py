"""What is staged can stand there, and what is shown can be read."""

import numpy as np
import pytest

from render.order import Order
from render.sketch.staging import staged
from tests.sketch import orders
from tests.sketch.orders import person, place, taken


@pytest.mark.parametrize(
    ("kind", "prop", "stands"),
    [
        ("living_room", "car", False),
        ("living_room", "helicopter", False),
        ("kitchen", "horse", False),
        ("barn", "horse", True),
        ("warehouse", "car", True),
        ("street", "car", True),
        ("beach", "door", False),
    ],
)
def test_large_things_stand_only_where_they_can(kind: str, prop: str, stands: bool) -> None:
    order = orders.single(person("MARA"), size="LS", place=place(kind), props=(prop,))
    assert (prop in staged(order).props) is stands


@pytest.mark.parametrize("pose", ["write", "grab", "pull", "lift"])
def test_a_letter_in_an_insert_faces_the_lens(pose: str) -> None:
    who = person("MARA", pose=pose, right_hand="letter")
    order = Order(
        size="CU", framing="insert", target="letter", place=place("office"), subjects=(who,)
    )
    shot = taken(order)
    [letter] = [thing for thing in shot.stage.things if thing.name.startswith("letter")]
    across, up = np.ptp(shot.camera.project(letter.mesh.vertices)[:, :2], axis=0)
    assert across > 0.3
    assert up > 0.6


@pytest.mark.parametrize("pose", ["reach", "grab", "point", "walk"])
def test_a_suitcase_hangs_under_the_hand(pose: str) -> None:
    ready = staged(orders.single(person("MARA", pose=pose, right_hand="suitcase")))
    case = ready.props["suitcase"].mesh.vertices
    hands = [hand.grip for hand in ready.stage.figures[0].hands.values()]
    nearest = min(hands, key=lambda grip: float(np.linalg.norm(grip - case.mean(axis=0))))
    assert case[:, 1].max() < nearest[1] + 0.1
