"""The signs of a floor plan: a person, a camera, an arrow, as shapes in points."""

from collections.abc import Iterable
from math import atan2, cos, hypot, pi, sin
from typing import NamedTuple

from render.document.pens import Point


class Mark(NamedTuple):
    """A closed shape of a sign; greys from 0 to 1, `wide` in points, None: not filled."""

    points: tuple[Point, ...]
    fill: float | None
    line: float
    wide: float


def person(at: Point, angle: float, radius: float) -> tuple[Mark, ...]:
    """Return shoulders, nose and head of somebody who faces an angle in radians."""
    round_ = [i * pi / 14 for i in range(28)]
    shoulders = [(0.8 * sin(t), 1.5 * cos(t)) for t in round_]
    head = [(0.62 * cos(t), 0.62 * sin(t)) for t in round_]
    nose = [(r * cos(t), r * sin(t)) for r, t in ((0.55, 0.7), (1.15, 0.0), (0.55, -0.7))]
    return (
        Mark(_turned(shoulders, at, angle, radius), 1.0, 0.0, 0.9),
        Mark(_turned(nose, at, angle, radius), 0.25, 0.25, 0.5),
        Mark(_turned(head, at, angle, radius), 0.25, 0.25, 0.5),
    )


def camera(at: Point, angle: float, half: float) -> tuple[Mark, ...]:
    """Return body and lens of a camera that looks along an angle in radians."""
    body = ((-1.5, -0.8), (0.4, -0.8), (0.4, 0.8), (-1.5, 0.8))
    lens = ((0.4, -0.35), (1.1, -0.8), (1.1, 0.8), (0.4, 0.35))
    return tuple(Mark(_turned(part, at, angle, half), 0.0, 0.0, 0.5) for part in (body, lens))


def head(start: Point, stop: Point, length: float) -> Mark | None:
    """Return the head of an arrow; None when the way is shorter than the head."""
    if hypot(stop[0] - start[0], stop[1] - start[1]) < length:
        return None
    angle = atan2(stop[1] - start[1], stop[0] - start[0])
    tip = ((0.0, 0.0), (-1.0, 0.42), (-1.0, -0.42))
    return Mark(_turned(tip, stop, angle, length), 0.0, 0.0, 0.4)


def _turned(shape: Iterable[Point], at: Point, angle: float, size: float) -> tuple[Point, ...]:
    c, s = cos(angle) * size, sin(angle) * size
    return tuple((at[0] + x * c - y * s, at[1] + x * s + y * c) for x, y in shape)
