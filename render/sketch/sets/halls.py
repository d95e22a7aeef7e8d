"""Great halls where many look one way: church, court, theatre, gym."""

import numpy as np

from render.sketch.mesh import Mesh, join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings
from render.sketch.props import materials as m
from render.sketch.sets.dressing import QUARTER, before, door, strips
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import Finish, Wall, enclose, wainscot
from render.sketch.sets.ways import railing
from render.sketch.shapes import arched, box, boxes, cylinder, face, flat, lathe, tube

SIDES: tuple[Wall, ...] = ("left", "right")


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
            Spot(-3.3, -8.9),
        )
    )
    s.light(0, 2.4, -10.5)
    s.post(
        altar=Spot(0.0, -10.1, 0.0, 0.36),
        aisle=Spot(0.0, -3.0),
        far=Spot(0.0, -6.5),
        door=Spot(0.0, 3.6),
    )
    s.post(pulpit=Spot(-3.3, -8.1, 0.3))
    s.mark((0.0, 0.0), (0.6, 0.5), (-0.6, 0.5), (0.0, 1.0), (1.6, 0.3), (-1.6, 0.3), (0.0, -2.2))
    s.tops((0.3, 1.38, -10.8), (1.5, f.SEAT, 1.45))
    s.key = (-0.7, 0.65, 0.2)


def court(s: Scenery) -> None:
    """Dress a court: the judge's bench on its dais, witness box, dock, jury, two tables."""
    shell = enclose(s, (-5.0, -5.2, 5.0, 4.0), 4.0)
    wainscot(s, shell, 1.9, m.shade(m.WOOD, 0.74))
    dais = join(
        [
            box((5.2, 0.5, 2.2), patch=m.DARK_WOOD),
            f.counter(3.2, 1.15, 0.7, m.WOOD).moved(0, 0.5, 0.55),
        ]
    )
    s.fix(("judges_bench", dais, Spot(0, -4.1)), line=1.1)
    s.dress(
        ("chair", f.office_chair(m.DARK_CLOTH, 0.95), Spot(0, -4.35, 0, 0.5)),
        ("flag", flag(), Spot(-2.3, -4.8, y=0.5)),
        ("flag", flag(), Spot(2.3, -4.8, y=0.5)),
    )
    seal = np.stack([np.cos(np.arange(18) * np.pi / 9), np.sin(np.arange(18) * np.pi / 9)], axis=1)
    s.hang(
        (
            "seal",
            join([face(seal * 0.5, 0.01, m.DARK_WOOD), face(seal * 0.4, 0.02, m.PAPER)]),
            shell.on("back", 0.0, 3.0),
        )
    )
    s.fix(
        (
            "witness_box",
            join(
                [
                    f.counter(1.2, 0.95, 0.15, m.WOOD).moved(0, 0.2, 0.5),
                    box((1.2, 0.2, 1.2), patch=m.WOOD),
                ]
            ),
            Spot(2.6, -2.5),
        )
    )
    s.fix(
        (
            "dock",
            join(
                [
                    f.counter(1.3, 1.05, 0.12, m.WOOD).moved(0, 0, 0.55),
                    railing(1.3, m.DARK_METAL, 1.5).moved(0, 0, 0.55),
                ]
            ),
            Spot(-2.9, -2.5),
        )
    )
    for x in (-1.9, 1.9):
        s.prop(
            ("table", f.table(1.7, 0.75), Spot(x, 0.9)),
            ("chair", f.chair(m.DARK_WOOD), Spot(x, 1.55, np.pi)),
        )
    for row, y in ((0, 0.0), (1, 0.25)):
        s.fix(
            (
                "jury",
                join(
                    [
                        box((0.8, 0.1 + y, 3.6), patch=m.WOOD),
                        *(
                            f.chair(m.DARK_WOOD).turned(-QUARTER).moved(0, 0.1 + y, z)
                            for z in (-1.3, -0.45, 0.4, 1.25)
                        ),
                    ]
                ),
                Spot(4.1 + 0.6 * row, 0.1),
            )
        )
    s.fix(
        ("bar_rail", railing(3.4, m.DARK_WOOD, 0.9), Spot(-3.2, 2.4)),
        ("bar_rail", railing(3.4, m.DARK_WOOD, 0.9), Spot(3.2, 2.4)),
    )
    s.hang(
        ("window", openings.flat_window(s.pane, 1.1, 2.2, (2, 3)), shell.on("left", -1.0, 1.4)),
        ("window", openings.flat_window(s.pane, 1.1, 2.2, (2, 3)), shell.on("left", 1.6, 1.4)),
    )
    door(s, shell, "left", -3.6)
    s.seat(0.95, 1.65, bench=Spot(0.0, -4.35, 0.0), judge=Spot(0.0, -4.35, 0.0))
    s.seat(0.65, 1.15, witness=Spot(2.6, -2.6))
    s.seat(f.SEAT, f.TABLE, table_1=Spot(-1.9, 1.5, np.pi), table_2=Spot(1.9, 1.5, np.pi))
    s.seat(
        0.55,
        seat_1=Spot(4.1, -1.2, -QUARTER),
        seat_2=Spot(4.1, -0.35, -QUARTER),
        seat_3=Spot(4.1, 0.5, -QUARTER),
    )
    s.post(1.05, dock=Spot(-2.9, -2.6))
    s.post(far=Spot(-1.2, -2.2))
    s.mark((0.0, 0.0), (0.7, -0.6), (-0.7, -0.6), (0.0, 0.9), (1.4, -1.2), (-1.4, -1.2), (0.0, 1.8))
    s.tops((-1.7, f.TABLE, 0.9), (1.7, f.TABLE, 0.9))


def flag() -> Mesh:
    """Return a flag hanging on a pole."""
    pole = tube([(0, 0, 0), (0, 2.3, 0)], 0.02, m.WOOD, 5)
    cloth = boxes(
        [(0.16, 0.9, 0.0, 0.3, 1.3, 0.06), (0.1, 0.8, 0.06, 0.2, 1.3, 0.05)], m.DARK_CLOTH
    )
    return join([pole, cloth])


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
                f"seat_{2 * i + 1}": Spot(-1.63, z, np.pi),
                f"seat_{2 * i + 2}": Spot(1.63, z, np.pi),
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


def hoop() -> Mesh:
    """Return a basketball board with its ring; the origin is on the wall below."""
    rows = [(0, 2.9, 1.8, 1.1), (0, 3.05, 0.6, 0.45)]
    turn = np.linspace(0, 2 * np.pi, 13)
    ring = np.stack([0.23 * np.sin(turn), np.full(13, 3.05), 0.35 + 0.23 * np.cos(turn)], axis=1)
    net = lathe([(0.12, 2.65), (0.22, 3.04)], (0, 0, 0.35), m.GLASS, 8)
    return join(
        [openings.layers(rows, (m.PAPER, m.shade(m.PAPER, 0.8))), tube(ring, 0.02, m.BLACK, 5), net]
    )


def gym(s: Scenery) -> None:
    """Dress a gym: wall bars, a hoop, mats, a punching bag, a vaulting box, court lines."""
    shell = enclose(s, (-5.5, -6.0, 5.5, 4.0), 5.0)
    bars = [(x, y, 0.9, 0.05) for x in (-3.6, -2.6) for y in np.arange(0.2, 2.6, 0.22)]
    bars += [(x, 0.0, 0.08, 2.7) for x in (-4.1, -3.1, -2.1)]
    s.hang(
        ("wall_bars", openings.layers(bars, (m.WOOD,) * len(bars)), shell.on("back", 0.0)),
        ("windows", openings.flat_window(s.pane, 5.5, 1.0, (6, 1)), shell.on("back", 0.8, 3.7)),
    )
    s.dress(("hoop", hoop(), shell.on("back", 1.6)))
    s.fix(
        (
            "bag",
            join(
                [
                    lathe([(0.17, 0.9), (0.19, 1.2), (0.19, 1.9), (0.1, 2.0)], patch=m.DARK_CLOTH),
                    tube([(0, 2.0, 0), (0, 5.0, 0)], 0.015, m.BLACK, 4),
                ]
            ),
            Spot(-2.4, -2.6),
        )
    )
    vaulting = join(
        [
            box((1.3 - 0.1 * i, 0.26, 0.6 - 0.05 * i), (0, 0.27 * i, 0), m.PALE_WOOD)
            for i in range(4)
        ]
    )
    s.fix(
        ("vaulting_box", vaulting, Spot(2.8, -3.6, 0.3)),
        ("bench", f.bench(2.4, back=False), Spot(4.6, -0.6, -QUARTER)),
    )
    s.fix(
        (
            "rack",
            join(
                [
                    railing(1.6, m.DARK_METAL, 0.7),
                    *(
                        lathe([(0.12, 0.5), (0.14, 0.6), (0.12, 0.7)], (x, 0, 0.1), m.BLACK, 8)
                        for x in (-0.6, -0.2, 0.2, 0.6)
                    ),
                ]
            ),
            Spot(-5.0, -0.8, QUARTER),
        )
    )
    s.thing("mat", box((2.0, 0.05, 1.3), (1.9, 0, -1.8), m.shade(m.CLOTH, 0.7)), "floor")
    turn = np.linspace(0, 2 * np.pi, 40)
    s.stroke(
        np.stack([1.8 * np.cos(turn), np.full(40, 0.006), 0.3 + 1.8 * np.sin(turn)], axis=1), 0.8
    )
    s.stroke([(-5.5, 0.006, 0.3), (5.5, 0.006, 0.3)], 0.8)
    s.stroke([(-4.6, 0.006, 4.0), (-4.6, 0.006, -5.2), (4.6, 0.006, -5.2), (4.6, 0.006, 4.0)], 0.8)
    strips(s, 5.0, (-2.0, -2.0), (2.0, -2.0))
    s.hang(
        ("clock", openings.clock(0.25), shell.on("right", -2.5, 3.2)),
        ("doors", openings.double_door(), shell.on("left", 1.8)),
    )
    s.seat(f.SEAT, bench_1=Spot(4.6, -1.0, -QUARTER), bench_2=Spot(4.6, -0.2, -QUARTER))
    s.post(
        bag=Spot(-2.0, -1.9, np.pi + 0.5),
        door=before(shell, "left", 1.8),
        mat=Spot(1.9, -1.8, 0.0, 0.05),
        far=Spot(0.3, -4.6),
    )
    s.mark((0.0, 0.0), (0.9, 0.4), (-0.9, 0.4), (0.0, 1.2), (1.8, 0.2), (-1.8, 0.2), (0.0, -2.0))


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
