"""By and on the water: beach, lake, river, harbour, sea, boat deck."""

import numpy as np

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, plants
from render.sketch.props import materials as m
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.ways import railing
from render.sketch.shapes import boulder, box, boxes, cylinder, flat, lathe, loft, quad, tube

FREE = ((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.7, -0.3), (-1.6, -0.4))


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


def shore(s: Scenery, patch: Patch, edge: float, slope: float = 0.05) -> None:
    """Lay ground that sinks into the water behind a depth `edge`."""

    def height(x: Floats, z: Floats) -> Floats:
        bump = 0.04 * np.sin(x * 1.1) * np.sin(z * 0.9) * (np.hypot(x, z) > 2.5)
        sunk: Floats = np.where(z < edge, (z - edge) * slope, bump)
        return sunk

    land.terrain(s, patch, 150.0, height)


def surf(s: Scenery, edge: float, y: float) -> None:
    """Draw the lines of waves that run up a shore."""
    u = np.linspace(-36, 36, 90)
    for k in range(4):
        z = edge - 0.5 - 0.75 * k + 0.35 * np.sin(u * 0.35 + k) + 0.1 * np.sin(u * 1.7 + k * 2)
        s.stroke(np.column_stack([u, np.full(90, y + 0.03), z]), 0.95 - 0.2 * k)


def beach(s: Scenery) -> None:
    """Dress a beach: sand, surf, the sea to the horizon, palms, a parasol, a boat, driftwood."""
    shore(s, m.SAND, -5.0, 0.06)
    s.thing("sea", flat(900.0, 500.0, (0, -0.1, -256.0), m.WATER), "floor", 0.7)
    surf(s, -6.0, -0.1)
    land.ripples(s, (-60.0, -9.0, 50.0, -90.0), -0.1, 46)
    land.foliage(
        s,
        [
            ("palm", plants.palm(s.rng, h), Spot(x, z, x))
            for x, z, h in (
                (-4.2, -3.0, 5.4),
                (-6.4, -1.6, 6.3),
                (6.4, -2.6, 5.2),
                (10.0, -3.0, 6.0),
                (-12.0, -2.0, 6.0),
            )
        ],
        0.9,
    )
    for _ in range(5):
        s.prop(
            (
                "rock",
                plants.rock(s.rng, float(s.rng.uniform(0.3, 0.8))),
                Spot(float(s.rng.uniform(6, 14)), float(s.rng.uniform(-7.5, -4.5))),
            ),
            line=0.8,
        )
    parasol = join(
        [
            lathe([(1.15, 1.9), (0.1, 2.35)], patch=m.CLOTH, sides=10),
            cylinder(0.025, 2.3, patch=m.WOOD, sides=5),
        ]
    )
    s.fix(
        ("parasol", parasol, Spot(3.1, -1.9)),
        ("boat", rowing_boat(), Spot(-5.2, -4.4, 0.5, 0.15)),
        ("driftwood", plants.log(1.9), Spot(-2.3, -1.5, 0.4)),
        role="prop",
    )
    s.thing("towel", flat(0.8, 1.8, (2.3, 0.03, -1.4), m.shade(m.CLOTH, 0.8)), "floor", 0.8)
    s.far(
        ("sail", sailing_boat(9.0), Spot(24.0, -85.0, 0.3)),
        ("sail", sailing_boat(7.0), Spot(-38.0, -110.0, -0.4)),
    )
    s.far(
        (
            "headland",
            boulder((46.0, 14.0, 14.0), s.rng, Patch(0.88, "stone"), 0.15),
            Spot(-110.0, -130.0),
        )
    )
    land.pebbles(s, 60, 9.0)
    s.lie(0.04, towel=Spot(2.3, -1.4))
    s.seat(0.4, seat_1=Spot(-2.0, -1.62, 0.3), log=Spot(-2.6, -1.38, 0.3))
    s.post(shore=Spot(0.0, -4.4, np.pi), edge=Spot(0.0, -4.4, np.pi), far=Spot(1.4, -4.0))
    s.mark(*FREE)
    s.fog, s.key = (40.0, 320.0), (-0.6, 0.6, 0.35)


def lake(s: Scenery) -> None:
    """Dress a lake: a jetty with a boat, reeds, still water, mountains on the far shore."""
    shore(s, m.GRASS, -3.2, 0.08)
    s.thing("water", flat(900.0, 400.0, (0, -0.12, -204.0), m.WATER), "floor", 0.7)
    planks = boxes([(0, -0.05, -0.32 * i, 1.6, 0.08, 0.29) for i in range(22)], m.WOOD)
    posts = boxes(
        [(x, -0.9, z, 0.14, 1.3, 0.14) for x in (-0.8, 0.8) for z in (0.0, -2.3, -4.6, -6.9)],
        m.DARK_WOOD,
    )
    s.thing("jetty", join([planks, posts]).moved(2.2, 0.12, -2.4), "set", 0.9)
    s.far(("boat", rowing_boat(), Spot(4.6, -6.4, 0.8, -0.12)), line=0.9)
    for _ in range(9):
        x = float(s.rng.choice([-1, 1])) * float(s.rng.uniform(3.4, 11.0))
        s.dress(
            (
                "reeds",
                plants.reeds(s.rng, float(s.rng.uniform(0.9, 1.5))),
                Spot(x - 0.6, float(s.rng.uniform(-4.8, -3.6))),
            ),
            line=0.6,
        )
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 7.5), Spot(-5.4, -2.0)),
            ("fir", plants.pine(s.rng, 9.0), Spot(8.8, -2.0)),
            ("fir", plants.pine(s.rng, 10.0), Spot(-10.0, -1.0)),
        ],
    )
    land.treeline(s, 95.0, 9.0)
    land.ridge(s, 190.0, (18.0, 66.0), Patch(0.92, "stone"))
    land.ripples(s, (-40.0, -6.0, 36.0, -70.0), -0.12, 36)
    land.grass(s, 70, 8.0)
    s.prop(
        ("rock", plants.rock(s.rng, 0.55), Spot(-2.4, -1.7)),
        ("log", plants.log(1.8), Spot(-1.9, 1.6, 1.1)),
    )
    s.seat(0.2, jetty_edge=Spot(2.2, -9.0, np.pi))
    s.seat(0.45, seat_1=Spot(-2.4, -1.7, 0.6))
    s.post(
        shore=Spot(-0.4, -2.7, np.pi),
        jetty=Spot(2.2, -6.0, 0.0, 0.16),
        far=Spot(2.2, -8.4, 0.0, 0.16),
        edge=Spot(-0.4, -2.7, np.pi),
    )
    s.mark(*FREE)
    s.fog, s.key = (26.0, 210.0), (-0.5, 0.62, 0.4)


def river(s: Scenery) -> None:
    """Dress a river bank: water with stones, a far bank with trees, a footbridge."""

    def height(x: Floats, z: Floats) -> Floats:
        bed: Floats = -1.1 * np.exp(-(((z + 8.0 + 0.8 * np.sin(x * 0.12)) / 3.2) ** 4))
        return bed

    land.terrain(s, m.GRASS, 150.0, height, 44)
    s.thing("water", flat(400.0, 9.0, (0, -0.35, -8.0), m.WATER), "floor", 0.8)
    land.ripples(s, (-22.0, -5.2, 18.0, -10.5), -0.35, 40)
    for _ in range(14):
        s.far(
            (
                "stone",
                plants.rock(s.rng, float(s.rng.uniform(0.3, 0.8))),
                Spot(float(s.rng.uniform(-14, 14)), float(s.rng.uniform(-10, -5.2)), y=-0.4),
            ),
            line=0.8,
        )
    arch = join(
        [
            box((1.6, 0.12, 10.0), (0, 0.3, 0), m.WOOD),
            railing(10.0, m.WOOD, 1.0).turned(QUARTER).moved(0.75, 0.4, 0),
            railing(10.0, m.WOOD, 1.0).turned(QUARTER).moved(-0.75, 0.4, 0),
        ]
    )
    s.far(("footbridge", arch, Spot(9.0, -8.0)), line=0.8)
    items = [
        (
            "tree",
            plants.oak(s.rng, float(s.rng.uniform(6, 9))),
            Spot(float(x), float(s.rng.uniform(-22, -13))),
        )
        for x in np.arange(-24, 25, 8.0)
    ]
    land.foliage(
        s,
        [
            *items,
            ("tree", plants.oak(s.rng, 7.0), Spot(-5.4, -1.2)),
            ("tree", plants.oak(s.rng, 6.0), Spot(13.0, 0.5)),
        ],
    )
    s.dress(
        *(
            ("reeds", plants.reeds(s.rng, 1.2), Spot(float(s.rng.uniform(-9, 7)), -5.0))
            for _ in range(7)
        ),
        line=0.6,
    )
    s.prop(
        ("rock", plants.rock(s.rng, 0.6), Spot(2.4, -1.9)),
        ("log", plants.log(2.0), Spot(-2.4, -1.2, 0.3)),
    )
    land.treeline(s, 70.0, 9.0)
    land.ridge(s, 160.0, (10.0, 34.0), Patch(0.92, "stone"))
    land.grass(s, 70, 9.0)
    s.seat(0.48, seat_1=Spot(2.4, -1.9, -0.4))
    s.seat(0.4, log=Spot(-2.4, -1.2, 0.3))
    s.post(
        shore=Spot(0.0, -3.4, np.pi),
        edge=Spot(0.0, -3.4, np.pi),
        far=Spot(-1.6, -3.2),
        bridge=Spot(9.0, -6.0, 0.0, 0.42),
    )
    s.mark(*FREE)
    s.fog, s.key = (18.0, 130.0), (-0.5, 0.68, 0.45)


def harbour(s: Scenery) -> None:
    """Dress a harbour: a quay with bollards, moored boats, cranes, warehouses."""
    s.thing("quay", box((300.0, 1.6, 40.0), (0, -1.6, 16.0), m.CONCRETE), "floor")
    s.thing("water", flat(900.0, 400.0, (0, -1.5, -204.0), m.WATER), "floor", 0.7)
    s.fix(
        *(
            (
                "bollard",
                lathe(
                    [(0.2, 0), (0.14, 0.12), (0.13, 0.4), (0.22, 0.45), (0.2, 0.55)],
                    patch=m.DARK_METAL,
                    sides=10,
                ),
                Spot(x, -3.5),
            )
            for x in (-6.5, -1.9, 2.7, 7.3)
        ),
        role="prop",
    )
    s.far(
        ("boat", sailing_boat(8.0), Spot(-5.6, -6.4, 0.1, -1.3)),
        ("boat", sailing_boat(6.5), Spot(6.2, -7.0, -0.2, -1.3)),
        ("boat", rowing_boat(), Spot(1.2, -5.4, 0.1, -1.5)),
        line=0.85,
    )
    s.far(("ship", ship(46.0), Spot(-14.0, -48.0, 0.15, -1.5)), line=0.6)
    crane = join(
        [
            boxes(
                [(x, 0, z, 0.5, 13.0, 0.5) for x in (-2, 2) for z in (-2, 2)]
                + [(0, 13.0, 0, 5.0, 1.0, 5.0), (0, 14.0, 0, 3.0, 3.0, 3.0)],
                m.METAL,
            ),
            tube([(0, 15.5, 0), (11.0, 22.0, 0)], 0.4, m.METAL, 4),
            tube([(11.0, 22.0, 0), (11.0, 9.0, 0)], 0.06, m.BLACK, 3),
        ]
    )
    s.far(("crane", crane, Spot(17.0, -1.0, 2.4)), line=0.7)
    s.far(("crane", crane, Spot(34.0, -22.0, 2.8, -1.0)), line=0.5)
    s.prop(
        (
            "crates",
            join(
                [
                    f.crate(0.7),
                    f.crate(0.7).moved(0.75, 0, 0),
                    f.crate(0.6).turned(0.2).moved(0.3, 0.7, 0),
                ]
            ),
            Spot(2.9, -1.2, 0.2),
        ),
        ("barrel", f.barrel(), Spot(-2.7, -1.9)),
        ("barrel", f.barrel(), Spot(-3.4, -1.6)),
    )
    s.far(
        *(
            (
                "warehouse",
                join(
                    [
                        box((12.0, 7.0, 9.0), patch=m.BRICK),
                        facades.gable_roof(12.0, 9.0, 7.0, 2.6),
                        openings.layers(
                            [(0, 0, 3.2, 3.6), (-4, 1.6, 1.4, 1.6), (4, 1.6, 1.4, 1.6)],
                            (m.DARK_WOOD, s.facade_pane(), s.facade_pane()),
                            4.52,
                        ),
                    ]
                ),
                Spot(x, -34.0, 0, -1.0),
            )
            for x in (20.0, 34.0, 48.0, -40.0, -54.0)
        ),
        line=0.5,
    )
    s.fix(
        ("lamp_post", lamps.park_lamp(4.0), Spot(-5.2, -2.9)),
        ("lamp_post", lamps.park_lamp(4.0), Spot(5.4, -2.9)),
        line=0.8,
    )
    s.light(-5.2, 3.8, -2.9)
    rope = np.linspace(0, 1, 9)
    s.stroke(
        np.column_stack(
            [-1.9 - 2.4 * rope, 0.4 - 1.2 * rope - 0.5 * rope * (1 - rope), -3.5 - 2.2 * rope]
        ),
        0.9,
    )
    land.ripples(s, (-40.0, -6.0, 36.0, -70.0), -1.5, 40)
    land.skyline(s, 170.0, 26.0, 50)
    for z in (-3.0, -1.0, 1.0, 3.0):
        s.stroke([(-9.0, 0.01, z), (9.0, 0.01, z)], 0.25)
    s.seat(0.7, seat_1=Spot(2.9, -1.0, -0.2))
    s.post(edge=Spot(0.4, -3.4, np.pi), far=Spot(-4.2, -2.6), shore=Spot(0.4, -3.4, np.pi))
    s.mark(*FREE[:4], (1.6, 0.3), (-1.6, -0.4))
    s.fog, s.key = (22.0, 170.0), (-0.5, 0.66, 0.45)


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
    for _ in range(5):
        x, y, z = s.rng.uniform(-14, 14), s.rng.uniform(5, 10), s.rng.uniform(-30, -14)
        s.stroke(
            [
                (x - 0.5, y + 0.12, z),
                (x - 0.2, y + 0.2, z),
                (x, y, z),
                (x + 0.25, y + 0.2, z),
                (x + 0.5, y + 0.1, z),
            ],
            0.9,
        )
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
    s.fix(
        (
            "wheel",
            join([rim, *spokes, box((0.3, 1.1, 0.3), (0, 0, -0.22), m.WOOD)]),
            Spot(1.7, -1.6, 0.2),
        ),
        role="prop",
    )
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
