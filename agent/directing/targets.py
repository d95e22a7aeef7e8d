"""What an insert shows: a prop, or a part of a body, by the names the artist knows."""

from agent.directing.lexicon.things import ThingMatch
from agent.directing.lexicon.words import singular

_PARTS = {
    "hands": "hand finger fist palm thumb knuckle fingertip fingernail grip",
    "eyes": "eye eyelid gaze pupil eyelash glance stare brow eyebrow",
    "face": "face cheek nose tear smile grin expression smirk frown scowl grimace beard jaw chin",
    "mouth": "mouth lip tongue tooth teeth",
    "feet": "foot toe ankle heel leg knee shin calf",
    "back": "back spine",
    "head": "head hair neck ear forehead temple throat",
    "arm": "arm elbow shoulder wrist bicep",
}
_PART_OF = {word: part for part, line in _PARTS.items() for word in line.split()}


def of(thing: ThingMatch, *, held: bool) -> str | None:
    """Return what to aim at for a thing; `held`: somebody in the frame has it in their hands.

    None: there is no picture of it.
    """
    if thing.prop:
        return thing.prop
    words = thing.word.lower().split()
    part = _PART_OF.get(singular(words[-1])) if thing.kind == "body" else None
    return part or ("hands" if held and thing.hand else None)
