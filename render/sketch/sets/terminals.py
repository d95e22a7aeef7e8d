"""Rooms of screens and queues: airport, control room."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import appliances as a
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings, outdoors
from render.sketch.sets.dressing import QUARTER, before, door, strips
from render.sketch.sets.flightdeck import dials
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import Finish, enclose
from render.sketch.shapes import Rows, box, boxes, cylinder, quad, tube

TILED = Finish(pattern="tiles")


def linked_seats(count: int) -> Mesh:
    """Return a row of shell seats on a beam, facing +z."""
    xs = [(i - (count - 1) / 2) * 0.62 for i in range(count)]
    grey = m.shade(m.METAL, 0.5)
    seats = boxes(
        [(x, 0.4, 0.0, 0.54, 0.05, 0.46) for x in xs]
        + [(x, 0.45, -0.23, 0.54, 0.48, 0.05) for x in xs],
        grey,
    )
    frame: Rows = [(0, 0.32, -0.05, count * 0.62, 0.07, 0.07)]
    frame += [(x, 0, -0.05, 0.06, 0.34, 0.5) for x in (-count * 0.25, count * 0.25)]
    return join([seats, boxes(frame, m.DARK_METAL)])


def departures() -> Mesh:
    """Return a board of flights that faces +z."""
    rows: Rows = [(0, 0, 4.2, 1.7), (0, 1.42, 3.9, 0.18)]
    patches: list[Patch] = [m.BLACK, m.GLOW]
    for i in range(7):
        y = 1.2 - 0.17 * i
        rows += [
            (-1.45, y, 0.7, 0.09),
            (-0.2, y, 1.3, 0.09),
            (1.35, y, 0.8 if i % 2 else 0.5, 0.09),
        ]
        patches += [m.PAPER] * 3
    return openings.layers(rows, tuple(patches))


def tail_fin(s: Scenery) -> Mesh:
    """Return what stands on the apron behind glass: a plane's side as flat greys."""
    pale = m.shade(m.METAL, 0.45 if s.night else 0.8)
    body = [
        [(-4.5, 0.9, 0), (4.2, 0.9, 0), (5.2, 1.3, 0), (-5.4, 1.9, 0)],
        [(-5.4, 1.8, 0), (-4.2, 1.8, 0), (-4.9, 3.3, 0), (-5.7, 3.3, 0)],
    ]
    panes = openings.layers(
        [(x, 1.36, 0.16, 0.16) for x in np.arange(-3.6, 3.8, 0.42)], (m.BLACK,) * 18, 0.02
    )
    return join([*(quad(part, pale) for part in body), panes])


def airport(s: Scenery) -> None:
    """Dress an airport: check-in desks, a board of flights, linked seats, a plane behind glass."""
    shell = enclose(s, (-9.0, -8.5, 9.0, 4.5), 4.8, TILED)
    s.hang(("glass", openings.flat_window(s.pane, 11.0, 3.6, (7, 2)), shell.on("back", 3.0, 0.3)))
    s.hang(("plane", tail_fin(s), shell.on("back", 3.4, 0.3, 0.06)), line=0.6)
    s.hang(("board", departures(), Spot(-0.5, -4.4, 0, 2.75)), line=0.9)
    s.dress(
        (
            "board_rods",
            boxes([(x, 4.4, -4.45, 0.05, 0.5, 0.05) for x in (-2.0, 1.0)], m.BLACK),
            Spot(0, 0),
        )
    )
    for i, z in enumerate((-6.6, -4.4, -2.2)):
        s.fix(
            (f"desk_{i}", f.counter(1.7, 1.05, 0.65, m.PALE_METAL), Spot(-5.6, z, QUARTER)),
            line=0.9,
        )
        s.dress(
            ("monitor", a.monitor(), Spot(-5.7, z + 0.4, -QUARTER, 1.05)),
            (
                "number",
                openings.layers([(0, 0, 0.9, 0.5), (0, 0.12, 0.3, 0.26)], (m.BLACK, m.GLOW)),
                Spot(-7.6, z, QUARTER, 2.3),
            ),
        )
    s.prop(
        ("seats", linked_seats(4), Spot(2.6, -4.2)),
        ("seats", linked_seats(4), Spot(5.6, -4.2)),
        ("seats", linked_seats(4), Spot(5.6, -1.6)),
        ("bin", outdoors.bin_(), Spot(3.4, -1.6)),
    )
    s.prop(("trolley", luggage(), Spot(-2.5, -1.6, 0.5)))
    s.fix(
        *(
            ("column", cylinder(0.32, 4.8, patch=m.STONE, sides=14), Spot(x, -5.6))
            for x in (-3.4, 1.0, 7.2)
        ),
        line=0.8,
    )
    ropes = [
        boxes([(x, 0, 0, 0.07, 0.95, 0.07), (x, 0, 0, 0.3, 0.03, 0.3)], m.DARK_METAL)
        for x in (0.0, 1.3, 2.6)
    ]
    s.fix(
        (
            "ropes",
            join([*ropes, tube([(0, 0.9, 0), (1.3, 0.82, 0), (2.6, 0.9, 0)], 0.025, m.BLACK, 5)]),
            Spot(-4.4, -3.3),
        )
    )
    strips(s, 4.8, (-4.0, -2.0), (0.0, -2.0), (4.0, -2.0))
    door(s, shell, "right", 1.6)
    s.hang(
        (
            "gate_sign",
            openings.layers(
                [(0, 0, 1.6, 0.5), (-0.3, 0.14, 0.6, 0.22), (0.5, 0.14, 0.22, 0.22)],
                (m.BLACK, m.GLOW, m.GLOW),
            ),
            shell.on("right", 1.6, 2.4),
        )
    )
    s.post(1.05, counter=Spot(-4.75, -2.2, -QUARTER), counter_behind=Spot(-6.5, -2.2, QUARTER))
    s.post(gate=before(shell, "right", 1.6), window=Spot(3.2, -7.4, np.pi), far=Spot(0.2, -6.8))
    s.seat(
        f.SEAT,
        seat_1=Spot(2.29, -4.2),
        seat_2=Spot(2.91, -4.2),
        seat_3=Spot(5.29, -4.2),
        seat_4=Spot(5.29, -1.6),
        seat_5=Spot(5.91, -1.6),
    )
    s.mark((0.0, 0.0), (0.9, 0.4), (-0.9, 0.4), (0.0, 1.2), (1.9, -0.5), (-1.7, 0.1))
    s.fog = (12.0, 60.0)


def luggage() -> Mesh:
    """Return a luggage trolley with cases."""
    frame: Rows = [(0, 0.14, 0, 0.6, 0.05, 0.9), (0, 0.95, -0.48, 0.6, 0.05, 0.05)]
    frame += [(x, 0.14, -0.45, 0.04, 0.82, 0.04) for x in (-0.28, 0.28)]
    cases = [
        box((0.5, 0.42, 0.72), (0, 0.2, 0.02), m.DARK_CLOTH),
        box((0.44, 0.3, 0.6), (0, 0.62, 0), m.CLOTH),
    ]
    wheels = [
        cylinder(0.07, 0.05, (x, 0.05, z), m.BLACK, 8) for x in (-0.25, 0.25) for z in (-0.4, 0.4)
    ]
    return join([boxes(frame, m.METAL), *cases, *wheels])


def operators_desk(width: float) -> Mesh:
    """Return a desk with screens whose operator sits at -z and faces +z."""
    top = f.table(width, 0.75, m.PALE_METAL)
    back = box((width, 0.7, 0.05), (0, 0, 0.3), m.METAL)
    screens = [
        a.monitor(0.6).turned(np.pi + turn).moved(x, f.TABLE, 0.15)
        for x, turn in ((-width * 0.3, 0.2), (0.0, 0.0), (width * 0.3, -0.2))
    ]
    keys = boxes(
        [(x, f.TABLE, -0.2, 0.4, 0.02, 0.15) for x in (-width * 0.25, width * 0.25)], m.BLACK
    )
    return join([top, back, *screens, keys])


def control_room(s: Scenery) -> None:
    """Dress a control room: screens with a map, desks with monitors, dials."""
    shell = enclose(
        s,
        (-5.0, -6.0, 5.0, 3.5),
        3.6,
        Finish(m.shade(m.WALL, 0.84), m.shade(m.FLOOR, 0.78), pattern="tiles"),
    )
    grid: Rows = [(0, 1.1, 4.4, 2.1), (0, 1.18, 4.2, 1.94)]
    patches: list[Patch] = [m.BLACK, m.shade(m.SCREEN, 0.7)]
    for i in range(9):
        grid.append(
            (
                float(s.rng.uniform(-1.8, 1.8)),
                float(s.rng.uniform(1.3, 2.7)),
                float(s.rng.uniform(0.3, 0.9)),
                float(s.rng.uniform(0.12, 0.35)),
            )
        )
        patches.append((m.shade(m.SCREEN, 0.9), m.shade(m.SCREEN, 0.55))[i % 2])
    s.hang(("map", openings.layers(grid, tuple(patches)), shell.on("back", 0.0)), line=1.0)
    small = openings.layers(
        [(x, y, 0.95, 0.62) for x in (-0.55, 0.55) for y in (1.2, 1.95, 2.65)],
        (m.SCREEN, m.BLACK, m.SCREEN, m.SCREEN, m.SCREEN, m.BLACK),
    )
    s.hang(
        ("screens", small, shell.on("back", -3.6)),
        ("screens", small, shell.on("back", 3.6)),
        ("clock", openings.clock(0.2), shell.on("back", 0.0, 3.35)),
        ("panel", dials(s, 2.6, 1.5, 140), shell.on("left", -1.8, 0.8)),
    )
    seats: dict[str, Spot] = {}
    for i, (x, z) in enumerate(((-1.7, -3.2), (1.7, -3.2), (-2.9, -1.2), (2.9, -1.2))):
        s.fix((f"desk_{i}", operators_desk(2.2), Spot(x, z, np.pi)), line=0.9)
        name = f"seat_{i}" if i else "desk"
        seats[name] = Spot(x, z + 0.72, np.pi)
    s.prop(*(("chair", f.office_chair(m.DARK_CLOTH, 0.45), spot) for spot in seats.values()))
    s.prop(
        ("rack", a.server(), Spot(4.65, -2.6, -QUARTER)),
        ("rack", a.server(), Spot(4.65, -3.3, -QUARTER)),
        ("rack", a.server(), Spot(4.65, -4.0, -QUARTER)),
    )
    strips(s, 3.6, (-1.5, -1.0), (1.5, -1.0))
    door(s, shell, "right", 1.2)
    s.seat(0.48, f.TABLE, **seats)
    s.post(screen=Spot(0.0, -4.6, 0.0), console=Spot(-4.1, -2.6, -QUARTER), far=Spot(0.0, -2.3))
    s.mark((0.0, 0.0), (0.9, 0.5), (-0.9, 0.5), (0.0, 1.2), (0.1, -1.0), (1.6, 1.4))
    s.tops((-1.4, f.TABLE, -2.98), (2.6, f.TABLE, -1.0))
