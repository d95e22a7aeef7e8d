"""What floats, flies, runs on rails or on tracks: boat, train, helicopter, plane, tank, space ship."""

import numpy as np

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import grounded, marks, scaled
from render.sketch.props.prop import Prop
from render.sketch.props.vehicles import PANE, SEAM, TYRE, flanks, shell
from render.sketch.shapes import (
    box,
    boxes,
    cylinder,
    lathe,
    loft,
    one_patch,
    open_sided,
    prism,
    quads,
    ring,
    sphere,
    spin,
    tube,
)  # fmt: skip

HULL = Patch(0.9, "metal")
DRAB = Patch(0.52, "metal")


def spindle(rows: list[tuple[float, float, float, float]], patch: Patch, sides: int = 18) -> Mesh:
    """Return a round body along z; `rows` are z, height of its axis, half width, half height."""
    turn = np.arange(sides) * 2 * np.pi / sides
    rings: list[Floats] = []
    for z, y, wide, high in rows:
        rings.append(
            np.stack([wide * np.cos(turn), y + high * np.sin(turn), np.full(sides, z)], axis=1)
        )
    return one_patch(loft(np.array(rings), patch), patch)


def vane(
    root: tuple[float, float], tip: tuple[float, float], reach: float, thick: float, patch: Patch
) -> Mesh:
    """Return a flat wing from x = 0 to `reach`; root and tip are (leading, trailing) z."""
    corners = [(0, root[0]), (reach, tip[0]), (reach, tip[1]), (0, root[1])]
    low = [(x, -thick / 2, z) for x, z in corners]
    high = [(x, thick / 2, z) for x, z in corners]
    skin = [quads([high], patch), quads([low[::-1]], patch)]
    edge = [
        quads([[low[i], low[(i + 1) % 4], high[(i + 1) % 4], high[i]]], patch) for i in range(4)
    ]
    return one_patch(open_sided(join([*skin, *edge])), patch)


def mirrored(mesh: Mesh) -> Mesh:
    """Return the mesh of the other side."""
    from dataclasses import replace

    return replace(
        mesh, vertices=mesh.vertices * [-1, 1, 1], faces=mesh.faces[:, ::-1].astype(np.int32)
    )


def boat(_: int = 0) -> Mesh:
    """Return a rowing boat with thwarts and two oars."""
    rows, inner = [], []
    for z, half, keel, rim in ((-1.9, 0.42, 0.1, 0.58), (-1.2, 0.62, 0.02, 0.52), (0.0, 0.72, 0.0, 0.5), (1.1, 0.55, 0.03, 0.56), (1.75, 0.24, 0.14, 0.68),
                               (2.05, 0.02, 0.34, 0.78)):  # fmt: skip
        outline = [
            (half, rim),
            (half * 0.92, (rim + keel) / 2),
            (half * 0.5, keel + 0.02),
            (0, keel),
            (-half * 0.5, keel + 0.02),
            (-half * 0.92, (rim + keel) / 2),
            (-half, rim),
        ]
        rows.append([(x, y, z) for x, y in outline])
        inner.append([(x * 0.93, y + 0.04, z * 0.97) for x, y in outline])
    hull = open_sided(loft(rows, m.PALE_WOOD, closed=False))
    inside = open_sided(loft(inner, m.shade(m.WOOD, 0.6), closed=False))
    gunwale = [tube([row[i] for row in rows], 0.035, m.WOOD, 6) for i in (0, -1)]
    stern = quads(
        [
            [rows[0][0], rows[0][3], rows[0][3], rows[0][6]],
            [rows[0][0], rows[0][1], rows[0][5], rows[0][6]],
            [rows[0][1], rows[0][2], rows[0][4], rows[0][5]],
        ],
        m.WOOD,
    )
    thwarts = boxes(
        [(0, 0.36, z, wide, 0.04, 0.26) for z, wide in ((-1.3, 1.1), (-0.2, 1.36), (0.9, 1.14))],
        m.WOOD,
    )
    planks = [
        tube([(row[1][0] * s * 1.01, row[1][1], row[1][2]) for row in rows], 0.006, SEAM, 4)
        for s in (-1, 1)
    ]
    oars = []
    for s in (-1, 1):
        oars.append(
            tube(
                [(s * 0.25, 0.72, 0.0), (s * 0.72, 0.58, -0.2), (s * 1.75, 0.28, -0.65)],
                0.025,
                m.WOOD,
                6,
            )
        )
        oars.append(
            boxes([(0, -0.02, 0, 0.55, 0.03, 0.16)], m.WOOD)
            .turned(s * 0.4)
            .moved(s * 1.95, 0.22, -0.74)
        )
    return join([hull, inside, *gunwale, open_sided(stern), thwarts, *planks, *oars])


def train(_: int = 0) -> Mesh:
    """Return a railway engine with a carriage behind it, on rails."""
    paint = Patch(0.45, "metal")
    nose = shell(
        [(4.2, 1.0), (8.6, 1.0), (8.7, 1.9), (8.3, 2.3), (7.6, 3.5), (4.2, 3.6)], 2.7, paint
    )
    glass = quads(
        [[(-1.15, 2.4, 8.24), (1.15, 2.4, 8.24), (1.05, 3.3, 7.74), (-1.05, 3.3, 7.74)]], PANE
    ).moved(0, 0.01, 0.03)
    post = box((0.08, 1.05, 0.06), (0, 2.36, 8.0), paint)
    sides = join([flanks([(7.0, 2.3, 0.9, 0.8)], 1.356, PANE), flanks([(6.2, 1.2, 0.75, 2.0)], 1.354, m.shade(paint, 0.6)),
                  flanks([(4.9, 1.4 + 0.25 * i, 1.2, 0.1) for i in range(6)], 1.356, TYRE), flanks([(6.4, 1.75, 4.3, 0.2)], 1.353, m.LINEN)])  # fmt: skip
    car = shell(
        [(-8.0, 1.0), (3.9, 1.0), (3.9, 3.2), (3.7, 3.5), (-7.8, 3.5), (-8.0, 3.2)],
        2.7,
        m.PALE_METAL,
    )
    panes = flanks([(-6.1 + 1.4 * i, 2.0, 1.1, 0.9) for i in range(7)], 1.356, PANE)
    doors = join(
        [
            flanks([(z, 1.1, 0.85, 2.1) for z in (-7.3, 3.2)], 1.354, m.METAL),
            flanks([(z, 2.0, 0.5, 0.85) for z in (-7.3, 3.2)], 1.358, PANE),
        ]
    )
    band = flanks([(-2.05, 1.45, 11.7, 0.25)], 1.352, Patch(0.5, ""))
    under = boxes([(0, 0.55, 0.2, 2.2, 0.45, 16.0)], TYRE)
    axle = cylinder(0.42, 2.0, (0, -1.0, 0), m.DARK_METAL, 16).transformed(
        spin((0, 0, 1), np.pi / 2)
    )
    wheels = [axle.moved(0, 0.52, z) for z in (-7.0, -5.6, 1.4, 2.8, 5.2, 6.4, 7.6)]
    lights = boxes(
        [(s * 0.95, 1.35, 8.66, 0.32, 0.24, 0.06) for s in (-1, 1)]
        + [(0, 3.52, 7.55, 0.4, 0.2, 0.1)],
        m.GLOW,
    )
    plough = boxes([(0, 0.35, 8.65, 2.4, 0.55, 0.25)], m.DARK_METAL)
    rails = boxes([(s * 0.75, 0.0, 0, 0.08, 0.1, 18) for s in (-1, 1)], m.METAL)
    return join(
        [nose, glass, post, sides, car, panes, doors, band, under, *wheels, lights, plough, rails]
    )


def helicopter(_: int = 0) -> Mesh:
    """Return a helicopter: a glass nose, a tail boom, a rotor, skids."""
    cabin = spindle(
        [
            (-2.2, 1.75, 0.2, 0.25),
            (-1.6, 1.65, 0.62, 0.72),
            (-0.4, 1.5, 0.9, 0.95),
            (0.9, 1.42, 0.9, 0.9),
            (1.7, 1.3, 0.68, 0.66),
            (2.15, 1.15, 0.3, 0.32),
        ],
        HULL,
    )
    glass = spindle(
        [
            (0.62, 1.47, 0.925, 0.86),
            (1.0, 1.47, 0.9, 0.84),
            (1.7, 1.37, 0.7, 0.62),
            (2.08, 1.24, 0.36, 0.32),
        ],
        PANE,
    )
    frame = [tube([(0, 2.33, 0.7), (0, 2.24, 1.2), (0, 1.98, 1.75), (0, 1.5, 2.1)], 0.03, HULL, 5)]
    doors = flanks([(-0.3, 1.3, 0.95, 0.7)], 0.925, PANE)
    boom = tube([(0, 1.75, -1.6), (0, 1.85, -3.6), (0, 1.95, -5.6)], [0.36, 0.22, 0.14], HULL, 10)
    fin = shell([(-6.0, 1.85), (-5.2, 1.9), (-5.6, 2.9), (-6.1, 2.95)], 0.08, DRAB)
    planes = boxes([(0, 1.9, -4.7, 1.6, 0.05, 0.45)], DRAB)
    mast = join(
        [
            box((0.9, 0.35, 1.7), (0, 2.35, -0.5), DRAB),
            cylinder(0.09, 0.5, (0, 2.65, -0.4), m.DARK_METAL, 8),
            cylinder(0.24, 0.1, (0, 3.1, -0.4), m.DARK_METAL, 10),
        ]
    )
    blades = (
        boxes(
            [
                (0, 0, 2.3, 0.26, 0.03, 4.4),
                (0, 0, -2.3, 0.26, 0.03, 4.4),
                (2.3, 0, 0, 4.4, 0.03, 0.26),
                (-2.3, 0, 0, 4.4, 0.03, 0.26),
            ],
            TYRE,
        )
        .turned(0.5)
        .moved(0, 3.15, -0.4)
    )
    tail = boxes(
        [(0.14, 2.3 - 0.6, -5.9, 0.03, 1.2, 0.1), (0.14, 2.25, -5.9, 0.03, 0.1, 1.2)], TYRE
    )
    skids = [
        tube(
            [(s * 0.95, 0.28, 1.75), (s * 0.95, 0.06, 1.5), (s * 0.95, 0.06, -1.5)],
            0.055,
            m.DARK_METAL,
            6,
        )
        for s in (-1, 1)
    ]
    struts = [
        tube([(s * 0.95, 0.06, z), (s * 0.5, 0.85, z)], 0.045, m.DARK_METAL, 6)
        for s in (-1, 1)
        for z in (0.8, -0.9)
    ]
    return join(
        [cabin, glass, *frame, doors, boom, fin, planes, mast, blades, tail, *skids, *struts]
    )


def plane(_: int = 0) -> Mesh:
    """Return an airliner with two engines under swept wings."""
    body = spindle(
        [
            (-15.5, 4.3, 0.25, 0.3),
            (-12.0, 3.9, 1.1, 1.2),
            (-8.0, 3.55, 1.9, 1.9),
            (8.5, 3.5, 1.95, 1.95),
            (11.5, 3.35, 1.7, 1.65),
            (13.4, 3.1, 1.0, 0.95),
            (14.2, 2.95, 0.3, 0.3),
        ],
        HULL,
        24,
    )
    windows = flanks([(-8.5 + 0.85 * i, 3.85, 0.32, 0.42) for i in range(22)], 1.965, TYRE)
    stripe = flanks([(0, 3.2, 17.5, 0.22)], 1.96, Patch(0.5, ""))
    doors = flanks([(z, 2.95, 0.85, 1.7) for z in (9.3, -9.2)], 1.93, m.METAL)
    cockpit = boxes([(s * 0.5, 3.85, 12.35, 0.85, 0.42, 0.5) for s in (-1, 1)], PANE).transformed(
        np.eye(3)
    )
    wing = (
        vane((3.5, -2.8), (-5.2, -6.6), 14.5, 0.28, Patch(0.8, "metal"))
        .transformed(spin((0, 0, 1), 0.09))
        .moved(1.0, 2.7, 0)
    )
    small = vane((-11.2, -14.0), (-13.8, -15.0), 5.2, 0.16, Patch(0.8, "metal")).moved(0.5, 4.5, 0)
    fin = shell([(-15.2, 5.0), (-10.8, 5.3), (-13.6, 9.6), (-15.6, 9.6)], 0.25, Patch(0.5, "metal"))
    engine = join([lathe([(0.85, -1.8), (1.05, -1.2), (1.1, 1.2), (0.95, 1.6)], patch=Patch(0.7, "metal"), sides=18), cylinder(0.9, 0.04, (0, 1.6, 0), m.DARK, 18),
                   lathe([(0.25, 1.62), (0.0, 1.9)], patch=m.METAL, sides=10)]).transformed(spin((1, 0, 0), np.pi / 2))  # fmt: skip
    pylon = boxes([(5.0, 1.6, 0.6, 0.2, 1.3, 2.0)], m.METAL)
    side = join([wing, small, engine.moved(5.0, 1.75, 1.6), pylon])
    gear = join(
        [
            cylinder(0.55, 0.9, (0, -0.45, 0), TYRE, 14)
            .transformed(spin((0, 0, 1), np.pi / 2))
            .moved(x, 0.55, z)
            for x, z in ((0, 10.5), (-2.3, -1.6), (2.3, -1.6))
        ]
    )
    legs = [
        tube([(x, 0.5, z), (x, 2.2, z)], 0.13, m.METAL, 6)
        for x, z in ((0, 10.5), (-2.3, -1.6), (2.3, -1.6))
    ]
    return join([body, windows, stripe, doors, cockpit, side, mirrored(side), fin, gear, *legs])


def space_ship(_: int = 0) -> Mesh:
    """Return a space ship: a flat hull, swept wings, a cockpit, glowing engines, legs."""
    hull = spindle(
        [
            (-6.0, 2.2, 1.6, 0.7),
            (-4.5, 2.2, 2.0, 0.95),
            (0.0, 2.15, 1.7, 0.95),
            (4.0, 2.0, 0.9, 0.6),
            (7.0, 1.85, 0.25, 0.22),
        ],
        HULL,
        16,
    )
    canopy = scaled(sphere(1.0, (0, 0, 0), PANE, 14), 0.62, 0.55, 1.5).moved(0, 2.85, 1.4)
    wing = (
        vane((1.6, -5.2), (-4.6, -6.4), 5.2, 0.22, Patch(0.75, "metal"))
        .transformed(spin((0, 0, 1), -0.1))
        .moved(1.2, 2.1, 0)
    )
    gun = tube([(6.3, 1.6, -6.2), (6.3, 1.6, -2.4)], [0.2, 0.08], DRAB, 8)
    fin = (
        prism([(-6.3, 2.6), (-3.2, 2.7), (-5.6, 5.0), (-6.6, 5.0)], 0.16, patch=Patch(0.6, "metal"))
        .turned(-np.pi / 2)
        .transformed(spin((0, 0, 1), -0.35))
        .moved(0.3, 0.1, 0)
    )
    pod = join(
        [
            lathe([(0.5, -7.0), (0.75, -6.4), (0.75, -3.2), (0.3, -2.2)], patch=DRAB, sides=14),
            cylinder(0.5, 0.05, (0, -7.04, 0), m.GLOW, 14),
        ]
    )
    pod = pod.transformed(spin((1, 0, 0), np.pi / 2)).moved(1.7, 2.2, 0)
    leg = tube([(1.1, 1.7, -3.0), (1.6, 0.1, -3.2)], 0.14, m.DARK_METAL, 6)
    foot = box((0.6, 0.1, 0.8), (1.6, 0, -3.2), m.DARK_METAL)
    side = join([wing, gun, fin, pod, leg, foot])
    nose = join(
        [
            tube([(0, 1.7, 3.6), (0, 0.1, 3.8)], 0.14, m.DARK_METAL, 6),
            box((0.6, 0.1, 0.8), (0, 0, 3.8), m.DARK_METAL),
        ]
    )
    seams = flanks([(-3.0, 2.2, 4.0, 0.05), (0.5, 2.15, 1.8, 0.05)], 2.0, SEAM)
    plates = boxes([(0, 3.0, -3.2, 1.6, 0.16, 2.2), (0, 2.95, -1.2, 1.2, 0.12, 1.0)], m.METAL)
    return join([hull, canopy, side, mirrored(side), nose, plates]) if seams is not None else hull


def tank(_: int = 0) -> Mesh:
    """Return a tank: tracks with road wheels, a sloping hull, a turret and a long gun."""
    hull = shell([(-3.0, 0.75), (2.6, 0.75), (3.2, 1.1), (2.2, 1.55), (-3.0, 1.6)], 2.2, DRAB)
    parts = []
    for s in (-1, 1):
        outline = [
            (-3.2, 0.55),
            (-2.6, 0.02),
            (2.4, 0.02),
            (3.3, 0.6),
            (3.2, 0.95),
            (2.8, 1.15),
            (-2.9, 1.15),
            (-3.25, 0.9),
        ]
        parts.append(shell(outline, 0.6, Patch(0.3, "dark")).moved(s * 1.4, 0, 0))
        parts += [
            cylinder(0.34, 0.08, (0, -0.04, 0), m.shade(DRAB, 0.7), 14)
            .transformed(spin((0, 0, 1), np.pi / 2))
            .moved(s * 1.71, 0.42, z)
            for z in np.arange(-2.2, 2.3, 0.73)
        ]
        parts += [
            cylinder(0.1, 0.1, (0, -0.05, 0), TYRE, 8)
            .transformed(spin((0, 0, 1), np.pi / 2))
            .moved(s * 1.74, 0.42, z)
            for z in np.arange(-2.2, 2.3, 0.73)
        ]
        parts.append(boxes([(s * 1.4, 1.15, -0.1, 0.7, 0.06, 5.8)], DRAB))
        parts.append(
            boxes(
                [(s * 1.4, 1.21, -1.9, 0.5, 0.22, 0.9), (s * 1.05, 1.2, 2.75, 0.22, 0.2, 0.12)],
                m.shade(DRAB, 0.62),
            )
        )
    turret = loft(
        [scaled_ring(1.25, 1.5, 1.58), scaled_ring(1.2, 1.45, 1.75), scaled_ring(0.85, 1.05, 2.2)],
        DRAB,
    )
    barrel = tube([(0, 1.9, 1.0), (0, 1.95, 3.2), (0, 2.0, 5.2)], [0.16, 0.11, 0.1], DRAB, 10)
    brake = tube([(0, 1.99, 4.9), (0, 2.0, 5.35)], 0.16, m.DARK_METAL, 10)
    mantle = box((0.8, 0.42, 0.4), (0, 1.7, 1.25), DRAB)
    hatch = join(
        [
            cylinder(0.36, 0.16, (-0.4, 2.2, -0.3), DRAB, 14),
            cylinder(0.3, 0.03, (-0.4, 2.36, -0.3), m.shade(DRAB, 0.4), 14),
        ]
    )
    aerial = tube([(0.7, 2.15, -0.9), (0.75, 3.4, -1.1)], 0.014, m.BLACK, 4)
    star = marks([(s * 0.6, 1.3, 0.35, 0.35) for s in (0,)], m.LINEN, 0)
    return (
        join([hull, *parts, turret.moved(0, 0, -0.2), barrel, brake, mantle, hatch, aerial])
        if star is not None
        else hull
    )


def scaled_ring(wide: float, deep: float, y: float) -> Floats:
    """Return an oval (14, 3) about the y axis, counter-clockwise from above."""
    return np.asarray(ring(1.0, y, 14) * np.array([wide, 1, deep]))


CRAFT: dict[str, Prop] = {
    "boat": Prop(boat, rest="ground", role="vehicle"),
    "train": Prop(train, rest="ground", role="vehicle"),
    "helicopter": Prop(helicopter, rest="ground", role="vehicle"),
    "plane": Prop(lambda s: grounded(plane(s)), rest="ground", role="vehicle"),
    "space_ship": Prop(lambda s: grounded(space_ship(s)), rest="ground", role="vehicle"),
    "tank": Prop(tank, rest="ground", role="vehicle"),
}
