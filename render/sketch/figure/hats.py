"""Hats: every one as a crown over the skull's ring, with a brim, a visor or a cloth."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from render.sketch import shapes
from render.sketch.figure.hairline import edge_long
from render.sketch.figure.piece import Piece, on_bone
from render.sketch.figure.shape import Shape
from render.sketch.figure.shell import Cut, Edge, shell
from render.sketch.figure.skull import Skull, skull
from render.sketch.mesh import Floats, Mesh, Patch
from render.sketch.surface import clip

FEW = 15
"""Points of a ring in the light version."""


@dataclass(frozen=True)
class Hat:
    """A stiff hat; metres on a base-sized head.

    `crown` rises in rings of (height above the line, share of its width, share of its depth) from
    the `line`, a height on the base's head. `brim` is its width, `curl` how far its sides turn up,
    `droop` how far its front comes down. `visor` is the length of a peak. `band` is a ribbon's
    height, `band_value` its grey (None: darker than the hat). `room` is left for hair. `points`
    is how high the tips of a crown stand, `sides` the points of a ring, a multiple of five.
    """

    crown: tuple[tuple[float, float, float], ...]
    line: float = 0.800
    brim: float = 0.0
    curl: float = 0.0
    droop: float = 0.0
    visor: float = 0.0
    band: float = 0.0
    band_value: float | None = None
    room: float = 0.017
    tilt: float = 0.10
    points: float = 0.0
    folds: float = 0.0
    sides: int = 40


@dataclass(frozen=True)
class Cloth:
    """A hat that is a shell about the head: its thickness, its edge and its lowest height."""

    thick: float
    edge: Edge
    hem: float
    flare: float = 0.0
    behind: float = 0.0


def _open_face(turn: Floats, height: Floats) -> Floats:
    """Return the edge of a helmet that leaves the face free."""
    turn = np.abs(turn)
    brow = np.where(turn < 62, height - 0.776, 1.0)
    return np.minimum(np.minimum(brow, (turn - 62) * 0.002 + 10 * (height > 0.776)), height - 0.655)


DOME = tuple(
    (0.10 * float(np.sin(a)), float(np.cos(a) ** 0.8), float(np.cos(a) ** 0.8))
    for a in np.linspace(0, 1.45, 7)
)
HATS: Mapping[str, Hat | Cloth] = {
    "cap": Hat(((-0.012, 1, 1), *DOME), 0.797, visor=0.072),
    "fedora": Hat(((0, 1, 1), (0.03, 0.98, 0.98), (0.070, 0.88, 0.95), (0.090, 0.60, 0.86),
                   (0.076, 0.22, 0.60)), brim=0.056, curl=0.016, droop=0.012, band=0.024),
    "cowboy": Hat(((0, 1, 1), (0.035, 0.97, 0.98), (0.085, 0.86, 0.95), (0.115, 0.60, 0.85),
                   (0.092, 0.16, 0.60)), brim=0.088, curl=0.055, droop=0.016, band=0.016),
    "police": Hat(((0, 1, 1), (0.026, 1, 1), (0.052, 1.24, 1.24), (0.068, 1.17, 1.17),
                   (0.076, 0.40, 0.40)), 0.795, visor=0.052, band=0.024, band_value=0.15),
    "beanie": Hat(((-0.02, 1, 1), *((h * 0.98, x, z) for h, x, z in DOME)), 0.786, band=0.030,
                  tilt=0.16, room=0.016),
    "helmet": Cloth(0.034, _open_face, 0.645),
    "hood": Cloth(0.030, edge_long(60, 0.60), 0.585, 0.10, 0.02),
    "crown": Hat(((0, 1, 1), (0.03, 1.06, 1.06), (0.034, 1.06, 1.06)), 0.812, points=0.036),
    "straw": Hat(((0, 1, 1), (0.04, 0.96, 0.97), (0.068, 0.88, 0.92), (0.080, 0.60, 0.70),
                  (0.082, 0.2, 0.2)), brim=0.105, curl=-0.012, droop=0.020, band=0.022),
    "top_hat": Hat(((0, 1, 1), (0.06, 0.97, 0.97), (0.135, 1.02, 1.02), (0.138, 0.5, 0.5)),
                   brim=0.042, curl=0.016, droop=0.006, band=0.030),
    "headscarf": Cloth(0.017, edge_long(60, 0.63), 0.61, 0.02, 0.01),
    "soldier": Hat(((-0.030, 1.04, 1.04), *((h * 1.06, 1.06 * x, 1.06 * z) for h, x, z in DOME)),
                   0.800, brim=0.020, curl=-0.010, droop=0.008, room=0.026),
    "chef": Hat(((0, 1, 1), (0.075, 1.02, 1.02), (0.085, 1.30, 1.30), (0.135, 1.42, 1.42),
                 (0.165, 1.15, 1.15), (0.172, 0.5, 0.5)), folds=0.05),
    "hard_hat": Hat(((-0.006, 1.02, 1.02), *((h * 1.08, 1.05 * x, 1.05 * z) for h, x, z in DOME)),
                    0.803, visor=0.045, brim=0.012, room=0.026),
}  # fmt: skip


def hat(body: Shape) -> tuple[Piece, ...]:
    """Return the pieces of a person's hat. Raises KeyError for an unknown hat."""
    if body.look.hat is None:
        return ()
    made, head = HATS[body.look.hat], skull(body)
    if isinstance(made, Cloth):
        return (_wrapped(body, head, made),)
    made = made if body.detail == "high" else replace(made, sides=FEW)
    pieces = [_piece(body, _crown(head, made), "hat")]
    for mesh in (*_brim(head, made), *_visor(head, made)):
        pieces.append(_piece(body, mesh, "brim"))
    if made.band:
        value = 0.55 * body.look.hat_value if made.band_value is None else made.band_value
        pieces.append(_piece(body, _band(head, made), "band", value))
    return tuple(pieces)


def _piece(body: Shape, mesh: Mesh, material: str, value: float | None = None) -> Piece:
    patch = Patch(body.look.hat_value if value is None else value, material)
    return Piece(on_bone(mesh.vertices, mesh.faces), patch, cull=False, head=True)


def _ring(head: Skull, made: Hat, rise: float, wide: float, deep: float) -> Floats:
    """Return a ring of the crown, leaning back by the hat's tilt."""
    ring = head.ring(made.line, made.sides, made.room)
    middle = head.centre * [1, 0, 1] + [0, head.height(made.line), 0]
    away = (ring - middle) * [wide, 0, deep]
    if made.folds:
        fold = np.sin(np.arange(made.sides) * 2 * np.pi * 8 / made.sides)[:, None]
        away *= 1 + made.folds * fold * (rise > 0.07)
    lean = shapes.spin((1, 0, 0), -made.tilt)
    up = np.array([0, rise * head.scale, 0])
    return np.asarray(middle + (away + up) @ lean.T)


def _crown(head: Skull, made: Hat) -> Mesh:
    rings = [_ring(head, made, *row) for row in made.crown]
    if made.points:
        tips = _ring(head, made, 0.03 + made.points, 1.14, 1.14)
        rings[-1] = np.where((np.arange(made.sides) % 5 < 2)[:, None], tips, rings[1])
        return shapes.loft(rings, caps=False, two_sided=True)
    rings.append(np.repeat(rings[-1].mean(axis=0)[None], made.sides, axis=0))
    return shapes.loft(rings, caps=False, two_sided=True)


def _brim(head: Skull, made: Hat) -> tuple[Mesh, ...]:
    if not made.brim:
        return ()
    inner = _ring(head, made, made.crown[0][0], 1.0, 1.0)
    away = (inner - inner.mean(axis=0)) * [1, 0, 1]
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    turned = np.abs(away[:, 0]) ** 3 * made.curl - made.droop * away[:, 2] ** 2
    rings = [
        inner + (away * made.brim * share + np.outer(turned, [0, share**2, 0])) * head.scale
        for share in (0.0, 0.5, 1.0)
    ]
    return (shapes.loft(rings, caps=False, two_sided=True),)


def _visor(head: Skull, made: Hat) -> tuple[Mesh, ...]:
    if not made.visor:
        return ()
    turn = np.linspace(-np.pi, np.pi, made.sides, endpoint=False)
    front = np.abs(turn) < 1.2
    inner = _ring(head, made, made.crown[0][0] + 0.004, 1.0, 1.0)[front]
    way = np.stack([0.25 * np.sin(turn), np.full(made.sides, -0.42), np.cos(turn)], axis=1)[front]
    length = made.visor * np.sqrt(np.clip(np.cos(turn[front] * 1.28), 0, 1))[:, None] * head.scale
    rings = [inner + way * length * share for share in (0.0, 0.5, 1.0)]
    return (shapes.loft(rings, closed=False, caps=False, two_sided=True),)


def _band(head: Skull, made: Hat) -> Mesh:
    low = made.crown[0][0]
    rings = [_ring(head, made, low + more, 1.02, 1.02) for more in (0.001, made.band)]
    return shapes.loft(rings, caps=False, two_sided=True)


def _wrapped(body: Shape, head: Skull, made: Cloth) -> Piece:
    def thick(turn: Floats, lift: Floats) -> Floats:
        return made.thick + made.behind * np.clip(-np.cos(turn), 0, 1) + 0 * lift

    cut = Cut(thick, made.edge, made.hem, made.flare, ragged=0.0)
    sides = 60 if body.detail == "high" else 24
    worn = shell(head, cut, np.random.default_rng(body.look.seed), sides)
    surface = on_bone(worn.points.reshape(-1, 3), worn.faces)
    patch = Patch(body.look.hat_value, "hat")
    return Piece(clip(surface, worn.field.ravel()), patch, cull=False, head=True)
