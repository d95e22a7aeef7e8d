"""Has people of a batch painted apart, each with words and LoRAs of their own, in their place."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from render.diffusion.files.lora import Lora
from render.diffusion.files.weights import Model
from render.diffusion.job import Person
from render.diffusion.presets import Preset
from render.diffusion.techniques import regional_lora
from render.diffusion.techniques.casts import Cast, owned, places, where
from render.diffusion.techniques.field import Field
from render.diffusion.techniques.regional_lora import Worn
from render.diffusion.techniques.regions import Region, Regions
from render.diffusion.words.text import Encoder
from render.diffusion.words.weighting import Words, chunks

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Apart:
    """A model with all there is to paint people with; `loras` by their file."""

    model: Model
    loras: Mapping[Path, Lora]
    words: Words
    manner: Preset

    def techniques(self, casts: Sequence[Cast]) -> tuple[Regions, ...]:
        """Return what is at work in the attention of a batch, a cast a row."""
        regions = [
            self._region([cast.people[at] for cast in casts], owned(place, casts))
            for at, place in enumerate(places(casts))
            if casts[0].people[at].prompt
        ]
        return (Regions(regions),) if regions else ()

    def dressed(self, casts: Sequence[Cast]) -> AbstractContextManager[None]:
        """Have everybody's LoRAs at work in the UNet, each in their place."""
        worn = [
            one
            for person, place in zip(casts[0].people, places(casts), strict=True)
            for one in self._worn(person, where(place, guided=self._guided, unguided=True))
        ]
        return regional_lora.worn(self.model.unet, "unet", worn)

    def _region(self, column: Sequence[Person], place: "Tensor") -> Region:
        """Return the region of one person of each row; `place` is (rows, 1, h, w)."""
        import torch

        worn = self._worn(column[0])
        asked = [chunks(one.prompt, self.words) for one in column]
        denied = chunks(self.manner.negative, self.words)
        length = max(len(one) for one in (*asked, denied))
        encoder = Encoder(self.model.text_encoder, self.manner.clip_skip)
        with regional_lora.worn(self.model.text_encoder, "text", worn):
            halves = [encoder.encode(one, length) for one in asked]
            if self._guided:
                halves = [*[encoder.encode(denied, length)] * len(column), *halves]
        said = torch.cat(halves).to(self.model.unet.dtype)
        # What the picture must not show is the same for all, but for who reads it with a LoRA.
        said_at = where(place, guided=self._guided, unguided=bool(worn))
        return Region(said, said_at, regional_lora.of_words(self.model.unet, worn))

    def _worn(self, person: Person, at: Field | None = None) -> list[Worn]:
        return [Worn(self.loras[one.path], one.strength, at) for one in person.loras]

    @property
    def _guided(self) -> bool:
        return self.manner.guidance > 1
