"""Finds the place of a set that a pose belongs to, and a seat to bring where there is none."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from render.order import Order, Subject
from render.sketch.mesh import Floats
from render.sketch.stage import Anchor, Set
from render.vocabulary import Side

WANTS: Mapping[str, tuple[str, ...]] = {
    "drive": ("driver", "pilot", "seat"),
    "passenger": ("passenger", "back_seat", "seat"),
    "sit": ("seat", "sofa", "chair", "armchair", "bench", "bed_edge", "pew", "stool", "table"),
    "sit_slump": ("sofa", "armchair", "seat", "bench", "bed_edge", "pew", "table"),
    "sit_table": ("table", "desk", "seat"),
    "sit_bar": ("stool",),
    "lean_bar": ("counter", "behind_bar", "bar"),
    "type": ("desk", "table"),
    "lie": ("bed", "sofa_lie", "bunk", "stretcher"),
    "sleep": ("bed", "sofa_lie", "bunk", "stretcher"),
    "cook": ("stove", "counter"),
    "knock": ("door",),
    "open_door": ("door",),
}
"""Poses that belong to a place of the set, and the beginnings of its names, best first."""

SEATED = ("sit", "sit_slump", "sit_table", "type", "sit_bar", "drive", "passenger")
LYING = ("lie", "sleep")
FLAT = (*LYING, "fallen", "faint", "crawl", "swim")
HIGH_SEAT = 0.6
"""Metres above which a seat is a bar stool."""
APART = 0.5
"""Metres between the places of two people; some anchors of a set share one place."""
OFF_SIDE = 0.8
"""Metres to the wrong side that count as much as one metre further away."""
CABINS = ("car", "cockpit")
"""Kinds of set nobody stands up in."""
CABIN_SEATS: Mapping[Side, tuple[str, ...]] = {
    "left": ("driver", "pilot", "passenger", "back_seat", "seat"),
    "center": ("driver", "pilot", "passenger", "back_seat", "seat"),
    "right": ("pilot", "passenger", "back_seat", "seat", "driver"),
}
BROUGHT: Mapping[str, float] = {"chair": 0.45, "stool": 0.75, "crate": 0.6, "log": 0.44}
"""Props that are brought to sit on and the heights of their seats in metres."""
WILD = ("forest", "jungle", "swamp", "mountain", "desert", "snow", "river", "lake", "beach", "camp",
        "field", "farm", "plain", "cave", "cemetery", "park")  # fmt: skip
ROUGH = ("warehouse", "factory", "cellar", "tunnel", "barn", "harbour", "alley", "road", "ruin",
         "boat_deck", "rooftop", "bridge", "market")  # fmt: skip
TABLE_POSES = ("sit_table", "type")
TABLE = 0.75
"""Metres: the height of a table that is brought."""


def settled(order: Order) -> Order:
    """Return the order as its place allows: who would lie in a car slumps on its seat."""
    if order.place.kind not in CABINS:
        return order
    subjects = tuple(
        subject.model_copy(update={"pose": "sit_slump"}) if subject.pose in FLAT else subject
        for subject in order.subjects
    )
    return order.model_copy(update={"subjects": subjects})


def anchor_for(
    subject: Subject, place: Set, taken: Iterable[tuple[str, Anchor]]
) -> tuple[str, Anchor] | None:
    """Return the free place of the set that suits a subject best; None: stand on the floor."""
    others = [anchor for _, anchor in taken]
    used, middle = [anchor.position for anchor in others], np.asarray(place.marks[0], dtype=float)
    cabin = place.kind in CABINS
    for want in _wants(subject, cabin=cabin):
        named = [
            (name, anchor)
            for name, anchor in sorted(place.anchors.items())
            if name == want or name.startswith(f"{want}_")
        ]
        fitting = [
            (name, anchor)
            for name, anchor in named
            if _suits(anchor, subject.pose, cabin=cabin) and _empty(anchor, used)
        ]
        if fitting:
            costs = [_cost(anchor, subject, others, middle) for _, anchor in fitting]
            return fitting[costs.index(min(costs))]
    return None


def brought(subject: Subject, place: Set) -> str | None:
    """Return the prop a subject sits on where the set has no seat left; None: they do not sit."""
    if subject.pose not in SEATED or subject.pose == "drive":
        return None
    if subject.pose == "sit_bar":
        return "stool"
    if place.kind in WILD:
        return "log"
    return "crate" if place.kind in ROUGH and subject.pose not in TABLE_POSES else "chair"


def seat_on(prop: str, pose: str, position: Floats, yaw: float) -> Anchor:
    """Return the seat that a brought prop gives."""
    table = TABLE if pose in TABLE_POSES else None
    return Anchor(position, yaw, seat=BROUGHT[prop], table=table)


def _wants(subject: Subject, *, cabin: bool) -> tuple[str, ...]:
    own = (subject.anchor,) if subject.anchor else ()
    if cabin and subject.pose not in ("drive", "passenger"):
        return (*own, *CABIN_SEATS[subject.side])
    return (*own, *WANTS.get(subject.pose, ()))


def _suits(anchor: Anchor, pose: str, *, cabin: bool) -> bool:
    if cabin:
        return anchor.seat is not None
    if pose in SEATED:
        return anchor.seat is not None and (pose != "sit_bar" or anchor.seat > HIGH_SEAT)
    if pose in LYING:
        return anchor.surface is not None
    return pose not in WANTS or anchor.seat is None


def _empty(anchor: Anchor, used: Sequence[Floats]) -> bool:
    return all(float(np.linalg.norm(anchor.position - other)) > APART for other in used)


def _cost(anchor: Anchor, subject: Subject, others: Sequence[Anchor], middle: Floats) -> float:
    """Return how ill a place suits: off the wanted side, far from the action, from the others."""
    x = float(anchor.position[0] - middle[0])
    wrong = {"left": x, "center": abs(x) * 0.4, "right": -x}[subject.side]
    if not others:
        return OFF_SIDE * wrong + float(np.linalg.norm(anchor.position - middle))
    far = sum(float(np.linalg.norm(anchor.position - other.position)) for other in others)
    turned = min(1.0 + float(np.cos(anchor.yaw - other.yaw)) for other in others)
    return OFF_SIDE * wrong + far + (turned if subject.pose in TABLE_POSES else 0.0)
