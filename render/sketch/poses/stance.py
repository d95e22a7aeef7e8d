"""A Stance is one pose in numbers, for a person of 1.75 m; figure.posing fits it to a body.

Every vector of an arm or leg is (out, up, forward): out is away from the body's middle, so one
arm serves both sides. Angles of the trunk are (pitch forward, yaw left, roll left) degrees.
"""

from dataclasses import dataclass, replace
from typing import Literal

Vec = tuple[float, float, float]
Grip = Literal[
    "relaxed", "fist", "grip", "cup", "phone", "flat", "spread", "wheel", "gun", "rifle", "pen",
    "book", "cigarette", "pan", "tray", "bag", "point", "claw", "box",
]  # fmt: skip
Axes = Literal["chest", "body", "head", "pelvis", "gaze", "aim", "other"]
Frame = Literal[
    "chest", "breast", "body", "head", "mouth", "chin", "pelvis", "hips", "gaze", "aim", "other",
    "floor", "table", "knee"
]  # fmt: skip
Stature = Literal["even", "tall", "small"]
"""How tall one of a pair is beside the other: a child is small beside a grown-up."""
Base = Literal["feet", "seat", "low", "lying", "float"]
Spot = Literal[
    "jaw", "cheek", "neck", "shoulder", "back", "waist", "chest", "elbow", "hand", "seat", "knees",
    "between",
]  # fmt: skip


@dataclass(frozen=True)
class Meet:
    """Where a hand meets the partner.

    `spot` is a place on the partner, the nearer one of two; `offset` metres along (own out, up,
    own forward towards the partner). "between" is half way between both chests. `fingers` and
    `palm` are in the same axes.
    """

    spot: Spot
    offset: Vec = (0.0, 0.0, 0.0)
    fingers: Vec = (0.0, 0.0, 1.0)
    palm: Vec = (-1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Arm:
    """Where a hand goes.

    `to` is where the middle of the grip comes, or the wrist when `fingers` is None (the hand then
    goes on from the forearm, turned by `twist` degrees towards the palm). Frames: chest and body
    count from the shoulder in the chest's or the person's axes, gaze likewise towards the point
    looked at, aim likewise along the line from the eyes to it; breast from the middle between the
    shoulders; head from between the eyes, mouth and chin from there in the head's axes; pelvis
    from the hips in their axes, hips in the person's; floor from under the person; table likewise,
    but up from the table's top; knee from the own knee; other from the other hand's grip along
    (thumb, palm, fingers). `axes` are for `fingers` and `palm`. `elbow` is where the elbow
    points, in the chest's axes. `free`: what the hand holds may place it. `meet` wins when there
    is a partner.
    """

    to: Vec
    frame: Frame = "chest"
    fingers: Vec | None = None
    palm: Vec = (-1.0, 0.0, 0.0)
    axes: Axes = "body"
    grip: Grip = "relaxed"
    elbow: Vec = (0.6, -0.6, -0.7)
    twist: float = 0.0
    free: bool = False
    meet: Meet | None = None


@dataclass(frozen=True)
class Leg:
    """Where a foot goes.

    `to` is under the hips (floor: up is the clearance of the sole; pelvis: the ankle, in the hips'
    axes). `yaw` turns the toes out, `pitch` points them down, `toe` bends them, degrees.
    `lifted`: the foot bears no weight. `knee` is where the knee points.
    """

    to: Vec
    frame: Literal["floor", "pelvis", "seat"] = "floor"
    yaw: float = 8.0
    pitch: float = 0.0
    toe: float = 0.0
    knee: Vec = (0.12, 0.0, 1.0)
    lifted: bool = False


@dataclass(frozen=True)
class Stance:
    """A pose.

    `base` says what carries the body: feet (hips as high as the feet on the ground let them, less
    `drop`), seat, low (hips at `hips`, the lowest point then comes to the floor), lying (the same
    on a bed or the floor), float (hips at `hips`, nothing touches). `hips`, `drop`, `shift`
    (left, forward) in metres. `seat` and `table` are heights when the place tells none. `shrug`
    lifts the shoulders, degrees. `follows`: the head may turn to what the person looks at.
    `afloat`: the floor or surface is water.
    """

    left: Arm
    right: Arm
    left_leg: Leg
    right_leg: Leg
    pelvis: Vec = (0.0, 0.0, 0.0)
    spine: Vec = (0.0, 0.0, 0.0)
    head: Vec = (0.0, 0.0, 0.0)
    base: Base = "feet"
    hips: float = 0.9
    drop: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)
    seat: float = 0.45
    table: float | None = None
    shrug: float = 0.0
    follows: bool = True
    afloat: bool = False

    def mirrored(self) -> "Stance":
        """Return the same pose with left and right exchanged."""
        return replace(
            self,
            left=self.right,
            right=self.left,
            left_leg=self.right_leg,
            right_leg=self.left_leg,
            pelvis=_other_way(self.pelvis),
            spine=_other_way(self.spine),
            head=_other_way(self.head),
            shift=(-self.shift[0], self.shift[1]),
        )


def _other_way(angles: Vec) -> Vec:
    return angles[0], -angles[1], -angles[2]
