"""Another VAE stands in, a tiny one too, whichever way its file names its weights."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import AutoencoderTiny, StableDiffusionImg2ImgPipeline
from PIL import Image
from safetensors.torch import save_file
from torch import Tensor

from render.diffusion import pipeline
from render.diffusion.artist import DiffusionArtist
from render.diffusion.files import vae
from render.diffusion.files.weights import Model
from render.diffusion.kit import Kit
from render.errors import WeightsError
from render.order import Order, Sources
from tests.diffusion import single_file, tiny
from tests.diffusion.test_artist import CPU, NONE, FlatStaging, order

PICTURE = Image.linear_gradient("L").resize((64, 64)).convert("RGB")
WIDTHS = (4, 4, 4, 4)


def taesd(latents: int = 4) -> AutoencoderTiny:
    torch.manual_seed(3)
    made = AutoencoderTiny(encoder_block_out_channels=WIDTHS, decoder_block_out_channels=WIDTHS,
                           latent_channels=latents)  # fmt: skip
    # Random weights decode to a flat grey; more contrast shows what moves.
    made.decoder.layers[-1].weight.data.mul_(5)
    return made.eval().requires_grad_(requires_grad=False)


def halves(made: AutoencoderTiny, folder: Path) -> tuple[Path, Path]:
    """Write a tiny VAE as its first publisher does; return (encoder, decoder)."""
    found: dict[str, dict[str, Tensor]] = {"encoder": {}, "decoder": {}}
    for key, one in made.state_dict().items():
        half, _, number, rest = key.split(".", 3)
        found[half][f"{int(number) + (half == 'decoder')}.{rest}"] = one
    paths = [folder / f"taesd_{half}.safetensors" for half in found]
    for path, state in zip(paths, found.values(), strict=True):
        save_file(state, path)
    return paths[0], paths[1]


def same(state: Mapping[str, Tensor], other: Mapping[str, Tensor]) -> bool:
    return state.keys() == other.keys() and all(torch.equal(state[k], other[k]) for k in state)


def test_a_vaes_folder_can_stand_in(model: Model, tmp_path: Path) -> None:
    model.vae.save_pretrained(tmp_path / "vae")

    assert same(vae.load(tmp_path / "vae").state_dict(), model.vae.state_dict())


@pytest.mark.parametrize("prefix", ["", "first_stage_model."])
def test_a_vae_of_the_first_publishers_naming_can_stand_in(
    prefix: str, model: Model, tmp_path: Path
) -> None:
    start = "first_stage_model."
    found = {f"{prefix}{key.removeprefix(start)}": one
             for key, one in single_file.state(model).items() if key.startswith(start)}  # fmt: skip
    save_file({**found, "loss.logvar": torch.ones(1)}, tmp_path / "vae.safetensors")

    state = vae.load(tmp_path / "vae.safetensors", tiny.CONFIGS["vae"]).state_dict()

    assert same(state, model.vae.state_dict())


def test_a_tiny_vae_is_known_by_its_keys_in_a_folder_a_file_and_two_halves(tmp_path: Path) -> None:
    made = taesd()
    made.save_pretrained(tmp_path / "whole")
    encoder, decoder = halves(made, tmp_path)
    file = tmp_path / "whole" / "diffusion_pytorch_model.safetensors"

    for path in (tmp_path / "whole", file, encoder, decoder):
        loaded = vae.load(path)
        assert isinstance(loaded, AutoencoderTiny)
        assert same(loaded.state_dict(), made.state_dict())


def test_a_tiny_vae_decodes_and_encodes_as_in_the_library(model: Model) -> None:
    small = taesd()
    pipe = StableDiffusionImg2ImgPipeline(
        small, model.text_encoder, None, model.unet, None, None, None,
        requires_safety_checker=False,
    )  # fmt: skip
    pixels = pipe.image_processor.preprocess(PICTURE)
    latents = small.encode(pixels).latents * small.config.scaling_factor
    theirs = pipe.image_processor.postprocess(small.decode(latents)[0], output_type="pil")[0]

    ours = pipeline.encode(small, PICTURE)

    assert torch.allclose(ours, latents, atol=1e-6)
    assert np.array_equal(np.asarray(pipeline.develop(small, latents)[0]), np.asarray(theirs))


def drawn(kit: Kit, one: Order) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    pictures = {"start": PICTURE}.__getitem__
    return np.asarray(next(DiffusionArtist(kit, FlatStaging(), pictures, CPU).draw([one])).image,
                      np.int16)  # fmt: skip


@pytest.mark.parametrize("preset", ["draft", "default"])
def test_any_preset_draws_with_a_tiny_vae_and_from_a_picture_too(
    preset: str, folder: Path, tmp_path: Path
) -> None:
    kit = Kit(folder, preset=preset)
    small = replace(kit, vae=halves(taesd(), tmp_path)[1])
    begun = order(sources=Sources(start="start", strength=0.3))

    own, theirs, from_picture = drawn(kit, order()), drawn(small, order()), drawn(small, begun)

    assert np.abs(own - theirs).mean() > 1
    assert theirs.std() > 1
    assert np.abs(theirs - from_picture).mean() > 0.5


def test_the_recipe_names_the_vae_with_both_its_halves(folder: Path, tmp_path: Path) -> None:
    kit = Kit(folder)
    _, decoder = halves(taesd(), tmp_path)
    small = replace(kit, vae=decoder)

    names, others = (DiffusionArtist(one, FlatStaging(), NONE, CPU).name for one in (kit, small))

    assert names != others
    assert {"vae encoder", "vae decoder"} <= small.hashes().keys()


def test_a_lonely_half_is_refused_with_what_it_lacks(tmp_path: Path) -> None:
    encoder, decoder = halves(taesd(), tmp_path)
    encoder.unlink()

    with pytest.raises(WeightsError, match=r"put taesd_encoder\.safetensors beside it"):
        vae.load(decoder)


def test_two_halves_of_one_side_are_refused(tmp_path: Path) -> None:
    encoder, decoder = halves(taesd(), tmp_path)
    encoder.write_bytes(decoder.read_bytes())

    with pytest.raises(WeightsError, match="is no encoder"):
        vae.load(decoder)


def test_a_tiny_vae_of_another_model_is_refused(tmp_path: Path) -> None:
    taesd(latents=16).save_pretrained(tmp_path / "taesd3")

    with pytest.raises(WeightsError, match="for another model"):
        vae.load(tmp_path / "taesd3")


def test_a_half_that_is_a_pickle_is_never_opened(tmp_path: Path) -> None:
    encoder, decoder = halves(taesd(), tmp_path)
    torch.save({"0.weight": torch.ones(1)}, encoder)

    with pytest.raises(WeightsError, match="is a pickle"):
        vae.load(decoder)
