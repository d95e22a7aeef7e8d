"""Glasses: rims before the eyes, a bridge and two temples; dark ones hide the eyes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from render.sketch import shapes
from render.sketch.figure.piece import Piece, on_bone
from render.sketch.figure.shape import Shape
from render.sketch.mesh import Floats, Mesh, Patch, join


@dataclass(frozen=True)
class Frame:
    """Half width and height of a lens in metres on a base-sized head; `square` 1: a circle.

    `glass` is the grey of the lens, None: clear.
    """

    wide: float
    high: float
    square: float = 1.0
    rim: float = 0.0016
    glass: float | None = None


GLASSES: Mapping[str, Frame] = {
    "round": Frame(0.0235, 0.0225),
    "square": Frame(0.0265, 0.0190, 0.55, 0.0019),
    "dark": Frame(0.0280, 0.0215, 0.7, 0.0018, 0.10),
}


def glasses(body: Shape) -> tuple[Piece, ...]:
    """Return the pieces of a person's glasses. Raises KeyError for an unknown kind."""
    if body.look.glasses is None:
        return ()
    frame, size = GLASSES[body.look.glasses], body.head_scale
    turn = np.linspace(0, 2 * np.pi, 25)
    bars: list[Mesh] = []
    lenses: list[Mesh] = []
    for sign, eye in zip((1, -1), body.eyes, strict=True):
        middle = eye + np.array([sign * 0.002, -0.002, 0.0280]) * size
        rim = middle + _rim(frame, turn) * size
        bars.append(shapes.tube(rim, frame.rim * size, sides=5))
        outer = middle + np.array([sign * frame.wide, 0.005, -0.006]) * size
        ear = body.skull + np.array([sign * 0.0765, -0.030, 0.012]) * size
        bars.append(shapes.tube(np.stack([outer, ear]), 0.0016 * size, sides=4))
        if frame.glass is not None:
            lenses.append(_lens(middle, rim))
    inner = frame.wide - 0.002
    ends = [
        eye + np.array([-sign * inner, 0.004, 0.0285]) * size
        for sign, eye in zip((1, -1), body.eyes, strict=True)
    ]
    bars.append(shapes.tube(np.stack(ends), 0.0016 * size, sides=4))
    pieces = [_piece(join(bars), 0.1, "glasses")]
    if frame.glass is not None:
        pieces.append(_piece(join(lenses), frame.glass, "lens"))
    return tuple(pieces)


def _rim(frame: Frame, turn: Floats) -> Floats:
    across, up = np.cos(turn), np.sin(turn)
    return np.stack(
        [
            frame.wide * np.sign(across) * np.abs(across) ** frame.square,
            frame.high * np.sign(up) * np.abs(up) ** frame.square,
            -0.006 * np.abs(across) + 0.0035 * up,
        ],
        axis=1,
    )


def _lens(middle: Floats, rim: Floats) -> Mesh:
    count = len(rim) - 1
    vertices = np.concatenate([rim[:-1], middle[None]])
    first = np.arange(count)
    faces = np.stack([np.full(count, count), first, (first + 1) % count], axis=1).astype(np.int32)
    patch = np.zeros(count, np.int32)
    return Mesh(vertices, faces, patch, (Patch(0.1),), np.zeros(count, bool))


def _piece(mesh: Mesh, value: float, material: str) -> Piece:
    return Piece(on_bone(mesh.vertices, mesh.faces), Patch(value, material), cull=False, head=True)
