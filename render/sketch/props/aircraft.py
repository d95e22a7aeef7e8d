"""What flies: helicopters, planes, space ships."""

import numpy as np

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import scaled
from render.sketch.props.prop import Prop
from render.sketch.props.vehicles import PANE, TYRE, flanks, shell
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
    sphere,
    spin,
    tube,
)

DRAB = Patch(0.52, "metal")
HULL = Patch(0.9, "metal")


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
    return mesh.transformed(np.diag([-1.0, 1.0, 1.0]))


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
    engine = join(
        [
            lathe(
                [(0.85, -1.8), (1.05, -1.2), (1.1, 1.2), (0.95, 1.6)],
                patch=Patch(0.7, "metal"),
                sides=18,
            ),
            cylinder(0.9, 0.04, (0, 1.6, 0), m.DARK, 18),
            lathe([(0.25, 1.62), (0.0, 1.9)], patch=m.METAL, sides=10),
        ]
    ).transformed(spin((1, 0, 0), np.pi / 2))
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
    plates = boxes([(0, 3.0, -3.2, 1.6, 0.16, 2.2), (0, 2.95, -1.2, 1.2, 0.12, 1.0)], m.METAL)
    return join([hull, canopy, side, mirrored(side), nose, plates])


AIRCRAFT: dict[str, Prop] = {
    "helicopter": Prop(helicopter, rest="ground", role="vehicle"),
    "plane": Prop(plane, rest="ground", role="vehicle"),
    "space_ship": Prop(space_ship, rest="ground", role="vehicle"),
}
