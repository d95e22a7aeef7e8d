"""Where little grows: desert, mountain, snow."""

import numpy as np

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props import outdoors, plants
from render.sketch.sets import landscape as land
from render.sketch.sets.landscape import FREE, ring_of
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import loft


def mesa(s: Scenery, wide: float, high: float) -> Mesh:
    """Return a table mountain with a skirt of scree."""
    turn = np.linspace(0, 2 * np.pi, 18, endpoint=False)
    rings = []
    for share, y in ((1.3, -1.0), (0.92, 0.35), (0.82, 0.4), (0.76, 0.93), (0.7, 1.0)):
        rough = s.rng.uniform(0.86, 1.1, 18)
        rings.append(
            np.column_stack(
                [
                    wide * share * np.sin(turn) * rough,
                    np.full(18, max(y * high, -1.0)),
                    wide * 0.6 * share * np.cos(turn) * rough,
                ]
            )
        )
    return loft(rings, Patch(0.88, "stone"))


def desert(s: Scenery) -> None:
    """Dress a desert: dunes, mesas on the horizon, saguaros, stones, scrub."""

    def height(x: Floats, z: Floats) -> Floats:
        rise = np.clip((np.hypot(x, z) - 4) / 18, 0, 1) ** 1.4
        dunes: Floats = (
            1.7 * np.sin(x * 0.11 + 0.6 * np.sin(z * 0.05)) + 1.2 * np.sin(z * 0.13 + x * 0.03)
        ) * rise
        return dunes

    land.terrain(s, m.SAND, 240.0, height, 60)
    for x, z, wide, high in (
        (-48.0, -95.0, 22.0, 20.0),
        (32.0, -110.0, 16.0, 27.0),
        (66.0, -88.0, 28.0, 14.0),
        (-95.0, -80.0, 26.0, 17.0),
        (10.0, 130.0, 30.0, 20.0),
    ):
        s.far(("mesa", mesa(s, wide, high), Spot(x, z)), line=0.6)
    s.fix(
        *(
            ("cactus", plants.cactus(h), Spot(x, z, x))
            for x, z, h in (
                (-4.4, -5.0, 2.7),
                (6.4, -9.0, 3.3),
                (-10.0, -16.0, 3.2),
                (13.0, -22.0, 3.0),
            )
        ),
        role="foliage",
        line=0.9,
    )
    for spot in ring_of(s, 10, (3.0, 16.0), 2.0):
        s.prop(("rock", plants.rock(s.rng, float(s.rng.uniform(0.25, 0.7))), spot), line=0.8)
    s.dress(
        *(("scrub", plants.reeds(s.rng, 0.5), spot) for spot in ring_of(s, 9, (2.6, 12.0), 1.8)),
        line=0.5,
    )
    land.pebbles(s, 60, 10.0)
    s.prop(("boulder", plants.rock(s.rng, 0.8), Spot(2.9, -2.0)))
    s.seat(0.55, seat_1=Spot(2.9, -2.0, -0.4))
    s.post(far=Spot(0.6, -7.0), path=Spot(0.0, -2.0))
    s.mark(*FREE)
    s.fog, s.key = (40.0, 300.0), (-0.7, 0.5, 0.35)


def peaks(s: Scenery, radius: float, high: float, count: int, patch: Patch) -> None:
    """Close the horizon with a ring of pointed mountains with white tops."""
    for i in range(count):
        turn = 2 * np.pi * (i + s.rng.uniform(-0.3, 0.3)) / count
        x, z = radius * np.sin(turn), -radius * np.cos(turn)
        tall, wide = high * s.rng.uniform(0.5, 1.0), radius * s.rng.uniform(0.32, 0.5)
        rough = s.rng.uniform(0.75, 1.25, 11)
        around = np.linspace(0, 2 * np.pi, 11, endpoint=False)
        rings = []
        for share, y in ((1.0, -0.05), (0.62, 0.4), (0.36, 0.66)):
            rings.append(
                np.column_stack(
                    [
                        wide * share * np.sin(around) * rough,
                        tall * y + tall * 0.1 * (rough - 1),
                        wide * share * np.cos(around) * rough,
                    ]
                )
            )
        body = loft(rings, patch, caps=False)
        tip = np.column_stack([np.zeros(11), np.full(11, tall), np.zeros(11)])
        cap = loft([rings[-1], tip], m.SNOW, caps=False)
        s.far(("peak", join([body, cap]), Spot(float(x), float(z))), line=0.6)


def mountain(s: Scenery) -> None:
    """Dress a mountain side: a ledge over a drop, crags, a cairn, firs, peaks."""

    def height(x: Floats, z: Floats) -> Floats:
        drop = -np.clip(-3.2 - z, 0, 60) * 0.8
        slope = np.clip(x - 4.0, 0, 30) * 0.55 * (z > -12)
        ledge: Floats = (
            drop * (x < 9)
            + slope
            + 0.25 * np.sin(x * 0.9) * np.cos(z * 0.8) * (np.hypot(x, z) > 2.6)
        )
        return ledge

    land.terrain(s, m.shade(m.STONE, 0.9), 60.0, height, 50)
    land.ground(s, m.shade(m.GRASS, 0.95), -48.0)
    peaks(s, 190.0, 90.0, 13, Patch(0.86, "stone"))
    peaks(s, 110.0, 34.0, 11, Patch(0.8, "stone"))
    for x, z, size in (
        (4.4, -2.2, 1.5),
        (5.6, -4.6, 2.2),
        (-3.8, -2.4, 0.7),
        (-5.2, -2.6, 1.0),
        (6.4, 1.2, 1.6),
        (2.4, -2.3, 0.5),
        (-4.6, 2.0, 0.8),
    ):
        s.fix(("crag", plants.rock(s.rng, size, m.shade(m.STONE, 0.76)), Spot(x, z, x)), line=0.95)
    cairn = join([plants.rock(s.rng, 0.28 - 0.05 * i).moved(0, 0.26 * i, 0) for i in range(4)])
    s.prop(("cairn", cairn, Spot(-2.3, -2.0)))
    land.foliage(
        s,
        [
            ("fir", plants.pine(s.rng, 5.0), Spot(7.6, -1.6, 0, 1.8)),
            ("fir", plants.pine(s.rng, 4.0), Spot(-7.0, -1.6)),
            ("fir", plants.pine(s.rng, 6.0), Spot(9.6, 2.4, 0, 2.8)),
        ],
    )
    land.pebbles(s, 60, 7.0)
    for _ in range(24):
        x, z = s.rng.uniform(3.0, 7.0), s.rng.uniform(-5.0, 1.0)
        s.stroke(
            [
                (x, 0.3 + (x - 3) * 0.5, z),
                (x + 0.25, 0.75 + (x - 3) * 0.5, z - 0.05),
                (x + 0.2, 1.0 + (x - 3) * 0.5, z),
            ],
            0.5,
        )
    s.seat(0.42, seat_1=Spot(2.4, -2.3, -0.5))
    s.post(edge=Spot(0.2, -2.7, np.pi), path=Spot(0.4, -1.4), far=Spot(-1.2, -2.3))
    s.mark(*FREE)
    s.fog, s.key = (36.0, 460.0), (-0.6, 0.6, 0.4)


def snow(s: Scenery) -> None:
    """Dress a snow field: drifts, footprints, firs under snow, a half-buried fence, white peaks."""

    def height(x: Floats, z: Floats) -> Floats:
        far = np.clip((np.hypot(x, z) - 3) / 12, 0, 1)
        drifts: Floats = (
            0.5 * np.sin(x * 0.3 + 0.7) * np.cos(z * 0.25) + 0.3 * np.sin(x * 0.13 - z * 0.2)
        ) * far
        return drifts

    land.terrain(s, m.SNOW, 160.0, height, 50)
    firs = []
    for spot in ring_of(s, 18, (6.0, 32.0), 3.4):
        fir = plants.pine(s.rng, float(s.rng.uniform(5, 10)), m.shade(m.LEAF, 0.72))
        firs.append(("fir", fir, spot))
    land.foliage(s, firs, 0.75)
    s.fix(("fence", outdoors.fence(26.0, 0.8), Spot(-3.0, -5.6)), line=0.7)
    peaks(s, 170.0, 62.0, 12, Patch(0.93, "stone"))
    land.treeline(s, 80.0, 8.0, Patch(0.86, "leaf"))
    for i in range(16):
        x, z = 0.3 * np.sin(i * 0.5) + 0.16 * (-1) ** i, -1.2 - 0.62 * i
        u = np.linspace(0, 2 * np.pi, 9)
        s.stroke(
            np.column_stack([x + 0.07 * np.cos(u), np.full(9, 0.03), z + 0.15 * np.sin(u)]), 0.6
        )
    for _ in range(18):
        x, z = s.rng.uniform(-12, 12), s.rng.uniform(-16, 2)
        u = np.linspace(0, 1, 8)
        s.stroke(np.column_stack([x + 2.4 * u, 0.12 + 0.1 * np.sin(u * 3), np.full(8, z)]), 0.35)
    s.prop(
        ("drift", plants.rock(s.rng, 0.7, m.SNOW), Spot(2.8, -2.0)),
        ("rock", plants.rock(s.rng, 0.6), Spot(-2.9, -1.8)),
    )
    s.seat(0.5, seat_1=Spot(-2.9, -1.8, 0.5))
    s.post(path=Spot(0.0, -2.0), far=Spot(0.3, -4.2), fence=Spot(-1.2, -4.9, np.pi))
    s.mark(*FREE)
    s.fog, s.key = (26.0, 330.0), (-0.55, 0.6, 0.42)
