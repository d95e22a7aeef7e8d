"""Green places of a town: park, garden, cemetery."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, outdoors, plants
from render.sketch.props import materials as m
from render.sketch.props.stairs import railing
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.landscape import FREE, ring_of, trail
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import box, boxes, cylinder, flat, tube


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
