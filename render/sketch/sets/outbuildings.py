"""Beside the house: garage, barn."""

import numpy as np

from render.sketch.mesh import Mesh, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings, vehicles
from render.sketch.sets.cellars import beams, jars
from render.sketch.sets.dressing import QUARTER, before, ceiling_lamps, door
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import Finish, enclose
from render.sketch.sets.study import ladder
from render.sketch.shapes import (
    box,
    boxes,
    cylinder,
    lathe,
    spin,
)


def bench_with_tools() -> Mesh:
    """Return a workbench under a board of tools, 2 m wide, against a wall at its back."""
    tools = [
        (-0.8, 1.35, 0.05, 0.4),
        (-0.8, 1.68, 0.2, 0.07),
        (-0.5, 1.3, 0.16, 0.45),
        (-0.2, 1.4, 0.04, 0.36),
        (-0.05, 1.4, 0.04, 0.32),
        (0.1, 1.4, 0.04, 0.28),
        (0.45, 1.35, 0.36, 0.12),
        (0.45, 1.6, 0.3, 0.1),
        (0.8, 1.3, 0.06, 0.42),
    ]
    board = openings.layers(
        [(0, 1.2, 2.0, 0.75), *tools], (m.PALE_WOOD, *(m.BLACK,) * len(tools)), -0.3
    )
    vice = box((0.2, 0.16, 0.24), (0.7, 0.9, 0.25), m.DARK_METAL)
    return join(
        [
            f.table(2.0, 0.62, m.WOOD, 0.9),
            boxes([(0, 0.2, 0, 1.9, 0.04, 0.55)], m.WOOD),
            board,
            vice,
        ]
    )


def tyres(count: int = 3) -> Mesh:
    """Return a stack of tyres."""
    ring = [(0.18, 0.02), (0.3, 0.0), (0.34, 0.1), (0.3, 0.2), (0.18, 0.18), (0.18, 0.02)]
    return join([lathe(ring, (0, 0.2 * i, 0), m.BLACK, 14) for i in range(count)])


def garage(s: Scenery) -> None:
    """Dress a garage: a car, a workbench with tools, tyres, shelves, a roller door."""
    shell = enclose(
        s,
        (-4.2, -4.6, 3.6, 3.4),
        2.8,
        Finish(m.shade(m.WALL, 0.92), m.shade(m.FLOOR, 0.82), pattern="none", skirting=False),
    )
    paint = m.shade(m.METAL, float(s.rng.choice([0.5, 0.72, 0.9])))
    s.fix(("car", vehicles.car(paint), Spot(-1.9, -2.1, 0.12)), role="vehicle", line=1.0)
    slats = [(0, 0.36 * i, 3.2, 0.34) for i in range(6)]
    s.hang(
        ("roller_door", openings.layers(slats, (m.PALE_METAL,) * 6), shell.on("back", -1.9)),
        line=0.6,
    )
    s.prop(
        ("workbench", bench_with_tools(), Spot(2.1, -4.25)),
        ("tyres", tyres(), Spot(0.5, -4.1)),
        ("shelves", jars(s, 1.8), Spot(3.4, -1.6, -QUARTER)),
        ("crate", f.crate(0.5), Spot(3.1, 0.2, 0.2)),
        ("drum", f.barrel(m.METAL), Spot(3.2, -2.9)),
    )
    s.dress(("bicycle_ladder", ladder(2.2), Spot(-4.1, 0.6, QUARTER)))
    ceiling_lamps(s, 2.8, (0.6, -1.4))
    door(s, shell, "right", 1.4)
    s.stroke([(-3.2, 0.006, 3.0), (-3.2, 0.006, -4.4)], 0.3)
    s.stroke([(-0.9, 0.006, 0.9), (-0.5, 0.006, 1.3), (-0.1, 0.006, 1.0)], 0.5)
    s.post(0.9, workbench=Spot(2.0, -3.5, np.pi), counter=Spot(2.0, -3.5, np.pi))
    s.post(car=Spot(-0.55, -1.2, -QUARTER), far=Spot(0.8, -2.9), hood=Spot(-1.7, 0.85, np.pi))
    s.seat(0.5, seat_1=Spot(3.1, 0.2, -QUARTER))
    s.mark((0.5, 0.0), (1.3, 0.4), (-0.2, 0.7), (0.6, 1.1), (1.6, -0.8), (0.4, -1.4))
    s.tops((1.7, 0.9, -4.15), (2.4, 0.9, -4.1))


def bale(round_one: bool = False) -> Mesh:
    """Return a bale of hay with its strings."""
    straw = m.shade(m.CLOTH, 0.88)
    if round_one:
        return (
            cylinder(0.6, 1.1, (0, -0.55, 0), straw, 16)
            .transformed(spin((0, 0, 1), QUARTER))
            .moved(0, 0.6, 0)
        )
    strings = boxes([(x, -0.003, 0, 0.02, 0.426, 0.466) for x in (-0.25, 0.25)], m.GREY)
    return join([box((0.95, 0.42, 0.46), patch=straw), strings])


def barn(s: Scenery) -> None:
    """Dress a barn: posts and beams, stalls, hay in bales, a loft with a ladder, a great door."""
    wood = m.shade(m.WOOD, 0.84)
    shell = enclose(
        s,
        (-5.5, -7.5, 5.5, 4.5),
        5.4,
        Finish(wood, m.shade(m.EARTH, 0.86), pattern="none", skirting=False),
    )
    doors = openings.layers(
        [(0, 0, 3.4, 3.5), (-0.8, 0, 1.5, 3.4), (0.8, 0, 1.5, 3.4)], (m.WOOD, s.pane, s.pane)
    )
    s.hang(
        ("door", doors, shell.on("back", 0.0)),
        (
            "hatch",
            openings.layers([(0, 0, 1.2, 1.1), (0, 0.06, 1.0, 0.98)], (m.WOOD, s.pane)),
            shell.on("back", 0.0, 4.0),
        ),
    )
    s.fix(
        *(
            ("post", box((0.22, 5.4, 0.22), patch=m.WOOD), Spot(x, z))
            for x in (-2.7, 2.7)
            for z in (-5.2, -1.8, 1.6)
        )
    )
    beams(s, 11.0, 5.4, (-5.2, -1.8, 1.6))
    s.dress(
        (
            "loft",
            join(
                [
                    box((2.8, 0.16, 5.6), patch=m.WOOD),
                    *(
                        bale().moved(x, 0.16, z)
                        for x, z in ((-0.3, 1.5), (-0.2, 0.7), (-0.5, -0.6))
                    ),
                ]
            ),
            Spot(-4.1, -4.4, 0, 2.7),
        )
    )
    s.prop(("ladder", ladder(3.1), Spot(-2.5, -3.2, QUARTER)))
    for z in (-5.6, -3.2, -0.8):
        s.fix(
            (
                "stall",
                boxes([(0, y, 0, 2.6, 0.22, 0.06) for y in (0.2, 0.55, 0.9, 1.25)], m.WOOD),
                Spot(4.1, z),
            )
        )
    s.fix(
        *(
            (
                "gate",
                boxes([(0, y, 0, 0.06, 0.1, 2.2) for y in (0.3, 0.65, 1.0)], m.WOOD),
                Spot(2.85, z),
            )
            for z in (-4.4, -2.0)
        )
    )
    s.prop(
        (
            "hay",
            join([bale(), bale().moved(0.98, 0, 0.05), bale().turned(0.1).moved(0.5, 0.42, 0)]),
            Spot(-3.6, -0.8, 0.3),
        ),
        ("hay", bale(), Spot(-1.8, -1.2, -0.4)),
        ("hay", bale(round_one=True), Spot(-3.9, 1.2, 0.4)),
        ("barrel", f.barrel(), Spot(2.2, -0.9)),
    )
    for x in np.arange(-5.2, 5.3, 0.35):
        s.stroke(
            [(x, float(s.rng.uniform(0, 2)), -7.48), (x, float(s.rng.uniform(3, 5.3)), -7.48)], 0.25
        )
    for _ in range(26):
        x, z = s.rng.uniform(-3, 3), s.rng.uniform(-4, 3)
        s.stroke(
            [(x, 0.01, z), (x + s.rng.uniform(-0.25, 0.25), 0.02, z + s.rng.uniform(-0.2, 0.2))],
            0.4,
        )
    s.light(0, 2.2, -1.0)
    s.seat(0.42, seat_1=Spot(-1.8, -1.15, -0.4), hay=Spot(-1.8, -1.15, -0.4))
    s.post(
        door=before(shell, "back", 0.0),
        far=Spot(0.3, -4.5),
        stall=Spot(2.3, -3.0, QUARTER),
        loft=Spot(-3.4, -3.6, 0.4, 2.86),
    )
    s.mark((0.0, 0.0), (0.9, 0.5), (-0.9, 0.4), (0.0, 1.2), (1.4, -0.6), (-1.5, 0.7), (0.2, -2.4))
    s.key = (0.2, 0.6, -0.6)
    s.fog = (9.0, 40.0)
