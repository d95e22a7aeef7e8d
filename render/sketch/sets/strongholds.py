"""Old stone: castle, ruin."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, plants
from render.sketch.props import materials as m
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.landscape import FREE, ring_of
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import (
    Rows,
    arch,
    arched,
    box,
    boxes,
    cylinder,
    face,
    flat,
    lathe,
    quad,
    spin,
    tube,
)

STONE = m.shade(m.STONE, 0.86)


def tower(radius: float, high: float, *, roof: bool) -> Mesh:
    """Return a round tower with slits, battlements, and a pointed roof where wanted."""
    body = lathe(
        [
            (radius * 1.12, 0),
            (radius, 1.2),
            (radius, high - 1.2),
            (radius * 1.15, high - 0.8),
            (radius * 1.15, high),
        ],
        patch=STONE,
        sides=18,
    )
    turn = np.arange(10) * 2 * np.pi / 10
    teeth = [
        box((radius * 0.36, 0.9, 0.45), (0, high, radius * 1.0), STONE).turned(t) for t in turn
    ]
    slits = [
        box((0.25, 1.1, 0.2), (0, y, radius * 0.97), m.BLACK).turned(t)
        for t, y in ((0.3, high * 0.4), (-0.4, high * 0.65), (0.1, high * 0.8))
    ]
    parts = [body, *teeth, *slits]
    if roof:
        parts.append(
            lathe(
                [(radius * 1.2, high + 0.6), (0.0, high + radius * 2.4)],
                patch=Patch(0.55, "roof"),
                sides=16,
            )
        )
        parts.append(_pennant(high + radius * 2.4))
    return join(parts)


def _pennant(high: float) -> Mesh:
    cloth = quad(
        [(0.0, high + 0.7, 0), (1.5, high + 0.95, 0), (1.5, high + 0.95, 0), (0.0, high + 1.4, 0)],
        m.DARK_CLOTH,
        two_sided=True,
    )
    return join([tube([(0, high - 0.4, 0), (0, high + 1.5, 0)], 0.05, m.BLACK, 4), cloth])


def curtain_wall(length: float, high: float) -> Mesh:
    """Return a wall along x with battlements."""
    rows: Rows = [(0, 0, 0, length, high, 1.4)]
    rows += [(x, high, 0.5, 0.7, 0.8, 0.4) for x in np.arange(-length / 2 + 0.5, length / 2, 1.3)]
    return boxes(rows, STONE)


def gatehouse() -> Mesh:
    """Return a square gatehouse with an arched gate behind a portcullis."""
    body = boxes(
        [
            (0, 0, 0, 7.0, 9.0, 3.0),
            *((x, 9.0, 1.1, 0.8, 0.9, 0.5) for x in np.arange(-3.0, 3.1, 1.4)),
        ],
        STONE,
    )
    gate = join([face(arched(3.8, 4.9), 1.51, m.DARK_STONE), face(arched(3.1, 4.5), 1.53, m.DARK)])
    bars = [(x, 1.7, 0.07, 2.7) for x in np.arange(-1.3, 1.4, 0.43)] + [
        (0, y, 2.9, 0.07) for y in (2.2, 2.8, 3.4)
    ]
    banner = [(-2.6, 5.0, 0.9, 2.6), (2.6, 5.0, 0.9, 2.6), (0, 6.2, 0.5, 1.2)]
    return join(
        [
            body,
            gate,
            openings.layers(bars, (m.GREY,) * len(bars), 1.55),
            openings.layers(banner, (m.DARK_CLOTH, m.DARK_CLOTH, m.BLACK), 1.52),
        ]
    )


def castle(s: Scenery) -> None:
    """Dress the front of a castle: gatehouse between towers, walls, keep, moat, drawbridge."""
    land.ground(s, m.GRASS)
    s.thing("moat", flat(120.0, 4.6, (0, 0.015, -8.2), m.WATER), "floor", 0.9)
    s.block((-60.0, -10.5, -1.8, -5.9), (1.8, -10.5, 60.0, -5.9))
    s.thing("drawbridge", box((3.2, 0.22, 5.4), (0, 0.0, -8.2), m.WOOD), "floor", 1.0)
    s.dress(
        *(
            ("chain", tube([(x, 0.3, -5.8), (x * 0.9, 5.6, -10.8)], 0.05, m.BLACK, 5), Spot(0, 0))
            for x in (-1.5, 1.5)
        )
    )
    s.fix(("gatehouse", gatehouse(), Spot(0, -12.5)), line=0.95)
    for side in (-1, 1):
        s.fix(
            ("tower", tower(2.3, 10.5, roof=True), Spot(side * 5.4, -12.2)),
            ("wall", curtain_wall(16.0, 6.4), Spot(side * 15.4, -13.2)),
            ("tower", tower(2.6, 9.0, roof=False), Spot(side * 24.0, -13.2)),
            line=0.8,
        )
    keep = join(
        [
            box((11.0, 16.0, 9.0), patch=STONE),
            boxes([(x, 16.0, 4.2, 1.0, 1.1, 0.5) for x in np.arange(-5, 5.1, 1.9)], STONE),
            openings.layers(
                [(x, y, 0.7, 1.6) for x in (-3, 0, 3) for y in (9.5, 12.8)],
                tuple(s.facade_pane() for _ in range(6)),
                4.52,
            ),
        ]
    )
    s.far(
        ("keep", keep, Spot(1.5, -28.0)),
        ("tower", tower(2.6, 21.0, roof=True), Spot(-6.0, -29.0)),
        ("tower", tower(2.0, 18.0, roof=True), Spot(8.6, -26.0)),
        line=0.55,
    )
    s.thing("way", flat(3.0, 14.0, (0, 0.012, 1.2), m.shade(m.EARTH, 0.96)), "floor", 0.6)
    for _ in range(16):
        x, y = s.rng.uniform(-22, 22), s.rng.uniform(1.0, 5.6)
        s.stroke([(x, y, -12.45), (x + 0.7, y, -12.45), (x + 0.7, y + 0.3, -12.45)], 0.5)
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 7.0), Spot(-11.0, -3.6)),
            ("tree", plants.oak(s.rng, 6.5), Spot(12.0, -4.2)),
            ("fir", plants.pine(s.rng, 8.0), Spot(-16.0, -4.6)),
        ],
    )
    s.prop(
        ("barrel", f.barrel(), Spot(3.1, -3.8)), ("rock", plants.rock(s.rng, 0.6), Spot(-2.9, -2.2))
    )
    s.fix(
        (
            "post",
            join(
                [cylinder(0.09, 2.2, patch=m.DARK_WOOD, sides=6), lamps.torch().moved(0, 1.7, 0.05)]
            ),
            Spot(2.4, -5.2),
        )
    )
    s.light(2.4, 2.4, -5.0)
    land.ripples(s, (-20.0, -6.6, 18.0, -9.6), 0.015, 16)
    land.ridge(s, 170.0, (14.0, 52.0), Patch(0.93, "stone"))
    land.treeline(s, 90.0, 8.0)
    land.grass(s, 70, 9.0)
    s.seat(0.48, seat_1=Spot(-2.9, -2.2, 0.5))
    s.post(
        door=Spot(0.0, -10.4, np.pi, 0.22),
        gate=Spot(0.0, -10.4, np.pi, 0.22),
        bridge=Spot(0.3, -7.6, 0, 0.22),
        far=Spot(0.4, -4.6),
        road=Spot(0.0, 3.0),
    )
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.7, -0.6), (-1.6, 0.0))
    s.fog, s.key = (26.0, 260.0), (-0.55, 0.64, 0.45)


def ruin(s: Scenery) -> None:
    """Dress a ruin: broken columns, a standing arch, tumbled blocks, a ragged wall, weeds."""
    land.ground(s, m.shade(m.GRASS, 0.92))
    s.thing("floor", _slabs(s), "floor", 0.6)
    s.fix(("arch", _gateway(), Spot(0.0, -6.4)), line=1.0)
    for x, z, high in (
        (-3.4, -2.6, 4.2),
        (-3.4, -5.0, 2.1),
        (3.4, -2.6, 1.2),
        (3.4, -5.0, 3.6),
        (-4.6, 1.6, 2.6),
        (4.8, 1.4, 1.6),
    ):
        s.fix(("column", _column(s, high), Spot(x, z)), line=0.9)
    for side in (-1, 1):
        s.fix(("wall", _broken_wall(s), Spot(side * 5.8, -6.6)), line=0.85)
        s.far(("wall", _broken_wall(s), Spot(side * 8.0, -13.0, side * 0.5)), line=0.6)
    for spot in ring_of(s, 9, (2.6, 8.0), 2.0):
        size = float(s.rng.uniform(0.3, 0.6))
        s.prop(("block", box((size * 1.5, size, size), patch=m.STONE), spot), line=0.85)
    fallen = (
        cylinder(0.34, 2.2, patch=m.STONE, sides=12)
        .transformed(spin((0, 0, 1), QUARTER))
        .moved(1.1, 0.34, 0)
    )
    s.prop(("fallen_column", fallen, Spot(1.6, -3.6, 0.3)))
    s.dress(
        *(
            ("bush", plants.bush(s.rng, float(s.rng.uniform(0.3, 0.7))), spot)
            for spot in ring_of(s, 9, (3.0, 10.0), 2.2)
        ),
        line=0.6,
    )
    land.foliage(
        s,
        [
            ("tree", plants.oak(s.rng, 6.0), Spot(-9.0, -6.0)),
            ("dead_tree", plants.bare(s.rng, 5.0), Spot(7.6, -3.4)),
        ],
    )
    land.ridge(s, 150.0, (8.0, 34.0), Patch(0.92, "stone"))
    land.grass(s, 70, 9.0, 0.25)
    s.seat(0.5, seat_1=Spot(2.4, -3.4, 0.2))
    s.post(
        door=Spot(0.0, -5.4),
        path=Spot(0.0, -2.0),
        far=Spot(0.0, -4.6),
        column=Spot(-2.5, -2.2, 0.9),
    )
    s.mark(*FREE)
    s.fog, s.key = (16.0, 110.0), (-0.55, 0.62, 0.4)


def _slabs(s: Scenery) -> Mesh:
    rows = []
    for x in np.arange(-2.7, 2.8, 1.1):
        for z in np.arange(-5.5, 1.8, 1.1):
            if s.rng.random() < 0.72:
                rows.append((float(x), -0.02, float(z), 1.04, 0.035, 1.04))
    return boxes(rows, m.shade(m.STONE, 0.93))


def _column(s: Scenery, high: float) -> Mesh:
    top = high * float(s.rng.uniform(0.95, 1.0))
    return lathe(
        [(0.5, 0), (0.5, 0.18), (0.38, 0.24), (0.34, top * 0.9), (0.28, top)],
        patch=m.STONE,
        sides=12,
    )


def _gateway() -> Mesh:
    sides = boxes([(x, 0, 0, 1.1, 4.2, 0.9) for x in (-1.75, 1.75)], m.STONE)
    return join(
        [
            sides,
            arch(2.4, 4.4, 0.7, m.STONE),
            boxes([(x, 4.2, 0, 1.3, 0.3, 1.0) for x in (-1.85, 1.85)], m.STONE),
        ]
    )


def _broken_wall(s: Scenery) -> Mesh:
    rows = []
    for i in range(6):
        high = float(s.rng.uniform(0.8, 3.6)) * (1 - 0.1 * i)
        rows.append((-2.2 + 0.75 * i, 0, 0, 0.74, high, 0.6))
    return boxes(rows, m.STONE)
