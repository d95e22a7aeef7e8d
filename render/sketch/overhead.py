"""The set from above: walls with the gaps of doors, outlines of things, cut to a window."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import NamedTuple

from render.floorplan import Kind, Outline, Point, Segment
from render.sketch import sight
from render.sketch.mesh import Mesh
from render.sketch.stage import Set, Thing

LOW, HIGH = 0.12, 1.4
"""Metres: what stands wholly below or above is not drawn, of the rest the part below."""
BACKDROP = 14.0
"""Metres: what is wider and stands around the action is the picture's background."""
ENDLESS = 200.0
"""Metres: the ground itself, which has no edge worth a line."""
GAP = 0.25
"""Metres from where people may stand to the wall."""
RECESS = 2.0
"""Metres a room may go on behind where people may stand (seats, a sloping roof)."""
DOOR = 0.9
"""Metres: a door nobody built."""
AT_WALL = 0.6
"""Metres within which a door belongs to a wall."""
Stretch = tuple[float, float]
OPENINGS = ("door", "entrance", "gate", "lift")


class Box(NamedTuple):
    """A rectangle in metres on the plan."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, point: Point) -> bool:
        """Say whether a point is within, the edge counted in."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top


def room(place: Set) -> Box | None:
    """Return the inner sides of a place's walls; None on open ground."""
    if place.walls is None:
        return None
    left, back, right, front = place.walls
    inner = (left, -front, right, -back)
    built = [_box(t) for t in place.things if t.role == "wall" and _upright(t)]
    sides = []
    for side, (edge, sign) in enumerate(zip(inner, (-1, -1, 1, 1), strict=True)):
        farthest = max((box[side] * sign for box in built), default=0.0) * sign
        within = place.interior and GAP < (farthest - edge) * sign < RECESS
        sides.append(farthest if within else edge + sign * GAP)
    return Box(*sides)


def walls(place: Set, window: Box) -> tuple[Segment, ...]:
    """Return a place's walls within a window, open where its doors are."""
    inside = room(place)
    if inside is None:
        return ()
    left, bottom, right, top = inside
    doors = _doors(place)
    found: list[Segment] = []
    for y in (bottom, top):
        if window.bottom <= y <= window.top:
            gaps = [(d.left, d.right) for d in doors if d.bottom - AT_WALL < y < d.top + AT_WALL]
            ends = max(left, window.left), min(right, window.right)
            found += [((a, y), (b, y)) for a, b in _open(ends, gaps)]
    for x in (left, right):
        if window.left <= x <= window.right:
            gaps = [(d.bottom, d.top) for d in doors if d.left - AT_WALL < x < d.right + AT_WALL]
            ends = max(bottom, window.bottom), min(top, window.top)
            found += [((x, a), (x, b)) for a, b in _open(ends, gaps)]
    return tuple(found)


def outlines(place: Set, props: Iterable[Thing], window: Box, middle: Point) -> list[Outline]:
    """Return the ground's edges and what stands on it, one of each name, cut to room and window.

    `middle` is where the action is: what is vast and goes around it is left out.
    """
    inside = room(place)
    kept: dict[str, Outline] = {}
    things = sorted((*place.things, *props), key=lambda thing: thing.role != "floor")
    for thing in things:
        kind = _kind(thing, place, middle)
        if kind is None or thing.name in kept:
            continue
        shape = cut(_crown(_box(thing)) if kind == "tree" else hull(thing.mesh), window)
        if inside is not None:
            shape = cut(shape, inside)
        if len(shape) > 2:
            word = re.sub(r"_-?\d+$", "", thing.name).replace("_", " ")
            kept[thing.name] = Outline(tuple(shape), word, kind)
    return list(kept.values())


def hull(mesh: Mesh) -> list[Point]:
    """Return the hull of a mesh's lower part from above (Andrew's monotone chain, 1979)."""
    low = mesh.vertices[mesh.vertices[:, 1] <= HIGH]
    kept = low if len(low) > 2 else mesh.vertices
    points = sorted({(round(float(x), 3), round(float(-z), 3)) for x, _, z in kept})
    if len(points) < 3:
        return points

    def half(row: Iterable[Point]) -> list[Point]:
        chain: list[Point] = []
        for point in row:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return half(points) + half(reversed(points))


def cut(shape: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of an outline within a box (Sutherland and Hodgman, 1974)."""
    points = list(shape)
    for axis, edge, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.bottom, 1),
                             (1, box.top, -1)):  # fmt: skip
        points = _half_plane(points, axis, edge, sign)
    return points


def _half_plane(points: Sequence[Point], axis: int, edge: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for one, other in pairwise((*points[-1:], *points)):
        before, after = (one[axis] - edge) * sign, (other[axis] - edge) * sign
        if (before < 0) != (after < 0):
            share = before / (before - after)
            kept.append(
                (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)
            )
        if after >= 0:
            kept.append(other)
    return kept


def _kind(thing: Thing, place: Set, middle: Point) -> Kind | None:
    """Return how a thing is drawn; None: not at all."""
    box = _box(thing)
    wide = max(box.right - box.left, box.top - box.bottom)
    if thing.role == "floor":
        return "ground" if not place.interior and wide < ENDLESS else None
    vast = wide > BACKDROP and box.holds(middle)
    if thing.role in ("wall", "ceiling", "held") or vast or not _upright(thing):
        return None
    return "tree" if thing.role == "foliage" and thing.name.startswith("tree") else "thing"


def _crown(box: Box) -> list[Point]:
    """Return a circle within a tree's box."""
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    radius = min(box.right - box.left, box.top - box.bottom) / 2
    turns = [step * pi / 18 for step in range(36)]
    return [(x + radius * cos(turn), y + radius * sin(turn)) for turn in turns]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _box(thing: Thing) -> Box:
    low, high = sight.box(thing.mesh)
    return Box(float(low[0]), float(-high[2]), float(high[0]), float(-low[2]))


def _upright(thing: Thing) -> bool:
    low, high = sight.box(thing.mesh)
    return bool(high[1] > LOW and low[1] < HIGH)


def _doors(place: Set) -> list[Box]:
    """Return the boxes of doors that were built, or one where the set says that a door is."""
    built = [
        _box(thing) for thing in place.things
        if thing.role == "wall" and thing.name.startswith(OPENINGS)
        and sight.box(thing.mesh)[0][1] < LOW
    ]  # fmt: skip
    if built or "door" not in place.anchors:
        return built
    x, _, z = (float(value) for value in place.anchors["door"].position)
    return [Box(x - DOOR / 2, -z - DOOR / 2, x + DOOR / 2, -z + DOOR / 2)]


def _open(ends: Stretch, gaps: Sequence[Stretch]) -> list[Stretch]:
    """Return what is left of a stretch without its gaps."""
    start, stop = ends
    left = []
    for low, high in sorted(gaps):
        if start < min(low, stop):
            left.append((start, min(low, stop)))
        start = max(start, high)
    return [*left, (start, stop)] if start < stop else left
