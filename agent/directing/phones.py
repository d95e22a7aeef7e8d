"""What a telephone does and what is done with it, where the words only say it, or the screen."""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.directing import wordset
from agent.directing.lexicon import things
from agent.directing.lexicon.things import ThingMatch
from agent.directing.lexicon.verbs import Deed

PHONES = wordset.of("phone telephone")
_SCREENS = wordset.of("screen display")
_OTHER_SCREENS = wordset.of("television computer laptop screen machine")
_ANSWERS = re.compile(
    r"\b(answers|picks up)(?: it\b| the (?:call|phone)\b|(?=[.;,!]|$| and\b))"
    r"|\b(picks) it up\b"
)
_GRABS = re.compile(r"\b(grabs|snatches|takes)(?: it| (?:the|his|her) (?:tele)?phone)?(?=\W*$)")
_AT_EAR = re.compile(
    r"\b(phone|receiver|handset|mobile) (?:pressed |held |clamped |glued )?(?:at|to|against) "
    r"(?:his|her|their|one) ear"
)
_RINGS = re.compile(
    r"\b(?:phone|telephone|cell|mobile|iphone|smartphone)(?:'s|’s)?\W+(?:[^\W\d_]+ly )?"
    r"(?:starts (?:to )?|begins (?:to )?|keeps? )?"
    r"(?:buzz|ring|vibrat|chirp|ping|beep|light|flash|glow|hum)",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\bon (?:the|his|her|its) (?:phone(?:'s|’s)? )?screen\s*[:,]"
    r"|\bscreen (?:shows|reads|says|lights|flashes|glows|displays|goes|turns|fades|dies|cracks)\b",
    re.IGNORECASE,
)
_CALL = re.compile(r"\W*(?:the|her|his) (?:call|line|connection|signal)\b", re.IGNORECASE)


def of_call(told: str) -> bool:
    """Return whether a sentence is about the call, and nobody's deed."""
    return bool(_CALL.match(told))


def calling(told: str, *, rung: bool, speaks: bool) -> Deed | None:
    """Return the deed of who has the receiver at the ear, None: nobody has.

    `rung`: a telephone was named just before. `speaks`: who acts speaks next.
    """
    found = _AT_EAR.search(told)
    if found is None and rung:
        found = _ANSWERS.search(told) or (_GRABS.search(told) if speaks else None)
    if found is None:
        return None
    verb = next(part for part in found.groups() if part)
    return Deed(verb, found.start(), pose="phone_ear", prop="phone", scale=0.4)


def screens(found: Sequence[ThingMatch]) -> tuple[ThingMatch, ...]:
    """Return things with a bare screen as the telephone's, when no other one is there."""
    if any(t.prop in _OTHER_SCREENS and t.word.lower() not in _SCREENS for t in found):
        return tuple(found)
    phone = things.of("phone")
    return tuple(
        replace(phone, word=thing.word, start=thing.start)
        if phone and thing.word.lower() in _SCREENS
        else thing
        for thing in found
    )


def shown(told: str, found: Sequence[ThingMatch]) -> ThingMatch | None:
    """Return the telephone that rings, lights up or shows something; None: none does."""
    if not (_RINGS.search(told) or _SHOWS.search(told)):
        return None
    return next((thing for thing in found if thing.prop in PHONES), None)


def read(deed: Deed) -> Deed:
    """Return a deed whose paper is the telephone: what is read after one is on its screen."""
    if deed.pose != "read" or deed.prop != "book":
        return deed
    return replace(deed, pose="phone_look", prop="phone")
