"""A frame is guided by the picture a user brings, at the weight asked for."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import torch
from diffusers.models import ControlNetModel
from PIL import Image, ImageDraw

from agent.cli import kits
from agent.cli.main import main
from render.diffusion import detect
from render.diffusion.artist import DiffusionArtist
from render.diffusion.device import Device
from render.diffusion.files import weights
from render.diffusion.kit import Kit
from render.diffusion.staging import Staged, Wanted
from render.errors import PictureError
from render.order import Order, Picture, Sources
from tests import fakes

SIZE = (64, 64)


class BlankStaging:
    """Gives guides without a line."""

    version = "blank"

    def stage(self, wanted: Sequence[Wanted]) -> Sequence[Callable[[], Staged]]:
        return [partial(self.staged, order, kinds) for order, kinds in wanted]

    def staged(self, order: Order, kinds: Sequence[str]) -> Staged:
        return Staged({kind: Image.new("L", SIZE) for kind in kinds}, order.size)

    def card(self, order: Order) -> Image.Image | None:
        return None if order.framing != "title" else Image.new("L", SIZE)

    def titled(self, picture: Image.Image, title: str) -> Image.Image:
        del title
        return picture


@pytest.fixture
def kit(folder: Path, tmp_path: Path) -> Kit:
    """A kit with a ControlNet for scribbles."""
    torch.manual_seed(1)
    net = ControlNetModel.from_unet(weights.load(folder).unet)
    for name, weight in net.named_parameters():
        if "controlnet_" in name:  # those begin as zeros and would do nothing
            weight.data.normal_(std=0.5)
    net.save_pretrained(tmp_path / "net")
    return Kit(folder, preset="draft", controls=(("scribble", tmp_path / "net"),))


def brought() -> Image.Image:
    """Return a drawing of a ring."""
    sheet = Image.new("L", (300, 200), 245)
    ImageDraw.Draw(sheet).ellipse((90, 40, 210, 160), outline=20, width=6)
    return sheet


def drawn(kit: Kit, picture: Image.Image | None) -> Picture:
    sources = Sources(guide="ring", guide_kind="scribble") if picture else Sources()
    order = Order(size="CU", seed=3, width=64, height=64, sources=sources)
    store = {"ring": picture} if picture else {}
    artist = DiffusionArtist(kit, BlankStaging(), store.__getitem__, Device("cpu", "float32"))
    return next(artist.draw([order]))


def test_a_drawing_guides_in_the_place_of_our_staging(kit: Kit) -> None:
    ring = detect.guide(brought(), "scribble", SIZE)

    made = drawn(kit, brought())

    assert made.told["guide scribble x 0.9"] == hashlib.sha256(ring.tobytes()).hexdigest()
    assert made.image.tobytes() != drawn(kit, None).image.tobytes()


def test_the_weight_asked_for_decides_the_picture_and_its_recipe(kit: Kit) -> None:
    light = replace(kit, control_weights=(("scribble", 0.3),))

    one, other = drawn(kit, brought()), drawn(light, brought())

    assert [key for key in other.told if key.startswith("guide")] == ["guide scribble x 0.3"]
    assert one.image.tobytes() != other.image.tobytes()
    assert {what for what in light.hashes() if "control" in what} == {"control scribble x 0.3"}


def test_weights_of_detectors_stand_in_the_recipe(kit: Kit, tmp_path: Path) -> None:
    (tmp_path / "table5_pidinet.pth").write_bytes(b"one")
    armed = replace(kit, detectors=tmp_path)

    before = armed.hashes()
    (tmp_path / "table5_pidinet.pth").write_bytes(b"other")

    assert before["detector table5_pidinet.pth"] != armed.hashes()["detector table5_pidinet.pth"]


def test_a_blank_sheet_is_refused(kit: Kit) -> None:
    with pytest.raises(PictureError, match="nothing for a scribble"):
        drawn(kit, Image.new("L", (300, 200), 245))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--control", "scribble={}:7"), "its weight 7 is not from 0 to 2"),
        (("--control", "scribble={}:-1"), "its weight -1 is not from 0 to 2"),
        (("--control", "ghost={}:0.5"), "--control ghost: there are openpose"),
        (("--detectors", "nowhere"), "--detectors: there is no folder nowhere"),
    ],
)
def test_what_cannot_guide_is_one_line(
    words: tuple[str, str], why: str, kit: Kit, capsys: pytest.CaptureFixture[str],
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("film.fountain").write_text("INT. HALL - DAY\n\nShe waits.\n")
    given = ("--weights", str(kit.model), words[0], words[1].format(kit.controls[0][1]))

    status = main(["film.fountain", "-o", "a.pdf", "--artist", "diffusion", *given], fakes.tools())

    err = capsys.readouterr().err
    assert status != 0
    assert why in err
    assert len(err.splitlines()) == 1


def test_weights_and_detectors_come_from_the_settings_too(kit: Kit, tmp_path: Path) -> None:
    net = kit.controls[0][1]
    prefer = {"weights": str(kit.model), "detectors": str(tmp_path),
              "control": f"scribble={net}:0.4\ncanny={net}"}  # fmt: skip

    made = kits.kit(kits.NOTHING, prefer, draft=False)

    assert made.controls == (("scribble", net), ("canny", net))
    assert made.control_weights == (("scribble", 0.4),)
    assert made.detectors == tmp_path
