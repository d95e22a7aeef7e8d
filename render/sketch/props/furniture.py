"""Furniture in real metres, standing on the origin, its front to +z."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.shapes import Rows, box, boxes, cylinder, lathe, loft, quads, spin, tube, upright

SEAT = 0.45
"""Height of a chair's seat."""
TABLE = 0.75
"""Height of a table top."""
COUNTER = 1.08
"""Height of a bar."""


def table(
    width: float = 1.3, depth: float = 0.8, wood: Patch = m.WOOD, high: float = TABLE
) -> Mesh:
    """Return a table on four legs."""
    x, z = width / 2 - 0.07, depth / 2 - 0.07
    legs: Rows = [(sx * x, 0, sz * z, 0.06, high - 0.04, 0.06) for sx in (-1, 1) for sz in (-1, 1)]
    rail = [(0, high - 0.12, sz * z, 2 * x, 0.08, 0.03) for sz in (-1, 1)]
    return join([box((width, 0.04, depth), (0, high - 0.04, 0), wood), boxes(legs + rail, wood)])


def round_table(radius: float = 0.45, wood: Patch = m.WOOD, high: float = TABLE) -> Mesh:
    """Return a round table on one foot."""
    top = cylinder(radius, 0.035, (0, high - 0.035, 0), wood, 20)
    foot = lathe([(0.26, 0), (0.25, 0.02), (0.045, 0.05), (0.04, high - 0.035)], patch=m.DARK_METAL)
    return join([top, foot])


def chair(wood: Patch = m.WOOD) -> Mesh:
    """Return a plain wooden chair."""
    rows: Rows = [(sx * 0.19, 0, 0.19, 0.04, SEAT, 0.04) for sx in (-1, 1)]
    rows += [(sx * 0.19, 0, -0.2, 0.04, 0.95, 0.04) for sx in (-1, 1)]
    rows += [(0, 0.83, -0.2, 0.36, 0.09, 0.02), (0, 0.63, -0.2, 0.36, 0.07, 0.02)]
    return join([box((0.44, 0.04, 0.44), (0, SEAT - 0.04, 0), wood), boxes(rows, wood)])


def armchair(cloth: Patch = m.CLOTH, width: float = 0.85) -> Mesh:
    """Return a padded armchair, or a sofa when it is wide."""
    arms = [(sx * (width / 2 - 0.1), 0.1, 0.0, 0.2, 0.5, 0.84) for sx in (-1, 1)]
    seats = max(round((width - 0.4) / 0.7), 1)
    pitch = (width - 0.4) / seats
    cushions = [
        box((pitch - 0.015, 0.15, 0.64), (-(seats - 1) / 2 * pitch + i * pitch, 0.3, 0.11), cloth)
        for i in range(seats)
    ]
    backs = [
        box((pitch - 0.015, 0.42, 0.16), (-(seats - 1) / 2 * pitch + i * pitch, 0.45, -0.22), cloth)
        for i in range(seats)
    ]
    frame = boxes([*arms, (0, 0.1, -0.34, width - 0.4, 0.72, 0.16)], cloth)
    base = boxes([(0, 0.05, 0, width - 0.38, 0.25, 0.8)], m.shade(cloth, cloth.value * 0.85))
    return join([frame, base, *cushions, *backs])


def sofa(width: float = 2.0, cloth: Patch = m.CLOTH) -> Mesh:
    """Return a sofa; 2 m seat two or three."""
    return armchair(cloth, width)


def stool(high: float = 0.75, seat: Patch = m.DARK_CLOTH) -> Mesh:
    """Return a bar stool with a foot ring."""
    pole = cylinder(0.03, high - 0.06, patch=m.DARK_METAL, sides=8)
    foot = lathe([(0.22, 0), (0.21, 0.02), (0.03, 0.04)], patch=m.DARK_METAL, sides=12)
    rest = lathe([(0.15, 0.27), (0.15, 0.29)], patch=m.METAL, sides=10)
    return join([cylinder(0.19, 0.07, (0, high - 0.07, 0), seat, 16), pole, foot, rest])


def office_chair(cloth: Patch = m.DARK_CLOTH, back: float = 0.62) -> Mesh:
    """Return a swivel chair; a `back` of .62 m is a chief's, .4 a clerk's."""
    turn = np.arange(5) * 2 * np.pi / 5
    feet = [tube([(0, 0.1, 0), (0.3 * np.sin(t), 0.05, 0.3 * np.cos(t))], 0.025, m.BLACK, 5)
            for t in turn]  # fmt: skip
    rest = box((0.48, back, 0.08), (0, 0.56, -0.25), cloth)
    arms = boxes([(sx * 0.28, 0.5, -0.02, 0.05, 0.18, 0.3) for sx in (-1, 1)], m.BLACK)
    seat = box((0.5, 0.08, 0.48), (0, 0.42, 0), cloth)
    return join([*feet, cylinder(0.03, 0.34, (0, 0.08, 0), m.BLACK, 6), seat, rest, arms])


def bench(width: float = 1.6, wood: Patch = m.WOOD, *, back: bool = True) -> Mesh:
    """Return a slatted bench with two iron feet."""
    slats: Rows = [(0, SEAT - 0.03, z, width, 0.03, 0.11) for z in (-0.14, 0.0, 0.14)]
    if back:
        slats += [(0, y, -0.24, width, 0.1, 0.03) for y in (0.58, 0.74)]
    x = width / 2 - 0.15
    feet: Rows = [(sx * x, 0, z, 0.05, SEAT - 0.03, 0.05) for sx in (-1, 1) for z in (-0.18, 0.18)]
    if back:
        feet += [(sx * x, SEAT - 0.03, -0.21, 0.05, 0.42, 0.04) for sx in (-1, 1)]
    return join([boxes(slats, wood), boxes(feet, m.DARK_METAL)])


def pew(width: float = 2.4, wood: Patch = m.WOOD) -> Mesh:
    """Return a church pew."""
    ends: Rows = [(sx * width / 2, 0, 0, 0.06, 0.95, 0.5) for sx in (-1, 1)]
    plank: Rows = [(0, SEAT - 0.04, 0.02, width, 0.04, 0.4), (0, SEAT, -0.2, width, 0.45, 0.04)]
    return join([boxes(ends, wood), boxes(plank, wood)])


def bed(width: float = 1.5, cover: Patch = m.PALE_CLOTH, wood: Patch = m.DARK_WOOD) -> Mesh:
    """Return a made bed: headboard at -z, two pillows when wide; its top is at .55 m."""
    parts = [
        box((width, 0.28, 2.0), (0, 0.04, 0), wood),
        box((width - 0.02, 0.2, 1.98), (0, 0.32, 0), m.LINEN),
        box((width + 0.06, 0.24, 1.3), (0, 0.32, 0.36), cover),
        box((width + 0.08, 1.0, 0.06), (0, 0, -1.03), wood),
    ]
    sides = (-1, 1) if width > 1.2 else (0,)
    for side in sides:
        pillow = box((0.56, 0.13, 0.38), (side * width / 4, 0.52, -0.76), m.LINEN)
        parts.append(pillow)
    return join(parts)


def hospital_bed() -> Mesh:
    """Return a bed on wheels with rails and a raised head at -z; its top is at .7 m."""
    frame = boxes([(0, 0.4, 0, 0.92, 0.08, 2.05)], m.METAL)
    legs = boxes([(x, 0, z, 0.05, 0.4, 0.05) for x in (-0.4, 0.4) for z in (-0.9, 0.9)], m.METAL)
    rails: Rows = [(sx * 0.48, y, 0.1, 0.03, 0.03, 1.1) for sx in (-1, 1) for y in (0.72, 0.9)]
    posts: Rows = [(sx * 0.48, 0.45, z, 0.03, 0.48, 0.03) for sx in (-1, 1) for z in (-0.43, 0.63)]
    boards = [(0, 0.45, z, 0.92, h, 0.04) for z, h in ((-1.03, 0.7), (1.03, 0.5))]
    return join([
        frame, legs, boxes(rails + posts, m.PALE_METAL), boxes(boards, m.PALE_WOOD),
        box((0.88, 0.2, 1.98), (0, 0.48, 0), m.LINEN),
        box((0.92, 0.16, 1.2), (0, 0.54, 0.4), m.PALE_CLOTH),
        box((0.6, 0.13, 0.4), (0, 0.68, -0.76), m.LINEN),
    ])  # fmt: skip


def bunk() -> Mesh:
    """Return two iron beds above each other; the lower top is at .5 m, its head at -z."""
    posts: Rows = [(x, 0, z, 0.05, 1.75, 0.05) for x in (-0.42, 0.42) for z in (-0.95, 0.95)]
    parts = [boxes(posts, m.DARK_METAL)]
    for y in (0.34, 1.35):
        parts += [
            box((0.84, 0.06, 1.9), (0, y, 0), m.DARK_METAL),
            box((0.8, 0.12, 1.86), (0, y + 0.05, 0), m.PALE_CLOTH),
            box((0.5, 0.1, 0.32), (0, y + 0.16, -0.72), m.LINEN),
        ]
    return join(parts)


def drawers(width: float = 0.9, high: float = 0.85, rows: int = 3, wood: Patch = m.WOOD) -> Mesh:
    """Return a chest of drawers with knobs; narrow and metal it is a filing cabinet."""
    pitch = (high - 0.1) / rows
    fronts = [
        upright(width - 0.06, pitch - 0.03, (0, 0.06 + pitch * i, 0.233), wood) for i in range(rows)
    ]
    pulls = boxes([(0, 0.06 + pitch * (i + 0.55), 0.24, 0.12, 0.025, 0.03) for i in range(rows)])
    return join([box((width, high, 0.45), patch=wood), *fronts, _dark(pulls)])


def _dark(mesh: Mesh) -> Mesh:
    return Mesh(mesh.vertices, mesh.faces, mesh.patch, (m.BLACK,) * len(mesh.patches), mesh.cull)


def cupboard(
    width: float = 1.0, high: float = 2.0, wood: Patch = m.WOOD, deep: float = 0.5
) -> Mesh:
    """Return a wardrobe or cupboard with two doors."""
    half = width / 2
    leaves = [
        upright(half - 0.04, high - 0.14, (sx * half / 2, 0.09, deep / 2 + 0.006), wood)
        for sx in (-1, 1)
    ]
    grips = boxes([(sx * 0.05, high * 0.45, deep / 2 + 0.02, 0.02, 0.16, 0.03) for sx in (-1, 1)])
    return join([box((width, high, deep), patch=wood), *leaves, _dark(grips)])


def shelf(width: float, high: float, levels: int, deep: float = 0.3, wood: Patch = m.WOOD) -> Mesh:
    """Return empty shelves against a back board."""
    ys = np.linspace(0.04, high - 0.03, levels)
    rows: Rows = [(0, y, 0, width, 0.03, deep) for y in ys]
    rows += [(sx * width / 2, 0, 0, 0.03, high, deep) for sx in (-1, 1)]
    back = upright(width, high, (0, 0, -deep / 2 + 0.01), m.shade(wood, wood.value * 0.86))
    return join([boxes(rows, wood), back])


def bookshelf(rng: np.random.Generator, width: float = 1.0, high: float = 2.0) -> Mesh:
    """Return shelves with rows of books and a few gaps; `rng` decides which."""
    levels = round(high / 0.36) + 1
    ys = np.linspace(0.04, high - 0.03, levels)[:-1] + 0.03
    books, greys = [], []
    for y in ys:
        x = -width / 2 + 0.04
        while x < width / 2 - 0.1:
            wide, tall = rng.uniform(0.05, 0.11), rng.uniform(0.2, 0.28)
            if rng.random() < 0.86:
                books.append(_upright_corners(x, x + wide, y, y + tall, 0.1))
                greys.append(Patch(float(rng.choice([0.42, 0.58, 0.72, 0.9])), "paper"))
            x += wide + (0.004 if rng.random() < 0.9 else 0.12)
    return join([shelf(width, high, levels), quads(books, tuple(greys))])


def _upright_corners(
    left: float, right: float, low: float, high: float, z: float
) -> list[tuple[float, float, float]]:
    return [(left, low, z), (right, low, z), (right, high, z), (left, high, z)]


def desk(width: float = 1.6, wood: Patch = m.WOOD) -> Mesh:
    """Return a desk with a modesty panel; who sits at it is at -z, the visitor at +z."""
    sides = [(sx * (width / 2 - 0.2), 0, 0, 0.38, 0.71, 0.72) for sx in (-1, 1)]
    front = [(0, 0.12, 0.28, width - 0.7, 0.55, 0.03)]
    top = box((width, 0.04, 0.8), (0, 0.71, 0), wood)
    return join([top, boxes(sides, wood), boxes(front, m.shade(wood, wood.value * 0.9))])


def counter(width: float, high: float = COUNTER, deep: float = 0.6, wood: Patch = m.WOOD) -> Mesh:
    """Return a long counter with a jutting top and panels; customers at +z."""
    count = max(round(width / 0.75), 1)
    pitch = width / count
    panels = [
        upright(
            pitch - 0.12,
            high - 0.35,
            (-width / 2 + pitch * (i + 0.5), 0.17, deep / 2 + 0.006),
            wood,
        )
        for i in range(count)
    ]
    top = box(
        (width + 0.12, 0.05, deep + 0.16), (0, high - 0.05, 0), m.shade(wood, wood.value * 0.8)
    )
    return join([box((width, high - 0.05, deep), patch=wood), top, *panels])


def locker(wood: Patch = m.METAL) -> Mesh:
    """Return a tall steel locker with air slots."""
    slots = boxes([(0, y, 0.226, 0.2, 0.015, 0.01) for y in (1.5, 1.55, 1.6)])
    leaf = upright(0.34, 1.7, (0, 0.06, 0.226), wood)
    return join([box((0.38, 1.82, 0.44), patch=wood), leaf, _dark(slots)])


def crate(size: float = 0.6) -> Mesh:
    """Return a wooden crate with battens."""
    edge, half = size * 0.12, size / 2
    bars: Rows = [(sx * (half - edge / 2), 0, half, edge, size, 0.02) for sx in (-1, 1)]
    bars += [(0, y, half, size, edge, 0.02) for y in (0, size - edge)]
    front = boxes(bars, m.WOOD)
    side = front.transformed(spin((0, 1, 0), np.pi / 2))
    return join([box((size, size, size), patch=m.PALE_WOOD), front, side])


def barrel(patch: Patch = m.WOOD) -> Mesh:
    """Return a standing barrel, .9 m high, with hoops."""
    body = [(0.26, 0.0), (0.31, 0.22), (0.33, 0.45), (0.31, 0.68), (0.26, 0.9)]
    hoops = [
        lathe([(r, y), (r + 0.004, y + 0.05)], patch=m.DARK_METAL)
        for r, y in ((0.308, 0.18), (0.315, 0.66))
    ]
    return join([lathe(body, patch=patch), *hoops])


def coat_stand() -> Mesh:
    """Return a stand with a coat and a hat."""
    pole = tube([(0, 0, 0), (0, 1.75, 0)], 0.025, m.DARK_WOOD, 6)
    feet = [
        tube([(0, 0.2, 0), (0.25 * np.sin(t), 0.02, 0.25 * np.cos(t))], 0.02, m.DARK_WOOD, 5)
        for t in (0, 2.1, 4.2)
    ]
    coat = loft(
        [
            [(x * w, y, z * d + 0.05) for x, z in ((1, 0), (0, 1), (-1, 0), (0, -1))][::-1]
            for y, w, d in ((0.55, 0.24, 0.14), (1.2, 0.2, 0.13), (1.5, 0.06, 0.06))
        ],
        m.DARK_CLOTH,
    )
    return join([pole, *feet, coat, cylinder(0.13, 0.1, (0, 1.74, 0), m.BLACK, 10)])


def lounger() -> Mesh:
    """Return a sun bed whose head end is raised at -z."""
    cloth = m.LINEN
    frame = boxes(
        [(x, 0, z, 0.05, 0.32, 0.05) for x in (-0.28, 0.28) for z in (-0.8, 0.85)], m.METAL
    )
    back = (
        box((0.6, 0.07, 0.7), patch=cloth).transformed(spin((1, 0, 0), 0.5)).moved(0, 0.48, -0.72)
    )
    return join([frame, box((0.62, 0.08, 1.35), (0, 0.32, 0.25), cloth), back])
