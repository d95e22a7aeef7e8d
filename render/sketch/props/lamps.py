"""Lamps of rooms and streets; standing on the origin, or hanging down from it."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.shapes import box, boxes, cylinder, lathe, sphere, tube

SHADE = Patch(0.97, "glow")


def table_lamp(high: float = 0.45) -> Mesh:
    """Return a lamp with a cone shade."""
    foot = lathe(
        [(0.08, 0), (0.07, 0.02), (0.015, 0.04), (0.015, high * 0.55)], patch=m.DARK_METAL, sides=10
    )
    return join([foot, lathe([(0.15, high * 0.5), (0.09, high)], patch=SHADE)])


def desk_lamp() -> Mesh:
    """Return a jointed lamp that leans to +x."""
    arm = tube([(0, 0.03, 0), (-0.12, 0.28, 0), (0.12, 0.45, 0)], 0.012, m.BLACK, 5)
    head = lathe([(0.09, 0.34), (0.03, 0.46)], (0.15, 0, 0), m.BLACK, 10)
    return join([cylinder(0.08, 0.03, patch=m.BLACK, sides=10), arm, head])


def floor_lamp() -> Mesh:
    """Return a standing lamp, 1.6 m high."""
    foot = lathe(
        [(0.15, 0), (0.14, 0.02), (0.014, 0.04), (0.014, 1.35)], patch=m.DARK_METAL, sides=10
    )
    return join([foot, lathe([(0.22, 1.28), (0.13, 1.6)], patch=SHADE, sides=16)])


def pendant(drop: float = 0.8, radius: float = 0.2) -> Mesh:
    """Return a shade that hangs `drop` metres under the origin."""
    cord = tube([(0, 0, 0), (0, -drop, 0)], 0.008, m.BLACK, 4)
    return join(
        [
            cord,
            lathe(
                [(radius, -drop - 0.2), (radius * 0.3, -drop), (0.02, -drop + 0.02)],
                patch=m.DARK_METAL,
            ),
        ]
    )


def chandelier(drop: float = 0.9, radius: float = 0.5) -> Mesh:
    """Return arms with candles that hang under the origin."""
    parts = [
        tube([(0, 0, 0), (0, -drop, 0)], 0.015, m.BLACK, 5),
        sphere(0.08, (0, -drop, 0), m.DARK_METAL, 8),
    ]
    for turn in np.arange(6) * np.pi / 3:
        x, z = radius * np.sin(turn), radius * np.cos(turn)
        parts.append(
            tube(
                [(0, -drop, 0), (x * 0.6, -drop - 0.12, z * 0.6), (x, -drop, z)],
                0.014,
                m.DARK_METAL,
                5,
            )
        )
        parts.append(cylinder(0.025, 0.14, (x, -drop, z), SHADE, 6))
    return join(parts)


def strip(length: float = 1.2) -> Mesh:
    """Return a fluorescent lamp along x that hangs right under the origin."""
    return join(
        [
            box((length, 0.05, 0.22), (0, -0.05, 0), m.METAL),
            box((length - 0.06, 0.03, 0.16), (0, -0.08, 0), m.GLOW),
        ]
    )


def street_lamp(high: float = 5.2, reach: float = 1.1) -> Mesh:
    """Return a lamp post whose arm reaches out along +z."""
    pole = tube(
        [(0, 0, 0), (0, high * 0.5, 0), (0, high - 0.5, 0), (0, high, 0.25), (0, high, reach)],
        [0.09, 0.065, 0.05, 0.045, 0.04],
        m.DARK_METAL,
        6,
    )
    head = box((0.2, 0.09, 0.5), (0, high - 0.06, reach + 0.15), m.DARK_METAL)
    return join(
        [
            cylinder(0.14, 0.5, patch=m.DARK_METAL, sides=8),
            pole,
            head,
            box((0.14, 0.03, 0.4), (0, high - 0.09, reach + 0.15), m.GLOW),
        ]
    )


def park_lamp(high: float = 3.4) -> Mesh:
    """Return an old post with a lantern on top."""
    post = lathe(
        [(0.16, 0), (0.14, 0.3), (0.05, 0.4), (0.045, high - 0.5)], patch=m.DARK_METAL, sides=8
    )
    lantern = lathe([(0.09, high - 0.5), (0.17, high - 0.1)], patch=m.GLOW, sides=6)
    return join(
        [
            post,
            lantern,
            lathe([(0.21, high - 0.1), (0.03, high + 0.12)], patch=m.DARK_METAL, sides=6),
        ]
    )


def candlestick(high: float = 0.35) -> Mesh:
    """Return a candle on a stick."""
    foot = lathe(
        [(0.07, 0), (0.015, 0.04), (0.015, high * 0.5), (0.03, high * 0.55)],
        patch=m.DARK_METAL,
        sides=8,
    )
    return join(
        [
            foot,
            cylinder(0.018, high * 0.4, (0, high * 0.55, 0), m.PAPER, 6),
            sphere(0.018, (0, high + 0.01, 0), m.GLOW, 6),
        ]
    )


def torch() -> Mesh:
    """Return a flaming torch that leans out of a wall at z = 0."""
    shaft = tube([(0, 0, 0.02), (0, 0.4, 0.2)], [0.025, 0.04], m.DARK_WOOD, 6)
    flame = lathe([(0.05, 0.4), (0.09, 0.5), (0.05, 0.65), (0.0, 0.8)], (0, 0, 0.2), m.GLOW, 8)
    return join([shaft, boxes([(0, 0.15, 0.04, 0.12, 0.03, 0.1)], m.BLACK), flame])
