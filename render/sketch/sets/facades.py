"""Houses seen from the street; a facade's back is open, so that a camera behind looks through."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props import openings
from render.sketch.sets.scenery import Scenery
from render.sketch.shapes import Rows, box, boxes, face, quad, quads

STOREY = 3.1
"""Height of a floor in metres."""


def block(width: float, high: float, deep: float, patch: Patch, sides: float = 0.0) -> Mesh:
    """Return a building's front at z = 0 with roof and sides behind; sides begin at a height.

    In a row of houses they begin high, where a neighbour no longer covers them.
    """
    h, low = width / 2, min(sides, high)
    corners = np.array([
        [(-h, 0, 0), (h, 0, 0), (h, high, 0), (-h, high, 0)],
        [(h, low, 0), (h, low, -deep), (h, high, -deep), (h, high, 0)],
        [(-h, low, -deep), (-h, low, 0), (-h, high, 0), (-h, high, -deep)],
        [(-h, high, 0), (h, high, 0), (h, high, -deep), (-h, high, -deep)],
    ], float)  # fmt: skip
    return quads(corners, (patch,) * 4)


def windows(s: Scenery, width: float, floors: range, wide: float = 1.0, tall: float = 1.6) -> Mesh:
    """Return rows of sash windows for the floors of a front at z = 0."""
    columns = max(int(width / 2.1), 1)
    rows: Rows = []
    patches: list[Patch] = []
    for floor in floors:
        for i in range(columns):
            x, y = (i + 0.5 - columns / 2) * width / columns, floor * STOREY + 0.9
            rows += [
                (x, y - 0.12, wide + 0.3, tall + 0.26),
                (x, y, wide, tall),
                (x, y + tall * 0.5, wide, 0.06),
            ]
            patches += [m.shade(m.STONE, 0.93), s.facade_pane(), m.TRIM]
    return openings.layers(rows, tuple(patches), 0.02)


def shop_front(s: Scenery, width: float) -> Mesh:
    """Return a shop's ground floor: display window, door, sign and awning."""
    glass = m.GLOW if s.night else Patch(0.55, "window")
    dark = Patch(float(s.rng.choice([0.35, 0.5, 0.65])), "wood")
    rows: Rows = [
        (0, 0, width - 0.3, 2.9),
        (-width * 0.12, 0.5, width * 0.58, 1.8),
        (width * 0.33, 0.05, 0.95, 2.2),
        (width * 0.33, 0.7, 0.7, 1.4),
        (0, 2.4, width - 0.5, 0.42),
        (0, 2.52, width * 0.45, 0.18),
    ]
    front = openings.layers(rows, (dark, glass, m.WOOD, glass, m.PAPER, m.BLACK), 0.03)
    if s.rng.random() < 0.6:
        h = width * 0.42
        awning = quad([(-h, 2.25, 1.2), (h, 2.25, 1.2), (h, 2.85, 0.05), (-h, 2.85, 0.05)], m.CLOTH)
        hem = quad([(-h, 2.0, 1.2), (h, 2.0, 1.2), (h, 2.25, 1.2), (-h, 2.25, 1.2)], m.PALE_CLOTH)
        return join([front, awning, hem])
    return front


def entrance(s: Scenery) -> Mesh:
    """Return a house door with steps and a fanlight, for a front at z = 0."""
    door = openings.layers(
        [(0, 0.3, 1.5, 2.75), (0, 0.3, 1.05, 2.15), (0, 2.5, 1.05, 0.4)],
        (m.STONE, m.DARK_WOOD, s.facade_pane()),
        0.04,
    )
    steps = boxes([(0, 0, 0.45, 1.8, 0.15, 0.9), (0, 0.15, 0.3, 1.8, 0.15, 0.6)], m.STONE)
    return join([door, steps])


def town_house(s: Scenery, width: float, floors: int, shop: bool) -> Mesh:
    """Return a town house of `floors` above ground, with a shop or a door below, and a cornice."""
    patch = Patch(float(s.rng.choice([0.94, 0.86, 0.78])), str(s.rng.choice(["wall", "brick"])))
    high = STOREY * (floors + 1) + 0.5
    parts = [block(width, high, 8.0, patch, 7.0), windows(s, width, range(1, floors + 1))]
    if shop:
        parts.append(shop_front(s, width))
    else:
        parts += [
            windows(s, width * 0.5, range(1)).moved(-width * 0.24, 0.15, 0),
            entrance(s).moved(width * 0.26, 0, 0),
        ]
    parts.append(
        boxes(
            [(0, high - 0.25, 0.0, width, 0.3, 0.5), (0, STOREY + 0.15, 0.0, width, 0.16, 0.24)],
            m.shade(patch, 0.92),
        )
    )
    return join(parts)


def row(s: Scenery, side: float, x: float, depths: tuple[float, float], shops: float = 0.5) -> None:
    """Line a street that runs in z with town houses whose fronts stand at side * x."""
    near, distant = depths
    z = near
    while z > distant:
        width = float(s.rng.uniform(6.0, 9.0))
        house = town_house(s, width, int(s.rng.integers(1, 5)), bool(s.rng.random() < shops))
        turned = house.turned(-side * np.pi / 2).moved(side * x, 0.0, z - width / 2)
        s.thing("house", turned, "set", 0.75 if z > -24 else 0.55)
        z -= width


def gable_roof(width: float, deep: float, eaves: float, rise: float, over: float = 0.4) -> Mesh:
    """Return a gable roof, ridge along x, over a body centred on the origin."""
    h, d, slope = width / 2 + over, deep / 2 + over, rise / (deep / 2)
    low = eaves - over * slope
    ridge = eaves + rise
    tiles = Patch(0.6, "roof")
    sides = [
        [(-h, low, d), (h, low, d), (h, ridge, 0), (-h, ridge, 0)],
        [(h, low, -d), (-h, low, -d), (-h, ridge, 0), (h, ridge, 0)],
    ]
    g, e = width / 2, deep / 2
    ends = face([(-e, eaves), (e, eaves), (0, ridge - 0.05)], 0, m.WALL)
    gables = [ends.turned(np.pi / 2).moved(g, 0, 0), ends.turned(-np.pi / 2).moved(-g, 0, 0)]
    fascia = boxes([(0, low - 0.12, sign * d, 2 * h, 0.16, 0.06) for sign in (-1, 1)], m.TRIM)
    return join([quads(sides, (tiles, tiles)), *gables, fascia])


def cottage(s: Scenery, width: float = 8.0, deep: float = 6.5, floors: int = 1) -> Mesh:
    """Return a detached house on the origin: door in the middle, chimney, gable roof."""
    eaves = 2.8 * floors
    walls = Patch(float(s.rng.choice([0.96, 0.9, 0.84])), "wall")
    rows: Rows = [(0, 0, 1.25, 2.3), (0, 0, 0.95, 2.1)]
    patches: list[Patch] = [m.TRIM, m.DARK_WOOD]
    for floor in range(floors):
        for x in (
            (-width * 0.32, width * 0.32) if floor == 0 else (-width * 0.32, 0.0, width * 0.32)
        ):
            y = floor * 2.8 + 0.85
            rows += [
                (x, y - 0.1, 1.55, 1.45),
                (x, y, 1.35, 1.25),
                (x, y, 0.07, 1.25),
                (x, y + 0.6, 1.35, 0.06),
            ]
            patches += [m.TRIM, s.facade_pane(), m.TRIM, m.TRIM]
    front = openings.layers(rows, tuple(patches), deep / 2 + 0.01)
    chimney = box((0.7, 1.6, 0.7), (width * 0.28, eaves + 1.2, -0.6), m.BRICK)
    return join(
        [
            box((width, eaves, deep), patch=walls),
            gable_roof(width, deep, eaves, 2.2),
            front,
            chimney,
        ]
    )
