"""Splits text into the tokens of the CLIP text encoder, with no library of models.

The vocabulary is OpenAI's (MIT): 256 bytes, the same at a word's end, and one entry a merge.
"""

import gzip
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final

START: Final = 49406
END: Final = 49407
USABLE: Final = 75
"""Tokens of text in one pass of the encoder; start and end take the other two of 77."""

_WORD_END = "</w>"
_ENDINGS = ("'re", "'ve", "'ll", "'s", "'t", "'m", "'d")


def count(text: str) -> int:
    """Return how many tokens a text takes, start and end not counted."""
    return len(encode(text))


def encode(text: str) -> tuple[int, ...]:
    """Return the tokens of a text, without start and end."""
    clean = " ".join(unicodedata.normalize("NFC", text).split()).lower()
    return tuple(token for word in _words(clean) for token in _pieces(word))


def merges() -> tuple[str, ...]:
    """Return the 48,894 merges, "left right", the most frequent first."""
    packed = resources.files("render.diffusion.words").joinpath("clip_merges.txt.gz").read_bytes()
    return tuple(gzip.decompress(packed).decode("utf-8").splitlines())


def vocabulary() -> dict[str, int]:
    """Return the number of every entry, start and end among them."""
    letters = list(_letters().values())
    entries = [*letters, *(letter + _WORD_END for letter in letters)]
    entries += [merge.replace(" ", "") for merge in merges()]
    numbers = {entry: number for number, entry in enumerate(entries)}
    return {**numbers, "<|startoftext|>": START, "<|endoftext|>": END}


def _kind(letter: str) -> str:
    """Return L for a letter, N for a number, a space for one, else another letter."""
    if letter.isspace():
        return " "
    kind = unicodedata.category(letter)[0]
    return kind if kind in "LN" else "."


def _words(text: str) -> Iterator[str]:
    """Yield runs of letters, single digits, runs of signs and the endings of English."""
    at = 0
    while at < len(text):
        kind = _kind(text[at])
        ending = next((one for one in _ENDINGS if text.startswith(one, at)), "")
        end = at + (len(ending) or 1)
        if not ending and kind in "L.":
            while end < len(text) and _kind(text[end]) == kind:
                end += 1
        if kind != " ":
            yield text[at:end]
        at = end


@cache
def _letters() -> dict[int, str]:
    """Return the printable letter that stands for each byte, in the order of the vocabulary."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in plain]
    return {byte: chr(byte) for byte in plain} | {
        byte: chr(256 + number) for number, byte in enumerate(hidden)
    }


@cache
def _ranks() -> dict[tuple[str, str], int]:
    pairs = (merge.split(" ") for merge in merges())
    return {(left, right): rank for rank, (left, right) in enumerate(pairs)}


@cache
def _numbers() -> dict[str, int]:
    return vocabulary()


@cache
def _pieces(word: str) -> tuple[int, ...]:
    letters = _letters()
    parts = [letters[byte] for byte in word.encode("utf-8")]
    parts[-1] += _WORD_END
    ranks, last = _ranks(), len(_ranks())
    while len(parts) > 1:
        best = min(pairwise(parts), key=lambda pair: ranks.get(pair, last))
        if best not in ranks:
            break
        parts = _joined(parts, best)
    return tuple(_numbers()[part] for part in parts)


def _joined(parts: list[str], pair: tuple[str, str]) -> list[str]:
    """Return the parts with every such pair made one, from the left."""
    made: list[str] = []
    at = 0
    while at < len(parts):
        if tuple(parts[at : at + 2]) == pair:
            made.append("".join(pair))
            at += 2
        else:
            made.append(parts[at])
            at += 1
    return made
