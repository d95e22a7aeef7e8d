"""Solves the cameras an order can be shot with, best guess first, one function a framing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from render.order import Order, Subject
from render.sketch import camera as cameras
from render.sketch import framing, inserts, sight
from render.sketch.camera import View
from render.sketch.figure.pairs import MIRRORED, PAIR_PLACEMENT
from render.sketch.lens import Camera, rotation
from render.sketch.mesh import Floats
from render.sketch.seating import CABINS, LANES
from render.sketch.stage import Figure, Stage, Thing
from render.sketch.staging import Staged
from render.vocabulary import ASPECTS, Direction, Facing, Framing

SWINGS = (1.0, 0.55, 1.5)
"""How far round the camera is tried, as shares of the size's own azimuth."""
INDOORS = (0.25, 0.0)
"""The shares tried too for small figures in a room: from the side its walls end."""
FRONTAL = 0.55
"""The share for who looks out of the picture: three quarters of the face, not a passport's."""
OVER_HOOD = 9.0
"""Degrees more the camera looks down on who drives, over the hood of the car."""
BENT = 0.25
"""How far a face looks down before the camera is tried from lower."""
VARIANTS: tuple[tuple[float, float], ...] = ((1.0, 0.0), (0.3, 3.0), (1.6, -3.0), (0.65, -7.0))
"""How an order's variant swings the camera (a share) and tilts it (degrees): 0 is the grammar's."""
TURN: Mapping[Facing, int] = {"camera": 0, "left": 1, "right": -1, "away": 2, "partner": -1}
GOING: Mapping[Direction, int] = {"left": 1, "right": -1, "in": 2, "up": 2, "out": 0, "down": 0}
"""Where the camera stands to one who travels, so that the way on screen is the one ordered."""
AT_DOORS = ("knock", "open_door")
PLACE_HEIGHT = 1.75
"""Metres: an empty place is framed as if a person of this height stood there."""
BODY_PARTS: Mapping[str, tuple[str, ...]] = {
    "hand": ("r_wrist",), "hands": ("r_wrist", "l_wrist"), "eyes": ("l_eye", "r_eye"),
    "face": ("nose",), "mouth": ("nose",), "feet": ("l_ankle", "r_ankle"), "foot": ("r_ankle",),
    "shoe": ("r_ankle",), "head": ("nose",), "back": ("neck",), "arm": ("r_elbow",),
}  # fmt: skip
PART_RADIUS = {"eyes": 0.075, "face": 0.17, "mouth": 0.10, "head": 0.19}


OVER = ((0.36, 0.04, 0.85), (0.5, 0.14, 1.05), (0.62, 0.34, 1.1))
"""Metres from the eyes of who is nearer to the lens over their shoulder: aside, up, behind."""
INSERT_SWINGS = (0.45, -0.45, 0.9, -0.9)
"""Radians from the front of who holds a thing, one after the other by the order's variant."""
GROUP_SWING = (1.0, 2.2, -1.3, 2.8)
"""How an order's variant swings the camera before several people."""
PLACE_AWAY = (1.0, 0.72, 1.15, 0.85)
PLACE_TILT = (0.0, -6.0, -9.0, 3.0)
"""How an order's variant moves the camera before a place: a share of the way, degrees."""


def candidates(order: Order, ready: Staged) -> list[Camera]:
    """Return one camera or more, the grammar's first choice first."""
    return _FRAMINGS.get(order.framing, _people)(order, ready)


def instead(order: Order, ready: Staged) -> list[Camera]:
    """Return cameras for when nothing is seen over a shoulder; else none."""
    return _people(order, ready) if order.framing == "ots" else []


def _view(order: Order, turn: int, swing: float = 1.0) -> View:
    shift, tilt = VARIANTS[order.variant % len(VARIANTS)]
    tilt = tilt if order.angle in ("eye", "dutch") else 0.0
    return View(
        order.size, order.angle, order.lens, ASPECTS[order.aspect], turn, swing * shift, tilt
    )


def _people(order: Order, ready: Staged) -> list[Camera]:
    """Frame one person, or the tightest fit of several."""
    chosen = [ready.stage.figures[i] for i in ready.stage.focus if i < len(ready.stage.figures)]
    if not chosen:
        return _place(order, ready)
    if len(chosen) == 1 and order.framing not in ("two_shot", "three_shot", "group"):
        return _single(order, chosen[0], ready)
    views = [_view(order, order.axis)]
    return [cameras.group(chosen, view, yaw) for view in views for yaw in _round(order, chosen)]


def _backed(order: Order, subject: Subject, ready: Staged) -> bool:
    """Say whether somebody is seen from behind, because what they do is before them."""
    if order.size in ("ECU", "CU", "MCU"):
        return False
    spot = ready.spots[order.subjects.index(subject)]
    return subject.pose == "climb" or (subject.pose in AT_DOORS and spot.anchor is not None)


def _single(order: Order, figure: Figure, ready: Staged) -> list[Camera]:
    subject = next(s for s in order.subjects if s.name == figure.name)
    if cameras.lies(figure):
        views = [_view(order, side) for side in (1, -1)]
        return [cameras.single(figure, view) for view in views]
    turn = GOING[subject.travel] if subject.travel else TURN[subject.facing]
    if _backed(order, subject, ready):
        turn = TURN["away"]
    elif subject.facing == "partner" and not subject.travel:
        turn = {"left": -1, "right": 1, "center": order.axis}[subject.side]
    swings = (*SWINGS, *INDOORS) if order.place.interior and order.size in framing.WIDE else SWINGS
    views = [_view(order, turn, swing) for swing in swings] if turn else _frontal(order, subject)
    if subject.pose == "drive" and order.place.kind not in CABINS:
        views = [replace(views[0], tilt=views[0].tilt - OVER_HOOD, swing=1.3), *views]
    down = -float(figure.face[1])
    if down > BENT and order.angle in ("eye", "dutch"):
        views += [replace(view, tilt=view.tilt + 32.0 * min(down, 0.9)) for view in views[:2]]
    return [cameras.single(figure, view) for view in views]


def _frontal(order: Order, subject: Subject) -> list[View]:
    """Return the views of one who looks out of the picture; straight on when at the camera."""
    side = order.axis * (-1 if order.variant % 2 else 1)
    if subject.looks_at == "camera":
        return [_view(order, side, 0.0 if order.variant == 0 else FRONTAL)]
    return [_view(order, side * way, FRONTAL) for way in (1, -1)] + [_view(order, side, 0.0)]


def _round(order: Order, chosen: Sequence[Figure]) -> list[float]:
    """Return the yaws a group is tried from: the set's front first, then where faces show."""
    facing = np.sum([figure.body for figure in chosen], axis=0)
    front = float(np.arctan2(facing[0], facing[2])) if np.hypot(facing[0], facing[2]) > 0.5 else 0.0
    if len(chosen) == 2:
        base = _across(order, chosen, facing)
    else:
        base = float(np.clip(front, -0.9, 0.9)) if abs(front) < 2.2 else front
    swing = np.radians(12 if len(chosen) == 2 else 18) * GROUP_SWING[order.variant % 4]
    plain = [swing * order.axis] if len(chosen) == 2 and _sides_held(order, chosen) else []
    return [
        base + swing * order.axis,
        base + 0.3 * swing * order.axis,
        base - swing * order.axis,
        *plain,
    ]


def _sides_held(order: Order, pair: Sequence[Figure]) -> bool:
    """Say whether two stand on their sides of the frame for a camera at the set's front."""
    sides = {subject.name: LANES[subject.side] for subject in order.subjects}
    left, right = sorted(pair, key=lambda figure: sides[figure.name])
    return bool(right.landmarks["hip"][0] - left.landmarks["hip"][0] > 0.4)


def _across(order: Order, pair: Sequence[Figure], facing: Floats) -> float:
    """Return the yaw square to the line between two people, the left one on the left.

    From there both would turn their backs: the other side of the line.
    """
    sides = {subject.name: LANES[subject.side] for subject in order.subjects}
    left, right = sorted(pair, key=lambda figure: sides[figure.name])
    way = right.landmarks["hip"] - left.landmarks["hip"]
    if sides[left.name] == sides[right.name]:
        way = way * (1.0 if way[0] > 0 else -1.0)
    if np.hypot(way[0], way[2]) < 0.2:
        return 0.0
    normal = np.array([-way[2], 0.0, way[0]]) / np.hypot(way[0], way[2])
    couple = _couple(order, left.name)
    if couple is not None:
        return float(np.arctan2(normal[0], normal[2])) + couple
    back = float(facing @ normal) < -0.8
    return float(np.arctan2(normal[0], normal[2])) + (np.pi if back else 0.0)


def _couple(order: Order, left: str) -> float | None:
    """Return radians round from square at which a couple's deed shows; None: square is best."""
    first = order.subjects[0]
    if first.partner is None or first.pose not in MIRRORED:
        return None
    way = float(np.radians(PAIR_PLACEMENT[first.pose].round))
    return way if first.name == left else -way


def _over_shoulder(order: Order, ready: Staged) -> list[Camera]:
    by_name = {figure.name: figure for figure in ready.stage.figures}
    near = by_name.get(order.over or "")
    far = next((f for f in ready.stage.figures if f is not near and f.name in order.focus), None)
    far = far or next((f for f in ready.stage.figures if f is not near), None)
    if near is None or far is None or cameras.lies(near):
        return _people(order, ready)
    side = next((s.side for s in order.subjects if s.name == far.name), "right")
    over = -1 if side == "left" else 1
    view = _view(order, over)
    places = OVER[order.variant % 2 :]
    return [cameras.over_shoulder(near, far, view, over, place) for place in places]


def _point_of_view(order: Order, ready: Staged) -> list[Camera]:
    spot = {s.name: p for s, p in zip(order.subjects, ready.spots, strict=True)}.get(
        order.over or ""
    )
    aim, radius = target(order, ready)
    eyes = np.array([0.0, 1.6, 2.4])
    if spot is not None:
        eyes = spot.position + np.array(
            [0.0, 1.2 if spot.anchor and spot.anchor.seat else 1.58, 0.0]
        )
    if np.linalg.norm(aim - eyes) < radius * 1.5:
        return _insert(order, ready)
    return [cameras.through_eyes(eyes, aim, _view(order, order.axis))]


def _insert(order: Order, ready: Staged) -> list[Camera]:
    thing = shown(order, ready)
    if thing is not None:
        holders = [f for f in ready.stage.figures if f" of {f.name} " in thing.name]
        return inserts.cameras(order, thing, holders[0] if holders else None)
    aim, radius = target(order, ready)
    owner = ready.stage.figures[ready.stage.focus[0]] if ready.stage.focus else None
    base = float(np.arctan2(owner.body[0], owner.body[2])) if owner is not None else 0.0
    swing = INSERT_SWINGS[order.variant % len(INSERT_SWINGS) :] + INSERT_SWINGS[:1]
    view = _view(order, order.axis)
    return [cameras.insert(aim, radius, view, base + order.axis * s) for s in swing]


def shown(order: Order, ready: Staged) -> Thing | None:
    """Return the thing an insert or a POV shows, None: a part of a body, or nothing named."""
    thing = ready.props.get(order.target or "")
    if thing is None and order.target:
        thing = next((t for t in ready.stage.set.things if t.name.startswith(order.target)), None)
    return thing


def _place(order: Order, ready: Staged) -> list[Camera]:
    """Frame a place as if somebody stood on its first mark."""
    row = framing.WIDE.get(order.size, framing.WIDE["LS" if order.place.interior else "ELS"])
    focal = order.lens or row.lens
    aspect = ASPECTS[order.aspect]
    _, high = framing.tangents(focal, aspect)
    away = PLACE_HEIGHT / ((row.bottom - row.top) * 2 * high)
    ground = mark(ready.stage)
    away *= PLACE_AWAY[order.variant % 4]
    tilt = PLACE_TILT[order.variant % 4] if order.angle == "eye" else 0.0
    pitch = tilt + {"eye": -4.0, "low": 6.0, "worms_eye": 18.0}.get(
        order.angle, framing.PITCH[order.angle]
    )
    found = []
    yaws = (0.24, -0.24, 0.0, 0.5)
    for turn in range(3):
        yaw = yaws[(turn + order.variant) % len(yaws)] * order.axis
        rows = rotation(yaw, np.radians(pitch))
        place = ground + np.array([0.0, 1.3, 0.0]) + rows[2] * max(away, 3.2)
        place[1] = max(place[1], 0.5)
        found.append(Camera(place, rows, focal, aspect))
    return found


def _opening(order: Order, ready: Staged) -> list[Camera]:
    """Frame a place with its people in it, from as far as shows where they are."""
    figures = ready.stage.figures
    found = _people(order, ready)
    if not figures or order.size not in framing.WIDE or order.lens is not None:
        return found
    return [cameras.further(camera, figures, framing.OPENING_HEAD) for camera in found]


def mark(stage: Stage) -> Floats:
    """Return the point a place is about: its first mark."""
    return np.asarray(stage.set.marks[0], dtype=float)


def target(order: Order, ready: Staged) -> tuple[Floats, float]:
    """Return the middle and half height (metres) of what an insert or a POV shows."""
    thing = shown(order, ready)
    if thing is not None:
        low, high = sight.box(thing.mesh)
        return (low + high) / 2, max(float(np.linalg.norm(high - low)) / 2 * 1.15, 0.06)
    figures = ready.stage.figures
    if figures and (order.target or "") in BODY_PARTS:
        figure = figures[ready.stage.focus[0] if ready.stage.focus else 0]
        part = order.target or ""
        points = [figure.keypoints[name] for name in BODY_PARTS[part]]
        spread = float(np.ptp(np.array(points), axis=0).max()) / 2 if len(points) > 1 else 0.0
        return np.mean(points, axis=0), max(PART_RADIUS.get(part, 0.16), spread * 0.9 + 0.06)
    if figures:
        return np.mean([f.landmarks["chest"] for f in figures], axis=0), 0.45
    spots = ready.stage.set.prop_spots
    middle = spots[0] if spots is not None and len(spots) else ready.stage.set.marks[0]
    return np.asarray(middle, dtype=float), 0.3


_FRAMINGS: Mapping[Framing, Callable[[Order, Staged], list[Camera]]] = {
    "ots": _over_shoulder,
    "pov": _point_of_view,
    "insert": _insert,
    "empty": _place,
    "establishing": _opening,
}
