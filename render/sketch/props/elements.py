"""Fire, smoke, blood and water, as things the inking draws."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props import outdoors
from render.sketch.props.panels import grounded
from render.sketch.props.prop import Prop
from render.sketch.shapes import boulder, face, lathe, one_patch, sphere, spin, tube

BLOOD = Patch(0.2, "dark")


def fire(_: int = 0) -> Mesh:
    """Return burning logs; the inking adds tongues and smoke."""
    return outdoors.fire()


def smoke(seed: int = 0) -> Mesh:
    """Return a rising cloud of smoke."""
    rng = np.random.default_rng([seed & 0xFFFF, 3])
    puffs = []
    for level in range(9):
        rise = level / 8
        for _side in range(2):
            size = 0.16 + 0.22 * rise
            x, z = rng.normal(0, 0.1 + 0.18 * rise, 2)
            puffs.append(
                boulder((size, size * 0.85, size), rng, m.shade(m.GREY, 0.9), 0.16, 12).moved(
                    float(x), 0.2 + 1.9 * rise, float(z) * 0.6
                )
            )
    return grounded(one_patch(join(puffs), Patch(0.88, "")))


def _puddle(seed: int, size: float, patch: Patch) -> Mesh:
    rng = np.random.default_rng([seed & 0xFFFF, 6])
    turn = np.arange(26) * 2 * np.pi / 26
    reach = size * (
        1
        + 0.18 * np.sin(turn * 3 + rng.uniform(0, 6))
        + 0.13 * np.sin(turn * 5 + rng.uniform(0, 6))
    )
    outline = np.stack([reach * np.cos(turn), reach * np.sin(turn) * 0.72], axis=1)
    return face(outline, 0.004, patch).transformed(spin((1, 0, 0), -np.pi / 2))


def blood(seed: int = 0) -> Mesh:
    """Return a dark pool with splashes round it."""
    rng = np.random.default_rng([seed & 0xFFFF, 8])
    spots = []
    for _spot in range(11):
        turn, away = rng.uniform(0, 2 * np.pi), rng.uniform(0.34, 0.55)
        spots.append(
            _puddle(int(rng.integers(99)), float(rng.uniform(0.012, 0.045)), BLOOD).moved(
                float(away * np.cos(turn)), 0.0, float(away * 0.75 * np.sin(turn))
            )
        )
    gleam = [
        tube([(-0.12, 0.006, 0.06), (-0.04, 0.006, 0.085), (0.05, 0.006, 0.08)], 0.004, m.LINEN, 4)
    ]
    return grounded(join([_puddle(seed, 0.27, BLOOD), *spots, *gleam]))


def water(seed: int = 0) -> Mesh:
    """Return a puddle with rings and drops that spring from it."""
    rings = []
    for radius in (0.09, 0.17, 0.26):
        turn = np.linspace(0, 2 * np.pi, 25)
        path = np.stack(
            [radius * np.cos(turn), np.full(25, 0.008), 0.72 * radius * np.sin(turn)], axis=1
        )
        rings.append(tube(path, 0.005, Patch(0.97, "water"), 4))
    crown = [
        lathe(
            [(0.0, 0.0), (0.013, 0.012), (0.008, 0.03), (0.0, 0.05)],
            (0.06 * np.cos(t), 0.05 + 0.04 * np.sin(2 * t) ** 2, 0.045 * np.sin(t)),
            m.shade(m.WATER, 0.95),
            6,
        )
        for t in np.arange(6) * np.pi / 3
    ]
    column = lathe([(0.035, 0.004), (0.012, 0.03), (0.009, 0.07)], patch=m.WATER, sides=10)
    return grounded(
        join(
            [
                _puddle(seed, 0.42, m.WATER),
                *rings,
                *crown,
                column,
                sphere(0.018, (0, 0.11, 0), m.WATER, 8),
            ]
        )
    )


ELEMENTS: dict[str, Prop] = {
    "fire": Prop(fire, rest="floor"),
    "smoke": Prop(smoke, rest="floor"),
    "blood": Prop(blood, rest="floor"),
    "water": Prop(water, rest="floor"),
}
