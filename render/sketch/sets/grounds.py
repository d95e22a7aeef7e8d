"""Wide grounds and beyond: stadium, airfield, space."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings, outdoors, plants
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import (
    Rows,
    boulder,
    box,
    boxes,
    cone,
    cylinder,
    face,
    flat,
    lathe,
    loft,
    one_patch,
    quads,
    sphere,
    spin,
    tube,
)

FREE = ((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.7, -0.3), (-1.6, -0.4))


def stadium(s: Scenery) -> None:
    """Dress a stadium: pitch lines, a goal, a crowd on the stands, floodlights, a score board."""
    land.ground(s, m.shade(m.GRASS, 0.93))
    rows: Rows = []
    for i in range(11):
        rows.append((0, 0.6 * i, -24.0 - 1.1 * i, 90.0, 0.6, 1.1))
        rows += [(side * (34.0 + 1.1 * i), 0.6 * i, -4.0, 1.1, 0.6, 40.0) for side in (-1, 1)]
    s.far(("stands", boxes(rows, m.shade(m.CONCRETE, 0.93)), Spot(0, 0)), line=0.5)
    heads = []
    for i in range(1, 11):
        for x in np.arange(-36, 36, 1.5):
            if s.rng.random() < 0.75:
                heads.append(
                    (
                        float(x) + float(s.rng.uniform(-0.3, 0.3)),
                        0.6 * i + 0.55,
                        -23.6 - 1.1 * i,
                        0.5,
                        0.7,
                        0.25,
                    )
                )
    s.far(("crowd", boxes(heads, Patch(0.76, "cloth")), Spot(0, 0)), line=0.35)
    s.far(
        (
            "boards",
            openings.layers(
                [(x, 0, 5.6, 0.95) for x in np.arange(-29, 30, 5.8)],
                tuple(Patch(0.9 if i % 2 else 0.62, "paper") for i in range(11)),
            ),
            Spot(0, -22.6),
        ),
        line=0.6,
    )
    for x in (-30.0, 30.0):
        mast = join(
            [
                cylinder(0.4, 20.0, patch=m.METAL, sides=8),
                box((5.0, 3.4, 0.6), (0, 19.0, 0), m.DARK_METAL),
                openings.layers(
                    [
                        (-2.0 + 0.8 * i, 19.3 + 1.0 * j, 0.6, 0.7)
                        for i in range(6)
                        for j in range(3)
                    ],
                    (m.GLOW,) * 18,
                    0.32,
                ),
            ]
        )
        s.far(("floodlight", mast, Spot(x, -38.0)), line=0.6)
        s.light(x * 0.4, 9.0, -8.0, 22.0)
    s.far(
        (
            "score_board",
            join(
                [
                    box((11.0, 4.4, 0.6), (0, 9.0, 0), m.BLACK),
                    openings.layers(
                        [(-2.6, 10.2, 2.2, 1.8), (2.6, 10.2, 2.2, 1.8), (0, 12.3, 5.0, 0.5)],
                        (m.GLOW, m.GLOW, m.PAPER),
                        0.32,
                    ),
                ]
            ),
            Spot(0, -37.0),
        ),
        line=0.6,
    )
    goal = [tube([(x, 0, 0), (x, 2.44, 0)], 0.06, m.PAPER, 6) for x in (-3.66, 3.66)]
    net = boxes(
        [(x, 0, -1.0, 0.02, 2.3, 0.02) for x in np.arange(-3.5, 3.6, 0.5)]
        + [(0, y, -1.0, 7.3, 0.02, 0.02) for y in np.arange(0.3, 2.4, 0.5)],
        m.GREY,
    )
    s.dress(
        (
            "goal",
            join([*goal, tube([(-3.66, 2.44, 0), (3.66, 2.44, 0)], 0.06, m.PAPER, 6), net]),
            Spot(0.0, -12.0),
        )
    )
    for points in (
        [(-34, -12), (34, -12)],
        [(-9, -12), (-9, -6), (9, -6), (9, -12)],
        [(-34, 14), (34, 14)],
        [(-30, -12), (-30, 30)],
        [(30, -12), (30, 30)],
    ):
        s.stroke([(x, 0.012, z) for x, z in points], 1.0)
    land.grass(s, 40)
    s.prop(("bench", f.bench(2.4), Spot(-4.6, -1.8, QUARTER)))
    s.seat(f.SEAT, bench_1=Spot(-4.55, -2.4, QUARTER), bench_2=Spot(-4.55, -1.2, QUARTER))
    s.post(goal=Spot(0.0, -11.0), far=Spot(0.5, -8.0), pitch=Spot(0.0, -2.0))
    s.mark(*FREE)
    s.fog, s.key = (24.0, 120.0), (-0.45, 0.75, 0.45)


def airliner(length: float = 22.0) -> Mesh:
    """Return an airliner on its wheels, nose to +z."""
    r = length * 0.062
    profile = [
        (0.12, 0.0),
        (0.55, 0.03),
        (0.9, 0.1),
        (1.0, 0.22),
        (1.0, 0.7),
        (0.75, 0.86),
        (0.25, 1.0),
    ]
    turn = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    rings = [
        [
            (
                w * r * np.sin(t),
                w * r * np.cos(t) + (r * 0.55 if z > 0.8 else 0.0) * (z - 0.8) * 5,
                length * (0.5 - z),
            )
            for t in turn
        ]
        for w, z in profile
    ]
    body = one_patch(loft(rings[::-1], m.PALE_METAL, two_sided=True), m.PALE_METAL)
    wings = []
    for side in (-1, 1):
        wings.append(
            [
                (side * r * 0.8, -r * 0.4, length * 0.1),
                (side * length * 0.46, 0.2, -length * 0.14),
                (side * length * 0.46, 0.2, -length * 0.2),
                (side * r * 0.8, -r * 0.4, -length * 0.12),
            ]
        )
        wings.append(
            [
                (side * r * 0.2, r * 0.5, -length * 0.4),
                (side * length * 0.17, r * 0.8, -length * 0.48),
                (side * length * 0.17, r * 0.8, -length * 0.51),
                (side * r * 0.2, r * 0.5, -length * 0.47),
            ]
        )
    wings.append(
        [
            (0, r * 0.8, -length * 0.36),
            (0, r * 4.2, -length * 0.47),
            (0, r * 4.2, -length * 0.52),
            (0, r * 0.8, -length * 0.48),
        ]
    )
    planes = quads(np.array(wings), (m.METAL,) * 5)
    engines = [
        cylinder(r * 0.42, length * 0.14, patch=m.DARK_METAL, sides=10)
        .transformed(spin((1, 0, 0), QUARTER))
        .moved(side * length * 0.19, -r * 0.95, -length * 0.05)
        for side in (-1, 1)
    ]
    windows = [
        box((0.02, 0.24, 0.2), (side * r * 1.0, r * 0.2, z), m.BLACK)
        for side in (-1, 1)
        for z in np.arange(-length * 0.22, length * 0.32, 0.75)
    ]
    legs = [
        join(
            [
                cylinder(0.1, r * 1.2, (x, -r * 2.0, z), m.BLACK, 6),
                cylinder(0.4, 0.3, patch=m.BLACK, sides=10)
                .transformed(spin((0, 0, 1), QUARTER))
                .moved(x, -r * 2.0, z),
            ]
        )
        for x, z in ((0, length * 0.36), (-r, -length * 0.04), (r, -length * 0.04))
    ]
    cockpit = box((r * 1.2, 0.34, 0.3), (0, r * 0.42, length * 0.425), m.BLACK)
    both = Mesh(
        planes.vertices,
        planes.faces,
        planes.patch,
        planes.patches,
        np.zeros(len(planes.faces), bool),
    )
    return join([body, both, *engines, *windows, *legs, cockpit]).moved(0, r * 2.0 + 0.35, 0)


def airfield(s: Scenery) -> None:
    """Dress an airfield: a plane on the apron, a runway, hangars, a control tower, a wind sock."""
    land.ground(s, m.GRASS)
    s.thing("apron", flat(90.0, 34.0, (0, 0.01, -6.0), m.CONCRETE), "floor", 0.7)
    s.thing("runway", flat(500.0, 16.0, (0, 0.01, -52.0), m.ROAD), "floor", 0.7)
    for x in np.arange(-80.0, 80.0, 9.0):
        s.stroke([(x, 0.02, -52.0), (x + 4.5, 0.02, -52.0)], 0.8)
    s.fix(("plane", airliner(), Spot(-8.5, -15.0, 0.55)), role="vehicle", line=0.95)
    stairs = join(
        [
            boxes([(0, 0.19 * i, -0.28 * i, 1.0, 0.19, 0.3) for i in range(11)], m.METAL),
            tube([(0.5, 0.9, 0), (0.5, 3.0, -2.9)], 0.03, m.BLACK, 5),
        ]
    )
    s.fix(("stairs", stairs, Spot(-3.3, -10.6, 0.0)), line=0.8)
    for x in (22.0, 38.0):
        arc = [(7.0 * np.cos(t), 6.5 * np.sin(t)) for t in np.linspace(0, np.pi, 13)]
        hangar = loft(
            [[(cx, cy, z) for cx, cy in arc] for z in (-9.0, 0.0)],
            m.METAL,
            closed=False,
            two_sided=True,
        )
        front = face(arc, 0.0, m.PALE_METAL)
        s.far(
            (
                "hangar",
                join([hangar, front, openings.layers([(0, 0, 9.0, 4.6)], (m.DARK,), 0.05)]),
                Spot(x, -28.0, -0.2),
            ),
            line=0.6,
        )
    tower = join(
        [
            lathe([(1.5, 0), (1.2, 10.0), (2.4, 11.0), (2.6, 13.4)], patch=m.CONCRETE, sides=8),
            lathe([(2.45, 11.2), (2.62, 13.0)], patch=Patch(0.45, "window"), sides=8),
            lathe([(2.8, 13.4), (0.2, 14.4)], patch=m.METAL, sides=8),
            cylinder(0.05, 3.0, (0, 14.4, 0), m.BLACK, 4),
        ]
    )
    s.far(("tower", tower, Spot(12.0, -33.0)), line=0.7)
    sock = join(
        [
            cylinder(0.05, 5.0, patch=m.METAL, sides=5),
            lathe([(0.32, 0.0), (0.14, 1.8)], patch=m.CLOTH, sides=8)
            .transformed(spin((0, 0, 1), -1.4))
            .moved(0.05, 4.8, 0),
        ]
    )
    s.fix(("wind_sock", sock, Spot(6.4, -8.0)), line=0.8)
    s.prop(
        ("cone", outdoors.cone_(), Spot(2.6, -2.4)),
        ("cone", outdoors.cone_(), Spot(-2.6, -3.4)),
        (
            "cases",
            boxes([(0, 0, 0, 0.7, 0.5, 0.4), (0.5, 0, 0.1, 0.3, 0.6, 0.35)], m.DARK_CLOTH),
            Spot(3.6, -2.2, 0.3),
        ),
    )
    land.edge(s, -3.0, (10.0, -10.0))
    s.stroke([(-3.0, 0.02, 10.0), (2.0, 0.02, 2.0), (12.0, 0.02, -6.0)], 0.6)
    land.treeline(s, 120.0, 7.0)
    land.ridge(s, 190.0, (5.0, 20.0), Patch(0.93, "stone"))
    s.post(
        plane=Spot(-3.3, -9.4, np.pi),
        stairs=Spot(-3.3, -9.9, np.pi),
        far=Spot(1.4, -9.0),
        door=Spot(-3.3, -9.4, np.pi),
    )
    s.mark(*FREE)
    s.fog, s.key = (28.0, 190.0), (-0.5, 0.68, 0.45)


def station() -> Mesh:
    """Return a space station: a hub in a ring with spokes, and panels."""
    turn = np.linspace(0, 2 * np.pi, 33)
    ring = tube(
        np.stack([9 * np.cos(turn), np.zeros(33), 9 * np.sin(turn)], axis=1), 1.0, m.PALE_METAL, 8
    )
    spokes = [
        tube([(0, 0, 0), (9 * np.cos(t), 0, 9 * np.sin(t))], 0.35, m.METAL, 6) for t in turn[:-1:8]
    ]
    hub = lathe(
        [(0.4, -4.0), (1.6, -2.6), (1.8, 0.0), (1.6, 2.6), (0.4, 4.0)], patch=m.PALE_METAL, sides=12
    )
    panels = boxes(
        [(x, y, 0, 7.0, 2.0, 0.1) for x in (-6.0, 6.0) for y in (-6.0, 4.0)], m.shade(m.METAL, 0.5)
    )
    mast = tube([(0, -7.5, 0), (0, 7.5, 0)], 0.25, m.METAL, 6)
    lit = boxes(
        [(9 * np.cos(t), -0.2, 9 * np.sin(t) + 0.9 * np.sin(t), 0.5, 0.4, 0.4) for t in turn[::2]],
        m.GLOW,
    )
    return join([ring, *spokes, hub, panels, mast, lit])


def rocket() -> Mesh:
    """Return a space ship, nose to +x."""
    hull = lathe(
        [(0.6, 0.0), (1.3, 1.5), (1.5, 6.0), (1.1, 9.5), (0.35, 11.5), (0.0, 12.0)],
        patch=m.PALE_METAL,
        sides=12,
    )
    engine = cone(0.95, 1.4, (0, -1.2, 0), m.DARK_METAL, 12)
    glass = sphere(0.7, (0, 9.0, 0.85), m.shade(m.GLASS, 0.4), 8)
    fins = boxes(
        [(x, 0.2, 0, 2.4, 2.4, 0.15) for x in (-1.8, 1.8)] + [(0, 0.2, 0, 0.15, 2.0, 3.6)], m.METAL
    )
    ports = [sphere(0.22, (0, y, 1.42), m.BLACK, 6) for y in (3.0, 4.4, 5.8)]
    return (
        join([hull, engine, glass, fins, *ports])
        .transformed(spin((0, 0, 1), -QUARTER))
        .moved(-6, 0, 0)
    )


def space(s: Scenery) -> None:
    """Dress space: a ringed planet, a moon, a station, a ship, tumbling rocks."""
    s.sky = "space"
    s.far(
        (
            "planet",
            sphere(34.0, patch=Patch(0.86, "planet"), sides=28),
            Spot(46.0, -130.0, y=-16.0),
        ),
        line=0.9,
    )
    turn = np.linspace(0, 2 * np.pi, 49)
    ring = np.stack([np.cos(turn), np.zeros(49), np.sin(turn)], axis=1)
    belt = loft([ring * 44.0, ring * 58.0], Patch(0.72, "planet"), closed=False, two_sided=True)
    s.far(
        ("ring", belt.transformed(spin((0.3, 0.0, 1.0), 0.32)), Spot(46.0, -130.0, y=-16.0)),
        line=0.7,
    )
    s.far(
        ("moon", sphere(4.5, patch=Patch(0.94, "planet"), sides=18), Spot(-44.0, -100.0, y=26.0)),
        line=0.8,
    )
    s.far(
        ("station", station().transformed(spin((1, 0, 0.3), 0.5)), Spot(-20.0, -42.0, y=5.0)),
        line=0.8,
    )
    s.far(
        ("ship", rocket().transformed(spin((0, 0, 1), 0.16)), Spot(13.0, -26.0, 0.5, 5.0)), line=0.9
    )
    for _ in range(12):
        x, y, z = s.rng.uniform(-26, 26), s.rng.uniform(-7, 10), s.rng.uniform(-50, -9)
        s.far(
            (
                "rock",
                plants.rock(s.rng, float(s.rng.uniform(0.3, 1.3))),
                Spot(float(x), float(z), 0, float(y)),
            )
        )
    s.far(("stars", quads(_stars(s), m.GLOW), Spot(0, 0)), line=0.0)
    s.post(far=Spot(-3.0, -9.0, 0.0, 1.0), hatch=Spot(2.4, -3.0, -0.6, 0.4))
    s.mark((0.0, 0.0), (1.0, 0.3), (-1.0, 0.2), (0.3, 1.3), (1.9, -0.6), (-1.8, -0.8))
    s.fog, s.key = (160.0, 600.0), (-0.75, 0.45, 0.4)


def _stars(s: Scenery) -> list[list[tuple[float, float, float]]]:
    faces = []
    for _ in range(110):
        x, y, z = float(s.rng.uniform(-230, 230)), float(s.rng.uniform(-70, 120)), -260.0
        r = float(s.rng.uniform(0.25, 0.7))
        faces.append([(x - r, y, z), (x, y - r, z), (x + r, y, z), (x, y + r, z)])
    return faces


def pool(s: Scenery) -> None:
    """Dress a swimming pool: basin with ladder and diving board, loungers, a parasol."""
    land.ground(s, m.GRASS)
    s.thing("deck", flat(24.0, 17.0, (0, 0.01, -4.0), m.CONCRETE), "floor", 0.8)
    s.thing("water", flat(11.0, 6.0, (0, 0.02, -5.6), m.WATER), "floor", 1.0)
    s.block((-5.7, -8.8, 5.7, -2.4))
    rim: Rows = [(0, 0, z, 11.6, 0.1, 0.3) for z in (-8.75, -2.45)] + [
        (x, 0, -5.6, 0.3, 0.1, 6.5) for x in (-5.65, 5.65)
    ]
    s.thing("rim", boxes(rim, m.WHITEWARE), "floor", 0.9)
    for x in (-2.2, 0.0, 2.2):
        s.stroke([(x, 0.03, -2.8), (x, 0.03, -8.4)], 0.4)
    land.ripples(s, (-5.0, -3.0, 3.6, -8.2), 0.025, 24)
    rails = [
        tube(
            [(x, 0.0, 0.25), (x, 0.85, 0.2), (x, 0.85, -0.25), (x, -0.3, -0.3)],
            0.025,
            m.DARK_METAL,
            6,
        )
        for x in (-0.3, 0.3)
    ]
    board = join(
        [
            boxes([(x, 0, 1.0, 0.08, 0.7, 0.08) for x in (-0.2, 0.2)], m.METAL),
            box((0.5, 0.06, 3.2), (0, 0.7, 0), m.PAPER),
        ]
    )
    s.dress(
        ("ladder", join(rails), Spot(2.9, -2.5)),
        ("diving_board", board, Spot(0.0, -9.4, np.pi)),
        line=1.0,
    )
    for i, x in enumerate((-4.6, -2.9, 4.6)):
        s.prop((f"lounger_{i}", lounger(), Spot(x, -0.9, 0.15)), line=0.9)
    parasol = join(
        [
            lathe([(1.2, 2.0), (0.1, 2.45)], patch=m.CLOTH, sides=10),
            cylinder(0.03, 2.4, patch=m.WOOD, sides=6),
        ]
    )
    s.fix(
        ("parasol", parasol, Spot(-3.75, -1.3)),
        ("hedge", plants.hedge(s.rng, 22.0, 1.6), Spot(0, -11.6)),
    )
    s.prop(
        ("table", f.round_table(0.45, m.PALE_WOOD), Spot(3.3, 0.4)),
        ("chair", f.chair(m.PALE_WOOD), Spot(4.1, 0.4, -QUARTER)),
    )
    s.far(("house", facades.cottage(s, 14.0, 7.0, 2), Spot(-3.0, -20.0)), line=0.6)
    land.foliage(
        s,
        [
            ("palm", plants.palm(s.rng, 6.0), Spot(-8.4, -7.0)),
            ("palm", plants.palm(s.rng, 5.0), Spot(8.4, -9.0)),
            ("tree", plants.oak(s.rng, 6.5), Spot(10.0, -16.0)),
        ],
    )
    land.treeline(s, 60.0, 8.0)
    s.lie(0.42, lounger=Spot(-2.9, -0.9, 0.15), bed=Spot(-2.9, -0.9, 0.15))
    s.seat(0.38, seat_1=Spot(-4.5, -0.5, 0.15), seat_2=Spot(4.7, -0.5, 0.15))
    s.seat(f.SEAT, f.TABLE, table_1=Spot(4.1, 0.4, -QUARTER))
    s.post(edge=Spot(0.4, -2.0, np.pi), far=Spot(1.6, -1.9))
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.7, -0.6), (-1.5, 0.2))
    s.tops((3.3, f.TABLE, 0.45))
    s.fog, s.key = (18.0, 90.0), (-0.55, 0.7, 0.45)


def lounger() -> Mesh:
    """Return a sun bed whose head end is raised at -z."""
    cloth = m.LINEN
    frame = boxes(
        [(x, 0, z, 0.05, 0.32, 0.05) for x in (-0.28, 0.28) for z in (-0.8, 0.85)], m.METAL
    )
    back = (
        box((0.6, 0.07, 0.7), patch=cloth).transformed(spin((1, 0, 0), 0.5)).moved(0, 0.48, -0.72)
    )
    return join([frame, box((0.62, 0.08, 1.35), (0, 0.32, 0.25), cloth), back])


def cloud(s: Scenery, size: float) -> Mesh:
    """Return a bank of cloud: white lumps with a flat foot."""
    lumps = [
        boulder((size * 0.5, size * 0.26, size * 0.3), s.rng, Patch(0.99, "snow"), 0.14, 10).moved(
            size * 0.42 * i, size * 0.08 * float(s.rng.uniform(0, 1.4)), 0
        )
        for i in (-2, -1, 0, 1, 2)
    ]
    return one_patch(join(lumps), Patch(0.99, "snow"))


def sky(s: Scenery) -> None:
    """Dress the air: banks of cloud below and around, fields far down, a small plane, birds."""
    land.ground(s, m.shade(m.GRASS, 0.95), -180.0)
    for _ in range(26):
        x, z, w = s.rng.uniform(-260, 260), s.rng.uniform(-320, -30), s.rng.uniform(12, 60)
        patch = m.shade(m.GRASS, float(s.rng.choice([0.86, 0.9, 0.98])))
        s.far(
            (
                "fields",
                flat(float(w), float(w) * 0.8, patch=patch),
                Spot(float(x), float(z), float(s.rng.uniform(0, 1)), -179.5),
            ),
            line=0.4,
        )
    for x, y, z, size in (
        (-16.0, -7.0, -26.0, 13.0),
        (19.0, -5.0, -34.0, 15.0),
        (2.0, -11.0, -48.0, 24.0),
        (-42.0, 2.0, -72.0, 26.0),
        (44.0, 6.0, -86.0, 30.0),
        (-9.0, -6.0, 14.0, 10.0),
        (0.0, -22.0, -110.0, 60.0),
    ):
        s.far(("cloud", cloud(s, size), Spot(x, z, 0, y)), line=0.6)
    s.far(
        ("plane", airliner().transformed(spin((1, 0, 0), -0.1)), Spot(-15.0, -46.0, 2.2, 8.0)),
        line=0.8,
    )
    for _ in range(6):
        x, y, z = s.rng.uniform(-12, 12), s.rng.uniform(2, 8), s.rng.uniform(-26, -12)
        s.stroke(
            [
                (x - 0.5, y + 0.12, z),
                (x - 0.2, y + 0.2, z),
                (x, y, z),
                (x + 0.25, y + 0.2, z),
                (x + 0.5, y + 0.1, z),
            ],
            0.9,
        )
    s.post(far=Spot(-3.0, -9.0, 0.0, 1.0))
    s.mark((0.0, 0.0), (1.0, 0.3), (-1.0, 0.2), (0.3, 1.3), (1.9, -0.6), (-1.8, -0.8))
    s.fog, s.key = (60.0, 420.0), (-0.6, 0.65, 0.4)
