"""Where the town moves: street, alley, road, parking lot, petrol station, platform, bridge."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, outdoors, plants, vehicles
from render.sketch.props import materials as m
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.ways import railing
from render.sketch.shapes import box, boxes, cylinder, flat, loft, quad, tube

KERB = 0.14
"""Height of a pavement in metres."""
ASPHALT = m.shade(m.ROAD, 0.84)


def parked(s: Scenery, *spots: Spot) -> None:
    """Park cars of mixed greys."""
    for spot in spots:
        paint = m.shade(m.METAL, float(s.rng.choice([0.42, 0.65, 0.8, 0.94])))
        s.fix(("car", vehicles.car(paint), spot), role="vehicle", line=0.8)


def pavements(s: Scenery, inner: float, outer: float, depths: tuple[float, float]) -> None:
    """Lay raised pavements on both sides of a road that runs in z."""
    near, distant = depths
    for side in (-1, 1):
        width = outer - inner
        slab = box(
            (width, KERB, near - distant),
            (side * (inner + width / 2), 0, (near + distant) / 2),
            m.CONCRETE,
        )
        s.thing("pavement", slab, "floor", 0.8)
        for z in np.arange(-12.0, 8.0, 1.6):
            s.stroke([(side * inner, KERB + 0.01, z), (side * outer, KERB + 0.01, z)], 0.25)


def street(s: Scenery) -> None:
    """Dress a town street: house fronts with shops, pavements, lamps, parked cars, a crossing."""
    land.ground(s, ASPHALT)
    pavements(s, 4.0, 7.2, (34.0, -64.0))
    for side in (-1, 1):
        facades.row(s, side, 7.2, (24.0, -62.0))
        for z in (2.0, -11.0, -24.0, -37.0):
            shift = 5.0 if side > 0 else 0.0
            s.fix(
                (
                    "lamp_post",
                    lamps.street_lamp(),
                    Spot(side * 4.3, z + shift, -side * QUARTER, KERB),
                ),
                line=0.8,
            )
            s.light(side * 3.3, 5.0, z + shift)
    end = facades.town_house(s, 30.0, 5, shop=False)
    s.far(("end", end, Spot(0, -62.0)), line=0.5)
    parked(
        s,
        Spot(3.0, -4.5),
        Spot(3.0, -12.5),
        Spot(3.0, -22.0),
        Spot(-3.0, -8.0, np.pi),
        Spot(-3.0, -15.5, np.pi),
        Spot(-3.0, -28.0, np.pi),
    )
    s.fix(
        ("tree", plants.oak(s.rng, 6.0), Spot(-5.0, -6.0, 0, KERB)),
        ("tree", plants.oak(s.rng, 6.5), Spot(5.0, -17.0, 0, KERB)),
        role="foliage",
        line=0.7,
    )
    s.prop(
        ("hydrant", outdoors.hydrant(), Spot(4.5, -1.4, 0, KERB)),
        ("bin", outdoors.bin_(), Spot(-4.6, -1.0, 0, KERB)),
        ("mailbox", outdoors.mailbox(), Spot(-6.6, -2.2, 1.2, KERB)),
    )
    land.dashes(s, 0.0, (12.0, -56.0), 1.6, 1.8)
    for x in np.arange(-3.5, 3.6, 1.0):
        s.thing("stripe", flat(0.5, 2.4, (float(x), 0.01, 3.6), m.shade(m.ROAD, 1.0)), "floor", 0.5)
    s.post(
        road=Spot(0.0, 0.0),
        sidewalk=Spot(5.6, -0.6, 0, KERB),
        sidewalk_left=Spot(-5.6, -0.6, 0, KERB),
        door=Spot(6.6, -3.5, QUARTER, KERB),
    )
    s.post(far=Spot(0.5, -14.0), crossing=Spot(0.0, 2.4), car=Spot(1.75, -4.6, QUARTER))
    s.mark((0.2, 0.0), (1.0, 0.4), (-0.7, 0.4), (0.2, 1.2), (-1.5, -0.4), (1.6, -0.6), (0.0, -3.0))
    s.fog, s.key = (18.0, 78.0), (-0.5, 0.72, 0.48)


def fire_escape() -> Mesh:
    """Return two landings with rails and ladders on a wall at z = 0."""
    parts = []
    for y in (3.2, 6.2):
        parts += [
            box((2.6, 0.08, 1.0), (0, y, 0.5), m.DARK_METAL),
            railing(2.6, m.DARK_METAL, 0.9).moved(0, y, 0.97),
        ]
    rungs = [
        tube([(0.9, 6.2, 0.6), (-0.7, 3.2, 0.6)], 0.05, m.DARK_METAL, 5),
        tube([(1.1, 6.2, 0.3), (-0.5, 3.2, 0.3)], 0.05, m.DARK_METAL, 5),
    ]
    drop = boxes(
        [
            (-0.9, 1.6, 0.9, 0.04, 1.6, 0.04),
            (-0.5, 1.6, 0.9, 0.04, 1.6, 0.04),
            *((-0.7, y, 0.9, 0.4, 0.03, 0.03) for y in np.arange(1.7, 3.2, 0.3)),
        ],
        m.DARK_METAL,
    )
    return join([*parts, *rungs, drop])


def alley(s: Scenery) -> None:
    """Dress an alley: brick walls close by, a fire escape, refuse, pipes, one lamp, a lit end."""
    land.ground(s, m.shade(m.STONE, 0.82))
    brick = m.shade(m.BRICK, 0.82)
    for side in (-1, 1):
        for i, z in enumerate((10.0, -2.0, -14.0)):
            high = (9.5, 12.5, 8.0)[i]
            front = join(
                [
                    facades.block(12.0, high, 5.0, m.shade(brick, 0.82 + 0.04 * (i % 2)), 7.0),
                    facades.windows(s, 8.0, range(1, 3)),
                ]
            )
            s.thing(
                "house", front.turned(-side * QUARTER).moved(side * 2.1, 0, z - 6.0), "set", 0.8
            )
    s.far(("end", facades.town_house(s, 12.0, 3, shop=True), Spot(0, -36.0)), line=0.5)
    s.dress(("fire_escape", fire_escape(), Spot(-2.1, -4.5, QUARTER)))
    s.fix(
        ("dumpster", outdoors.dumpster(), Spot(1.4, -2.8, -QUARTER)),
        ("bin", outdoors.bin_(), Spot(-1.7, -1.6)),
        ("bin", outdoors.bin_(), Spot(-1.65, -2.3)),
        (
            "crates",
            join([f.crate(0.5), f.crate(0.4).turned(0.3).moved(0, 0.5, 0)]),
            Spot(1.6, -5.6, 0.2),
        ),
        role="prop",
    )
    s.dress(
        ("sack", plants.bush(s.rng, 0.45, m.BLACK), Spot(1.45, -1.5)),
        ("pipe", tube([(0, 0, 0), (0, 9, 0)], 0.07, m.METAL, 6), Spot(2.0, -0.8)),
    )
    s.hang(("door", openings.door(m.METAL), Spot(2.08, 0.6, -QUARTER)))
    s.dress(
        (
            "wall_lamp",
            join(
                [
                    tube([(0, 0, 0), (0, 0.15, 0.4)], 0.02, m.BLACK, 5),
                    lamps.pendant(0.02, 0.18).moved(0, 0.15, 0.45),
                ]
            ),
            Spot(2.08, 0.6, -QUARTER, 2.7),
        )
    )
    s.light(1.6, 2.6, 0.6, 6.0)
    s.light(0.0, 4.0, -26.0, 9.0)
    for z, y in ((-3.0, 7.0), (-7.0, 6.2), (-11.0, 7.4)):
        land.wire(s, (-2.1, y, z), (2.1, y - 0.5, z - 1), 0.5)
    for side in (-1, 1):
        for _ in range(10):
            y, z = float(s.rng.uniform(0.4, 4.0)), float(s.rng.uniform(-9, 2))
            for k in range(2):
                s.stroke(
                    [
                        (side * 2.09, y + 0.1 * k, z),
                        (side * 2.09, y + 0.1 * k, z + s.rng.uniform(0.3, 0.7)),
                    ],
                    0.35,
                )
    u = np.linspace(0, 2 * np.pi, 18)
    s.thing("puddle", _disc(0.8, 0.35, (-0.6, 0.008, -1.3)), "floor", 0.7)
    s.stroke(
        np.column_stack([-0.6 + 0.5 * np.cos(u), np.full(18, 0.012), -1.3 + 0.2 * np.sin(u)]), 0.3
    )
    s.post(door=Spot(1.55, 0.6, QUARTER), far=Spot(0.0, -12.0), wall=Spot(-1.6, 0.4, QUARTER))
    s.mark((0.0, 0.0), (0.6, 0.5), (-0.6, 0.5), (0.1, 1.2), (-0.4, -0.7), (0.4, -1.9), (0.0, -4.0))
    s.walls, s.fog, s.key = (-1.8, -30.0, 1.8, 8.0), (10.0, 48.0), (-0.2, 0.85, 0.35)


def _disc(rx: float, rz: float, at: tuple[float, float, float]) -> Mesh:
    turn = -np.linspace(0, 2 * np.pi, 16, endpoint=False)
    rim = np.column_stack([rx * np.cos(turn), np.zeros(16), rz * np.sin(turn)])
    inner = rim * 0.02
    return loft([rim[::-1], inner[::-1]], m.WATER, caps=False, two_sided=True).moved(*at)


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
    s.fog, s.key = (24.0, 170.0), (-0.55, 0.66, 0.45)


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
        car=Spot(-2.75, -2.4, -QUARTER),
        door=Spot(2.0, -11.2, np.pi),
        far=Spot(0.4, -9.0),
        road=Spot(0.0, 4.0),
    )
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.8, -0.6), (-1.2, -0.9))
    s.fog, s.key = (20.0, 130.0), (-0.5, 0.72, 0.45)


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
    s.dress(("near_rail", railing(90.0, m.DARK_METAL, 1.1), Spot(0, 3.8)))
    for x in (-24.0, 24.0):
        tower = boxes(
            [(0, -14.0, z, 1.6, 36.0, 1.2) for z in (-4.2, 3.6)]
            + [(0, y, -0.3, 1.2, 1.6, 7.0) for y in (7.0, 15.0, 20.4)],
            m.shade(m.STONE, 0.8),
        )
        s.far(("tower", tower, Spot(x, 0)), line=0.8)
    for z in (-3.0, 3.9):
        x = np.linspace(-24, 24, 25)
        cable = np.column_stack([x, 2.2 + 19.0 * (x / 24.0) ** 2, np.full(25, z)])
        s.dress(("cable", tube(cable, 0.08, m.DARK_METAL, 5), Spot(0, 0)))
        for side in (-1, 1):
            s.dress(
                (
                    "cable",
                    tube([(side * 24.0, 21.2, z), (side * 70.0, 0.0, z)], 0.12, m.DARK_METAL, 5),
                    Spot(0, 0),
                )
            )
        for point in cable[2:-2:2]:
            s.stroke([(point[0], 0.0, z), tuple(point)], 0.5)
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
    s.fog, s.key = (24.0, 210.0), (-0.5, 0.66, 0.5)
