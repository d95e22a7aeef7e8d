"""Who is in a screenplay: everyone who speaks or is introduced, once, with one look for good."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from agent.board import CastMember
from agent.directing import appearance, names, roles, sentences, uids, wordset
from agent.directing.lexicon import looks, things
from agent.directing.lexicon.looks import PartialLook, Sex
from agent.directing.mentions import Mentions
from agent.directing.source import collapsed
from agent.screenplay import Screenplay
from render.order import Look

_WORD = re.compile(r"#?[^\W_][\w'’.-]*")
_AGE = re.compile(
    r"\W{0,3}\s*(?:\(|,\s*)\s*(?:(?:early|mid|late|about|age[d]?|now)[\s-]+)*\d", re.I
)
_NEAR = 60
"""Lines within which DATE and WILL'S DATE are one person."""
_NOT_NAMES = wordset.of(
    "ON THE A AN AND OF TO IN AT WITH ANGLE CLOSE CLOSER WIDE SHOT POV INSERT CUT FADE BACK CAMERA "
    "INT EXT TITLE SUPER SCENE MONTAGE SERIES LATER END CONTINUED OVER FROM"
)
_PRONOUNS: dict[str, Sex] = {
    "he": "male", "him": "male", "his": "male", "il": "male", "er": "male", "ihm": "male",
    "she": "female", "her": "female", "hers": "female", "elle": "female", "ella": "female",
}  # fmt: skip


@dataclass
class _Found:
    """A name while it is being collected."""

    name: str
    line: int
    speeches: int = 0
    aliases: list[str] = field(default_factory=list)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name as written, the first seen first."""
        return tuple(dict.fromkeys([self.name, *self.aliases]))


@dataclass(frozen=True)
class Company:
    """The cast, and how to find it in text.

    `speakers` gives the uids a cue stands for. `crowds` are uids of many people, `voices` of things
    that speak: neither is staged as a person.
    """

    members: tuple[CastMember, ...]
    mentions: Mentions
    speakers: dict[str, tuple[str, ...]]
    crowds: frozenset[str]
    voices: frozenset[str]

    def speaker(self, cue: str) -> str:
        """Return the uid of a cue's first speaker."""
        return self.speakers[cue.upper()][0]

    def name(self, uid: str) -> str:
        """Return the name of a member as captions write it."""
        return self._by_uid[uid].name

    def look(self, uid: str) -> Look:
        """Return how a member looks."""
        return self._by_uid[uid].look

    def person(self, uid: str) -> bool:
        """Return whether a member is one person who can be staged."""
        return uid not in self.crowds and uid not in self.voices

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_uid", {member.uid: member for member in self.members})

    _by_uid: dict[str, CastMember] = field(init=False, repr=False, default_factory=dict)


def read(screenplay: Screenplay, known: tuple[CastMember, ...] = ()) -> Company:
    """Return the company of a screenplay; `known` members keep uid, look, name and colour."""
    found = _merged(_cues(screenplay), _introduced(screenplay))
    register = uids.Register()
    old = {alias.upper(): member for member in known for alias in (member.name, *member.aliases)}
    for member in known:
        register.take(member.uid)
    people = [(person, _known(person, old)) for person in found]
    keys = {
        id(person): earlier.uid if earlier else register.take(uids.slug(person.name))
        for person, earlier in people
    }
    mentions = Mentions({keys[id(person)]: person.all_names for person in found}, screenplay)
    members: list[CastMember] = []
    texts = _first_texts(screenplay, mentions)
    for person, earlier in people:
        uid = keys[id(person)]
        members.append(_member(person, uid, earlier, texts.get(uid, ("", "")), [*known, *members]))
    present = {member.uid for member in members}
    members.extend(member for member in known if member.uid not in present)
    return Company(
        tuple(members),
        mentions,
        _speakers(screenplay, found, keys),
        frozenset(keys[id(p)] for p in found if roles.crowd(p.name)),
        frozenset(keys[id(p)] for p in found if roles.voice(p.name)),
    )


def _known(person: _Found, old: dict[str, CastMember]) -> CastMember | None:
    return next((old[n.upper()] for n in person.all_names if n.upper() in old), None)


def _cues(screenplay: Screenplay) -> list[_Found]:
    found: dict[str, _Found] = {}
    cues = [element for element in screenplay.elements if element.type == "character"]
    solo = {names.clean(cue.text).upper() for cue in cues}
    for cue in cues:
        name = names.clean(cue.text)
        parts = names.joined(name)
        several = len(parts) > 1 and any(part in solo for part in parts)
        for part in parts if several else (name,):
            person = found.setdefault(part.upper(), _Found(part or "?", cue.line))
            person.speeches += 1
    if _orphans(screenplay):
        found.setdefault("", _Found("Voice", 1))
    return list(found.values())


def _orphans(screenplay: Screenplay) -> bool:
    """Return whether somebody speaks without a cue."""
    kinds = [e.type for e in screenplay.elements if e.type not in ("note", "boneyard")]
    said = {"dialogue", "lyric", "parenthetical"}
    led = {"character", *said}
    return any(b in said and a not in led for a, b in pairwise(["action", *kinds]))


def _introduced(screenplay: Screenplay) -> list[_Found]:
    found: dict[str, _Found] = {}
    for element in screenplay.elements:
        if element.type == "action":
            for name, after in _capitals(element.text):
                if name.upper() not in found and _person(name, after):
                    found[name.upper()] = _Found(name, element.line)
    return list(found.values())


def _capitals(text: str) -> Iterator[tuple[str, str]]:
    """Yield each run of words in capitals and the text after it."""
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        joins = word is not None and (not run or text[run[-1].end() : word.start()] == " ")
        capital = word is not None and _capital(word.group())
        if run and not (joins and capital):
            yield _named(text, run), text[run[-1].end() : run[-1].end() + 40]
            run = []
        if word is not None and capital:
            run.append(word)


def _capital(word: str) -> bool:
    letters = word.replace("'s", "").replace("’s", "").strip(".#")
    return word.startswith("#") or (
        letters.isupper() and len(letters) > 1 and letters not in _NOT_NAMES
    )


def _named(text: str, run: list[re.Match[str]]) -> str:
    name = text[run[0].start() : run[-1].end()].rstrip(".'’-")
    return re.sub(r"['’]s$", "", name)


def _person(name: str, after: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 4 or roles.crowd(name) or roles.voice(name):
        return False
    if any(thing.kind == "animal" for thing in things.find(name.lower())):
        return False
    if _AGE.match(after) or roles.role(words[-1]):
        return True
    return any(looks.first_name_sex(word) for word in words[:2])


def _merged(cues: list[_Found], introduced: list[_Found]) -> list[_Found]:
    """Join the names of one person; a person is called as most speeches call them."""
    everyone = {person.name.upper(): person for person in cues}
    for person in introduced:
        same = everyone.setdefault(person.name.upper(), person)
        same.line = min(same.line, person.line)
    result = sorted(everyone.values(), key=lambda person: (-len(person.name.split()), person.line))
    kept: list[_Found] = []
    for person in result:
        longer = [other for other in kept if _shorter(person, other)]
        if len(longer) == 1:
            _join(longer[0], person)
        else:
            kept.append(person)
    return sorted(kept, key=lambda person: (person.line, person.name))


def _shorter(person: _Found, other: _Found) -> bool:
    one_role = len(person.name.split()) == 1 and roles.role(person.name) is not None
    if one_role:
        owned = re.fullmatch(rf".+['’]S {re.escape(person.name.upper())}", other.name.upper())
        return owned is not None and abs(person.line - other.line) < _NEAR
    return any(names.within(person.name, name) for name in other.all_names)


def _join(person: _Found, other: _Found) -> None:
    called = other.name if other.speeches >= person.speeches else person.name
    person.aliases = list(dict.fromkeys([called, *person.all_names, *other.all_names]))
    person.name = called
    person.line = min(person.line, other.line)
    person.speeches += other.speeches


def _speakers(
    screenplay: Screenplay, found: list[_Found], keys: dict[int, str]
) -> dict[str, tuple[str, ...]]:
    known = {name.upper(): keys[id(p)] for p in found for name in p.all_names}
    result: dict[str, tuple[str, ...]] = {"": (known["VOICE"],)} if "VOICE" in known else {}
    for element in screenplay.elements:
        if element.type == "character":
            name = names.clean(element.text).upper()
            parts = [known[part] for part in names.joined(name) if part in known]
            result[name] = (known[name],) if name in known else tuple(parts) or (known["?"],)
    return result


def _first_texts(screenplay: Screenplay, mentions: Mentions) -> dict[str, tuple[str, str]]:
    """Return for each uid the sentences that describe it first, and those that tell its sex."""
    first: dict[str, tuple[str, str]] = {}
    near: Counter[str] = Counter()
    for element in screenplay.elements:
        if element.type != "action":
            continue
        told = sentences.split(collapsed(element.text))
        for at, sentence in enumerate(told):
            for mention in mentions.find(sentence):
                near[mention.uid] += 1
                if near[mention.uid] > 6:
                    continue
                text = " ".join([sentence, *_goes_on(told[at + 1 : at + 3])])
                described, all_text = first.get(mention.uid, (text[mention.start :], ""))
                first[mention.uid] = (described, f"{all_text} {text[mention.start :]}")
    return first


def _goes_on(after: Iterable[str]) -> Iterator[str]:
    for sentence in after:
        if sentence.split(" ", 1)[0].lower().strip("'’s") not in {*_PRONOUNS, "hi"}:
            return
        yield sentence


def _member(
    person: _Found,
    uid: str,
    earlier: CastMember | None,
    texts: tuple[str, str],
    cast: list[CastMember],
) -> CastMember:
    aliases = person.all_names
    if earlier:
        both = tuple(dict.fromkeys([*earlier.aliases, *aliases]))
        return earlier.model_copy(
            update={"aliases": both, "speeches": person.speeches, "line": person.line}
        )
    described = texts[0][:400]
    said = _said(person, described, texts[1])
    role = roles.role(person.name)
    return CastMember(
        uid=uid,
        name=names.spoken(person.name),
        aliases=aliases,
        description=described,
        line=person.line,
        speeches=person.speeches,
        colour=appearance.colour((m.colour for m in cast), uid),
        look=appearance.fill(uid, said, role, [member.look for member in cast]),
    )


def _said(person: _Found, described: str, near: str) -> PartialLook:
    partial = looks.describe(described or names.spoken(person.name))
    if partial.sex:
        return partial
    return replace(partial, sex=_sex(person, near))


def _sex(person: _Found, near: str) -> Sex | None:
    """Tell by the role's noun, then by the first name, then by the pronouns near the name."""
    role = roles.role(person.name)
    if role and role.sex:
        return role.sex
    for name in person.all_names:
        for word in name.split():
            if sex := looks.first_name_sex(word):
                return sex
    counted = Counter(
        _PRONOUNS[word] for word in re.findall(r"[^\W\d_]+", near.lower()) if word in _PRONOUNS
    )
    if not counted or counted["male"] == counted["female"]:
        return None
    return "male" if counted["male"] > counted["female"] else "female"
