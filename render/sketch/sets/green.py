"""Green places: park, garden, playground, forest, jungle, swamp, cemetery, camp."""

from itertools import pairwise

import numpy as np

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, outdoors, plants
from render.sketch.props import materials as m
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.ways import railing
from render.sketch.shapes import Rows, box, boxes, cylinder, flat, lathe, loft, quad, tube

FREE = ((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.7, -0.4), (-1.6, -0.5))


def ring_of(s: Scenery, count: int, reach: tuple[float, float], half: float = 1.9) -> list[Spot]:
    """Return places for plants between two radii that leave the action and its view free."""
    return [
        Spot(float(x), float(z), float(s.rng.uniform(0, 6.28)))
        for x, z in plants.scatter(s.rng, count, reach, land.clear(half))
    ]


def trail(s: Scenery, points: list[tuple[float, float]], width: float, patch: Patch) -> None:
    """Lay a winding path through floor points (x, z)."""
    line = np.array(points, float)
    for (x0, z0), (x1, z1) in pairwise(points):
        corners = [
            (x0 - width / 2, 0.012, z0),
            (x0 + width / 2, 0.012, z0),
            (x1 + width / 2, 0.012, z1),
            (x1 - width / 2, 0.012, z1),
        ]
        s.thing("path", quad(corners, patch), "floor", 0.0)
    for side in (-1, 1):
        s.stroke(
            np.column_stack([line[:, 0] + side * width / 2, np.full(len(line), 0.016), line[:, 1]]),
            0.6,
        )


def park(s: Scenery) -> None:
    """Dress a park: a winding path, benches, lamps, a fountain, trees, towers behind."""
    land.ground(s, m.GRASS)
    trail(
        s,
        [
            (1.0, 9.0),
            (0.2, 3.0),
            (0.3, -1.0),
            (1.6, -5.0),
            (0.6, -10.0),
            (-2.5, -16.0),
            (-3.0, -26.0),
        ],
        1.9,
        m.shade(m.EARTH, 0.97),
    )
    s.prop(
        ("bench", f.bench(1.8), Spot(-1.9, -1.8, 0.7)),
        ("bench", f.bench(1.8), Spot(3.6, -4.2, -1.2)),
        ("bin", outdoors.bin_(), Spot(-3.1, -0.9)),
    )
    s.fix(
        ("fountain", outdoors.fountain(), Spot(-4.6, -10.0)),
        ("lamp_post", lamps.park_lamp(), Spot(2.6, -2.2)),
        ("lamp_post", lamps.park_lamp(), Spot(-1.2, -8.5)),
        ("lamp_post", lamps.park_lamp(), Spot(-0.6, -17.0)),
        line=0.8,
    )
    items = [
        ("tree", plants.oak(s.rng, float(s.rng.uniform(6, 9))), spot)
        for spot in ring_of(s, 11, (6.0, 32.0), 3.0)
    ]
    land.foliage(
        s,
        [
            *items,
            ("tree", plants.oak(s.rng, 7.5), Spot(-4.6, -3.4)),
            ("tree", plants.oak(s.rng, 8.0), Spot(5.6, -7.5)),
        ],
    )
    s.dress(
        *(
            ("bush", plants.bush(s.rng, float(s.rng.uniform(0.5, 0.9))), spot)
            for spot in ring_of(s, 8, (4.0, 16.0), 2.6)
        )
    )
    land.treeline(s, 60.0, 9.0)
    land.skyline(s, 130.0, 42.0, 50)
    land.grass(s, 70)
    for x, z in ((2.6, -2.2), (-1.2, -8.5), (-0.6, -17.0)):
        s.light(x, 3.2, z)
    s.seat(
        f.SEAT,
        bench_1=Spot(-2.15, -1.6, 0.7),
        bench_2=Spot(-1.65, -2.0, 0.7),
        bench_3=Spot(3.55, -4.2, -1.2),
    )
    s.post(path=Spot(0.3, -1.2), far=Spot(0.8, -9.0), fountain=Spot(-3.4, -7.6, np.pi + 0.4))
    s.mark(*FREE[:4], (1.6, 0.9), (0.3, -1.6))
    s.fog, s.key = (16.0, 110.0), (-0.5, 0.7, 0.45)


def garden(s: Scenery) -> None:
    """Dress a back garden: lawn, flower beds, a hedge, a tree, table, shed, washing."""
    land.ground(s, m.GRASS)
    s.fix(
        ("hedge", plants.hedge(s.rng, 18.0, 1.7), Spot(0, -8.0)),
        ("fence", outdoors.pickets(12.0, 1.3), Spot(-7.0, -2.0, QUARTER)),
        ("fence", outdoors.pickets(12.0, 1.3), Spot(7.0, -2.0, -QUARTER)),
        line=0.7,
    )
    s.prop(
        ("table", f.round_table(0.5, m.PALE_WOOD), Spot(-2.5, -2.0)),
        ("chair", f.chair(m.PALE_WOOD), Spot(-3.3, -2.0, QUARTER)),
        ("chair", f.chair(m.PALE_WOOD), Spot(-1.7, -2.0, -QUARTER)),
        ("bench", f.bench(1.5), Spot(3.4, -3.6, -0.5)),
    )
    shed = join(
        [
            box((2.4, 2.1, 2.0), patch=m.WOOD),
            facades.gable_roof(2.4, 2.0, 2.1, 0.8, 0.2),
            boxes([(0, 0, 1.01, 0.9, 1.8, 0.03)], m.DARK_WOOD),
        ]
    )
    s.fix(("shed", shed, Spot(4.9, -6.4, -0.2)))
    for x, z, width in ((-4.6, -6.6, 3.6), (0.2, -6.9, 3.4), (5.9, -2.0, 1.2)):
        s.thing("bed", flat(width, 0.9, (x, 0.012, z), m.shade(m.EARTH, 0.7)), "floor", 0.7)
        s.dress(("flowers", flowers(s, width), Spot(x, z)), line=0.6)
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 6.5), Spot(-5.2, -4.4)),
            ("tree", plants.oak(s.rng, 5.5), Spot(9.0, -9.0)),
        ],
    )
    s.dress(
        ("line", tube([(1.2, 2.1, -5.2), (4.6, 2.0, -4.6)], 0.012, m.BLACK, 4), Spot(0, 0)),
        ("sheet", box((1.1, 1.1, 0.02), patch=m.LINEN), Spot(2.4, -5.0, -0.17, 0.95)),
    )
    s.far(
        ("house", facades.cottage(s, 9.0, 7.0, 2), Spot(-6.0, -20.0, 0.2)),
        ("house", facades.cottage(s, 9.0, 7.0, 1), Spot(9.0, -21.0, -0.2)),
        line=0.55,
    )
    land.treeline(s, 60.0, 8.0)
    land.grass(s, 80, 9.0)
    s.seat(f.SEAT, f.TABLE, table_1=Spot(-3.3, -2.0, QUARTER), table_2=Spot(-1.7, -2.0, -QUARTER))
    s.seat(f.SEAT, bench_1=Spot(3.4, -3.6, -0.5))
    s.post(path=Spot(0.4, -2.2), far=Spot(0.3, -5.4), door=Spot(4.4, -4.6, np.pi - 0.2))
    s.mark(*FREE)
    s.tops((-2.5, f.TABLE, -2.0))
    s.fog, s.key = (14.0, 80.0), (-0.5, 0.7, 0.45)


def flowers(s: Scenery, width: float) -> Mesh:
    """Return a bed of flowers along x: low leaves with pale heads."""
    count = int(width * 5)
    heads = [
        cylinder(
            0.07,
            0.05,
            (
                float(s.rng.uniform(-width / 2, width / 2)),
                float(s.rng.uniform(0.3, 0.55)),
                float(s.rng.uniform(-0.3, 0.3)),
            ),
            m.PAPER,
            6,
        )
        for _ in range(count)
    ]
    return join([plants.crops(s.rng, width, 0.35), *heads])


def playground(s: Scenery) -> None:
    """Dress a playground: swings, a slide, a see-saw, a climbing frame, a sand pit, a fence."""
    land.ground(s, m.GRASS)
    s.thing("sand", flat(4.0, 3.0, (2.9, 0.012, -1.9), m.SAND), "floor", 0.8)
    s.dress(
        (
            "sand_pit",
            boxes([(0, 0, z, 4.1, 0.2, 0.15) for z in (-1.5, 1.5)], m.WOOD),
            Spot(2.9, -1.9),
        )
    )
    s.dress(("swings", swings(), Spot(-3.4, -3.4, 0.25)), line=1.0)
    s.fix(
        ("slide", slide(), Spot(2.6, -5.4, -0.6)),
        ("seesaw", seesaw(), Spot(-2.9, -0.6, 1.0)),
        ("frame", climbing_frame(), Spot(-0.4, -6.6)),
        line=0.9,
    )
    s.fix(
        ("fence", outdoors.fence(30.0, 1.0), Spot(0, -11.0)),
        ("bench", f.bench(1.6), Spot(5.6, -2.2, -1.2)),
        line=0.7,
    )
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, float(s.rng.uniform(5.5, 8))), spot)
            for spot in ring_of(s, 9, (12.0, 30.0), 6.0)
        ],
    )
    for side in (-1, 1):
        s.far(
            ("block", facades.town_house(s, 20.0, 5, shop=False), Spot(side * 16.0, -34.0)),
            line=0.5,
        )
    land.treeline(s, 70.0, 8.0)
    land.grass(s, 60)
    s.seat(
        0.48,
        seat_1=Spot(-3.95, -3.26, 0.25),
        seat_2=Spot(-2.85, -3.54, 0.25),
        swing=Spot(-3.95, -3.26, 0.25),
    )
    s.seat(f.SEAT, bench_1=Spot(5.55, -2.2, -1.2))
    s.post(slide=Spot(1.3, -3.1), far=Spot(0.6, -4.6))
    s.mark(*FREE[:4], (1.6, 0.8), (-1.5, 0.9))
    s.fog, s.key = (16.0, 90.0), (-0.5, 0.7, 0.45)


def swings() -> Mesh:
    """Return two swings on a frame, the seats at .48 m."""
    legs = [
        tube([(x, 2.4, 0), (x + dx, 0, dz)], 0.05, m.DARK_METAL, 6)
        for x, dx in ((-1.3, -0.2), (1.3, 0.2))
        for dz in (-0.8, 0.8)
    ]
    seats = boxes([(x, 0.45, 0, 0.5, 0.04, 0.22) for x in (-0.57, 0.57)], m.BLACK)
    chains = [
        tube([(x + dx, 2.4, 0), (x + dx, 0.47, 0)], 0.014, m.BLACK, 3)
        for x in (-0.57, 0.57)
        for dx in (-0.22, 0.22)
    ]
    return join(
        [*legs, tube([(-1.35, 2.4, 0), (1.35, 2.4, 0)], 0.05, m.DARK_METAL, 6), seats, *chains]
    )


def slide() -> Mesh:
    """Return a slide that comes down towards +z, with its ladder."""
    chute = quad(
        [(-0.3, 0.25, 1.9), (0.3, 0.25, 1.9), (0.3, 1.8, -0.6), (-0.3, 1.8, -0.6)],
        m.PALE_METAL,
        two_sided=True,
    )
    sides = [
        quad(
            [(x, 0.25, 1.9), (x, 0.5, 1.9), (x, 2.05, -0.6), (x, 1.8, -0.6)],
            m.METAL,
            two_sided=True,
        )
        for x in (-0.3, 0.3)
    ]
    ladder = boxes(
        [(x, 0, -1.1, 0.05, 2.4, 0.05) for x in (-0.3, 0.3)]
        + [(0, y, -1.1, 0.6, 0.05, 0.05) for y in np.arange(0.3, 1.8, 0.3)]
        + [(0, 1.76, -0.85, 0.6, 0.05, 0.5)],
        m.DARK_METAL,
    )
    return join([chute, *sides, ladder])


def seesaw() -> Mesh:
    """Return a see-saw along x."""
    plank = tube([(-1.5, 0.3, 0), (1.5, 0.8, 0)], 0.09, m.WOOD, 4)
    return join(
        [
            plank,
            boxes(
                [
                    (0, 0, 0, 0.3, 0.5, 0.3),
                    (-1.2, 0.38, 0, 0.04, 0.3, 0.4),
                    (1.2, 0.78, 0, 0.04, 0.3, 0.4),
                ],
                m.DARK_METAL,
            ),
        ]
    )


def climbing_frame() -> Mesh:
    """Return a cube of bars."""
    bars: Rows = [(x, 0, z, 0.05, 2.0, 0.05) for x in (-1, 0, 1) for z in (-1, 0, 1)]
    bars += [(0, y, z, 2.0, 0.05, 0.05) for y in (0.7, 1.35, 2.0) for z in (-1, 0, 1)]
    bars += [(x, y, 0, 0.05, 0.05, 2.0) for y in (0.7, 1.35, 2.0) for x in (-1, 0, 1)]
    return boxes(bars, m.DARK_METAL)


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
    s.fog, s.key = (8.0, 36.0), (-0.4, 0.8, 0.4)


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
            for spot in ring_of(s, 30, (2.4, 13.0), 1.5)
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
    s.fog, s.key = (7.0, 30.0), (-0.3, 0.85, 0.4)


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
    s.fog, s.key = (7.0, 38.0), (-0.4, 0.75, 0.3)


def _pool(rim: Floats) -> Mesh:
    inner = rim * 0.02 + rim.mean(axis=0) * 0.98
    return loft([rim, inner], m.shade(m.WATER, 0.66), caps=False, two_sided=True)


def cemetery(s: Scenery) -> None:
    """Dress a cemetery: rows of stones and crosses, an open grave, a bare tree, a chapel."""
    land.ground(s, m.shade(m.GRASS, 0.9))
    for z in (-2.6, -4.9, -7.2, -9.5, -12.0):
        for x in np.arange(-9.2, 9.3, 1.85):
            if s.rng.random() < 0.86 and not (abs(x) < 1.2 and z > -3):
                s.prop(
                    (
                        "gravestone",
                        outdoors.gravestone(s.rng),
                        Spot(
                            float(x) + float(s.rng.uniform(-0.2, 0.2)),
                            z,
                            float(s.rng.uniform(-0.12, 0.12)),
                        ),
                    ),
                    line=0.8,
                )
    s.thing("grave", box((0.95, 0.01, 2.0), (2.1, 0.0, -0.4), m.DARK), "floor", 1.0)
    s.block((1.6, -1.4, 2.6, 0.6))
    s.dress(("earth", plants.rock(s.rng, 0.55, m.shade(m.EARTH, 0.66)), Spot(3.3, -0.4)))
    chapel = join(
        [
            box((6.0, 4.0, 8.0), patch=m.STONE),
            facades.gable_roof(8.0, 6.0, 4.0, 3.2).turned(QUARTER),
            box((1.6, 7.0, 1.6), (0, 0, 4.0), m.STONE),
            cylinder(0.9, 0.01, (0, 7, 4), m.STONE, 4),
        ]
    )
    s.far(("chapel", chapel, Spot(-9.0, -24.0, 0.3)), line=0.6)
    s.far(("railing", railing(60.0, m.DARK_METAL, 1.5), Spot(0, -15.5)), line=0.6)
    land.foliage(
        s,
        [
            ("dead_tree", plants.bare(s.rng, 7.5), Spot(5.6, -6.0)),
            ("dead_tree", plants.bare(s.rng, 6.0), Spot(-7.4, -10.0)),
            *(("fir", plants.pine(s.rng, 9.0), spot) for spot in ring_of(s, 10, (18.0, 34.0), 5.0)),
        ],
    )
    land.ridge(s, 130.0, (5.0, 18.0), Patch(0.92, "stone"))
    land.grass(s, 70, 9.0)
    trail(s, [(0.2, 6.0), (0.0, 0.0), (-0.2, -8.0), (0.4, -16.0)], 1.7, m.shade(m.EARTH, 0.96))
    s.post(
        grave=Spot(1.2, -0.3, QUARTER),
        grave_head=Spot(2.1, -1.8),
        far=Spot(0.0, -8.0),
        path=Spot(0.0, -2.0),
    )
    s.mark((0.0, 0.0), (0.7, 0.6), (-0.8, 0.4), (0.0, 1.2), (-1.5, -0.6), (1.1, 1.5))
    s.fog, s.key = (14.0, 80.0), (-0.5, 0.66, 0.35)


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
    s.fog, s.key = (11.0, 60.0), (-0.4, 0.72, 0.4)
