"""Before and on top of houses: house front, building front, balcony, rooftop, city, village."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, outdoors, plants
from render.sketch.props import materials as m
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.streets import parked
from render.sketch.sets.ways import railing
from render.sketch.shapes import box, boxes, cylinder, flat, lathe, quad, tube


def porch(width: float) -> Mesh:
    """Return a porch: a floor with two steps, posts and a flat roof; its front edge is at +z."""
    posts = boxes(
        [
            (x, 0.34, 0.85, 0.14, 2.3, 0.14)
            for x in np.linspace(-width / 2 + 0.15, width / 2 - 0.15, 4)
        ],
        m.shade(m.PALE_WOOD, 0.95),
    )
    roof = quad(
        [
            (-width / 2 - 0.2, 2.6, 1.25),
            (width / 2 + 0.2, 2.6, 1.25),
            (width / 2 + 0.2, 3.1, -1.0),
            (-width / 2 - 0.2, 3.1, -1.0),
        ],
        Patch(0.62, "roof"),
        two_sided=True,
    )
    fascia = box((width + 0.4, 0.16, 0.06), (0, 2.5, 1.25), m.TRIM)
    half = (width - 1.5) / 2
    rails = [
        railing(half - 0.2, m.PALE_WOOD, 0.85).moved(side * (0.75 + half / 2), 0.34, 0.85)
        for side in (-1, 1)
    ]
    floor = boxes([(0, 0, 0, width, 0.34, 2.0), (0, 0, 1.2, 1.6, 0.17, 0.4)], m.WOOD)
    return join([floor, posts, roof, fascia, *rails])


def house_front(s: Scenery) -> None:
    """Dress the front of a house: porch, lawn, path, picket fence, tree, neighbours."""
    land.ground(s, m.GRASS)
    house = facades.cottage(s, 9.5, 7.0, 2)
    s.fix(("house", house, Spot(0, -10.5)), line=0.95)
    s.fix(("porch", porch(6.0), Spot(0, -6.0)), line=0.9)
    s.thing("path", flat(1.5, 9.0, (0, 0.01, -0.3), m.shade(m.CONCRETE, 0.94)), "floor", 0.8)
    s.thing("sidewalk", flat(120.0, 1.8, (0, 0.012, 5.0), m.CONCRETE), "floor", 0.8)
    s.thing("road", flat(120.0, 7.0, (0, 0.014, 9.5), m.ROAD), "floor", 0.8)
    for side in (-1, 1):
        s.fix(("fence", outdoors.pickets(9.0), Spot(side * 5.6, 3.6)), line=0.7)
        s.far(
            (
                "neighbour",
                facades.cottage(s, 8.5, 7.0, int(s.rng.integers(1, 3))),
                Spot(side * 15.5, -11.0),
            ),
            line=0.6,
        )
        s.far(("neighbour", facades.cottage(s, 8.5, 7.0, 1), Spot(side * 28.0, -12.0)), line=0.5)
        s.dress(("hedge", plants.hedge(s.rng, 3.0, 0.7), Spot(side * 4.2, -4.6)))
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 7.5), Spot(-5.8, -2.2)),
            ("tree", plants.oak(s.rng, 6.5), Spot(8.5, -6.0)),
            ("tree", plants.pine(s.rng, 9.0), Spot(-10.5, -12.0)),
        ],
    )
    s.prop(
        ("mailbox", outdoors.mailbox(), Spot(1.25, 3.4)),
        ("bench", f.bench(1.3), Spot(-1.9, -6.3, 0, 0.34)),
    )
    parked(s, Spot(6.2, -3.4, 0.0))
    s.thing("drive", flat(2.6, 9.6, (6.2, 0.011, -0.6), m.CONCRETE), "floor", 0.7)
    land.treeline(s, 70.0, 9.0)
    land.grass(s, 60, 12.0)
    s.light(0, 2.5, -5.6, 6.0)
    s.seat(f.SEAT, bench_1=Spot(-2.2, -6.25, 0, 0.34), porch_seat=Spot(-1.6, -6.25, 0, 0.34))
    s.post(
        door=Spot(0.0, -6.2, np.pi, 0.34),
        porch=Spot(0.5, -5.7, 0, 0.34),
        sidewalk=Spot(0.4, 5.0),
        road=Spot(0.0, 8.0),
        car=Spot(4.7, -3.0, QUARTER),
        gate=Spot(0.0, 3.2),
        far=Spot(-2.2, -3.0),
    )
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.8, -0.3), (-1.8, -0.3))
    s.fog, s.key = (18.0, 90.0), (-0.5, 0.7, 0.48)


def building_front(s: Scenery) -> None:
    """Dress the entrance of a big building: steps, columns, glass doors, rows of windows."""
    land.ground(s, m.shade(m.CONCRETE, 0.9))
    wall = Patch(float(s.rng.choice([0.95, 0.88])), "wall")
    body = join(
        [facades.block(34.0, 16.5, 12.0, wall), facades.windows(s, 33.0, range(1, 5), 1.1, 1.8)]
    )
    s.fix(("building", body, Spot(0, -8.5)), line=0.8)
    steps = boxes([(0, 0.15 * i, -0.2 * i, 8.4, 0.15, 3.4 - 0.4 * i) for i in range(4)], m.STONE)
    s.fix(("steps", steps, Spot(0, -6.4)), line=0.8)
    s.fix(
        *(
            (
                "column",
                lathe(
                    [(0.34, 0), (0.34, 0.2), (0.27, 0.25), (0.24, 3.4), (0.34, 3.5), (0.34, 3.7)],
                    patch=m.STONE,
                    sides=12,
                ),
                Spot(x, -6.1, 0, 0.6),
            )
            for x in (-3.6, -1.6, 1.6, 3.6)
        )
    )
    s.dress(
        (
            "porch_roof",
            join(
                [
                    box((9.0, 0.9, 3.0), patch=m.STONE),
                    openings.layers(
                        [(0, 0.2, 5.2, 0.5), (0, 0.34, 3.6, 0.22)], (m.PAPER, m.BLACK), 1.51
                    ),
                ]
            ),
            Spot(0, -7.0, 0, 4.3),
        ),
        line=1.0,
    )
    s.hang(("entrance", openings.glass_door(s.facade_pane(), 2.6, 2.7), Spot(0, -8.46, 0, 0.6)))
    s.hang(
        *(
            (
                "window",
                openings.flat_window(s.facade_pane(), 2.6, 1.8, (3, 1)),
                Spot(x, -8.46, 0, 1.0),
            )
            for x in (-13.5, -9.5, -6.0, 6.0, 9.5, 13.5)
        )
    )
    for side in (-1, 1):
        s.prop(
            (
                "planter",
                join(
                    [
                        box((2.0, 0.55, 0.8), patch=m.STONE),
                        plants.hedge(s.rng, 1.7, 0.7).moved(0, 0.45, 0),
                    ]
                ),
                Spot(side * 5.8, -4.6),
            ),
            ("bench", f.bench(1.7), Spot(side * 5.2, -1.4, -side * QUARTER)),
        )
        s.fix(
            ("lamp_post", lamps.park_lamp(3.6), Spot(side * 4.6, -3.4)),
            ("flag_pole", _flag_pole(), Spot(side * 8.4, -5.0)),
            line=0.8,
        )
        s.light(side * 4.6, 3.3, -3.4)
        s.far(
            ("house", facades.town_house(s, 16.0, 3, shop=True), Spot(side * 26.5, -9.0)), line=0.55
        )
    parked(s, Spot(-11.0, 0.5, QUARTER), Spot(10.5, 0.5, QUARTER))
    for z in (-3.0, -1.0, 1.0, 3.0):
        s.stroke([(-6.0, 0.01, z), (6.0, 0.01, z)], 0.25)
    for x in (-4.0, -2.0, 0.0, 2.0, 4.0):
        s.stroke([(x, 0.01, 4.0), (x, 0.01, -4.4)], 0.25)
    land.skyline(s, 130.0, 40.0, 50)
    s.seat(
        f.SEAT,
        bench_1=Spot(-5.15, -1.8, QUARTER),
        bench_2=Spot(5.15, -1.8, -QUARTER),
        bench_3=Spot(-5.15, -1.0, QUARTER),
    )
    s.post(
        door=Spot(0.0, -7.6, np.pi, 0.6),
        stairs_top=Spot(0.6, -7.0, 0, 0.6),
        stairs_bottom=Spot(0.0, -4.3, np.pi),
        sidewalk=Spot(0.0, 2.0),
        far=Spot(2.6, -3.6),
        road=Spot(0.0, 5.0),
    )
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.8, -0.4), (-1.8, -0.4))
    s.fog, s.key = (20.0, 110.0), (-0.5, 0.7, 0.48)


def _flag_pole() -> Mesh:
    flag = quad(
        [(0.05, 6.2, 0), (1.7, 6.0, 0.2), (1.7, 7.0, 0.2), (0.05, 7.2, 0)],
        Patch(0.72, "cloth"),
        two_sided=True,
    )
    return join([cylinder(0.06, 7.5, patch=m.METAL, sides=6), flag])


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
    s.fog, s.key = (16.0, 130.0), (-0.5, 0.7, 0.4)


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
        ("plant", plants.potted(s.rng, 1.1), Spot(-2.25, -1.6)),
        ("plant", plants.potted(s.rng, 0.8), Spot(-2.25, -0.9)),
    )
    land.ground(s, m.shade(m.ROAD, 0.9), -16.0)
    land.skyline(s, 45.0, 14.0, 54, -16.0)
    land.skyline(s, 110.0, 42.0, 70, -16.0)
    s.light(0.9, 2.2, 1.2, 5.0)
    s.seat(f.SEAT, f.TABLE, table_1=Spot(2.15, -1.1, -QUARTER), seat_1=Spot(2.15, -1.1, -QUARTER))
    s.post(1.05, edge=Spot(0.0, -1.55, np.pi), rail=Spot(-0.9, -1.55, np.pi))
    s.post(door=Spot(0.0, 0.95))
    s.mark((0.0, -0.4), (0.75, -0.2), (-0.75, -0.2), (0.0, 0.4), (-1.4, 0.3), (1.3, 0.4))
    s.walls = (-2.3, -1.7, 2.3, 1.1)
    s.tops((1.55, f.TABLE, -1.1))
    s.fog, s.key = (14.0, 140.0), (-0.5, 0.66, 0.4)


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
    s.fog, s.key = (26.0, 230.0), (-0.55, 0.6, 0.45)


def _telescope() -> Mesh:
    tube_ = tube([(0, 1.35, -0.3), (0, 1.45, 0.35)], [0.07, 0.11], m.METAL, 8)
    return join(
        [
            lathe([(0.22, 0), (0.07, 0.08), (0.07, 1.3)], patch=m.DARK_METAL, sides=8),
            box((0.2, 0.2, 0.3), (0, 1.28, 0), m.DARK_METAL),
            tube_,
        ]
    )


def village(s: Scenery) -> None:
    """Dress a village square: cottages around a well, a church tower, a lane, trees, hills."""
    land.ground(s, m.shade(m.EARTH, 0.92))
    places = (
        (-9.5, -8.0, 0.7),
        (-3.0, -15.0, 0.15),
        (6.5, -14.5, -0.25),
        (11.5, -6.5, -0.9),
        (-15.0, -1.0, 1.3),
        (16.5, 1.5, -1.4),
        (-13.0, -21.0, 0.4),
        (15.0, -20.0, -0.4),
    )
    for x, z, yaw in places:
        s.fix(
            ("cottage", facades.cottage(s, float(s.rng.uniform(6.0, 8.0)), 5.5), Spot(x, z, yaw)),
            line=0.8,
        )
    tower = join(
        [
            box((3.4, 11.0, 3.4), patch=m.STONE),
            lathe([(2.6, 11.0), (0.05, 17.5)], patch=Patch(0.6, "roof"), sides=4).turned(np.pi / 4),
            openings.layers([(0, 8.2, 0.8, 1.4), (0, 0, 1.2, 2.4)], (m.BLACK, m.DARK_WOOD), 1.71),
            openings.clock(0.6).moved(0, 7.0, 1.71),
        ]
    )
    s.far(
        ("church_tower", tower, Spot(1.8, -27.0)),
        (
            "church",
            join(
                [
                    box((6.0, 6.0, 10.0), patch=m.STONE),
                    facades.gable_roof(10.0, 6.0, 6.0, 3.2).turned(QUARTER),
                ]
            ),
            Spot(6.0, -30.0),
        ),
        line=0.6,
    )
    s.fix(("well", outdoors.well(), Spot(-2.9, -2.2, 0.3)))
    s.prop(
        ("cart_barrel", f.barrel(), Spot(5.2, -3.6)),
        ("crate", f.crate(0.55), Spot(5.9, -3.3, 0.3)),
        ("bench", f.bench(1.5), Spot(3.4, -4.4, -0.3)),
    )
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 7.0), Spot(-6.2, -4.6)),
            ("tree", plants.oak(s.rng, 8.0), Spot(12.0, -13.0)),
            ("tree", plants.oak(s.rng, 6.0), Spot(-18.0, -9.0)),
        ],
    )
    land.ridge(s, 150.0, (10.0, 36.0), Patch(0.92, "stone"))
    land.treeline(s, 75.0, 8.0)
    land.pebbles(s, 50, 8.0)
    for x, z, _ in places[:5]:
        s.light(x * 0.8, 2.0, z * 0.8, 5.0)
    s.seat(f.SEAT, bench_1=Spot(3.1, -4.35, -0.3), bench_2=Spot(3.75, -4.5, -0.3))
    s.post(
        well=Spot(-2.1, -1.1, np.pi + 0.5),
        door=Spot(-2.6, -11.4, np.pi + 0.15),
        road=Spot(0.0, 3.0),
        far=Spot(1.0, -9.0),
    )
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.8, -0.6), (-1.1, -0.5))
    s.fog, s.key = (18.0, 130.0), (-0.5, 0.68, 0.48)


def market(s: Scenery) -> None:
    """Dress a market: rows of stalls under striped awnings, crates of fruit, town houses behind."""
    land.ground(s, m.shade(m.STONE, 0.9))
    for i, z in enumerate((-1.6, -5.2, -8.8, -12.4, 2.4)):
        for side in (-1, 1):
            s.fix(
                ("stall", outdoors.stall(s.rng), Spot(side * 3.3, z, -side * (QUARTER - 0.25))),
                role="prop",
                line=0.75 if i < 2 else 0.55,
            )
    s.fix(
        (
            "crates",
            join(
                [
                    f.crate(0.45),
                    f.crate(0.45).moved(0.5, 0, 0),
                    f.crate(0.45).turned(0.2).moved(0.2, 0.45, 0),
                ]
            ),
            Spot(1.9, -3.4, 0.3),
        ),
        role="prop",
    )
    s.prop(
        ("barrel", f.barrel(), Spot(-2.0, -3.6)),
        ("basket", plants.rock(s.rng, 0.3, m.CLOTH), Spot(-1.8, -6.6)),
    )
    for side in (-1, 1):
        facades.row(s, side, 9.0, (10.0, -34.0), 0.8)
    s.far(("end", facades.town_house(s, 24.0, 3, shop=True), Spot(0, -34.0)), line=0.5)
    for z in (-2.0, -6.0, -10.0):
        land.wire(s, (-5.0, 4.6, z), (5.0, 4.6, z - 1.5), 0.7)
        for x in np.linspace(-4, 4, 9):
            y = 4.6 - 0.7 * 4 * ((x + 5) / 10) * (1 - (x + 5) / 10)
            zz = z - 1.5 * (x + 5) / 10
            pennant = quad(
                [(x - 0.16, y, zz), (x, y - 0.34, zz), (x, y - 0.34, zz), (x + 0.16, y, zz)],
                Patch(0.7, "cloth"),
                two_sided=True,
            )
            s.far(("pennant", pennant, Spot(0, 0)))
    land.pebbles(s, 40, 7.0)
    s.light(0, 4.0, -4.0, 9.0)
    s.post(0.9, counter=Spot(1.95, -1.0, QUARTER), stall=Spot(-1.95, -1.0, -QUARTER))
    s.post(counter_behind=Spot(4.5, -2.0, -QUARTER), far=Spot(0.3, -8.0), road=Spot(0.0, 2.5))
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (0.5, -1.4), (-0.6, -2.2))
    s.fog, s.key = (12.0, 60.0), (-0.4, 0.78, 0.45)
