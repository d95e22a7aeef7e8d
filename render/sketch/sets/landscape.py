"""The ground and what closes the horizon: hills, tree lines, skylines; grass, ripples, wires."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from render.sketch.mesh import Floats, Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props import plants
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import Point, box, flat, loft, quad, quads
from render.sketch.stage import Role

FAR = 400.0
"""Half the width of the ground in metres."""


FREE = ((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.2), (1.7, -0.3), (-1.6, -0.4))
"""Six free places about the action."""


ARC = np.pi / 2 + 0.3
"""Radians that one screen of the horizon spans."""
PATH, PATH_END = 1.3, -10.0
"""Half the width of the way into a wood, and the depth where it ends."""


Height = Callable[[Floats, Floats], NDArray[np.float64]]


def ground(s: Scenery, patch: Patch, y: float = 0.0) -> None:
    """Lay flat ground to the horizon."""
    s.thing("ground", flat(2 * FAR, 2 * FAR, (0, y, 0), patch), "floor", 0.6)


def terrain(s: Scenery, patch: Patch, reach: float, height: Height, steps: int = 36) -> None:
    """Lay ground whose height is a function of x and z, `reach` metres each way, finer near by."""
    line = np.linspace(-1, 1, steps + 1)
    line = np.sign(line) * np.abs(line) ** 1.8 * reach
    x, z = np.meshgrid(line, -line)
    rows = np.stack([x, height(x, z), z], axis=2)
    s.thing("ground", loft(rows[::-1], patch, closed=False, two_sided=True), "floor", 0.6)


def ridge(
    s: Scenery, radius: float, high: tuple[float, float], patch: Patch, y: float = 0.0
) -> None:
    """Close the horizon with hills on all four sides, their tops between two heights."""
    low, top = high

    def crest(turn: Floats) -> Floats:
        wave = np.zeros(len(turn))
        for k in (2, 3, 5, 9, 14, 23):
            wave += np.sin(k * turn + s.rng.uniform(0, 2 * np.pi)) / k**0.7
        wave = (wave - wave.min()) / (wave.max() - wave.min())
        tops: Floats = low + (top - low) * wave
        return tops

    _screens(s, "hills", radius, patch, crest, y)


def treeline(s: Scenery, radius: float, high: float, patch: Patch = m.PALE_LEAF) -> None:
    """Close the horizon with distant round tree tops on all four sides."""

    def crest(turn: Floats) -> Floats:
        lumps = len(turn) // 7
        each = np.repeat(s.rng.uniform(0.55, 1.0, lumps + 1), 7)[: len(turn)]
        bulge = np.abs(np.sin(np.arange(len(turn)) * np.pi / 7)) ** 0.5
        tops: Floats = high * each * (0.55 + 0.45 * bulge)
        return tops

    _screens(s, "treeline", radius, patch, crest, 0.0)


def _screens(
    s: Scenery, name: str, radius: float, patch: Patch, crest: Callable[[Floats], Floats], y: float
) -> None:
    """Stand four arcs around the action; each overlaps the next, so that no seam is seen.

    One ring would have the camera inside its box, and what crowds the lens is left out.
    """
    for i in range(4):
        turn = np.pi + i * np.pi / 2 + np.linspace(-ARC / 2, ARC / 2, 85)
        reach = radius * (1 + 0.05 * (i % 2))
        taper = np.clip((ARC / 2 - np.abs(turn - turn.mean())) / 0.12, 0, 1) ** 0.5
        x, z = np.sin(turn) * reach, np.cos(turn) * reach
        base = np.stack([x, np.full(85, y - 2.0), z], axis=1)
        top = np.stack([x, y - 1.0 + (crest(turn) + 1.0) * taper, z], axis=1)
        mesh = loft([base, top], patch, closed=False, two_sided=True)
        role: Role = "foliage" if patch.material == "leaf" else "set"
        s.far((name, mesh, Spot(0, 0)), line=0.5, role=role)


def skyline(s: Scenery, radius: float, high: float, count: int = 70, y: float = 0.0) -> None:
    """Close the horizon with towers on all four sides; those ahead have windows, some lit."""
    sides: list[list[Mesh]] = [[], [], [], []]
    faces, panes = [], []
    for i in range(count):
        turn = 2 * np.pi * i / count + s.rng.uniform(-0.03, 0.03)
        reach = radius * s.rng.uniform(0.85, 1.25)
        x, z = float(np.sin(turn) * reach), float(-np.cos(turn) * reach)
        wide = radius * s.rng.uniform(0.045, 0.09)
        tall = high * s.rng.uniform(0.25, 0.7) * (1.5 if s.rng.random() < 0.12 else 1.0)
        grey = Patch(float(s.rng.uniform(0.74, 0.88)), "stone")
        tower = box((wide, tall - y + 2.0, wide), (0, y - 2.0, 0), grey).turned(-turn)
        sides[round(turn / (np.pi / 2)) % 4].append(tower.moved(x, 0, z))
        if np.cos(turn) > 0.25:
            new = _tower_windows(s, (x, z, -turn), wide, tall)
            faces += new
            panes += [s.facade_pane() for _ in new]
    s.far(*(("skyline", join(towers), Spot(0, 0)) for towers in sides if towers), line=0.8)
    if faces:
        s.far(("skyline_windows", quads(faces, tuple(panes)), Spot(0, 0)), line=0.15)


def _tower_windows(
    s: Scenery, place: tuple[float, float, float], wide: float, tall: float
) -> list[Floats]:
    x, z, turn = place
    cos, sin = np.cos(turn), np.sin(turn)
    matrix = np.array([[cos, 0, sin], [0, 1, 0], [-sin, 0, cos]])
    found = []
    for y in np.arange(tall * 0.12, tall * 0.92, tall * 0.13):
        if s.rng.random() < 0.5:
            half, front = wide * s.rng.uniform(0.2, 0.4), wide / 2 + 0.05
            pane = np.array(
                [
                    (-half, y, front),
                    (half, y, front),
                    (half, y + tall * 0.05, front),
                    (-half, y + tall * 0.05, front),
                ]
            )
            found.append(pane @ matrix.T + np.array([x, 0, z]))
    return found


def grass(s: Scenery, count: int, reach: float = 14.0, high: float = 0.16) -> None:
    """Scatter tufts of three blades around the action, denser near by."""
    for x, z in plants.scatter(s.rng, count, (1.2, reach), lambda _x, _z: True):
        for lean in (-0.5, 0.0, 0.5):
            tall = high * s.rng.uniform(0.6, 1.2)
            tip = (x + lean * tall * 0.8, tall, z)
            s.stroke([(x + lean * 0.05, 0.0, z), (x + lean * tall * 0.3, tall * 0.6, z), tip], 0.45)


def gulls(s: Scenery, count: int, low: Point, high: Point) -> None:
    """Draw birds far off, a stroke each, in the box between two corners (metres)."""
    for _ in range(count):
        x, y, z = (s.rng.uniform(a, b) for a, b in zip(low, high, strict=True))
        wings = ((-0.5, 0.12), (-0.2, 0.2), (0.0, 0.0), (0.25, 0.2), (0.5, 0.1))
        s.stroke([(x + across, y + up, z) for across, up in wings], 0.9)


def ripples(s: Scenery, area: tuple[float, float, float, float], y: float, count: int = 40) -> None:
    """Draw short wave lines on water within (xmin, zmin, xmax, zmax), longer far away."""
    x0, z0, x1, z1 = area
    near = max(z0, z1)
    for _ in range(count):
        share = s.rng.random() ** 1.7
        z = near + (min(z0, z1) - near) * share
        long = s.rng.uniform(0.5, 1.6) * (1 + abs(z) * 0.09)
        x = s.rng.uniform(x0, x1)
        u = np.linspace(0, 1, 9)
        swell = 0.05 * (1 + abs(z) * 0.05) * np.sin(u * np.pi * 3)
        s.stroke(np.column_stack([x + long * u, np.full(9, y + 0.01), z + swell]), 0.6)


def pebbles(s: Scenery, count: int, reach: float = 9.0) -> None:
    """Scatter little arcs that hint at stones, sand or earth."""
    for x, z in plants.scatter(s.rng, count, (0.8, reach), lambda _x, _z: True):
        wide = s.rng.uniform(0.04, 0.16)
        u = np.linspace(0, np.pi, 5)
        s.stroke(
            np.column_stack([x + wide * np.cos(u), np.full(5, 0.006), z - 0.5 * wide * np.sin(u)]),
            0.45,
        )


def dashes(s: Scenery, x: float, depths: tuple[float, float], length: float, gap: float) -> None:
    """Paint a dashed line along a road that runs in z."""
    near, distant = depths
    for z in np.arange(distant, near, length + gap):
        s.stroke([(x, 0.012, z), (x, 0.012, min(z + length, near))], 0.9)


def edge(s: Scenery, x: float, depths: tuple[float, float], y: float = 0.012) -> None:
    """Draw an unbroken line along z."""
    s.stroke([(x, y, depths[0]), (x, y, depths[1])], 0.7)


def wire(
    s: Scenery, start: tuple[float, float, float], stop: tuple[float, float, float], sag: float
) -> None:
    """Hang a wire between two points with a sag in metres, as a line in the air."""
    u = np.linspace(0, 1, 12)[:, None]
    line = np.array(start) * (1 - u) + np.array(stop) * u
    line[:, 1] -= sag * 4 * (u * (1 - u))[:, 0]
    s.stroke(line, 0.6)


def clear(half: float, slope: float = 0.25) -> Callable[[float, float], bool]:
    """Return a test for places that leave free the action, the view to it from +z, a way behind."""

    def free(x: float, z: float) -> bool:
        if z > -half:
            return abs(x) > half + max(z, 0.0) * slope
        return z < PATH_END or abs(x) > max(half, PATH)

    return free


def foliage(s: Scenery, items: list[tuple[str, Mesh, Spot]], line: float = 0.75) -> None:
    """Stand trees and bushes; people keep out of their trunks."""
    s.fix(*items, role="foliage", line=line)


def ring_of(s: Scenery, count: int, reach: tuple[float, float], half: float = 1.9) -> list[Spot]:
    """Return places for plants between two radii that leave the action and its view free."""
    return [
        Spot(float(x), float(z), float(s.rng.uniform(0, 6.28)))
        for x, z in plants.scatter(s.rng, count, reach, clear(half))
    ]


def trail(s: Scenery, points: list[tuple[float, float]], width: float, patch: Patch) -> None:
    """Lay a winding path through floor points (x, z)."""
    line = np.array(points, float)
    for (x0, z0), (x1, z1) in pairwise(points):
        corners = [
            (x0 - width / 2, 0.012, z0),
            (x0 + width / 2, 0.012, z0),
            (x1 + width / 2, 0.012, z1),
            (x1 - width / 2, 0.012, z1),
        ]
        s.thing("path", quad(corners, patch), "floor", 0.0)
    for side in (-1, 1):
        s.stroke(
            np.column_stack([line[:, 0] + side * width / 2, np.full(len(line), 0.016), line[:, 1]]),
            0.6,
        )
