"""What is read, written, shown and paid with: flat things that lie face up or are held to read."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import PRINT, grounded, laid, lines, marks, slab
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
    spin,
    tube,
)  # fmt: skip

COVER = Patch(0.4, "cloth")
PHOTO = Patch(0.62, "")
BUFF = Patch(0.82, "paper")

TO_READ: tuple[Point, Point, Point] = ((-0.93, 0.34, 0.13), (0.0, -0.35, 0.94), (0.36, 0.9, 0.25))
"""A page in the hand: its inner side, its top and its face, towards the reader's eyes."""


def _read(mesh: Mesh, at: Point) -> Mesh:
    """Hold a page that stands and faces +z so that its holder reads it."""
    return grasp.along(mesh, at, TO_READ)


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
    edges = [box((0.004, high - 0.006, 0.009), (s * wide * 0.985, 0.003, 0.006), m.shade(m.PAPER, 0.85))
             for s in (-1, 1)]  # fmt: skip
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


def page(wide: float = 0.2, high: float = 0.27, count: int = 16) -> Mesh:
    """Return a written page that stands and faces +z, a little curled."""
    across = np.linspace(-0.5, 0.5, 7)
    rows = [[(x * wide, y, 0.05 * x * x * wide * 4) for x in across] for y in (0, high)]
    sheet = open_sided(loft(rows, m.PAPER, closed=False))
    return join([sheet, lines(wide * 0.9, high, count, 0.0035, 0.0032).moved(0, 0, 0.0)])


def letter(_: int = 0) -> Mesh:
    """Return a letter: a folded page with a heading, lines and a signature."""
    sheet = slab(0.2, 0.27, 0.0012, m.PAPER)
    writing = lines(0.19, 0.2, 12, 0.0018, 0.0034).moved(0, 0.045, 0)
    head = marks([(-0.055, 0.245, 0.06, 0.006)], z=0.0018)
    loops = [(0.03 + 0.008 * i, 0.022 + 0.006 * float(np.sin(i * 2.1)), 0.0018) for i in range(7)]
    fold = marks([(0, 0.13, 0.2, 0.0012)], m.shade(m.PAPER, 0.7), 0.0016)
    return join([sheet, writing, head, tube(loops, 0.0016, PRINT, 4), fold])


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


def envelope(_: int = 0) -> Mesh:
    """Return an envelope, its address, stamp and flap."""
    body = slab(0.22, 0.11, 0.003, m.PAPER)
    address = marks(
        [(0.01, 0.05 - 0.014 * i, 0.09 - 0.02 * (i % 2), 0.0035) for i in range(3)], z=0.0022
    )
    stamp = marks([(0.088, 0.078, 0.022, 0.026)], m.shade(m.GREY, 0.5), 0.0022)
    flap = [tube([(-0.11, 0.109, 0.002), (0, 0.056, 0.002)], 0.0011, PRINT, 4),
            tube([(0.11, 0.109, 0.002), (0, 0.056, 0.002)], 0.0011, PRINT, 4)]  # fmt: skip
    return join([body, address, stamp, *flap])


def photograph(seed: int = 0) -> Mesh:
    """Return a photograph of two people with a white border."""
    body = slab(0.15, 0.11, 0.0015, m.PAPER)
    picture = marks([(0, 0.008, 0.134, 0.094)], m.shade(PHOTO, 0.78), 0.0016)
    hill = marks([(0, 0.008, 0.134, 0.03)], m.shade(PHOTO, 0.55), 0.002)
    people = []
    for x, value in ((-0.022, 0.3), (0.022, 0.42)):
        coat = Patch(value, "")
        disc = cylinder(0.0115, 0.0004, patch=Patch(0.95, ""), sides=12)
        people.append(disc.transformed(spin((1, 0, 0), np.pi / 2)).moved(x, 0.066, 0.0024))
        hair = cylinder(0.0125, 0.0002, patch=coat, sides=12)
        people.append(hair.transformed(spin((1, 0, 0), np.pi / 2)).moved(x, 0.07, 0.0021))
        people.append(marks([(x, 0.008, 0.036, 0.045)], coat, 0.0024))
    return join([body, picture, hill, *people])


def card(_: int = 0) -> Mesh:
    """Return a business card: a name, two lines, a mark."""
    rows = [(0.012, 0.032, 0.045, 0.005), (0.008, 0.02, 0.036, 0.002), (0.01, 0.012, 0.04, 0.002)]
    sign = marks([(-0.03, 0.022, 0.014, 0.018)], m.shade(m.GREY, 0.4), 0.0012)
    return join([slab(0.088, 0.053, 0.0012, m.PAPER), marks(rows, z=0.0012), sign])


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
        points = [(wide * (t - 0.5), high * (at[0] + (at[1] - at[0]) * t + 0.06 * np.sin(t * 9)), 0.018)
                  for t in np.linspace(0.03, 0.97, 9)]  # fmt: skip
        roads.append(tube(points, 0.0016, PRINT, 4))
    points = [
        (-0.1 + 0.05 * np.sin(t * 6), high * (0.03 + 0.94 * t), 0.018)
        for t in np.linspace(0, 1, 11)
    ]
    river = tube(points, 0.005, Patch(0.6, ""), 4)
    cross = join([tube([(0.1 - 0.018, 0.2 - s * 0.018, 0.02), (0.118, 0.2 + s * 0.018, 0.02)], 0.004, m.BLACK, 4)
                  for s in (-1, 1)])  # fmt: skip
    return join([*strips, *roads, river, cross])


def file_(_: int = 0) -> Mesh:
    """Return a folder with papers that peep out and a label on its tab."""
    back = slab(0.24, 0.32, 0.003, BUFF)
    tab = slab(0.07, 0.02, 0.003, BUFF).moved(-0.07, 0.315, 0)
    sheets = [slab(0.21, 0.3, 0.002, m.PAPER).transformed(spin((0, 0, 1), a)).moved(x, 0.012, 0.004 + 0.003 * i)
              for i, (a, x) in enumerate(((0.04, 0.004), (-0.03, 0.008)))]  # fmt: skip
    front = slab(0.24, 0.3, 0.003, m.shade(BUFF, 0.76)).moved(0, 0, 0.012)
    rows = [(0, 0.17, 0.12, 0.045)]
    label = join([marks(rows, m.PAPER, 0.0145), lines(0.12, 0.04, 2, 0.0152).moved(0, 0.172, 0)])
    stamp = marks([(0.03, 0.075, 0.14, 0.006), (0.03, 0.1, 0.14, 0.006), (0.03, 0.085, 0.12, 0.011)],
                  m.BLACK, 0.0146)  # fmt: skip
    return join([back, tab, *sheets, front, label, stamp])


def notebook(_: int = 0) -> Mesh:
    """Return an open notepad with a spiral on top."""
    pad = slab(0.14, 0.2, 0.012, m.PAPER)
    rings = [tube([(x, 0.185, 0.006), (x, 0.203, 0.011), (x, 0.213, 0), (x, 0.2, -0.009)], 0.0025, m.BLACK, 4)
             for x in np.linspace(-0.058, 0.058, 10)]  # fmt: skip
    return join([pad, box((0.144, 0.204, 0.004), (0, -0.002, -0.008), COVER),
                 lines(0.14, 0.18, 9, 0.0072, 0.003), *rings])  # fmt: skip


def pen(_: int = 0) -> Mesh:
    """Return a pen that stands on its tip, with a clip."""
    body = lathe(
        [(0.0008, 0), (0.0022, 0.012), (0.0048, 0.022), (0.0055, 0.085)], patch=m.BLACK, sides=8
    )
    band = cylinder(0.0062, 0.004, (0, 0.085, 0), m.PALE_METAL, 8)
    cap = lathe([(0.006, 0.089), (0.006, 0.14), (0.0045, 0.146)], patch=m.BLACK, sides=8)
    return join([body, band, cap, box((0.003, 0.045, 0.002), (0, 0.098, 0.0075), m.PALE_METAL)])


def note(value: float = 0.88) -> Mesh:
    """Return a bank note that stands and faces +z."""
    body = slab(0.155, 0.066, 0.0012, Patch(value, "paper"))
    frame = marks([(0, 0.005, 0.143, 0.056)], Patch(0.7, "paper"), 0.0011)
    inner = marks([(0, 0.009, 0.134, 0.048)], Patch(0.9, "paper"), 0.0014)
    head = cylinder(0.017, 0.0004, patch=Patch(0.55, ""), sides=14).transformed(
        spin((1, 0, 0), np.pi / 2)
    )
    corners = marks(
        [(s * 0.055, y, 0.014, 0.009) for s in (-1, 1) for y in (0.012, 0.045)], z=0.0018
    )
    return join([body, frame, inner, head.moved(0, 0.033, 0.0018), corners])


def money(_: int = 0) -> Mesh:
    """Return bundles of bank notes with paper bands, loose ones on top."""
    parts = []
    for number, (x, z, turn) in enumerate(
        ((-0.085, 0.0, 0.05), (0.085, 0.01, -0.08), (0.0, 0.0, 0.35))
    ):
        thick = 0.022
        bundle = one_patch(box((0.156, thick, 0.067), patch=BUFF), BUFF)
        band = box((0.03, thick + 0.002, 0.0685), (0, -0.0005, 0), m.shade(m.GREY, 0.45))
        top = laid(note()).moved(0, thick, 0)
        parts.append(join([bundle, top, band]).turned(turn).moved(x, 0.0245 * (number // 2), z))
    return grounded(join(parts))


def banknotes(_: int = 0) -> Mesh:
    """Return a fan of bank notes that stands and faces +z."""
    fan = [note(0.9 - 0.06 * i).moved(-0.05, 0, 0.0016 * i).transformed(spin((0, 0, 1), 0.12 * (1 - i)))
           for i in range(3)]  # fmt: skip
    return join(fan)


def _flat(build: Mesh, turn: float = 0.0) -> Mesh:
    return laid(build.transformed(spin((0, 0, 1), turn)))


PAPERS: dict[str, Prop] = {
    "book": Prop(book, lambda s: _read(open_book(), (-0.105, 0.05, 0.0)), "book"),
    "newspaper": Prop(lambda s: laid(newspaper(s)),
                      lambda s: _read(open_newspaper(s), (-0.12, 0.1, 0.0)), "book"),
    "letter": Prop(lambda s: _flat(letter(s)), lambda s: _read(letter(s), (-0.075, 0.06, -0.002)), "book"),
    "envelope": Prop(lambda s: _flat(envelope(s)), lambda s: _read(envelope(s), (-0.08, 0.03, -0.004)),
                     "book"),
    "photograph": Prop(lambda s: _flat(photograph(s)),
                       lambda s: _read(photograph(s), (-0.05, 0.03, -0.003)), "book"),
    "card": Prop(lambda s: _flat(card(s)), lambda s: _read(card(s), (-0.03, 0.012, -0.004)), "book"),
    "map": Prop(lambda s: laid(map_(s)), lambda s: _read(map_(s), (-0.14, 0.08, 0.004)), "book"),
    "file": Prop(lambda s: laid(file_(s)), lambda s: _read(file_(s), (-0.085, 0.08, -0.004)), "book"),
    "notebook": Prop(lambda s: laid(notebook(s)), lambda s: _read(notebook(s), (-0.045, 0.06, -0.008)),
                     "book"),
    "pen": Prop(lambda s: _flat(pen(s), -0.9), lambda s: grasp.upright(pen(s), (0, 0.035, 0)), "pen"),
    "money": Prop(money, lambda s: _read(banknotes(s), (0.01, 0.02, -0.004)), "book"),
}  # fmt: skip
