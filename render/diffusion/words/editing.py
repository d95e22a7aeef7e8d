"""Changes a prompt as a person's edits ask."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from render.diffusion.words import naming, weighting
from render.errors import EditError
from render.order import Subject

_SWAP = re.compile(r"(?P<old>.*?)\s*(?:->|→)\s*(?P<new>.*)", re.DOTALL)
_PRONOUNS: Final = {"female": frozenset(("she", "her", "hers", "herself")),
                    "male": frozenset(("he", "him", "his", "himself"))}  # fmt: skip
_WEIGHT = re.compile(r"\(\s*(?P<old>[^()]+?)\s*:\s*[\d.]+\s*\)")


@dataclass(frozen=True)
class Edit:
    """`new` takes the place of `old` in a prompt; `old` empty: it is added, `new` empty: nothing
    takes it.
    """

    old: str
    new: str


def read(edits: Sequence[str]) -> tuple[Edit, ...]:
    """Return what edits ask for; EditError when one says nothing, or asks for a LoRA.

    "hat -> helmet" replaces words, "hat ->" takes them out, "(hat:1.5)" weighs them, and anything
    else, "she smiles", is added.
    """
    return tuple(_read(one.strip()) for one in edits)


def _read(edit: str) -> Edit:
    if weighting.loras(edit)[1]:
        raise EditError(f"the edit {edit!r} asks for a LoRA, which would draw another picture; "
                        "give it with --prompt")  # fmt: skip
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
    """Return the words that edits add to a prompt; EditError as `read` has it."""
    return ", ".join(one.new for one in read(edits) if not one.old)


def told(edits: Sequence[str], everyone: Sequence[Subject]) -> dict[str, str]:
    """Return what edits add about each person, by name and without names.

    It is about who is named, or else about the only one whom a pronoun can mean.
    """
    about: dict[str, list[str]] = {}
    for one in read(edits):
        if one.old:
            continue
        words = set(re.findall(r"\w+", one.new.casefold()))
        named = [person for person in everyone
                 if _pattern(Edit(person.name, "")).search(one.new)]  # fmt: skip
        meant = [person for person in everyone if words & _PRONOUNS[person.look.sex]]
        for person in named or (meant if len(meant) == 1 else []):
            text = naming.nameless(one.new, everyone, {}).text
            about.setdefault(person.name, []).append(text)
    return {name: ", ".join(texts) for name, texts in about.items()}


def swapped(prompt: str, edits: Sequence[str]) -> str:
    """Return a prompt with the words replaced that it has, wherever they stand and in any case."""
    for one in read(edits):
        if one.old:
            prompt = _swapped(prompt, one)
    return prompt


def words(prompt: str, edits: Sequence[str], beside: Sequence[str] = ()) -> str:
    """Return a prompt, with what edits add already in it, as they ask.

    Raises EditError when neither it nor those `beside` it have the words that one of them changes.
    """
    for edit, one in zip(edits, read(edits), strict=True):
        if not one.old:
            continue
        if not any(map(_pattern(one).search, (prompt, *beside))):
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
