"""Parked cars: whole ones near the action, coarse ones farther off."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props import vehicles
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import boxes, cylinder, loft, quads, spin

NEAR = 7.5
"""Metres from the action within which a car is drawn whole."""
SIDE = np.array([(-2.2, 0.35), (-2.2, 0.85), (-1.0, 0.93), (1.0, 0.9), (2.1, 0.7), (2.2, 0.35)])
"""The hull's side view: z, y from the tail's sill over the belt to the nose's sill."""


def parked(s: Scenery, *spots: Spot) -> None:
    """Park cars of mixed greys."""
    for spot in spots:
        paint = m.shade(m.METAL, float(s.rng.choice([0.42, 0.65, 0.8, 0.94])))
        near = np.hypot(spot.x, spot.z) < NEAR
        mesh = vehicles.car(paint) if near else coarse_car(paint)
        s.fix(("car", mesh, spot), role="vehicle", line=0.8)


def coarse_car(paint: Patch) -> Mesh:
    """Return a car of about a hundred triangles, nose to +z."""
    rings = [[(x, y, z) for z, y in SIDE] for x in (-0.86, 0.86)]
    hull = loft(rings, paint)
    glass = Patch(0.5, "glass")
    low = [(-0.76, 0.9, 0.98), (0.76, 0.9, 0.98), (0.76, 0.92, -1.7), (-0.76, 0.92, -1.7)]
    top = [(-0.6, 1.42, 0.1), (0.6, 1.42, 0.1), (0.6, 1.4, -1.0), (-0.6, 1.4, -1.0)]
    panes = [[low[i], low[(i + 1) % 4], top[(i + 1) % 4], top[i]] for i in range(4)]
    cabin = quads([*panes, top], (glass,) * 4 + (paint,))
    tyre = cylinder(0.32, 0.22, (0, -0.11, 0), m.BLACK, 10).transformed(spin((0, 0, 1), np.pi / 2))
    tyres = [tyre.moved(x, 0.32, z) for x in (-0.78, 0.78) for z in (-1.35, 1.36)]
    lamps = boxes([(x, 0.52, 2.16, 0.3, 0.13, 0.06) for x in (-0.55, 0.55)], m.GLOW)
    return join([hull, cabin, *tyres, lamps])
