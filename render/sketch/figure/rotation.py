"""Rotations are (3, 3) matrices of column vectors; angles are degrees where tables tell them."""

from math import cos, radians, sin

import numpy as np

from render.sketch.mesh import Floats

Vec = tuple[float, float, float]

FORWARD: Floats = np.array([0.0, 0.0, 1.0])
UP: Floats = np.array([0.0, 1.0, 0.0])
LEFT: Floats = np.array([1.0, 0.0, 0.0])


def cross(a: Floats, b: Floats) -> Floats:
    """Return the cross product of two (3,) vectors."""
    ax, ay, az = a.tolist()
    bx, by, bz = b.tolist()
    return np.array([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx])


def length(vector: Floats) -> float:
    """Return the length of a (3,) vector."""
    return float(np.sqrt(vector @ vector))


def unit(vector: Floats) -> Floats:
    """Return a (3,) vector of length 1; a zero vector stays zero."""
    return vector / max(length(vector), 1e-12)


def euler(pitch: float = 0.0, yaw: float = 0.0, roll: float = 0.0) -> Floats:
    """Return yaw after pitch after roll, degrees.

    Pitch bows forward, yaw turns to the left, roll tilts the top to the left.
    """
    p, y, r = radians(pitch), radians(yaw), radians(-roll)
    cp, sp, cy, sy, cr, sr = cos(p), sin(p), cos(y), sin(y), cos(r), sin(r)
    return np.array(
        [
            [cy * cr + sy * sp * sr, sy * sp * cr - cy * sr, sy * cp],
            [cp * sr, cp * cr, -sp],
            [cy * sp * sr - sy * cr, sy * sr + cy * sp * cr, cy * cp],
        ]
    )


def about(axis: Floats, angle: float) -> Floats:
    """Return the turn by radians about an axis of any length."""
    x, y, z = unit(axis).tolist()
    c, s = cos(angle), sin(angle)
    d = 1.0 - c
    return np.array(
        [
            [c + x * x * d, x * y * d - z * s, x * z * d + y * s],
            [y * x * d + z * s, c + y * y * d, y * z * d - x * s],
            [z * x * d - y * s, z * y * d + x * s, c + z * z * d],
        ]
    )


def vector_of(turn: Floats) -> Floats:
    """Return a rotation's axis times its angle in radians, 0 to pi."""
    axis = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    angle = float(np.arctan2(length(axis), np.trace(turn) - 1.0))
    return unit(axis) * angle


def partway(start: Floats, end: Floats, share: float) -> Floats:
    """Return the rotation `share` (0 to 1) of the way from one to another, the short way."""
    turn = vector_of(end @ start.T)
    return about(turn, length(turn) * share) @ start


def twist_about(turn: Floats, axis: Floats) -> float:
    """Return how far, radians -pi to pi, a rotation turns about a unit axis."""
    vector = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    # Half-angle quaternion: w is proportional to 1 + trace, the vector part to the skew part.
    return 2.0 * float(np.arctan2(vector @ axis, 1.0 + np.trace(turn)))


def framed(along: Floats, across: Floats) -> Floats:
    """Return unit columns: along, the part of `across` at right angles to it, their product."""
    x = unit(along)
    y = unit(across - x * float(x @ across))
    return np.stack([x, y, cross(x, y)], axis=1)


def swing(start: Floats, end: Floats) -> Floats:
    """Return the shortest turn that takes one direction to another."""
    a, b = unit(start), unit(end)
    axis = cross(a, b)
    return about(axis, float(np.arctan2(length(axis), a @ b)))
