"""How close the camera wants to be to what a beat tells."""

from dataclasses import dataclass

from render.vocabulary import Family, Size


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to see in a beat. `heading` is the scene heading's text."""

    text: str
    heading: str = ""
    opens_scene: bool = False


def closeness(sight: Sight) -> float:
    """Return how close the beat wants to be seen, 0 (the place) to 1 (a detail of a face)."""
    return 0.5


def size(closeness: float) -> Size:
    """Return the shot size of a closeness."""
    return "MS"


def family(closeness: float) -> Family:
    """Return the family of a closeness."""
    return "medium"
