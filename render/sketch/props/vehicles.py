"""Vehicles standing on the origin, their nose to +z."""

from dataclasses import dataclass

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.shapes import box, boxes, cylinder, loft, quads, spin

Station = tuple[float, float, float, float]
"""z, half width at the belt, height of the belt, height of the sill (metres)."""


@dataclass(frozen=True)
class Body:
    """A car's shape: `hull` from tail to nose; `cabin` (z, half width, height) over it."""

    hull: tuple[Station, ...]
    cabin: tuple[tuple[float, float, float], ...]
    wheels: tuple[float, float]
    tyre: float = 0.32


SEDAN = Body(
    ((-2.2, 0.7, 0.72, 0.42), (-2.1, 0.82, 0.86, 0.28), (-1.35, 0.87, 0.92, 0.24),
     (1.0, 0.87, 0.9, 0.24), (1.85, 0.83, 0.76, 0.26), (2.15, 0.7, 0.62, 0.36)),
    ((-1.75, 0.78, 0.9), (-1.05, 0.62, 1.4), (0.05, 0.62, 1.42), (0.98, 0.76, 0.9)),
    (-1.35, 1.32),
)  # fmt: skip


def wheel(radius: float = 0.32, width: float = 0.22) -> Mesh:
    """Return a wheel about the origin whose axle is x."""
    tyre = cylinder(radius, width, (0, -width / 2, 0), m.BLACK, 16)
    hub = cylinder(radius * 0.55, width + 0.02, (0, -width / 2 - 0.01, 0), m.PALE_METAL, 10)
    return join([tyre, hub]).transformed(spin((0, 0, 1), np.pi / 2))


def car(paint: Patch = m.PALE_METAL, body: Body = SEDAN) -> Mesh:
    """Return a car for a street: hull, glasshouse, wheels, lamps."""
    rows = []
    for z, half, belt, sill in body.hull:
        side = [
            (half * 0.9, sill),
            (half, sill + 0.12),
            (half, (sill + belt) / 2),
            (half * 0.97, belt - 0.04),
            (half * 0.86, belt),
        ]
        outline = [(x, y) for x, y in side] + [(-x, y) for x, y in side[::-1]]
        rows.append([(x, y, z) for x, y in outline])
    hull = loft(rows, paint)
    parts = [hull, _glasshouse(body, paint)]
    parts += [
        wheel(body.tyre).moved(sign * 0.76, body.tyre, z) for z in body.wheels for sign in (-1, 1)
    ]
    parts.append(_lamps(body))
    return join(parts)


def _glasshouse(body: Body, paint: Patch) -> Mesh:
    (z0, w0, y0), (z1, w1, y1), (z2, w2, y2), (z3, w3, y3) = body.cabin
    glass = m.shade(m.GLASS, 0.5)
    panes = [
        [(-w3, y3, z3), (w3, y3, z3), (w2, y2, z2), (-w2, y2, z2)],
        [(w0, y0, z0), (-w0, y0, z0), (-w1, y1, z1), (w1, y1, z1)],
        [(w3, y3, z3), (w0, y0, z0), (w1, y1, z1), (w2, y2, z2)],
        [(-w0, y0, z0), (-w3, y3, z3), (-w2, y2, z2), (-w1, y1, z1)],
    ]
    roof = [[(-w2, y2, z2), (w2, y2, z2), (w1, y1, z1), (-w1, y1, z1)]]
    pillars = boxes(
        [(s * (w1 + 0.06), y0, (z1 + z2) / 2, 0.05, y1 - y0, 0.08) for s in (-1, 1)], paint
    )
    return join([quads(panes, (glass,) * 4), quads(roof, paint), pillars])


def _lamps(body: Body) -> Mesh:
    nose, tail = body.hull[-1], body.hull[0]
    front = boxes([(s * 0.52, 0.54, nose[0] - 0.02, 0.26, 0.12, 0.08) for s in (-1, 1)], m.GLOW)
    grille = box((0.6, 0.12, 0.06), (0, 0.46, nose[0]), m.BLACK)
    rear = boxes([(s * 0.55, 0.6, tail[0] + 0.0, 0.26, 0.12, 0.06) for s in (-1, 1)], m.DARK_METAL)
    bumpers = boxes(
        [(0, 0.34, nose[0] - 0.02, 1.5, 0.14, 0.16), (0, 0.36, tail[0] + 0.02, 1.5, 0.14, 0.14)],
        m.METAL,
    )
    return join([front, grille, rear, bumpers])
