"""Where people drink, eat and dance: bar, restaurant, nightclub."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import appliances as a
from render.sketch.props import furniture as f
from render.sketch.props import materials as m
from render.sketch.props import openings, plants
from render.sketch.sets.dressing import QUARTER, ceiling_lamps, door, pictures, window
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import Finish, enclose, wainscot
from render.sketch.shapes import box, boxes, cylinder, flat, lathe, quad

BOTTLES = (0.3, 0.5, 0.7, 0.9)


def bottle(high: float, value: float) -> Mesh:
    """Return a bottle for a shelf."""
    profile = [(0.038, 0.0), (0.04, high * 0.58), (0.014, high * 0.76), (0.014, high)]
    return lathe(profile, patch=Patch(value, "glass"), sides=7)


def bottles(s: Scenery, width: float) -> Mesh:
    """Return a back bar: cupboards, a mirror and three rows of bottles."""
    parts = [
        f.counter(width, 0.9, 0.4, m.DARK_WOOD),
        openings.layers([(0, 1.0, width - 0.2, 1.15)], (m.shade(m.GLASS, 0.84),), -0.18),
        boxes([(0, y, -0.05, width, 0.03, 0.24) for y in (1.28, 1.68, 2.08)], m.DARK_WOOD),
        boxes([(x, 0.9, -0.05, 0.06, 1.5, 0.26) for x in (-width / 2, width / 2)], m.DARK_WOOD),
        box((width + 0.2, 0.2, 0.34), (0, 2.4, -0.05), m.DARK_WOOD),
    ]
    for y in (0.92, 1.31, 1.71):
        x = -width / 2 + 0.15
        while x < width / 2 - 0.1:
            if s.rng.random() < 0.85:
                high, value = s.rng.uniform(0.22, 0.32), float(s.rng.choice(BOTTLES))
                parts.append(bottle(float(high), value).moved(x, y, -0.02))
            x += s.rng.uniform(0.13, 0.26)
    return join(parts)


def bar(s: Scenery) -> None:
    """Dress a bar: counter with stools, a wall of bottles, pendants, tables, a jukebox."""
    shell = enclose(
        s, (-4.0, -3.4, 4.0, 3.2), 2.9, Finish(m.shade(m.WALL, 0.86), m.shade(m.FLOOR, 0.8))
    )
    wainscot(s, shell, 1.05, m.shade(m.WOOD, 0.68))
    s.fix(("bar", f.counter(5.4, f.COUNTER, 0.6, m.DARK_WOOD), Spot(-0.4, -1.5)), line=1.1)
    s.fix(("bottles", bottles(s, 5.2), Spot(-0.4, -3.15)), line=0.6)
    stools = {f"stool_{i + 1}": Spot(-1.9 + 0.95 * i, -0.85, np.pi) for i in range(4)}
    s.prop(*((name, f.stool(), spot) for name, spot in stools.items()))
    s.prop(
        ("table", f.round_table(0.42), Spot(3.05, 0.3)),
        ("chair", f.chair(m.DARK_WOOD), Spot(3.05, -0.4)),
        ("chair", f.chair(m.DARK_WOOD), Spot(3.05, 1.0, np.pi)),
        ("jukebox", a.jukebox(), Spot(-3.65, 0.3, QUARTER)),
    )
    s.dress(
        ("glass", cylinder(0.035, 0.12, patch=m.GLASS, sides=8), Spot(0.4, -1.4, y=f.COUNTER)),
        ("bottle", bottle(0.28, 0.4), Spot(-2.4, -1.5, y=f.COUNTER)),
    )
    ceiling_lamps(s, 2.9, (-2.0, -1.5), (-0.4, -1.5), (1.2, -1.5))
    window(s, shell, "left", 1.8, curtains=False)
    door(s, shell, "right", 1.9)
    pictures(s, shell, ("right", -1.6, 1.5), ("left", -1.2, 1.5), ("front", -1.0, 1.5))
    s.seat(0.75, f.COUNTER, **stools)
    s.seat(f.SEAT, f.TABLE, table_1=Spot(3.05, -0.4), table_2=Spot(3.05, 1.0, np.pi))
    s.post(
        f.COUNTER,
        behind_bar=Spot(0.2, -2.3),
        counter_behind=Spot(2.1, -2.3),
        counter=Spot(1.75, -0.88, np.pi),
    )
    s.mark((0.0, 0.3), (0.9, 0.6), (-0.9, 0.6), (0.1, 1.2), (-1.7, 1.0), (1.7, 1.4))
    s.tops((0.0, f.COUNTER, -1.35), (3.05, f.TABLE, 0.4))
    s.key = (-0.15, 0.9, 0.35)


def laid_table(cloth: bool = True) -> Mesh:
    """Return a small table laid for two; the chairs stand at its left and right."""
    drape = box((0.86, 0.3, 0.86), (0, f.TABLE - 0.3, 0), m.LINEN)
    top = drape if cloth else box((0.8, 0.03, 0.8), (0, f.TABLE - 0.03, 0), m.WOOD)
    plates = [cylinder(0.11, 0.015, (x, f.TABLE, 0), m.PALE_METAL, 12) for x in (-0.25, 0.25)]
    candle = cylinder(0.02, 0.18, (0, f.TABLE, -0.1), m.DARK, 6)
    return join([f.round_table(0.3), top, *plates, candle])


def restaurant(s: Scenery) -> None:
    """Dress a restaurant: laid tables for two, a menu board, plants, big windows."""
    shell = enclose(s, (-4.2, -4.2, 4.2, 3.2), 3.0)
    wainscot(s, shell, 0.95, m.shade(m.WOOD, 0.72))
    places = [
        (-1.7, -1.3),
        (1.7, -1.3),
        (-3.0, 0.9),
        (3.0, 0.9),
        (0.0, -2.9),
        (-2.9, -3.2),
        (2.9, -3.2),
    ]
    for i, (x, z) in enumerate(places):
        left, right = Spot(x - 0.75, z, QUARTER), Spot(x + 0.75, z, -QUARTER)
        s.prop(
            ("table", laid_table(), Spot(x, z)),
            ("chair", f.chair(m.DARK_WOOD), left),
            ("chair", f.chair(m.DARK_WOOD), right),
        )
        s.seat(f.SEAT, f.TABLE, **{f"table_{2 * i + 1}": left, f"table_{2 * i + 2}": right})
    s.hang(
        ("window", openings.flat_window(s.pane, 2.0, 1.7, (3, 1)), shell.on("back", -2.2, 0.95)),
        ("window", openings.flat_window(s.pane, 2.0, 1.7, (3, 1)), shell.on("back", 2.2, 0.95)),
        ("menu", openings.board(0.9, 1.1, m.BLACK, 4), shell.on("back", 0.0, 1.2)),
        ("kitchen_door", openings.double_door(m.WOOD, 1.3, 2.0), shell.on("left", -1.2)),
    )
    s.dress(
        ("plant", plants.potted(s.rng, 1.4), Spot(-3.8, -2.2)),
        ("plant", plants.potted(s.rng, 1.4), Spot(3.8, -2.2)),
    )
    ceiling_lamps(s, 3.0, (-1.7, -1.3), (1.7, -1.3), (0.0, -2.9))
    door(s, shell, "right", 2.3)
    pictures(s, shell, ("left", 1.2, 1.5), ("right", -0.6, 1.5), ("front", 0.0, 1.5))
    s.post(far=Spot(0.0, -1.6))
    s.mark((0.0, 0.0), (0.8, 0.4), (-0.8, 0.4), (0.0, 1.1), (1.2, 1.6), (-1.2, 1.6))
    s.tops((-1.7, f.TABLE, -1.1), (1.7, f.TABLE, -1.1))


def speaker(high: float = 1.6) -> Mesh:
    """Return a loudspeaker box with two cones."""
    rows = [(0, 0.1, 0.5, 0.55), (0, 0.75, 0.5, 0.4)]
    return join(
        [box((0.65, high, 0.55), patch=m.BLACK), openings.layers(rows, (m.GREY, m.GREY), 0.28)]
    )


def nightclub(s: Scenery) -> None:
    """Dress a nightclub: a stage under beams, loudspeakers, a mirror ball, a bar."""
    shell = enclose(
        s,
        (-5.0, -6.0, 5.0, 3.5),
        4.0,
        Finish(m.shade(m.WALL, 0.62), m.shade(m.FLOOR, 0.72), pattern="tiles"),
    )
    s.fix(("stage", box((5.0, 0.6, 2.0), patch=m.DARK_WOOD), Spot(0, -4.9)))
    s.fix(
        ("desk", f.counter(1.8, 1.0, 0.6, m.BLACK), Spot(0, -4.6, 0, 0.6)),
        ("speaker", speaker(), Spot(-3.2, -5.2)),
        ("speaker", speaker(), Spot(3.2, -5.2)),
    )
    s.hang(
        (
            "backdrop",
            openings.layers(
                [(x, 0.8, 0.7, 2.6) for x in np.arange(-2.1, 2.2, 0.84)],
                (m.shade(m.CLOTH, 0.45),) * 6,
            ),
            shell.on("back", 0.0),
        )
    )
    s.dress(
        (
            "ball",
            lathe(
                [(0.01, -1.5), (0.2, -1.4), (0.28, -1.2), (0.2, -1.0), (0.01, -0.9), (0.01, 0)],
                patch=m.PALE_METAL,
                sides=12,
            ),
            Spot(0, -1.0, y=4.0),
        )
    )
    beam = m.shade(m.GLOW, 0.97)
    for x, lean in ((-2.4, 1.5), (-0.9, 0.5), (0.9, -0.5), (2.4, -1.5)):
        cone = quad(
            [
                (x + lean - 0.5, 0.6, -4.4),
                (x + lean + 0.5, 0.6, -4.4),
                (x + 0.05, 4.0, -4.2),
                (x - 0.05, 4.0, -4.2),
            ],
            beam,
        )
        s.dress(("beam", cone, Spot(0, -1.3)))
        s.light(x, 3.6, -4.0, 5.0)
    s.fix(("bar", f.counter(3.4, f.COUNTER, 0.6, m.DARK_WOOD), Spot(4.0, -1.0, -QUARTER)))
    stools = {f"stool_{i + 1}": Spot(3.3, -2.1 + 1.0 * i, QUARTER) for i in range(3)}
    s.prop(*((name, f.stool(), spot) for name, spot in stools.items()))
    s.prop(
        ("booth", f.sofa(1.8, m.DARK_CLOTH), Spot(-4.5, -0.6, QUARTER)),
        ("low_table", f.round_table(0.4, m.DARK_WOOD, 0.5), Spot(-3.5, -0.6)),
    )
    s.seat(0.75, f.COUNTER, **stools)
    s.seat(
        f.SEAT,
        sofa=Spot(-4.4, -0.6, QUARTER),
        seat_1=Spot(-4.4, -1.0, QUARTER),
        seat_2=Spot(-4.4, -0.15, QUARTER),
    )
    s.post(
        stage=Spot(0.0, -4.15, 0.0, 0.6),
        behind_bar=Spot(4.66, -1.0, -QUARTER),
        counter=Spot(3.25, 0.55, QUARTER),
    )
    door(s, shell, "left", 1.9)
    s.mark((0.0, 0.0), (0.9, 0.4), (-0.9, 0.4), (0.2, 1.2), (1.8, -0.9), (-1.8, -1.0), (0.3, -1.6))
    s.tops((-3.5, 0.5, -0.6), (3.85, f.COUNTER, -0.2))
    s.key = (0.3, 0.8, -0.2)
    _floor_lights(s)


def _floor_lights(s: Scenery) -> None:
    for x in np.arange(-2.4, 2.5, 1.2):
        for z in np.arange(-2.4, 1.3, 1.2):
            if s.rng.random() < 0.5:
                s.thing(
                    "light_tile",
                    flat(1.1, 1.1, (float(x), 0.006, float(z)), m.shade(m.FLOOR, 0.86)),
                    "floor",
                    0.5,
                )
