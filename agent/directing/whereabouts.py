"""Where each picture of a text without headings plays, by its own words and by who is in it."""

import re
from collections.abc import Iterator, Sequence

from agent.board import ScenePlace
from agent.directing import places
from agent.directing.events import Event
from agent.directing.lexicon import places as sets

_PLACE = re.compile(
    r"(?:,\s+(?:in |on |at )?|\b(?:enters|reaches|crosses) )(?:the|an?)"
    r"((?: [^\W\d_]+){1,2})(?=[.,;]|$)"
)
"""A place set off by stops (Tom, the street), or gone into."""


def follow(events: Sequence[Event], here: ScenePlace) -> Iterator[ScenePlace | None]:
    """Yield the place of each event, None: `here`.

    Words that name a place go there; a person goes on where they were seen last.
    """
    seen: dict[str, ScenePlace] = {}
    now = here
    for event in events:
        words = event.told or event.title
        now = _told(words, here) or next((seen[one] for one in event.seen if one in seen), now)
        seen.update(dict.fromkeys(event.seen, now))
        yield None if now == here else now


def _told(words: str, here: ScenePlace) -> ScenePlace | None:
    away = places.ELSEWHERE.match(words)
    if away is None:
        named = (places.named(words), *(sets.kind(found[1]) for found in _PLACE.finditer(words)))
        known = next((match for match in named if not match.fallback), None)
        return places.moved(known, here) if known else None
    inside = away["side"].lower().startswith("in")
    return places.moved(sets.kind(words[away.end() :], inside), here)
