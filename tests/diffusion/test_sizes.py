"""A frame is painted as large as the model paints well and handed over as large as ordered."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers.models import ControlNetModel
from PIL import Image, ImageDraw

from render.diffusion import canvas, enlarge, pipeline
from render.diffusion.artist import DiffusionArtist
from render.diffusion.device import Device
from render.diffusion.files import weights
from render.diffusion.files.weights import Model
from render.diffusion.job import Job, Start
from render.diffusion.kit import Kit
from render.diffusion.painter import Painter
from render.diffusion.pipeline import Batch, Begin, Way
from render.diffusion.presets import Wish
from render.diffusion.words.text import Encoder
from render.diffusion.words.weighting import chunks
from render.order import Order, Picture, Sources
from tests.diffusion.test_artist import CPU, NONE, FlatStaging, drawn, order, pixels


@pytest.fixture
def kit(folder: Path) -> Kit:
    return Kit(folder, wish=Wish(sampler="DDIM", steps=2))


@pytest.mark.parametrize(
    ("frame", "painted"),
    [
        ((768, 432), (768, 432)), ((768, 320), (768, 320)), ((768, 768), (576, 576)),
        ((768, 1368), (432, 768)), ((768, 576), (664, 496)), ((1536, 864), (768, 432)),
        ((64, 64), (64, 64)),
    ],
)  # fmt: skip
def test_a_frame_is_painted_no_larger_than_the_model_paints_well(
    frame: tuple[int, int], painted: tuple[int, int]
) -> None:
    made = canvas.of(*frame, native=False)

    assert made.size == painted
    assert made.framed(Image.new("RGB", painted)).size == frame


@pytest.mark.parametrize(
    ("frame", "inner"),
    [((768, 432), (0, 112, 512, 400)), ((768, 1368), (112, 0, 400, 512)),
     ((512, 512), (0, 0, 512, 512))],
)  # fmt: skip
def test_the_square_is_cropped_to_the_frame(
    frame: tuple[int, int], inner: tuple[int, int, int, int]
) -> None:
    made = canvas.of(*frame, native=True)
    square = Image.new("RGB", (512, 512), "red")
    square.paste("blue", inner)

    shown = made.framed(square)

    assert made.inner == inner
    assert shown.size == frame
    assert shown.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)) == (0, 0, 255)


def guide() -> Image.Image:
    """A white frame with a black middle."""
    image = Image.new("L", (768, 432), 0)
    ImageDraw.Draw(image).rectangle((0, 0, 767, 431), outline=255, width=40)
    return image


def test_lines_end_at_the_frame_and_surfaces_go_on_beyond_it() -> None:
    square = canvas.of(768, 432, native=True)
    job = Job("", 1, 768, 432, guides=(("canny", 0.6, guide()), ("depth", 0.5, guide())))

    laid = square.job(job)

    lines, depth = (np.asarray(one) for _, _, one in laid.guides)
    assert lines.shape == depth.shape == (512, 512)
    assert lines[:112].max() == 0
    assert depth[:112].min() == 255
    assert lines[112:120].min() == 255


def test_the_colours_of_segments_stay_names_in_every_size() -> None:
    segments = Image.new("RGB", (768, 768), (120, 120, 120))
    ImageDraw.Draw(segments).ellipse((100, 100, 500, 600), (150, 5, 61))
    job = Job("", 1, 768, 768, guides=(("segmentation", 0.5, segments),))

    laid = canvas.of(768, 768, native=False).job(job)

    for one in (laid, enlarge.job(laid)):
        found = np.asarray(one.guides[0][2]).reshape(-1, 3)
        assert {tuple(map(int, colour)) for colour in np.unique(found, axis=0)} == {
            (120, 120, 120), (150, 5, 61)}  # fmt: skip


def test_a_picture_has_the_orders_size_however_it_was_painted(kit: Kit) -> None:
    square = order(width=600, height=600)

    [plain] = drawn(kit, square)
    [native] = drawn(replace(kit, native=True), order(width=96, height=64))
    [double] = drawn(replace(kit, double=True), order(width=96, height=64))

    assert (plain.image.size, plain.told["size"]) == ((600, 600), "576x576")
    assert (native.image.size, native.told["size"]) == ((96, 64), "512x512")
    assert (double.image.size, double.told["size"]) == ((96, 64), "96x64, doubled")


def test_what_is_doubled_is_the_picture_enlarged(model: Model) -> None:
    small, _ = pipeline.noise(1, 64, 64)
    picture = pipeline.develop(model.vae, small)[0]
    larger = picture.resize((128, 128), Image.Resampling.BICUBIC)

    grown = enlarge.latents(model.vae, torch.cat([small, small]))

    assert grown.shape == (2, 4, 16, 16)
    assert torch.equal(grown[0], grown[1])
    # A picture has 256 shades, what is enlarged here has more.
    assert float((grown[:1] - pipeline.encode(model.vae, larger)).abs().mean()) < 0.02
    assert float((grown[0] - grown[0].mean()).abs().mean()) > 0.02


def test_doubling_goes_the_end_of_the_way_alone(model: Model) -> None:
    begun = enlarge.latents(model.vae, pipeline.noise(1, 64, 64)[0])
    words = Encoder(model.text_encoder).encode(chunks("a cat"))
    noise, generator = pipeline.noise(1, 128, 128)
    batch = Batch(words, words * 0, noise, [generator])
    way = Way("DDIM", 10, 6.0)

    anew = pipeline.denoise(model.unet, model.schedule, way, batch)
    on = replace(batch, begin=Begin(begun, enlarge.STRENGTH))
    doubled = pipeline.denoise(model.unet, model.schedule, way, on)

    assert 0 < float((doubled - begun).abs().mean()) < float((anew - begun).abs().mean()) / 2


def test_a_doubled_picture_is_the_same_again_and_beside_another(kit: Kit) -> None:
    double = replace(kit, double=True, batch=2)

    [alone] = drawn(double, order(seed=1))
    beside = drawn(double, order(seed=2), order(seed=1))

    assert np.array_equal(pixels(alone), pixels(beside[1]))


def test_guides_and_masks_are_doubled_too(kit: Kit, folder: Path, tmp_path: Path) -> None:
    torch.manual_seed(1)
    net = ControlNetModel.from_unet(weights.load(folder).unet)
    for name, weight in net.named_parameters():
        if "controlnet_" in name:  # those begin as zeros and would do nothing
            weight.data.normal_(std=0.2)
    net.save_pretrained(tmp_path / "depth")
    kit = replace(kit, double=True, controls=(("depth", tmp_path / "depth"),))
    mask = Image.new("L", (64, 64), 0)
    mask.paste(255, (0, 0, 32, 64))
    start = Start(Image.linear_gradient("L").resize((64, 64)).convert("RGB"), 0.5, mask)
    job = Job("a room", 1, 64, 64, guides=(("depth", 0.5, Image.new("L", (64, 64), 90)),))
    painter = Painter(kit, CPU)

    [picture], _ = painter.paint([replace(job, start=start)])
    [lighter], _ = painter.paint([replace(job, start=start, guides=(
        ("depth", 0.5, Image.new("L", (64, 64), 250)),))])  # fmt: skip

    assert picture.size == (128, 128)
    assert picture != lighter


def kept(kit: Kit, one: Order) -> Picture:
    mask = Image.new("L", (600, 600), 0)
    mask.paste(255, (0, 0, 300, 600))
    start = Image.effect_noise((600, 600), 60).convert("RGB")
    shelf = {"start": start, "mask": mask}.__getitem__
    made = next(DiffusionArtist(kit, FlatStaging(), shelf, Device("cpu", "float32")).draw([one]))
    assert np.array_equal(pixels(made)[:, 300:], np.asarray(start, np.int16)[:, 300:])
    return made


@pytest.mark.parametrize("native", [False, True])
def test_outside_the_mask_a_resized_picture_stays_to_the_byte(kit: Kit, *, native: bool) -> None:
    sources = Sources(start="start", strength=0.5, mask="mask")

    made = kept(replace(kit, native=native), order(width=600, height=600, sources=sources))

    assert made.image.size == (600, 600)


def test_the_recipe_and_the_name_say_how_large_it_was_painted(kit: Kit) -> None:
    kits = (kit, replace(kit, native=True), replace(kit, double=True))
    artists = [DiffusionArtist(one, FlatStaging(), NONE, CPU) for one in kits]

    assert len({one.name for one in artists}) == len({one.version for one in artists}) == 3
