"""The loop draws what the library's pipeline draws, whatever else is in the batch."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionControlNetPipeline, StableDiffusionPipeline
from diffusers.models import ControlNetModel
from torch import Tensor

from render.diffusion import control, pipeline, samplers
from render.diffusion.control import Control
from render.diffusion.files.weights import Model
from render.diffusion.pipeline import Batch, Way
from render.diffusion.words.text import Encoder
from render.diffusion.words.weighting import chunks
from tests.diffusion import tiny
from tests.diffusion.test_tokens import write

SIZE = 64
PROMPT, NEGATIVE = "a close-up of a woman at the window", "blurry, text"


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> object:
    from transformers import CLIPTokenizer

    folder = tmp_path_factory.mktemp("words")
    write(folder)
    return CLIPTokenizer.from_pretrained(folder, model_max_length=77, pad_token="<|endoftext|>")


def batch(
    model: Model, seeds: Sequence[int], controls: Sequence[Control] = (), clip_skip: int = 1
) -> Batch:
    encoder = Encoder(model.text_encoder, clip_skip)
    drawn = [pipeline.noise(seed, SIZE, SIZE) for seed in seeds]
    return Batch(
        torch.cat([encoder.encode(chunks(PROMPT))] * len(seeds)),
        torch.cat([encoder.encode(chunks(NEGATIVE))] * len(seeds)),
        torch.cat([one for one, _ in drawn]), [generator for _, generator in drawn], controls,
    )  # fmt: skip


def theirs(model: Model, name: str, tokenizer: object, steps: int, kind: str) -> object:
    """Return what the library draws with seed 7: latents, or a list of pictures."""
    pipe = StableDiffusionPipeline(
        model.vae, model.text_encoder, tokenizer, model.unet, samplers.make(name, model.schedule),
        None, None, requires_safety_checker=False,
    )  # fmt: skip
    pipe.set_progress_bar_config(disable=True)
    return pipe(
        PROMPT, negative_prompt=NEGATIVE, width=SIZE, height=SIZE, guidance_scale=6.0,
        num_inference_steps=steps, generator=torch.Generator().manual_seed(7), output_type=kind,
        eta=0.3 if name == "TCD" else 0.0,  # what TCD's own makers take
    ).images  # fmt: skip


@pytest.mark.parametrize("name", [name for name in samplers.NAMES if "DPM++ SDE" not in name])
def test_one_picture_is_that_of_the_library_to_the_bit(
    name: str, model: Model, tokenizer: object
) -> None:
    latents = theirs(model, name, tokenizer, 3, "latent")

    ours = pipeline.denoise(model.unet, model.schedule, Way(name, 3, 6.0), batch(model, [7]))

    assert isinstance(latents, Tensor)
    assert torch.equal(ours, latents)


def test_a_picture_is_decoded_as_the_library_does_to_the_byte(
    model: Model, tokenizer: object
) -> None:
    pictures = theirs(model, "DDIM", tokenizer, 3, "pil")
    latents = pipeline.denoise(model.unet, model.schedule, Way("DDIM", 3, 6.0), batch(model, [7]))

    ours = pipeline.develop(model.vae, latents)[0]

    assert isinstance(pictures, list)
    assert np.array_equal(np.asarray(ours), np.asarray(pictures[0]))


@pytest.mark.parametrize("name", ["DPM++ 2M Karras", "DPM++ 2M SDE Karras", "DPM++ SDE Karras"])
def test_a_picture_does_not_depend_on_its_partners_or_its_place(name: str, model: Model) -> None:
    way = Way(name, 3, 6.0)

    one = pipeline.denoise(model.unet, model.schedule, way, batch(model, [7, 1, 2, 3]))
    other = pipeline.denoise(model.unet, model.schedule, way, batch(model, [4, 5, 7, 6]))

    assert torch.equal(one[0], other[2])
    assert not torch.equal(one[0], one[1])


def test_dpm_sde_draws_the_same_again_and_something_else_with_another_seed(model: Model) -> None:
    way = Way("DPM++ SDE Karras", 4, 6.0)

    one, again, other = (
        pipeline.denoise(model.unet, model.schedule, way, batch(model, [seed]))
        for seed in (7, 7, 8)
    )

    assert torch.equal(one, again)
    assert not torch.equal(one, other)


def test_dpm_sde_asks_the_network_twice_a_step_but_the_last(model: Model) -> None:
    sampler = samplers.make("DPM++ SDE Karras", model.schedule)

    sampler.set_timesteps(16, device="cpu")

    assert len(sampler.timesteps) == 31


@pytest.mark.parametrize("told", ["epsilon", "v_prediction"])
def test_dpm_sde_steps_as_the_library_does_on_the_same_noise(
    told: str, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torchsde", ModuleType("torchsde"))
    from diffusers.schedulers.scheduling_dpmsolver_sde import DPMSolverSDEScheduler

    ours = samplers.BrownianSde({**model.schedule, "prediction_type": told}, karras=True)
    known = {
        name: model.schedule[name]
        for name in ("beta_start", "beta_end", "beta_schedule", "num_train_timesteps")
    }
    library = DPMSolverSDEScheduler.from_config(
        {**known, "prediction_type": told}, use_karras_sigmas=True
    )
    for one in (ours, library):
        one.set_timesteps(5, device="cpu")
    path = samplers.BrownianSde(model.schedule, karras=True)
    path.set_timesteps(5, device="cpu")
    noise, _ = pipeline.noise(3, SIZE, SIZE)
    levels = iter(range(1, 9))
    generators = [torch.Generator().manual_seed(1)]
    library.noise_sampler = lambda *_: path._noise.before(next(levels), noise, generators)
    mine = theirs = noise * 14.6
    for at, timestep in zip(ours.timesteps, library.timesteps, strict=True):
        scaled = ours.scale_model_input(mine, at), library.scale_model_input(theirs, timestep)
        own = [torch.Generator().manual_seed(1)]
        mine = ours.step(scaled[0].sin(), at, mine, own)[0]
        theirs = library.step(scaled[1].sin(), timestep, theirs, return_dict=False)[0]

    assert torch.allclose(ours.timesteps, library.timesteps.float(), rtol=1e-3)
    assert torch.allclose(mine, theirs, rtol=1e-3, atol=1e-3)


def test_clip_skip_takes_an_earlier_layer(model: Model, tokenizer: object) -> None:
    way = Way("DDIM", 2, 6.0)

    one, two = (pipeline.denoise(model.unet, model.schedule, way, batch(model, [7], (), skip))
                for skip in (1, 2))  # fmt: skip

    assert not torch.equal(one, two)


def test_weights_blend_with_the_empty_prompt(model: Model) -> None:
    encoder = Encoder(model.text_encoder)
    plain, empty = encoder.encode(chunks("a cat")), encoder.encode(chunks(""))

    assert torch.allclose(encoder.encode(chunks("(a cat:0)"))[:, 1:3], empty[:, 1:3], atol=1e-5)
    stronger = encoder.encode(chunks("a (cat:1.5)"))
    assert torch.equal(stronger[:, 1], plain[:, 1])
    assert torch.allclose(stronger[:, 2] - empty[:, 2], 1.5 * (plain - empty)[:, 2], atol=1e-5)


def test_a_long_prompt_is_read_to_its_end(model: Model) -> None:
    encoder = Encoder(model.text_encoder)
    long = "a cat on a mat, " * 30

    encoded = encoder.encode(chunks(long))

    assert encoded.shape[1] > 77
    assert not torch.equal(encoded, encoder.encode(chunks(f"{long}red")))


def maps(seed: int) -> Tensor:
    return torch.rand((1, 3, SIZE, SIZE), generator=torch.Generator().manual_seed(seed))


def net(model: Model, seed: int) -> ControlNetModel:
    torch.manual_seed(seed)
    made = ControlNetModel.from_unet(model.unet).eval().requires_grad_(requires_grad=False)
    for name, weight in made.named_parameters():
        if "controlnet_" in name:  # those begin as zeros and would do nothing
            weight.normal_(std=0.2)
    return made


def test_two_controlnets_draw_what_the_library_draws(model: Model, tokenizer: object) -> None:
    nets, guides = [net(model, 1), net(model, 2)], [maps(1), maps(2)]
    pipe = StableDiffusionControlNetPipeline(
        model.vae, model.text_encoder, tokenizer, model.unet, nets,
        samplers.make("DDIM", model.schedule), None, None, requires_safety_checker=False,
    )  # fmt: skip
    pipe.set_progress_bar_config(disable=True)
    latents = pipe(
        PROMPT, guides, negative_prompt=NEGATIVE, guidance_scale=6.0, num_inference_steps=3,
        generator=torch.Generator().manual_seed(7), output_type="latent",
        controlnet_conditioning_scale=[0.8, 0.5],
    ).images  # fmt: skip
    controls = [Control(nets[0], guides[0], 0.8), Control(nets[1], guides[1], 0.5)]
    way = Way("DDIM", 3, 6.0)

    ours = pipeline.denoise(model.unet, model.schedule, way, batch(model, [7], controls))

    assert torch.allclose(ours, latents, atol=1e-5)
    plain = pipeline.denoise(model.unet, model.schedule, way, batch(model, [7]))
    assert (ours - plain).abs().max() > 0.01


def test_a_controlnet_is_loaded_from_its_folder_or_its_file(model: Model, tmp_path: Path) -> None:
    made = net(model, 1)
    made.save_pretrained(tmp_path / "pose")

    for path in (tmp_path / "pose", control.file_of(tmp_path / "pose")):
        loaded = control.load(path, tiny.CONFIGS["unet"])
        assert torch.equal(loaded.conv_in.weight, made.conv_in.weight)


def test_noise_drawn_ahead_is_what_the_steps_would_have_drawn(model: Model) -> None:
    """A graphics card is given it at once; the steps draw it one by one elsewhere."""
    sampler = samplers.make("DPM++ 2M SDE Karras", model.schedule)
    sampler.set_timesteps(3, device="cpu")
    latents = torch.ones(2, 4, 5, 7)

    def walked(told: Sequence[Mapping[str, object]]) -> Tensor:
        sampler.set_timesteps(3, device="cpu")
        found = latents
        for timestep, more in zip(sampler.timesteps, told, strict=True):
            found = sampler.step(found, timestep, found, **more, return_dict=False)[0]
        return found

    step_by_step = walked(samplers.fresh(sampler, generators(), latents, 3))
    at_once = walked([{"variance_noise": one}
                      for one in samplers.ahead(generators(), (4, 5, 7), 3)])  # fmt: skip

    assert torch.equal(step_by_step, at_once)


def generators() -> list[torch.Generator]:
    return [torch.Generator().manual_seed(seed) for seed in (1, 2)]


def test_prompts_encoded_together_are_what_each_is_alone(model: Model) -> None:
    encoder = Encoder(model.text_encoder)
    prompts = [chunks(one) for one in (PROMPT, "a (red:1.4) room, [dark]", " ".join([PROMPT] * 9))]
    length = max(len(one) for one in prompts)

    together = encoder.together(prompts, length)

    alone = torch.cat([encoder.encode(one, length) for one in prompts])
    assert length == 2
    assert torch.allclose(together, alone, atol=1e-5)
    assert torch.equal(encoder.encode_all(prompts, length), alone)
