"""Every animal of the vocabulary, in two poses by the seed: even stands, odd moves."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.beasts import BEAR, CAT, COW, DOG, HORSE, RAT
from render.sketch.props.creatures import bird, fish, snake
from render.sketch.props.panels import grounded, scaled
from render.sketch.props.prop import Prop
from render.sketch.props.quadrupeds import Beast, beast
from render.sketch.shapes import (
    boulder,
    loft,
    open_sided,
    sphere,
    tube,
)


def _beast(kind: Beast, seed: int) -> Mesh:
    return beast(kind, bool(seed % 2))


def cow(seed: int = 0) -> Mesh:
    """Return a cow with spots, horns and an udder."""
    body = _beast(COW, seed)
    tall = COW.tall
    horns = [
        tube(
            [
                (s * 0.09 * tall, 1.08 * tall, 0.68 * tall),
                (s * 0.19 * tall, 1.12 * tall, 0.7 * tall),
                (s * 0.2 * tall, 1.22 * tall, 0.72 * tall),
            ],
            [0.04, 0.035, 0.006],
            m.LINEN,
            6,
        )
        for s in (-1, 1)
    ]
    spots = [
        scaled(
            boulder((0.19, 0.17, 0.24), np.random.default_rng(n), Patch(0.25, ""), 0.25), 1, 1, 1
        ).moved(s * x * tall, y * tall, z * tall)
        for n, (s, x, y, z) in enumerate(
            (
                (1, 0.155, 0.8, -0.32),
                (1, 0.16, 0.76, 0.2),
                (-1, 0.16, 0.74, 0.0),
                (-1, 0.13, 0.85, -0.45),
            )
        )
    ]
    udder = sphere(0.17, (0, 0.5 * tall, -0.38 * tall), m.LINEN, 10)
    return grounded(join([body, *horns, *spots, udder]))


def horse(seed: int = 0) -> Mesh:
    """Return a saddled horse with a bridle."""
    tall = HORSE.tall
    turn = np.linspace(-0.25 * np.pi, 1.25 * np.pi, 13)
    rows = [
        [(0.2 * tall * np.cos(t), (0.8 + 0.2 * np.sin(t) + lift) * tall, z * tall) for t in turn]
        for z, lift in ((-0.12, 0.035), (-0.05, 0.008), (0.06, 0.008), (0.12, 0.04))
    ]
    saddle = open_sided(loft(rows, Patch(0.25, "cloth"), closed=False))
    girth = tube(
        [
            (0.19 * tall * np.cos(t), (0.795 + 0.2 * np.sin(t)) * tall, 0.02 * tall)
            for t in np.linspace(np.pi * 0.9, 2.1 * np.pi, 12)
        ],
        0.02,
        m.BLACK,
        4,
    )
    stirrups = [
        tube([(s * 0.33, 1.2, 0.06), (s * 0.36, 0.85, 0.1)], 0.012, m.BLACK, 4) for s in (-1, 1)
    ]
    irons = [
        tube(
            [
                (s * 0.36, 0.85, 0.1),
                (s * 0.36, 0.74, 0.03),
                (s * 0.36, 0.74, 0.17),
                (s * 0.36, 0.85, 0.1),
            ],
            0.012,
            m.METAL,
            5,
        )
        for s in (-1, 1)
    ]
    reins = [
        tube(
            [
                (s * 0.09, 1.08 * tall, 0.88 * tall),
                (s * 0.2, 1.0 * tall, 0.5 * tall),
                (s * 0.06, 1.03 * tall, 0.2 * tall),
            ],
            0.01,
            m.BLACK,
            4,
        )
        for s in (-1, 1)
    ]
    bridle = [
        tube(
            [(s * 0.105, (1.02 + 0.0) * tall, 0.86 * tall), (s * 0.13, 1.26 * tall, 0.74 * tall)],
            0.011,
            m.BLACK,
            4,
        )
        for s in (-1, 1)
    ]
    return join([_beast(HORSE, seed), saddle, girth, *stirrups, *irons, *reins, *bridle])


def _in_arms(mesh: Mesh) -> Mesh:
    return grasp.along(
        mesh.turned(-np.pi / 2),
        (0.12, 0.08, 0.0),
        ((0.74, -0.51, -0.45), (0.59, 0.81, 0.05), (0.34, -0.3, 0.89)),
    )


ANIMALS: dict[str, Prop] = {
    "dog": Prop(lambda s: _beast(DOG, s), rest="floor", role="animal"),
    "cat": Prop(
        lambda s: _beast(CAT, s), lambda s: _in_arms(_beast(CAT, 0)), "box", "floor", "animal"
    ),
    "horse": Prop(horse, rest="ground", role="animal"),
    "bird": Prop(bird, lambda _: grasp.upright(bird(0), (0, 0.02, 0)), "grip", "table", "animal"),
    "cow": Prop(cow, rest="ground", role="animal"),
    "rat": Prop(
        lambda s: _beast(RAT, s),
        lambda _: grasp.upright(_beast(RAT, 0), (0, 0.03, 0)),
        "cup",
        "floor",
        "animal",
    ),
    "fish": Prop(fish, lambda _: grasp.upright(fish(0), (0, 0.02, 0)), "cup", "table", "animal"),
    "snake": Prop(snake, rest="floor", role="animal"),
    "bear": Prop(lambda s: _beast(BEAR, s), rest="ground", role="animal"),
}
