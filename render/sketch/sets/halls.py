"""Great halls where many look one way: church, theatre, hall."""

import numpy as np

from render.sketch.mesh import Mesh, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings
from render.sketch.props import materials as m
from render.sketch.sets.dressing import QUARTER, before
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import SIDES, Finish, enclose
from render.sketch.shapes import arched, box, boxes, cylinder, face, flat, lathe


def cross(high: float) -> Mesh:
    """Return a standing cross."""
    t = high * 0.09
    return boxes([(0, 0, 0, t, high, t), (0, high * 0.64, 0, high * 0.6, t, t)], m.DARK_WOOD)


def church(s: Scenery) -> None:
    """Dress a church: an aisle between pews, altar, cross, tall windows, pillars, candles."""
    shell = enclose(
        s,
        (-5.0, -12.0, 5.0, 4.5),
        7.5,
        Finish(m.shade(m.STONE, 0.93), pattern="tiles", skirting=False),
    )
    s.thing("aisle", flat(1.5, 14.0, (0, 0.01, -3.0), m.shade(m.CLOTH, 0.68)), "floor", 0.8)
    for i, z in enumerate(np.arange(-8.2, 3.2, 1.15)):
        if -0.9 < z < 1.3:
            continue
        for side in (-1, 1):
            s.prop(("pew", f.pew(2.4, m.WOOD), Spot(side * 2.15, float(z), np.pi)), line=0.8)
        s.seat(f.SEAT, **{f"pew_{i + 1}": Spot(1.6, float(z), np.pi)})
    for z in (-8.8, -5.4, -2.0, 1.4):
        for wall in SIDES:
            s.hang(("window", openings.arched_window(s.pane, 1.1, 3.8), shell.on(wall, z, 2.0)))
        s.fix(
            *(
                ("pillar", cylinder(0.3, 7.5, patch=m.STONE, sides=12), Spot(x, z - 1.7))
                for x in (-3.9, 3.9)
            ),
            line=0.7,
        )
    s.fix(
        (
            "steps",
            boxes([(0, 0, 0, 6.0, 0.18, 3.0), (0, 0.18, -0.4, 5.2, 0.18, 2.2)], m.STONE),
            Spot(0, -10.5),
        )
    )
    s.fix(
        (
            "altar",
            join(
                [box((2.2, 0.95, 0.8), patch=m.LINEN), box((2.4, 0.06, 0.9), (0, 0.95, 0), m.STONE)]
            ),
            Spot(0, -10.9, 0, 0.36),
        )
    )
    s.dress(
        ("cross", cross(2.4), Spot(0, -11.8, y=2.3)),
        ("candles", lamps.candlestick(0.5), Spot(-0.8, -10.9, y=1.37)),
        ("candles", lamps.candlestick(0.5), Spot(0.8, -10.9, y=1.37)),
    )
    rose = np.stack(
        [np.cos(np.arange(20) * np.pi / 10), np.sin(np.arange(20) * np.pi / 10)], axis=1
    )
    s.hang(
        ("apse", face(arched(4.6, 6.6), 0.006, m.shade(m.STONE, 0.86)), shell.on("back", 0.0)),
        ("rose", face(rose * 0.75, 0.02, s.pane), shell.on("back", 0.0, 5.4)),
        line=0.9,
    )
    s.fix(
        (
            "pulpit",
            lathe([(0.45, 0), (0.5, 1.9), (0.6, 2.0)], patch=m.WOOD, sides=8),
            Spot(-4.2, -9.6),
        )
    )
    s.light(0, 2.4, -10.5)
    s.post(
        altar=Spot(0.0, -10.1, 0.0, 0.36),
        aisle=Spot(0.0, -3.0),
        far=Spot(0.0, -6.5),
        door=Spot(0.0, 3.6),
    )
    s.post(pulpit=Spot(-3.3, -9.0, 0.3))
    s.mark((0.0, 0.0), (0.6, 0.5), (-0.6, 0.5), (0.0, 1.0), (1.6, 0.3), (-1.6, 0.3), (0.0, -2.2))
    s.tops((0.3, 1.38, -10.8), (1.5, f.SEAT, 1.45))
    s.key = (-0.7, 0.65, 0.2)


def theatre(s: Scenery) -> None:
    """Dress a theatre: a lit stage with curtains under an arch, rows of seats, boxes."""
    shell = enclose(
        s,
        (-6.5, -9.0, 6.5, 5.0),
        7.5,
        Finish(m.shade(m.WALL, 0.84), m.shade(m.FLOOR, 0.8), pattern="none"),
    )
    s.fix(("stage", box((9.4, 1.0, 4.0), patch=m.WOOD), Spot(0, -7.0)))
    folds = [(x, 1.0, 0.32, 4.6) for x in np.arange(-3.8, 3.9, 0.36)]
    s.hang(
        (
            "backdrop",
            openings.layers(folds, (m.shade(m.CLOTH, 0.7),) * len(folds)),
            shell.on("back", 0.0),
        )
    )
    s.dress(
        *(
            (
                "curtain",
                boxes(
                    [(0.24 * i, 0, 0.1 * (i % 2), 0.24, 4.7, 0.16) for i in range(6)],
                    m.shade(m.DARK_CLOTH, 0.5),
                ),
                Spot(x, -5.2, y=1.0),
            )
            for x in (-4.5, 3.3)
        )
    )
    s.fix(
        (
            "arch",
            boxes([(-5.1, 0, 0, 0.8, 6.6, 0.5), (5.1, 0, 0, 0.8, 6.6, 0.5)], m.shade(m.STONE, 0.8)),
            Spot(0, -4.8),
        )
    )
    s.dress(
        (
            "valance",
            boxes([(0, 0, 0, 9.6, 0.9, 0.3), (0, 0.8, 0, 11.0, 0.5, 0.5)], m.shade(m.CLOTH, 0.55)),
            Spot(0, -4.8, y=5.4),
        )
    )
    for i, z in enumerate((-3.1, -2.0, 2.2, 3.3)):
        for x in (-3.0, 3.0):
            s.prop(("row", seats(6), Spot(x, z, np.pi)), line=0.8)
        s.seat(
            f.SEAT,
            **{
                f"seat_{4 * i + k + 1}": Spot(x, z, np.pi)
                for k, x in enumerate((-1.63, -2.18, 1.63, 2.18))
            },
        )
    for wall in SIDES:
        s.dress(
            (
                "box",
                join(
                    [
                        box((2.2, 0.9, 0.8), (0, 0, 0.4), m.shade(m.STONE, 0.84)),
                        openings.layers([(0, 0.9, 1.8, 1.7)], (m.DARK,)),
                    ]
                ),
                shell.on(wall, -1.8, 2.6),
            )
        )
    s.light(0, 4.5, -6.5, 9.0)
    s.post(
        stage=Spot(0.0, -6.0, 0.0, 1.0),
        aisle=Spot(0.0, -3.0),
        far=Spot(1.5, -6.8, 0.0, 1.0),
        door=before(shell, "right", 0.6),
    )
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.1), (1.8, -0.3), (-1.8, -0.3), (2.4, 0.6))
    s.key = (0.1, 0.8, -0.35)


def seats(count: int) -> Mesh:
    """Return a row of folding seats along x that faces +z."""
    pitch = 0.55
    xs = [(i - (count - 1) / 2) * pitch for i in range(count)]
    cloth = m.shade(m.DARK_CLOTH, 0.5)
    backs = boxes([(x, 0.4, -0.2, 0.5, 0.6, 0.1) for x in xs], cloth)
    cushions = boxes([(x, 0.34, 0.05, 0.48, 0.11, 0.42) for x in xs], cloth)
    arms = boxes(
        [(x, 0, 0.0, 0.05, 0.62, 0.4) for x in [*(x - pitch / 2 for x in xs), xs[-1] + pitch / 2]],
        m.DARK_WOOD,
    )
    return join([backs, cushions, arms])


def hall(s: Scenery) -> None:
    """Dress a great hall: columns, tall windows, banners, a carpet to a dais."""
    shell = enclose(s, (-6.0, -12.0, 6.0, 4.5), 6.5, Finish(pattern="tiles"))
    s.thing("carpet", flat(1.9, 11.0, (0, 0.01, -3.6), m.shade(m.CLOTH, 0.66)), "floor", 0.8)
    for z in (-9.6, -6.4, -3.2, 0.0, 3.2):
        s.fix(*(("column", _pillar(6.5), Spot(x, z)) for x in (-4.0, 4.0)), line=0.8)
    for z in (-8.0, -4.8, -1.6, 1.6):
        for wall in SIDES:
            s.hang(("window", openings.arched_window(s.pane, 1.4, 3.6), shell.on(wall, z, 1.6)))
    banner = openings.layers(
        [(0, 0, 1.0, 3.0), (0, 1.2, 0.5, 0.7), (0, 3.0, 1.2, 0.06)],
        (m.DARK_CLOTH, m.PAPER, m.DARK_WOOD),
    )
    s.hang(
        *(("banner", banner, shell.on("back", x, 2.2)) for x in (-4.4, -2.6, 2.6, 4.4)),
        ("arch", face(arched(3.4, 5.6), 0.006, m.shade(m.WALL, 0.86)), shell.on("back", 0.0)),
    )
    s.fix(
        (
            "dais",
            boxes([(0, 0, 0, 4.6, 0.18, 3.0), (0, 0.18, -0.35, 3.8, 0.18, 2.2)], m.STONE),
            Spot(0, -10.4),
        )
    )
    s.prop(
        ("great_chair", great_chair(), Spot(0, -11.0, 0, 0.36)),
        ("table", f.table(3.4, 0.9, m.DARK_WOOD), Spot(-2.6, -5.2, QUARTER)),
        ("table", f.table(3.4, 0.9, m.DARK_WOOD), Spot(2.6, -5.2, QUARTER)),
        ("bench", f.bench(3.0, back=False), Spot(-1.75, -5.2, -QUARTER)),
        ("bench", f.bench(3.0, back=False), Spot(1.75, -5.2, QUARTER)),
    )
    for z in (-7.5, -2.2):
        s.dress(("chandelier", lamps.chandelier(1.4, 0.8), Spot(0, z, 0, 6.5)))
        s.light(0, 4.8, z, 9.0)
    s.hang(("doors", openings.double_door(m.DARK_WOOD, 2.0, 2.8), shell.on("right", 0.6)))
    s.seat(0.86, throne=Spot(0.0, -10.95))
    s.seat(
        f.SEAT,
        f.TABLE,
        table_1=Spot(-1.75, -5.8, -QUARTER),
        table_2=Spot(1.75, -5.8, QUARTER),
        table_3=Spot(-1.75, -4.6, -QUARTER),
        table_4=Spot(1.75, -4.6, QUARTER),
    )
    s.post(
        dais=Spot(0.0, -10.1, 0.0, 0.36),
        door=before(shell, "right", 0.6),
        far=Spot(0.0, -7.6),
        aisle=Spot(0.0, -3.0),
    )
    s.mark((0.0, 0.0), (0.9, 0.4), (-0.9, 0.4), (0.0, 1.2), (1.9, -0.6), (-1.9, -0.6))
    s.tops((2.5, f.TABLE, -4.4), (-2.5, f.TABLE, -4.4))
    s.fog, s.key = (14.0, 60.0), (-0.6, 0.7, 0.25)


def _pillar(high: float) -> Mesh:
    profile = [
        (0.42, 0.0),
        (0.42, 0.25),
        (0.3, 0.35),
        (0.27, high - 0.5),
        (0.42, high - 0.15),
        (0.42, high),
    ]
    return lathe(profile, patch=m.STONE, sides=12)


def great_chair() -> Mesh:
    """Return a high-backed chair of state; its seat is at .5 m."""
    rows = [(x, 0, 0.22, 0.09, 0.75, 0.09) for x in (-0.34, 0.34)]
    arms = [(x, 0.72, 0.0, 0.1, 0.07, 0.5) for x in (-0.34, 0.34)]
    frame = boxes(
        [*rows, *arms, (0, 0.38, 0, 0.7, 0.12, 0.56), (0, 0, -0.27, 0.8, 1.7, 0.1)], m.DARK_WOOD
    )
    crest = face([(-0.4, 1.7), (0.4, 1.7), (0.0, 2.1)], -0.22, m.DARK_WOOD)
    return join(
        [
            frame,
            crest,
            box((0.56, 0.9, 0.04), (0, 0.6, -0.21), m.CLOTH),
            box((0.56, 0.05, 0.46), (0, 0.5, 0), m.CLOTH),
        ]
    )
