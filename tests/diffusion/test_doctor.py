"""`doctor --artist diffusion` says of each thing whether it is there, and how to get it."""

import json
from pathlib import Path

import pytest
import torch
from diffusers.models import ControlNetModel
from safetensors.torch import load_file, save_file

from agent.cli.main import main
from render.diffusion.files import safety, weights
from tests import fakes
from tests.diffusion import tiny
from tests.diffusion.test_safety import checker
from tests.diffusion.test_vae import halves, taesd

Found = dict[str, dict[str, object]]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Found]:
    capsys.readouterr()
    status = main(["doctor", "--artist", "diffusion", "--json", *words], fakes.tools())
    told = json.loads(capsys.readouterr().out)["findings"]
    return status, {one["what"]: one for one in told}


def test_with_nothing_set_it_says_how_to_get_everything(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, found = findings(capsys)

    state = {what: str(one["state"]) for what, one in found.items()}
    assert status == 1
    assert [what for what, one in found.items() if not one["good"]] == ["model", "artist"]
    assert "stable-diffusion-v1-5/stable-diffusion-v1-5" in state["model"]
    assert "2.7 GB, licence CreativeML OpenRAIL-M" in state["model"]
    assert "none for close, medium, long" in state["LoRAs"]
    assert "openpose=lllyasviel/control_v11p_sd15_openpose (0.7 GB" in state["ControlNet openpose"]
    assert sum(what.startswith("ControlNet ") for what in found) == 9
    assert "madebyollin/taesd" in state["VAE"]
    assert "h94/IP-Adapter" in state["IP-Adapter"]
    assert ".pt is never opened" in state["embeddings"]
    assert "HF_HOME" in state["hub"]
    assert "--detectors" in state["detectors"]
    assert "there" in state["face detector"] or "pip install" in state["face detector"]
    assert {"libraries", "device", "safety checker", "artist"} <= found.keys()


def test_what_is_there_is_named_with_what_it_says_of_itself(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = weights.load(folder)
    close = tiny.lora(work / "close.safetensors", model)
    told = {"ss_tag_frequency": json.dumps({"10_ink": {"ink_style": 200, "woman": 90}}),
            "modelspec.license": "CC0"}  # fmt: skip
    save_file(load_file(close), close, metadata=told)
    ControlNetModel.from_unet(model.unet).save_pretrained(work / "pose")
    save_file({"emb_params": torch.randn(3, 16)}, work / "ink.safetensors")
    small = halves(taesd(), work)[1]
    words = ("--weights", str(folder), "--lora", f"close={close}:0.8", "--vae", str(small),
             "--control", f"openpose={work / 'pose'}", "--embedding", "ink=ink.safetensors",
             "--safety", str(checker(work / "checker", 1.0)))  # fmt: skip

    status, found = findings(capsys, *words)

    state = {what: str(one["state"]) for what, one in found.items()}
    assert status == 0
    assert state["model"].startswith(str(folder))
    assert (
        "x 0.8; rank 2; taught with the words 'ink_style, woman'; licence CC0"
        in (state["LoRA close"])
    )
    assert "none for medium, long" in state["LoRAs"]
    assert "taesd_encoder.safetensors" in state["VAE"]
    assert state["ControlNet openpose"].endswith("diffusion_pytorch_model.safetensors")
    assert "3 of the 75 tokens" in state["embedding ink"]
    assert state["safety checker"].endswith("model.safetensors")
    assert str(folder) in state["artist"]


def test_one_bad_file_hides_no_other(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torch.save({"x": 1}, work / "close.safetensors")
    words = ("--weights", str(folder), "--lora", "close=close.safetensors", "--lora", "medium",
             "--control", "depth=none.safetensors", "--embedding", "x=x.safetensors")  # fmt: skip

    status, found = findings(capsys, *words)

    bad = {what for what, one in found.items() if not one["good"]}
    assert status == 1
    assert bad == {"LoRA close", "LoRA medium", "ControlNet depth", "embedding x", "artist"}
    assert "pickle" in str(found["LoRA close"]["state"])
    assert "is not NAME=FILE" in str(found["LoRA medium"]["state"])
    assert all("\n" not in str(one["state"]) for one in found.values())


def test_a_checker_of_the_models_folder_is_said_and_can_be_left_out(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = tiny.folder(work / "model")
    checker(model / safety.FOLDER, 1.0)

    on = findings(capsys, "--weights", str(model))[1]["safety checker"]["state"]
    off = findings(capsys, "--weights", str(model), "--safety", "off")[1]["safety checker"]["state"]

    assert "--safety off leaves it out" in str(on)
    assert off == "off"


def test_it_fetches_nothing_even_when_told_to(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, found = findings(capsys, "--weights", "nobody/nothing", "--download")

    assert status == 1
    assert "--download fetches it" in str(found["model"]["state"])


def test_the_short_word_is_one_line_about_the_artist(
    work: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["doctor", "--weights", str(folder)], fakes.tools())

    lines = capsys.readouterr().out.splitlines()
    assert not [one for one in lines if "ControlNet" in one]
    [artist] = [one for one in lines if "artist:" in one]
    assert artist.endswith("(doctor --artist diffusion says all)")
