"""Guides from a user's own drawing or photo need neither weights nor a library to be found."""

import sys
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from render.diffusion import detect
from render.diffusion.detect import opening
from render.errors import DeviceError, PictureError, WeightsError
from render.order import Order, Place, Subject
from render.sketch import guides
from render.sketch.artist import drawn
from render.sketch.ink import Drawing
from render.vocabulary import Guide, Size

SIZE = (384, 216)
LINES = ("canny", "lineart", "scribble", "softedge")


def drawing(scale: int = 1) -> Image.Image:
    """Return a circle and two lines in ink, 384 x 216 times `scale`."""
    sheet = Image.new("RGB", (384 * scale, 216 * scale), (250, 248, 244))
    pen = ImageDraw.Draw(sheet)
    pen.ellipse([n * scale for n in (120, 40, 240, 160)], outline=(30, 30, 34), width=4 * scale)
    pen.line([n * scale for n in (20, 190, 360, 180)], fill=(40, 40, 40), width=3 * scale)
    pen.line([n * scale for n in (300, 20, 300, 170)], fill=(40, 40, 40), width=3 * scale)
    return sheet


def photo() -> Image.Image:
    """Return two coloured balls in soft light before a shaded ground, with grain."""
    rng = np.random.default_rng(1)
    y, x = np.mgrid[:216, :384].astype(np.float64)
    colours = np.stack([90 + x / 4, 60 + y / 3, 120 - x / 6], 2)
    for across, colour in ((120, (210, 60, 40)), (270, (30, 80, 190))):
        inside = (x - across) ** 2 + (y - 110) ** 2 < 50**2
        shade = 1 - ((x - across + 20) ** 2 + (y - 90) ** 2) / 12000
        colours[inside] = (np.array(colour) * shade[:, :, None])[inside]
    grain = rng.normal(0, 3, colours.shape)
    return Image.fromarray(np.clip(colours + grain, 0, 255).astype(np.uint8))


@cache
def panelled(size: Size) -> Drawing:
    """Return a panel of ours: somebody in an office."""
    place = Place(kind="office", seed=4)
    return drawn(Order(size=size, subjects=(Subject(name="Anna"),), place=place))[0]


def lit(image: Image.Image) -> NDArray[np.bool_]:
    return np.asarray(image.convert("L")) > 100


def near(mask: NDArray[np.bool_], pixels: int) -> NDArray[np.bool_]:
    grey = Image.fromarray((mask * 255).astype(np.uint8))
    return np.asarray(grey.filter(ImageFilter.MaxFilter(2 * pixels + 1))) > 0


@pytest.mark.parametrize("kind", LINES)
def test_a_drawing_gives_its_lines_white_on_black(kind: str) -> None:
    ink = ~lit(drawing())

    guide = detect.guide(drawing(), kind, SIZE)

    assert (guide.size, guide.mode) == (SIZE, "L")
    assert near(lit(guide), 3)[ink].mean() > 0.97
    assert near(ink, 5)[lit(guide)].all()


def test_canny_is_thin_and_a_scribble_fat() -> None:
    thin, fat = (
        np.asarray(detect.guide(drawing(), kind, (768, 432))) for kind in ("canny", "scribble")
    )

    assert set(np.unique(thin)) == set(np.unique(fat)) == {0, 255}
    assert (fat > 0).sum() > 3 * (thin > 0).sum()


@pytest.mark.parametrize("kind", ["scribble", "softedge"])
@pytest.mark.parametrize("size", [(192, 108), (1152, 648)])
def test_lines_are_found_at_every_size(kind: str, size: tuple[int, int]) -> None:
    ink = ~lit(drawing(2).resize(size, Image.Resampling.BOX))

    found = lit(detect.guide(drawing(2), kind, size))

    close = 2 + size[1] // 72
    assert near(found, close)[ink].mean() > 0.95
    assert near(ink, close)[found].all()


@pytest.mark.parametrize("size", [(384, 384), (768, 216), (216, 384)])
def test_the_middle_is_used_and_not_bent(size: tuple[int, int]) -> None:
    ring = Image.new("L", (900, 700), 250)
    ImageDraw.Draw(ring).ellipse((350, 250, 550, 450), outline=20, width=9)

    left, top, right, low = detect.guide(ring, "lineart", size).getbbox() or (0, 0, 0, 0)

    assert right - left == pytest.approx(low - top, abs=3)
    assert (left + right) / 2 == pytest.approx(size[0] / 2, abs=2)


def sixteen_bits(picture: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(picture.convert("L"), np.uint16) * 257)


def floats(picture: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(picture.convert("L"), np.float32) / 255)


def on_clear(picture: Image.Image) -> Image.Image:
    made = picture.convert("RGBA")
    made.putalpha(Image.fromarray(255 - np.asarray(picture.convert("L"))))
    return made


@pytest.mark.parametrize(
    "odd",
    [
        *(lambda picture, mode=mode: picture.convert(mode) for mode in ("L", "P", "CMYK", "YCbCr")),
        sixteen_bits, floats, on_clear,
    ],
)  # fmt: skip
def test_every_mode_is_read(odd: object) -> None:
    assert callable(odd)
    plain = lit(detect.guide(drawing(), "scribble", SIZE))

    found = lit(detect.guide(odd(drawing()), "scribble", SIZE))

    assert (near(plain, 1) >= found).all()
    assert (near(found, 1) >= plain).all()


def test_a_picture_stands_as_its_camera_says() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    file = BytesIO()
    drawing().rotate(90, expand=True).save(file, "PNG", exif=turned)

    found = detect.guide(Image.open(file), "canny", SIZE)

    assert found.tobytes() == detect.guide(drawing(), "canny", SIZE).tobytes()


def test_white_ink_on_a_clear_ground_is_seen() -> None:
    clear = Image.new("RGBA", SIZE)
    ImageDraw.Draw(clear).line((20, 20, 360, 200), fill="white", width=4)

    assert lit(detect.guide(clear, "scribble", SIZE)).sum() > 300


def test_a_photographed_sheet_gives_the_lines_of_the_drawing() -> None:
    rng = np.random.default_rng(2)
    y, x = np.mgrid[:432, :768]
    light = 0.4 + 0.4 * x / 768 + 0.1 * y / 432
    sheet = np.asarray(drawing(2), np.float64) * light[:, :, None] * (1, 0.94, 0.82)
    taken = np.clip(sheet + rng.normal(0, 5, sheet.shape), 0, 255).astype(np.uint8)
    ink = ~lit(drawing(2))

    found = lit(detect.guide(Image.fromarray(taken), "scribble", (768, 432)))

    assert near(found, 3)[ink].mean() > 0.97
    assert near(ink, 6)[found].all()


def test_hatching_is_line_art_but_no_scribble() -> None:
    hatched = drawing(2)
    pen = ImageDraw.Draw(hatched)
    for at in range(20, 180, 6):
        pen.line((at, 60, at + 20, 200), fill=(110, 110, 110), width=1)

    art, scribble = (detect.guide(hatched, kind, (768, 432)) for kind in ("lineart", "scribble"))

    box = (40, 90, 160, 180)
    assert np.asarray(art.crop(box)).mean() > 20
    assert np.asarray(scribble.crop(box)).max() == 0


@pytest.mark.parametrize("kind", ["canny", "scribble"])
def test_a_panel_of_ours_gives_back_the_lines_it_was_staged_with(kind: Guide) -> None:
    panel = panelled("MS")
    people = panel.view.around(panel.view.people, 4)

    found = lit(detect.guide(panel.image, kind, (768, 432)))

    staged = np.asarray(guides.draw(panel, kind)) > 0
    assert near(found, 4)[staged & people].mean() > 0.8


@pytest.mark.parametrize("kind", ["canny", "lineart", "softedge"])
def test_lines_on_black_are_a_guide_already(kind: str) -> None:
    made = detect.guide(drawing(), kind, SIZE)

    assert detect.guide(made.convert("RGBA"), kind, SIZE).tobytes() == made.tobytes()


@pytest.mark.parametrize("kind", ["openpose", "normal", "segmentation", "depth"])
def test_a_painted_guide_is_only_fitted(kind: Guide) -> None:
    made = guides.draw(panelled("LS"), kind)
    given = sixteen_bits(made) if kind == "depth" else made

    guide = detect.guide(given, kind, made.size)

    assert np.abs(np.asarray(guide, np.int16) - np.asarray(made)).max() <= 1
    half = detect.guide(given, kind, SIZE)
    assert (half.size, half.mode) == (SIZE, made.mode)


def test_segments_keep_their_colours_at_another_size() -> None:
    made = guides.draw(panelled("LS"), "segmentation")

    half = detect.guide(made, "segmentation", SIZE)

    colours = {tuple(one) for one in np.asarray(made).reshape(-1, 3).tolist()}
    assert {tuple(one) for one in np.asarray(half).reshape(-1, 3).tolist()} <= colours


@pytest.mark.parametrize("kind", ["scribble", "softedge"])
def test_a_photo_gives_its_outlines_without_weights(kind: str) -> None:
    y, x = np.mgrid[:216, :384]
    away = np.minimum(*(np.hypot(x - across, y - 110) for across in (120, 270)))
    outline = np.abs(away - 50) < 2

    found = lit(detect.guide(photo(), kind, SIZE))

    assert near(found, 4)[outline].mean() > 0.7
    assert near(outline, 6)[found].mean() > 0.9


def test_the_same_picture_gives_the_same_bytes() -> None:
    first, second = (detect.guide(photo(), "scribble", SIZE).tobytes() for _ in range(2))

    assert first == second


@pytest.mark.parametrize(
    ("kind", "file"),
    [("openpose", "body_pose_model.pth"), ("mlsd", "mlsd_large_512_fp32.pth"),
     ("normal", "scannet.pt"), ("depth", "depth"), ("segmentation", "segmentation")],
)  # fmt: skip
def test_missing_weights_are_named_and_what_needs_none(
    kind: str, file: str, tmp_path: Path
) -> None:
    with pytest.raises(WeightsError, match=file) as caught:
        detect.guide(photo(), kind, SIZE, tmp_path)

    assert f"in {tmp_path}; canny, lineart, scribble, softedge need none" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_the_library_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("controlnet_aux", "controlnet_aux.canny"):
        monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(DeviceError, match="pip install --no-deps controlnet-aux"):
        detect.guide(photo(), "canny", SIZE)


def test_an_empty_sheet_guides_nothing() -> None:
    with pytest.raises(PictureError, match="nothing for a scribble"):
        detect.guide(Image.new("RGB", SIZE, "white"), "scribble", SIZE)


def test_a_damaged_picture_is_told_of_in_one_line(tmp_path: Path) -> None:
    file = BytesIO()
    photo().save(file, "JPEG")
    half = file.getvalue()[:2000]
    (tmp_path / "half.jpg").write_bytes(half)

    with pytest.raises(PictureError, match="damaged"):
        detect.guide(Image.open(BytesIO(half)), "scribble", SIZE)
    with pytest.raises(PictureError, match=r"half\.jpg is damaged"):
        opening.read(tmp_path / "half.jpg")


def test_a_text_or_a_missing_file_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "notes.png").write_text("INT. KITCHEN")

    with pytest.raises(PictureError, match=r"notes\.png is damaged or no picture"):
        opening.read(tmp_path / "notes.png")
    with pytest.raises(PictureError, match="there is no picture"):
        opening.read(tmp_path / "gone.png")


def test_a_picture_with_numbers_that_are_none_is_damaged() -> None:
    wrong = Image.fromarray(np.full((20, 30), np.nan, np.float32))

    with pytest.raises(PictureError, match="damaged"):
        detect.guide(wrong, "scribble", SIZE)
