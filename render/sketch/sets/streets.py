"""Between houses: street, alley."""

import numpy as np

from render.sketch.mesh import Mesh, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, outdoors, plants
from render.sketch.props import materials as m
from render.sketch.props.stairs import railing
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.traffic import parked
from render.sketch.shapes import box, boxes, flat, loft, tube

KERB = 0.14
"""Height of a pavement in metres."""


ASPHALT = m.shade(m.ROAD, 0.84)


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
        for i, z in enumerate((22.0, 10.0, -2.0, -14.0)):
            high = (11.0, 9.5, 12.5, 8.0)[i]
            front = join(
                [
                    facades.block(12.0, high, 0.5, m.shade(brick, 0.8 + 0.04 * (i % 2)), high),
                    facades.windows(s, 8.0, range(1, 3)),
                ]
            )
            s.thing(
                "house", front.turned(-side * QUARTER).moved(side * 2.1, 0, z - 6.0), "wall", 0.9
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
        for _ in range(22):
            y, z = float(s.rng.uniform(0.4, 4.5)), float(s.rng.uniform(-10, 5))
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
