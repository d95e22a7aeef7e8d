"""Where ways cross: station platform, bridge."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, outdoors
from render.sketch.props import materials as m
from render.sketch.props.stairs import railing
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.streets import ASPHALT
from render.sketch.shapes import box, boxes, cylinder, flat, quad, tube


def carriage(length: float = 20.0) -> Mesh:
    """Return a railway carriage along z; its platform side faces +x."""
    body = box((2.8, 3.0, length), (0, 0.6, 0), m.shade(m.METAL, 0.8))
    roof = box((2.4, 0.35, length), (0, 3.6, 0), m.shade(m.METAL, 0.6))
    rows, patches = [], []
    for i in range(int(length / 2)):
        x = -length / 2 + 1.0 + 2 * i
        is_door = i % 4 == 1
        rows.append((x, 1.15, 1.0, 2.1) if is_door else (x, 1.75, 1.5, 1.0))
        patches.append(m.METAL if is_door else Patch(0.5, "window"))
    rows.append((0.0, 1.4, length, 0.12))
    patches.append(m.DARK_METAL)
    side = openings.layers(rows, tuple(patches), 1.41).turned(QUARTER)
    wheels = boxes([(0, 0, z, 2.2, 0.65, 2.4) for z in (-length * 0.35, length * 0.35)], m.BLACK)
    return join([body, roof, side, wheels])


def station_platform(s: Scenery) -> None:
    """Dress a station platform: a train along its edge, a roof on posts, benches, a clock."""
    land.ground(s, m.shade(m.STONE, 0.74), -1.0)
    s.thing("platform", box((9.0, 1.0, 90.0), (2.6, -1.0, -25.0), m.CONCRETE), "floor")
    s.fix(
        (
            "train",
            join([carriage().moved(0, 0, 20.5 * i) for i in (-2, -1, 0)]),
            Spot(-3.6, -5.0, 0, -0.9),
        ),
        role="vehicle",
        line=0.9,
    )
    for x in (-4.3, -2.9, 8.4, 9.8):
        s.thing("rail", box((0.1, 0.14, 90.0), (x, -1.0, -25.0), m.DARK_METAL), "floor", 0.7)
    land.edge(s, -1.35, (20.0, -70.0))
    land.edge(s, -1.5, (20.0, -70.0))
    for z in (2.8, -4.0, -11.0, -18.0, -25.0, -32.0):
        s.fix(("post", cylinder(0.12, 3.9, patch=m.DARK_METAL, sides=8), Spot(3.6, z)), line=0.8)
        s.dress(("truss", boxes([(0, 3.8, 0, 6.0, 0.14, 0.14)], m.DARK_METAL), Spot(3.6, z)))
        s.light(2.4, 3.6, z, 7.0)
    canopy = quad(
        [(0.4, 3.95, 6.0), (0.4, 3.95, -36.0), (6.8, 4.4, -36.0), (6.8, 4.4, 6.0)],
        m.shade(m.METAL, 0.82),
        two_sided=True,
    )
    s.thing("canopy", canopy, "ceiling", 0.9)
    s.prop(
        ("bench", f.bench(1.8), Spot(4.6, -1.6, -QUARTER)),
        ("bench", f.bench(1.8), Spot(4.6, -7.5, -QUARTER)),
        ("bin", outdoors.bin_(), Spot(4.6, -3.2)),
    )
    s.dress(
        (
            "clock",
            join([openings.clock(0.36), tube([(0, 0.36, 0), (0, 0.9, 0)], 0.03, m.BLACK, 5)]),
            Spot(1.7, -4.0, 0, 2.9),
        )
    )
    s.fix(("name_sign", outdoors.sign(2.4, 0.6, 1.7, 1), Spot(3.2, -5.6)))
    s.far(
        ("hall", facades.town_house(s, 18.0, 1, shop=True), Spot(13.0, -30.0, -QUARTER)), line=0.5
    )
    for z in (-8.0, -24.0, -40.0):
        land.wire(s, (-3.6, 5.6, z + 16), (-3.6, 5.6, z), 0.3)
    land.skyline(s, 150.0, 30.0, 50)
    s.seat(
        f.SEAT,
        bench_1=Spot(4.55, -2.0, -QUARTER),
        bench_2=Spot(4.55, -1.2, -QUARTER),
        bench_3=Spot(4.55, -7.5, -QUARTER),
    )
    s.post(
        edge=Spot(-0.9, -0.8, -QUARTER),
        train_door=Spot(-1.1, -2.4, -QUARTER),
        door=Spot(-1.1, -2.4, -QUARTER),
        far=Spot(1.2, -12.0),
    )
    s.mark((0.6, 0.0), (1.4, 0.4), (-0.2, 0.4), (0.6, 1.2), (2.2, -0.6), (0.0, -1.4), (2.4, 0.9))
    s.fog, s.key = (16.0, 80.0), (-0.4, 0.7, 0.5)


def bridge(s: Scenery) -> None:
    """Dress a suspension bridge across the picture: deck, railings, towers, cables, river, town."""
    land.ground(s, m.WATER, -14.0)
    deck = box((240.0, 1.0, 9.0), (0, -1.0, -0.5), m.shade(m.CONCRETE, 0.9))
    s.thing("deck", deck, "floor")
    s.thing("roadbed", flat(240.0, 4.2, (0, 0.01, 1.2), ASPHALT), "floor", 0.7)
    for x in np.arange(-40.0, 40.0, 4.0):
        s.stroke([(x, 0.02, 1.2), (x + 2.0, 0.02, 1.2)], 0.8)
    s.fix(("rail", railing(90.0, m.DARK_METAL, 1.1), Spot(0, -2.6)), line=1.0)
    for x in TOWERS:
        tower = boxes(
            [(0, -14.0, z, 1.6, 36.0, 1.2) for z in (-4.2, 3.6)]
            + [(0, y, -0.3, 1.2, 1.6, 7.0) for y in (7.0, 15.0, 20.4)],
            m.shade(m.STONE, 0.8),
        )
        s.far(("tower", tower, Spot(x, 0)), line=0.8)
    _cables(s, -3.0)
    s.fix(
        *(("lamp_post", lamps.park_lamp(4.0), Spot(x, -2.3)) for x in (-13.0, -4.5, 4.5, 13.0)),
        line=0.8,
    )
    for x in (-13.0, -4.5, 4.5, 13.0):
        s.light(x, 3.8, -2.3)
    land.skyline(s, 170.0, 46.0, 70, -14.0)
    land.ripples(s, (-60.0, -20.0, 60.0, -120.0), -14.0, 46)
    s.post(1.05, edge=Spot(0.6, -2.2, np.pi), rail=Spot(0.6, -2.2, np.pi))
    s.post(road=Spot(0.0, 1.2), sidewalk=Spot(0.0, -1.6), far=Spot(-9.0, -1.2, QUARTER))
    s.mark((0.0, -0.6), (0.8, -0.2), (-0.8, -0.2), (0.0, 0.5), (1.7, -1.0), (-1.7, -1.0))
    s.fog, s.key = (40.0, 420.0), (-0.5, 0.66, 0.5)


TOWERS = (-11.0, 37.0)
"""x of a bridge's towers in metres."""


def _cables(s: Scenery, z: float) -> None:
    start, stop = TOWERS
    middle, half = (start + stop) / 2, (stop - start) / 2
    x = np.linspace(start, stop, 25)
    cable = np.column_stack([x, 2.2 + 19.0 * ((x - middle) / half) ** 2, np.full(25, z)])
    outer = np.array(
        [[(start, 21.2, z), (start - 46.0, 0.0, z)], [(stop, 21.2, z), (stop + 46.0, 0.0, z)]]
    )
    for path in (cable, *outer):
        s.dress(("cable", tube(path, 0.09, m.DARK_METAL, 5), Spot(0, 0)))
    for point in cable[1:-1]:
        s.stroke([(point[0], 0.0, z), tuple(point)], 0.5)
