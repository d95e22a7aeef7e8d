"""A person at rest takes a pose: the Figure that a stage shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from render.sketch.figure.body import bones
from render.sketch.figure.ground import Ground
from render.sketch.figure.meeting import spots
from render.sketch.figure.rest import Rest
from render.sketch.figure.ripples import ripples
from render.sketch.figure.rotation import FORWARD, UP, about, cross, euler, length, unit
from render.sketch.figure.skeleton import SIDES, Puppet
from render.sketch.figure.skinning import Skinned, skin, skinned
from render.sketch.figure.trunk import EYES_LIMIT, slopes, turned_towards
from render.sketch.mesh import Floats
from render.sketch.poses.choice import Wish, stance_for
from render.sketch.poses.manners import aged
from render.sketch.poses.stance import Grip, Stance, Stature
from render.sketch.stage import Figure, Hand, Part, Stroke

BESIDE = 0.35
"""Metres: nobody turns the body to look at what is nearer than this."""
KNEES = 0.18
"""Metres over a seat under which nothing is a table: hands lie on the lap."""
AIMING = 25.0
"""Degrees beside the way the body faces to which an arm points; beyond, the whole body turns."""
KEYPOINTS = {
    "shoulder": "upperarm", "elbow": "lowerarm", "wrist": "hand", "hip": "thigh", "knee": "calf",
    "ankle": "foot",
}  # fmt: skip
"""Keypoints of both sides and the bones that begin there."""


@dataclass(frozen=True, eq=False)
class Posing:
    """What one person is asked to do.

    `position` (3,) metres on the floor under the hips, `yaw` radians. `seat`, `surface`, `table`:
    heights in metres over that floor of what the place offers, None: nothing. `gaze` (3,) is looked
    at, None: ahead. `left` and `right`: how each hand holds its thing, None: empty. `partner` is
    the other one of a pair pose, posed; `answers`: this is the one the deed is done to, `stature`
    how tall they are beside the other. `variant`:
    0 is the pose itself, other numbers change hand, weight, lean and head. `manner` is the way the
    person has of standing and sitting, None: their look's seed. `gesture`: 0 for still hands, other
    numbers for what free hands say along, `loud` when shouted. `mirror` exchanges left and right.
    """

    pose: str = "relaxed"
    name: str = ""
    position: Floats = field(default_factory=lambda: np.zeros(3))
    yaw: float = 0.0
    seat: float | None = None
    surface: float | None = None
    table: float | None = None
    gaze: Floats | None = None
    left: Grip | None = None
    right: Grip | None = None
    partner: Figure | None = None
    answers: bool = False
    stature: Stature = "even"
    variant: int = 0
    manner: int | None = None
    gesture: int = 0
    loud: bool = False
    mirror: bool = False


def pose(rest: Rest, ask: Posing) -> Figure:
    """Return a person in a pose, in world coordinates.

    Raises KeyError for a pose that is not one of `render.vocabulary.POSES`.
    """
    stance = stance_for(
        Wish(
            ask.pose,
            seated=ask.seat is not None,
            in_bed=ask.surface is not None,
            table=ask.table is not None and ask.table > (ask.seat or 0.0) + KNEES,
            left=ask.left,
            right=ask.right,
            answers=ask.answers,
            stature=ask.stature,
            variant=ask.variant,
            manner=rest.look.seed if ask.manner is None else ask.manner,
            gesture=ask.gesture,
            loud=ask.loud,
            mirror=ask.mirror,
            high_seat=ask.seat is not None and ask.seat > 0.62,
        )
    )
    if ask.partner is None:
        stance = aged(stance, rest.look.age)
    if ask.partner is not None and ask.gaze is None:
        ask = replace(ask, gaze=ask.partner.landmarks["eye"])
    stance, yaw = _turned(stance, ask)
    world = euler(0.0, float(np.degrees(yaw)))
    ground = _ground(ask, world)
    puppet = bones(rest, stance, ground)
    shape = skinned(rest, puppet)
    down = _settling(rest, stance, ground, shape)
    figure = _figure(rest, ask, puppet, shape, _Placing(world, ask.position + UP * down))
    if not stance.afloat:
        return figure
    marks, level = figure.landmarks, float(ask.position[1]) + (ask.surface or 0.0)
    rings = ripples(marks["shoulder"], marks["hip"], level)
    return replace(figure, strokes=figure.strokes + rings)


@dataclass(frozen=True, eq=False)
class _Placing:
    """How the person's own axes lie in the world."""

    turn: Floats
    at: Floats

    def __call__(self, points: Floats) -> Floats:
        return np.asarray(points @ self.turn.T + self.at)


def _turned(stance: Stance, ask: Posing) -> tuple[Stance, float]:
    """Return the stance and the yaw (radians) with which the person sees what they look at."""
    if ask.gaze is None or stance.base in ("lying", "float"):
        return stance, ask.yaw
    way = euler(0.0, float(np.degrees(ask.yaw))).T @ (ask.gaze - ask.position)
    if np.hypot(way[0], way[2]) < BESIDE:
        return stance, ask.yaw
    _, yaw = slopes(way)
    if stance.base == "feet" and {"gaze", "aim"} & {stance.left.frame, stance.right.frame}:
        return stance, ask.yaw + float(np.radians(yaw - np.clip(yaw, -AIMING, AIMING)))
    chest = stance.pelvis[1] + stance.spine[1]
    away = (yaw - chest + 180.0) % 360.0 - 180.0
    stance, more = turned_towards(stance, away, feet=stance.base == "feet")
    return stance, ask.yaw + float(np.radians(more))


def _ground(ask: Posing, world: Floats) -> Ground:
    def own(point: Floats) -> Floats:
        return np.asarray(world.T @ (point - ask.position))

    return Ground(
        ask.seat,
        ask.surface,
        ask.table,
        None if ask.gaze is None else own(ask.gaze),
        {} if ask.partner is None else {n: own(p) for n, p in spots(ask.partner).items()},
    )


def _settling(rest: Rest, stance: Stance, ground: Ground, shape: Skinned) -> float:
    """Return metres to lift the body so that it lies on what carries it."""
    floor = ground.surface or 0.0
    if stance.base not in ("low", "lying"):
        return 0.0
    ends = skin(rest).ends
    lowest = min(
        float(shape.vertices[begin:end, 1].min())
        for begin, end, part in zip(ends, ends[1:], rest.parts, strict=False)
        if end > begin and part.mesh.patches[0].material != "hair"
    )
    return floor - lowest - (0.02 if ground.surface else 0.0)


def _figure(rest: Rest, ask: Posing, puppet: Puppet, shape: Skinned, world: _Placing) -> Figure:
    marks = {
        name: world(puppet.carried(mark.bone, mark.point)) for name, mark in rest.landmarks.items()
    }
    marks |= _low_marks(puppet, shape, world)
    face = world.turn @ puppet.rotation("head") @ FORWARD
    hands = {side: puppet.hands[side] for side in SIDES}
    return Figure(
        ask.name,
        _parts(rest, shape, world),
        marks,
        _keypoints(puppet, marks, face, world),
        face,
        world.turn @ puppet.rotation("spine_03") @ FORWARD,
        {"left": _placed(hands["l"], world), "right": _placed(hands["r"], world)},
        rest.top,
        _strokes(rest, shape, world),
        _seen(ask.gaze, marks["eye"], face),
        rest.look,
    )


def _low_marks(puppet: Puppet, shape: Skinned, world: _Placing) -> Mapping[str, Floats]:
    """Return the landmarks that follow from both legs: hip, thigh, foot."""
    hip = (puppet.head("thigh_l") + puppet.head("thigh_r")) / 2
    knee = (puppet.head("calf_l") + puppet.head("calf_r")) / 2
    foot = np.array([hip[0], shape.vertices[:, 1].min(), hip[2]])
    return {"hip": world(hip), "thigh": world((hip + knee) / 2), "foot": world(foot)}


def _placed(hand: Hand, world: _Placing) -> Hand:
    return Hand(world(hand.grip), world.turn @ hand.frame)


def _parts(rest: Rest, shape: Skinned, world: _Placing) -> tuple[Part, ...]:
    vertices, normals = world(shape.vertices), shape.normals @ world.turn.T
    ends = skin(rest).ends
    return tuple(
        Part(
            replace(part.mesh, vertices=vertices[begin:end]),
            part.base,
            normals[begin:end],
            part.eye,
        )
        for begin, end, part in zip(ends, ends[1:], rest.parts, strict=False)
    )


def _strokes(rest: Rest, shape: Skinned, world: _Placing) -> tuple[Stroke, ...]:
    points, ends = world(shape.stroke_points), skin(rest).stroke_ends
    return tuple(
        Stroke(points[begin:end], stroke.weight, stroke.kind, stroke.least)
        for begin, end, stroke in zip(ends, ends[1:], rest.strokes, strict=False)
    )


def _keypoints(
    puppet: Puppet, marks: Mapping[str, Floats], face: Floats, world: _Placing
) -> Mapping[str, Floats]:
    found = {
        f"{side}_{name}": world(puppet.head(f"{bone}_{side}"))
        for side in SIDES
        for name, bone in KEYPOINTS.items()
    }
    found["nose"], found["neck"] = marks["nose"], (found["l_shoulder"] + found["r_shoulder"]) / 2
    for side, name in (("l", "left"), ("r", "right")):
        found[f"{side}_eye"] = marks[f"{name}_eye"] + face * 0.012
        found[f"{side}_ear"] = marks[f"{name}_ear"]
    return found


def _seen(gaze: Floats | None, eye: Floats, face: Floats) -> Floats | None:
    """Return the point looked at as far as the eyes turn to it; None: ahead."""
    if gaze is None:
        return None
    way = gaze - eye
    angle = float(np.arccos(np.clip(unit(way) @ face, -1.0, 1.0)))
    limit = float(np.radians(EYES_LIMIT))
    if angle <= limit:
        return gaze
    return np.asarray(eye + about(cross(face, way), limit) @ face * length(way))
