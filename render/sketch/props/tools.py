"""What people work with: hammers, shovels, brooms, ropes, chains, ladders."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import circle, grounded, laid, upside
from render.sketch.props.prop import Prop
from render.sketch.shapes import (
    box,
    boxes,
    loft,
    one_patch,
    open_sided,
    prism,
    spin,
    tube,
)

STEEL = Patch(0.42, "metal")
HEMP = Patch(0.72, "wood")


def hammer(_: int = 0) -> Mesh:
    """Return a hammer that stands on its handle, its face to the front."""
    handle = tube([(0, 0, 0), (0, 0.12, 0), (0, 0.29, 0)], [0.015, 0.013, 0.01], m.WOOD)
    head = tube(
        [(0, 0.29, -0.03), (0, 0.29, 0.045), (0, 0.29, 0.046), (0, 0.29, 0.065)],
        [0.013, 0.013, 0.017, 0.018],
        STEEL,
        10,
    )
    claws = [
        tube(
            [(x * 0.3, 0.29, -0.025), (x, 0.287, -0.055), (x * 1.4, 0.268, -0.082)],
            [0.009, 0.007, 0.003],
            STEEL,
            5,
        )
        for x in (-0.009, 0.009)
    ]
    return join([handle, head, *claws])


def wrench(_: int = 0) -> Mesh:
    """Return a spanner that stands on its end, its jaws on top."""
    bar = one_patch(box((0.022, 0.2, 0.008), (0, 0.02, 0), STEEL), STEEL)
    jaws = [
        one_patch(prism(points, 0.014, patch=STEEL), STEEL)
        for points in (
            [(-0.018, 0.2), (0.018, 0.2), (0.03, 0.225), (-0.03, 0.225)],
            [(-0.034, 0.222), (-0.012, 0.222), (-0.014, 0.262), (-0.03, 0.256)],
            [(0.012, 0.222), (0.034, 0.222), (0.03, 0.256), (0.014, 0.262)],
        )
    ]
    eye = tube(circle(0.016, 12), 0.007, STEEL, 6).moved(0, 0.016, 0)
    return join([bar, *jaws, eye])


def toolbox(_: int = 0) -> Mesh:
    """Return an open toolbox with a spanner, a hammer and a screwdriver in it."""
    sides = boxes(
        [(0, 0, s * 0.1, 0.42, 0.14, 0.008) for s in (-1, 1)]
        + [(s * 0.206, 0, 0, 0.008, 0.2, 0.2) for s in (-1, 1)]
        + [(0, 0, 0, 0.42, 0.01, 0.2)],
        Patch(0.45, "metal"),
    )
    bar = tube([(-0.206, 0.19, 0), (0.206, 0.19, 0)], 0.012, m.WOOD)
    tools = [
        wrench().transformed(spin((0, 0, 1), 0.5)).moved(-0.02, 0.03, 0.05),
        hammer().transformed(spin((0, 0, 1), -0.6)).moved(-0.05, 0.03, -0.04),
        screwdriver().transformed(spin((0, 0, 1), -0.25)).moved(0.12, 0.05, 0.05),
    ]
    return join([sides, bar, *tools])


def screwdriver() -> Mesh:
    """Return a screwdriver that stands on its tip."""
    return join(
        [
            tube([(0, 0, 0), (0, 0.11, 0)], 0.0035, m.METAL, 6),
            tube(
                [(0, 0.11, 0), (0, 0.125, 0), (0, 0.2, 0), (0, 0.215, 0)],
                [0.008, 0.013, 0.015, 0.009],
                m.BLACK,
                8,
            ),
        ]
    )


def shovel(_: int = 0) -> Mesh:
    """Return a shovel that stands on its blade, its back to the front."""
    shaft = tube([(0, 0.28, 0), (0, 1.12, 0)], 0.016, m.WOOD, 7)
    handle = tube([(-0.06, 1.2, 0), (0.06, 1.2, 0)], 0.015, m.WOOD, 6)
    fork = [
        tube([(0, 1.1, 0), (s * 0.05, 1.15, 0), (s * 0.055, 1.2, 0)], 0.01, STEEL, 5)
        for s in (-1, 1)
    ]
    rows = [
        [(x * half, y, 0.05 * (x * x) * (half / 0.11)) for x in np.linspace(-1, 1, 7)]
        for half, y in ((0.012, 0.0), (0.075, 0.05), (0.108, 0.13), (0.112, 0.27), (0.06, 0.3))
    ]
    blade = open_sided(loft(rows, STEEL, closed=False))
    socket = tube([(0, 0.25, 0.004), (0, 0.4, 0)], [0.026, 0.019], STEEL, 7)
    return join([shaft, handle, *fork, blade, socket])


def broom(_: int = 0) -> Mesh:
    """Return a broom that stands on its bristles."""
    shaft = tube([(0, 0.2, 0), (0, 1.35, 0)], 0.013, m.WOOD, 7)
    rows = [
        [(sx * half, y, sz * deep) for sx, sz in ((-1, -1), (-1, 1), (1, 1), (1, -1))]
        for half, deep, y in ((0.18, 0.035, 0.0), (0.15, 0.032, 0.12), (0.07, 0.025, 0.24))
    ]
    straw = loft(rows, Patch(0.78, "wood"))
    band = boxes([(0, 0.15, 0, 0.27, 0.02, 0.062)], m.BLACK)
    ends = [
        tube([(x, 0.01, 0.036), (x * 0.6, 0.2, 0.03)], 0.0022, m.BLACK, 4)
        for x in np.linspace(-0.15, 0.15, 8)
    ]
    return join([shaft, straw, band, *ends])


def rope(_: int = 0) -> Mesh:
    """Return a coil of rope, lying down, its end free."""
    turn = np.linspace(0, 8 * np.pi, 90)
    grow = 0.15 + 0.012 * np.sin(turn * 0.37)
    coil = np.stack(
        [grow * np.cos(turn), 0.013 + 0.014 * turn / (2 * np.pi), grow * np.sin(turn)], axis=1
    )
    end = [(0.15, 0.068, 0.02), (0.2, 0.05, 0.1), (0.26, 0.014, 0.16), (0.3, 0.013, 0.2)]
    tie = tube(
        [(0.1, 0.0, -0.11), (0.09, 0.075, -0.1), (0.125, 0.075, -0.13), (0.12, 0.0, -0.13)],
        0.011,
        HEMP,
        6,
    )
    return grounded(join([tube(coil, 0.012, HEMP, 6), tube(end, 0.011, HEMP, 6), tie]))


def chain(_: int = 0) -> Mesh:
    """Return a chain of steel links in a curve, with a padlock."""
    steel = Patch(0.5, "metal")
    parts = []
    for number in range(15):
        turn = -0.3 + number * 0.32
        link = tube(circle(0.018, 10) * np.array([1.7, 1, 1]), 0.0055, steel, 5)
        lean = link.transformed(spin((1, 0, 0), -np.pi / 2 if number % 2 else -0.35))
        parts.append(
            lean.turned(np.pi / 2 + turn).moved(0.14 * np.sin(turn), 0.012, 0.14 * np.cos(turn))
        )
    lock = join(
        [
            box((0.05, 0.04, 0.02), patch=STEEL),
            tube(
                [
                    (-0.016, 0.04, 0),
                    (-0.016, 0.065, 0),
                    (0, 0.076, 0),
                    (0.016, 0.065, 0),
                    (0.016, 0.04, 0),
                ],
                0.005,
                m.PALE_METAL,
                6,
            ),
        ]
    )
    return grounded(join([*parts, laid(lock).moved(-0.17, 0.0, 0.02)]))


def ladder(_: int = 0) -> Mesh:
    """Return an open step ladder."""
    side = boxes([(x, 0, 0, 0.045, 2.0, 0.025) for x in (-0.24, 0.24)], m.PALE_WOOD)
    rungs = boxes([(0, y, 0, 0.46, 0.03, 0.09) for y in np.arange(0.28, 1.8, 0.27)], m.PALE_WOOD)
    front = join([side, rungs]).transformed(spin((1, 0, 0), -0.24)).moved(0, 0, 0.48)
    back = boxes(
        [(x, 0, 0, 0.035, 1.95, 0.025) for x in (-0.2, 0.2)] + [(0, 0.5, 0, 0.4, 0.03, 0.03)],
        m.WOOD,
    )
    back = back.transformed(spin((1, 0, 0), 0.24)).moved(0, 0, -0.48)
    top = box((0.52, 0.04, 0.16), (0, 1.93, 0), m.PALE_WOOD)
    return grounded(join([front, back, top]))


def _lying(mesh: Mesh) -> Mesh:
    """Lay a long thing down from the left to the right, a little turned."""
    return laid(mesh.transformed(spin((0, 0, 1), -1.25)))


def _coil_in_hand(_: int) -> Mesh:
    hung = rope().transformed(spin((1, 0, 0), np.pi / 2))
    return grasp.hanging(grounded(hung), (0, 0.28, 0))


def _chain_in_hand(_: int) -> Mesh:
    hung = upside(chain().transformed(spin((1, 0, 0), np.pi / 2)), 0.0)
    return grasp.hanging(hung, (0, 0.3, 0))


TOOLS: dict[str, Prop] = {
    "tool": Prop(toolbox, lambda s: grasp.upright(wrench(s), (0, 0.08, 0), 0.25)),
    "hammer": Prop(
        lambda s: _lying(hammer(s).turned(np.pi / 2)),
        lambda s: grasp.upright(hammer(s), (0, 0.07, 0), 0.25),
    ),
    "shovel": Prop(
        lambda s: _lying(shovel(s)), lambda s: grasp.upright(shovel(s), (0, 0.8, 0)), rest="floor"
    ),
    "broom": Prop(
        lambda s: _lying(broom(s)), lambda s: grasp.upright(broom(s), (0, 1.0, 0)), rest="floor"
    ),
    "rope": Prop(rope, _coil_in_hand, "bag"),
    "chain": Prop(chain, _chain_in_hand, "bag"),
    "ladder": Prop(ladder, rest="floor"),
}
