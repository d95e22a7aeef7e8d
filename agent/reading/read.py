"""Reads any input as a Screenplay: what kind it is, is seen from its content first."""

from dataclasses import replace
from typing import BinaryIO

from agent.reading import fountain, plain, shot_list, source
from agent.screenplay import Screenplay

_FOUNTAIN_SUFFIXES = frozenset((".fountain", ".spmd"))


def read(name: str, stdin: BinaryIO | None = None) -> Screenplay:
    """Read the script in a file; `-` is the standard input, or `stdin` when given.

    Raises ScriptError when there is no text to read.
    """
    loaded = source.load(name, stdin)
    screenplay = read_text(loaded.text, loaded.suffix)
    return replace(screenplay, diagnostics=(*loaded.diagnostics, *screenplay.diagnostics))


def read_text(text: str, suffix: str = "") -> Screenplay:
    """Read a script; `suffix` (`.fountain`, `.csv` ...) settles what the content leaves open."""
    if suffix in _FOUNTAIN_SUFFIXES:
        return fountain.parse(text)
    if shot_list.is_shot_list(text, suffix):
        return shot_list.parse(text)
    if plain.is_typed_page(text):
        return plain.parse_page(text)
    return plain.without_form(fountain.parse(text))
