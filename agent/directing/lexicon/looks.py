"""How a person looks, from the words of a first description."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from agent.directing.lexicon import tables
from agent.directing.lexicon.words import listed

Sex = Literal["male", "female"]
Group = Literal[
    "hair", "hair_value", "beard", "glasses", "hat", "outfit", "sex", "age", "build", "height",
    "skin",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartialLook:
    """The fields of render.order.Look that a description says; None: not said.

    `said` pairs each field's name with the verbatim words that said it.
    """

    sex: Sex | None = None
    age: int | None = None
    height: float | None = None
    build: float | None = None
    hair: str | None = None
    hair_value: float | None = None
    skin_value: float | None = None
    beard: str | None = None
    glasses: str | None = None
    hat: str | None = None
    hat_value: float | None = None
    outfit: str | None = None
    top_value: float | None = None
    bottom_value: float | None = None
    outer_value: float | None = None
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """A table's answer and the words that gave it."""

    value: str
    words: str


_DECADE = re.compile(r"\b(?:(early|mid|late)[\s-]*)?(?:to[\s-]*)?([1-9]0)['’]?s\b", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:[,(]\s*(?:age[d]?\s+|about\s+|around\s+|maybe\s+)?|\bage[d]?\s+|\b(?:is|about|around)\s+)"
    r"(\d{1,2})(?=\s*[,);.]|\s+years?\b|\s*$)"
    r"|\b(\d{1,2})(?:[\s-]years?[\s-]old|\s(?:ans|jahre|años|anni)\b)",
    re.IGNORECASE,
)
_OF_PART = re.compile(
    r"[ -](?:[^\W\d_]+[ -]){0,2}?(?:hair(?:ed|cut)?|beards?|bearded|moustache|mustache|fringe|"
    r"bangs|coat|jacket|dress|skirt|sleeves?|sleeved|eyes?|nose|fingers?|hands?|lips|eyebrows?|"
    r"glasses|scarf|boots|heels)\b",
    re.IGNORECASE,
)
"""Behind a measure: it is of that (short black hair), not of the person."""
_CAR = r"(?:car|truck|van|taxi|cab|jeep|pickup|limo|limousine)"
_NOT_WORN = re.compile(
    r"\b(?:on|onto|against|over|across|off|beneath|beside|by|to|opens?|pops?|lifts?|raises?|"
    r"slams?|closes?|shuts?) (?:the|a|an|his|her|their|its) (?:[^\W\d_]+ ){0,2}?(?:hood|bonnet)\b"
    r"|\b(?:under|in|from) the (?:[^\W\d_]+ ){0,2}?(?:hood|bonnet)\b"
    rf"|\b(?:hood|bonnet) (?:of|on) (?:the|an?|his|her|their) (?:[^\W\d_]+ ){{0,2}}?{_CAR}\b"
    rf"|\b{_CAR}(?:['’]s)? (?:[^\W\d_]+ )?(?:hood|bonnet)\b"
    r"|\b(?:no|without(?: an?| any)?) (?:glasses|spectacles|hat|cap|beard|moustache|mustache)\b",
    re.IGNORECASE,
)
"""The hood of a car, and what somebody is said to go without."""
_INTO_DECADE = {"early": 2, "mid": 5, "late": 8}


def describe(text: str) -> PartialLook:
    """Return what a first description says of a person's look."""
    text = _NOT_WORN.sub(" ; ", text)
    said: dict[str, _Said] = {group: found for group in _GROUPS if (found := _first(group, text))}
    sex = said.get("sex")
    age = _age(text) or said.get("age")
    colours = _colours(text)
    told: dict[str, _Said] = dict(said)
    told.update(colours)
    if age:
        told["age"] = age
    return PartialLook(
        sex=_sex(sex.value) if sex else None,
        age=int(age.value) if age else None,
        height=_number(told.get("height")),
        build=_number(told.get("build")),
        hair=_word(told.get("hair")),
        hair_value=_number(told.get("hair_value")),
        skin_value=_number(told.get("skin")),
        beard=_word(told.get("beard")),
        glasses=_word(told.get("glasses")),
        hat=_word(told.get("hat")),
        hat_value=_number(told.get("hat_value")),
        outfit=_word(told.get("outfit")),
        top_value=_number(told.get("top_value")),
        bottom_value=_number(told.get("bottom_value")),
        outer_value=_number(told.get("outer_value")),
        said=tuple(sorted((_FIELDS.get(name, name), one.words) for name, one in told.items())),
    )


def first_name_sex(name: str) -> Sex | None:
    """Return the sex a first name is mostly given to, None: not known or given to both."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", name.lower())
    return next((sex for word in words[:2] if (sex := _names().get(word))), None)


_GROUPS: tuple[Group, ...] = (
    "hair", "hair_value", "beard", "glasses", "hat", "outfit", "sex", "age", "build", "height",
    "skin",
)  # fmt: skip
_FIELDS = {"skin": "skin_value"}


def _first(group: Group, text: str) -> _Said | None:
    """Return the answer of a group: a garment or trait that is named before one a job implies.

    Longer names win over shorter, earlier over later; for the sex the earliest decides.
    """
    pattern, values = _pattern(group)
    found = list(pattern.finditer(text))
    if group in ("height", "build"):
        found = [match for match in found if not _OF_PART.match(text, match.end())]
    if not found:
        return None
    best = found[0] if group == "sex" else max(found, key=lambda match: _weight(group, match))
    return _Said(values[_flat(best.group())], best.group())


def _weight(group: Group, match: re.Match[str]) -> tuple[bool, int, int]:
    """Return how much a found name counts: worn things first, then long ones, then early ones."""
    flat = _flat(match.group())
    worn = group in ("hat", "outfit") and any(word in flat for word in _garments())
    return worn, len(flat.split()), -match.start()


@lru_cache
def _pattern(group: Group) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of all names of a group, and the value of each."""
    values: dict[str, str] = {}
    for value, line in tables.part(tables.read("looks"), group).items():
        for entry in listed(str(line)):
            values.setdefault(_flat(entry), value)
    return _any(values), values


def _any(entries: Mapping[str, object]) -> re.Pattern[str]:
    """Return a pattern of whole words for all entries, the longest first."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    body = "|".join(re.escape(entry).replace(r"\ ", r"[\s-]+") for entry in ordered)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w]|['’](?!s\b))", re.IGNORECASE)


def _age(text: str) -> _Said | None:
    """Return an age that stands in numbers: (40s), early 30s, 23, aged 60, 12-year-old."""
    decade = _DECADE.search(text)
    years = _YEARS.search(text)
    if years:
        return _Said(str(max(1, int(years.group(1) or years.group(2)))), years.group().strip(" ,("))
    if decade:
        into = _INTO_DECADE.get((decade.group(1) or "mid").lower(), 5)
        return _Said(str(int(decade.group(2)) + into), decade.group())
    return None


def _colours(text: str) -> dict[str, _Said]:
    """Return the values of the garments a colour word stands before, at most two words on."""
    pattern, values, garments = _coloured()
    found: dict[str, _Said] = {}
    for match in pattern.finditer(text):
        value = values[_flat(match.group("colour"))]
        field = f"{garments[_flat(match.group('garment'))]}_value"
        found.setdefault(field, _Said(value, match.group()))
    return found


@lru_cache
def _coloured() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """Return the pattern of a colour before a garment, and the values of both."""
    lists: list[dict[str, str]] = []
    for part in ("colour", "garment"):
        table = tables.part(tables.read("looks"), part)
        lists.append(
            {_flat(entry): name for name, line in table.items() for entry in listed(str(line))}
        )
    colours, garments = lists
    pattern = rf"(?P<colour>{_any(colours).pattern})(?:[\s-]+[\w'’]+){{0,2}}?[\s-]+"
    whole = rf"{pattern}(?P<garment>{_any(garments).pattern})"
    return re.compile(whole, re.IGNORECASE), colours, garments


@lru_cache
def _garments() -> tuple[str, ...]:
    """Return every garment's name."""
    table = tables.part(tables.read("looks"), "garment")
    return tuple(_flat(entry) for line in table.values() for entry in listed(str(line)))


@lru_cache
def _names() -> dict[str, Sex]:
    """Return the sex of each first name that only one sex has."""
    table = tables.read("names")
    male, female = (set(str(table[sex]).split()) for sex in ("male", "female"))
    names: dict[str, Sex] = dict.fromkeys(male - female, "male")
    names.update(dict.fromkeys(female - male, "female"))
    return names


def _sex(value: str) -> Sex:
    """Return the sex a table names."""
    return "female" if value == "female" else "male"


def _flat(words: str) -> str:
    """Return words in lower case with single spaces, as the tables have them."""
    return " ".join(re.split(r"[\s-]+", words.lower().replace("’", "'")))


def _word(said: _Said | None) -> str | None:
    """Return the word of an answer."""
    return said.value if said else None


def _number(said: _Said | None) -> float | None:
    """Return the number of an answer."""
    return float(said.value) if said else None
