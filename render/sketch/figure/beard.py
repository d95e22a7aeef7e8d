"""Beards grow on the skin of the face; what is only a shadow is painted (`face.darkness`)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from render.sketch import asset
from render.sketch.figure.piece import Piece, of_body
from render.sketch.figure.shape import Shape
from render.sketch.figure.stroke import Drawn, Pen
from render.sketch.mesh import Floats, Patch
from render.sketch.surface import clip


@dataclass(frozen=True)
class Beard:
    """`length` off the skin in metres; which of cheeks, chin and lip it grows on."""

    length: float
    cheeks: bool
    chin: bool
    lip: bool


BEARDS: Mapping[str, Beard] = {
    "moustache": Beard(0.0045, cheeks=False, chin=False, lip=True),
    "goatee": Beard(0.007, cheeks=False, chin=True, lip=True),
    "full": Beard(0.009, cheeks=True, chin=True, lip=True),
}
EDGE = ((0, 0.012, 0.024, 0.032, 0.05, 0.064, 0.072, 0.08),
        (0.6530, 0.6535, 0.666, 0.674, 0.681, 0.712, 0.728, 0.735))  # fmt: skip
"""Where the beard ends on the cheek: metres aside, height on the base."""


def beard(body: Shape) -> tuple[tuple[Piece, ...], tuple[Drawn, ...]]:
    """Return the pieces and lines of a person's beard. Raises KeyError for an unknown one."""
    if body.look.beard in (None, "stubble") or body.look.age < 16:
        return (), ()
    kind = BEARDS[str(body.look.beard)]
    skin = of_body(body, "body")
    near = (skin.base[:, 1] > 0.585) & (skin.base[:, 1] < 0.76) & (skin.base[:, 2] > 0.0)
    skin = skin.picked(near[skin.faces].all(axis=1))
    field = _grown(kind, skin.base)
    length = kind.length * body.head_scale * np.clip(0.25 + field / 0.010, 0.25, 1)
    hair = replace(skin, vertices=skin.vertices + skin.normals * length[:, None])
    hair = clip(hair, field)
    patch = Patch(body.look.hair_value, "beard")
    return (Piece(hair, patch, cull=False, head=True),), _hairs(body, hair.vertices, hair.normals)


def _grown(kind: Beard, base: Floats) -> Floats:
    """Return how far inside the beard (metres on the base) each point of the face lies."""
    side, height, depth = np.abs(base[:, 0]), base[:, 1], base[:, 2]
    below = np.interp(side, *EDGE) - height
    below = np.where(side < 0.027, np.minimum(below, 0.6515 - height), below)
    jaw = np.minimum(np.minimum(below, depth - 0.026), height - 0.598)
    ragged = 0.0012 * np.sin(base[:, 0] * 900) * np.sin(height * 700)
    parts = [np.full(len(base), -1.0)]
    if kind.cheeks:
        parts.append(jaw + ragged)
    if kind.chin:
        chin = np.minimum(jaw, depth - 0.085)
        parts.append(np.minimum(chin, 0.026 - side + 0.004 * np.sin(height * 400)))
    if kind.lip:
        top = np.interp(side, (0, 0.004, 0.016, 0.032), (0.6770, 0.6795, 0.6790, 0.6650))
        low = np.interp(side, (0, 0.006, 0.020, 0.034), (0.6712, 0.6715, 0.6670, 0.6560))
        lip = np.minimum(np.minimum(top - height, height - low), 0.033 - side)
        lip = np.where(depth > 0.11, lip, -1.0)
        parts.append(lip)
        if kind.cheeks or kind.chin:
            corner = 0.0075 - np.hypot(side - 0.0305, (height - 0.660) * 0.45)
            parts.append(np.where(depth > 0.11, corner, -1.0))
    return np.asarray(np.max(parts, axis=0))


def _hairs(body: Shape, points: Floats, normals: Floats) -> tuple[Drawn, ...]:
    chance = np.random.default_rng(body.look.seed + 91)
    pen = Pen("shine" if body.look.hair_value < 0.42 else "hair", 0.35, 60)
    weights = np.zeros((4, len(asset.load().bones)), np.float32)
    weights[:, asset.load().bone("head")] = 1
    lines = []
    for number in chance.choice(len(points), min(26, len(points) // 3), replace=False):
        out = normals[number]
        down = np.array([0, -1.0, 0]) + out * out[1]
        down += 0.35 * np.sign(points[number, 0]) * np.array([1.0, 0, 0])
        down /= np.linalg.norm(down) + 1e-9
        start = points[number] + out * 0.002
        steps = np.linspace(0, 0.011 * body.head_scale, 4)[:, None]
        lines.append(Drawn(start + down * steps, weights, pen))
    return tuple(lines)
