"""Camera moves: where the camera ends, and the ways on screen that a document draws as arrows."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from render.order import Move, Order, Track
from render.sketch.blocking import STRIDE
from render.sketch.camera import LEAST_HEIGHT
from render.sketch.lens import Camera
from render.sketch.mesh import Floats
from render.sketch.stage import Figure
from render.vocabulary import MoveKind, Speed

PAN, TILT = 15.0, 10.0
"""Degrees a pan or a tilt turns at normal speed."""
PUSH = 0.66
"""What is left of the frame's width after a push in."""
SLIDE = 0.2
"""Share of the frame's width by which a tracking camera lets its subject drift."""
CRANE, ARC = 16.0, 30.0
"""Degrees a crane climbs and an arc swings round its subject."""
REACH: dict[Speed, float] = {"slow": 0.7, "normal": 1.0, "fast": 1.35}
ALONG: dict[str, tuple[float, float]] = {
    "left": (-1.0, 0.0), "right": (1.0, 0.0), "up": (0.0, 1.0), "down": (0.0, -1.0),
    "in": (0.0, 0.0), "out": (0.0, 0.0),
}  # fmt: skip
DEFAULT: dict[MoveKind, str] = {
    "pan": "right", "whip_pan": "right", "tilt": "up", "track": "right", "crane": "up",
    "follow": "right", "arc": "right",
}  # fmt: skip
HOLDING = ("push_in", "zoom")
"""Moves that keep their subject's place in the frame."""
Point = tuple[float, float]
End = Callable[[Camera, Point, float, float], Camera]
"""A camera, the way right and up at the move's speed, metres to the subject, the share left."""


def end(camera: Camera, move: Move, depth: float) -> Camera:
    """Return where a move ends that starts at a camera; `depth` metres to the subject."""
    x, y = _way(move)
    reach = REACH[move.speed]
    finish = _ENDS.get(move.kind)
    return finish(camera, (x * reach, y * reach), depth, _share(move)) if finish else camera


def held(first: Camera, last: Camera, aim: Floats) -> Camera:
    """Return a push's last camera shifted so that a point (3,) keeps its place."""
    (x, y, _), (x_last, y_last, depth) = first.project(aim)[0], last.project(aim)[0]
    across = last.rotation[0] * (x_last - x) * last.tan_x
    upward = last.rotation[1] * (y_last - y) * last.tan_y
    return replace(last, position=last.position + (across + upward) * depth)


def carries(order: Order) -> bool:
    """Say whether the camera goes along with those who travel, so that the framing stays."""
    return order.move.kind in ("track", "follow") and any(s.travel for s in order.subjects)


def _share(move: Move) -> float:
    """Return what is left of the frame's width when a push, pull or zoom ends."""
    inwards = move.kind == "push_in" or (move.kind == "zoom" and move.direction != "out")
    return float((PUSH if inwards else 1 / PUSH) ** REACH[move.speed])


def tracks(order: Order, camera: Camera, figures: Sequence[Figure], aim: Floats) -> list[Track]:
    """Return the ways on screen of a move and of those who travel; none on a first or last panel's
    camera, whose other end is drawn. `aim` (3,) is the point a push holds.
    """
    ways = [
        track
        for subject, figure in zip(order.subjects, figures, strict=True)
        if subject.travel and (track := _walk(figure, camera, subject.pose))
    ]
    if order.moment == "last":
        return ways
    return [*_camera(order.move, camera, aim), *ways]


def _camera(move: Move, camera: Camera, aim: Floats) -> list[Track]:
    if move.kind in ("push_in", "pull_out", "zoom"):
        share = PUSH ** REACH[move.speed]
        x, y = camera.project(aim)[0, :2] if move.kind in HOLDING else (0.0, 0.0)
        left, top = (1 - share) * np.clip([(1 + x) / 2, (1 - y) / 2], 0, 1)
        right, bottom = left + share, top + share
        return [Track("camera", ((left, top), (right, top), (right, bottom), (left, bottom)))]
    x, y = _way(move)
    if move.kind not in DEFAULT:
        return []
    reach = min(0.34 * REACH[move.speed], 0.46)
    start, stop = (0.5 - x * reach, 0.5 + x * reach) if x else (0.06, 0.06)
    if x:
        return [Track("camera", ((start, 0.93), (stop, 0.93)))]
    return [Track("camera", ((start, 0.5 + y * reach), (stop, 0.5 - y * reach)))]


def _walk(figure: Figure, camera: Camera, pose: str) -> Track | None:
    """Return the way a subject goes, along the floor at hip height; None when it leaves no mark."""
    ahead = figure.body * np.array([1.0, 0.0, 1.0])
    ahead = ahead / (np.linalg.norm(ahead) + 1e-9)
    stride = STRIDE * (2.0 if pose == "run" else 1.0)
    start = figure.landmarks["hip"] + ahead * 0.45
    points = camera.project(np.stack([start, start + ahead * stride]))
    if (points[:, 2] < 0.3).any():
        return None
    screen = [((1 + x) / 2, (1 - y) / 2) for x, y in points[:, :2]]
    (x0, y0), (x1, y1) = screen
    if not 0.03 < x0 < 0.97 or not 0.03 < y0 < 0.97 or np.hypot(x1 - x0, y1 - y0) < 0.05:
        return None
    inside = _shortened((x0, y0), (x1, y1))
    return Track("subject", ((x0, y0), inside), figure.name)


def _shortened(start: Point, stop: Point) -> Point:
    """Return the end of a way pulled back into the frame."""
    share = 1.0
    for a, b in zip(start, stop, strict=True):
        for edge in (0.04, 0.96):
            if (b - edge) * (0.5 - edge) < 0 and b != a:
                share = min(share, max((edge - a) / (b - a), 0.0))
    return start[0] + (stop[0] - start[0]) * share, start[1] + (stop[1] - start[1]) * share


def _way(move: Move) -> Point:
    return ALONG[move.direction or DEFAULT.get(move.kind, "in")]


def _panned(camera: Camera, way: Point, depth: float, share: float) -> Camera:
    return replace(camera, rotation=_turned(camera.rotation, -way[0] * PAN))


def _tilted(camera: Camera, way: Point, depth: float, share: float) -> Camera:
    return replace(camera, rotation=_pitched(camera.rotation, way[1] * TILT))


def _pushed(camera: Camera, way: Point, depth: float, share: float) -> Camera:
    return replace(camera, position=camera.position + camera.rotation[2] * depth * (share - 1))


def _zoomed(camera: Camera, way: Point, depth: float, share: float) -> Camera:
    return replace(camera, focal=camera.focal / share)


def _slid(camera: Camera, way: Point, depth: float, share: float) -> Camera:
    across = camera.rotation[0] * way[0] * camera.tan_x * 2 * depth * SLIDE
    return replace(camera, position=camera.position + across)


def _turned(rows: Floats, degrees: float) -> Floats:
    """Turn a camera's rows about the world's vertical; positive turns left."""
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.asarray(rows @ np.array([[cos, 0.0, -sin], [0.0, 1.0, 0.0], [sin, 0.0, cos]]))


def _pitched(rows: Floats, degrees: float) -> Floats:
    """Turn a camera's rows about its own right; positive looks up."""
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    right, up, back = rows
    return np.stack([right, cos * up + sin * back, cos * back - sin * up])


def _around(camera: Camera, way: Point, depth: float, share: float) -> Camera:
    """Swing the camera round the point at a depth in the middle of its frame."""
    return _aimed(camera, _turned(camera.rotation, way[0] * ARC), depth)


def _climbed(camera: Camera, way: Point, depth: float, share: float) -> Camera:
    """Raise the camera round the point at a depth in the middle of its frame."""
    return _aimed(camera, _pitched(camera.rotation, -way[1] * CRANE), depth)


def _aimed(camera: Camera, rows: Floats, depth: float) -> Camera:
    middle = camera.position - camera.rotation[2] * depth
    place = middle + rows[2] * depth
    place[1] = max(place[1], LEAST_HEIGHT)
    return replace(camera, position=place, rotation=rows)


_ENDS: dict[MoveKind, End] = {
    "pan": _panned, "whip_pan": _panned, "tilt": _tilted, "push_in": _pushed, "pull_out": _pushed,
    "zoom": _zoomed, "track": _slid, "follow": _slid, "crane": _climbed, "arc": _around,
}  # fmt: skip
