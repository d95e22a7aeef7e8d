"""A sitting as it was painted, and how one gets from many sittings to that."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from PIL.Image import Image

from render.diffusion.sitting import Sitting

Numbered = tuple[int, Sitting]
"""A sitting and the number of its order."""


@dataclass(frozen=True)
class Painted:
    """`canvas` is what was painted. `notes` and `told` as in render.order.Picture."""

    sitting: Sitting
    canvas: Image
    notes: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def picture(self) -> Image:
        """The picture as ordered."""
        return self.sitting.finished(self.canvas)


Outcome = Painted | Exception
"""A sitting as painted, or why it could not be."""
Outcomes = Iterator[tuple[int, Outcome]]
"""What came of sittings, by the numbers of their orders, in any order."""
Paint = Callable[[Sequence[Numbered]], Outcomes]
"""Paints sittings of any kind, those of one kind together, and yields each as it comes."""


def kinds(sittings: Iterable[Numbered]) -> list[list[Numbered]]:
    """Return sittings by their kind: those of one may share a batch."""
    found: dict[tuple[object, ...], list[Numbered]] = {}
    for at, sitting in sittings:
        found.setdefault(sitting.job.together, []).append((at, sitting))
    return list(found.values())
