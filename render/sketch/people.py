"""Poses everybody of an order on their spots: hands hold, eyes meet, pairs touch."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from render.order import Look, Order, Subject
from render.sketch import mounts
from render.sketch.blocking import Spot
from render.sketch.figure.expressions import spoken
from render.sketch.figure.pairs import MIRRORED, PAIR_PLACEMENT, Placement, pair, pose_pair
from render.sketch.figure.posing import Posing, pose
from render.sketch.figure.rest import Rest, rest
from render.sketch.mesh import Floats
from render.sketch.poses.choice import SHOWN_MIRRORED
from render.sketch.poses.manners import SITS, WAYS
from render.sketch.poses.stance import Grip
from render.sketch.props.registry import PROPS
from render.sketch.stage import Figure, Set
from render.vocabulary import HAIR, OUTFITS

EYES = 1.55
"""Metres above the floor where somebody who is not in the frame is looked at."""
ABSENT = 1.4
"""Metres to somebody who is not in the frame."""
CHEAT = 0.28
"""Metres by which one of two looks past the other."""
DOWN = ("read", "write", "type", "phone_look", "look_down", "pray", "cry", "cover_face", "eat",
        "cook", "work_hands", "dig", "lie", "sleep", "faint", "fallen", "look_up")  # fmt: skip
"""Poses whose eyes are with what they do."""


HABITS = 36
"""How many manners are tried until two people in a frame stand and sit unlike each other."""
GESTURES = 9
"""How many gestures a speaker has, the first of them still hands."""


def figures(order: Order, spots: Sequence[Spot]) -> tuple[Figure, ...]:
    """Return every subject of an order posed on their spot, in their order."""
    rests = [rest(one.look, spoken(one.expression, order.seed)) for one in order.subjects]
    mirrored = _mirrored(order.subjects, spots) | _shown_mirrored(order.subjects)
    manners = _manners(order.subjects)
    spots = _paired_spots(order.subjects, rests, spots)
    asks = [
        replace(_asking(subject, spots[i], order), manner=manners[i], mirror=i in mirrored)
        for i, subject in enumerate(order.subjects)
    ]
    first = [pose(one, ask) for one, ask in zip(rests, asks, strict=True)]
    looking = [
        replace(ask, gaze=_gaze(index, order, first, spots)) for index, ask in enumerate(asks)
    ]
    return _posed(order.subjects, rests, looking)


def extras(
    order: Order, place: Set, taken: Sequence[Floats], free: Sequence[Floats]
) -> tuple[Figure, ...]:
    """Return strangers for the background, coarse, on free positions away from the cast."""
    rng = np.random.default_rng([order.place.seed & 0xFFFFFFFF, 77])
    people: list[Figure] = []
    for position in free:
        if len(people) == order.extras:
            break
        if any(np.linalg.norm(position - other) < 0.9 for other in taken):
            continue
        ask = Posing(
            str(rng.choice(["walk", "walk", "relaxed", "stand", "look", "arms_crossed"])),
            f"extra {len(people) + 1}",
            position,
            float(rng.uniform(-np.pi, np.pi)),
            variant=int(rng.integers(1, 9)),
        )
        people.append(pose(rest(_stranger(rng), "neutral", "low"), ask))
    return tuple(people)


def _stranger(rng: np.random.Generator) -> Look:
    sex = "female" if rng.random() < 0.5 else "male"
    hair = HAIR[3:7] if sex == "male" else HAIR[7:12]
    return Look(
        sex=sex,
        age=int(rng.integers(18, 70)),
        build=float(rng.uniform(-0.5, 0.6)),
        hair=str(rng.choice(hair)),
        hair_value=float(rng.uniform(0.1, 0.7)),
        outfit=str(rng.choice([word for word in OUTFITS if word in PLAIN])),
        top_value=float(rng.uniform(0.4, 0.95)),
        outer_value=float(rng.uniform(0.3, 0.7)),
        bottom_value=float(rng.uniform(0.3, 0.7)),
        seed=int(rng.integers(1, 1 << 30)),
    )


PLAIN = ("casual", "shirt", "tshirt", "sweater", "jacket", "coat", "suit", "skirt")


def _asking(subject: Subject, spot: Spot, order: Order) -> Posing:
    anchor = spot.anchor
    return Posing(
        subject.pose,
        subject.name,
        spot.position,
        spot.yaw,
        seat=anchor.seat if anchor else mounts.seat(order, subject),
        surface=anchor.surface if anchor else None,
        table=anchor.table if anchor else None,
        left=_grip(subject.left_hand),
        right=_grip(subject.right_hand),
        variant=order.variant,
        gesture=_gesture(subject, order),
        loud=subject.expression == "shout",
    )


def _gesture(subject: Subject, order: Order) -> int:
    """Return what a speaker's hands say along, 0: nothing; mostly another one in every order."""
    if subject.expression not in ("talk", "shout"):
        return 0
    return zlib.crc32(f"{order.seed} {order.variant} {subject.name}".encode()) % GESTURES


def _manners(subjects: Sequence[Subject]) -> list[int]:
    """Return the ways people stand and sit, by their looks, no two of a few alike."""
    found: list[int] = []
    for subject in subjects:
        own = subject.look.seed
        unlike = [n for n in range(own, own + HABITS) if all(_unlike(n, m) for m in found)]
        found.append(unlike[0] if unlike else own)
    return found


def _unlike(one: int, other: int) -> bool:
    return bool((one - other) % len(WAYS) and (one - other) % len(SITS))


def _grip(prop: str | None) -> Grip | None:
    return PROPS[prop].grip if prop in PROPS and PROPS[prop].hold else None


def _paired_spots(
    subjects: Sequence[Subject], rests: Sequence[Rest], spots: Sequence[Spot]
) -> list[Spot]:
    """Bring two who touch as close as their deed needs, each on the side they had."""
    moved = list(spots)
    for index, other in _pairs(subjects):
        places = pair(subjects[index].pose, rests[index], rests[other])
        middle = (spots[index].position + spots[other].position) / 2
        turned = _turned(spots, index, other)
        for which, place in zip((index, other), places, strict=True):
            if turned and subjects[index].pose in MIRRORED:
                away = place.position * np.array([-1.0, 1.0, 1.0])
                moved[which] = Spot(middle + away, -place.yaw)
            else:
                moved[which] = _moved(place, middle, turned=turned)
    return moved


def _turned(spots: Sequence[Spot], index: int, other: int) -> bool:
    """Say whether the first of a pair stands to the right and looks screen left."""
    return bool(spots[index].position[0] > spots[other].position[0])


def _mirrored(subjects: Sequence[Subject], spots: Sequence[Spot]) -> set[int]:
    """Return who does a pair's deed with left and right exchanged."""
    return {
        who
        for index, other in _pairs(subjects)
        if subjects[index].pose in MIRRORED and _turned(spots, index, other)
        for who in (index, other)
    }


def _shown_mirrored(subjects: Sequence[Subject]) -> set[int]:
    """Return whose arm or leg leaves the silhouette only when the other one does the deed."""
    across = {"left": "right", "right": "left"}
    return {
        index
        for index, one in enumerate(subjects)
        if one.pose in SHOWN_MIRRORED
        and not (one.left_hand or one.right_hand)
        and SHOWN_MIRRORED[one.pose]
        == (across.get(one.side) if one.facing == "partner" else one.facing)
    }


def _moved(place: Placement, middle: Floats, *, turned: bool) -> Spot:
    """Put a pair's place round a point; `turned`: the first looks screen left."""
    flip = np.array([-1.0, 1.0, -1.0]) if turned else np.ones(3)
    return Spot(middle + place.position * flip, place.yaw + (np.pi if turned else 0.0))


def _pairs(subjects: Sequence[Subject]) -> list[tuple[int, int]]:
    """Return who does a pair's deed and to whom, each person once."""
    names = {subject.name: index for index, subject in enumerate(subjects)}
    found: list[tuple[int, int]] = []
    used: set[int] = set()
    for index, subject in enumerate(subjects):
        other = names.get(subject.partner or "")
        if other is None or other == index or {index, other} & used:
            continue
        if subject.pose in PAIR_PLACEMENT:
            found.append((index, other))
            used |= {index, other}
    return found


def _posed(
    subjects: Sequence[Subject], rests: Sequence[Rest], asks: Sequence[Posing]
) -> tuple[Figure, ...]:
    done: dict[int, Figure] = {}
    for index, other in _pairs(subjects):
        done[index], done[other] = pose_pair(
            (rests[index], asks[index]), (rests[other], asks[other])
        )
    return tuple(
        done.get(index) or pose(rests[index], asks[index]) for index in range(len(subjects))
    )


def _gaze(
    index: int, order: Order, first: Sequence[Figure], spots: Sequence[Spot]
) -> Floats | None:
    """Return the point a subject looks at; None: ahead, or at what the hands do."""
    subjects, subject, figure = order.subjects, order.subjects[index], first[index]
    others: Mapping[str, Figure] = {
        other.name: f
        for i, (other, f) in enumerate(zip(subjects, first, strict=True))
        if i != index
    }
    if subject.looks_at == "camera":
        return None
    for name in (subject.looks_at, subject.partner):
        if name is not None and name in others:
            return others[name].landmarks["eye"]
    if subject.pose in DOWN or subject.travel:
        return None
    if others and subject.facing in ("left", "right", "partner"):
        eye = figure.landmarks["eye"]
        heads = [other.landmarks["eye"] for other in others.values()]
        nearest = min(heads, key=lambda head: float(np.linalg.norm(head - eye)))
        return _cheated(order, subject, nearest)
    if subject.looks_at or subject.facing in ("left", "right", "partner"):
        return _absent(subject, figure, spots[index])
    return None


def _cheated(order: Order, subject: Subject, eyes: Floats) -> Floats:
    """Return the point beside somebody's eyes that one of two looks at, so that the face opens.

    As on a stage: past the other by a little towards the set's front. Who touch look straight, and
    who is seen over a shoulder does: the lens is there.
    """
    if len(order.subjects) != 2 or order.framing == "ots" or subject.pose in PAIR_PLACEMENT:
        return eyes
    past: Floats = eyes + np.array([0.0, 0.0, CHEAT])
    return past


def _absent(subject: Subject, figure: Figure, spot: Spot) -> Floats:
    """Return the eyes of somebody outside the frame, on the side the subject faces."""
    sign = {"left": -1.0, "right": 1.0}.get(subject.facing, 1.0 if subject.side == "left" else -1.0)
    if spot.anchor is not None:
        ahead = np.array([np.sin(spot.yaw), 0.0, np.cos(spot.yaw)]) * ABSENT
    else:
        ahead = np.array([sign * ABSENT, 0.0, 0.0])
    eye = figure.landmarks["eye"]
    return np.array([eye[0], max(eye[1], min(EYES, eye[1] + 0.2)), eye[2]]) + ahead
