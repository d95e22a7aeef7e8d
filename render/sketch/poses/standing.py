"""Poses of one who stands."""

from dataclasses import replace

from render.sketch.poses.stance import Arm, Leg, Stance

HANG = Arm((0.085, -0.545, 0.06), twist=20, free=True)
"""An arm that hangs: the hand beside the thigh."""
LOOSE = Arm((0.09, -0.53, 0.09), twist=28, elbow=(0.7, -0.5, -0.7), free=True)
FOOT = Leg((0.11, 0.0, 0.0))

STAND = Stance(HANG, HANG, FOOT, FOOT, drop=0.003)
RELAXED = Stance(
    LOOSE,
    replace(HANG, to=(0.075, -0.54, 0.07)),
    Leg((0.16, 0.0, 0.07), yaw=26),
    Leg((0.085, 0.0, -0.03), yaw=6),
    pelvis=(0, 4, 5),
    spine=(3, -4, -8),
    drop=0.006,
    shift=(-0.035, 0.0),
)
"""The weight on the right leg, the left hip low and the left foot out."""
BRACED = Stance(HANG, HANG, Leg((0.17, 0.0, 0.16), yaw=8), Leg((0.17, 0.0, -0.18), yaw=38), drop=0.03)  # fmt: skip

FACE_PALM = Arm(
    (0.035, -0.025, 0.075), "head", (-0.35, 0.9, -0.25), (-0.15, -0.1, -1), "head", "flat", (0.7, -1, 0.2)
)  # fmt: skip

STANDING: dict[str, Stance] = {
    "stand": STAND,
    "relaxed": RELAXED,
    "arms_crossed": replace(
        RELAXED,
        left=Arm((-0.235, -0.20, 0.20), "chest", (-0.95, 0.25, -0.1), (-0.1, -0.2, -1), "chest", "flat", (1, -0.7, -0.1)),
        right=Arm((-0.19, -0.215, 0.24), "chest", (-0.9, 0.3, -0.25), (-0.1, -0.25, -1), "chest", "relaxed", (1, -0.75, -0.05)),
        spine=(-3, -2, -6),
    ),
    "hips": replace(
        STAND,
        left=Arm((0.185, 0.13, 0.02), "pelvis", (-0.45, -0.45, 0.75), (-0.9, -0.15, -0.35), "body", "relaxed", (1, 0, -0.6)),
        right=Arm((0.185, 0.13, 0.02), "pelvis", (-0.45, -0.45, 0.75), (-0.9, -0.15, -0.35), "body", "relaxed", (1, 0, -0.6)),
        left_leg=Leg((0.19, 0, 0.03), yaw=18),
        right_leg=Leg((0.15, 0, -0.02), yaw=14),
        spine=(-4, 0, -3),
        pelvis=(0, 0, 3),
    ),
    "hands_up": replace(
        STAND,
        left=Arm((0.17, 0.20, 0.10), "chest", (0.05, 1, -0.05), (0, 0, 1), "body", "spread", (1, -0.7, -0.1)),
        right=Arm((0.17, 0.20, 0.10), "chest", (0.05, 1, -0.05), (0, 0, 1), "body", "spread", (1, -0.7, -0.1)),
        spine=(-4, 0, 0),
        drop=0.03,
    ),
    "drink": replace(
        RELAXED,
        right=Arm((0.015, -0.075, 0.125), "head", (-0.85, 0.25, 0.35), (-0.45, 0.1, -0.85), "head", "cup", (0.9, -0.7, 0.1)),
        head=(-9, 0, 0),
        spine=(-2, -4, -6),
    ),
    "eat": replace(
        STAND,
        left=Arm((-0.06, -0.24, 0.28), "chest", (-0.75, 0.1, 0.6), (0.1, 1, 0), "body", "tray", (0.9, -0.8, -0.2)),
        right=Arm((0.03, -0.12, 0.135), "head", (-0.75, 0.45, -0.2), (-0.4, -0.2, -0.9), "head", "pen", (0.8, -0.9, 0.1)),
        spine=(9, 0, 0),
        head=(10, 0, 0),
    ),
    "think": replace(
        RELAXED,
        right=Arm((-0.005, -0.142, 0.055), "head", (-0.45, 0.75, -0.1), (-0.2, 0.0, -1), "head", "fist", (0.25, -1, 0.3)),
        left=Arm((-0.20, -0.27, 0.19), "chest", (-0.95, 0.15, 0.0), (0, 0.1, -1), "chest", "relaxed", (1, -0.8, 0)),
        head=(9, 6, 5),
        spine=(5, -4, -6),
    ),
    "read": replace(
        STAND,
        left=Arm((-0.055, -0.22, 0.31), "chest", (-0.3, 0.6, 0.7), (-0.35, 0.55, -0.7), "body", "book", (0.8, -1, 0), free=False),
        right=Arm((-0.055, -0.22, 0.31), "chest", (-0.3, 0.6, 0.7), (-0.35, 0.55, -0.7), "body", "book", (0.8, -1, 0)),
        head=(26, 0, 0),
        spine=(7, 0, 0),
        follows=False,
    ),
    "write": replace(
        RELAXED,
        left=Arm((-0.06, -0.22, 0.27), "chest", (-0.75, 0.2, 0.6), (0.05, 0.95, -0.3), "body", "book", (0.8, -1, -0.1)),
        right=Arm((-0.09, -0.16, 0.29), "chest", (-0.6, -0.35, 0.65), (-0.45, -0.8, -0.2), "body", "pen", (1, -0.6, 0.0)),
        head=(28, 4, 0),
        spine=(8, 0, -4),
        follows=False,
    ),
    "phone_ear": replace(
        RELAXED,
        right=Arm((0.098, -0.045, -0.045), "head", (-0.12, 0.93, -0.3), (-0.97, -0.08, 0.1), "head", "phone", (0.75, -1, 0.35)),
        head=(2, 4, -6),
    ),
    "phone_look": replace(
        RELAXED,
        right=Arm((-0.10, -0.13, 0.33), "chest", (-0.35, 0.75, 0.55), (-0.25, 0.5, -0.85), "body", "phone", (0.7, -1, -0.1)),
        head=(24, -3, 0),
        spine=(8, -4, -6),
        follows=False,
    ),
    "smoke": replace(
        RELAXED,
        right=Arm((0.03, -0.085, 0.085), "head", (-0.4, 0.88, -0.1), (-0.3, -0.15, -1), "head", "cigarette", (0.8, -1, 0.1)),
        left=Arm((-0.17, -0.27, 0.17), "chest", (-0.95, 0.1, 0.0), (0, 0.1, -1), "chest", "relaxed", (1, -0.8, 0)),
        spine=(-3, -4, -6),
    ),
    "wave": replace(
        RELAXED,
        right=Arm((0.17, 0.33, 0.10), "chest", (0.22, 1, 0), (0, 0.05, 1), "body", "spread", (1, -0.5, 0)),
        spine=(0, 0, 4),
        head=(-4, 0, -4),
    ),
    "point": replace(
        RELAXED,
        right=Arm((0.03, 0.03, 0.66), "gaze", (0.0, 0.02, 1), (-0.85, -0.5, 0), "gaze", "point", (0.5, -1, 0)),
        spine=(4, 10, -2),
        left_leg=Leg((0.13, 0, -0.12), yaw=30),
        right_leg=Leg((0.11, 0, 0.16), yaw=4),
    ),
    "lean": replace(
        RELAXED,
        left=Arm((-0.235, -0.20, 0.20), "chest", (-0.95, 0.25, -0.1), (-0.1, -0.2, -1), "chest", "flat", (1, -0.7, -0.1)),
        right=Arm((-0.19, -0.215, 0.24), "chest", (-0.9, 0.3, -0.25), (-0.1, -0.25, -1), "chest", "relaxed", (1, -0.75, -0.05)),
        pelvis=(-9, 0, 2),
        spine=(-1, 0, -3),
        head=(4, 0, 0),
        left_leg=Leg((0.09, 0.02, 0.28), yaw=14),
        right_leg=Leg((0.10, 0.30, -0.10), yaw=10, pitch=62, lifted=True),
        shift=(0, 0.0),
        drop=0.02,
    ),
    "look": replace(RELAXED, spine=(5, 4, -6), head=(4, 16, 0)),
    "look_back": replace(RELAXED, pelvis=(0, 14, 4), spine=(0, 34, -4), head=(0, 112, 0), follows=False),
    "look_up": replace(RELAXED, spine=(-9, -2, -6), head=(-38, 4, 0)),
    "look_down": replace(RELAXED, spine=(11, -2, -4), head=(38, 0, 0), shrug=4),
    "nod": replace(RELAXED, head=(17, 0, 0), spine=(5, -4, -6)),
    "shake_head": replace(RELAXED, head=(5, 32, -3)),
    "shrug": replace(
        STAND,
        left=Arm((0.13, -0.24, 0.20), "chest", (0.55, -0.02, 0.75), (0.1, 1, 0.05), "body", "spread", (0.35, -1, -0.45)),
        right=Arm((0.13, -0.24, 0.20), "chest", (0.55, -0.02, 0.75), (0.1, 1, 0.05), "body", "spread", (0.35, -1, -0.45)),
        shrug=16,
        head=(-2, 0, 11),
        left_leg=Leg((0.14, 0, 0.02), yaw=16),
        right_leg=Leg((0.14, 0, 0), yaw=12),
    ),
    "bow": replace(STAND, pelvis=(34, 0, 0), spine=(26, 0, 0), head=(58, 0, 0), shift=(0, -0.12), follows=False,
        left=Arm((0.06, -0.54, 0.12), "body", twist=20, free=True),
        right=Arm((-0.22, -0.30, 0.10), "chest", (-0.95, 0.1, -0.1), (0, 0.1, -1), "chest", "flat", (1, -0.6, 0.1)),
        right_leg=Leg((0.09, 0, -0.10), yaw=14),
    ),
    "salute": replace(
        STAND,
        right=Arm((0.075, 0.032, 0.035), "head", (-0.78, 0.55, -0.05), (-0.25, -0.45, 0.55), "head", "flat", (1, -0.15, 0.25)),
        left_leg=Leg((0.07, 0, 0), yaw=14),
        right_leg=Leg((0.07, 0, 0), yaw=14),
        spine=(-5, 0, 0),
        head=(-3, 0, 0),
    ),
    "clap": replace(
        RELAXED,
        left=Arm((-0.155, -0.10, 0.34), "chest", (-0.25, 0.65, 0.75), (-1, 0, -0.2), "body", "flat", (0.9, -0.9, -0.1)),
        right=Arm((-0.135, -0.06, 0.34), "chest", (-0.3, 0.5, 0.85), (-1, 0, -0.3), "body", "flat", (0.9, -0.9, -0.1)),
        spine=(2, 0, -5),
        head=(-3, 0, 0),
    ),
    "cry": replace(
        STAND,
        right=FACE_PALM,
        left=Arm((-0.17, -0.26, 0.18), "chest", (-0.95, 0.1, 0.0), (0, 0.1, -1), "chest", "fist", (0.9, -0.8, 0.1)),
        pelvis=(4, 0, 0),
        spine=(26, 6, 4),
        head=(40, 6, 5),
        shrug=9,
        left_leg=Leg((0.08, 0, 0.02), yaw=-4),
        right_leg=Leg((0.08, 0, -0.03), yaw=2),
        drop=0.03,
        follows=False,
    ),
    "cover_face": replace(
        STAND,
        left=replace(FACE_PALM, to=(0.03, -0.03, 0.080)),
        right=replace(FACE_PALM, to=(0.03, -0.03, 0.080)),
        spine=(20, 0, 0),
        head=(30, 0, 0),
        shrug=8,
        drop=0.03,
        follows=False,
    ),
    "listen": replace(
        RELAXED,
        right=Arm((0.105, -0.015, -0.045), "head", (-0.1, 0.95, -0.1), (-0.45, -0.1, 0.9), "head", "flat", (1, -0.6, 0.3)),
        pelvis=(0, -10, 0),
        spine=(13, 10, -16),
        head=(6, 38, -14),
        follows=False,
    ),
    "scream": replace(
        STAND,
        left=Arm((0.10, -0.06, 0.02), "head", (-0.25, 0.95, -0.15), (-0.95, -0.15, -0.2), "head", "claw", (1, -0.5, 0.35)),
        right=Arm((0.10, -0.06, 0.02), "head", (-0.25, 0.95, -0.15), (-0.95, -0.15, -0.2), "head", "claw", (1, -0.5, 0.35)),
        spine=(-13, 0, 0),
        head=(-20, 0, 4),
        shrug=8,
        left_leg=Leg((0.17, 0, 0.05), yaw=14),
        right_leg=Leg((0.17, 0, -0.06), yaw=10),
        drop=0.05,
    ),
    "work_hands": replace(
        RELAXED,
        left=Arm((-0.075, -0.27, 0.29), "chest", (-0.6, -0.1, 0.8), (-0.3, 0.75, -0.4), "body", "claw", (0.9, -0.8, -0.2)),
        right=Arm((-0.07, -0.20, 0.31), "chest", (-0.75, -0.25, 0.6), (-0.35, -0.8, 0.2), "body", "grip", (0.95, -0.7, -0.1)),
        spine=(13, 0, -4),
        head=(32, 2, 0),
        follows=False,
    ),
    "handcuffed": replace(
        STAND,
        left=Arm((-0.02, 0.015, -0.165), "pelvis", (-0.6, -0.75, -0.15), (0.1, 0, -1), "pelvis", "fist", (1, 0.1, -0.6)),
        right=Arm((0.03, 0.06, -0.16), "pelvis", (-0.6, -0.75, -0.15), (0.1, 0, -1), "pelvis", "fist", (1, 0.1, -0.6)),
        spine=(9, 0, 0),
        head=(15, 0, 0),
        left_leg=Leg((0.09, 0, 0.03), yaw=8),
        right_leg=Leg((0.09, 0, -0.02), yaw=8),
    ),
}  # fmt: skip
