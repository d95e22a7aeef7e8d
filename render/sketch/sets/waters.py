"""By the water: beach, lake, river, pool."""

import numpy as np

from render.sketch.mesh import Floats, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import plants
from render.sketch.props.stairs import railing
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.boats import rowing_boat, sailing_boat
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.landscape import FREE
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import (
    Rows,
    boulder,
    box,
    boxes,
    cylinder,
    flat,
    lathe,
    tube,
)


def shore(s: Scenery, patch: Patch, edge: float, slope: float = 0.05) -> None:
    """Lay ground that sinks into the water behind a depth `edge`."""

    def height(x: Floats, z: Floats) -> Floats:
        bump = 0.04 * np.sin(x * 1.1) * np.sin(z * 0.9) * (np.hypot(x, z) > 2.5)
        sunk: Floats = np.where(z < edge, (z - edge) * slope, bump)
        return sunk

    land.terrain(s, patch, 150.0, height)


def surf(s: Scenery, edge: float, y: float) -> None:
    """Draw the lines of waves that run up a shore."""
    u = np.linspace(-36, 36, 90)
    for k in range(4):
        z = edge - 0.5 - 0.75 * k + 0.35 * np.sin(u * 0.35 + k) + 0.1 * np.sin(u * 1.7 + k * 2)
        s.stroke(np.column_stack([u, np.full(90, y + 0.03), z]), 0.95 - 0.2 * k)


def beach(s: Scenery) -> None:
    """Dress a beach: sand, surf, the sea to the horizon, palms, a parasol, a boat, driftwood."""
    shore(s, m.SAND, -5.0, 0.06)
    s.thing("sea", flat(900.0, 500.0, (0, -0.1, -256.0), m.WATER), "floor", 0.7)
    surf(s, -6.0, -0.1)
    land.ripples(s, (-60.0, -9.0, 50.0, -90.0), -0.1, 46)
    land.foliage(
        s,
        [
            ("palm", plants.palm(s.rng, h), Spot(x, z, x))
            for x, z, h in (
                (-4.2, -3.0, 5.4),
                (-6.4, -1.6, 6.3),
                (6.4, -2.6, 5.2),
                (10.0, -3.0, 6.0),
                (-12.0, -2.0, 6.0),
            )
        ],
        0.9,
    )
    for _ in range(5):
        s.prop(
            (
                "rock",
                plants.rock(s.rng, float(s.rng.uniform(0.3, 0.8))),
                Spot(float(s.rng.uniform(6, 14)), float(s.rng.uniform(-7.5, -4.5))),
            ),
            line=0.8,
        )
    parasol = join(
        [
            lathe([(1.15, 1.9), (0.1, 2.35)], patch=m.CLOTH, sides=10),
            cylinder(0.025, 2.3, patch=m.WOOD, sides=5),
        ]
    )
    s.fix(
        ("parasol", parasol, Spot(3.1, -1.9)),
        ("boat", rowing_boat(), Spot(-5.2, -4.4, 0.5, 0.15)),
        ("driftwood", plants.log(1.9), Spot(-2.3, -1.5, 0.4)),
        role="prop",
    )
    s.thing("towel", flat(0.8, 1.8, (2.3, 0.03, -1.4), m.shade(m.CLOTH, 0.8)), "floor", 0.8)
    s.far(
        ("sail", sailing_boat(9.0), Spot(24.0, -85.0, 0.3)),
        ("sail", sailing_boat(7.0), Spot(-38.0, -110.0, -0.4)),
    )
    s.far(
        (
            "headland",
            boulder((46.0, 14.0, 14.0), s.rng, Patch(0.88, "stone"), 0.15),
            Spot(-110.0, -130.0),
        )
    )
    land.pebbles(s, 60, 9.0)
    s.lie(0.04, towel=Spot(2.3, -1.4))
    s.seat(0.4, seat_1=Spot(-2.0, -1.62, 0.3), log=Spot(-2.6, -1.38, 0.3))
    s.post(shore=Spot(0.0, -4.4, np.pi), edge=Spot(0.0, -4.4, np.pi), far=Spot(1.4, -4.0))
    s.mark(*FREE)
    s.fog, s.key = (40.0, 320.0), (-0.6, 0.6, 0.35)


def lake(s: Scenery) -> None:
    """Dress a lake: a jetty with a boat, reeds, still water, mountains on the far shore."""
    shore(s, m.GRASS, -3.2, 0.08)
    s.thing("water", flat(900.0, 400.0, (0, -0.12, -204.0), m.WATER), "floor", 0.7)
    planks = boxes([(0, -0.05, -0.32 * i, 1.6, 0.08, 0.29) for i in range(22)], m.WOOD)
    posts = boxes(
        [(x, -0.9, z, 0.14, 1.3, 0.14) for x in (-0.8, 0.8) for z in (0.0, -2.3, -4.6, -6.9)],
        m.DARK_WOOD,
    )
    s.thing("jetty", join([planks, posts]).moved(2.2, 0.12, -2.4), "set", 0.9)
    s.far(("boat", rowing_boat(), Spot(4.6, -6.4, 0.8, -0.12)), line=0.9)
    for _ in range(9):
        x = float(s.rng.choice([-1, 1])) * float(s.rng.uniform(3.4, 11.0))
        s.dress(
            (
                "reeds",
                plants.reeds(s.rng, float(s.rng.uniform(0.9, 1.5))),
                Spot(x - 0.6, float(s.rng.uniform(-4.8, -3.6))),
            ),
            line=0.6,
        )
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 7.5), Spot(-5.4, -2.0)),
            ("fir", plants.pine(s.rng, 9.0), Spot(8.8, -2.0)),
            ("fir", plants.pine(s.rng, 10.0), Spot(-10.0, -1.0)),
        ],
    )
    land.treeline(s, 95.0, 9.0)
    land.ridge(s, 190.0, (18.0, 66.0), Patch(0.92, "stone"))
    land.ripples(s, (-40.0, -6.0, 36.0, -70.0), -0.12, 36)
    land.grass(s, 70, 8.0)
    s.prop(
        ("rock", plants.rock(s.rng, 0.55), Spot(-2.4, -1.7)),
        ("log", plants.log(1.8), Spot(-1.9, 1.6, 1.1)),
    )
    s.seat(0.2, jetty_edge=Spot(2.2, -9.0, np.pi))
    s.seat(0.45, seat_1=Spot(-2.4, -1.7, 0.6))
    s.post(
        shore=Spot(-0.4, -2.7, np.pi),
        jetty=Spot(2.2, -6.0, 0.0, 0.16),
        far=Spot(2.2, -8.4, 0.0, 0.16),
        edge=Spot(-0.4, -2.7, np.pi),
    )
    s.mark(*FREE)
    s.fog, s.key = (34.0, 360.0), (-0.5, 0.62, 0.4)


def river(s: Scenery) -> None:
    """Dress a river bank: water with stones, a far bank with trees, a footbridge."""

    def height(x: Floats, z: Floats) -> Floats:
        bed: Floats = -1.1 * np.exp(-(((z + 8.0 + 0.8 * np.sin(x * 0.12)) / 3.2) ** 4))
        return bed

    land.terrain(s, m.GRASS, 150.0, height, 44)
    s.thing("water", flat(400.0, 9.0, (0, -0.35, -8.0), m.WATER), "floor", 0.8)
    land.ripples(s, (-22.0, -5.2, 18.0, -10.5), -0.35, 40)
    for _ in range(14):
        s.far(
            (
                "stone",
                plants.rock(s.rng, float(s.rng.uniform(0.3, 0.8))),
                Spot(float(s.rng.uniform(-14, 14)), float(s.rng.uniform(-10, -5.2)), y=-0.4),
            ),
            line=0.8,
        )
    arch = join(
        [
            box((1.6, 0.12, 10.0), (0, 0.3, 0), m.WOOD),
            railing(10.0, m.WOOD, 1.0).turned(QUARTER).moved(0.75, 0.4, 0),
            railing(10.0, m.WOOD, 1.0).turned(QUARTER).moved(-0.75, 0.4, 0),
        ]
    )
    s.far(("footbridge", arch, Spot(9.0, -8.0)), line=0.8)
    items = [
        (
            "tree",
            plants.oak(s.rng, float(s.rng.uniform(6, 9))),
            Spot(float(x), float(s.rng.uniform(-22, -13))),
        )
        for x in np.arange(-24, 25, 8.0)
    ]
    land.foliage(
        s,
        [
            *items,
            ("tree", plants.oak(s.rng, 7.0), Spot(-5.4, -1.2)),
            ("tree", plants.oak(s.rng, 6.0), Spot(13.0, 0.5)),
        ],
    )
    s.dress(
        *(
            ("reeds", plants.reeds(s.rng, 1.2), Spot(float(s.rng.uniform(-9, 7)), -5.0))
            for _ in range(7)
        ),
        line=0.6,
    )
    s.prop(
        ("rock", plants.rock(s.rng, 0.6), Spot(2.4, -1.9)),
        ("log", plants.log(2.0), Spot(-2.4, -1.2, 0.3)),
    )
    land.treeline(s, 70.0, 9.0)
    land.ridge(s, 160.0, (10.0, 34.0), Patch(0.92, "stone"))
    land.grass(s, 70, 9.0)
    s.seat(0.48, seat_1=Spot(2.4, -1.9, -0.4))
    s.seat(0.4, log=Spot(-2.4, -1.2, 0.3))
    s.post(
        shore=Spot(0.0, -3.4, np.pi),
        edge=Spot(0.0, -3.4, np.pi),
        far=Spot(-1.6, -3.2),
        bridge=Spot(9.0, -6.0, 0.0, 0.42),
    )
    s.mark(*FREE)
    s.fog, s.key = (18.0, 130.0), (-0.5, 0.68, 0.45)


def pool(s: Scenery) -> None:
    """Dress a swimming pool: basin with ladder and diving board, loungers, a parasol."""
    land.ground(s, m.GRASS)
    s.thing("deck", flat(24.0, 17.0, (0, 0.01, -4.0), m.CONCRETE), "floor", 0.8)
    s.thing("water", flat(11.0, 6.0, (0, 0.02, -5.6), m.shade(m.WATER, 0.7)), "floor", 1.0)
    s.block((-5.7, -8.8, 5.7, -2.4))
    rim: Rows = [(0, 0, z, 11.6, 0.1, 0.3) for z in (-8.75, -2.45)] + [
        (x, 0, -5.6, 0.3, 0.1, 6.5) for x in (-5.65, 5.65)
    ]
    s.thing("rim", boxes(rim, m.WHITEWARE), "floor", 0.9)
    for x in (-2.2, 0.0, 2.2):
        s.stroke([(x, 0.03, -2.8), (x, 0.03, -8.4)], 0.4)
    land.ripples(s, (-5.0, -3.0, 3.6, -8.2), 0.025, 24)
    rails = [
        tube(
            [(x, 0.0, 0.25), (x, 0.85, 0.2), (x, 0.85, -0.25), (x, -0.3, -0.3)],
            0.025,
            m.DARK_METAL,
            6,
        )
        for x in (-0.3, 0.3)
    ]
    board = join(
        [
            boxes([(x, 0, 1.0, 0.08, 0.7, 0.08) for x in (-0.2, 0.2)], m.METAL),
            box((0.5, 0.06, 3.2), (0, 0.7, 0), m.PAPER),
        ]
    )
    s.dress(
        ("ladder", join(rails), Spot(2.9, -2.5)),
        ("diving_board", board, Spot(0.0, -9.4, np.pi)),
        line=1.0,
    )
    for i, x in enumerate((-4.6, -2.9, 4.6)):
        s.prop((f"lounger_{i}", f.lounger(), Spot(x, -0.9, 0.15)), line=0.9)
    parasol = join(
        [
            lathe([(1.2, 2.0), (0.1, 2.45)], patch=m.CLOTH, sides=10),
            cylinder(0.03, 2.4, patch=m.WOOD, sides=6),
        ]
    )
    s.fix(
        ("parasol", parasol, Spot(-3.75, -1.3)),
        ("hedge", plants.hedge(s.rng, 22.0, 1.6), Spot(0, -11.6)),
    )
    s.prop(
        ("table", f.round_table(0.45, m.PALE_WOOD), Spot(3.3, 0.4)),
        ("chair", f.chair(m.PALE_WOOD), Spot(4.1, 0.4, -QUARTER)),
    )
    s.far(("house", facades.cottage(s, 14.0, 7.0, 2), Spot(-3.0, -20.0)), line=0.6)
    land.foliage(
        s,
        [
            ("palm", plants.palm(s.rng, 6.0), Spot(-8.4, -7.0)),
            ("palm", plants.palm(s.rng, 5.0), Spot(8.4, -9.0)),
            ("tree", plants.oak(s.rng, 6.5), Spot(10.0, -16.0)),
        ],
    )
    land.treeline(s, 60.0, 8.0)
    s.lie(0.42, lounger=Spot(-2.9, -0.9, 0.15), bed=Spot(4.6, -0.9, 0.15))
    s.seat(0.38, seat_1=Spot(-4.5, -0.5, 0.15), seat_2=Spot(4.7, -0.5, 0.15))
    s.seat(f.SEAT, f.TABLE, table_1=Spot(4.1, 0.4, -QUARTER))
    s.post(edge=Spot(0.4, -2.0, np.pi), far=Spot(1.6, -1.9))
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.7, -0.6), (-1.5, 0.2))
    s.tops((3.3, f.TABLE, 0.45))
    s.fog, s.key = (18.0, 90.0), (-0.55, 0.7, 0.45)
