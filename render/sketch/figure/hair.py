"""Hair: every style as a cut of the shell, with what is tied, braided or left to hang."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from render.sketch import asset, shapes
from render.sketch.figure.hairline import LONG, RECEDED, ROUND, SHORT, edge_long, edge_of, edge_ring
from render.sketch.figure.piece import Piece, on_bone
from render.sketch.figure.shape import Shape
from render.sketch.figure.shell import Cut, Edge, Shell, shell
from render.sketch.figure.skull import Skull, skull
from render.sketch.figure.stroke import Drawn, Pen, curve
from render.sketch.mesh import Floats, Mesh, Patch
from render.sketch.surface import Surface, clip

TAIL = (
    (0, 0.05, -0.095), (0, 0.06, -0.135), (0, 0.015, -0.165), (0, -0.085, -0.165),
    (0, -0.185, -0.135),
)  # fmt: skip
"""The way of a ponytail from the skull's centre, metres on a base-sized head."""
KNOT = np.array([0, 0.087, -0.092])
"""Where a bun sits from the skull's centre, metres on a base-sized head: its top shows in front."""
GATHERED: Mapping[str, Floats] = {"bun": KNOT, "tail": np.array([0, 0.05, -0.095])}
"""Where tied hair is combed to, from the skull's centre."""
COVERED = ("helmet", "hood", "headscarf")
"""Hats that leave no hair to be seen."""
TAIL_SIDES = 10
HAT_ROOM = 0.011
"""Metres of hair that fit under a hat."""
HAT_LINE = 0.25
"""Radians above the skull's centre where a hat begins to press."""


@dataclass(frozen=True)
class Style:
    """A style: metres of hair at the `side`, on `top`, at the `front` and `back` besides.

    `lumps` is how deep curls are. `part` is the angle of the parting in degrees, None: none.
    `strands` counts the lines drawn; `tied` names what hangs from it.
    """

    side: float
    top: float
    edge: Edge
    front: float = 0.0
    back: float = 0.0
    lumps: float = 0.0
    ridge: float = 0.0
    part: float | None = None
    hem: float = 0.64
    flare: float = 0.0
    wave: float = 0.0
    ragged: float = 0.0035
    strands: int = 24
    curls: int = 0
    tied: str = ""


STYLES: Mapping[str, Style | None] = {
    "bald": None,
    "balding": Style(0.009, 0.009, edge_ring, strands=12),
    "buzz": Style(0.004, 0.005, edge_of(SHORT), ragged=0.0015, strands=0),
    "short": Style(0.010, 0.021, edge_of(SHORT), front=0.010, strands=28),
    "side_part": Style(0.010, 0.020, edge_of(SHORT, part=30), front=0.014, part=30, strands=30),
    "curly": Style(0.022, 0.034, edge_of(SHORT), front=0.006, lumps=0.012, strands=0, curls=60),
    "afro": Style(0.052, 0.058, edge_of(ROUND), lumps=0.004, strands=0, curls=40),
    "bob": Style(0.022, 0.020, edge_long(62, 0.632, 18), back=0.006, part=18, hem=0.612, flare=0.10,
                 strands=40),
    "long": Style(0.028, 0.019, edge_long(57, 0.50, 14), part=14, hem=0.47, flare=0.20,
                  ragged=0.006, strands=48),
    "wavy": Style(0.026, 0.022, edge_long(58, 0.48, 22), back=0.008, part=22, hem=0.455, flare=0.34,
                  wave=0.010, ragged=0.008, strands=48),
    "ponytail": Style(0.008, 0.012, edge_of(LONG), ragged=0.002, strands=26, tied="tail"),
    "bun": Style(0.008, 0.012, edge_of(LONG), ragged=0.002, strands=26, tied="bun"),
    "braids": Style(0.008, 0.012, edge_of(LONG, part=0), part=0, ragged=0.002, strands=26,
                    tied="braids"),
    "mohawk": Style(0.003, 0.004, edge_of(SHORT), ridge=0.048, ragged=0.0015, strands=12),
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Hairdo:
    """A person's hair: pieces and the lines on them."""

    pieces: tuple[Piece, ...] = ()
    lines: tuple[Drawn, ...] = ()


def hair(body: Shape) -> Hairdo:
    """Return a person's hair. Raises KeyError for an unknown style."""
    style = STYLES[body.look.hair]
    if style is None or body.look.hat in COVERED:
        return Hairdo()
    if body.look.hair in ("short", "side_part", "buzz") and body.look.sex == "male":
        worn = float(np.clip((body.look.age - 38) / 40, 0, 1))
        style = replace(style, edge=edge_of(RECEDED, worn, style.part))
    head = skull(body)
    chance = np.random.default_rng(body.look.seed + 77)
    cut = Cut(
        partial(_thick, style, body.look.hat is not None),
        style.edge, style.hem, style.flare, style.wave, style.ragged * (body.detail == "high"),
    )  # fmt: skip
    made = shell(head, cut, chance, 72 if body.detail == "high" else 24)
    patch = Patch(body.look.hair_value, "hair")
    surface = hung(body, made.points.reshape(-1, 3), made.faces, style.hem)
    pieces = [Piece(clip(surface, made.field.ravel()), patch, cull=False, head=True)]
    for mesh, falls in _tied(head, style, chance, body):
        tied = hung(body, mesh.vertices, mesh.faces, 0.5 if falls else 0.7)
        pieces.append(Piece(tied, patch, cull=False, head=True))
    if body.detail == "low":
        return Hairdo(tuple(pieces))
    pen = Pen("shine" if body.look.hair_value < 0.42 else "hair", 0.45, 36)
    lines = _strands(body, made, style, chance, pen) + _curls(body, pieces[0], style, chance, pen)
    if style.tied == "tail":
        lines += _combed(body, pieces[1].surface, pen)
    return Hairdo(tuple(pieces), tuple(lines))


def _thick(style: Style, hatted: bool, turn: Floats, lift: Floats) -> Floats:
    """Return metres of hair; see `Cut.thick`."""
    up = np.clip((lift + 0.1) / 1.0, 0, 1)
    thick = style.side + (style.top - style.side) * up
    thick = thick + style.front * np.clip(np.cos(turn), 0, 1) * np.clip(
        1 - np.abs(lift - 0.75), 0, 1
    )
    thick = thick + style.back * np.clip(-np.cos(turn), 0, 1)
    lumps = np.sin(turn * 10 + 3 * np.sin(lift * 5)) * np.cos(lift * 8 + 1.3 * np.sin(turn * 3))
    thick = thick + style.lumps * lumps * np.clip((1.5 - lift) / 0.4, 0.2, 1)
    across = np.cos(lift) * np.sin(turn) * 0.1
    ridge = np.clip((0.026 - np.abs(across)) / 0.010, 0, 1) * np.clip((lift + 0.1) / 0.4, 0, 1)
    thick = thick + style.ridge * ridge * (1 + 0.12 * np.sin(14 * lift))
    if style.part is not None:
        aside = np.degrees(turn) - style.part
        groove = np.exp(-((aside / 9) ** 2)) * np.clip(lift / 0.4, 0, 1) * (np.cos(lift) > 0.2)
        thick = thick * (1 - 0.55 * groove)
        thick = thick + 0.006 * np.clip(-np.sin(turn - np.radians(style.part)), 0, 1) * up * (
            style.part > 20
        )
    if hatted:
        press = np.clip((lift - HAT_LINE + 0.2) / 0.2, 0, 1)
        thick = thick * (1 - press) + np.minimum(thick, HAT_ROOM) * press
    return np.asarray(thick)


def hung(body: Shape, points: Floats, faces: np.ndarray[tuple[int, ...], np.dtype[np.int32]],
          hem: float) -> Surface:  # fmt: skip
    """Return hair that moves with the head, and with the chest where it hangs that low."""
    surface = on_bone(points, faces)
    if hem < 0.6:
        neck = body.head("neck_01")[1] + 0.02 * body.unit
        rests = np.clip((neck - points[:, 1]) / (0.10 * body.unit), 0, 0.85)
        surface.weights[:, asset.load().bone("head")] = 1 - rests
        surface.weights[:, asset.load().bone("spine_03")] = rests
    return surface


def _tied(
    head: Skull, style: Style, chance: np.random.Generator, body: Shape
) -> list[tuple[Mesh, bool]]:
    """Return what is tied to the hair and whether it hangs below the neck."""
    size, at = head.scale, head.centre
    if style.tied == "bun":
        ball = shapes.boulder((0.040 * size,) * 3, chance, rough=0.05, sides=14)
        high = KNOT if body.look.hat is None else np.array([0, -0.02, -0.12])
        return [(replace(ball, vertices=ball.vertices + at + high * size), False)]
    if style.tied == "tail":
        way = curve(np.array(TAIL) * size + at, 11)
        wide = np.array([14, 27, 32, 35, 36, 35, 33, 30, 25, 16, 4]) * 0.001 * size
        return [(shapes.tube(way, wide.tolist(), sides=TAIL_SIDES), True)]
    if style.tied == "braids":
        return [(_braid(head, side), True) for side in (1, -1)]
    return []


def _braid(head: Skull, side: int) -> Mesh:
    way = np.array([(0.078, -0.035, -0.03), (0.092, -0.08, -0.015), (0.088, -0.15, 0.02),
                    (0.080, -0.23, 0.055), (0.076, -0.31, 0.070)])  # fmt: skip
    path = curve(way * [side, 1, 1] * head.scale + head.centre, 34)
    wide = 0.0155 * (1 + 0.22 * np.abs(np.sin(np.linspace(0, 8 * np.pi, 34))))
    wide[-3:] *= (0.9, 0.7, 0.25)
    return shapes.tube(path, (wide * head.scale).tolist(), sides=8)


def _strands(
    body: Shape, made: Shell, style: Style, chance: np.random.Generator, pen: Pen
) -> list[Drawn]:
    """Return lines that follow the way the hair is combed."""
    if style.tied in GATHERED:
        return _gathered(body, made, GATHERED[style.tied], chance, pen)
    rings, _ = made.field.shape
    lines: list[Drawn] = []
    for number in range(style.strands):
        turn = chance.uniform(-np.pi, np.pi)
        start, end = chance.uniform(0.5, 4), rings - chance.uniform(0, 5)
        if number % 2:
            start, end = np.sort(chance.uniform(1, rings, 2))
        step = np.linspace(0, 1, 14)
        drift = chance.uniform(-0.12, 0.12)
        if style.part is not None:
            drift += 0.5 * np.sign(np.sin(turn - np.radians(style.part))) * (np.cos(turn) > 0)
        way = turn + drift * np.sin(step * np.pi / 2) * (1 - 0.3 * step)
        lines += _laid(body, made, start + (end - start) * step, way, style.hem, pen)
    if style.part is not None:
        step = np.linspace(0, 1, 10)
        line = replace(pen, weight=0.8, least=30)
        lines += _laid(body, made, 1 + step * rings * 0.3, np.full(10, np.radians(style.part)),
                       style.hem, line)  # fmt: skip
    return lines


def _gathered(
    body: Shape, made: Shell, knot: Floats, chance: np.random.Generator, pen: Pen
) -> list[Drawn]:
    """Return lines from the hairline all about to where the hair is tied."""
    rings, sides = made.field.shape
    domed = rings - max(6, sides // 6)
    knot = knot / np.linalg.norm(knot)
    lines: list[Drawn] = []
    for turn in np.linspace(-2.4, 2.4, 25) + chance.uniform(-0.06, 0.06, 25):
        lift = np.interp(abs(turn), (0, 0.9, 1.3, 2.4), (0.95, 0.62, 0.1, -0.1))
        start = np.array([np.sin(turn) * np.cos(lift), np.sin(lift), np.cos(turn) * np.cos(lift)])
        share = np.linspace(chance.uniform(0, 0.15), chance.uniform(0.6, 0.95), 12)[:, None]
        way = start + (knot - start) * share
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        lifts = np.degrees(np.arcsin(way[:, 1]))
        ring = np.where(lifts > 82, (90 - lifts) / 8, 1 + (82 - lifts) / 82 * (domed - 2))
        lines += _laid(body, made, ring, np.arctan2(way[:, 0], way[:, 2]), 0.7, pen)
    return lines


def _laid(
    body: Shape, made: Shell, ring: Floats, turn: Floats, hem: float, pen: Pen
) -> list[Drawn]:
    points, field = made.at(ring, turn)
    points = points[field > 0.004]
    if len(points) < 4:
        return []
    outside = body.skull + (points - body.skull) * 1.006
    weights = hung(body, outside, np.zeros((0, 3), np.int32), hem).weights
    return [Drawn(outside, weights, pen)]


def _combed(body: Shape, tail: Surface, pen: Pen) -> list[Drawn]:
    """Return lines along a ponytail."""
    rings = tail.vertices[: len(tail.vertices) // TAIL_SIDES * TAIL_SIDES].reshape(
        -1, TAIL_SIDES, 3
    )
    weights = tail.weights[: rings.shape[0] * TAIL_SIDES].reshape(
        -1, TAIL_SIDES, tail.weights.shape[1]
    )
    middle = rings.mean(axis=1)
    lines = []
    for side in range(TAIL_SIDES):
        first, last = 1 + side % 3, len(rings) - 1 - side % 2
        way = middle[first:last] + 1.04 * (rings[first:last, side] - middle[first:last])
        lines.append(Drawn(way, weights[first:last, side], pen))
    return lines


def _curls(
    body: Shape, piece: Piece, style: Style, chance: np.random.Generator, pen: Pen
) -> list[Drawn]:
    """Return small loops all over curly hair."""
    if not style.curls:
        return []
    surface, size = piece.surface, body.head_scale
    normals = surface.normals
    lines: list[Drawn] = []
    for number in chance.choice(len(normals), style.curls, replace=False):
        out = normals[number]
        right = np.cross(out, [0, 1, 0.1])
        right /= np.linalg.norm(right) + 1e-9
        turn = chance.uniform(0, 2 * np.pi) + np.linspace(0, chance.uniform(2.6, 4.6), 9)
        round_ = np.cos(turn)[:, None] * right + np.sin(turn)[:, None] * np.cross(out, right)
        middle = surface.vertices[number] + out * 0.003 * size
        points = middle + chance.uniform(0.006, 0.013) * size * round_
        weights = np.repeat(surface.weights[number][None], 9, axis=0)
        lines.append(Drawn(points, weights, replace(pen, weight=0.6)))
    return lines
