"""The diffusion artist: orders in, pictures out, in batches of one family, always the same."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial

from render.diffusion import control, libraries
from render.diffusion.batching import Batches
from render.diffusion.device import Device, found, peak
from render.diffusion.files import safety
from render.diffusion.files.safety import Checker
from render.diffusion.judging import choosing, measure
from render.diffusion.judging.easel import Easel
from render.diffusion.judging.measure import Measures
from render.diffusion.judging.painted import Numbered, Painted, kinds
from render.diffusion.kit import Kit
from render.diffusion.painter import Painter
from render.diffusion.sitting import Frame, Pictures, Sitting, ready
from render.diffusion.staging import Staged, Staging
from render.order import Made, Order, Picture
from render.vocabulary import DRAFT

WORD = "diffusion"
VERSION = "2"
"""Raised whenever the same order would give other bytes for a reason of ours."""

WINDOW = 6
"""Batches looked at together, so that pictures of one family are drawn in one go."""


_Waiting = Callable[[], Picture | Sitting]


class DiffusionArtist:
    """Draws with Stable Diffusion 1.5; the model is loaded at the first picture.

    `pictures` gives those that orders name. `device` None: the best there is. `measures` looks at
    pictures where the kit wants that. Raises WeightsError or DeviceError, in one line, when the kit
    or the machine cannot draw.
    """

    def __init__(
        self, kit: Kit, staging: Staging, pictures: Pictures, device: Device | None = None,
        measures: Measures = measure,
    ) -> None:  # fmt: skip
        libraries.ready()
        kit.check()
        self._kit, self._staging, self._pictures = kit, staging, pictures
        self._device, self._measures = device or found(), measures
        self._expected = 0

    @cached_property
    def _hashes(self) -> dict[str, str]:
        return self._kit.hashes()

    @cached_property
    def name(self) -> str:
        """The artist's word with a mark of all the user chose: weights, strengths, manner.

        So a board is drawn anew when another LoRA is asked for, not when a library is newer, nor
        when nobody is to look at pictures any more. A draft is marked as the finished picture is.
        """
        finished = replace(self._kit, draft=False).chosen
        chosen = json.dumps([self._hashes, finished], sort_keys=True)
        mark = hashlib.sha256(chosen.encode()).hexdigest()[:8]
        return f"{WORD}-{mark}{DRAFT if self._kit.draft else ''}"

    @cached_property
    def version(self) -> str:
        """Everything but the order that decides a picture, as JSON."""
        return json.dumps({
            "version": VERSION, "weights": self._hashes, **self._kit.chosen,
            "batch": self._kit.batch, "device": self._device.kind,
            "precision": self._device.precision, "staging": self._staging.version,
            **({"measure": self._measures.version()} if self._kit.judging else {}),
            **self._kit.judging,
            **libraries.versions(),
        }, sort_keys=True)  # fmt: skip

    def draw(self, orders: Sequence[Order]) -> Iterator[Picture]:
        """Yield one picture for each order, in their order."""
        made: dict[int, Made] = {}
        first = 0
        for number, one in self.as_done(orders):
            made[number] = one
            while first in made:
                picture = made.pop(first)
                if isinstance(picture, Exception):
                    raise picture
                yield picture
                first += 1

    def as_done(self, orders: Sequence[Order]) -> Iterator[tuple[int, Made]]:
        """Yield (number of its order, its picture or why there is none), batch after batch."""
        self._expected = max(len(orders), self._expected)
        size = self._kit.batch * WINDOW
        windows = [orders[start : start + size] for start in range(0, len(orders), size)]
        following: Sequence[_Waiting] | None = None
        for at, window in enumerate(windows):
            waiting = following or self._begun(window)
            # Staged by others while this one is painted.
            following = self._begun(windows[at + 1]) if at + 1 < len(windows) else None
            for number, made in self._window(waiting):
                yield at * size + number, made

    @property
    def peak(self) -> int | None:
        """The most memory drawing took so far, in bytes; None: it cannot be told."""
        return peak(self._device)

    @cached_property
    def _checker(self) -> Checker | None:
        if self._kit.safety is None:
            return None
        return safety.load(self._kit.safety, self._device.kind, self._device.once)

    @cached_property
    def _batches(self) -> Batches:
        painter = Painter(self._kit, self._device)
        return Batches(painter, self._kit.batch, self._device.precision)

    @cached_property
    def _easel(self) -> Easel:
        return Easel(self._batches, self._kit, self._measures)

    def _begun(self, orders: Sequence[Order]) -> "Sequence[_Waiting]":
        """Have orders staged; return what gives each: its sitting, or the card it is for."""
        there = [kind for kind, _ in self._kit.controls]
        asked = dict(self._kit.control_weights)
        more = (choosing.LINES,) if self._kit.candidates > 1 else ()
        waiting: dict[int, _Waiting] = {}
        frames: dict[int, Frame] = {}
        for at, order in enumerate(orders):
            card = self._staging.card(order)
            if card is None:
                frames[at] = Frame(order, control.chosen(order, there, asked))
            else:
                waiting[at] = partial(Picture, card, order.size)
        staged = self._staging.stage(
            [(one.order, tuple({**dict(one.kinds), **dict.fromkeys(more)}))
             for one in frames.values()]
        )  # fmt: skip
        for (at, frame), stage in zip(frames.items(), staged, strict=True):
            waiting[at] = partial(self._sitting, frame, stage)
        return [waiting[at] for at in range(len(orders))]

    def _window(self, waiting: "Sequence[_Waiting]") -> Iterator[tuple[int, Made]]:
        """Draw some orders, those of one kind together."""
        sittings: list[Numbered] = []
        for at, one in enumerate(waiting):
            try:
                found = one()
            except Exception as error:  # noqa: BLE001  one order must not take the others with it
                yield at, error
                continue
            if isinstance(found, Picture):
                yield at, found
            else:
                sittings.append((at, found))
        for some in kinds(sittings):
            self._batches.expect(self._expected)
            for at, drawn in self._easel.drawn(some):
                yield at, drawn if isinstance(drawn, Exception) else self._picture(drawn)

    def _sitting(self, frame: Frame, stage: Callable[[], Staged]) -> Sitting:
        return ready(frame, stage(), self._kit, self._pictures)

    def _picture(self, painted: Painted) -> Picture:
        sitting, image = painted.sitting, painted.picture
        order, job = sitting.order, sitting.job
        withheld = self._checker is not None and self._checker.withholds(image)
        if withheld:
            image = safety.placeholder(*image.size)
        elif order.title:
            image = self._staging.titled(image, order.title)
        left = sitting.prompt.dropped
        more = (f"the picture prompt is too long; left out: {', '.join(left)}",) if left else ()
        told = {
            "prompt": job.prompt,
            **({"edited": job.edited} if job.edited else {}),
            **{f"prompt of {one.name}": one.prompt for one in job.people if one.prompt},
            **{f"edited prompt of {one.name}": one.edited for one in job.people
               if job.edited and one.edited != one.prompt},
            "seed": str(job.seed),
            "size": f"{job.width}x{job.height}{', doubled' if self._kit.double else ''}",
            "loras": ", ".join(f"{one.name} x {one.strength:g}" for one in job.worn),
            **{f"guide {kind} x {weight:g}": hashlib.sha256(guide.tobytes()).hexdigest()
               for kind, weight, guide in job.guides},
            **painted.told,
        }  # fmt: skip
        staged = sitting.staged
        every = (*sitting.notes, *more, *painted.notes)
        why = safety.WITHHELD if withheld else ""
        return Picture(image, staged.size, staged.tracks, every, told, why)
