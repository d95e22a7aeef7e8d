"""An edited picture looks where the plain one looks, and is the plain one where nothing changes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import Tensor

from render import crew
from render.diffusion import pipeline
from render.diffusion.artist import DiffusionArtist
from render.diffusion.device import Device
from render.diffusion.files.weights import Model
from render.diffusion.kit import Kit
from render.diffusion.pipeline import Batch, Way
from render.diffusion.techniques import attention, composition
from render.diffusion.techniques.alignment import Alignment, aligned
from render.diffusion.techniques.attention import Call
from render.diffusion.techniques.composition import Composition, Pair
from render.diffusion.words.text import Encoder
from render.diffusion.words.weighting import chunks
from render.order import Order, Picture, Sources
from tests.diffusion.test_apart import Staging, two
from tests.diffusion.test_artist import CPU, HALF, NONE, FlatStaging, net, order, pixels

SAME: Alignment = tuple((place, place, 1.0) for place in range(77))
ROWS = 2
HEADS, TOKENS, WIDTH = 2, 16, 4


def call(model: Model, *, words: bool, rows: int = ROWS, length: int = 77) -> Call:
    """A layer about to look: an unguided half and a guided one."""
    generator = torch.Generator().manual_seed(5)

    def some(tokens: int) -> Tensor:
        return torch.randn(2 * rows, HEADS, tokens, WIDTH, generator=generator) * 3

    layer = model.unet.mid_block.attentions[0].transformer_blocks[0].attn1
    seen = length if words else TOKENS
    return Call("mid_block", layer, words, some(TOKENS), some(seen), some(seen))


def maps(one: Call, row: int) -> Tensor:
    return (one.query[row] @ one.key[row].transpose(-1, -2) / WIDTH**0.5).softmax(-1)


def seen(alignment: Alignment, one: Call, share: float = 0.0, coarse: int = TOKENS) -> Tensor:
    technique = Composition([Pair(0, 1, alignment)], ROWS, coarse)
    technique.step(share)
    return technique.attend(one, attention.looked)


PLAIN, GUIDED = ROWS, ROWS + 1
"""The rows of the guided half."""


def test_words_that_stay_are_seen_where_the_plain_picture_sees_them(model: Model) -> None:
    one = call(model, words=True)

    found = seen(SAME, one)

    expected = maps(one, PLAIN) @ one.value[GUIDED]
    assert torch.allclose(found[GUIDED], expected, atol=1e-5)
    untouched = attention.looked(one)
    assert torch.equal(found[:GUIDED], untouched[:GUIDED])
    assert not torch.allclose(found[GUIDED], untouched[GUIDED], atol=1e-2)


def test_a_new_word_keeps_its_own_map_and_a_replaced_one_takes_the_old_ones(model: Model) -> None:
    plain, edited = "a cat in a hat", "a cat in a motorcycle helmet, it smiles"
    swapped = "a cat in a motorcycle helmet"
    one = call(model, words=True)

    found = seen(aligned(chunks(plain), chunks(swapped), chunks(edited)), one)

    theirs, own = maps(one, PLAIN), maps(one, GUIDED)
    expected = theirs.clone()
    expected[..., 5] = expected[..., 6] = theirs[..., 5] / 2
    expected[..., 7:10] = own[..., 7:10]
    assert torch.allclose(found[GUIDED], expected @ one.value[GUIDED], atol=1e-5)


def test_a_chunk_behind_both_prompts_is_seen_as_in_the_plain_picture(model: Model) -> None:
    one = call(model, words=True, length=154)

    found = seen(SAME, one)

    assert torch.allclose(found[GUIDED], maps(one, PLAIN) @ one.value[GUIDED], atol=1e-5)


def test_the_picture_sees_itself_as_the_plain_one_does_with_its_own_values(model: Model) -> None:
    one = call(model, words=False)

    found = seen(SAME, one)

    assert torch.allclose(found[GUIDED], maps(one, PLAIN) @ one.value[GUIDED], atol=1e-5)
    assert torch.equal(found[:GUIDED], attention.looked(one)[:GUIDED])


@pytest.mark.parametrize(
    ("words", "share", "coarse"),
    [(True, composition.WORDS, TOKENS), (False, composition.ITSELF, TOKENS), (False, 0.0, 15)],
)
def test_late_on_the_way_and_in_fine_layers_it_looks_by_itself(
    words: bool,
    share: float,
    coarse: int,
    model: Model,
) -> None:
    one = call(model, words=words)

    assert torch.equal(seen(SAME, one, share, coarse), attention.looked(one))


def test_without_guidance_every_row_is_of_the_guided_half(model: Model) -> None:
    one = call(model, words=True)
    half = replace(one, query=one.query[2:], key=one.key[2:], value=one.value[2:])

    assert torch.allclose(seen(SAME, half), seen(SAME, one)[2:], atol=1e-6)


def test_other_techniques_keep_what_they_add(model: Model) -> None:
    one = call(model, words=True)
    technique = Composition([Pair(0, 1, SAME)], ROWS, TOKENS)

    def brighter(call: Call) -> Tensor:
        return attention.looked(call) + 1

    assert torch.allclose(technique.attend(one, brighter), seen(SAME, one) + 1, atol=1e-5)


@pytest.mark.parametrize("name", ["DDIM", "DPM++ SDE Karras", "Heun", "LCM"])
def test_a_pair_of_one_prompt_ends_as_one_picture_to_the_bit(name: str, model: Model) -> None:
    encoder = Encoder(model.text_encoder)

    def ends(*techniques: Composition) -> Tensor:
        rows = [pipeline.noise(7, 64, 64) for _ in range(ROWS)]
        batch = Batch(encoder.encode(chunks("a cat")).repeat(ROWS, 1, 1),
                      encoder.encode(chunks("")).repeat(ROWS, 1, 1),
                      torch.cat([noise for noise, _ in rows]), [one for _, one in rows],
                      techniques=techniques)  # fmt: skip
        return pipeline.denoise(model.unet, model.schedule, Way(name, 4, 6.0), batch)

    plain, edited = ends(), ends(Composition([Pair(0, 1, SAME)], ROWS, TOKENS))

    assert torch.equal(plain, edited)


Draw = Callable[..., list[Picture]]
WORDS = {"shot": "close-up", "action": "a woman in a hat waits", "style": "sketch"}


def asked(*edits: str, seed: int = 1, action: str = WORDS["action"]) -> Order:
    return order(seed=seed, words={**WORDS, "action": action}, sources=Sources(edits=edits))


@pytest.fixture
def draw(folder: Path) -> Draw:
    """Draws orders, one at a time in a batch unless said otherwise."""

    def drawn(*orders: Order, device: Device = CPU, **kit: object) -> list[Picture]:
        made = replace(Kit(folder, preset="draft"), **kit)  # type: ignore[arg-type]
        return list(DiffusionArtist(made, FlatStaging(), NONE, device).draw(orders))

    return drawn


def apart(one: Picture, other: Picture) -> float:
    return float(np.abs(pixels(one) - pixels(other)).mean())


@pytest.mark.parametrize(
    ("preset", "edit"),
    [("draft", "hat -> helmet"), ("draft", "she smiles"), ("draft", "(hat:1.6)"),
     ("draft", "in a hat ->"), ("dreamshot", "hat -> helmet")],
)  # fmt: skip
def test_an_edit_changes_the_picture_and_says_to_what(edit: str, preset: str, draw: Draw) -> None:
    plain, edited = draw(asked(), asked(edit), preset=preset)

    assert apart(plain, edited) > 0.1
    assert plain.told["prompt"] == edited.told["prompt"]
    assert "edited" not in plain.told
    assert edited.told["edited"] != edited.told["prompt"]


@pytest.mark.parametrize("edit", ["hat -> hat", "Hat -> hat", "(hat:1.0)"])
def test_an_edit_without_effect_leaves_the_picture_to_the_byte(edit: str, draw: Draw) -> None:
    plain, edited = draw(asked(), asked(edit))

    assert np.array_equal(pixels(plain), pixels(edited))


@pytest.mark.parametrize("seed", range(3))
def test_an_edit_leaves_more_of_the_picture_than_another_prompt_does(seed: int, draw: Draw) -> None:
    plain, edited, anew = draw(
        asked(seed=seed), asked("(hat:1.6)", seed=seed),
        asked(seed=seed, action="a woman in a (hat:1.6) waits"),
    )  # fmt: skip

    assert 0 < apart(plain, edited) < apart(plain, anew)


def test_edits_of_a_batch_are_drawn_as_each_alone(draw: Draw) -> None:
    orders = [asked("hat -> helmet", seed=1), asked(), asked("she smiles", seed=2),
              asked("hat -> motorcycle helmet", "(helmet:1.3)", seed=3)]  # fmt: skip

    together = draw(*orders, batch=2)
    alone = [picture for one in orders for picture in draw(one, batch=2)]

    for one, other in zip(together, alone, strict=True):
        assert np.array_equal(pixels(one), pixels(other))


def test_a_taught_word_of_many_tokens_makes_no_neighbour_longer(draw: Draw, tmp_path: Path) -> None:
    path = tmp_path / "crown.safetensors"
    save_file({"emb_params": torch.randn(74, 16)}, path)
    kit = {"batch": 2, "embeddings": (("oldcrown", path),)}

    _, beside = draw(asked("hat -> oldcrown"), asked("hat -> helmet"), **kit)
    (alone,) = draw(asked("hat -> helmet"), **kit)

    assert np.array_equal(pixels(beside), pixels(alone))


def test_a_prompt_of_many_tokens_can_be_edited(draw: Draw) -> None:
    negative = ", ".join(["rain"] * 80)

    plain, edited = draw(asked(), asked("hat -> helmet"), negative=negative)

    assert apart(plain, edited) > 0.1


def gentle(control: Path) -> Path:
    """Return a ControlNet that says less, so that words still count."""
    file = control / "diffusion_pytorch_model.safetensors"
    held = load_file(file)
    save_file(
        {name: one / 10 if "controlnet_" in name else one for name, one in held.items()}, file
    )
    return control


def test_an_edited_picture_is_guided_as_the_plain_one(
    draw: Draw, folder: Path, tmp_path: Path
) -> None:
    guided = {"controls": (("lineart", gentle(net(folder, tmp_path / "lineart", 1))),)}

    free = draw(asked("hat -> helmet"))[0]
    plain, edited = draw(asked(), asked("hat -> helmet"), **guided)

    assert apart(plain, edited) > 0.1
    assert apart(free, edited) > 0.1


def test_half_precision_edits_nearly_the_same(draw: Draw) -> None:
    full = draw(asked(), asked("hat -> helmet"))
    half = draw(asked("hat -> helmet"), device=HALF)

    assert apart(full[1], half[0]) < apart(full[0], full[1]) / 2


def test_what_a_mask_keeps_an_edit_keeps_too(folder: Path) -> None:
    size = (64, 64)
    start, mask = Image.linear_gradient("L").resize(size), Image.new("L", size)
    mask.paste(255, (0, 0, 32, 64))
    there = {"start": start, "mask": mask}
    sources = Sources(start="start", mask="mask", strength=0.9, edits=("hat -> helmet",))
    artist = DiffusionArtist(Kit(folder, preset="draft"), FlatStaging(), there.__getitem__, CPU)

    made = next(artist.draw([order(words=WORDS, sources=sources)]))

    before = np.asarray(start.convert("RGB"), np.int16)
    assert np.array_equal(pixels(made)[:, 32:], before[:, 32:])


def test_an_edit_that_finds_nothing_is_one_line_and_takes_no_other_with_it(folder: Path) -> None:
    artist = DiffusionArtist(Kit(folder, preset="draft"), FlatStaging(), NONE, CPU)

    results = dict(crew.draw(artist, [asked(), asked("cap -> hat"), asked(seed=2)]))

    failure = results[1]
    assert isinstance(failure, crew.Failure)
    assert failure.reason.startswith("the edit 'cap -> hat' finds no 'cap'")
    assert not any(isinstance(results[at], crew.Failure) for at in (0, 2))


def test_an_edit_about_one_of_two_people_is_in_the_words_of_that_one(folder: Path) -> None:
    kit = Kit(folder, preset="draft")

    def with_(*edits: str) -> Picture:
        artist = DiffusionArtist(kit, Staging(), NONE, CPU)
        return next(artist.draw([two(sources=Sources(edits=edits))]))

    plain, smiling, shaved, same = (
        with_(), with_("she smiles"), with_("grey beard -> moustache"), with_("(beard:1.0)"),
    )  # fmt: skip

    assert smiling.told["edited prompt of Anna"].split(", ")[1] == "she smiles"
    assert "edited prompt of Bert" not in smiling.told
    assert "moustache" in shaved.told["edited prompt of Bert"]
    assert apart(plain, smiling) > 0.1
    assert apart(plain, shaved) > 0.01
    assert np.array_equal(pixels(plain), pixels(same))
