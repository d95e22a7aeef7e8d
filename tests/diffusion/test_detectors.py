"""Networks find guides in a photo with a user's own weights; here with random ones."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from render.diffusion import detect, libraries
from render.diffusion.detect import palette
from render.errors import WeightsError

if find_spec("controlnet_aux") is None:
    pytest.skip("needs the extra for detectors", allow_module_level=True)

SIZE = (192, 112)


@pytest.fixture
def photo() -> Image.Image:
    """Return a dark box before colours with grain, 256 x 192."""
    rng = np.random.default_rng(3)
    y, x = np.mgrid[:192, :256]
    colours = np.stack([x, 255 - y, np.hypot(x - 120, y - 90) % 256], 2) * 0.8
    colours[60:130, 90:170] = 20
    return Image.fromarray(np.clip(colours + rng.normal(0, 9, colours.shape), 0, 255).astype("u1"))


def network(module: str, name: str, *given: object) -> torch.nn.Module:
    libraries.detector("open_pose.util")
    torch.manual_seed(1)
    made: torch.nn.Module = getattr(libraries.detector(module), name)(*given)
    for one in made.parameters():
        if one.dim() > 1:
            torch.nn.init.kaiming_normal_(one)
    return made


def pidi(folder: Path) -> Path:
    """Save weights of PidiNet as their authors do, from two cards."""
    state = network("pidi.model", "pidinet").state_dict()
    state = {f"module.{key}": tensor for key, tensor in state.items()}
    torch.save({"epoch": 19, "state_dict": state}, folder / "table5_pidinet.pth")
    return folder


@pytest.mark.parametrize("kind", ["canny", "lineart"])
def test_edges_and_lines_of_a_photo_need_no_weights(photo: Image.Image, kind: str) -> None:
    guide = detect.guide(photo, kind, SIZE)

    assert (guide.size, guide.mode) == (SIZE, "L")
    assert guide.getbbox() is not None
    assert guide.tobytes() == detect.guide(photo, kind, SIZE).tobytes()


def test_canny_is_the_librarys_to_the_pixel(photo: Image.Image) -> None:
    theirs = libraries.detector("canny").CannyDetector()(photo, 100, 200, 192, 192)

    assert detect.guide(photo, "canny", (256, 192)).tobytes() == theirs.convert("L").tobytes()


@pytest.mark.parametrize("kind", ["softedge", "scribble"])
def test_a_network_finds_what_the_library_does(
    photo: Image.Image, tmp_path: Path, kind: str
) -> None:
    detector = libraries.detector("pidi").PidiNetDetector.from_pretrained(str(pidi(tmp_path)))
    theirs = detector(photo, 192, 192, scribble=kind == "scribble").convert("L")

    ours = detect.guide(photo, kind, (256, 192), tmp_path)

    assert ours.tobytes() == theirs.tobytes()
    assert ours.tobytes() != detect.guide(photo, kind, (256, 192)).tobytes()


@pytest.mark.slow
def test_line_art_and_straight_lines_come_from_their_networks(
    photo: Image.Image, tmp_path: Path
) -> None:
    lines = network("lineart", "Generator", 3, 1, 3)
    straight = network("mlsd.models.mbv2_mlsd_large", "MobileV2_MLSD_Large")
    torch.save(lines.state_dict(), tmp_path / "sk_model.pth")
    torch.save(straight.state_dict(), tmp_path / "mlsd_large_512_fp32.pth")

    for kind in ("lineart", "mlsd"):
        guide = detect.guide(photo, kind, SIZE, tmp_path)

        assert (guide.size, guide.mode) == (SIZE, "L")


def test_depth_is_white_where_near_whatever_the_model_gives(
    photo: Image.Image, tmp_path: Path
) -> None:
    from transformers import DPTConfig, DPTForDepthEstimation, DPTImageProcessorPil

    torch.manual_seed(2)
    DPTForDepthEstimation(DPTConfig(
        hidden_size=16, num_hidden_layers=4, num_attention_heads=2, intermediate_size=16,
        image_size=64, patch_size=16, backbone_out_indices=[0, 1, 2, 3],
        neck_hidden_sizes=[8, 8, 8, 8], fusion_hidden_size=8,
    )).save_pretrained(tmp_path / "depth")  # fmt: skip
    size = {"height": 64, "width": 64}
    DPTImageProcessorPil(size=size).save_pretrained(tmp_path / "depth")

    guide = detect.guide(photo, "depth", SIZE, tmp_path)

    assert (guide.size, guide.mode) == (SIZE, "L")
    assert guide.getextrema() == (0, 255)


def segmenter(folder: Path, classes: int) -> Path:
    from transformers import (
        SegformerConfig,
        SegformerForSemanticSegmentation,
        SegformerImageProcessorPil,
    )

    torch.manual_seed(2)
    SegformerForSemanticSegmentation(SegformerConfig(
        num_labels=classes, hidden_sizes=[8, 8, 8, 8], depths=[1, 1, 1, 1],
        num_attention_heads=[1, 1, 1, 1], decoder_hidden_size=16,
    )).save_pretrained(folder / "segmentation")  # fmt: skip
    SegformerImageProcessorPil(size={"height": 64, "width": 64}).save_pretrained(
        folder / "segmentation"
    )
    return folder


def test_segments_have_the_colours_of_ade20k(photo: Image.Image, tmp_path: Path) -> None:
    from render.sketch.segments import COLOURS

    guide = detect.guide(photo, "segmentation", SIZE, segmenter(tmp_path, 150))

    assert (guide.size, guide.mode) == (SIZE, "RGB")
    known = {tuple(one) for one in palette.ADE20K.tolist()}
    assert {tuple(one) for one in np.asarray(guide).reshape(-1, 3).tolist()} <= known
    assert set(COLOURS.values()) <= known


def test_a_model_of_other_classes_is_refused(photo: Image.Image, tmp_path: Path) -> None:
    segmenter(tmp_path, 19)

    with pytest.raises(WeightsError, match="tells 19 classes; use a model for the 150 of ADE20K"):
        detect.guide(photo, "segmentation", SIZE, tmp_path)


class Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, ("/never",)


def test_a_pickle_that_runs_code_is_not_opened(photo: Image.Image, tmp_path: Path) -> None:
    torch.save({"state_dict": Bomb()}, tmp_path / "ControlNetHED.pth")

    with pytest.raises(WeightsError, match="holds more than weights and is not opened"):
        detect.guide(photo, "softedge", SIZE, tmp_path)


@pytest.mark.parametrize("content", [b"", b"half a file"])
def test_damaged_weights_are_named(photo: Image.Image, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "table5_pidinet.pth").write_bytes(content)

    with pytest.raises(WeightsError, match=r"table5_pidinet\.pth is damaged"):
        detect.guide(photo, "scribble", SIZE, tmp_path)


def test_the_weights_of_another_network_are_refused(photo: Image.Image, tmp_path: Path) -> None:
    (pidi(tmp_path) / "table5_pidinet.pth").rename(tmp_path / "body_pose_model.pth")

    with pytest.raises(WeightsError, match="of another network"):
        detect.guide(photo, "openpose", SIZE, tmp_path)


def test_a_folder_without_a_model_is_named(photo: Image.Image, tmp_path: Path) -> None:
    (tmp_path / "depth").mkdir()

    with pytest.raises(WeightsError, match="depth holds no such model"):
        detect.guide(photo, "depth", SIZE, tmp_path)


def test_the_weights_that_decide_a_guide_are_listed_once(tmp_path: Path) -> None:
    (segmenter(tmp_path, 150) / "notes.txt").write_text("mine")

    found = [name for name, _ in detect.ways.files(pidi(tmp_path))]

    assert found == [
        "table5_pidinet.pth", "segmentation/config.json", "segmentation/model.safetensors",
        "segmentation/preprocessor_config.json",
    ]  # fmt: skip


@pytest.mark.slow
def test_normals_and_poses_come_from_their_networks(photo: Image.Image, tmp_path: Path) -> None:
    from render.diffusion.detect.networks import Normals

    body = network("open_pose.model", "bodypose_model").state_dict()
    normals = network("normalbae.nets.NNET", "NNET", Normals).state_dict()
    torch.save({"model": normals}, tmp_path / "scannet.pt")
    # The file of the poses was made for one half of the network, without its name.
    bare = {key.partition(".")[2]: tensor for key, tensor in body.items()}
    torch.save(bare, tmp_path / "body_pose_model.pth")

    for kind in ("normal", "openpose"):
        guide = detect.guide(photo, kind, SIZE, tmp_path)

        assert (guide.size, guide.mode) == (SIZE, "RGB")
