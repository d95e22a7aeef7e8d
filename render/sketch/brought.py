"""Brings a chair, a crate or a log for those who sit where the set has no seat, and a table."""

from collections.abc import Sequence

import numpy as np

from render.order import Order
from render.sketch import seating
from render.sketch.blocking import Spot
from render.sketch.mesh import Floats
from render.sketch.props.registry import standing
from render.sketch.stage import Thing

BEFORE = 0.62
"""Metres from who sits to the middle of the table before them."""
NEAR = 0.9
"""Metres within which two people share a table."""


def seats(order: Order, spots: Sequence[Spot]) -> dict[str, Thing]:
    """Return the seats and tables of an order's people, by name."""
    found: dict[str, Thing] = {}
    tables: list[Floats] = []
    for subject, spot in zip(order.subjects, spots, strict=True):
        if spot.seat is None:
            continue
        name = f"{spot.seat} under {subject.name}"
        found[name] = _placed(name, spot.seat, spot.position, spot.yaw)
        ahead = np.array([np.sin(spot.yaw), 0.0, np.cos(spot.yaw)])
        at = spot.position + ahead * BEFORE
        alone = all(float(np.linalg.norm(at - other)) > NEAR for other in tables)
        if subject.pose in seating.TABLE_POSES and alone:
            tables.append(at)
            name = f"table of {subject.name}"
            found[name] = _placed(name, "table", at, spot.yaw)
    return found


def _placed(name: str, prop: str, at: Floats, yaw: float) -> Thing:
    mesh = standing(prop).turned(yaw).moved(*at.tolist())
    return Thing(name, mesh, "held")
