"""What carries one or two on open wheels: bicycles, motorbikes, carts."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import circle, scaled
from render.sketch.props.prop import Prop
from render.sketch.shapes import box, boxes, cylinder, one_patch, prism, sphere, spin, tube

FRAME = Patch(0.35, "metal")
RUBBER = Patch(0.2, "dark")


def spoked(radius: float, thick: float, count: int, tyre: Patch = RUBBER) -> Mesh:
    """Return a wheel with spokes about the origin whose axle is x."""
    rim = tube(circle(radius - thick, 26), thick, tyre, 6)
    inner = tube(circle(radius - 2.6 * thick, 22), thick * 0.35, m.METAL, 4)
    spokes = [
        tube(
            [(0, 0, 0), ((radius - 2 * thick) * np.cos(t), (radius - 2 * thick) * np.sin(t), 0)],
            max(0.0018, thick * 0.1),
            m.METAL,
            4,
        )
        for t in np.arange(count) * 2 * np.pi / count
    ]
    hub = cylinder(thick * 1.4, 0.08, (0, -0.04, 0), m.METAL, 8).transformed(
        spin((1, 0, 0), np.pi / 2)
    )
    return join([rim, inner, *spokes, hub]).turned(np.pi / 2)


def bicycle(_: int = 0) -> Mesh:
    """Return a bicycle with a diamond frame, a saddle and a chain."""
    rear, front = (0, 0.34, -0.52), (0, 0.34, 0.53)
    crank, seat, head = (0, 0.29, -0.1), (0, 0.82, -0.24), (0, 0.84, 0.36)
    frame = [
        tube([a, b], 0.016, FRAME, 6)
        for a, b in (
            (crank, seat),
            (crank, (0, 0.74, 0.38)),
            ((0, 0.78, -0.23), head),
            (crank, rear),
            ((0, 0.78, -0.23), rear),
        )
    ]
    fork = tube([(0, 0.98, 0.32), (0, 0.72, 0.4), (0, 0.5, 0.46), front], 0.014, FRAME, 6)
    bars = tube(
        [
            (-0.225, 1.095, 0.28),
            (-0.23, 1.1, 0.4),
            (0, 1.0, 0.35),
            (0.23, 1.1, 0.4),
            (0.225, 1.095, 0.28),
        ],
        0.012,
        m.METAL,
        6,
    )
    grips = [
        tube([(s * 0.225, 1.097, 0.37), (s * 0.224, 1.094, 0.26)], 0.018, RUBBER, 6)
        for s in (-1, 1)
    ]
    saddle = tube(
        [(0, 0.93, -0.4), (0, 0.935, -0.28), (0, 0.925, -0.12)], [0.085, 0.06, 0.022], RUBBER, 8
    )
    post = tube([seat, (0, 0.92, -0.27)], 0.013, m.METAL, 6)
    gear = (
        cylinder(0.09, 0.012, (0, -0.006, 0), m.METAL, 16)
        .transformed(spin((0, 0, 1), np.pi / 2))
        .moved(0.06, 0.29, -0.1)
    )
    chain = tube(
        [(0.06, 0.38, -0.1), (0.06, 0.37, -0.52), (0.06, 0.31, -0.53), (0.06, 0.2, -0.1)],
        0.006,
        RUBBER,
        4,
    )
    pedals = [
        tube(
            [(s * 0.06, 0.29, -0.12), (s * 0.08, 0.29 - s * 0.16, -0.12 - s * 0.05)],
            0.011,
            m.METAL,
            5,
        )
        for s in (-1, 1)
    ]
    treads = boxes(
        [(s * 0.12, 0.28 - s * 0.16, -0.12 - s * 0.05, 0.1, 0.02, 0.06) for s in (-1, 1)], RUBBER
    )
    return join(
        [
            spoked(0.34, 0.02, 14).moved(*rear),
            spoked(0.34, 0.02, 14).moved(*front),
            *frame,
            fork,
            bars,
            *grips,
            scaled(saddle, 1, 0.6, 1).moved(0, 0.37, 0),
            post,
            gear,
            chain,
            *pedals,
            treads,
        ]
    )


def motorbike(_: int = 0) -> Mesh:
    """Return a motorbike: fat wheels, tank, engine, exhaust, head lamp."""
    paint = Patch(0.4, "metal")
    wheels = [spoked(0.32, 0.055, 9).moved(0, 0.32, z) for z in (-0.68, 0.72)]
    tank = scaled(
        tube(
            [(0, 0, -0.1), (0, 0.06, 0.0), (0, 0.08, 0.22), (0, 0.02, 0.34)],
            [0.09, 0.145, 0.15, 0.06],
            paint,
            10,
        ),
        1,
        0.9,
        1,
    ).moved(0, 0.8, 0.02)
    seat = tube(
        [(0, 0.84, -0.72), (0, 0.79, -0.5), (0, 0.77, -0.2), (0, 0.82, -0.06)],
        [0.08, 0.12, 0.13, 0.08],
        RUBBER,
        8,
    )
    engine = boxes([(0, 0.32, 0.05, 0.3, 0.2, 0.42), (0, 0.5, 0.12, 0.24, 0.2, 0.22)], m.METAL)
    fins = boxes([(0, 0.52 + 0.04 * i, 0.12, 0.28, 0.014, 0.27) for i in range(5)], m.DARK_METAL)
    frame = [
        tube(
            [
                (s * 0.08, 0.78, 0.38),
                (s * 0.1, 0.34, 0.3),
                (s * 0.1, 0.3, -0.2),
                (s * 0.09, 0.34, -0.68),
            ],
            0.02,
            FRAME,
            6,
        )
        for s in (-1, 1)
    ]
    forks = [
        tube([(s * 0.09, 0.98, 0.4), (s * 0.09, 0.32, 0.72)], 0.024, m.PALE_METAL, 7)
        for s in (-1, 1)
    ]
    shocks = [
        tube([(s * 0.12, 0.72, -0.5), (s * 0.12, 0.36, -0.66)], 0.024, m.METAL, 6) for s in (-1, 1)
    ]
    bars = tube(
        [
            (-0.24, 0.96, 0.27),
            (-0.25, 0.99, 0.4),
            (0, 0.97, 0.44),
            (0.25, 0.99, 0.4),
            (0.24, 0.96, 0.27),
        ],
        0.014,
        m.METAL,
        6,
    )
    grips = [
        tube([(s * 0.24, 0.97, 0.38), (s * 0.24, 0.958, 0.26)], 0.021, RUBBER, 6) for s in (-1, 1)
    ]
    lamp = join(
        [
            sphere(0.1, (0, 0, 0), paint, 12),
            cylinder(0.085, 0.01, (0, 0, 0), m.GLOW, 14)
            .transformed(spin((1, 0, 0), np.pi / 2))
            .moved(0, 0, 0.075),
        ]
    )
    fenders = [
        tube(
            [(0, 0.32 + 0.36 * np.sin(t), z + 0.36 * np.cos(t)) for t in np.linspace(a, b, 7)],
            0.055,
            paint,
            6,
        )
        for z, a, b in ((0.72, 0.6, 2.4), (-0.68, 0.9, 2.9))
    ]
    pipes = [
        tube(
            [
                (s * 0.14, 0.5, 0.25),
                (s * 0.19, 0.34, 0.34),
                (s * 0.19, 0.26, 0.0),
                (s * 0.19, 0.3, -0.9),
            ],
            [0.026, 0.028, 0.03, 0.048],
            m.PALE_METAL,
            7,
        )
        for s in (-1, 1)
    ]
    tail = box((0.14, 0.07, 0.05), (0, 0.74, -0.98), Patch(0.3, ""))
    return join(
        [
            *wheels,
            tank,
            seat,
            engine,
            fins,
            *frame,
            *forks,
            *shocks,
            bars,
            *grips,
            lamp.moved(0, 0.9, 0.52),
            *fenders,
            *pipes,
            tail,
        ]
    )


def cart(_: int = 0) -> Mesh:
    """Return a two-wheeled wooden cart with shafts and sacks on it."""
    floor = boxes([(0, 0.72, -0.1, 1.15, 0.06, 1.9)], m.WOOD)
    sides = boxes(
        [(s * 0.55, 0.8 + 0.16 * i, -0.1, 0.04, 0.11, 1.9) for s in (-1, 1) for i in range(3)],
        m.PALE_WOOD,
    )
    ends = boxes(
        [(0, 0.8 + 0.16 * i, z, 1.1, 0.11, 0.04) for z in (-1.05, 0.84) for i in range(3)],
        m.PALE_WOOD,
    )
    posts = boxes(
        [(s * 0.57, 0.7, z, 0.06, 0.6, 0.06) for s in (-1, 1) for z in (-1.0, -0.1, 0.8)], m.WOOD
    )
    shafts = [
        tube([(s * 0.42, 0.72, 0.6), (s * 0.4, 0.7, 1.5), (s * 0.36, 0.6, 2.3)], 0.04, m.WOOD, 6)
        for s in (-1, 1)
    ]
    wheels = [spoked(0.62, 0.04, 10, m.DARK_WOOD).moved(s * 0.72, 0.62, -0.15) for s in (-1, 1)]
    wide = [
        tube(
            [
                (s * 0.72, 0.62, -0.15),
                (s * 0.72, 0.62 + 0.55 * np.sin(t), -0.15 + 0.55 * np.cos(t)),
            ],
            0.022,
            m.WOOD,
            5,
        )
        for s in (-1, 1)
        for t in np.arange(10) * np.pi / 5
    ]
    axle = tube([(-0.78, 0.62, -0.15), (0.78, 0.62, -0.15)], 0.045, m.DARK_WOOD, 6)
    leg = tube([(0, 0.72, 1.0), (0, 0.0, 1.15)], 0.035, m.WOOD, 5)
    sacks = [
        scaled(sphere(0.3, (0, 0, 0), m.PALE_CLOTH, 12), 1, 1.2, 0.9).moved(x, 1.12, z)
        for x, z in ((-0.22, -0.6), (0.24, -0.5), (-0.1, 0.2), (0.25, 0.35))
    ]
    plank = one_patch(
        prism([(-0.5, 0), (0.5, 0), (0.5, 0.04), (-0.5, 0.04)], 0.1, patch=m.WOOD), m.WOOD
    ).moved(0, 0.72, 0.95)
    return join([floor, sides, ends, posts, *shafts, *wheels, *wide, axle, leg, *sacks, plank])


CYCLES: dict[str, Prop] = {
    "bicycle": Prop(bicycle, rest="ground", role="vehicle"),
    "motorbike": Prop(motorbike, rest="ground", role="vehicle"),
    "cart": Prop(cart, rest="ground", role="vehicle"),
}
