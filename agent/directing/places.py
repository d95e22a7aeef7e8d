"""Where every scene plays: the set, its name, the hour, the light and the weather."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agent.board import ScenePlace
from agent.directing.lexicon import heading, places, things
from agent.directing.lexicon.heading import Heading
from agent.directing.lexicon.places import PlaceMatch
from agent.directing.source import collapsed
from agent.screenplay import Scene
from render.vocabulary import Light, Time, Weather

_WEATHER: dict[str, Weather] = {
    "rain": "rain", "raining": "rain", "rains": "rain", "drizzle": "rain", "downpour": "rain",
    "snow": "snow", "snowing": "snow", "snowflakes": "snow", "blizzard": "snow",
    "fog": "fog", "mist": "fog", "foggy": "fog", "thunder": "storm", "lightning": "storm",
    "storm": "storm", "regen": "rain", "pluie": "rain", "schnee": "snow", "tempête": "storm",
    "gewitter": "storm", "orage": "storm", "brouillard": "fog", "nebel": "fog", "neige": "snow",
}  # fmt: skip
_BRACKETS = re.compile(r"\[([^\]]*)\]")
_OVER = re.compile(
    r"\b(?:rain|snow|storm|fog|drizzle|downpour|blizzard)\w* (?:has |had )?"
    r"(?:stop|end|clear|lift|let up|paus|gone)\w*|\bno (?:rain|snow|fog|mist|storm)\b"
)
"""Weather that is gone."""
_WHERE = re.compile(
    r"\b(?:at|in|along|through|across|inside|outside|into) (?:the|a|an|his|her|their) (.*)"
)
_WHEN = frozenset({"PRESENT", "PAST", "REALITY", "FUTURE", "THE PRESENT", "THE PAST"})
_HEAD = re.compile(
    r"[\W_]*(?:(?:the|an?|his|her|their)\s+)?((?:[^\W\d_]+['’]?s?\s?){1,4})(?=[.,:;–—-]|\s(?:at|by)\s)",
    re.IGNORECASE,
)
"""The first words of a montage's item, when a stop parts them off."""
_HOURS: dict[str, Time] = {
    "dawn": "dawn", "sunrise": "dawn", "morning": "day", "day": "day", "noon": "day",
    "dusk": "dusk", "sunset": "dusk", "evening": "dusk", "night": "night", "midnight": "night",
}  # fmt: skip
_HOUR = re.compile(rf"\b({'|'.join(_HOURS)})\b", re.IGNORECASE)
ELSEWHERE = re.compile(r"\W*(?P<side>Outside|Inside|Indoors|Outdoors)\s*,")
"""What opens a sentence that goes to another place."""
_AWAY = re.compile(r"(?<=[.!?])\s+(?:Outside|Inside|Outdoors|Indoors)\s*,")
"""Where a text goes to another place."""
_INDOORS = re.compile(
    r"\b(?:windows?|beds?|sofa|couch|armchair|chair|table|desk|lamp|curtains?|fireplace|mirror)\b",
    re.IGNORECASE,
)
_NOWHERE = "unnamed place"


@dataclass(frozen=True, slots=True)
class Setting:
    """A scene's place and what its heading says besides.

    `new`: the scene opens in another place than the one before it.
    """

    place: ScenePlace
    heading: Heading
    new: bool


def read(scenes: Iterable[Scene]) -> Iterator[Setting]:
    """Yield the setting of each scene; what a heading leaves out goes on from the one before."""
    before: ScenePlace | None = None
    for scene in scenes:
        text = _BRACKETS.sub(r"- \1", collapsed(scene.heading.text)) if scene.heading else ""
        said = heading.read(text)
        place = _place(said, scene, before)
        yield Setting(place, said, before is None or place.name != before.name)
        before = place


def _place(said: Heading, scene: Scene, before: ScenePlace | None) -> ScenePlace:
    goes_on = before is not None and not said.place
    if before is not None and goes_on:
        update: dict[str, object] = {"time": said.time or before.time}
        if said.light:
            update["light"] = said.light
        return before.model_copy(update=update)
    parts = tuple(part for part in said.place if part.upper() not in _WHEN)
    name = " - ".join(parts) or _NOWHERE
    seen = parts or (_first_action(scene),)
    match = places.kind(" - ".join(seen), _inside(said, seen))
    interior = match.interior if said.interior is None else said.interior
    time = said.time or (before.time if before and (said.same_place or said.continuous) else "day")
    return ScenePlace(
        kind=match.kind,
        name=name,
        interior=interior,
        time=time,
        light=_light(said, time, interior),
        weather=_weather(said, scene, interior),
        fallback=match.fallback and bool(said.place),
    )


def _first_action(scene: Scene) -> str:
    text = next((e.text for e in scene.elements if e.type == "action"), "")[:200]
    return _AWAY.split(text, maxsplit=1)[0] or text


def _inside(said: Heading, seen: tuple[str, ...]) -> bool | None:
    """Return the side a heading names; where there is none, furniture means a room."""
    if said.interior is not None or said.text:
        return said.interior
    return True if _INDOORS.search(seen[0]) and places.kind(seen[0]).fallback else None


def _light(said: Heading, time: Time, interior: bool) -> Light:
    if said.light:
        return said.light
    if time != "night":
        return "natural"
    return "lamp" if interior else "moon"


def _weather(said: Heading, scene: Scene, interior: bool) -> Weather:
    if said.weather or interior:
        return said.weather or "clear"
    opening = [e.text for e in scene.elements if e.type == "action"][:2]
    for word in _OVER.sub(" ", " ".join(opening).lower()).split():
        if found := _WEATHER.get(word.strip(".,;:!?-")):
            return found
    return "clear"


def crowd(text: str) -> int:
    """Return how many strangers a text puts into the picture, 0 to 30."""
    counts = [thing.number for thing in things.find(text) if thing.kind == "crowd"]
    return min(30, max((count if count > 1 else 8 for count in counts), default=0))


def of_item(text: str, here: ScenePlace) -> ScenePlace | None:
    """Return where an item of a montage plays by its own words, None: they name no place."""
    match = named(text)
    if match.fallback or match.kind == here.kind:
        return None
    told = _HOUR.search(text)
    return moved(match, here, _HOURS[told[1].lower()] if told else None)


def named(text: str) -> PlaceMatch:
    """Return the set a sentence names by its first words or after at, in, into ..."""
    head = _HEAD.match(text)
    match = places.kind(head[1] if head else "")
    if not match.fallback:
        return match
    where = _WHERE.search(text)
    return places.kind(where[1] if where else "")


def moved(match: PlaceMatch, here: ScenePlace, hour: Time | None = None) -> ScenePlace:
    """Return another place at the hour of this one, or at another hour; itself when it is this."""
    time = hour or here.time
    if match.kind == here.kind and time == here.time:
        return here
    light: Light = "natural" if time != "night" else "lamp" if match.interior else "moon"
    return ScenePlace(
        kind=match.kind,
        name=(match.word or ("inside" if match.interior else "outside")).upper(),
        interior=match.interior,
        time=time,
        light=light,
        weather="clear" if match.interior else here.weather,
    )


def ahead(here: ScenePlace) -> ScenePlace:
    """Return the road that is seen from a car."""
    light: Light = "moon" if here.time == "night" else "natural"
    update = {"kind": "road", "name": f"{here.name} - ROAD AHEAD", "interior": False}
    return here.model_copy(update={**update, "light": light, "fallback": False})
