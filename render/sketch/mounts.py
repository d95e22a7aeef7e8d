"""What carries a rider or a driver who has no seat of the set: horse, bicycle, motorbike, car."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from render.order import Order, Subject
from render.sketch.blocking import Spot
from render.sketch.mesh import Mesh
from render.sketch.props.animals import horse
from render.sketch.props.cycles import bicycle, motorbike
from render.sketch.props.vehicles import car
from render.sketch.stage import Thing

WHEELED = ("car", "van", "bus", "train", "plane_cabin", "cockpit", "space_ship", "boat_deck")
"""Sets that are themselves what is driven."""


@dataclass(frozen=True)
class Mount:
    """`seat` is its height, `at` its place (x, z) on the mount whose nose is +z, metres."""

    build: Callable[[int], Mesh]
    seat: float
    at: tuple[float, float]


MOUNTS: Mapping[str, Mount] = {
    "horse": Mount(lambda seed: horse(seed | 1), 1.38, (0.0, 0.0)),
    "bicycle": Mount(bicycle, 0.92, (0.0, -0.3)),
    "motorbike": Mount(motorbike, 0.78, (0.0, -0.29)),
    "car": Mount(lambda _: car(glazed=False), 0.4, (0.37, -0.12)),
}
CARRIERS: Mapping[str, tuple[str, ...]] = {
    "ride": ("horse", "motorbike", "bicycle"),
    "ride_bike": ("bicycle", "motorbike"),
    "drive": ("car",),
}
"""What each pose may sit on; the first unless the order names another."""


def carrier(order: Order, subject: Subject) -> str | None:
    """Return the word of what carries somebody, None: they need nothing."""
    words = CARRIERS.get(subject.pose, ())
    if not words or (subject.pose == "drive" and order.place.kind in WHEELED):
        return None
    return next((word for word in words if word in order.props), words[0])


def seat(order: Order, subject: Subject) -> float | None:
    """Return the height of the seat somebody rides on, metres."""
    word = carrier(order, subject)
    return MOUNTS[word].seat if word else None


def beneath(order: Order, subject: Subject, spot: Spot) -> tuple[str, Thing] | None:
    """Return the word and the thing under a rider on their spot; None: on foot, or seated."""
    word = carrier(order, subject) if spot.anchor is None else None
    if word is None:
        return None
    mount = MOUNTS[word]
    mesh = mount.build(order.place.seed).moved(-mount.at[0], 0.0, -mount.at[1]).turned(spot.yaw)
    placed = mesh.moved(*np.asarray(spot.position).tolist())
    return word, Thing(f"{word} under {subject.name}", placed, "held")
