"""A Stage is what stands before the camera: the set, the people, the things.

Metres, y up. A set's origin is where the action is; it is dressed for a camera on the +z side.
Yaw is radians about +y: 0 looks along +z (to the camera), positive turns towards +x (screen right).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from render.order import Look
from render.sketch.mesh import Floats, Mesh
from render.vocabulary import Light, Time, Weather

Role = Literal["set", "prop", "floor", "wall", "ceiling", "held", "vehicle", "animal", "foliage"]


@dataclass(frozen=True, eq=False)
class Thing:
    """A named mesh of a stage. `line` weighs its lines (1 is normal).

    `detail` marks a dressing that may be left out when it hides a face.
    """

    name: str
    mesh: Mesh
    role: Role = "set"
    line: float = 1.0
    detail: bool = False


@dataclass(frozen=True, eq=False)
class Anchor:
    """A place for a person. `position` (3,) is on the floor under the pelvis (a seat: its centre).

    `seat` is a seat's height in metres, None: standing. `surface` is a bed's height for lying.
    `yaw` is the way the person faces. `table` is the height of a surface before them, None: none.
    """

    position: Floats
    yaw: float = 0.0
    seat: float | None = None
    surface: float | None = None
    table: float | None = None


@dataclass(frozen=True, eq=False)
class Lamp:
    """A light in the picture: `position` (3,), `reach` in metres."""

    position: Floats
    reach: float = 7.5


@dataclass(frozen=True, eq=False)
class Stroke:
    """A line on a surface: `points` (n, 3) world, `weight` 1 is normal, `kind` for the ink.

    `least` is the height of the figure's head in pixels, of a frame 768 wide, under which the
    line is left out.
    """

    points: Floats
    weight: float = 1.0
    kind: str = "surface"
    least: float = 0.0


@dataclass(frozen=True, eq=False)
class Set:
    """A built place.

    `marks` (k, 3) are free floor positions for people, best first. `walls` is (xmin, zmin, xmax,
    zmax) that people stay inside of; None: open ground. `obstacles` are floor rectangles (xmin,
    zmin, xmax, zmax) nobody stands in. `key` (3,) points to the main light. `fog` is (near, far)
    metres where things fade into the paper. `sky`: none indoors.
    `anchors` names: seat_1.., door, window, bed, bed_edge, counter, counter_behind, desk, driver,
    passenger, back_seat_1, far, road, table_1 ...
    """

    kind: str
    interior: bool
    things: tuple[Thing, ...]
    anchors: Mapping[str, Anchor]
    marks: Floats
    key: Floats
    walls: tuple[float, float, float, float] | None = None
    obstacles: tuple[tuple[float, float, float, float], ...] = ()
    fog: tuple[float, float] = (14.0, 60.0)
    sky: Literal["none", "clouds", "stars", "space"] = "clouds"
    lamps: tuple[Lamp, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    prop_spots: Floats | None = None
    """(k, 3) where a prop that nobody holds may stand (table top, counter, floor), best first."""


@dataclass(frozen=True, eq=False)
class Part:
    """A piece of a posed figure.

    `rest` (n, 3) is each vertex in the unmorphed base's coordinates, for what is painted on skin.
    `normals` (n, 3) unit. `eye` is "left" or "right" on eyeballs, else "". Patches of the same
    (figure, material) share one label, so that seams draw no line.
    """

    mesh: Mesh
    rest: Floats
    normals: Floats
    eye: str = ""


@dataclass(frozen=True, eq=False)
class Hand:
    """A hand of a posed figure, for what it holds.

    `grip` (3,) is the centre of the closed fist. Columns of `frame` (3, 3): x towards the thumb
    (the handle's axis, up when a bottle is held), y out of the palm, z along the fingers; a right
    hand's frame is mirrored (determinant -1), as right hands are.
    """

    grip: Floats
    frame: Floats


@dataclass(frozen=True, eq=False)
class Figure:
    """One posed person in world coordinates.

    `landmarks` has crown, chin, brow, eye (between the eyes), nose, shoulder, chest, waist, hip,
    thigh, foot, each (3,). `keypoints` has the 18 names of COCO (nose, neck, r_shoulder, r_elbow,
    r_wrist, l_shoulder, l_elbow, l_wrist, r_hip, r_knee, r_ankle, l_hip, l_knee, l_ankle, r_eye,
    l_eye, r_ear, l_ear). `face` and `body` (3,) are unit vectors the face and chest look along.
    `top` is how far hat or hair rises above the crown, metres. `strokes` are face and fold lines.
    `gaze` (3,) is the point looked at, None: ahead. `look` is for what is painted on the face.
    """

    name: str
    parts: tuple[Part, ...]
    landmarks: Mapping[str, Floats]
    keypoints: Mapping[str, Floats]
    face: Floats
    body: Floats
    hands: Mapping[Literal["left", "right"], Hand]
    top: float
    strokes: tuple[Stroke, ...] = ()
    gaze: Floats | None = None
    look: Look = field(default_factory=Look)

    @property
    def head_height(self) -> float:
        """Chin to crown in metres."""
        up = self.landmarks["crown"] - self.landmarks["chin"]
        return float((up @ up) ** 0.5)


@dataclass(frozen=True, eq=False)
class Stage:
    """Everything before the camera. `focus` are indices into `figures`."""

    set: Set
    figures: tuple[Figure, ...] = ()
    things: tuple[Thing, ...] = ()
    extras: tuple[Figure, ...] = ()
    time: Time = "day"
    light: Light = "natural"
    weather: Weather = "clear"
    focus: tuple[int, ...] = ()
    hidden: frozenset[str] = field(default_factory=frozenset)
