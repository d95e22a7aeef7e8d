"""The picture prompt holds what matters most in 75 tokens, and weights are read."""

import pytest

from render.diffusion import prompt, tokens, weighting
from render.diffusion.presets import PRESETS
from render.order import Look, Order, Subject

WORDS = {
    "shot": "close-up", "action": "Anna opens the window", "place": "kitchen interior, old farm",
    "light": "night, lamp light", "style": "storyboard sketch, ink, black and white",
}  # fmt: skip
LONG_HAIR = Look(sex="female", age=30, outfit="dress", top_value=0.1, hair="long")
JOE = Subject(name="Joe", look=Look(age=70, outfit="coat", outer_value=0.9, hair="bald"))


def order(*others: Subject, **words: str) -> Order:
    anna = Subject(name="ANNA", look=LONG_HAIR, colour="teal")
    return Order(size="CU", subjects=(anna, *others), words={**WORDS, **words})


def test_the_slots_come_in_their_order() -> None:
    assert prompt.write(order()).text == (
        "close-up, a woman in a black dress opens the window, long dark brown hair, round face, "
        "freckles, kitchen interior, old farm, night, lamp light, storyboard sketch, ink, "
        "black and white"
    )


@pytest.mark.parametrize(
    ("length", "dropped"),
    [
        (4, ()),
        (40, ()),
        (45, ("more of the place",)),
        (48, ("more of the place", "the light")),
        (51, ("more of the place", "the light", "the style")),
        (53, ("more of the place", "the light", "the style", "the place")),
        (57, ("more of the place", "the light", "the style", "the place", "how ANNA looks")),
        (200, ("more of the place", "the light", "the style", "the place", "how ANNA looks",
               "the end of the action")),
    ],
)  # fmt: skip
def test_what_matters_least_is_left_out_first(length: int, dropped: tuple[str, ...]) -> None:
    written = prompt.write(order(action=f"Anna's {' '.join(['cat'] * length)}"))

    assert written.dropped == dropped
    assert tokens.count(written.text) <= 75
    assert written.text.startswith("close-up, a woman's cat")


def test_one_endless_word_still_fits() -> None:
    written = prompt.write(order(action="東" * 400))

    assert 0 < tokens.count(written.text) <= 75


def test_a_preset_has_a_sentence_of_its_own_and_colours() -> None:
    written = prompt.write(order(), PRESETS["dreamshot"].form)

    assert written.text.startswith(
        "a high-quality close shot picture of a woman in a teal dress opens the window, long"
    )
    assert "sketch" not in written.text


def test_braces_in_a_caption_are_words() -> None:
    written = prompt.write(order(action="{family} {0} \\1"), PRESETS["dreamshot"].form)

    assert "picture of {family} {0} \\1, " in written.text


def test_two_people_each_have_a_prompt_of_their_own() -> None:
    written = prompt.write(order(JOE, action="Anna hugs Joe"))

    assert written.text.startswith(
        "close-up, a woman in a black dress hugs an old man in a white coat, "
        "woman with long dark brown hair, round face, freckles, old man with bald head"
    )
    names, texts = zip(*written.people, strict=True)
    assert names == ("ANNA", "Joe")
    assert texts[0].startswith("a woman in a black dress, long dark brown hair")
    assert texts[1].endswith("storyboard sketch, ink, black and white")
    assert all(tokens.count(text) <= 75 for text in texts)


def test_one_person_has_none_and_of_three_two_are_described() -> None:
    max_ = JOE.model_copy(update={"name": "Max"})

    assert prompt.write(order()).people == ()
    crowded = prompt.write(order(JOE, max_, action=""))
    assert "a group of three people" in crowded.text
    assert [name for name, _ in crowded.people] == ["ANNA", "Joe"]


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
