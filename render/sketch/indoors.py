"""Keeps the camera inside a room: it comes nearer and takes a wider lens."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from render.order import Order
from render.sketch import framing, sight
from render.sketch.camera import head_share
from render.sketch.lens import Camera
from render.sketch.mesh import Floats
from render.sketch.stage import Figure, Set, Stage
from render.vocabulary import Framing, Size

BEYOND = 0.8
"""Metres the lens may stand outside a wall, whose surface is not drawn from behind."""
WIDEST: Mapping[Size, float] = {"LS": 18.0, "ELS": 18.0}
"""Millimetres of the widest lens by size; a nearer face would be stretched by it."""
WIDE = 24.0
FREE: tuple[Framing, ...] = ("insert", "pov", "ots", "title")
"""Framings whose camera stands where it must, by a thing or by a head."""


def kept(order: Order, stage: Stage, camera: Camera, depth: float) -> Camera:
    """Return a camera no further outside the walls than needed; the subject keeps its size.

    `depth` is metres to the subject. Where the widest lens is not enough a place and a small
    figure grow, a figure no further than its size allows.
    """
    bounds = _bounds(stage.set)
    if bounds is None or order.framing in FREE or order.lens is not None:
        return camera
    chosen = [stage.figures[i] for i in stage.focus if i < len(stage.figures)]
    if len(chosen) == 1:
        depth = float(camera.project(_head(chosen[0]))[0, 2])
    over = _outside(camera, bounds)
    if over <= 0 or depth <= 0.5:
        return camera
    widest = min(WIDEST.get(order.size, WIDE), camera.focal)
    most = depth * (1 - widest / camera.focal / _growth(order, chosen, camera))
    nearer = float(np.clip(over, 0, max(most, 0)))
    focal = max(camera.focal * (depth - nearer) / depth, widest)
    return replace(camera, position=camera.position - camera.rotation[2] * nearer, focal=focal)


def _head(figure: Figure) -> Floats:
    return np.asarray((figure.landmarks["crown"] + figure.landmarks["chin"]) / 2)


def _growth(order: Order, chosen: list[Figure], camera: Camera) -> float:
    """Return how many times larger the subject may get, 1 or more."""
    if not chosen:
        return 2.5
    if order.framing != "establishing" and order.size != "ELS":
        return 1.0
    high = framing.HEAD_LIMITS.get(order.size, (0.0, 0.0))[1]
    return max(high / max(head_share(figure, camera) for figure in chosen), 1.0)


def _bounds(place: Set) -> tuple[Floats, Floats] | None:
    """Return the lowest and highest (x, z) a lens may have in a room; None: open ground."""
    if not place.interior or place.walls is None:
        return None
    boxes = [sight.box(thing.mesh) for thing in place.things if thing.name.startswith("wall_")]
    if not boxes:
        left, far, right, near = place.walls
        boxes = [(np.array([left, 0.0, far]), np.array([right, 0.0, near]))]
    low = np.min([box[0] for box in boxes], axis=0)[[0, 2]]
    high = np.max([box[1] for box in boxes], axis=0)[[0, 2]]
    return low - BEYOND, high + BEYOND


def _outside(camera: Camera, bounds: tuple[Floats, Floats]) -> float:
    """Return how many metres ahead a lens comes inside the bounds, 0: it is inside."""
    at, back = camera.position[[0, 2]], camera.rotation[2][[0, 2]]
    ways = []
    for low, high, place, way in zip(*bounds, at, back, strict=True):
        over = max(place - high, 0.0) if way > 0 else min(place - low, 0.0)
        ways.append(over / way if abs(way) > 0.05 else 0.0)
    return float(max(ways))
