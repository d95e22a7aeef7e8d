"""What is counted and left out is what the model reads; every word in it acts."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from render.diffusion.artist import DiffusionArtist
from render.diffusion.device import Device
from render.diffusion.files import weights
from render.diffusion.kit import Kit, Weighed
from render.diffusion.words import prompt, text, weighting
from render.order import Order, Picture
from tests.diffusion import tiny
from tests.diffusion.test_artist import NONE, FlatStaging, order
from tests.diffusion.test_command import said, work

__all__ = ["work"]

CPU = Device("cpu", "float32")


@pytest.fixture
def kit(folder: Path) -> Kit:
    return Kit(folder, preset="draft")


def drawn(kit: Kit, *orders: Order) -> list[Picture]:
    return list(DiffusionArtist(kit, FlatStaging(), NONE, CPU).draw(orders))


def embedding(path: Path, vectors: int) -> Path:
    save_file({"emb_params": torch.randn(vectors, 16)}, path)
    return path


@pytest.mark.parametrize("vectors", [1, 3, 12])
def test_a_taught_word_is_counted_as_the_encoder_reads_it(
    vectors: int, folder: Path, tmp_path: Path
) -> None:
    path = embedding(tmp_path / "noir.safetensors", vectors)
    kit = Kit(folder, embeddings=(("NoirStyle", path),))

    words = text.teach(weights.load(folder).text_encoder, dict(kit.embeddings))

    assert kit.taught == {"noirstyle": vectors}
    for told in ("a noirstyle cat", "NoirStyle, (noirstyle:1.2)", "noirstyles"):
        read = sum(
            token < 49406 or token > 49407
            for chunk in weighting.chunks(told, words)
            for token in chunk.tokens
        )
        assert weighting.count(told, kit.taught) == read


def test_a_prompt_with_taught_words_is_read_in_one_pass(folder: Path, tmp_path: Path) -> None:
    path = embedding(tmp_path / "noir.safetensors", 20)
    kit = Kit(folder, embeddings=(("noirstyle", path),), preset="draft")
    long = order(words={"action": f"noirstyle {'cat ' * 70}", "style": "ink"})

    picture = drawn(kit, long)[0]

    words = text.teach(weights.load(folder).text_encoder, dict(kit.embeddings))
    assert len(weighting.chunks(picture.told["prompt"], words)) == 1
    assert picture.told["prompt"] == prompt.write(long, taught=kit.taught).text
    assert any("left out" in note for note in picture.notes)


def test_a_lora_in_the_negative_prompt_is_used_and_no_word_of_it_read(
    kit: Kit, folder: Path, tmp_path: Path
) -> None:
    noir = tiny.lora(tmp_path / "noir.safetensors", weights.load(folder))
    kit = replace(kit, loras=(Weighed("noir", noir),))
    asked = replace(kit, negative="blurry <lora:noir:0.5>")

    plain, used = drawn(replace(kit, negative="blurry"), order()), drawn(asked, order())

    assert asked.manner.negative == "blurry"
    assert (plain[0].told["loras"], used[0].told["loras"]) == ("", "noir x 0.5")
    assert not np.array_equal(np.asarray(plain[0].image), np.asarray(used[0].image))


def test_a_weight_moves_a_picture_and_an_escaped_one_does_not(kit: Kit) -> None:
    words = ("a cat", "a (cat:1.5)", weighting.escaped("a (cat:1.5)"), "a cat")

    plain, weighed, quiet, again = (
        np.asarray(one.image) for one in drawn(kit, *(order(words={"action": w}) for w in words))
    )

    assert np.array_equal(plain, again)
    assert not np.array_equal(plain, weighed)
    assert not np.array_equal(quiet, weighed)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--sampler", "Fast"), "'Fast' is none of Euler, Euler a"),
        (("--steps", "0"), "0 is not in the range 1<=x<=150"),
        (("--guidance", "0.5"), "0.5 is not in the range 1<=x<=30"),
        (("--clip-skip", "13"), "13 is not in the range 1<=x<=12"),
        (("--sampler", "lcm", "--steps", "60"), "LCM takes at most 50 steps, not 60"),
        (("--preset", "turbo"), "wants a step-distilled LoRA"),
        (("--guidance", "1", "--negative", "blurry"), "--negative does nothing at guidance 1"),
    ],
)
def test_a_manner_that_cannot_be_is_one_line(
    words: tuple[str, ...], why: str, folder: Path, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, err = said(capsys, "--artist", "diffusion", "--weights", str(folder), *words)

    assert status == 2
    assert why in err.splitlines()[-1]


@pytest.mark.parametrize("line", ['sampler = "Fast"', "steps = 0", "guidance = 0.5"])
def test_a_manner_set_wrongly_is_one_line(
    line: str, folder: Path, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work / "storyboard.toml").write_text(f'artist = "diffusion"\nweights = "{folder}"\n{line}\n')

    status, err = said(capsys)

    assert status == 2
    assert line.split(" = ")[0] in err.splitlines()[-1]


def test_a_user_s_own_manner_draws_and_stands_in_the_recipe(
    folder: Path, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _ = said(capsys, "--artist", "diffusion", "--weights", str(folder), "--sampler",
                     "euler a", "--steps", "2", "--guidance", "3.5", "--clip-skip", "2",
                     "--scenes", "1")  # fmt: skip

    assert status == 0
    recipe = next((work / "board.board").rglob("recipes/*.json"))
    version = json.loads(json.loads(recipe.read_text())["made_of"]["version"])
    told = [version[name] for name in ("sampler", "steps", "guidance", "clip_skip")]
    assert told == ["Euler a", 2, 3.5, 2]
