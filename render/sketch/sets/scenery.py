"""A Scenery is a set while it is being dressed: things, places for people, strokes, lamps."""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from render.sketch.mesh import Floats, Mesh, Patch
from render.sketch.props import materials
from render.sketch.stage import Anchor, Lamp, Role, Set, Stroke, Thing
from render.vocabulary import Time

Rectangle = tuple[float, float, float, float]


Sky = Literal["none", "clouds", "stars", "space"]


SHIN, BROW = 0.12, 1.6
"""What stands wholly below or wholly above these heights (metres) is nobody's obstacle."""


class Spot(NamedTuple):
    """Where a thing stands: metres, and the way its front looks (radians, 0 to the camera)."""

    x: float
    z: float
    yaw: float = 0.0
    y: float = 0.0


Item = tuple[str, Mesh, Spot]
"""A name, a mesh about its own origin, and where it goes."""


class Scenery:
    """Collects what a set holds; `finish` freezes it.

    `rng` decides the dressing. `key`, `fog`, `sky` and `walls` are as in `Set`.
    """

    def __init__(self, kind: str, interior: bool, seed: int, time: Time) -> None:
        self.kind, self.interior, self.time = kind, interior, time
        self.rng = np.random.default_rng([zlib.crc32(kind.encode()), seed & 0xFFFFFFFF])
        self.key: tuple[float, float, float] = (-0.55, 0.75, 0.45)
        self.fog = (14.0, 60.0)
        self.sky: Sky = "none" if interior else "clouds"
        self.walls: Rectangle | None = None
        self._things: list[Thing] = []
        self._anchors: dict[str, Anchor] = {}
        self._marks: list[tuple[float, float, float]] = []
        self._obstacles: list[Rectangle] = []
        self._lamps: list[Lamp] = []
        self._strokes: list[Stroke] = []
        self._spots: list[tuple[float, float, float]] = []
        self._names: dict[str, int] = {}

    @property
    def night(self) -> bool:
        """Whether windows and lamps are lit."""
        return self.time == "night"

    @property
    def pane(self) -> Patch:
        """The glass of a window seen from within: paper by day, dark by night."""
        return materials.shade(materials.PANE, 0.3 if self.night else 1.0)

    def facade_pane(self) -> Patch:
        """Return the glass of a window seen from the street; by night four in ten are lit."""
        lit = self.rng.random() < 0.4
        if self.night:
            return materials.GLOW if lit else Patch(0.4, "window")
        return Patch(0.5 if lit else 0.62, "window")

    def thing(self, name: str, mesh: Mesh, role: Role = "set", line: float = 1.0) -> None:
        """Add a mesh as it lies, in nobody's way; a name that is taken gets a number."""
        self._add(Thing(name, mesh, role, line))

    def fix(self, *items: Item, role: Role = "set", line: float = 1.0) -> None:
        """Stand meshes on their spots; people keep out of their floor rectangles."""
        for name, mesh, spot in items:
            placed = stand(mesh, spot)
            self._add(Thing(name, placed, role, line))
            self.block(*_footprint(placed, spot.y))

    def prop(self, *items: Item, line: float = 1.0) -> None:
        """Stand pieces of furniture on their spots; people keep out of them."""
        self.fix(*items, role="prop", line=line)

    def dress(self, *items: Item, line: float = 0.8) -> None:
        """Put dressing on spots: in nobody's way, left out when it hides a face."""
        for name, mesh, spot in items:
            self._add(Thing(name, stand(mesh, spot), "prop", line, detail=True))

    def hang(self, *items: Item, line: float = 0.8) -> None:
        """Fix flat meshes to a wall: in nobody's way, seen only from their front."""
        for name, mesh, spot in items:
            self._add(Thing(name, stand(mesh, spot), "wall", line))

    def far(self, *items: Item, line: float = 0.55, role: Role = "set") -> None:
        """Put things of the background on spots, with thin lines, in nobody's way."""
        for name, mesh, spot in items:
            self._add(Thing(name, stand(mesh, spot), role, line))

    def _add(self, thing: Thing) -> None:
        count = self._names.get(thing.name, 0) + 1
        self._names[thing.name] = count
        self._things.append(thing if count == 1 else replace(thing, name=f"{thing.name}_{count}"))

    def block(self, *rectangles: Rectangle) -> None:
        """Keep people out of floor rectangles (xmin, zmin, xmax, zmax)."""
        self._obstacles.extend(rectangles)

    def seat(self, height: float, before: float | None = None, /, **spots: Spot) -> None:
        """Name seats of one height; `before` is the height of the table before them, None: none."""
        for name, spot in spots.items():
            self._anchors[name] = Anchor(_ground(spot), spot.yaw, seat=height, table=before)

    def lie(self, height: float, /, **spots: Spot) -> None:
        """Name places to lie on at a height above the floor; feet point along the spot's yaw."""
        for name, spot in spots.items():
            self._anchors[name] = Anchor(_ground(spot), spot.yaw, surface=height)

    def post(self, before: float | None = None, /, **spots: Spot) -> None:
        """Name places to stand at; `before` is the height of the surface before them."""
        for name, spot in spots.items():
            self._anchors[name] = Anchor(_ground(spot), spot.yaw, table=before)

    def mark(self, *places: tuple[float, float], y: float = 0.0) -> None:
        """Name free floor positions (x, z), best first, on a floor at height `y`."""
        self._marks.extend((x, y, z) for x, z in places)

    def light(self, x: float, y: float, z: float, reach: float = 7.5) -> None:
        """Hang a lamp that lights the picture at night; metres."""
        self._lamps.append(Lamp(np.array([x, y, z]), reach))

    def stroke(self, points: ArrayLike, weight: float = 0.5) -> None:
        """Draw a line (n, 3) on a surface."""
        self._strokes.append(Stroke(np.asarray(points, float), weight))

    def tops(self, *places: tuple[float, float, float]) -> None:
        """Name where a prop that nobody holds may stand, best first."""
        self._spots.extend(places)

    def finish(self, *, mirrored: bool = False) -> Set:
        """Return the dressed set, mirrored left to right when asked."""
        side = -1.0 if mirrored else 1.0
        flip = np.array([side, 1.0, 1.0])
        spots = self._spots or [(x + 0.7, y, z) for x, y, z in self._marks]
        return Set(
            kind=self.kind,
            interior=self.interior,
            things=tuple(_mirror(thing) if mirrored else thing for thing in self._things),
            anchors={name: _flip(anchor, side) for name, anchor in self._anchors.items()},
            marks=np.array(self._marks, float) * flip,
            key=_unit(np.array(self.key)) * flip,
            walls=_mirror_rectangle(self.walls, side) if self.walls else None,
            obstacles=tuple(_mirror_rectangle(r, side) for r in self._obstacles),
            fog=self.fog,
            sky="stars" if self.night and self.sky == "clouds" else self.sky,
            lamps=tuple(Lamp(lamp.position * flip, lamp.reach) for lamp in self._lamps),
            strokes=tuple(Stroke(s.points * flip, s.weight, s.kind) for s in self._strokes),
            prop_spots=np.array(spots, float) * flip,
        )


def stand(mesh: Mesh, spot: Spot) -> Mesh:
    """Return the mesh turned and moved to a spot."""
    turned = mesh.turned(spot.yaw) if spot.yaw else mesh
    return turned.moved(spot.x, spot.y, spot.z)


def _ground(spot: Spot) -> Floats:
    return np.array([spot.x, spot.y, spot.z])


def _unit(vector: Floats) -> Floats:
    length: float = float(np.linalg.norm(vector))
    return vector / length


def _footprint(mesh: Mesh, floor: float) -> Iterable[Rectangle]:
    heights = mesh.vertices[:, 1] - floor
    if heights.max() < SHIN or heights.min() > BROW:
        return []
    low = mesh.vertices[heights <= BROW]
    (x0, _, z0), (x1, _, z1) = low.min(axis=0), low.max(axis=0)
    return [(float(x0), float(z0), float(x1), float(z1))]


def _mirror(thing: Thing) -> Thing:
    mesh = thing.mesh
    vertices = mesh.vertices * np.array([-1.0, 1.0, 1.0])
    return replace(thing, mesh=replace(mesh, vertices=vertices, faces=mesh.faces[:, ::-1].copy()))


def _flip(anchor: Anchor, side: float) -> Anchor:
    return replace(anchor, position=anchor.position * [side, 1.0, 1.0], yaw=anchor.yaw * side)


def _mirror_rectangle(rectangle: Rectangle, side: float) -> Rectangle:
    x0, z0, x1, z1 = rectangle
    return (x0, z0, x1, z1) if side > 0 else (-x1, z0, -x0, z1)
