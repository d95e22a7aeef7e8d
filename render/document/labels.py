"""Finds room for labels: beside their sign where nothing else stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from render.document.pens import Point

FREE = 1.5
"""Points between a label and its sign."""
RINGS = (0.0, 5.0, 11.0, 18.0, 26.0, 36.0)
"""Points a label moves away from its sign where there is no room nearer."""
AWAY = 4.0
"""Square points of covered line that a label accepts before it moves a point further away."""
BLOCKED = 1000.0
"""How much worse it is to cover a square point of a sign or a label than one of a line."""
SIDES = ((0, -1), (1, 0), (-1, 0), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
"""Where a label stands, best first: below, right, left, above, the corners."""


class Rect(NamedTuple):
    """A rectangle in points, origin bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """The area in square points."""
        return (self.right - self.left) * (self.top - self.bottom)

    def shared(self, other: "Rect") -> float:
        """Return the area that two rectangles have in common, square points."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(wide, 0.0) * max(tall, 0.0)

    def nearest(self, point: Point) -> Point:
        """Return the point of the rectangle that is nearest to another point."""
        x, y = point
        return min(max(x, self.left), self.right), min(max(y, self.bottom), self.top)

    def holds(self, other: "Rect") -> bool:
        """Say whether another rectangle lies within this one."""
        return (
            self.left <= other.left and other.right <= self.right
            and self.bottom <= other.bottom and other.top <= self.top
        )  # fmt: skip


def around(points: Iterable[Point]) -> Rect:
    """Return the rectangle around points; there must be one."""
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))


class Labels:
    """The room left on a plan: `area` is the paper, `taken` signs, `lines` what may be covered."""

    def __init__(self, area: Rect, taken: Sequence[Rect], lines: Sequence[Rect]) -> None:
        self.area, self.taken, self.lines = area, list(taken), lines

    def beside(self, sign: Rect, size: tuple[float, float]) -> Rect:
        """Return the best place for a label of (width, height) beside a sign; it is then taken."""
        places = [p for p in _places(sign, size) if self.area.holds(p[0])]
        best = min(places, key=lambda place: self._cost(*place))[0] if places else sign
        self.taken.append(best)
        return best

    def inside(self, shape: Rect, size: tuple[float, float]) -> Rect | None:
        """Return a free place within a shape; None when there is none."""
        wide, tall = size
        x = (shape.left + shape.right - wide) / 2
        y = (shape.bottom + shape.top - tall) / 2
        step = max(shape.top - shape.bottom - tall, 0.0) / 3
        for rise in (0.0, step, -step):
            place = Rect(x, y + rise, x + wide, y + rise + tall)
            if shape.holds(place) and not any(place.shared(other) for other in self.taken):
                self.taken.append(place)
                return place
        return None

    def _cost(self, place: Rect, away: float) -> float:
        blocked = sum(place.shared(other) for other in self.taken)
        covered = sum(place.shared(other) for other in self.lines)
        return blocked * BLOCKED + covered + away * AWAY


def _places(sign: Rect, size: tuple[float, float]) -> Iterator[tuple[Rect, float]]:
    wide, tall = size
    middle = (sign.left + sign.right) / 2, (sign.bottom + sign.top) / 2
    for ring in RINGS:
        reach = (sign.right - sign.left + wide) / 2, (sign.top - sign.bottom + tall) / 2
        for right, up in SIDES:
            x = middle[0] + right * (reach[0] + FREE + ring) - wide / 2
            y = middle[1] + up * (reach[1] + FREE + ring) - tall / 2
            yield Rect(x, y, x + wide, y + tall), ring
