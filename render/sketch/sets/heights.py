"""Above the town: rooftop, balcony, city skyline."""

import numpy as np

from render.sketch.mesh import Mesh, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, outdoors, plants
from render.sketch.props import materials as m
from render.sketch.props.stairs import railing
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import box, boxes, flat, lathe, tube


def rooftop(s: Scenery) -> None:
    """Dress a roof above a town: parapet, stair head, water tank, air vents, towers all around."""
    roof = flat(13.0, 12.0, (0, 0, 0.5), m.shade(m.CONCRETE, 0.88))
    s.thing("roof", roof, "floor")
    s.fix(
        ("parapet", outdoors.wall(13.0, 1.0, m.CONCRETE), Spot(0, -5.4)),
        ("parapet", outdoors.wall(12.0, 1.0, m.CONCRETE), Spot(-6.4, 0.5, QUARTER)),
        ("parapet", outdoors.wall(12.0, 1.0, m.CONCRETE), Spot(6.4, 0.5, QUARTER)),
    )
    head = join(
        [
            box((2.4, 2.6, 2.2), patch=m.WALL),
            openings.door(m.DARK_METAL).moved(0, 0, 1.1),
            box((2.6, 0.12, 2.4), (0, 2.6, 0), m.METAL),
        ]
    )
    s.fix(("stair_head", head, Spot(4.3, -3.6)))
    tank = join(
        [
            lathe([(1.05, 2.0), (1.05, 3.9), (0.05, 4.7)], patch=m.WOOD, sides=16),
            *(
                tube([(x, 0, z), (x, 2.0, z)], 0.07, m.DARK_WOOD, 5)
                for x in (-0.75, 0.75)
                for z in (-0.75, 0.75)
            ),
            boxes([(0, 1.1, 0.75, 1.6, 0.08, 0.05)], m.DARK_WOOD),
        ]
    )
    s.fix(("tank", tank, Spot(-4.6, -3.2)))
    vent = join(
        [
            box((1.5, 1.1, 1.1), patch=m.METAL),
            openings.layers(
                [(0, 0.12 + 0.14 * i, 1.3, 0.05) for i in range(6)], (m.BLACK,) * 6, 0.555
            ),
        ]
    )
    s.fix(
        ("vent", vent, Spot(-3.4, 1.4, 0.2)),
        ("pipe", tube([(0, 0, 0), (0, 1.4, 0), (0, 1.6, 0.25)], 0.14, m.METAL, 8), Spot(2.6, -4.4)),
        ("aerial", _aerial(), Spot(-1.9, -4.6)),
    )
    land.skyline(s, 62.0, 30.0, 64, -26.0)
    land.skyline(s, 120.0, 46.0, 60, -26.0)
    land.ground(s, m.shade(m.ROAD, 0.9), -26.0)
    s.light(4.3, 2.6, -2.2, 6.0)
    for x in (-4.0, -1.0, 2.0, 5.0):
        s.stroke([(x, 0.008, 6.0), (x, 0.008, -5.2)], 0.25)
    s.seat(0.95, edge_seat=Spot(0.6, -5.35, 0))
    s.post(edge=Spot(0.0, -4.9, np.pi), door=Spot(4.3, -2.1, np.pi), far=Spot(-1.0, -3.6))
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.8, -0.6), (-1.7, -1.0))
    s.fog, s.key = (22.0, 240.0), (-0.5, 0.7, 0.4)


def _aerial() -> Mesh:
    return boxes(
        [
            (0, 0, 0, 0.04, 2.6, 0.04),
            *((0, 2.0 + 0.2 * i, 0, 1.0 - 0.25 * i, 0.025, 0.025) for i in range(3)),
        ],
        m.BLACK,
    )


def balcony(s: Scenery) -> None:
    """Dress a balcony: railing before a town, open doors with curtains, a small table, plants."""
    s.thing("floor", flat(5.2, 3.4, (0, 0, -0.3), m.shade(m.STONE, 0.88)), "floor")
    s.fix(
        ("rail", railing(5.2, m.DARK_METAL, 1.05), Spot(0, -1.95)),
        ("rail", railing(3.4, m.DARK_METAL, 1.05), Spot(2.6, -0.3, QUARTER)),
        ("rail", railing(3.4, m.DARK_METAL, 1.05), Spot(-2.6, -0.3, QUARTER)),
        line=1.0,
    )
    bars = boxes([(x, 0.1, 0, 0.02, 0.9, 0.02) for x in np.arange(-2.5, 2.6, 0.18)], m.DARK_METAL)
    s.dress(("bars", bars, Spot(0, -1.95)), line=0.6)
    house = openings.layers(
        [
            (0, -4, 30.0, 14.0),
            (0, 0, 1.9, 2.5),
            (-0.45, 0.05, 0.85, 2.35),
            (0.45, 0.05, 0.85, 2.35),
            (-3.4, 0.6, 1.3, 1.8),
            (3.4, 0.6, 1.3, 1.8),
        ],
        (m.WALL, m.TRIM, s.facade_pane(), s.facade_pane(), s.facade_pane(), s.facade_pane()),
    )
    s.hang(("house", house, Spot(0, 1.45, np.pi)))
    s.prop(
        ("table", f.round_table(0.32), Spot(1.55, -1.1)),
        ("chair", f.chair(m.DARK_METAL), Spot(2.15, -1.1, -QUARTER)),
        ("chair", f.chair(m.DARK_METAL), Spot(0.95, -1.1, QUARTER)),
        ("plant", plants.potted(s.rng, 1.1), Spot(-2.25, -1.6)),
        ("plant", plants.potted(s.rng, 0.8), Spot(-2.25, -0.9)),
    )
    land.ground(s, m.shade(m.ROAD, 0.9), -16.0)
    land.skyline(s, 45.0, 14.0, 54, -16.0)
    land.skyline(s, 110.0, 42.0, 70, -16.0)
    s.light(0.9, 2.2, 1.2, 5.0)
    s.seat(f.SEAT, f.TABLE, table_1=Spot(0.95, -1.1, QUARTER), seat_1=Spot(2.15, -1.1, -QUARTER))
    s.post(1.05, edge=Spot(0.0, -1.55, np.pi), rail=Spot(-0.9, -1.55, np.pi))
    s.post(door=Spot(0.0, 0.95))
    s.mark((0.0, -0.4), (0.75, -0.2), (-0.75, -0.2), (0.0, 0.4), (-1.4, 0.3), (1.3, 0.4))
    s.walls = (-2.3, -1.7, 2.3, 1.1)
    s.tops((1.55, f.TABLE, -1.1))
    s.fog, s.key = (22.0, 240.0), (-0.5, 0.66, 0.4)


def city_skyline(s: Scenery) -> None:
    """Dress a look-out over a city: a low wall and a bench on a hill, towers, river, bridge."""
    land.terrain(
        s,
        m.GRASS,
        140.0,
        lambda x, z: np.where(z < -5, -0.028 * np.maximum(-5 - z, 0.0) ** 1.25, 0.0 * x),
    )
    land.ground(s, m.shade(m.ROAD, 0.92), -13.0)
    s.thing("terrace", flat(16.0, 8.0, (0, 0.01, -0.4), m.CONCRETE), "floor", 0.8)
    s.fix(("wall", outdoors.wall(18.0, 0.9, m.STONE, 0.4), Spot(0, -4.6)))
    for radius, high, count in ((75.0, 26.0, 70), (110.0, 60.0, 80), (170.0, 90.0, 80)):
        land.skyline(s, radius, high, count, -13.0)
    s.far(("river", flat(400.0, 16.0, (0, -12.9, -58.0), m.WATER), Spot(0, 0)))
    s.prop(
        ("bench", f.bench(1.8), Spot(-3.2, -2.6, np.pi)),
        ("telescope", _telescope(), Spot(2.7, -3.9, np.pi)),
        ("bin", outdoors.bin_(), Spot(-5.2, -3.6)),
    )
    s.fix(
        ("lamp_post", lamps.park_lamp(), Spot(5.2, -3.8)),
        ("lamp_post", lamps.park_lamp(), Spot(-7.2, -3.8)),
        line=0.8,
    )
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 6.0), Spot(9.5, -3.0)),
            ("tree", plants.oak(s.rng, 5.0), Spot(-10.5, -1.0)),
        ],
    )
    s.light(5.2, 3.2, -3.8)
    s.seat(f.SEAT, bench_1=Spot(-3.6, -2.6, np.pi), bench_2=Spot(-2.8, -2.6, np.pi))
    s.seat(0.9, wall_seat=Spot(0.8, -4.55))
    s.post(edge=Spot(0.0, -4.0, np.pi), far=Spot(1.2, -3.4), telescope=Spot(2.7, -3.3, np.pi))
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.8, -0.6), (-1.8, -0.6))
    s.fog, s.key = (50.0, 420.0), (-0.55, 0.6, 0.45)


def _telescope() -> Mesh:
    tube_ = tube([(0, 1.35, -0.3), (0, 1.45, 0.35)], [0.07, 0.11], m.METAL, 8)
    return join(
        [
            lathe([(0.22, 0), (0.07, 0.08), (0.07, 1.3)], patch=m.DARK_METAL, sides=8),
            box((0.2, 0.2, 0.3), (0, 1.28, 0), m.DARK_METAL),
            tube_,
        ]
    )
