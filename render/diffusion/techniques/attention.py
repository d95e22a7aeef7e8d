"""Opens a network's attention to techniques that change what it looks at."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial, reduce
from typing import TYPE_CHECKING, Protocol

from render.diffusion.fast.attention import attend

if TYPE_CHECKING:
    from diffusers import UNet2DConditionModel
    from diffusers.models.attention_processor import Attention
    from torch import Tensor


@dataclass(frozen=True)
class Call:
    """One attention of one layer, about to look.

    `name` is the layer's in the network; `words`: it looks at the prompt, else at the picture
    itself. `query`, `key` and `value` are (rows, heads, tokens, width), the unguided half of the
    rows first. The tokens of a picture run along its rows, a whole number of latents each way.
    """

    name: str
    layer: "Attention"
    words: bool
    query: "Tensor"
    key: "Tensor"
    value: "Tensor"


Attend = Callable[[Call], "Tensor"]
"""Returns (rows, heads, tokens, width)."""


class Technique(Protocol):
    """Changes what the attention of a whole batch looks at."""

    def step(self, share: float) -> None:
        """Be told, before each call of the network, the share of the way behind it, 0 to 1."""

    def attend(self, call: Call, further: Attend) -> "Tensor":
        """Return what a layer sees; `further` gives it without this technique."""


@contextmanager
def opened(unet: "UNet2DConditionModel", techniques: Sequence[Technique]) -> Iterator[None]:
    """Have techniques at work in every attention, the first outermost; none: nothing changes."""
    if not techniques:
        yield
        return
    before = dict(unet.attn_processors)
    unet.set_attn_processor({name: _Opened(name, techniques) for name in before})
    try:
        yield
    finally:
        unet.set_attn_processor(before)


def looked(call: Call) -> "Tensor":
    """Return what a layer sees without any technique."""
    return attend(call.query, call.key, call.value)


def split(layer: "Attention", states: "Tensor") -> "Tensor":
    """Return (rows, tokens, channels) as (rows, heads, tokens, width)."""
    rows, _, channels = states.shape
    return states.view(rows, -1, layer.heads, channels // layer.heads).transpose(1, 2)


class _Opened:
    """The processor of one layer, in the library's form."""

    def __init__(self, name: str, techniques: Sequence[Technique]) -> None:
        self._name = name.removesuffix(".processor")
        self._attend: Attend = reduce(
            lambda further, technique: partial(technique.attend, further=further),
            reversed(techniques), looked,
        )  # fmt: skip

    def __call__(
        self,
        attn: "Attention",
        hidden_states: "Tensor",
        encoder_hidden_states: "Tensor | None" = None,
        **_: object,
    ) -> "Tensor":
        """Return (rows, tokens, channels)."""
        words = encoder_hidden_states is not None
        seen = hidden_states if encoder_hidden_states is None else encoder_hidden_states
        query, key, value = (
            split(attn, one) for one in (attn.to_q(hidden_states), attn.to_k(seen), attn.to_v(seen))
        )
        call = Call(self._name, attn, words, query, key, value)
        found = self._attend(call)
        rows, tokens, _ = hidden_states.shape
        out: Tensor = attn.to_out[0](found.transpose(1, 2).reshape(rows, tokens, -1))
        return out
