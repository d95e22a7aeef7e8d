"""Trees, bushes, rocks; a plant's foliage is one patch, so that only its outline shows."""

from collections.abc import Callable

import numpy as np

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.shapes import boulder, curve, lathe, loft, one_patch, open_sided, ring, tube

Rng = np.random.Generator


def _trunk(high: float, lean: float, thick: float, sides: int = 7) -> Mesh:
    path = curve([(0, -0.2, 0), (lean * 0.4, high * 0.5, 0), (lean, high, 0)], 5)
    return tube(path, np.linspace(thick, thick * 0.55, 5).tolist(), m.BARK, sides)


def oak(rng: Rng, high: float = 7.0, leaf: Patch = m.LEAF) -> Mesh:
    """Return a broad tree: a forked trunk under five lumps of leaves."""
    stem = high * 0.42
    parts = [_trunk(stem + 0.4, float(rng.uniform(-0.2, 0.2)), high * 0.035)]
    lumps = [((0, 0.72, 0), 0.3), ((-0.22, 0.6, 0.05), 0.22), ((0.22, 0.6, -0.05), 0.22),
             ((0.08, 0.58, 0.2), 0.2), ((-0.1, 0.85, -0.08), 0.2)]  # fmt: skip
    crown = []
    for (x, y, z), size in lumps:
        grow = size * high * rng.uniform(0.85, 1.15)
        crown.append(
            boulder((grow, grow * 0.8, grow), rng, leaf, 0.16, 9).moved(
                x * high, y * high, z * high
            )
        )
        parts.append(
            tube(
                [(0, stem * 0.8, 0), (x * high * 0.8, y * high * 0.9, z * high * 0.8)],
                [high * 0.02, high * 0.008],
                m.BARK,
                5,
            )
        )
    return join([*parts, one_patch(join(crown), leaf)])


def pine(rng: Rng, high: float = 9.0, leaf: Patch = m.DARK_LEAF) -> Mesh:
    """Return a fir: a straight trunk and skirts of drooping boughs."""
    skirts = []
    levels = 6
    for i in range(levels):
        share = i / levels
        radius = high * 0.21 * (1 - share) + 0.12
        y = high * (0.16 + 0.8 * share)
        hem = ring(radius, y - high * 0.03, 12)
        ragged = rng.uniform(0.7, 1.12, 12)
        hem[:, [0, 2]] *= ragged[:, None]
        hem[:, 1] -= (ragged - 0.9) * high * 0.06
        top = ring(radius * 0.12, y + high * 0.19, 12)
        skirts.append(open_sided(loft([hem, top], leaf, caps=False)))
    return join([_trunk(high * 0.9, 0.0, high * 0.02, 6), one_patch(join(skirts), leaf)])


def trunk(rng: Rng, high: float = 11.0) -> Mesh:
    """Return a tall bare trunk with branches, for the inside of a wood."""
    parts = [_trunk(high, float(rng.uniform(-0.4, 0.4)), high * 0.025)]
    for _ in range(4):
        y, turn = high * rng.uniform(0.3, 0.8), rng.uniform(0, 2 * np.pi)
        x, z = np.sin(turn), np.cos(turn)
        path = [(0, y, 0), (x * 0.9, y + 0.5, z * 0.9), (x * 1.7, y + 1.4, z * 1.7)]
        parts.append(tube(curve(path, 4), [0.06, 0.045, 0.03, 0.01], m.BARK, 5))
    return join(parts)


def bare(rng: Rng, high: float = 6.0) -> Mesh:
    """Return a dead tree with crooked boughs."""
    stem = high * 0.45
    parts = [_trunk(stem, float(rng.uniform(-0.3, 0.3)), high * 0.045)]
    for i in range(6):
        turn = i * 2 * np.pi / 6 + rng.uniform(-0.4, 0.4)
        x, z = np.sin(turn) * high * 0.3, np.cos(turn) * high * 0.3
        path = [
            (0, stem * 0.9, 0),
            (x * 0.5, stem + high * 0.12, z * 0.5),
            (x * 0.7, stem + high * 0.3, z * 0.7),
            (x, stem + high * rng.uniform(0.35, 0.5), z),
        ]
        parts.append(tube(path, [high * 0.025, high * 0.018, high * 0.01, 0.01], m.BARK, 5))
    return join(parts)


def palm(rng: Rng, high: float = 6.0) -> Mesh:
    """Return a leaning palm with a crown of fronds."""
    lean = float(rng.uniform(-0.9, 0.9))
    fronds = [frond(rng, high * 0.36, i * 2 * np.pi / 11) for i in range(11)]
    crown = one_patch(join(fronds), m.LEAF).moved(lean, high, 0)
    return join([_trunk(high, lean, high * 0.03), crown])


def frond(rng: Rng, length: float, turn: float) -> Mesh:
    """Return one drooping leaf that leaves the origin at `turn` radians about +y."""
    rise = float(rng.uniform(0.1, 0.3)) * length
    line = curve([(0, 0, 0), (0, rise * 2.2, length * 0.5), (0, -length * 0.5, length)], 6)
    half = np.array([0.03, 0.1, 0.12, 0.1, 0.06, 0.0]) * length
    left, right = line.copy(), line.copy()
    left[:, 0] += half
    right[:, 0] -= half
    left[:, 1] -= half * 0.5
    right[:, 1] -= half * 0.5
    return open_sided(loft([left, line, right], m.LEAF, closed=False)).turned(turn)


def bush(rng: Rng, size: float = 0.6, leaf: Patch = m.LEAF) -> Mesh:
    """Return a bush of three lumps, about `size` metres high."""
    lumps = [
        boulder((size * 0.6, size * 0.5, size * 0.55), rng, leaf, 0.2, 9).moved(
            x * size, size * y, z * size
        )
        for x, y, z in ((-0.4, 0.35, 0), (0.4, 0.32, 0.1), (0.0, 0.5, -0.1))
    ]
    return one_patch(join(lumps), leaf)


def hedge(rng: Rng, length: float, high: float = 1.1) -> Mesh:
    """Return a clipped hedge along x."""
    count = max(int(length / 0.8), 1)
    lumps = [
        boulder((0.62, high * 0.6, 0.36), rng, m.LEAF, 0.1, 8).moved(
            -length / 2 + 0.8 * i + 0.4, high * 0.48, 0
        )
        for i in range(count)
    ]
    return one_patch(join(lumps), m.LEAF)


def potted(rng: Rng, high: float = 1.1) -> Mesh:
    """Return a room plant in a pot."""
    pot = lathe([(0.13, 0), (0.17, 0.28)], patch=m.STONE, sides=10)
    leaves = [frond(rng, high * rng.uniform(0.4, 0.6), t) for t in rng.uniform(0, 2 * np.pi, 9)]
    stems = [leaf.moved(0, 0.28 + high * 0.35 * rng.uniform(0, 1), 0) for leaf in leaves]
    stalk = tube([(0, 0.2, 0), (0, 0.28 + high * 0.35, 0)], 0.012, m.BARK, 5)
    return join([pot, stalk, one_patch(join(stems), m.LEAF)])


def fern(rng: Rng, size: float = 0.9) -> Mesh:
    """Return a tuft of broad leaves on the ground."""
    turns = np.arange(8) * 2 * np.pi / 8 + rng.uniform(0, 1)
    return one_patch(join([frond(rng, size * rng.uniform(0.7, 1.1), t) for t in turns]), m.LEAF)


def broadleaf(rng: Rng, high: float = 2.0, leaf: Patch = m.LEAF) -> Mesh:
    """Return a jungle plant of upright, wide, bending leaves."""
    leaves = []
    for turn in np.arange(7) * 2 * np.pi / 7 + rng.uniform(0, 1):
        tall, reach = high * rng.uniform(0.75, 1.15), high * rng.uniform(0.4, 0.75)
        line = curve([(0, 0, 0), (0, tall * 1.1, reach * 0.2), (0, tall * 0.85, reach)], 6)
        half = np.array([0.02, 0.05, 0.12, 0.16, 0.11, 0.0]) * high
        left, right = line.copy(), line.copy()
        left[:, 0] += half
        right[:, 0] -= half
        blade = loft([left, line + np.array([0, 0.04 * high, 0]), right], leaf, closed=False)
        leaves.append(open_sided(blade).turned(float(turn)))
    return one_patch(join(leaves), leaf)


def reeds(rng: Rng, high: float = 1.3) -> Mesh:
    """Return a clump of reeds."""
    stalks = []
    for _ in range(9):
        x, z = rng.uniform(-0.35, 0.35, 2)
        lean = rng.uniform(-0.25, 0.25)
        tall = high * rng.uniform(0.6, 1)
        stalks.append(
            tube(
                [(x, -0.1, z), (x + lean * 0.4, tall * 0.6, z), (x + lean, tall, z)],
                [0.02, 0.016, 0.004],
                m.LEAF,
                3,
            )
        )
    return one_patch(join(stalks), m.LEAF)


def crops(rng: Rng, length: float, high: float = 0.5) -> Mesh:
    """Return a row of crops along x."""
    count = max(int(length / 0.9), 1)
    lumps = [
        boulder((0.5, high * 0.55, 0.28), rng, m.LEAF, 0.25, 6).moved(
            -length / 2 + 0.9 * i, high * 0.4, 0
        )
        for i in range(count)
    ]
    return one_patch(join(lumps), m.LEAF)


def cactus(high: float = 2.6) -> Mesh:
    """Return a saguaro with two arms."""
    stem = lathe(
        [(0.17, -0.1), (0.21, high * 0.5), (0.19, high * 0.9), (0.1, high * 0.98), (0.0, high)],
        patch=m.LEAF,
        sides=10,
    )
    arms = [
        tube(
            curve(
                [(0, high * s, 0), (side * 0.75, high * s, 0), (side * 0.62, high * (s + 0.34), 0)],
                7,
            ),
            [0.12] * 6 + [0.05],
            m.LEAF,
            7,
        )
        for side, s in ((-1, 0.35), (1, 0.5))
    ]
    return one_patch(join([stem, *arms]), m.LEAF)


def rock(rng: Rng, size: float = 0.5, patch: Patch = m.STONE) -> Mesh:
    """Return a rock sunk a little into the ground, about `size` metres high."""
    shape = (size * rng.uniform(0.8, 1.3), size * 0.8, size * rng.uniform(0.7, 1.1))
    return boulder(shape, rng, patch, 0.22, 8).moved(0, size * 0.25, 0)


def log(length: float = 2.0) -> Mesh:
    """Return a fallen trunk along x."""
    return tube(
        [(-length / 2, 0.2, 0), (0, 0.22, 0.05), (length / 2, 0.2, 0)], [0.22, 0.2, 0.18], m.BARK, 8
    )


def scatter(
    rng: Rng, count: int, ring_of: tuple[float, float], free: Callable[[float, float], bool]
) -> Floats:
    """Return up to `count` places (x, z) between two radii about the origin where `free` holds."""
    near, distant = ring_of
    places = []
    for _ in range(count):
        for _ in range(12):
            radius, turn = near + (distant - near) * rng.random() ** 0.8, rng.uniform(0, 2 * np.pi)
            x, z = radius * np.sin(turn), radius * np.cos(turn)
            if free(float(x), float(z)):
                places.append((float(x), float(z)))
                break
    return np.array(places).reshape(-1, 2)
