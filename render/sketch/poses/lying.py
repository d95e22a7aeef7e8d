"""Poses of one who lies, kneels, falls or goes on all fours."""

from dataclasses import replace

from render.sketch.poses.standing import HANG, STAND
from render.sketch.poses.stance import Arm, Leg, Stance

LYING_LEG = Leg((0.11, -0.845, 0.02), "pelvis", yaw=16, pitch=32, knee=(0.25, 0, 1))
LIE = Stance(
    Arm((0.10, -0.53, 0.06), twist=10, elbow=(1, -0.2, -0.2), free=True),
    Arm((-0.15, -0.31, 0.17), "chest", (-0.9, -0.2, 0.1), (0, 0, -1), "chest", elbow=(1, -0.3, 0.1), free=True),
    LYING_LEG,
    replace(LYING_LEG, to=(0.10, -0.84, 0.0)),
    pelvis=(-90, 0, 0),
    spine=(2, 0, 0),
    head=(10, 0, 0),
    base="lying",
    hips=0.14,
)  # fmt: skip
KNEELING = Leg((0.12, 0.0, -0.40), knee=(0.1, -0.5, 1), pitch=80, toe=-55)
PRAYING = Arm((-0.165, -0.10, 0.29), "chest", (-0.12, 0.95, 0.15), (-1, 0, 0), "chest", "flat", (0.95, -0.9, -0.1))  # fmt: skip
ON_HANDS = Arm((0.17, 0.03, 0.52), "floor", (-0.05, 0, 1), (0, -1, 0), grip="spread", elbow=(0.6, -0.2, -1))  # fmt: skip

LYING: dict[str, Stance] = {
    "lie": LIE,
    "sleep": replace(
        LIE,
        left=Arm((-0.02, -0.24, 0.30), "chest", (-0.3, -0.5, 0.8), (-0.9, 0, -0.3), "chest", elbow=(0.6, -1, 0)),
        right=Arm((-0.12, 0.10, 0.16), "chest", (-0.75, 0.6, -0.1), (0.3, 0.4, -0.8), "chest", "flat", (0.3, -0.7, 0.8)),
        left_leg=Leg((0.05, -0.50, 0.40), "pelvis", pitch=30, knee=(0.2, 0, 1)),
        right_leg=Leg((0.09, -0.66, 0.22), "pelvis", pitch=30, knee=(0.0, 0, 1)),
        pelvis=(0, -90, -84),
        spine=(16, 0, 4),
        head=(16, 0, -4),
        hips=0.18,
        follows=False,
    ),
    "fallen": replace(
        LIE,
        left=Arm((0.26, 0.26, 0.06), "chest", (0.1, 0.95, 0.1), (0, 0, 1), "chest", elbow=(1, 0.1, -0.1)),
        right=Arm((0.22, -0.42, 0.02), "chest", (0.3, -0.95, 0.0), (0, 0, -1), "chest", elbow=(1, 0, 0.0)),
        left_leg=Leg((0.26, -0.58, 0.06), "pelvis", yaw=40, pitch=50, knee=(1, 0.15, 0.25)),
        right_leg=Leg((0.10, -0.845, 0), "pelvis", yaw=20, pitch=55, knee=(0.3, 0, 1)),
        pelvis=(90, 0, 0),
        spine=(-3, 8, 10),
        head=(-6, 62, 0),
        hips=0.13,
        follows=False,
    ),
    "faint": Stance(
        Arm((0.34, -0.20, -0.16), "body", (0.75, -0.5, -0.3), (-0.3, -0.6, 0.6), "body", "relaxed", (0.4, -0.2, -1)),
        Arm((0.02, 0.035, 0.075), "head", (-0.8, 0.5, 0.1), (0.2, 0.3, 1), "head", "relaxed", (1, 0.2, 0.4)),
        Leg((0.10, 0, 0.20), yaw=14, knee=(0.3, 0.2, 1)),
        Leg((0.13, 0.0, 0.02), yaw=30, pitch=26, toe=-24, knee=(-0.35, 0.1, 1)),
        pelvis=(-34, 8, -10),
        spine=(-22, 6, -12),
        head=(-72, 10, -22),
        drop=0.20,
        shift=(-0.05, -0.26),
        follows=False,
    ),
    "kneel": Stance(
        Arm((-0.03, 0.085, -0.10), "knee", (-0.4, -0.25, 0.9), (0, -1, 0), elbow=(1, -0.2, -0.5), free=True),
        replace(HANG, to=(0.13, -0.50, 0.10)),
        Leg((0.12, 0, 0.36), knee=(0.05, 0.6, 1)),
        KNEELING,
        spine=(9, 0, 0),
        base="low",
        hips=0.52,
    ),
    "pray": Stance(
        PRAYING,
        PRAYING,
        replace(KNEELING, to=(0.11, 0, -0.40)),
        replace(KNEELING, to=(0.11, 0, -0.40)),
        pelvis=(4, 0, 0),
        spine=(13, 0, 0),
        head=(32, 0, 0),
        base="low",
        hips=0.49,
        follows=False,
    ),
    "crouch": Stance(
        Arm((-0.02, 0.06, 0.03), "knee", (-0.6, -0.5, 0.6), (-0.2, -0.9, -0.2), elbow=(1, 0, 0.1), free=True),
        Arm((0.02, -0.44, 0.36), "body", (-0.1, -0.85, 0.4), (-0.5, -0.2, -0.8), "body", "spread", (1, 0.1, 0), free=True),
        Leg((0.16, 0, 0.12), yaw=18, knee=(0.4, 0.4, 1)),
        Leg((0.15, 0, -0.14), yaw=12, pitch=34, toe=-30, knee=(0.35, 0.1, 1)),
        pelvis=(20, 0, 0),
        spine=(30, 0, 0),
        head=(0, 0, 0),
        base="low",
        hips=0.36,
        shift=(0, -0.06),
    ),
    "crawl": Stance(
        replace(ON_HANDS, to=(0.17, 0.025, 0.66)),
        replace(ON_HANDS, to=(0.17, 0.025, 0.44)),
        Leg((0.12, 0, -0.50), pitch=82, toe=-25, knee=(0.1, -0.9, 0.6)),
        Leg((0.12, 0, -0.26), pitch=82, toe=-25, knee=(0.1, -0.5, 1)),
        pelvis=(70, 5, 4),
        spine=(12, -8, -4),
        head=(12, 0, 0),
        base="low",
        hips=0.50,
        shift=(0, 0),
    ),
    "swim": replace(
        STAND,
        left=Arm((0.12, 0.48, 0.10), "chest", (-0.05, 1, 0.15), (0, -0.2, 1), "chest", "flat", (1, 0.1, -0.6)),
        right=Arm((0.12, -0.42, -0.12), "chest", (0.1, -0.95, 0.05), (0, 0.1, -1), "chest", "flat", (0.7, 0.1, -1)),
        left_leg=Leg((0.10, -0.83, 0.10), "pelvis", pitch=62, knee=(0.1, 0, 1)),
        right_leg=Leg((0.09, -0.80, -0.20), "pelvis", pitch=66, knee=(0.1, 0, 1)),
        pelvis=(80, 0, -10),
        spine=(-10, -10, 8),
        head=(-26, -34, 0),
        base="float",
        hips=0.02,
        follows=False,
    ),
}  # fmt: skip
