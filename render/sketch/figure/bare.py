"""The bare body: skin, eyes and what an open mouth shows."""

from render.sketch.figure.piece import Piece, of_body
from render.sketch.figure.shape import Shape
from render.sketch.mesh import Patch


def pieces(body: Shape) -> tuple[Piece, ...]:
    """Return skin, eyes and mouth."""
    value = body.look.skin_value
    skin = Piece(of_body(body, "body"), Patch(value, "skin"))
    eyes = (
        Piece(of_body(body, "l-eye"), Patch(1.0, "eye"), eye="left", head=True),
        Piece(of_body(body, "r-eye"), Patch(1.0, "eye"), eye="right", head=True),
    )
    mouth = Piece(of_body(body, "mouth"), Patch(0.12, "mouth"), head=True)
    teeth = (
        Piece(of_body(body, "upper-teeth"), Patch(0.98, "teeth"), head=True),
        Piece(of_body(body, "lower-teeth"), Patch(0.9, "teeth"), head=True),
        Piece(of_body(body, "tongue"), Patch(0.5, "tongue"), head=True),
    )
    return (skin, mouth, *teeth, *eyes)
