"""The sketch artist: orders in, inked panels out, no model and no graphics card."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PIL.Image import Image

from render.order import Order, Picture, Sources, Track
from render.sketch import moves, title
from render.sketch.ink import Drawing, Plate, draw
from render.sketch.shooting import Shot, in_hand, shot
from render.sketch.staging import staged

VERSION = "4"
"""Raised whenever the same order would give other bytes."""


class SketchArtist:
    """Draws orders one by one; what a scene shares (sets, people at rest) stays warm.

    `supersampling` 2 draws finished pictures, 1 drafts.
    """

    name = "sketch"

    def __init__(self, supersampling: int = 2) -> None:
        self.supersampling = supersampling
        self.version = VERSION if supersampling == 2 else f"{VERSION}-draft"

    def draw(self, orders: Sequence[Order]) -> Iterator[Picture]:
        """Yield one picture for each order, in their order."""
        for order in orders:
            yield self._picture(order)

    def _picture(self, order: Order) -> Picture:
        if order.framing == "title" and not order.subjects:
            return Picture(title.card(order), order.size)
        drawing, taken, tracks = drawn(order, self.supersampling)
        image: Image = drawing.image
        if order.title:
            image = title.over(image, order.title)
        return Picture(image, taken.size, tracks, (*_notes(order), *_left_out(taken)))


def drawn(order: Order, supersampling: int = 2) -> tuple[Drawing, Shot, tuple[Track, ...]]:
    """Return the drawing of an order, the shot it shows and the ways on screen."""
    ready = staged(order)
    taken = shot(order, ready)
    figures = {figure.name: figure for figure in taken.stage.figures}
    seen = [subject for subject in order.subjects if subject.name in figures]
    tracks = tuple(
        moves.tracks(
            order.model_copy(update={"subjects": tuple(seen)}),
            taken.camera,
            [figures[subject.name] for subject in seen],
            taken.aim,
        )
    )
    plate = Plate(
        order.width,
        order.height,
        order.style,
        order.seed,
        supersampling,
        tuple(track for track in tracks if track.kind == "subject" and _fast(order, track.name)),
    )
    return draw(taken.stage, taken.camera, plate), replace(taken), tracks


def _fast(order: Order, name: str) -> bool:
    """Say whether a subject moves fast enough for speed lines."""
    return any(
        subject.name == name and subject.pose in ("run", "ride") for subject in order.subjects
    )


def _notes(order: Order) -> Iterator[str]:
    if order.place.fallback:
        yield f"no set for “{order.place.words}”; drawn as {order.place.kind}"
    if order.sources != Sources():
        yield "its own pictures and edits wait for --artist diffusion; a sketch cannot follow them"


def _left_out(taken: Shot) -> Iterator[str]:
    """Yield what is held but not drawn."""
    for thing in taken.stage.things:
        if in_hand(thing) and thing.name in taken.stage.hidden:
            yield f"left out the {thing.name.rsplit(' ', 1)[0]}, which hid a face"
