"""Small things of pockets, fingers and faces: keys, wallets, rings, watches, spectacles, badges."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import circle, grounded, laid, marks, scaled, slab
from render.sketch.props.prop import Prop
from render.sketch.shapes import box, boxes, cylinder, face, lathe, sphere, spin, tube

GOLD = Patch(0.75, "metal")
LEATHER = Patch(0.35, "cloth")


def one_key(long: float = 0.065) -> Mesh:
    """Return a key that stands on its tip, flat to the front, its bow on top."""
    shaft = box((0.006, long * 0.68, 0.004), patch=GOLD)
    teeth = boxes(
        [(0.006, y * long, 0, 0.009, long * 0.07, 0.004) for y in (0.03, 0.15, 0.3)], GOLD
    )
    bow = tube(circle(long * 0.19, 14), long * 0.05, GOLD, 6).moved(0, long * 0.86, 0)
    return join([shaft, teeth, bow, cylinder(0.0055, 0.004, (0, long * 0.62, 0), GOLD, 8)])


def keys(_: int = 0) -> Mesh:
    """Return keys on a ring with a tag, lying down."""
    ring = tube(circle(0.018, 16), 0.0018, m.METAL, 5)
    hung = [
        one_key(0.07 - 0.008 * i)
        .transformed(spin((1, 0, 0), np.pi))
        .moved(0, 0.002, 0.003 * i)
        .transformed(spin((0, 0, 1), turn))
        .moved(0, -0.012, 0)
        for i, turn in enumerate((-0.65, 0.05, 0.7))
    ]
    tag = join([slab(0.03, 0.05, 0.004, LEATHER), marks([(0, 0.012, 0.018, 0.02)], m.PAPER, 0.003)])
    tag = tag.moved(0, 0.016, 0).transformed(spin((0, 0, 1), -0.5))
    return laid(join([ring, *hung, tag]))


def wallet(_: int = 0) -> Mesh:
    """Return a wallet that stands open like a book, notes peeping out."""
    sides = [
        slab(0.11, 0.09, 0.008, LEATHER)
        .moved(s * 0.056, 0, 0)
        .transformed(spin((0, 1, 0), -s * 0.5))
        for s in (-1, 1)
    ]
    cards = [
        join(
            [
                marks(
                    [(-0.054, 0.012 + 0.018 * i, 0.08, 0.04)],
                    m.shade(m.PAPER, 0.95 - 0.15 * i),
                    0.0075 - 0.0006 * i,
                )
                for i in range(3)
            ]
        ).transformed(spin((0, 1, 0), 0.5))
    ]
    window = marks([(0.056, 0.02, 0.06, 0.05)], m.PAPER, 0.006).transformed(spin((0, 1, 0), -0.5))
    notes = [
        slab(0.1, 0.085, 0.001, m.shade(m.PAPER, 0.8))
        .moved(s * 0.055, 0.014, -0.004)
        .transformed(spin((0, 1, 0), -s * 0.5))
        for s in (-1, 1)
    ]
    return join([*sides, *cards, window, *notes])


def watch(_: int = 0) -> Mesh:
    """Return a wrist watch that lies on its strap, its dial to the front and up."""
    strap = tube(circle(0.03, 20), 0.0022, LEATHER, 4)
    strap = scaled(strap, 1.0, 0.85, 5.0).turned(np.pi / 2)
    case = cylinder(0.021, 0.009, patch=m.METAL, sides=20)
    dial = cylinder(0.0178, 0.0005, (0, 0.009, 0), m.PAPER, 20)
    hands = join(
        [
            marks([(0, -0.002, 0.0018, 0.0145)], z=0.0).transformed(spin((0, 0, 1), 0.9)),
            marks([(0, -0.002, 0.0024, 0.0105)], z=0.0).transformed(spin((0, 0, 1), -0.7)),
        ]
    )
    ticks = join(
        [
            marks([(0, 0.0145, 0.0014, 0.0026)]).transformed(spin((0, 0, 1), t * np.pi / 6))
            for t in range(12)
        ]
    )
    crown = box((0.004, 0.004, 0.005), (0.023, 0.003, 0), m.METAL)
    flat = join([hands, ticks]).transformed(spin((1, 0, 0), -np.pi / 2)).moved(0, 0.0103, 0)
    top = join([case, dial, crown, flat]).moved(0, 0.022, 0)
    return grounded(join([strap, top]).transformed(spin((1, 0, 0), 0.55)))


def ring(_: int = 0) -> Mesh:
    """Return a ring with a stone in an open box."""
    case = box((0.05, 0.026, 0.05), patch=Patch(0.3, "cloth"))
    pad = box((0.042, 0.002, 0.042), (0, 0.026, 0), m.LINEN)
    lid = box((0.05, 0.018, 0.05), patch=Patch(0.3, "cloth"))
    lining = marks([(0, 0.004, 0.04, 0.04)], m.LINEN, 0.0)
    lid = join(
        [
            lid.transformed(spin((1, 0, 0), -np.pi / 2))
            .moved(0, 0.0, -0.018)
            .moved(0, 0.052, -0.008),
            lining.moved(0, 0.028, -0.0075),
        ]
    )
    return join([case, pad, lid, plain_ring().moved(0, 0.026, 0)])


def plain_ring() -> Mesh:
    """Return a ring that stands on its band, a stone on top."""
    band = tube(circle(0.0105, 18), 0.0016, GOLD, 6).moved(0, 0.0115, 0)
    stone = lathe([(0.0, 0.0), (0.006, 0.006), (0.0042, 0.009)], (0, 0.021, 0), m.GLASS, 8)
    return join([band, stone])


def necklace(_: int = 0) -> Mesh:
    """Return a string of pearls with a pendant, lying in a drop."""
    pearls = []
    for turn in np.arange(34) * 2 * np.pi / 34:
        x = 0.075 * np.sin(turn)
        z = -0.085 * np.cos(turn) * (1.15 if np.cos(turn) < 0 else 0.9)
        pearls.append(sphere(0.0065, (float(x), 0.0065, float(z)), Patch(0.93, "glass"), 6))
    drop = scaled(sphere(0.016, (0, 0, 0), Patch(0.4, "glass"), 8), 0.8, 0.5, 1.2)
    setting = cylinder(0.012, 0.004, (0, 0, 0.122), GOLD, 10)
    return join([*pearls, drop.moved(0, 0.009, 0.124), setting])


def glasses(_: int = 0) -> Mesh:
    """Return spectacles with open arms, lying on a table."""
    rims, panes = [], []
    for side in (-1, 1):
        outline = scaled(tube(circle(0.024, 18), 0.0022, m.BLACK, 5), 1.1, 0.9, 1)
        rims.append(outline.moved(side * 0.034, 0.022, 0))
        pane = face(
            [(0.025 * np.cos(t), 0.02 * np.sin(t)) for t in np.linspace(0, 2 * np.pi, 17)[:-1]],
            0.0,
            m.GLASS,
        )
        panes.append(pane.moved(side * 0.034, 0.022, 0))
        rims.append(
            tube(
                [
                    (side * 0.06, 0.03, 0),
                    (side * 0.066, 0.03, -0.01),
                    (side * 0.064, 0.03, -0.1),
                    (side * 0.06, 0.008, -0.135),
                ],
                0.0021,
                m.BLACK,
                5,
            )
        )
    bridge = tube([(-0.009, 0.027, 0), (0, 0.031, 0.002), (0.009, 0.027, 0)], 0.0021, m.BLACK, 5)
    return grounded(join([*rims, *panes, bridge]))


def badge(_: int = 0) -> Mesh:
    """Return a star-shaped badge on a leather holder, propped up."""
    holder = slab(0.08, 0.11, 0.008, LEATHER)
    points = [
        (
            0.034 * np.sin(t) * (1 if i % 2 == 0 else 0.5),
            0.034 * np.cos(t) * (1 if i % 2 == 0 else 0.5),
        )
        for i, t in enumerate(-np.arange(10) * np.pi / 5)
    ]
    star = face(points, 0.0, m.PALE_METAL)
    rim = tube([(x, y, 0.001) for x, y in [*points, points[0]]], 0.0016, m.METAL, 4)
    disc = cylinder(0.013, 0.002, patch=GOLD, sides=14).transformed(spin((1, 0, 0), np.pi / 2))
    return join(
        [
            holder,
            join([star, rim, disc]).moved(0, 0.06, 0.006),
            marks([(0, 0.012, 0.04, 0.007)], m.PAPER, 0.0052),
        ]
    )


def hat(_: int = 0) -> Mesh:
    """Return a man's hat with a brim and a band, lying on its brim."""
    felt = Patch(0.45, "cloth")
    brim = lathe([(0.165, 0.012), (0.17, 0.016), (0.1, 0.012), (0.098, 0.02)], patch=felt, sides=22)
    crown = lathe(
        [(0.098, 0.014), (0.098, 0.06), (0.09, 0.11), (0.06, 0.125), (0.0, 0.108)],
        patch=felt,
        sides=22,
    )
    band = lathe([(0.1, 0.018), (0.0995, 0.05)], patch=Patch(0.2, "cloth"), sides=22)
    under = lathe([(0.098, 0.004), (0.165, 0.0125)], patch=felt, sides=22)
    return grounded(scaled(join([brim, crown, band, under]), 0.92, 1, 1.1))


TRINKETS: dict[str, Prop] = {
    "key": Prop(keys, lambda _: grasp.upright(one_key(0.075), (0, 0.066, 0)), "pen"),
    "wallet": Prop(wallet, lambda s: grasp.shown(wallet(s), (0.056, 0.04, -0.004)), "book"),
    "watch": Prop(watch, lambda s: grasp.shown(watch(s), (0, 0.02, -0.01)), "book"),
    "ring": Prop(ring, lambda _: grasp.upright(plain_ring(), (0, 0.004, 0)), "pen"),
    "necklace": Prop(
        necklace,
        lambda s: grasp.hanging(necklace(s).transformed(spin((1, 0, 0), np.pi / 2)), (0, 0.07, 0)),
        "bag",
    ),
    "glasses": Prop(glasses, lambda s: grasp.upright(glasses(s), (0.06, 0.03, -0.06)), "pen"),
    "badge": Prop(
        lambda s: laid(badge(s)), lambda s: grasp.shown(badge(s), (0, 0.035, -0.004)), "phone"
    ),
}
