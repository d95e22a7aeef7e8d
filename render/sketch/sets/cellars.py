"""Under and over a house: cellar, attic."""

import numpy as np

from render.sketch.mesh import Mesh, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings
from render.sketch.props.stairs import RISE, banister, flight
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import Finish, boards, enclose
from render.sketch.shapes import (
    box,
    boxes,
    cylinder,
    face,
    lathe,
    loft,
    quad,
    tube,
)


def beams(s: Scenery, width: float, high: float, depths: tuple[float, ...]) -> None:
    """Lay ceiling beams along x at each depth."""
    rows = [(0, high - 0.22, z, width, 0.22, 0.2) for z in depths]
    s.dress(("beams", boxes(rows, m.WOOD), Spot(0, 0)))


def bricks(s: Scenery, left: float, right: float, high: float, z: float) -> None:
    """Hint at patches of brickwork on a wall that faces +z at depth `z`."""
    for _ in range(9):
        x, y = s.rng.uniform(left + 0.3, right - 0.8), s.rng.uniform(0.3, high - 0.5)
        for row in range(3):
            start = x + s.rng.uniform(-0.15, 0.15)
            stop = start + s.rng.uniform(0.4, 0.8)
            s.stroke([(start, y + 0.09 * row, z), (stop, y + 0.09 * row, z)], 0.35)
            joint = start + 0.18 + 0.12 * (row % 2)
            s.stroke([(joint, y + 0.09 * row, z), (joint, y + 0.09 * (row + 1), z)], 0.3)


def boiler() -> Mesh:
    """Return a boiler with a fire door and a flue."""
    body = lathe(
        [(0.5, 0.1), (0.5, 1.5), (0.3, 1.75), (0.12, 1.8), (0.12, 2.7)], patch=m.METAL, sides=16
    )
    front = openings.layers(
        [(0, 0.4, 0.4, 0.34), (0, 0.44, 0.3, 0.24), (0, 1.05, 0.18, 0.18)],
        (m.DARK_METAL, m.GLOW, m.PAPER),
        0.5,
    )
    return join(
        [body, front, tube([(0.45, 1.3, 0), (0.8, 1.3, 0), (0.8, 2.7, 0)], 0.06, m.METAL, 6)]
    )


def jars(s: Scenery, width: float) -> Mesh:
    """Return shelves with jars and boxes."""
    parts = [f.shelf(width, 1.8, 4, 0.35, m.DARK_WOOD)]
    for y in (0.07, 0.65, 1.23):
        for x in np.arange(-width / 2 + 0.14, width / 2 - 0.1, 0.2):
            if s.rng.random() < 0.75:
                high = float(s.rng.uniform(0.16, 0.34))
                parts.append(
                    cylinder(
                        0.07,
                        high,
                        (float(x), y, 0.02),
                        m.shade(m.GLASS, float(s.rng.choice([0.6, 0.75, 0.9]))),
                        8,
                    )
                )
    return join(parts)


def cellar(s: Scenery) -> None:
    """Dress a cellar: brick walls, a boiler, shelves of jars, stairs up, one bare bulb."""
    brick = m.shade(m.BRICK, 0.8)
    enclose(
        s,
        (-3.2, -3.4, 3.2, 3.0),
        2.5,
        Finish(brick, m.shade(m.STONE, 0.76), pattern="none", skirting=False),
    )
    bricks(s, -3.2, 3.2, 2.4, -3.38)
    beams(s, 6.4, 2.5, (-2.6, -1.2, 0.2, 1.6))
    s.fix(("boiler", boiler(), Spot(-2.3, -2.6)), ("shelves", jars(s, 1.8), Spot(0.2, -3.15)))
    s.fix(
        ("stairs", flight(11, 0.9), Spot(2.65, -0.2)), ("banister", banister(11), Spot(2.2, -0.2))
    )
    s.prop(
        ("crate", f.crate(0.6), Spot(-2.6, -0.4, 0.3)),
        ("crate", f.crate(0.45), Spot(-2.0, -1.4, -0.2)),
        ("barrel", f.barrel(), Spot(1.4, -2.2)),
        ("barrel", f.barrel(), Spot(-2.7, 0.6)),
    )
    s.hang(("vent", openings.flat_window(s.pane, 0.8, 0.35, (3, 1)), Spot(-0.6, -3.38, 0, 2.0)))
    bulb = join(
        [
            tube([(0, 0, 0), (0, -0.55, 0)], 0.008, m.BLACK, 4),
            lathe([(0.01, -0.72), (0.06, -0.66), (0.02, -0.55)], patch=m.GLOW, sides=8),
        ]
    )
    s.dress(("bulb", bulb, Spot(0.1, -0.6, y=2.5)))
    s.light(0.1, 1.8, -0.6, 5.0)
    s.post(
        stairs_bottom=Spot(2.65, 0.4, np.pi),
        stairs=Spot(2.65, -1.2, 0.0, RISE * 4),
        stairs_top=Spot(2.65, -2.9, 0.0, RISE * 10),
    )
    s.post(far=Spot(0.2, -2.5), boiler=Spot(-1.2, -2.0, -2.2))
    s.seat(0.36, stairs_1=Spot(2.65, -0.7))
    s.seat(0.6, seat_1=Spot(-2.6, -0.4, 1.2))
    s.mark((0.0, 0.0), (0.9, 0.4), (-0.9, 0.4), (0.0, 1.1), (1.1, -0.8), (-0.8, -0.8))
    s.key = (0.1, 0.9, 0.25)


def chest() -> Mesh:
    """Return an old travelling trunk with a round lid."""
    lid = [(0.3 * np.cos(t), 0.42 + 0.16 * np.sin(t)) for t in np.linspace(0, np.pi, 7)]
    outline = [(x, y) for x, y in lid]
    rings = [[(sign * 0.45, y, x) for x, y in outline] for sign in (-1, 1)]
    top = loft(rings[::-1], m.WOOD, closed=False, two_sided=True)
    bands = boxes([(x, 0, 0, 0.06, 0.44, 0.62) for x in (-0.3, 0.3)], m.DARK_WOOD)
    return join([box((0.9, 0.42, 0.6), patch=m.WOOD), top, bands])


def attic(s: Scenery) -> None:
    """Dress an attic: a roof down to the floor, rafters, a round window, trunks."""
    half, ridge, back, front = 3.2, 3.3, -3.6, 3.0
    s.walls = (-2.0, back + 0.3, 2.0, front - 0.3)
    s.thing(
        "floor",
        quad([(-half, 0, front), (half, 0, front), (half, 0, back), (-half, 0, back)], m.FLOOR),
        "floor",
    )
    knee = 0.7
    for side in (-1, 1):
        eave, top = (side * half, knee), (0.0, ridge)
        slope = [
            (eave[0], eave[1], front),
            (eave[0], eave[1], back),
            (top[0], top[1], back),
            (top[0], top[1], front),
        ]
        wall = [
            (eave[0], 0, front),
            (eave[0], 0, back),
            (eave[0], knee, back),
            (eave[0], knee, front),
        ]
        order = slice(None) if side < 0 else slice(None, None, -1)
        s.thing("roof", quad(slope[order], m.shade(m.WOOD, 0.86)), "wall")
        s.thing("knee_wall", quad(wall[order], m.shade(m.WOOD, 0.8)), "wall")
    gable = [(-half, 0), (half, 0), (half, knee), (0, ridge), (-half, knee)]
    s.hang(("gable", face(gable, 0, m.shade(m.WALL, 0.92)), Spot(0, back)))
    for z in np.arange(back + 0.3, front, 1.1):
        for side in (-1, 1):
            s.dress(
                (
                    "rafter",
                    tube([(side * (half - 0.08), knee, z), (0, ridge - 0.1, z)], 0.07, m.WOOD, 4),
                    Spot(0, 0),
                )
            )
    turn = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    disc = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    s.hang(
        (
            "window",
            join(
                [
                    face(disc * 0.55, 0.01, m.WOOD),
                    face(disc * 0.46, 0.02, s.pane),
                    openings.layers(
                        [(0, -0.46, 0.04, 0.92), (0, -0.02, 0.92, 0.04)], (m.WOOD,) * 2, 0.03
                    ),
                ]
            ),
            Spot(0, back, 0, 1.9),
        ),
        line=1.0,
    )
    s.prop(
        ("trunk", chest(), Spot(-1.7, -1.6, 0.5)),
        ("trunk", chest(), Spot(1.5, -2.7, -0.2)),
        ("chair", f.chair(m.DARK_WOOD), Spot(1.6, -1.2, -0.7)),
        (
            "boxes",
            join(
                [
                    box((0.6, 0.4, 0.5), patch=m.PAPER),
                    box((0.5, 0.35, 0.4), (0.05, 0.4, 0), m.PAPER),
                ]
            ),
            Spot(-2.2, -2.8, 0.2),
        ),
        ("dresser", f.drawers(0.9, 0.9), Spot(-0.6, -3.3)),
        ("crate", f.crate(0.45), Spot(2.3, 0.2, 0.3)),
    )
    s.hang(("mirror", openings.mirror(0.5, 1.1), Spot(0.75, -3.2, -0.2, 0.0)))
    boards(s, (-half, back, half, front), 0.4)
    s.light(0, 2.6, -0.4, 5.0)
    s.seat(f.SEAT, seat_1=Spot(1.6, -1.2, -0.7))
    s.seat(0.55, trunk=Spot(-1.7, -1.6, 0.5))
    s.post(window=Spot(0.2, -2.75, np.pi), far=Spot(0.4, -2.2), door=Spot(0.0, 1.8, 0.0))
    s.mark((0.0, 0.0), (0.8, 0.35), (-0.8, 0.35), (0.0, 1.0), (0.4, -0.9), (-0.6, -0.8))
    s.tops((-0.4, 0.9, -3.15), (-1.7, 0.58, -1.6))
    s.key = (0.1, 0.6, -0.5)
