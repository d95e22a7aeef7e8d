"""A first look at every unit of a scene: who, what deeds, what things, how close."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from agent.directing import names, scale, wordset
from agent.directing.cast import Company
from agent.directing.lexicon import things, verbs
from agent.directing.lexicon.things import ThingMatch
from agent.directing.lexicon.verbs import Deed
from agent.directing.mentions import Mention
from agent.directing.scale import Sight
from agent.directing.units import Unit

_HE = wordset.of("he him his il lui er sein seine ihm él")
_SHE = wordset.of("she her hers elle ihr ihre ella")
_THEY = re.compile(
    r"\b(?:they|them|their|both|the (?:two|men|women|couple|pair|boys|girls)|each other|ils|elles|"
    r"beide|die beiden|tous les deux)\b",
    re.IGNORECASE,
)
_ARTICLES = wordset.of(
    "a an the his her their another some one two three several each its my our this these le la "
    "les un une der die das ein eine"
)
_BEGINS = re.compile(r"(?:begins?|starts?|continues?|tries|try|attempts?|turns?|moves?) to $")
_HANDLED = wordset.of(
    "grab give read write reach pull drop phone_look type lift gun rifle point work_hands look"
)
_READ = wordset.of("read look type write point")
_CROWDED = 16
"""Words from which a sentence tells too much for an insert."""
_NEAR = 40
"""Characters between what is done and the thing it is done with."""
_FEW = 6
"""Words of a line that needs no picture of its own kind."""
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Glance:
    """What one unit shows.

    `who` are uids, the doer first; `named`: they are named here, not taken over from before.
    `told` is the text without camera words. `closeness` from 0 (the place) to 1 (a detail).
    """

    unit: Unit
    who: tuple[str, ...]
    named: bool
    told: str
    deeds: tuple[Deed, ...] = ()
    things: tuple[ThingMatch, ...] = ()
    closeness: float = 0.5
    acts: tuple[tuple[str, Deed], ...] = ()
    """Who does which deed; a pair's deed stands once for each of the two."""

    @property
    def words(self) -> int:
        """How many words the unit's action has."""
        return len(self.unit.text.split())

    @property
    def inserted(self) -> ThingMatch | None:
        """The thing worth a shot of its own that is handled or read here, None: none."""
        if not 2 < self.words <= _CROWDED or len(self.who) > 1:
            return None
        return next((thing for thing in self.things if self._handled(thing)), None)

    def _handled(self, thing: ThingMatch) -> bool:
        if not thing.insert or thing.kind != "prop" or thing.prop is None:
            return False
        wanted = _HANDLED if thing.hand else _READ
        near = (deed for deed in self.deeds if 0 < thing.start - deed.start < _NEAR)
        return any(deed.pose in wanted or deed.prop == thing.prop for deed in near)


def scan(units: Iterable[Unit], company: Company, heading: str) -> Iterator[Glance]:
    """Yield a glance at every unit; pronouns mean those seen last."""
    told_units = tuple(units)
    present = present_in(told_units, company)
    recent: tuple[str, ...] = ()
    for at, unit in enumerate(told_units):
        if unit.kind == "action":
            glance = _action(unit, company, present, recent, Sight("", heading, at == 0))
        else:
            glance = Glance(unit, _speakers(unit, company), named=True, told="")
        yield glance
        recent = tuple(dict.fromkeys([*glance.who, *recent]))[:6]


def present_in(units: Iterable[Unit], company: Company) -> tuple[str, ...]:
    """Return who can be seen in a scene: named or speaking in it, not only heard."""
    found: dict[str, None] = {}
    for unit in units:
        for mention in company.mentions.find(unit.text) if unit.text else ():
            found.setdefault(mention.uid)
        for speech in unit.speeches:
            if not names.voice_over(speech.extension):
                for uid in company.speakers.get(speech.cue.upper(), (speech.speaker,)):
                    found.setdefault(uid)
    return tuple(uid for uid in found if company.person(uid))


def _speakers(unit: Unit, company: Company) -> tuple[str, ...]:
    uids = [
        uid
        for speech in unit.speeches
        for uid in company.speakers.get(speech.cue.upper(), (speech.speaker,))
    ]
    return tuple(dict.fromkeys(uids))


def _action(
    unit: Unit,
    company: Company,
    present: tuple[str, ...],
    recent: tuple[str, ...],
    around: Sight,
) -> Glance:
    told = unit.direction.rest if unit.direction and not unit.noted else unit.text
    deeds = tuple(_done(told, verbs.deeds(told))) if told else ()
    people = tuple(m for m in company.mentions.find(told, present) if company.person(m.uid))
    found = tuple(
        thing
        for thing in (things.find(told) if told else ())
        if not any(person.start <= thing.start < person.end for person in people)
    )
    named = _named(unit.text, company, present)
    who = tuple(mention.uid for mention in named) or _meant(unit.text, deeds, company, recent)
    if named:
        who = (*_pronoun_first(told, who, company, recent), *who)
    doers = who
    if not who and not found:
        who = _still_there(told, company, recent)
    sight = replace(around, text=told or unit.text)
    return Glance(
        unit=unit,
        who=who,
        named=bool(named),
        told=told,
        deeds=deeds,
        things=found,
        closeness=scale.closeness(sight),
        acts=tuple(_acts(deeds, people, doers, _about(told, found, people))),
    )


def _pronoun_first(
    told: str, named: tuple[str, ...], company: Company, recent: tuple[str, ...]
) -> tuple[str, ...]:
    """Return who is meant by the pronoun a sentence opens with, when others are named after it."""
    word = told.split(" ", 1)[0].lower()
    sex = "male" if word in _HE else "female" if word in _SHE else None
    return tuple(
        uid
        for uid in recent
        if sex and uid not in named and company.person(uid) and company.look(uid).sex == sex
    )[:1]


def _done(told: str, deeds: tuple[Deed, ...]) -> Iterator[Deed]:
    """Leave out what is only meant to be done (ready to leave), not what begins (starts to run)."""
    for deed in deeds:
        before = told[: deed.start].lower()
        if not before.endswith("to ") or _BEGINS.search(before):
            yield deed


def _still_there(told: str, company: Company, recent: tuple[str, ...]) -> tuple[str, ...]:
    """A short line about nothing in particular (A beat.) is played on those who are there."""
    people = tuple(uid for uid in recent if company.person(uid))
    short = len(told.split()) <= _FEW and not told.isupper()
    return people[1:2] or people[:1] if short else ()


def _named(text: str, company: Company, present: tuple[str, ...]) -> tuple[Mention, ...]:
    found = [m for m in company.mentions.find(text, present) if company.person(m.uid)]
    return tuple(mention for mention in found if not mention.owner) or tuple(found)


def _acts(
    deeds: tuple[Deed, ...], named: tuple[Mention, ...], who: tuple[str, ...], thing: int | None
) -> Iterator[tuple[str, Deed]]:
    """Give every deed to the person named last before it, or to all who are joined there.

    `thing` is where the thing stands that the sentence is about: what comes before anybody is
    named is its deed, nobody's. None: the sentence is about somebody.
    """
    for deed in deeds:
        before = [mention for mention in named if mention.start < deed.start and not mention.owner]
        if not before and thing is not None and thing < deed.start:
            continue
        if deed.pair:
            doers = who[:2]
        elif deed is deeds[0] and len(before) > 1:
            doers = tuple(mention.uid for mention in before)
        else:
            doers = (before[-1].uid,) if before else who[:1]
        for uid in doers:
            yield uid, deed


def _about(told: str, found: tuple[ThingMatch, ...], named: tuple[Mention, ...]) -> int | None:
    """Return where the thing stands that a sentence is about, None: it is about somebody."""
    first = next((mention.start for mention in named if not mention.owner), len(told))
    article = told.split(" ", 1)[0].lower() in _ARTICLES
    return next((t.start for t in found if article and t.start < first), None)


def _meant(
    text: str, deeds: tuple[Deed, ...], company: Company, recent: tuple[str, ...]
) -> tuple[str, ...]:
    people = tuple(uid for uid in recent if company.person(uid))
    if not people:
        return ()
    words = [word.lower() for word in _WORDS.findall(text)]
    if _THEY.search(text):
        return people[:2]
    for sex, pronouns in (("male", _HE), ("female", _SHE)):
        if pronouns & set(words):
            return next(((uid,) for uid in people if company.look(uid).sex == sex), people[:1])
    bare = bool(deeds) and bool(words) and deeds[0].start < 3
    return people[:1] if bare else ()
