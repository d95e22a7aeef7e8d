"""Instruments: guitar, violin, piano."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import marks, scaled, upside
from render.sketch.props.prop import Prop
from render.sketch.shapes import box, boxes, cylinder, face, lathe, one_patch, quads, spin, tube

TOP = Patch(0.8, "wood")
SIDE = Patch(0.5, "wood")
EBONY = Patch(0.18, "dark")


def _outline(
    waist: float, lower: float, upper: float, high: float, steps: int = 40
) -> list[tuple[float, float]]:
    """Return a fiddle's outline (x, y), counter-clockwise, its foot at y = 0."""
    half = []
    for t in np.linspace(0, 1, steps // 2):
        bout = lower * np.sqrt(max(0.0, 1 - ((t - 0.3) / 0.3) ** 2)) if t < 0.3 else None
        top = upper * np.sqrt(max(0.0, 1 - ((t - 0.78) / 0.22) ** 2)) if t > 0.78 else None
        middle = float(
            np.interp(
                t,
                [0.3, 0.42, 0.56, 0.68, 0.78],
                [lower, (lower + waist) / 2, waist, (upper + waist) / 2, upper],
            )
        )
        half.append(
            (float(bout if bout is not None else top if top is not None else middle), t * high)
        )
    return half + [(-x, y) for x, y in half[::-1]]


def _body(outline: list[tuple[float, float]], deep: float) -> Mesh:
    rows = [[(x, y, z) for x, y in outline] for z in (-deep / 2, deep / 2)]
    ribs = quads(
        [
            [
                rows[0][i],
                rows[0][(i + 1) % len(outline)],
                rows[1][(i + 1) % len(outline)],
                rows[1][i],
            ]
            for i in range(len(outline))
        ],
        SIDE,
    )
    centre = float(np.mean([y for _, y in outline]))
    front = face(np.array(outline) - [0, centre], deep / 2, TOP).moved(0, centre, 0)
    back = (
        face((np.array(outline) - [0, centre]) * [-1, 1], deep / 2, SIDE)
        .turned(np.pi)
        .moved(0, centre, 0)
    )
    return join([one_patch(ribs, SIDE), front, back])


def guitar(_: int = 0) -> Mesh:
    """Return a guitar that stands upright, its strings to the front."""
    body = _body(_outline(0.125, 0.19, 0.145, 0.48), 0.1)
    hole = (
        cylinder(0.05, 0.001, patch=EBONY, sides=18)
        .transformed(spin((1, 0, 0), np.pi / 2))
        .moved(0, 0.33, 0.051)
    )
    rosette = tube(
        [(0.058 * np.cos(t), 0.33 + 0.058 * np.sin(t), 0.051) for t in np.linspace(0, 6.2832, 19)],
        0.003,
        SIDE,
        4,
    )
    neck = box((0.05, 0.47, 0.022), (0, 0.41, 0.045), EBONY)
    frets = boxes(
        [(0, y, 0.0565, 0.05, 0.003, 0.002) for y in np.arange(0.5, 0.87, 0.035)], m.PALE_METAL
    )
    head = box((0.07, 0.15, 0.016), (0, 0.88, 0.04), SIDE)
    pegs = boxes(
        [(s * 0.045, y, 0.04, 0.025, 0.014, 0.012) for s in (-1, 1) for y in (0.905, 0.945, 0.985)],
        m.METAL,
    )
    bridge = box((0.13, 0.022, 0.012), (0, 0.14, 0.056), EBONY)
    strings = [
        tube([(x, 0.15, 0.064), (x * 0.8, 0.9, 0.06)], 0.0011, m.BLACK, 4)
        for x in np.linspace(-0.02, 0.02, 6)
    ]
    return join([body, hole, rosette, neck, frets, head, pegs, bridge, *strings])


def violin(_: int = 0) -> Mesh:
    """Return a violin that stands upright, its strings to the front, its bow beside it."""
    return join([fiddle(), bow().transformed(spin((0, 0, 1), -0.12)).moved(0.17, 0.0, 0)])


def fiddle() -> Mesh:
    """Return a violin without its bow."""
    body = _body(_outline(0.056, 0.105, 0.084, 0.355), 0.04)
    waist = boxes([(s * 0.045, 0.155, 0.0215, 0.006, 0.07, 0.001) for s in (-1, 1)], EBONY)
    neck = box((0.026, 0.24, 0.016), (0, 0.26, 0.028), EBONY)
    head = lathe(
        [(0.011, 0.5), (0.012, 0.56), (0.017, 0.575), (0.012, 0.592)], patch=SIDE, sides=8
    ).moved(0, 0, 0.022)
    pegs = boxes(
        [
            (s * 0.026, y, 0.022, 0.03, 0.009, 0.009)
            for s, y in ((-1, 0.51), (1, 0.525), (-1, 0.54), (1, 0.552))
        ],
        EBONY,
    )
    tail = box((0.036, 0.1, 0.01), (0, 0.02, 0.026), EBONY)
    bridge = box((0.042, 0.005, 0.028), (0, 0.155, 0.034), TOP)
    rest = (
        scaled(cylinder(0.04, 0.012, patch=EBONY, sides=12), 1, 1, 0.7)
        .transformed(spin((1, 0, 0), np.pi / 2))
        .moved(-0.04, 0.025, 0.02)
    )
    strings = [
        tube([(x, 0.1, 0.034), (x, 0.16, 0.05), (x * 0.6, 0.5, 0.034)], 0.0008, m.BLACK, 4)
        for x in np.linspace(-0.013, 0.013, 4)
    ]
    return join([body, waist, neck, head, pegs, tail, bridge, rest, *strings])


def bow() -> Mesh:
    """Return a violin bow that stands on its end."""
    stick = tube([(0, 0, 0), (0.004, 0.35, 0), (0, 0.72, 0)], 0.0042, SIDE, 5)
    hair = tube([(0.02, 0.03, 0), (0.018, 0.7, 0)], 0.0022, m.LINEN, 4)
    return join(
        [
            stick,
            hair,
            box((0.022, 0.04, 0.012), (0.012, 0.01, 0), EBONY),
            box((0.02, 0.016, 0.01), (0.009, 0.705, 0), SIDE),
        ]
    )


def piano(_: int = 0) -> Mesh:
    """Return an upright piano whose keys are at the front, with a stool and open notes."""
    wood = Patch(0.3, "wood")
    case = boxes([(0, 0, -0.16, 1.5, 1.22, 0.34), (0, 0.6, 0.15, 1.5, 0.1, 0.34)], wood)
    legs = boxes([(s * 0.71, 0, 0.25, 0.07, 0.62, 0.08) for s in (-1, 1)], wood)
    ivory = box((1.34, 0.014, 0.15), (0, 0.7, 0.235), m.LINEN)
    black = boxes(
        [
            (-0.64 + 0.026 * i, 0.714, 0.205, 0.012, 0.012, 0.09)
            for i in range(50)
            if i % 7 not in (2, 6)
        ],
        EBONY,
    )
    gaps = boxes(
        [(-0.658 + 0.0258 * i, 0.7142, 0.235, 0.0016, 0.0006, 0.15) for i in range(52)], m.BLACK
    )
    lid = box((1.36, 0.17, 0.02), (0, 0.71, 0.03), m.shade(wood, 0.38))
    sheet = join(
        [marks([(s * 0.11, 0, 0.21, 0.27)], m.PAPER, 0) for s in (-1, 1)]
        + [
            marks(
                [(s * 0.11, 0.03 + 0.045 * i, 0.17, 0.012) for s in (-1, 1) for i in range(5)],
                m.shade(m.GREY, 0.6),
                0.002,
            )
        ]
    )
    stand = box((0.6, 0.02, 0.05), (0, 0.88, 0.045), wood)
    panel = marks([(s * 0.36, 0.1, 0.6, 0.42) for s in (-1, 1)], m.shade(wood, 0.42), 0.0115)
    pedals = boxes([(x, 0.04, 0.06, 0.05, 0.02, 0.1) for x in (-0.08, 0.08)], m.PALE_METAL)
    seat = join(
        [
            box((0.5, 0.07, 0.32), (0, 0.44, 0), EBONY),
            boxes([(x, 0, z, 0.04, 0.44, 0.04) for x in (-0.2, 0.2) for z in (-0.12, 0.12)], wood),
        ]
    )
    return join(
        [
            case,
            legs,
            ivory,
            gaps,
            black,
            lid,
            sheet.moved(0, 0.9, 0.055),
            stand,
            panel,
            pedals,
            seat.moved(0, 0, 0.72),
        ]
    )


def _guitar_in_hand(_: int) -> Mesh:
    return grasp.along(
        guitar(), (0, 0.72, 0.035), ((0.8, 0.5, 0), (0.5, -0.8, -0.33), (0.05, 0.25, 0.97))
    )


def _violin_in_hand(_: int) -> Mesh:
    return grasp.upright(fiddle(), (0, 0.44, 0.02))


MUSIC: dict[str, Prop] = {
    "guitar": Prop(lambda s: upside(guitar(s), -0.22, (1, 0, 0)), _guitar_in_hand, rest="floor"),
    "violin": Prop(lambda s: upside(violin(s), -np.pi / 2, (1, 0, 0)), _violin_in_hand),
    "piano": Prop(piano, rest="floor"),
}
