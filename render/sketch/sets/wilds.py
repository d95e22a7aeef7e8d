"""Open country: field, farm, desert, mountain, snow, ruin, plain."""

import numpy as np

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings, outdoors, plants
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.green import ring_of
from render.sketch.sets.outbuildings import bale
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import arch, box, boxes, cylinder, lathe, loft, spin, tube

FREE = ((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.7, -0.3), (-1.6, -0.4))


def field(s: Scenery) -> None:
    """Dress a field: tall grass, a rail fence, a lone tree, rows of crops, a farmhouse, hills."""
    land.ground(s, m.GRASS)
    s.fix(("fence", outdoors.fence(70.0), Spot(0, -6.6)), line=0.8)
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 8.0), Spot(-5.4, -4.4)),
            ("tree", plants.oak(s.rng, 6.5), Spot(12.0, -14.0)),
            ("tree", plants.oak(s.rng, 7.0), Spot(-20.0, -26.0)),
        ],
    )
    for z in np.arange(-9.0, -30.0, -2.6):
        s.far(
            ("crops", plants.crops(s.rng, 22.0, 0.6), Spot(4.0, float(z))),
            line=0.45,
            role="foliage",
        )
    s.far(
        ("farmhouse", facades.cottage(s, 9.0, 7.0, 2), Spot(16.0, -52.0, -0.2)),
        (
            "bales",
            join([bale(round_one=True), bale(round_one=True).moved(2.4, 0, 0.8)]),
            Spot(-11.0, -13.0),
        ),
        line=0.55,
    )
    land.treeline(s, 90.0, 7.0)
    land.ridge(s, 170.0, (6.0, 28.0), Patch(0.93, "grass"))
    land.grass(s, 130, 13.0, 0.3)
    s.prop(("rock", plants.rock(s.rng, 0.5), Spot(2.5, -1.9)))
    s.seat(0.42, seat_1=Spot(2.5, -1.9, -0.4))
    s.post(fence=Spot(-0.8, -6.0, np.pi), far=Spot(1.0, -5.2), tree=Spot(-4.2, -3.6, -0.6))
    s.mark(*FREE)
    s.fog, s.key = (22.0, 150.0), (-0.5, 0.65, 0.45)


def farm(s: Scenery) -> None:
    """Dress a farm yard: a barn, a silo, a house, a wind pump, a trough, fences, hay, a cart."""
    land.ground(s, m.shade(m.EARTH, 0.93))
    barn = join(
        [
            box((9.0, 5.0, 8.0), patch=m.shade(m.WOOD, 0.6)),
            facades.gable_roof(8.0, 9.0, 5.0, 3.6).turned(QUARTER),
        ]
    )
    doors = openings.layers(
        [(0, 0, 3.6, 3.8), (-0.88, 0.05, 1.7, 3.6), (0.88, 0.05, 1.7, 3.6), (0, 5.0, 1.3, 1.3)],
        (m.TRIM, m.shade(m.WOOD, 0.5), m.shade(m.WOOD, 0.5), m.BLACK),
        4.02,
    )
    s.fix(("barn", join([barn, doors]), Spot(-6.5, -13.5, 0.25)), line=0.85)
    s.far(
        (
            "silo",
            lathe([(2.0, 0), (2.0, 10.0), (1.4, 11.3), (0.1, 12.0)], patch=m.PALE_METAL, sides=16),
            Spot(-13.5, -17.0),
        ),
        ("house", facades.cottage(s, 9.0, 7.0, 2), Spot(11.0, -16.0, -0.35)),
        ("wind_pump", wind_pump(), Spot(3.4, -21.0)),
        line=0.65,
    )
    s.fix(
        ("fence", outdoors.fence(16.0, 1.2, 2.0, 3), Spot(9.0, -5.6)),
        ("fence", outdoors.fence(12.0, 1.2, 2.0, 3), Spot(-9.5, -3.0, QUARTER)),
        line=0.75,
    )
    trough = join(
        [
            boxes(
                [(0, 0.1, z, 1.8, 0.5, 0.06) for z in (-0.3, 0.3)]
                + [(x, 0, 0, 0.08, 0.6, 0.66) for x in (-0.9, 0.9)],
                m.WOOD,
            ),
            box((1.7, 0.02, 0.55), (0, 0.48, 0), m.WATER),
        ]
    )
    s.prop(
        ("trough", trough, Spot(2.9, -2.4, -0.2)),
        (
            "hay",
            join([bale(), bale().moved(1.0, 0, 0.1), bale().turned(0.1).moved(0.5, 0.42, 0)]),
            Spot(-3.6, -3.0, 0.3),
        ),
        ("barrel", f.barrel(), Spot(4.6, -3.6)),
    )
    s.fix(("cart", cart(), Spot(-2.4, -6.0, 0.7)), line=0.9)
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 8.0), Spot(6.8, -9.0)),
            ("tree", plants.oak(s.rng, 7.0), Spot(18.0, -10.0)),
            ("tree", plants.oak(s.rng, 7.0), Spot(-20.0, -8.0)),
        ],
    )
    land.treeline(s, 85.0, 7.0)
    land.ridge(s, 170.0, (6.0, 26.0), Patch(0.93, "grass"))
    land.grass(s, 40, 12.0)
    land.pebbles(s, 30)
    s.seat(0.42, seat_1=Spot(-3.2, -2.9, 0.3))
    s.post(
        door=Spot(-5.2, -8.0, np.pi + 0.25),
        far=Spot(1.2, -8.0),
        fence=Spot(5.0, -5.0, np.pi),
        trough=Spot(2.2, -1.5, 2.5),
    )
    s.mark(*FREE)
    s.fog, s.key = (20.0, 140.0), (-0.5, 0.66, 0.45)


def wind_pump() -> Mesh:
    """Return a wind wheel on a lattice mast."""
    legs = [
        tube([(x, 0, z), (x * 0.1, 9.0, z * 0.1)], 0.07, m.DARK_METAL, 4)
        for x in (-1, 1)
        for z in (-1, 1)
    ]
    cross = boxes([(0, y, 0, 1.9 - y * 0.17, 0.06, 0.06) for y in (2.0, 4.5, 7.0)], m.DARK_METAL)
    blades = [
        tube(
            [
                (0.2 * np.sin(t), 9.4 + 0.2 * np.cos(t), 0.2),
                (1.5 * np.sin(t), 9.4 + 1.5 * np.cos(t), 0.2),
            ],
            [0.05, 0.2],
            m.METAL,
            4,
        )
        for t in np.arange(0, 6.2, np.pi / 5)
    ]
    return join([*legs, cross, *blades, box((0.04, 0.7, 1.4), (0, 9.1, -1.2), m.METAL)])


def cart() -> Mesh:
    """Return a two-wheeled cart, shafts to +z."""
    turn = np.linspace(0, 2 * np.pi, 17)
    rim = tube(
        np.stack([np.zeros(17), 0.55 + 0.5 * np.sin(turn), 0.5 * np.cos(turn)], axis=1),
        0.045,
        m.DARK_WOOD,
        5,
    )
    spokes = [
        tube([(0, 0.55, 0), (0, 0.55 + 0.5 * np.sin(t), 0.5 * np.cos(t))], 0.025, m.DARK_WOOD, 4)
        for t in turn[:-1:2]
    ]
    one = join([rim, *spokes])
    bed = boxes(
        [
            (0, 0.75, 0, 1.2, 0.06, 2.0),
            *((x, 0.8, 0, 0.05, 0.4, 2.0) for x in (-0.6, 0.6)),
            (0, 0.8, -1.0, 1.2, 0.4, 0.05),
        ],
        m.WOOD,
    )
    shafts = [tube([(x, 0.75, 1.0), (x, 0.35, 2.4)], 0.04, m.WOOD, 5) for x in (-0.4, 0.4)]
    return join([one.moved(-0.72, 0, 0), one.moved(0.72, 0, 0), bed, *shafts])


def mesa(s: Scenery, wide: float, high: float) -> Mesh:
    """Return a table mountain with a skirt of scree."""
    turn = np.linspace(0, 2 * np.pi, 18, endpoint=False)
    rings = []
    for share, y in ((1.3, -1.0), (0.92, 0.35), (0.82, 0.4), (0.76, 0.93), (0.7, 1.0)):
        rough = s.rng.uniform(0.86, 1.1, 18)
        rings.append(
            np.column_stack(
                [
                    wide * share * np.sin(turn) * rough,
                    np.full(18, max(y * high, -1.0)),
                    wide * 0.6 * share * np.cos(turn) * rough,
                ]
            )
        )
    return loft(rings, Patch(0.88, "stone"))


def desert(s: Scenery) -> None:
    """Dress a desert: dunes, mesas on the horizon, saguaros, stones, scrub."""

    def height(x: Floats, z: Floats) -> Floats:
        rise = np.clip((np.hypot(x, z) - 4) / 18, 0, 1) ** 1.4
        dunes: Floats = (
            1.7 * np.sin(x * 0.11 + 0.6 * np.sin(z * 0.05)) + 1.2 * np.sin(z * 0.13 + x * 0.03)
        ) * rise
        return dunes

    land.terrain(s, m.SAND, 240.0, height, 60)
    for x, z, wide, high in (
        (-48.0, -95.0, 22.0, 20.0),
        (32.0, -110.0, 16.0, 27.0),
        (66.0, -88.0, 28.0, 14.0),
        (-95.0, -80.0, 26.0, 17.0),
        (10.0, 130.0, 30.0, 20.0),
    ):
        s.far(("mesa", mesa(s, wide, high), Spot(x, z)), line=0.6)
    s.fix(
        *(
            ("cactus", plants.cactus(h), Spot(x, z, x))
            for x, z, h in (
                (-4.4, -5.0, 2.7),
                (6.4, -9.0, 3.3),
                (-10.0, -16.0, 3.2),
                (13.0, -22.0, 3.0),
            )
        ),
        role="foliage",
        line=0.9,
    )
    for spot in ring_of(s, 10, (3.0, 16.0), 2.0):
        s.prop(("rock", plants.rock(s.rng, float(s.rng.uniform(0.25, 0.7))), spot), line=0.8)
    s.dress(
        *(("scrub", plants.reeds(s.rng, 0.5), spot) for spot in ring_of(s, 9, (2.6, 12.0), 1.8)),
        line=0.5,
    )
    land.pebbles(s, 60, 10.0)
    s.prop(("boulder", plants.rock(s.rng, 0.8), Spot(2.9, -2.0)))
    s.seat(0.55, seat_1=Spot(2.9, -2.0, -0.4))
    s.post(far=Spot(0.6, -7.0), path=Spot(0.0, -2.0))
    s.mark(*FREE)
    s.fog, s.key = (30.0, 190.0), (-0.7, 0.5, 0.35)


def peaks(s: Scenery, radius: float, high: float, count: int, patch: Patch) -> None:
    """Close the horizon with a ring of pointed mountains with white tops."""
    for i in range(count):
        turn = 2 * np.pi * (i + s.rng.uniform(-0.3, 0.3)) / count
        x, z = radius * np.sin(turn), -radius * np.cos(turn)
        tall, wide = high * s.rng.uniform(0.5, 1.0), radius * s.rng.uniform(0.32, 0.5)
        rough = s.rng.uniform(0.75, 1.25, 11)
        around = np.linspace(0, 2 * np.pi, 11, endpoint=False)
        rings = []
        for share, y in ((1.0, -0.05), (0.62, 0.4), (0.36, 0.66)):
            rings.append(
                np.column_stack(
                    [
                        wide * share * np.sin(around) * rough,
                        tall * y + tall * 0.1 * (rough - 1),
                        wide * share * np.cos(around) * rough,
                    ]
                )
            )
        body = loft(rings, patch, caps=False)
        tip = np.column_stack([np.zeros(11), np.full(11, tall), np.zeros(11)])
        cap = loft([rings[-1], tip], m.SNOW, caps=False)
        s.far(("peak", join([body, cap]), Spot(float(x), float(z))), line=0.6)


def mountain(s: Scenery) -> None:
    """Dress a mountain side: a ledge over a drop, crags, a cairn, firs, peaks."""

    def height(x: Floats, z: Floats) -> Floats:
        drop = -np.clip(-3.2 - z, 0, 60) * 0.8
        slope = np.clip(x - 4.0, 0, 30) * 0.55 * (z > -12)
        ledge: Floats = (
            drop * (x < 9)
            + slope
            + 0.25 * np.sin(x * 0.9) * np.cos(z * 0.8) * (np.hypot(x, z) > 2.6)
        )
        return ledge

    land.terrain(s, m.shade(m.STONE, 0.9), 60.0, height, 50)
    land.ground(s, m.shade(m.GRASS, 0.95), -48.0)
    peaks(s, 190.0, 90.0, 13, Patch(0.86, "stone"))
    peaks(s, 110.0, 34.0, 11, Patch(0.8, "stone"))
    for x, z, size in (
        (4.4, -2.2, 1.5),
        (5.6, -4.6, 2.2),
        (-3.8, -2.4, 0.7),
        (-5.2, -2.6, 1.0),
        (6.4, 1.2, 1.6),
        (2.4, -2.3, 0.5),
        (-4.6, 2.0, 0.8),
    ):
        s.fix(("crag", plants.rock(s.rng, size, m.shade(m.STONE, 0.76)), Spot(x, z, x)), line=0.95)
    cairn = join([plants.rock(s.rng, 0.28 - 0.05 * i).moved(0, 0.26 * i, 0) for i in range(4)])
    s.prop(("cairn", cairn, Spot(-2.3, -2.0)))
    land.foliage(
        s,
        [
            ("fir", plants.pine(s.rng, 5.0), Spot(7.6, -1.6, 0, 1.8)),
            ("fir", plants.pine(s.rng, 4.0), Spot(-7.0, -1.6)),
            ("fir", plants.pine(s.rng, 6.0), Spot(9.6, 2.4, 0, 2.8)),
        ],
    )
    land.pebbles(s, 60, 7.0)
    for _ in range(24):
        x, z = s.rng.uniform(3.0, 7.0), s.rng.uniform(-5.0, 1.0)
        s.stroke(
            [
                (x, 0.3 + (x - 3) * 0.5, z),
                (x + 0.25, 0.75 + (x - 3) * 0.5, z - 0.05),
                (x + 0.2, 1.0 + (x - 3) * 0.5, z),
            ],
            0.5,
        )
    s.seat(0.42, seat_1=Spot(2.4, -2.3, -0.5))
    s.post(edge=Spot(0.2, -2.7, np.pi), path=Spot(0.4, -1.4), far=Spot(-1.2, -2.3))
    s.mark(*FREE)
    s.fog, s.key = (26.0, 240.0), (-0.6, 0.6, 0.4)


def snow(s: Scenery) -> None:
    """Dress a snow field: drifts, footprints, firs under snow, a half-buried fence, white peaks."""

    def height(x: Floats, z: Floats) -> Floats:
        far = np.clip((np.hypot(x, z) - 3) / 12, 0, 1)
        drifts: Floats = (
            0.5 * np.sin(x * 0.3 + 0.7) * np.cos(z * 0.25) + 0.3 * np.sin(x * 0.13 - z * 0.2)
        ) * far
        return drifts

    land.terrain(s, m.SNOW, 160.0, height, 50)
    firs = []
    for spot in ring_of(s, 18, (6.0, 32.0), 3.4):
        fir = plants.pine(s.rng, float(s.rng.uniform(5, 10)), m.shade(m.LEAF, 0.72))
        firs.append(("fir", fir, spot))
    land.foliage(s, firs, 0.75)
    s.fix(("fence", outdoors.fence(26.0, 0.8), Spot(-3.0, -5.6)), line=0.7)
    peaks(s, 170.0, 62.0, 12, Patch(0.93, "stone"))
    land.treeline(s, 80.0, 8.0, Patch(0.86, "leaf"))
    for i in range(16):
        x, z = 0.3 * np.sin(i * 0.5) + 0.16 * (-1) ** i, -1.2 - 0.62 * i
        u = np.linspace(0, 2 * np.pi, 9)
        s.stroke(
            np.column_stack([x + 0.07 * np.cos(u), np.full(9, 0.03), z + 0.15 * np.sin(u)]), 0.6
        )
    for _ in range(18):
        x, z = s.rng.uniform(-12, 12), s.rng.uniform(-16, 2)
        u = np.linspace(0, 1, 8)
        s.stroke(np.column_stack([x + 2.4 * u, 0.12 + 0.1 * np.sin(u * 3), np.full(8, z)]), 0.35)
    s.prop(
        ("drift", plants.rock(s.rng, 0.7, m.SNOW), Spot(2.8, -2.0)),
        ("rock", plants.rock(s.rng, 0.6), Spot(-2.9, -1.8)),
    )
    s.seat(0.5, seat_1=Spot(-2.9, -1.8, 0.5))
    s.post(path=Spot(0.0, -2.0), far=Spot(0.3, -7.0), fence=Spot(-1.2, -4.9, np.pi))
    s.mark(*FREE)
    s.fog, s.key = (16.0, 120.0), (-0.55, 0.6, 0.42)


def ruin(s: Scenery) -> None:
    """Dress a ruin: broken columns, a standing arch, tumbled blocks, a ragged wall, weeds."""
    land.ground(s, m.shade(m.GRASS, 0.92))
    s.thing("floor", _slabs(s), "floor", 0.6)
    s.fix(("arch", _gateway(), Spot(0.0, -6.4)), line=1.0)
    for x, z, high in (
        (-3.4, -2.6, 4.2),
        (-3.4, -5.0, 2.1),
        (3.4, -2.6, 1.2),
        (3.4, -5.0, 3.6),
        (-4.6, 1.6, 2.6),
        (4.8, 1.4, 1.6),
    ):
        s.fix(("column", _column(s, high), Spot(x, z)), line=0.9)
    for side in (-1, 1):
        s.fix(("wall", _broken_wall(s), Spot(side * 5.8, -6.6)), line=0.85)
        s.far(("wall", _broken_wall(s), Spot(side * 8.0, -13.0, side * 0.5)), line=0.6)
    for spot in ring_of(s, 9, (2.6, 8.0), 2.0):
        size = float(s.rng.uniform(0.3, 0.6))
        s.prop(("block", box((size * 1.5, size, size), patch=m.STONE), spot), line=0.85)
    fallen = (
        cylinder(0.34, 2.2, patch=m.STONE, sides=12)
        .transformed(spin((0, 0, 1), QUARTER))
        .moved(1.1, 0.34, 0)
    )
    s.prop(("fallen_column", fallen, Spot(1.6, -3.6, 0.3)))
    s.dress(
        *(
            ("bush", plants.bush(s.rng, float(s.rng.uniform(0.3, 0.7))), spot)
            for spot in ring_of(s, 9, (3.0, 10.0), 2.2)
        ),
        line=0.6,
    )
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 6.0), Spot(-9.0, -6.0)),
            ("dead_tree", plants.bare(s.rng, 5.0), Spot(7.6, -3.4)),
        ],
    )
    land.ridge(s, 150.0, (8.0, 34.0), Patch(0.92, "stone"))
    land.grass(s, 70, 9.0, 0.25)
    s.seat(0.5, seat_1=Spot(2.4, -3.4, 0.2))
    s.post(
        door=Spot(0.0, -5.4),
        path=Spot(0.0, -2.0),
        far=Spot(0.0, -4.6),
        column=Spot(-2.5, -2.2, 0.9),
    )
    s.mark(*FREE)
    s.fog, s.key = (16.0, 110.0), (-0.55, 0.62, 0.4)


def _slabs(s: Scenery) -> Mesh:
    rows = []
    for x in np.arange(-2.7, 2.8, 1.1):
        for z in np.arange(-5.5, 1.8, 1.1):
            if s.rng.random() < 0.72:
                rows.append((float(x), -0.02, float(z), 1.04, 0.035, 1.04))
    return boxes(rows, m.shade(m.STONE, 0.93))


def _column(s: Scenery, high: float) -> Mesh:
    top = high * float(s.rng.uniform(0.95, 1.0))
    return lathe(
        [(0.5, 0), (0.5, 0.18), (0.38, 0.24), (0.34, top * 0.9), (0.28, top)],
        patch=m.STONE,
        sides=12,
    )


def _gateway() -> Mesh:
    sides = boxes([(x, 0, 0, 1.1, 4.2, 0.9) for x in (-1.75, 1.75)], m.STONE)
    return join(
        [
            sides,
            arch(2.4, 4.4, 0.7, m.STONE),
            boxes([(x, 4.2, 0, 1.3, 0.3, 1.0) for x in (-1.85, 1.85)], m.STONE),
        ]
    )


def _broken_wall(s: Scenery) -> Mesh:
    rows = []
    for i in range(6):
        high = float(s.rng.uniform(0.8, 3.6)) * (1 - 0.1 * i)
        rows.append((-2.2 + 0.75 * i, 0, 0, 0.74, high, 0.6))
    return boxes(rows, m.STONE)


def plain(s: Scenery) -> None:
    """Dress bare open ground: grass, a few stones, low hills."""
    land.ground(s, m.GRASS)
    land.ridge(s, 160.0, (3.0, 18.0), Patch(0.93, "stone"))
    land.grass(s, 60, 12.0)
    land.pebbles(s, 20)
    s.prop(("rock", plants.rock(s.rng, 0.5), Spot(2.6, -2.2)))
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 6.5), Spot(-11.0, -19.0)),
            ("tree", plants.oak(s.rng, 6.0), Spot(17.0, -30.0)),
        ],
    )
    s.seat(0.42, seat_1=Spot(2.6, -2.2, -0.4))
    s.post(far=Spot(0.4, -8.0))
    s.mark(*FREE)
    s.fog, s.key = (22.0, 150.0), (-0.5, 0.66, 0.45)
