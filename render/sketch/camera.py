"""Solves where the camera stands, exactly: with its rotation fixed every framing rule is linear.

In the camera's axes a point is a = R P and the camera Z = R C; a point's depth is Z_c - a_z and its
place in the frame ((a_x - X) / (depth tan_x), (a_y - Y) / (depth tan_y)).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from render.sketch import framing
from render.sketch.fit import fit
from render.sketch.lens import Camera, rotation
from render.sketch.mesh import Floats
from render.sketch.stage import Figure
from render.vocabulary import Angle, Size

LEAST_HEIGHT = 0.18
"""Metres the lens keeps above the floor."""
FLAT = 0.22
"""Metres of floor shown under somebody who lies."""
LYING = 0.6
"""The face's share of up or down above which a person counts as lying."""

Solver = Callable[[float], Camera]


@dataclass(frozen=True)
class View:
    """How a shot is seen.

    `turn` is where the camera goes from the front of the face or chest: 1 to its left (the person
    looks screen left), -1 to its right, 0 stays in front, 2 or -2 behind. `swing` scales how far.
    `lens` in millimetres, None: the size's own. `aspect` is width over height. `tilt` is added to
    the angle's own pitch, degrees; up is positive.
    """

    size: Size
    angle: Angle = "eye"
    lens: float | None = None
    aspect: float = 16 / 9
    turn: int = 1
    swing: float = 1.0
    tilt: float = 0.0

    def pitch(self, *, lying: bool = False) -> float:
        """Radians the camera looks up."""
        degrees = framing.PITCH[self.angle]
        if self.angle == "low" and self.size in framing.WIDE:
            degrees = framing.LOW_WIDE_PITCH
        return float(np.radians(min(degrees, -34.0) if lying else degrees + self.tilt))

    def focal(self, own: float) -> float:
        """Return the lens in millimetres, the size's own when none was asked for."""
        wide = self.angle == "worms_eye" or (self.angle == "low" and self.size in framing.WIDE)
        return self.lens or (framing.LOW_LENS if wide else own)


def single(figure: Figure, view: View) -> Camera:
    """Return the camera of a shot of one person, from the face's side."""
    lying = lies(figure)
    yaw = _beside(figure, view) if lying else _round(figure, view)
    solve = _by_head if view.size in framing.CLOSE else _by_figure

    def at(pitch: float) -> Camera:
        return solve(figure, view, rotation(yaw, pitch))

    return _rolled(_above_floor(at, view.pitch(lying=lying)), view)


def lies(figure: Figure) -> bool:
    """Say whether somebody lies, or bends so far that no camera at eye level sees the face."""
    return abs(float(figure.body[1])) > LYING


def group(figures: Sequence[Figure], view: View, yaw: float) -> Camera:
    """Return the tightest camera that holds several people; radians, `yaw` 0 looks along -z."""
    focal = view.focal(framing.GROUP_LENS[view.size])
    tan = framing.tangents(focal, view.aspect)
    landmark, bottom = framing.GROUP_BOTTOM[view.size]
    tops = np.array([_crown(figure) for figure in figures])
    bottoms = np.concatenate([_bottoms(figure, landmark) for figure in figures])
    whole = view.size in framing.WIDE
    sides = np.concatenate([_outline(one, whole=whole or lies(one)) for one in figures])
    side = framing.GROUP_SIDE[view.size]

    def at(pitch: float) -> Camera:
        rows = rotation(yaw, pitch)
        held = fit(rows, tan, (tops, bottoms), (framing.GROUP_TOP[view.size], bottom))
        place = held.within(rows, tan, sides, side)
        return Camera(rows.T @ place, rows, focal, view.aspect)

    return _rolled(_above_floor(at, view.pitch()), view)


def over_shoulder(
    near: Figure, far: Figure, view: View, side: int, off: tuple[float, float, float]
) -> Camera:
    """Return a camera behind `near`, looking at `far`; `side` 1 passes the right shoulder.

    `off`: metres aside, up, behind from the eyes of `near`.
    """
    aside, up, behind = off
    across = far.landmarks["eye"] - near.landmarks["eye"]
    flat = across * np.array([1.0, 0.0, 1.0])
    ahead = flat / (np.linalg.norm(flat) + 1e-9)
    right = np.cross(ahead, np.array([0.0, 1.0, 0.0]))
    place = near.landmarks["eye"] - ahead * behind + right * aside * side
    place = place + np.array([0.0, up, 0.0])
    way = far.landmarks["eye"] - place
    far_away = float(np.linalg.norm(way))
    wanted = {"CU": 0.46, "MCU": 0.40, "MS": 0.30}.get(view.size, 0.36)
    high = far.head_height / wanted / far_away / 2
    focal = float(np.clip(18 / (high * view.aspect), 28, 110))
    tan = framing.tangents(focal, view.aspect)
    yaw = np.arctan2(-way[0], -way[2]) + np.arctan(0.30 * side * tan[0])
    pitch = np.arcsin(way[1] / far_away) - np.arctan(0.24 * tan[1])
    return _rolled(Camera(place, rotation(yaw, pitch), focal, view.aspect), view)


def through_eyes(eyes: Floats, target: Floats, view: View) -> Camera:
    """Return the camera that looks from a pair of eyes at a point."""
    way = target - eyes
    far = float(np.linalg.norm(way)) + 1e-9
    yaw, pitch = np.arctan2(-way[0], -way[2]), np.arcsin(np.clip(way[1] / far, -1, 1))
    return Camera(
        eyes + way / far * 0.06, rotation(yaw, pitch), view.lens or framing.POV_LENS, view.aspect
    )


def insert(target: Floats, radius: float, view: View, yaw: float) -> Camera:
    """Return a camera on a thing; `radius` metres is half the height it shows."""
    pitch = framing.INSERT_PITCH if view.angle == "eye" else framing.PITCH[view.angle]
    focal = view.lens or framing.INSERT_LENS
    _, high = framing.tangents(focal, view.aspect)

    def at(pitch: float) -> Camera:
        rows = rotation(yaw, pitch)
        return Camera(target + rows[2] * (radius / high), rows, focal, view.aspect)

    return _rolled(_above_floor(at, float(np.radians(pitch))), view)


def head_share(figure: Figure, camera: Camera) -> float:
    """Return crown to chin over the frame's height, as if the head stood upright to the lens."""
    middle = (figure.landmarks["crown"] + figure.landmarks["chin"]) / 2
    depth = float(camera.project(middle)[0, 2])
    return figure.head_height / (2 * camera.tan_y * max(depth, 1e-6))


def further(camera: Camera, figures: Sequence[Figure], most: float) -> Camera:
    """Return the camera so far back that no head is more than a share of the frame's height."""
    nearest = max(figures, key=lambda figure: head_share(figure, camera))
    share = head_share(nearest, camera)
    if share <= most:
        return camera
    middle = (nearest.landmarks["crown"] + nearest.landmarks["chin"]) / 2
    depth = float(camera.project(middle)[0, 2])
    back = camera.rotation[2] * depth * (share / most - 1)
    return replace(
        camera, position=np.maximum(camera.position + back, [-np.inf, LEAST_HEIGHT, -np.inf])
    )


def _round(figure: Figure, view: View) -> float:
    """Return the yaw of a camera that goes round from the face or chest."""
    front = figure.face if view.size in framing.FACE_SIZES else figure.body
    ahead = float(np.arctan2(front[0], front[2]))
    swing = float(np.radians(framing.AZIMUTH[view.size])) * view.swing
    if abs(view.turn) == 2:
        return ahead + np.pi - float(np.sign(view.turn)) * min(swing, float(np.radians(28)))
    return ahead + view.turn * swing


def _beside(figure: Figure, view: View) -> float:
    """Return the yaw of a camera beside a lying person: where the set's front is, or opposite.

    `turn` -1 is the opposite side; where the face lies on its cheek only one side sees it.
    """
    along = figure.landmarks["crown"] - figure.landmarks["hip"]
    yaw = float(np.arctan2(along[2], -along[0]) + np.radians(14) * view.swing)
    front = np.cos(yaw) > -0.2
    return yaw if front == (view.turn > 0) else float(yaw + np.pi)


def _by_head(figure: Figure, view: View, rows: Floats) -> Camera:
    row = framing.CLOSE[view.size]
    focal = view.focal(row.lens)
    tan_x, tan_y = framing.tangents(focal, view.aspect)
    middle = rows @ (figure.landmarks["crown"] + figure.landmarks["chin"]) / 2
    z = middle[2] + figure.head_height / (2 * tan_y * row.head)
    crown = rows @ _crown(figure)
    anchor = crown if row.anchor == "crown" else rows @ figure.landmarks["eye"]
    y = anchor[1] - (1 - 2 * row.at) * tan_y * (z - anchor[2])
    if row.anchor == "crown":
        y = max(y, crown[1] - 0.94 * tan_y * (z - crown[2]))
    if lies(figure):
        return _by_lying_head(figure, view, rows, z)
    eye, chest = figure.landmarks["eye"], figure.landmarks["chest"]
    across = rows @ (eye if view.size in ("ECU", "CU") else eye * 0.6 + chest * 0.4)
    x = across[0] - _look_room(figure, view, rows) * tan_x * (z - across[2])
    return Camera(rows.T @ np.array([x, y, z]), rows, focal, view.aspect)


def _by_lying_head(figure: Figure, view: View, rows: Floats, z: float) -> Camera:
    """Hold the head of a lying person in one third of the frame, the body in the others."""
    focal = view.focal(framing.CLOSE[view.size].lens)
    tan = framing.tangents(focal, view.aspect)
    head, chest = rows @ figure.landmarks["eye"], rows @ figure.landmarks["chest"]
    wide = np.array([tan[0], tan[1]]) * (z - head[2])
    off = np.clip((chest - head)[:2] * 0.8, -0.5 * wide, 0.5 * wide)
    return Camera(rows.T @ np.array([*(head[:2] + off), z]), rows, focal, view.aspect)


def _by_figure(figure: Figure, view: View, rows: Floats) -> Camera:
    row = framing.WIDE[view.size]
    focal = view.focal(row.lens)
    tan = framing.tangents(focal, view.aspect)
    ends = _outline(figure, whole=True)
    tops = np.vstack([_crown(figure), ends])
    ankles = [figure.keypoints[name] - np.array([0, 0.08, 0]) for name in ("l_ankle", "r_ankle")]
    bottoms = np.array([figure.landmarks["foot"], figure.landmarks["hip"], *ankles])
    held = fit(rows, tan, (tops, bottoms), (row.top, row.bottom))
    hip = rows @ figure.landmarks["hip"]
    shift = _look_room(figure, view, rows) * tan[0]
    held = replace(held, x=float(hip[0] - shift * (held.z - hip[2])))
    camera = Camera(rows.T @ held.within(rows, tan, ends, row.side), rows, focal, view.aspect)
    low, high = framing.HEAD_LIMITS[view.size]
    share = head_share(figure, camera)
    wanted = float(np.clip(share, low, high))
    if wanted == share:
        return camera
    middle = np.mean([*tops, *bottoms], axis=0)
    away = figure.head_height / (2 * tan[1]) * (1 / wanted - 1 / share)
    drop = rows[1] * ((rows @ middle)[1] - (rows @ camera.position)[1]) * (1 - share / wanted)
    return replace(camera, position=camera.position + rows[2] * away + drop * (share > wanted))


def _look_room(figure: Figure, view: View, rows: Floats) -> float:
    toward = float(rows[0] @ figure.face)
    if abs(toward) < 0.12:
        return 0.0
    return float(-np.sign(toward) * min(abs(toward) * 1.35, 1) * framing.LEAD[view.size])


def _crown(figure: Figure) -> Floats:
    """Return the top of the head with what it wears, (3,)."""
    crown: Floats = figure.landmarks["crown"] + np.array([0.0, min(figure.top, 0.16), 0.0])
    return crown


def _outline(figure: Figure, *, whole: bool) -> Floats:
    ends = ("l_wrist", "r_wrist", "l_ankle", "r_ankle", "l_knee", "r_knee") if whole else ()
    return np.array(
        [figure.keypoints[name] for name in ("l_shoulder", "r_shoulder", "nose", *ends)]
    )


def _bottoms(figure: Figure, landmark: str) -> Floats:
    """Return the points (n, 3) the frame's bottom lies under; who lies on the floor lies in it."""
    points = np.array([figure.landmarks[landmark], figure.landmarks["chin"]])
    if lies(figure):
        points = np.vstack([points, _outline(figure, whole=True)])
    under: Floats = points - np.array([0.0, FLAT if lies(figure) else 0.0, 0.0])
    return under


def _above_floor(at: Solver, pitch: float) -> Camera:
    """Return the camera at a pitch, flattened until the lens clears the floor."""
    camera = at(pitch)
    if camera.position[1] >= LEAST_HEIGHT:
        return camera
    steep, flat = pitch, np.radians(-12.0)
    for _ in range(24):
        middle = (steep + flat) / 2
        if at(middle).position[1] < LEAST_HEIGHT:
            steep = middle
        else:
            flat = middle
    camera = at(flat)
    if camera.position[1] < LEAST_HEIGHT:
        camera = replace(
            camera, position=np.maximum(camera.position, [-np.inf, LEAST_HEIGHT, -np.inf])
        )
    return camera


def _rolled(camera: Camera, view: View) -> Camera:
    if view.angle != "dutch":
        return camera
    roll = np.radians(framing.DUTCH_ROLL) * (np.sign(view.turn) or 1)
    cos, sin = np.cos(roll), np.sin(roll)
    right, up, back = camera.rotation
    return replace(
        camera, rotation=np.stack([cos * right + sin * up, cos * up - sin * right, back])
    )
