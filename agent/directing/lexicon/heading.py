"""A scene heading, read into place, time, light, weather and marks."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from agent.directing.lexicon import directions, tables
from agent.directing.lexicon.directions import Direction
from agent.directing.lexicon.words import listed
from render.vocabulary import Light, Time, Weather


@dataclass(frozen=True, slots=True)
class Heading:
    """What a scene heading says.

    `interior`: True inside, False outside, None not said or both (then `both` is True).
    `place` are the place words as written, in their order, without time, marks and camera
    directions. `time`, `light`, `weather`: None when not said. `same_place`: the heading only
    goes on from the scene before (CONTINUOUS, LATER, SAME ...); `continuous` is the narrower
    CONTINUOUS or SAME, without a jump in time. `moving`: inside a vehicle under way.
    """

    text: str
    interior: bool | None = None
    both: bool = False
    place: tuple[str, ...] = ()
    time: Time | None = None
    light: Light | None = None
    weather: Weather | None = None
    same_place: bool = False
    continuous: bool = False
    flashback: bool = False
    dream: bool = False
    intercut: bool = False
    montage: bool = False
    moving: bool = False
    direction: Direction | None = None


_TIMES: dict[str, Time] = {"dawn": "dawn", "day": "day", "dusk": "dusk", "night": "night"}
_LIGHTS: dict[str, Light] = {"lamp": "lamp", "moon": "moon", "dark": "dark"}
_WEATHERS: dict[str, Weather] = {"rain": "rain", "snow": "snow", "fog": "fog", "storm": "storm"}
_LEFTOVERS = re.compile(r"^[\s\W]*|(?:[\s*<>]|(?<![\w#])#?\d{1,3}[A-Z]?(?=[\s*<>.]*$))+$")
_PARTS = re.compile(
    r"\s*(?:\s[-–—]+\s|[-–—]{2,}|\s[-–—]|[-–—]\s|[,;()\"“”/]|:\s|\.(?:\s|$)"
    r"|-(?=(?:day|night|dawn|dusk|morning|evening|continuous|later)\b))\s*",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def read(text: str) -> Heading:
    """Return what the heading's text says (without forcing dot and scene number)."""
    sides, body = _sides(text)
    found = Heading(
        text,
        interior=sides.pop() if len(sides) == 1 else None,
        both=len(sides) > 1,
    )
    place: list[str] = []
    parts = [part for part in _PARTS.split(_LEFTOVERS.sub("", body)) if part and part.strip(" .")]
    for number, part in enumerate(parts):
        direction = directions.explicit(part) if number or found.interior is None else None
        if direction and direction.says and not found.direction:
            found, part = replace(found, direction=direction), direction.rest
        left, said = _peel(part)
        found = _add(found, said)
        if left:
            place.append(left)
    return replace(found, place=tuple(place))


def _sides(text: str) -> tuple[set[bool], str]:
    """Return the sides a heading names (True: inside) and what comes after them."""
    match = _side_pattern().match(text)
    if not match:
        return set(), text
    inside = {entry.casefold() for entry in _lines("side")["interior"]}
    words = re.findall(r"[^\W\d_]+", match.group())
    return {word.casefold() in inside for word in words}, text[match.end() :]


@lru_cache
def _side_pattern() -> re.Pattern[str]:
    """Return the pattern of INT., EXT., INT./EXT., I/E and their likes at the start."""
    short = ("i", "e", "est")
    words = [word for line in _lines("side").values() for word in line if word not in short]
    word = "|".join(sorted(words, key=len, reverse=True))
    both = rf"(?:{word}|i|e)\.?\s*[/&+-]\s*(?:{word}|i|e)"
    return re.compile(rf"\s*(?:{both}|{word})(?:\.+[\s-]*|\s*[:–—-]+\s*|\s+|$)", re.IGNORECASE)


def _peel(part: str) -> tuple[str, tuple[str, ...]]:
    """Return a part without its time words and marks, and those it had (`time.night` ...)."""
    meanings, pattern = _meanings()
    said: list[str] = []
    rest = part.strip(" .*")
    while match := pattern.search(rest):
        said.append(meanings[_plain(match.group("word"))])
        rest = rest[: match.start()].rstrip(" .-–—")
    return rest, tuple(reversed(said))


@lru_cache
def _meanings() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return what each word of time, light, weather and marks means, and how a part ends in one."""
    meanings = {
        entry: f"{group}.{name}"
        for group in ("mark", "light", "weather", "time")
        for name, line in _lines(group).items()
        for entry in line
    }
    filler = "|".join(re.escape(word) for word in _lines("filler")["words"])
    word = "|".join(
        re.escape(entry).replace(r"\ ", r"[\s-]+")
        for entry in sorted(meanings, key=len, reverse=True)
    )
    gap = r"[\s.\-–—]+"
    filling = rf"(?:(?:{filler}|(?:1\d|20)\d\d'?s?|\d+(?::\d\d)?){gap})*"
    after = rf"(?:{gap}(?:{filler}|(?:1\d|20)\d\d'?s?|\d+(?::\d\d)?))*"
    pattern = rf"(?:^|(?<=[\s.\-–—]))(?:{filling})(?P<word>{word})(?:{after})[\s.]*$"
    return meanings, re.compile(pattern, re.IGNORECASE)


def _add(found: Heading, said: tuple[str, ...]) -> Heading:
    """Return the heading with the meanings of one part."""
    for meaning in said:
        group, name = meaning.split(".")
        match group:
            case "time":
                found = replace(found, time=_TIMES[name])
            case "light":
                found = replace(found, light=_LIGHTS[name])
            case "weather":
                found = replace(found, weather=_WEATHERS[name])
            case _:
                found = _mark(found, name)
    return found


def _mark(found: Heading, name: str) -> Heading:
    """Return the heading with one mark set."""
    match name:
        case "continuous":
            return replace(found, same_place=True, continuous=True)
        case "later":
            return replace(found, same_place=True)
        case "flashback":
            return replace(found, flashback=True)
        case "dream":
            return replace(found, dream=True)
        case "intercut":
            return replace(found, intercut=True)
        case "montage":
            return replace(found, montage=True)
        case _:
            return replace(found, moving=True)


def _plain(words: str) -> str:
    """Return words as the table has them."""
    return " ".join(re.split(r"[\s-]+", words.casefold()))


@lru_cache
def _lines(group: str) -> dict[str, list[str]]:
    """Return a group of the table, each line split into its entries."""
    part = tables.part(tables.read("headings"), group)
    return {name: listed(str(line)) for name, line in part.items()}
