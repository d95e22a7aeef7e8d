"""Solves the cameras an order can be shot with, best guess first, one function a framing."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from render.order import Order
from render.sketch import camera as cameras
from render.sketch import framing, inserts, sight
from render.sketch.camera import View
from render.sketch.lens import Camera, rotation
from render.sketch.mesh import Floats
from render.sketch.stage import Figure, Stage, Thing
from render.sketch.staging import Staged
from render.vocabulary import ASPECTS, Facing, Framing

SWINGS = (1.0, 0.55, 1.5)
"""How far round the camera is tried, as shares of the size's own azimuth."""
TURN: Mapping[Facing, int] = {"camera": 0, "left": 1, "right": -1, "away": 2, "partner": -1}
PLACE_HEIGHT = 1.75
"""Metres: an empty place is framed as if a person of this height stood there."""
BODY_PARTS: Mapping[str, tuple[str, ...]] = {
    "hand": ("r_wrist",), "hands": ("r_wrist", "l_wrist"), "eyes": ("l_eye", "r_eye"),
    "face": ("nose",), "mouth": ("nose",), "feet": ("l_ankle", "r_ankle"), "foot": ("r_ankle",),
    "shoe": ("r_ankle",), "head": ("nose",), "back": ("neck",), "arm": ("r_elbow",),
}  # fmt: skip
PART_RADIUS = {"eyes": 0.075, "face": 0.17, "mouth": 0.10, "head": 0.19}


def candidates(order: Order, ready: Staged) -> list[Camera]:
    """Return one camera or more, the grammar's first choice first."""
    return _FRAMINGS.get(order.framing, _people)(order, ready)


def _view(order: Order, turn: int, swing: float = 1.0) -> View:
    return View(order.size, order.angle, order.lens, ASPECTS[order.aspect], turn, swing)


def _people(order: Order, ready: Staged) -> list[Camera]:
    """Frame one person, or the tightest fit of several."""
    chosen = [ready.stage.figures[i] for i in ready.stage.focus if i < len(ready.stage.figures)]
    if not chosen:
        return _place(order, ready)
    if len(chosen) == 1 and order.framing not in ("two_shot", "three_shot", "group"):
        return _single(order, chosen[0])
    views = [_view(order, order.axis)]
    return [cameras.group(chosen, view, yaw) for view in views for yaw in _round(order, chosen)]


def _single(order: Order, figure: Figure) -> list[Camera]:
    subject = next(s for s in order.subjects if s.name == figure.name)
    turn = TURN[subject.facing]
    if subject.facing == "partner":
        turn = {"left": -1, "right": 1, "center": order.axis}[subject.side]
    if order.variant % 2 and turn == 0:
        turn = order.axis
    swings = SWINGS if turn else (0.0,)
    shift = (1.0, 0.75, 1.3, 0.9)[order.variant % 4]
    views = [_view(order, turn or order.axis, swing * shift) for swing in swings]
    if turn == 0:
        views += [_view(order, order.axis * side, 0.45) for side in (1, -1)]
    return [cameras.single(figure, view) for view in views]


def _round(order: Order, chosen: Sequence[Figure]) -> list[float]:
    """Return the yaws a group is tried from: the set's front first, then where faces show."""
    facing = np.sum([figure.body for figure in chosen], axis=0)
    front = float(np.arctan2(facing[0], facing[2])) if np.hypot(facing[0], facing[2]) > 0.5 else 0.0
    base = float(np.clip(front, -0.9, 0.9)) if abs(front) < 2.2 else front
    if len(chosen) == 2:
        base = 0.0 if abs(front) < 2.2 else base
    swing = np.radians(12 if len(chosen) == 2 else 18) * (1.0 + 0.5 * (order.variant % 3))
    return [base + swing * order.axis, base + 0.3 * swing * order.axis, base - swing * order.axis]


def _over_shoulder(order: Order, ready: Staged) -> list[Camera]:
    by_name = {figure.name: figure for figure in ready.stage.figures}
    near = by_name.get(order.over or "")
    far = next((f for f in ready.stage.figures if f is not near and f.name in order.focus), None)
    far = far or next((f for f in ready.stage.figures if f is not near), None)
    if near is None or far is None:
        return _people(order, ready)
    side = next((s.side for s in order.subjects if s.name == far.name), "right")
    over = 1 if side == "left" else -1
    return [cameras.over_shoulder(near, far, _view(order, over), over)]


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
    swing = (0.45, -0.45, 0.9)
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
    pitch = {"eye": -4.0, "low": 6.0, "worms_eye": 18.0}.get(
        order.angle, framing.PITCH[order.angle]
    )
    found = []
    for yaw in (0.24 * order.axis, -0.24 * order.axis, 0.0):
        rows = rotation(yaw, np.radians(pitch))
        place = ground + np.array([0.0, 1.3, 0.0]) + rows[2] * max(away, 3.2)
        place[1] = max(place[1], 0.5)
        found.append(Camera(place, rows, focal, aspect))
    return found


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
    "establishing": lambda order, ready: (
        _people(order, ready) if ready.stage.figures else _place(order, ready)
    ),
}
