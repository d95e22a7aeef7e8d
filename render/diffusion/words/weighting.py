"""Reads a prompt with weights, `(word:1.3)`, `(word)`, `[word]`, into chunks of 75 tokens."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from render.diffusion.words import tokens
from render.diffusion.words.tokens import END, START, USABLE

MORE = 1.1
"""What a round bracket without a number multiplies by; a square one divides by it."""

_LIMITS = (0.0, 5.0)
_PIECES = re.compile(r"\\[()\[\]\\<>]|\(|\[|:\s*[+-]?[\d.]+\s*\)|\)|\]|[^\\()\[\]:]+|.", re.DOTALL)
_LORA = re.compile(r"(?<!\\)<lora:([^:>]+)(?::([+-]?(?:\d+(?:\.\d+)?|\.\d+)))?>")

_LIVE = re.compile(r"[()\[\]\\<>]")
_QUIET = re.compile(r"\\.", re.DOTALL)
COMMA: Final = re.compile(r"\s*,\s*")
_BREAK = re.compile(r"(?<!\w)BREAK(?!\w)")

Words = Mapping[str, tuple[int, ...]]
"""The tokens of every word a textual inversion has taught, in small letters."""
Taught = Mapping[str, int]
"""How many tokens every such word takes."""
NOTHING: Taught = {}
"""No word was taught."""


@dataclass(frozen=True)
class Chunk:
    """One pass of the text encoder: 77 tokens with a weight each."""

    tokens: tuple[int, ...]
    weights: tuple[float, ...]


def loras(text: str) -> tuple[str, dict[str, float]]:
    """Return a prompt without its `<lora:name:strength>`, and strengths by small-letter names."""
    found = {name.casefold(): float(strength or 1) for name, strength in _LORA.findall(text)}
    return " ".join(_LORA.sub("", text).split()), found


def escaped(text: str) -> str:
    """Return text that is no prompt, a script's, so that nothing in it acts as one."""
    return _LIVE.sub(r"\\\g<0>", _BREAK.sub("break", text))


def parts(text: str, mark: re.Pattern[str]) -> tuple[str, ...]:
    """Return a prompt cut at a mark, where no bracket is open: (red hair, freckles:1.2) is one."""
    made, start = [], 0
    for found in mark.finditer(text):
        bare = _QUIET.sub("", text[start : found.start()])
        if bare.count("(") <= bare.count(")") and bare.count("[") <= bare.count("]"):
            made.append(text[start : found.start()])
            start = found.end()
    return (*made, text[start:])


def count(text: str, taught: Taught = NOTHING) -> int:
    """Return how many tokens a prompt takes, start and end not counted."""
    words = _stood_for(taught)
    return sum(1 for piece, _ in parse(text) for _ in _tokens(piece, words))


def passes(text: str, taught: Taught = NOTHING) -> int:
    """Return how many chunks a prompt takes, 1 or more."""
    return len(chunks(text, _stood_for(taught)))


def parse(text: str) -> tuple[tuple[str, float], ...]:
    """Return a prompt's pieces with their weights; an unclosed bracket reads to the end."""
    pieces: list[tuple[str, float]] = []
    round_open: list[int] = []
    square_open: list[int] = []

    def weigh(start: int, factor: float) -> None:
        pieces[start:] = [(words, weight * factor) for words, weight in pieces[start:]]

    for found in _PIECES.findall(text):
        if found == "(":
            round_open.append(len(pieces))
        elif found == "[":
            square_open.append(len(pieces))
        elif found.endswith(")") and found[0] in ":)" and round_open:
            weigh(round_open.pop(), _factor(found))
        elif found == "]" and square_open:
            weigh(square_open.pop(), 1 / MORE)
        else:
            pieces.append((found[1:] if found[0] == "\\" and len(found) > 1 else found, 1.0))
    for start, factor in [(at, MORE) for at in round_open] + [(at, 1 / MORE) for at in square_open]:
        weigh(start, factor)
    return tuple(_joined(pieces))


def chunks(text: str, words: Words | None = None) -> tuple[Chunk, ...]:
    """Return a prompt of any length as one or more chunks, each filled up with end tokens.

    A BREAK in capitals begins a new chunk.
    """
    made: list[Chunk] = []
    for part in _BREAK.split(text):
        weighed = [
            (token, weight)
            for piece, weight in parse(part)
            for token in _tokens(piece, words or {})
        ]
        starts = range(0, max(1, len(weighed)), USABLE)
        made += [_chunk(weighed[start : start + USABLE]) for start in starts]
    return tuple(made)


def _stood_for(taught: Taught) -> Words:
    """Return words with as many tokens as they take, whichever."""
    return {word: (0,) * many for word, many in taught.items()}


def _factor(found: str) -> float:
    """Return what a closing bracket multiplies by, held within sane limits."""
    if found == ")":
        return MORE
    try:
        number = float(found.strip(":) \t\n"))
    except ValueError:
        return 1.0
    return min(max(number, _LIMITS[0]), _LIMITS[1])


def _joined(pieces: list[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Yield neighbours of one weight as one."""
    text, now = "", 1.0
    for words, weight in pieces:
        if weight != now and text:
            yield text, now
            text = ""
        text, now = text + words, weight
    yield text, now


def _chunk(weighed: list[tuple[int, float]]) -> Chunk:
    left = USABLE - len(weighed)
    return Chunk(
        (START, *(token for token, _ in weighed), *([END] * (left + 1))),
        (1.0, *(weight for _, weight in weighed), *([1.0] * (left + 1))),
    )


def _tokens(text: str, words: Words) -> Iterator[int]:
    if not words:
        yield from tokens.encode(text)
        return
    names = "|".join(re.escape(name) for name in sorted(words, key=len, reverse=True))
    for piece in re.split(rf"(?<!\w)({names})(?!\w)", text, flags=re.IGNORECASE):
        yield from words.get(piece.lower(), ()) or tokens.encode(piece)
