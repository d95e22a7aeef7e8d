"""Builds the stage of an order: the set, the people on it, the things in hands and on tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from render.order import Order
from render.sketch import belongs, blocking, brought, climbing, mounts, pages, people, seating
from render.sketch.blocking import Spot
from render.sketch.mesh import Floats, Mesh
from render.sketch.props import grasp
from render.sketch.props.registry import PROPS, Prop, held, standing
from render.sketch.sets.registry import build
from render.sketch.stage import Figure, Role, Set, Stage, Thing

YAW: Mapping[Role, float] = {"vehicle": -0.9, "animal": -1.15}
"""Radians a thing is turned by, so that its side and its face show."""
SWUNG = 0.5
"""Radians by which the camera on somebody in profile stands to the side they look to."""
AMONG = 1.4
"""Metres before the action where a crowd still stands when nobody else is there."""
BEHIND = 2.4
"""Metres strangers stand behind the action where there is room."""
SMALL = 0.6
"""Half a metre and less: such a thing stands at the feet, not behind."""
BESIDE = 1.3
"""Metres to the side of the middle at which a large thing stands."""


@dataclass(frozen=True, eq=False)
class Staged:
    """A stage with what the camera must know: spots of the subjects, where each prop is."""

    stage: Stage
    spots: tuple[Spot, ...]
    props: dict[str, Thing]
    notes: tuple[str, ...] = ()


def staged(order: Order) -> Staged:
    """Return the stage of an order; the same order gives the same stage."""
    order = seating.settled(pages.held_up(order))
    place = build(order.place.kind, order.place.interior, order.place.seed, order.time)
    spots = blocking.spots(order, place)
    order = pages.written_on(order, spots)
    figures = people.figures(order, spots)
    in_hand = dict(_in_hands(order, figures))
    under = _beneath(order, spots) | brought.seats(order, spots) | climbing.holds(order, spots)
    standing_by = dict(_standing(order, place, figures, in_hand | under))
    props = standing_by | under | in_hand
    stage = Stage(
        set=place,
        figures=figures,
        things=tuple(props.values()),
        extras=people.extras(order, place, [s.position for s in spots], _background(place, order)),
        time=order.time,
        light=order.light,
        weather=order.weather,
        focus=focus(order),
    )
    return Staged(stage, spots, props)


def focus(order: Order) -> tuple[int, ...]:
    """Return the indices of the subjects the size is measured on; all when none is named."""
    named = tuple(i for i, s in enumerate(order.subjects) if s.name in order.focus)
    return named or tuple(range(len(order.subjects)))


def _beneath(order: Order, spots: Sequence[Spot]) -> dict[str, Thing]:
    """Return what carries those who ride, by its word."""
    found = (mounts.beneath(order, *pair) for pair in zip(order.subjects, spots, strict=True))
    return dict(entry for entry in found if entry is not None)


def _in_hands(order: Order, figures: Sequence[Figure]) -> list[tuple[str, Thing]]:
    things = []
    for subject, figure in zip(order.subjects, figures, strict=True):
        for side, name in (("left", subject.left_hand), ("right", subject.right_hand)):
            mesh = held(name, order.place.seed) if name in PROPS else None
            if mesh is not None and name is not None:
                hand = figure.hands["left" if side == "left" else "right"]
                hangs = PROPS[name].grip == "bag"
                frame = grasp.hung(hand.frame) if hangs else hand.frame
                placed = mesh.transformed(frame).moved(*hand.grip)
                if hangs:
                    placed = _on_floor(placed, figure)
                things.append((name, Thing(f"{name} of {subject.name} {side}", placed, "held")))
    return things


def _on_floor(mesh: Mesh, holder: Figure) -> Mesh:
    """Lift what would hang into the floor, when its holder bends down to it."""
    floor = float(holder.landmarks["foot"][1])
    return mesh.moved(0.0, max(floor - float(mesh.vertices[:, 1].min()), 0.0), 0.0)


def _standing(
    order: Order, place: Set, figures: Sequence[Figure], has: Mapping[str, Thing]
) -> list[tuple[str, Thing]]:
    """Stand the props nobody holds: small ones on tables, large ones beside the people."""
    things: list[tuple[str, Thing]] = []
    spots = _near_first(place, figures)
    side = _look_room(order)
    for name in _wanted(order, place, has):
        prop, count = PROPS[name], len(things)
        mesh = standing(name, order.place.seed).turned(_yaw(prop, count, side))
        on_table = prop.rest == "table" and bool(spots)
        at = spots.pop(0) if on_table else _aside(place, figures, mesh, count, side)
        things.append((name, Thing(name, mesh.moved(*at.tolist()), prop.role)))
    return things


def _look_room(order: Order) -> float:
    """Return the screen side the lead looks to: -1 left, 1 right, 0 neither."""
    named = [subject for subject in order.subjects if subject.name in order.focus]
    lead = (*named, *order.subjects)[:1]
    return {"left": -1.0, "right": 1.0}.get(lead[0].facing, 0.0) if lead else 0.0


def _yaw(prop: Prop, count: int, side: float) -> float:
    """Return how far a thing is turned, radians; a camera before a profile stands to its side."""
    if prop.role not in YAW:
        turn = 0.3 if prop.rest == "table" else -0.4
        return turn * (-1.0) ** count + SWUNG * side
    return (abs(YAW[prop.role]) + SWUNG * abs(side)) * (side or -1.0)


def _wanted(order: Order, place: Set, has: Mapping[str, Thing]) -> list[str]:
    """Return the props to be stood up, each once.

    What the set has already, and what no room could hold, comes only when it is the target.
    """
    names = {thing.name.split("_")[0] for thing in place.things if thing.role != "vehicle"}
    props = [
        name
        for name in order.props
        if name in PROPS and name not in names and belongs.there(name, place)
    ]
    wanted = [*props, *((order.target,) if order.target in PROPS else ())]
    return [name for name in dict.fromkeys(wanted) if name not in has]


def _near_first(place: Set, figures: Sequence[Figure]) -> list[Floats]:
    spots = list(place.prop_spots) if place.prop_spots is not None else []
    if not figures:
        return spots
    middle = np.mean([figure.landmarks["hip"] for figure in figures], axis=0)
    far = [float(np.hypot(*(spot - middle)[[0, 2]])) for spot in spots]
    return [spots[i] for i in np.argsort(far, kind="stable")]


def _aside(place: Set, figures: Sequence[Figure], mesh: Mesh, count: int, side: float) -> Floats:
    """Return a free floor position beside the people; a large thing stands behind them.

    `side` is where the lead looks, so where the frame has room: the camera has swung that way.
    """
    middle = np.asarray(place.marks[0], dtype=float)
    if figures:
        middle = np.mean([figure.landmarks["foot"] for figure in figures], axis=0)
    swung = SWUNG * side
    right = np.array([np.cos(swung), 0.0, -np.sin(swung)])
    towards = np.array([np.sin(swung), 0.0, np.cos(swung)])
    wide, deep = (float(np.ptp(mesh.vertices @ axis)) / 2 for axis in (right, towards))
    small = max(wide, deep) < SMALL
    across = 0.5 * BESIDE + 0.6 * (count // 2) + (0.0 if small else 0.35 * BESIDE + 0.18 * wide)
    first = (side or 1.0) * (-1.0) ** count
    return blocking.clear(
        place, middle + right * first * across - towards * _behind(deep, small=small)
    )


def _behind(deep: float, *, small: bool) -> float:
    """Return how far behind the people a thing half as deep as told stands, metres."""
    return 0.1 if small else deep + 0.6


def _background(place: Set, order: Order) -> list[Floats]:
    """Return floor positions well behind the action for strangers, one after the other."""
    if not order.extras:
        return []
    rng = np.random.default_rng([order.place.seed & 0xFFFFFFFF, 78])
    middle = np.asarray(place.marks[0], dtype=float)
    left, far, right = -6.0, -11.0, 6.0
    if place.walls is not None:
        left, far, right = place.walls[0], max(place.walls[1], -9.0), place.walls[2]
    behind = min(BEHIND, max((middle[2] - far) * 0.4, 0.9)) if order.subjects else -AMONG
    high = np.full(300, middle[1])
    near = max(float(middle[2]) - behind, far)
    tries = np.stack([rng.uniform(left, right, 300), high, rng.uniform(far, near, 300)], axis=1)
    kept: list[Floats] = []
    for gap in (1.1, 0.6):
        for spot in tries:
            apart = all(np.linalg.norm(spot - other) > gap for other in kept)
            if apart and blocking.free(place, spot):
                kept.append(spot)
    return kept
