"""A Row is one way from noise to a picture; a job has one, or more that look at each other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PIL.Image import Image

from render.diffusion.job import Job
from render.diffusion.techniques.casts import EDITED, OWN, Cast


@dataclass(frozen=True)
class Row:
    """One way of a job. `held`: it ends as this picture, whatever is drawn.

    `edited`: it is drawn to the job's edited prompt.
    """

    job: Job
    held: Image | None = None
    edited: bool = False

    @property
    def prompt(self) -> str:
        """What it is drawn to."""
        return self.job.edited if self.edited else self.job.prompt

    @property
    def cast(self) -> Cast:
        """Who is painted apart in it."""
        people, own = self.job.people, OWN
        if self.edited:
            people = tuple(replace(one, prompt=one.edited or one.prompt) for one in people)
            # An edit that is told to one of them needs no more room elsewhere.
            own = EDITED if people == self.job.people else OWN
        return Cast(people, own, self.held is None, self.job.reference)


def of(job: Job) -> Iterator[Row]:
    """Yield the rows of a job; the picture is the last, those before it are for it to look at.

    They come in this order: its anchor, the picture as it was before it was edited.
    """
    if job.anchor:
        yield Row(job, job.anchor.resize((job.width, job.height)))
    if job.edited:
        yield Row(job)
    yield Row(job, edited=bool(job.edited))
