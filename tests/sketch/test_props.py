"""Every word of the vocabulary is a thing: of the right size, on its foot, in the hand."""

import numpy as np
import pytest

from render.order import Order, Place, Subject
from render.sketch.inserts import cameras
from render.sketch.props.registry import PROPS, held, standing
from render.sketch.staging import staged
from render.vocabulary import ANIMALS, VEHICLES
from render.vocabulary import PROPS as WORDS

LENGTHS = {
    "phone": (0.13, 0.17), "gun": (0.16, 0.26), "rifle": (0.9, 1.2), "knife": (0.2, 0.36),
    "sword": (0.8, 1.2), "cup": (0.08, 0.13), "glass": (0.09, 0.15), "wine_glass": (0.17, 0.25),
    "bottle": (0.25, 0.34), "plate": (0.2, 0.4), "book": (0.18, 0.26), "letter": (0.2, 0.32),
    "envelope": (0.18, 0.25), "card": (0.08, 0.095), "pen": (0.1, 0.17), "watch": (0.05, 0.12),
    "ring": (0.03, 0.1), "cigarette": (0.08, 0.11), "bag": (0.35, 0.7), "suitcase": (0.5, 0.8),
    "camera": (0.12, 0.2), "laptop": (0.3, 0.4), "chair": (0.8, 1.1), "bed": (1.9, 2.2),
    "piano": (1.3, 1.7), "guitar": (0.9, 1.1), "ball": (0.2, 0.25), "hat": (0.25, 0.42),
    "skull": (0.17, 0.26), "door": (2.0, 2.3), "shovel": (1.0, 1.4), "umbrella": (0.9, 1.3),
}  # fmt: skip
"""Metres of the longest side: from, to."""
LARGER = {
    "car": 4.2, "van": 4.5, "bus": 9.0, "truck": 7.0, "motorbike": 1.9, "bicycle": 1.6,
    "boat": 3.5, "train": 15.0, "helicopter": 8.0, "plane": 20.0, "space_ship": 10.0, "tank": 6.0,
    "cart": 2.0, "dog": 0.8, "cat": 0.4, "horse": 2.2, "bird": 0.3, "cow": 2.0, "rat": 0.2,
    "fish": 0.25, "snake": 0.3, "bear": 1.8,
}  # fmt: skip
"""Metres that the longest side of a vehicle or an animal is at least."""
HEAVY = 4000
"""Triangles no prop may pass."""


def longest(name: str) -> float:
    """Return the longest side of a standing prop in metres."""
    return float(np.ptp(standing(name).vertices, axis=0).max())


def test_every_word_of_the_vocabulary_is_a_prop_and_no_other() -> None:
    assert set(PROPS) == set(WORDS)


def test_a_word_that_is_no_prop_is_refused() -> None:
    with pytest.raises(KeyError):
        standing("unicorn")


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("seed", [0, 1])
def test_a_prop_stands_on_its_foot_within_its_budget(name: str, seed: int) -> None:
    mesh = standing(name, seed)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    assert np.isfinite(mesh.vertices).all()
    assert low[1] == pytest.approx(0.0, abs=1e-9)
    assert np.abs((low + high)[[0, 2]]).max() < 1e-6
    assert 8 <= len(mesh.faces) <= HEAVY
    assert mesh.patch.max() < len(mesh.patches)
    assert all(0 <= patch.value <= 1 for patch in mesh.patches)


@pytest.mark.parametrize("name", [name for name in WORDS if PROPS[name].hold])
def test_what_a_hand_holds_is_at_the_grip(name: str) -> None:
    mesh = held(name, 0)
    assert mesh is not None
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    assert np.isfinite(mesh.vertices).all()
    assert (low < 0.06).all()
    assert (high > -0.06).all()


def test_the_same_seed_gives_the_same_bytes() -> None:
    for name in WORDS:
        one, two = PROPS[name].build(3), PROPS[name].build(3)
        assert one.vertices.tobytes() == two.vertices.tobytes()


@pytest.mark.parametrize("name", LENGTHS)
def test_a_prop_has_its_real_size(name: str) -> None:
    low, high = LENGTHS[name]
    assert low <= longest(name) <= high


@pytest.mark.parametrize("name", VEHICLES + ANIMALS)
def test_vehicles_and_animals_are_as_large_as_life(name: str) -> None:
    assert LARGER[name] <= longest(name) <= LARGER[name] * 1.8


@pytest.mark.parametrize("name", ["dog", "cat", "horse", "bird", "cow", "rat", "fish", "snake"])
def test_an_animal_has_two_poses(name: str) -> None:
    still, moving = standing(name, 0), standing(name, 1)
    assert still.vertices.tobytes() != moving.vertices.tobytes()


def test_nobody_holds_a_train() -> None:
    assert held("train", 0) is None


def test_a_held_thing_is_in_the_hand_that_was_named() -> None:
    order = Order(
        size="MS",
        place=Place(kind="kitchen", interior=True),
        subjects=(Subject(name="ANN", right_hand="glass"),),
    )
    ready = staged(order)
    glass = ready.props["glass"].mesh.vertices.mean(axis=0)
    hands = ready.stage.figures[0].hands
    assert np.linalg.norm(glass - hands["right"].grip) < 0.1
    assert np.linalg.norm(glass - hands["left"].grip) > 0.15


@pytest.mark.parametrize("name", ["phone", "letter", "gun", "chair", "bicycle"])
def test_an_insert_fills_the_frame_with_its_thing(name: str) -> None:
    order = Order(
        size="CU", framing="insert", target=name, place=Place(kind="kitchen", interior=True)
    )
    thing = staged(order).props[name]
    for camera in cameras(order, thing, None):
        seen = camera.project(thing.mesh.vertices)
        reach = np.abs(seen[:, :2]).max(axis=0)
        assert (seen[:, 2] > 0).all()
        assert reach.max() == pytest.approx(0.74, abs=0.02)


def test_a_vehicle_of_an_order_stands_on_the_ground_beside_the_people() -> None:
    order = Order(
        size="LS",
        place=Place(kind="street"),
        subjects=(Subject(name="ANN"),),
        props=("car",),
    )
    ready = staged(order)
    car, person = ready.props["car"].mesh, ready.stage.figures[0].landmarks["foot"]
    low, high = car.vertices.min(axis=0), car.vertices.max(axis=0)
    inside = (low < person + 0.05) & (person < high + 0.05)
    assert not inside[[0, 2]].all()


@pytest.mark.parametrize(
    ("pose", "mount", "high"), [("ride", "horse", 1.35), ("ride_bike", "bicycle", 0.85)]
)
def test_who_rides_sits_on_what_they_ride(pose: str, mount: str, high: float) -> None:
    order = Order(size="LS", place=Place(kind="field"), subjects=(Subject(name="ANN", pose=pose),))
    ready = staged(order)
    hip = ready.stage.figures[0].landmarks["hip"]
    low, top = (f(ready.props[mount].mesh.vertices, axis=0) for f in (np.min, np.max))
    assert hip[1] > high
    assert (low[[0, 2]] < hip[[0, 2]]).all()
    assert (hip[[0, 2]] < top[[0, 2]]).all()


def test_who_walks_needs_no_horse() -> None:
    order = Order(size="LS", place=Place(kind="field"), subjects=(Subject(name="ANN"),))
    assert not staged(order).props


def test_a_truck_does_not_come_into_a_kitchen() -> None:
    order = Order(size="LS", place=Place(kind="kitchen", interior=True), props=("truck", "dog"))
    assert set(staged(order).props) == {"dog"}
