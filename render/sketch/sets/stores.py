"""Where goods are sold, stored and made: shop, supermarket, warehouse, factory."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import appliances as a
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings
from render.sketch.props.stairs import railing
from render.sketch.sets.dressing import QUARTER, ceiling_lamps, door, strips
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import Finish, enclose
from render.sketch.shapes import Rows, box, boxes, cylinder, quads, tube

CONCRETE = Finish(m.shade(m.WALL, 0.9), m.shade(m.FLOOR, 0.84), pattern="tiles", skirting=False)


def goods(
    s: Scenery, width: float, ys: tuple[float, ...], deep: float, pitch: float = 0.16
) -> Mesh:
    """Return packets and tins on shelves at heights `ys`; each shelf shows its front at `deep`."""
    faces, greys = [], []
    for y in ys:
        x = -width / 2 + 0.04
        while x < width / 2 - pitch:
            wide, high = s.rng.uniform(0.7, 1.5) * pitch, s.rng.uniform(0.14, 0.26)
            if s.rng.random() < 0.9:
                faces.append(
                    [
                        (x, y, deep),
                        (x + wide, y, deep),
                        (x + wide, y + high, deep),
                        (x, y + high, deep),
                    ]
                )
                greys.append(Patch(float(s.rng.choice([0.55, 0.7, 0.84, 0.95])), "paper"))
            x += wide + 0.012
    return quads(faces, tuple(greys))


def gondola(s: Scenery, width: float, high: float = 1.7) -> Mesh:
    """Return a shop shelf full of goods, dressed on its +z side, closed behind."""
    ys = tuple(float(y) for y in np.linspace(0.12, high - 0.3, 4))
    body = boxes([(0, 0, -0.2, width, high, 0.04), (0, 0, 0, width, 0.1, 0.44)], m.PALE_METAL)
    levels = boxes([(0, y - 0.03, 0, width, 0.03, 0.4) for y in ys], m.METAL)
    ends = boxes([(sx * width / 2, 0, 0, 0.03, high, 0.44) for sx in (-1, 1)], m.PALE_METAL)
    return join([body, levels, ends, goods(s, width, ys, 0.15)])


def till() -> Mesh:
    """Return a cash register."""
    rows = [(0, 0.32, 0.24, 0.1), (0, 0.05, 0.34, 0.1)]
    return join(
        [
            box((0.4, 0.22, 0.4), patch=m.DARK_METAL),
            box((0.3, 0.24, 0.12), (0, 0.22, -0.1), m.METAL),
            openings.layers(rows, (m.SCREEN, m.METAL), 0.205),
        ]
    )


def shop(s: Scenery) -> None:
    """Dress a shop: a counter with a till, shelves of goods, barrels, a display window."""
    shell = enclose(s, (-3.6, -3.4, 3.6, 3.0), 2.9)
    s.fix(("counter", f.counter(2.6, 0.98, 0.6, m.WOOD), Spot(-1.0, -1.9)), line=1.1)
    s.dress(("till", till(), Spot(-1.8, -1.95, 0.3, 0.98)))
    for x in (-2.3, -0.85):
        s.prop(
            (
                "shelf",
                join([f.shelf(1.4, 2.3, 6), goods(s, 1.36, (0.08, 0.52, 0.97, 1.4, 1.85), 0.12)]),
                Spot(x, -3.22),
            ),
            line=0.75,
        )
    s.prop(
        ("shelf", gondola(s, 1.9, 1.9), Spot(3.3, -1.6, -QUARTER)),
        ("rack", gondola(s, 1.3, 1.35), Spot(1.75, -2.9)),
        ("barrel", f.barrel(), Spot(3.1, 0.1)),
        (
            "crates",
            join([f.crate(0.5), f.crate(0.42).turned(0.3).moved(0, 0.5, 0)]),
            Spot(-3.2, -0.6),
        ),
        line=0.85,
    )
    s.hang(
        ("window", openings.flat_window(s.pane, 2.6, 1.7, (3, 1)), shell.on("left", 1.1, 0.7)),
        ("clock", openings.clock(), shell.on("back", 0.6, 2.3)),
    )
    ceiling_lamps(s, 2.9, (-1.0, -1.6))
    door(s, shell, "right", 1.4)
    s.post(0.98, counter=Spot(-0.6, -1.2, np.pi), counter_behind=Spot(-1.3, -2.6))
    s.post(shelf=Spot(2.4, -1.6, QUARTER), far=Spot(1.6, -2.1))
    s.mark((0.0, 0.0), (0.9, 0.4), (-0.9, 0.4), (0.0, 1.1), (1.4, -0.7), (-1.8, 0.3))
    s.tops((-0.6, 0.98, -1.8), (-1.2, 0.98, -1.75))


def supermarket(s: Scenery) -> None:
    """Dress a supermarket: an aisle between long shelves, signs overhead, a trolley."""
    shell = enclose(s, (-6.5, -11.0, 6.5, 4.0), 3.6, CONCRETE)
    for x in (-1.85, 1.85):
        for z in (-7.6, -4.4, -1.2):
            s.prop(("shelves", gondola(s, 3.1, 1.9), Spot(x, z, -np.sign(x) * QUARTER)), line=0.7)
            back = Spot(x + float(np.sign(x)) * 0.48, z, np.sign(x) * QUARTER)
            s.prop(("shelves", gondola(s, 3.1, 1.9), back), line=0.6)
        s.prop(("shelves", gondola(s, 1.4, 1.9), Spot(x * 2.35, -8.6)), line=0.6)
    s.prop(
        (
            "fridges",
            join([a.fridge(2.1).moved(0.72 * i, 0, 0) for i in range(-3, 4)]),
            Spot(0, -10.6),
        ),
        line=0.6,
    )
    s.prop(
        ("trolley", trolley(), Spot(1.0, -1.9, 0.5)),
        ("till_desk", f.counter(2.0, 0.9, 0.6, m.PALE_METAL), Spot(-4.2, 1.4, QUARTER)),
    )
    s.dress(("till", till(), Spot(-4.2, 0.8, QUARTER, 0.9)))
    for z in (-2.0, -6.0):
        sign = join(
            [
                box((1.7, 0.45, 0.05), patch=m.PAPER),
                openings.layers(
                    [(-0.2, 0.24, 1.0, 0.1), (-0.3, 0.08, 0.8, 0.08)], (m.BLACK, m.GREY), 0.03
                ),
                tube([(-0.7, 0.45, 0), (-0.7, 1.1, 0)], 0.01, m.BLACK, 4),
                tube([(0.7, 0.45, 0), (0.7, 1.1, 0)], 0.01, m.BLACK, 4),
            ]
        )
        s.dress(("sign", sign, Spot(0.0, z, y=2.5)))
        strips(s, 3.6, (-1.0, z), (1.0, z - 2.0))
    s.post(0.9, counter=Spot(-3.5, 1.4, -QUARTER), counter_behind=Spot(-4.9, 1.4, QUARTER))
    s.post(
        shelf=Spot(1.1, -0.6, QUARTER),
        aisle=Spot(0.0, -4.0),
        far=Spot(-0.3, -7.0),
        trolley=Spot(0.55, -2.7, 0.5),
    )
    door(s, shell, "right", 1.6)
    s.mark((0.0, 0.0), (0.7, 0.6), (-0.7, 0.5), (0.0, 1.2), (-0.5, -1.0), (0.1, -3.0))
    s.fog = (9.0, 40.0)


def trolley() -> Mesh:
    """Return a shopping trolley whose handle is at -z."""
    bars: Rows = [(x, y, 0, 0.015, 0.015, 0.8) for x in (-0.27, 0.27) for y in (0.5, 0.68, 0.86)]
    bars += [(0, y, z, 0.55, 0.015, 0.015) for z in (-0.4, 0.4) for y in (0.5, 0.68, 0.86)]
    bars += [
        (x, 0.5, z, 0.015, 0.38, 0.015) for x in (-0.27, -0.09, 0.09, 0.27) for z in (-0.4, 0.4)
    ]
    bars += [(x, 0.1, 0, 0.03, 0.42, 0.03) for x in (-0.24, 0.24)] + [
        (0, 0.1, 0, 0.5, 0.03, 0.8),
        (0, 0.98, -0.48, 0.6, 0.04, 0.04),
    ]
    wheels = [
        cylinder(0.05, 0.05, (x, 0.02, z), m.BLACK, 8) for x in (-0.22, 0.22) for z in (-0.35, 0.35)
    ]
    return join([boxes(bars, m.DARK_METAL), *wheels])


def warehouse(s: Scenery) -> None:
    """Dress a warehouse: rows of racks, stacked crates, a roller door, roof trusses."""
    shell = enclose(s, (-8.0, -16.0, 8.0, 5.0), 6.5, CONCRETE)
    for x in (-4.4, 4.4):
        for z in (-12.0, -8.0, -4.0):
            s.fix(("rack", rack(s), Spot(x, z, -np.sign(x) * QUARTER)), line=0.7)
    s.prop(
        ("crates", stack(s, 5), Spot(2.6, -1.8, 0.2)),
        ("crates", stack(s, 3), Spot(-2.7, -1.0, -0.3)),
        ("barrel", f.barrel(m.METAL), Spot(-2.2, -2.3)),
        ("barrel", f.barrel(m.METAL), Spot(-2.95, -2.5)),
    )
    slats = [(0, 0.34 * i, 4.2, 0.32) for i in range(12)]
    s.hang(
        ("roller_door", openings.layers(slats, (m.PALE_METAL,) * 12), shell.on("back", 0.0)),
        line=0.6,
    )
    for z in (-12.0, -8.0, -4.0, 0.0):
        s.dress(
            (
                "truss",
                boxes(
                    [
                        (0, 5.9, 0, 16.0, 0.12, 0.12),
                        (0, 6.4, 0, 16.0, 0.12, 0.12),
                        *((x, 5.9, 0, 0.08, 0.5, 0.08) for x in np.arange(-7, 7.5, 2.0)),
                    ],
                    m.METAL,
                ),
                Spot(0, z),
            ),
            line=0.6,
        )
    ceiling_lamps(s, 5.9, (0.0, -1.0), (0.0, -5.0), (0.0, -9.0))
    for x in (-1.6, 1.6):
        s.stroke([(x, 0.006, 4.0), (x, 0.006, -15.5)], 0.7)
    s.post(door=Spot(0.0, -14.5, np.pi), far=Spot(0.0, -9.0), crate=Spot(1.7, -0.9, 2.4))
    s.seat(0.6, seat_1=Spot(2.2, -1.25, -0.3))
    s.mark((0.0, 0.0), (0.9, 0.5), (-0.9, 0.5), (0.0, 1.3), (1.7, 0.9), (-1.5, 1.2), (0.2, -3.0))
    s.fog = (9.0, 42.0)


def stack(s: Scenery, count: int) -> Mesh:
    """Return a heap of `count` crates, the first at the origin."""
    places = [(0, 0, 0), (0.75, 0, 0.05), (-0.05, 0.62, 0), (0.7, 0.62, 0.0), (0.3, 1.24, 0)]
    return join(
        [
            f.crate(0.62).turned(float(s.rng.uniform(-0.15, 0.15))).moved(*place)
            for place in places[:count]
        ]
    )


def rack(s: Scenery) -> Mesh:
    """Return a pallet rack with boxes, 3.6 m wide, its front at +z."""
    frame: Rows = [(x, 0, z, 0.1, 4.4, 0.1) for x in (-1.8, 0, 1.8) for z in (-0.5, 0.5)]
    frame += [(0, y, z, 3.7, 0.12, 0.08) for y in (1.4, 2.9) for z in (-0.5, 0.5)]
    loads = []
    for y in (0.05, 1.52, 3.02):
        for x in (-1.3, -0.45, 0.5, 1.3):
            if s.rng.random() < 0.8:
                high = float(s.rng.uniform(0.6, 1.05))
                loads.append(
                    box(
                        (0.75, high, 0.9),
                        (x, y, 0),
                        Patch(float(s.rng.choice([0.7, 0.8, 0.9])), "paper"),
                    )
                )
    return join([boxes(frame, m.DARK_METAL), *loads])


def factory(s: Scenery) -> None:
    """Dress a factory: machines with wheels and pipes, a conveyor, a gantry, a wall of panes."""
    shell = enclose(s, (-7.5, -11.0, 7.5, 4.5), 6.0, CONCRETE)
    for x in (-5.0, 0.0, 5.0):
        s.hang(
            ("window", openings.flat_window(s.pane, 4.0, 2.2, (6, 4)), shell.on("back", x, 3.2)),
            line=0.5,
        )
    for x, z in ((-3.6, -3.2), (-3.9, -7.0), (3.9, -6.8), (4.4, -0.6)):
        s.fix(("machine", a.engine(s.rng, 1.9), Spot(x, z, -np.sign(x) * 0.5)), line=0.9)
    belt = join(
        [
            box((1.0, 0.1, 7.0), (0, 0.85, 0), m.BLACK),
            boxes(
                [(x, 0, z, 0.1, 0.85, 0.1) for x in (-0.42, 0.42) for z in (-3.2, -1.1, 1.1, 3.2)],
                m.METAL,
            ),
            *(box((0.55, 0.4, 0.55), (0, 0.95, z), m.PALE_WOOD) for z in (-2.6, -1.0, 0.7, 2.3)),
        ]
    )
    s.fix(("conveyor", belt, Spot(2.0, -5.0)))
    s.dress(
        (
            "gantry",
            join(
                [
                    railing(15.0, m.DARK_METAL).moved(0, 0.15, 0.5),
                    box((15.0, 0.15, 1.2), patch=m.METAL),
                ]
            ),
            Spot(0, -9.6, 0, 2.6),
        )
    )
    s.fix(
        *(
            ("post", box((0.25, 2.6, 0.25), patch=m.METAL), Spot(x, -9.6))
            for x in (-5.5, -2.0, 2.0, 5.5)
        )
    )
    hook = join(
        [
            tube([(0, 0, 0), (0, -2.6, 0)], 0.02, m.BLACK, 4),
            tube(
                [(0, -2.6, 0), (0.12, -2.8, 0), (0, -2.95, 0), (-0.12, -2.8, 0)], 0.03, m.BLACK, 5
            ),
        ]
    )
    s.dress(("hook", hook, Spot(-1.6, -2.6, y=6.0)))
    ceiling_lamps(s, 6.0, (0.0, -1.5), (0.0, -6.0))
    door(s, shell, "right", 2.4)
    s.prop(
        ("barrel", f.barrel(m.METAL), Spot(-4.6, 0.2)),
        ("barrel", f.barrel(m.METAL), Spot(-5.2, -0.3)),
    )
    s.post(0.95, conveyor=Spot(1.15, -3.0, QUARTER), machine=Spot(-1.85, -1.9, -2.2))
    s.post(far=Spot(-1.0, -7.5), gantry=Spot(0.5, -9.5, 0.0, 2.75))
    s.mark((0.0, 0.0), (0.9, 0.5), (-0.9, 0.5), (0.0, 1.3), (-1.6, -0.7), (2.2, 0.8), (-0.4, -3.4))
    s.fog = (9.0, 40.0)
