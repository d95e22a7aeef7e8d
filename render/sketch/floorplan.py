"""Makes the floor plan of a scene from its orders: what stands where, seen from above."""

from collections.abc import Iterable, Sequence

import numpy as np

from render.floorplan import FloorPlan, Person, Point, Position
from render.order import Order
from render.sketch import sight
from render.sketch.blocking import STRIDE
from render.sketch.lens import Camera
from render.sketch.mesh import Floats, Mesh
from render.sketch.shooting import shot
from render.sketch.stage import Set, Thing
from render.sketch.staging import Staged, staged

LOW, HIGH = 0.12, 1.9
"""Metres: what stands wholly below or above is not drawn."""
REACH = 9.0
"""Metres from the action beyond which open ground is cut off."""
CONE = 2.6
"""Metres a camera's cone is drawn."""
SAME = 0.45
"""Metres within which two positions of one person count as one."""


def plan(title: str, orders: Sequence[tuple[str, Order]]) -> FloorPlan:
    """Return the plan of a scene from its orders, each with the letter of its setup.

    Title cards and shots of another place than the first order's are left out; a setup is drawn
    once. Raises ValueError when no order shows a place.
    """
    seen = [(setup, order) for setup, order in orders if order.framing != "title"]
    if not seen:
        raise ValueError("no order shows a place")
    home = seen[0][1].place
    ready = [(s, o, staged(o)) for s, o in seen if o.place == home]
    people = _people((order, stage) for _, order, stage in ready)
    cameras = _cameras(ready)
    place = ready[0][2].stage.set
    points = [p.at for p in people] + [c.at for c in cameras] + [c.left for c in cameras]
    low, high = _bounds(place, points)
    things = [*place.things, *(t for _, _, stage in ready for t in stage.props.values())]
    shapes = tuple(_outline(thing.mesh) for thing in _standing(things, low, high))
    return FloorPlan(title, shapes, _walls(place), people, cameras, low, high)


def _flat(point: Floats) -> Point:
    return float(point[0]), float(-point[2])


def _people(stages: Iterable[tuple[Order, Staged]]) -> tuple[Person, ...]:
    found: list[Person] = []
    for order, ready in stages:
        for subject, figure in zip(order.subjects, ready.stage.figures, strict=True):
            at, ahead = _flat(figure.landmarks["hip"]), _flat(figure.body)
            goes = None
            if subject.travel:
                goes = (at[0] + ahead[0] * STRIDE * 1.4, at[1] + ahead[1] * STRIDE * 1.4)
            met = [p for p in found if p.name == figure.name]
            known = [p for p in met if order.moment == "last" or _near(p.at, at)]
            if not known or (goes and not any(p.goes for p in known)):
                found.append(Person(figure.name, at, ahead, goes))
    return tuple(found)


def _near(one: Point, other: Point) -> bool:
    return float(np.hypot(one[0] - other[0], one[1] - other[1])) < SAME


def _cameras(ready: Sequence[tuple[str, Order, Staged]]) -> tuple[Position, ...]:
    found: dict[str, Position] = {}
    for setup, order, stage in ready:
        taken = shot(order, stage)
        if setup not in found:
            found[setup] = _position(setup, taken.camera)
        elif order.moment == "last":
            first = found[setup]
            at = _flat(taken.camera.position)
            if not _near(first.at, at):
                found[setup] = Position(setup, first.at, first.left, first.right, at)
    return tuple(found.values())


def _position(setup: str, camera: Camera) -> Position:
    ahead, right = -camera.rotation[2], camera.rotation[0]
    ahead = ahead * np.array([1.0, 0.0, 1.0])
    ahead = ahead / (np.linalg.norm(ahead) + 1e-9)
    ends = [camera.position + (ahead + right * side * camera.tan_x) * CONE for side in (-1, 1)]
    return Position(setup, _flat(camera.position), _flat(ends[0]), _flat(ends[1]))


def _bounds(place: Set, points: Sequence[Point]) -> tuple[Point, Point]:
    """Return the plan's lowest and highest corner: the room, or the action with some ground."""
    if place.walls:
        left, back, right, front = place.walls
        points = [*points, (left, -front), (right, -back)]
        rim = 0.6
    else:
        rim = 2.0
    array = np.array(points)
    low, high = array.min(axis=0) - rim, array.max(axis=0) + rim
    middle = (low + high) / 2
    low, high = np.maximum(low, middle - REACH), np.minimum(high, middle + REACH)
    return (float(low[0]), float(low[1])), (float(high[0]), float(high[1]))


def _standing(things: Sequence[Thing], low: Point, high: Point) -> list[Thing]:
    """Return what stands on the floor within the plan, one of each name."""
    kept: dict[str, Thing] = {}
    for thing in things:
        first, last = sight.box(thing.mesh)
        upright = last[1] > LOW and first[1] < HIGH
        wide = max(last[0] - first[0], last[2] - first[2]) < 14
        inside = (
            low[0] < last[0] and first[0] < high[0] and low[1] < -first[2] and -last[2] < high[1]
        )
        if thing.role not in ("wall", "floor", "ceiling", "held") and upright and wide and inside:
            kept.setdefault(thing.name, thing)
    return list(kept.values())


def _outline(mesh: Mesh) -> tuple[Point, ...]:
    """Return the convex hull of a mesh from above (Andrew's monotone chain, 1979)."""
    points = sorted({(round(float(x), 3), round(float(-z), 3)) for x, _, z in mesh.vertices})
    if len(points) < 3:
        return tuple(points)

    def half(row: Iterable[Point]) -> list[Point]:
        hull: list[Point] = []
        for point in row:
            while len(hull) > 1 and _turn(hull[-2], hull[-1], point) <= 0:
                hull.pop()
            hull.append(point)
        return hull[:-1]

    return tuple(half(points) + half(reversed(points)))


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _walls(place: Set) -> tuple[Point, ...]:
    if place.walls is None:
        return ()
    left, back, right, front = place.walls
    gap = 0.25
    return (
        (left - gap, -front - gap), (right + gap, -front - gap),
        (right + gap, -back + gap), (left - gap, -back + gap),
    )  # fmt: skip
