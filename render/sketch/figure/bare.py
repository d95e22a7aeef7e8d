"""The bare body: skin, eyes and what an open mouth shows."""

import numpy as np

from render.sketch import asset
from render.sketch.figure.piece import Piece, of_body, on_bone
from render.sketch.figure.shape import Shape
from render.sketch.mesh import Patch

TEETH = (0.6597, 0.6740)
"""Heights of the upper teeth's edge and root on the base, metres."""


def pieces(body: Shape) -> tuple[Piece, ...]:
    """Return skin, eyes and mouth."""
    value = body.look.skin_value
    skin = Piece(of_body(body, "body"), Patch(value, "skin"))
    eyes = (
        Piece(of_body(body, "l-eye"), Patch(1.0, "eye"), eye="left", head=True),
        Piece(of_body(body, "r-eye"), Patch(1.0, "eye"), eye="right", head=True),
    )
    mouth = Piece(of_body(body, "mouth").smoothed(8), Patch(0.12, "mouth"), head=True)
    return (skin, mouth, _teeth(body), *eyes)


def _teeth(body: Shape) -> Piece:
    """Return the upper teeth as one white band."""
    base, (low, high) = asset.load(), TEETH
    side = np.linspace(-1, 1, 13)
    arch = np.stack([0.0225 * side, 0 * side, 0.1515 - 0.0130 * side**2], axis=1)
    band = np.concatenate([arch + np.array([0, high, 0]), arch + np.array([0, low, 0])])
    own = np.unique(base.faces["high"]["upper-teeth"])
    before, after = base.vertices[own], body.vertices[own]
    size = np.ptp(after, axis=0) / np.ptp(before, axis=0)
    place = (band - before.mean(axis=0)) * size + after.mean(axis=0)
    first = np.arange(12)
    faces = np.concatenate(
        [
            np.stack([first, first + 13, first + 1], 1),
            np.stack([first + 1, first + 13, first + 14], 1),
        ]
    )
    return Piece(on_bone(place, faces), Patch(0.98, "teeth"), head=True)
