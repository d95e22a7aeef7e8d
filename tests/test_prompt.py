"""The picture prompt holds what matters most in 75 tokens, and weights are read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.diffusion.presets import PRESETS
from render.diffusion.words import prompt, tokens, weighting
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
    assert weighting.loras("a cat <lora:noir:0.7>, <lora:ink> <lora:age:-1.5>") == (
        "a cat ,", {"noir": 0.7, "ink": 1.0, "age": -1.5},
    )  # fmt: skip


def test_what_a_person_wrote_is_live_and_split_at_no_bracket() -> None:
    red = LONG_HAIR.model_copy(update={"words": "(red hair, freckles:1.3), <lora:ink:0.4> scar"})
    anna = Subject(name="Anna", look=red)

    written = Order(size="CU", subjects=(anna,), words={"action": "(Anna:1.2) runs <lora:Noir:.7>"})

    assert prompt.asked(written) == {"noir": 0.7, "ink": 0.4}
    text = prompt.write(written).text
    assert text.startswith("(a woman in a black dress:1.2) runs, (red hair, freckles:1.3), scar")
    assert "lora" not in text


def test_a_script_s_own_brackets_weigh_nothing() -> None:
    text = weighting.escaped("(beat:1.9) a [sic] <lora:x:2> BREAK \\ here")

    assert weighting.parse(text) == (("(beat:1.9) a [sic] <lora:x:2> break \\ here", 1.0),)
    assert weighting.loras(text) == (text, {})


def test_break_begins_a_new_chunk() -> None:
    made = weighting.chunks("a red cat BREAK a blue dog")

    assert len(made) == 2
    assert made[0].tokens[1:4] == tokens.encode("a red cat")
    assert len(weighting.chunks("GLASSES BREAKING")) == 1


def test_a_taught_word_takes_as_many_tokens_as_it_has_vectors() -> None:
    many = order(action=f"Anna waits, noirstyle {'cat ' * 35}")

    assert weighting.count("a noirstyle cat", {"noirstyle": 8}) == 10
    plain, taught = prompt.write(many), prompt.write(many, taught={"noirstyle": 8})
    assert taught.full == plain.full - tokens.count("noirstyle") + 8
    assert len(taught.dropped) > len(plain.dropped)


def test_cutting_leaves_no_bracket_open() -> None:
    written = prompt.write(order(action=f"a room, ({'cat ' * 100}:1.3)"))

    assert written.dropped[-1] == "the end of the action"
    assert "(" not in written.text


@pytest.mark.parametrize(
    ("action", "start"),
    [
        ("Anna kneels.", "a woman in a black dress kneels"),
        ("ANNA kneels, Anna rises.", "a woman in a black dress kneels, the woman rises"),
        ("Anna's hand", "a woman's hand"),
        ("ANNA’S hand", "a woman's hand"),
        ("The Anna of old", "a woman in a black dress of old"),
        ("Annabel, Mary-Anna and she kneel", "Annabel, Mary-Anna and she kneel"),
        ("anna is no name", "anna is no name"),
    ],
)
def test_names_become_what_a_model_knows(action: str, start: str) -> None:
    assert prompt.write(order(action=action)).text.startswith(f"close-up, {start}")


def test_somebody_with_a_token_is_called_by_it_and_not_described() -> None:
    known = Subject(name="Anna", look=LONG_HAIR.model_copy(update={"token": "sks_anna"}))

    written = prompt.write(Order(size="CU", subjects=(known, JOE), words={"action": "Anna's cat"}))

    assert written.text.startswith("sks_anna's cat")
    assert "hair" not in written.text
    assert written.people[0] == ("Anna", "sks_anna")


def test_two_who_wear_the_same_are_told_apart_by_their_hair() -> None:
    other = JOE.model_copy(update={"name": "Max", "look": JOE.look.model_copy(
        update={"hair": "long", "hair_value": 0.1})})  # fmt: skip

    text = prompt.write(Order(size="MS", subjects=(JOE, other), words={})).text

    assert text.startswith("an old man with a bald head and an old man with long black hair")


def test_faces_differ_where_nothing_else_does() -> None:
    faces = {
        prompt.write(Order(size="CU", subjects=(Subject(name="A", look=Look(seed=seed)),))).text
        for seed in range(30)
    }

    assert len(faces) == 30


def test_a_close_shot_tells_of_faces_and_a_long_one_of_figures() -> None:
    look = Look(beard="full", glasses="round", build=0.8)

    close, far, tiny = (
        prompt.write(Order(size=size, subjects=(Subject(name="A", look=look),))).text
        for size in ("CU", "LS", "ELS")
    )

    assert "round glasses" in close
    assert "heavyset" not in close
    assert "heavyset" in far
    assert "glasses" not in far
    assert tiny == "a man in a light shirt"


def test_a_sentence_of_a_preset_never_ends_in_nothing() -> None:
    nobody = Order(size="LS", words={**WORDS, "action": ""})

    assert prompt.write(nobody, PRESETS["dreamshot"].form).text == (
        "a high-quality long shot picture of kitchen interior, old farm, night, lamp light"
    )


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.text(st.sampled_from("ab (),.[]:1é<>\\'東-\n"), max_size=160), min_size=6,
                   max_size=6),
    extras=st.integers(0, 12),
    form=st.sampled_from(("", PRESETS["dreamshot"].form)),
)  # fmt: skip
def test_whatever_is_written_fits_and_is_one_pass(texts: list[str], extras: int, form: str) -> None:
    slots = ("shot", "action", "place", "light", "style", "extra", "edit")
    anna = Subject(name="Anna", look=LONG_HAIR.model_copy(update={"words": texts[5]}))
    words = dict(zip(slots, [*texts, texts[1]], strict=True))
    wild = Order(size="MS", subjects=(anna, JOE), extras=extras, words=words)

    written = prompt.write(wild, form)

    for text in (written.text, *(text for _, text in written.people)):
        assert weighting.count(text) <= 75
        assert len(weighting.chunks(text)) == 1
    assert bool(written.dropped) == (written.full > 75)
