"""The picture prompt holds what matters most in 75 tokens, and weights are read."""

import pytest

from render.diffusion import prompt, tokens, weighting
from render.diffusion.presets import PRESETS
from render.order import Look, Order, Subject

WORDS = {
    "shot": "close-up", "action": "Anna opens the window", "place": "interior, kitchen",
    "light": "natural light", "style": "storyboard sketch, black and white",
    "extra": "woman of 30, black bob",
}  # fmt: skip


def order(**words: str) -> Order:
    anna = Subject(name="ANNA", look=Look(sex="female", age=30))
    return Order(size="CU", subjects=(anna,), words={**WORDS, **words})


def test_the_slots_come_in_their_order() -> None:
    assert prompt.write(order()).text == (
        "close-up, a woman opens the window, woman of 30, black bob, interior, kitchen, "
        "natural light, storyboard sketch, black and white"
    )


@pytest.mark.parametrize(
    ("length", "dropped"),
    [
        (4, ()),
        (50, ("light",)),
        (54, ("light", "place")),
        (57, ("light", "place", "looks")),
        (62, ("light", "place", "looks")),
        (66, ("light", "place", "looks", "style")),
        (200, ("light", "place", "looks", "style", "the end of the action")),
    ],
)
def test_what_matters_least_is_left_out_first(length: int, dropped: tuple[str, ...]) -> None:
    written = prompt.write(order(action=" ".join(["cat"] * length)))

    assert written.dropped == dropped
    assert tokens.count(written.text) <= 75
    assert written.text.startswith("close-up, cat")


def test_one_endless_word_still_fits() -> None:
    written = prompt.write(order(action="東" * 400))

    assert 0 < tokens.count(written.text) <= 75


def test_a_preset_has_a_sentence_of_its_own() -> None:
    written = prompt.write(order(), PRESETS["dreamshot"].form)

    assert written.text == "a high-quality close shot picture of a woman opens the window"


def test_braces_in_a_caption_are_words() -> None:
    written = prompt.write(order(action="{family} {0} \\1"), PRESETS["dreamshot"].form)

    assert written.text.endswith("picture of {family} {0} \\1")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("a cat", (("a cat", 1.0),)),
        ("a (cat:1.3) here", (("a ", 1.0), ("cat", 1.3), (" here", 1.0))),
        ("(cat)", (("cat", 1.1),)),
        ("[cat]", (("cat", 1 / 1.1),)),
        (r"\(cat\)", (("(cat)", 1.0),)),
        ("(a (b:2):1.5)", (("a ", 1.5), ("b", 3.0))),
        ("a) b]", (("a) b]", 1.0),)),
        ("time 10:30", (("time 10:30", 1.0),)),
    ],
)
def test_weights_are_read(text: str, pieces: tuple[tuple[str, float], ...]) -> None:
    read = weighting.parse(text)

    assert [words for words, _ in read] == [words for words, _ in pieces]
    assert [weight for _, weight in read] == pytest.approx([weight for _, weight in pieces])


def test_a_long_prompt_becomes_chunks_of_77() -> None:
    made = weighting.chunks("cat " * 100)

    assert [len(one.tokens) for one in made] == [77, 77]
    assert made[1].tokens.count(2368) == 25


def test_an_empty_prompt_is_one_chunk() -> None:
    assert weighting.chunks("")[0].tokens == (49406, *[49407] * 76)


def test_a_lora_in_a_prompt_is_taken_out_of_it() -> None:
    assert weighting.loras("a cat <lora:noir:0.7>, <lora:ink>") == (
        "a cat ,", {"noir": 0.7, "ink": 1.0},
    )  # fmt: skip
