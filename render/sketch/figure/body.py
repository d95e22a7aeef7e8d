"""All bones of a person take a stance."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from render.sketch.figure.arms import Setting, set_arm, set_shoulder
from render.sketch.figure.ground import Ground
from render.sketch.figure.legs import Footing, footing, hips_over, seated, set_leg
from render.sketch.figure.rest import Rest, RestPart
from render.sketch.figure.rotation import UP, cross, euler, length, unit
from render.sketch.figure.skeleton import NORMAL_LEG, SIDES, Puppet, Side, skeleton
from render.sketch.figure.skinning import HELPERS, skin, skinned
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
LEAN_LIMIT = float(np.radians(32.0))
ADVANCE_LIMIT = 0.2
"""How far a spine turns (radians) and a person steps (metres) to reach."""
LEANS = 6
"""How often a body leans further until its arms reach."""
SKIRTED = ("skirt", "dress", "gown", "wedding_dress")
FACE = {"head": "eye", "mouth": "mouth", "chin": "chin"}
REACHING = ("table", "floor")
"""Frames of the world: an arm too short for them leans the body."""


@dataclass(frozen=True, eq=False)
class _Want:
    """How far (3,) an arm's shoulder is from where it would reach, and where it is (3,)."""

    way: Floats
    shoulder: Floats


def bones(rest: Rest, stance: Stance, ground: Ground) -> Puppet:
    """Return the bones in a stance; the body leans when its arms are too short."""
    puppet, want = _set(rest, stance, ground)
    for _ in range(LEANS):
        if want is None:
            break
        ground = _leaning(puppet, stance, ground, want)
        puppet, want = _set(rest, stance, ground)
    return puppet


def _set(rest: Rest, stance: Stance, ground: Ground) -> tuple[Puppet, _Want | None]:
    """Return the bones and what the arms want, None when they reach all they must."""
    puppet = Puppet(skeleton(rest))
    set_trunk(puppet, stance, _hips(rest, stance, ground), ground)
    in_bed = stance.base == "seat" and ground.surface is not None
    under = ground.advance + UP * (ground.surface or 0.0) * in_bed
    for side, leg in _legs(rest, stance).items():
        _stand(puppet, rest, side, leg, under)
    face = {
        frame: puppet.carried("head", rest.landmarks[mark].point) for frame, mark in FACE.items()
    }
    setting = Setting(ground, rest.head_scale, face, _table(rest, stance, ground), girth(rest))
    want, farthest = None, 0.01
    for side, arm in _arms(stance):
        set_shoulder(puppet, side, arm, setting, stance.shrug)
        short = set_arm(puppet, side, arm, setting)
        reaching = arm.frame in REACHING or (arm.meet is not None and bool(ground.partner))
        if reaching and short > farthest:
            shoulder = puppet.joint(f"upperarm_{side}")
            way = unit(puppet.head(f"hand_{side}") - shoulder) * short
            want, farthest = _Want(way, shoulder), short
    return puppet, want


def _leaning(puppet: Puppet, stance: Stance, ground: Ground, want: _Want) -> Ground:
    """Return the ground with the spine turned, and the hips moved, towards what arms want."""
    arm = want.shoulder - puppet.head("pelvis")
    axis = unit(cross(arm, want.way)) * (1.25 * length(want.way) / max(length(arm), 0.1))
    lean = ground.lean + axis
    lean *= min(1.0, LEAN_LIMIT / max(length(lean), 1e-9))
    if stance.base != "feet" or not ground.partner:
        return replace(ground, lean=lean)
    advance = ground.advance + want.way * [0.6, 0.0, 0.6]
    advance *= min(1.0, ADVANCE_LIMIT / max(length(advance), 1e-9))
    return replace(ground, lean=lean, advance=advance)


def _table(rest: Rest, stance: Stance, ground: Ground) -> float:
    """Return the height of what stands before a person, as told or as the pose has it."""
    if ground.table is not None:
        return ground.table
    return TABLE if stance.table is None else stance.table * skeleton(rest).scale


@lru_cache(maxsize=40)
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


def _legs(rest: Rest, stance: Stance) -> dict[Side, Leg]:
    """Return the legs; who sits in a skirt keeps the knees together."""
    legs: dict[Side, Leg] = {"l": stance.left_leg, "r": stance.right_leg}
    if rest.look.outfit not in SKIRTED:
        return legs
    return {side: _modest(leg) if leg.frame == "seat" else leg for side, leg in legs.items()}


def _modest(leg: Leg) -> Leg:
    return replace(leg, to=(0.055, *leg.to[1:]), yaw=2.0, knee=(-0.06, *leg.knee[1:]))


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
            return np.array([x, _standing(rest, stance, np.array([x, z])), z]) + ground.advance
        case "seat":
            given = ground.surface if ground.seat is None else ground.seat
            seat = stance.seat if given is None else given
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
        for side, leg in _legs(rest, stance).items()
        if not leg.lifted and leg.frame == "floor"
    ]
    return min(heights) - stance.drop * bones_.leg / NORMAL_LEG


def _stand(puppet: Puppet, rest: Rest, side: Side, leg: Leg, under: Floats) -> None:
    """Set a leg; `under` (3,) is where what the foot stands on is, from the floor."""
    sign, pelvis = SIDES[side], puppet.rotation("pelvis")
    hips = puppet.head("pelvis")
    knee = np.array([sign * leg.knee[0], leg.knee[1], leg.knee[2]])
    match leg.frame:
        case "floor":
            goal = footing(rest, side, leg)
            goal = replace(goal, ankle=goal.ankle + under)
        case "seat":
            goal = seated(rest, side, leg, hips)
        case "pelvis":
            out, up, forward = (value * puppet.skeleton.leg / NORMAL_LEG for value in leg.to)
            foot = pelvis @ euler(leg.pitch, sign * leg.yaw)
            ankle = hips + pelvis @ np.array([sign * out, up, forward])
            goal = Footing(ankle, foot, foot @ euler(leg.toe))
            knee = pelvis @ knee
    set_leg(puppet, side, goal, knee)


@lru_cache(maxsize=40)
def seat_depth(rest: Rest) -> float:
    """Return how high the pelvis joint is over a seat, metres."""
    puppet = Puppet(skeleton(rest))
    stance = SITTING["sit"]
    hips = np.array([0.0, 0.6, 0.0])
    set_trunk(puppet, stance, hips, Ground())
    for side, leg in _legs(rest, stance).items():
        _stand(puppet, rest, side, leg, np.zeros(3))
    whole = skin(rest)
    posed = skinned(rest, puppet).vertices
    count = len(rest.bones)
    sat_on = [puppet.skeleton.index[name] for name in ("pelvis", "thigh_l", "thigh_r")]
    near = np.abs(posed[:, 2]) < 0.14 * puppet.skeleton.scale
    carries = np.zeros((count + len(HELPERS), 1))
    carries[sat_on], carries[count:] = 1.0, 1.0
    carried = whole.weights.blend(carries)[:, 0]
    low = posed[near & (carried > 0.6) & (posed[:, 1] > 0.3), 1]
    return float(0.6 - np.percentile(low, 2)) - CUSHION
