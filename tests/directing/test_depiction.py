"""What a picture model is told of a script: who does what, no names, nothing unseen."""

import pytest

from agent import orders
from agent.board import Board, Scene, Settings
from agent.directing import aliases, depiction
from agent.directing.aliases import Cast
from agent.directing.rules import RulesDirector
from agent.reading import fountain
from render.diffusion.words import prompt

SCRIPT = """INT. ANNA'S KITCHEN - NIGHT

ANNA SMITH (34), bald, in a black coat, stands at the window. MR. JONES, 70, in a white suit, \
enters. Will follows.

ANNA
Who are you?

MR. JONES
A friend.

WILL
I will go.

Anna opens the door. Jones looks up.
"""


def board(text: str = SCRIPT) -> Board:
    return RulesDirector().plan(fountain.parse(text), Settings())


def cast(*shown: str) -> Cast:
    """Return the cast of the script, of which some are in the frame."""
    members = board().cast
    return aliases.cast(members, (one.uid for one in members if one.name in shown))


def seen(text: str, *shown: str) -> str:
    return ". ".join(depiction.seen(text, cast(*shown)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ANNA SMITH, 34, opens a box.", "Anna, opens a box"),
        ("Anna's hand shakes.", "Anna's hand shakes"),
        ("Mr. Jones enters.", "Mr. Jones enters"),
        ("JONES enters with ANNA.", "Mr. Jones enters with Anna"),
        ("He will see Annabel.", "He will see Annabel"),
        ("Anna and she leave.", "Anna and she leave"),
    ],
)
def test_everybody_in_the_frame_has_one_name(text: str, told: str) -> None:
    assert seen(text, "Anna", "Mr. Jones") == told


def test_who_is_not_in_the_frame_has_no_name() -> None:
    assert seen("Anna waves to Mr. Jones. Mr. Jones waves back.", "Anna") == "Anna waves to someone"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A beat. Anna sits.", "Anna sits"),
        ("Anna sits (beat) down.", "Anna sits down"),
        ("Anna reads (slowly, with one finger under each word) a card.",
         "Anna reads (slowly, with one finger under each word) a card"),
        ("ANGLE ON Anna at the door.", "Anna at the door"),
        ("We see Anna at the door.", "Anna at the door"),
        ("Then, we slowly push in on Anna.", "Anna"),
        ('Anna whispers "Who are you?" to the dog.', "Anna whispers to the dog"),
        ("BANG! BANG! Anna runs.", "Anna runs"),
        ("Anna sits. She would rather be dead.", "Anna sits"),
        ("Nobody moves. Anna runs -- fast...", "Anna runs, fast"),
        ("A DOG BARKS.", "A dog barks"),
        ("Snow.", "Snow"),
        ("Anna sits, there's a long beat. Is she sad?", "Anna sits"),
    ],
)  # fmt: skip
def test_only_what_can_be_seen_is_told(text: str, told: str) -> None:
    assert seen(text, "Anna") == told


def test_a_text_with_nothing_to_see_is_empty() -> None:
    assert seen("A beat. Silence.") == ""


def scene(text: str) -> Scene:
    return board(text).scenes[0]


def test_a_place_is_told_without_its_owner() -> None:
    where = scene(SCRIPT).place

    assert depiction.place(where, cast(), english=True) == "kitchen interior"


def test_a_place_in_another_language_is_told_by_its_kind() -> None:
    where = scene("INT. CUISINE DE LA FERME - NUIT\n\nIl pleut.\n").place

    assert depiction.place(where, cast(), english=False) == "kitchen interior"


def prompts(one: Board) -> list[str]:
    return [
        prompt.write(orders.order(one, scene, panel)).text
        for scene in one.scenes
        for panel in scene.panels
    ]


def test_no_prompt_of_a_board_names_anybody() -> None:
    for text in prompts(board()):
        assert not any(name in text.lower() for name in ("anna", "jones", "smith"))


def test_people_who_only_talk_are_told_by_what_they_do() -> None:
    talking = [text for text in prompts(board()) if "talking" in text]

    assert any("old man in a white suit" in text for text in talking)


def test_a_french_script_is_told_in_english_where_that_is_known() -> None:
    script = """INT. CUISINE - NUIT

ANNE, 30 ans, est assise avec son frère dans la cuisine, et elle regarde la porte.

ANNE
Qui est-ce que vous êtes ?
"""

    first = prompts(board(script))[0]

    assert first.index("woman in a") < first.index("est assise")
    assert "kitchen interior" in first
    assert "Anne" not in first


def test_clothes_are_told_in_the_script_s_colour_or_in_one_of_their_own() -> None:
    anna, jones, will = (depiction.colour(member) for member in board().cast)

    assert (anna, jones) == ("black", "white")
    assert will == board().cast[2].colour
