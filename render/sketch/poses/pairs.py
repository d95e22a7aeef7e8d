"""Poses in which two people meet: what each of the two does."""

from dataclasses import replace

from render.sketch.poses.action import ACTION
from render.sketch.poses.lying import LIE
from render.sketch.poses.stance import Arm, Leg, Meet, Stance
from render.sketch.poses.standing import HANG, LOOSE, RELAXED, STAND, STANDING

NEAR = replace(
    STAND,
    left_leg=Leg((0.12, 0, 0.05), yaw=12),
    right_leg=Leg((0.12, 0, -0.08), yaw=10),
    follows=False,
)

OVER = Arm(
    (-0.02, 0.02, 0.42),
    "body",
    (-0.8, 0.1, 0.5),
    (-0.3, 0, -1),
    "body",
    "flat",
    (1, -0.4, 0),
    meet=Meet("back", (0.06, 0.05, -0.015), (-0.9, -0.25, 0.1), (0, 0, -1)),
)
"""An arm over the partner's shoulder, the hand on the upper back."""
UNDER = Arm(
    (0.02, -0.20, 0.40),
    "body",
    (-0.8, 0.1, 0.5),
    (-0.3, 0, -1),
    "body",
    "flat",
    (1, -0.6, 0),
    meet=Meet("back", (0.05, -0.14, 0.0), (-0.95, 0.2, 0.1), (0, 0, -1)),
)
AT_WAIST = Arm(
    (0.0, -0.30, 0.36),
    "body",
    (-0.7, 0.1, 0.7),
    (-0.6, 0, -0.8),
    "body",
    "flat",
    (1, -0.5, -0.2),
    meet=Meet("waist", (0.005, 0.05, -0.02), (-0.55, 0.15, 0.85), (-0.9, 0, -0.5)),
)
ON_SHOULDER = Arm(
    (0.02, 0.02, 0.45),
    "body",
    (-0.1, 0.1, 1),
    (-0.2, -0.95, 0),
    "body",
    "relaxed",
    (0.8, -0.8, 0),
    meet=Meet("shoulder", (0.0, 0.035, 0.01), (-0.25, 0.0, 1), (-0.25, -0.95, 0)),
)
SHAKING = Arm(
    (-0.02, -0.30, 0.46),
    "body",
    (-0.25, 0.1, 1),
    (-0.95, 0.0, 0),
    "body",
    "grip",
    (0.7, -1, -0.2),
    meet=Meet("between", (-0.0, -0.22, 0.0), (-0.35, 0.05, 1), (-1, 0, -0.3)),
)

AROUND_NECK = replace(ON_SHOULDER,
    meet=Meet("shoulder", (-0.03, 0.03, 0.04), (-0.4, -0.1, 1), (-0.2, -0.95, 0)))  # fmt: skip

JOINED = Arm((0.22, 0.06, 0.34), "body", (-0.1, 0.8, 0.5), (-0.5, -0.2, 0.8), "body", "grip",
    (0.9, -0.9, 0), meet=Meet("between", (0.48, 0.14, -0.02), (-0.1, 0.75, 0.6),
        (-0.7, -0.2, 0.6)))  # fmt: skip
"""The hands of a dancing couple that are held out together."""

PAIRS: dict[str, Stance] = {
    "embrace": replace(NEAR, left=OVER, right=UNDER, spine=(9, 0, -3), head=(12, 24, -14)),
    "kiss": replace(NEAR, left=AT_WAIST,
        right=replace(UNDER, meet=Meet("back", (0.07, -0.12, -0.01), (-0.95, 0.15, 0.15),
            (0, 0, -1))), spine=(12, 0, 0), head=(2, 6, -14), follows=True),
    "dance": replace(
        RELAXED,
        right=JOINED,
        left=replace(ON_SHOULDER, elbow=(1, 0.1, 0)),
        left_leg=Leg((0.10, 0, -0.22), yaw=14, pitch=34, toe=-32),
        right_leg=Leg((0.11, 0, 0.10), yaw=8),
        spine=(-7, -4, 5),
        head=(-4, -18, -4),
        pelvis=(0, 4, 3),
    ),
    "punch": replace(ACTION["punch"],
        right=replace(ACTION["punch"].right,
            meet=Meet("jaw", (0.02, 0.01, -0.02), (-0.35, 0.05, 1), (-0.1, -1, 0)))),
    "block": ACTION["block"],
    "push": replace(
        ACTION["push"],
        left=replace(ACTION["push"].left,
            meet=Meet("chest", (0.08, 0.03, -0.005), (-0.1, 0.9, 0.2), (0, -0.1, 1))),
        right=replace(ACTION["push"].right,
            meet=Meet("chest", (0.08, 0.03, -0.005), (-0.1, 0.9, 0.2), (0, -0.1, 1))),
    ),
    "shake_hands": replace(
        RELAXED, right=SHAKING, spine=(6, 12, -3), pelvis=(2, 6, 3), head=(2, 0, 0),
        left_leg=Leg((0.12, 0, -0.10), yaw=22), right_leg=Leg((0.10, 0, 0.16), yaw=4),
    ),
    "hold_person": replace(STAND, left=ON_SHOULDER, right=ON_SHOULDER, spine=(8, 0, 0),
        head=(8, 0, 0), left_leg=Leg((0.13, 0, 0.12)), right_leg=Leg((0.13, 0, -0.12), yaw=22)),
    "carry_person": replace(
        STAND,
        left=Arm((0.02, -0.27, 0.34), "body", (-0.2, 0.1, 0.95), (-0.3, 0.95, 0), "body", "tray",
            (1, -0.7, -0.3), meet=Meet("back", (0.02, -0.02, 0.02), (-0.3, 0.25, 0.9),
                (-0.5, 0.85, 0))),
        right=Arm((0.06, -0.25, 0.34), "body", (-0.2, 0.1, 0.95), (-0.3, 0.95, 0), "body", "tray",
            (1, -0.7, -0.3), meet=Meet("knees", (0.02, -0.08, 0.0), (-0.3, 0.25, 0.9),
                (-0.4, 0.9, 0))),
        spine=(-9, 0, 0),
        pelvis=(-3, 0, 0),
        head=(10, 26, 0),
        follows=False,
        left_leg=Leg((0.15, 0, -0.10), yaw=14),
        right_leg=Leg((0.14, 0, 0.14), yaw=8),
        drop=0.04,
    ),
    "give": replace(
        RELAXED,
        right=Arm((-0.03, -0.20, 0.54), "body", (-0.1, 0.1, 1), (-0.25, 0.95, 0), "body", "tray",
            (0.7, -1, -0.1), meet=Meet("between", (-0.02, -0.18, -0.06), (-0.2, 0.1, 1),
                (-0.3, 0.9, 0))),
        left_leg=Leg((0.12, 0, -0.12), yaw=24),
        right_leg=Leg((0.10, 0, 0.14), yaw=4),
        spine=(8, 12, -3),
        head=(4, 0, 0),
    ),
    "handcuffed": replace(STANDING["handcuffed"], follows=False),
}  # fmt: skip
"""What the one does who is named first, or both."""

ANSWERS: dict[str, Stance] = {
    "embrace": replace(PAIRS["embrace"], left=OVER, right=UNDER),
    "kiss": replace(
        PAIRS["kiss"],
        left=AROUND_NECK,
        right=AROUND_NECK,
        head=(-8, 6, -14),
    ),
    "dance": replace(
        RELAXED,
        left=JOINED,
        right=Arm((-0.02, -0.12, 0.40), "body", (-0.8, 0.1, 0.5), (-0.4, 0, -0.9), "body", "flat",
            (1, 0.0, 0), meet=Meet("back", (0.10, -0.03, -0.02), (-0.85, 0.1, 0.3), (-0.2, 0, -1))),
        left_leg=Leg((0.11, 0, 0.16), yaw=8),
        right_leg=Leg((0.10, 0, -0.20), yaw=16, pitch=30, toe=-28),
        spine=(-3, 4, -5),
        head=(0, 14, 4),
        pelvis=(0, 4, 3),
    ),
    "punch": Stance(
        Arm((0.30, -0.14, -0.06), "body", (0.75, 0.3, -0.2), (-0.2, -0.6, 0.7), "body", "spread",
            (0.6, -0.3, -1)),
        Arm((0.26, -0.06, 0.18), "body", (0.5, 0.75, 0.1), (-0.2, 0.1, 0.9), "body", "spread",
            (0.8, -0.8, -0.3)),
        Leg((0.14, 0, 0.20), yaw=14, pitch=-12),
        Leg((0.15, 0, -0.30), yaw=30, knee=(0.3, 0, 1)),
        pelvis=(-11, 8, 6),
        spine=(-12, 12, 8),
        head=(-22, 38, 14),
        drop=0.05,
        shift=(0, -0.10),
        follows=False,
    ),
    "block": replace(ACTION["punch"],
        right=replace(ACTION["punch"].right,
            meet=Meet("hand", (0.0, -0.06, -0.055), (-0.3, 0.05, 1), (-0.1, -1, 0)))),
    "push": Stance(
        Arm((0.36, -0.02, 0.20), "body", (0.5, 0.75, 0.3), (-0.2, -0.2, 0.9), "body", "spread",
            (0.7, -0.5, -0.7)),
        Arm((0.34, 0.06, 0.14), "body", (0.5, 0.8, 0.2), (-0.2, -0.1, 0.9), "body", "spread",
            (0.7, -0.5, -0.7)),
        Leg((0.12, 0.10, 0.30), pitch=-24, lifted=True),
        Leg((0.13, 0, -0.24), yaw=22, knee=(0.3, 0, 1)),
        pelvis=(-15, 0, 0),
        spine=(-6, 0, 0),
        head=(6, 0, 0),
        drop=0.05,
        follows=False,
        shift=(0, -0.08),
    ),
    "hold_person": replace(STAND, left=replace(LOOSE, to=(0.10, -0.50, 0.14)), right=LOOSE,
        spine=(4, 0, 0), head=(4, 0, 0)),
    "carry_person": replace(
        LIE,
        left=Arm((0.06, -0.46, 0.10), "chest", (0.1, -0.9, 0.2), (-0.9, 0, -0.2), "chest",
            elbow=(1, -0.4, -0.2)),
        right=Arm((0.10, 0.05, 0.34), "chest", (-0.3, 0.3, 0.9), (-0.2, -0.8, -0.3), "chest",
            elbow=(1, -0.4, 0), meet=Meet("neck", (0.06, -0.06, 0.06), (-0.9, 0.1, 0.3),
                (0, -0.3, -1))),
        left_leg=Leg((0.09, -0.16, 0.46), "pelvis", pitch=46, knee=(0.1, 1, 0.8)),
        right_leg=Leg((0.08, -0.22, 0.46), "pelvis", pitch=46, knee=(0.1, 1, 0.8)),
        pelvis=(-48, 0, 0),
        spine=(12, 0, 0),
        head=(10, -30, -10),
        base="float",
        hips=0.0,
        follows=False,
    ),
    "give": replace(
        PAIRS["give"],
        right=replace(PAIRS["give"].right,
            meet=Meet("between", (-0.02, -0.21, -0.05), (-0.2, 0.0, 1), (-0.3, 0.95, 0))),
    ),
    "handcuffed": replace(
        RELAXED,
        left=HANG,
        right=Arm((-0.02, -0.25, 0.40), "body", (-0.3, 0.1, 0.95), (-0.9, 0, 0), "body", "grip",
            (0.8, -0.8, -0.2), meet=Meet("elbow", (0.03, 0.0, 0.03), (-0.3, -0.1, 0.9),
                (-0.95, 0.1, 0.0))),
        spine=(4, 8, -4),
    ),
    "shake_hands": PAIRS["shake_hands"],
}  # fmt: skip
"""What the other one does when both are told the same pose."""
