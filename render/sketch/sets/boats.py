"""Afloat: boats, the sea, a boat deck."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import boulder, box, boxes, cylinder, flat, lathe, loft, quad, tube


def rowing_boat(length: float = 3.6) -> Mesh:
    """Return an open boat along x, its thwarts at .42 m, floating at y = 0."""
    stations = np.linspace(-0.5, 0.5, 9)
    outer, inner = [], []
    for u in stations:
        half = 0.72 * np.sqrt(max(1 - (2 * abs(u)) ** 2.4, 0.003))
        rise = 0.5 + 0.3 * (2 * u) ** 2
        keel = -0.2 + 0.25 * (2 * u) ** 2
        x = u * length
        outer.append(
            [
                (x, rise, half),
                (x, (rise + keel) / 2 - 0.05, half * 0.85),
                (x, keel, 0),
                (x, (rise + keel) / 2 - 0.05, -half * 0.85),
                (x, rise, -half),
            ]
        )
        inner.append(
            [
                (x, rise, half * 0.93),
                (x, 0.08 + (keel + 0.2), half * 0.6),
                (x, 0.06 + (keel + 0.2), 0),
                (x, 0.08 + (keel + 0.2), -half * 0.6),
                (x, rise, -half * 0.93),
            ]
        )
    hull = loft(outer, m.WOOD, closed=False, two_sided=True)
    lining = loft(inner, m.PALE_WOOD, closed=False, two_sided=True)
    rim = [tube([row[i] for row in outer], 0.035, m.DARK_WOOD, 5) for i in (0, 4)]
    thwarts = boxes([(x, 0.38, 0, 0.28, 0.04, 1.25) for x in (-0.85, 0.0, 0.85)], m.WOOD)
    oars = [
        tube([(0.1, 0.62, side * 0.5), (-0.3, 0.5, side * 1.9)], [0.02, 0.03], m.WOOD, 5)
        for side in (-1, 1)
    ]
    return join([hull, lining, *rim, thwarts, *oars])


def sailing_boat(high: float = 7.0) -> Mesh:
    """Return a distant boat with two sails along x."""
    hull = loft(
        [
            [
                (x * s, y, z * s)
                for x, z in ((2.2, 0), (0.8, 0.7), (-2.0, 0.6), (-2.0, -0.6), (0.8, -0.7))
            ][::-1]
            for y, s in ((-0.2, 0.8), (0.8, 1.0))
        ],
        m.DARK_WOOD,
    )
    sail = quad(
        [(-1.9, 1.4, 0), (-0.05, 1.4, 0), (-0.05, high, 0), (-0.05, high, 0)],
        m.LINEN,
        two_sided=True,
    )
    jib = quad(
        [(0.1, 1.2, 0), (2.1, 1.0, 0), (0.1, high * 0.85, 0), (0.1, high * 0.85, 0)],
        m.LINEN,
        two_sided=True,
    )
    return join([hull, sail, jib, tube([(0, 0.8, 0), (0, high + 0.2, 0)], 0.05, m.DARK_WOOD, 5)])


def ship(length: float = 40.0) -> Mesh:
    """Return a distant steamer along x: hull, decks, funnel."""
    hull = loft(
        [
            [
                (x * length / 2 * s, y, z)
                for x, z in ((1.0, 0), (0.75, 3), (-0.95, 3), (-0.95, -3), (0.75, -3))
            ][::-1]
            for y, s in ((-0.5, 0.93), (3.5, 1.0))
        ],
        Patch(0.55, "metal"),
    )
    decks = boxes(
        [
            (-2, 3.5, 0, length * 0.5, 2.4, 5),
            (-3, 5.9, 0, length * 0.36, 2.2, 4),
            (6, 8.1, 0, 6, 2.4, 4),
        ],
        m.PALE_METAL,
    )
    funnel = cylinder(1.4, 5.5, (-4, 8.1, 0), m.DARK_METAL, 10)
    return join(
        [
            hull,
            decks,
            funnel,
            tube([(length * 0.32, 3.5, 0), (length * 0.32, 13, 0)], 0.15, m.BLACK, 4),
        ]
    )


def sea(s: Scenery) -> None:
    """Dress the open sea: a rowing boat, waves to the horizon, a far ship, gulls."""
    s.thing("sea", flat(2 * land.FAR, 2 * land.FAR, patch=m.WATER), "floor", 0.7)
    s.thing("boat", rowing_boat(4.4), "prop", 1.1)
    s.far(("ship", ship(44.0), Spot(-52.0, -150.0, 0.2)), line=0.6)
    s.far(
        (
            "island",
            boulder((34.0, 9.0, 10.0), s.rng, Patch(0.9, "stone"), 0.15),
            Spot(95.0, -190.0),
        )
    )
    land.ripples(s, (-60.0, -3.0, 50.0, -120.0), 0.0, 60)
    land.ripples(s, (-9.0, 5.0, 8.0, -4.0), 0.0, 22)
    land.gulls(s, 5, (-14, 5, -30), (14, 10, -14))
    s.seat(
        0.42,
        seat_1=Spot(0.0, 0.0, 0.25),
        seat_2=Spot(0.85, 0.0, -QUARTER),
        seat_3=Spot(-0.85, 0.0, QUARTER),
    )
    s.post(far=Spot(1.35, 0.0, 0.0, 0.1))
    s.mark(
        (-0.45, 0.0), (0.45, 0.0), (0.45, 0.25), (-0.45, 0.25), (-1.25, 0.0), (1.25, 0.0), y=0.08
    )
    s.fog, s.key = (45.0, 330.0), (-0.55, 0.62, 0.4)


def boat_deck(s: Scenery) -> None:
    """Dress a ship's deck: planks, bulwark, mast with shrouds and a furled sail, wheel, the sea."""
    half, bow, stern = 3.3, -8.5, 5.0
    outline = [
        (-half, stern),
        (half, stern),
        (half, -3.0),
        (half * 0.72, -6.0),
        (0.0, bow),
        (-half * 0.72, -6.0),
        (-half, -3.0),
    ]
    s.thing("deck", _fan_floor(outline), "floor", 1.0)
    for x in np.arange(-3.0, 3.1, 0.3):
        s.stroke([(x, 0.01, stern), (x, 0.01, -3.0 - 5.0 * (1 - abs(x) / half))], 0.3)
    edge = outline[1:] + outline[:1]
    for (x0, z0), (x1, z1) in list(zip(outline, edge, strict=True))[1:]:
        wall = quad(
            [(x0, 0, z0), (x1, 0, z1), (x1, 0.75, z1), (x0, 0.75, z0)],
            m.shade(m.WOOD, 0.82),
            two_sided=True,
        )
        s.dress(
            (
                "bulwark",
                join([wall, tube([(x0, 0.78, z0), (x1, 0.78, z1)], 0.07, m.DARK_WOOD, 5)]),
                Spot(0, 0),
            ),
            line=1.0,
        )
    mast = join(
        [
            cylinder(0.2, 12.0, patch=m.WOOD, sides=10),
            tube([(-2.9, 6.4, 0), (2.9, 6.4, 0)], 0.1, m.WOOD, 6),
            tube(
                [(-2.6, 6.6, 0.12), (-1.0, 6.45, 0.2), (1.0, 6.45, 0.2), (2.6, 6.6, 0.12)],
                0.2,
                m.LINEN,
                7,
            ),
        ]
    )
    s.fix(("mast", mast, Spot(0.0, -3.4)), line=1.0)
    for side in (-1, 1):
        for z in (-2.8, -3.4, -4.0):
            s.stroke([(side * 3.2, 0.8, z), (side * 0.12, 8.5, -3.4)], 0.8)
        for y in np.arange(1.6, 7.0, 0.6):
            share = (y - 0.8) / 7.7
            x = side * (3.2 * (1 - share) + 0.12 * share)
            spread = 0.6 * (1 - share)
            s.stroke([(x, y, -3.4 - spread), (x, y, -3.4 + spread)], 0.6)
    s.dress(
        ("bowsprit", tube([(0, 0.9, bow + 0.6), (0, 2.4, bow - 3.4)], 0.11, m.WOOD, 6), Spot(0, 0))
    )
    cabin = join(
        [
            box((2.2, 1.0, 1.6), patch=m.WOOD),
            box((2.4, 0.08, 1.8), (0, 1.0, 0), m.PALE_WOOD),
            openings.layers(
                [(-0.5, 0.4, 0.4, 0.35), (0.5, 0.4, 0.4, 0.35)], (m.BLACK, m.BLACK), 0.81
            ),
        ]
    )
    s.fix(("hatch", cabin, Spot(0.0, -5.3)))
    s.fix(("wheel", ships_wheel(), Spot(1.7, -1.6, 0.2)), role="prop")
    s.prop(
        ("barrel", f.barrel(), Spot(-2.6, -2.0)),
        ("barrel", f.barrel(), Spot(-2.75, -1.2)),
        ("crate", f.crate(0.6), Spot(2.7, 0.7, 0.2)),
        (
            "coil",
            lathe([(0.34, 0), (0.36, 0.12), (0.3, 0.22), (0.16, 0.2)], patch=m.CLOTH, sides=12),
            Spot(-2.3, 0.9),
        ),
    )
    s.thing("sea", flat(2 * land.FAR, 2 * land.FAR, (0, -3.2, 0), m.WATER), "floor", 0.7)
    land.ripples(s, (-80.0, -14.0, 70.0, -150.0), -3.2, 60)
    s.far(
        (
            "island",
            boulder((40.0, 11.0, 12.0), s.rng, Patch(0.9, "stone"), 0.15),
            Spot(-100.0, -200.0),
        ),
        ("sail", sailing_boat(14.0), Spot(48.0, -130.0, 0.3, -3.2)),
    )
    s.seat(0.6, seat_1=Spot(2.7, 0.7, -1.2))
    s.post(
        0.9,
        rail=Spot(-2.85, 0.2, -QUARTER),
        edge=Spot(-2.85, 0.2, -QUARTER),
        wheel=Spot(1.62, -0.85, np.pi + 0.2),
    )
    s.post(far=Spot(1.6, -5.0), mast=Spot(0.5, -2.7))
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.6, -0.2), (-1.5, -0.6))
    s.walls = (-3.0, -6.5, 3.0, 4.5)
    s.fog, s.key = (40.0, 320.0), (-0.5, 0.66, 0.45)


def _fan_floor(outline: list[tuple[float, float]]) -> Mesh:
    points = [(x, 0.0, z) for x, z in outline]
    inner = [(x * 0.02, 0.0, z * 0.02) for x, z in outline]
    return loft([points, inner], m.shade(m.WOOD, 0.88), caps=False, two_sided=True)


def ships_wheel() -> Mesh:
    """Return a steering wheel with handles on its stand."""
    turn = np.linspace(0, 2 * np.pi, 17)
    rim = tube(
        np.stack([0.42 * np.sin(turn), 1.0 + 0.42 * np.cos(turn), np.zeros(17)], axis=1),
        0.03,
        m.DARK_WOOD,
        5,
    )
    spokes = [
        tube([(0, 1, 0), (0.58 * np.sin(t), 1 + 0.58 * np.cos(t), 0)], 0.022, m.DARK_WOOD, 5)
        for t in turn[:-1:2]
    ]
    return join([rim, *spokes, box((0.3, 1.1, 0.3), (0, 0, -0.22), m.WOOD)])
