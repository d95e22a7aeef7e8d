"""Wild growth: forest, jungle, swamp, camp."""

import numpy as np

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import outdoors, plants
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.landscape import FREE, ring_of
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import boxes, lathe, loft, tube


def forest(s: Scenery) -> None:
    """Dress a forest: trunks near and far, firs between, a fallen log, bushes, ferns."""
    land.ground(s, m.shade(m.GRASS, 0.88))
    trunks = [
        ("trunk", plants.trunk(s.rng, float(s.rng.uniform(9, 13))), spot)
        for spot in ring_of(s, 28, (3.4, 26.0))
    ]
    firs = [
        ("fir", plants.pine(s.rng, float(s.rng.uniform(6, 11))), spot)
        for spot in ring_of(s, 18, (6.5, 30.0), 2.8)
    ]
    land.foliage(s, trunks + firs, 0.75)
    s.prop(
        ("log", plants.log(2.4), Spot(-2.4, -1.9, 0.5)),
        ("rock", plants.rock(s.rng, 0.6), Spot(2.6, -2.0)),
        line=0.9,
    )
    s.dress(
        *(
            ("bush", plants.bush(s.rng, float(s.rng.uniform(0.4, 0.8))), spot)
            for spot in ring_of(s, 10, (3.4, 14.0), 2.0)
        ),
        *(("fern", plants.fern(s.rng, 0.7), spot) for spot in ring_of(s, 8, (2.6, 8.0), 1.6)),
        line=0.6,
    )
    land.treeline(s, 40.0, 12.0, m.shade(m.LEAF, 0.88))
    land.grass(s, 70, 10.0)
    s.seat(0.4, seat_1=Spot(-2.1, -1.95, 0.5), log=Spot(-2.7, -1.65, 0.5))
    s.post(path=Spot(0.2, -1.6), far=Spot(0.3, -7.0), tree=Spot(1.4, -0.9))
    s.mark(*FREE)
    s.fog, s.key = (11.0, 70.0), (-0.4, 0.8, 0.4)


def jungle(s: Scenery) -> None:
    """Dress a jungle: palms, broad leaves near the ground, hanging creepers, thick trunks, mist."""
    land.ground(s, m.shade(m.GRASS, 0.84))
    palms = [
        ("palm", plants.palm(s.rng, float(s.rng.uniform(4.5, 9))), spot)
        for spot in ring_of(s, 18, (4.2, 22.0), 2.2)
    ]
    trunks = [
        ("trunk", plants.trunk(s.rng, float(s.rng.uniform(10, 14))), spot)
        for spot in ring_of(s, 7, (5.0, 20.0), 2.4)
    ]
    land.foliage(s, palms + trunks, 0.75)
    s.dress(
        *(
            ("fern", plants.fern(s.rng, float(s.rng.uniform(1.0, 2.4))), spot)
            for spot in ring_of(s, 14, (2.4, 9.0), 1.5)
        ),
        line=0.7,
    )
    s.dress(
        *(
            ("bush", plants.bush(s.rng, float(s.rng.uniform(0.6, 1.2)), m.DARK_LEAF), spot)
            for spot in ring_of(s, 12, (5.0, 16.0), 2.2)
        ),
        line=0.6,
    )
    thicket = [
        (side * float(s.rng.uniform(1.5, 2.3) + 0.95 * i), float(s.rng.uniform(-6.5, -3.0)))
        for side in (-1, 1)
        for i in range(5)
    ]
    wall = [(1.3 * i + float(s.rng.uniform(-0.3, 0.3)), -9.5) for i in range(-4, 5)]
    s.dress(
        *(
            ("leaves", plants.broadleaf(s.rng, float(s.rng.uniform(1.5, 2.8)), leaf), Spot(x, z))
            for places, leaf in ((thicket, m.DARK_LEAF), (wall, m.LEAF))
            for x, z in places
        ),
        line=0.8,
    )
    for _ in range(9):
        x, z = float(s.rng.uniform(-5, 5)), float(s.rng.uniform(-9, -2.6))
        long = float(s.rng.uniform(3.0, 4.6))
        s.dress(
            (
                "creeper",
                tube(
                    [(0, 7.0, 0), (0.15, 7.0 - long * 0.5, 0), (0, 7.0 - long, 0.05)],
                    0.03,
                    m.LEAF,
                    4,
                ),
                Spot(x, z),
            )
        )
    s.prop(("rock", plants.rock(s.rng, 0.7), Spot(2.7, -1.9)))
    land.treeline(s, 34.0, 12.0, m.shade(m.LEAF, 0.86))
    land.grass(s, 50, 9.0)
    s.seat(0.5, seat_1=Spot(2.7, -1.9, -0.4))
    s.post(path=Spot(0.2, -1.6), far=Spot(0.2, -6.5))
    s.mark(*FREE)
    s.fog, s.key = (10.0, 60.0), (-0.3, 0.85, 0.4)


def swamp(s: Scenery) -> None:
    """Dress a swamp: dark pools, reeds, dead trees, a plank way, mist."""
    land.ground(s, m.shade(m.GRASS, 0.84))
    for x, z, rx, rz in (
        (-3.6, -3.2, 2.6, 1.3),
        (3.9, -4.2, 2.8, 1.5),
        (0.0, -9.5, 6.0, 2.0),
        (-9.0, -8.0, 4.0, 2.2),
        (8.0, -11.0, 5.0, 2.0),
        (4.5, 1.2, 1.6, 0.9),
    ):
        turn = np.linspace(0, 2 * np.pi, 20, endpoint=False)
        wob = 1 + s.rng.uniform(-0.16, 0.16, 20)
        rim = np.column_stack(
            [x + rx * np.cos(turn) * wob, np.full(20, 0.012), z - rz * np.sin(turn) * wob]
        )
        s.thing("pool", _pool(rim), "floor", 0.9)
        s.block((x - rx, z - rz, x + rx, z + rz))
        land.ripples(s, (x - rx * 0.6, z - rz * 0.5, x + rx * 0.3, z + rz * 0.5), 0.012, 4)
        for _ in range(3):
            turn_ = float(s.rng.uniform(0, 6.28))
            s.dress(
                (
                    "reeds",
                    plants.reeds(s.rng, float(s.rng.uniform(1.0, 1.7))),
                    Spot(x + rx * float(np.cos(turn_)), z + rz * float(np.sin(turn_))),
                ),
                line=0.6,
            )
    land.foliage(
        s,
        [
            ("dead_tree", plants.bare(s.rng, float(s.rng.uniform(5, 8))), spot)
            for spot in ring_of(s, 16, (5.0, 26.0), 2.6)
        ],
        0.8,
    )
    s.prop(("log", plants.log(2.2), Spot(1.9, -1.6, -0.5)))
    land.treeline(s, 45.0, 8.0, m.shade(m.LEAF, 0.88))
    land.grass(s, 80, 10.0, 0.3)
    s.seat(0.4, seat_1=Spot(1.9, -1.6, -0.5))
    s.post(path=Spot(0.0, -1.7), far=Spot(0.2, -6.4))
    s.mark(*FREE[:4], (-1.6, 0.3), (1.6, 0.0))
    s.fog, s.key = (9.0, 70.0), (-0.4, 0.75, 0.3)


def _pool(rim: Floats) -> Mesh:
    inner = rim * 0.02 + rim.mean(axis=0) * 0.98
    return loft([rim, inner], m.shade(m.WATER, 0.66), caps=False, two_sided=True)


def camp(s: Scenery) -> None:
    """Dress a camp: tents around a fire, logs to sit on, a kettle, crates, firs behind."""
    land.ground(s, m.shade(m.GRASS, 0.9))
    s.dress(("fire", outdoors.fire(), Spot(0.0, -1.9)), line=1.0)
    s.block((-0.6, -2.5, 0.6, -1.3))
    s.fix(
        ("tent", outdoors.tent(), Spot(-3.8, -4.4, 0.6)),
        ("tent", outdoors.tent(), Spot(3.9, -4.6, -0.6)),
        ("tent", outdoors.tent(), Spot(0.2, -7.6, 0.05)),
        line=0.9,
    )
    s.prop(
        ("log", plants.log(1.9), Spot(-1.9, -1.7, QUARTER - 0.3)),
        ("log", plants.log(1.9), Spot(1.9, -1.7, QUARTER + 0.3)),
        ("crate", f.crate(0.5), Spot(3.2, -1.2, 0.4)),
        ("pack", plants.rock(s.rng, 0.4, m.DARK_CLOTH), Spot(-3.0, -2.3)),
    )
    spit = boxes(
        [
            (-0.75, 0, 0, 0.05, 1.1, 0.05),
            (0.75, 0, 0, 0.05, 1.1, 0.05),
            (0, 1.05, 0, 1.7, 0.05, 0.05),
        ],
        m.DARK_WOOD,
    )
    kettle = lathe(
        [(0.1, 0.62), (0.14, 0.7), (0.1, 0.84), (0.02, 0.88), (0.01, 1.05)], patch=m.BLACK
    )
    s.dress(("spit", join([spit, kettle]), Spot(0, -1.9)))
    land.foliage(
        s,
        [
            ("fir", plants.pine(s.rng, float(s.rng.uniform(7, 12))), spot)
            for spot in ring_of(s, 24, (9.0, 30.0), 4.5)
        ],
        0.7,
    )
    land.treeline(s, 42.0, 12.0, m.shade(m.LEAF, 0.86))
    land.ridge(s, 140.0, (16.0, 50.0), Patch(0.93, "stone"))
    land.grass(s, 60, 9.0)
    s.light(0.0, 0.8, -1.9, 6.0)
    s.seat(
        0.4,
        seat_1=Spot(-1.85, -1.95, QUARTER),
        seat_2=Spot(1.85, -1.95, -QUARTER),
        log=Spot(-1.95, -1.3, QUARTER),
    )
    s.post(fire=Spot(0.0, -0.85, np.pi), far=Spot(1.2, -4.4), tent=Spot(-1.3, -3.0, np.pi + 0.8))
    s.mark((0.0, 0.2), (0.9, 0.5), (-0.9, 0.5), (0.0, 1.2), (1.6, -0.2), (-1.5, 0.0))
    s.fog, s.key = (14.0, 150.0), (-0.4, 0.72, 0.4)
