"""Kitchen and bathroom pieces, screens and machines, standing on the origin, front to +z."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.openings import layers
from render.sketch.shapes import (
    Rows,
    box,
    boxes,
    cylinder,
    lathe,
    quad,
    sphere,
    spin,
    tube,
    upright,
)


def units(width: float, patch: Patch = m.PALE_WOOD) -> Mesh:
    """Return kitchen base units with a worktop at .9 m."""
    count = max(round(width / 0.6), 1)
    pitch = width / count
    rows: Rows = []
    patches: list[Patch] = []
    for i in range(count):
        x = -width / 2 + pitch * (i + 0.5)
        rows += [
            (x, 0.14, pitch - 0.04, 0.5),
            (x, 0.67, pitch - 0.04, 0.16),
            (x, 0.74, 0.16, 0.02),
            (x, 0.58, 0.16, 0.02),
        ]
        patches += [patch, patch, m.BLACK, m.BLACK]
    fronts = layers(rows, tuple(patches), 0.304)
    top = box((width + 0.02, 0.04, 0.64), (0, 0.86, 0.01), m.shade(m.STONE, 0.7))
    return join([box((width, 0.76, 0.6), (0, 0.1, 0), patch), fronts, top])


def wall_units(width: float, patch: Patch = m.PALE_WOOD) -> Mesh:
    """Return kitchen wall cupboards; the origin is the middle of their lower back edge."""
    count = max(round(width / 0.5), 1)
    pitch = width / count
    rows: Rows = [(-width / 2 + pitch * (i + 0.5), 0.03, pitch - 0.03, 0.64) for i in range(count)]
    body = box((width, 0.7, 0.34), (0, 0, 0.17), patch)
    return join([body, layers(rows, (patch,) * count, 0.345)])


def sink() -> Mesh:
    """Return a tap over a dark basin, to stand on a worktop."""
    tap = tube(
        [(0, 0, -0.18), (0, 0.28, -0.18), (0, 0.32, -0.1), (0, 0.26, -0.02)], 0.016, m.DARK_METAL, 6
    )
    return join([box((0.5, 0.006, 0.36), (0, 0, 0.02), m.METAL), tap])


def stove(high: float = 0.9) -> Mesh:
    """Return a cooker with an oven window, knobs and four rings."""
    rows: Rows = [(0, 0.12, 0.52, 0.5), (0, 0.24, 0.4, 0.26), (0, 0.55, 0.46, 0.025)]
    knobs: Rows = [(x, high - 0.13, 0.05, 0.05) for x in (-0.2, -0.1, 0.1, 0.2)]
    patches = (m.PALE_METAL, m.BLACK, m.BLACK, *(m.BLACK,) * 4)
    rings = [cylinder(0.085, 0.012, (x, high, z), m.BLACK, 10)
             for x in (-0.14, 0.14) for z in (-0.13, 0.14)]  # fmt: skip
    body = box((0.6, high, 0.6), patch=m.WHITEWARE)
    return join([body, layers([*rows, *knobs], patches, 0.304), *rings])


def fridge(high: float = 1.75) -> Mesh:
    """Return a fridge with two doors and grips."""
    rows: Rows = [(0, 0.06, 0.62, high * 0.6), (0, 0.1 + high * 0.6, 0.62, high * 0.32),
            (-0.25, high * 0.42, 0.03, 0.3), (-0.25, high * 0.7, 0.03, 0.2)]  # fmt: skip
    patches = (m.WHITEWARE, m.WHITEWARE, m.DARK_METAL, m.DARK_METAL)
    return join([box((0.66, high, 0.66), patch=m.WHITEWARE), layers(rows, patches, 0.334)])


def hood() -> Mesh:
    """Return an extractor hood; the origin is the middle of its lower back edge."""
    base = [(-0.3, 0.0), (0.3, 0.0), (0.3, 0.06), (0.12, 0.25), (-0.12, 0.25), (-0.3, 0.06)]
    front = [(x, y, 0.45 if y < 0.1 else 0.25) for x, y in base]
    faces = [quad([front[5], front[2], front[3], front[4]], m.METAL)]
    return join(
        [
            *faces,
            box((0.6, 0.06, 0.45), (0, 0, 0.225), m.METAL),
            box((0.24, 0.7, 0.24), (0, 0.25, 0.12), m.METAL),
        ]
    )


def bathtub() -> Mesh:
    """Return a tub, 1.7 m along x, with a shower rail's tap at its left end."""
    outer = [(-0.85, -0.38), (0.85, -0.38), (0.85, 0.38), (-0.85, 0.38)]
    rim = boxes([(0, 0.5, s * 0.34, 1.7, 0.06, 0.08) for s in (-1, 1)]
                + [(s * 0.81, 0.5, 0, 0.08, 0.06, 0.76) for s in (-1, 1)], m.WHITEWARE)  # fmt: skip
    skin = [
        quad([(ax, 0, az), (bx, 0, bz), (bx, 0.5, bz), (ax, 0.5, az)], m.WHITEWARE)
        for (ax, az), (bx, bz) in zip(outer[::-1], outer[-2::-1] + outer[-1:], strict=True)
    ]
    water = quad(
        [(-0.78, 0.4, 0.3), (0.78, 0.4, 0.3), (0.78, 0.4, -0.3), (-0.78, 0.4, -0.3)], m.WATER
    )
    tap = tube([(-0.8, 0.56, 0), (-0.8, 0.7, 0), (-0.68, 0.7, 0)], 0.02, m.DARK_METAL, 6)
    return join([rim, *skin, water, tap])


def toilet() -> Mesh:
    """Return a toilet with its tank behind."""
    bowl = lathe([(0.12, 0), (0.11, 0.12), (0.19, 0.36), (0.2, 0.4)], (0, 0, 0.12), m.WHITEWARE)
    lid = cylinder(0.205, 0.03, (0, 0.4, 0.12), m.PALE_WOOD, 14)
    return join(
        [
            bowl,
            lid,
            box((0.4, 0.38, 0.18), (0, 0.42, -0.17), m.WHITEWARE),
            box((0.2, 0.42, 0.16), (0, 0, -0.15), m.WHITEWARE),
        ]
    )


def basin() -> Mesh:
    """Return a pedestal basin with its tap at -z; its rim is at .85 m."""
    bowl = lathe([(0.08, 0.62), (0.24, 0.76), (0.27, 0.85)], patch=m.WHITEWARE)
    foot = lathe([(0.11, 0), (0.07, 0.3), (0.08, 0.65)], patch=m.WHITEWARE, sides=10)
    tap = tube([(0, 0.85, -0.2), (0, 0.98, -0.2), (0, 0.98, -0.08)], 0.016, m.DARK_METAL, 6)
    return join([bowl, foot, tap])


def television(width: float = 1.1) -> Mesh:
    """Return a flat television on a low cabinet."""
    high = width * 0.58
    screen = layers([(0, 0.62, width - 0.06, high - 0.08)], (m.SCREEN,), 0.03)
    cabinet = box((width + 0.4, 0.45, 0.4), patch=m.WOOD)
    slits = layers(
        [(s * (width + 0.4) / 4, 0.06, width / 2, 0.33) for s in (-1, 1)], (m.WOOD,) * 2, 0.2
    )
    foot = box((0.3, 0.12, 0.1), (0, 0.45, 0), m.BLACK)
    return join([cabinet, slits, foot, box((width, high, 0.05), (0, 0.57, 0), m.BLACK), screen])


def monitor(width: float = 0.55) -> Mesh:
    """Return a desktop screen, standing on the origin."""
    high = width * 0.6
    glass = upright(width - 0.04, high - 0.04, (0, 0.14, 0.018), m.SCREEN)
    foot = boxes([(0, 0, 0, 0.22, 0.015, 0.16), (0, 0, -0.02, 0.05, 0.14, 0.03)], m.BLACK)
    return join([box((width, high, 0.03), (0, 0.12, 0), m.BLACK), glass, foot])


def laptop() -> Mesh:
    """Return an open laptop whose keys are at +z."""
    lid = box((0.34, 0.23, 0.012), patch=m.DARK_METAL)
    glass = upright(0.31, 0.19, (0, 0.02, 0.008), m.SCREEN)
    leaning = join([lid, glass]).transformed(spin((1, 0, 0), -0.3)).moved(0, 0.015, -0.12)
    return join([box((0.34, 0.018, 0.24), patch=m.METAL), leaning])


def jukebox() -> Mesh:
    """Return a machine with a lit round-headed front, for bars and arcades."""
    body = box((0.8, 1.1, 0.5), patch=m.DARK_WOOD)
    rows: Rows = [(0, 0.75, 0.66, 0.6), (0, 0.35, 0.6, 0.3)]
    return join(
        [
            body,
            box((0.66, 0.35, 0.46), (0, 1.1, 0), m.WOOD),
            layers(rows, (m.GLOW, m.SCREEN), 0.255),
        ]
    )


def server(high: float = 1.9) -> Mesh:
    """Return a machine cabinet with dials and a lit strip."""
    rows: Rows = [(0, y, 0.44, 0.16) for y in np.arange(0.2, high - 0.4, 0.22)]
    rows += [(-0.12, high - 0.28, 0.1, 0.1), (0.1, high - 0.26, 0.2, 0.05)]
    patches = (*(m.DARK_METAL,) * (len(rows) - 2), m.PAPER, m.GLOW)
    return join([box((0.6, high, 0.55), patch=m.METAL), layers(rows, patches, 0.28)])


def engine(rng: np.random.Generator, size: float = 1.6) -> Mesh:
    """Return a factory machine: a block, a wheel, pipes and a panel; `rng` varies it."""
    high = size * rng.uniform(0.7, 1.1)
    wheel = cylinder(size * 0.32, 0.12, patch=m.DARK_METAL, sides=16).transformed(
        spin((1, 0, 0), np.pi / 2)
    )
    hub = sphere(size * 0.08, (0, high * 0.55, size * 0.4 + 0.1), m.METAL, 8)
    pipes = [
        tube(
            [
                (x, high, -0.2),
                (x, high + 0.6, -0.2),
                (x + 0.4, high + 0.8, -0.2),
                (x + 0.4, high + 1.8, -0.2),
            ],
            0.09,
            m.METAL,
            7,
        )
        for x in (-size * 0.3, size * 0.1)
    ]
    panel = layers(
        [
            (-size * 0.35, high * 0.4, size * 0.22, size * 0.3),
            (-size * 0.35, high * 0.55, 0.1, 0.1),
        ],
        (m.PALE_METAL, m.BLACK),
        size * 0.41,
    )
    block = boxes(
        [(0, 0, 0, size, high, size * 0.8), (0, 0, 0, size * 1.2, 0.15, size)], m.PALE_METAL
    )
    return join([block, wheel.moved(size * 0.15, high * 0.55, size * 0.4), hub, panel, *pipes])
