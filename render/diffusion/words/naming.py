"""Puts what a model knows people by for their names: a token, or what they are and wear."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from render.diffusion.words import people
from render.order import Subject


@dataclass(frozen=True)
class Named:
    """A text without names, and the names of those it is about."""

    text: str
    told: frozenset[str]


def nameless(text: str, everyone: Sequence[Subject], first: Mapping[str, str]) -> Named:
    """Return a text with its names replaced; `first` is how some are first named, by name.

    Names are found as written or in capitals (a Will is no will), never inside other words.
    """
    by_name = {
        name: one for one in everyone for name in (one.name, one.name.upper(), one.name.title())
    }
    told: set[str] = set()

    def known(found: re.Match[str]) -> str:
        one = by_name[found["name"]]
        new = one.name not in told
        told.add(one.name)
        if one.look.token:
            return one.look.token + ("'s" if found["of"] else "")
        kind = people.noun(one.look)
        called = people.article(kind) if new else f"the {kind}"
        return f"{called}'s" if found["of"] else first.get(one.name, called) if new else called

    if not by_name:
        return Named(text, frozenset())
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    pattern = rf"(?<![\w-])(?:(?:[Aa]n?|[Tt]he)\s+)?(?P<name>{names})(?P<of>['’][sS])?(?!\w|-\w)"
    return Named(re.sub(pattern, known, text), frozenset(told))
