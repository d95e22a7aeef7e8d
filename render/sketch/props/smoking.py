"""What burns or shines in a hand: cigarettes, lighters, matches, candles, torches, lamps."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp, lamps
from render.sketch.props import materials as m
from render.sketch.props.panels import circle, grounded
from render.sketch.props.prop import Prop
from render.sketch.shapes import (
    box,
    boxes,
    cylinder,
    lathe,
    one_patch,
    open_sided,
    sphere,
    spin,
    tube,
)

FILTER = Patch(0.6, "")
EMBER = Patch(0.35, "")


def flame(high: float) -> Mesh:
    """Return a flame that stands on the origin."""
    r = high * 0.22
    return lathe(
        [(r * 0.4, 0), (r, high * 0.28), (r * 0.7, high * 0.6), (0.0, high)], patch=m.GLOW, sides=10
    )


def stick(long: float, radius: float, patch: Patch, end: Patch, ash: float) -> Mesh:
    """Return a smoking stick along x about its middle, lit at its +x end."""
    parts = [
        cylinder(radius, long * 0.28, patch=end, sides=8),
        cylinder(radius, long * 0.72 - ash, (0, long * 0.28, 0), patch, 8),
        cylinder(radius * 0.96, ash, (0, long - ash, 0), EMBER, 8),
    ]
    return join(parts).transformed(spin((0, 0, 1), -np.pi / 2)).moved(-long / 2, 0, 0)


def cigarette(_: int = 0) -> Mesh:
    """Return a cigarette along x."""
    return stick(0.084, 0.0042, m.PAPER, FILTER, 0.01)


def cigar(_: int = 0) -> Mesh:
    """Return a cigar along x with its band."""
    body = tube(
        [(-0.075, 0, 0), (-0.06, 0, 0), (0.05, 0, 0), (0.065, 0, 0)],
        [0.005, 0.0085, 0.009, 0.0085],
        Patch(0.4, "wood"),
    )
    ash = cylinder(0.0084, 0.014, patch=m.shade(m.GREY, 0.8), sides=8).transformed(
        spin((0, 0, 1), -np.pi / 2)
    )
    band = cylinder(0.0094, 0.012, patch=m.PAPER, sides=8).transformed(spin((0, 0, 1), -np.pi / 2))
    return join([body, ash.moved(0.065, 0, 0), band.moved(-0.045, 0, 0)])


def smoke_wisp(high: float) -> Mesh:
    """Return a thin curl of smoke that stands on the origin."""
    steps = np.linspace(0, 1, 14)
    path = np.stack(
        [
            0.12 * high * np.sin(steps * 7) * steps,
            steps * high,
            0.06 * high * np.cos(steps * 5) * steps,
        ],
        axis=1,
    )
    return tube(path, (0.0014 + 0.004 * steps).tolist(), Patch(0.95, "glass"), 4)


def ashtray(_: int = 0) -> Mesh:
    """Return an ashtray with stubs and a lit cigarette on its rim."""
    bowl = open_sided(
        lathe([(0.055, 0), (0.07, 0.006), (0.075, 0.034)], patch=m.shade(m.GLASS, 0.7), sides=18)
    )
    inside = lathe([(0.064, 0.0344), (0.05, 0.012)], patch=m.shade(m.GLASS, 0.6), sides=18)
    floor = cylinder(0.052, 0.001, (0, 0.016, 0), m.shade(m.GREY, 0.45), 16)
    lit = cigarette().transformed(spin((0, 0, 1), 0.28)).turned(0.5).moved(0.06, 0.043, 0.03)
    stubs = [
        stick(0.03, 0.004, m.PAPER, FILTER, 0.004).turned(t).moved(x, 0.024, z)
        for t, x, z in ((1.0, -0.01, 0.0), (2.2, 0.015, -0.02), (0.1, -0.02, 0.022))
    ]
    return join([bowl, inside, floor, lit, *stubs, smoke_wisp(0.12).moved(0.095, 0.055, 0.01)])


def lighter(_: int = 0) -> Mesh:
    """Return a lighter with its lid open and its flame."""
    body = one_patch(box((0.036, 0.042, 0.014), patch=m.METAL), m.METAL)
    wind = boxes([(0.002, 0.042, 0, 0.022, 0.014, 0.01)], m.DARK_METAL)
    wheel = (
        cylinder(0.005, 0.006, (0, -0.003, 0), m.BLACK, 8)
        .transformed(spin((1, 0, 0), np.pi / 2))
        .moved(-0.008, 0.058, 0)
    )
    lid = (
        box((0.036, 0.018, 0.014), (0.018, 0, 0), m.PALE_METAL)
        .transformed(spin((0, 0, 1), -2.0))
        .moved(0.0185, 0.042, 0)
    )
    return join([body, wind, wheel, lid, flame(0.038).moved(0.004, 0.056, 0)])


def match(_: int = 0) -> Mesh:
    """Return a burning match that stands on its end."""
    return join(
        [
            box((0.0028, 0.046, 0.0028), patch=m.PALE_WOOD),
            sphere(0.003, (0, 0.047, 0), m.BLACK, 6),
            flame(0.03).moved(0, 0.043, 0),
        ]
    )


def matchbox(_: int = 0) -> Mesh:
    """Return an open box of matches with one that burns."""
    tray = boxes([(0.018, 0.002, 0, 0.05, 0.01, 0.032)], m.PALE_WOOD)
    sleeve = box((0.05, 0.016, 0.036), (-0.015, 0, 0), m.shade(m.GREY, 0.5))
    heads = [
        join(
            [
                box((0.03, 0.003, 0.0025), (0.022, 0.012, z), m.PALE_WOOD),
                sphere(0.0025, (0.037, 0.0135, z), m.BLACK, 5),
            ]
        )
        for z in (-0.01, -0.004, 0.002, 0.008)
    ]
    lit = match().transformed(spin((0, 0, 1), -0.9)).turned(-0.5).moved(-0.03, 0.018, 0.0)
    return join([tray, sleeve, *heads, lit])


def candle(_: int = 0) -> Mesh:
    """Return a burning candle in a holder with a ring to grasp."""
    dish = lathe([(0.05, 0), (0.062, 0.008), (0.066, 0.02)], patch=m.METAL, sides=16)
    ear = tube(circle(0.018, 12), 0.004, m.METAL, 5).moved(0.08, 0.014, 0)
    wax = lathe([(0.02, 0.012), (0.019, 0.15), (0.016, 0.155)], patch=m.LINEN, sides=12)
    drips = [
        tube([(0.019 * s, 0.15, 0.008), (0.021 * s, 0.12 - 0.02 * s, 0.008)], 0.004, m.LINEN, 5)
        for s in (-1, 1)
    ]
    wick = tube([(0, 0.155, 0), (0.001, 0.166, 0)], 0.0014, m.BLACK, 4)
    return join([dish, ear, wax, *drips, wick, flame(0.05).moved(0, 0.161, 0)])


def torch(_: int = 0) -> Mesh:
    """Return an electric torch along z whose lit glass looks to +z."""
    barrel = lathe(
        [(0.015, -0.1), (0.017, -0.095), (0.017, 0.05), (0.028, 0.075), (0.029, 0.095)],
        patch=Patch(0.32, "metal"),
        sides=14,
    )
    rings = [
        lathe([(0.0178, y), (0.0178, y + 0.006)], patch=m.BLACK, sides=14)
        for y in (-0.07, -0.05, -0.03, 0.04)
    ]
    glass = cylinder(0.026, 0.002, (0, 0.095, 0), m.GLOW, 14)
    knob = box((0.008, 0.025, 0.006), (0, 0.0, 0.018), m.PALE_METAL)
    return join([barrel, *rings, glass, knob]).transformed(spin((1, 0, 0), np.pi / 2))


def _torch_lying(_: int) -> Mesh:
    return grounded(torch().turned(0.9))


def _smoked(lit: Mesh) -> Mesh:
    """Hold a smoking stick between two fingers, its filter towards the palm's side."""
    return lit.moved(0.012, 0, 0)


SMOKING: dict[str, Prop] = {
    "cigarette": Prop(
        lambda _: grounded(join([cigarette(), smoke_wisp(0.09).moved(0.04, 0.003, 0)])),
        lambda s: join([_smoked(cigarette(s))]),
        "cigarette",
    ),
    "cigar": Prop(
        lambda _: grounded(join([cigar(), smoke_wisp(0.11).moved(0.075, 0.006, 0)])),
        lambda s: _smoked(cigar(s)).moved(0.008, 0, 0),
        "cigarette",
    ),
    "ashtray": Prop(ashtray, lambda s: grasp.carried(ashtray(s), (0, 0, 0)), "tray"),
    "lighter": Prop(lighter, lambda s: grasp.upright(lighter(s), (0, 0.018, 0)), "grip"),
    "match": Prop(
        matchbox,
        lambda s: grasp.along(match(s), (0, 0.008, 0), ((0, 1, 0), (-1, 0, 0), (0, 0, 1))),
        "pen",
    ),
    "candle": Prop(candle, lambda s: grasp.upright(candle(s), (0, 0.08, 0)), "grip"),
    "torch": Prop(_torch_lying, lambda s: torch(s).moved(0, 0.008, 0.01), "phone"),
    "lamp": Prop(
        lambda _: lamps.table_lamp(),
        lambda _: grasp.upright(lamps.table_lamp(), (0, 0.14, 0)),
        "grip",
    ),
}
