"""Where pilots sit: cockpit, space ship."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import SIDES, Finish, enclose
from render.sketch.shapes import (
    Rows,
    box,
    boxes,
    cylinder,
    face,
    quads,
    sphere,
    spin,
    tube,
    upright,
)


def dials(s: Scenery, width: float, high: float, count: int) -> Mesh:
    """Return a panel of `count` instruments on a dark board that faces +z."""
    rows: Rows = [(0, 0, width, high)]
    patches: list[Patch] = [m.shade(m.METAL, 0.45)]
    columns = max(int(width / 0.14), 1)
    for i in range(count):
        x = -width / 2 + (i % columns + 0.5) * width / columns
        y = 0.03 + (i // columns) * 0.13
        if y + 0.1 > high:
            break
        rows.append((x, y, 0.09, 0.09 if s.rng.random() < 0.7 else 0.05))
        patches.append((m.PAPER, m.SCREEN, m.BLACK)[int(s.rng.integers(3))])
    return openings.layers(rows, tuple(patches))


def cockpit(s: Scenery) -> None:
    """Dress a cockpit seen through its windscreen: two seats, yokes, instruments."""
    shell = enclose(
        s,
        (-1.25, -1.5, 1.25, 1.1),
        1.75,
        Finish(m.shade(m.METAL, 0.84), m.shade(m.FLOOR, 0.7), pattern="none", skirting=False),
    )
    s.hang(
        ("door", openings.door(m.METAL, 0.7, 1.6), shell.on("back", 0.0)),
        ("panel", dials(s, 0.7, 1.0, 30), shell.on("back", -0.85, 0.5)),
        ("panel", dials(s, 0.7, 1.0, 30), shell.on("back", 0.85, 0.5)),
    )
    for wall in SIDES:
        s.hang(
            (
                "window",
                openings.layers([(0, -0.05, 1.1, 0.65), (0, 0, 1.0, 0.55)], (m.METAL, s.pane)),
                shell.on(wall, 0.2, 0.95),
            )
        )
    s.dress(
        (
            "overhead",
            dials(s, 0.9, 0.6, 20).transformed(spin((1, 0, 0), 1.2)),
            Spot(0, -0.35, 0, 1.62),
        )
    )
    for side in (-1, 1):
        x = side * 0.5
        s.prop(("seat", pilot_seat(), Spot(x, 0.0)))
        yoke = tube(
            [(-0.16, 0.14, 0), (-0.17, 0.0, 0), (0, -0.03, 0), (0.17, 0.0, 0), (0.16, 0.14, 0)],
            0.02,
            m.BLACK,
            6,
        )
        s.dress(
            (
                "yoke",
                join([yoke, tube([(0, -0.03, 0), (0, -0.12, 0.25)], 0.025, m.BLACK, 6)]),
                Spot(x, 0.45, 0, 0.86),
            )
        )
    console = join(
        [
            box((2.4, 0.5, 0.4), (0, 0.25, 0.85), m.DARK_METAL),
            box((0.3, 0.55, 0.8), (0, 0, 0.25), m.DARK_METAL),
        ]
    )
    levers = [tube([(x, 0.55, 0.2), (x, 0.72, 0.1)], 0.018, m.BLACK, 5) for x in (-0.06, 0.06)]
    s.fix(("console", join([console, *levers]), Spot(0, 0)))
    frame = [
        tube([(x0, 0.75, 1.05), (x1, 1.7, 0.75)], 0.035, m.DARK_METAL, 6)
        for x0, x1 in ((-1.2, -0.95), (0.0, 0.0), (1.2, 0.95))
    ]
    s.dress(
        (
            "windscreen",
            join([*frame, tube([(-0.95, 1.7, 0.75), (0.95, 1.7, 0.75)], 0.04, m.DARK_METAL, 6)]),
            Spot(0, 0),
        )
    )
    s.seat(
        f.SEAT,
        0.9,
        driver=Spot(0.5, 0.0),
        pilot_2=Spot(-0.5, 0.0),
        passenger=Spot(-0.5, 0.0),
    )
    s.post(door=Spot(0.0, -0.95))
    s.mark((0.0, -0.8), (0.35, -0.95), (-0.35, -0.95), (0.0, -1.1), (0.7, -1.0), (-0.7, -1.0))
    s.walls = (-1.0, -1.25, 1.0, 0.9)
    s.light(0, 1.4, 0.3, 3.0)
    s.key = (0.2, 0.6, 0.7)


def pilot_seat() -> Mesh:
    """Return a high-backed seat with belts and a head rest."""
    cloth = m.shade(m.DARK_CLOTH, 0.55)
    belts = boxes([(x, 0.55, -0.19, 0.05, 0.5, 0.02) for x in (-0.12, 0.12)], m.PALE_CLOTH)
    return join(
        [
            box((0.5, 0.14, 0.48), (0, 0.31, 0), cloth),
            box((0.5, 0.62, 0.12), (0, 0.45, -0.27), cloth),
            box((0.28, 0.2, 0.1), (0, 1.1, -0.27), cloth),
            boxes([(0, 0, 0, 0.3, 0.31, 0.3)], m.METAL),
            belts,
        ]
    )


def space_ship(s: Scenery) -> None:
    """Dress a bridge: a wide screen of stars, consoles at the sides, the captain's chair, ribs."""
    shell = enclose(
        s,
        (-4.2, -5.0, 4.2, 3.4),
        3.4,
        Finish(m.shade(m.METAL, 0.88), m.shade(m.FLOOR, 0.78), pattern="tiles"),
    )
    frame = [(-2.9, 0), (2.9, 0), (3.5, 0.6), (2.9, 1.7), (-2.9, 1.7), (-3.5, 0.6)]
    outer = np.array(frame) * [1.06, 1.14] - [0, 0.12]
    s.hang(
        (
            "screen",
            join([face(outer, 0.01, m.METAL), face(frame, 0.02, m.shade(m.DARK, 0.2))]),
            shell.on("back", 0.0, 1.15),
        ),
        line=1.2,
    )
    stars = [
        _star(float(x), float(y), -4.95)
        for x, y in zip(s.rng.uniform(-2.8, 2.8, 60), s.rng.uniform(1.25, 2.75, 60), strict=True)
    ]
    s.thing("stars", quads(stars, m.GLOW), "wall", 0.0)
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    s.hang(
        (
            "planet",
            face(np.stack([np.cos(turn), np.sin(turn)], axis=1) * 0.6, 0.04, m.PALE_METAL),
            shell.on("back", 1.5, 1.9),
        )
    )
    for wall in SIDES:
        for z in (-3.6, -1.6, 0.4, 2.4):
            s.hang(("rib", openings.layers([(0, 0, 0.3, 3.4)], (m.METAL,)), shell.on(wall, z)))
        s.hang(
            (
                "display",
                openings.layers([(x, 0, 1.2, 0.75) for x in (-1.0, 1.0)], (m.SCREEN,) * 2),
                shell.on(wall, -0.6, 1.4),
            )
        )
    for side in (-1, 1):
        s.fix(
            ("console", console(s, 1.7), Spot(side * 1.5, -3.3, np.pi)),
            ("console", console(s, 2.2), Spot(side * 3.6, -0.6, -side * QUARTER)),
        )
        s.prop(("seat", pilot_seat(), Spot(side * 1.5, -2.5, np.pi)))
    s.fix(("dais", lathe_dais(), Spot(0, -1.35)))
    s.prop(
        (
            "captains_chair",
            join(
                [
                    pilot_seat(),
                    boxes(
                        [(sx * 0.33, 0.5, 0.05, 0.14, 0.16, 0.5) for sx in (-1, 1)], m.DARK_METAL
                    ),
                ]
            ),
            Spot(0, -1.35, 0, 0.18),
        ),
        line=1.1,
    )
    s.light(0, 3.2, -1.0, 8.0)
    s.seat(f.SEAT + 0.18, captain=Spot(0.0, -1.35), seat_1=Spot(0.0, -1.35))
    s.seat(
        f.SEAT,
        0.85,
        pilot=Spot(-1.5, -2.5, np.pi),
        seat_2=Spot(1.5, -2.5, np.pi),
    )
    s.post(0.9, console=Spot(2.75, -0.6, QUARTER), counter=Spot(-2.75, -0.6, -QUARTER))
    s.post(window=Spot(0.0, -4.1, np.pi), far=Spot(0.3, -3.6), door=Spot(0.0, 2.7))
    s.mark((0.0, 0.3), (0.9, 0.5), (-0.9, 0.5), (0.0, 1.2), (1.7, -0.4), (-1.7, -0.4))
    s.tops((3.4, 0.92, -0.3))


def _star(x: float, y: float, z: float) -> list[tuple[float, float, float]]:
    r = 0.014
    return [(x - r, y, z), (x, y - r, z), (x + r, y, z), (x, y + r, z)]


def lathe_dais() -> Mesh:
    """Return a low round platform."""
    return cylinder(0.95, 0.18, patch=m.METAL, sides=20)


def console(s: Scenery, width: float) -> Mesh:
    """Return a slanted control desk whose operator stands at +z."""
    slope = dials(s, width - 0.1, 0.5, 28).transformed(spin((1, 0, 0), -0.9)).moved(0, 0.82, 0.3)
    back = box((width, 1.1, 0.25), (0, 0, -0.2), m.METAL)
    lamp = sphere(0.05, (width * 0.4, 1.14, -0.2), m.GLOW, 8)
    return join(
        [
            box((width, 0.8, 0.6), (0, 0, 0.05), m.PALE_METAL),
            back,
            slope,
            lamp,
            upright(width - 0.3, 0.3, (0, 0.76, -0.07), m.SCREEN),
        ]
    )
