"""What is read, written, shown and paid with: flat things that lie face up or are held to read."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.books import (
    PHOTO,
    book,
    map_,
    newspaper,
    notebook,
    open_book,
    open_newspaper,
)
from render.sketch.props.panels import PRINT, grounded, laid, lines, marks, slab
from render.sketch.props.prop import Prop
from render.sketch.shapes import (
    Point,
    box,
    cylinder,
    lathe,
    one_patch,
    spin,
    tube,
)

BUFF = Patch(0.82, "paper")

TO_READ: tuple[Point, Point, Point] = ((-0.81, 0.46, 0.22), (0.3, 0.08, 0.95), (0.42, 0.84, -0.2))
"""A page in the hand: its inner side, its top and its face, towards the reader's eyes."""


def _read(mesh: Mesh, at: Point) -> Mesh:
    """Hold a page that stands and faces +z so that its holder reads it."""
    return grasp.along(mesh, at, TO_READ)


def letter(_: int = 0) -> Mesh:
    """Return a letter: a folded page with a heading, lines and a signature."""
    sheet = slab(0.2, 0.27, 0.0012, m.PAPER)
    writing = lines(0.19, 0.2, 12, 0.0018, 0.0034).moved(0, 0.045, 0)
    head = marks([(-0.055, 0.245, 0.06, 0.006)], z=0.0018)
    loops = [(0.03 + 0.008 * i, 0.022 + 0.006 * float(np.sin(i * 2.1)), 0.0018) for i in range(7)]
    fold = marks([(0, 0.13, 0.2, 0.0012)], m.shade(m.PAPER, 0.7), 0.0016)
    return join([sheet, writing, head, tube(loops, 0.0016, PRINT, 4), fold])


def envelope(_: int = 0) -> Mesh:
    """Return an envelope, its address, stamp and flap."""
    body = slab(0.22, 0.11, 0.003, m.PAPER)
    address = marks(
        [(0.01, 0.05 - 0.014 * i, 0.09 - 0.02 * (i % 2), 0.0035) for i in range(3)], z=0.0022
    )
    stamp = marks([(0.088, 0.078, 0.022, 0.026)], m.shade(m.GREY, 0.5), 0.0022)
    flap = [
        tube([(-0.11, 0.109, 0.002), (0, 0.056, 0.002)], 0.0011, PRINT, 4),
        tube([(0.11, 0.109, 0.002), (0, 0.056, 0.002)], 0.0011, PRINT, 4),
    ]
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


def file_(_: int = 0) -> Mesh:
    """Return a folder with papers that peep out and a label on its tab."""
    back = slab(0.24, 0.32, 0.003, BUFF)
    tab = slab(0.07, 0.02, 0.003, BUFF).moved(-0.07, 0.315, 0)
    sheets = [
        slab(0.21, 0.3, 0.002, m.PAPER)
        .transformed(spin((0, 0, 1), a))
        .moved(x, 0.012, 0.004 + 0.003 * i)
        for i, (a, x) in enumerate(((0.04, 0.004), (-0.03, 0.008)))
    ]
    front = slab(0.24, 0.3, 0.003, m.shade(BUFF, 0.76)).moved(0, 0, 0.012)
    rows = [(0, 0.17, 0.12, 0.045)]
    label = join([marks(rows, m.PAPER, 0.0145), lines(0.12, 0.04, 2, 0.0152).moved(0, 0.172, 0)])
    stamp = marks(
        [(0.03, 0.075, 0.14, 0.006), (0.03, 0.1, 0.14, 0.006), (0.03, 0.085, 0.12, 0.011)],
        m.BLACK,
        0.0146,
    )
    return join([back, tab, *sheets, front, label, stamp])


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
    fan = [
        note(0.9 - 0.06 * i)
        .moved(-0.05, 0, 0.0016 * i)
        .transformed(spin((0, 0, 1), 0.12 * (1 - i)))
        for i in range(3)
    ]
    return join(fan)


def _flat(build: Mesh, turn: float = 0.0) -> Mesh:
    return laid(build.transformed(spin((0, 0, 1), turn)))


PAPERS: dict[str, Prop] = {
    "book": Prop(book, lambda s: _read(open_book(), (-0.1, 0.05, -0.022)), "book"),
    "newspaper": Prop(
        lambda s: laid(newspaper(s)),
        lambda s: _read(open_newspaper(s), (-0.12, 0.09, -0.025)),
        "book",
    ),
    "letter": Prop(
        lambda s: _flat(letter(s)), lambda s: _read(letter(s), (-0.035, 0.05, -0.027)), "book"
    ),
    "envelope": Prop(
        lambda s: _flat(envelope(s)), lambda s: _read(envelope(s), (-0.045, 0.02, -0.028)), "book"
    ),
    "photograph": Prop(
        lambda s: _flat(photograph(s)),
        lambda s: _read(photograph(s), (-0.015, 0.015, -0.028)),
        "book",
    ),
    "card": Prop(lambda s: _flat(card(s)), lambda s: _read(card(s), (0.02, -0.02, -0.028)), "book"),
    "map": Prop(lambda s: laid(map_(s)), lambda s: _read(map_(s), (-0.16, 0.07, -0.026)), "book"),
    "file": Prop(
        lambda s: laid(file_(s)), lambda s: _read(file_(s), (-0.055, 0.06, -0.028)), "book"
    ),
    "notebook": Prop(
        lambda s: laid(notebook(s)), lambda s: _read(notebook(s), (-0.01, 0.05, -0.033)), "book"
    ),
    "pen": Prop(
        lambda s: _flat(pen(s), -0.9), lambda s: grasp.upright(pen(s), (0, 0.035, 0)), "pen"
    ),
    "money": Prop(money, lambda s: _read(banknotes(s), (0.03, 0.005, -0.028)), "book"),
}
