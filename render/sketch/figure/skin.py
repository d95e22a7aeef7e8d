"""The bare skin and the eyes."""

from render.sketch.figure.piece import Piece, of_body
from render.sketch.figure.shape import Shape
from render.sketch.mesh import Patch


def pieces(body: Shape) -> tuple[Piece, ...]:
    """Return skin, eyes and teeth."""
    value = body.look.skin_value
    skin = Piece(of_body(body, "body"), Patch(value, "skin"))
    eyes = (
        Piece(of_body(body, "l-eye"), Patch(1.0, "eye"), eye="left", head=True),
        Piece(of_body(body, "r-eye"), Patch(1.0, "eye"), eye="right", head=True),
    )
    return (skin, *eyes)
