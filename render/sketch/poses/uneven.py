"""What a grown-up and a child do where two of one height would do it as equals."""

from dataclasses import replace

from render.sketch.poses.lying import KNEELING
from render.sketch.poses.pairs import ANSWERS, NEAR, OVER, UNDER
from render.sketch.poses.stance import Arm, Leg, Meet, Stance
from render.sketch.poses.standing import RELAXED

UNEVEN = 1.26
"""How much taller the taller one of a pair is from where on they meet unevenly."""

DOWN_TO = Stance(
    UNDER,
    replace(UNDER, meet=Meet("back", (0.05, 0.02, 0.0), (-0.95, 0.2, 0.1), (0, 0, -1))),
    replace(KNEELING, to=(0.13, 0, -0.40)),
    replace(KNEELING, to=(0.13, 0, -0.38)),
    pelvis=(4, 0, 0),
    spine=(8, 0, -3),
    head=(10, 24, -14),
    base="low",
    hips=0.49,
    follows=False,
)
"""On both knees, the arms around the smaller one."""
UP_TO = replace(NEAR, left=OVER, right=OVER, spine=(9, 0, -3), head=(6, 24, -14))
BOTH_HANDS = Arm((0.05, -0.22, 0.40), "body", (-0.15, 0.25, 0.9), (-0.3, -0.9, 0), "body", "grip",
    (0.8, -0.9, -0.1), meet=Meet("between", (0.27, -0.14, 0.0), (0.1, 0.2, 0.95),
        (-0.2, -0.95, 0)))  # fmt: skip
FROM_BELOW = replace(
    BOTH_HANDS,
    palm=(-0.2, 0.9, 0.2),
    meet=Meet("between", (0.27, -0.16, 0.0), (0.1, 0.3, 0.95), (-0.2, 0.95, 0)),
)
STEPPING = replace(
    RELAXED,
    left=BOTH_HANDS,
    right=BOTH_HANDS,
    left_leg=Leg((0.11, 0, 0.14), yaw=8),
    right_leg=Leg((0.10, 0, -0.18), yaw=16, pitch=30, toe=-28),
    pelvis=(8, 0, 5),
    spine=(16, 0, -10),
    head=(10, 0, 6),
)

TALL: dict[str, Stance] = {"embrace": DOWN_TO, "kiss": DOWN_TO, "dance": STEPPING}
SMALL: dict[str, Stance] = {
    "embrace": UP_TO,
    "kiss": UP_TO,
    "dance": replace(
        ANSWERS["dance"],
        left=FROM_BELOW,
        right=FROM_BELOW,
        spine=(-8, 0, 8),
        head=(-10, 0, -6),
    ),
}
APART: dict[str, float] = {"embrace": 0.30, "kiss": 0.30, "dance": 0.62}
"""Metres from the one to the other, for two of 1.75 m."""
