"""What children hold and what is given to them: dolls, bears, balls, balloons, gifts."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import grounded, marks, scaled
from render.sketch.props.prop import Prop
from render.sketch.shapes import (
    box,
    boxes,
    cylinder,
    lathe,
    loft,
    one_patch,
    ring,
    sphere,
    spin,
    tube,
)

PLUSH = Patch(0.62, "cloth")
SKIN = Patch(0.95, "")


def doll(_: int = 0) -> Mesh:
    """Return a doll that sits: a round head, plaits, a dress, legs to the front."""
    dress = lathe(
        [(0.075, 0.0), (0.07, 0.02), (0.035, 0.1), (0.03, 0.125)],
        patch=Patch(0.55, "cloth"),
        sides=14,
    )
    head = sphere(0.042, (0, 0.165, 0), SKIN, 12)
    hair = scaled(sphere(0.046, (0, 0, 0), Patch(0.3, "hair"), 12), 1, 0.85, 0.9).moved(
        0, 0.176, -0.012
    )
    plaits = [
        tube(
            [(s * 0.042, 0.17, -0.01), (s * 0.06, 0.13, 0.0), (s * 0.055, 0.095, 0.008)],
            [0.012, 0.013, 0.007],
            Patch(0.3, "hair"),
            6,
        )
        for s in (-1, 1)
    ]
    arms = [
        tube(
            [(s * 0.028, 0.115, 0), (s * 0.06, 0.08, 0.03), (s * 0.065, 0.06, 0.055)],
            0.0105,
            SKIN,
            6,
        )
        for s in (-1, 1)
    ]
    legs = [
        tube([(s * 0.025, 0.016, 0.04), (s * 0.032, 0.016, 0.12)], 0.014, SKIN, 6) for s in (-1, 1)
    ]
    shoes = [sphere(0.018, (s * 0.033, 0.018, 0.128), m.BLACK, 8) for s in (-1, 1)]
    eyes = marks(
        [(s * 0.015, 0.162, 0.008, 0.01) for s in (-1, 1)] + [(0, 0.144, 0.016, 0.004)],
        m.BLACK,
        0.0405,
    )
    collar = lathe([(0.034, 0.118), (0.046, 0.122), (0.025, 0.13)], patch=m.LINEN, sides=12)
    return join([dress, head, hair, *plaits, *arms, *legs, *shoes, eyes, collar])


def teddy_bear(_: int = 0) -> Mesh:
    """Return a teddy bear that sits with its arms out, a bow at its neck."""
    body = scaled(sphere(0.1, (0, 0, 0), PLUSH, 14), 0.95, 1.1, 0.85).moved(0, 0.1, 0)
    head = sphere(0.08, (0, 0.255, 0.005), PLUSH, 14)
    ears = [
        scaled(sphere(0.032, (0, 0, 0), PLUSH, 10), 1, 1, 0.55).moved(s * 0.062, 0.32, 0)
        for s in (-1, 1)
    ]
    limbs = [
        tube(
            [(s * 0.07, 0.17, 0.0), (s * 0.12, 0.13, 0.04), (s * 0.135, 0.105, 0.07)],
            [0.034, 0.034, 0.03],
            PLUSH,
            8,
        )
        for s in (-1, 1)
    ]
    legs = [
        tube(
            [(s * 0.05, 0.045, 0.03), (s * 0.085, 0.045, 0.12), (s * 0.09, 0.05, 0.145)],
            [0.045, 0.045, 0.04],
            PLUSH,
            8,
        )
        for s in (-1, 1)
    ]
    soles = [
        scaled(sphere(0.034, (0, 0, 0), m.LINEN, 10), 1, 1, 0.3).moved(s * 0.09, 0.05, 0.148)
        for s in (-1, 1)
    ]
    belly = scaled(sphere(0.062, (0, 0, 0), m.shade(PLUSH, 0.85), 12), 1, 1.15, 0.4).moved(
        0, 0.1, 0.068
    )
    muzzle = scaled(sphere(0.036, (0, 0, 0), m.shade(PLUSH, 0.9), 10), 1, 0.8, 0.9).moved(
        0, 0.235, 0.065
    )
    dots = [
        sphere(r, at, m.BLACK, 6)
        for r, at in (
            (0.0095, (-0.03, 0.275, 0.073)),
            (0.0095, (0.03, 0.275, 0.073)),
            (0.0125, (0, 0.246, 0.097)),
        )
    ]
    bow = [
        lathe([(0.004, 0), (0.022, 0.04), (0.0, 0.045)], patch=Patch(0.3, "cloth"), sides=6)
        .transformed(spin((0, 0, 1), s * 1.57))
        .moved(0, 0.185, 0.075)
        for s in (-1, 1)
    ]
    return grounded(join([body, head, *ears, *limbs, *legs, *soles, belly, muzzle, *dots, *bow]))


def toy(_: int = 0) -> Mesh:
    """Return a toy train: engine, chimney, cab and a wagon with blocks."""
    red, dark = Patch(0.55, ""), Patch(0.28, "")
    boiler = (
        cylinder(0.035, 0.12, patch=red, sides=14)
        .transformed(spin((0, 0, 1), np.pi / 2))
        .moved(0.02, 0.075, 0)
    )
    cab = boxes([(0.055, 0.04, 0, 0.06, 0.1, 0.085), (0.055, 0.14, 0, 0.075, 0.01, 0.1)], dark)
    pane = marks([(0.055, 0.09, 0.035, 0.035)], m.GLASS, 0.0435)
    base = box((0.2, 0.012, 0.07), (0, 0.03, 0), dark)
    stack = lathe([(0.01, 0.1), (0.01, 0.135), (0.02, 0.155)], (-0.07, 0, 0), dark, 10)
    dome = sphere(0.016, (-0.02, 0.112, 0), Patch(0.85, "metal"), 8)
    wagon = boxes([(0.19, 0.035, 0, 0.13, 0.04, 0.08)], red)
    blocks = boxes(
        [
            (0.165, 0.075, 0, 0.045, 0.045, 0.045),
            (0.215, 0.075, 0.005, 0.045, 0.045, 0.045),
            (0.19, 0.12, 0, 0.042, 0.042, 0.042),
        ],
        m.PALE_WOOD,
    )
    letters = marks(
        [(0.165, 0.085, 0.018, 0.024), (0.215, 0.085, 0.018, 0.024), (0.19, 0.13, 0.016, 0.022)],
        m.BLACK,
        0.029,
    )
    wheels = [
        join(
            [
                cylinder(r, 0.014, (0, -0.007, 0), dark, 14),
                cylinder(r * 0.5, 0.016, (0, -0.008, 0), m.PALE_METAL, 10),
            ]
        )
        .transformed(spin((1, 0, 0), np.pi / 2))
        .moved(x, r, s * 0.044)
        for x, r in ((-0.065, 0.022), (-0.01, 0.022), (0.055, 0.032), (0.155, 0.02), (0.23, 0.02))
        for s in (-1, 1)
    ]
    return join([boiler, cab, pane, base, stack, dome, wagon, blocks, letters, *wheels]).moved(
        -0.06, 0, 0
    )


def ball(_: int = 0) -> Mesh:
    """Return a football with its dark patches."""
    globe = sphere(0.11, (0, 0.11, 0), m.LINEN, 20)
    golden = (1 + 5**0.5) / 2
    ways = [
        np.array(v, float)
        for a in (-1, 1)
        for b in (-golden, golden)
        for v in ((0, a, b), (a, b, 0), (b, 0, a))
    ]
    spots = []
    for way in ways:
        unit = way / np.linalg.norm(way)
        disc = lathe([(0.036, 0.1045), (0.03, 0.1075), (0.0, 0.1115)], patch=m.BLACK, sides=5)
        side = np.cross([0.31, 0.77, 0.55], unit)
        side /= np.linalg.norm(side)
        spots.append(
            disc.transformed(np.column_stack([side, unit, np.cross(side, unit)])).moved(0, 0.11, 0)
        )
    return join([globe, *spots])


def balloon(_: int = 0) -> Mesh:
    """Return a balloon on a string that floats over its end."""
    skin = Patch(0.62, "")
    profile = [
        (0.006, 0.0),
        (0.05, 0.03),
        (0.11, 0.11),
        (0.14, 0.2),
        (0.125, 0.29),
        (0.07, 0.345),
        (0.0, 0.36),
    ]
    bulb = one_patch(loft([ring(max(r, 1e-4), y, 18) for r, y in profile], skin, caps=False), skin)
    shine = (
        scaled(sphere(0.02, (0, 0, 0), m.LINEN, 8), 0.8, 1.6, 0.3)
        .transformed(spin((0, 1, 0), -0.5))
        .moved(-0.06, 0.245, 0.108)
    )
    knot = lathe([(0.016, -0.018), (0.004, 0.0)], patch=skin, sides=8)
    steps = np.linspace(0, 1, 12)
    string = tube(
        np.stack([0.02 * np.sin(steps * 7), -0.018 - 0.75 * steps, np.zeros(12)], 1),
        0.0028,
        m.BLACK,
        4,
    )
    return grounded(join([bulb, shine, knot, string]))


def gift(_: int = 0) -> Mesh:
    """Return a wrapped present with a ribbon and a bow."""
    paper, ribbon = Patch(0.82, "paper"), Patch(0.35, "cloth")
    body = box((0.22, 0.16, 0.2), patch=paper)
    lid = box((0.23, 0.035, 0.21), (0, 0.135, 0), m.shade(paper, 0.9))
    bands = boxes(
        [(0, -0.0005, 0, 0.035, 0.1725, 0.213), (0, -0.0005, 0, 0.233, 0.1725, 0.035)], ribbon
    )
    loops = []
    for turn in np.arange(4) * np.pi / 2 + 0.4:
        loop = tube(
            [
                (0, 0.172, 0),
                (0.045, 0.215, 0.012),
                (0.075, 0.2, 0),
                (0.05, 0.178, -0.012),
                (0, 0.174, 0),
            ],
            0.009,
            ribbon,
            5,
        )
        loops.append(loop.turned(float(turn)))
    dots = marks(
        [(x, y, 0.018, 0.018) for x in (-0.08, -0.045, 0.045, 0.08) for y in (0.03, 0.08)],
        m.shade(m.GREY, 0.7),
        0.1005,
    )
    return join([body, lid, bands, *loops, sphere(0.016, (0, 0.178, 0), ribbon, 8), dots])


def _balloon_in_hand(_: int) -> Mesh:
    return grasp.upright(balloon(), (0, 0.1, 0))


TOYS: dict[str, Prop] = {
    "doll": Prop(doll, lambda s: grasp.upright(doll(s), (0, 0.08, 0.0)), "cup"),
    "teddy_bear": Prop(
        teddy_bear,
        lambda s: grasp.along(
            teddy_bear(s),
            (0.1, 0.1, 0.0),
            ((0.74, -0.51, -0.45), (0.59, 0.81, 0.05), (0.34, -0.3, 0.89)),
        ),
        "box",
    ),
    "toy": Prop(toy, lambda s: grasp.upright(toy(s), (0.0, 0.07, -0.03)), "cup"),
    "ball": Prop(
        ball,
        lambda s: grasp.along(
            ball(s),
            (0.1, 0.06, 0.0),
            ((0.74, -0.51, -0.45), (0.59, 0.81, 0.05), (0.34, -0.3, 0.89)),
        ),
        "box",
    ),
    "balloon": Prop(balloon, _balloon_in_hand, "fist"),
    "gift": Prop(
        gift,
        lambda s: grasp.along(
            gift(s),
            (0.11, 0.0, 0.0),
            ((0.74, -0.51, -0.45), (0.59, 0.81, 0.05), (0.34, -0.3, 0.89)),
        ),
        "box",
    ),
}
