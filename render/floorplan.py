"""A FloorPlan is a scene from above: the set, every camera with its cone, the people's ways."""

from dataclasses import dataclass

Point = tuple[float, float]
"""Metres: x to the right, y up the page, which is away from the set's front."""


@dataclass(frozen=True)
class Person:
    """Somebody seen from above. `facing` is a unit vector; `goes` is where a way ends, or None."""

    name: str
    at: Point
    facing: Point
    goes: Point | None = None


@dataclass(frozen=True)
class Position:
    """A camera seen from above. `left` and `right` are the ends of its cone; `setup` its letter."""

    setup: str
    at: Point
    left: Point
    right: Point
    goes: Point | None = None


@dataclass(frozen=True)
class FloorPlan:
    """A scene from above; shapes are closed outlines in metres. `walls` may be empty outside."""

    title: str
    shapes: tuple[tuple[Point, ...], ...]
    walls: tuple[Point, ...]
    people: tuple[Person, ...]
    cameras: tuple[Position, ...]
    low: Point = (0.0, 0.0)
    high: Point = (1.0, 1.0)
