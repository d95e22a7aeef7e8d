"""Readies an order to be painted: its prompt written, its guides and pictures looked up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PIL.Image import Image, composite
from PIL.ImageOps import fit

from render.diffusion import canvas as canvases
from render.diffusion import detect
from render.diffusion.canvas import Canvas
from render.diffusion.job import Job, Person, Start
from render.diffusion.kit import Kit
from render.diffusion.staging import Staged
from render.diffusion.techniques import sharing
from render.diffusion.words import editing, prompt, weighting
from render.diffusion.words.prompt import Prompt
from render.errors import WeightsError
from render.order import Order

Pictures = Callable[[str], Image]
"""Returns a picture of the store by its SHA-256 hex; raises PictureError when it is not there."""

UNSEEN: Final = (
    "its reference pictures were not looked at: there is no IP-Adapter; --ip-adapter FILE"
)


@dataclass(frozen=True)
class Frame:
    """An order with the kinds of guide it gets from its staging, each with its weight."""

    order: Order
    kinds: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Sitting:
    """An order ready to be painted."""

    order: Order
    staged: Staged
    prompt: Prompt
    job: Job
    """As large as the canvas."""
    canvas: Canvas
    start: Start | None = None
    """What the job begins as, of the frame's size."""
    notes: tuple[str, ...] = ()

    def finished(self, painted: Image) -> Image:
        """Return what was painted as the order wants it: of its size, and what a mask keeps as it
        was, to the byte.
        """
        picture = self.canvas.framed(painted)
        if self.start is None or self.start.mask is None:
            return picture
        return composite(picture, self.start.picture, self.start.mask)


def ready(frame: Frame, staged: Staged, kit: Kit, pictures: Pictures) -> Sitting:
    """Return the sitting of a staged order.

    Raises PictureError when a picture it names is not there, or shows nothing to guide by, and
    WeightsError when nothing takes it as a guide.
    """
    order = frame.order
    asked = {**kit.asked, **prompt.asked(order)}
    written = prompt.write(order, kit.manner.form, kit.taught)
    loras = kit.loras_of(order, asked)
    guides = {**staged.guides, **_brought(frame, kit, pictures)}
    alone = sharing.told(staged, written.people)
    people = sharing.people(order, staged, alone, loras, _pictured(order, kit, pictures))
    job = Job(
        written.text, order.seed, order.width, order.height, sharing.common(loras, people),
        tuple((kind, weight, guides[kind]) for kind, weight in frame.kinds),
        start=_start(order, pictures),
        people=people,
        reference=_named(order.sources.reference, pictures) if kit.adapter else None,
        anchor=_named(order.sources.anchor, pictures),
        likeness=order.sources.likeness,
        taught=kit.taught,
    )  # fmt: skip
    if order.sources.edits:
        job, written = _edited(job, order, written, kit)
    missing = asked.keys() - {one.name.casefold() for one in loras}
    notes = [f"there is no LoRA {name}; --lora {name}=FILE" for name in sorted(missing)]
    looks = (order.sources.reference, *(one.look.reference for one in order.subjects))
    if kit.adapter is None and any(looks):
        notes.append(UNSEEN)
    canvas = canvases.of(order.width, order.height, native=kit.native)
    return Sitting(order, staged, written, canvas.job(job), canvas, job.start, tuple(notes))


def _edited(job: Job, order: Order, plain: Prompt, kit: Kit) -> tuple[Job, Prompt]:
    """Return a job that draws what edits make of a plain prompt, and the prompt it is drawn to.

    Raises EditError when one of them finds nothing to change.
    """
    edits, written = order.sources.edits, plain
    if more := editing.added(edits):
        told = order.model_copy(update={"words": {**order.words, "edit": more}})
        written = prompt.write(told, kit.manner.form, kit.taught)
    beside = [one.prompt for one in job.people]
    written = replace(written, text=editing.words(written.text, edits, beside))
    about = editing.told(edits, order.subjects)
    people = tuple(_told(one, edits, about.get(one.name, "")) for one in job.people)
    # The same words, weighed the same, are the same picture: nothing is edited then.
    both = [(plain.text, written.text), *((one.prompt, one.edited) for one in people)]
    same = all(weighting.chunks(old) == weighting.chunks(new) for old, new in both)
    return replace(
        job,
        edited="" if same else written.text,
        swapped=editing.swapped(plain.text, edits),
        people=people,
    ), written


def _told(person: Person, edits: Sequence[str], more: str) -> Person:
    """Return a person with the prompt that edits make of theirs; `more` follows who they are."""
    who, _, looks = editing.swapped(person.prompt, edits).partition(", ")
    # Who has no prompt of their own sees the whole picture's.
    edited = ", ".join(filter(None, (who, more, looks))) if who else ""
    return replace(person, edited=edited)


def _pictured(order: Order, kit: Kit, pictures: Pictures) -> dict[str, Image]:
    """Return the pictures there are of people, by name; none without an IP-Adapter."""
    known = {one.name: one.look.reference for one in order.subjects if kit.adapter}
    return {name: pictures(digest) for name, digest in known.items() if digest}


def _brought(frame: Frame, kit: Kit, pictures: Pictures) -> dict[str, Image]:
    """Return the guide made from the user's own picture, by its kind; empty: none was brought.

    Raises WeightsError when there is no ControlNet for it.
    """
    order = frame.order
    kind, size = order.sources.guide_kind, (order.width, order.height)
    if not order.sources.guide:
        return {}
    if kind not in dict(frame.kinds):
        raise WeightsError(
            f"a {kind} guide of a picture of yours needs a ControlNet: --control {kind}=FILE"
        )
    return {kind: detect.guide(pictures(order.sources.guide), kind, size, kit.detectors)}


def _start(order: Order, pictures: Pictures) -> Start | None:
    given, size = order.sources, (order.width, order.height)
    if not given.start:
        return None
    mask = _named(given.mask, pictures)
    return Start(
        fit(pictures(given.start).convert("RGB"), size),
        given.strength,
        fit(mask.convert("L"), size) if mask else None,
    )


def _named(digest: str, pictures: Pictures) -> Image | None:
    return pictures(digest) if digest else None
