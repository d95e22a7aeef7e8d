"""Has pictures take the look of other pictures, each of its own, by an IP-Adapter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from render.diffusion.files.adapter import Adapter
from render.diffusion.techniques import attention
from render.diffusion.techniques.attention import Attend, Call
from render.diffusion.techniques.casts import Cast, places, where
from render.diffusion.techniques.field import Field

if TYPE_CHECKING:
    from PIL.Image import Image
    from torch import Tensor


@dataclass(frozen=True)
class Seen:
    """What every row has before it: (rows, tokens, width), the unguided half first.

    `where`: only there it is looked at; None: everywhere.
    """

    tokens: "Tensor"
    where: Field | None = None


def of(adapter: Adapter | None, casts: Sequence[Cast], *, guided: bool) -> "tuple[References, ...]":
    """Return what has the rows of a batch, a cast each, look at their pictures.

    Nothing when they have none. `guided`: the batch has an unguided half. A finished picture that
    others look at takes the look of none.
    """
    if adapter is None:
        return ()
    views: list[tuple[list[Image], Field | None]] = [
        (pictures, where(place, guided=guided, unguided=True))
        for at, place in enumerate(places(casts))
        if (pictures := [one for cast in casts if (one := cast.people[at].reference)])
    ]
    if whole := [cast.reference for cast in casts if cast.reference]:
        views.append((whole, None))
    there = [cast.there for cast in casts]
    seen = [Seen(_tokens(adapter, pictures, there, guided=guided), place)
            for pictures, place in views]  # fmt: skip
    return (References(adapter, seen),) if seen else ()


def _tokens(
    adapter: Adapter, pictures: "Sequence[Image]", there: Sequence[bool], *, guided: bool
) -> "Tensor":
    """Return what the rows of a batch have before them, a picture each where one is `there`."""
    import torch

    # One at a time: what is seen of a picture must not depend on its neighbours.
    known = {id(one): adapter.seen(one) for one in {id(one): one for one in pictures}.values()}
    halves = [[known[id(one)] for one in pictures]]
    if guided:
        halves.insert(0, [adapter.seen(None)] * len(pictures))
    # Of zeros a layer makes zeros, for its keys and values have no bias.
    return torch.cat([one * shown for half in halves
                      for one, shown in zip(half, there, strict=True)])  # fmt: skip


class References:
    """A technique: beside its words every row looks at its pictures."""

    def __init__(self, adapter: Adapter, seen: Sequence[Seen]) -> None:
        self._adapter, self._seen = adapter, seen
        self._read: dict[tuple[str, int], tuple[Tensor, Tensor]] = {}

    def step(self, share: float) -> None:
        """Pictures stay the same all the way."""

    def attend(self, call: Call, further: Attend) -> "Tensor":
        """Return what a layer sees, (rows, heads, tokens, width)."""
        found = further(call)
        for at, one in enumerate(self._seen if call.words else ()):
            key, value = self._reading(at, one, call)
            more = self._adapter.scale * attention.looked(replace(call, key=key, value=value))
            if one.where is not None:
                more = one.where.along(more.shape[2], more)[:, None] * more
            found = found + more
        return found

    def _reading(self, at: int, one: Seen, call: Call) -> "tuple[Tensor, Tensor]":
        """Return the key and the value of what is seen, the same at every step."""
        known = call.name, at
        if known not in self._read:
            key, value = (module(one.tokens.to(call.query.dtype))
                          for module in self._adapter.layers[call.name])  # fmt: skip
            self._read[known] = attention.split(call.layer, key), attention.split(call.layer, value)
        return self._read[known]
