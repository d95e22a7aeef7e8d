"""Where sentences end."""

import pytest

from agent.directing import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He runs. She waits.", 2),
        ("Mr. Bloom opens the door.", 1),
        ("Dr. J. Bennett of the A.P. Newsroom waves.", 1),
        ("She waits... and waits.", 1),
        ('"Stop!" he shouts.', 1),
        ("Is it cold? It is.", 2),
        ("Elle entre. Ça va.", 2),
        ("他走了。她等着。", 2),
        ("no end", 1),
        ("   ", 0),
    ],
)
def test_a_sentence_ends_at_its_mark(text: str, count: int) -> None:
    assert len(sentences.split(text)) == count


def test_spans_hold_every_letter() -> None:
    text = "  One.  Two!\nThree?  "

    pieces = [text[a:b] for a, b in sentences.spans(text)]

    assert pieces == ["One.", "Two!", "Three?"]


def test_clauses_keep_every_word() -> None:
    text = "one two, three four, five six seven eight nine ten"

    assert " ".join(sentences.clauses(text, 4)).split() == text.split()
