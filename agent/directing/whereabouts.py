"""Where each picture of a text without headings plays, by its own words and by who is in it."""

from collections.abc import Iterator, Sequence

from agent.board import ScenePlace
from agent.directing import places
from agent.directing.events import Event
from agent.directing.lexicon import places as sets


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
        match = places.named(words)
        return None if match.fallback else places.moved(match, here)
    inside = away["side"].lower().startswith("in")
    return places.moved(sets.kind(words[away.end() :], inside), here)
