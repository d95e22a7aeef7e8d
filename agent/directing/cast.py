"""Who is in a screenplay: everyone who speaks or is introduced, once, with one look for good."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from agent.board import CastMember
from agent.directing import appearance, introductions, language, names, roles, sentences, uids
from agent.directing.introductions import Found
from agent.directing.lexicon import looks
from agent.directing.lexicon.looks import PartialLook, Sex
from agent.directing.mentions import Mentions
from agent.directing.source import collapsed
from agent.screenplay import Screenplay
from render.order import Look

_RELATIVE = re.compile(
    r"\b(?:with|beside|next to|and|holding|carrying) (?:his|her|their|an?) (?:[\w-]+ ){0,4}"
    r"(?:son|daughter|wife|husband|mother|father|brother|sister|boy|girl|baby|child|friend|man|"
    r"woman)\b",
    re.IGNORECASE,
)
_CHILD = 14
_MUCH = 10
"""Speeches of somebody who is not only a child in passing."""
_EARLIER = 5
_NEARBY = 14
"""Mentions of a person that are read for pronouns."""
_PRONOUNS: dict[str, Sex] = {
    "he": "male", "him": "male", "his": "male", "il": "male", "er": "male", "ihm": "male",
    "she": "female", "her": "female", "hers": "female", "elle": "female", "ella": "female",
}  # fmt: skip


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
    language: str = "en"
    """The script's; the lexicon's deeds and things are English words."""

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
    found = introductions.find(screenplay)
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
        language.detect(screenplay),
    )


def _known(person: Found, old: dict[str, CastMember]) -> CastMember | None:
    return next((old[n.upper()] for n in person.all_names if n.upper() in old), None)


def _speakers(
    screenplay: Screenplay, found: list[Found], keys: dict[int, str]
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
            found = mentions.find(sentence)
            for mention in found:
                near[mention.uid] += 1
                if near[mention.uid] > _NEARBY:
                    continue
                start = len(sentence[: mention.start]) - len(_before(sentence[: mention.start]))
                ends = mention.end >= len(sentence) - 2
                text = " ".join([sentence[start:], *_goes_on(told[at + 1 : at + 3], ends=ends)])
                described, all_text = first.get(mention.uid, (text, ""))
                first[mention.uid] = (described, f"{all_text}\n{text}")
    return first


def _before(text: str) -> str:
    """Return the few words before a name that may describe it (Red-headed ZACKY)."""
    return "".join(re.findall(r"\S+\s+", text)[-_EARLIER:])


def _goes_on(after: Sequence[str], *, ends: bool) -> Iterator[str]:
    """Yield the sentences that still speak of the one just named; `ends`: named at the very end."""
    for sentence in after:
        words = sentence.lower().split()
        told = words[0].strip("'’s") in {*_PRONOUNS, "hi"} or "man" in words or "woman" in words
        if not told and not ends:
            return
        ends = False
        yield sentence


def _member(
    person: Found,
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


def _said(person: Found, described: str, near: str) -> PartialLook:
    """Return what the script says of a look; role and first name tell the sex before pronouns do.

    Who is small at first and speaks much is cast at the age of later mentions.
    """
    partial = looks.describe(_own(described) or names.spoken(person.name))
    role = roles.role(person.name)
    age = partial.age
    if age is not None and age < _CHILD and (person.speeches >= _MUCH or (role and role.age)):
        later = [looks.describe(text).age for text in near.split("\n")]
        older = [number for number in later if number is not None and number >= _CHILD]
        grown = role.age if role and role.age and role.age >= _CHILD else age
        age = older[-1] if older else grown
    return replace(partial, sex=_named_sex(person) or partial.sex or _sex(near), age=age)


def _own(described: str) -> str:
    """Return a description up to where it goes over to a relative (with his 7 year-old son)."""
    return _RELATIVE.split(described, maxsplit=1)[0]


def _named_sex(person: Found) -> Sex | None:
    role = roles.role(person.name)
    if role and role.sex:
        return role.sex
    words = (word for name in person.all_names for word in name.split())
    return next((sex for word in words if (sex := looks.first_name_sex(word))), None)


def _sex(near: str) -> Sex | None:
    """Tell by the pronouns near the name; None when they do not tell."""
    counted = Counter(
        _PRONOUNS[word] for word in re.findall(r"[^\W\d_]+", near.lower()) if word in _PRONOUNS
    )
    if not counted or counted["male"] == counted["female"]:
        return None
    return "male" if counted["male"] > counted["female"] else "female"
