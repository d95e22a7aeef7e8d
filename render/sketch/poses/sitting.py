"""Poses of one who sits."""

from dataclasses import replace

from render.sketch.poses.stance import Arm, Leg, Stance
from render.sketch.poses.standing import STANDING

ON_LAP = Arm((-0.03, 0.085, -0.14), "knee", (-0.3, -0.22, 1), (0, -1, -0.1), grip="relaxed",
    elbow=(1, -0.5, -0.6), free=True)  # fmt: skip
ON_TABLE = Arm((0.06, 0.03, 0.40), "table", (-0.75, -0.05, 0.65), (0, -1, 0.0), grip="relaxed",
    elbow=(1, -0.6, -0.3), free=True)  # fmt: skip
ON_BAR = Arm((0.08, 0.03, 0.40), "table", (-0.85, 0.0, 0.5), (0, -1, 0), grip="relaxed",
    elbow=(1, -0.3, -0.3), free=True)  # fmt: skip
SHIN = Leg((0.12, 0.0, 0.03), "seat", knee=(0.1, 1, 0.6))
REINS = Arm((-0.07, 0.20, 0.40), "pelvis", (-0.35, -0.1, 0.95), (-0.85, -0.3, 0.1), "pelvis",
    "fist", (0.9, -0.8, -0.4))  # fmt: skip

SIT = Stance(
    ON_LAP,
    ON_LAP,
    SHIN,
    replace(SHIN, to=(0.13, 0.0, -0.03)),
    pelvis=(-5, 0, 0),
    spine=(9, 0, 0),
    base="seat",
)
BAR_FOOT = Leg((0.11, 0.0, -0.02), "seat", knee=(0.15, 1, 0.6), pitch=8)
ON_WHEEL = Arm((0.165, 0.40, 0.435), "hips", (-0.35, 0.55, 0.75), (-0.6, -0.45, 0.55), "body",
    "wheel", (1, -1, 0))  # fmt: skip
DRIVE = Stance(
    ON_WHEEL,
    ON_WHEEL,
    Leg((0.12, 0.02, 0.26), "seat", pitch=-30, knee=(0.15, 1, 0.3)),
    Leg((0.12, 0.02, 0.30), "seat", pitch=-34, knee=(0.15, 1, 0.3)),
    pelvis=(-18, 0, 0),
    spine=(10, 0, 0),
    base="seat",
    seat=0.36,
)  # fmt: skip
RIDE = Stance(
    REINS,
    replace(REINS, to=(-0.05, 0.23, 0.38)),
    Leg((0.33, -0.66, 0.14), "pelvis", yaw=22, pitch=-14, knee=(0.75, 0.2, 1)),
    Leg((0.33, -0.66, 0.14), "pelvis", yaw=22, pitch=-14, knee=(0.75, 0.2, 1)),
    pelvis=(2, 0, 0),
    spine=(6, 0, 0),
    base="seat",
    seat=1.2,
)

ON_BAR_ENDS = Arm((0.22, 0.10, 0.62), "hips", (-0.25, -0.25, 0.9), (0.05, -0.9, 0.35), "body",
    "wheel", (1, -0.4, -0.3))  # fmt: skip

SITTING: dict[str, Stance] = {
    "sit": SIT,
    "sit_table": replace(
        SIT, left=ON_TABLE, right=replace(ON_TABLE, to=(0.08, 0.03, 0.36)), spine=(16, 0, 0),
        table=0.75
    ),
    "sit_slump": replace(
        SIT,
        left=Arm((-0.075, 0.02, 0.05), "knee", (-0.55, -0.8, 0.3), (-0.4, 0.1, -0.9),
            grip="relaxed", elbow=(1, -0.4, 0.2)),
        right=Arm((-0.085, 0.0, 0.03), "knee", (-0.5, -0.85, 0.3), (-0.4, 0.1, -0.9),
            grip="relaxed", elbow=(1, -0.4, 0.2)),
        left_leg=replace(SHIN, to=(0.19, 0, 0.02), yaw=16),
        right_leg=replace(SHIN, to=(0.19, 0, -0.02), yaw=16),
        pelvis=(6, 0, 0),
        spine=(34, 0, 0),
        head=(42, 0, 0),
        shrug=4,
        follows=False,
    ),
    "type": replace(
        SIT,
        left=Arm((0.085, 0.055, 0.40), "table", (-0.12, -0.12, 1), (0, -1, -0.1), grip="claw",
            elbow=(1, -0.8, -0.4)),
        right=Arm((0.085, 0.06, 0.41), "table", (-0.12, -0.12, 1), (0, -1, -0.1), grip="claw",
            elbow=(1, -0.8, -0.4)),
        spine=(13, 0, 0),
        head=(13, 0, 0),
        table=0.75,
    ),
    "sit_bar": replace(
        SIT,
        left=ON_BAR,
        right=Arm((0.10, 0.06, 0.42), "table", (-0.3, 0.1, 0.95), (-1, 0, -0.2), grip="cup",
            elbow=(1, -0.5, -0.3)),
        left_leg=BAR_FOOT,
        right_leg=BAR_FOOT,
        spine=(20, 0, 0),
        head=(6, 0, 0),
        seat=0.78,
        table=1.08,
    ),
    "sit_floor": replace(
        SIT,
        left=Arm((-0.06, -0.09, 0.09), "knee", (-0.95, -0.1, 0.1), (0, 0, -1), elbow=(1, -0.3, 0)),
        right=Arm((-0.10, -0.12, 0.10), "knee", (-0.95, -0.05, 0.1), (0, 0, -1),
            elbow=(1, -0.3, 0)),
        left_leg=Leg((0.10, 0, 0.42), knee=(0.1, 1, 0.2)),
        right_leg=Leg((0.10, 0, 0.45), knee=(0.1, 1, 0.2)),
        pelvis=(-12, 0, 0),
        spine=(34, 0, 0),
        head=(12, 0, 0),
        seat=0.0,
    ),
    "drive": DRIVE,
    "passenger": replace(
        DRIVE,
        left=ON_LAP,
        right=replace(ON_LAP, to=(-0.02, 0.085, -0.16)),
        left_leg=Leg((0.11, 0, 0.20), "seat", pitch=-8, knee=(0.12, 1, 0.3)),
        right_leg=Leg((0.12, 0, 0.16), "seat", pitch=-4, knee=(0.12, 1, 0.3)),
    ),
    "ride": RIDE,
    "ride_bike": replace(
        RIDE,
        left=ON_BAR_ENDS,
        right=ON_BAR_ENDS,
        left_leg=Leg((0.09, -0.72, 0.34), "pelvis", yaw=2, pitch=-20, knee=(0.1, 0.3, 1)),
        right_leg=Leg((0.09, -0.40, 0.36), "pelvis", yaw=2, pitch=-10, knee=(0.1, 0.3, 1)),
        pelvis=(22, 0, 0),
        spine=(20, 0, 0),
        head=(10, 0, 0),
        seat=0.92,
    ),
}  # fmt: skip

BOOK_ON_TABLE = Arm((0.10, 0.10, 0.36), "table", (-0.3, 0.45, 0.8), (-0.45, 0.7, -0.45),
    grip="book", elbow=(1, -0.9, 0))  # fmt: skip
AT_TABLE: dict[str, tuple[Arm, Arm]] = {
    "write": (
        replace(ON_TABLE, to=(0.10, 0.03, 0.34), free=False),
        Arm((0.02, 0.05, 0.38), "table", (-0.55, -0.05, 0.8), (-0.65, -0.75, -0.1), grip="pen",
            elbow=(1, -0.5, -0.4)),
    ),
    "eat": (ON_TABLE, STANDING["eat"].right),
    "read": (BOOK_ON_TABLE, BOOK_ON_TABLE),
}  # fmt: skip
"""What the hands (left, right) do instead when there is a table."""
IN_BED = Leg((0.11, 0.0, 0.80), knee=(0.1, 1, 0.2), pitch=-60)
"""A leg stretched out of one who sits up in bed."""
