"""Which things a sentence puts into whose hands."""

import re
from collections.abc import Iterator, Sequence

from agent.directing import wordset
from agent.directing.lexicon.things import ThingMatch
from agent.directing.lexicon.verbs import Deed
from agent.directing.mentions import Mention
from agent.directing.presence import WORN

_HANDS = wordset.of(
    "grab give throw lift carry pull drop read write drink eat smoke phone_look phone_ear gun "
    "rifle cook work_hands"
)
"""Poses whose object is in the hand."""
_PLACED = re.compile(r"(?:put|place|set|lay|hold|offer|slide|stick|tuck|hide)\b")
"""Verbs of the reaching pose whose object is in the hand; what is only touched is not."""
_BLOCKED = re.compile(
    r"[,;:.!?()–—]|--|\b(?:to|at|with|from|into|onto|on|in|by|for|through|across|behind|under|against|"
    r"past|towards?|and|as|like|over|around|along|near|beside|off)\b(?! (?:the )?hold)",
    re.IGNORECASE,
)
_REACH = 45
"""Characters from a verb to its object."""
_WITH = re.compile(
    r"\b(?:with|holding|carrying|clutching|wielding|gripping|brandishing|cradling|avec|mit) "
    r"(?:(?!his |her hand|one |both )[^\W\d_]+ ){0,3}$",
    re.IGNORECASE,
)
_IN_HAND = re.compile(
    r"[^.;:!?,]{0,20}\b(?:in|under) (?:his|her|their|its|one|each|either|the)?\s?(?:[^\W\d_]+ )?"
    r"(?:hands?|arms?|fists?|grip)\b|\s(?:at the ready|raised|in hand|drawn)\b",
    re.IGNORECASE,
)
_HAND_HAS = re.compile(
    r"\bin (?:his|her|their|one|the other) (?:[^\W\d_]+ )?(?:hands?|arms?|fists?)\W+"
    r"(?:is |are )?(?:an?|the|his|her) (?:[^\W\d_]+ ){0,3}$",
    re.IGNORECASE,
)


def held(
    told: str,
    found: Sequence[ThingMatch],
    acts: Sequence[tuple[str, Deed]],
    named: Sequence[Mention],
    who: Sequence[str],
) -> Iterator[tuple[str, str]]:
    """Yield who has which prop in a hand, in the order of the text; nobody twice the same."""
    for thing in found:
        if thing.prop is None or not thing.hand:
            continue
        doer = next((uid for uid, deed in acts if _taken(told, deed, thing)), None)
        if doer is None and thing.prop not in WORN and _said(told, thing):
            doer = _nearest(thing, named, who)
        if doer is not None:
            yield doer, thing.prop


def handles(told: str, deed: Deed, thing: ThingMatch) -> bool:
    """Return whether a thing is the object of a deed."""
    after = deed.start + len(deed.verb)
    between = told[after : thing.start]
    return 0 <= thing.start - after < _REACH and not _BLOCKED.search(between)


def _taken(told: str, deed: Deed, thing: ThingMatch) -> bool:
    """Return whether a deed puts or keeps a thing in the hand."""
    if not handles(told, deed, thing):
        return False
    between = told[deed.start : thing.start]
    worn = thing.prop in WORN and re.search(r"\b(?:off|on|up|down)\b", between)
    if worn or (thing.prop == "clothes" and deed.pose == "pull"):
        return False
    return deed.pose in _HANDS or (deed.pose == "reach" and bool(_PLACED.match(deed.base)))


def _said(told: str, thing: ThingMatch) -> bool:
    before = told[max(0, thing.start - _REACH) : thing.start]
    after = told[thing.start + len(thing.word) :][:_REACH]
    return bool(_WITH.search(before) or _HAND_HAS.search(before) or _IN_HAND.match(after))


def _nearest(thing: ThingMatch, named: Sequence[Mention], who: Sequence[str]) -> str | None:
    before = [m.uid for m in named if m.start < thing.start and not m.owner]
    return before[-1] if before else next(iter(who), None)
