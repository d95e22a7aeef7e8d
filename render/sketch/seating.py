"""Finds the place of a set that a pose belongs to, and a seat to bring where there is none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from render.order import Order, Subject
from render.sketch.mesh import Floats
from render.sketch.stage import Anchor, Set
from render.vocabulary import Side

Entry = tuple[str, Anchor]
"""A place of a set by its name."""
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
SHARED = ("sit", "sit_slump", "sit_table", "sit_bar")
"""Poses of people who sit together."""
TALK = 2.4
"""Metres between seats from which two no longer talk."""
LANES: Mapping[Side, int] = {"left": 0, "center": 1, "right": 2}
OFF_SIDE, WRONG_SIDE = 0.8, 4.0
"""What a metre to the wrong side counts against one of way: alone, and beside another."""
BESIDE = 0.6
"""Metres to the right side from which more is no better."""
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


def anchor_for(subject: Subject, place: Set, taken: Iterable[Entry]) -> Entry | None:
    """Return the free place of the set that suits a subject best; None: stand on the floor."""
    others = [anchor for _, anchor in taken]
    middle = np.asarray(place.marks[0], dtype=float)
    for fitting in _fitting(subject, place):
        empty = [entry for entry in fitting if _empty(entry[1], others)]
        if empty:
            costs = [_cost(anchor, subject, others, middle) for _, anchor in empty]
            return empty[costs.index(min(costs))]
    return None


def _fitting(subject: Subject, place: Set) -> Iterator[list[Entry]]:
    """Yield the places that suit a subject, the best kind of place first."""
    cabin = place.kind in CABINS
    for want in _wants(subject, cabin=cabin):
        yield [
            (name, anchor)
            for name, anchor in sorted(place.anchors.items())
            if (name == want or name.startswith(f"{want}_"))
            and _suits(anchor, subject.pose, cabin=cabin)
        ]


def seats_for(subjects: Sequence[Subject], place: Set) -> dict[int, Entry]:
    """Return the places of the set that subjects take, by their index.

    Two who sit are seated jointly; the only one who sits does so as beside another.
    """
    couple = _couple(subjects, place)
    if couple:
        return dict(zip(by_side(subjects), couple, strict=True))
    sitting = [index for index, subject in enumerate(subjects) if subject.pose in SHARED]
    taken: dict[int, Entry] = {}
    if len(sitting) == 1:
        found = _as_of_two(subjects[sitting[0]], place)
        taken = {sitting[0]: found} if found else {}
    for index in by_side(subjects):
        if index not in taken:
            subject, others = subjects[index], list(taken.values())
            found = anchor_for(subject, place, others)
            if found and (subject.anchor or not _lonely(found[1], subject, others)):
                taken[index] = found
    return taken


def _as_of_two(subject: Subject, place: Set) -> Entry | None:
    """Return the seat somebody has when another sits with them; None: there are no two seats."""
    if subject.side == "center":
        return None
    sides: tuple[Side, ...] = ("left", "right")
    couple = _couple([subject.model_copy(update={"side": side}) for side in sides], place)
    return couple[sides.index(subject.side)] if couple else None


def _couple(subjects: Sequence[Subject], place: Set) -> tuple[Entry, Entry] | None:
    """Return the two seats, left and right, where two talk best; None: they sit otherwise."""
    sit = all(subject.pose in SHARED and not subject.anchor for subject in subjects)
    if len(subjects) != 2 or not sit or place.kind in CABINS:
        return None
    left, right = ([entry for found in _fitting(subjects[i], place) for entry in found]
                   for i in by_side(subjects))  # fmt: skip
    table = any(subject.pose in TABLE_POSES for subject in subjects)
    middle = np.asarray(place.marks[0], dtype=float)
    costs = {
        (one[0], other[0]): _parted(one[1], other[1], middle, table=table)
        for one in left
        for other in right
        if not _reversed(one[1], other[1])
    }
    best = min(costs, key=lambda names: (costs[names], names), default=None)
    if best is None or costs[best] == np.inf:
        return None
    return (best[0], place.anchors[best[0]]), (best[1], place.anchors[best[1]])


def _parted(left: Anchor, right: Anchor, middle: Floats, *, table: bool) -> float:
    """Return how ill two seats suit two who talk: far apart, far off, back to back or in rows."""
    way = right.position - left.position
    apart = float(np.linalg.norm(way))
    if not APART < apart < TALK:
        return float(np.inf)
    off = float(np.linalg.norm((left.position + right.position) / 2 - middle))
    met = min(_ahead(left) @ way, _ahead(right) @ -way) / apart
    return apart + 0.5 * off + (1.5 if table else 0.6) * (1.0 - float(met))


def _ahead(anchor: Anchor) -> Floats:
    return np.array([np.sin(anchor.yaw), 0.0, np.cos(anchor.yaw)])


def by_side(subjects: Sequence[Subject]) -> list[int]:
    """Return the indices of subjects from the left of the frame to the right."""
    return sorted(range(len(subjects)), key=lambda i: (LANES[subjects[i].side], i))


def _lonely(anchor: Anchor, subject: Subject, taken: Iterable[Entry]) -> bool:
    """Say whether a seat is too far from the others to talk; a chair is brought instead."""
    ways = [float(np.linalg.norm(anchor.position - other.position)) for _, other in taken]
    return subject.pose in SHARED and bool(ways) and min(ways) > TALK


def _reversed(left: Anchor, right: Anchor) -> bool:
    """Say whether the camera that sees two faces sees the right one on the left."""
    way, ahead = right.position - left.position, _ahead(left) + _ahead(right)
    across = float(-way[2] * ahead[0] + way[0] * ahead[2])
    return across < -0.8 * float(np.hypot(way[0], way[2]))


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


def _empty(anchor: Anchor, others: Sequence[Anchor]) -> bool:
    return all(float(np.linalg.norm(anchor.position - other.position)) > APART for other in others)


def _cost(anchor: Anchor, subject: Subject, others: Sequence[Anchor], middle: Floats) -> float:
    """Return how ill a place suits: off the wanted side, far from the action, from the others."""
    if not others:
        aside = _aside(anchor, middle)
        wrong = {"left": aside, "center": abs(aside), "right": -aside}[subject.side]
        return OFF_SIDE * max(wrong, -BESIDE) + float(np.linalg.norm(anchor.position - middle))
    far = sum(float(np.linalg.norm(anchor.position - other.position)) for other in others)
    aside = _aside(anchor, np.mean([other.position for other in others], axis=0))
    wrong = {"left": aside, "center": 0.0, "right": -aside}[subject.side]
    turned = min(1.0 + float(np.cos(anchor.yaw - other.yaw)) for other in others)
    facing = turned if subject.pose in TABLE_POSES else 0.0
    return WRONG_SIDE * max(wrong, -BESIDE) + far + facing


def _aside(anchor: Anchor, middle: Floats) -> float:
    """Return metres to the right of a point for the camera that sees the face."""
    away = -1.0 if np.cos(anchor.yaw) < -0.3 else 1.0
    return float(anchor.position[0] - middle[0]) * away
