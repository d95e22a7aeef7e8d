"""Hands close around what they hold: where every finger bone turns for a grip."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from render.sketch.figure.rotation import Vec, about, cross, swing, unit
from render.sketch.figure.skeleton import SIDES, Puppet, Side, Skeleton
from render.sketch.mesh import Floats
from render.sketch.poses.stance import Grip
from render.sketch.stage import Hand

FINGERS = ("index", "middle", "ring", "pinky")
NORMAL_HAND = 0.096
"""Metres from wrist to middle knuckle of the hand the tables are told for."""
FLESH = 0.0118
"""Half the thickness of a finger, metres."""
PALM = 0.017
"""From the knuckles' middle to the skin of the palm, metres."""
LIMITS = (88.0, 105.0, 70.0)
"""How far the three bones of a finger bend, degrees."""

THUMB_OPEN: tuple[Vec, Vec, Vec] = ((0.55, 0.25, 0.8), (0.42, 0.25, 0.87), (0.36, 0.3, 0.88))
THUMB_WRAP: tuple[Vec, Vec, Vec] = ((0.42, 0.78, 0.48), (0.05, 0.86, 0.5), (-0.35, 0.4, 0.85))
THUMB_ROUND: tuple[Vec, Vec, Vec] = ((0.5, 0.82, 0.2), (0.2, 0.97, 0.12), (0.0, 0.86, 0.5))
THUMB_FIST: tuple[Vec, Vec, Vec] = ((0.36, 0.8, 0.48), (-0.15, 0.62, 0.76), (-0.85, 0.05, 0.5))
THUMB_FLAT: tuple[Vec, Vec, Vec] = ((0.5, 0.15, 0.85), (0.3, 0.1, 0.95), (0.2, 0.1, 0.97))
THUMB_WIDE: tuple[Vec, Vec, Vec] = ((0.75, 0.15, 0.62), (0.78, 0.1, 0.6), (0.75, 0.1, 0.62))
THUMB_SIDE: tuple[Vec, Vec, Vec] = ((0.62, 0.5, 0.6), (0.5, 0.35, 0.78), (0.25, 0.05, 0.96))
THUMB_PINCH: tuple[Vec, Vec, Vec] = ((0.4, 0.75, 0.55), (0.12, 0.6, 0.8), (0.0, 0.3, 0.95))

Curl = tuple[float, float, float]


@dataclass(frozen=True)
class Closing:
    """How the fingers close for one grip.

    `radius` in metres of a handle across the palm that the fingers are wrapped around, None:
    `curls` bend the three bones of each finger (index to pinky), degrees from straight. `thumb`
    is where its three bones point along (thumb side, palm, fingers). `together`: 1 brings the
    fingers side by side, 0 leaves them as at rest, -1 spreads them. `at` is the middle of the grip
    from the knuckles (a handle's surface), metres along the same three; `turned` are the held
    thing's x and z axes in them, None: the hand's own.
    """

    thumb: tuple[Vec, Vec, Vec]
    curls: tuple[Curl, Curl, Curl, Curl] = ((0, 0, 0),) * 4
    radius: float | None = None
    together: float = 1.0
    at: Vec = (0.0, PALM, -0.02)
    turned: tuple[Vec, Vec] | None = None
    straight: tuple[int, Curl] | None = None
    """One finger that does not wrap, with its own bend: the trigger finger."""


def _alike(curl: Curl, more: float = 0.0) -> tuple[Curl, Curl, Curl, Curl]:
    """Return four bends, each next finger `more` degrees a joint further."""
    a, b, c = curl
    index, middle, ring, pinky = ((a + n * more, b + n * more, c) for n in range(4))
    return index, middle, ring, pinky


def _handle(radius: float, thumb: tuple[Vec, Vec, Vec] = THUMB_WRAP) -> Closing:
    return Closing(thumb, radius=radius, at=(0.0, PALM, -0.006))


CLOSINGS: dict[Grip, Closing] = {
    "relaxed": Closing(THUMB_OPEN, _alike((18, 26, 18), 5), together=0.75),
    "fist": Closing(THUMB_FIST, _alike((82, 100, 62))),
    "grip": _handle(0.014),
    "wheel": _handle(0.014),
    "pan": _handle(0.014),
    "bag": _handle(0.011),
    "cup": _handle(0.034, THUMB_ROUND),
    "gun": Closing(
        THUMB_SIDE, radius=0.016, at=(0.0, PALM, -0.006), straight=(0, (22, 35, 20))
    ),
    "rifle": Closing(
        THUMB_WRAP, radius=0.018, at=(0.0, PALM, -0.006), straight=(0, (25, 38, 20))
    ),
    "phone": Closing(
        THUMB_SIDE, ((10, 22, 18), (16, 34, 22), (18, 38, 24), (20, 38, 24)),
        at=(0.004, PALM + 0.009, 0.004),
    ),
    "book": Closing(THUMB_SIDE, _alike((12, 20, 12), 2), together=0.5, at=(0.0, PALM + 0.01, 0.01)),
    "flat": Closing(THUMB_FLAT, _alike((3, 4, 3)), together=0.95),
    "tray": Closing(THUMB_WIDE, _alike((-4, 4, 4)), together=0.1, at=(0.0, PALM + 0.004, -0.01)),
    "box": Closing(THUMB_WIDE, _alike((6, 10, 8)), together=0.6, at=(0.0, PALM, 0.01)),
    "spread": Closing(THUMB_WIDE, _alike((-6, 4, 4)), together=-0.6),
    "claw": Closing(THUMB_WIDE, _alike((10, 42, 34)), together=-0.4),
    "point": Closing(
        THUMB_FIST, ((2, 4, 2), (80, 98, 60), (84, 100, 62), (86, 100, 62))
    ),
    "pen": Closing(
        THUMB_PINCH, ((44, 42, 14), (52, 52, 26), (62, 72, 45), (68, 78, 50)),
        at=(0.014, 0.052, 0.035), turned=((0.5, -0.62, -0.6), (0.62, 0.75, -0.25)),
    ),
    "cigarette": Closing(
        THUMB_OPEN, ((16, 14, 8), (20, 16, 10), (48, 56, 30), (56, 62, 34)),
        together=0.55, at=(0.012, 0.010, 0.046), turned=((0.0, -1.0, 0.0), (0.0, 0.0, 1.0)),
    ),
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Palm:
    """One hand of a skeleton at rest.

    `axes` (3, 3) columns: towards the thumb, out of the palm, along the fingers; a right hand's
    are mirrored. `knuckles` (3,) is the middle of the four knuckles from the wrist. `scale` is 1
    for the hand the tables are told for.
    """

    axes: Floats
    knuckles: Floats
    scale: float


@lru_cache(maxsize=80)
def palm(skeleton: Skeleton, side: Side) -> Palm:
    """Return a hand's axes and knuckles at rest."""
    wrist = skeleton.head(f"hand_{side}")
    knuckles = [skeleton.head(f"{finger}_01_{side}") - wrist for finger in FINGERS]
    out = unit(cross(knuckles[3], knuckles[0])) * SIDES[side]
    along = unit(knuckles[1] + knuckles[2])
    along = unit(along - out * float(along @ out))
    thumb = cross(out, along) * SIDES[side]
    size = float(np.linalg.norm(knuckles[1])) / NORMAL_HAND
    return Palm(np.stack([thumb, out, along], axis=1), np.mean(knuckles, axis=0), size)


@dataclass(frozen=True, eq=False)
class Closed:
    """The fifteen finger bones of a closed hand against an unturned wrist.

    `rotations` (15, 3, 3) and `heads` (15, 3) from the wrist, in the order of `bones`. `grip` (3,)
    and `frame` (3, 3) are where and how a thing is held, likewise.
    """

    bones: tuple[int, ...]
    rotations: Floats
    heads: Floats
    grip: Floats
    frame: Floats


@lru_cache(maxsize=80)
def closed(skeleton: Skeleton, side: Side, grip: Grip) -> Closed:
    """Return a hand closed for a grip."""
    hand, closing = palm(skeleton, side), CLOSINGS[grip]
    radius = closing.radius or 0.0
    at = np.array(closing.at) * hand.scale + [0.0, radius, -0.3 * radius]
    held = hand.knuckles + hand.axes @ at
    names, rotations, heads = [], [], []
    for number, finger in enumerate(FINGERS):
        bones = [f"{finger}_0{joint}_{side}" for joint in (1, 2, 3)]
        turns, places = _finger(skeleton, hand, bones, held, _bends(closing, number))
        names += bones
        rotations += turns
        heads += places
    bones = [f"thumb_0{joint}_{side}" for joint in (1, 2, 3)]
    turns, places = _thumb(skeleton, hand, bones, closing.thumb)
    return Closed(
        tuple(skeleton.index[name] for name in names + bones),
        np.stack(rotations + turns),
        np.stack(heads + places),
        held,
        hand.axes @ _held_axes(closing),
    )


@dataclass(frozen=True)
class _Bends:
    """What one finger does: wraps around a radius (metres), or bends by three angles."""

    radius: float | None
    angles: Curl
    together: float


def _bends(closing: Closing, finger: int) -> _Bends:
    if closing.straight is not None and closing.straight[0] == finger:
        return _Bends(None, closing.straight[1], closing.together)
    return _Bends(closing.radius, closing.curls[finger], closing.together)


def _finger(
    skeleton: Skeleton, hand: Palm, bones: list[str], held: Floats, bends: _Bends
) -> tuple[list[Floats], list[Floats]]:
    """Return the rotations and heads (from the wrist) of one finger's three bones."""
    _, out, along = hand.axes.T
    wrist = skeleton.head("hand_" + bones[0][-1])
    rest = [skeleton.tail(bone) - skeleton.head(bone) for bone in bones]
    thumbwards, _, forward = (hand.axes.T @ rest[0]).tolist()
    level = about(out, -float(np.arctan2(thumbwards, forward)) * bends.together * _hand_sign(hand))
    hinge = cross(along, out)
    at = skeleton.head(bones[0]) - wrist
    rotations, heads, bent = [], [], 0.0
    for number, bone in enumerate(rest):
        straight = level @ bone
        slope = float(np.arctan2(straight @ out, straight @ along))
        bend = np.radians(bends.angles[number])
        if bends.radius is not None:
            bend = _tangent(hand.axes.T @ (held - at), (bends.radius + FLESH * hand.scale)) - bent
        bent += float(np.clip(bend, np.radians(-8), np.radians(LIMITS[number])))
        rotation = about(hinge, bent - slope) @ level
        rotations.append(rotation)
        heads.append(at)
        at = at + rotation @ bone
    return rotations, heads


def _tangent(centre: Floats, radius: float) -> float:
    """Return the slope (radians, towards the palm) at which a finger bone touches a handle.

    `centre` (3,) is the handle's from the joint, along (thumb, palm, fingers).
    """
    _, out, along = centre.tolist()
    distance = max(float(np.hypot(out, along)), 1e-6)
    towards = float(np.arctan2(out, along)) % (2 * np.pi)
    return towards - float(np.arcsin(min(radius / distance, 1.0)))


def _hand_sign(hand: Palm) -> float:
    """Return 1 for a left hand, -1 for a right (mirrored) one."""
    return 1.0 if float(np.linalg.det(hand.axes)) > 0 else -1.0


def _thumb(
    skeleton: Skeleton, hand: Palm, bones: list[str], ways: tuple[Vec, Vec, Vec]
) -> tuple[list[Floats], list[Floats]]:
    at = skeleton.head(bones[0]) - skeleton.head("hand_" + bones[0][-1])
    rotations, heads = [], []
    for bone, way in zip(bones, ways, strict=True):
        rest = skeleton.tail(bone) - skeleton.head(bone)
        rotation = swing(rest, hand.axes @ np.array(way))
        rotations.append(rotation)
        heads.append(at)
        at = at + rotation @ rest
    return rotations, heads


def _held_axes(closing: Closing) -> Floats:
    """Return a held thing's axes (columns) along (thumb, palm, fingers)."""
    if closing.turned is None:
        return np.eye(3)
    x, z = (unit(np.array(axis)) for axis in closing.turned)
    z = unit(z - x * float(x @ z))
    return np.stack([x, cross(z, x), z], axis=1)


def close(puppet: Puppet, side: Side, grip: Grip) -> Hand:
    """Close a hand whose wrist is set and return what it offers to a held thing."""
    shape = closed(puppet.skeleton, side, grip)
    turn, wrist = puppet.rotation(f"hand_{side}"), puppet.head(f"hand_{side}")
    puppet.rotations[list(shape.bones)] = turn @ shape.rotations
    puppet.heads[list(shape.bones)] = wrist + shape.heads @ turn.T
    return Hand(wrist + turn @ shape.grip, turn @ shape.frame)
