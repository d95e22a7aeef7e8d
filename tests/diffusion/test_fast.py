"""What makes drawing quicker draws the same, and steps aside where it cannot."""

import pytest
import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

from render.diffusion.device import Device
from render.diffusion.fast import blocks, fused, kernels
from render.diffusion.fast.attention import Quick, attend, quicken
from render.diffusion.files.weights import Model

BRAIN = Device("cpu", "bfloat16")


def heads(tokens: int, others: int, width: int, size: float = 1.5) -> tuple[Tensor, ...]:
    """Return query, key and value of two rows and three heads, laid out as a network has them."""
    generator = torch.Generator().manual_seed(tokens)
    return tuple(
        (torch.randn(2, count, 3, width, generator=generator) * size).bfloat16().transpose(1, 2)
        for count in (tokens, others, others)
    )


def apart(one: Tensor, other: Tensor) -> float:
    return float((one.double() - other.double()).norm() / other.double().norm())


def call(model: Model, dtype: torch.dtype = torch.float32) -> Tensor:
    generator = torch.Generator().manual_seed(1)
    latents = torch.randn(2, 4, 16, 16, generator=generator).to(dtype)
    words = torch.randn(2, 77, 16, generator=generator).to(dtype)
    with torch.inference_mode():
        found: Tensor = model.unet(latents, 500, encoder_hidden_states=words, return_dict=False)[0]
    return found


@pytest.mark.parametrize(
    ("tokens", "others", "width"), [(96, 96, 40), (70, 77, 80), (33, 231, 160), (2000, 1100, 40)]
)
def test_attention_in_blocks_sees_what_the_library_sees(
    tokens: int, others: int, width: int
) -> None:
    query, key, value = heads(tokens, others, width)

    with torch.inference_mode():
        found = blocks.attend(query, key, value)

    exact = scaled_dot_product_attention(query.double(), key.double(), value.double())
    assert found is not None
    assert apart(found, exact) < 0.01
    # What one row sees does not hang on the others.
    alone = attend(query[1:], key[1:], value[1:])
    assert apart(alone, exact[1:]) < 0.01


def test_a_row_sees_the_same_bytes_whatever_its_partner_and_its_place() -> None:
    query, key, value = heads(96, 96, 40)

    with torch.inference_mode():
        there, back = attend(query, key, value), attend(query.flip(0), key.flip(0), value.flip(0))

    assert torch.equal(there, back.flip(0))


def test_scores_too_high_for_blocks_are_left_to_the_library() -> None:
    query, key, value = heads(96, 96, 40, size=20)

    with torch.inference_mode():
        assert blocks.attend(query, key, value) is None
        found = attend(query, key, value)

    assert torch.equal(found, scaled_dot_product_attention(query, key, value))


def test_what_must_be_learnt_from_is_left_to_the_library() -> None:
    query, key, value = heads(96, 96, 40)

    assert not blocks.fits(query, key)
    assert torch.equal(attend(query, key, value), scaled_dot_product_attention(query, key, value))


def test_a_network_in_bfloat16_says_nearly_the_same_with_quick_attention(model: Model) -> None:
    model.unet.bfloat16()
    slow = call(model, torch.bfloat16)

    quicken(model.unet, BRAIN)
    quick = call(model, torch.bfloat16)

    assert isinstance(next(iter(model.unet.attn_processors.values())), Quick)
    assert 0 < apart(quick, slow) < 0.05


def test_a_network_in_float32_is_left_as_it_is(model: Model) -> None:
    before = dict(model.unet.attn_processors)
    said = call(model)

    quicken(model.unet, Device("cuda", "float32"))

    assert model.unet.attn_processors == before
    assert torch.equal(call(model), said)


def joined(model: Model) -> None:
    model.unet.set_attn_processor(Quick())
    fused.join(model.unet)


def test_joined_weights_say_what_their_parts_said(model: Model) -> None:
    said = call(model)

    joined(model)

    layer = model.unet.down_blocks[0].attentions[0].transformer_blocks[0]
    assert layer.attn1.to_qkv.weight.shape == (24, 8)
    assert layer.attn2.to_kv.weight.shape == (16, 16)
    assert torch.allclose(call(model), said, atol=1e-5)


def test_what_is_written_into_a_part_is_in_the_whole(model: Model) -> None:
    joined(model)
    layer = model.unet.down_blocks[0].attentions[0].transformer_blocks[0].attn1

    layer.to_k.weight.data.mul_(2)

    assert torch.equal(layer.to_qkv.weight[8:16], layer.to_k.weight)


def test_a_network_that_was_cast_is_joined_again(model: Model) -> None:
    joined(model)
    layer = model.unet.down_blocks[0].attentions[0].transformer_blocks[0].attn1
    model.unet.double().float()
    layer.to_v.weight.data.zero_()
    assert layer.to_qkv.weight[16:].any()

    fused.join(model.unet)

    assert not layer.to_qkv.weight[16:].any()


def test_where_there_is_no_such_card_the_library_chooses_its_attention() -> None:
    query, key, value = heads(96, 96, 40)
    exact = scaled_dot_product_attention(query, key, value)

    with kernels.preferred("cuda"):
        found = scaled_dot_product_attention(query, key, value)

    assert torch.equal(found, exact)
