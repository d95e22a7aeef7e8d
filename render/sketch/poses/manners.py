"""The ways people stand, sit and talk: one deed, another body's habit."""

from dataclasses import dataclass, replace

from render.sketch.poses.sitting import ON_LAP, ON_TABLE, SHIN, SIT
from render.sketch.poses.stance import Arm, Leg, Stance, Vec
from render.sketch.poses.standing import HANG, LOOSE, ON_HIP, OPEN_HAND, RELAXED, STAND


@dataclass(frozen=True)
class Legs:
    """What carries a body that stands: both legs, the hips, and how the trunk answers them."""

    left: Leg
    right: Leg
    pelvis: Vec
    roll: float
    """Degrees the spine leans to the left."""
    shift: float
    """Metres the hips go to the left."""
    drop: float = 0.006


ON_RIGHT = Legs(
    RELAXED.left_leg, RELAXED.right_leg, RELAXED.pelvis, RELAXED.spine[2], RELAXED.shift[0]
)
ON_LEFT = Legs(
    RELAXED.right_leg, RELAXED.left_leg, (0, -4, -RELAXED.pelvis[2]), -RELAXED.spine[2],
    -RELAXED.shift[0]
)  # fmt: skip
APART = Legs(
    Leg((0.19, 0, 0.03), yaw=20), Leg((0.17, 0, -0.02), yaw=16), (0, 0, 2), -3, -0.01, 0.01
)
BACK_FOOT = Legs(
    Leg((0.12, 0, 0.14), yaw=14), Leg((0.11, 0, -0.08), yaw=30), (-1, -7, 4), -7, -0.03, 0.010
)
BENT_KNEE = Legs(
    Leg((0.08, 0, -0.03), yaw=10), Leg((0.13, 0, 0.15), yaw=26, pitch=16, toe=-14), (0, -8, -9), 13,
    0.055, 0.004
)  # fmt: skip

POCKET = Arm((0.155, -0.005, 0.065), "pelvis", (-0.2, -0.9, 0.4), (-0.95, 0, -0.3), "pelvis",
    "relaxed", (0.45, -0.3, -1))  # fmt: skip
CLASPED = Arm((0.005, 0.045, 0.195), "pelvis", (-0.62, -0.72, 0.2), (-0.3, 0.1, -1), "pelvis",
    "relaxed", (1, 0.1, -0.3))  # fmt: skip
OVER_CLASPED = replace(CLASPED, to=(0.015, 0.075, 0.215))
BEHIND = Arm((-0.02, 0.015, -0.17), "pelvis", (-0.6, -0.75, -0.15), (0.1, 0, -1), "pelvis",
    "relaxed", (1, 0.1, -0.6))  # fmt: skip
TO_ELBOW = Arm((-0.345, -0.245, 0.085), "chest", (-0.9, 0.1, -0.35), (-0.2, -0.1, -1), "chest",
    "relaxed", (1, -0.8, 0.1))  # fmt: skip
ON_BELT = Arm((0.135, 0.05, 0.12), "pelvis", (-0.45, -0.85, 0.2), (-0.5, -0.1, -0.9), "pelvis",
    "relaxed", (0.6, -0.2, -0.9))  # fmt: skip

Hands = tuple[Arm, Arm]

WAYS: tuple[tuple[Legs, Hands | None], ...] = (
    (ON_RIGHT, None),
    (BENT_KNEE, (HANG, ON_HIP)),
    (APART, (POCKET, POCKET)),
    (ON_LEFT, (replace(HANG, to=(0.04, -0.545, 0.05)), LOOSE)),
    (BACK_FOOT, (CLASPED, OVER_CLASPED)),
    (ON_LEFT, (HANG, TO_ELBOW)),
    (APART, (BEHIND, replace(BEHIND, to=(0.03, 0.06, -0.175)))),
    (BENT_KNEE, (POCKET, LOOSE)),
    (BACK_FOOT, (ON_BELT, LOOSE)),
)
"""How one stands who has nothing to do: what carries, the hands (left, right), None: the pose's."""
IDLE = ("relaxed", "stand", "look", "nod", "shake_head", "look_up", "look_down")
"""Poses that ask nothing of the hands."""


@dataclass(frozen=True)
class Sitting:
    """A way to sit: trunk and hands (left, right), and legs where they differ."""

    pelvis: Vec
    spine: Vec
    hands: Hands
    legs: tuple[Leg, Leg] = (SIT.left_leg, SIT.right_leg)


ON_THIGH = Arm((-0.075, 0.075, -0.02), "knee", (-0.7, -0.45, 0.5), (-0.4, -0.4, -0.8),
    grip="relaxed", elbow=(1, -0.4, 0.1))  # fmt: skip
IN_LAP = Arm((0.0, 0.115, 0.235), "pelvis", (-0.75, -0.15, 0.6), (-0.2, -0.9, -0.3), "pelvis",
    "relaxed", (1, -0.3, -0.5))  # fmt: skip
ON_SEAT = Arm((0.29, -0.03, 0.06), "hips", (0.35, -0.1, 0.9), (0, -1, 0), grip="relaxed",
    elbow=(0.8, 0, -1))  # fmt: skip
AT_CHIN = Arm((0.01, -0.03, 0.03), "chin", (-0.45, 0.75, -0.1), (-0.2, 0.0, -1), "head", "fist",
    (0.35, -1, 0.4))  # fmt: skip
FOLDED = replace(ON_TABLE, to=(0.0, 0.03, 0.36), fingers=(-0.8, 0.0, 0.5))
TUCKED = replace(SHIN, to=(0.10, 0, -0.10), pitch=22, toe=-20)

SITS: tuple[Sitting | None, ...] = (
    None,
    Sitting((4, 0, 0), (26, 0, 0), (ON_THIGH, replace(ON_THIGH, to=(-0.085, 0.09, -0.03))),
        (replace(SHIN, to=(0.18, 0, 0.02), yaw=15), replace(SHIN, to=(0.18, 0, -0.04), yaw=15))),
    Sitting((-14, 4, 0), (4, 0, 4), (ON_LAP, ON_SEAT),
        (replace(SHIN, to=(0.15, 0, 0.12), yaw=14, pitch=-8), SHIN)),
    Sitting((-4, -6, 0), (8, 0, -2), (IN_LAP, replace(IN_LAP, to=(0.01, 0.14, 0.25))),
        (replace(SHIN, to=(0.09, 0, 0.06)), TUCKED)),
)  # fmt: skip
AT_TABLES: tuple[Sitting | None, ...] = (
    None,
    Sitting((0, 0, 0), (24, 0, 3), (replace(FOLDED, to=(-0.04, 0.03, 0.30)), AT_CHIN)),
    Sitting((-12, 0, 0), (6, 0, 0), (replace(ON_LAP, free=False), replace(ON_TABLE, free=False))),
    Sitting((0, 0, 0), (22, 0, 0), (FOLDED, replace(FOLDED, to=(-0.02, 0.055, 0.37)))),
)

ONE_OPEN = replace(OPEN_HAND, to=(0.10, -0.22, 0.24))
BOTH_OPEN = replace(OPEN_HAND, to=(0.08, -0.24, 0.26), fingers=(0.25, 0.25, 0.9))
ON_HEART = Arm((-0.115, -0.13, 0.185), "chest", (-0.8, 0.55, 0.0), (0.0, -0.1, -1), "chest",
    "flat", (1, -0.8, 0.1))  # fmt: skip
CHOP = Arm((0.0, -0.20, 0.33), "chest", (-0.15, 0.35, 0.9), (-1, 0.1, 0), "body", "flat",
    (0.6, -1, -0.2))  # fmt: skip
FINGER = Arm((-0.04, -0.07, 0.42), "chest", (-0.1, 0.35, 0.95), (-0.6, -0.75, 0.1), "body", "point",
    (0.7, -1, 0))  # fmt: skip
FLUNG = Arm((0.24, -0.10, 0.26), "chest", (0.55, 0.5, 0.6), (-0.1, 0.9, 0.4), "body", "spread",
    (0.6, -1, -0.3))  # fmt: skip
TALK: tuple[tuple[Arm | None, Arm | None], ...] = (
    (None, ONE_OPEN), (BOTH_OPEN, BOTH_OPEN), (CHOP, None), (None, ON_HEART), (ONE_OPEN, None),
    (None, CHOP),
)  # fmt: skip
SHOUT: tuple[tuple[Arm | None, Arm | None], ...] = (
    (None, FINGER), (FLUNG, FLUNG), (FINGER, None), (None, FLUNG),
)  # fmt: skip
SPEAKS = (*IDLE[:5], "sit", "sit_table", "lean_bar", "sit_bar", "passenger")
"""Poses whose free hands may speak along."""


def in_manner(stance: Stance, pose: str, manner: int, *, empty: bool) -> Stance:
    """Return a pose in one of the ways people have; 0 is the pose itself.

    `empty`: neither hand holds anything.
    """
    if stance.base == "feet" and _at_ease(stance):
        if not manner % len(WAYS):
            return stance
        legs, hands = WAYS[manner % len(WAYS)]
        return _standing(stance, legs, hands if empty and pose in IDLE else None)
    if stance.base == "seat" and pose in ("sit", "sit_table", *IDLE):
        table = pose == "sit_table" or "table" in (stance.left.frame, stance.right.frame)
        ways = AT_TABLES if table else SITS
        way = ways[manner % len(ways)]
        return _sitting(stance, way, empty=empty) if way else stance
    return stance


def _at_ease(stance: Stance) -> bool:
    feet = (stance.left_leg, stance.right_leg)
    return feet in (
        (RELAXED.left_leg, RELAXED.right_leg),
        (RELAXED.right_leg, RELAXED.left_leg),
        (STAND.left_leg, STAND.right_leg),
    )


def _standing(stance: Stance, legs: Legs, hands: Hands | None) -> Stance:
    left, right = hands or (stance.left, stance.right)
    pitch, yaw, _ = stance.spine
    return replace(
        stance,
        left=left,
        right=right,
        left_leg=legs.left,
        right_leg=legs.right,
        pelvis=(stance.pelvis[0] + legs.pelvis[0], legs.pelvis[1], legs.pelvis[2]),
        spine=(pitch, yaw - legs.pelvis[1] / 2, legs.roll),
        shift=(legs.shift, stance.shift[1]),
        drop=legs.drop,
    )


def _sitting(stance: Stance, way: Sitting, *, empty: bool) -> Stance:
    left, right = way.hands if empty else (stance.left, stance.right)
    hanging = stance.left_leg not in (SIT.left_leg, SIT.right_leg)
    legs = (stance.left_leg, stance.right_leg) if hanging else way.legs
    return replace(
        stance,
        left=left,
        right=right,
        left_leg=legs[0],
        right_leg=legs[1],
        pelvis=way.pelvis,
        spine=(way.spine[0] + max(stance.spine[0] - 16, 0), way.spine[1], way.spine[2]),
    )


STOOPS = 62
"""Years of age from which the back bends."""


def aged(stance: Stance, age: int) -> Stance:
    """Return a pose as an old body does it: bent back, bent knees, a shorter step."""
    bent = min(max((age - STOOPS) / 20.0, 0.0), 1.0)
    if not bent or stance.base not in ("feet", "seat"):
        return stance
    pitch, yaw, roll = stance.spine
    low, turn, tilt = stance.pelvis
    on_feet = stance.base == "feet"
    return replace(
        stance,
        spine=(pitch + 15.0 * bent, yaw, roll),
        pelvis=(low + 4.0 * bent * on_feet, turn, tilt),
        head=(stance.head[0] + 4.0 * bent, stance.head[1], stance.head[2]),
        left_leg=_shorter(stance.left_leg, bent) if on_feet else stance.left_leg,
        right_leg=_shorter(stance.right_leg, bent) if on_feet else stance.right_leg,
        drop=stance.drop + 0.02 * bent * on_feet,
    )


def _shorter(leg: Leg, bent: float) -> Leg:
    out, up, ahead = leg.to
    return replace(leg, to=(out, up, ahead * (1.0 - 0.35 * bent))) if leg.frame == "floor" else leg


def speaking(stance: Stance, pose: str, gesture: int, *, loud: bool) -> Stance:
    """Return a pose whose hands speak along, one of several gestures; 0 is none.

    A hand that holds something, or is not free, keeps doing what it does.
    """
    if not gesture or pose not in SPEAKS:
        return stance
    gestures = SHOUT if loud else TALK
    left, right = gestures[gesture % len(gestures)]
    return replace(stance, left=left or stance.left, right=right or stance.right)
