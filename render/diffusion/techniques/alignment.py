"""Finds which token of an edited prompt stands for which of the prompt it was made from."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from render.diffusion.words.tokens import END, USABLE
from render.diffusion.words.weighting import Chunk, chunks

PASS = USABLE + 2
"""Tokens of one pass of the text encoder."""

Alignment = tuple[tuple[int, int, float], ...]
"""(place before, place after, share of the one's attention that is the other's).

Places count the tokens of all chunks from 0. A place after that has no entry is new.
"""
_Chunks = Sequence[Chunk]
_Sources = Mapping[int, Sequence[tuple[int, float]]]
"""By the place of a token after: the places before it stands for, with their shares."""
_EMPTY = chunks("")


def aligned(before: _Chunks, swapped: _Chunks, after: _Chunks) -> Alignment:
    """Return the alignment of two prompts.

    `swapped` is the one before with other words in the place of some: these share the attention
    of those they replace. Words that only stand in `after` share none.
    """
    length = max(map(len, (before, swapped, after)))
    plain, middle, edited = ((*one, *_EMPTY * (length - len(one)))
                             for one in (before, swapped, after))  # fmt: skip
    first = _sources(plain, middle, ("equal", "replace"))
    second = _sources(middle, edited, ("equal",))
    return tuple(
        (source, place, share)
        for place, ((there, _),) in sorted(second.items())
        for source, share in first.get(there, ())
    )


def _sources(before: _Chunks, after: _Chunks, kinds: Sequence[str]) -> _Sources:
    (old, there), (new, here) = _text(before), _text(after)
    found: dict[int, Sequence[tuple[int, float]]] = {}
    found |= {place: ((place, 1.0),) for place in _frame(before, after)}
    # Nothing in a prompt is junk, however often it comes.
    runs = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, start, end, first, last in runs:
        if kind not in kinds:
            continue
        if end - start == last - first:
            found |= {
                place: ((source, 1.0),)
                for source, place in zip(there[start:end], here[first:last], strict=True)
            }
        else:
            shared = tuple((source, 1 / (last - first)) for source in there[start:end])
            found |= dict.fromkeys(here[first:last], shared)
    return found


def _text(given: _Chunks) -> tuple[list[int], list[int]]:
    """Return the tokens of a prompt's text, and their places."""
    placed = [
        (token, PASS * number + at)
        for number, chunk in enumerate(given)
        for at, token in enumerate(chunk.tokens)
        if 0 < at < _end(chunk)
    ]
    return [token for token, _ in placed], [place for _, place in placed]


def _frame(before: _Chunks, after: _Chunks) -> Iterator[int]:
    """Yield the places that begin or fill up a chunk in both prompts."""
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        yield PASS * number
        filled = max(_end(old), _end(new))
        yield from range(PASS * number + filled, PASS * (number + 1))


def _end(chunk: Chunk) -> int:
    """Return where in a chunk its text ends."""
    return chunk.tokens.index(END)
