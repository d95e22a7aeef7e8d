"""What is looked at: mirrors, signs, posters, paintings."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props.panels import grounded, lines, marks, slab
from render.sketch.shapes import (
    box,
    boxes,
    cylinder,
    face,
    one_patch,
    prism,
    spin,
    tube,
)


def _disc(radius: float, patch: Patch, x: float, y: float, z: float) -> Mesh:
    return (
        cylinder(radius, 0.001, patch=patch, sides=18)
        .transformed(spin((1, 0, 0), np.pi / 2))
        .moved(x, y, z)
    )


def mirror(_: int = 0) -> Mesh:
    """Return a standing oval mirror in a frame on feet."""
    turn = np.linspace(0, 2 * np.pi, 27)
    frame = tube([(0.3 * np.cos(t), 0.85 + 0.62 * np.sin(t), 0) for t in turn], 0.028, m.WOOD, 6)
    glass = face([(0.29 * np.cos(t), 0.6 * np.sin(t)) for t in turn[:-1]], 0.0, m.GLASS).moved(
        0, 0.85, 0
    )
    back = (
        face([(0.29 * np.cos(t), 0.6 * np.sin(t)) for t in turn[:-1]], 0.0, m.WOOD)
        .turned(np.pi)
        .moved(0, 0.85, -0.01)
    )
    gleam = [
        tube([(x, 0.72 + y, 0.004), (x + 0.13, 0.95 + y, 0.004)], 0.005, m.shade(m.GREY, 0.75), 4)
        for x, y in ((-0.16, 0.1), (-0.09, 0.06))
    ]
    posts = [tube([(s * 0.36, 0.06, 0), (s * 0.36, 0.95, 0)], 0.018, m.WOOD, 6) for s in (-1, 1)]
    feet = [
        tube(
            [(s * 0.36, 0.02, -0.22), (s * 0.36, 0.08, 0), (s * 0.36, 0.02, 0.22)], 0.02, m.WOOD, 6
        )
        for s in (-1, 1)
    ]
    bars = [
        tube([(s * 0.36, 0.85, 0), (s * 0.3, 0.85, 0)], 0.014, m.DARK_METAL, 5) for s in (-1, 1)
    ]
    return grounded(join([frame, glass, back, *gleam, *posts, *feet, *bars]))


def hand_mirror() -> Mesh:
    """Return a round mirror on a handle."""
    rim = tube(
        [(0.065 * np.cos(t), 0.19 + 0.065 * np.sin(t), 0) for t in np.linspace(0, 2 * np.pi, 19)],
        0.009,
        m.WOOD,
        5,
    )
    return join(
        [
            rim,
            _disc(0.06, m.GLASS, 0, 0.19, 0.001),
            _disc(0.06, m.WOOD, 0, 0.19, -0.005),
            tube([(0, 0, 0), (0, 0.12, 0)], 0.013, m.WOOD),
        ]
    )


def sign(_: int = 0) -> Mesh:
    """Return a wooden sign on a post with an arrow and words."""
    post = boxes([(0, 0, 0, 0.09, 1.75, 0.09)], m.WOOD)
    board = prism(
        [(-0.5, 0), (0.42, 0), (0.6, 0.17), (0.42, 0.34), (-0.5, 0.34)],
        0.05,
        (0, 1.3, 0.06),
        m.PALE_WOOD,
    )
    words = marks(
        [(-0.06, 1.48, 0.7, 0.075), (-0.1, 1.38, 0.56, 0.05)], m.shade(m.BLACK, 0.3), 0.0865
    )
    cuts = marks([(x, 1.37, 0.022, 0.2) for x in np.arange(-0.32, 0.3, 0.085)], m.PALE_WOOD, 0.0875)
    return join([post, board, words, cuts])


def hand_sign() -> Mesh:
    """Return a placard on a stick."""
    return join(
        [
            box((0.03, 0.7, 0.02), patch=m.WOOD),
            slab(0.6, 0.42, 0.012, m.PAPER).moved(0, 0.66, 0.012),
            marks([(0, 0.93, 0.44, 0.07), (0, 0.8, 0.36, 0.07)], m.BLACK, 0.0192),
        ]
    )


def poster(_: int = 0) -> Mesh:
    """Return a poster with a face, a word and small print, on a board."""
    sheet = slab(0.6, 0.85, 0.012, m.PAPER)
    parts = [
        marks([(0, 0.7, 0.46, 0.085)], m.BLACK, 0.008),
        marks([(x, 0.715, 0.022, 0.055) for x in (-0.14, -0.06, 0.03, 0.12)], m.PAPER, 0.0095),
        marks([(0, 0.2, 0.4, 0.46)], Patch(0.7, ""), 0.008),
        _disc(0.1, Patch(0.97, ""), 0, 0.46, 0.01),
        _disc(0.112, m.BLACK, 0, 0.49, 0.0085),
        marks([(0, 0.2, 0.28, 0.15)], Patch(0.3, ""), 0.0095),
        marks([(s * 0.038, 0.465, 0.026, 0.014) for s in (-1, 1)], m.BLACK, 0.0135),
        marks([(0, 0.405, 0.05, 0.008)], m.BLACK, 0.0135),
        lines(0.5, 0.12, 3, 0.008, 0.014).moved(0, 0.04, 0),
    ]
    return join([sheet, *parts])


def painting(seed: int = 0) -> Mesh:
    """Return a framed landscape on an easel's ledge."""
    wide, high = 0.8, 0.6
    bars = boxes(
        [(0, y, 0, wide + 0.12, 0.07, 0.05) for y in (0, high - 0.01)]
        + [(s * (wide / 2 + 0.025), 0, 0, 0.07, high + 0.06, 0.05) for s in (-1, 1)],
        Patch(0.55, "wood"),
    )
    sky = marks([(0, 0.06, wide, high - 0.06)], m.shade(m.PAPER, 0.96), 0.0)
    hills = [
        one_patch(
            face(np.array(points) - [0, 0.3], z, Patch(value, "")).moved(0, 0.3, 0),
            Patch(value, ""),
        )
        for points, z, value in (
            (
                [
                    (-0.4, 0.25),
                    (0.4, 0.25),
                    (0.4, 0.36),
                    (0.1, 0.5),
                    (-0.12, 0.36),
                    (-0.25, 0.42),
                    (-0.4, 0.33),
                ],
                0.004,
                0.72,
            ),
            ([(-0.4, 0.06), (0.4, 0.06), (0.4, 0.22), (0.1, 0.3), (-0.4, 0.24)], 0.006, 0.85),
        )
    ]
    tree = [
        marks([(-0.22, 0.16, 0.02, 0.12)], m.BLACK, 0.009),
        _disc(0.075, Patch(0.35, ""), -0.22, 0.33, 0.01),
    ]
    sun = _disc(0.04, Patch(0.6, ""), 0.24, 0.5, 0.003)
    return join([bars, sky, *hills, *tree, sun])


def easel(_: int = 0) -> Mesh:
    """Return a painting on an easel."""
    legs = [tube([(s * 0.38, 0, 0.2), (s * 0.06, 1.75, -0.02)], 0.02, m.WOOD, 5) for s in (-1, 1)]
    back = tube([(0, 0, -0.55), (0, 1.65, -0.04)], 0.02, m.WOOD, 5)
    ledge = box((0.9, 0.04, 0.09), (0, 0.78, 0.12), m.WOOD)
    return join(
        [*legs, back, ledge, painting().transformed(spin((1, 0, 0), -0.1)).moved(0, 0.82, 0.15)]
    )
