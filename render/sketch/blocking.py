"""Decides where everybody stands, sits or lies and which way they face, before anyone is posed.

The camera is on the set's +z side: screen left is -x. A subject's side of the frame is a side of
the set, so that a person alone in the frame stands where they stood in the two-shot.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from render.order import Order, Subject
from render.sketch import seating
from render.sketch.mesh import Floats
from render.sketch.stage import Anchor, Set
from render.vocabulary import Size

ACROSS = 0.62
"""Metres from the middle at which two people stand; so their eyes are 1.24 m apart."""
CLOSER: Mapping[Size, float] = {"ECU": 0.34, "CU": 0.38, "MCU": 0.48}
"""Metres from the middle at which two stand for a tight shot of both."""
OPPOSITE = 1.6
"""Metres before who sits at which another stands who talks with them."""
ELBOW = 0.85
"""Metres between neighbours in a group."""
BODY = 0.24
"""Metres a person keeps from what nobody can stand in."""
NEIGHBOUR = 0.45
"""Metres between the middles of two people."""
ROW = 0.75
"""Metres between planes of depth."""
TRAVEL: Mapping[str, float] = {
    "left": -np.pi / 2, "right": np.pi / 2, "in": np.pi, "out": 0.0, "up": np.pi, "down": 0.0,
}  # fmt: skip
STRIDE = 1.4
"""Metres somebody who travels goes within a panel."""
OPEN = 0.28
"""Radians by which someone in profile opens towards the camera."""


@dataclass(frozen=True, eq=False)
class Spot:
    """Where one subject is: `position` (3,) on the floor, `yaw` radians, the anchor or None.

    `seat` names the prop that is brought to sit on, None: the set's own seat, or none.
    """

    position: Floats
    yaw: float
    anchor: Anchor | None = None
    seat: str | None = None


def spots(order: Order, place: Set) -> tuple[Spot, ...]:
    """Return a spot for every subject of an order, in their order."""
    taken = seating.seats_for(order.subjects, place)
    where = {index: anchor.position for index, (_, anchor) in taken.items()}
    where |= _standing(order, place, [anchor for _, anchor in taken.values()], set(taken))
    return tuple(
        Spot(where[i], taken[i][1].yaw, taken[i][1])
        if i in taken and _fixed(taken[i][1], subject)
        else _free_spot(i, order.subjects, where, place)
        for i, subject in enumerate(order.subjects)
    )


def _standing(
    order: Order, place: Set, seats: Sequence[Anchor], taken: set[int]
) -> dict[int, Floats]:
    """Return where everybody is who has no place of the set."""
    free = [index for index in seating.by_side(order.subjects) if index not in taken]
    middle = _middle(place, seats)
    across = CLOSER.get(order.size, ACROSS) if order.framing == "two_shot" else ACROSS
    offsets = _offsets([order.subjects[index] for index in free], across, alone=not taken)
    others = [anchor.position for anchor in seats]
    if len(seats) == len(free) == 1 and _faced(seats[0], order.subjects[free[0]]):
        middle, offsets = others[0], [_ahead(seats[0]) * OPPOSITE]
    middle = _room(place, middle, offsets, others)
    where: dict[int, Floats] = {}
    for index, offset in zip(free, offsets, strict=True):
        where[index] = clear(place, middle + offset, [*others, *where.values()])
    if order.moment == "last":
        where = {i: clear(place, spot + _gone(order.subjects[i])) for i, spot in where.items()}
    return where


def _faced(seat: Anchor, subject: Subject) -> bool:
    """Say whether somebody's side of the frame is the one that who sits there looks to."""
    side = {"left": -1.0, "center": 0.0, "right": 1.0}[subject.side]
    return side * float(np.sin(seat.yaw)) > 0.5


def _ahead(anchor: Anchor) -> Floats:
    return np.array([np.sin(anchor.yaw), 0.0, np.cos(anchor.yaw)])


def _room(
    place: Set, middle: Floats, offsets: Sequence[Floats], others: Sequence[Floats]
) -> Floats:
    """Return the point nearest to `middle` round which everybody finds room as composed.

    One who is alone stands where they stood beside another: room is looked for on both sides.
    """
    if len(offsets) == 1 and not others:
        x = abs(float(offsets[0][0]))
        offsets = [*offsets, offsets[0] * np.array([-1.0, 1.0, 1.0])] if x else offsets
    for spot in _spiral(middle, 1.8):
        if all(_apart(spot + offset, others) and free(place, spot + offset) for offset in offsets):
            return spot
    return middle


def _apart(spot: Floats, others: Sequence[Floats]) -> bool:
    return all(float(np.hypot(*(spot - other)[[0, 2]])) > NEIGHBOUR for other in others)


def _free_spot(
    index: int, subjects: Sequence[Subject], where: Mapping[int, Floats], place: Set
) -> Spot:
    yaw = _yaw(index, subjects, where)
    prop = seating.brought(subjects[index], place)
    if prop is None:
        return Spot(where[index], yaw)
    seat = seating.seat_on(prop, subjects[index].pose, where[index], yaw)
    return Spot(where[index], yaw, seat, prop)


def _gone(subject: Subject) -> Floats:
    """Return how far a subject has gone by the end of a move (3,)."""
    if subject.travel is None:
        return np.zeros(3)
    yaw = TRAVEL[subject.travel]
    stride = STRIDE * (1.6 if subject.pose == "run" else 1.0)
    return np.array([np.sin(yaw), 0.0, np.cos(yaw)]) * stride


def _fixed(anchor: Anchor, subject: Subject) -> bool:
    """Say whether the place decides the way a person faces; who travels turns their own way."""
    return anchor.seat is not None or anchor.surface is not None or subject.travel is None


def _middle(place: Set, anchors: Sequence[Anchor]) -> Floats:
    """Return the point the free people gather round: the first mark, or before who sits."""
    mark = np.asarray(place.marks[0], dtype=float)
    if not anchors:
        return mark
    seated = np.mean([anchor.position for anchor in anchors], axis=0)
    ahead = np.mean([_ahead(anchor) for anchor in anchors], axis=0)
    return np.asarray(np.array([seated[0], mark[1], seated[2]]) + ahead * 0.35)


def _offsets(subjects: Sequence[Subject], apart: float, *, alone: bool) -> list[Floats]:
    """Return where people stand around a point (n, 3), left to right, some a step behind."""
    count = len(subjects)
    if count == 1:
        across = {"left": -ACROSS, "center": 0.0, "right": ACROSS}[subjects[0].side]
        return [np.array([across if alone else across * 1.7, 0.0, -ROW * subjects[0].depth])]
    wide = 2 * apart if count == 2 else ELBOW * (count - 1) * 0.92
    places = []
    for index, subject in enumerate(subjects):
        share = index / (count - 1) - 0.5
        back = (0.25 - share * share) * (1.1 if count > 2 else 0.0)
        places.append(np.array([share * wide, 0.0, -back - ROW * subject.depth]))
    return places


def _yaw(index: int, subjects: Sequence[Subject], where: Mapping[int, Floats]) -> float:
    subject = subjects[index]
    if subject.travel:
        opening = {"left": OPEN, "right": -OPEN}.get(subject.travel, 0.0)
        return TRAVEL[subject.travel] + opening
    if subject.facing == "camera":
        return float(np.clip(-0.35 * where[index][0], -0.3, 0.3))
    if subject.facing == "away":
        return float(np.pi)
    other = _other(index, subjects, where)
    if other is not None and subject.facing == "partner":
        return _opened(_towards(where[index], other), len(subjects))
    sign = {"left": -1.0, "right": 1.0}.get(
        subject.facing, -1.0 if subject.side == "right" else 1.0
    )
    return sign * (np.pi / 2 - (OPEN if len(subjects) != 2 else 0.12))


def _opened(yaw: float, count: int) -> float:
    """Turn someone who looks at a neighbour a little to the camera; more in a group."""
    share = 0.12 if count == 2 else 0.35
    turned = float(np.sign(np.sin(yaw))) * share
    return yaw - turned if np.cos(yaw) > -0.5 else yaw


def _other(index: int, subjects: Sequence[Subject], where: Mapping[int, Floats]) -> Floats | None:
    """Return where the one looked at stands: named, else the nearest; None when alone."""
    subject = subjects[index]
    names = {other.name: i for i, other in enumerate(subjects) if i != index}
    for name in (subject.partner, subject.looks_at):
        if name in names:
            return where[names[name]]
    rest = [where[i] for i in names.values()]
    here = where[index]
    return min(rest, key=lambda p: float(np.linalg.norm(p - here))) if rest else None


def _towards(here: Floats, there: Floats) -> float:
    return float(np.arctan2(there[0] - here[0], there[2] - here[2]))


def clear(place: Set, wanted: Floats, others: Sequence[Floats] = ()) -> Floats:
    """Return the free floor position nearest to the wanted one, beside the others."""
    for spot in _spiral(wanted, 6.0):
        if free(place, spot) and _apart(spot, others):
            return spot
    return wanted


def _spiral(middle: Floats, far: float) -> Iterator[Floats]:
    """Yield a point, then points further and further round it, up to metres away."""
    yield middle
    for radius in np.arange(0.25, far, 0.25):
        for angle in np.linspace(0, 2 * np.pi, 16, endpoint=False):
            yield middle + radius * np.array([np.sin(angle), 0.0, np.cos(angle)])


def free(place: Set, spot: Floats) -> bool:
    """Say whether somebody can stand at a floor position (3,): inside the walls, in nothing."""
    x, z = float(spot[0]), float(spot[2])
    if place.walls:
        left, back, right, front = place.walls
        if not (left + BODY <= x <= right - BODY and back + BODY <= z <= front - BODY):
            return False
    return not any(
        left - BODY < x < right + BODY and back - BODY < z < front + BODY
        for left, back, right, front in place.obstacles
    )
