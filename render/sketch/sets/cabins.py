"""Inside what carries many: train, bus, plane cabin."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import SIDES, Finish, Shell, Wall, enclose
from render.sketch.shapes import (
    Rows,
    arched,
    box,
    boxes,
    cylinder,
    face,
    loft,
    spin,
    tube,
)


def view(s: Scenery, width: float, high: float, *, town: bool) -> Mesh:
    """Return a window with a hint of the world outside: hills and poles, or blocks of a town."""
    rows: Rows = [(0, -0.06, width + 0.12, high + 0.12), (0, 0, width, high)]
    patches: list[Patch] = [m.METAL, s.pane]
    pale = m.shade(s.pane, 0.4 if s.night else 0.92)
    if town:
        x = -width / 2
        while x < width / 2 - 0.2:
            wide = float(s.rng.uniform(0.12, 0.3)) * max(width, 0.8)
            wide = min(wide, width / 2 - x)
            rows.append((x + wide / 2, 0, wide, high * float(s.rng.uniform(0.25, 0.75))))
            patches.append(pale)
            x += wide + 0.03
    else:
        rows += [
            (0, 0, width, high * 0.34),
            (width * 0.2, high * 0.1, 0.02, high * 0.75),
            (width * 0.2, high * 0.75, 0.2, 0.02),
        ]
        patches += [pale, m.shade(pale, 0.8), m.shade(pale, 0.8)]
    return openings.layers(rows, tuple(patches))


def train(s: Scenery) -> None:
    """Dress a train compartment: benches face each other, a wide window, luggage racks, a table."""
    shell = enclose(
        s,
        (-1.35, -1.25, 1.35, 1.3),
        2.4,
        Finish(m.shade(m.WOOD, 0.9), m.shade(m.FLOOR, 0.8), pattern="none", skirting=False),
    )
    s.hang(("window", view(s, 1.35, 1.0, town=False), shell.on("back", 0.0, 0.9)), line=1.0)
    s.dress(("curtain", openings.curtain(1.25, 1.15, m.PALE_CLOTH), shell.on("back", 0.0, 0.85)))
    for side in (-1, 1):
        yaw = -side * QUARTER
        s.prop((f"bench_{side}", couch(2.3), Spot(side * 1.02, 0.0, yaw)), line=1.0)
        wall: Wall = "left" if side < 0 else "right"
        s.dress(("rack", rack(s), shell.on(wall, 0.0, 1.85)))
        s.hang(
            ("picture", openings.picture(s.rng, 0.45, 0.3), shell.on(wall, -0.5, 1.42)),
            ("picture", openings.picture(s.rng, 0.45, 0.3), shell.on(wall, 0.4, 1.42)),
        )
    s.prop(("table", box((0.6, 0.04, 0.34), (0, 0.68, 0), m.WOOD), Spot(0, -1.06)))
    s.light(0, 2.2, 0, 4.0)
    seats = {
        f"seat_{i + 1}": Spot(side * 0.95, z, -side * QUARTER)
        for i, (side, z) in enumerate(((-1, -0.35), (1, -0.35), (-1, 0.45), (1, 0.45)))
    }
    s.seat(f.SEAT, None, **seats)
    s.post(window=Spot(0.0, -0.65, np.pi), door=Spot(0.0, 1.0, 0.0))
    s.mark((0.0, 0.0), (0.05, 0.55), (-0.1, -0.5), (0.25, 0.9), (-0.3, 0.3), (0.3, -0.25))
    s.walls = (-0.6, -0.9, 0.6, 1.1)
    s.tops((0.0, 0.72, -1.05))


def couch(width: float) -> Mesh:
    """Return an upholstered bench with a high back that faces +z."""
    cloth = m.shade(m.DARK_CLOTH, 0.58)
    parts = [box((width, 0.3, 0.6), (0, 0, 0), m.shade(m.WOOD, 0.6))]
    third = width / 3
    for i in (-1, 0, 1):
        parts += [
            box((third - 0.015, 0.16, 0.62), (i * third, 0.3, 0.03), cloth),
            box((third - 0.015, 0.85, 0.14), (i * third, 0.46, -0.25), cloth),
        ]
        parts.append(box((third - 0.1, 0.2, 0.05), (i * third, 1.08, -0.17), m.LINEN))
    return join(parts)


def rack(s: Scenery) -> Mesh:
    """Return a luggage rack with cases, 2.2 m wide, against a wall at z = 0."""
    bars = boxes(
        [(0, 0, z, 2.2, 0.03, 0.03) for z in (0.1, 0.22, 0.34)]
        + [(x, -0.12, 0.16, 0.03, 0.14, 0.36) for x in (-1.0, 0, 1.0)],
        m.DARK_METAL,
    )
    cases = [
        box((wide, 0.26, 0.3), (x, 0.03, 0.2), m.shade(m.CLOTH, float(s.rng.uniform(0.4, 0.75))))
        for x, wide in ((-0.6, 0.6), (0.35, 0.75))
    ]
    return join([bars, *cases])


def side_walls(
    s: Scenery, shell: Shell, places: tuple[float, ...], size: tuple[float, float]
) -> None:
    """Put windows of a size (width, height) at depths along both side walls at 1 m height."""
    for wall in SIDES:
        for z in places:
            s.hang(("window", view(s, *size, town=True), shell.on(wall, z, 1.0)), line=0.9)


def double_seat(width: float = 0.92, high: float = 1.05) -> Mesh:
    """Return a two-seat bench of a bus or plane that faces +z."""
    cloth = m.shade(m.CLOTH, 0.62)
    half = width / 2
    rows = [(sx * half / 2, 0.32, 0.02, half - 0.03, 0.13, 0.46) for sx in (-1, 1)]
    backs = [(sx * half / 2, 0.45, -0.22, half - 0.03, high - 0.45, 0.1) for sx in (-1, 1)]
    legs: Rows = [(0, 0, 0, 0.1, 0.34, 0.36), (0, 0.36, -0.29, width - 0.04, high - 0.45, 0.05)]
    return join(
        [
            boxes(rows, cloth),
            boxes(backs, cloth),
            boxes(legs, m.METAL),
            boxes([(0, high, -0.22, half * 0.8, 0.14, 0.07)], m.LINEN),
        ]
    )


def bus(s: Scenery) -> None:
    """Dress a bus: seats in pairs beside an aisle, poles, straps, windows, the driver."""
    shell = enclose(
        s,
        (-1.35, -7.0, 1.35, 2.6),
        2.3,
        Finish(m.shade(m.METAL, 0.94), m.shade(m.FLOOR, 0.78), pattern="none", skirting=False),
    )
    side_walls(s, shell, (-6.2, -4.7, -3.2, -1.7, -0.2, 1.3), (1.3, 0.85))
    s.hang(("rear_window", view(s, 2.0, 0.8, town=True), shell.on("back", 0.0, 1.05)))
    number = 0
    for z in (-1.1, -2.1, -3.1, -4.1, -5.1):
        for side in (-1, 1):
            s.prop(("seat", double_seat(), Spot(side * 0.84, z)), line=0.8)
            s.seat(
                f.SEAT,
                **{
                    f"seat_{number + 1}": Spot(side * 0.6, z),
                    f"seat_{number + 2}": Spot(side * 1.07, z),
                },
            )
            number += 2
    s.prop(("rear_bench", couch(2.5), Spot(0, -6.5)))
    s.dress(
        *(
            ("pole", cylinder(0.022, 2.3, patch=m.DARK_METAL, sides=6), Spot(x, z))
            for x, z in ((-0.34, -1.5), (0.34, -1.5), (0.34, -3.6), (-0.34, -3.6))
        )
    )
    for side in (-1, 1):
        s.dress(
            (
                "rail",
                tube([(side * 0.42, 2.05, 1.0), (side * 0.42, 2.05, -6.5)], 0.018, m.DARK_METAL, 5),
                Spot(0, 0),
            )
        )
        straps: Rows = [(side * 0.42, 1.82, z, 0.09, 0.2, 0.02) for z in np.arange(-5.0, 0.9, 0.8)]
        s.dress(("straps", boxes(straps, m.GREY), Spot(0, 0)))
    wheel = join(
        [
            tube(
                [(0.24 * np.sin(t), 0.24 * np.cos(t), 0) for t in np.linspace(0, 2 * np.pi, 17)],
                0.018,
                m.BLACK,
                6,
            ),
            boxes([(0, -0.02, 0, 0.46, 0.03, 0.03)], m.BLACK),
        ]
    )
    s.dress(("wheel", wheel.transformed(spin((1, 0, 0), -0.9)), Spot(0.75, 2.05, 0, 0.95)))
    s.prop(("driver_seat", f.office_chair(), Spot(0.75, 1.5)))
    s.seat(0.48, driver=Spot(0.75, 1.5))
    s.light(0, 2.1, -0.5, 4.0)
    s.post(aisle=Spot(0.0, -2.0), far=Spot(0.0, -4.2), door=Spot(-0.85, 1.2, -QUARTER))
    s.mark((0.0, 0.0), (-0.7, 0.35), (0.65, 0.2), (-0.2, 0.75), (-0.8, -0.25), (0.0, -1.6))
    s.walls = (-1.1, -6.0, 1.1, 2.3)


def plane_cabin(s: Scenery) -> None:
    """Dress a plane's cabin: seats in threes beside an aisle, lockers, small round windows."""
    shell = enclose(
        s,
        (-1.9, -9.0, 1.9, 2.6),
        2.25,
        Finish(m.shade(m.WALL, 0.96), m.shade(m.CLOTH, 0.76), pattern="none", skirting=False),
    )
    pane = arched(0.26, 0.36, 8) - [0, 0.05]
    for wall in SIDES:
        for z in np.arange(-8.4, 1.9, 0.9):
            s.hang(
                (
                    "window",
                    join([face(pane * 1.25 - [0, 0.03], 0.008, m.TRIM), face(pane, 0.014, s.pane)]),
                    shell.on(wall, float(z), 1.05),
                )
            )
    number = 0
    for z in (-0.95, -1.85, -2.75, -3.65, -4.55, -5.45, -6.35):
        for side in (-1, 1):
            s.prop(
                (
                    "seats",
                    join(
                        [
                            double_seat(0.94, 1.1).moved(0.24, 0, 0),
                            double_seat(0.46, 1.1).moved(-0.48, 0, 0),
                        ]
                    ),
                    Spot(side * 1.13, z),
                ),
                line=0.75,
            )
            if number < 9:
                s.seat(
                    f.SEAT,
                    **{
                        f"seat_{number + i + 1}": Spot(side * x, z)
                        for i, x in enumerate((0.65, 1.13, 1.6))
                    },
                )
                number += 3
    for side in (-1, 1):
        section = [(1.9, 1.62), (1.9, 2.25), (1.2, 2.25), (1.18, 1.9), (1.5, 1.66)]
        rings = [[(side * x, y, z) for x, y in section] for z in (-9.0, 2.4)]
        s.dress(
            ("lockers", loft(rings[::-side], m.PALE_METAL, caps=False, two_sided=True), Spot(0, 0)),
            line=1.0,
        )
        for z in np.arange(-8.0, 2.4, 1.1):
            s.stroke([(side * 1.18, 1.9, z), (side * 1.2, 2.24, z)], 0.6)
    s.hang(
        (
            "curtain",
            openings.layers([(x, 0, 0.2, 2.0) for x in (-0.33, -0.11, 0.11, 0.33)], (m.CLOTH,) * 4),
            shell.on("back", 0.0),
        )
    )
    s.light(0, 2.1, -1.0, 5.0)
    s.post(aisle=Spot(0.0, -1.6), far=Spot(0.0, -4.0))
    s.mark((0.0, 0.0), (-0.8, 0.4), (0.8, 0.4), (0.0, 0.95), (-0.1, -2.4), (0.1, -3.2))
    s.walls = (-1.6, -8.5, 1.6, 2.3)
