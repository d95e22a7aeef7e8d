"""A Kit is all a diffusion artist draws with: weights, words, preset; it can be checked and named
without a library of models.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import get_args

from render.diffusion import control
from render.diffusion.detect import ways
from render.diffusion.fast.compiled import When
from render.diffusion.files import adapter, lora, published, safety, tensorfile, vae, weights
from render.diffusion.judging import tally
from render.diffusion.presets import AS_IS, PRESETS, TURBO, Preset, Wish, distilled, quick
from render.diffusion.words import text, weighting
from render.errors import WeightsError
from render.order import Order
from render.vocabulary import Family

ALWAYS = "style"
"""The name of a LoRA that every picture gets."""


@dataclass(frozen=True)
class Weighed:
    """A LoRA with its strength. `name`: close, medium, long, style, or somebody of the cast."""

    name: str
    path: Path
    strength: float = 1.0


@dataclass(frozen=True)
class Kit:
    """`controls` and `embeddings` are (kind or word, file). `batch`: pictures at once.

    `vae` None: the model's own. `negative` None: the preset's; `wish` is what else is to
    be otherwise than the preset has it.
    """

    model: Path
    loras: tuple[Weighed, ...] = ()
    vae: Path | None = None
    controls: tuple[tuple[str, Path], ...] = ()
    embeddings: tuple[tuple[str, Path], ...] = ()
    preset: str = "default"
    negative: str | None = None
    wish: Wish = AS_IS
    batch: int = 1
    draft: bool = False
    """In few steps, to be finished later."""
    native: bool = False
    """On the model's own square, of which the frame shows the middle."""
    double: bool = False
    """Once more at twice the size, for its details."""
    safety: Path | None = None
    """The checker that withholds pictures; None: none does. It changes no picture."""
    control_weights: tuple[tuple[str, float], ...] = ()
    """How much a ControlNet guides, 0 to 1, by kind: where the user says so."""
    detectors: Path | None = None
    """The folder with the weights guides are found with in a user's pictures; None: no such."""
    adapter: tuple[Path, float] | None = None
    """The IP-Adapter that takes looks from reference pictures and its scale, 0 to 1."""
    eyes: Path | None = None
    """The image encoder it sees with; None: the one beside it."""
    candidates: int = 1
    """Pictures drawn in few steps for each order, of which the best is finished."""
    retake: int | None = None
    """How often one whose shot size is off is drawn again, at most; None: nobody looks."""
    compiled: When = "auto"
    """When the networks are compiled; auto: on a graphics card that enough is ordered from."""
    cache: Path | None = None
    """The folder what was compiled is kept in; None: the library's own."""

    @property
    def manner(self) -> Preset:
        """How pictures are drawn, with what the user wants otherwise."""
        preset = PRESETS[self.preset]
        if self.preset == TURBO:
            preset = distilled(preset, self._styles)
        preset = self.wish.of(preset)
        preset = quick(preset) if self.draft else preset
        if self.negative is None:
            return preset
        return replace(preset, negative=weighting.loras(self.negative)[0])

    @property
    def asked(self) -> dict[str, float]:
        """The LoRAs the negative prompt asks for, strengths by small-letter names."""
        return weighting.loras(self.negative or "")[1]

    @property
    def _styles(self) -> tuple[Path, ...]:
        return tuple(one.path for one in self.loras if one.name.casefold() == ALWAYS)

    @cached_property
    def taught(self) -> dict[str, int]:
        """How many tokens each word of a textual inversion takes, as its file says."""
        return {word.lower(): text.length(path) for word, path in self.embeddings}

    @property
    def chosen(self) -> dict[str, object]:
        """All that a user chose beside weights, as it stands in recipes."""
        return {**asdict(self.manner), "native": self.native, "double": self.double,
                "asked": self.asked}  # fmt: skip

    @property
    def judging(self) -> dict[str, int]:
        """How pictures are looked at before they are handed over; empty: nobody looks."""
        many = {"candidates": self.candidates} if self.candidates > 1 else {}
        return many if self.retake is None else {**many, "retake": self.retake}

    def content(self, order: Order, told: Mapping[str, str]) -> bool:
        """Return whether a picture that is there was looked at as well as this kit wants it.

        What a person settled, its composition or its seed, would only be drawn again as it is.
        """
        if order.sources.composed or order.own_seed:
            return True
        chosen = self.candidates == 1 or tally.CANDIDATES in told
        return chosen and (self.retake is None or tally.tried(told, self.retake))

    @property
    def effort(self) -> float:
        """How much longer a picture takes than one that nobody chooses, 1 or more."""
        whole, few = self.manner.steps, quick(self.manner).steps
        return 1.0 if self.candidates == 1 else 1.0 + self.candidates * few / whole

    def loras_of(self, order: Order, asked: Mapping[str, float]) -> tuple[Weighed, ...]:
        """Return the LoRAs of an order: its family's, the style's, those of who is in it.

        `asked` are strengths by small-letter names, as a user's own words ask for them.
        """
        names = {order.family, ALWAYS, *(one.name.casefold() for one in order.subjects), *asked}
        return tuple(
            replace(one, strength=asked.get(one.name.casefold(), one.strength))
            for one in self.loras
            if one.name.casefold() in names
        )

    @property
    def people(self) -> tuple[str, ...]:
        """The names of LoRAs that are no family's and no style's, each once."""
        known = {*get_args(Family), ALWAYS}
        names = [one.name for one in self.loras if one.name.casefold() not in known]
        return tuple(dict.fromkeys(names))

    def files(self) -> Iterator[tuple[str, Path]]:
        """Yield (what it is for, file) of every weight; WeightsError when one cannot be used."""
        for part, file in weights.files(self.model).items():
            yield f"model {part}".strip(), file
        for one in self.loras:
            lora.inspect(one.path)
            yield f"lora {one.name} x {one.strength:g}", lora.file_of(one.path)
        if self.vae is not None:
            for half, file in vae.files(self.vae).items():
                yield f"vae {half}".strip(), file
        asked = dict(self.control_weights)
        for kind, path in self.controls:
            weight = f" x {asked[kind]:g}" if kind in asked else ""
            yield f"control {kind}{weight}", control.file_of(path)
        for word, path in self.embeddings:
            yield f"embedding {word}", path
        if self.adapter is not None:
            yield from adapter.files(*self.adapter, self.eyes)

    def check(self) -> None:
        """WeightsError when any file is missing, damaged or none of ours."""
        if self.preset == TURBO and not self._styles:
            raise WeightsError(
                "--preset turbo wants a step-distilled LoRA: --lora style=FILE, as "
                f"{published.FEW_STEPS}; a model distilled itself wants --sampler LCM --steps 4 "
                "--guidance 1 instead"
            )
        if self.safety is not None:
            safety.file_of(self.safety)
        for what, file in self.files():
            if not tensorfile.header(file).shapes:
                raise WeightsError(f"{file} is empty; it is no {what}. Get it again")

    def hashes(self) -> dict[str, str]:
        """Return the SHA-256 hex of every weight file by what it is for; read anew each time."""
        found = list(self.files())
        if self.detectors is not None:
            found += [(f"detector {name}", file) for name, file in ways.files(self.detectors)]
        made: dict[str, list[str]] = {}
        for what, file in found:
            made.setdefault(what, []).append(tensorfile.digest(file))
        return {what: " ".join(digests) for what, digests in made.items()}
