"""Where people play and watch: playground, stadium."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings, outdoors, plants
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.landscape import FREE, ring_of
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import (
    Rows,
    box,
    boxes,
    cylinder,
    flat,
    quad,
    tube,
)


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


def stadium(s: Scenery) -> None:
    """Dress a stadium: pitch lines, a goal, a crowd on the stands, floodlights, a score board."""
    land.ground(s, m.shade(m.GRASS, 0.93))
    seats = m.shade(m.CONCRETE, 0.93)
    rows: Rows = [(0, 0.6 * i, -24.0 - 1.1 * i, 90.0, 0.6, 1.1) for i in range(11)]
    side: Rows = [(34.0 + 1.1 * i, 0.6 * i, -4.0, 1.1, 0.6, 40.0) for i in range(11)]
    s.far(("stands", boxes(rows, seats), Spot(0, 0)), line=0.5)
    s.far(
        *(("stands", boxes(side, seats), Spot(0, z, yaw)) for z, yaw in ((0, 0), (-8, np.pi))),
        line=0.5,
    )
    heads = []
    for i in range(1, 11):
        for x in np.arange(-36, 36, 1.5):
            if s.rng.random() < 0.75:
                heads.append(
                    (
                        float(x) + float(s.rng.uniform(-0.3, 0.3)),
                        0.6 * i + 0.55,
                        -23.6 - 1.1 * i,
                        0.5,
                        0.7,
                        0.25,
                    )
                )
    s.far(("crowd", boxes(heads, Patch(0.76, "cloth")), Spot(0, 0)), line=0.35)
    s.far(
        (
            "boards",
            openings.layers(
                [(x, 0, 5.6, 0.95) for x in np.arange(-29, 30, 5.8)],
                tuple(Patch(0.9 if i % 2 else 0.62, "paper") for i in range(11)),
            ),
            Spot(0, -22.6),
        ),
        line=0.6,
    )
    for x in (-30.0, 30.0):
        mast = join(
            [
                cylinder(0.4, 20.0, patch=m.METAL, sides=8),
                box((5.0, 3.4, 0.6), (0, 19.0, 0), m.DARK_METAL),
                openings.layers(
                    [
                        (-2.0 + 0.8 * i, 19.3 + 1.0 * j, 0.6, 0.7)
                        for i in range(6)
                        for j in range(3)
                    ],
                    (m.GLOW,) * 18,
                    0.32,
                ),
            ]
        )
        s.far(("floodlight", mast, Spot(x, -38.0)), line=0.6)
        s.light(x * 0.4, 9.0, -8.0, 22.0)
    s.far(
        (
            "score_board",
            join(
                [
                    box((11.0, 4.4, 0.6), (0, 9.0, 0), m.BLACK),
                    openings.layers(
                        [(-2.6, 10.2, 2.2, 1.8), (2.6, 10.2, 2.2, 1.8), (0, 12.3, 5.0, 0.5)],
                        (m.GLOW, m.GLOW, m.PAPER),
                        0.32,
                    ),
                ]
            ),
            Spot(0, -37.0),
        ),
        line=0.6,
    )
    goal = [tube([(x, 0, 0), (x, 2.44, 0)], 0.06, m.PAPER, 6) for x in (-3.66, 3.66)]
    net = boxes(
        [(x, 0, -1.0, 0.02, 2.3, 0.02) for x in np.arange(-3.5, 3.6, 0.5)]
        + [(0, y, -1.0, 7.3, 0.02, 0.02) for y in np.arange(0.3, 2.4, 0.5)],
        m.GREY,
    )
    s.dress(
        (
            "goal",
            join([*goal, tube([(-3.66, 2.44, 0), (3.66, 2.44, 0)], 0.06, m.PAPER, 6), net]),
            Spot(0.0, -12.0),
        )
    )
    for points in (
        [(-34, -12), (34, -12)],
        [(-9, -12), (-9, -6), (9, -6), (9, -12)],
        [(-34, 14), (34, 14)],
        [(-30, -12), (-30, 30)],
        [(30, -12), (30, 30)],
    ):
        s.stroke([(x, 0.012, z) for x, z in points], 1.0)
    land.grass(s, 40)
    s.prop(("bench", f.bench(2.4), Spot(-4.6, -1.8, QUARTER)))
    s.seat(f.SEAT, bench_1=Spot(-4.55, -2.4, QUARTER), bench_2=Spot(-4.55, -1.2, QUARTER))
    s.post(goal=Spot(0.0, -11.0), far=Spot(0.5, -8.0), pitch=Spot(0.0, -2.0))
    s.mark(*FREE)
    s.fog, s.key = (24.0, 120.0), (-0.45, 0.75, 0.45)
