"""Says whether a thing can stand in a place: no lorry in a kitchen, no door in a meadow."""

import numpy as np

from render.sketch.props.registry import PROPS, standing
from render.sketch.stage import Set

ROOM = 0.7
"""Share of a room's shorter side that a thing may be long."""
DRIVEN_INTO = ("garage", "warehouse", "barn", "hall", "factory", "tunnel", "cave", "theatre")
"""Rooms with a gate."""
PUSHED = ("bicycle", "cart")
"""Vehicles that go through a door."""
BEASTS = ("horse", "cow", "bear")


def there(name: str, place: Set) -> bool:
    """Say whether a thing of `PROPS` can stand in a place."""
    prop = PROPS[name]
    if not place.interior:
        return prop.rest != "wall" or any(thing.role == "wall" for thing in place.things)
    gated = place.kind in DRIVEN_INTO
    if not gated and (name in BEASTS or (prop.role == "vehicle" and name not in PUSHED)):
        return False
    if place.walls is None:
        return True
    left, far, right, near = place.walls
    long = float(np.ptp(standing(name).vertices, axis=0).max())
    return long < ROOM * min(right - left, near - far)
