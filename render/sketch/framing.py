"""The numbers of framing: how large a head is at each size, where it stands, from how far round."""

from dataclasses import dataclass
from typing import Literal

from render.sketch.lens import FILM_WIDTH
from render.vocabulary import SIZES, Angle, Size


@dataclass(frozen=True)
class Close:
    """A size framed by the head.

    `head` is crown to chin over the frame's height. `anchor` stands `at` of the frame's height
    below its top. `lens` in millimetres.
    """

    head: float
    anchor: Literal["eye", "crown"]
    at: float
    lens: float


@dataclass(frozen=True)
class Wide:
    """A size framed by the whole figure, from `top` to `bottom` of the frame's height.

    `side` bounds hands and feet (1 is the frame's edge). `lens` in millimetres.
    """

    top: float
    bottom: float
    side: float
    lens: float


CLOSE: dict[Size, Close] = {
    "ECU": Close(1.20, "eye", 0.40, 85.0),
    "CU": Close(0.54, "crown", 0.075, 65.0),
    "MCU": Close(0.38, "crown", 0.10, 50.0),
    "MS": Close(0.28, "crown", 0.10, 40.0),
    "MLS": Close(0.205, "crown", 0.11, 35.0),
}
WIDE: dict[Size, Wide] = {
    "LS": Wide(0.13, 0.91, 0.88, 30.0),
    "ELS": Wide(0.50, 0.745, 0.60, 24.0),
}
HEAD_LIMITS: dict[Size, tuple[float, float]] = {"LS": (0.075, 0.142), "ELS": (0.020, 0.060)}
"""Bounds of the head over the frame's height for those who sit, crouch, lie or are small."""

OPENING_HEAD = 0.05
"""The most a head takes of the frame's height in a wide shot that opens a scene: the place first,
people a little over a third of the height.
"""

PITCH: dict[Angle, float] = {
    "eye": -2.0, "low": 15.0, "worms_eye": 32.0, "high": -24.0, "birds_eye": -72.0, "dutch": 2.0,
}  # fmt: skip
"""Degrees, up is positive."""
LOW_WIDE_PITCH = 9.0
LOW_LENS = 24.0
DUTCH_ROLL = 11.0
"""Degrees the horizon leans in a dutch angle."""

AZIMUTH: dict[Size, float] = {
    "ECU": 22.0, "CU": 30.0, "MCU": 34.0, "MS": 36.0, "MLS": 40.0, "LS": 42.0, "ELS": 50.0,
}  # fmt: skip
"""Degrees the camera stands round from the face (ECU to MCU) or the chest."""
FACE_SIZES = ("ECU", "CU", "MCU")
LEAD: dict[Size, float] = {
    "ECU": 0.10, "CU": 0.17, "MCU": 0.22, "MS": 0.26, "MLS": 0.28, "LS": 0.33, "ELS": 0.36,
}  # fmt: skip
"""Look room: how far the subject stands off the middle (1 is the frame's edge)."""

GROUP_LENS: dict[Size, float] = {
    "ECU": 60.0, "CU": 50.0, "MCU": 45.0, "MS": 35.0, "MLS": 32.0, "LS": 28.0, "ELS": 24.0,
}  # fmt: skip
GROUP_BOTTOM: dict[Size, tuple[str, float]] = {
    "ECU": ("chin", 0.96), "CU": ("shoulder", 0.84), "MCU": ("chest", 0.98), "MS": ("waist", 1.0),
    "MLS": ("thigh", 1.0), "LS": ("foot", 0.91), "ELS": ("foot", 0.745),
}  # fmt: skip
"""The landmark at the bottom of a group's frame and where it stands."""
GROUP_TOP: dict[Size, float] = {
    "ECU": 0.05, "CU": 0.08, "MCU": 0.10, "MS": 0.10, "MLS": 0.11, "LS": 0.13, "ELS": 0.50,
}  # fmt: skip
GROUP_SIDE: dict[Size, float] = {
    "ECU": 0.85, "CU": 0.82, "MCU": 0.82, "MS": 0.82, "MLS": 0.82, "LS": 0.82, "ELS": 0.60,
}  # fmt: skip

INSERT_LENS = 60.0
INSERT_PITCH = -30.0
POV_LENS = 30.0


def tangents(focal: float, aspect: float) -> tuple[float, float]:
    """Return half the frame's width and height at depth 1."""
    wide = FILM_WIDTH / 2 / focal
    return wide, wide / aspect


def size_of(head: float) -> Size:
    """Return the size whose band holds a head's height over the frame's height."""
    return next((size for size, row in SIZES.items() if head >= row.low), "ELS")
