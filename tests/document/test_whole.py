"""Every word of every card stands in the document, once."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from string import ascii_lowercase
from typing import get_args

import pytest
from pypdf import PdfReader

from agent import sheets
from agent.board import Settings
from agent.directing.rules import RulesDirector
from agent.reading.read import read_text
from render.document import pdf
from render.sheet import Card, Layout, Line, Paper, Sheet, SheetScene
from render.vocabulary import ASPECTS, Aspect

SAMPLES = Path(__file__).parents[2] / "samples"
SCRIPTS = ("lost_property", "le_phare")
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
PAPERS: tuple[Paper, ...] = get_args(Paper)
QUICK: tuple[Aspect, ...] = ("16:9", "9:16")
SLOW = [aspect for aspect in ASPECTS if aspect not in QUICK]


def numbered(text: str, numbers: Iterator[int]) -> str:
    """Return a text in which every word is another, no word shorter than it was."""
    return re.sub(r"\S+", lambda word: token(next(numbers)).ljust(len(word[0]), "x"), text)


def token(number: int) -> str:
    """Return a word no heading, label or footer holds."""
    letters = ""
    for _ in range(3):
        number, letter = divmod(number, 26)
        letters = ascii_lowercase[letter] + letters
    return f"q{letters}"


def renamed(card: Card, numbers: Iterator[int]) -> Card:
    """Return a card of the same shape whose every word is another."""
    return replace(
        card,
        action=numbered(card.action, numbers),
        caption=numbered(card.caption, numbers),
        dialogue=tuple(
            Line(*(numbered(part, numbers) for part in (line.speaker, line.text, line.manner)))
            for line in card.dialogue
        ),
        closing=numbered(card.closing, numbers),
        notes=tuple(numbered(note, numbers) for note in card.notes),
    )


@cache
def sample(name: str) -> Sheet:
    """Return the sheet of a sample, every word of its cards another."""
    script = read_text((SAMPLES / f"{name}.fountain").read_text("utf-8"), ".fountain")
    whole, numbers = sheets.sheet(RulesDirector().plan(script, Settings())), count()
    return replace(
        whole,
        scenes=tuple(
            replace(scene, cards=tuple(renamed(card, numbers) for card in scene.cards))
            for scene in whole.scenes
        ),
    )


def told(sheet: Sheet, layout: Layout) -> Counter[str]:
    """Return the words a layout shows: the list has the caption too."""
    texts = [
        text
        for scene in sheet.scenes
        for card in scene.cards
        for text in (
            card.action or card.caption,
            card.caption if layout == "list" and card.action else "",
            *(part for line in card.dialogue for part in (line.speaker, line.text, line.manner)),
            card.closing,
            *card.notes,
        )
    ]
    return Counter(" ".join(texts).split())


def shown(sheet: Sheet, layout: Layout, paper: Paper) -> tuple[Counter[str], str]:
    """Return the cards' words that stand in a PDF, and all its text."""
    reader = PdfReader(BytesIO(pdf.write(sheet, layout, paper).content))
    text = "\n".join(page.extract_text() for page in reader.pages)
    return Counter(re.findall(r"\bq[a-z]{3}x*\b", text.casefold())), text


def one_card(action: str) -> Sheet:
    card = Card("1A", "CU", 2.0, action, "", (Line("qzzz", "qzzy"),), (1, 2), None)
    after = replace(card, label="1B", action="qzzx", dialogue=())
    return Sheet("The Lamp", (), "", (SheetScene("1", "INT. HALL", (card, after), 4.0),))


@pytest.mark.parametrize(
    "aspect", [*QUICK, *(pytest.param(aspect, marks=pytest.mark.slow) for aspect in SLOW)]
)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", SCRIPTS)
def test_every_word_of_a_sample_stands_in_the_document_once(
    name: str, layout: Layout, paper: Paper, aspect: Aspect
) -> None:
    sheet = replace(sample(name), aspect=aspect)

    assert shown(sheet, layout, paper)[0] == told(sheet, layout)


@pytest.mark.parametrize("aspect", QUICK)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_words_a_page_cannot_hold_continue_on_the_next(layout: Layout, aspect: Aspect) -> None:
    sheet = replace(one_card(" ".join(token(number) for number in range(2000))), aspect=aspect)

    words, text = shown(sheet, layout, "a4")

    assert words == told(sheet, layout)
    assert "1A" in text[: text.index("continued")]
    assert "[…]" not in text


def test_words_that_fit_are_not_continued() -> None:
    assert "continued" not in shown(one_card("qaaa qaab"), "4up", "a4")[1]


def test_a_cue_stays_with_its_speech() -> None:
    for length in range(340, 372, 4):
        sheet = one_card("qaaa " * length)

        reader = PdfReader(BytesIO(pdf.write(sheet, "4up", "a4").content))

        pages = [page.extract_text() for page in reader.pages]
        assert ["QZZZ" in page for page in pages] == ["qzzy" in page for page in pages]
