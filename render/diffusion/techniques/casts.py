"""A Cast is who is painted apart in one row of a batch, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PIL.Image import Image

from render.diffusion.job import Person
from render.diffusion.techniques import field
from render.diffusion.techniques.field import Field

if TYPE_CHECKING:
    from torch import Tensor

OWN: Final = 0.7
"""How much of what a person's place looks at is their own prompt, 0 to 1; the rest is the whole
frame's, so that the scene stays one."""
EDITED: Final = 0.35
"""The same where a picture is edited by what is told to the whole frame alone."""


@dataclass(frozen=True)
class Cast:
    """The people of one row: in every row of a batch as many, with LoRAs and pictures alike.

    `own` is how much their own prompts count in their places, 0 to 1. `there`: the row shows them;
    else it is a finished picture of something else. `reference` is what the whole row looks at.
    """

    people: tuple[Person, ...]
    own: float = OWN
    there: bool = True
    reference: Image | None = None


def places(casts: Sequence[Cast]) -> "list[Tensor]":
    """Return where each of the people is: (rows, 1, h / 8, w / 8), 0 to 1, float32."""
    import torch

    rows = [field.shares([one.mask for one in cast.people]) * float(cast.there)
            for cast in casts if cast.people]  # fmt: skip
    return list(torch.stack(rows, 1)) if rows else []


def owned(place: "Tensor", casts: Sequence[Cast]) -> "Tensor":
    """Return how much of a place is looked at in a person's own words, as the place is."""
    return place * place.new_tensor([cast.own for cast in casts])[:, None, None, None]


def where(place: "Tensor", *, guided: bool, unguided: bool) -> Field:
    """Return the field of a place for all that is drawn at once.

    `guided`: the batch has an unguided half, which comes first; `unguided`: the place counts there.
    """
    import torch

    if not guided:
        return Field(place)
    return Field(torch.cat([place if unguided else torch.zeros_like(place), place]))
