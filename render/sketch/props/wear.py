"""What is worn, when nobody wears it: clothes, shoes, helmets, masks."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import grounded, marks, scaled
from render.sketch.shapes import (
    box,
    cylinder,
    face,
    lathe,
    loft,
    one_patch,
    open_sided,
    sphere,
    spin,
    tube,
)


def clothes(_: int = 0) -> Mesh:
    """Return a shirt on a hanger, hung on a stand."""
    cloth = Patch(0.72, "cloth")
    half = [
        (0.0, 0.02),
        (0.2, 0.0),
        (0.21, 0.42),
        (0.24, 0.5),
        (0.33, 0.2),
        (0.42, 0.24),
        (0.3, 0.6),
        (0.2, 0.68),
        (0.075, 0.72),
        (0.0, 0.68),
    ]
    body = [(x, y) for x, y in half[:3]] + [half[7], half[8], half[9]]
    outline = body + [(-x, y) for x, y in body[::-1] if x > 0]
    front = _pane(outline, cloth)
    sleeves = [
        _pane(
            [(s * x, y) for x, y in (half[3], half[4], half[5], half[6], half[7], half[2])][::s],
            cloth,
        )
        for s in (-1, 1)
    ]
    trims = [
        tube([(0, 0.03, 0.03), (0, 0.68, 0.03)], 0.003, m.BLACK, 4),
        tube([(-0.075, 0.72, 0.02), (0, 0.63, 0.035), (0.075, 0.72, 0.02)], 0.006, m.BLACK, 4),
    ]
    buttons = [sphere(0.009, (0.012, y, 0.034), m.BLACK, 6) for y in (0.12, 0.25, 0.38, 0.51)]
    hook = tube(
        [
            (-0.19, 0.68, 0),
            (0, 0.76, 0),
            (0, 0.8, 0),
            (0.03, 0.84, 0),
            (0, 0.875, 0),
            (-0.025, 0.85, 0),
        ],
        0.006,
        m.BLACK,
        5,
    )
    arm = tube([(0, 0.76, 0), (0.19, 0.68, 0)], 0.006, m.BLACK, 5)
    return grounded(join([front, *sleeves, *trims, *buttons, hook, arm]))


def _pane(outline: list[tuple[float, float]], patch: Patch) -> Mesh:
    points = np.array(outline)
    centre = points.mean(axis=0)
    sheets = [
        face(points - centre, 0.022, patch),
        face((points - centre) * [-1, 1], 0.022, patch).turned(np.pi),
    ]
    count = len(points)
    ring_ = np.concatenate(
        [np.column_stack([points - centre, np.full(count, z)])[None] for z in (0.022, -0.022)]
    )
    edge = open_sided(loft(ring_, patch, caps=False))
    return one_patch(open_sided(join([*sheets, edge])), patch).moved(
        float(centre[0]), float(centre[1]), 0
    )


def shoe(_: int = 0) -> Mesh:
    """Return a pair of laced shoes, one a little ahead of the other."""
    one = _one_shoe()
    return grounded(join([one.moved(-0.06, 0, 0), one.turned(0.25).moved(0.07, 0, -0.05)]))


def _one_shoe() -> Mesh:
    leather = Patch(0.35, "cloth")
    rows = []
    for z, half, high in (
        (-0.14, 0.02, 0.085),
        (-0.13, 0.033, 0.095),
        (-0.08, 0.036, 0.098),
        (-0.02, 0.036, 0.094),
        (0.04, 0.043, 0.07),
        (0.1, 0.046, 0.05),
        (0.14, 0.038, 0.038),
        (0.155, 0.02, 0.03),
    ):
        turn = np.linspace(0, np.pi, 9)
        rows.append(
            [(half * np.cos(t), 0.015 + (high - 0.015) * np.sin(t) ** 0.8, z) for t in turn]
        )
    upper = loft(rows, leather)
    sole = one_patch(
        join(
            [
                box((0.084, 0.016, 0.17), (0, 0, 0.07), m.BLACK),
                box((0.07, 0.03, 0.09), (0, 0, -0.095), m.BLACK),
            ]
        ),
        m.BLACK,
    )
    mouth = scaled(cylinder(0.03, 0.002, (0, 0, 0), m.DARK, 12), 0.85, 1, 1.5).moved(
        0, 0.0975, -0.08
    )
    laces = [
        tube(
            [
                (-0.018, 0.096 - 0.012 * i, 0.0 + 0.022 * i),
                (0.018, 0.093 - 0.012 * i, 0.014 + 0.022 * i),
            ],
            0.003,
            m.LINEN,
            4,
        )
        for i in range(3)
    ]
    return join([upper, sole, mouth, *laces])


def helmet(_: int = 0) -> Mesh:
    """Return a full-face helmet with a dark visor."""
    shell = Patch(0.8, "")
    profile = [
        (0.1, 0.0),
        (0.125, 0.03),
        (0.14, 0.1),
        (0.138, 0.16),
        (0.115, 0.225),
        (0.06, 0.262),
        (0.0, 0.272),
    ]
    body = scaled(lathe(profile, patch=shell, sides=22), 0.9, 1, 1.08)
    levels = []
    for y, r in ((0.105, 0.144), (0.135, 0.145), (0.17, 0.139)):
        levels.append(
            [(r * 0.9 * np.sin(t), y, r * 1.08 * np.cos(t)) for t in np.linspace(-1.15, 1.15, 12)]
        )
    visor = open_sided(loft(levels, Patch(0.2, "dark"), closed=False))
    stripe = one_patch(
        tube(
            [
                (0, 0.18, 0.146),
                (0, 0.235, 0.115),
                (0, 0.274, 0.02),
                (0, 0.25, -0.1),
                (0, 0.12, -0.152),
            ],
            0.012,
            Patch(0.4, ""),
            5,
        ),
        Patch(0.4, ""),
    )
    vents = marks([(x, 0.045, 0.016, 0.02) for x in (-0.03, 0.0, 0.03)], m.BLACK, 0.147)
    return join([body, visor, stripe, vents])


def mask(_: int = 0) -> Mesh:
    """Return a carnival mask on a stand, with holes for the eyes and a ribbon."""
    across = np.linspace(-1, 1, 15)
    rows = []
    for y, half in (
        (0.0, 0.03),
        (0.03, 0.058),
        (0.08, 0.082),
        (0.13, 0.09),
        (0.18, 0.085),
        (0.22, 0.06),
        (0.232, 0.03),
    ):
        rows.append(
            [(x * half, y, 0.075 * (1 - x * x) ** 0.5 * (half / 0.09) ** 0.5) for x in across]
        )
    skin = open_sided(loft(rows, m.LINEN, closed=False))
    eyes = [
        scaled(
            cylinder(0.016, 0.004, patch=m.DARK, sides=12).transformed(spin((1, 0, 0), np.pi / 2)),
            1.25,
            0.7,
            1,
        )
        .turned(s * 0.42)
        .moved(s * 0.035, 0.142, 0.066)
        for s in (-1, 1)
    ]
    brows = [
        tube(
            [(s * 0.016, 0.168, 0.075), (s * 0.04, 0.175, 0.068), (s * 0.062, 0.162, 0.053)],
            0.0035,
            m.BLACK,
            5,
        )
        for s in (-1, 1)
    ]
    nose = one_patch(
        tube(
            [(0, 0.15, 0.074), (0, 0.1, 0.096), (0, 0.086, 0.084)],
            [0.008, 0.0145, 0.009],
            m.LINEN,
            8,
        ),
        m.LINEN,
    )
    mouth = tube(
        [(-0.032, 0.06, 0.066), (-0.01, 0.046, 0.077), (0.01, 0.046, 0.077), (0.032, 0.06, 0.066)],
        0.005,
        m.BLACK,
        5,
    )
    tear = sphere(0.006, (-0.035, 0.112, 0.07), m.BLACK, 6)
    whole = join([skin, *eyes, *brows, nose, mouth, tear])
    return grounded(whole.transformed(spin((1, 0, 0), -0.35)))
