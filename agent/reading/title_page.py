"""Reads the title page that may open a Fountain source."""

import re
from typing import NamedTuple

from agent.reading import marks
from agent.reading.lines import Line
from agent.screenplay import Element

KNOWN = frozenset(
    """
    title|subtitle|credit|credits|author|authors|written by|source|based on|draft|draft date|date
    contact|copyright|notes|note|revision|version|episode|series|season|format|font|watermark
    header|footer|lang|language|production|company|titre|sous-titre|auteur|auteurs|titel|autor
    autorin|autoren|autores|titolo|autore|autori|título|tytuł|datum|fecha|название|автор|авторы
    """.strip()
    .replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
"""A page is taken for a title page when one of its keys is among these, or values are indented."""

_KEY = re.compile(r"([^\W_][^:\n]{0,39}):(.*)")
_INDENTED = re.compile(r"(?:\t| {3})[ \t]*\S")


class _Entry(NamedTuple):
    key: str
    values: list[str]


def read(lines: list[Line]) -> tuple[Element | None, int]:
    """Return the title page and the place in `lines` after it; (None, 0) when there is none.

    Notes, boneyards and empty lines may stand before it. It ends at the first empty line, or before
    the first line that is neither `key: value` nor an indented value.
    """
    first = 0
    while first < len(lines) and lines[first].kind != "text":
        first += 1
    entries: list[_Entry] = []
    indented = False
    at = first
    while at < len(lines) and (lines[at].kind != "blank" or lines[at].masks):
        text = lines[at].text
        if lines[at].kind == "text":
            if entries and _INDENTED.match(text):
                entries[-1].values.append(text.strip())
                indented = True
            elif (match := _KEY.fullmatch(text)) and not _is_script(text.strip()):
                value = match[2].strip()
                entries.append(_Entry(match[1].strip(), [value] if value else []))
            else:
                break
        at += 1
    known = any(entry.key.lower() in KNOWN for entry in entries)
    if not known and not (indented and _is_key(entries[0].key)):
        return None, 0
    while lines[at - 1].kind != "text":
        at -= 1
    return _element(entries, lines[first], lines[at - 1]), at


def _is_key(name: str) -> bool:
    """Say whether a name that is not known can be a key: not a number, not a speaker."""
    return name[0].isalpha() and not name.isupper()


def _is_script(text: str) -> bool:
    return marks.is_transition(text) or marks.is_heading(text)


def _element(entries: list[_Entry], first: Line, last: Line) -> Element:
    merged: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        merged[entry.key] = (*merged.get(entry.key, ()), *entry.values)
    return Element("title_page", "", first.first, last.last, first.start, last.end, entries=merged)
