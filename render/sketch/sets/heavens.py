"""With no ground underfoot: space, sky."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props import plants
from render.sketch.sets import landscape as land
from render.sketch.sets.aviation import airliner
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import (
    boulder,
    boxes,
    cone,
    flat,
    lathe,
    loft,
    one_patch,
    quads,
    sphere,
    spin,
    tube,
)


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
    land.gulls(s, 6, (-12, 2, -26), (12, 8, -12))
    s.post(far=Spot(-3.0, -9.0, 0.0, 1.0))
    s.mark((0.0, 0.0), (1.0, 0.3), (-1.0, 0.2), (0.3, 1.3), (1.9, -0.6), (-1.8, -0.8))
    s.fog, s.key = (80.0, 600.0), (-0.6, 0.65, 0.4)
