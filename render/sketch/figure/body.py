"""All bones of a person take a stance."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from render.sketch.figure.arms import Setting, set_arm, set_shoulder
from render.sketch.figure.ground import Ground
from render.sketch.figure.legs import Footing, footing, hips_over, seated, set_leg
from render.sketch.figure.rest import Rest, RestPart
from render.sketch.figure.rotation import cross, euler, length, unit
from render.sketch.figure.skeleton import NORMAL_LEG, SIDES, Puppet, Side, skeleton
from render.sketch.figure.skinning import skin, skinned
from render.sketch.figure.trunk import set_trunk
from render.sketch.mesh import Bools, Floats
from render.sketch.poses.sitting import SITTING
from render.sketch.poses.stance import Arm, Leg, Stance

CUSHION = 0.015
"""Metres a seat or the flesh on it gives way."""
TABLE = 0.75
"""Metres: the height of a table nobody told."""
HIP_WIDTH = 0.185
"""Metres from the middle to the side of the hips of the person the tables are told for."""
LEAN_LIMIT = np.radians(28.0)
REACHING = ("table", "floor")
"""Frames of the world: an arm too short for them leans the body."""


def bones(rest: Rest, stance: Stance, ground: Ground) -> Puppet:
    """Return the bones in a stance; the body leans when its arms are too short."""
    puppet, lean = _set(rest, stance, ground)
    if lean is not None:
        puppet, _ = _set(rest, stance, replace(ground, lean=lean))
    return puppet


def _set(rest: Rest, stance: Stance, ground: Ground) -> tuple[Puppet, Floats | None]:
    """Return the bones and how the spine should lean to reach, None when all is reached."""
    puppet = Puppet(skeleton(rest))
    set_trunk(puppet, stance, _hips(rest, stance, ground), ground)
    for side, leg in _legs(stance).items():
        _stand(puppet, rest, side, leg)
    head = puppet.carried("head", rest.landmarks["eye"].point)
    setting = Setting(ground, rest.head_scale, head, _table(rest, stance, ground), girth(rest))
    lean: Floats | None = None
    for side, arm in _arms(stance):
        set_shoulder(puppet, side, arm, setting, stance.shrug)
        short = set_arm(puppet, side, arm, setting)
        if short > 0.01 and (arm.frame in REACHING or (arm.meet and ground.partner)):
            lean = _lean(puppet, side, short)
    return puppet, lean


def _table(rest: Rest, stance: Stance, ground: Ground) -> float:
    """Return the height of what stands before a person, as told or as the pose has it."""
    if ground.table is not None:
        return ground.table
    return TABLE if stance.table is None else stance.table * skeleton(rest).scale


@lru_cache(maxsize=96)
def girth(rest: Rest) -> float:
    """Return how much wider than the tables' person the clothed hips are on a side, metres."""
    bones_ = skeleton(rest)
    pelvis, level = bones_.index["pelvis"], bones_.head("pelvis")[1]
    widths = [
        float(np.abs(part.mesh.vertices[near, 0]).max())
        for part in rest.parts
        if (near := _hip_level(part, pelvis, level, bones_.scale)).any()
    ]
    return max(max(widths, default=0.0) - HIP_WIDTH * bones_.scale, 0.0)


def _hip_level(part: RestPart, pelvis: int, level: float, scale: float) -> Bools:
    """Return which vertices (n,) of a part lie around the hips."""
    held = ((part.bones == pelvis) * part.weights).sum(axis=1)
    return np.asarray((held > 0.3) & (np.abs(part.mesh.vertices[:, 1] - level) < 0.09 * scale))


def _lean(puppet: Puppet, side: Side, short: float) -> Floats:
    """Return the turn of the spine that brings a shoulder nearer by metres."""
    shoulder, hips = puppet.joint(f"upperarm_{side}"), puppet.head("pelvis")
    way = puppet.head(f"hand_{side}") - shoulder
    arm = max(length(shoulder - hips), 0.1)
    axis = unit(cross(shoulder - hips, unit(way)))
    return axis * float(min(1.25 * short / arm, LEAN_LIMIT))


def _legs(stance: Stance) -> dict[Side, Leg]:
    return {"l": stance.left_leg, "r": stance.right_leg}


def _arms(stance: Stance) -> list[tuple[Side, Arm]]:
    """Return the arms, the one told from the other hand last."""
    arms: list[tuple[Side, Arm]] = [("l", stance.left), ("r", stance.right)]
    return sorted(arms, key=lambda pair: pair[1].frame == "other")


def _hips(rest: Rest, stance: Stance, ground: Ground) -> Floats:
    """Return where the hips go, (3,)."""
    unit_length = skeleton(rest).leg / NORMAL_LEG
    x, z = (value * unit_length for value in stance.shift)
    floor = ground.surface or 0.0
    match stance.base:
        case "feet":
            return np.array([x, _standing(rest, stance, np.array([x, z])), z])
        case "seat":
            seat = stance.seat if ground.seat is None else ground.seat
            return np.array([x, seat + seat_depth(rest), z])
        case "float":
            return np.array([x, floor + stance.hips * unit_length, z])
        case _:
            return np.array([x, stance.hips * unit_length, z])


def _standing(rest: Rest, stance: Stance, shift: Floats) -> float:
    """Return the height of the hips over the feet that bear weight."""
    bones_ = skeleton(rest)
    aside = np.array([shift[0], 0.0, shift[1]])
    heights = [
        hips_over(rest, side, euler(*stance.pelvis), footing(rest, side, leg).ankle - aside)
        for side, leg in _legs(stance).items()
        if not leg.lifted and leg.frame == "floor"
    ]
    return min(heights) - stance.drop * bones_.leg / NORMAL_LEG


def _stand(puppet: Puppet, rest: Rest, side: Side, leg: Leg) -> None:
    sign, pelvis = SIDES[side], puppet.rotation("pelvis")
    hips = puppet.head("pelvis")
    knee = np.array([sign * leg.knee[0], leg.knee[1], leg.knee[2]])
    match leg.frame:
        case "floor":
            goal = footing(rest, side, leg)
        case "seat":
            goal = seated(rest, side, leg, hips)
        case "pelvis":
            out, up, forward = (value * puppet.skeleton.leg / NORMAL_LEG for value in leg.to)
            foot = pelvis @ euler(leg.pitch, sign * leg.yaw)
            ankle = hips + pelvis @ np.array([sign * out, up, forward])
            goal = Footing(ankle, foot, foot @ euler(leg.toe))
            knee = pelvis @ knee
    set_leg(puppet, side, goal, knee)


@lru_cache(maxsize=96)
def seat_depth(rest: Rest) -> float:
    """Return how high the pelvis joint is over a seat, metres."""
    puppet = Puppet(skeleton(rest))
    stance = SITTING["sit"]
    hips = np.array([0.0, 0.6, 0.0])
    set_trunk(puppet, stance, hips, Ground())
    for side, leg in _legs(stance).items():
        _stand(puppet, rest, side, leg)
    whole = skin(rest)
    posed = skinned(rest, puppet).vertices
    count = len(rest.bones)
    sat_on = [puppet.skeleton.index[name] for name in ("pelvis", "thigh_l", "thigh_r")]
    near = np.abs(posed[:, 2]) < 0.14 * puppet.skeleton.scale
    carried = whole.weights[:, sat_on].sum(axis=1) + whole.weights[:, count:].sum(axis=1)
    low = posed[near & (carried > 0.6) & (posed[:, 1] > 0.3), 1]
    return float(0.6 - np.percentile(low, 2)) - CUSHION
