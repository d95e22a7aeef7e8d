"""What stands or grows outside, and what the weather asks for."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp, outdoors, plants
from render.sketch.props import materials as m
from render.sketch.props.panels import grounded, upside
from render.sketch.props.prop import Prop
from render.sketch.shapes import (
    box,
    boxes,
    cylinder,
    face,
    lathe,
    loft,
    one_patch,
    open_sided,
    spin,
    tube,
)

CANOPY = Patch(0.4, "cloth")


def umbrella(_: int = 0) -> Mesh:
    """Return an open umbrella that stands on its crook."""
    shaft = tube(
        [
            (0.05, 0.06, 0),
            (0.045, 0.015, 0),
            (0.015, 0.0, 0),
            (0.0, 0.05, 0),
            (0, 0.4, 0),
            (0, 0.98, 0),
        ],
        0.009,
        m.BLACK,
        6,
    )
    turn = np.arange(16) * 2 * np.pi / 16
    levels = []
    for share, y in ((1.0, 0.7), (0.78, 0.82), (0.45, 0.92), (0.0, 0.96)):
        edge = np.where(np.arange(16) % 2 == 0, 1.0, 0.95)
        lift = np.where(np.arange(16) % 2 == 0, 0.0, 0.035 * share)
        levels.append(
            np.stack(
                [0.55 * share * edge * np.sin(turn), y + lift, 0.55 * share * edge * np.cos(turn)],
                axis=1,
            )
        )
    cloth = open_sided(loft(np.array(levels), CANOPY, caps=False))
    ribs = [
        tube([(0, 0.78, 0), (0.3 * np.sin(t), 0.86, 0.3 * np.cos(t))], 0.0025, m.METAL, 4)
        for t in turn[::2]
    ]
    lines = [
        tube(
            [
                (0.552 * np.sin(t), 0.703, 0.552 * np.cos(t)),
                (0.433 * np.sin(t), 0.824, 0.433 * np.cos(t)),
                (0.25 * np.sin(t), 0.926, 0.25 * np.cos(t)),
                (0, 0.965, 0),
            ],
            0.003,
            m.BLACK,
            4,
        )
        for t in turn[::2]
    ]
    return join([shaft, cloth, *ribs, *lines])


def gate(_: int = 0) -> Mesh:
    """Return an iron double gate between stone pillars."""
    pillars = boxes(
        [(s * 1.35, 0, 0, 0.4, 2.1, 0.4) for s in (-1, 1)]
        + [(s * 1.35, 2.1, 0, 0.5, 0.12, 0.5) for s in (-1, 1)],
        m.STONE,
    )
    bars = []
    for x in np.arange(-1.08, 1.09, 0.135):
        top = 1.95 - 0.45 * (abs(x) / 1.08)
        bars.append(tube([(x, 0.1, 0), (x, top, 0)], 0.014, m.BLACK, 5))
        bars.append(tube([(x, top, 0), (x, top + 0.12, 0)], [0.028, 0.001], m.BLACK, 5))
    rails = boxes(
        [(s * 0.56, y, 0, 1.1, 0.045, 0.03) for s in (-1, 1) for y in (0.18, 0.85, 1.3)], m.BLACK
    )
    lock = box((0.16, 0.2, 0.05), (0, 0.95, 0), m.DARK_METAL)
    return join([pillars, *bars, rails, lock])


def feather(_: int = 0) -> Mesh:
    """Return a feather that stands on its quill, flat to the front."""
    quill = tube(
        [(0, 0, 0), (0.004, 0.08, 0), (0.0, 0.2, 0), (-0.02, 0.3, 0)],
        [0.003, 0.0028, 0.002, 0.0006],
        m.PALE_WOOD,
        5,
    )
    vanes = []
    for side in (-1, 1):
        edge = [
            (0.0, 0.07),
            (side * 0.024, 0.1),
            (side * 0.034, 0.16),
            (side * 0.026, 0.24),
            (-0.02, 0.305),
        ]
        points = edge if side > 0 else edge[::-1]
        centre = np.mean(points, axis=0)
        vane = open_sided(
            face(np.array(points) - centre, 0.0, m.LINEN).moved(
                float(centre[0]), float(centre[1]), 0
            )
        )
        vanes.append(one_patch(vane, m.shade(m.LINEN, 0.97 if side > 0 else 0.8)))
    barbs = [
        tube([(0, y, 0.002), (s * 0.026, y + 0.025, 0.002)], 0.0007, m.BLACK, 4)
        for y in np.arange(0.1, 0.24, 0.022)
        for s in (-1, 1)
    ]
    return join([quill, *vanes, *barbs])


def stone(seed: int = 0) -> Mesh:
    """Return a rough stone with cracks, the size of a head."""
    rng = np.random.default_rng([seed & 0xFFFF, 9])
    return grounded(join([plants.rock(rng, 0.16), plants.rock(rng, 0.07).moved(0.2, 0, 0.06)]))


def log(_: int = 0) -> Mesh:
    """Return a felled log with the rings of its cut and the stump of a branch."""
    bark = lathe([(0.17, -0.6), (0.16, 0.0), (0.175, 0.6)], patch=m.BARK, sides=16)
    cuts = [cylinder(0.15 - 0.045 * n, 0.004 * (n + 1), (0, 0.6, 0), wood, 16)
            for n, wood in enumerate((m.PALE_WOOD, m.WOOD, m.PALE_WOOD, m.WOOD))]  # fmt: skip
    cracks = [tube([(0.17 * np.cos(t), -0.5 + 0.2 * n, 0.17 * np.sin(t)),
                    (0.168 * np.cos(t + 0.1), -0.2 + 0.2 * n, 0.168 * np.sin(t + 0.1))],
                   0.006, m.BLACK, 4) for n, t in enumerate((0.2, 1.0, 1.7, 2.6))]  # fmt: skip
    stump = tube([(0.1, 0.1, 0.1), (0.2, 0.16, 0.22)], [0.055, 0.045], m.BARK, 8)
    whole = join([bark, *cuts, *cracks, stump])
    return grounded(whole.transformed(spin((0, 0, 1), -np.pi / 2)))


def plant(seed: int = 0) -> Mesh:
    """Return a plant in a pot."""
    return plants.potted(np.random.default_rng(seed), 0.7)


def tree(seed: int = 0) -> Mesh:
    """Return a leafy tree."""
    return plants.oak(np.random.default_rng(seed))


def closed_fence(_: int = 0) -> Mesh:
    """Return a fence of pickets."""
    return outdoors.pickets(2.6, 1.0)


def _over_head(_: int) -> Mesh:
    return grasp.along(
        umbrella(), (0, 0.12, 0), ((0.1, -0.97, 0.1), (0.96, 0.2, -0.22), (0.2, 0.1, 0.97))
    )


OUTSIDE: dict[str, Prop] = {
    "umbrella": Prop(lambda s: upside(umbrella(s), 1.15, (1, 0, 0)), _over_head, "grip", "floor"),
    "plant": Prop(
        plant,
        lambda s: grasp.carried(plants.potted(np.random.default_rng(s), 0.45), (0, 0, 0)),
        "tray",
    ),
    "tent": Prop(lambda _: outdoors.tent(), rest="floor"),
    "fence": Prop(closed_fence, rest="floor"),
    "gate": Prop(gate, rest="floor"),
    "stone": Prop(
        stone,
        lambda s: grasp.upright(plants.rock(np.random.default_rng(s), 0.05), (0, 0.03, 0)),
        "cup",
        "floor",
    ),
    "log": Prop(log, rest="floor"),
    "feather": Prop(
        lambda s: upside(
            feather(s).transformed(spin((0, 0, 1), -0.9)), -np.pi / 2 + 0.12, (1, 0, 0)
        ),
        lambda s: grasp.upright(feather(s), (0, 0.03, 0)),
        "pen",
    ),
    "tree": Prop(tree, rest="floor", role="foliage"),
}
