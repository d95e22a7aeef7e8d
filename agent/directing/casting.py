"""Has a model read how people look and what places are; what it cannot quote does not count."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.board import CastMember
from agent.directing import appearance, reply, roles, shape
from agent.directing.asking import Shape
from agent.directing.cast import Company
from agent.directing.lexicon import looks
from agent.directing.passage import harmless
from agent.directing.places import Setting
from agent.directing.source import collapsed
from render.vocabulary import BEARDS, EXTERIORS, GLASSES, HAIR, HATS, INTERIORS, OUTFITS

_LONGEST = 120
"""Letters of a quote."""
_BUILDS = {"thin": -0.7, "slim": -0.4, "average": 0.0, "heavy": 0.6, "very_heavy": 0.9}
_WORDS: Mapping[str, tuple[str, ...]] = {
    "sex": ("male", "female"), "hair": HAIR, "beard": BEARDS, "glasses": GLASSES, "hat": HATS,
    "outfit": OUTFITS, "build": tuple(_BUILDS),
}  # fmt: skip
Looks = Literal["sex", "age", "hair", "beard", "glasses", "hat", "outfit", "build"]


_FIELDS: tuple[str, ...] = get_args(Looks)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Fact(_Part):
    """One thing the script says of a look, and the words that say it."""

    person: int = Field(ge=1)
    field: Looks
    value: str = Field(max_length=20)
    quote: str = Field(max_length=_LONGEST * 2)


class Set(_Part):
    """What kind of set a place is."""

    place: int = Field(ge=1)
    kind: str = Field(max_length=30)


class Casting(_Part):
    """The whole answer."""

    facts: tuple[Fact, ...] = Field((), max_length=400)
    sets: tuple[Set, ...] = Field((), max_length=200)


SHAPE = shape.of(Casting)


@dataclass(frozen=True)
class Matter:
    """What is asked about. `people` have a description; `places` are names no word is known for.

    `inside` says of each place whether it is inside.
    """

    people: tuple[CastMember, ...]
    places: tuple[str, ...]
    inside: tuple[bool, ...]

    def __bool__(self) -> bool:
        return bool(self.people or self.places)

    @property
    def told(self) -> tuple[str, str]:
        """The texts of people and places as the question has them."""
        people = (
            f"{count} {member.name}: {harmless(collapsed(member.description))}"
            for count, member in enumerate(self.people, 1)
        )
        places = (
            f"{count} {name} ({'inside' if inside else 'outside'})"
            for count, (name, inside) in enumerate(zip(self.places, self.inside, strict=True), 1)
        )
        kinds = (
            f"kinds inside: {', '.join(INTERIORS)}",
            f"kinds outside: {', '.join(EXTERIORS)}",
        )
        listed = [*places, *kinds] if self.places else ["(none)"]
        return "\n".join(people) or "(nobody)", "\n".join(listed)

    @property
    def shape(self) -> Shape:
        """The form of the answer: a fact of each kind for each person, a set for each place."""
        counts = {"facts": len(_FIELDS) * len(self.people), "sets": len(self.places)}
        return shape.at_most(SHAPE, counts)

    def key(self, *about: str) -> str:
        """Return the name of the answer in the cache."""
        body = json.dumps([*self.told, *about], ensure_ascii=False)
        return hashlib.sha256(body.encode()).hexdigest()


def matter(company: Company, settings: Sequence[Setting]) -> Matter:
    """Return what there is to ask about; false when there is nothing."""
    people = tuple(m for m in company.members if m.description and company.person(m.uid))
    open_places = {s.place.name: s.place.interior for s in settings if s.place.fallback}
    return Matter(people, tuple(open_places), tuple(open_places.values()))


def read(text: str, about: Matter) -> Casting | None:
    """Return what holds of an answer; None when it has not the form of one."""
    try:
        said = Casting.model_validate_json(reply.json_object(text))
    except ValidationError:
        return None
    return Casting(
        facts=tuple(fact for fact in said.facts if _proved(fact, about)),
        sets=tuple(one for one in said.sets if _fits(one, about)),
    )


def _proved(fact: Fact, about: Matter) -> bool:
    """Return whether a fact has a value we know, and a quote that stands in the person's lines."""
    if fact.person > len(about.people):
        return False
    quote = collapsed(fact.quote).casefold()
    told = harmless(collapsed(about.people[fact.person - 1].description)).casefold()
    if not quote or quote not in told:
        return False
    if fact.field == "age":
        return fact.value.isdecimal() and 1 <= int(fact.value) <= 110
    return fact.value in _WORDS[fact.field]


def _fits(one: Set, about: Matter) -> bool:
    if one.place > len(about.places):
        return False
    return one.kind in (INTERIORS if about.inside[one.place - 1] else EXTERIORS)


def dressed(company: Company, said: Casting, about: Matter, known: Sequence[CastMember]) -> Company:
    """Return the company with what the script says of looks; who is known keeps their look."""
    old = {member.uid for member in known}
    told: dict[str, list[Fact]] = {}
    for fact in said.facts:
        told.setdefault(about.people[fact.person - 1].uid, []).append(fact)
    members: list[CastMember] = []
    for member in company.members:
        facts = told.get(member.uid, [])
        new = _dressed(member, facts, members) if facts and member.uid not in old else member
        members.append(new)
    return replace(company, members=tuple(members))


def _dressed(member: CastMember, facts: Sequence[Fact], before: Sequence[CastMember]) -> CastMember:
    partial = replace(looks.describe(member.description), sex=member.look.sex, age=member.look.age)
    partial = replace(partial, **{fact.field: _value(fact) for fact in facts})  # type: ignore[arg-type]
    role = roles.role((*member.aliases, member.name)[0])
    look = appearance.fill(member.uid, partial, role, [one.look for one in before])
    return member.model_copy(update={"look": look})


def _value(fact: Fact) -> str | int | float:
    if fact.field == "age":
        return int(fact.value)
    return _BUILDS[fact.value] if fact.field == "build" else fact.value


def built(settings: Sequence[Setting], said: Casting, about: Matter) -> Iterator[Setting]:
    """Yield the settings with the kinds of set the model found for places we knew no word for."""
    kinds = {about.places[one.place - 1]: one.kind for one in said.sets}
    for setting in settings:
        kind = kinds.get(setting.place.name) if setting.place.fallback else None
        if kind is None:
            yield setting
            continue
        place = setting.place.model_copy(update={"kind": kind, "fallback": False})
        yield replace(setting, place=place)
