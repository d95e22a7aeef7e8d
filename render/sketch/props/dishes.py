"""What people drink from, eat from and cook in."""

from dataclasses import replace

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import grounded, scaled
from render.sketch.props.prop import Prop
from render.sketch.shapes import (
    boulder,
    box,
    boxes,
    cylinder,
    lathe,
    one_patch,
    open_sided,
    prism,
    sphere,
    spin,
    tube,
)  # fmt: skip

CHINA = Patch(0.97, "")
DRINK = Patch(0.62, "water")
BOTTLE = Patch(0.55, "glass")
COFFEE = Patch(0.25, "dark")
CRUST = Patch(0.72, "")
FORK = Patch(0.7, "metal")


def _vessel(profile: list[tuple[float, float]], patch: Patch, sides: int = 16) -> Mesh:
    """Return a thin open vessel; `profile` is (radius, y) of its outside, upwards."""
    outside = lathe(profile, patch=patch, sides=sides)
    inside = lathe([(r * 0.93, y) for r, y in profile[-2:]], patch=patch, sides=sides)
    return join([open_sided(_without_lid(outside)), open_sided(_without_lid(inside))])


def _without_lid(mesh: Mesh) -> Mesh:
    """Return a turned body without the flat patch that closes its top."""
    top = float(mesh.vertices[:, 1].max())
    corners = mesh.vertices[mesh.faces][:, :, 1]
    kept = ~(corners > top - 1e-9).all(axis=1)
    return replace(mesh, faces=mesh.faces[kept], patch=mesh.patch[kept], cull=mesh.cull[kept])


def cup(_: int = 0) -> Mesh:
    """Return a mug of coffee with a handle at its right."""
    body = _vessel([(0.034, 0), (0.037, 0.008), (0.038, 0.09)], CHINA)
    drink = cylinder(0.0365, 0.001, (0, 0.078, 0), COFFEE, 16)
    ear = tube([(0.037, 0.078, 0), (0.062, 0.074, 0), (0.066, 0.045, 0), (0.055, 0.024, 0),
                (0.036, 0.02, 0)], 0.0055, CHINA, 6)  # fmt: skip
    return join([body, drink, ear])


def glass(_: int = 0) -> Mesh:
    """Return a tumbler, half full."""
    body = _vessel([(0.031, 0), (0.033, 0.006), (0.037, 0.115)], m.GLASS)
    drink = lathe([(0.0315, 0.009), (0.0345, 0.066)], patch=DRINK, sides=16)
    return join([body, drink])


def wine_glass(_: int = 0) -> Mesh:
    """Return a stemmed glass, a third full."""
    foot = lathe([(0.036, 0), (0.034, 0.003), (0.006, 0.008), (0.0045, 0.09)], patch=m.GLASS)
    bowl = _vessel([(0.006, 0.09), (0.028, 0.108), (0.04, 0.14), (0.04, 0.165), (0.033, 0.205)],
                   m.GLASS)  # fmt: skip
    wine = lathe([(0.004, 0.093), (0.026, 0.11), (0.0375, 0.142)], patch=Patch(0.35, "water"))
    return join([foot, wine, bowl])


def bottle(seed: int = 0) -> Mesh:
    """Return a bottle: shoulders, a neck, a label."""
    dark = m.shade(BOTTLE, (0.35, 0.5, 0.75)[seed % 3])
    profile = [(0.034, 0), (0.037, 0.006), (0.037, 0.17), (0.034, 0.19), (0.018, 0.225),
               (0.0135, 0.25), (0.0135, 0.29)]  # fmt: skip
    rim = lathe([(0.016, 0.285), (0.016, 0.3)], patch=dark, sides=12)
    label = lathe([(0.0378, 0.05), (0.0378, 0.145)], patch=m.PAPER, sides=16)
    stripe = lathe([(0.0383, 0.08), (0.0383, 0.115)], patch=m.shade(m.GREY, 0.4), sides=16)
    return join([lathe(profile, patch=dark, sides=16), rim, label, stripe])


def can(_: int = 0) -> Mesh:
    """Return a drinks can with a band and a ring."""
    body = lathe([(0.026, 0), (0.033, 0.008), (0.033, 0.108), (0.027, 0.122)], patch=m.PALE_METAL)
    band = lathe([(0.0334, 0.03), (0.0334, 0.085)], patch=m.shade(m.GREY, 0.45), sides=14)
    star = lathe([(0.0338, 0.05), (0.0338, 0.066)], patch=m.PAPER, sides=14)
    return join([body, band, star, box((0.012, 0.002, 0.022), (0, 0.122, 0.004), m.METAL)])


def _round_plate(radius: float) -> Mesh:
    deep = lathe(
        [(radius * 0.6, 0), (radius * 0.68, 0.006), (radius, 0.022)], patch=CHINA, sides=24
    )
    rim = lathe([(radius * 0.97, 0.0221), (radius * 0.66, 0.0215)], patch=CHINA, sides=24)
    well = cylinder(radius * 0.64, 0.001, (0, 0.0218, 0), m.shade(CHINA, 0.9), 24)
    return join([deep, rim, well])


def fork() -> Mesh:
    """Return a fork standing on its tines' tips."""
    tines = boxes(
        [(x, 0, 0, 0.0032, 0.05, 0.003) for x in (-0.0105, -0.0035, 0.0035, 0.0105)], FORK
    )
    head = box((0.025, 0.022, 0.003), (0, 0.05, 0), FORK)
    return join([tines, head, tube([(0, 0.07, 0), (0, 0.12, -0.006), (0, 0.2, 0.004)],
                                   [0.004, 0.0042, 0.0075], FORK, 6)])  # fmt: skip


def table_knife() -> Mesh:
    """Return a table knife standing on its tip."""
    edge = prism([(-0.004, 0.0), (0.007, 0.012), (0.009, 0.1), (-0.007, 0.1)], 0.002, patch=FORK)
    return join([edge, box((0.014, 0.1, 0.007), (0, 0.1, 0), FORK)])


def plate(_: int = 0) -> Mesh:
    """Return a plate with a fork and a knife beside it."""
    down = spin((1, 0, 0), np.pi / 2)
    tools = [fork().transformed(down).moved(-0.16, 0.004, -0.1),
             table_knife().transformed(down).moved(0.16, 0.004, -0.1)]  # fmt: skip
    return grounded(join([_round_plate(0.125), *tools]))


def bowl(_: int = 0) -> Mesh:
    """Return a bowl of soup with a spoon in it."""
    body = _vessel([(0.04, 0), (0.042, 0.008), (0.068, 0.038), (0.082, 0.075)], CHINA, 20)
    soup = cylinder(0.073, 0.001, (0, 0.058, 0), m.shade(DRINK, 0.7), 20)
    return join(
        [body, soup, tube([(0.03, 0.06, 0), (0.08, 0.085, 0), (0.14, 0.12, 0)], 0.004, FORK, 5)]
    )


def pan(_: int = 0) -> Mesh:
    """Return a frying pan with two eggs, its handle to the right."""
    body = _vessel([(0.1, 0), (0.105, 0.004), (0.13, 0.045)], Patch(0.25, "dark"), 22)
    floor = cylinder(0.104, 0.001, (0, 0.005, 0), m.shade(m.GREY, 0.42), 20)
    handle = tube(
        [(0.12, 0.034, 0), (0.17, 0.048, 0), (0.34, 0.052, 0)], [0.008, 0.01, 0.013], m.BLACK
    )
    eggs = [join([cylinder(0.042, 0.003, (x, 0.007, z), CHINA, 12),
                  scaled(sphere(0.016, (0, 0, 0), m.shade(m.GREY, 0.6), 8), 1, 0.6, 1)
                  .moved(x, 0.012, z)]) for x, z in ((-0.035, 0.02), (0.04, -0.025))]  # fmt: skip
    return join([body, floor, handle, *eggs])


def _pan_in_hand(_: int) -> Mesh:
    return grasp.along(pan(), (0.27, 0.051, 0), ((-0.6, 0, -0.8), (0.45, -0.75, -0.4), (0, 0, 1)))


def food(_: int = 0) -> Mesh:
    """Return a meal on a plate: a roll, meat, leaves, a fork."""
    roll = scaled(boulder((0.045, 0.035, 0.04), np.random.default_rng(3), CRUST, 0.04), 1, 1, 1)
    meat = scaled(
        boulder((0.055, 0.018, 0.036), np.random.default_rng(5), m.shade(CRUST, 0.45)), 1, 1, 1
    )
    peas = [sphere(0.011, (0.03 + 0.02 * (i % 3), 0.03, -0.05 + 0.021 * (i // 3)), m.LEAF, 6)
            for i in range(9)]  # fmt: skip
    tool = fork().transformed(spin((1, 0, 0), np.pi / 2)).moved(0.16, 0.004, -0.1)
    return grounded(join([_round_plate(0.125), roll.moved(-0.05, 0.045, -0.03),
                          meat.moved(0.0, 0.034, 0.045), *peas, tool]))  # fmt: skip


def _forkful(_: int) -> Mesh:
    bite = boulder((0.017, 0.013, 0.015), np.random.default_rng(2), CRUST, 0.1, 8)
    return grasp.upright(join([fork(), bite.moved(0, 0.005, 0)]), (0, 0.12, 0))


def cake(_: int = 0) -> Mesh:
    """Return a birthday cake with icing and lit candles."""
    base = cylinder(0.17, 0.012, patch=CHINA, sides=24)
    body = cylinder(0.135, 0.1, (0, 0.012, 0), m.shade(CRUST, 0.8), 24)
    icing = lathe([(0.139, 0.075), (0.142, 0.085), (0.138, 0.116)], patch=CHINA, sides=24)
    drips = [sphere(0.018, (0.135 * np.sin(t), 0.075, 0.135 * np.cos(t)), CHINA, 6)
             for t in np.arange(12) * np.pi / 6]  # fmt: skip
    candles = []
    for turn in np.arange(7) * 2 * np.pi / 7:
        x, z = 0.085 * float(np.sin(turn)), 0.085 * float(np.cos(turn))
        candles.append(cylinder(0.006, 0.06, (x, 0.116, z), m.PAPER, 6))
        candles.append(lathe([(0.004, 0.176), (0.007, 0.186), (0.0, 0.203)], (x, 0, z), m.GLOW, 6))
    return join([base, body, icing, *drips, *candles])


def tray(_: int = 0) -> Mesh:
    """Return a tray with a glass, a bottle and a cup."""
    board = box((0.44, 0.012, 0.3), patch=m.METAL)
    rim = boxes([(0, 0.012, s * 0.144, 0.44, 0.014, 0.012) for s in (-1, 1)]
                + [(s * 0.214, 0.012, 0, 0.012, 0.014, 0.3) for s in (-1, 1)], m.METAL)  # fmt: skip
    things = [glass().moved(-0.12, 0.013, 0.04), bottle(2).moved(0.03, 0.013, -0.05),
              cup().moved(0.13, 0.013, 0.05)]  # fmt: skip
    return join([board, rim, *things])


def plain_plate(_: int = 0) -> Mesh:
    """Return a plate alone."""
    return one_patch(_round_plate(0.125), CHINA)


DISHES: dict[str, Prop] = {
    "cup": Prop(cup, lambda s: grasp.upright(cup(s).turned(2.4), (0, 0.045, 0)), "cup"),
    "glass": Prop(glass, lambda s: grasp.upright(glass(s), (0, 0.05, 0)), "cup"),
    "wine_glass": Prop(wine_glass, lambda s: grasp.upright(wine_glass(s), (0, 0.135, 0)), "cup"),
    "bottle": Prop(bottle, lambda s: grasp.upright(bottle(s), (0, 0.12, 0)), "cup"),
    "can": Prop(can, lambda s: grasp.upright(can(s), (0, 0.06, 0)), "cup"),
    "plate": Prop(plate, lambda s: grasp.carried(plain_plate(s), (0, 0, -0.01)), "tray"),
    "bowl": Prop(bowl, lambda s: grasp.carried(bowl(s), (0, 0, 0.01)), "tray"),
    "pan": Prop(pan, _pan_in_hand, "pan"),
    "food": Prop(food, _forkful, "pen"),
    "cake": Prop(cake, lambda s: grasp.carried(cake(s), (0, 0, -0.02)), "tray"),
    "tray": Prop(tray, lambda s: grasp.carried(tray(s), (0, 0, -0.02)), "tray"),
}  # fmt: skip
