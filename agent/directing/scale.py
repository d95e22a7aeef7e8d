"""How close the camera wants to be to what a beat tells."""

import json
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from agent.directing.lexicon import heading as headings
from agent.directing.lexicon import places, things, verbs
from agent.directing.lexicon.words import singular
from render.vocabulary import SIZES, Family, Size

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_FIRST = 6
CLOSE_FROM, MEDIUM_FROM = 0.60, 0.42
"""Where the families begin; bench/scale.py fits the table to these."""
_EDGES: tuple[tuple[float, Size], ...] = (
    (0.97, "ECU"), (0.74, "CU"), (CLOSE_FROM, "MCU"), (0.50, "MS"), (MEDIUM_FROM, "MLS"),
    (0.14, "LS"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to see in a beat. `heading` is the scene heading's text."""

    text: str
    heading: str = ""
    opens_scene: bool = False


def closeness(sight: Sight) -> float:
    """Return how close the beat wants to be seen, 0 (the place) to 1 (a detail of a face)."""
    table = _table()
    score = sum(table.weights.get(name, 0.0) * value for name, value in features(sight).items())
    return 1.0 / (1.0 + math.exp(-table.slope * score - table.shift))


def size(closeness: float) -> Size:
    """Return the shot size of a closeness."""
    return next((name for edge, name in _EDGES if closeness >= edge), "ELS")


def family(closeness: float) -> Family:
    """Return the family of a closeness."""
    return SIZES[size(closeness)].family


def features(sight: Sight) -> dict[str, float]:
    """Return what is measured of a sight, by name; every value is about 0 to 3.

    `w:` and `b:` are words and pairs of words, `f:` the first words, `h:` words of the heading,
    `t:` and `v:` classes of things and deeds, `x:` the rest.
    """
    found: defaultdict[str, float] = defaultdict(float)
    _words(sight.text, found)
    _meanings(sight.text, found)
    _scene(sight, found)
    return dict(found)


def _words(text: str, found: defaultdict[str, float]) -> None:
    """Count the words and pairs of words, each once, the first ones once more."""
    words = [singular(match.group().lower()) for match in _WORD.finditer(text)]
    for word in dict.fromkeys(words):
        found[f"w:{word}"] = 1
    for word in dict.fromkeys(words[:_FIRST]):
        found[f"f:{word}"] = 1
    for pair in pairwise(words):
        found[f"b:{' '.join(pair)}"] = 1
    length = len(words)
    found["x:length"] = math.log1p(length) / 2
    found["x:short"] = float(length <= 8)
    found["x:commas"] = min(text.count(","), 4) / 2
    found["x:sentences"] = min(len(re.findall(r"[.!?]+(?:\s|$)", text)), 6) / 3
    found["x:quoted"] = float(bool(re.search(r"[\"“”].+[\"“”]", text)))
    found["x:numbers"] = float(any(word.isdigit() for word in words))
    found["x:plural"] = sum(word.endswith("s") and not word.endswith("ss") for word in words) / max(
        length, 4
    )
    found["x:possessive"] = sum("'s" in word for word in words) / max(length, 4)
    names = {match.group() for match in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]+", text)}
    found["x:names"] = min(len(names), 4) / 2


def _meanings(text: str, found: defaultdict[str, float]) -> None:
    """Count the classes of things and deeds; what comes first counts most."""
    for place, thing in enumerate(things.find(text)):
        weight = 1.0 if place == 0 else 0.5
        kind = "hand" if thing.hand else thing.kind
        found[f"t:{kind}"] += weight
        if thing.prop:
            found[f"t:{thing.prop}"] = 1
        if place == 0:
            found[f"t:first {kind}"] = 1
    for place, deed in enumerate(verbs.deeds(text)):
        found["v:scale"] += deed.scale * (1.0 if place == 0 else 0.5)
        found[f"v:{deed.motion}"] = 1
        if deed.pose:
            found[f"v:{deed.pose}"] = 1
        if deed.expression:
            found["v:face"] = 1
            found[f"v:face {deed.expression}"] = 1


def _scene(sight: Sight, found: defaultdict[str, float]) -> None:
    """Count what the heading says, and whether the beat opens its scene."""
    read = headings.read(sight.heading)
    found["x:opens"] = float(sight.opens_scene)
    found["x:exterior"] = float(read.interior is False)
    found["x:opens outside"] = float(sight.opens_scene and read.interior is False)
    found[f"h:time {read.time}"] = 1
    found["h:goes on"] = float(read.same_place)
    place = places.kind(" - ".join(read.place), read.interior)
    found[f"h:set {place.kind}"] = 1


@dataclass(frozen=True)
class Table:
    """The trained weights; `slope` and `shift` bring a score to where the size edges stand."""

    weights: dict[str, float]
    slope: float
    shift: float


@lru_cache
def _table() -> Table:
    """Return the trained table; bench/scale.py makes it."""
    table = json.loads((Path(__file__).parent / "scale.json").read_text(encoding="utf-8"))
    weights = {name: weight / table["unit"] for name, weight in table["weights"].items()}
    return Table(weights, table["slope"], table["shift"])
