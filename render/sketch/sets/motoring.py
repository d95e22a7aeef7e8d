"""Inside a car: seats, wheel and dash behind an open windscreen, the road around it."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props import plants, vehicles
from render.sketch.props.openings import layers
from render.sketch.sets import landscape as land
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import box, boxes, cylinder, loft, quad, spin, tube

SEAT = 0.36
"""Height of a car's seat."""


LEFT = 0.37
"""x of the driver, whose left is the picture's right."""


CLOTH = m.shade(m.DARK_CLOTH, 0.58)


def steering_wheel() -> Mesh:
    """Return a wheel about the origin that faces -z and leans as in a car."""
    turn = np.linspace(0, 2 * np.pi, 21)
    rim = np.stack([0.185 * np.sin(turn), 0.185 * np.cos(turn), np.zeros(21)], axis=1)
    hub = cylinder(0.055, 0.04, (0, -0.02, 0), m.BLACK, 10).transformed(spin((1, 0, 0), np.pi / 2))
    spokes = [
        tube([(0, 0, 0), tip], 0.014, m.BLACK, 5)
        for tip in ((0.18, 0.02, 0), (-0.18, 0.02, 0), (0, -0.18, 0))
    ]
    column = tube([(0, 0, 0), (0, 0, 0.1)], 0.03, m.BLACK, 6)
    return join([tube(rim, 0.015, m.BLACK, 6), hub, *spokes, column]).transformed(
        spin((1, 0, 0), 0.42)
    )


def front_seat() -> Mesh:
    """Return a bucket seat with a head rest."""
    back = (
        box((0.46, 0.62, 0.13), patch=CLOTH).transformed(spin((1, 0, 0), -0.2)).moved(0, 0.36, -0.2)
    )
    rest = box((0.26, 0.18, 0.09), (0, 1.0, -0.36), CLOTH)
    return join([box((0.48, 0.16, 0.5), (0, 0.22, 0.08), CLOTH), back, rest])


def _dash() -> Mesh:
    section = [(0.5, 0.68), (0.72, 0.62), (0.86, 0.66), (0.89, 0.8), (0.82, 0.98), (0.55, 0.95)]
    rings = [[(x, y, z) for y, z in section] for x in (-0.72, 0.72)]
    return loft(rings, m.shade(m.METAL, 0.42), two_sided=True)


def _nose() -> Mesh:
    line = np.linspace(-0.8, 0.8, 9)
    rows = []
    for z, y in ((2.15, 0.6), (1.8, 0.7), (1.4, 0.77), (0.98, 0.82)):
        top = [(x, y - 0.06 * (x / 0.8) ** 4, z) for x in line]
        rows.append([(-0.84, 0.28, z), *top, (0.84, 0.28, z)])
    skin = loft(rows, m.PALE_METAL, closed=False, two_sided=True)
    front = layers(
        [
            (0, 0.28, 1.66, 0.3),
            (0, 0.38, 0.8, 0.14),
            (-0.6, 0.4, 0.28, 0.14),
            (0.6, 0.4, 0.28, 0.14),
        ],
        (m.PALE_METAL, m.BLACK, m.GLOW, m.GLOW),
    ).moved(0, 0, 2.15)
    wheels = [
        vehicles.wheel().moved(side * 0.76, 0.32, z) for side in (-1, 1) for z in (1.45, -1.2)
    ]
    return join([skin, front, *wheels])


def _frame(side: float) -> Mesh:
    grey = m.shade(m.METAL, 0.5)
    pillars = [
        tube([(side * 0.72, 0.88, 0.98), (side * 0.58, 1.34, 0.42)], 0.03, grey, 6),
        tube([(side * 0.72, 0.88, -0.38), (side * 0.6, 1.36, -0.32)], 0.045, grey, 6),
        tube([(side * 0.7, 0.9, -1.35), (side * 0.58, 1.34, -1.0)], 0.05, grey, 6),
        tube(
            [(side * 0.58, 1.34, 0.42), (side * 0.6, 1.38, -0.3), (side * 0.58, 1.34, -1.0)],
            0.035,
            grey,
            6,
        ),
    ]
    return join(pillars)


def _door(side: float) -> Mesh:
    panel = quad(
        [
            (side * 0.74, 0.2, 1.0),
            (side * 0.74, 0.2, -1.4),
            (side * 0.74, 0.9, -1.4),
            (side * 0.74, 0.88, 1.0),
        ],
        m.shade(m.METAL, 0.7),
        two_sided=True,
    )
    trim = boxes(
        [
            (side * 0.73, 0.86, -0.2, 0.06, 0.05, 2.4),
            (side * 0.69, 0.58, 0.1, 0.1, 0.06, 0.5),
            (side * 0.71, 0.72, 0.35, 0.03, 0.03, 0.14),
        ],
        m.DARK_METAL,
    )
    return join([panel, trim])


def _mirrors() -> Mesh:
    inner = join(
        [
            box((0.24, 0.07, 0.02), (0, 1.24, 0.44), m.BLACK),
            tube([(0, 1.3, 0.45), (0, 1.37, 0.42)], 0.012, m.BLACK, 4),
        ]
    )
    return join(
        [
            inner,
            *(box((0.18, 0.12, 0.06), (side * 0.88, 0.9, 0.82), m.PALE_METAL) for side in (-1, 1)),
        ]
    )


def _instruments() -> Mesh:
    turn = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    disc = np.stack([0.055 * np.cos(turn), 0.055 * np.sin(turn), np.zeros(14)], axis=1)
    back = [
        quad(
            [
                (x - 0.055, 0.75, 0.615),
                (x - 0.055, 0.84, 0.645),
                (x + 0.055, 0.84, 0.645),
                (x + 0.055, 0.75, 0.615),
            ],
            m.PAPER,
        )
        for x in (0.3, 0.44)
    ]
    radio = quad(
        [(-0.12, 0.68, 0.62), (-0.12, 0.78, 0.62), (0.12, 0.78, 0.62), (0.12, 0.68, 0.62)], m.SCREEN
    )
    ring = tube(np.vstack([disc, disc[:1]]) + np.array([0.0, 0.8, 0.6]), 0.008, m.BLACK, 4)
    return join([*back, radio, ring.moved(0.3, 0, 0), ring.moved(0.44, 0, 0)])


def _cabin(s: Scenery) -> None:
    s.thing("dash", join([_dash(), _instruments()]), "set", 1.0)
    s.thing("hood", _nose(), "set", 1.0)
    s.dress(("steering_wheel", steering_wheel(), Spot(LEFT, 0.42, 0, 0.79)), line=1.1)
    for x in (LEFT, -LEFT):
        s.thing("seat", front_seat().moved(x, 0, -0.02), "prop")
    rear = [
        box((1.3, 0.16, 0.5), (0, 0.24, -0.98), CLOTH),
        box((1.3, 0.55, 0.16), (0, 0.38, -1.28), CLOTH),
    ]
    s.thing("rear_seat", join(rear), "prop")
    s.dress(
        (
            "gear",
            join(
                [
                    tube([(0, 0.25, 0.35), (0, 0.5, 0.3)], 0.018, m.BLACK, 5),
                    box((0.16, 0.28, 0.7), (0, 0.0, 0.25), m.DARK_METAL),
                ]
            ),
            Spot(0, 0),
        )
    )
    for side in (-1, 1):
        s.thing("frame", _frame(side), "set")
        s.thing("door", _door(side), "set")
    roof = [(-0.58, 1.36, 0.42), (-0.58, 1.38, -1.0), (0.58, 1.38, -1.0), (0.58, 1.36, 0.42)]
    s.thing("roof", quad(roof, m.shade(m.METAL, 0.72), two_sided=True), "ceiling")
    s.thing(
        "header",
        tube(
            [(-0.58, 1.34, 0.42), (0, 1.36, 0.44), (0.58, 1.34, 0.42)],
            0.03,
            m.shade(m.METAL, 0.5),
            6,
        ),
        "set",
    )
    s.dress(("mirrors", _mirrors(), Spot(0, 0)), line=1.0)
    rear_window = [
        (-0.6, 0.93, -1.45),
        (0.6, 0.93, -1.45),
        (0.52, 1.34, -1.02),
        (-0.52, 1.34, -1.02),
    ]
    s.thing("rear_window", quad(rear_window, m.GLASS), "set", 0.8)
    s.thing("floor_pan", box((1.46, 0.16, 2.4), (0, 0.02, -0.3), m.DARK_METAL), "floor")


def car(s: Scenery) -> None:
    """Dress a car from within: driver on the left seat, dash, mirrors, a road outside."""
    _cabin(s)
    land.ground(s, m.GRASS)
    s.thing("road", box((7.2, 0.012, 300.0), (-1.6, 0, 0), m.shade(m.ROAD, 0.86)), "floor", 0.7)
    land.dashes(s, -1.6, (60.0, -80.0), 2.4, 3.0)
    for x in (-5.0, 1.8):
        land.edge(s, x, (60.0, -120.0), 0.02)
    for i, z in enumerate((-46.0, -32.0, -20.0, -10.0, -3.0, 4.0)):
        for side in (-1, 1):
            tree = (
                plants.oak(s.rng, float(s.rng.uniform(5, 8)))
                if (i + side) % 2
                else plants.pine(s.rng, 8.0)
            )
            s.far(("tree", tree, Spot(side * float(s.rng.uniform(9, 14)) - 1.6, z)), role="foliage")
    land.ridge(s, 150.0, (5.0, 20.0), Patch(0.92, "stone"))
    seats = {"driver": LEFT, "passenger": -LEFT}
    s.seat(SEAT, **{name: Spot(x, 0.0) for name, x in seats.items()})
    s.seat(
        SEAT + 0.04,
        back_seat_1=Spot(LEFT, -0.95),
        back_seat_2=Spot(-LEFT, -0.95),
        seat_1=Spot(LEFT, -0.95),
        seat_2=Spot(-LEFT, -0.95),
    )
    s.mark((LEFT, 0.0), (-LEFT, 0.0), (LEFT, -0.95), (-LEFT, -0.95), (1.5, 0.3), (-1.6, 0.3), y=0.0)
    s.tops((-LEFT, 0.9, 0.78), (0.0, 0.4, -0.95))
    s.walls = None
    s.fog, s.key, s.sky = (14.0, 110.0), (-0.6, 0.7, 0.5), "clouds"
