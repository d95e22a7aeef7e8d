"""Finds the people of a cast in text by all the ways a script writes them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from agent.board import CastMember
from agent.directing import names, roles

SOMEONE = "someone"
"""Who is named but is not in the frame."""

_Person = tuple[str, str, tuple[str, ...]]
"""Uid, name and aliases of somebody."""


@dataclass(frozen=True)
class _Register:
    """`people` by every form of their names; `named` finds one, `owned` somebody's in a place."""

    people: dict[str, _Person]
    named: re.Pattern[str]
    owned: re.Pattern[str]


@dataclass(frozen=True)
class Cast:
    """The people of a cast. `shown` are the uids in the frame."""

    people: tuple[_Person, ...]
    shown: frozenset[str]

    def renamed(self, text: str) -> str:
        """Return a text in which all in the frame have the one name the cast has for them.

        The others are a role, in small letters, or SOMEONE.
        """
        register = _register(self.people)
        if not register.people:
            return text
        return register.named.sub(lambda found: self._one(found, register), text)

    def free(self, text: str) -> str:
        """Return a place's words without its owners: Anna's kitchen is a kitchen."""
        owned = _register(self.people).owned
        return " ".join(owned.sub("", text).split()) if self.people else text

    def knows(self, text: str) -> bool:
        """Return whether a text is only somebody's name, however its letters are written."""
        return any(form.casefold() == text.casefold() for form in _register(self.people).people)

    def _one(self, found: re.Match[str], register: _Register) -> str:
        uid, name, _ = register.people[found["name"]]
        more = found["more"] if not found["name"].isupper() else ""
        owner = re.search(r"['’]S$", found["more"])
        tail = "'s" if owner and not more else more
        if uid in self.shown:
            return name + tail
        if roles.role(name) or roles.crowd(name):
            return f"the {name.lower()}{tail}"
        return SOMEONE + tail


def cast(members: Iterable[CastMember], shown: Iterable[str]) -> Cast:
    """Return a cast as one frame sees it."""
    return Cast(tuple((one.uid, one.name, one.aliases) for one in members), frozenset(shown))


@lru_cache(maxsize=4)
def _register(people: tuple[_Person, ...]) -> _Register:
    forms = _forms(people)
    known = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    whole = {alias for _, name, aliases in people for alias in (name, *aliases)}
    owners = "|".join(re.escape(alias) for alias in sorted(whole, key=len, reverse=True))
    return _Register(
        forms,
        re.compile(
            rf"(?<![\w-])(?:(?:[Aa]n?|[Tt]he|Some|(?:Mrs?|Ms|Dr|MRS?|MS|DR)\.?) )?(?P<name>{known})"
            r"(?P<more>(?: (?!AND\b|WITH\b|IN\b|ON\b|AT\b)[A-ZÀ-Þ][A-ZÀ-Þ'’-]+)*)(?!\w|-\w)"
        ),
        re.compile(rf"(?<!\w)(?:{owners})['’]s?(?!\w)", re.IGNORECASE),
    )


def _forms(people: tuple[_Person, ...]) -> dict[str, _Person]:
    """Return every way a script writes somebody, and each part of a name that only one has."""
    forms: dict[str, _Person] = {}
    parts: dict[str, set[str]] = {}
    for one in people:
        uid, name, aliases = one
        for alias in (name, *aliases):
            forms |= dict.fromkeys((alias, alias.upper(), names.spoken(alias)), one)
        for part in name.split():
            parts.setdefault(part, set()).add(uid)
    for one in people:
        for part in () if roles.role(one[1]) else one[1].split():
            if len(parts[part]) == 1 and len(part) > 2 and part[:1].isupper():
                forms |= {form: one for form in (part, part.upper()) if form not in forms}
    return forms
