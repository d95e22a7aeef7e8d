"""Cameras for inserts: the thing fills the frame, pages are read over the hands that hold them."""

from dataclasses import replace

import numpy as np

from render.order import Order
from render.sketch import framing
from render.sketch.lens import Camera, rotation
from render.sketch.mesh import Floats, Mesh
from render.sketch.props.registry import PROPS, Prop
from render.sketch.stage import Figure, Thing
from render.vocabulary import ASPECTS

FILL = (0.74, 0.74)
"""Shares of half the frame (across, up) that a thing reaches."""
HELD_FILL = (0.62, 0.66)
"""The same for what is in a hand, so that the hand is seen."""
FLAT = 0.3
"""A thing lower than this share of its width is looked down on."""
DOWN = -62.0
"""Pitch in degrees from which flat things are shown."""
HELD_PITCH = -14.0
NEAREST = 0.16
"""Metres the lens keeps from the thing."""
BEFORE_EYES = 0.1
"""Metres from a reader's eyes to the lens that reads with them."""
LARGE = 1.1
"""Metres from which a thing is framed level, as a person would see it."""
LEVEL_LENS = 35.0
LEVEL_PITCH = -14.0
READING = 0.24
"""Metres from the eyes from which a thing in the hand can be read."""
PAGES = ("book", "phone")
"""Grips of what is read or looked at in the hand."""


def cameras(order: Order, thing: Thing, holder: Figure | None) -> list[Camera]:
    """Return cameras on a thing, the first choice first; `holder` has it in their hands."""
    aspect, prop = ASPECTS[order.aspect], PROPS.get(order.target or "")
    if holder is not None and prop is not None and _read(holder, thing, prop):
        return [over_page(holder, thing.mesh, aspect)]
    low, high = thing.mesh.vertices.min(axis=0), thing.mesh.vertices.max(axis=0)
    base = float(np.arctan2(holder.body[0], holder.body[2])) if holder is not None else 0.0
    if holder is None and float((high - low).max()) > LARGE:
        yaws: tuple[float, ...] = (0.35, -0.35)
        tilt, lens, fill = LEVEL_PITCH, LEVEL_LENS, FILL
    else:
        yaws, lens = (0.45, -0.45, 0.9), framing.INSERT_LENS
        tilt = pitch(thing.mesh) if holder is None else HELD_PITCH
        fill = FILL if holder is None else HELD_FILL
    if order.angle != "eye":
        tilt = framing.PITCH[order.angle]
        tilt = min(tilt, LEVEL_PITCH) if holder is None else tilt  # from below the table hides it
    found = []
    for number in range(len(yaws)):
        yaw = yaws[(number + order.variant) % len(yaws)]
        rows = rotation(base + order.axis * yaw, float(np.radians(tilt)))
        found.append(fitted(Camera(low, rows, order.lens or lens, aspect), thing.mesh, fill))
    return found


def points(mesh: Mesh) -> Floats:
    """Return the points (5, 3) of a thing that nothing may hide: its middle and about it."""
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    shares = np.array([(0, 0, 0), (0.3, 0, 0), (-0.3, 0, 0), (0, 0, 0.3), (0, 0, -0.3)])
    return np.asarray((low + high) / 2 + shares * (high - low))


def _read(holder: Figure, thing: Thing, prop: Prop) -> bool:
    """Say whether a holder has a page or a screen before their eyes."""
    middle = thing.mesh.vertices.mean(axis=0)
    return prop.grip in PAGES and bool(np.linalg.norm(holder.landmarks["eye"] - middle) > READING)


def pitch(mesh: Mesh) -> float:
    """Return the pitch in degrees from which a thing on a table is shown."""
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    wide, tall, deep = (high - low).tolist()
    return DOWN if tall < FLAT * min(max(wide, 1e-6), max(deep, 1e-6)) else framing.INSERT_PITCH


def fitted(camera: Camera, mesh: Mesh, fill: tuple[float, float] = FILL) -> Camera:
    """Move a camera along its own axes until a thing fills its frame."""
    points = mesh.vertices @ camera.rotation.T
    across, up = fill[0] * camera.tan_x, fill[1] * camera.tan_y
    sides, ends = _span(points[:, 0], points[:, 2], across), _span(points[:, 1], points[:, 2], up)
    back = max(sides[1], ends[1], float(points[:, 2].max()) + NEAREST)
    place = np.array([sides[0], ends[0], back]) @ camera.rotation
    return replace(camera, position=place)


def _span(points: Floats, depth: Floats, slope: float) -> tuple[float, float]:
    """Return the middle and the distance at which points just stay inside a slope both ways."""
    high, low = float((points + slope * depth).max()), float((points - slope * depth).min())
    return (high + low) / 2, (high - low) / (2 * slope)


def over_page(reader: Figure, mesh: Mesh, aspect: float) -> Camera:
    """Return a camera before a reader's eyes that looks at the page in their hands."""
    middle = (mesh.vertices.min(axis=0) + mesh.vertices.max(axis=0)) / 2
    eye = reader.landmarks["eye"]
    way = (eye - middle) / np.linalg.norm(eye - middle)
    yaw, tilt = float(np.arctan2(way[0], way[2])), -float(np.arcsin(np.clip(way[1], -1, 1)))
    room = float(np.linalg.norm(eye - middle)) - BEFORE_EYES
    rows = rotation(yaw, tilt)
    wanted = fitted(Camera(eye, rows, framing.INSERT_LENS, aspect), mesh, HELD_FILL)
    away = float((wanted.position - middle) @ rows[2])
    if away <= room:
        return wanted
    return Camera(middle + rows[2] * room, rows, wanted.focal * room / away, aspect)
