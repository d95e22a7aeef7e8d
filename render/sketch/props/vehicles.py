"""Cars standing on the origin, their nose to +z."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import marks
from render.sketch.shapes import box, boxes, cylinder, loft, prism, quads, spin, tube

Station = tuple[float, float, float, float]
"""z, half width at the belt, height of the belt, height of the sill (metres)."""
Outline = list[tuple[float, float]]

TYRE = Patch(0.22, "dark")
PANE = Patch(0.45, "glass")
SEAM = Patch(0.3, "")


@dataclass(frozen=True)
class Body:
    """A car's shape: `hull` from tail to nose; `cabin` (z, half width, height) over it."""

    hull: tuple[Station, ...]
    cabin: tuple[tuple[float, float, float], ...]
    wheels: tuple[float, float]
    tyre: float = 0.32


SEDAN = Body(
    (
        (-2.22, 0.66, 0.78, 0.42),
        (-2.14, 0.8, 0.9, 0.28),
        (-1.9, 0.86, 0.95, 0.22),
        (-0.6, 0.89, 0.95, 0.2),
        (0.9, 0.89, 0.92, 0.2),
        (1.75, 0.85, 0.8, 0.22),
        (2.1, 0.78, 0.7, 0.28),
        (2.22, 0.6, 0.6, 0.38),
    ),
    ((-1.78, 0.76, 0.94), (-1.0, 0.6, 1.4), (0.1, 0.61, 1.43), (1.0, 0.78, 0.91)),
    (-1.35, 1.36),
)


def wheel(radius: float = 0.32, width: float = 0.22) -> Mesh:
    """Return a wheel about the origin whose axle is x."""
    tyre = cylinder(radius, width, (0, -width / 2, 0), TYRE, 20)
    hub = cylinder(radius * 0.62, width + 0.02, (0, -width / 2 - 0.01, 0), m.PALE_METAL, 14)
    cap = cylinder(radius * 0.2, width + 0.034, (0, -width / 2 - 0.017, 0), m.DARK_METAL, 8)
    return join([tyre, hub, cap]).transformed(spin((0, 0, 1), np.pi / 2))


def wheels(zs: tuple[float, ...], half: float, radius: float, width: float = 0.22) -> Mesh:
    """Return wheels on both sides in their dark arches; `half` metres from the middle to their
    outside."""
    turn = np.linspace(0, np.pi, 12)
    bow = (radius + 0.07) * np.column_stack([np.cos(turn), np.sin(turn)])
    arch = prism(bow, 0.02, patch=m.DARK).turned(np.pi / 2)
    parts = []
    for z in zs:
        for side in (-1, 1):
            parts.append(wheel(radius, width).moved(side * (half - width / 2), radius, z))
            parts.append(arch.moved(side * (half - 0.02), radius + 0.02, z))
    return join(parts)


def shell(outline: Outline, wide: float, patch: Patch) -> Mesh:
    """Return a convex side view (z, y), counter-clockwise from the left, as wide as told."""
    return prism(outline, wide, patch=patch).turned(-np.pi / 2)


def flanks(rows: ArrayLike, half: float, patch: Patch) -> Mesh:
    """Return rectangles on both sides; `rows` are z, lower y, length, height."""
    table = np.asarray(rows, float).reshape(-1, 4)
    left = marks(table, patch, half).turned(-np.pi / 2)
    right = marks(table * [-1, 1, 1, 1], patch, half).turned(np.pi / 2)
    return join([left, right])


def lamps(half: float, y: float, front: float, rear: float, size: float = 0.22) -> Mesh:
    """Return head lamps and tail lamps."""
    head = boxes([(s * half, y, front, size, size * 0.6, 0.06) for s in (-1, 1)], m.GLOW)
    tail = boxes([(s * half, y, rear, size, size * 0.7, 0.05) for s in (-1, 1)], SEAM)
    return join([head, tail])


def car(paint: Patch = m.PALE_METAL, body: Body = SEDAN, *, glazed: bool = True) -> Mesh:
    """Return a saloon car: hull, glasshouse, wheels, lamps, doors.

    Without glass one sees who drives.
    """
    rows = []
    for z, half, belt, sill in body.hull:
        side = [
            (half * 0.88, sill),
            (half, sill + 0.14),
            (half * 1.01, (sill + belt) / 2 + 0.04),
            (half * 0.96, belt - 0.05),
            (half * 0.86, belt),
        ]
        outline = side + [(-x, y) for x, y in side[::-1]]
        rows.append([(x, y, z) for x, y in outline])
    half = max(station[1] for station in body.hull)
    parts = [
        loft(rows, paint),
        _glasshouse(body, paint, PANE if glazed else None),
        _doors(half),
        _ends(body),
    ]
    return join([*parts, wheels(body.wheels, half + 0.015, body.tyre)])


def _glasshouse(body: Body, paint: Patch, glass: Patch | None) -> Mesh:
    (z0, w0, y0), (z1, w1, y1), (z2, w2, y2), (z3, w3, y3) = body.cabin
    panes = [
        [(-w3, y3, z3), (w3, y3, z3), (w2, y2, z2), (-w2, y2, z2)],
        [(w0, y0, z0), (-w0, y0, z0), (-w1, y1, z1), (w1, y1, z1)],
        [(w3, y3, z3), (w0, y0, z0), (w1, y1, z1), (w2, y2, z2)],
        [(-w0, y0, z0), (-w3, y3, z3), (-w2, y2, z2), (-w1, y1, z1)],
    ]
    ridge = (y1 + y2) / 2 + 0.05
    roof = loft(
        [
            [(w, y, z), (w * 0.6, ridge, z * 0.96), (-w * 0.6, ridge, z * 0.96), (-w, y, z)]
            for w, y, z in ((w1, y1, z1), (w2, y2, z2))
        ],
        paint,
    )
    posts = []
    for side in (-1, 1):
        path = [(side * w3, y3, z3), (side * w2, y2, z2), (side * w1, y1, z1), (side * w0, y0, z0)]
        posts.append(tube(path, 0.035, paint, 5))
        middle = (z1 + z2) / 2 + 0.05
        posts.append(
            tube(
                [(side * (w0 + w3) / 2, (y0 + y3) / 2, middle), (side * w1, y1, middle)],
                0.03,
                paint,
                5,
            )
        )
    mirrors = boxes(
        [(s * (w3 + 0.18), y3 + 0.02, z3 - 0.22, 0.16, 0.11, 0.1) for s in (-1, 1)], paint
    )
    windows = [quads(panes, (glass,) * 4)] if glass else []
    return join([*windows, roof, *posts, mirrors])


def _doors(half: float) -> Mesh:
    seams = [
        (0.88, 0.3, 0.02, 0.56),
        (-0.4, 0.3, 0.02, 0.6),
        (-1.0, 0.62, 0.02, 0.3),
        (-0.02, 0.28, 1.9, 0.02),
    ]
    grips = [(-0.1, 0.74, 0.2, 0.035), (-0.8, 0.74, 0.2, 0.035)]
    return join([flanks(seams, half * 1.012, SEAM), flanks(grips, half * 1.016, m.DARK_METAL)])


def _ends(body: Body) -> Mesh:
    nose, tail = body.hull[-1][0], body.hull[0][0]
    front = boxes([(s * 0.53, 0.56, nose - 0.05, 0.28, 0.13, 0.12) for s in (-1, 1)], m.GLOW)
    grille = boxes([(0, 0.48, nose, 0.62, 0.15, 0.05)], TYRE)
    bars = boxes(
        [(0, 0.5 + 0.05 * i, nose + 0.025, 0.6, 0.012, 0.02) for i in range(3)], m.PALE_METAL
    )
    rear = boxes([(s * 0.55, 0.66, tail + 0.02, 0.26, 0.14, 0.08) for s in (-1, 1)], SEAM)
    bumpers = boxes(
        [(0, 0.32, nose - 0.04, 1.5, 0.14, 0.18), (0, 0.34, tail + 0.03, 1.5, 0.15, 0.16)], m.METAL
    )
    plates = join(
        [
            box((0.42, 0.1, 0.02), (0, 0.34, nose + 0.055), m.PAPER),
            box((0.42, 0.1, 0.02), (0, 0.5, tail - 0.02), m.PAPER),
        ]
    )
    return join([front, grille, bars, rear, bumpers, plates])


def van(paint: Patch = m.WHITEWARE) -> Mesh:
    """Return a delivery van with a sloping nose and a sliding door."""
    half = 0.95
    body = shell(
        [(-2.5, 0.3), (2.45, 0.3), (2.5, 0.85), (1.9, 1.15), (1.15, 2.1), (-2.5, 2.15)],
        2 * half,
        paint,
    )
    screen = quads(
        [[(-0.85, 1.2, 1.885), (0.85, 1.2, 1.885), (0.8, 2.0, 1.255), (-0.8, 2.0, 1.255)]], PANE
    )
    sides = flanks([(1.05, 1.25, 0.75, 0.6)], half + 0.006, PANE)
    seams = flanks(
        [
            (0.55, 0.35, 0.025, 1.6),
            (-0.75, 0.35, 0.025, 1.65),
            (1.45, 0.5, 0.02, 0.7),
            (-0.1, 1.15, 1.25, 0.02),
            (-0.9, 0.7, 2.8, 0.03),
        ],
        half + 0.008,
        SEAM,
    )
    doors = marks([(0, 0.4, 0.025, 1.7)], SEAM, 2.508).turned(np.pi)
    glass = marks([(s * 0.45, 1.35, 0.7, 0.5) for s in (-1, 1)], PANE, 2.506).turned(np.pi)
    bumper = boxes(
        [(0, 0.28, 2.45, 1.95, 0.24, 0.2), (0, 0.28, -2.47, 1.9, 0.18, 0.14)], m.DARK_METAL
    )
    grille = boxes([(0, 0.6, 2.47, 0.8, 0.18, 0.06)], TYRE)
    mirrors = boxes([(s * 1.08, 1.25, 1.5, 0.14, 0.28, 0.1) for s in (-1, 1)], m.BLACK)
    return join(
        [
            body,
            screen.moved(0, 0.01, 0.02),
            sides,
            seams,
            doors,
            glass,
            bumper,
            grille,
            mirrors,
            lamps(0.74, 0.62, 2.47, -2.5, 0.26),
            wheels((-1.6, 1.6), 0.97, 0.34),
        ]
    )
