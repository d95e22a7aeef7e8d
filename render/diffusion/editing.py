"""Changes a prompt as a person's edits ask."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from render.errors import EditError

_SWAP = re.compile(r"(?P<old>.*?)\s*(?:->|→)\s*(?P<new>.*)", re.DOTALL)
_WEIGHT = re.compile(r"\(\s*(?P<old>[^()]+?)\s*:\s*[\d.]+\s*\)")


@dataclass(frozen=True)
class Edit:
    """`new` takes the place of `old` in a prompt; `old` empty: it is added, `new` empty: nothing
    takes it.
    """

    old: str
    new: str


def read(edits: Sequence[str]) -> tuple[Edit, ...]:
    """Return what edits ask for; EditError when one says nothing.

    "hat -> helmet" replaces words, "hat ->" takes them out, "(hat:1.5)" weighs them, and anything
    else, "she smiles", is added.
    """
    return tuple(_read(one.strip()) for one in edits)


def _read(edit: str) -> Edit:
    if weighed := _WEIGHT.fullmatch(edit):
        return Edit(weighed["old"], edit)
    swap = _SWAP.fullmatch(edit)
    if swap is None and edit:
        return Edit("", edit)
    if swap is None or not swap["old"]:
        raise EditError(f"the edit {edit!r} names nothing to change; say 'hat -> helmet', "
                        "'she smiles' or '(smile:1.5)'")  # fmt: skip
    return Edit(swap["old"], swap["new"])


def added(edits: Sequence[str]) -> str:
    """Return the words that edits add to a prompt; EditError when one says nothing."""
    return ", ".join(one.new for one in read(edits) if not one.old)


def swapped(prompt: str, edits: Sequence[str]) -> str:
    """Return a prompt with the words replaced that it has, wherever they stand and in any case."""
    for one in read(edits):
        if one.old:
            prompt = _swapped(prompt, one)
    return prompt


def words(prompt: str, edits: Sequence[str]) -> str:
    """Return a prompt, with what edits add already in it, as they ask.

    Raises EditError when it has not the words that one of them changes.
    """
    for edit, one in zip(edits, read(edits), strict=True):
        if not one.old:
            continue
        if not _pattern(one).search(prompt):
            raise EditError(f"the edit {edit.strip()!r} finds no {one.old!r} in the picture's "
                            f"words; they are: {prompt}")  # fmt: skip
        prompt = _swapped(prompt, one)
    return prompt


def _pattern(edit: Edit) -> re.Pattern[str]:
    """Return what finds the words of an edit, whole ones, in any case."""
    spaced = r"\s+".join(re.escape(word) for word in edit.old.split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def _swapped(prompt: str, edit: Edit) -> str:
    made = _pattern(edit).sub(lambda _: edit.new, prompt)
    return made if edit.new else ", ".join(_left(made))


def _left(prompt: str) -> Iterator[str]:
    """Yield what stands between the commas of a prompt, where anything does."""
    for part in prompt.split(","):
        if left := " ".join(part.split()):
            yield left
