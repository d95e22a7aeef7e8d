"""Stairs, banisters and railings; stairs climb from the origin towards -z."""

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.shapes import Rows, box, boxes, tube

RISE, GOING = 0.175, 0.28
"""Height and depth of a stair in metres."""


def flight(steps: int, width: float, wood: Patch = m.WOOD) -> Mesh:
    """Return stairs that climb from the origin towards -z."""
    rows = [
        (0, 0, -GOING * (i + 0.5), width, RISE * (i + 1), GOING) for i in range(steps)
    ]  # fmt: skip
    return boxes(rows, wood)


def banister(steps: int, wood: Patch = m.DARK_WOOD) -> Mesh:
    """Return the rail of a flight that climbs from the origin towards -z."""
    posts = boxes(
        [(0, RISE * (i + 1), -GOING * (i + 0.5), 0.03, 0.85, 0.03) for i in range(steps)], wood
    )
    rise, run = RISE * steps, GOING * steps
    rail = tube([(0, 1.0, 0), (0, rise + 1.0, -run)], 0.04, wood, 6)
    return join([posts, rail, box((0.1, 1.15, 0.1), (0, 0, 0.02), wood)])


def railing(width: float, patch: Patch = m.METAL, high: float = 1.0) -> Mesh:
    """Return a railing along x: two rails on posts."""
    count = max(int(width / 0.5), 1)
    rows: Rows = [
        (-width / 2 + width * i / count, 0, 0, 0.04, high, 0.04) for i in range(count + 1)
    ]
    rows += [(0, y, 0, width, 0.05, 0.05) for y in (high * 0.5, high - 0.05)]
    return boxes(rows, patch)
