"""Measures the shot size of a finished picture, and says when it is not the one ordered.

The head's height over the frame's tells the size, as in `render.vocabulary`: from a face where the
extra `faces` is there, else from the outline of who was staged. What neither finds is not measured,
and what is not measured is not off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, hypot, log
from typing import Final, Literal, Protocol

from PIL.Image import Image

from render.diffusion.judging import faces, outline
from render.diffusion.judging.faces import Face
from render.diffusion.staging import Figure, Staged
from render.order import Order
from render.vocabulary import SIZES, Angle, Framing, Size

VERSION = "1"
"""Raised whenever the same picture would be measured otherwise."""

UNMEASURED: Final[tuple[Framing, ...]] = ("insert", "empty", "title", "pov", "establishing")
"""Framings that are of no person's size."""
SHEER: Final[tuple[Angle, ...]] = ("birds_eye", "worms_eye")
"""Angles from which no head has its height."""
CUT: Final[tuple[Size, ...]] = ("ECU", "ELS")
"""Sizes at which a head is larger than the frame, or too small to find."""

TOLERANCE: Final = 1.2
"""How far past its size's bounds a head may be, so that no error of measure calls a right one off:
of a hundred faces 97 are measured closer than that. What is half a size away is let pass then, and
so is half of what is a whole one; what is two away never is (bench/measure.py).
"""
SURE: Final = 0.06
"""From which `Found.sure` an outline counts as found; see bench/measure.py."""

Means = Literal["face", "outline"]


@dataclass(frozen=True)
class Measured:
    """`head` as drawn and `staged`: the heights of the heads in focus, over the frame's.

    Several heads count as their mean.
    """

    head: float
    staged: float
    by: Means = "face"

    @property
    def size(self) -> Size:
        """The shot size as drawn."""
        return next((size for size, row in SIZES.items() if self.head >= row.low), "ELS")


class Measures(Protocol):
    """Measures finished pictures."""

    def version(self) -> str:
        """Return what decides a measurement beside the picture."""

    def measured(self, picture: Image, staged: Staged, order: Order) -> Measured | None:
        """Return how large the people in focus are drawn; None: that cannot be measured."""

    def agreement(self, picture: Image, guide: Image) -> float:
        """Return how well a picture follows the lines of a guide, -1 to 1."""


def version() -> str:
    """Return what decides a measurement beside the picture: ours and the detector's version."""
    return " ".join(filter(None, (VERSION, faces.version())))


def measured(picture: Image, staged: Staged, order: Order) -> Measured | None:
    """Return how large the people in focus are drawn; None: that cannot be measured."""
    figures = focused(staged, order)
    if not figures:
        return None
    mean = sum(one.head for one in figures) / len(figures)
    scale = _by_face(picture, figures)
    if scale is not None:
        return Measured(scale * mean, mean)
    scale = _by_outline(picture, figures, staged)
    return None if scale is None else Measured(scale * mean, mean, "outline")


def agreement(picture: Image, guide: Image) -> float:
    """Return how well a picture follows the lines of a guide, -1 to 1."""
    return outline.agreement(outline.Edges.of(picture), guide)


def focused(staged: Staged, order: Order) -> tuple[Figure, ...]:
    """Return the figures an order's size is measured on; none where it has no measure."""
    if order.framing in UNMEASURED or order.angle in SHEER or order.size in CUT:
        return ()
    return tuple(one for one in staged.figures if one.focus)


def off(measured: Measured | None, order: Order) -> bool:
    """Return whether the picture was measured and is not of the size ordered."""
    return measured is not None and misfit(measured, order) > 0


def misfit(measured: Measured, order: Order) -> float:
    """Return how far a head is from what is let pass: the logarithm of the ratio, 0: within.

    A size the staging itself could not keep, as of a group, is let pass as staged.
    """
    row = SIZES[order.size]
    low = min(row.low, measured.staged) / TOLERANCE
    high = max(row.high, measured.staged) * TOLERANCE
    return max(log(low / measured.head), log(measured.head / high), 0.0)


def _by_face(picture: Image, figures: Sequence[Figure]) -> float | None:
    """Return the size as drawn over the size as staged; None: no face is found, or none staged."""
    waiting = [one for one in figures if one.face]
    if not waiting or not faces.there():
        return None
    shares: list[float] = []
    # The largest faces are who the picture is about, whoever else is drawn into it.
    for face in faces.find(picture)[: len(waiting)]:
        figure = min(waiting, key=lambda one: _away(face, one, picture.width / picture.height))
        waiting.remove(figure)
        shares.append(log(face.head / figure.head))
    return exp(sum(shares) / len(shares)) if shares else None


def _away(face: Face, figure: Figure, aspect: float) -> float:
    """Return the way from a face to a staged head, in frame heights."""
    return hypot((face.x - figure.x) * aspect, face.y - figure.y)


def _by_outline(picture: Image, figures: Sequence[Figure], staged: Staged) -> float | None:
    """Return the same by the outline that is surest; None: none is."""
    edges = outline.Edges.of(picture)
    found = [outline.find(edges, one, staged.masks[one.name])
             for one in figures if one.name in staged.masks]  # fmt: skip
    sure = [one for one in found if one is not None and one.sure >= SURE]
    return max(sure, key=lambda one: one.sure).scale if sure else None
