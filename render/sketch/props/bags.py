"""What things are carried in: bags, cases, boxes, baskets, buckets."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import furniture, grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import lines, marks, scaled
from render.sketch.props.prop import Prop
from render.sketch.shapes import (
    Point,
    box,
    boxes,
    cylinder,
    lathe,
    loft,
    one_patch,
    open_sided,
    quad,
    ring,
    sphere,
    spin,
    tube,
)

LEATHER = Patch(0.42, "cloth")
CARD = Patch(0.8, "wood")
CARRIED: tuple[Point, Point, Point] = ((0.74, -0.51, -0.45), (0.59, 0.81, 0.05), (0.34, -0.3, 0.89))
"""A box between two hands: its left (seen from the front), its top, its front, in the hand."""


def _between(mesh: Mesh, at: Point) -> Mesh:
    """Hold a thing in both arms; `at` is where the hand takes it, at the side of its foot."""
    return grasp.along(mesh, at, CARRIED)


def _handle(half: float, low: float, high: float, patch: Patch, z: float = 0.0) -> Mesh:
    return tube(
        [
            (-half, low, z),
            (-half * 0.95, high - 0.02, z),
            (-half * 0.6, high, z),
            (half * 0.6, high, z),
            (half * 0.95, high - 0.02, z),
            (half, low, z),
        ],
        0.009,
        patch,
        6,
    )


def bag(seed: int = 0) -> Mesh:
    """Return a travelling bag: a soft round body, two handles, a zip."""
    cloth = m.shade(LEATHER, (0.35, 0.5, 0.42)[seed % 3])
    turn = np.arange(14) * 2 * np.pi / 14
    rows = []
    for x, size in ((-0.26, 0.75), (-0.24, 0.96), (0.0, 1.0), (0.24, 0.96), (0.26, 0.75)):
        y, z = 0.135 + 0.135 * size * np.sin(turn), 0.125 * size * np.cos(turn)
        rows.append(np.stack([np.full(14, x), np.maximum(y, 0.0), z], axis=1))
    body = loft(np.array(rows), cloth)
    zip_ = boxes([(0, 0.264, 0, 0.46, 0.01, 0.008)], m.BLACK)
    grips = [_handle(0.12, 0.2, 0.38, m.BLACK, z) for z in (-0.06, 0.06)]
    pocket = marks([(0, 0.06, 0.2, 0.12)], m.shade(cloth, cloth.value + 0.12), 0.127)
    return join([body, zip_, *grips, pocket])


def backpack(_: int = 0) -> Mesh:
    """Return a backpack with a flap, a front pocket and shoulder straps."""
    cloth = Patch(0.5, "cloth")
    rows = [
        scaled_ring(0.15, 0.1, y, size)
        for y, size in ((0, 0.9), (0.03, 1.0), (0.32, 1.0), (0.42, 0.85), (0.46, 0.5))
    ]
    body = loft(np.array(rows), cloth)
    pocket = one_patch(box((0.2, 0.16, 0.06), (0, 0.05, 0.11), cloth), m.shade(cloth, 0.6))
    flap = loft(
        np.array(
            [
                scaled_ring(0.155, 0.105, y, size)
                for y, size in ((0.3, 1.0), (0.36, 1.0), (0.43, 0.86), (0.47, 0.5))
            ]
        ),
        m.shade(cloth, 0.4),
    )
    buckles = boxes([(x, 0.24, 0.112, 0.018, 0.09, 0.008) for x in (-0.06, 0.06)], m.BLACK)
    straps = [
        tube([(x, 0.42, -0.09), (x * 1.1, 0.3, -0.17), (x * 1.2, 0.05, -0.1)], 0.016, m.BLACK, 5)
        for x in (-0.09, 0.09)
    ]
    loop = tube(
        [(-0.03, 0.45, -0.04), (-0.02, 0.51, -0.04), (0.02, 0.51, -0.04), (0.03, 0.45, -0.04)],
        0.008,
        m.BLACK,
        5,
    )
    return join([body, pocket, flap, buckles, *straps, loop])


def scaled_ring(wide: float, deep: float, y: float, size: float) -> np.ndarray:
    """Return a rounded oblong (16, 3) about the y axis."""
    circle = ring(1.0, y, 16)
    corner = np.sign(circle[:, [0, 2]]) * np.abs(circle[:, [0, 2]]) ** 0.6
    return np.stack([corner[:, 0] * wide * size, circle[:, 1], corner[:, 1] * deep * size], axis=1)


def suitcase(_: int = 0) -> Mesh:
    """Return a suitcase with a handle, corners, straps and a seam."""
    shell = Patch(0.55, "cloth")
    body = box((0.64, 0.44, 0.18), patch=shell)
    straps = boxes(
        [(x, -0.002, 0, 0.045, 0.446, 0.188) for x in (-0.19, 0.19)], Patch(0.35, "cloth")
    )
    seam = boxes([(0, 0, 0.02, 0.645, 0.445, 0.012)], m.DARK_METAL)
    corners = boxes(
        [(sx * 0.3, y, 0, 0.05, 0.06, 0.185) for sx in (-1, 1) for y in (-0.001, 0.385)],
        Patch(0.3, "cloth"),
    )
    locks = boxes([(x, 0.4, 0.092, 0.05, 0.035, 0.01) for x in (-0.1, 0.1)], m.PALE_METAL)
    return join([body, straps, corners, seam, locks, _handle(0.09, 0.43, 0.5, m.BLACK)])


def briefcase(_: int = 0) -> Mesh:
    """Return a briefcase with a handle and two locks."""
    body = box((0.44, 0.3, 0.11), patch=LEATHER)
    seam = boxes([(0, 0, 0.012, 0.445, 0.305, 0.008)], m.METAL)
    locks = boxes([(x, 0.24, 0.055, 0.045, 0.03, 0.012) for x in (-0.13, 0.13)], m.PALE_METAL)
    return join([body, seam, locks, _handle(0.065, 0.29, 0.36, m.BLACK)])


def carton(_: int = 0) -> Mesh:
    """Return an open cardboard box, its flaps apart, things peeping out."""
    wide, high, deep = 0.42, 0.3, 0.32
    sides = boxes(
        [(0, 0, s * deep / 2, wide, high, 0.008) for s in (-1, 1)]
        + [(s * wide / 2, 0, 0, 0.008, high, deep) for s in (-1, 1)]
        + [(0, 0, 0, wide, 0.008, deep)],
        CARD,
    )
    flaps = []
    for s in (-1, 1):
        flaps.append(
            [
                (-wide / 2, high, s * deep / 2),
                (wide / 2, high, s * deep / 2),
                (wide / 2, high - 0.07, s * (deep / 2 + 0.11)),
                (-wide / 2, high - 0.07, s * (deep / 2 + 0.11)),
            ]
        )
        flaps.append(
            [
                (s * wide / 2, high, -deep / 2),
                (s * wide / 2, high, deep / 2),
                (s * (wide / 2 + 0.12), high + 0.07, deep / 2),
                (s * (wide / 2 + 0.12), high + 0.07, -deep / 2),
            ]
        )
    open_flaps = [open_sided(quad(corners, m.shade(CARD, 0.88))) for corners in flaps]
    inside = boxes([(0, high - 0.06, 0, wide - 0.02, 0.005, deep - 0.02)], m.shade(CARD, 0.45))
    books = boxes(
        [(-0.1, high - 0.06, 0, 0.05, 0.12, 0.2), (-0.04, high - 0.06, 0, 0.04, 0.09, 0.2)],
        m.shade(m.CLOTH, 0.5),
    )
    ball = scaled(cylinder(0.06, 0.14, patch=m.PALE_METAL, sides=12), 1, 1, 1).moved(
        0.09, high - 0.06, 0.03
    )
    return join([sides, inside, *open_flaps, books, ball])


def box_(_: int = 0) -> Mesh:
    """Return a closed cardboard box with a strip of tape."""
    body = box((0.4, 0.28, 0.32), patch=CARD)
    tape = boxes([(0, 0.0, 0, 0.4015, 0.2815, 0.05)], m.shade(CARD, 0.92))
    low = marks([(-0.11, 0.04, 0.1, 0.05)], m.PAPER, 0.1608)
    arrow = marks([(0.12, 0.05, 0.012, 0.07), (0.15, 0.05, 0.012, 0.07)], m.BLACK, 0.1608)
    return join([body, tape, low, arrow, lines(0.1, 0.04, 3, 0.1615).moved(-0.11, 0.045, 0)])


def package(_: int = 0) -> Mesh:
    """Return a parcel in brown paper, tied with string, with an address."""
    body = box((0.32, 0.14, 0.24), patch=m.shade(CARD, 0.76))
    string = boxes(
        [(0.03, -0.001, 0, 0.006, 0.143, 0.243), (0, -0.001, 0.0, 0.323, 0.143, 0.006)], m.BLACK
    )
    bow = [
        tube(
            [
                (0.03, 0.142, 0),
                (0.03 + s * 0.04, 0.165, 0.015),
                (0.03 + s * 0.05, 0.15, -0.01),
                (0.03, 0.142, 0),
            ],
            0.003,
            m.BLACK,
            4,
        )
        for s in (-1, 1)
    ]
    label = marks([(-0.07, -0.09, 0.12, 0.07)], m.PAPER)
    writing = lines(0.12, 0.05, 3, 0.0008, 0.005).moved(-0.07, -0.08, 0)
    top = join([label, writing]).transformed(spin((1, 0, 0), -np.pi / 2)).moved(0, 0.1412, 0)
    return join([body, string, *bow, top])


def basket(_: int = 0) -> Mesh:
    """Return a wicker basket with a high handle and fruit."""
    weave = Patch(0.66, "wood")
    hoops = [
        lathe([(r, y), (r + 0.012, y + 0.022), (r + 0.004, y + 0.034)], patch=weave, sides=18)
        for r, y in ((0.13, 0.0), (0.142, 0.034), (0.153, 0.068), (0.163, 0.102))
    ]
    rim = lathe([(0.17, 0.136), (0.182, 0.146), (0.17, 0.158)], patch=weave, sides=18)
    handle = tube(
        [
            (-0.17, 0.14, 0),
            (-0.165, 0.26, 0),
            (-0.08, 0.35, 0),
            (0, 0.375, 0),
            (0.08, 0.35, 0),
            (0.165, 0.26, 0),
            (0.17, 0.14, 0),
        ],
        0.011,
        weave,
        6,
    )
    fruit = [
        _ball(x, 0.15 + 0.02 * (i % 2), z, 0.62 + 0.1 * (i % 3))
        for i, (x, z) in enumerate(
            ((-0.08, 0.03), (0.0, 0.07), (0.08, 0.02), (-0.02, -0.06), (0.06, -0.07))
        )
    ]
    return join([*hoops, rim, handle, *fruit])


def _ball(x: float, y: float, z: float, value: float) -> Mesh:
    return sphere(0.048, (x, y, z), Patch(value, ""), 8)


def bucket(_: int = 0) -> Mesh:
    """Return a pail of water, its handle up."""
    body = open_sided(
        loft(np.array([ring(0.1, 0.0, 18), ring(0.14, 0.26, 18)]), m.METAL, caps=False)
    )
    hoop = lathe([(0.14, 0.25), (0.148, 0.255), (0.143, 0.266)], patch=m.PALE_METAL, sides=18)
    band = lathe([(0.116, 0.09), (0.118, 0.1)], patch=m.DARK_METAL, sides=18)
    water = cylinder(0.13, 0.002, (0, 0.2, 0), m.WATER, 18)
    bail = tube(
        [(-0.143, 0.25, 0), (-0.12, 0.36, 0), (0, 0.42, 0), (0.12, 0.36, 0), (0.143, 0.25, 0)],
        0.005,
        m.BLACK,
        5,
    )
    return join([body, hoop, band, water, bail])


BAGS: dict[str, Prop] = {
    "bag": Prop(bag, lambda s: grasp.hanging(bag(s), (0, 0.38, 0)), "bag", "floor"),
    "backpack": Prop(
        backpack, lambda s: grasp.hanging(backpack(s), (0, 0.51, -0.04)), "bag", "floor"
    ),
    "suitcase": Prop(suitcase, lambda s: grasp.hanging(suitcase(s), (0, 0.5, 0)), "bag", "floor"),
    "briefcase": Prop(briefcase, lambda s: grasp.hanging(briefcase(s), (0, 0.36, 0)), "bag"),
    "box": Prop(
        carton, lambda s: _between(scaled(box_(s), 0.88, 0.85, 0.85), (0.176, 0.0, 0.0)), "box"
    ),
    "package": Prop(package, lambda s: _between(package(s), (0.16, 0.0, 0.0)), "box"),
    "basket": Prop(basket, lambda s: grasp.hanging(basket(s), (0, 0.375, 0)), "bag"),
    "bucket": Prop(bucket, lambda s: grasp.hanging(bucket(s), (0, 0.42, 0)), "bag", "floor"),
    "barrel": Prop(lambda _: furniture.barrel(), rest="floor"),
    "crate": Prop(
        lambda _: furniture.crate(),
        lambda _: _between(furniture.crate(0.42), (0.21, 0.0, 0.0)),
        "box",
        "floor",
    ),
}
