"""Where people learn and read: classroom, library."""

import numpy as np

from render.sketch.mesh import Mesh
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, plants
from render.sketch.props import materials as m
from render.sketch.sets.dressing import QUARTER, before, ceiling_lamps, door, pictures, strips
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import enclose
from render.sketch.shapes import Rows, box, boxes, sphere, spin


def classroom(s: Scenery) -> None:
    """Dress a classroom: blackboard, the teacher's desk, rows of pupils' desks, windows."""
    shell = enclose(s, (-4.0, -4.4, 4.0, 3.6), 3.0)
    s.hang(
        (
            "blackboard",
            openings.board(3.8, 1.3, m.shade(m.DARK, 0.3), 4),
            shell.on("back", 0.0, 0.95),
        ),
        ("clock", openings.clock(0.18), shell.on("back", 0.0, 2.6)),
        ("map", openings.board(1.1, 1.2, m.PAPER, 2), shell.on("back", 2.9, 1.2)),
        (
            "flag",
            openings.layers(
                [(0, 0, 0.03, 0.9), (0.3, 0.4, 0.6, 0.45)], (m.WOOD, m.shade(m.CLOTH, 0.6))
            ),
            shell.on("back", -2.7, 1.6),
        ),
    )
    for z in (-2.6, -0.4, 1.8):
        s.hang(
            ("window", openings.flat_window(s.pane, 1.7, 1.5, (2, 2)), shell.on("left", z, 0.95))
        )
    s.prop(
        ("teachers_desk", f.desk(1.5), Spot(-1.3, -2.9)),
        ("desk_chair", f.chair(), Spot(-1.3, -3.5)),
    )
    s.dress(
        (
            "globe",
            sphere(0.16, (0, 0.24, 0), m.shade(m.PAPER, 0.75)),
            Spot(-1.85, -2.95, y=f.TABLE),
        ),
        ("books", box((0.3, 0.16, 0.22), patch=m.CLOTH), Spot(-0.8, -2.95, 0.3, f.TABLE)),
    )
    number = 0
    for z in (-1.5, -0.1, 1.5):
        for x in (-2.75, -1.45, 1.45, 2.75):
            number += 1
            seat = Spot(x, z + 0.5, np.pi)
            s.prop(
                ("desk", f.table(0.7, 0.48, m.PALE_WOOD, 0.72), Spot(x, z)),
                ("chair", f.chair(), seat),
                line=0.85,
            )
            s.seat(f.SEAT, 0.72, **{f"seat_{number}": Spot(x, z + 0.48, np.pi)})
    strips(s, 3.0, (-1.5, -1.0), (1.5, -1.0))
    door(s, shell, "right", -2.6)
    pictures(s, shell, ("right", -0.2, 1.4), ("right", 1.2, 1.4))
    s.seat(f.SEAT, f.TABLE, desk=Spot(-1.3, -3.45))
    s.post(board=Spot(0.8, -3.7, 0.0), window=before(shell, "left", -3.3, 0.6), far=Spot(0.5, -2.6))
    s.mark((0.0, 0.0), (0.55, 0.5), (-0.55, 0.6), (0.0, 1.2), (0.2, -1.1), (0.4, -2.0))
    s.tops((-1.3, f.TABLE, -2.75), (-1.45, 0.72, -0.1))


def library(s: Scenery) -> None:
    """Dress a library: tall shelves in rows, a ladder, a reading table with green lamps."""
    shell = enclose(s, (-4.2, -5.0, 4.2, 3.2), 3.6)
    for x in (-3.55, -2.4, -1.25, 1.25, 2.4, 3.55):
        s.prop(("bookshelf", f.bookshelf(s.rng, 1.12, 2.9), Spot(x, -4.8)), line=0.7)
    for side in (-1, 1):
        for z in (-3.4, -2.2):
            s.prop(
                ("bookshelf", f.bookshelf(s.rng, 1.15, 2.5), Spot(side * 2.6, z, -side * QUARTER)),
                line=0.75,
            )
            s.fix(("shelf_back", box((0.3, 2.5, 1.15), patch=m.WOOD), Spot(side * 2.9, z)))
    for side in (-1, 1):
        for z in (-0.5, 0.7):
            s.prop(
                ("bookshelf", f.bookshelf(s.rng, 1.15, 2.5), Spot(side * 4.0, z, -side * QUARTER)),
                line=0.7,
            )
    s.prop(
        ("table", f.table(1.8, 0.9, m.DARK_WOOD), Spot(0.0, -2.2)),
        ("chair", f.chair(m.DARK_WOOD), Spot(-1.2, -2.2, QUARTER)),
        ("chair", f.chair(m.DARK_WOOD), Spot(1.2, -2.2, -QUARTER)),
        ("ladder", ladder(), Spot(-1.7, -4.4)),
    )
    s.dress(
        *(("reading_lamp", lamps.desk_lamp(), Spot(x, -2.3, 0, f.TABLE)) for x in (-0.5, 0.5)),
        ("book", box((0.34, 0.04, 0.24), patch=m.PAPER), Spot(-0.2, -2.05, 0.3, f.TABLE)),
    )
    s.hang(("window", openings.arched_window(s.pane, 1.2, 2.4), shell.on("back", 0.0, 1.0)))
    s.light(0, 1.4, -2.3)
    ceiling_lamps(s, 3.6, (-1.5, -1.0), (1.5, -1.0))
    door(s, shell, "right", 2.0)
    s.seat(f.SEAT, f.TABLE, table_1=Spot(-1.2, -2.2, QUARTER), table_2=Spot(1.2, -2.2, -QUARTER))
    s.post(shelf=Spot(-1.9, -2.8, -QUARTER), window=Spot(0.0, -4.2, np.pi), far=Spot(0.4, -3.6))
    s.dress(("plant", plants.potted(s.rng, 1.2), Spot(0.9, -4.7)))
    s.mark((0.0, 0.0), (0.9, 0.4), (-0.9, 0.4), (0.0, 1.1), (1.7, -0.6), (-1.7, -0.6))
    s.tops((0.15, f.TABLE, -2.0), (-0.5, f.TABLE, -2.0))


def ladder(high: float = 2.6) -> Mesh:
    """Return a leaning ladder."""
    rows: Rows = [(x, 0, 0, 0.05, high, 0.06) for x in (-0.22, 0.22)]
    rows += [(0, y, 0, 0.42, 0.035, 0.05) for y in np.arange(0.3, high, 0.3)]
    mesh = boxes(rows, m.DARK_WOOD)
    return mesh.transformed(spin((1, 0, 0), -0.12))
