"""A job is one picture to paint: an order with everything it needs looked up."""

from dataclasses import dataclass, field

from PIL.Image import Image

from render.diffusion.kit import Weighed
from render.diffusion.words.weighting import NOTHING, Taught, passes

Guided = tuple[str, float, Image]
"""A guide: its kind, its weight, the map of the picture's size."""


@dataclass(frozen=True)
class Start:
    """What a picture begins as, of its size. `strength`, `mask` (mode L) as in render.order."""

    picture: Image
    strength: float
    mask: Image | None = None


@dataclass(frozen=True)
class Person:
    """One of several people in a frame: a prompt for where the white of `mask` (mode L) is.

    `prompt` empty: the whole frame's alone. `edited` takes its place in what is drawn to a job's
    `edited`; empty: nothing does. `loras` work there alone; `reference` is a picture of the
    person, None: there is none.
    """

    name: str
    prompt: str
    mask: Image
    loras: tuple[Weighed, ...] = ()
    reference: Image | None = None
    edited: str = ""

    def together(self, taught: Taught) -> tuple[object, ...]:
        """What the people of one batch have in common, each with those of other jobs."""
        length = max(passes(text, taught) for text in (self.prompt, self.edited))
        return self.loras, self.reference is not None, bool(self.prompt), length


@dataclass(frozen=True)
class Job:
    """One picture to paint.

    `edited` is the prompt the picture is drawn to instead, in the composition `prompt` gives;
    empty: none. `swapped` is `prompt` with only those words of it replaced that `edited` replaces;
    empty: none are. `reference` is a picture whose look it takes, `anchor` one it is kept alike
    to, both of any size; `likeness` says how much, above 0 to 1. `quick`: in few steps, to be
    judged and not to be shown. `taught` are the textual inversions that the prompts are read with.
    """

    prompt: str
    seed: int
    width: int
    height: int
    loras: tuple[Weighed, ...] = ()
    guides: tuple[Guided, ...] = ()
    start: Start | None = None
    edited: str = ""
    people: tuple[Person, ...] = ()
    reference: Image | None = None
    anchor: Image | None = None
    likeness: float = 1.0
    swapped: str = ""
    quick: bool = False
    taught: Taught = field(default_factory=lambda: NOTHING)

    @property
    def worn(self) -> tuple[Weighed, ...]:
        """Every LoRA at work, those of the whole picture first."""
        return (*self.loras, *(lora for one in self.people for lora in one.loras))

    @property
    def together(self) -> tuple[object, ...]:
        """What jobs of one batch have in common."""
        guides = tuple((kind, weight) for kind, weight, _ in self.guides)
        start = self.start and (self.start.strength, self.start.mask is not None)
        people = tuple(one.together(self.taught) for one in self.people)
        extra = (bool(self.edited), self.reference is not None, self.anchor is not None, self.quick)
        length = max(passes(text, self.taught) for text in (self.prompt, self.edited))
        return self.loras, self.width, self.height, guides, length, start, people, extra
