"""A picture can begin as another one, all of it or what a mask leaves free."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionInpaintPipeline
from PIL import Image
from torch import Tensor

from render.diffusion import pipeline, samplers
from render.diffusion.artist import DiffusionArtist
from render.diffusion.files.weights import Model
from render.diffusion.kit import Kit
from render.diffusion.pipeline import Batch, Begin, Way
from render.diffusion.words.text import Encoder
from render.diffusion.words.weighting import chunks
from render.order import Order, Sources
from tests.diffusion.test_artist import CPU, FlatStaging, order

PICTURE = Image.linear_gradient("L").resize((64, 64)).convert("RGB")
LEFT = Image.new("L", (64, 64), 0)
LEFT.paste(255, (0, 0, 32, 64))
SAMPLERS = ("Euler", "Heun", "DPM++ 2M Karras", "DPM++ 2M SDE Karras", "UniPC", "DDIM", "LCM")


def drawn(model: Model, name: str, mask: Image.Image | None = None) -> Tensor:
    encoder = Encoder(model.text_encoder)
    latents = pipeline.encode(model.vae, PICTURE)
    noise, generator = pipeline.noise(7, 64, 64)
    begin = Begin(latents, 0.5, pipeline.mask(mask) if mask else None)
    batch = Batch(encoder.encode(chunks("a cat")), encoder.encode(chunks("")), noise, [generator],
                  begin=begin)  # fmt: skip
    return pipeline.denoise(model.unet, model.schedule, Way(name, 4, 6.0), batch)


def prompts(model: Model) -> dict[str, Tensor]:
    encoder = Encoder(model.text_encoder)
    return {"prompt_embeds": encoder.encode(chunks("a cat")),
            "negative_prompt_embeds": encoder.encode(chunks(""))}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLERS)
def test_it_ends_as_the_library_has_it_end_to_the_bit(
    name: str, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = StableDiffusionImg2ImgPipeline(
        model.vae, model.text_encoder, None, model.unet, samplers.make(name, model.schedule),
        None, None, requires_safety_checker=False,
    )  # fmt: skip
    pipe.set_progress_bar_config(disable=True)
    # Latents in: no chance in the encoding. Its noise is drawn from the generator, as ours is.
    theirs = pipe(
        image=pipeline.encode(model.vae, PICTURE), strength=0.5, num_inference_steps=4,
        guidance_scale=6.0, generator=torch.Generator().manual_seed(7), output_type="latent",
        **prompts(model),
    ).images  # fmt: skip

    assert torch.equal(drawn(model, name), theirs)


def test_what_the_mask_leaves_free_is_drawn_as_the_library_does(model: Model) -> None:
    pipe = StableDiffusionInpaintPipeline(
        model.vae, model.text_encoder, None, model.unet, samplers.make("DDIM", model.schedule),
        None, None, requires_safety_checker=False,
    )  # fmt: skip
    pipe.set_progress_bar_config(disable=True)
    start = pipeline.encode(model.vae, PICTURE)
    theirs = pipe(
        image=start, masked_image_latents=start, mask_image=LEFT, height=64, width=64,
        strength=0.5, num_inference_steps=4, guidance_scale=6.0, output_type="latent",
        generator=torch.Generator().manual_seed(7), **prompts(model),
    ).images  # fmt: skip

    ours = drawn(model, "DDIM", LEFT)

    assert torch.equal(ours, theirs)
    assert torch.equal(ours[..., 4:], start[..., 4:])
    assert float((ours[..., :4] - drawn(model, "DDIM")[..., :4]).abs().max()) > 0


def test_a_held_row_ends_as_it_was_and_the_other_is_drawn_as_alone(model: Model) -> None:
    held = pipeline.encode(model.vae, PICTURE)[0]
    encoder = Encoder(model.text_encoder)
    rows = [pipeline.noise(seed, 64, 64) for seed in (3, 7)]
    words = encoder.encode(chunks("a cat")).repeat(2, 1, 1)
    batch = Batch(words, words * 0, torch.cat([noise for noise, _ in rows]),
                  [generator for _, generator in rows])  # fmt: skip
    way = Way("DPM++ SDE Karras", 3, 6.0)

    alone = pipeline.denoise(model.unet, model.schedule, way, batch)
    rows = [pipeline.noise(seed, 64, 64) for seed in (3, 7)]
    beside = replace(batch, generators=[one for _, one in rows], held={0: held})
    beside_it = pipeline.denoise(model.unet, model.schedule, way, beside)

    assert torch.equal(alone[1], beside_it[1])
    assert not torch.equal(alone[0], beside_it[0])


class Shelf:
    """Pictures by name."""

    def __init__(self, **pictures: Image.Image) -> None:
        self.image = pictures.__getitem__


def picture(kit: Kit, one: Order) -> Image.Image:
    shelf = Shelf(start=PICTURE.resize((96, 64)), mask=LEFT)
    return next(DiffusionArtist(kit, FlatStaging(), shelf.image, CPU).draw([one])).image


def test_outside_the_mask_a_picture_stays_to_the_byte(folder: Path) -> None:
    kit = Kit(folder, preset="draft")
    masked = order(sources=Sources(start="start", strength=0.9, mask="mask"))

    made = np.asarray(picture(kit, masked))

    before = np.asarray(PICTURE.resize((96, 64)).crop((16, 0, 80, 64)))
    assert np.array_equal(made[:, 32:], before[:, 32:])
    assert not np.array_equal(made[:, :32], before[:, :32])


def test_little_strength_keeps_more_of_where_it_began(folder: Path) -> None:
    kit = Kit(folder, preset="default")
    little, much, none = (
        np.asarray(picture(kit, order(sources=sources)), np.int16)
        for sources in (Sources(start="start", strength=0.1),
                        Sources(start="start", strength=0.9), Sources())
    )  # fmt: skip

    assert not np.array_equal(little, none)
    assert np.abs(little - much).mean() > 1
