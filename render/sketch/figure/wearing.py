"""Puts trimmings on a dressed person: the flat ones of the table, the solid ones built here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from render.sketch import shapes
from render.sketch.figure.collars import collar
from render.sketch.figure.hair import hung
from render.sketch.figure.lay import facing
from render.sketch.figure.piece import Piece, on_bone
from render.sketch.figure.shape import Shape
from render.sketch.figure.shell import Cut, shell
from render.sketch.figure.skull import skull
from render.sketch.figure.stroke import Drawn
from render.sketch.figure.trimmings import TRIMMINGS
from render.sketch.figure.trims import Band, Seam, Strip, band, seam, strip
from render.sketch.mesh import Floats, Mesh, Patch
from render.sketch.surface import Surface, clip, merge


@dataclass(frozen=True, eq=False)
class Trimmed:
    """The pieces and lines that trimmings add."""

    pieces: tuple[Piece, ...]
    lines: tuple[Drawn, ...]


def trimmed(body: Shape, clothes: Sequence[Piece], names: Sequence[str]) -> Trimmed:
    """Return the trimmings of some names on clothes."""
    greys = {piece.patch.material: piece.patch.value for piece in clothes}
    pieces: list[Piece] = []
    for name in names:
        pieces += collar(body, name, greys) + SOLIDS.get(name, _nothing)(body)
    flat = [trim for name in names for trim in TRIMMINGS.get(name, ())]
    if not flat or not clothes:
        return Trimmed(tuple(pieces), ())
    cloth = [piece.surface for piece in clothes]
    front = facing(merge(cloth))
    lines: list[Drawn] = []
    for trim in flat:
        match trim:
            case Seam():
                lines += seam(body, front, trim) if body.detail == "high" else []
            case Strip():
                pieces += strip(body, front, trim, greys)
            case Band():
                pieces += band(body, _outermost(cloth, trim), trim, greys)
    return Trimmed(tuple(pieces), tuple(lines))


def _nothing(body: Shape) -> list[Piece]:
    return []


def _outermost(cloth: Sequence[Surface], trim: Band) -> Sequence[Surface]:
    """Return what a band is wound about: all cloth when it is worn over, else the last two."""
    return cloth if trim.lift > 0.006 else cloth[:2]


def _solid(mesh: Mesh, bone: str, value: float, material: str) -> Piece:
    return Piece(on_bone(mesh.vertices, mesh.faces, bone), Patch(value, material), cull=False)


def _pauldrons(body: Shape) -> list[Piece]:
    made = []
    for sign, side in ((1, "l"), (-1, "r")):
        at = body.head(f"upperarm_{side}") + np.array([sign * 0.015, 0.022, 0.0]) * body.unit
        ball = shapes.sphere(0.092 * body.unit, sides=14)
        up = ball.vertices * [1.05, 0.85, 1.0]
        up = up[:, :] * np.where(up[:, 1:2] < -0.02 * body.unit, [1, 0.3, 1], [1, 1, 1])
        lean = shapes.spin((0, 0, 1), -sign * 0.55)
        mesh = Mesh(up @ lean.T + at, ball.faces, ball.patch, ball.patches, ball.cull)
        made.append(_solid(mesh, f"upperarm_{side}", 0.78, "metal"))
    return made


def _backpack(body: Shape) -> list[Piece]:
    u, chest = body.unit, body.head("spine_03")
    pack = shapes.box((0.40 * u, 0.52 * u, 0.20 * u), (0, 0, 0))
    at = np.array([0, chest[1] - 0.10 * u, chest[2] - 0.25 * u])
    return [_solid(pack.moved(*at), "spine_03", 0.85, "pack")]


def _ring_collar(body: Shape) -> list[Piece]:
    u, neck = body.unit, body.head("neck_01")
    rings = [
        shapes.ring(radius * u, y * u, 22, 0.95)
        for radius, y in ((0.118, -0.03), (0.132, -0.01), (0.132, 0.02), (0.120, 0.035))
    ]
    ring = shapes.loft(rings, caps=False, two_sided=True).moved(0, neck[1], neck[2] + 0.02 * u)
    return [_solid(ring, "spine_03", 0.7, "metal")]


def _hood_down(body: Shape) -> list[Piece]:
    u, neck = body.unit, body.head("neck_01")
    turn = np.radians(np.linspace(38, 322, 17))
    way = np.stack([np.sin(turn) * 0.092, -0.012 - 0.022 * np.cos(turn), np.cos(turn) * 0.088], 1)
    way[:, 2] -= 0.012
    wide = 0.014 + 0.022 * np.sin((turn - turn[0]) / (turn[-1] - turn[0]) * np.pi)
    tube = shapes.tube(way * u + neck, (wide * u).tolist(), sides=8)
    return [_solid(tube, "spine_03", body.look.top_value * 0.96, "hood")]


def _veil(body: Shape) -> list[Piece]:
    def edge(turn: Floats, height: Floats) -> Floats:
        return np.minimum((np.abs(turn) - 80) * 0.002, height - 0.36)

    def thick(turn: Floats, lift: Floats) -> Floats:
        return 0.034 + 0.01 * np.sin(9 * turn) * np.clip(1 - lift, 0, 1)

    cut = Cut(thick, edge, 0.35, flare=0.75, ragged=0.0)
    sides = 60 if body.detail == "high" else 24
    made = shell(skull(body), cut, np.random.default_rng(body.look.seed), sides)
    cloth = hung(body, made.points.reshape(-1, 3), made.faces, 0.5)
    return [Piece(clip(cloth, made.field.ravel()), Patch(0.98, "veil"), cull=False, head=True)]


SOLIDS: Mapping[str, Callable[[Shape], list[Piece]]] = {
    "pauldrons": _pauldrons,
    "backpack": _backpack,
    "ring_collar": _ring_collar,
    "hood_down": _hood_down,
    "veil": _veil,
}
