"""Shelters without walls of their own: tent, cave, void."""

import numpy as np

from render.sketch.mesh import join
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import plants
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import box, cylinder, face, flat, lathe, loft, quad


def tent(s: Scenery) -> None:
    """Dress a ridge tent from within: canvas slopes, pole, bedrolls, a lantern, a crate."""
    canvas = m.shade(m.CLOTH, 0.92)
    half, ridge, back, front = 2.3, 2.5, -2.6, 2.4
    s.thing(
        "floor",
        flat(2 * half, front - back, (0, 0, (front + back) / 2), m.shade(m.CLOTH, 0.84)),
        "floor",
    )
    for side in (-1, 1):
        slope = [
            (side * half, 0, front),
            (side * half, 0, back),
            (0, ridge, back),
            (0, ridge, front),
        ]
        s.thing("canvas", quad(slope if side < 0 else slope[::-1], canvas), "wall")
        for z in (-1.3, 0.0, 1.3):
            s.stroke([(side * half * 0.98, 0.02, z), (side * 0.03, ridge - 0.03, z)], 0.35)
    s.hang(("gable", face([(-half, 0), (half, 0), (0, ridge)], 0, canvas), Spot(0, back)))
    flap = [(-0.35, 0), (0.35, 0), (0.05, 1.9)]
    s.hang(("flap", face(flap, 0.01, s.pane), Spot(0, back)))
    s.fix(("pole", cylinder(0.035, ridge, patch=m.WOOD, sides=6), Spot(0, -2.4)))
    for side in (-1, 1):
        roll = join(
            [
                box((0.75, 0.12, 1.9), patch=m.CLOTH),
                box((0.75, 0.14, 0.35), (0, 0.1, -0.72), m.LINEN),
            ]
        )
        s.prop(("bedroll", roll, Spot(side * 1.2, -1.2)))
    s.prop(("crate", f.crate(0.42), Spot(0.0, -1.8)))
    s.dress(
        (
            "lantern",
            lathe(
                [(0.07, 0), (0.07, 0.04), (0.05, 0.06), (0.06, 0.18), (0.02, 0.24)],
                patch=m.GLOW,
                sides=8,
            ),
            Spot(0, -1.8, 0, 0.42),
        )
    )
    s.light(0, 0.7, -1.8, 4.0)
    s.lie(0.13, bed=Spot(-1.2, -1.15), bed_2=Spot(1.2, -1.15))
    s.seat(0.13, seat_1=Spot(-1.05, -0.7, 0.5), seat_2=Spot(1.05, -0.7, -0.5))
    s.post(door=Spot(0.0, 1.7, 0.0))
    s.mark((0.0, 0.0), (0.55, 0.45), (-0.55, 0.45), (0.0, 0.9), (0.5, 1.3), (-0.5, 1.3))
    s.walls = (-1.4, -2.3, 1.4, 2.1)


def cave(s: Scenery) -> None:
    """Dress a cave: ragged walls closing to a bright mouth, boulders, stalactites."""
    rock = m.shade(m.STONE, 0.74)
    turns = np.linspace(np.pi * 1.04, -np.pi * 0.04, 17)
    levels = []
    for z, wide, high in (
        (4.5, 4.6, 4.0),
        (1.5, 4.4, 3.8),
        (-2.0, 3.9, 3.6),
        (-5.5, 3.2, 3.2),
        (-9.0, 2.2, 2.7),
        (-12.0, 1.6, 2.3),
    ):
        rough = 1 + s.rng.uniform(-0.13, 0.13, len(turns))
        levels.append(
            np.column_stack(
                [np.cos(turns) * wide * rough, np.sin(turns) * high * rough, np.full(len(turns), z)]
            )
        )
    s.thing("rock_wall", loft(levels[::-1], rock, closed=False), "wall")
    s.thing("floor", flat(12.0, 18.0, (0, 0, -4.0), m.shade(m.EARTH, 0.82)), "floor")
    mouth = levels[-1][::-1, :2] * 1.05
    s.hang(("mouth", face(mouth, 0, m.GLOW), Spot(0, -12.0)), line=1.0)
    for x, z, size in (
        (-2.6, -1.4, 0.7),
        (2.7, -2.2, 0.9),
        (2.9, 0.7, 0.5),
        (-2.9, 1.2, 0.6),
        (-1.6, -5.0, 0.6),
        (1.9, -5.6, 0.7),
    ):
        s.prop(("boulder", plants.rock(s.rng, size, m.shade(m.STONE, 0.68)), Spot(x, z, x)))
    for _ in range(11):
        x, z = s.rng.uniform(-2.6, 2.6), s.rng.uniform(-6.0, -1.0)
        long = float(s.rng.uniform(0.5, 1.2))
        s.dress(
            (
                "stalactite",
                lathe([(0.0, -long), (0.07, -long * 0.4), (0.17, 0.3)], patch=rock, sides=7),
                Spot(float(x), float(z), y=3.35),
            )
        )
    for _ in range(14):
        turn, z = s.rng.uniform(0.15, 2.9), s.rng.uniform(-7, 2)
        arc = np.linspace(turn, turn + 0.25, 6)
        s.stroke(
            np.column_stack(
                [np.cos(arc) * 3.4, np.sin(arc) * 3.1, np.full(6, z) + s.rng.uniform(-0.2, 0.2, 6)]
            ),
            0.5,
        )
    s.seat(0.6, seat_1=Spot(-2.6, -1.4, 1.0))
    s.post(far=Spot(0.2, -7.0), mouth=Spot(0.0, -10.0, np.pi), wall=Spot(2.6, -0.7, -1.57))
    s.mark((0.0, 0.0), (0.9, 0.4), (-0.9, 0.4), (0.0, 1.2), (1.4, -0.9), (-1.0, -1.1), (0.3, -3.0))
    s.walls = (-3.0, -11.0, 3.0, 4.0)
    s.fog = (8.0, 30.0)
    s.key = (0.2, 0.5, -0.6)


def void(s: Scenery) -> None:
    """Dress nothing: bare paper with a floor to stand on."""
    s.thing("floor", flat(400.0, 400.0, patch=m.shade(m.PAPER, 1.0)), "floor", 0.0)
    s.post(far=Spot(0.0, -8.0))
    s.mark((0.0, 0.0), (0.8, 0.35), (-0.8, 0.35), (0.0, 0.95), (1.6, -0.2), (-1.6, -0.2))
    s.fog = (12.0, 30.0)
