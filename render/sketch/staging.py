"""Builds the stage of an order: the set, the people on it, the things in hands and on tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from render.order import Order
from render.sketch import blocking, people
from render.sketch.blocking import Spot
from render.sketch.mesh import Floats, Mesh
from render.sketch.props.registry import PROPS, held, standing
from render.sketch.sets.registry import build
from render.sketch.stage import Figure, Role, Set, Stage, Thing

YAW: Mapping[Role, float] = {"vehicle": -0.9, "animal": -1.15}
"""Radians a thing is turned by, so that its side and its face show."""
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
    place = build(order.place.kind, order.place.interior, order.place.seed, order.time)
    spots = blocking.spots(order, place)
    figures = people.figures(order, spots)
    in_hand = dict(_in_hands(order, figures))
    standing_by = dict(_standing(order, place, figures, in_hand))
    props = standing_by | in_hand
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


def _in_hands(order: Order, figures: Sequence[Figure]) -> list[tuple[str, Thing]]:
    things = []
    for subject, figure in zip(order.subjects, figures, strict=True):
        for side, name in (("left", subject.left_hand), ("right", subject.right_hand)):
            mesh = held(name, order.place.seed) if name in PROPS else None
            if mesh is not None and name is not None:
                hand = figure.hands["left" if side == "left" else "right"]
                placed = mesh.transformed(hand.frame).moved(*hand.grip)
                things.append((name, Thing(f"{name} of {subject.name} {side}", placed, "held")))
    return things


def _standing(
    order: Order, place: Set, figures: Sequence[Figure], in_hand: dict[str, Thing]
) -> list[tuple[str, Thing]]:
    """Stand the props nobody holds: small ones on tables, large ones beside the people."""
    things: list[tuple[str, Thing]] = []
    names = {thing.name.split("_")[0] for thing in place.things}
    wanted = [*order.props, *((order.target,) if order.target else ())]
    spots = _near_first(place, figures)
    for name in dict.fromkeys(wanted):
        if name in in_hand or name not in PROPS or (name in names and name != order.target):
            continue
        prop, count = PROPS[name], len(things)
        if prop.rest == "table" and count < len(spots):
            at, yaw = spots[count], YAW.get(prop.role, 0.35 * (-1) ** count)
        else:
            at, yaw = _aside(place, figures, count), YAW.get(prop.role, 0.3)
        mesh = _bounded(standing(name, order.place.seed).turned(yaw)).moved(*at)
        things.append((name, Thing(name, mesh, prop.role)))
    return things


def _bounded(mesh: Mesh) -> Mesh:
    """Set a mesh's lowest point on its foot."""
    return mesh.moved(0.0, -float(mesh.vertices[:, 1].min()), 0.0)


def _near_first(place: Set, figures: Sequence[Figure]) -> list[Floats]:
    spots = list(place.prop_spots) if place.prop_spots is not None else []
    if not figures:
        return spots
    middle = np.mean([figure.landmarks["hip"] for figure in figures], axis=0)
    far = [float(np.hypot(*(spot - middle)[[0, 2]])) for spot in spots]
    return [spots[i] for i in np.argsort(far, kind="stable")]


def _aside(place: Set, figures: Sequence[Figure], count: int) -> Floats:
    """Return a free floor position beside the people and a little behind them."""
    middle = np.asarray(place.marks[0], dtype=float)
    if figures:
        middle = np.mean([figure.landmarks["foot"] for figure in figures], axis=0)
    side = -1.0 if count % 2 else 1.0
    wanted = middle + np.array([side * (BESIDE + 0.5 * (count // 2)), 0.0, -0.9])
    return blocking.clear(place, wanted)


def _background(place: Set, order: Order) -> list[Floats]:
    """Return floor positions behind the action for strangers, near ones first."""
    if not order.extras:
        return []
    rng = np.random.default_rng([order.place.seed & 0xFFFFFFFF, 78])
    wide, deep = (6.0, 9.0) if place.walls is None else (3.0, 3.0)
    middle = np.asarray(place.marks[0], dtype=float)
    tries = middle + np.stack(
        [rng.uniform(-wide, wide, 240), np.zeros(240), rng.uniform(-deep, -1.4, 240)], axis=1
    )
    kept: list[Floats] = []
    for spot in [np.asarray(mark, dtype=float) for mark in place.marks[2:]] + list(tries):
        apart = all(np.linalg.norm(spot - other) > 0.7 for other in kept)
        if apart and spot[2] < middle[2] - 0.8 and blocking.free(place, spot):
            kept.append(spot)
    return kept
