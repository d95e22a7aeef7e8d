"""Ways through a building: hallway, corridor, stairs, lift, lobby, tunnel."""

from itertools import pairwise

import numpy as np

from render.sketch.mesh import Mesh, Patch
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, plants
from render.sketch.props import materials as m
from render.sketch.props.stairs import GOING, RISE, banister, flight, railing
from render.sketch.sets.dressing import QUARTER, before, ceiling_lamps, door, lamp, pictures, strips
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import SIDES, Finish, enclose, wainscot
from render.sketch.shapes import arched, box, cylinder, flat, lathe, loft, quads, tube

TILED = Finish(pattern="tiles")


def vault(s: Scenery, width: float, high: float, depths: tuple[float, float], patch: Patch) -> None:
    """Roof a passage with a round vault seen from within, from the near to the far depth."""
    outline = arched(width, high, 14)
    near, distant = depths
    levels = [np.column_stack([outline, np.full(len(outline), z)]) for z in (near, distant)]
    s.thing("vault", loft(levels, patch, closed=False), "wall")


def hallway(s: Scenery) -> None:
    """Dress the hall of a house: front door at the end, stairs, doors, coats, a mirror."""
    shell = enclose(s, (-1.5, -5.2, 1.9, 3.2))
    s.thing("runner", flat(1.1, 6.4, (-0.3, 0.008, -1.4), m.shade(m.CLOTH, 0.78)), "floor", 0.7)
    door(s, shell, "back", -0.3)
    s.hang(
        ("fanlight", openings.layers([(0, 0, 0.9, 0.3)], (s.pane,)), shell.on("back", -0.3, 2.2))
    )
    s.fix(
        ("stairs", flight(10, 0.95), Spot(1.4, -1.6)), ("banister", banister(10), Spot(0.95, -1.6))
    )
    s.prop(
        ("console", f.table(0.9, 0.32, m.WOOD, 0.8), Spot(-1.32, -2.6, QUARTER)),
        ("stand", f.coat_stand(), Spot(-1.2, -4.5)),
    )
    s.dress(("vase", vase(), Spot(-1.32, -2.6, y=0.8)))
    s.hang(("mirror", openings.mirror(0.6, 0.8), shell.on("left", -2.6, 1.2)))
    door(s, shell, "left", -0.9, "door_left")
    door(s, shell, "right", 0.6, "door_right")
    pictures(
        s, shell, ("left", 1.0, 1.4), ("left", -3.8, 1.4), ("right", 1.9, 1.4), ("back", -1.1, 1.5)
    )
    ceiling_lamps(s, 3.0, (-0.3, -2.2))
    s.post(far=Spot(-0.3, -3.6), stairs=Spot(1.4, -1.1, np.pi))
    s.post(stairs_top=Spot(1.4, -1.6 - GOING * 7.5, 0.0, RISE * 8))
    s.seat(0.36, stairs_1=Spot(1.4, -2.25, 0.0))
    s.mark((0.0, 0.0), (-0.5, -0.6), (0.5, 0.4), (-0.6, 0.7), (0.2, 1.2), (-0.3, -1.6), (0.9, 1.3))
    s.tops((-1.3, 0.8, -2.35))


def vase() -> Mesh:
    """Return a small pot for a table."""
    return lathe([(0.05, 0), (0.1, 0.12), (0.05, 0.24), (0.07, 0.28)], patch=m.STONE, sides=10)


def corridor(s: Scenery) -> None:
    """Dress a long corridor: doors on both sides, strip lights, a window at its end."""
    shell = enclose(s, (-1.35, -15.0, 1.35, 4.0), 2.6, TILED)
    wainscot(s, shell, 0.95, m.shade(m.WALL, 0.86))
    for i, z in enumerate((-12.5, -9.5, -6.5, -3.5, -0.5, 2.5)):
        leaf = openings.door(m.shade(m.WOOD, 0.66))
        s.hang(("door", leaf, shell.on("left", z)), ("door", leaf, shell.on("right", z + 1.1)))
        strips(s, 2.6, (0.0, z + 0.8))
        if i % 2:
            s.hang(
                (
                    "notice",
                    openings.board(0.7, 0.5, m.PAPER, 1),
                    shell.on("left", z + 1.5, 1.3),
                )
            )
    s.hang(("window", openings.flat_window(s.pane, 1.1, 1.4), shell.on("back", 0.0, 0.8)))
    s.prop(("bench", f.bench(1.2), Spot(-1.1, -4.8, QUARTER)))
    s.seat(f.SEAT, bench_1=Spot(-1.05, -5.05, QUARTER), bench_2=Spot(-1.05, -4.5, QUARTER))
    s.post(
        far=Spot(0.0, -9.0),
        window=before(shell, "back", 0.0),
        door=before(shell, "left", -0.5, 0.55),
        door_right=before(shell, "right", 0.6, 0.55),
    )
    s.mark(
        (0.0, 0.0), (0.45, -0.8), (-0.5, -1.2), (0.4, 0.9), (-0.45, 0.8), (0.3, -2.4), (-0.2, -3.4)
    )
    s.key = (0.05, 0.95, 0.3)


def stairs(s: Scenery) -> None:
    """Dress a stairwell: a broad flight up to a landing with a window, banisters, lower hall."""
    shell = enclose(s, (-2.6, -4.6, 2.6, 3.2), 4.6, TILED)
    s.fix(("stairs", flight(9, 1.9, m.STONE), Spot(0.0, -1.2)))
    s.fix(("landing", box((5.2, RISE * 9, 0.9), patch=m.STONE), Spot(0.0, -4.17)))
    s.fix(
        ("banister", banister(9, m.DARK_METAL), Spot(-0.98, -1.2)),
        ("banister", banister(9, m.DARK_METAL), Spot(0.98, -1.2)),
    )
    for side in (-1, 1):
        s.fix(("rail", railing(1.5, m.DARK_METAL), Spot(side * 1.8, -3.74, 0, RISE * 9)))
    s.hang(
        ("window", openings.arched_window(s.pane, 1.3, 2.0), shell.on("back", 0.0, RISE * 9 + 0.8))
    )
    door(s, shell, "right", 0.6)
    pictures(s, shell, ("left", -1.5, 1.5), ("left", -2.6, 2.0), ("right", -1.5, 1.6))
    ceiling_lamps(s, 4.6, (0.0, -0.6))
    s.prop(("plant", plants.potted(s.rng, 1.4), Spot(-2.2, -3.3)))
    s.post(
        stairs_bottom=Spot(0.0, -0.8, np.pi),
        stairs_top=Spot(0.0, -4.0, 0.0, RISE * 9),
        stairs=Spot(0.0, -1.2 - GOING * 4.5, 0.0, RISE * 5),
        window=Spot(0.5, -4.15, np.pi, RISE * 9),
    )
    s.seat(0.35, stairs_1=Spot(-0.4, -1.62), stairs_2=Spot(0.35, -1.62))
    s.mark((0.0, 0.0), (0.9, 0.4), (-0.9, 0.4), (0.0, 1.1), (1.6, -0.4), (-1.6, -0.4))


def lift(s: Scenery) -> None:
    """Dress a lift: steel panels, handrail, a board of buttons, a lit ceiling, doors drawn open."""
    steel = m.shade(m.METAL, 0.85)
    shell = enclose(
        s, (-1.1, -1.0, 1.1, 1.1), 2.35, Finish(steel, m.shade(m.FLOOR, 0.8), pattern="tiles")
    )
    panels = [(x, 0.2, 0.66, 1.95) for x in (-0.73, 0.0, 0.73)]
    s.hang(("panels", openings.layers(panels, (m.PALE_METAL,) * 3), shell.on("back", 0.0)))
    for wall in SIDES:
        s.hang(
            (
                "panels",
                openings.layers([(x, 0.2, 0.9, 1.95) for x in (-0.5, 0.5)], (m.PALE_METAL,) * 2),
                shell.on(wall, 0.05),
            )
        )
    s.dress(
        (
            "handrail",
            tube([(-1.0, 0.95, 0), (1.0, 0.95, 0)], 0.025, m.DARK_METAL, 6),
            Spot(0, -0.92),
        )
    )
    s.hang(("buttons", _buttons(), shell.on("right", 0.55, 0.95, 0.03)))
    s.dress(("light", box((1.4, 0.04, 1.2), patch=m.GLOW), Spot(0, 0, y=2.3)))
    jambs = openings.layers(
        [
            (-1.18, 0, 0.36, 2.6),
            (1.18, 0, 0.36, 2.6),
            (0, 2.1, 2.0, 0.5),
            (0, 2.25, 0.5, 0.2),
            (0.0, 2.28, 0.1, 0.14),
        ],
        (m.METAL, m.METAL, m.METAL, m.BLACK, m.GLOW),
    )
    s.hang(("doors", jambs, Spot(0, 1.12)))
    s.hang(
        (
            "landing",
            openings.layers(
                [(-3.2, 0, 4.4, 3.2), (3.2, 0, 4.4, 3.2), (0, 2.55, 2.0, 0.65)], (m.WALL,) * 3
            ),
            Spot(0, 1.11),
        )
    )
    s.thing("landing_floor", flat(10.8, 4.0, (0, -0.01, 3.1), m.FLOOR), "floor")
    s.light(0.0, 2.2, 0.0, 4.0)
    s.post(buttons=Spot(0.45, 0.5, QUARTER), back=Spot(0.0, -0.6), door=Spot(0.0, 0.75, 0.0))
    s.mark((0.0, 0.0), (0.5, -0.35), (-0.5, -0.35), (-0.55, 0.35), (0.55, 0.35), (0.0, -0.65))
    s.walls = (-0.85, -0.75, 0.85, 0.9)
    s.key = (0.1, 0.95, 0.35)


def _buttons() -> Mesh:
    rows = [(0.0, 0.0, 0.26, 0.75)]
    rows += [(x, 0.08 + 0.11 * i, 0.055, 0.055) for i in range(5) for x in (-0.06, 0.06)]
    return openings.layers([*rows, (0, 0.64, 0.14, 0.07)], (m.METAL, *(m.PAPER,) * 10, m.BLACK))


def lobby(s: Scenery) -> None:
    """Dress a lobby: reception desk, columns, lift doors, glass entrance, sofas, plants."""
    shell = enclose(s, (-5.5, -5.0, 5.5, 4.0), 3.8, TILED)
    s.fix(
        ("column", cylinder(0.3, 3.8, patch=m.STONE, sides=16), Spot(-3.2, -2.6)),
        ("column", cylinder(0.3, 3.8, patch=m.STONE, sides=16), Spot(3.2, -2.6)),
    )
    s.fix(("reception", f.counter(3.4, 1.1, 0.7, m.WOOD), Spot(0.0, -3.0)))
    sign = [(0, 0, 3.2, 0.75), (0, 0.22, 2.0, 0.32)]
    s.hang(
        ("sign", openings.layers(sign, (m.DARK_WOOD, m.PALE_METAL)), shell.on("back", 0.0, 2.1)),
        ("clock", openings.clock(0.2), shell.on("back", 2.1, 2.5)),
        (
            "keys",
            openings.layers(
                [(x, y, 0.18, 0.2) for x in np.arange(-1.4, 1.5, 0.28) for y in (1.25, 1.55)],
                (m.DARK_WOOD,) * 22,
            ),
            shell.on("back", 0.0),
        ),
        ("entrance", openings.glass_door(s.pane, 2.6, 2.5), shell.on("right", -0.6)),
        ("lift", openings.double_door(m.METAL, 1.3, 2.2), shell.on("back", -4.2)),
        ("lift", openings.double_door(m.METAL, 1.3, 2.2), shell.on("back", 4.2)),
    )
    s.prop(
        ("sofa", f.sofa(1.8, m.DARK_CLOTH), Spot(-4.6, 0.2, QUARTER)),
        ("low_table", f.round_table(0.4, m.WOOD, 0.42), Spot(-3.4, 0.2)),
        ("armchair", f.armchair(m.DARK_CLOTH), Spot(-3.4, -1.2)),
        ("plant", plants.potted(s.rng, 1.7), Spot(-5.0, -1.7)),
        ("plant", plants.potted(s.rng, 1.7), Spot(2.5, -4.5)),
    )
    s.dress(("chandelier", lamps.chandelier(0.8, 0.7), Spot(0, -1.6, y=3.8)))
    lamp(s, -1.3, -3.0, 1.1)
    s.light(0, 3.0, -1.6, 9.0)
    s.post(1.1, counter=Spot(0.1, -2.2, np.pi), counter_behind=Spot(0.85, -3.8))
    s.post(
        door=before(shell, "right", -0.6), lift=before(shell, "back", -4.2), far=Spot(-4.0, -3.8)
    )
    s.seat(
        f.SEAT,
        sofa=Spot(-4.5, 0.2, QUARTER),
        seat_1=Spot(-4.5, -0.25, QUARTER),
        seat_2=Spot(-4.5, 0.6, QUARTER),
        seat_3=Spot(-3.4, -1.1),
    )
    s.mark((0.0, 0.0), (0.9, 0.4), (-0.9, 0.4), (0.3, 1.2), (1.9, -0.6), (-1.7, -0.7), (2.2, 0.8))
    s.tops((-0.2, 1.1, -2.9), (-3.4, 0.42, 0.2))


def tunnel(s: Scenery) -> None:
    """Dress a vaulted tunnel with ribs, a gutter of water, lamps, and light at its far end."""
    s.thing("floor", flat(5.0, 48.0, (0, 0, -20.0), m.shade(m.STONE, 0.8)), "floor")
    vault(s, 5.0, 3.6, (4.0, -44.0), m.shade(m.BRICK, 0.8))
    s.thing("gutter", flat(0.9, 48.0, (-1.3, 0.006, -20.0), m.shade(m.WATER, 0.68)), "floor", 0.8)
    end = arched(5.0, 3.6)
    s.thing(
        "light",
        quads(
            [
                [(x0, y0, -43.9), (x1, y1, -43.9), (0, 0, -43.9), (0, 0, -43.9)]
                for (x0, y0), (x1, y1) in pairwise(end)
            ],
            m.GLOW,
        ),
        "wall",
        0.5,
    )
    for z in range(2, -40, -4):
        rib = arched(4.9, 3.55, 14)
        s.stroke(np.column_stack([rib, np.full(len(rib), z)]), 0.6)
        s.dress(("lamp", box((0.12, 0.2, 0.3), patch=m.GLOW), Spot(2.2, z, y=2.1)))
        s.light(2.1, 2.2, z, 5.0)
    s.dress(
        ("pipe", tube([(1.85, 2.7, 4.0), (1.85, 2.7, -40.0)], 0.07, m.DARK_METAL, 6), Spot(0, 0))
    )
    s.post(far=Spot(0.4, -12.0), wall=Spot(1.6, -0.5, -QUARTER))
    s.mark((0.3, 0.0), (1.1, 0.4), (-0.4, 0.5), (0.6, -1.2), (1.3, 1.3), (-0.3, 1.4), (0.8, -3.0))
    s.walls = (-2.0, -40.0, 2.0, 3.5)
    s.fog = (10.0, 46.0)
    s.key = (0.5, 0.7, -0.3)
