"""Animals that are not on four legs: birds, fish, snakes."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import grounded
from render.sketch.shapes import (
    curve,
    face,
    loft,
    one_patch,
    open_sided,
    sphere,
    spin,
    tube,
)

PLUMAGE = Patch(0.35, "")


SCALES = Patch(0.72, "metal")


def bird(seed: int = 0) -> Mesh:
    """Return a crow: perched, or with its wings spread in flight."""
    turn = np.arange(12) * 2 * np.pi / 12
    rows = [
        np.stack([w * np.cos(turn), y + h * np.sin(turn), np.full(12, z)], 1)
        for z, y, w, h in (
            (-0.13, 0.1, 0.012, 0.012),
            (-0.08, 0.115, 0.04, 0.04),
            (0.0, 0.13, 0.058, 0.06),
            (0.06, 0.155, 0.05, 0.055),
            (0.1, 0.19, 0.03, 0.035),
        )
    ]
    body = loft(np.array(rows), PLUMAGE)
    head = sphere(0.042, (0, 0.215, 0.105), PLUMAGE, 10)
    neck = tube([(0, 0.16, 0.06), (0, 0.21, 0.1)], [0.05, 0.038], PLUMAGE, 8)
    tail = _feathers([(-0.02, -0.1), (0.02, -0.1), (0.055, -0.28), (-0.055, -0.28)], 0.105)
    skin = [body, head, neck, tail]
    beak = tube(
        [(0, 0.21, 0.135), (0, 0.207, 0.165), (0, 0.195, 0.2)], [0.017, 0.013, 0.002], m.GREY, 6
    )
    eyes = [sphere(0.008, (s * 0.034, 0.226, 0.125), m.LINEN, 6) for s in (-1, 1)]
    wings, legs = (_spread(), []) if seed % 2 else (_folded(), _legs())
    return grounded(join([one_patch(join([*skin, *wings]), PLUMAGE), beak, *eyes, *legs]))


def _feathers(points: list[tuple[float, float]], y: float) -> Mesh:
    flat = np.array([(x, -z) for x, z in points[::-1]])
    centre = flat.mean(axis=0)
    return open_sided(
        face(flat - centre, 0.0, PLUMAGE)
        .transformed(spin((1, 0, 0), -np.pi / 2))
        .moved(float(centre[0]), y, float(-centre[1]))
    )


def _spread() -> list[Mesh]:
    """Return two raised wings whose feathers show at their ends."""
    lead = ((0.04, 0.17, 0.07), (0.15, 0.32, 0.1), (0.29, 0.43, 0.06), (0.46, 0.49, -0.04))
    trail = ((0.04, 0.15, -0.08), (0.17, 0.26, -0.12), (0.32, 0.35, -0.14), (0.44, 0.45, -0.13))
    wings = []
    for s in (-1, 1):
        rows = [[(s * x, y, z) for x, y, z in edge] for edge in (lead, trail)]
        wings.append(open_sided(loft(rows, PLUMAGE, closed=False)))
        for x, y in ((0.16, 0.26), (0.23, 0.3), (0.3, 0.35), (0.37, 0.4), (0.43, 0.45)):
            feather = [(s * x, y, -0.1), (s * (x + 0.05), y - 0.03, -0.24)]
            wings.append(open_sided(tube(feather, [0.024, 0.006], PLUMAGE, 4)))
    return wings


def _folded() -> list[Mesh]:
    return [
        tube(
            [
                (s * 0.045, 0.165, 0.06),
                (s * 0.062, 0.145, 0.0),
                (s * 0.045, 0.12, -0.1),
                (s * 0.015, 0.108, -0.2),
            ],
            [0.022, 0.036, 0.026, 0.005],
            PLUMAGE,
            8,
        )
        for s in (-1, 1)
    ]


def _legs() -> list[Mesh]:
    legs = []
    for s in (-1, 1):
        legs.append(
            tube(
                [(s * 0.028, 0.085, 0.0), (s * 0.03, 0.035, -0.012), (s * 0.03, 0.005, 0.01)],
                0.006,
                m.GREY,
                5,
            )
        )
        legs += [
            tube([(s * 0.03, 0.005, 0.01), (s * 0.03 + a, 0.004, 0.01 + b)], 0.0045, m.GREY, 4)
            for a, b in ((0, 0.045), (-0.022, 0.035), (0.022, 0.035), (0, -0.03))
        ]
    return legs


def fish(seed: int = 0) -> Mesh:
    """Return a fish that lies on its side, or leaps in a bend."""
    bend = 0.5 if seed % 2 else 0.06
    turn = np.arange(14) * 2 * np.pi / 14
    rows = []
    for z, w, h in (
        (-0.15, 0.007, 0.018),
        (-0.1, 0.016, 0.035),
        (-0.02, 0.032, 0.066),
        (0.07, 0.036, 0.07),
        (0.14, 0.027, 0.05),
        (0.185, 0.012, 0.022),
    ):
        rows.append(
            np.stack([w * np.cos(turn) + bend * z * z * 2, h * np.sin(turn), np.full(14, z)], 1)
        )
    body = one_patch(loft(np.array(rows), SCALES), SCALES)
    fin = Patch(0.5, "")
    tail = open_sided(
        one_patch(
            join(
                [
                    _flap([(-0.145, 0.012), (-0.24, 0.085), (-0.2, 0.0)]),
                    _flap([(-0.145, -0.012), (-0.2, 0.0), (-0.24, -0.085)]),
                ]
            ),
            fin,
        )
    ).moved(bend * 0.045, 0, 0)
    fins = [
        one_patch(_flap(p), fin)
        for p in (
            [(0.08, 0.064), (-0.04, 0.11), (-0.05, 0.05)],
            [(0.0, -0.06), (-0.06, -0.1), (-0.07, -0.04)],
        )
    ]
    eyes = [
        join(
            [
                sphere(0.0135, (s * 0.0235, 0.016, 0.142), m.LINEN, 8),
                sphere(0.008, (s * 0.031, 0.016, 0.144), m.DARK, 6),
            ]
        )
        for s in (-1, 1)
    ]
    gill = [
        tube(
            [(s * 0.034, 0.045, 0.1), (s * 0.039, 0.0, 0.088), (s * 0.032, -0.04, 0.1)],
            0.0028,
            m.BLACK,
            4,
        )
        for s in (-1, 1)
    ]
    mouth = tube(
        [(-0.012, -0.008, 0.178), (0, -0.006, 0.188), (0.012, -0.008, 0.178)], 0.003, m.BLACK, 4
    )
    marks = [
        tube([(s * 0.036, y, z), (s * 0.034, y - 0.012, z - 0.008)], 0.0016, m.BLACK, 4)
        for s in (-1, 1)
        for z in (-0.06, -0.02, 0.02, 0.06)
        for y in (-0.02, 0.005, 0.03)
    ]
    whole = join([body, tail, *fins, *eyes, *gill, mouth, *marks])
    if seed % 2:
        return grounded(whole.transformed(spin((0, 0, 1), 0.4)).transformed(spin((1, 0, 0), -0.6)))
    return grounded(whole.transformed(spin((0, 0, 1), 0.9)))


def _flap(points: list[tuple[float, float]]) -> Mesh:
    """Return a thin two-sided piece in the plane x = 0; `points` are z, y."""
    flat = np.array(points)
    centre = flat.mean(axis=0)
    return open_sided(
        face((flat - centre) * [-1, 1], 0.0, m.GREY)
        .turned(np.pi / 2)
        .moved(0, float(centre[1]), float(centre[0]))
    )


def snake(seed: int = 0) -> Mesh:
    """Return a snake: coiled with its head up, or winding ahead."""
    if seed % 2:
        z = np.linspace(-0.75, 0.7, 34)
        path = np.stack(
            [0.16 * np.sin(z * 9) * np.minimum(1, (0.9 - z)), np.full(34, 0.032), z], axis=1
        )
        path[-5:, 1] += np.array([0.0, 0.01, 0.025, 0.04, 0.05])
    else:
        turn = np.linspace(0, 5.2 * np.pi, 56)
        reach = 0.21 - 0.02 * turn / np.pi
        coil = np.stack(
            [reach * np.sin(turn), 0.032 + 0.014 * turn / np.pi, reach * np.cos(turn)], axis=1
        )
        rise = curve(
            [
                coil[-1],
                coil[-1] + [-0.08, 0.06, -0.08],
                (0.0, 0.32, -0.1),
                (0.0, 0.36, 0.06),
                (0, 0.33, 0.1),
            ],
            12,
        )
        path = np.concatenate([coil, rise[1:]])
    steps = np.linspace(0, 1, len(path))
    radii = np.interp(steps, [0, 0.12, 0.5, 0.93, 1.0], [0.004, 0.02, 0.034, 0.024, 0.022])
    body = tube(path, radii.tolist(), Patch(0.55, ""), 8)
    way = path[-1] - path[-3]
    way = way / np.linalg.norm(way)
    nose = path[-1] + way * 0.06
    head = tube(
        [path[-1] - way * 0.01, path[-1] + way * 0.02, nose],
        [0.022, 0.036, 0.015],
        Patch(0.55, ""),
        8,
    )
    side = np.cross(way, [0, 1, 0])
    eyes = [
        sphere(0.0065, tuple(path[-1] + way * 0.032 + s * side * 0.026 + [0, 0.016, 0]), m.DARK, 6)
        for s in (-1, 1)
    ]
    tongue = [
        tube([nose, nose + way * 0.035, nose + way * 0.05 + s * side * 0.012], 0.0022, m.DARK, 4)
        for s in (-1, 1)
    ]
    bands = []
    for at in range(6, len(path) - 4, 3):
        bands.append(
            tube(
                [path[at], path[at] + (path[at + 1] - path[at]) * 0.4],
                float(radii[at]) * 1.04,
                m.BLACK,
                8,
            )
        )
    return grounded(join([one_patch(join([body, head]), Patch(0.6, "")), *eyes, *tongue, *bands]))
