"""Draws a picture again, on the next seed, while its shot size is off; the nearest one counts."""

from dataclasses import dataclass, replace

from render.diffusion.judging import measure, tally
from render.diffusion.judging.choosing import free
from render.diffusion.judging.measure import Measured, Measures
from render.diffusion.judging.painted import Outcomes, Paint, Painted
from render.diffusion.sitting import Sitting
from render.vocabulary import SIZES


@dataclass(frozen=True)
class Best:
    """The nearest of the pictures drawn for one sitting so far.

    `measured` None: this one's size cannot be measured, so it counts as right. `tries` counts the
    pictures drawn.
    """

    painted: Painted
    measured: Measured | None
    tries: int = 1

    @property
    def misfit(self) -> float:
        """How far its size is from what is let pass, 0: it is let pass."""
        order = self.painted.sitting.order
        return 0.0 if self.measured is None else measure.misfit(self.measured, order)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user is to know of its size: that it is still off."""
        if self.measured is None or not self.misfit:
            return ()
        size, order = self.measured.size, self.painted.sitting.order
        wrong = f"the shot size is off: {SIZES[size].words} for {SIZES[order.size].words}"
        return (wrong if self.tries == 1 else f"still off after {self.tries} pictures; {wrong}",)

    @property
    def told(self) -> dict[str, str]:
        """The same for its recipe."""
        one = self.measured
        sized = None
        if one is not None:
            sized = f"{one.size}, head {one.head:.2f} of the frame by the {one.by}"
        return tally.told(sized, self.tries, off=self.misfit > 0)

    @property
    def done(self) -> Painted:
        """The picture, with what the user and its recipe are told of its size."""
        one = self.painted
        told = {**one.told, **self.told}
        return replace(one, notes=(*one.notes, *self.notes), told=told)

    def next(self, seeds: int) -> Sitting:
        """Return the sitting on its next seed; the order's own and `seeds` - 1 more are used."""
        sitting = self.painted.sitting
        seed = sitting.order.seed + seeds + self.tries - 1
        return replace(sitting, job=replace(sitting.job, seed=seed, start=None))

    def or_else(self, other: "Best") -> "Best":
        """Return the nearer of two, the first of equals, as the best of both."""
        nearer = other if other.misfit < self.misfit else self
        return replace(nearer, tries=self.tries + 1)


@dataclass(frozen=True)
class Retaking:
    """`retakes` at most; a picture has used up `seeds` seeds before the first of them."""

    measures: Measures
    retakes: int
    seeds: int = 1

    def best(self, first: Outcomes, paint: Paint) -> Outcomes:
        """Yield the best picture of each sitting, as soon as it is known.

        `first` are the pictures drawn before anything is drawn again.
        """
        coming, known = first, dict[int, Best]()
        for left in range(self.retakes, -1, -1):
            off: dict[int, Best] = {}
            for at, one in coming:
                if isinstance(one, Exception):
                    yield at, known[at].done if at in known else one
                    continue
                found = self._best(one, known.get(at))
                if found.misfit and left and not one.sitting.order.own_seed:
                    off[at] = found
                else:
                    yield at, found.done
            known = off
            coming = paint([(at, one.next(self.seeds)) for at, one in off.items()])

    def _best(self, painted: Painted, before: Best | None) -> Best:
        order, found = painted.sitting.order, None
        if free(order):
            found = self.measures.measured(painted.picture, painted.sitting.staged, order)
        this = Best(painted, found)
        return before.or_else(this) if before else this
