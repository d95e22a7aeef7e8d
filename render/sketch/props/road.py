"""What drives on a road: cars, vans, buses, trucks."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import marks
from render.sketch.props.prop import Prop
from render.sketch.props.vehicles import (
    PANE,
    SEAM,
    TYRE,
    car,
    flanks,
    lamps,
    shell,
    van,
    wheels,
)
from render.sketch.shapes import boxes, cylinder, quads, spin, tube

PAINTS = (m.PALE_METAL, Patch(0.42, "metal"), Patch(0.62, "metal"), Patch(0.95, "metal"))


def painted_car(seed: int = 0) -> Mesh:
    """Return a car in one of four greys."""
    return car(PAINTS[seed % len(PAINTS)])


def bus(_: int = 0) -> Mesh:
    """Return a town bus with its rows of windows, two doors and a sign over the windscreen."""
    half, long = 1.25, 5.4
    body = shell(
        [(-long, 0.4), (long, 0.4), (long + 0.06, 1.2), (long - 0.1, 2.95), (-long, 3.0)],
        2 * half,
        m.PALE_METAL,
    )
    panes = [(-long + 1.0 + 1.32 * i, 1.45, 1.18, 1.0) for i in range(7)]
    doors = [(long - 0.75, 0.5, 0.9, 2.1), (-0.1, 0.5, 1.1, 2.1)]
    sides = join(
        [
            flanks(panes, half + 0.008, PANE),
            flanks(doors, half + 0.012, m.shade(PANE, 0.6)),
            flanks([(z, 0.5, 0.03, 2.1) for z in (long - 0.75, -0.1)], half + 0.016, SEAM),
            flanks([(0, 1.12, 2 * long, 0.16)], half + 0.006, Patch(0.5, "")),
        ]
    )
    z = long + 0.08
    screen = quads(
        [[(-1.12, 1.3, z), (1.12, 1.3, z), (1.08, 2.5, z - 0.09), (-1.08, 2.5, z - 0.09)]], PANE
    )
    sign = marks([(0, 2.58, 1.5, 0.28)], TYRE, z - 0.06)
    words = marks([(-0.1, 2.64, 0.9, 0.15), (0.58, 2.64, 0.2, 0.15)], m.GLOW, z - 0.05)
    wipers = [
        tube([(x, 1.32, z + 0.02), (x + 0.35, 1.95, z - 0.02)], 0.014, m.BLACK, 4)
        for x in (-0.7, 0.1)
    ]
    rear = marks([(0, 1.6, 2.0, 0.95)], PANE, long + 0.01).turned(np.pi)
    bumper = boxes([(0, 0.38, long + 0.04, 2.5, 0.3, 0.14)], m.DARK_METAL)
    mirrors = boxes([(s * 1.42, 1.8, long + 0.1, 0.16, 0.4, 0.12) for s in (-1, 1)], m.BLACK)
    return join(
        [
            body,
            sides,
            screen,
            sign,
            words,
            *wipers,
            rear,
            bumper,
            mirrors,
            lamps(0.95, 0.75, long + 0.06, -long, 0.3),
            wheels((-3.2, 3.1), half + 0.01, 0.48, 0.3),
        ]
    )


def truck(_: int = 0) -> Mesh:
    """Return a truck: a cab with a long nose, stacks, tanks, a box body."""
    paint = Patch(0.55, "metal")
    hood = shell([(2.3, 0.75), (4.1, 0.75), (4.15, 1.5), (3.9, 1.75), (2.3, 1.95)], 1.5, paint)
    cab = shell([(0.75, 0.75), (2.35, 0.75), (2.4, 1.85), (2.0, 2.75), (0.75, 2.85)], 2.2, paint)
    screen = quads(
        [[(-1.0, 1.95, 2.39), (1.0, 1.95, 2.39), (0.95, 2.6, 2.09), (-0.95, 2.6, 2.09)]], PANE
    )
    door = join(
        [
            flanks([(1.65, 1.8, 0.72, 0.75)], 1.108, PANE),
            flanks([(1.22, 0.9, 0.025, 1.7), (2.12, 0.9, 0.025, 0.95)], 1.108, SEAM),
        ]
    )
    box_ = shell([(-4.6, 1.15), (0.5, 1.15), (0.5, 3.7), (-4.6, 3.7)], 2.5, m.WHITEWARE)
    stripes = flanks([(-2.05, 1.25, 5.0, 0.1), (-2.05, 3.5, 5.0, 0.1)], 1.256, m.METAL)
    ribs = flanks(
        [(z, 1.35, 0.025, 2.15) for z in np.arange(-4.2, 0.4, 0.65)], 1.256, m.shade(m.METAL, 0.8)
    )
    rear = marks([(0, 1.2, 0.03, 2.4)], SEAM, 4.605).turned(np.pi)
    frame = boxes([(0, 0.75, -1.5, 0.9, 0.4, 6.4)], TYRE)
    grille = boxes([(0, 0.85, 4.12, 1.1, 0.75, 0.1)], m.PALE_METAL)
    bars = boxes([(0, 0.92 + 0.1 * i, 4.175, 1.0, 0.035, 0.02) for i in range(7)], TYRE)
    fenders = boxes([(s * 0.98, 0.95, 3.3, 0.42, 0.28, 1.5) for s in (-1, 1)], paint)
    heads = boxes([(s * 0.98, 0.98, 4.06, 0.3, 0.22, 0.06) for s in (-1, 1)], m.GLOW)
    bumper = boxes([(0, 0.45, 4.2, 2.3, 0.34, 0.2)], m.PALE_METAL)
    stacks = [cylinder(0.08, 2.3, (s * 1.0, 1.2, 0.62), m.PALE_METAL, 10) for s in (-1, 1)]
    tanks = [
        cylinder(0.3, 1.0, (0, -0.5, 0), m.METAL, 14)
        .transformed(spin((1, 0, 0), np.pi / 2))
        .moved(s * 0.95, 0.75, 1.6)
        for s in (-1, 1)
    ]
    return join(
        [
            hood,
            cab,
            screen.moved(0, 0.01, 0.02),
            door,
            box_,
            stripes,
            ribs,
            rear,
            frame,
            grille,
            bars,
            fenders,
            heads,
            bumper,
            *stacks,
            *tanks,
            wheels((-3.9, -2.85, 3.3), 1.2, 0.5, 0.3),
        ]
    )


ROAD: dict[str, Prop] = {
    "car": Prop(painted_car, rest="ground", role="vehicle"),
    "van": Prop(lambda _: van(), rest="ground", role="vehicle"),
    "bus": Prop(bus, rest="ground", role="vehicle"),
    "truck": Prop(truck, rest="ground", role="vehicle"),
}
