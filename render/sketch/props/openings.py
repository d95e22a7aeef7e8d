"""What is fixed to a wall: doors, windows, curtains, pictures; local plane z = 0, front to +z.

Flat things are drawn from their front only, so a camera behind the wall looks through them.
"""

import numpy as np
from numpy.typing import ArrayLike

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.shapes import Rows, arched, box, boxes, face, loft, quads, upright

LAYER = 0.008
"""Metres between flat layers."""


def layers(rows: ArrayLike, patches: tuple[Patch, ...], first: float = LAYER) -> Mesh:
    """Return upright rectangles, each row (x, y, width, height) a layer before the last one."""
    faces = []
    for i, (x, y, width, high) in enumerate(np.asarray(rows, float)):
        z = first + i * 0.002
        left, right = x - width / 2, x + width / 2
        faces.append([(left, y, z), (right, y, z), (right, y + high, z), (left, y + high, z)])
    return quads(faces, patches)


def door(patch: Patch = m.WOOD, width: float = 0.9, high: float = 2.05) -> Mesh:
    """Return a closed flat door in its frame, two panels and a knob."""
    rows: Rows = [
        (0, 0, width + 0.16, high + 0.09), (0, 0, width, high),
        (0, high * 0.55, width * 0.66, high * 0.37), (0, high * 0.1, width * 0.66, high * 0.36),
        (width * 0.42, high * 0.47, 0.06, 0.06),
    ]  # fmt: skip
    return layers(rows, (m.TRIM, patch, patch, patch, m.BLACK))


def double_door(patch: Patch = m.WOOD, width: float = 1.6, high: float = 2.2) -> Mesh:
    """Return two closed leaves in one frame."""
    half = width / 2
    rows: Rows = [(0, 0, width + 0.2, high + 0.12)]
    patches: tuple[Patch, ...] = (m.TRIM,)
    for sx in (-1, 1):
        rows += [
            (sx * half / 2, 0, half - 0.01, high),
            (sx * half / 2, high * 0.5, half * 0.6, high * 0.4),
            (sx * half / 2, high * 0.08, half * 0.6, high * 0.34),
            (sx * 0.1, high * 0.46, 0.04, 0.14),
        ]
        patches += (patch, patch, patch, m.BLACK)
    return layers(rows, patches)


def glass_door(pane: Patch = m.GLASS, width: float = 1.8, high: float = 2.3) -> Mesh:
    """Return a glazed two-leaf entrance."""
    half = width / 2
    rows: Rows = [(0, 0, width + 0.16, high + 0.1)]
    patches: tuple[Patch, ...] = (m.METAL,)
    for sx in (-1, 1):
        rows += [(sx * half / 2, 0.1, half - 0.12, high - 0.2), (sx * 0.12, high * 0.42, 0.04, 0.4)]
        patches += (pane, m.DARK_METAL)
    return layers(rows, patches)


def doorway(patch: Patch = m.DARK, width: float = 0.95, high: float = 2.05) -> Mesh:
    """Return an open doorway to a darker room."""
    return layers([(0, 0, width + 0.16, high + 0.09), (0, 0, width, high)], (m.TRIM, patch))


def window(
    pane: Patch = m.PANE, width: float = 1.3, high: float = 1.25, bars: tuple[int, int] = (2, 2)
) -> Mesh:
    """Return a window with frame, sill and `bars` (columns, rows) of panes; origin at its sill."""
    f = 0.06
    rows: Rows = [(0, high, 0, width + 2 * f, f, 0.06), (0, -0.05, 0.03, width + 0.24, 0.05, 0.14)]
    rows += [(sx * (width + f) / 2, 0, 0, f, high, 0.06) for sx in (-1, 1)]
    across, down = bars
    rows += [
        (-width / 2 + width * i / across, 0, 0.01, 0.035, high, 0.03) for i in range(1, across)
    ]
    rows += [(0, high * j / down - 0.015, 0.01, width, 0.035, 0.03) for j in range(1, down)]
    return join([upright(width, high, (0, 0, LAYER), pane), boxes(rows, m.TRIM)])


def flat_window(
    pane: Patch = m.PANE, width: float = 1.2, high: float = 1.25, bars: tuple[int, int] = (2, 2)
) -> Mesh:
    """Return the window as flat layers, for a wall the camera may stand behind."""
    rows: Rows = [(0, -0.07, width + 0.14, high + 0.14), (0, 0, width, high)]
    across, down = bars
    rows += [(-width / 2 + width * i / across, 0, 0.035, high) for i in range(1, across)]
    rows += [(0, high * j / down - 0.015, width, 0.03) for j in range(1, down)]
    return layers(rows, (m.TRIM, pane, *(m.TRIM,) * (len(rows) - 2)))


def arched_window(pane: Patch = m.PANE, width: float = 0.9, high: float = 3.0) -> Mesh:
    """Return a tall round-headed window with leading, as flat layers."""
    frame = face(arched(width + 0.2, high + 0.1), LAYER, m.TRIM)
    glass = face(arched(width, high), LAYER + 0.004, pane)
    rows: Rows = [(0, 0, 0.04, high)]
    rows += [(0, y, width, 0.035) for y in np.arange(0.6, high - width / 2 + 0.1, 0.6)]
    return join([frame, glass, layers(rows, (m.GREY,) * len(rows), LAYER + 0.008)])


def curtain(width: float = 1.7, high: float = 2.1, cloth: Patch = m.CLOTH) -> Mesh:
    """Return a pair of drawn-back curtains on a rail; the origin is the middle of the hem."""
    u = np.linspace(0, 1, 17)
    parts = [box((width + 0.3, 0.04, 0.04), (0, high, 0.08), m.DARK_WOOD)]
    for side in (-1, 1):
        x = side * (width / 2 + 0.1 - 0.4 * u)
        z = 0.09 + 0.035 * np.sin(u * 26)
        top = np.stack([x, np.full(17, high), 0.6 * z + 0.03], axis=1)
        hem = np.stack([x + side * 0.02 * np.sin(u * 9), np.zeros(17), z], axis=1)
        parts.append(loft([hem, top], cloth, closed=False, two_sided=True))
    return join(parts)


def blinds(width: float = 1.6, high: float = 1.3) -> Mesh:
    """Return lowered slats over a window."""
    count = int(high / 0.09)
    slats = [(0, high - 0.09 * (i + 1), 0.05, width, 0.05, 0.012) for i in range(count)]
    return join(
        [boxes(slats, m.PALE_METAL), box((width + 0.06, 0.07, 0.07), (0, high, 0.03), m.METAL)]
    )


def picture(rng: np.random.Generator, width: float = 0.7, high: float = 0.5) -> Mesh:
    """Return a framed picture: a horizon, a portrait or a plain print, as `rng` decides."""
    sheet = (width - 0.16, high - 0.16)
    rows: Rows = [(0, 0, width, high), (0, 0.03, width - 0.06, high - 0.06), (0, 0.08, *sheet)]
    patches: tuple[Patch, ...] = (m.DARK_WOOD, m.PAPER, Patch(0.88, "paper"))
    match int(rng.integers(3)):
        case 0:
            rows.append((0, 0.08, sheet[0], sheet[1] * 0.4))
            patches += (Patch(0.6, "paper"),)
        case 1:
            rows += [
                (0, 0.08, sheet[0] * 0.6, sheet[1] * 0.35),
                (0, 0.08 + sheet[1] * 0.3, sheet[0] * 0.3, sheet[1] * 0.45),
            ]
            patches += (Patch(0.5, "paper"), Patch(0.7, "paper"))
    return layers(rows, patches)


def mirror(width: float = 0.7, high: float = 0.9) -> Mesh:
    """Return a framed mirror with two glints."""
    rows: Rows = [(0, 0, width, high), (0, 0.03, width - 0.06, high - 0.06)]
    return layers(rows, (m.DARK_WOOD, m.GLASS))


def clock(radius: float = 0.16) -> Mesh:
    """Return a round wall clock at ten past ten; the origin is its centre."""
    turn = np.linspace(0, 2 * np.pi, 18, endpoint=False)
    disc = np.stack([np.cos(turn), np.sin(turn)], axis=1) * radius
    hands = [
        [(0, 0), (-0.6, 0.35), (-0.64, 0.28), (0, -0.1)],
        [(0, 0), (0.1, -0.1), (0.72, 0.5), (0.66, 0.56)],
    ]
    marks = [face(np.array(hand) * radius, LAYER + 0.008, m.BLACK) for hand in hands]
    return join([face(disc, LAYER, m.BLACK), face(disc * 0.86, LAYER + 0.004, m.PAPER), *marks])


def board(width: float, high: float, patch: Patch, lines: int = 0) -> Mesh:
    """Return a framed board (blackboard, notice board, screen) with `lines` of writing."""
    rows: Rows = [(0, 0, width, high), (0, 0.05, width - 0.1, high - 0.1)]
    patches: tuple[Patch, ...] = (m.WOOD, patch)
    ink = Patch(0.95 if patch.value < 0.5 else 0.4, "paper")
    for i in range(lines):
        share = (0.75, 0.55, 0.65, 0.4)[i % 4]
        x = -(width - 0.4) / 2 * (1 - share)
        rows.append((x, high - 0.3 - i * 0.22, (width - 0.4) * share, 0.035))
        patches += (ink,)
    return layers(rows, patches)
