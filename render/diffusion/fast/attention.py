"""The quickest attention there is for what is asked, and a processor of the library with it."""

from typing import TYPE_CHECKING

from render.diffusion.device import FULL, Device
from render.diffusion.fast import blocks, fused

if TYPE_CHECKING:
    from diffusers import UNet2DConditionModel
    from diffusers.models.attention_processor import Attention
    from torch import Tensor


def quicken(network: "UNet2DConditionModel", device: Device) -> None:
    """Have a network that was placed on its device attend as quickly as it can there.

    To be called again before each batch, for a network that was cast is in parts again. In
    float32 nothing changes, to the bit.
    """
    if device.precision == FULL:
        return
    if not all(isinstance(one, Quick) for one in network.attn_processors.values()):
        network.set_attn_processor(Quick())
    # On a processor the parts of a joined product are further apart, which costs 4 % of a call.
    if device.kind == "cuda":
        fused.join(network)


def attend(query: "Tensor", key: "Tensor", value: "Tensor") -> "Tensor":
    """Return softmax(query key / sqrt(width)) value; all are (rows, heads, tokens, width)."""
    from torch.nn.functional import scaled_dot_product_attention

    found = blocks.attend(query, key, value) if blocks.fits(query, key) else None
    return scaled_dot_product_attention(query, key, value) if found is None else found


class Quick:
    """The processor of every layer, in the library's form; it asks for queries, keys and values
    in one product where the layer has them together.
    """

    def __call__(
        self,
        attn: "Attention",
        hidden_states: "Tensor",
        encoder_hidden_states: "Tensor | None" = None,
        attention_mask: "Tensor | None" = None,
        **_: object,
    ) -> "Tensor":
        """Return (rows, tokens, channels), as the input is; there must be no mask."""
        assert attention_mask is None
        rows, tokens, channels = hidden_states.shape
        if encoder_hidden_states is None:
            parts = fused.product(attn, ("to_q", "to_k", "to_v"), hidden_states)
        else:
            words = fused.product(attn, ("to_k", "to_v"), encoder_hidden_states)
            parts = (attn.to_q(hidden_states), *words)
        query, key, value = (
            one.view(rows, -1, attn.heads, channels // attn.heads).transpose(1, 2) for one in parts
        )
        found = attend(query, key, value).transpose(1, 2).reshape(rows, tokens, channels)
        out: Tensor = attn.to_out[0](found)
        return out
