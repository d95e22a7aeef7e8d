"""Whom prose and shot lists speak of, where no capitals and no cues introduce anybody."""

import re
from collections.abc import Iterator

from agent.directing import wordset
from agent.directing.lexicon import looks, places, things, verbs
from agent.screenplay import Screenplay

_ROLE = re.compile(
    r"\b(?:an?|the)\s+(?P<role>(?:(?:old|elderly|young|little|small|tall)\s+)?(?:woman|man|boy"
    r"|girl))(?!\w|['’]s?\s+\w+\s+of)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:old|elderly|young|little|small|tall)\s+", re.IGNORECASE)
_NAME = re.compile(
    r"(?<![\w'’-])[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]+(?: (?:[A-Z]\. )?[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]+)*(?![\w-])"
)
_NOT_NAMES = wordset.of(
    "I He She It We You They His Her Hers Its Our Your Their Him Them This That These Those There "
    "Here The An And But Or So If In On At To Of By For From With Into Over Under Up Down Out Off "
    "As When While After Before Until Since Because Not No Yes Now Soon Again Still Just Only Some "
    "Somebody Someone Everybody Everyone Nobody Nothing Something All Both Each Every One Two "
    "Who What Where Why How Three Suddenly Finally Slowly Meanwhile Behind Beside Between Across "
    "Through Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
    "May June July August September October November December Christmas Easter English French "
    "German American God Close Wide Shot Camera Cut Fade Outside Inside Later Then Pan Tilt Track "
    "Zoom"
)
_SOON = 3
"""Characters after a name within which its deed follows."""
_JOINED = re.compile(r"\s+(?:and|with|,)\s+$", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|of|from|at|to|near)\s+$", re.IGNORECASE)


def applies(screenplay: Screenplay) -> bool:
    """Return whether a text is a shot list, or has neither headings nor cues."""
    kinds = {element.type for element in screenplay.elements}
    return screenplay.kind == "shot_list" or not kinds & {"scene_heading", "character"}


def people(screenplay: Screenplay) -> Iterator[tuple[str, str, int]]:
    """Yield the name, the words it is written in and the line of everybody who is spoken of."""
    if not applies(screenplay):
        return
    told = [element for element in screenplay.elements if element.type == "action"]
    small = {word for one in told for word in one.text.split() if word.islower()}
    called: set[str] = set()
    for element in told:
        for found in _ROLE.finditer(element.text):
            words = " ".join(found["role"].lower().split())
            noun = _PLAIN.sub("", words)
            again = words == noun and any(one.split()[-1] == noun for one in called)
            if words not in called and not again:
                called.add(words)
                yield words.capitalize(), words, element.line
        for found in _NAME.finditer(element.text):
            if found.group().lower() not in small and _is_name(element.text, found):
                yield found.group(), found.group(), element.line


def _is_name(text: str, found: re.Match[str]) -> bool:
    name, before, after = found.group(), text[: found.start()], text[found.end() :]
    if name.split()[0] in _NOT_NAMES:
        return False
    if looks.first_name_sex(name):
        return not _PLACED.search(before) or bool(_acts(after))
    if things.find(name.lower()) or not places.kind(name).fallback:
        return False
    return _acts(after) or bool(_JOINED.search(before) and before.strip()[:1].isupper())


def _acts(after: str) -> bool:
    """Return whether a deed follows at once."""
    deeds = verbs.deeds(after)
    return bool(deeds) and deeds[0].start < _SOON and deeds[0].pose is not None
