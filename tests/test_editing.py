"""Edits change a prompt where its words stand; its tokens stay aligned with the plain ones."""

import pytest

from render.diffusion.techniques.alignment import aligned
from render.diffusion.words import editing
from render.diffusion.words.prompt import write
from render.diffusion.words.tokens import USABLE, count
from render.diffusion.words.weighting import chunks
from render.errors import EditError
from render.order import Look, Order, Subject

PLAIN = "medium shot, a man in a hat waits, straw Hat on a chair"


@pytest.mark.parametrize(
    ("edits", "prompt"),
    [
        (["hat -> helmet"], "medium shot, a man in a helmet waits, straw helmet on a chair"),
        (["straw  hat → old hat"], "medium shot, a man in a hat waits, old hat on a chair"),
        (["(waits:1.4)"], "medium shot, a man in a hat (waits:1.4), straw Hat on a chair"),
        (["medium shot ->"], "a man in a hat waits, straw Hat on a chair"),
        (["straw hat -> cap", "hat -> helmet"],
         "medium shot, a man in a helmet waits, cap on a chair"),
        (["she smiles"], PLAIN),
    ],
)  # fmt: skip
def test_words_are_replaced_weighed_or_taken_out(edits: list[str], prompt: str) -> None:
    assert editing.words(PLAIN, edits) == prompt


@pytest.mark.parametrize("edit", ["at -> on", "helmet -> hat", "(smiles:1.5)"])
def test_words_that_are_not_there_are_one_clear_line(edit: str) -> None:
    with pytest.raises(EditError, match=r"in the picture's words; they are: medium shot, ") as told:
        editing.words(PLAIN, [edit])

    assert edit in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("edit", ["", "-> helmet", " -> "])
def test_an_edit_that_names_nothing_is_one_clear_line(edit: str) -> None:
    with pytest.raises(EditError, match="names nothing to change"):
        editing.added([edit])


@pytest.mark.parametrize("edit", ["she smiles <lora:noir:0.6>", "hat -> <lora:noir> helmet"])
def test_an_edit_that_asks_for_a_lora_is_one_clear_line(edit: str) -> None:
    with pytest.raises(EditError, match=r"asks for a LoRA, .* give it with --prompt"):
        editing.read([edit])


def test_what_is_added_stands_behind_the_action_and_within_75_tokens() -> None:
    anna = Subject(name="Anna", look=Look(sex="female", words="red curls, green eyes, freckles"))
    action = "ANNA waits at the long table of a crowded station bar, " * 3
    order = Order(size="MCU", subjects=(anna,), words={
        "shot": "medium close-up", "action": action, "place": "a station bar, brass and mirrors",
        "light": "night, rain", "style": "storyboard sketch, ink, black and white",
    })  # fmt: skip

    plain = write(order)
    told = write(order.model_copy(update={"words": {**order.words, "edit": "ANNA smiles"}}))

    assert "waits at the long table of a crowded station bar, a woman smiles, " in told.text
    assert "Anna" not in told.text
    assert count(plain.text) <= USABLE
    assert count(told.text) <= USABLE
    assert set(told.dropped) >= set(plain.dropped)


def seen(before: str, swapped: str, after: str) -> dict[int, dict[int, float]]:
    """Return, by the place of each token of the text after, whose attention it shares."""
    found = {place: dict[int, float]() for place in range(1, count(after) + 1)}
    for source, place, share in aligned(chunks(before), chunks(swapped), chunks(after)):
        if place in found:
            found[place][source] = share
    return found


def test_every_token_of_one_prompt_stands_for_itself() -> None:
    one = chunks(PLAIN)

    found = aligned(one, one, one)

    assert found == tuple((place, place, 1.0) for place in range(77))


def test_a_new_word_shares_what_the_old_one_had_in_equal_parts() -> None:
    found = seen("a cat in a hat", "a cat in a motorcycle helmet", "a cat in a motorcycle helmet")

    assert found == {1: {1: 1}, 2: {2: 1}, 3: {3: 1}, 4: {4: 1}, 5: {5: 0.5}, 6: {5: 0.5}}


def test_a_word_that_stands_for_two_has_what_both_had() -> None:
    found = seen("a red hat there", "a helmet there", "a helmet there")

    assert found == {1: {1: 1}, 2: {2: 1, 3: 1}, 3: {4: 1}}


def test_added_words_keep_what_they_see_themselves_even_where_others_were_dropped() -> None:
    plain = "a cat waits, it reads a paper, ink"

    found = seen(plain, plain, "a cat waits, it smiles, ink")

    assert found[6] == {}
    assert found[8] == {count(plain): 1}


def test_tokens_are_found_again_in_another_chunk() -> None:
    head = ", ".join(["rain"] * 36)
    before, after = f"{head}, a cat", f"{head}, a sad old cat"
    assert [len(chunks(one)) for one in (before, after)] == [1, 2]

    found = {place: source for source, place, _ in
             aligned(chunks(before), chunks(before), chunks(after))}  # fmt: skip

    cat = chunks(after)[1].tokens[1]
    assert chunks(before)[0].tokens[found[77 + 1]] == cat
    assert found[77] == 77


ANNA, BERT = (Subject(name=name, look=Look(sex=sex)) for name, sex in
              (("Anna", "female"), ("Bert", "male")))  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "about"),
    [
        ("she smiles", {"Anna": "she smiles"}),
        ("his eyes are shut", {"Bert": "his eyes are shut"}),
        ("ANNA smiles", {"Anna": "a woman smiles"}),
        ("Anna and Bert smile", {"Anna": "a woman and a man smile",
                                 "Bert": "a woman and a man smile"}),
        ("it rains", {}),
        ("hat -> her hat", {}),
    ],
)  # fmt: skip
def test_what_is_added_is_about_who_is_named_or_meant(edit: str, about: dict[str, str]) -> None:
    assert editing.told([edit], (ANNA, BERT)) == about


def test_a_pronoun_that_can_mean_two_is_about_neither_alone() -> None:
    other = ANNA.model_copy(update={"name": "Cleo"})

    assert editing.told(["she smiles"], (ANNA, other)) == {}


def test_words_of_a_person_alone_can_be_changed_too() -> None:
    assert editing.words(PLAIN, ["beard -> moustache"], ["a man, a beard"]) == PLAIN
