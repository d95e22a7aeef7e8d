"""Keypoints that a picture shows, as COCO values and as OpenPose draws them."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw
from pydantic import Field

from render.order import Frozen
from render.sketch.gbuffer import Buffers
from render.sketch.stage import Figure

NAMES = (
    "nose", "neck", "r_shoulder", "r_elbow", "r_wrist", "l_shoulder", "l_elbow", "l_wrist", "r_hip",
    "r_knee", "r_ankle", "l_hip", "l_knee", "l_ankle", "r_eye", "l_eye", "r_ear", "l_ear",
)  # fmt: skip
"""The 18 keypoints in OpenPose's order."""

COVER: dict[str, float] = {
    "nose": 0.035, "r_eye": 0.035, "l_eye": 0.035, "r_ear": 0.075, "l_ear": 0.075,
}  # fmt: skip
"""Metres a surface may stand before a point of the head until the point counts as hidden."""

BODY_COVER = 0.18
"""Likewise for the body's joints, which lie inside the flesh; only other objects hide them."""

LIMBS = (
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12),
    (12, 13), (1, 0), (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
COLOURS = (
    (255, 0, 0), (255, 85, 0), (255, 170, 0), (255, 255, 0), (170, 255, 0), (85, 255, 0),
    (0, 255, 0), (0, 255, 85), (0, 255, 170), (0, 255, 255), (0, 170, 255), (0, 85, 255),
    (0, 0, 255), (85, 0, 255), (170, 0, 255), (255, 0, 255), (255, 0, 170), (255, 0, 85),
)  # fmt: skip
"""What the annotator of the OpenPose ControlNet draws: one colour a limb, one a point."""

HALF = 4.0
"""Half a limb's width and a point's radius, pixels."""


class Skeleton(Frozen):
    """One person's keypoints.

    `points` are 18 (x, y) in pixels, origin top left, in the order of NAMES; None: hidden or
    outside the frame. `head` is the head's height over the frame's.
    """

    name: str
    points: tuple[tuple[float, float] | None, ...] = Field(min_length=18, max_length=18)
    head: float


class Eyepoint(Frozen):
    """The camera of a picture: metres, rows right, up, back, millimetres on a 36 mm wide frame."""

    position: tuple[float, float, float]
    rotation: tuple[tuple[float, float, float], ...] = Field(min_length=3, max_length=3)
    focal: float


class Pose(Frozen):
    """What pose.json holds: the frame in pixels, its camera, everybody's keypoints."""

    software: str = "storyboard"
    width: int
    height: int
    camera: Eyepoint
    people: tuple[Skeleton, ...]


def pose(buffers: Buffers) -> Pose:
    """Return the keypoints, head heights and camera of a picture."""
    camera = buffers.camera
    x, y, z = (float(v) for v in camera.position)
    rows = tuple((float(r[0]), float(r[1]), float(r[2])) for r in camera.rotation)
    eye = Eyepoint(position=(x, y, z), rotation=rows, focal=float(camera.focal))
    people = tuple(
        _skeleton(buffers, number, figure) for number, figure in enumerate(buffers.scene.figures)
    )
    return Pose(width=buffers.frame.width, height=buffers.frame.height, camera=eye, people=people)


def _skeleton(buffers: Buffers, number: int, figure: Figure) -> Skeleton:
    width, height = buffers.frame
    places = np.array([figure.keypoints[name] for name in NAMES])
    seen = buffers.camera.project(places)
    points: list[tuple[float, float] | None] = []
    for name, (across, up, depth) in zip(NAMES, seen.tolist(), strict=True):
        x, y = (across * 0.5 + 0.5) * width, (0.5 - up * 0.5) * height
        inside = depth > 0.05 and 0 <= x < width and 0 <= y < height
        shown = inside and not _hidden(buffers, number, name, (x, y, depth))
        points.append((x, y) if shown else None)
    middle = (figure.landmarks["crown"] + figure.landmarks["chin"]) / 2
    depth = max(float(buffers.camera.project(middle)[0, 2]), 0.05)
    head = figure.head_height / (2 * buffers.camera.tan_y * depth)
    return Skeleton(name=figure.name, points=tuple(points), head=head)


def _hidden(buffers: Buffers, number: int, name: str, place: tuple[float, float, float]) -> bool:
    x, y, depth = place
    row, column = int(y * buffers.scale), int(x * buffers.scale)
    near = float(buffers.near[row, column])
    gap = depth - 1 / near if near > 0 else -1.0
    if name in COVER:
        return gap > COVER[name]
    own = buffers.scene.labels[int(buffers.label[row, column])].figure == number
    return not own and gap > BODY_COVER


def draw(people: Sequence[Skeleton], width: int, height: int) -> Image.Image:
    """Return the skeletons on black (RGB) as the OpenPose ControlNet was trained on them."""
    image = Image.new("RGB", (2 * width, 2 * height))
    pen = ImageDraw.Draw(image)
    for person in people:
        for (one, two), colour in zip(LIMBS, COLOURS, strict=False):
            start, end = person.points[one], person.points[two]
            if start is not None and end is not None:
                _limb(pen, start, end, colour)
    for person in people:
        for point, colour in zip(person.points, COLOURS, strict=True):
            if point is not None:
                x, y = 2 * point[0], 2 * point[1]
                pen.ellipse((x - 2 * HALF, y - 2 * HALF, x + 2 * HALF, y + 2 * HALF), fill=colour)
    return image.resize((width, height), Image.Resampling.BOX)


def _limb(
    pen: ImageDraw.ImageDraw,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: tuple[int, int, int],
) -> None:
    """Draw an ellipse from end to end at twice the size, in .6 of its colour."""
    one, two = 2 * np.array(start), 2 * np.array(end)
    middle, half = (one + two) / 2, (two - one) / 2
    length = max(float(np.hypot(*half)), 1e-6)
    aside = np.array([-half[1], half[0]]) / length * 2 * HALF
    turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)[:, None]
    ring = middle + np.cos(turn) * half + np.sin(turn) * aside
    dim = tuple(int(part * 0.6) for part in colour)
    pen.polygon([(float(x), float(y)) for x, y in ring], fill=dim)
