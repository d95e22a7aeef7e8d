"""The rooms of a home: room, living room, bedroom, kitchen, bathroom."""

import numpy as np

from render.sketch.mesh import Mesh, join
from render.sketch.props import appliances as a
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings, plants
from render.sketch.props import materials as m
from render.sketch.sets.dressing import QUARTER, ceiling_lamps, door, lamp, pictures, rug, window
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.sets.shell import Finish, enclose, wainscot
from render.sketch.shapes import box, flat, lathe

FREE = ((0.0, 0.0), (0.8, 0.35), (-0.8, 0.35), (0.0, 0.95), (1.0, 1.1), (-1.0, 1.1))


def room(s: Scenery) -> None:
    """Dress a plain furnished room: a table by the window, an armchair, a bookshelf, a door."""
    shell = enclose(s, (-3.2, -3.0, 3.2, 3.0))
    window(s, shell, "back", -0.9)
    rug(s, 0.0, -0.2, 2.8, 2.0)
    s.prop(
        ("table", f.round_table(0.5), Spot(-2.2, -0.75)),
        ("chair", f.chair(), Spot(-2.2, -1.5)),
        ("chair", f.chair(), Spot(-2.2, 0.02, np.pi)),
        ("armchair", f.armchair(m.DARK_CLOTH), Spot(2.3, -1.5, -0.75)),
        ("bookshelf", f.bookshelf(s.rng, 1.1, 2.0), Spot(1.3, -2.82)),
        ("sideboard", f.cupboard(1.3, 0.8, m.WOOD, 0.42), Spot(2.95, 1.9, -QUARTER)),
    )
    s.dress(("plant", plants.potted(s.rng, 1.1), Spot(-2.8, -2.55)))
    lamp(s, 2.75, -2.6)
    lamp(s, 2.95, 2.3, 0.8)
    door(s, shell, "right", 0.4)
    pictures(
        s, shell, ("back", 2.5, 1.5), ("left", -0.7, 1.4), ("left", 1.6, 1.35), ("front", -1.2, 1.4)
    )
    s.hang(("clock", openings.clock(), shell.on("front", 0.8, 1.95)))
    s.seat(f.SEAT, f.TABLE, table_1=Spot(-2.2, -1.5), table_2=Spot(-2.2, 0.02, np.pi))
    s.seat(f.SEAT, seat_1=Spot(2.2, -1.4, -0.75))
    s.mark(*FREE)
    s.tops((-2.0, f.TABLE, -0.75), (2.95, 0.8, 1.6))


def living_room(s: Scenery) -> None:
    """Dress a living room: sofa, low table, armchair, television, books and a big window."""
    shell = enclose(s, (-3.6, -3.3, 3.6, 3.0))
    window(s, shell, "back", -2.2)
    rug(s, 0.3, -1.1, 3.4, 2.2)
    s.prop(
        ("sofa", f.sofa(2.1), Spot(0.3, -2.55)),
        ("low_table", f.table(1.2, 0.55, m.WOOD, 0.42), Spot(0.3, -1.45)),
        ("armchair", f.armchair(m.CLOTH), Spot(2.35, -1.25, -1.05)),
        ("television", a.television(), Spot(-3.2, -1.0, QUARTER)),
        ("bookshelf", f.bookshelf(s.rng, 1.2, 2.1), Spot(2.75, -3.12)),
        ("sideboard", f.cupboard(1.4, 0.8, m.WOOD, 0.42), Spot(3.35, 1.8, -QUARTER)),
    )
    s.dress(
        ("plant", plants.potted(s.rng, 1.3), Spot(-3.15, -2.75)),
        ("cushion", box((0.4, 0.34, 0.14), patch=m.DARK_CLOTH), Spot(-0.4, -2.42, 0.3, 0.46)),
        ("cushion", box((0.4, 0.34, 0.14), patch=m.PALE_CLOTH), Spot(1.0, -2.42, -0.3, 0.46)),
        ("book", box((0.3, 0.05, 0.22), patch=m.PAPER), Spot(0.05, -1.45, 0.2, 0.42)),
    )
    lamp(s, 1.75, -2.85)
    lamp(s, 3.35, 1.4, 0.8)
    door(s, shell, "right", 0.35)
    pictures(
        s,
        shell,
        ("back", 0.0, 1.45),
        ("back", 0.85, 1.5),
        ("left", 1.2, 1.35),
        ("front", -1.0, 1.4),
    )
    s.seat(
        f.SEAT,
        sofa=Spot(0.3, -2.42),
        seat_1=Spot(-0.3, -2.42),
        seat_2=Spot(0.9, -2.42),
        seat_3=Spot(2.26, -1.2, -1.05),
        armchair=Spot(2.26, -1.2, -1.05),
    )
    s.mark(*FREE)
    s.tops((0.45, 0.42, -1.4), (3.35, 0.8, 2.1))


def bedroom(s: Scenery) -> None:
    """Dress a bedroom: a double bed under a picture, night tables, wardrobe, dresser, window."""
    shell = enclose(s, (-3.1, -3.0, 3.0, 2.8))
    window(s, shell, "back", 1.35)
    rug(s, -0.2, 0.1, 2.6, 1.4)
    s.prop(
        ("bed", f.bed(), Spot(-1.2, -1.88)),
        ("night_table", f.drawers(0.45, 0.5, 2), Spot(-2.25, -2.72)),
        ("night_table", f.drawers(0.45, 0.5, 2), Spot(-0.12, -2.72)),
        ("wardrobe", f.cupboard(1.3, 2.05, m.WOOD, 0.55), Spot(2.7, -1.7, -QUARTER)),
        ("dresser", f.drawers(1.0, 0.85), Spot(-2.83, 0.7, QUARTER)),
        ("chair", f.chair(), Spot(0.75, -2.3, -0.2)),
    )
    lamp(s, -2.25, -2.72, 0.5)
    lamp(s, -0.12, -2.72, 0.5)
    s.hang(("mirror", openings.mirror(0.7, 0.95), shell.on("left", 0.7, 1.05)))
    pictures(s, shell, ("back", -1.2, 1.45), ("right", 1.9, 1.4), ("front", -1.2, 1.4))
    door(s, shell, "right", 0.5)
    s.lie(0.53, bed=Spot(-0.84, -1.85), bed_2=Spot(-1.56, -1.85))
    s.seat(0.53, bed_edge=Spot(-0.62, -1.5, QUARTER), bed_foot=Spot(-1.2, -1.05))
    s.seat(f.SEAT, seat_1=Spot(0.75, -2.3, -0.2))
    s.mark((0.2, 0.0), (1.0, 0.35), (-0.7, 0.45), (0.2, 0.95), (1.2, 1.2), (-1.0, 1.4))
    s.tops((-0.05, 0.5, -2.55), (-2.8, 0.85, 0.4))


def kitchen(s: Scenery) -> None:
    """Dress a kitchen: units under a window, stove, fridge and a table for four."""
    shell = enclose(s, (-3.3, -3.0, 3.3, 3.0), 2.7, Finish(pattern="tiles"))
    s.hang(("window", openings.window(s.pane), shell.on("back", -0.5, 1.05)))
    s.prop(
        ("units", a.units(1.8), Spot(-0.5, -2.68)),
        ("stove", a.stove(), Spot(0.72, -2.68)),
        ("units", a.units(1.2), Spot(1.63, -2.68)),
        ("fridge", a.fridge(), Spot(2.85, -2.62)),
        ("units", a.units(1.2), Spot(-2.0, -2.68)),
        ("table", f.table(1.2, 0.8), Spot(2.0, -0.45)),
        ("chair", f.chair(), Spot(1.15, -0.45, QUARTER)),
        ("chair", f.chair(), Spot(2.85, -0.45, -QUARTER)),
        ("cupboard", f.cupboard(1.0, 2.0), Spot(-3.02, -0.6, QUARTER)),
    )
    s.dress(
        ("wall_units", a.wall_units(1.5), Spot(-2.1, -3.0, y=1.5)),
        ("wall_units", a.wall_units(1.2), Spot(1.75, -3.0, y=1.5)),
        ("hood", a.hood(), Spot(0.72, -3.0, y=1.6)),
        ("sink", a.sink(), Spot(-0.5, -2.68, y=0.9)),
    )
    s.hang(("clock", openings.clock(), shell.on("back", 2.85, 2.1)))
    ceiling_lamps(s, 2.7, (1.9, -0.45))
    pictures(s, shell, ("right", 0.9, 1.4), ("front", 1.2, 1.4))
    door(s, shell, "left", 0.75)
    s.seat(f.SEAT, f.TABLE, table_1=Spot(1.15, -0.45, QUARTER), table_2=Spot(2.85, -0.45, -QUARTER))
    s.post(
        0.9,
        counter=Spot(-1.6, -2.1, np.pi),
        stove=Spot(0.72, -2.1, np.pi),
        sink=Spot(-0.5, -2.1, np.pi),
    )
    s.post(fridge=Spot(2.5, -1.75, 2.7))
    s.mark((0.0, 0.0), (-0.8, 0.3), (0.45, 0.7), (-0.3, 1.0), (-1.3, 1.2), (1.0, 1.3))
    s.tops((2.0, f.TABLE, -0.35), (-1.3, 0.9, -2.6))


def bathroom(s: Scenery) -> None:
    """Dress a bathroom: tub with a curtain, basin under a mirror, toilet, tiled walls."""
    shell = enclose(
        s,
        (-2.1, -2.0, 2.1, 2.4),
        2.6,
        Finish(m.shade(m.WALL, 0.97), pattern="tiles", skirting=False),
    )
    wainscot(s, shell, 1.35, m.shade(m.WALL, 0.9))
    s.prop(
        ("bathtub", a.bathtub(), Spot(-1.15, -1.58)),
        ("toilet", a.toilet(), Spot(0.45, -1.7)),
        ("basin", a.basin(), Spot(1.45, -1.7)),
        ("basket", f.barrel(m.PALE_WOOD), Spot(-1.75, -0.2, y=-0.35)),
    )
    s.hang(
        ("mirror", openings.mirror(0.65, 0.85), shell.on("back", 1.45, 1.15)),
        ("window", openings.flat_window(s.pane, 0.7, 0.6, (1, 2)), shell.on("back", 0.4, 1.5)),
        ("towel", flat_towel(), shell.on("right", -0.5, 0.85)),
    )
    s.dress(("curtain", openings.curtain(1.35, 1.75, m.PALE_CLOTH), Spot(-1.15, -1.22, y=0.3)))
    s.thing("mat", flat(0.9, 0.55, (-1.0, 0.01, -0.8), m.shade(m.CLOTH, 0.78)), "floor", 0.7)
    s.light(1.45, 2.1, -1.85)
    door(s, shell, "right", 0.9)
    s.lie(0.18, bathtub=Spot(-1.1, -1.58, QUARTER))
    s.seat(0.43, toilet=Spot(0.45, -1.58), tub_edge=Spot(-1.1, -1.22))
    s.post(0.85, basin=Spot(1.45, -1.15, np.pi))
    s.mark((0.3, 0.0), (-0.5, 0.3), (0.9, 0.5), (0.2, 0.9), (-0.8, 1.1), (1.1, 1.4))
    s.tops((1.6, 0.86, -1.6), (-0.3, 0.56, -1.24))
    _tiles(s)


def flat_towel() -> Mesh:
    """Return a towel on a rail."""
    return openings.layers(
        [(0, 0.62, 0.7, 0.03), (0, 0, 0.5, 0.64), (0, 0.1, 0.5, 0.08)],
        (m.DARK_METAL, m.LINEN, m.CLOTH),
    )


def _tiles(s: Scenery) -> None:
    for y in (0.45, 0.9):
        s.stroke([(-2.1, y, -1.985), (2.1, y, -1.985)], 0.25)
    for x in np.arange(-1.8, 2.1, 0.3):
        s.stroke([(x, 0.45, -1.985), (x, float(s.rng.uniform(0.9, 1.35)), -1.985)], 0.2)


def dining_room(s: Scenery) -> None:
    """Dress a dining room: a long table under a chandelier, chairs, a sideboard."""
    shell = enclose(s, (-3.4, -4.0, 3.4, 3.0), 2.9)
    wainscot(s, shell, 0.9, m.shade(m.WALL, 0.88))
    window(s, shell, "back", -1.9)
    s.hang(("window", openings.window(s.pane), shell.on("back", 1.9, 0.95)))
    s.dress(("curtain", openings.curtain(), shell.on("back", 1.9, 0.12)))
    rug(s, 0.0, -2.0, 3.9, 2.3)
    s.prop(("table", f.table(2.6, 1.0, m.DARK_WOOD), Spot(0.0, -2.0)))
    seats = {
        f"table_{i + 1}": Spot(x, z, yaw)
        for i, (x, z, yaw) in enumerate((
            (-1.6, -2.0, QUARTER), (1.6, -2.0, -QUARTER), (-0.6, -2.75, 0.0), (0.6, -2.75, 0.0),
            (-0.6, -1.25, np.pi), (0.6, -1.25, np.pi),
        ))
    }  # fmt: skip
    s.prop(*(("chair", f.chair(m.DARK_WOOD), spot) for spot in seats.values()))
    s.prop(("sideboard", f.cupboard(1.8, 0.9, m.WOOD, 0.45), Spot(-3.15, 0.2, QUARTER)))
    s.dress(*(("plate", plate(), Spot(x, z, 0, f.TABLE)) for x, z in PLATES))
    s.dress(
        ("chandelier", lamps.chandelier(0.45, 0.45), Spot(0, -2.0, 0, 2.9)),
        ("candles", lamps.candlestick(), Spot(-0.25, -2.0, 0, f.TABLE)),
        ("candles", lamps.candlestick(), Spot(0.25, -2.0, 0, f.TABLE)),
    )
    s.light(0, 2.4, -2.0)
    lamp(s, -3.1, 0.8, 0.9)
    door(s, shell, "right", 0.7)
    pictures(s, shell, ("back", 0.0, 1.4), ("left", 0.2, 1.4), ("right", -1.6, 1.4))
    s.seat(f.SEAT, f.TABLE, **seats)
    s.post(sideboard=Spot(-2.5, 0.2, -QUARTER))
    s.mark(*FREE)
    s.tops((0.0, f.TABLE, -1.75), (-3.1, 0.9, -0.2))


PLATES = ((-1.05, -2.0), (1.05, -2.0), (-0.6, -2.3), (0.6, -2.3), (-0.6, -1.7), (0.6, -1.7))


def plate() -> Mesh:
    """Return a plate with a glass beside it."""
    dish = lathe([(0.07, 0), (0.13, 0.02)], patch=m.WHITEWARE, sides=12)
    return join(
        [
            dish,
            lathe(
                [(0.03, 0), (0.01, 0.01), (0.01, 0.08), (0.04, 0.17)], (0.2, 0, -0.05), m.GLASS, 8
            ),
        ]
    )
