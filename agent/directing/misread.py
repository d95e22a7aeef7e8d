"""What of the writer's shot notes was not understood, and what may have been meant."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from agent.directing import wordset
from agent.directing.lexicon import directions, places, things, verbs
from agent.screenplay import Diagnostic, Element, Screenplay
from render.vocabulary import PROPS

CODE = "shot-note"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = wordset.of(
    "a an the of on to in at by as and or with from into over under up down out his her their its "
    "he she they it him them is are we who while shot angle camera view then very slow slowly fast "
    "left right back away towards toward through past for off still move lens static cut new only"
)
_SIZES = ("ECU", "CU", "MCU", "MS", "MLS", "LS", "ELS", "POV", "OTS")
_SHORTEST = 3
_LIKE = 0.66
"""How like a word one must be that may have been meant, 0 to 1."""
_CERTAIN = 0.8
"""How like a camera's word or a thing's a word among known ones is when it is misspelled."""


@dataclass(frozen=True, slots=True)
class _Note:
    text: str
    line: int


def noted(screenplay: Screenplay) -> Screenplay:
    """Return the screenplay with what was not understood of its notes among its diagnostics."""
    found = (*screenplay.diagnostics, *remarks(screenplay))
    return replace(screenplay, diagnostics=tuple(sorted(found, key=lambda one: one.line)))


def remarks(screenplay: Screenplay) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each part of a shot note that says nothing known."""
    notes = [note for element in screenplay.elements if (note := _note(element))]
    if not notes:
        return ()
    told = (one.text for one in screenplay.elements if one.type not in ("note", "boneyard"))
    script = frozenset(word.lower() for text in told for word in _WORD.findall(text))
    return tuple(_remark(note.line, part, words, script)
                 for note in notes
                 for part, words in _lost(note.text, script))  # fmt: skip


def _note(element: Element) -> _Note | None:
    if element.shot:
        return _Note(element.shot, element.line)
    found = re.match(r"\s*shot\s*:(.*)$", element.text, re.IGNORECASE | re.DOTALL)
    return _Note(found[1], element.line) if found and element.type == "note" else None


def _lost(text: str, script: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each part of a note of which words are lost, with those words."""
    for part in text.split(","):
        direction = directions.note(f"SHOT: {part}")
        left = direction.subject if direction else part
        words = [word for word in _WORD.findall(left) if word.lower() not in _SMALL]
        strange = [word for word in words if not _known(word.lower(), script)]
        if len(strange) < len(words):
            strange = [word for word in strange if _near(word, (), _CERTAIN)]
        if strange:
            yield part.strip(), strange


def _known(word: str, script: frozenset[str]) -> bool:
    bare = re.sub(r"['’]s$", "", word)
    if {word, bare} & script or things.find(bare) or verbs.deeds(f"he {bare}"):
        return True
    return not places.kind(bare).fallback


def _remark(line: int, part: str, words: Sequence[str], script: frozenset[str]) -> Diagnostic:
    said = " and ".join(f'"{word}"' for word in words)
    phrase = difflib.get_close_matches(part.lower(), directions.phrases(), 1, _LIKE)
    each = (meant for word in words if (meant := _near(word, sorted(script), _LIKE)))
    near = phrase or list(dict.fromkeys(each))
    meant = " and ".join(f'"{one}"' for one in near)
    hint = f"did you mean {meant}?" if near else "write a size, an angle, a move, or what to see"
    return Diagnostic(CODE, line, f'{said} in the shot note "{part}" not understood', hint)


def _near(word: str, script: Sequence[str], cutoff: float) -> str:
    """Return the camera's word, the thing or the script's word nearest to one; empty: none is."""
    lower = word.lower()
    if len(lower) < _SHORTEST:
        return ""
    every = {**dict.fromkeys(one for one in script if len(one) > 2), **_vocabulary()}
    found = difflib.get_close_matches(lower, sorted(every), 1, cutoff)
    return (every[found[0]] or found[0]) if found else ""


@lru_cache
def _vocabulary() -> dict[str, str]:
    """Return each word of the camera with its phrase as crews write it, and each prop."""
    words: dict[str, str] = {one.replace("_", " "): one.replace("_", " ") for one in PROPS}
    for phrase in directions.phrases():
        short = phrase.replace(".", "")
        first = short.split()[0]
        name = short.upper() if "." in phrase or short.upper() in _SIZES else short
        if len(first) > 2:
            words.setdefault(first, name)
    return {**words, **{size.lower(): size for size in _SIZES}}
