"""What has many pages or folds: books, newspapers, notepads, maps."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import PRINT, lines, marks, slab
from render.sketch.shapes import (
    box,
    boxes,
    loft,
    open_sided,
    spin,
    tube,
)

COVER = Patch(0.4, "cloth")
PHOTO = Patch(0.62, "")


def open_book(wide: float = 0.14, high: float = 0.21, cover: Patch = COVER) -> Mesh:
    """Return an open book that stands and faces +z, its pages bulging on both sides."""
    across = np.linspace(-1, 1, 13)
    bulge = 0.022 * np.sqrt(np.abs(across)) * (1.15 - np.abs(across)) ** 0.6
    rows = [
        [(x * wide, y, z + 0.008) for x, z in zip(across, bulge, strict=True)]
        for y in (0.004, high)
    ]
    pages = open_sided(loft(rows, m.PAPER, closed=False))
    back = join([box((wide, high + 0.006, 0.006), (s * wide / 2, 0, 0), cover) for s in (-1, 1)])
    edges = [
        box((0.004, high - 0.006, 0.009), (s * wide * 0.985, 0.003, 0.006), m.shade(m.PAPER, 0.85))
        for s in (-1, 1)
    ]
    writing = []
    for side in (-1, 1):
        page = lines(wide * 0.92, high, 13, 0.0, 0.0028)
        tilted = page.transformed(spin((0, 1, 0), side * 0.13))
        writing.append(tilted.moved(side * wide * 0.52, 0, 0.0245))
    fold = marks([(0, 0.004, 0.0025, high - 0.004)], PRINT, 0.012)
    return join([pages, back, *edges, *writing, fold])


def book(seed: int = 0) -> Mesh:
    """Return a closed book lying down, its spine to the right, a title on its cover."""
    wide, deep, thick = 0.15, 0.22, 0.035
    cover = m.shade(COVER, (0.35, 0.5, 0.65)[seed % 3])
    leaves = box((wide - 0.008, thick - 0.008, deep - 0.012), (-0.004, 0.004, 0), m.PAPER)
    boards = boxes([(0, y, 0, wide, 0.004, deep) for y in (0, thick - 0.004)], cover)
    spine = box((0.006, thick, deep), (wide / 2, 0, 0), cover)
    title = marks(
        [(0, 0.05, 0.09, 0.016), (0, 0.025, 0.06, 0.01), (0, -0.07, 0.05, 0.008)], m.PAPER
    )
    frame = marks([(0, 0.095, 0.12, 0.003), (0, -0.095, 0.12, 0.003)], m.PAPER)
    printed = (
        join([title, frame]).transformed(spin((1, 0, 0), -np.pi / 2)).moved(0, thick + 0.001, 0)
    )
    return join([leaves, boards, spine, printed])


def newspaper(_: int = 0) -> Mesh:
    """Return the front page of a newspaper: title, headline, a picture, columns."""
    wide, high = 0.3, 0.42
    sheet = slab(wide, high, 0.006, m.shade(m.PAPER, 0.94))
    rows = [
        (0, 0.375, 0.22, 0.026),
        (0, 0.362, 0.27, 0.003),
        (0, 0.318, 0.26, 0.03),
        (0, 0.298, 0.2, 0.012),
    ]
    picture = marks([(-0.055, 0.15, 0.16, 0.13)], PHOTO, 0.004)
    columns = [(x, 0.02 + 0.0095 * i, 0.07, 0.0032) for x in (-0.1, -0.015) for i in range(13)]
    columns += [(0.095, 0.02 + 0.0095 * i, 0.08, 0.0032) for i in range(27)]
    figure = marks([(-0.07, 0.15, 0.03, 0.075), (-0.07, 0.228, 0.02, 0.024)], m.BLACK, 0.0046)
    return join([sheet, marks(rows, z=0.0038), picture, figure, marks(columns, z=0.0038)])


def open_newspaper(_: int = 0) -> Mesh:
    """Return an open newspaper that stands and faces +z, folded along its middle."""
    halves = [
        newspaper().moved(s * 0.15, 0, 0).transformed(spin((0, 1, 0), -s * 0.22)) for s in (-1, 1)
    ]
    return join(halves)


def map_(_: int = 0) -> Mesh:
    """Return a folded-out map: roads, a river, a cross, the folds."""
    wide, high = 0.48, 0.34
    rng = np.random.default_rng(4)
    strips = []
    for column in range(4):
        x = [-wide / 2 + wide / 4 * (column + k) for k in (0, 1)]
        z = [0.016 * ((column + k) % 2) for k in (0, 1)]
        rows = [[(a, y, b) for a, b in zip(x, z, strict=True)] for y in (0, high)]
        strips.append(
            open_sided(loft(rows, m.shade(m.PAPER, 0.97 - 0.04 * (column % 2)), closed=False))
        )
    roads = []
    for _line in range(6):
        at = rng.uniform(0.1, 0.9, 2)
        points = [
            (wide * (t - 0.5), high * (at[0] + (at[1] - at[0]) * t + 0.06 * np.sin(t * 9)), 0.018)
            for t in np.linspace(0.03, 0.97, 9)
        ]
        roads.append(tube(points, 0.0016, PRINT, 4))
    points = [
        (-0.1 + 0.05 * np.sin(t * 6), high * (0.03 + 0.94 * t), 0.018)
        for t in np.linspace(0, 1, 11)
    ]
    river = tube(points, 0.005, Patch(0.6, ""), 4)
    cross = join(
        [
            tube(
                [(0.1 - 0.018, 0.2 - s * 0.018, 0.02), (0.118, 0.2 + s * 0.018, 0.02)],
                0.004,
                m.BLACK,
                4,
            )
            for s in (-1, 1)
        ]
    )
    return join([*strips, *roads, river, cross])


def notebook(_: int = 0) -> Mesh:
    """Return an open notepad with a spiral on top."""
    pad = slab(0.14, 0.2, 0.012, m.PAPER)
    rings = [
        tube(
            [(x, 0.185, 0.006), (x, 0.203, 0.011), (x, 0.213, 0), (x, 0.2, -0.009)],
            0.0025,
            m.BLACK,
            4,
        )
        for x in np.linspace(-0.058, 0.058, 10)
    ]
    return join(
        [
            pad,
            box((0.144, 0.204, 0.004), (0, -0.002, -0.008), COVER),
            lines(0.14, 0.18, 9, 0.0072, 0.003),
            *rings,
        ]
    )
