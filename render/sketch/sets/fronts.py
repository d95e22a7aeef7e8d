"""Before the door: house front, building front."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, outdoors, plants
from render.sketch.props import materials as m
from render.sketch.props.stairs import railing
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.traffic import parked
from render.sketch.shapes import box, boxes, cylinder, flat, lathe, quad


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
