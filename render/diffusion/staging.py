"""What a diffusion artist is given by one that knows where everybody stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PIL.Image import Image

from render.order import Order, Track
from render.vocabulary import Size


@dataclass(frozen=True)
class Staged:
    """An order staged: guides by kind, the size as framed, the ways on screen.

    `masks` are, by the name of each subject that can be seen, mode L, white where it is seen.
    """

    guides: dict[str, Image]
    size: Size
    tracks: tuple[Track, ...] = ()
    masks: dict[str, Image] = field(default_factory=dict)


Wanted = tuple[Order, tuple[str, ...]]
"""An order and the kinds of guide it needs."""


class Staging(Protocol):
    """Stages orders. `version` changes whenever the same order would be staged otherwise."""

    @property
    def version(self) -> str:
        """The version of who stages."""

    def stage(self, wanted: Sequence[Wanted]) -> Sequence[Callable[[], Staged]]:
        """Begin to stage orders; return what gives each of them, once it is called.

        A guide of each kind is of the order's width and height.
        """

    def card(self, order: Order) -> Image | None:
        """Return the title card an order is for; None: it is for a picture."""

    def titled(self, picture: Image, title: str) -> Image:
        """Return a picture with a title over it."""
