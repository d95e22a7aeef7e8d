"""Has each person of a frame look at a prompt of their own, so that looks do not mix."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from render.diffusion.techniques import attention
from render.diffusion.techniques.attention import Attend, Call
from render.diffusion.techniques.field import Field

if TYPE_CHECKING:
    from torch import Tensor

Change = Callable[["Tensor"], "Tensor"]
"""Returns what a LoRA adds to what a module makes of something."""


@dataclass(frozen=True)
class Region:
    """A place of the picture with words of its own.

    `words` are (rows, tokens, width), the unguided half first, as the batch's own. `where` says how
    much of what a place looks at they are; the rest is the whole frame's. `changes` are LoRAs that
    read these words, by the module's name.
    """

    words: "Tensor"
    where: Field
    changes: Mapping[str, Sequence[Change]] = field(default_factory=dict)


class Regions:
    """A technique: every region looks at words of its own."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self._regions = regions
        self._said: dict[tuple[str, int], tuple[Tensor, Tensor]] = {}

    def step(self, share: float) -> None:
        """Words stay the same all the way."""

    def attend(self, call: Call, further: Attend) -> "Tensor":
        """Return what a layer sees, (rows, heads, tokens, width)."""
        whole = further(call)
        found = whole
        for at, region in enumerate(self._regions if call.words else ()):
            key, value = self._words(at, region, call)
            own = attention.looked(replace(call, key=key, value=value))
            weight = region.where.along(whole.shape[2], whole)[:, None]
            found = found + weight * (own - whole)
        return found

    def _words(self, at: int, region: Region, call: Call) -> "tuple[Tensor, Tensor]":
        """Return the key and the value of a region's words, the same at every step."""
        known = call.name, at
        if known not in self._said:
            made = []
            for part, module in (("to_k", call.layer.to_k), ("to_v", call.layer.to_v)):
                said = module(region.words)
                for change in region.changes.get(f"{call.name}.{part}", ()):
                    said = said + change(region.words)
                made.append(attention.split(call.layer, said))
            self._said[known] = made[0], made[1]
        return self._said[known]
