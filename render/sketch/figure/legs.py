"""Legs carry the hips: soles meet the floor, knees bend where they should."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from render.sketch.figure.limbs import STRAIGHT, reach, turn
from render.sketch.figure.rest import Rest
from render.sketch.figure.rotation import LEFT, euler
from render.sketch.figure.skeleton import NORMAL_LEG, SIDES, Puppet, Side, skeleton
from render.sketch.mesh import Floats
from render.sketch.poses.stance import Leg

HANG = 0.96
"""How far a shin hangs down when the seat is too high for the floor, of its length."""


@dataclass(frozen=True, eq=False)
class Sole:
    """A foot's vertices at rest from its own bones: `heel` (n, 3) from the ankle, `toes` (m, 3)
    from the ball, and `ball` (3,) from the ankle.
    """

    heel: Floats
    toes: Floats
    ball: Floats


@lru_cache(maxsize=80)
def sole(rest: Rest, side: Side) -> Sole:
    """Return what of a foot, bare or shod, can touch the floor."""
    bones = skeleton(rest)
    ankle, ball = bones.head(f"foot_{side}"), bones.head(f"ball_{side}")
    found: dict[str, list[Floats]] = {"foot": [], "ball": []}
    for part in rest.parts:
        strongest = part.bones[np.arange(len(part.bones)), part.weights.argmax(axis=1)]
        for bone, kept in found.items():
            kept.append(part.mesh.vertices[strongest == bones.index[f"{bone}_{side}"]])
    heel, toes = np.concatenate(found["foot"]), np.concatenate(found["ball"])
    return Sole(heel - ankle, toes - ball, ball - ankle)


@dataclass(frozen=True, eq=False)
class Footing:
    """Where a foot is to go: the ankle (3,) and the turns of foot and toes."""

    ankle: Floats
    foot: Floats
    toes: Floats


def footing(rest: Rest, side: Side, leg: Leg) -> Footing:
    """Return the ankle over the floor for a foot told on the floor."""
    sign, unit = SIDES[side], skeleton(rest).leg / NORMAL_LEG
    foot = euler(leg.pitch, sign * leg.yaw) @ _toes_ahead(rest, side)
    toes = foot @ euler(leg.toe)
    under = sole(rest, side)
    lowest = min(
        float((under.heel @ foot.T)[:, 1].min(initial=0.0)),
        float((under.toes @ toes.T)[:, 1].min(initial=0.0) + (foot @ under.ball)[1]),
    )
    out, up, forward = leg.to
    ankle = np.array([sign * out * unit, up * unit - lowest, forward * unit])
    return Footing(ankle, foot, toes)


def _toes_ahead(rest: Rest, side: Side) -> Floats:
    """Return the turn that brings the toes of the rest pose straight ahead."""
    x, _, z = sole(rest, side).ball.tolist()
    return euler(0.0, -0.6 * float(np.degrees(np.arctan2(x, z))))


def hips_over(rest: Rest, side: Side, pelvis: Floats, ankle: Floats) -> float:
    """Return how high the hips can be at most so that a leg reaches its ankle.

    `pelvis` is the pelvis' rotation; the hips stand over x = `ankle` frame's origin.
    """
    bones = skeleton(rest)
    hip = pelvis @ (bones.head(f"thigh_{side}") - bones.head("pelvis"))
    away = (ankle - hip)[[0, 2]]
    reachable = (STRAIGHT * 0.9995 * bones.leg) ** 2 - float(away @ away)
    return float(ankle[1] - hip[1] + max(reachable, 0.0) ** 0.5)


def set_leg(puppet: Puppet, side: Side, goal: Footing, knee: Floats) -> None:
    """Bend a leg to its ankle; `knee` (3,) is where the knee points."""
    bones = puppet.skeleton
    thigh, calf, foot = f"thigh_{side}", f"calf_{side}", f"foot_{side}"
    hip = puppet.joint(thigh)
    bend = reach(hip, goal.ankle, bones.span(thigh, calf), bones.span(calf, foot), knee)
    upper, lower = bones.head(calf) - bones.head(thigh), bones.head(foot) - bones.head(calf)
    puppet.place(thigh, turn(upper, LEFT, bend.middle - hip, bend.hinge), hip)
    puppet.place(calf, turn(lower, LEFT, bend.end - bend.middle, bend.hinge), bend.middle)
    puppet.place(foot, goal.foot, bend.end)
    ball = f"ball_{side}"
    puppet.place(ball, goal.toes, puppet.joint(ball))


def seated(rest: Rest, side: Side, leg: Leg, hips: Floats) -> Footing:
    """Return where a foot goes under a seat: on the floor, or hanging when it is too high.

    `leg.to` is out from the middle, over the floor, and forward of where the shin hangs straight.
    """
    bones = skeleton(rest)
    foot = footing(rest, side, leg)
    calf = bones.span(f"calf_{side}", f"foot_{side}")
    thigh = bones.span(f"thigh_{side}", f"calf_{side}")
    ankle = foot.ankle.copy()
    ankle[1] = max(ankle[1], hips[1] - HANG * calf)
    ankle[2] += float(hips[2]) + 0.97 * thigh
    return Footing(ankle, foot.foot, foot.toes)
