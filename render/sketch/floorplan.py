"""Makes the floor plan of a scene from its orders: what stands where, seen from above."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from render.floorplan import FloorPlan, Person, Point, Position
from render.order import Order
from render.sketch.blocking import STRIDE
from render.sketch.lens import Camera
from render.sketch.mesh import Floats
from render.sketch.overhead import Box, outlines, room, walls
from render.sketch.shooting import shot
from render.sketch.stage import Set
from render.sketch.staging import Staged, staged

CONE = 1.5
"""Metres a camera's cone is drawn."""
SAME = 0.8
"""Metres within which two positions of one person count as one."""
STILL = 0.45
"""Metres a camera goes at least for its move to be drawn."""
RIM = 0.9
"""Metres kept free around people and cameras."""
NEAR = 2.5
"""Metres around the action that are shown of a large place."""
SMALL = 9.0
"""Metres up to which a room is shown whole."""
SHAPE = 1.62
"""Width over height of the drawing area."""
LEAST = 6.4
"""Metres the plan is wide at least."""


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
    points = [p.at for p in people] + [p.goes for p in people if p.goes]
    middle = tuple(float(value) for value in np.mean(points or [(0.0, 0.0)], axis=0))
    points += [end for c in cameras for end in (c.at, c.left, c.right, c.goes) if end]
    window = _window(points, place)
    props = [thing for _, _, stage in ready for thing in stage.props.values()]
    shapes = tuple(outlines(place, props, window, (middle[0], middle[1])))
    standing = walls(place, window)
    return FloorPlan(title, shapes, standing, people, cameras, window[:2], window[2:])


def _flat(point: Floats) -> Point:
    return float(point[0]), float(-point[2])


def _people(stages: Iterable[tuple[Order, Staged]]) -> tuple[Person, ...]:
    """Return everybody once for each place they stand in, numbered where there are several."""
    found: list[Person] = []
    for order, ready in stages:
        for subject, figure in zip(order.subjects, ready.stage.figures, strict=True):
            at, ahead = _flat(figure.landmarks["hip"]), _flat(figure.body)
            goes = _way(at, ahead, ready.stage.set) if subject.travel else None
            met = [i for i, p in enumerate(found) if p.name == figure.name]
            known = [i for i in met if order.moment == "last" or _apart(found[i].at, at) < SAME]
            if not known:
                found.append(Person(figure.name, at, ahead, goes))
            elif goes and not any(found[i].goes for i in known):
                found[known[0]] = Person(figure.name, at, ahead, goes)
    return tuple(_numbered(found))


def _numbered(people: Sequence[Person]) -> Iterator[Person]:
    often = Counter(person.name for person in people)
    met: Counter[str] = Counter()
    for person in people:
        met[person.name] += 1
        yield replace(person, number=met[person.name]) if often[person.name] > 1 else person


def _way(at: Point, ahead: Point, place: Set) -> Point:
    """Return where somebody's way ends: a few steps on, before a wall."""
    x, y = (at[0] + ahead[0] * STRIDE * 1.4, at[1] + ahead[1] * STRIDE * 1.4)
    inside = room(place)
    if inside is None:
        return x, y
    return min(max(x, inside.left), inside.right), min(max(y, inside.bottom), inside.top)


def _apart(one: Point, other: Point) -> float:
    return float(np.hypot(one[0] - other[0], one[1] - other[1]))


def _cameras(ready: Sequence[tuple[str, Order, Staged]]) -> tuple[Position, ...]:
    found: dict[str, Position] = {}
    for setup, order, stage in ready:
        taken = shot(order, stage)
        if setup not in found:
            found[setup] = _position(setup, taken.camera)
        elif order.moment == "last":
            first = found[setup]
            at = _flat(taken.camera.position)
            if _apart(first.at, at) > STILL:
                found[setup] = Position(setup, first.at, first.left, first.right, at)
    return tuple(found.values())


def _position(setup: str, camera: Camera) -> Position:
    ahead, right = -camera.rotation[2], camera.rotation[0]
    ahead = ahead * np.array([1.0, 0.0, 1.0])
    ahead = ahead / (np.linalg.norm(ahead) + 1e-9)
    ends = [camera.position + (ahead + right * side * camera.tan_x) * CONE for side in (-1, 1)]
    return Position(setup, _flat(camera.position), _flat(ends[0]), _flat(ends[1]))


def _window(points: Sequence[Point], place: Set) -> Box:
    """Return what the plan shows: the action with what is near, or the whole of a small room."""
    array = np.array(points)
    low, high = array.min(axis=0) - RIM, array.max(axis=0) + RIM
    inside = room(place)
    if inside is not None:
        first, last = np.array(inside[:2]) - RIM / 2, np.array(inside[2:]) + RIM / 2
        whole = last - first <= SMALL
        low = np.minimum(low, np.where(whole, first, np.maximum(first, low - NEAR)))
        high = np.maximum(high, np.where(whole, last, np.minimum(last, high + NEAR)))
    else:
        low, high = low - NEAR / 2, high + NEAR / 2
    wide, tall = high - low
    extra = np.array([max(wide, tall * SHAPE, LEAST), max(tall, wide / SHAPE, LEAST / SHAPE)])
    extra = (extra - (high - low)) / 2
    low, high = low - extra, high + extra
    return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
