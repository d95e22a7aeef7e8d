"""Where people serve, study and are kept: office, hospital room, laboratory, cell."""

import numpy as np

from render.sketch.mesh import Mesh, join
from render.sketch.props import appliances as a
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, plants
from render.sketch.props import materials as m
from render.sketch.sets.dressing import QUARTER, before, door, pictures, strips, window
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import Finish, enclose, wainscot
from render.sketch.shapes import Rows, box, boxes, cylinder, lathe, sphere, tube


def office(s: Scenery) -> None:
    """Dress an office: a desk before blinds, visitors' chairs, filing cabinets, books, a flag."""
    shell = enclose(s, (-3.3, -3.6, 3.3, 3.0))
    s.hang(("window", openings.window(s.pane, 2.0, 1.35, (3, 1)), shell.on("back", 0.0, 0.95)))
    s.dress(("blinds", openings.blinds(2.1, 1.45), shell.on("back", 0.0, 0.92)))
    s.prop(
        ("desk", f.desk(1.7, m.WOOD), Spot(0.0, -1.75)),
        ("desk_chair", f.office_chair(), Spot(0.0, -2.5)),
        line=1.1,
    )
    s.prop(
        ("visitor_chair", f.armchair(m.CLOTH, 0.72), Spot(1.75, -0.75, -2.5)),
        ("visitor_chair", f.armchair(m.CLOTH, 0.72), Spot(-1.75, -0.75, 2.5)),
        ("cabinet", f.drawers(0.5, 1.32, 4, m.METAL), Spot(2.05, -3.35)),
        ("cabinet", f.drawers(0.5, 1.32, 4, m.METAL), Spot(2.6, -3.35)),
        ("bookshelf", f.bookshelf(s.rng, 1.3, 2.1), Spot(-3.1, -1.6, QUARTER)),
        ("sofa", f.sofa(1.7, m.DARK_CLOTH), Spot(2.85, 1.7, -QUARTER)),
    )
    s.dress(
        ("monitor", a.monitor(), Spot(0.45, -1.9, np.pi - 0.25, f.TABLE)),
        ("desk_lamp", lamps.desk_lamp(), Spot(-0.65, -1.9, 0, f.TABLE)),
        ("papers", box((0.32, 0.05, 0.24), patch=m.PAPER), Spot(-0.2, -1.6, 0.2, f.TABLE)),
        ("plant", plants.potted(s.rng, 1.3), Spot(-2.8, -3.2)),
    )
    s.light(-0.5, 1.2, -1.9)
    pictures(
        s, shell, ("back", -2.1, 1.5), ("back", 2.3, 1.7), ("right", -0.6, 1.5), ("left", 1.3, 1.4)
    )
    door(s, shell, "right", 0.3)
    s.hang(("clock", openings.clock(), shell.on("front", 0.6, 2.0)))
    s.seat(0.48, f.TABLE, desk=Spot(0.0, -2.4))
    s.seat(
        f.SEAT,
        visitor=Spot(1.7, -0.8, -2.5),
        seat_1=Spot(-1.7, -0.8, 2.5),
        sofa=Spot(2.75, 1.7, -QUARTER),
    )
    s.post(window=before(shell, "back", -1.5, 0.6), visitor_stand=Spot(0.0, -0.85, np.pi))
    s.mark((0.0, 0.0), (-0.8, 0.3), (0.7, 0.5), (-0.2, 1.0), (-1.5, 0.8), (1.2, 1.3))
    s.tops((0.05, f.TABLE, -1.55), (-0.35, f.TABLE, -1.75))


def drip() -> Mesh:
    """Return a drip stand with a bag."""
    pole = tube([(0, 0, 0), (0, 1.95, 0)], 0.015, m.DARK_METAL, 5)
    hooks = boxes(
        [
            (0, 1.93, 0, 0.3, 0.02, 0.02),
            (0, 0.03, 0, 0.45, 0.03, 0.06),
            (0, 0.03, 0, 0.06, 0.03, 0.45),
        ],
        m.DARK_METAL,
    )
    bag = box((0.14, 0.24, 0.05), (0.13, 1.65, 0), m.GLASS)
    hose = tube([(0.13, 1.65, 0), (0.16, 1.2, 0.1), (0.3, 0.8, 0.2)], 0.006, m.GREY, 4)
    return join([pole, hooks, bag, hose])


def heart_monitor() -> Mesh:
    """Return a monitor with a pulse line on a trolley."""
    rows = [
        (0, 1.18, 0.4, 0.28),
        (-0.1, 1.3, 0.16, 0.012),
        (0.02, 1.26, 0.012, 0.14),
        (0.1, 1.3, 0.12, 0.012),
    ]
    body = boxes(
        [
            (0, 1.12, 0, 0.48, 0.4, 0.3),
            (0, 0.06, 0, 0.45, 0.04, 0.4),
            (0, 0.1, 0, 0.06, 1.02, 0.06),
        ],
        m.METAL,
    )
    return join([body, openings.layers(rows, (m.BLACK, m.GLOW, m.GLOW, m.GLOW), 0.155)])


def hospital_room(s: Scenery) -> None:
    """Dress a hospital room: a railed bed, drip, monitor, curtain, chair."""
    shell = enclose(s, (-3.4, -2.6, 3.2, 2.8), 2.7, Finish(pattern="tiles"))
    wainscot(s, shell, 1.0, m.shade(m.WALL, 0.9))
    window(s, shell, "back", 1.9, curtains=False)
    s.dress(("blinds", openings.blinds(1.4, 0.5), shell.on("back", 1.9, 1.75)))
    s.prop(("bed", f.hospital_bed(), Spot(-1.55, -1.4, 1.2)), line=1.1)
    s.prop(
        ("drip", drip(), Spot(-2.1, -2.25)),
        ("heart_monitor", heart_monitor(), Spot(-2.95, -0.75, 1.1)),
        ("night_table", f.drawers(0.45, 0.75, 3, m.PALE_METAL), Spot(-1.3, -2.35)),
        ("chair", f.chair(), Spot(0.35, -2.0, -0.6)),
        ("trolley", f.table(0.7, 0.4, m.METAL, 0.95), Spot(2.85, -0.7, -QUARTER)),
    )
    s.dress(("curtain", openings.curtain(1.5, 2.3, m.PALE_CLOTH), Spot(-3.1, 0.9, QUARTER, 0.15)))
    s.hang(
        (
            "panel",
            openings.layers(
                [(0, 0, 1.3, 0.18), (-0.3, 0.05, 0.12, 0.08), (0.3, 0.05, 0.12, 0.08)],
                (m.PALE_METAL, m.BLACK, m.BLACK),
            ),
            shell.on("back", -2.1, 1.5),
        ),
        ("chart", openings.board(0.5, 0.65, m.PAPER, 2), shell.on("right", 0.2, 1.3)),
    )
    strips(s, 2.7, (-1.2, -1.0), (1.5, -0.2))
    door(s, shell, "right", 1.3)
    s.lie(0.72, bed=Spot(-1.5, -1.38, 1.2))
    s.seat(0.72, bed_edge=Spot(-1.0, -0.92, 1.2 - QUARTER))
    s.seat(f.SEAT, seat_1=Spot(0.35, -2.0, -0.6), visitor=Spot(0.35, -2.0, -0.6))
    s.post(bedside=Spot(-0.75, -0.35, -2.4), far=Spot(1.6, -1.2))
    s.mark((0.4, 0.0), (1.2, 0.4), (-0.3, 0.5), (0.5, 1.0), (1.5, -0.7), (-1.2, 1.1))
    s.tops((-1.2, 0.75, -2.2), (2.85, 0.95, -0.6))


def flask(kind: int) -> Mesh:
    """Return one of three pieces of laboratory glass."""
    profiles = [
        [(0.07, 0.0), (0.08, 0.02), (0.025, 0.15), (0.025, 0.22)],
        [(0.04, 0.0), (0.04, 0.2)],
        [(0.03, 0.0), (0.08, 0.06), (0.08, 0.1), (0.022, 0.17), (0.022, 0.27)],
    ]
    return lathe(profiles[kind % 3], patch=m.GLASS, sides=8)


def laboratory(s: Scenery) -> None:
    """Dress a laboratory: benches with glassware, a microscope, an apparatus, a board."""
    shell = enclose(s, (-4.0, -3.6, 4.0, 3.0), 2.8, Finish(pattern="tiles"))
    white = m.shade(m.PALE_WOOD, 0.93)
    s.prop(
        ("bench", a.units(3.2, white), Spot(-2.2, -3.28)),
        ("bench", a.units(3.0, white), Spot(2.3, -3.28)),
        ("island", f.counter(2.6, 0.92, 0.75, white), Spot(-0.9, -1.7)),
        ("cabinet", a.server(), Spot(3.65, -1.6, -QUARTER)),
        ("cabinet", a.server(), Spot(3.65, -0.9, -QUARTER)),
        ("stool", f.stool(0.62), Spot(-2.6, -1.0)),
        ("rig", rig(), Spot(2.0, -1.6)),
    )
    for i in range(9):
        x = -2.0 + 0.27 * i + s.rng.uniform(-0.06, 0.06)
        s.dress(
            (
                "flask",
                flask(int(s.rng.integers(3))),
                Spot(float(x), -1.7 + float(s.rng.uniform(-0.2, 0.2)), y=0.92),
            )
        )
    s.dress(
        ("microscope", microscope(), Spot(-2.8, -3.2, 0.4, 0.9)),
        ("monitor", a.monitor(), Spot(1.4, -3.3, 0, 0.9)),
        ("monitor", a.monitor(), Spot(2.1, -3.3, -0.2, 0.9)),
    )
    s.dress(*(("wall_units", a.wall_units(1.5, white), Spot(x, -3.6, y=1.65)) for x in (-3.0, 3.0)))
    s.hang(("board", openings.board(2.4, 1.2, m.PAPER, 4), shell.on("back", 0.0, 1.4)))
    strips(s, 2.8, (-1.5, -1.5), (1.5, -1.5))
    door(s, shell, "left", 0.6)
    s.seat(0.62, 0.92, stool_1=Spot(-2.6, -1.0, 2.3))
    s.post(
        0.92,
        counter=Spot(-0.6, -0.95, np.pi),
        counter_behind=Spot(-0.6, -2.45),
        microscope=Spot(-2.6, -2.6, np.pi),
    )
    s.post(board=Spot(0.0, -2.75, np.pi), far=Spot(1.0, -2.5))
    s.mark((0.2, 0.0), (1.0, 0.4), (-0.6, 0.5), (0.3, 1.1), (2.0, 0.2), (-1.5, 0.5))
    s.tops((0.1, 0.92, -1.6), (-1.4, 0.92, -1.45))


def microscope() -> Mesh:
    """Return a microscope."""
    arm = tube([(0, 0.03, -0.06), (0, 0.2, -0.1), (0, 0.34, -0.03)], 0.025, m.DARK_METAL, 6)
    barrel = tube([(0, 0.14, 0.04), (0, 0.42, -0.06)], 0.028, m.BLACK, 7)
    return join(
        [
            box((0.16, 0.03, 0.22), patch=m.BLACK),
            box((0.13, 0.015, 0.13), (0, 0.1, 0.03), m.BLACK),
            arm,
            barrel,
        ]
    )


def rig() -> Mesh:
    """Return a tall apparatus: a glass vessel in a frame with coils."""
    frame = boxes(
        [(x, 0, z, 0.04, 2.0, 0.04) for x in (-0.4, 0.4) for z in (-0.3, 0.3)], m.DARK_METAL
    )
    vessel = lathe([(0.1, 0.5), (0.3, 0.7), (0.3, 1.35), (0.08, 1.6), (0.08, 1.9)], patch=m.GLASS)
    coils = [cylinder(0.33, 0.04, (0, y, 0), m.METAL, 14) for y in (0.72, 0.95, 1.2)]
    return join(
        [
            frame,
            vessel,
            *coils,
            box((0.9, 0.45, 0.7), patch=m.METAL),
            sphere(0.12, (0, 2.05, 0), m.METAL),
        ]
    )


def prison_cell(s: Scenery) -> None:
    """Dress a cell: a bunk, a barred window, a toilet and basin, bars at the corridor side."""
    stone = m.shade(m.STONE, 0.88)
    shell = enclose(
        s,
        (-1.7, -2.2, 1.7, 2.0),
        2.8,
        Finish(stone, m.shade(m.FLOOR, 0.8), pattern="none", skirting=False),
    )
    s.prop(
        ("bunk", f.bunk(), Spot(-1.2, -1.15)),
        ("toilet", a.toilet(), Spot(1.3, -0.9, -QUARTER)),
        ("basin", a.basin(), Spot(1.3, -1.75, -QUARTER)),
        ("stool", f.stool(0.45), Spot(0.55, -1.75)),
    )
    bars = [(x, 0, 0.035, 0.75) for x in np.linspace(-0.32, 0.32, 5)]
    rows = [(0, -0.06, 0.9, 0.87), (0, 0, 0.78, 0.75), *bars, (0, 0.36, 0.78, 0.035)]
    s.hang(
        (
            "window",
            openings.layers(rows, (m.DARK_STONE, s.pane, *(m.BLACK,) * 6)),
            shell.on("back", 0.35, 1.75),
        )
    )
    grid: Rows = [
        (x, 0, 0, 0.03, 2.5, 0.03)
        for x in (*np.arange(-1.65, -0.75, 0.14), *np.arange(0.85, 1.7, 0.14))
    ]
    grid += [(x, y, 0, 0.95, 0.05, 0.05) for x in (-1.22, 1.22) for y in (0.05, 1.2, 2.45)]
    grid += [
        (0, 2.45, 0, 3.4, 0.06, 0.05),
        (-0.72, 0, 0, 0.06, 2.5, 0.06),
        (0.75, 0, 0, 0.06, 2.5, 0.06),
    ]
    s.dress(("bars", boxes(grid, m.DARK_METAL), Spot(0, 1.95)), line=1.0)
    _blocks(s, shell.bounds[0], shell.bounds[2])
    for i in range(9):
        x = -1.0 + 0.07 * i
        s.stroke([(1.69, 1.5, -0.2 + x), (1.69, 1.62, -0.19 + x)], 0.8)
    s.light(0.0, 2.6, 0.0, 4.0)
    s.lie(0.5, bed=Spot(-1.2, -1.1))
    s.seat(0.5, bed_edge=Spot(-0.98, -0.7, QUARTER), bed_edge_2=Spot(-0.98, -1.4, QUARTER))
    s.seat(0.45, stool_1=Spot(0.55, -1.75), toilet=Spot(1.2, -0.9, -QUARTER))
    s.post(door=Spot(0.0, 1.4, 0.0), window=Spot(0.2, -1.2, np.pi))
    s.mark((0.1, 0.0), (0.8, 0.35), (-0.5, 0.45), (0.2, 0.9), (0.9, 1.1), (-0.7, 1.2))
    s.key = (-0.3, 0.85, 0.1)


def _blocks(s: Scenery, left: float, right: float) -> None:
    for i, y in enumerate(np.arange(0.4, 2.8, 0.4)):
        stop = right if i % 2 else float(s.rng.uniform(0, right))
        s.stroke([(left, y, -2.19), (stop, y, -2.19)], 0.3)
        for x in np.arange(left + 0.3 + 0.35 * (i % 2), stop, 0.7):
            if s.rng.random() < 0.6:
                s.stroke([(x, y, -2.19), (x, y + 0.4, -2.19)], 0.3)
