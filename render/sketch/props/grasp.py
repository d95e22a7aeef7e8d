"""How a standing thing lies in a hand: its axes turned into those of `stage.Hand`.

Every function takes a standing thing (y up, front to +z) and moves `at` to the middle of the grip.
"""

import numpy as np

from render.sketch.mesh import Floats, Mesh
from render.sketch.shapes import ORIGIN, Point, spin

THUMB, PALM, FINGERS = (np.array(axis, float) for axis in ((1, 0, 0), (0, 1, 0), (0, 0, 1)))

UPRIGHT = np.column_stack([-PALM, THUMB, FINGERS])
HANGING = np.column_stack([THUMB, -FINGERS, PALM])
LEAN = 0.1
"""Radians by which what lies on the fingers rises with them."""
AGAINST = (0.02, 0.004, 0.0)
"""Metres it lies nearer to the thumb than the middle of the grip."""
SHOWN = np.column_stack([-THUMB, FINGERS, PALM])


def upright(mesh: Mesh, at: Point = ORIGIN, lean: float = 0.0) -> Mesh:
    """Hold a thing like a bottle or, tip down, like a pen.

    `lean` radians tips its top towards the finger tips.
    """
    return _held(mesh, at, spin((0, 1, 0), -lean) @ UPRIGHT)


def hanging(mesh: Mesh, at: Point) -> Mesh:
    """Let a thing hang from the closed hand of a hanging arm; its handle runs along x."""
    return _held(mesh, at, HANGING)


def shown(mesh: Mesh, at: Point) -> Mesh:
    """Lay a thing along the palm and fingers, its front out of the palm: a phone.

    It leans on the bent fingers and against the thumb.
    """
    return _held(mesh, at, spin((1, 0, 0), -LEAN) @ SHOWN).moved(*AGAINST)


def carried(mesh: Mesh, at: Point) -> Mesh:
    """Bear a thing flat on the open palm, its front along the fingers."""
    return mesh.moved(*(-np.array(at)))


def along(mesh: Mesh, at: Point, columns: tuple[Point, Point, Point]) -> Mesh:
    """Hold a thing whose x, y and z run along the given directions of the hand."""
    return _held(mesh, at, _square(np.column_stack(columns)))


def _square(columns: Floats) -> Floats:
    """Return the nearest turn to three rough directions, y kept."""
    y = columns[:, 1] / np.linalg.norm(columns[:, 1])
    z = columns[:, 2] - y * (y @ columns[:, 2])
    z = z / np.linalg.norm(z)
    return np.column_stack([np.cross(y, z), y, z])


def _held(mesh: Mesh, at: Point, turn: Floats) -> Mesh:
    return mesh.moved(*(-np.array(at))).transformed(turn)


def hung(frame: Floats) -> Floats:
    """Return a hand's frame (3, 3) turned so that what hangs from the fist hangs straight down."""
    down = np.array([0.0, -1.0, 0.0])
    flat = np.array([1.0, 0.0, 1.0])
    thumb = max(frame[:, 0] * flat, frame[:, 1] * flat, key=lambda way: float(way @ way))
    thumb = thumb / np.linalg.norm(thumb)
    out = np.cross(down, thumb) * np.sign(np.linalg.det(frame))
    return np.stack([thumb, out, down], axis=1)
