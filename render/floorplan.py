"""A FloorPlan is a scene from above: the set, every camera with its cone, the people's ways."""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
"""Metres: x to the right, y up the page, which is away from the set's front."""
Segment = tuple[Point, Point]
"""Metres: a straight line from one point to another."""
Kind = Literal["thing", "ground", "tree"]


@dataclass(frozen=True)
class Person:
    """Somebody seen from above.

    `facing` is a unit vector; `goes` is where a way ends, or None. `number` counts the places one
    person stands in, in the order of panels, from 1; 0: there is one only.
    """

    name: str
    at: Point
    facing: Point
    goes: Point | None = None
    number: int = 0

    @property
    def label(self) -> str:
        """The name, with the number of the place where there are several."""
        return f"{self.name} {self.number}" if self.number else self.name


@dataclass(frozen=True)
class Position:
    """A camera seen from above. `left` and `right` are the ends of its cone; `setup` its letter."""

    setup: str
    at: Point
    left: Point
    right: Point
    goes: Point | None = None


@dataclass(frozen=True)
class Outline:
    """A thing seen from above: its closed outline in metres and its word.

    `ground` lies flat (a road, a pavement, a carpet), a `tree` is drawn as its crown.
    """

    points: tuple[Point, ...]
    word: str = ""
    kind: Kind = "thing"


@dataclass(frozen=True)
class FloorPlan:
    """A scene from above; everything lies between the corners `low` and `high`.

    `walls` are open where doors are; there are none outside.
    """

    title: str
    shapes: tuple[Outline, ...]
    walls: tuple[Segment, ...]
    people: tuple[Person, ...]
    cameras: tuple[Position, ...]
    low: Point = (0.0, 0.0)
    high: Point = (1.0, 1.0)
