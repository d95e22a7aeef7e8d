"""Open country: field, farm, plain."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings, outdoors, plants
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.landscape import FREE
from render.sketch.sets.outbuildings import bale
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import box, boxes, lathe, tube


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
    s.fog, s.key = (28.0, 260.0), (-0.5, 0.65, 0.45)


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
    s.fog, s.key = (26.0, 260.0), (-0.5, 0.66, 0.45)


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
    s.fog, s.key = (28.0, 260.0), (-0.5, 0.66, 0.45)
