"""Draws candidates of a picture in few steps, each on a seed of its own, and finishes the best."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Final

from render.diffusion.job import Start
from render.diffusion.judging import measure
from render.diffusion.judging.measure import TOLERANCE, Measures
from render.diffusion.judging.painted import Numbered, Outcomes, Paint, Painted
from render.diffusion.judging.tally import CANDIDATES
from render.diffusion.sitting import Sitting
from render.order import Order, Sources

LINES: Final = "lineart"
"""The kind of guide that candidates are compared with."""
STRENGTH: Final = Sources().strength
"""How much the finished picture may change the candidate it begins as."""
UNKNOWN: Final = log(TOLERANCE)
"""The misfit of what cannot be measured: worse than right, better than off by far."""


@dataclass(frozen=True, order=True)
class Score:
    """The less the better. `misfit` is of its size, `apart` from the guide's edges, 0 to 2."""

    misfit: float
    apart: float


@dataclass(frozen=True)
class Choosing:
    """`count` candidates of each picture, drawn in few steps.

    `finish`: the best is drawn on in more steps, beginning as it is; else as many are enough, and
    it is drawn once more to be shown.
    """

    measures: Measures
    count: int
    finish: bool

    def finished(self, sittings: Sequence[Numbered], paint: Paint) -> Outcomes:
        """Yield the best candidate of each sitting, finished.

        One whose composition or seed is given has no candidates and is painted as it is.
        """
        ranked = {at: self._ranked(some) for at, some in self._candidates(sittings, paint).items()}
        best = [(at, self._begun(sitting, ranked[at][0][1]) if at in ranked else sitting)
                for at, sitting in sittings]  # fmt: skip
        for at, done in paint(best):
            if isinstance(done, Painted) and at in ranked:
                yield at, replace(done, told={**done.told, CANDIDATES: _told(ranked[at])})
            else:
                yield at, done

    def _candidates(self, sittings: Sequence[Numbered], paint: Paint) -> dict[int, list[Painted]]:
        """Return the candidates that could be drawn, by the number of their order."""
        drafts = [(at, _draft(one, nth)) for at, one in sittings
                  if free(one.order) and not one.order.own_seed
                  for nth in range(self.count)]  # fmt: skip
        found: dict[int, list[Painted]] = {}
        for at, one in paint(drafts):
            if isinstance(one, Painted):
                found.setdefault(at, []).append(one)
        return found

    def _ranked(self, candidates: Sequence[Painted]) -> list[tuple[Score, Painted]]:
        """Return candidates with their scores, the best first, of equals that of the first seed."""
        by_seed = sorted(candidates, key=lambda one: one.sitting.job.seed)
        return sorted(((self._score(one), one) for one in by_seed), key=lambda pair: pair[0])

    def _score(self, one: Painted) -> Score:
        order, staged = one.sitting.order, one.sitting.staged
        found = self.measures.measured(one.picture, staged, order)
        misfit = UNKNOWN if found is None else measure.misfit(found, order)
        lines = staged.guides.get(LINES)
        alike = self.measures.agreement(one.picture, lines) if lines is not None else 0.0
        return Score(misfit, 1 - alike)

    def _begun(self, sitting: Sitting, best: Painted) -> Sitting:
        start = Start(best.canvas, STRENGTH) if self.finish else None
        job = replace(sitting.job, seed=best.sitting.job.seed, start=start)
        return replace(sitting, job=job)


def free(order: Order) -> bool:
    """Return whether another seed gives another composition: not where a picture of the user's
    own gives it, or the one that is edited.
    """
    return not order.sources.composed


def _draft(sitting: Sitting, nth: int) -> Sitting:
    return replace(sitting, job=replace(sitting.job, seed=sitting.order.seed + nth, quick=True))


def _told(ranked: Sequence[tuple[Score, Painted]]) -> str:
    """Return seeds and scores in words, the best first."""
    return "; ".join(
        f"seed {one.sitting.job.seed}: size {score.misfit:.2f} off, lines {1 - score.apart:.2f}"
        for score, one in ranked
    )
