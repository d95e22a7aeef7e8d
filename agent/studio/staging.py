"""Has the sketch artist stage orders for another artist: guides, title cards, ways on screen."""

from collections.abc import Sequence
from typing import cast

from PIL.Image import Image

from render.diffusion.staging import Staged
from render.order import Order
from render.vocabulary import Guide


class SketchStaging:
    """Stages as the sketch artist does, so that a drawn panel is framed as the sketch is."""

    @property
    def version(self) -> str:
        """The version of the sketch artist."""
        from render.sketch.artist import VERSION

        return VERSION

    def stage(self, order: Order, kinds: Sequence[str]) -> Staged:
        """Return the order staged, with a guide of each kind (words of Guide)."""
        from render.sketch import guides
        from render.sketch.artist import drawn

        drawing, shot, tracks = drawn(order)
        maps = {kind: guides.draw(drawing, cast("Guide", kind)) for kind in kinds}
        return Staged(maps, shot.size, tracks)

    def card(self, order: Order) -> Image | None:
        """Return the title card an order is for; None: it is for a picture."""
        from render.sketch import title

        if order.framing == "title" and not order.subjects:
            return title.card(order)
        return None

    def titled(self, picture: Image, title: str) -> Image:
        """Return a picture with a title over it."""
        from render.sketch.title import over

        return over(picture, title)
