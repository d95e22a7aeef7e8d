"""Lays a floor plan out on its page: everything in points, every label in a free place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, hypot
from typing import NamedTuple

from render.document import symbols
from render.document.labels import Labels, Rect, around
from render.document.pens import Point
from render.document.symbols import Mark
from render.document.text import Style, Typesetter
from render.floorplan import FloorPlan, Kind, Outline, Person, Position

WIDTH, HEIGHT = 842.0, 595.0
MARGIN = 36.0
"""Points: an A4 page on its side."""
AREA = Rect(MARGIN, MARGIN + 26, WIDTH - MARGIN, HEIGHT - MARGIN - 24)
"""Where the plan is drawn: above the legend's band, below the title's."""
BODY, LENS = 0.23, 0.17
"""Metres: a person's radius, half a camera's size."""
BODIES, LENSES = (5.0, 11.0), (3.6, 7.0)
"""Points: the least and the most of them on paper."""
SHARED = 0.35
"""Metres within which cameras share one symbol."""
NAME = Style("bold", 8.0, 10.0)
WORD = Style("regular", 6.0, 7.0, 0.5)
BESIDE = 4.0
"""Points between a label and its sign from which a line leads to it."""
WORTH = 0.12
"""Square metres a thing covers at least to be named."""
STEP = 5.0
"""Points between the places of a line that labels keep off."""

Sign = tuple[Mark, ...]


class Way(NamedTuple):
    """An arrow in points; dashed for people, solid for cameras."""

    start: Point
    stop: Point
    dash: bool


class Label(NamedTuple):
    """Words in a box. `leader` is a line to their sign, when that is not beside them; words with
    `paper` clear the lines under them.
    """

    text: str
    box: Rect
    style: Style
    paper: bool = False
    leader: tuple[Point, Point] | None = None


@dataclass(frozen=True)
class Layout:
    """A plan in points on its page; `scale` is points a metre."""

    title: str
    scale: float
    shapes: tuple[tuple[Kind, tuple[Point, ...]], ...]
    walls: tuple[tuple[Point, Point], ...]
    cones: tuple[tuple[Point, ...], ...]
    ways: tuple[Way, ...]
    cameras: tuple[Sign, ...]
    people: tuple[Sign, ...]
    labels: tuple[Label, ...]

    @property
    def signs(self) -> tuple[Rect, ...]:
        """The boxes of cameras and people."""
        return tuple(box_of(sign) for sign in (*self.cameras, *self.people))


class _Page:
    """Turns metres of a plan into points of its page."""

    def __init__(self, plan: FloorPlan) -> None:
        wide, tall = plan.high[0] - plan.low[0], plan.high[1] - plan.low[1]
        room = AREA.right - AREA.left, AREA.top - AREA.bottom
        self.scale = min(room[0] / wide, room[1] / tall)
        self.left = AREA.left + (room[0] - wide * self.scale) / 2 - plan.low[0] * self.scale
        self.bottom = AREA.bottom + (room[1] - tall * self.scale) / 2 - plan.low[1] * self.scale

    def at(self, point: Point) -> Point:
        return self.left + point[0] * self.scale, self.bottom + point[1] * self.scale

    def all(self, points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple(self.at(point) for point in points)

    def size(self, metres: float, bounds: tuple[float, float]) -> float:
        return min(max(metres * self.scale, bounds[0]), bounds[1])


def layout(plan: FloorPlan, typesetter: Typesetter) -> Layout:
    """Return where everything of a plan stands on its page."""
    page = _Page(plan)
    groups = _groups(plan.cameras, max(SHARED, page.size(LENS, LENSES) * 1.2 / page.scale))
    cameras = tuple(_camera(page, group[0]) for group in groups)
    people = tuple(_person(page, person) for person in plan.people)
    cones = tuple(page.all((c.left, c.at, c.right)) for c in plan.cameras)
    ways = tuple(_ways(plan, page))
    named = [
        *((person.label, sign) for person, sign in zip(plan.people, people, strict=True)),
        *((", ".join(c.setup for c in g), s) for g, s in zip(groups, cameras, strict=True)),
    ]
    drawn = [(w.start, w.stop) for w in ways] + [
        pair for a, b, c in cones for pair in ((a, b), (b, c))
    ]
    lines = [box for start, stop in drawn for box in _along(start, stop)]
    walls = tuple((page.at(start), page.at(stop)) for start, stop in plan.walls)
    solid = [box for wall in walls for box in _along(*wall)]
    free = Labels(AREA, [*(box_of(sign) for sign in (*people, *cameras)), *solid], lines)
    labels = [_label(free, text, sign, typesetter) for text, sign in named]
    words = list(_words(plan.shapes, page, free, typesetter))
    shapes = tuple((shape.kind, page.all(shape.points)) for shape in plan.shapes)
    return Layout(
        plan.title, page.scale, shapes, walls, cones, ways, cameras, people, (*words, *labels)
    )


def box_of(sign: Sign) -> Rect:
    """Return the box around a sign."""
    return around(point for mark in sign for point in mark.points)


def _groups(cameras: Sequence[Position], near: float) -> list[list[Position]]:
    """Return cameras in their order, those within `near` metres of another together with it."""
    groups: list[list[Position]] = []
    for camera in cameras:
        for group in groups:
            first = group[0].at
            if hypot(first[0] - camera.at[0], first[1] - camera.at[1]) < near:
                group.append(camera)
                break
        else:
            groups.append([camera])
    return groups


def _camera(page: _Page, camera: Position) -> Sign:
    x, y = ((camera.left[side] + camera.right[side]) / 2 - camera.at[side] for side in (0, 1))
    return symbols.camera(page.at(camera.at), atan2(y, x), page.size(LENS, LENSES))


def _person(page: _Page, person: Person) -> Sign:
    angle = atan2(person.facing[1], person.facing[0])
    return symbols.person(page.at(person.at), angle, page.size(BODY, BODIES))


def _ways(plan: FloorPlan, page: _Page) -> Iterator[Way]:
    for person in plan.people:
        if person.goes:
            yield Way(page.at(person.at), page.at(person.goes), dash=True)
    for camera in plan.cameras:
        if camera.goes:
            yield Way(page.at(camera.at), page.at(camera.goes), dash=False)


def _along(start: Point, stop: Point) -> Iterator[Rect]:
    """Yield small boxes along a line."""
    count = int(hypot(stop[0] - start[0], stop[1] - start[1]) / STEP) + 1
    for step in range(count + 1):
        x, y = (start[side] + (stop[side] - start[side]) * step / count for side in (0, 1))
        yield Rect(x - 1.5, y - 1.5, x + 1.5, y + 1.5)


def _label(free: Labels, text: str, sign: Sign, typesetter: Typesetter) -> Label:
    near = box_of(sign)
    box = free.beside(near, (typesetter.width(text, NAME) + 2, NAME.leading))
    middle = (near.left + near.right) / 2, (near.bottom + near.top) / 2
    start = box.nearest(middle)
    stop = near.nearest(start)
    far = hypot(start[0] - stop[0], start[1] - stop[1]) > BESIDE
    return Label(text, box, NAME, paper=True, leader=(start, middle) if far else None)


def _words(
    shapes: Sequence[Outline], page: _Page, free: Labels, typesetter: Typesetter
) -> Iterator[Label]:
    """Yield the words of things, the largest first, that have room for them."""
    boxes = [(around(page.all(shape.points)), shape) for shape in shapes if shape.kind != "ground"]
    boxes = [pair for pair in boxes if pair[0].area >= WORTH * page.scale**2]
    boxes.sort(key=lambda pair: pair[0].area, reverse=True)
    for box, shape in boxes:
        size = (typesetter.width(shape.word, WORD) + 2, WORD.leading)
        place = free.inside(box, size)
        if place is not None:
            yield Label(shape.word, place, WORD)
