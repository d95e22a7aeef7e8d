"""Arms bring hands to what they do: to the own body, a table, a partner, the other hand."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from render.sketch.figure.ground import Ground
from render.sketch.figure.hands import close, closed, palm
from render.sketch.figure.limbs import Bend, reach, slack, turn
from render.sketch.figure.meeting import facing
from render.sketch.figure.rotation import (
    UP,
    Vec,
    about,
    cross,
    euler,
    framed,
    twist_about,
    unit,
)
from render.sketch.figure.skeleton import NORMAL_ARM, SIDES, Puppet, Side
from render.sketch.figure.trunk import slopes
from render.sketch.mesh import Floats
from render.sketch.poses.stance import Arm, Meet

CLAVICLE_LIFT = 18.0
CLAVICLE_FORWARD = 12.0
"""Degrees the shoulder goes along when the arm is up or ahead."""
CLEARING = ("chest", "breast", "body")
TABLE_EDGE = 0.22
"""Metres ahead of the hips from where on a table lies under the hands."""
EASY_TWIST = 75.0
"""Degrees a forearm twists before the elbow swings out."""


@dataclass(frozen=True, eq=False)
class Setting:
    """What arms measure from: the ground, the head's size and places of the face.

    `head_scale` is 1 for a head as large as the tables are told for; `face` has head (between the
    eyes), mouth and chin, (3,) each. `table` is the height of what stands before the person,
    metres over the floor. `girth` is how much wider than theirs the hips are on each side, metres:
    a hanging arm keeps off them.
    """

    ground: Ground
    head_scale: float
    face: Mapping[str, Floats]
    table: float
    girth: float


@dataclass(frozen=True, eq=False)
class Goal:
    """Where a hand goes: the grip or (without `turn`) the wrist at `point` (3,).

    `turn` is the hand's rotation away from rest.
    """

    point: Floats
    turn: Floats | None


def set_shoulder(puppet: Puppet, side: Side, arm: Arm, setting: Setting, shrug: float) -> None:
    """Hang the collar bone and let it follow the arm up and ahead; `shrug` in degrees."""
    sign, bone = SIDES[side], f"clavicle_{side}"
    puppet.hang(bone, np.eye(3))
    chest = puppet.rotation("spine_03")
    shoulder = puppet.joint(f"upperarm_{side}")
    way = goal(puppet, side, arm, setting).point - shoulder
    size = puppet.skeleton.arm
    up = float(np.clip((chest.T @ way)[1] / size, 0.0, 1.0))
    ahead = float(np.clip((chest.T @ way)[2] / size, -0.3, 1.0))
    lift = about(np.array([0.0, 0.0, 1.0]), sign * np.radians(CLAVICLE_LIFT * up + shrug))
    forward = about(UP, -sign * np.radians(CLAVICLE_FORWARD * ahead))
    puppet.hang(bone, lift @ forward)


def goal(puppet: Puppet, side: Side, arm: Arm, setting: Setting) -> Goal:
    """Return where a hand goes."""
    if arm.meet is not None and setting.ground.partner:
        return _meeting(puppet, side, arm.meet, setting.ground)
    sign = SIDES[side]
    if arm.frame == "other":
        return _at_other(puppet, side, arm, setting)
    origin, axes, size = _frame(puppet, side, arm.frame, setting)
    point = origin + axes @ (_sided(arm.to, sign) * size)
    if arm.frame == "table":
        point[1] = setting.table + arm.to[1]
    elif arm.frame in CLEARING and setting.ground.table is not None and point[2] > TABLE_EDGE:
        point[1] = max(point[1], setting.ground.table + 0.04)
    if arm.fingers is None:
        point[0] += sign * setting.girth if arm.free and arm.frame == "chest" else 0.0
        return Goal(point, None)
    _, axes, _ = _frame(puppet, side, arm.axes, setting)
    return Goal(point, _hand_turn(puppet, side, axes, arm))


def _sided(vector: Vec, sign: float) -> Floats:
    return np.array([sign * vector[0], vector[1], vector[2]])


def _frame(
    puppet: Puppet, side: Side, frame: str, setting: Setting
) -> tuple[Floats, Floats, float]:
    """Return a frame's origin (3,), axes (columns left, up, forward) and unit in metres."""
    bones = puppet.skeleton
    shoulder, arm = puppet.joint(f"upperarm_{side}"), bones.arm / NORMAL_ARM
    match frame:
        case "chest":
            return shoulder, puppet.rotation("spine_03"), arm
        case "breast":
            return puppet.carried("spine_03", _breast(puppet)), puppet.rotation("spine_03"), arm
        case "gaze" | "aim":
            start = shoulder if frame == "gaze" else setting.face["head"]
            return shoulder, _aim(start, setting.ground), arm
        case "head" | "mouth" | "chin":
            return setting.face[frame], puppet.rotation("head"), setting.head_scale
        case "pelvis" | "hips":
            axes = puppet.rotation("pelvis") if frame == "pelvis" else np.eye(3)
            return puppet.head("pelvis"), axes, bones.scale
        case "knee":
            return puppet.head(f"calf_{side}"), np.eye(3), bones.scale
        case "body":
            return shoulder, np.eye(3), arm
        case _:
            return np.zeros(3), np.eye(3), bones.scale


def _breast(puppet: Puppet) -> Floats:
    """Return the middle between the shoulders at rest."""
    bones = puppet.skeleton
    return (bones.head("upperarm_l") + bones.head("upperarm_r")) / 2


def _aim(start: Floats, ground: Ground) -> Floats:
    """Return axes whose forward points from shoulder or eyes to what is looked at."""
    if ground.gaze is None:
        return np.eye(3)
    pitch, yaw = slopes(ground.gaze - start)
    return euler(float(np.clip(pitch, -60, 60)), float(np.clip(yaw, -70, 70)))


def _hand_turn(puppet: Puppet, side: Side, axes: Floats, arm: Arm | Meet) -> Floats:
    """Return the hand's rotation for fingers and palm told in `axes`."""
    sign, hand = SIDES[side], palm(puppet.skeleton, side)
    fingers, out = _sided(arm.fingers or (0, 0, 1), sign), _sided(arm.palm, sign)
    rest = framed(hand.axes[:, 2], hand.axes[:, 1])
    return framed(axes @ fingers, axes @ out) @ rest.T


def _at_other(puppet: Puppet, side: Side, arm: Arm, setting: Setting) -> Goal:
    """Return a goal told from the other hand's grip, along its (thumb, palm, fingers)."""
    other: Side = "r" if side == "l" else "l"
    there = puppet.hands[other]
    point = there.grip + there.frame @ (np.array(arm.to) * puppet.skeleton.scale)
    if arm.axes != "other":
        _, axes, _ = _frame(puppet, side, arm.axes, setting)
        return Goal(point, _hand_turn(puppet, side, axes, arm))
    hand = palm(puppet.skeleton, side)
    fingers, out = (there.frame @ np.array(way) for way in (arm.fingers or (0, 0, 1), arm.palm))
    rest = framed(hand.axes[:, 2], hand.axes[:, 1])
    return Goal(point, framed(fingers, out) @ rest.T)


def _meeting(puppet: Puppet, side: Side, meet: Meet, ground: Ground) -> Goal:
    """Return a goal on the partner."""
    heart = 0.35 * puppet.head("spine_03") + 0.65 * puppet.joint("neck_01")
    axes = facing(heart, ground.partner["heart"])
    sign = SIDES[side]
    if meet.spot == "between":
        nearest = (ground.partner["heart"] + heart) / 2
    else:
        nearest = _nearer(meet.spot, ground, axes[:, 0] * sign)
    point = nearest + axes @ _sided(meet.offset, sign)
    return Goal(point, _hand_turn(puppet, side, axes, meet))


def _nearer(spot: str, ground: Ground, out: Floats) -> Floats:
    """Return the partner's place, of two the one further along `out`."""
    if spot in ground.partner:
        return ground.partner[spot]
    one, two = ground.partner[f"l_{spot}"], ground.partner[f"r_{spot}"]
    return one if float((one - two) @ out) > 0 else two


def set_arm(puppet: Puppet, side: Side, arm: Arm, setting: Setting) -> float:
    """Bring a hand to its goal and close it; return the metres it falls short by."""
    aim = goal(puppet, side, arm, setting)
    wrist = aim.point
    if aim.turn is not None:
        wrist = aim.point - aim.turn @ closed(puppet.skeleton, side, arm.grip).grip
    bend = _bent(puppet, side, arm, wrist, 0.0)
    if aim.turn is not None:
        twist = np.degrees(_forearm_twist(puppet, side, bend, aim.turn))
        over = float(np.clip(abs(twist) - EASY_TWIST, 0.0, 60.0)) * (1.0 if twist > 0 else -1.0)
        if over:
            bend = _bent(puppet, side, arm, wrist, np.radians(over))
    _place(puppet, side, bend, aim.turn, np.radians(arm.twist) * SIDES[side])
    puppet.hands[side] = close(puppet, side, arm.grip)
    bones = puppet.skeleton
    return slack(puppet.joint(f"upperarm_{side}"), wrist, bones.arm)


def _bent(puppet: Puppet, side: Side, arm: Arm, wrist: Floats, swivel: float) -> Bend:
    """Return the arm bent to a wrist, its elbow swung by radians about the line to the wrist."""
    bones = puppet.skeleton
    upper, lower, hand = (f"{bone}_{side}" for bone in ("upperarm", "lowerarm", "hand"))
    shoulder = puppet.joint(upper)
    pole = puppet.rotation("spine_03") @ _sided(arm.elbow, SIDES[side])
    if swivel:
        pole = about(wrist - shoulder, swivel) @ pole
    return reach(shoulder, wrist, bones.span(upper, lower), bones.span(lower, hand), pole)


def _lower_turn(puppet: Puppet, side: Side, bend: Bend) -> Floats:
    """Return the forearm's rotation before the hand twists it."""
    upper, lower = _rest_bones(puppet, side)
    return turn(lower, cross(upper, lower), bend.end - bend.middle, bend.hinge)


def _rest_bones(puppet: Puppet, side: Side) -> tuple[Floats, Floats]:
    bones = puppet.skeleton
    elbow = bones.head(f"lowerarm_{side}")
    return elbow - bones.head(f"upperarm_{side}"), bones.head(f"hand_{side}") - elbow


def _forearm_twist(puppet: Puppet, side: Side, bend: Bend, hand: Floats) -> float:
    """Return radians the hand is turned about the forearm."""
    lower = _lower_turn(puppet, side, bend)
    return twist_about(hand @ lower.T, unit(bend.end - bend.middle))


def _place(puppet: Puppet, side: Side, bend: Bend, hand: Floats | None, twist: float) -> None:
    """Set upper arm, forearm and hand; without `hand` it goes on from the forearm, twisted."""
    upper, lower = _rest_bones(puppet, side)
    shoulder = puppet.joint(f"upperarm_{side}")
    puppet.place(
        f"upperarm_{side}",
        turn(upper, cross(upper, lower), bend.middle - shoulder, bend.hinge),
        shoulder,
    )
    forearm, along = _lower_turn(puppet, side, bend), unit(bend.end - bend.middle)
    if hand is not None:
        twist = _forearm_twist(puppet, side, bend, hand)
    twisted = about(along, twist) @ forearm
    puppet.place(f"lowerarm_{side}", twisted, bend.middle)
    puppet.place(f"hand_{side}", twisted if hand is None else hand, bend.end)
