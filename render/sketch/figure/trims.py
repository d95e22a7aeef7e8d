"""Trimmings as shapes: seams drawn on cloth, strips pinned to it, bands wound about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from render.sketch.figure.garments import Grey, Level, grey, level
from render.sketch.figure.lay import Front, Side
from render.sketch.figure.piece import Piece
from render.sketch.figure.shape import Shape
from render.sketch.figure.stroke import Drawn, Pen, curve
from render.sketch.mesh import Floats, Patch
from render.sketch.surface import Surface, clip

Greys = Mapping[str, float]
"""The grey of each material that is worn."""
Spot = tuple[float, Level, float]
"""Metres aside (a person of 1.75 m), a level and metres above it."""


STEP = 0.02
"""Metres between the rows of a strip."""


@dataclass(frozen=True)
class Seam:
    """A line on cloth through `spots`; `twin`: mirrored too; `bent`: a curve, else corners."""

    spots: tuple[Spot, ...]
    weight: float = 0.8
    twin: bool = False
    bent: bool = False
    side: Side = "front"
    least: float = 24.0


Row = tuple[Level, float, float, float]
"""A level, metres above it, and the x of a strip's left and right edge (a person of 1.75 m)."""


@dataclass(frozen=True)
class Strip:
    """A piece pinned to cloth, row by row.

    It stands `lift` metres off the cloth. `twin`: mirrored too.
    """

    material: str
    grey: Grey
    rows: tuple[Row, ...]
    lift: float = 0.006
    twin: bool = False
    side: Side = "front"


@dataclass(frozen=True)
class Band:
    """A band about the trunk from `low` to `high` metres above a level."""

    material: str
    grey: Grey
    at: Level
    low: float
    high: float
    lift: float = 0.004


def shade(body: Shape, value: Grey, greys: Greys) -> float:
    """Return a trimming's grey: that of the cloth it is named after, if such cloth is worn."""
    return greys.get(str(value), grey(body.look, value))


def spot(body: Shape, at: Spot) -> tuple[float, float]:
    """Return x and y in metres."""
    return at[0] * body.unit, level(body, (at[1], at[2]))


def seam(body: Shape, front: Front, line: Seam) -> list[Drawn]:
    """Return the lines of a seam."""
    flat = np.array([spot(body, at) for at in line.spots])
    flat = curve(flat, 16) if line.bent else _stepped(flat, 5)
    drawn: list[Drawn] = []
    for sign in (1, -1) if line.twin else (1,):
        laid = front.at(flat * [sign, 1])
        if laid.on.sum() > 2:
            points = (laid.points + 0.0025 * laid.normals)[laid.on]
            drawn.append(Drawn(points, laid.weights[laid.on], Pen("seam", line.weight, line.least)))
    return drawn


def _stepped(flat: Floats, count: int) -> Floats:
    """Return points on straight ways between corners."""
    way = np.linspace(0, len(flat) - 1, (len(flat) - 1) * count + 1)
    return np.stack(
        [np.interp(way, np.arange(len(flat)), flat[:, axis]) for axis in (0, 1)], axis=1
    )


def strip(body: Shape, front: Front, piece: Strip, greys: Greys) -> list[Piece]:
    """Return the pieces of a strip, bent to the cloth below."""
    rows = np.array([(level(body, (at, more)), x0, x1) for at, more, x0, x1 in piece.rows])
    rows[:, 1:] *= body.unit
    made: list[Piece] = []
    for sign in (1, -1) if piece.twin else (1,):
        made.append(_pinned(front, piece, rows, sign, shade(body, piece.grey, greys)))
    return made


def _pinned(front: Front, piece: Strip, rows: Floats, sign: int, value: float) -> Piece:
    far = np.concatenate([[0], np.cumsum(np.abs(np.diff(rows[:, 0])) + 1e-6)])
    even = np.interp(np.linspace(0, far[-1], 2 + int(far[-1] / STEP)), far, np.arange(len(rows)))
    steps = np.union1d(even, np.arange(len(rows)))
    fine = np.stack([np.interp(steps, np.arange(len(rows)), rows[:, k]) for k in range(3)], axis=1)
    across = np.linspace(0, 1, 5)
    x = fine[:, 1:2] + (fine[:, 2:3] - fine[:, 1:2]) * across
    flat = np.stack([x * sign, np.repeat(fine[:, :1], len(across), axis=1)], axis=2).reshape(-1, 2)
    laid = front.at(flat)
    points = laid.points + piece.lift * laid.normals
    points[:, :2] = np.where(laid.on[:, None], points[:, :2], flat)
    count, wide = len(fine), len(across)
    first = (np.arange(count - 1)[:, None] * wide + np.arange(wide - 1)).ravel()
    faces = np.concatenate(
        [
            np.stack([first, first + wide, first + 1], axis=1),
            np.stack([first + 1, first + wide, first + wide + 1], axis=1),
        ]
    ).astype(np.int32)
    cloth = Surface(points, faces, np.zeros_like(points), laid.weights)
    return Piece(cloth, Patch(value, piece.material), cull=False)


def band(body: Shape, cloth: Sequence[Surface], piece: Band, greys: Greys) -> list[Piece]:
    """Return a band cut from cloth and moved outward."""
    low, high = (level(body, (piece.at, more)) for more in (piece.low, piece.high))
    patch = Patch(shade(body, piece.grey, greys), piece.material)
    made: list[Piece] = []
    for surface in cloth:
        arm_free = surface.picked(
            np.asarray(
                (np.abs(surface.vertices[surface.faces][:, :, 0]) < 0.27 * body.unit).all(axis=1)
            )
        )
        cut = clip(arm_free, arm_free.vertices[:, 1] - low)
        cut = clip(cut, high - cut.vertices[:, 1])
        if len(cut.faces):
            made.append(Piece(cut.grown(piece.lift * body.unit), patch, cull=False))
    return made
