"""Where cars drive and stop: road, parking lot, petrol station."""

import numpy as np

from render.sketch.mesh import Patch, join
from render.sketch.props import lamps, openings, outdoors, plants
from render.sketch.props import materials as m
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.streets import ASPHALT
from render.sketch.sets.traffic import parked
from render.sketch.shapes import box, boxes, flat


def roadway(s: Scenery, half: float = 3.6) -> None:
    """Lay a country road that runs in z, with verges, poles and wires."""
    s.thing("road", flat(2 * half, 420.0, (0, 0.02, -120.0), ASPHALT), "floor", 0.9)
    land.dashes(s, 0.0, (20.0, -120.0), 2.4, 3.0)
    for side in (-1, 1):
        land.edge(s, side * (half - 0.3), (30.0, -200.0), 0.03)


def poles(s: Scenery, x: float, step: float = 17.0) -> None:
    """Set utility poles with wires along a road."""
    depths = [8.0 - step * i for i in range(7)]
    s.far(*(("pole", outdoors.pole(), Spot(x, z)) for z in depths), line=0.7)
    for z in depths[:-1]:
        for arm in (-0.8, 0.8):
            land.wire(s, (x + arm, 7.5, z), (x + arm, 7.5, z - step), 0.7)


def road(s: Scenery) -> None:
    """Dress a country road: asphalt to the horizon, poles and wires, a sign, fields, far hills."""
    land.ground(s, m.GRASS)
    roadway(s)
    poles(s, -6.5)
    land.ridge(s, 170.0, (4.0, 22.0), Patch(0.9, "stone"))
    land.treeline(s, 95.0, 6.0)
    s.fix(("fence", outdoors.fence(60.0), Spot(7.5, -24.0, QUARTER)), line=0.6)
    s.prop(("road_sign", outdoors.road_sign(), Spot(4.6, -6.0)))
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, float(s.rng.uniform(5, 8))), Spot(float(x), float(z)))
            for x, z in ((10.5, -14), (-11, -22), (13, -38), (-13, -50), (-12, 6), (16, 4))
        ],
    )
    s.dress(
        *(
            (
                "bush",
                plants.bush(s.rng, float(s.rng.uniform(0.4, 0.8))),
                Spot(side * float(s.rng.uniform(5.0, 9.0)), z),
            )
            for z in (-5.0, -11.0, -19.0)
            for side in (-1, 1)
        )
    )
    land.grass(s, 60)
    s.post(
        road=Spot(0.0, 0.0),
        roadside=Spot(4.3, -0.6, -QUARTER),
        car=Spot(-2.0, 0.4, -QUARTER),
        far=Spot(0.6, -18.0),
    )
    s.mark((0.3, 0.0), (1.1, 0.4), (-0.6, 0.4), (0.3, 1.2), (2.2, -0.5), (-1.6, -0.5), (4.4, 0.6))
    s.fog, s.key = (28.0, 260.0), (-0.55, 0.66, 0.45)


def car_outside(s: Scenery) -> None:
    """Dress a roadside with a parked car beside the action."""
    road(s)
    parked(s, Spot(-2.35, -1.0, 0.0))
    s.seat(0.42, driver=Spot(-1.98, -1.0), passenger=Spot(-2.72, -1.0))
    s.post(car=Spot(-1.05, -0.7, -QUARTER), hood=Spot(-2.3, 1.7, np.pi), trunk=Spot(-2.3, -3.7))


def parking_lot(s: Scenery) -> None:
    """Dress a parking lot: painted bays, rows of cars, tall lamps, a low store behind."""
    land.ground(s, ASPHALT)
    for z in (-5.0, -16.0):
        for x in np.arange(-18.0, 18.1, 2.8):
            s.stroke([(x, 0.012, z + 2.6), (x, 0.012, z - 2.6)], 0.8)
        s.stroke([(-18.0, 0.012, z - 2.6), (18.0, 0.012, z - 2.6)], 0.8)
    bays = [(x, z) for z in (-5.0, -16.0) for x in np.arange(-12.6, 12.7, 2.8)]
    chosen = [bay for bay in bays if s.rng.random() < 0.55 or bay == (-1.4, -5.0)]
    parked(
        s,
        *(
            Spot(float(x), z, float(s.rng.choice([0.0, np.pi])))
            for x, z in chosen
            if (round(float(x), 1), z) != (1.4, -5.0)
        ),
    )
    for x, z in ((-7.0, -2.0), (7.0, -2.0), (-7.0, -13.0), (7.0, -13.0)):
        s.fix(
            ("lamp_post", lamps.street_lamp(6.5, 1.4), Spot(x, z, -np.sign(x) * QUARTER)), line=0.8
        )
        s.light(x * 0.8, 6.3, z, 9.0)
    store = join(
        [
            facades.block(34.0, 5.0, 10.0, Patch(0.93, "wall")),
            openings.layers(
                [
                    (0, 0, 5.0, 3.0),
                    (-1.2, 0.1, 2.2, 2.6),
                    (1.2, 0.1, 2.2, 2.6),
                    (0, 3.5, 12.0, 1.1),
                    (0, 3.8, 7.0, 0.5),
                    *((x, 0.8, 4.0, 1.8) for x in (-13, -8, 8, 13)),
                ],
                (
                    m.METAL,
                    s.facade_pane(),
                    s.facade_pane(),
                    m.DARK_METAL,
                    m.PAPER,
                    *(s.facade_pane() for _ in range(4)),
                ),
                0.03,
            ),
        ]
    )
    s.far(("store", store, Spot(0, -30.0)), line=0.6)
    land.treeline(s, 90.0, 7.0)
    land.skyline(s, 160.0, 36.0, 50)
    s.prop(("cone", outdoors.cone_(), Spot(2.2, -1.9)))
    land.edge(s, -1.3, (9.0, 4.0))
    s.post(
        car=Spot(-0.1, -4.6, -QUARTER),
        far=Spot(1.4, -10.5),
        lamp=Spot(6.2, -1.6),
        door=Spot(0.0, -28.5, np.pi),
    )
    s.mark((0.3, 0.0), (1.1, 0.4), (-0.6, 0.4), (0.3, 1.2), (2.0, 0.0), (-1.5, 0.0))
    s.fog, s.key = (18.0, 110.0), (-0.5, 0.7, 0.45)


def petrol_station(s: Scenery) -> None:
    """Dress a petrol station: a canopy on columns over pumps, a lit shop, a price sign, a car."""
    land.ground(s, m.shade(m.CONCRETE, 0.88))
    canopy = join(
        [
            box((12.0, 0.9, 6.5), (0, 4.2, 0), m.shade(m.PAPER, 0.95)),
            boxes([(0, 4.35, 3.27, 11.6, 0.4, 0.04)], m.DARK_METAL),
            boxes(
                [(x, 4.17, z, 1.2, 0.04, 0.4) for x in (-3.5, 0, 3.5) for z in (-1.5, 1.5)], m.GLOW
            ),
        ]
    )
    s.dress(("canopy", canopy, Spot(0, -4.5)), line=1.0)
    s.fix(*(("column", box((0.4, 4.2, 0.4), patch=m.METAL), Spot(x, -4.5)) for x in (-4.6, 4.6)))
    s.fix(
        ("pump", outdoors.pump(), Spot(-2.2, -4.5)),
        ("pump", outdoors.pump(), Spot(2.2, -4.5)),
        line=1.0,
    )
    shop = join(
        [
            facades.block(13.0, 3.8, 6.0, m.WALL),
            openings.layers(
                [
                    (0, 2.9, 12.6, 0.7),
                    (-2.0, 3.0, 5.0, 0.45),
                    (-3.2, 0.6, 5.6, 2.1),
                    (2.0, 0.0, 1.7, 2.5),
                    (2.0, 0.1, 1.4, 2.3),
                    (4.8, 0.6, 2.6, 2.1),
                ],
                (m.DARK_METAL, m.PAPER, s.facade_pane(), m.METAL, s.facade_pane(), s.facade_pane()),
                0.03,
            ),
        ]
    )
    s.far(("shop", shop, Spot(0, -12.0)), line=0.75)
    price = join(
        [
            box((0.3, 7.0, 0.3), patch=m.METAL),
            box((2.0, 2.6, 0.35), (0, 4.6, 0), m.PAPER),
            openings.layers(
                [(0, 6.3, 1.6, 0.6), (0, 5.7, 1.3, 0.25), (0, 5.3, 1.3, 0.25), (0, 4.9, 1.3, 0.25)],
                (m.DARK_METAL, *(m.BLACK,) * 3),
                0.18,
            ),
        ]
    )
    s.fix(("price_sign", price, Spot(-8.0, -2.5)), line=0.9)
    parked(s, Spot(-3.9, -3.2, 0.0), Spot(8.5, -9.5, 1.2))
    land.treeline(s, 80.0, 7.0)
    land.ridge(s, 180.0, (6.0, 26.0), Patch(0.92, "stone"))
    poles(s, 11.5)
    s.prop(("bin", outdoors.bin_(), Spot(3.1, -4.3)))
    for x, z in ((-3.5, -4.5), (0.0, -4.5), (3.5, -4.5), (0.0, -11.0)):
        s.light(x, 4.0, z, 8.0)
    s.post(
        pump=Spot(-2.2, -3.6, np.pi),
        car=Spot(-2.55, -2.4, -QUARTER),
        door=Spot(2.0, -11.2, np.pi),
        far=Spot(0.4, -9.0),
        road=Spot(0.0, 4.0),
    )
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.8, -0.6), (-1.2, -0.9))
    s.fog, s.key = (20.0, 130.0), (-0.5, 0.72, 0.45)
