"""A LoRA takes effect whole, or is refused in one line that names what it is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from render.diffusion import merge
from render.diffusion.files import lora
from render.diffusion.files.weights import Model
from render.diffusion.merge import Folding
from render.errors import WeightsError
from tests.diffusion import tiny

MODULE = "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k"
KOHYA = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k"
State = dict[str, Tensor]


@pytest.fixture
def file(model: Model, tmp_path: Path) -> Path:
    return tiny.lora(tmp_path / "close.safetensors", model)


def snapshot(model: Model) -> State:
    return {
        f"{part}.{name}": tensor.clone()
        for part in ("unet", "text_encoder")
        for name, tensor in getattr(model, part).state_dict().items()
    }


def moved(before: State, after: State) -> int:
    return sum(not torch.equal(before[name], after[name]) for name in before)


def saved(tmp_path: Path, state: State, words: dict[str, str] | None = None) -> Path:
    path = tmp_path / "one.safetensors"
    save_file(state, path, metadata=words)
    return path


def one(down: str, up: str, alpha: str = "", value: float = 0) -> State:
    generator = torch.Generator().manual_seed(3)
    state = {down: torch.randn(2, 16, generator=generator),
             up: torch.randn(8, 2, generator=generator)}  # fmt: skip
    return {**state, alpha: torch.tensor(value)} if alpha else state


def test_every_module_of_a_file_is_changed_and_no_other(model: Model, file: Path) -> None:
    read = lora.read(file, merge.shapes(model))
    before = snapshot(model)

    Folding(model).hold([(read, 1.0)])

    assert moved(before, snapshot(model)) == len(read.pairs) == len(load_file(file)) // 2


def test_the_next_lora_starts_from_the_untouched_weights(model: Model, tmp_path: Path) -> None:
    shapes = merge.shapes(model)
    close, wide = (lora.read(tiny.lora(tmp_path / f"{n}.safetensors", model, seed=n), shapes)
                   for n in (1, 2))  # fmt: skip
    folding, before = Folding(model), snapshot(model)
    folding.hold([(wide, 0.7)])
    fresh = snapshot(model)
    folding.hold([(close, 1.0)])
    folding.hold([(wide, 0.7)])

    assert moved(fresh, snapshot(model)) == 0
    folding.hold([])
    assert moved(before, snapshot(model)) == 0


def test_the_change_is_strength_times_alpha_over_rank(model: Model, tmp_path: Path) -> None:
    state = one(f"{KOHYA}.lora_down.weight", f"{KOHYA}.lora_up.weight", f"{KOHYA}.alpha", 1.0)
    read = lora.read(saved(tmp_path, state), merge.shapes(model))
    weight = model.unet.get_submodule(MODULE.removeprefix("unet.")).weight
    before = weight.clone()

    Folding(model).hold([(read, 0.5)])

    up, down = state[f"{KOHYA}.lora_up.weight"], state[f"{KOHYA}.lora_down.weight"]
    assert torch.allclose(weight - before, 0.5 * 1.0 / 2 * up @ down, atol=1e-6)


@pytest.mark.parametrize(
    ("down", "up"),
    [
        (f"{MODULE}.lora_A.weight", f"{MODULE}.lora_B.weight"),
        (f"{MODULE}.lora.down.weight", f"{MODULE}.lora.up.weight"),
        (f"{MODULE}.lora_A.default.weight", f"{MODULE}.lora_B.default.weight"),
        (f"base_model.model.{MODULE[5:]}.lora_A.weight",
         f"base_model.model.{MODULE[5:]}.lora_B.weight"),
        (f"{MODULE.replace('attn2.', 'attn2.processor.')}_lora.down.weight",
         f"{MODULE.replace('attn2.', 'attn2.processor.')}_lora.up.weight"),
    ],
)  # fmt: skip
def test_every_naming_reaches_the_same_module(
    down: str, up: str, model: Model, tmp_path: Path
) -> None:
    read = lora.read(saved(tmp_path, one(down, up)), merge.shapes(model))

    assert list(read.pairs) == [MODULE]
    assert read.pairs[MODULE].scale == 1.0


@pytest.mark.parametrize(
    "name",
    [
        "text_encoder.text_model.encoder.layers.0.self_attn.q_proj.lora_A.weight",
        "text_encoder.text_model.encoder.layers.0.self_attn.q_proj.lora_linear_layer.down.weight",
        "text_encoder.text_model.encoder.layers.0.self_attn.to_q_lora.down.weight",
        "text_encoder.encoder.layers.0.self_attn.q_proj.lora_A.weight",
        "lora_te_text_model_encoder_layers_0_self_attn_q_proj.lora_down.weight",
    ],
)
def test_every_naming_reaches_the_text_encoder(name: str, model: Model, tmp_path: Path) -> None:
    up = name.replace("lora_A", "lora_B").replace("down", "up")
    state = {name: torch.ones(2, 16), up: torch.ones(16, 2)}

    read = lora.read(saved(tmp_path, state), merge.shapes(model))

    assert list(read.pairs) == ["text.encoder.layers.0.self_attn.q_proj"]


@pytest.mark.parametrize(
    "words",
    [
        {"ss_network_alpha": "1"},
        {"lora_adapter_metadata": json.dumps({"unet.lora_alpha": 1, "unet.r": 2})},
    ],
)
def test_alpha_is_read_from_the_words_of_the_file(
    words: dict[str, str], model: Model, tmp_path: Path
) -> None:
    state = one(f"{MODULE}.lora_A.weight", f"{MODULE}.lora_B.weight")

    read = lora.read(saved(tmp_path, state, words), merge.shapes(model))

    assert read.pairs[MODULE].scale == 0.5


def test_a_folder_of_peft_is_read_with_its_alpha(model: Model, tmp_path: Path) -> None:
    state = one(f"base_model.model.{MODULE[5:]}.lora_A.weight",
                f"base_model.model.{MODULE[5:]}.lora_B.weight")  # fmt: skip
    save_file(state, tmp_path / "adapter_model.safetensors")
    (tmp_path / "adapter_config.json").write_text(json.dumps({"r": 2, "lora_alpha": 1}))

    read = lora.read(tmp_path, merge.shapes(model))

    assert read.pairs[MODULE].scale == 0.5


def stray(state: State) -> State:
    return {**state, "lora_unet_nowhere.lora_down.weight": torch.ones(2, 16)}


def bare(state: State) -> State:
    return {key.replace("lora_unet_", ""): one for key, one in state.items()}


def nan(state: State) -> State:
    state[f"{KOHYA}.lora_up.weight"][0, 0] = float("nan")
    return state


def half(state: State) -> State:
    return {key: one for key, one in state.items() if key != f"{KOHYA}.lora_up.weight"}


def zero(state: State) -> State:
    return {key: torch.zeros_like(one) if "up" in key else one for key, one in state.items()}


def inner(width: int) -> Callable[[State], State]:
    def wide(state: State) -> State:
        return {**state, f"{KOHYA}.lora_down.weight": torch.ones(2, width)}

    return wide


def outer(state: State) -> State:
    return {**state, f"{KOHYA}.lora_up.weight": torch.ones(99, 2)}


def named(name: str) -> Callable[[State], State]:
    return lambda state: {f"{KOHYA}.{name}": torch.ones(2, 2)}


def inpainting(state: State) -> State:
    return {"lora_unet_conv_in.lora_down.weight": torch.ones(2, 9, 3, 3),
            "lora_unet_conv_in.lora_up.weight": torch.ones(8, 2, 1, 1)}  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (stray, "belongs to no part"), (bare, "belongs to no part"), (nan, "NaN"),
        (half, "half of"), (zero, "nothing but zeros"), (outer, "another width"),
        (inner(2048), "SDXL"), (inner(1024), "Stable Diffusion 2"), (inner(17), "another model"),
        (named("hada_w1_a"), "LoHa"), (named("lokr_w1"), "LoKr"), (named("dora_scale"), "DoRA"),
        (inpainting, "inpainting"), (lambda state: {}, "is empty"),
    ],
)  # fmt: skip
def test_a_lora_that_would_not_work_is_refused_and_named(
    spoil: Callable[[State], State], said: str, model: Model, file: Path, tmp_path: Path
) -> None:
    bad = saved(tmp_path, spoil(load_file(file)))
    shapes = merge.shapes(model)

    with pytest.raises(WeightsError, match=said):
        lora.read(bad, shapes)


def test_a_pickle_named_safetensors_is_no_lora(model: Model, tmp_path: Path) -> None:
    torch.save({"x": torch.ones(1)}, tmp_path / "x.safetensors")

    with pytest.raises(WeightsError, match="pickle"):
        lora.inspect(tmp_path / "x.safetensors")


def test_a_missing_lora_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot read"):
        lora.inspect(tmp_path / "none.safetensors")


@pytest.mark.parametrize("alpha", [None, 1.0])
def test_the_library_draws_the_same_with_it(
    alpha: float | None, model: Model, tmp_path: Path
) -> None:
    """The library keeps the factors beside the weights; we fold them in."""
    from diffusers import StableDiffusionPipeline

    path = tiny.lora(tmp_path / "close.safetensors", model, alpha=alpha)
    asked = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(1))
    words = torch.arange(77)[None]

    def seen() -> tuple[Tensor, Tensor]:
        with torch.no_grad():
            text = model.text_encoder(words)[0]
            return text, model.unet(asked, 500, encoder_hidden_states=text)[0]

    plain = seen()
    pipe = StableDiffusionPipeline(
        model.vae, model.text_encoder, None, model.unet, None, None, None,
        requires_safety_checker=False,
    )  # fmt: skip
    pipe.load_lora_weights(tmp_path, weight_name=path.name, adapter_name="close")
    pipe.set_adapters(["close"], [0.7])
    theirs = seen()
    pipe.unload_lora_weights()
    Folding(model).hold([(lora.read(path, merge.shapes(model)), 0.7)])
    ours = seen()

    for before, there, here in zip(plain, theirs, ours, strict=True):
        assert float((here - there).abs().max()) < 1e-4 * float((there - before).abs().max())
