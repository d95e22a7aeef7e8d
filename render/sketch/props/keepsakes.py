"""What is remembered and put up: flowers, flags, coffins, crosses, skulls."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import grounded, scaled, upside
from render.sketch.props.pictures import (
    easel,
    hand_mirror,
    hand_sign,
    mirror,
    painting,
    poster,
    sign,
)
from render.sketch.props.prop import Prop
from render.sketch.shapes import (
    boulder,
    boxes,
    cylinder,
    lathe,
    loft,
    one_patch,
    open_sided,
    prism,
    sphere,
    spin,
    tube,
)

BONE = Patch(0.95, "")


def flowers(seed: int = 0) -> Mesh:
    """Return cut flowers in a vase."""
    vase = lathe(
        [(0.045, 0), (0.065, 0.04), (0.06, 0.11), (0.035, 0.16), (0.045, 0.185)],
        patch=m.shade(m.GLASS, 0.85),
        sides=16,
    )
    return join([vase, _bunch(seed).moved(0, 0.06, 0)])


def _bunch(seed: int, count: int = 9) -> Mesh:
    """Return flowers with leaves whose stems meet over the origin."""
    rng = np.random.default_rng([seed & 0xFFFF, 5])
    parts = []
    for number in range(count):
        turn, out = number * 2.4, 0.03 + 0.11 * np.sqrt(number / count)
        top = np.array(
            [out * np.cos(turn), 0.34 - 0.9 * out + rng.uniform(-0.02, 0.02), out * np.sin(turn)]
        )
        parts.append(
            tube(
                [(0, 0.0, 0), (top[0] * 0.3, 0.16, top[2] * 0.3), tuple(top)],
                0.0035,
                m.DARK_LEAF,
                4,
            )
        )
        parts.append(
            _blossom(number % 3)
            .transformed(spin((float(top[2]), 0.0, float(-top[0])), 0.9 * out / 0.14))
            .moved(*top)
        )
    for turn in np.arange(5) * 1.25:
        x, z = np.cos(turn), np.sin(turn)
        leaf = tube(
            [(x * 0.02, 0.14, z * 0.02), (x * 0.08, 0.2, z * 0.08), (x * 0.13, 0.19, z * 0.13)],
            [0.004, 0.022, 0.001],
            m.DARK_LEAF,
            5,
        )
        parts.append(leaf)
    return join(parts)


def _blossom(kind: int) -> Mesh:
    pale = Patch((0.97, 0.8, 0.6)[kind], "")
    petals = [
        scaled(sphere(0.019, (0, 0, 0), pale, 6), 0.75, 0.35, 1.25).moved(0, 0.004, 0.021).turned(t)
        for t in np.arange(6) * np.pi / 3
    ]
    return join([*petals, sphere(0.0105, (0, 0.008, 0), m.shade(m.GREY, 0.4), 6)])


def bouquet(seed: int = 0) -> Mesh:
    """Return a bunch of flowers in paper with a ribbon."""
    wrap = open_sided(
        loft(
            [
                [
                    (r * np.sin(t), y + (0.03 * np.cos(3 * t) if y > 0.2 else 0), r * np.cos(t))
                    for t in np.arange(14) * 2 * np.pi / 14
                ]
                for r, y in ((0.014, 0.0), (0.018, 0.08), (0.1, 0.25))
            ],
            m.PAPER,
            caps=False,
        )
    )
    stems = cylinder(0.013, 0.09, (0, -0.06, 0), m.DARK_LEAF, 8)
    ribbon = boxes([(0, 0.055, 0, 0.042, 0.024, 0.042)], Patch(0.4, "cloth"))
    return join([wrap, stems, ribbon, _bunch(seed).moved(0, 0.05, 0)])


def flag(_: int = 0) -> Mesh:
    """Return a flag on a pole with a foot, in the wind."""
    pole = tube([(0, 0, 0), (0, 2.4, 0)], 0.022, m.METAL, 8)
    knob = sphere(0.045, (0, 2.43, 0), m.PALE_METAL, 8)
    foot = lathe([(0.22, 0), (0.2, 0.05), (0.05, 0.08)], patch=m.DARK_METAL, sides=14)
    return join([pole, knob, foot, _banner(0.95, 0.62).moved(0.02, 1.75, 0)])


def _banner(wide: float, high: float) -> Mesh:
    across = np.linspace(0, 1, 13)
    bands = []
    for part, value in ((0, 0.4), (1, 0.97), (2, 0.65)):
        rows = [
            [
                (x * wide, high * (part + k) / 3 - 0.12 * x * x * high, 0.07 * x * np.sin(x * 8.5))
                for x in across
            ]
            for k in (0, 1)
        ]
        bands.append(open_sided(loft(rows, Patch(value, "cloth"), closed=False)))
    return join(bands)


def coffin(_: int = 0) -> Mesh:
    """Return a closed coffin on trestles, a cross on its lid, grips at its side."""
    shape = [(-0.95, -0.2), (0.45, -0.33), (0.95, -0.2), (0.95, 0.2), (0.45, 0.33), (-0.95, 0.2)]
    wood = Patch(0.45, "wood")
    body = prism(shape, 0.4, patch=wood).transformed(spin((1, 0, 0), -np.pi / 2)).moved(0, 0.65, 0)
    lid = (
        prism([(x * 1.03, y * 1.08) for x, y in shape], 0.05, patch=m.shade(wood, 0.55))
        .transformed(spin((1, 0, 0), -np.pi / 2))
        .moved(0, 0.87, 0)
    )
    ridge = (
        prism([(x * 0.9, y * 0.7) for x, y in shape], 0.05, patch=wood)
        .transformed(spin((1, 0, 0), -np.pi / 2))
        .moved(0, 0.92, 0)
    )
    cross_ = boxes(
        [(0.1, 0.945, 0, 0.75, 0.02, 0.07), (0.28, 0.945, 0, 0.07, 0.02, 0.34)],
        Patch(0.85, "metal"),
    )
    grips = [
        tube(
            [
                (x - 0.1, 0.7, z),
                (x - 0.1, 0.66, z * 1.12),
                (x + 0.1, 0.66, z * 1.12),
                (x + 0.1, 0.7, z),
            ],
            0.013,
            Patch(0.85, "metal"),
            5,
        )
        for x, z in ((-0.55, 0.27), (0.0, 0.31), (0.62, 0.31))
    ]
    trestles = boxes(
        [(x, 0, z, 0.05, 0.45, 0.05) for x in (-0.6, 0.6) for z in (-0.22, 0.22)]
        + [(x, 0.4, 0, 0.06, 0.05, 0.6) for x in (-0.6, 0.6)],
        m.WOOD,
    )
    return join([body, lid, ridge, cross_, *grips, trestles])


def cross(_: int = 0) -> Mesh:
    """Return a wooden cross on a stepped foot."""
    return join(
        [
            boxes([(0, 0, 0, 0.16, 0.035, 0.12), (0, 0.035, 0, 0.11, 0.03, 0.08)], m.DARK_WOOD),
            one_patch(boxes([(0, 0.065, 0, 0.04, 0.36, 0.03)]), m.WOOD),
            one_patch(boxes([(0, 0.28, 0, 0.22, 0.042, 0.0304)]), m.WOOD),
        ]
    )


def skull(_: int = 0) -> Mesh:
    """Return a human skull without its lower jaw's hinge: dome, sockets, nose, teeth."""
    dome = scaled(sphere(0.075, (0, 0, 0), BONE, 18), 0.92, 0.98, 1.2).moved(0, 0.115, -0.02)
    face_ = scaled(
        boulder((0.055, 0.06, 0.05), np.random.default_rng(1), BONE, 0.02, 14), 1, 1, 1
    ).moved(0, 0.066, 0.038)
    jaw = tube(
        [
            (-0.055, 0.062, 0.0),
            (-0.045, 0.018, 0.035),
            (-0.02, 0.01, 0.07),
            (0.02, 0.01, 0.07),
            (0.045, 0.018, 0.035),
            (0.055, 0.062, 0.0),
        ],
        0.014,
        BONE,
        8,
    )
    bones = one_patch(join([dome, face_, jaw]), BONE)
    sockets = [
        scaled(sphere(0.021, (0, 0, 0), m.DARK, 12), 1, 0.95, 0.5)
        .turned(s * 0.35)
        .moved(s * 0.031, 0.094, 0.072)
        for s in (-1, 1)
    ]
    nose = one_patch(
        prism([(-0.013, 0.055), (0.013, 0.055), (0, 0.084)], 0.02, (0, 0, 0.081), m.DARK), m.DARK
    )
    teeth = boxes(
        [
            (x, 0.024, 0.083 - abs(x) * 0.5, 0.0095, 0.02, 0.01)
            for x in np.linspace(-0.033, 0.033, 7)
        ],
        m.LINEN,
    )
    gap = boxes([(0, 0.0325, 0.0735, 0.078, 0.0025, 0.026)], m.DARK)
    return grounded(join([bones, *sockets, nose, teeth, gap]))


def _plaque(mesh: Mesh) -> Mesh:
    """Lean a flat thing back as if against a wall."""
    return upside(mesh, -0.16, (1, 0, 0))


KEEPSAKES: dict[str, Prop] = {
    "mirror": Prop(mirror, lambda _: grasp.upright(hand_mirror(), (0, 0.06, 0)), rest="floor"),
    "flowers": Prop(flowers, lambda s: grasp.upright(bouquet(s), (0, 0.0, 0), 0.2), "grip"),
    "flag": Prop(
        flag,
        lambda _: grasp.upright(
            join(
                [
                    tube([(0, 0, 0), (0, 1.25, 0)], 0.012, m.WOOD, 6),
                    _banner(0.7, 0.45).moved(0.01, 0.78, 0),
                ]
            ),
            (0, 0.2, 0),
        ),
        rest="floor",
    ),
    "sign": Prop(sign, lambda _: grasp.upright(hand_sign(), (0, 0.1, 0)), rest="floor"),
    "poster": Prop(
        lambda s: _plaque(poster(s)),
        lambda s: grasp.along(
            poster(s),
            (0.28, 0.35, 0.0),
            ((0.87, -0.42, -0.25), (0.4, 0.75, 0.4), (-0.1, 0.5, -0.85)),
        ),
        "book",
        "floor",
    ),
    "painting": Prop(
        easel,
        lambda _: grasp.along(
            painting(),
            (0.42, 0.05, 0.0),
            ((0.74, -0.51, -0.45), (0.59, 0.81, 0.05), (0.34, -0.3, 0.89)),
        ),
        "box",
        "floor",
    ),
    "coffin": Prop(coffin, rest="floor"),
    "cross": Prop(cross, lambda s: grasp.upright(cross(s), (0, 0.12, 0))),
    "skull": Prop(skull, lambda s: grasp.carried(skull(s), (0, 0.0, 0.0)), "tray"),
}
