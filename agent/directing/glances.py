"""A first look at every unit of a scene: who, what deeds, what things, how close."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from agent.directing import holding, names, phones, presence, scale, wordset
from agent.directing.cast import Company
from agent.directing.lexicon import things, verbs
from agent.directing.lexicon.things import ThingMatch
from agent.directing.lexicon.verbs import Deed
from agent.directing.mentions import Mention
from agent.directing.scale import Sight
from agent.directing.units import Unit

_HE = wordset.of("he him his il lui er sein seine ihm él")
_SHE = wordset.of("she her hers elle ihr ihre ella")
_THEY = wordset.of("they them their both ils elles beide")
_ALL = re.compile(r"\b(?:everybody|everyone|tout le monde|alle)\b", re.IGNORECASE)
_TWO = re.compile(
    r"\b(?:the (?:two|men|women|couple|pair|boys|girls)|each other|die beiden|tous les deux)\b",
    re.IGNORECASE,
)
_JOINTLY = re.compile(r"\W*(?:they|both|the two)\b", re.IGNORECASE)
_OF_SEX: tuple[tuple[str, frozenset[str]], ...] = (("male", _HE), ("female", _SHE))
_ARTICLES = wordset.of(
    "a an the his her their another some one two three several each its my our this these le la "
    "les un une der die das ein eine"
)
_BEGINS = re.compile(r"(?:begins?|starts?|continues?|tries|try|attempts?|turns?|moves?) to $")
_HANDLED = wordset.of("grab give read write reach pull drop phone_look type lift work_hands look")
_AIMED = wordset.of("gun rifle")
_DRAWN = re.compile(r"(?:pick|grab|take|pull|draw|find)\b")
"""A weapon that is drawn is a thing; one that is aimed is a deed."""
_BODILY = wordset.of(
    "stand kneel crouch fallen phone_ear embrace kiss punch kick push climb crawl jump"
)
"""Poses that no insert can show."""
_READ = wordset.of("read look type write point")
_CROWDED = 16
"""Words from which a sentence tells too much for an insert."""
_RINGS = 3
"""Units after a telephone within which "it" is the telephone."""
_LIT = 0.8
"""Closeness of a telephone that rings or shows something."""
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
    held: tuple[tuple[str, str], ...] = ()
    """Who has which prop in a hand."""
    rung: ThingMatch | None = None
    """The telephone that rings, lights up or shows something."""

    @property
    def words(self) -> int:
        """How many words the unit's action has."""
        return len(self.unit.text.split())

    @property
    def inserted(self) -> ThingMatch | None:
        """The thing worth a shot of its own that is handled or read here, None: none."""
        if self.rung and self.words <= _CROWDED and not self.acts:
            return self.rung
        if not 2 < self.words <= _CROWDED or len(self.who) > 1:
            return None
        if any(deed.motion != "none" or deed.pose in _BODILY for deed in self.deeds):
            return None
        return next((thing for thing in self.things if self._handled(thing)), None)

    def _handled(self, thing: ThingMatch) -> bool:
        if not thing.insert or thing.kind != "prop" or thing.prop is None:
            return False
        wanted = _HANDLED if thing.hand else _READ
        near = (deed for deed in self.deeds if holding.handles(self.told, deed, thing))
        return any(
            deed.pose in wanted
            or (deed.prop == thing.prop and (deed.pose not in _AIMED or _DRAWN.match(deed.base)))
            for deed in near
        )


def scan(units: Iterable[Unit], company: Company, heading: str) -> Iterator[Glance]:
    """Yield a glance at every unit; pronouns mean those seen last."""
    told_units = tuple(units)
    present = present_in(told_units, company)
    recent: tuple[str, ...] = ()
    rings, phoned, things_last = 0, False, False
    for at, unit in enumerate(told_units):
        if unit.kind == "action":
            seen = () if things_last and _JOINTLY.match(unit.text) else recent
            glance = _action(unit, company, present, seen, Sight("", heading, at == 0))
        else:
            glance = Glance(unit, _speakers(unit, company), named=True, told="")
        phoned = phoned or any(t.prop in phones.PHONES for t in glance.things)
        glance = _phoned(glance, told_units[at + 1 : at + 2], (phoned, rings > 0))
        yield glance
        if unit.kind == "action":
            things_last = bool(glance.things) and not glance.named
        rings = _RINGS if any(t.prop in phones.PHONES for t in glance.things) else rings - 1
        recent = tuple(dict.fromkeys([*glance.who, *recent]))[:6]


def _phoned(glance: Glance, following: tuple[Unit, ...], line: tuple[bool, bool]) -> Glance:
    """Return a glance with what its telephone does, and who has it at the ear or reads it.

    `line` is whether the scene has a telephone, and whether one was named just before.
    """
    here, rung = line
    if not here or not glance.told:
        return glance
    found = phones.screens(glance.things)
    shown = phones.shown(glance.told, found)
    lines = [speech.speaker for unit in following for speech in unit.speeches]
    speaks = bool(glance.who) and lines[:1] == [glance.who[0]]
    verb = phones.calling(glance.told, rung=rung, speaks=speaks)
    reads = phones.read if rung and not found else _same
    acts = tuple((uid, reads(deed)) for uid, deed in glance.acts)
    return replace(
        glance,
        who=() if not acts and (shown or phones.of_call(glance.told)) else glance.who,
        things=found,
        rung=shown,
        closeness=max(glance.closeness, _LIT) if shown and not acts else glance.closeness,
        deeds=(*map(reads, glance.deeds), *((verb,) if verb else ())),
        acts=(*acts, *((uid, verb) for uid in glance.who[:1] if verb)),
    )


def _same(deed: Deed) -> Deed:
    return deed


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
    known = told if company.language == "en" else ""
    people = tuple(m for m in company.mentions.find(told, present) if company.person(m.uid))
    found = tuple(
        thing
        for thing in (presence.there(known, things.find(known)) if known else ())
        if not any(person.start <= thing.start < person.end for person in people)
    )
    deeds = tuple(_done(known, verbs.deeds(known))) if known else ()
    deeds = tuple(_alone(told, deed, found, people) for deed in deeds)
    named = _named(unit.text, company, present)
    who = tuple(mention.uid for mention in named) or _meant(
        unit.text, deeds, company, (recent, present)
    )
    if named:
        who = (*_pronoun_first(told, who, company, recent), *who)
    doers = who
    if not who and not found:
        who = _still_there(told, company, recent)
    sight = replace(around, text=told or unit.text)
    acts = tuple(_acts(told, deeds, people, doers, _about(told, found, people)))
    return Glance(
        unit=unit,
        who=who,
        named=bool(named),
        told=told,
        deeds=deeds,
        things=found,
        closeness=scale.closeness(sight),
        acts=acts,
        held=tuple(holding.held(told, found, acts, people, doers)),
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
    """Leave out what is only meant to be done (ready to leave), not what begins (starts to run).

    What a thing does (a table that holds a lamp) is nobody's deed.
    """
    for deed in deeds:
        before = told[: deed.start].lower()
        meant = before.endswith("to ") and not _BEGINS.search(before)
        if not meant and not before.endswith((" that ", " which ")):
            yield deed


_WITHOUT_OTHER = {"embrace": "carry", "hold_person": "carry", "kiss": "lean", "give": "reach",
                  "punch": "knock"}  # fmt: skip
"""What a pair's deed looks like when it is done to a thing."""


def _alone(
    told: str, deed: Deed, found: tuple[ThingMatch, ...], people: tuple[Mention, ...]
) -> Deed:
    """Return a pair's deed as one of a single person when its object is a thing."""
    thing = next((t for t in found if deed.pair and holding.handles(told, deed, t)), None)
    if thing is None or thing.kind in ("crowd", "body"):
        return deed
    if any(deed.start < person.start for person in people) or thing.kind == "animal":
        return deed
    return replace(
        deed, pair=False, expression=None, pose=_WITHOUT_OTHER.get(deed.pose or "", deed.pose)
    )


def _still_there(told: str, company: Company, recent: tuple[str, ...]) -> tuple[str, ...]:
    """A short line about nothing in particular (A beat.) is played on those who are there."""
    people = tuple(uid for uid in recent if company.person(uid))
    short = len(told.split()) <= _FEW and not told.isupper()
    return people[1:2] or people[:1] if short else ()


def _named(text: str, company: Company, present: tuple[str, ...]) -> tuple[Mention, ...]:
    found = [m for m in company.mentions.find(text, present) if company.person(m.uid)]
    return tuple(mention for mention in found if not mention.owner) or tuple(found)


def _acts(
    told: str,
    deeds: tuple[Deed, ...],
    named: tuple[Mention, ...],
    who: tuple[str, ...],
    thing: int | None,
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
        elif not before and _JOINTLY.match(told):
            doers = who[:2]
        else:
            doers = (before[-1].uid,) if before else who[:1]
        for uid in doers:
            yield uid, deed


def _about(told: str, found: tuple[ThingMatch, ...], named: tuple[Mention, ...]) -> int | None:
    """Return where the thing stands that a sentence is about, None: it is about somebody."""
    first = next((mention.start for mention in named if not mention.owner), len(told))
    opening = told.split(" ", 1)[0].lower()
    if opening == "it":
        return 0
    article = opening in _ARTICLES
    return next((t.start for t in found if article and t.start < first), None)


def _meant(
    text: str,
    deeds: tuple[Deed, ...],
    company: Company,
    around: tuple[tuple[str, ...], tuple[str, ...]],
) -> tuple[str, ...]:
    """Return who is meant where nobody is named; `around` are those seen last, and all present."""
    people, present = (tuple(u for u in uids if company.person(u)) for uids in around)
    if not people and not present:
        return ()
    words = [word.lower() for word in _WORDS.findall(text)]
    pronoun = next((w for w in words if w in _HE | _SHE | _THEY), None)
    if pronoun is None and _ALL.search(text):
        return people[:4]
    if pronoun in _THEY or (pronoun is None and _TWO.search(text)):
        return people[:2]
    found: list[str] = []
    for word in words:
        sex = next((sex for sex, pronouns in _OF_SEX if word in pronouns), None)
        others = (u for u in (*people, *present) if sex and company.look(u).sex == sex)
        found.extend([*others][:1])
    if found or pronoun:
        return tuple(dict.fromkeys(found)) or people[:1]
    bare = bool(deeds) and bool(words) and deeds[0].start < 3
    return people[:1] if bare else ()
