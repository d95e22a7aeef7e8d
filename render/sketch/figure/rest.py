"""One person at rest: everything a pose needs to move them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from render.order import Look
from render.sketch import asset
from render.sketch.figure import bare, features
from render.sketch.figure.beard import beard
from render.sketch.figure.dressed import dressed
from render.sketch.figure.glasses import glasses
from render.sketch.figure.hair import hair
from render.sketch.figure.hats import hat
from render.sketch.figure.landmarks import Landmark, landmarks
from render.sketch.figure.piece import Eye, Piece
from render.sketch.figure.shape import Shape, shape
from render.sketch.figure.stroke import Drawn
from render.sketch.mesh import Bools, Floats, Ints, Mesh
from render.sketch.surface import Weights


@dataclass(frozen=True, eq=False)
class RestPart:
    """A piece of a person at rest.

    `mesh` is in metres, the soles at y = 0, facing +z. `normals` (n, 3) unit. `base` (n, 3) is
    each vertex on the unmorphed base, for what is painted on skin (zero elsewhere). `bones` and
    `weights` (n, 4): the bones that move a vertex and their shares, rows sum to 1. `eye` marks an
    eyeball. `head`: the part goes when we look out of this person's eyes.
    """

    mesh: Mesh
    normals: Floats
    base: Floats
    bones: Ints
    weights: Floats
    eye: Eye = ""
    head: bool = False


@dataclass(frozen=True, eq=False)
class RestStroke:
    """A line drawn on skin or cloth: `points` (n, 3) at rest, moved like a part's vertices.

    `weight` 1 is normal. `kind` is lash, brow, face, mouth, hair, fold or seam. `least` is the
    height of the head in pixels (of a frame 768 wide) under which the line is left out.
    """

    points: Floats
    bones: Ints
    weights: Floats
    kind: str
    weight: float
    least: float


@dataclass(frozen=True, eq=False)
class Joint:
    """Where a bone begins and ends at rest, (3,) each; `parent` is None for the root."""

    head: Floats
    tail: Floats
    parent: str | None


@dataclass(frozen=True, eq=False)
class Rest:
    """One person in the rest pose (arms hang out at about 45 degrees, every bone unturned).

    `bones` numbers the joints as `RestPart.bones` does, parents first. `landmarks`: crown, chin,
    brow, eye, left_eye, right_eye (eyeball centres), nose, mouth, left_ear, right_ear, neck,
    shoulder, chest, waist, hip, thigh, foot. `head_scale` is 1 for a head as large as the base's,
    whose eyes are .121 m under the crown. `height` in metres, sole to crown. `top` is how far
    hair or hat rises above the crown, metres.
    """

    look: Look
    parts: tuple[RestPart, ...]
    strokes: tuple[RestStroke, ...]
    bones: tuple[str, ...]
    joints: Mapping[str, Joint]
    landmarks: Mapping[str, Landmark]
    head_scale: float
    height: float
    top: float


def _joints(body: Shape) -> dict[str, Joint]:
    base = asset.load()
    return {
        bone: Joint(
            body.heads[number],
            body.tails[number],
            base.bones[base.parents[number]] if base.parents[number] >= 0 else None,
        )
        for number, bone in enumerate(base.bones)
    }


def _part(piece: Piece) -> RestPart:
    surface = piece.surface
    bones, weights = _heaviest(surface.weights)
    count = len(surface.faces)
    mesh = Mesh(
        surface.vertices,
        surface.faces,
        np.zeros(count, np.int32),
        (piece.patch,),
        np.full(count, piece.cull),
    )
    return RestPart(
        mesh,
        surface.normals,
        surface.base,
        bones,
        weights,
        piece.eye,
        piece.head,
    )


def _stroke(line: Drawn) -> RestStroke:
    bones, weights = _heaviest(line.weights)
    return RestStroke(line.points, bones, weights, line.pen.kind, line.pen.weight, line.pen.least)


def _heaviest(shares: Weights) -> tuple[Ints, Floats]:
    """Return the four bones with the largest shares, (n, 4), and those shares, summing to 1."""
    bones = np.argpartition(-shares, 4, axis=1)[:, :4]
    weights = np.take_along_axis(shares, bones, axis=1).astype(np.float64)
    return bones.astype(np.int32), weights / weights.sum(axis=1, keepdims=True)


@dataclass(frozen=True, eq=False)
class _Worn:
    """What no expression changes: clothes, hair, hat, glasses, and the skin left `bare` (m,)."""

    parts: tuple[RestPart, ...]
    strokes: tuple[RestStroke, ...]
    bare: Bools
    top: float


@lru_cache(maxsize=24)
def _worn(look: Look, detail: asset.Detail) -> _Worn:
    body = shape(look, "neutral", detail)
    clothes, hairdo = dressed(body), hair(body)
    pieces = (*clothes.pieces, *hairdo.pieces, *hat(body), *glasses(body))
    highest = max((float(piece.surface.vertices[:, 1].max()) for piece in pieces), default=0.0)
    lines = (*hairdo.lines, *clothes.lines) if detail == "high" else ()
    return _Worn(
        tuple(_part(piece) for piece in pieces),
        tuple(_stroke(line) for line in lines),
        clothes.bare,
        max(highest - body.height, 0.0),
    )


@lru_cache(maxsize=40)
def rest(look: Look, expression: str = "neutral", detail: asset.Detail = "high") -> Rest:
    """Return one person at rest; built once for each look, expression and detail.

    `detail` "low" has about 4 000 triangles and no strokes, for extras. Raises KeyError for an
    unknown expression, outfit, hair, hat, beard or pair of glasses.
    """
    body, worn = shape(look, expression, detail), _worn(look, detail)
    grown, hairs = beard(body)
    face = (*bare.pieces(body, worn.bare), *grown)
    lines = (*features.lines(body), *hairs) if detail == "high" else ()
    return Rest(
        look,
        (*worn.parts, *(_part(piece) for piece in face)),
        (*worn.strokes, *(_stroke(line) for line in lines)),
        asset.load().bones,
        _joints(body),
        landmarks(body),
        body.head_scale,
        body.height,
        worn.top,
    )
