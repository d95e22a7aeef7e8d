"""What a diffusion artist is given by one that knows where everybody stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PIL.Image import Image

from render.order import Order, Track
from render.vocabulary import Size


@dataclass(frozen=True)
class Figure:
    """One person in a staged frame.

    `x` and `y` are the middle of the head, 0 to 1 of the frame's width and height, origin top left.
    `head` is the head's height, crown to chin, over the frame's. `face`: the nose and an eye show.
    `focus`: the shot's size is measured on this one.
    """

    name: str
    x: float
    y: float
    head: float
    face: bool = True
    focus: bool = True


@dataclass(frozen=True)
class Staged:
    """An order staged: guides by kind, the size as framed, the ways on screen.

    `masks` are, by the name of each subject that can be seen, mode L, white where it is seen;
    `figures` say where the heads of these are.
    """

    guides: dict[str, Image]
    size: Size
    tracks: tuple[Track, ...] = ()
    masks: dict[str, Image] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()


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
