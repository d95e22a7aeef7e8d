"""Whether a caption says only what its scene says: its words, nobody and nothing foreign."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from agent.directing import wordset
from agent.directing.lexicon import inflection
from agent.directing.lexicon.words import singular

ENOUGH = 0.6
"""The share of a caption's words of content that must stand in its scene."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_WIDE = re.compile(r"[\u2e80-\uffef]")
_STEM = 5
"""Letters by which two forms of a word are one (walks, walked, walking)."""
_SMALL = wordset.of(
    "the a an and or of to in on at by for from with without into onto over under up down out off "
    "his her its their my your our he she it they we you who whom whose that this these those is "
    "are was were be been being has have had do does did not no as while when then than there here "
    "back away again still just only also too very all both each other another one two some any "
    "toward towards through across behind before after between around near next"
)
_TELLS = (
    "speak talk say tell ask answer reply respond shout yell whisper listen hear look watch see "
    "stare gaze glance face turn stand sit walk move react think pause wait hold smile seem appear "
    "show begin start continue stop come go enter leave alone together silence quiet moment scene "
    "camera view place man woman people person group voice offscreen unseen"
)
_TELLING = frozenset(
    form for verb in _TELLS.split() for form in inflection.forms(verb)
) | wordset.of(
    "spoke spoken said told heard saw seen stood sat thought held shown began begun came went gone "
    "left men women"
)
"""Words a crew's sentence needs whatever the scene says."""
_GERMAN = frozenset({"de", "lb"})
"""Languages that write every noun with a capital."""


@dataclass(frozen=True)
class Ground:
    """What a caption may rest on: the stems of a scene's words, and its words for names."""

    stems: frozenset[str]
    names: frozenset[str]


def ground(texts: Iterable[str]) -> Ground:
    """Return the ground that texts give."""
    told = list(texts)
    names = frozenset(word.casefold() for text in told for word in _names_of(text))
    return Ground(_stems(" ".join(told)), names)


def share(caption: str, on: Ground) -> float:
    """Return the share of a caption's words of content that stand in a scene's texts, 0 to 1."""
    wanted = _content(caption)
    return sum(word in on.stems for word in wanted) / len(wanted) if wanted else 1.0


def touches(caption: str, on: Ground) -> bool:
    """Return whether any word of content of a caption stands in what is seen of a scene."""
    wanted = _content(caption)
    return not wanted or not on.stems.isdisjoint(wanted)


def foreign(caption: str, on: Ground, language: str) -> str:
    """Return the first proper name of a caption that its scene does not say; empty when none."""
    if language in _GERMAN:
        return ""
    for sentence in re.split(r"[.!?:]\s+", caption):
        for word in list(_WORD.finditer(sentence))[1:]:
            name = re.sub(r"['’]s$", "", word.group())
            if name[:1].isupper() and len(name) > 1 and name.casefold() not in on.names:
                return name
    return ""


def _names_of(text: str) -> Iterable[str]:
    for word in _WORD.findall(text):
        yield word
        yield re.sub(r"['’]s$", "", word)


def _content(text: str) -> list[str]:
    if len(_WIDE.findall(text)) * 2 > len(text):
        letters = _WIDE.findall(text)
        return ["".join(pair) for pair in pairwise(letters)]
    plain = [singular(word.lower()) for word in _WORD.findall(text)]
    return [_stem(word) for word in plain if word not in _SMALL and word not in _TELLING]


def _stems(text: str) -> frozenset[str]:
    letters = _WIDE.findall(text)
    pairs = {"".join(pair) for pair in pairwise(letters)}
    return frozenset(_stem(singular(word.lower())) for word in _WORD.findall(text)) | pairs


def _stem(word: str) -> str:
    return word.replace("’", "'").split("'")[0][:_STEM]
