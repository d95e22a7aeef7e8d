"""Two people meet: how they stand to each other and how their hands find the other's body."""

from dataclasses import dataclass, replace

import numpy as np

from render.sketch.figure.posing import Posing, pose
from render.sketch.figure.rest import Rest
from render.sketch.figure.skeleton import NORMAL_HEIGHT
from render.sketch.mesh import Floats
from render.sketch.poses.stance import Stature
from render.sketch.poses.uneven import APART, UNEVEN
from render.sketch.stage import Figure


@dataclass(frozen=True)
class Apart:
    """How the second of a pair stands before the first, for two people of 1.75 m.

    `ahead` and `left` metres in the first one's axes, `up` over the floor; `turn` degrees to the
    left against the first one's facing: 180 is face to face. `reach`: an arm's length decides, so
    the shorter of the two counts, not both. `round` degrees turn both towards the camera.
    """

    ahead: float
    left: float = 0.0
    turn: float = 180.0
    up: float = 0.0
    reach: bool = False
    round: float = 0.0


PAIR_PLACEMENT: dict[str, Apart] = {
    "embrace": Apart(0.33, -0.10),
    "kiss": Apart(0.50, -0.02),
    "dance": Apart(0.42, 0.06, round=-50.0),
    "punch": Apart(0.69, 0.04, reach=True),
    "block": Apart(0.80, 0.05, reach=True),
    "push": Apart(0.62, reach=True),
    "shake_hands": Apart(0.86, reach=True),
    "hold_person": Apart(0.58, reach=True),
    "carry_person": Apart(0.34, -0.06, -90.0, 0.93, round=62.0),
    "give": Apart(1.0, reach=True),
    "handcuffed": Apart(-0.42, -0.26, 8.0),
}
"""By `render.vocabulary.PAIR_POSES`."""
MIRRORED = ("dance", "carry_person")
"""Pairs that are mirrored, not turned, when the first looks to the left of the picture."""


@dataclass(frozen=True, eq=False)
class Placement:
    """Where one of a pair stands: `position` (3,) metres, `yaw` radians."""

    position: Floats
    yaw: float


def pair(pose_name: str, first: Rest, second: Rest) -> tuple[Placement, Placement]:
    """Return how two people stand for a pair pose, around the origin.

    The first looks along +x or a little to or from a camera on +z, so that both are seen from the
    side. Whoever holds both may turn and move them together, or mirror them. Raises KeyError
    for a pose that is no pair pose.
    """
    apart = PAIR_PLACEMENT[pose_name]
    heights = (first.height, second.height)
    scale = (min(heights) if apart.reach else sum(heights) / 2) / NORMAL_HEIGHT
    lifted = apart.up * first.height / NORMAL_HEIGHT
    yaw = float(np.radians(90.0 - apart.round))
    ahead, left = np.array([np.sin(yaw), 0, np.cos(yaw)]), np.array([np.cos(yaw), 0, -np.sin(yaw)])
    uneven = pose_name in APART and "tall" in _statures(first, second)
    far = APART[pose_name] if uneven else apart.ahead
    way = (ahead * far + left * apart.left) * scale
    return (
        Placement(-way / 2, yaw),
        Placement(way / 2 + [0.0, lifted, 0.0], yaw + float(np.radians(apart.turn))),
    )


def _statures(first: Rest, second: Rest) -> tuple[Stature, Stature]:
    """Return how tall two are beside each other."""
    if first.height > UNEVEN * second.height:
        return "tall", "small"
    return ("small", "tall") if second.height > UNEVEN * first.height else ("even", "even")


def pose_pair(first: tuple[Rest, Posing], second: tuple[Rest, Posing]) -> tuple[Figure, Figure]:
    """Pose two people who meet; each finds the other with the hands.

    Both are asked with their places; the second answers the first when both have the same pose.
    """
    (first_rest, one), (second_rest, two) = first, second
    statures = _statures(first_rest, second_rest)
    one = replace(one, stature=statures[0])
    two = replace(two, stature=statures[1], answers=two.answers or two.pose == one.pose)
    there = pose(second_rest, two)
    here = pose(first_rest, replace(one, partner=there))
    there = pose(second_rest, replace(two, partner=here))
    here = pose(first_rest, replace(one, partner=there))
    return here, there
