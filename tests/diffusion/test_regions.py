"""What is told of one person acts where that person is, and nowhere else."""

import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from render.diffusion.techniques import attention, field
from render.diffusion.techniques.attention import Call
from render.diffusion.techniques.field import Field
from render.diffusion.techniques.regions import Region, Regions

WIDE, HIGH = 96, 64
"""Of a picture and, by eight, of its latents: no square, and odd at the coarser layers."""
LEFT, RIGHT = (8, 16, 40, 64), (56, 16, 88, 64)


Place = tuple[int, int, int, int]


def box(place: Place, size: tuple[int, int] = (WIDE, HIGH)) -> Image.Image:
    mask = Image.new("L", size)
    mask.paste(255, place)
    return mask


def shares(*places: Place) -> Tensor:
    return field.shares([box(place) for place in places])


def test_a_figure_is_wholly_its_own_with_a_soft_border_and_nothing_is_far_off() -> None:
    one = shares((24, 24, 56, 56))[0, 0]

    assert torch.all(one[3:7, 3:7] == 1)
    assert 0 < float(one[5, 2]) < 1
    assert torch.all(one[:, 10:] == 0)


def test_where_two_people_touch_each_has_a_share() -> None:
    both = shares((8, 16, 48, 64), (48, 16, 88, 64))

    assert torch.all(both.sum(0) <= 1.0001)
    assert 0 < float(both[0, 0, 5, 5]) < 1
    assert float(both[0, 0, 5, 2]) == 1
    assert float(both[0, 0, 5, 9]) == 0


@pytest.mark.parametrize("size", [(8, 12), (12, 8), (54, 96), (64, 64), (9, 7), (1, 1)])
def test_a_field_fits_every_layer_of_any_picture(size: tuple[int, int]) -> None:
    high, wide = size
    weights = torch.zeros(1, 1, high, wide)
    weights[..., : wide // 2] = 1
    at = Field(weights)

    for _ in range(4):
        tokens = at.along(high * wide, weights)
        assert tokens.shape == (1, high * wide, 1)
        grid = tokens.view(high, wide)
        assert float(grid[:, -1].max()) == 0
        assert wide < 2 or float(grid[:, 0].min()) > 0
        high, wide = (high + 1) // 2, (wide + 1) // 2
        if wide < 2:
            break


class Layer:
    """The attention of a layer, made by hand: two heads, four wide each."""

    def __init__(self) -> None:
        torch.manual_seed(3)
        self.heads = 2
        self.to_k, self.to_v = (
            nn.Linear(6, 8, bias=False).requires_grad_(requires_grad=False) for _ in range(2)
        )

    def call(self, words: Tensor, states: Tensor, name: str = "x.attn2") -> Call:
        query, key, value = (
            attention.split(self, one) for one in (states, self.to_k(words), self.to_v(words))
        )
        return Call(name, self, name.endswith("attn2"), query, key, value)


TOKENS = WIDE * HIGH // 64


def fields(*masks: Tensor) -> Field:
    """A field of one row, of its guided half alone."""
    (mask,) = masks
    return Field(torch.stack([torch.zeros_like(mask), mask]))


def test_in_one_layer_a_prompt_acts_in_its_place_alone_and_in_the_guided_half_alone() -> None:
    layer, (left, right) = Layer(), shares(LEFT, RIGHT)
    words, hers, his = torch.randn(3, 2, 77, 6)
    call = layer.call(words, torch.randn(2, TOKENS, 8))
    technique = Regions([Region(hers, fields(left)), Region(his, fields(right))])

    plain = attention.looked(call)
    moved = (technique.attend(call, attention.looked) - plain).abs().amax((1, 3))

    assert float(moved[0].max()) == 0
    inside = (left + right).flatten() > 0
    assert float(moved[1, ~inside].max()) == 0
    assert float(moved[1, inside].min()) > 0


def test_whoever_is_wholly_in_their_place_sees_their_own_words_alone() -> None:
    layer, (left, right) = Layer(), shares(LEFT, RIGHT)
    words, hers, his = torch.randn(3, 2, 77, 6)
    states = torch.randn(2, TOKENS, 8)
    call = layer.call(words, states)
    technique = Regions([Region(hers, fields(left)), Region(his, fields(right))])

    found = technique.attend(call, attention.looked)

    own = attention.looked(layer.call(hers, states))
    here = left.flatten() == 1
    assert torch.allclose(found[1][:, here], own[1][:, here], atol=1e-6)


def test_a_layer_that_looks_at_the_picture_itself_is_left_alone() -> None:
    layer, (left,) = Layer(), shares(LEFT)
    call = layer.call(torch.randn(2, 77, 6), torch.randn(2, TOKENS, 8), "x.attn1")

    found = Regions([Region(torch.randn(2, 77, 6), fields(left))]).attend(call, attention.looked)

    assert torch.equal(found, attention.looked(call))
