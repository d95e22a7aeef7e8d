"""Finds the cast in a sentence by name, part of a name or role."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from agent.directing import names, roles, wordset
from agent.screenplay import Screenplay

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ABBREVIATIONS = wordset.of(
    "TV FBI CIA USA UK EU UFO DNA EVA AI NASA NATO ID IV II III OK VIP SUV ATM CEO"
)
_ARTICLE = re.compile(r"(?<=[^\W\dA-Z_] )[AÀ](?= [^\W\dA-Z_])")
_POSSESSIVE = re.compile(r"(?<=[^\W\dA-ZÀ-Þ_])(['’])S\b")
"""What is left of MARA'S when the name is calm."""
_KEPT = re.compile(
    r"(?P<quote>\"[^\"]*\"|“[^”]*”)"
    r"|\b(?:reads|reading|spells|marked|labell?ed|lettered|written|sign says)[:,]?\s+"
    r"(?P<read>[A-ZÀ-Þ]{2,}(?:['’ -]+[A-ZÀ-Þ]{2,})*)(?![\w'’])"
)
"""What stands in quotes, and letters that are read."""
_SMALL = wordset.of("by my why fly sky dry cry try")
_PICTURED = re.compile(
    r"\b(?:pictures?|photos?|photographs?|portraits?|paintings?|images?|drawings?) of [^.;:]*"
)
"""People in a picture are not in the room."""
_TITLES = wordset.of("mr mrs ms miss dr sir madame monsieur herr frau the st young old little")
_DETERMINERS = r"(?:the|a|an|le|la|l['’]|un|une|der|die|das|ein|eine|den|dem|el|il|lo)"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a text. `owner`: only as the owner of something (Mara's coat)."""

    uid: str
    start: int
    end: int
    owner: bool = False


class Mentions:
    """Every way a script names its people.

    A name counts in its own case or in capitals; a role's noun (the cop) also in lower case, but
    only for those said to be present.
    """

    def __init__(self, people: Mapping[str, tuple[str, ...]], screenplay: Screenplay) -> None:
        seen = {
            word
            for element in screenplay.elements
            if element.type in ("action", "dialogue")
            for word in _WORD.findall(element.text)
            if not word.isupper()
        }
        lower = {word for word in seen if word.islower()}
        self._proper = {word for word in seen if word.istitle() and word.lower() not in lower}
        self._forms = _forms(people, lower)
        self._named = _pattern(self._forms)
        self._found: dict[str, tuple[Mention, ...]] = {}
        self._roles = {
            uid: noun for uid, known in people.items() if (noun := _noun(known)) is not None
        }

    def calm(self, text: str) -> str:
        """Return a text without shouting capitals: names in their case, other words small.

        An abbreviation (DNA, TV) stays, and so does what is quoted or read (a sign reads HOME).
        """
        parts: list[str] = []
        end = 0
        for kept in _KEPT.finditer(text):
            start, stop = kept.span("read" if kept["read"] else "quote")
            parts.extend([self._quiet(text[end:start]), text[start:stop]])
            end = stop
        calm = "".join([*parts, self._quiet(text[end:])])
        return _ARTICLE.sub(lambda found: found.group().lower(), calm)

    def _quiet(self, text: str) -> str:
        named = self._named.sub(lambda found: names.spoken(found.group()), text)
        calm = _WORD.sub(lambda found: self._calm(found.group()), named)
        return _POSSESSIVE.sub(r"\1s", calm)

    def _calm(self, word: str) -> str:
        if not word.isupper() or len(word) < 2:
            return word
        if word.capitalize() in self._proper:
            return word.capitalize()
        short = len(word) <= 4 and word.lower() not in _SMALL
        bare = short and not set(word) & set("AEIOUY")
        return word if bare or word in _ABBREVIATIONS else word.lower()

    def _names(self, text: str) -> tuple[Mention, ...]:
        if text not in self._found:
            pictured = [(m.start(), m.end()) for m in _PICTURED.finditer(text)]
            self._found[text] = tuple(
                _mention(self._forms[match.group()], match, text)
                for match in self._named.finditer(text)
                if not any(start < match.start() < end for start, end in pictured)
            )
        return self._found[text]

    def find(self, text: str, present: Collection[str] = ()) -> tuple[Mention, ...]:
        """Return the mentions in order, each person once; owners only if nobody else is named."""
        found = list(self._names(text))
        named = {mention.uid for mention in found}
        for uid in present:
            if uid in self._roles and uid not in named:
                found.extend(_by_role(uid, self._roles[uid], text))
        found.sort(key=lambda mention: (mention.owner, mention.start))
        return tuple({mention.uid: mention for mention in reversed(found)}.values())[::-1]


def _mention(uid: str, match: re.Match[str], text: str) -> Mention:
    return Mention(
        uid, match.start(), match.end(), text[match.end() : match.end() + 2] in ("'s", "’s")
    )


def _by_role(uid: str, noun: str, text: str) -> list[Mention]:
    pattern = rf"(?<!\w){_DETERMINERS}\s+(?:[^\W\d_]+\s+)?({re.escape(noun)})(?!\w)"
    found = re.search(pattern, text, re.IGNORECASE)
    return [Mention(uid, found.start(1), found.end(1))] if found else []


def _noun(known: tuple[str, ...]) -> str | None:
    if not all(roles.role(name) for name in known):
        return None
    last = known[0].split()[-1].lower()
    return last if last in roles.ROLES and not roles.ROLES[last].voice else None


def _forms(people: Mapping[str, tuple[str, ...]], lower: Collection[str]) -> dict[str, str]:
    whole = {
        form: uid for uid, known in people.items() for name in known for form in _written(name)
    }
    parts: dict[str, set[str]] = {}
    for uid, known in people.items():
        for part in {part for name in known for part in _parts(name)}:
            parts.setdefault(part, set()).add(uid)
    counts = Counter(part for part in parts if len(parts[part]) == 1)
    forms = {
        form: next(iter(parts[part]))
        for part in counts
        if part.lower() not in lower
        for form in _cases(part)
    }
    return {**forms, **whole}


def _written(name: str) -> tuple[str, ...]:
    """Return how a name may stand in a text; a role counts in small letters only if cast so."""
    if not roles.generic(name):
        return _cases(name)
    return (name, name.upper()) if name.islower() else (name.upper(),)


def _cases(name: str) -> tuple[str, ...]:
    return (name, name.upper(), names.spoken(name))


def _parts(name: str) -> tuple[str, ...]:
    words = name.split()
    if len(words) < 2 or "'s" in name.lower() or "’s" in name.lower() or roles.role(words[-1]):
        return ()
    return tuple(
        word
        for word in words
        if len(word) > 2 and word.isalpha() and word.lower() not in _TITLES | set(roles.ROLES)
    )


def _pattern(forms: Mapping[str, str]) -> re.Pattern[str]:
    if not forms:
        return re.compile(r"(?!)")
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w'’])(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
