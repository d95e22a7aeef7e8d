"""The shell of a room: floor, skirting and single-sided walls, like a doll's house."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from render.sketch.mesh import Mesh, Patch
from render.sketch.props import materials as m
from render.sketch.sets.scenery import Rectangle, Scenery, Spot
from render.sketch.shapes import quad, quads

Wall = Literal["back", "front", "left", "right"]


SIDES: tuple[Wall, ...] = ("left", "right")


YAW: dict[Wall, float] = {"back": 0.0, "left": np.pi / 2, "right": -np.pi / 2, "front": np.pi}


@dataclass(frozen=True)
class Finish:
    """How a shell is finished. `ceiling` and `skirting` say whether there are any."""

    wall: Patch = m.WALL
    floor: Patch = m.FLOOR
    ceiling: bool = True
    skirting: bool = True
    pattern: Literal["boards", "tiles", "none"] = "boards"


@dataclass(frozen=True)
class Shell:
    """A room's box: `bounds` (xmin, zmin, xmax, zmax) and height, metres."""

    bounds: Rectangle
    height: float

    def on(self, wall: Wall, along: float, y: float = 0.0, gap: float = 0.02) -> Spot:
        """Return a spot on a wall: `along` is x or z, `gap` how far before the wall."""
        x0, z0, x1, z1 = self.bounds
        places = {
            "back": (along, z0 + gap), "front": (along, z1 - gap),
            "left": (x0 + gap, along), "right": (x1 - gap, along),
        }  # fmt: skip
        x, z = places[wall]
        return Spot(x, z, YAW[wall], y)


PLASTER = Finish()


def enclose(
    scenery: Scenery, bounds: Rectangle, height: float = 2.7, finish: Finish = PLASTER
) -> Shell:
    """Build walls and floor around `bounds` and return the shell; people stay inside."""
    x0, z0, x1, z1 = bounds
    corners = {"back": ((x0, z0), (x1, z0)), "right": ((x1, z0), (x1, z1)),
               "front": ((x1, z1), (x0, z1)), "left": ((x0, z1), (x0, z0))}  # fmt: skip
    for name, ((ax, az), (bx, bz)) in corners.items():
        wall = [(ax, 0, az), (bx, 0, bz), (bx, height, bz), (ax, height, az)]
        scenery.thing(f"wall_{name}", quad(wall, finish.wall), "wall")
    floor = [(x0, 0, z1), (x1, 0, z1), (x1, 0, z0), (x0, 0, z0)]
    scenery.thing("floor", quad(floor, finish.floor), "floor")
    if finish.ceiling:
        lid = [(x0, height, z0), (x1, height, z0), (x1, height, z1), (x0, height, z1)]
        scenery.thing("ceiling", quad(lid, finish.wall), "ceiling")
    if finish.skirting:
        scenery.thing("skirting", _band(bounds, 0.0, 0.11), "wall", 0.6)
    _pattern(scenery, bounds, finish.pattern)
    scenery.walls = (x0 + 0.25, z0 + 0.25, x1 - 0.25, z1 - 0.25)
    return Shell(bounds, height)


def _band(bounds: Rectangle, low: float, high: float) -> Mesh:
    x0, z0, x1, z1 = bounds
    g = 0.012
    runs = [((x0, z0 + g), (x1, z0 + g)), ((x1 - g, z0), (x1 - g, z1)),
            ((x1, z1 - g), (x0, z1 - g)), ((x0 + g, z1), (x0 + g, z0))]  # fmt: skip
    faces = [[(ax, low, az), (bx, low, bz), (bx, high, bz), (ax, high, az)]
             for (ax, az), (bx, bz) in runs]  # fmt: skip
    return quads(faces, (m.TRIM,) * 4)


def wainscot(scenery: Scenery, shell: Shell, height: float, patch: Patch) -> None:
    """Panel the lower part of all four walls up to `height` metres."""
    band = _band(shell.bounds, 0.0, height)
    scenery.thing("wainscot", quads(band.vertices.reshape(-1, 4, 3), (patch,) * 4), "wall", 0.8)


def _pattern(scenery: Scenery, bounds: Rectangle, kind: str) -> None:
    match kind:
        case "boards":
            boards(scenery, bounds, 0.42)
        case "tiles":
            tiles(scenery, bounds, 0.6)


def boards(scenery: Scenery, bounds: Rectangle, pitch: float) -> None:
    """Hint at floor boards that run away from the camera, `pitch` metres wide."""
    x0, z0, x1, z1 = bounds
    for x in np.arange(x0 + pitch, x1, pitch):
        start = z0 + scenery.rng.uniform(0, 0.35) * (z1 - z0)
        stop = z1 - scenery.rng.uniform(0, 0.3) * (z1 - z0)
        scenery.stroke([(x, 0.004, start), (x, 0.004, stop)], 0.3)


def tiles(scenery: Scenery, bounds: Rectangle, pitch: float) -> None:
    """Hint at a tiled floor, `pitch` metres a tile, with gaps as a pencil leaves them."""
    x0, z0, x1, z1 = bounds
    for x in np.arange(x0 + pitch, x1, pitch):
        start = z0 + scenery.rng.uniform(0, 0.3) * (z1 - z0)
        scenery.stroke([(x, 0.004, start), (x, 0.004, z1)], 0.22)
    for z in np.arange(z0 + pitch, z1, pitch):
        start = x0 + scenery.rng.uniform(0, 0.3) * (x1 - x0)
        stop = x1 - scenery.rng.uniform(0, 0.3) * (x1 - x0)
        scenery.stroke([(start, 0.004, z), (stop, 0.004, z)], 0.22)
