"""A LoRA that is worn in a place is that of a folded one there, and nothing elsewhere."""

import copy
import math
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from render.diffusion import merge
from render.diffusion.files import lora
from render.diffusion.files.lora import Lora, Pair
from render.diffusion.files.weights import Model
from render.diffusion.merge import Folding
from render.diffusion.techniques import regional_lora
from render.diffusion.techniques.field import Field
from render.diffusion.techniques.regional_lora import Worn
from tests.diffusion import tiny
from tests.diffusion.test_regions import LEFT, shares


def pair(out: int, inside: int, rank: int = 2) -> Pair:
    return Pair(torch.randn(out, rank), torch.randn(rank, inside), 0.5)


LAYERS = {
    "conv": lambda: nn.Conv2d(3, 5, 3, padding=1),
    "smaller": lambda: nn.Conv2d(3, 5, 3, stride=2, padding=1),
    "linear": lambda: nn.Linear(4, 6),
}


def folded(module: nn.Module, one: Pair, strength: float) -> nn.Module:
    made = copy.deepcopy(module)
    made.weight += (one.up @ one.down).reshape(made.weight.shape) * one.scale * strength
    return made


@pytest.mark.parametrize("name", LAYERS)
def test_one_layer_is_that_with_the_lora_inside_and_that_without_outside(name: str) -> None:
    torch.manual_seed(1)
    module = LAYERS[name]().requires_grad_(requires_grad=False)
    net = nn.ModuleDict({name: module})
    flat = name == "linear"
    one = pair(6, 4) if flat else pair(5, 27)
    given = torch.randn(2, 96, 4) if flat else torch.randn(2, 3, 8, 12)
    (left,) = shares(LEFT)
    worn = Worn(
        Lora(Path("x"), "", {f"unet.{name}": one}), 0.8, Field(torch.stack([left, 0 * left]))
    )

    without, everywhere = module(given), folded(module, one, 0.8)(given)
    with regional_lora.worn(net, "unet", [worn]):
        found = module(given)

    size = (8, 12) if flat else without.shape[-2:]
    without, everywhere, found = (
        x.transpose(1, 2).unflatten(2, size) if flat else x for x in (without, everywhere, found)
    )
    place = nn.functional.adaptive_avg_pool2d(left, size)[0]
    assert torch.equal(found[1], without[1])
    assert torch.equal(found[0][:, place == 0], without[0][:, place == 0])
    assert torch.allclose(found[0][:, place == 1], everywhere[0][:, place == 1], atol=1e-5)
    assert float((found[0] - without[0]).abs().max()) > 0.1


def test_a_lora_everywhere_is_the_folded_one_and_is_gone_after(
    model: Model, tmp_path: Path
) -> None:
    made = lora.read(tiny.lora(tmp_path / "x.safetensors", model), merge.shapes(model))
    sample, words = torch.randn(1, 4, 8, 8), torch.randn(1, 77, 16)
    ids = torch.randint(0, 999, (1, 77))

    def outputs() -> list[Tensor]:
        with torch.no_grad():
            return [model.unet(sample, 7, words).sample, model.text_encoder(ids)[0]]

    plain = outputs()
    with (
        regional_lora.worn(model.unet, "unet", [Worn(made, 0.7)]),
        regional_lora.worn(model.text_encoder, "text", [Worn(made, 0.7)]),
    ):
        worn = outputs()
    after = outputs()
    Folding(model).hold([(made, 0.7)])

    for bare, one, again, folded in zip(plain, worn, after, outputs(), strict=True):
        assert torch.equal(bare, again)
        assert torch.allclose(one, folded, rtol=1e-3, atol=1e-3)
        assert float((one - bare).abs().mean()) > 1e-3


def test_what_a_lora_adds_to_words_is_that_of_the_folded_one(model: Model, tmp_path: Path) -> None:
    made = lora.read(tiny.lora(tmp_path / "x.safetensors", model), merge.shapes(model))
    name = "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k"
    words = torch.randn(1, 77, 16)
    module = model.unet.get_submodule(name)

    (more,) = regional_lora.of_words(model.unet, [Worn(made, 0.7)])[name]
    found = module(words) + more(words)
    Folding(model).hold([(made, 0.7)])

    assert torch.allclose(found, module(words), atol=1e-4)


def test_over_the_whole_picture_every_module_but_those_of_words_is_as_if_folded(
    model: Model,
) -> None:
    torch.manual_seed(2)
    every = {name: Pair(0.3 * torch.randn(shape[0], 2), torch.randn(2, math.prod(shape[1:])), 0.5)
             for name, shape in merge.shapes(model).items() if name.startswith("unet.")
             and not name.endswith(("attn2.to_k", "attn2.to_v"))}  # fmt: skip
    made = Lora(Path("x"), "one", every)
    assert any("time_emb_proj" in name for name in every)
    assert any("downsamplers" in name for name in every)
    sample, words = torch.randn(1, 4, 6, 10), torch.randn(1, 77, 16)

    with torch.no_grad():
        plain = model.unet(sample, 7, words).sample
        with regional_lora.worn(
            model.unet, "unet", [Worn(made, 0.2, Field(torch.ones(1, 1, 6, 10)))]
        ):
            worn = model.unet(sample, 7, words).sample
        Folding(model).hold([(made, 0.2)])
        whole = model.unet(sample, 7, words).sample

    assert torch.allclose(worn, whole, rtol=1e-3, atol=1e-3)
    assert float((worn - plain).abs().mean()) > 1e-2
