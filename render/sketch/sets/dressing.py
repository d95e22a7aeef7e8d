"""What dresses any room: rugs, pictures, lamps that light, doors and windows with their anchors."""

import numpy as np

from render.sketch.props import lamps, openings
from render.sketch.props import materials as m
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import Shell, Wall
from render.sketch.shapes import flat

QUARTER = np.pi / 2


STEP = 0.75
"""Metres before a door or window where somebody stands."""


def rug(s: Scenery, x: float, z: float, width: float, depth: float) -> None:
    """Lay a bordered rug about (x, z)."""
    s.thing("rug", flat(width, depth, (x, 0.008, z), m.shade(m.CLOTH, 0.76)), "floor", 0.7)
    inner = flat(width - 0.3, depth - 0.3, (x, 0.014, z), m.shade(m.CLOTH, 0.84))
    s.thing("rug", inner, "floor", 0.5)


def pictures(s: Scenery, shell: Shell, *places: tuple[Wall, float, float]) -> None:
    """Hang pictures: each place is a wall, metres along it, the height of the lower edge."""
    for wall, along, y in places:
        wide = float(s.rng.uniform(0.5, 0.8))
        high = wide * (0.7 if s.rng.random() < 0.6 else 1.25)
        s.hang(("picture", openings.picture(s.rng, wide, high), shell.on(wall, along, y)))


def lamp(s: Scenery, x: float, z: float, y: float = 0.0) -> None:
    """Stand a lamp that lights by night on a top at height `y`; on the floor a tall one."""
    mesh = lamps.table_lamp() if y else lamps.floor_lamp()
    s.dress(("lamp", mesh, Spot(x, z, y=y)))
    s.light(x, y + 0.35 if y else 1.45, z)


def ceiling_lamps(s: Scenery, height: float, *places: tuple[float, float]) -> None:
    """Hang pendants from a ceiling at `height` over floor places."""
    for x, z in places:
        s.dress(("pendant", lamps.pendant(), Spot(x, z, y=height)))
        s.light(x, height - 0.95, z)


def strips(s: Scenery, height: float, *places: tuple[float, float]) -> None:
    """Hang fluorescent lamps at `height` over floor places."""
    for x, z in places:
        s.dress(("strip", lamps.strip(), Spot(x, z, y=height)))
        s.light(x, height - 0.1, z, 6.0)


def door(s: Scenery, shell: Shell, wall: Wall, along: float, name: str = "door") -> None:
    """Hang a door on a wall and name the place before it."""
    s.hang((name, openings.door(), shell.on(wall, along)), line=1.0)
    s.post(**{name: before(shell, wall, along)})


def before(shell: Shell, wall: Wall, along: float, step: float = STEP) -> Spot:
    """Return where somebody stands `step` metres before a wall, facing it."""
    spot = shell.on(wall, along, 0.0, step)
    return Spot(spot.x, spot.z, spot.yaw + np.pi)


def window(s: Scenery, shell: Shell, wall: Wall, along: float, *, curtains: bool = True) -> None:
    """Put a window into a wall, with curtains on the back wall, and name the place before it."""
    back = wall == "back"
    mesh = openings.window(s.pane) if back else openings.flat_window(s.pane)
    s.hang(("window", mesh, shell.on(wall, along, 0.95)))
    if back and curtains:
        s.dress(("curtain", openings.curtain(), shell.on(wall, along, 0.12)))
    s.post(window=before(shell, wall, along))
