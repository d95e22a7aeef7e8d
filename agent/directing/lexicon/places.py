"""A place's words, told to be one of the kinds of set the artist builds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """The set a place's words call for.

    `kind` is one of render.vocabulary.SET_KINDS. `word` is the key that decided, empty for a
    fallback. `fallback`: no word is known and `kind` is only the nearest.
    """

    kind: str
    interior: bool
    fallback: bool
    word: str = ""


def kind(words: str, interior: bool | None = None) -> PlaceMatch:
    """Return the set for the place words of a heading, parts joined by " - ".

    `interior` None: the heading does not say, or says both.
    """
    return PlaceMatch("room" if interior else "plain", bool(interior), True)
