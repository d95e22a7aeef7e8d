"""Where a town judges and trains: court, gym."""

import numpy as np

from render.sketch.mesh import Mesh, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings
from render.sketch.props.stairs import railing
from render.sketch.sets.dressing import QUARTER, before, door, strips
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import enclose, wainscot
from render.sketch.shapes import box, boxes, face, lathe, tube


def court(s: Scenery) -> None:
    """Dress a court: the judge's bench on its dais, witness box, dock, jury, two tables."""
    shell = enclose(s, (-5.0, -5.2, 5.0, 4.0), 4.0)
    wainscot(s, shell, 1.9, m.shade(m.WOOD, 0.74))
    dais = join(
        [
            box((5.2, 0.7, 2.2), patch=m.DARK_WOOD),
            f.counter(3.2, 0.8, 0.7, m.WOOD).moved(0, 0.7, 0.45),
        ]
    )
    s.fix(("judges_bench", dais, Spot(0, -4.1)), line=1.1)
    s.dress(
        ("chair", f.office_chair(m.DARK_CLOTH, 0.95), Spot(0, -4.35, 0, 0.7)),
        ("flag", flag(), Spot(-2.3, -4.8, y=0.7)),
        ("flag", flag(), Spot(2.3, -4.8, y=0.7)),
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
    s.seat(1.15, 1.5, bench=Spot(0.0, -4.35, 0.0), judge=Spot(0.0, -4.35, 0.0))
    s.seat(0.65, witness=Spot(2.6, -2.6))
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
