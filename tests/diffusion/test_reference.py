"""A picture takes the look of its own reference, as the library has it, and of no other's."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionPipeline
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import CLIPVisionModelWithProjection
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

from render.diffusion import pipeline, samplers
from render.diffusion.files import adapter, eyes
from render.diffusion.files.adapter import Adapter
from render.diffusion.files.weights import Model
from render.diffusion.job import Person
from render.diffusion.pipeline import Batch, Way
from render.diffusion.techniques import attention, field, reference
from render.diffusion.techniques.attention import Call
from render.diffusion.techniques.casts import Cast
from render.diffusion.words.text import Encoder
from render.diffusion.words.weighting import chunks
from render.errors import WeightsError
from tests.diffusion import adapters

WIDE, HIGH = 64, 48
WAY = Way("DDIM", 3, 6.0)
RED = Image.radial_gradient("L").resize((50, 70)).convert("RGB")
BLUE = Image.linear_gradient("L").rotate(90).resize((80, 40)).convert("RGB")


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return adapters.encoder(tmp_path_factory.mktemp("eyes"))


def loaded(model: Model, encoder: Path, path: Path, kind: str = "plain") -> Adapter:
    file = adapters.save(path / f"{kind}.safetensors", model, kind)
    return adapter.load(file, 0.7, encoder, model.unet)


def drawn(
    model: Model, given: Adapter | None, pictures: Sequence[Image.Image], seeds: Sequence[int]
) -> Tensor:  # fmt: skip
    encoder = Encoder(model.text_encoder)
    rows = [pipeline.noise(seed, WIDE, HIGH) for seed in seeds]
    casts = [Cast((), reference=one) for one in pictures]
    batch = Batch(
        torch.cat([encoder.encode(chunks("a cat"))] * len(seeds)),
        torch.cat([encoder.encode(chunks("blurry"))] * len(seeds)),
        torch.cat([noise for noise, _ in rows]), [generator for _, generator in rows],
        techniques=reference.of(given, casts, guided=True),
    )  # fmt: skip
    return pipeline.denoise(model.unet, model.schedule, WAY, batch)


@pytest.mark.parametrize("kind", ["plain", "plus", "full"])
def test_a_picture_with_a_reference_is_that_of_the_library(
    kind: str, model: Model, encoder: Path, tmp_path: Path
) -> None:
    given = loaded(model, encoder, tmp_path, kind)
    ours = drawn(model, given, [RED], [7])
    plain = drawn(model, None, [], [7])
    pipe = StableDiffusionPipeline(
        model.vae, model.text_encoder, None, model.unet, samplers.make("DDIM", model.schedule),
        None, None, CLIPVisionModelWithProjection.from_pretrained(encoder).eval(),
        requires_safety_checker=False,
    )  # fmt: skip
    pipe.set_progress_bar_config(disable=True)
    pipe.load_ip_adapter(str(tmp_path), "", f"{kind}.safetensors")
    pipe.set_ip_adapter_scale(0.7)
    words = Encoder(model.text_encoder)

    theirs = pipe(
        prompt_embeds=words.encode(chunks("a cat")), width=WIDE, height=HIGH, guidance_scale=6.0,
        negative_prompt_embeds=words.encode(chunks("blurry")), num_inference_steps=3,
        generator=torch.Generator().manual_seed(7), output_type="latent",
        ip_adapter_image=eyes.pixels(RED, adapters.SIDE),
    ).images  # fmt: skip

    assert torch.allclose(ours, theirs, rtol=1e-4, atol=1e-4)
    assert float((ours - plain).abs().mean()) > 1e-3


@pytest.mark.parametrize("size", [(50, 70), (224, 224), (641, 333), (20, 31)])
def test_a_picture_is_shown_as_the_library_shows_it(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (size[1], size[0], 3), np.uint8)
    picture = Image.fromarray(noise)

    theirs = CLIPImageProcessorPil()(picture, return_tensors="pt").pixel_values

    assert float((eyes.pixels(picture, 224) - theirs).abs().max()) < 1e-5


def test_references_do_not_mix_within_a_batch(model: Model, encoder: Path, tmp_path: Path) -> None:
    given = loaded(model, encoder, tmp_path)

    one = drawn(model, given, [RED, BLUE, RED], [7, 8, 9])
    other = drawn(model, given, [BLUE, BLUE, RED], [5, 6, 7])

    assert torch.equal(one[0], other[2])
    assert not torch.equal(drawn(model, given, [BLUE, BLUE, BLUE], [7, 8, 9])[0], one[0])


def layer_of_words(model: Model, rows: int) -> Call:
    """Return what a layer is about to see, in a guided and an unguided half of `rows`."""
    name, layer = next((name, one) for name, one in model.unet.named_modules()
                       if name.endswith("attn2"))  # fmt: skip
    states = torch.randn(2 * rows, WIDE * HIGH // 64, layer.to_q.in_features)
    words = torch.randn(2 * rows, 77, adapters.WIDTH)
    query, key, value = (
        attention.split(layer, one)
        for one in (layer.to_q(states), layer.to_k(words), layer.to_v(words))
    )
    return Call(name, layer, True, query, key, value)  # noqa: FBT003


def test_outside_its_place_one_layer_sees_no_reference(
    model: Model, encoder: Path, tmp_path: Path
) -> None:
    given = loaded(model, encoder, tmp_path)
    mask = Image.new("L", (WIDE, HIGH))
    mask.paste(255, (0, 0, 24, HIGH))
    cast = Cast((Person("Anna", "", mask, (), RED),))
    (technique,) = reference.of(given, [cast], guided=True)
    call = layer_of_words(model, 1)

    plain = attention.looked(call)
    moved = (technique.attend(call, attention.looked) - plain).abs().amax((1, 3))

    inside = field.shares([mask]).flatten() > 0
    assert 0 < int(inside.sum()) < inside.numel()
    assert float(moved[:, ~inside].max()) == 0
    assert float(moved[:, inside].min()) > 0


def test_a_finished_picture_others_look_at_takes_no_look_of_theirs(
    model: Model, encoder: Path, tmp_path: Path
) -> None:
    casts = [Cast((), there=False, reference=RED), Cast((), reference=RED)]
    (technique,) = reference.of(loaded(model, encoder, tmp_path), casts, guided=True)
    call = layer_of_words(model, 2)

    moved = (
        (technique.attend(call, attention.looked) - attention.looked(call)).abs().amax((1, 2, 3))
    )

    assert moved[[0, 2]].tolist() == [0, 0]
    assert float(moved[[1, 3]].min()) > 0


def test_the_names_of_diffusers_are_read_too(model: Model, encoder: Path, tmp_path: Path) -> None:
    ours = loaded(model, encoder, tmp_path)
    names = [name for name in model.unet.attn_processors if ".attn2." in name]
    renamed = {}
    for key, one in adapters.state(model).items():
        part, _, rest = key.partition(".")
        number, _, end = rest.partition(".")
        renamed[
            f"encoder_hid_proj.image_projection_layers.0.{rest.replace('proj', 'image_embeds')}"
            if part == "image_proj"
            else f"{names[int(number) // 2]}.{end.replace('.weight', '.0.weight')}"
        ] = one
    save_file(renamed, tmp_path / "own.safetensors")

    theirs = adapter.load(tmp_path / "own.safetensors", 0.7, encoder, model.unet)

    for one, other in zip(ours.networks, theirs.networks, strict=True):
        assert all(torch.equal(a, b) for a, b in zip(one.parameters(), other.parameters(),
                                                     strict=True))  # fmt: skip


State = dict[str, Tensor]


def sdxl(state: State) -> State:
    return {key: torch.ones(8, 2048) if "_ip" in key else one for key, one in state.items()}


def faceid(state: State) -> State:
    return {key: one for key, one in state.items() if not key.startswith("image_proj.proj.")}


def half(state: State) -> State:
    return {key: one for key, one in state.items() if "ip_adapter.7.to_v" not in key}


def narrow(state: State) -> State:
    return {key: torch.ones(8, 15) if "_ip" in key else one for key, one in state.items()}


def other(state: State) -> State:
    return {**state, "image_proj.proj.weight": torch.ones(4 * adapters.WIDTH, 99)}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(sdxl, "for SDXL"), (faceid, "FaceID"), (half, "lacks 7.to_v_ip"), (narrow, "another shape"),
     (other, "gives 20. Use the one"), (lambda _: {"x": torch.ones(1)}, "is no IP-Adapter")],
)  # fmt: skip
def test_an_adapter_that_would_not_work_is_refused_in_one_line(
    spoil: Callable[[State], State], said: str, model: Model, encoder: Path, tmp_path: Path
) -> None:
    save_file(spoil(adapters.state(model)), tmp_path / "x.safetensors")

    with pytest.raises(WeightsError, match=said) as error:
        adapter.load(tmp_path / "x.safetensors", 1.0, encoder, model.unet)

    assert "\n" not in str(error.value)


def test_a_pickle_or_a_missing_file_is_no_adapter(tmp_path: Path) -> None:
    torch.save({"x": torch.ones(1)}, tmp_path / "ip-adapter_sd15.bin")

    for name, said in (("ip-adapter_sd15.bin", "pickle"), ("none.safetensors", "cannot read")):
        with pytest.raises(WeightsError, match=said):
            adapter.inspect(tmp_path / name)


def test_an_image_encoder_that_is_none_is_refused(
    model: Model, encoder: Path, tmp_path: Path
) -> None:
    save_file({"x": torch.ones(1)}, tmp_path / "x.safetensors")
    (tmp_path / "empty").mkdir()
    bare = tmp_path / "bare.safetensors"
    save_file(load_file(encoder / "model.safetensors"), bare)

    for path, said in ((tmp_path / "x.safetensors", "no CLIP image encoder"),
                       (tmp_path / "empty", "a .bin is never opened"),
                       (bare, "32 wide, not 1280; name its folder")):  # fmt: skip
        with pytest.raises(WeightsError, match=said):
            eyes.load(path)
