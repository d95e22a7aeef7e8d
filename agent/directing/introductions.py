"""Which names a screenplay has for its people, each person's names together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from agent.directing import bare, names, roles, wordset
from agent.directing.lexicon import looks, things, verbs
from agent.screenplay import Screenplay

_WORD = re.compile(r"#?[^\W_][\w'’.-]*")
_AGE = re.compile(
    r"\W{0,3}\s*(?:\(|,\s*)\s*(?:(?:early|mid|late|about|age[d]?|now)[\s-]+)*\d", re.I
)
_NEAR = 60
"""Lines within which DATE and WILL'S DATE are one person."""
_SOON = 12
"""Characters after an unknown name within which its deed follows."""
_LINKS = wordset.of("THE OF DE LA VON VAN DER DI")
_NEXT = 8
"""Characters after a first name within which a thing makes it the thing's (EVA space suit)."""
_NOT_NAMES = wordset.of(
    "ON THE A AN AND OF TO IN AT WITH ANGLE CLOSE CLOSER WIDE SHOT POV INSERT CUT FADE BACK CAMERA "
    "INT EXT TITLE SUPER SCENE MONTAGE SERIES LATER END CONTINUED OVER FROM"
)


@dataclass
class Found:
    """A name while it is being collected."""

    name: str
    line: int
    speeches: int = 0
    aliases: list[str] = field(default_factory=list)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name as written, the first seen first."""
        return tuple(dict.fromkeys([self.name, *self.aliases]))


def find(screenplay: Screenplay) -> list[Found]:
    """Return everybody who speaks or is introduced, in the order they are first seen."""
    cues = _cues(screenplay)
    introduced = _introduced(screenplay, [person.name for person in cues])
    told = [Found(name, line, aliases=[words]) for name, words, line in bare.people(screenplay)]
    return _merged(cues, [*introduced, *told])


def _cues(screenplay: Screenplay) -> list[Found]:
    found: dict[str, Found] = {}
    cues = [element for element in screenplay.elements if element.type == "character"]
    solo = {names.clean(cue.text).upper() for cue in cues}
    for cue in cues:
        name = names.clean(cue.text)
        parts = names.joined(name)
        several = len(parts) > 1 and any(part in solo for part in parts)
        for part in parts if several else (name,):
            person = found.setdefault(part.upper(), Found(part or "?", cue.line))
            person.speeches += 1
    if _orphans(screenplay):
        found.setdefault("", Found("Voice", 1))
    return list(found.values())


def _orphans(screenplay: Screenplay) -> bool:
    """Return whether somebody speaks without a cue."""
    kinds = [e.type for e in screenplay.elements if e.type not in ("note", "boneyard")]
    said = {"dialogue", "lyric", "parenthetical"}
    led = {"character", *said}
    return any(b in said and a not in led for a, b in pairwise(["action", *kinds]))


def _introduced(screenplay: Screenplay, cues: list[str]) -> list[Found]:
    found: dict[str, Found] = {}
    written = {
        word
        for element in screenplay.elements
        if element.type in ("action", "dialogue")
        for word in _WORD.findall(element.text)
    }
    for element in screenplay.elements:
        if element.type == "action":
            for name, after in _capitals(element.text):
                known = name.upper() in found
                called = any(names.within(cue, name) for cue in cues)
                again = names.spoken(name) in written
                word = name.lower() in written
                if not known and (called or _person(name, after, again=again, word=word)):
                    found[name.upper()] = Found(name, element.line)
    return list(found.values())


def _capitals(text: str) -> Iterator[tuple[str, str]]:
    """Yield each run of words in capitals and the text after it."""
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        joins = word is not None and (not run or text[run[-1].end() : word.start()] == " ")
        links = bool(run) and word is not None and word.group() in _LINKS
        capital = word is not None and (links or _capital(word.group()))
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
    bare = re.sub(r"['’][sS]$", "", name)
    return re.sub(rf"(?: (?:{'|'.join(sorted(_LINKS))}))+$", "", bare)


def _person(name: str, after: str, *, again: bool, word: bool) -> bool:
    """Return whether capitals are somebody; `word`: they are also an ordinary word."""
    words = name.split()
    if not 1 <= len(words) <= 4 or roles.crowd(name) or roles.voice(name):
        return False
    if any(thing.kind == "animal" for thing in things.find(name.lower())):
        return False
    if _AGE.match(after) or roles.role(words[-1]) or _titled(words):
        return True
    if word or any(part.endswith(("'S", "’S")) for part in words):
        return False
    if any(looks.first_name_sex(part) for part in words[:2]):
        return not any(thing.start < _NEXT for thing in things.find(after.split(",")[0]))
    return again and not things.find(name.lower()) and _acts(after)


def _titled(words: list[str]) -> bool:
    """Return whether a name opens with a calling (CAPTAIN KAI LE GUIN)."""
    calling = roles.role(words[0].rstrip("."))
    return len(words) > 1 and calling is not None and not things.find(" ".join(words[1:]).lower())


def _acts(after: str) -> bool:
    """Return whether the words after a name begin with what only a person does."""
    deeds = verbs.deeds(after)
    return bool(deeds) and deeds[0].start < _SOON and deeds[0].pose is not None


def _merged(cues: list[Found], introduced: list[Found]) -> list[Found]:
    """Join the names of one person; a person is called as most speeches call them."""
    everyone = {person.name.upper(): person for person in cues}
    for person in introduced:
        same = everyone.setdefault(person.name.upper(), person)
        same.line = min(same.line, person.line)
    result = sorted(everyone.values(), key=lambda person: (-len(person.name.split()), person.line))
    kept: list[Found] = []
    for person in result:
        longer = [other for other in kept if _shorter(person, other)]
        if len(longer) > 1:
            opening = f"{person.name.upper()} "
            longer = [o for o in longer if any(n.upper().startswith(opening) for n in o.all_names)]
        if len(longer) == 1:
            _join(longer[0], person)
        else:
            kept.append(person)
    return sorted(kept, key=lambda person: (person.line, person.name))


def _shorter(person: Found, other: Found) -> bool:
    one_role = len(person.name.split()) == 1 and roles.role(person.name) is not None
    if one_role:
        owned = re.fullmatch(rf".+['’]S {re.escape(person.name.upper())}", other.name.upper())
        return owned is not None and abs(person.line - other.line) < _NEAR
    return any(names.within(person.name, name) for name in other.all_names)


def _join(person: Found, other: Found) -> None:
    called = other.name if other.speeches >= person.speeches else person.name
    person.aliases = list(dict.fromkeys([called, *person.all_names, *other.all_names]))
    person.name = called
    person.line = min(person.line, other.line)
    person.speeches += other.speeches
