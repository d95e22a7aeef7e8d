"""Without the libraries of models every mistake is still named, and named first."""

import json
import sys
from pathlib import Path

import pytest

from render.diffusion import libraries
from tests.cli.conftest import Ran, Run

HEAVY = (*libraries.NEEDED, "huggingface_hub")


@pytest.fixture
def bare(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command where nothing of the extra is installed."""
    for name in HEAVY:
        monkeypatch.setitem(sys.modules, name, None)

    def storyboard(*words: str) -> Ran:
        return run(*words)

    return storyboard


def weights(folder: Path, name: str = "model.safetensors") -> Path:
    """Write a file whose header names the parts of a whole model."""
    keys = ("model.diffusion_model.input_blocks.0.0.weight", "first_stage_model.x",
            "cond_stage_model.transformer.x")  # fmt: skip
    entry = {"dtype": "F16", "shape": [0, 4], "data_offsets": [0, 0]}
    head = json.dumps(dict.fromkeys(keys, entry)).encode()
    path = folder / name
    path.write_bytes(len(head).to_bytes(8, "little") + head)
    return path


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--lora", "close"), "'close' is not NAME=FILE"),
        (("--lora", "close=none.safetensors"), "--lora close: cannot read the weights none"),
        (("--control", "dance=x"), "there are openpose"),
        (("--control", "depth=none.safetensors"), "--control depth: cannot read the weights"),
        (("--vae", "none.safetensors"), "--vae: cannot read the weights none"),
        (("--embedding", "ink=none.safetensors"), "--embedding ink: cannot read the weights"),
        (("--detectors", "none"), "--detectors: there is no folder none"),
        (("--frames", "none"), "--frames: none is not there"),
        (("--weights", "nowhere/at/all"), "there is no model at nowhere/at/all"),
        (("--weights", "empty"), "no model's folder: it has no unet, vae, text_encoder"),
        (("--weights", "pick.ckpt"), "pick.ckpt is a pickle, by its name; pickles are never"),
        (("--embedding", "ink=pick.pt"), "convert it once as the README says"),
        ((), "needs torch"),
        (("--weights", "maker/model"), "needs torch"),
    ],
)
def test_a_mistake_is_named_before_a_library(
    bare: Run, tmp_path: Path, words: tuple[str, ...], why: str
) -> None:
    model = ("--weights", str(weights(tmp_path)))
    (tmp_path / "empty").mkdir()
    for name in ("pick.ckpt", "pick.pt"):
        (tmp_path / name).write_bytes(b"no zip and no header")
    ran = bare("film.fountain", "--artist", "diffusion", *model, *words)
    assert ran.status in (1, 2)
    assert why in ran.err
    assert ran.err.count("\n") == 1


def test_a_mistake_beside_a_model_that_is_not_there_is_named_before_anything_is_fetched(
    bare: Run,
) -> None:
    ran = bare("film.fountain", "--artist", "diffusion", "--weights", "maker/model", "--download",
               "--lora", "close=none.safetensors")  # fmt: skip
    assert "--lora close: cannot read the weights none.safetensors" in ran.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--mask", "nope.png"), "--mask: "),
        (("--from", "99"), "take 99"),
        (("--from", "nope.png"), "--from: "),
        (("--guide", "scribble=nope.png"), "--guide: "),
        (("--reference", "nope.png"), "--reference: "),
    ],
)
@pytest.mark.parametrize("who", [(), ("--artist", "diffusion", "--weights", "maker/model")])
def test_what_a_panel_lacks_is_named_before_who_could_draw_it(
    bare: Run, words: tuple[str, ...], why: str, who: tuple[str, ...]
) -> None:
    bare("film.fountain", "-o", "out.pdf")
    ran = bare("reshoot", "out.board", "2B", *words, *who)
    assert ran.status == 2
    assert why in ran.err
    assert ran.err.count("\n") == 1


def look(bare: Run, *words: str) -> dict[str, tuple[bool, str]]:
    ran = bare("doctor", "--artist", "diffusion", "--json", *words)
    assert ran.status == 1
    found = json.loads(ran.out)["findings"]
    return {one["what"]: (one["good"], one["state"]) for one in found}


def test_doctor_looks_at_all_that_needs_no_library(bare: Run, tmp_path: Path) -> None:
    model = weights(tmp_path)
    found = look(bare, "--weights", str(model), "--lora", "close=none.safetensors",
                 "--control", "dance=x")  # fmt: skip
    assert not found["libraries"][0]
    assert "pip install '.[diffusion]' in the folder of storyboard" in found["libraries"][1]
    assert found["model"][0]
    assert str(model) in found["model"][1]
    assert not found["LoRA close"][0]
    assert not found["ControlNet dance"][0]
    assert found["VAE"][0]


def test_doctor_calls_a_missing_model_bad_where_the_artist_needs_one(bare: Run) -> None:
    found = look(bare)
    assert not found["model"][0]
    assert not found["artist"][0]


def test_doctor_names_a_list_of_settings_on_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "storyboard.toml").write_text('lora = ["close=a", "long=b"]\n')
    told = [line for line in run("doctor").out.splitlines() if "settings" in line]
    assert told == ["ok   settings: lora close=a; long=b, workers 1"]


@pytest.mark.parametrize("words", [("--retake", "2"), ("--preset", "turbo", "--artist", "sketch")])
def test_an_option_that_does_nothing_shoots_nothing(run: Run, words: tuple[str, ...]) -> None:
    run("film.fountain", "-o", "out.pdf")
    before = run("takes", "out.board", "2B").out
    ran = run("reshoot", "out.board", "2B", *words)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert f"{words[0]} does nothing without a model" in ran.err
    assert run("takes", "out.board", "2B").out == before
    assert run("reshoot", "out.board", "2B", "--size", "CU", *words).status == 0


def test_doctor_says_once_that_there_is_no_model(bare: Run) -> None:
    found = look(bare, "--weights", "nowhere/at/model")
    assert [state for _, state in found.values() if "nowhere/at/model" in state] == [
        found["model"][1]
    ]
    assert not found["artist"][0]


def test_nothing_is_to_be_dropped_where_there_is_nothing(run: Run) -> None:
    run("film.fountain", "-o", "out.pdf")
    ran = run("reshoot", "out.board", "2B", "--strength", "strong")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert ran.err.endswith("--artist diffusion and --weights\n")
