"""What runs on water, rails or tracks: boats, trains, tanks."""

import numpy as np

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.aircraft import DRAB
from render.sketch.props.prop import Prop
from render.sketch.props.vehicles import PANE, SEAM, TYRE, flanks, shell
from render.sketch.shapes import (
    box,
    boxes,
    cylinder,
    loft,
    open_sided,
    quads,
    ring,
    spin,
    tube,
)


def boat(_: int = 0) -> Mesh:
    """Return a rowing boat with thwarts and two oars."""
    rows, inner = [], []
    for z, half, keel, rim in (
        (-1.9, 0.42, 0.1, 0.58),
        (-1.2, 0.62, 0.02, 0.52),
        (0.0, 0.72, 0.0, 0.5),
        (1.1, 0.55, 0.03, 0.56),
        (1.75, 0.24, 0.14, 0.68),
        (2.05, 0.02, 0.34, 0.78),
    ):
        outline = [
            (half, rim),
            (half * 0.92, (rim + keel) / 2),
            (half * 0.5, keel + 0.02),
            (0, keel),
            (-half * 0.5, keel + 0.02),
            (-half * 0.92, (rim + keel) / 2),
            (-half, rim),
        ]
        rows.append([(x, y, z) for x, y in outline])
        inner.append([(x * 0.93, y + 0.04, z * 0.97) for x, y in outline])
    hull = open_sided(loft(rows, m.PALE_WOOD, closed=False))
    inside = open_sided(loft(inner, m.shade(m.WOOD, 0.6), closed=False))
    gunwale = [tube([row[i] for row in rows], 0.035, m.WOOD, 6) for i in (0, -1)]
    stern = quads(
        [
            [rows[0][0], rows[0][3], rows[0][3], rows[0][6]],
            [rows[0][0], rows[0][1], rows[0][5], rows[0][6]],
            [rows[0][1], rows[0][2], rows[0][4], rows[0][5]],
        ],
        m.WOOD,
    )
    thwarts = boxes(
        [(0, 0.36, z, wide, 0.04, 0.26) for z, wide in ((-1.3, 1.1), (-0.2, 1.36), (0.9, 1.14))],
        m.WOOD,
    )
    planks = [
        tube([(row[1][0] * s * 1.01, row[1][1], row[1][2]) for row in rows], 0.006, SEAM, 4)
        for s in (-1, 1)
    ]
    oars = []
    for s in (-1, 1):
        oars.append(
            tube(
                [(s * 0.25, 0.72, 0.0), (s * 0.72, 0.58, -0.2), (s * 1.75, 0.28, -0.65)],
                0.025,
                m.WOOD,
                6,
            )
        )
        oars.append(
            boxes([(0, -0.02, 0, 0.55, 0.03, 0.16)], m.WOOD)
            .turned(s * 0.4)
            .moved(s * 1.95, 0.22, -0.74)
        )
    return join([hull, inside, *gunwale, open_sided(stern), thwarts, *planks, *oars])


def train(_: int = 0) -> Mesh:
    """Return a railway engine with a carriage behind it, on rails."""
    paint = Patch(0.45, "metal")
    nose = shell(
        [(4.2, 1.0), (8.6, 1.0), (8.7, 1.9), (8.3, 2.3), (7.6, 3.5), (4.2, 3.6)], 2.7, paint
    )
    glass = quads(
        [[(-1.15, 2.4, 8.24), (1.15, 2.4, 8.24), (1.05, 3.3, 7.74), (-1.05, 3.3, 7.74)]], PANE
    ).moved(0, 0.01, 0.03)
    post = box((0.08, 1.05, 0.06), (0, 2.36, 8.0), paint)
    sides = join(
        [
            flanks([(7.0, 2.3, 0.9, 0.8)], 1.356, PANE),
            flanks([(6.2, 1.2, 0.75, 2.0)], 1.354, m.shade(paint, 0.6)),
            flanks([(4.9, 1.4 + 0.25 * i, 1.2, 0.1) for i in range(6)], 1.356, TYRE),
            flanks([(6.4, 1.75, 4.3, 0.2)], 1.353, m.LINEN),
        ]
    )
    car = shell(
        [(-8.0, 1.0), (3.9, 1.0), (3.9, 3.2), (3.7, 3.5), (-7.8, 3.5), (-8.0, 3.2)],
        2.7,
        m.PALE_METAL,
    )
    panes = flanks([(-6.1 + 1.4 * i, 2.0, 1.1, 0.9) for i in range(7)], 1.356, PANE)
    doors = join(
        [
            flanks([(z, 1.1, 0.85, 2.1) for z in (-7.3, 3.2)], 1.354, m.METAL),
            flanks([(z, 2.0, 0.5, 0.85) for z in (-7.3, 3.2)], 1.358, PANE),
        ]
    )
    band = flanks([(-2.05, 1.45, 11.7, 0.25)], 1.352, Patch(0.5, ""))
    under = boxes([(0, 0.55, 0.2, 2.2, 0.45, 16.0)], TYRE)
    axle = cylinder(0.42, 2.0, (0, -1.0, 0), m.DARK_METAL, 16).transformed(
        spin((0, 0, 1), np.pi / 2)
    )
    wheels = [axle.moved(0, 0.52, z) for z in (-7.0, -5.6, 1.4, 2.8, 5.2, 6.4, 7.6)]
    lights = boxes(
        [(s * 0.95, 1.35, 8.66, 0.32, 0.24, 0.06) for s in (-1, 1)]
        + [(0, 3.52, 7.55, 0.4, 0.2, 0.1)],
        m.GLOW,
    )
    plough = boxes([(0, 0.35, 8.65, 2.4, 0.55, 0.25)], m.DARK_METAL)
    rails = boxes([(s * 0.75, 0.0, 0, 0.08, 0.1, 18) for s in (-1, 1)], m.METAL)
    return join(
        [nose, glass, post, sides, car, panes, doors, band, under, *wheels, lights, plough, rails]
    )


def tank(_: int = 0) -> Mesh:
    """Return a tank: tracks with road wheels, a sloping hull, a turret and a long gun."""
    hull = shell([(-3.0, 0.75), (2.6, 0.75), (3.2, 1.1), (2.2, 1.55), (-3.0, 1.6)], 2.2, DRAB)
    parts = []
    for s in (-1, 1):
        outline = [
            (-3.2, 0.55),
            (-2.6, 0.02),
            (2.4, 0.02),
            (3.3, 0.6),
            (3.2, 0.95),
            (2.8, 1.15),
            (-2.9, 1.15),
            (-3.25, 0.9),
        ]
        parts.append(shell(outline, 0.6, Patch(0.3, "dark")).moved(s * 1.4, 0, 0))
        parts += [
            cylinder(0.34, 0.08, (0, -0.04, 0), m.shade(DRAB, 0.7), 14)
            .transformed(spin((0, 0, 1), np.pi / 2))
            .moved(s * 1.71, 0.42, z)
            for z in np.arange(-2.2, 2.3, 0.73)
        ]
        parts += [
            cylinder(0.1, 0.1, (0, -0.05, 0), TYRE, 8)
            .transformed(spin((0, 0, 1), np.pi / 2))
            .moved(s * 1.74, 0.42, z)
            for z in np.arange(-2.2, 2.3, 0.73)
        ]
        parts.append(boxes([(s * 1.4, 1.15, -0.1, 0.7, 0.06, 5.8)], DRAB))
        parts.append(
            boxes(
                [(s * 1.4, 1.21, -1.9, 0.5, 0.22, 0.9), (s * 1.05, 1.2, 2.75, 0.22, 0.2, 0.12)],
                m.shade(DRAB, 0.62),
            )
        )
    turret = loft(
        [scaled_ring(1.25, 1.5, 1.58), scaled_ring(1.2, 1.45, 1.75), scaled_ring(0.85, 1.05, 2.2)],
        DRAB,
    )
    barrel = tube([(0, 1.9, 1.0), (0, 1.95, 3.2), (0, 2.0, 5.2)], [0.16, 0.11, 0.1], DRAB, 10)
    brake = tube([(0, 1.99, 4.9), (0, 2.0, 5.35)], 0.16, m.DARK_METAL, 10)
    mantle = box((0.8, 0.42, 0.4), (0, 1.7, 1.25), DRAB)
    hatch = join(
        [
            cylinder(0.36, 0.16, (-0.4, 2.2, -0.3), DRAB, 14),
            cylinder(0.3, 0.03, (-0.4, 2.36, -0.3), m.shade(DRAB, 0.4), 14),
        ]
    )
    aerial = tube([(0.7, 2.15, -0.9), (0.75, 3.4, -1.1)], 0.014, m.BLACK, 4)
    return join([hull, *parts, turret.moved(0, 0, -0.2), barrel, brake, mantle, hatch, aerial])


def scaled_ring(wide: float, deep: float, y: float) -> Floats:
    """Return an oval (14, 3) about the y axis, counter-clockwise from above."""
    return np.asarray(ring(1.0, y, 14) * np.array([wide, 1, deep]))


CRAFT: dict[str, Prop] = {
    "boat": Prop(boat, rest="ground", role="vehicle"),
    "train": Prop(train, rest="ground", role="vehicle"),
    "tank": Prop(tank, rest="ground", role="vehicle"),
}
