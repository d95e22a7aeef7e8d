"""Open squares between houses: village, market."""

import numpy as np

from render.sketch.mesh import Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings, outdoors, plants
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import box, lathe, quad


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
    s.fog, s.key = (26.0, 240.0), (-0.5, 0.68, 0.48)


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
