"""The bare body: skin, eyes and what an open mouth shows."""

from functools import lru_cache

import numpy as np

from render.sketch import asset
from render.sketch.figure.piece import Piece, of_body, on_bone
from render.sketch.figure.shape import Shape
from render.sketch.mesh import Bools, Patch

LIP = (0.0, 0.6630, 0.1578)
"""The middle of the upper lip's lower edge on the base, metres."""
TEETH = (-0.0068, 0.010)
"""Edge and root of the upper teeth above that place, metres."""


def pieces(body: Shape, bare: Bools) -> tuple[Piece, ...]:
    """Return eyes, mouth, and those triangles of the skin where `bare` (m,) is true."""
    value = body.look.skin_value
    skin = Piece(of_body(body, "body").picked(bare), Patch(value, "skin"))
    eyes = (
        Piece(of_body(body, "l-eye"), Patch(1.0, "eye"), eye="left", head=True),
        Piece(of_body(body, "r-eye"), Patch(1.0, "eye"), eye="right", head=True),
    )
    mouth = Piece(of_body(body, "mouth").smoothed(8), Patch(0.22, "mouth"), head=True)
    return (skin, mouth, _teeth(body), *eyes)


def _teeth(body: Shape) -> Piece:
    """Return the upper teeth as one white band that shows under the upper lip."""
    side = np.linspace(-1, 1, 13)
    low = TEETH[0] + 0.003 * side**2
    arch = np.stack([0.0225 * side, low, -0.0035 - 0.0120 * side**2], axis=1)
    band = np.concatenate([np.where([False, True, False], TEETH[1], arch), arch])
    place = body.vertices[_lip()] * [0, 1, 1] + band * body.head_scale
    first = np.arange(12)
    faces = np.concatenate(
        [
            np.stack([first, first + 13, first + 1], axis=1),
            np.stack([first + 1, first + 13, first + 14], axis=1),
        ]
    )
    return Piece(on_bone(place, faces), Patch(0.98, "teeth"), head=True)


@lru_cache(maxsize=1)
def _lip() -> int:
    """Return the vertex in the middle of the upper lip's lower edge."""
    base = asset.load()
    skin = np.unique(base.faces["high"]["body"])
    return int(skin[np.linalg.norm(base.vertices[skin] - LIP, axis=1).argmin()])
