"""What stands outdoors: fences, signs, bins, pumps, graves, stalls; on the origin, front to +z."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.openings import layers
from render.sketch.shapes import (
    Rows,
    arched,
    box,
    boxes,
    cone,
    cylinder,
    lathe,
    prism,
    quad,
    quads,
    sphere,
    tube,
)


def fence(length: float, high: float = 1.1, step: float = 2.2, rails: int = 2) -> Mesh:
    """Return a wooden rail fence along x."""
    posts: Rows = [
        (x, 0, 0, 0.11, high, 0.11) for x in np.arange(-length / 2, length / 2 + 0.01, step)
    ]
    bars: Rows = [
        (0, high * (i + 1) / (rails + 0.4), 0.03, length, 0.1, 0.04) for i in range(rails)
    ]
    return boxes(posts + bars, m.WOOD)


def pickets(length: float, high: float = 0.9) -> Mesh:
    """Return a white picket fence along x."""
    slats: Rows = [
        (x, 0.05, 0, 0.08, high, 0.03) for x in np.arange(-length / 2 + 0.08, length / 2, 0.2)
    ]
    rails: Rows = [(0, y, -0.03, length, 0.08, 0.03) for y in (0.25, high * 0.75)]
    return boxes(slats + rails, m.shade(m.PALE_WOOD, 0.97))


def wall(length: float, high: float, patch: Patch = m.BRICK, deep: float = 0.3) -> Mesh:
    """Return a free-standing wall along x with a coping."""
    coping = box((length + 0.06, 0.08, deep + 0.1), (0, high - 0.08, 0), m.STONE)
    return join([box((length, high - 0.08, deep), patch=patch), coping])


def bin_(high: float = 0.95) -> Mesh:
    """Return a round litter bin."""
    return lathe(
        [(0.24, 0), (0.28, high * 0.85), (0.3, high * 0.86), (0.22, high)], patch=m.METAL, sides=12
    )


def dumpster() -> Mesh:
    """Return a big refuse container with sloping lids."""
    body = prism(
        [(-0.5, 0.15), (0.55, 0.15), (0.62, 1.15), (-0.62, 1.35)], 1.9, patch=m.DARK_METAL
    ).turned(-np.pi / 2)
    ribs = boxes([(x, 0.2, 0.6, 0.08, 0.9, 0.06) for x in (-0.7, 0.0, 0.7)], m.METAL)
    return join(
        [
            body,
            ribs,
            boxes(
                [(x, 0, z, 0.14, 0.15, 0.14) for x in (-0.8, 0.8) for z in (-0.35, 0.35)], m.BLACK
            ),
        ]
    )


def hydrant() -> Mesh:
    """Return a fire hydrant."""
    body = lathe(
        [(0.13, 0), (0.1, 0.06), (0.1, 0.5), (0.13, 0.52), (0.1, 0.64), (0.02, 0.72)],
        patch=m.DARK_METAL,
        sides=10,
    )
    return join([body, boxes([(0, 0.36, 0, 0.34, 0.1, 0.1)], m.DARK_METAL)])


def mailbox() -> Mesh:
    """Return a mail box on a post."""
    tin = prism(arched(0.2, 0.26, 6), 0.45, (0, 1.0, 0), m.METAL)
    return join([box((0.09, 1.0, 0.09), patch=m.WOOD), tin])


def sign(width: float, high: float, foot: float, lines: int = 2) -> Mesh:
    """Return a sign on two posts, its lower edge at `foot` metres."""
    rows: Rows = [(0, foot + 0.04, width - 0.08, high - 0.08)]
    rows += [
        (0, foot + high - 0.16 - (i + 1) * high * 0.22, width * (0.7 - 0.2 * (i % 2)), high * 0.1)
        for i in range(lines)
    ]
    front = layers(rows, (m.PAPER, *(m.BLACK,) * lines), 0.03)
    posts = boxes(
        [(x, 0, -0.04, 0.07, foot + high * 0.8, 0.06) for x in (-width * 0.35, width * 0.35)],
        m.DARK_METAL,
    )
    return join([posts, box((width, high, 0.05), (0, foot, 0), m.METAL), front])


def road_sign() -> Mesh:
    """Return a triangular road sign on a pole."""
    outline = [(-0.4, 0.0), (0.4, 0.0), (0.0, 0.7)]
    plate = prism(outline, 0.03, (0, 1.9, 0.04), m.PAPER)
    return join(
        [
            cylinder(0.035, 2.5, patch=m.DARK_METAL, sides=6),
            plate,
            layers([(0, 2.08, 0.05, 0.22)], (m.BLACK,), 0.07),
        ]
    )


def pole(high: float = 8.0) -> Mesh:
    """Return a utility pole with two cross bars along x."""
    bars = boxes([(0, y, 0, 1.8, 0.1, 0.1) for y in (high - 0.5, high - 1.2)], m.WOOD)
    knobs = boxes(
        [
            (x, y, 0, 0.06, 0.12, 0.06)
            for x in (-0.8, -0.4, 0.4, 0.8)
            for y in (high - 0.4, high - 1.1)
        ],
        m.BLACK,
    )
    return join([cylinder(0.13, high, patch=m.BARK, sides=7), bars, knobs])


def pump() -> Mesh:
    """Return a petrol pump with its hose."""
    rows: Rows = [(0, 1.05, 0.42, 0.36), (0, 0.2, 0.42, 0.7), (0, 1.15, 0.3, 0.12)]
    hose = tube(
        [(0.3, 1.2, 0), (0.42, 0.8, 0.08), (0.36, 0.4, 0.05), (0.3, 0.9, 0.1)], 0.025, m.BLACK, 6
    )
    return join(
        [
            box((0.55, 1.55, 0.42), patch=m.PALE_METAL),
            box((0.6, 0.22, 0.46), (0, 1.55, 0), m.DARK_METAL),
            layers(rows, (m.BLACK, m.METAL, m.GLOW), 0.215),
            hose,
            box((1.3, 0.16, 0.8), patch=m.STONE),
        ]
    )


def gravestone(rng: np.random.Generator) -> Mesh:
    """Return a slab, a round-headed stone or a cross, as `rng` decides."""
    match int(rng.integers(3)):
        case 0:
            stone = prism(arched(0.6, 0.95, 8), 0.14, patch=m.STONE)
        case 1:
            stone = boxes([(0, 0, 0, 0.14, 1.2, 0.14), (0, 0.75, 0, 0.62, 0.14, 0.14)], m.STONE)
        case _:
            stone = box((0.7, 0.7, 0.16), patch=m.STONE)
    writing = layers([(0, 0.42, 0.3, 0.03), (0, 0.34, 0.36, 0.03)], (m.GREY, m.GREY), 0.085)
    return join([stone, writing, box((0.85, 0.1, 0.4), patch=m.DARK_STONE)])


def tent(width: float = 2.2, deep: float = 2.6, high: float = 1.6) -> Mesh:
    """Return a ridge tent with an open flap at +z."""
    h, d = width / 2, deep / 2
    canvas = Patch(0.8, "cloth")
    slopes = [
        [(-h, 0, -d), (-h, 0, d), (0, high, d), (0, high, -d)],
        [(h, 0, d), (h, 0, -d), (0, high, -d), (0, high, d)],
    ]
    ends = quads(
        [
            [(-h, 0, d), (h, 0, d), (0, high, d), (0, high, d)],
            [(h, 0, -d), (-h, 0, -d), (0, high, -d), (0, high, -d)],
        ],
        (canvas, canvas),
    )
    flap = quad(
        [
            (-h * 0.4, 0, d + 0.01),
            (h * 0.4, 0, d + 0.01),
            (0, high * 0.85, d + 0.01),
            (0, high * 0.85, d + 0.01),
        ],
        m.DARK,
    )
    ropes = [
        tube([(sx * h * 0.7, high * 0.3, d), (sx * h * 1.3, 0, d + 0.5)], 0.012, m.BLACK, 3)
        for sx in (-1, 1)
    ]
    return join([quads(slopes, (canvas, canvas)), ends, flap, *ropes])


def fire() -> Mesh:
    """Return a camp fire: stones, logs and a flame."""
    turn = np.arange(9) * 2 * np.pi / 9
    stones = [
        sphere(0.13, (0.5 * float(np.sin(t)), 0.06, 0.5 * float(np.cos(t))), m.DARK_STONE, 6)
        for t in turn
    ]
    logs = [
        tube([(0.42 * np.sin(t), 0.03, 0.42 * np.cos(t)), (0, 0.32, 0)], 0.06, m.BARK, 5)
        for t in turn[::2]
    ]
    flame = lathe([(0.1, 0.1), (0.2, 0.3), (0.12, 0.55), (0.0, 0.85)], patch=m.GLOW, sides=8)
    return join([*stones, *logs, flame])


def stall(rng: np.random.Generator, width: float = 2.6) -> Mesh:
    """Return a market stall: a table of fruit under a striped awning."""
    posts = boxes(
        [
            (x, 0, z, 0.06, 2.2 if z > 0 else 2.6, 0.06)
            for x in (-width / 2, width / 2)
            for z in (-0.6, 0.7)
        ],
        m.WOOD,
    )
    count = 8
    stripes = []
    for i in range(count):
        a, b = (
            -width / 2 - 0.15 + i * (width + 0.3) / count,
            -width / 2 - 0.15 + (i + 1) * (width + 0.3) / count,
        )
        stripes.append([(a, 2.15, 0.95), (b, 2.15, 0.95), (b, 2.65, -0.7), (a, 2.65, -0.7)])
        stripes.append([(a, 1.9, 0.97), (b, 1.9, 0.97), (b, 2.15, 0.95), (a, 2.15, 0.95)])
    greys = tuple(Patch(0.62 if (i // 2) % 2 else 0.96, "cloth") for i in range(2 * count))
    awning = quads(stripes, greys)
    top = box((width, 0.06, 1.0), (0, 0.82, 0.2), m.WOOD)
    drape = quad(
        [
            (-width / 2, 0.1, 0.71),
            (width / 2, 0.1, 0.71),
            (width / 2, 0.86, 0.71),
            (-width / 2, 0.86, 0.71),
        ],
        m.PALE_CLOTH,
    )
    trays = [
        box((0.55, 0.12, 0.7), (x, 0.88, 0.25), m.PALE_WOOD) for x in (-0.85, -0.28, 0.28, 0.85)
    ]
    fruit = [
        sphere(
            0.075,
            (x + float(rng.uniform(-0.18, 0.18)), 1.02, 0.25 + float(rng.uniform(-0.25, 0.25))),
            Patch(float(rng.choice([0.5, 0.65, 0.85]))),
            6,
        )
        for x in (-0.85, -0.28, 0.28, 0.85)
        for _ in range(5)
    ]
    return join([posts, awning, top, drape, *trays, *fruit])


def well() -> Mesh:
    """Return a stone well with a little roof and a bucket."""
    ring = lathe([(0.75, 0), (0.75, 0.8), (0.55, 0.8), (0.55, 0.5)], patch=m.STONE, sides=14)
    posts = boxes(
        [(x, 0, 0, 0.1, 2.0, 0.1) for x in (-0.7, 0.7)] + [(0, 1.5, 0, 1.4, 0.1, 0.1)], m.WOOD
    )
    roof = prism([(-0.8, 2.0), (0.8, 2.0), (0.0, 2.6)], 1.9, patch=Patch(0.6, "roof")).turned(
        np.pi / 2
    )
    return join(
        [
            ring,
            posts,
            roof,
            cylinder(0.14, 0.28, (0, 0.95, 0), m.WOOD, 10),
            tube([(0, 1.2, 0), (0, 1.5, 0)], 0.012, m.BLACK, 4),
        ]
    )


def fountain() -> Mesh:
    """Return a round fountain with a bowl on a stem."""
    pool = lathe([(1.6, 0), (1.7, 0.45), (1.5, 0.5), (1.45, 0.35)], patch=m.STONE, sides=20)
    water = cylinder(1.45, 0.01, (0, 0.35, 0), m.WATER, 20)
    stem = lathe(
        [
            (0.3, 0.35),
            (0.14, 0.6),
            (0.14, 1.1),
            (0.65, 1.35),
            (0.7, 1.4),
            (0.1, 1.42),
            (0.08, 1.8),
            (0.0, 1.95),
        ],
        patch=m.STONE,
        sides=14,
    )
    return join([pool, water, stem])


def cone_(high: float = 0.7) -> Mesh:
    """Return a traffic cone."""
    return join([box((0.4, 0.04, 0.4), patch=m.BLACK), cone(0.16, high, (0, 0.03, 0), m.PAPER, 10)])
