"""Paints sittings as a kit wants it: the best of candidates, again while the shot size is off."""

from collections.abc import Sequence

from render.diffusion.batching import Batches
from render.diffusion.judging.choosing import Choosing
from render.diffusion.judging.measure import Measures
from render.diffusion.judging.painted import Numbered, Outcomes, Painted, kinds
from render.diffusion.judging.retaking import Retaking
from render.diffusion.kit import Kit
from render.diffusion.presets import quick
from render.errors import DeviceError, WeightsError


class Easel:
    """What sittings of one kind are painted at."""

    def __init__(self, batches: Batches, kit: Kit, measures: Measures) -> None:
        self._batches = batches
        manner = kit.manner
        self._choosing = self._retaking = None
        if kit.candidates > 1:
            finish = kit.double or quick(manner) != manner
            self._choosing = Choosing(measures, kit.candidates, finish)
        if kit.retake is not None:
            self._retaking = Retaking(measures, kit.retake, kit.candidates)

    def drawn(self, sittings: Sequence[Numbered]) -> Outcomes:
        """Yield what came of sittings of one kind, each as soon as it is settled."""
        first = self._first(sittings)
        yield from self._retaking.best(first, self.painted) if self._retaking else first

    def _first(self, sittings: Sequence[Numbered]) -> Outcomes:
        if self._choosing is None:
            yield from self.painted(sittings)
            return
        while sittings:
            # As many as a batch holds, so that their candidates fill whole batches.
            some, sittings = sittings[: self._batches.size], sittings[self._batches.size :]
            yield from self._choosing.finished(some, self.painted)

    def painted(self, sittings: Sequence[Numbered]) -> Outcomes:
        """Yield sittings painted once; each batch is handed over before the next one is begun.

        Raises WeightsError or DeviceError, which no other batch would escape either.
        """
        for left in kinds(sittings):
            while left:
                some, left = left[: self._batches.size], left[self._batches.size :]
                try:
                    images, notes = self._batches.paint([sitting.job for _, sitting in some])
                except (WeightsError, DeviceError):
                    raise
                except Exception as error:  # noqa: BLE001  a batch must not take others with it
                    yield from ((at, error) for at, _ in some)
                    continue
                for (at, sitting), image in zip(some, images, strict=True):
                    yield at, Painted(sitting, image, notes, self._batches.told)
