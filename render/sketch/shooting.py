"""Chooses the camera of an order: the one of a few that sees the faces best, its view cleared."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from render.order import Order
from render.sketch import camera as cameras
from render.sketch import framing, indoors, inserts, moves, setups, sight
from render.sketch.glance import Glance, visibility
from render.sketch.lens import Camera
from render.sketch.mesh import Bools, Floats, Ints
from render.sketch.scene import flatten
from render.sketch.stage import Figure, Stage, Thing
from render.sketch.staging import Staged
from render.vocabulary import Size

LENS_ROOM = 0.34
"""Metres around the lens that are kept free."""
CLOSE_BY = 0.6
"""Share of the subject's depth before which a thing stands in the foreground."""
OUTSIDE = 4.0
"""What a camera in a room loses by the share of its frame that shows past the walls."""
LOOMING = 0.16
"""Share of the frame a thing in the foreground may cover."""
FURNISHED = 0.3
"""The same in a wide shot of a room, which is about its furniture too."""
HIDES = 0.22
"""Metres a surface must lie before a point to hide it."""
COVERS = 3
"""Points of people that a thing in a hand may not hide; then it is left out."""
WHOLE = ("MLS", "LS", "ELS")
"""Sizes at which who stands free is seen from head to foot."""
BLIND = 0.6
"""Share of a face's points hidden from which a shot over a shoulder is given up."""
SOLID = ("wall", "floor", "ceiling", "held")
STAYS = ("floor", "held")
"""What is never left out; a wall or a roof is, when it hides the people, as in a doll's house."""
SHELL = ("wall", "ceiling")
AHEAD = 0.5
"""Metres strangers keep behind the people a shot is about."""
PASSES = 3


@dataclass(frozen=True, eq=False)
class Shot:
    """A stage ready to be drawn: camera, what is left out, the size as drawn, the point (3,) aimed
    at.
    """

    stage: Stage
    camera: Camera
    size: Size
    aim: Floats


def shot(order: Order, ready: Staged) -> Shot:
    """Return the shot of an order on its stage."""
    stage = _without_eyes(order, ready.stage)
    ready = replace(ready, stage=stage)
    points = _important(order, ready)
    camera = _best(order, ready, points)
    depth = _away(camera, points)
    if order.moment == "last" and not moves.carries(order):
        last = moves.end(camera, order.move, depth)
        if order.move.kind in moves.HOLDING:
            last = moves.held(camera, last, points.mean(axis=0))
        camera = indoors.kept(order, stage, last, _away(last, points))
    stage = _cleared(order, _behind(stage, camera, depth), camera, points, depth)
    return Shot(stage, camera, _drawn(order, stage, camera), points.mean(axis=0))


def _away(camera: Camera, points: Floats) -> float:
    """Return the metres to what the shot is about, 0.3 or more."""
    return max(float(np.mean(camera.project(points)[:, 2])), 0.3)


def _without_eyes(order: Order, stage: Stage) -> Stage:
    """Leave the one whose eyes we look through out of the picture."""
    if order.framing != "pov" or order.over is None:
        return stage
    kept = tuple(figure for figure in stage.figures if figure.name != order.over)
    return replace(stage, figures=kept, focus=tuple(range(len(kept))))


def _important(order: Order, ready: Staged) -> Floats:
    """Return the points (n, 3) that must be seen: heads and chests of the focus, or the target."""
    stage = ready.stage
    chosen = [stage.figures[i] for i in stage.focus if i < len(stage.figures)]
    if order.framing in ("insert", "pov") and order.target:
        thing = setups.shown(order, ready)
        return inserts.points(thing.mesh) if thing else setups.target(order, ready)[0][None]
    if order.framing == "ots":
        chosen = [figure for figure in chosen if figure.name != order.over] or chosen
    if not chosen:
        return _about_place(stage)
    free = {s.name for s, spot in zip(order.subjects, ready.spots, strict=True) if not spot.anchor}
    wide = order.size in WHOLE and order.framing != "ots"
    return np.concatenate([_marks(figure, whole=wide and figure.name in free) for figure in chosen])


def _about_place(stage: Stage) -> Floats:
    """Return the points (n, 3) a picture of a place is about: where people could be."""
    marks = np.asarray(stage.set.marks[:4], dtype=float)
    return np.concatenate([marks + np.array([0.0, up, 0.0]) for up in (0.3, 1.2, 1.8)])


def _marks(figure: Figure, *, whole: bool) -> Floats:
    """Return the points of one person that must be seen (n, 3): the head, or from head to foot."""
    head = [figure.keypoints[name] for name in ("nose", "l_eye", "r_eye", "l_ear", "r_ear", "neck")]
    names = ("brow", "chin", "chest", "hip", "thigh", "foot") if whole else ("brow", "chin")
    return np.array([*head, *(figure.landmarks[name] for name in names)])


def _best(order: Order, ready: Staged, points: Floats) -> Camera:
    """Return the candidate that sees most of the points, the faces and the set's front."""
    found = [
        indoors.kept(order, ready.stage, camera, _away(camera, points))
        for camera in setups.candidates(order, ready)
    ]
    others = setups.instead(order, ready)
    if len(found) + len(others) == 1:
        return found[0]
    flat = flatten(ready.stage)
    roles = _roles(ready.stage)
    faces = [ready.stage.figures[i].face for i in ready.stage.focus if i < len(ready.stage.figures)]
    walled = order.place.interior and ready.stage.set.walls is not None
    dear = 0.08 if order.variant == 0 else 0.35

    def rank(camera: Camera) -> tuple[float, float]:
        look = visibility(flat, camera)
        _, before = _hidden(look, camera, points)
        stopped = [look.names[thing] for thing in before]
        solid = [name for name in stopped if roles.get(name, "figure") in (*SOLID, "figure")]
        lost, busy = len(solid) / len(points), len(set(stopped) - set(solid))
        back = camera.rotation[2]
        facing = float(np.mean([np.clip(face @ back, -1, 0.85) for face in faces])) if faces else 0
        out = OUTSIDE * float(np.mean(look.thing < 0)) if walled else 0.0
        return -3.0 * lost - 0.22 * busy - out + facing + 0.55 * float(back[2]), lost

    ranks = [rank(camera) for camera in found]
    best = max(range(len(found)), key=lambda number: ranks[number][0] - dear * number)
    return others[0] if others and ranks[best][1] > BLIND else found[best]


def _roles(stage: Stage) -> Mapping[str, str]:
    return {thing.name: thing.role for thing in (*stage.set.things, *stage.things)}


def _hidden(look: Glance, camera: Camera, points: Floats) -> tuple[Bools, list[int]]:
    """Return which points (n,) something hides, and the things that do; outside counts as seen."""
    seen = camera.project(points)
    height, width = look.depth.shape
    column = ((seen[:, 0] + 1) / 2 * width).astype(int)
    row = ((1 - seen[:, 1]) / 2 * height).astype(int)
    inside = (column >= 0) & (column < width) & (row >= 0) & (row < height) & (seen[:, 2] > 0)
    column, row = np.clip(column, 0, width - 1), np.clip(row, 0, height - 1)
    hidden = inside & (look.depth[row, column] < seen[:, 2] - HIDES)
    things: Ints = look.thing[row, column][hidden]
    return hidden, [int(thing) for thing in things if thing >= 0]


def _cleared(order: Order, stage: Stage, camera: Camera, points: Floats, depth: float) -> Stage:
    """Leave out what hides a face, looms in the foreground or sits on the lens."""
    keep = order.target or ""
    most = FURNISHED if order.place.interior and order.size in framing.WIDE else LOOMING
    loose = {
        thing.name: thing
        for thing in (*stage.set.things, *stage.things)
        if thing.role not in STAYS and (not keep or not thing.name.startswith(keep))
    }
    hands = {
        thing.name
        for thing in stage.things
        if in_hand(thing) and (not keep or not thing.name.startswith(keep))
    }
    inner = [thing for thing in loose.values() if thing.role not in SHELL]
    hidden = stage.hidden | sight.crowding(inner, camera.position, LENS_ROOM)
    for _ in range(PASSES):
        stage = replace(stage, hidden=frozenset(hidden))
        look = visibility(stage, camera)
        _, before = _hidden(look, camera, points)
        looming = _looming(look, depth, most) - {
            name for name in loose if loose[name].role in SHELL
        }
        found = ({look.names[thing] for thing in before} | looming) & set(loose)
        counts = Counter(look.names[thing] for thing in before)
        found |= {name for name, points in counts.items() if name in hands and points >= COVERS}
        found -= {name for name in found if loose[name].role == "foliage" and name not in looming}
        if not found - hidden:
            break
        hidden = hidden | found
    return replace(stage, hidden=frozenset(hidden))


def in_hand(thing: Thing) -> bool:
    """Say whether a thing is in somebody's hand, not under them."""
    return thing.role == "held" and thing.name.endswith((" left", " right"))


def _behind(stage: Stage, camera: Camera, depth: float) -> Stage:
    """Leave out the strangers who would stand before the people, or beside them at the lens."""
    least = depth + AHEAD if stage.focus else min(depth, 2.0)
    heads = [camera.project(figure.landmarks["eye"])[0] for figure in stage.extras]
    kept = tuple(
        figure
        for figure, (x, _, far) in zip(stage.extras, heads, strict=True)
        if far > least or far < 0 or abs(x) > 1.6
    )
    return replace(stage, extras=kept)


def _looming(look: Glance, depth: float, most: float) -> set[str]:
    """Return the names of things that fill much of the frame before the subject."""
    near = look.depth < depth * CLOSE_BY
    if not near.any():
        return set()
    counts = np.bincount(look.thing[near & (look.thing >= 0)], minlength=len(look.names))
    return {look.names[i] for i in np.nonzero(counts > most * look.depth.size)[0]}


def _drawn(order: Order, stage: Stage, camera: Camera) -> Size:
    """Return the size as drawn: measured for people, as ordered for things and places."""
    chosen = [stage.figures[i] for i in stage.focus if i < len(stage.figures)]
    if not chosen or order.framing in ("insert", "title", "empty", "pov"):
        return order.size
    if order.framing == "ots":
        chosen = [figure for figure in chosen if figure.name != order.over] or chosen
    shares = [cameras.head_share(figure, camera) for figure in chosen]
    return framing.size_of(float(np.mean(shares)))
