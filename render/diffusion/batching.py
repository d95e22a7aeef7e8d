"""Paints jobs of one kind in batches of one size; when the memory is full, with less at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL.Image import Image

from render.diffusion.job import Job
from render.diffusion.painter import FullError, Painter
from render.errors import DeviceError


@dataclass
class Batches:
    """A painter and how many pictures it takes at once; `size` falls and stays down."""

    painter: Painter
    size: int
    precision: str
    ordered: int = field(init=False)

    def __post_init__(self) -> None:
        self.ordered = self.size

    def paint(self, jobs: Sequence[Job]) -> tuple[list[Image], tuple[str, ...]]:
        """Return a picture for each job, and notes on what did not go as ordered.

        The size of a batch changes pictures, so a short one is filled up. Raises DeviceError.
        """
        images: list[Image] = []
        notes: list[str] = []
        while len(images) < len(jobs):
            some = list(jobs[len(images) : len(images) + self.size])
            try:
                painted, step = self.painter.paint(some + some[-1:] * (self.size - len(some)))
            except FullError:
                self._less(some[0])
                continue
            images += painted[: len(some)]
            if step != self.precision:
                notes.append(f"drawn in {step}, for {self.precision} ran over")
        if self.size < self.ordered:
            notes.append(f"drawn {self.size} at once, not {self.ordered}: the memory was full")
        return images, tuple(dict.fromkeys((*notes, *self.painter.notes)))

    @property
    def told(self) -> dict[str, str]:
        """How the last pictures came about, where it was not as ordered, for their recipes."""
        fewer = {"at once": str(self.size)} if self.size < self.ordered else {}
        return {**fewer, **self.painter.told}

    def expect(self, pictures: int) -> None:
        """Make ready for a draw of so many pictures."""
        self.painter.expect(pictures, self.size)

    def _less(self, job: Job) -> None:
        """Halve the batch, then do without what a painter can do without."""
        if self.size > 1:
            self.size //= 2
        elif not self.painter.relieve():
            raise DeviceError(
                f"the memory does not hold one picture of {job.width} x {job.height}; close other "
                "programs, or draw with --artist sketch"
            )
