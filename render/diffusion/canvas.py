"""A canvas is what a frame is painted on: as large as the model paints well, or its own square."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
from PIL import Image
from PIL.Image import Resampling

from render.diffusion import control
from render.diffusion.job import Job, Person, Start

AREA: Final = 768 * 432
"""Pixels a picture has at most; beyond it Stable Diffusion 1.5 paints everything twice."""
SQUARE: Final = 512
"""Side of the pictures Stable Diffusion 1.5 was taught on."""
STEP: Final = 8
_GOES_ON: Final = frozenset({"depth", "normal", "segmentation"})
"""Guides that say something of every place, so that beyond the frame they go on as at its edge."""

_Shape = tuple[int, int]


@dataclass(frozen=True)
class Canvas:
    """`size` is painted, of which `inner` (left, top, right, bottom) shows the `frame`; pixels."""

    frame: _Shape
    size: _Shape
    inner: tuple[int, int, int, int]

    def job(self, job: Job) -> Job:
        """Return a job of the frame's size as one of the canvas."""
        if self.size == self.frame:
            return job
        return replace(
            job,
            width=self.size[0],
            height=self.size[1],
            guides=tuple(
                (kind, weight, self._guide(kind, one)) for kind, weight, one in job.guides
            ),
            start=self._start(job.start) if job.start else None,
            people=tuple(map(self._person, job.people)),
            anchor=self._laid(job.anchor.resize(self.frame)) if job.anchor else None,
        )

    def framed(self, painted: Image.Image) -> Image.Image:
        """Return what the frame shows of a painted canvas, which may have grown, at its size."""
        if painted.size == self.frame == self.size:
            return painted
        grown = painted.width / self.size[0]
        left, top, right, bottom = (side * grown for side in self.inner)
        return painted.resize(self.frame, Resampling.LANCZOS, (left, top, right, bottom))

    def _start(self, start: Start) -> Start:
        mask = self._laid(start.mask, goes_on=False) if start.mask else None
        return replace(start, picture=self._laid(start.picture), mask=mask)

    def _person(self, person: Person) -> Person:
        return replace(person, mask=self._laid(person.mask, goes_on=False))

    def _guide(self, kind: str, guide: Image.Image) -> Image.Image:
        return self._laid(guide, goes_on=kind in _GOES_ON, resampling=control.resampling(kind))

    def _laid(
        self,
        image: Image.Image,
        *,
        goes_on: bool = True,
        resampling: Resampling = Resampling.LANCZOS,
    ) -> Image.Image:
        """Return a picture of the frame where the canvas shows it; black beyond, or as its edge."""
        left, top, right, bottom = self.inner
        small = image.resize((right - left, bottom - top), resampling)
        beyond = ((top, self.size[1] - bottom), (left, self.size[0] - right))
        pixels = np.asarray(small)
        pad = partial(np.pad, mode="edge") if goes_on else partial(np.pad, mode="constant")
        return Image.fromarray(pad(pixels, (*beyond, (0, 0))[: pixels.ndim]))


def of(width: int, height: int, *, native: bool) -> Canvas:
    """Return the canvas of a frame: `native`, the model's square, of which the middle is shown."""
    frame = (width, height)
    if native:
        inner = _nearest(width, height, SQUARE / max(width, height))
        left, top = ((SQUARE - side) // 2 for side in inner)
        box = (left, top, left + inner[0], top + inner[1])
        return Canvas(frame, (SQUARE, SQUARE), box)
    # A smaller frame is painted as it is: what it lacks in size is asked for.
    size = _nearest(width, height, min(1.0, (AREA / (width * height)) ** 0.5))
    return Canvas(frame, size, (0, 0, *size))


def _nearest(width: int, height: int, scale: float) -> _Shape:
    if scale == 1:
        return width, height
    wide, high = (max(STEP, round(side * scale / STEP) * STEP) for side in (width, height))
    return wide, high
