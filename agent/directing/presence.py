"""Which of the things that a sentence names are really there to be seen."""

import re
from collections.abc import Sequence

from agent.directing import roles, wordset
from agent.directing.lexicon import verbs
from agent.directing.lexicon.things import ThingMatch

WORN = wordset.of("clothes hat glasses shoe watch ring necklace badge helmet mask towel")
"""Props that people wear: the look shows them, unless a hand takes them."""
_FAR = 40
"""Characters before a thing within which a word can take it away."""
_LIKE = re.compile(
    r"\b(?:like|as if|as though|as one would|resembl\w+|reminiscent of|worth of|size of|"
    r"shape of|kind of|sort of|smells? of|sounds? of|wie|comme)\b[^.;:!?,]*$",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:no|not an?|never|without|instead of|for lack of|out of|search\w* for|look\w* for|"
    r"wants?|needs?|wish\w*|dream\w* of|think\w* of|talk\w* about|asks? for|ohne|kein|keine|sans)"
    r"\s+(?:[^\W\d_]+\s+){0,2}$",
    re.IGNORECASE,
)
_AS = re.compile(
    r"\bas $|\b(?:as|than) (?:[^\W\d_]+ )?(?:an?|the) (?:[^\W\d_]+ ){0,2}$", re.IGNORECASE
)
_PANE = re.compile(r"\b(?:against|through|behind|on|of) the $", re.IGNORECASE)
"""Before glass: it is a window's."""
_WORTH = re.compile(r" worth\b| and (?:steel|chrome|metal|concrete|brick|stone)\b")
"""After a thing: it is only a measure, or a material."""
_NEXT = re.compile(r"[ -]([^\W\d_]+)")
_AFTER = wordset.of(
    "and or but in on at to from with of for by into onto off out up down over under through "
    "across behind beside near next against around between among above below inside outside along "
    "past toward towards as than like that which who whom whose while when where until before "
    "after because if so then again away back home together aside apart forward upright alone "
    "everywhere here there now still too open shut empty full high low closed ready tight half is "
    "are was were has have had can will would could should must may might do does did not just "
    "also all both each his her their its my your the a an this these those one two three against "
    "without only et ou de du des dans sur à avec und oder im in am auf mit von zu et est sont "
    "ist sind"
)
"""Words after a thing that leave it a thing; another noun makes it part of a name."""


def there(told: str, found: Sequence[ThingMatch]) -> tuple[ThingMatch, ...]:
    """Return the things that are there: not likenesses, not absent, not part of another name."""
    if any(thing.prop == "smoke" for thing in found) and _smokes(told):
        found = tuple(thing for thing in found if thing.prop != "smoke")
    starts = {thing.start for thing in found if thing.kind not in ("weather", "body")}
    return tuple(thing for thing in found if _there(told, thing, starts))


def _smokes(told: str) -> bool:
    """Return whether somebody smokes: then smoke is a cigarette's, and nothing burns."""
    return any(deed.pose == "smoke" for deed in verbs.deeds(told))


def _there(told: str, thing: ThingMatch, starts: set[int]) -> bool:
    end = thing.start + len(thing.word)
    if told[end : end + 1] == "-" or (thing.start and told[thing.start - 1] == "-"):
        return False
    owner = thing.word.endswith(("'s", "’s", "s'", "s’"))
    following = None if owner else _NEXT.match(told, end)
    goes_on = following and (following.start(1) in starts or _names_more(following[1]))
    if goes_on and thing.kind in ("prop", "vehicle", "animal"):
        return False
    before = told[max(0, thing.start - _FAR) : thing.start]
    if _WORTH.match(told, end) or (thing.word.lower() == "glass" and _PANE.search(before)):
        return False
    return not any(pattern.search(before) for pattern in (_LIKE, _ABSENT, _AS))


def _names_more(word: str) -> bool:
    """Return whether the word after a thing goes on with its name (cell number)."""
    if not word.islower() or word in _AFTER:
        return False
    return word in roles.ROLES or not (
        word.endswith(("s", "ly", "ing", "ed")) or verbs.deeds(f"they {word}")
    )
