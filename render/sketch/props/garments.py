"""Cloth of a house and the table of all that is worn."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp, openings
from render.sketch.props import materials as m
from render.sketch.props.panels import grounded
from render.sketch.props.prop import Prop
from render.sketch.props.trinkets import hat
from render.sketch.props.wear import _one_shoe, clothes, helmet, mask, shoe
from render.sketch.shapes import (
    boxes,
    loft,
    one_patch,
    open_sided,
    tube,
)

WOOL = Patch(0.6, "cloth")


def _folded(wide: float, thick: float, deep: float, count: int, patch: Patch) -> Mesh:
    """Return a stack of folded cloth whose round edges look to the front."""
    parts = []
    for level in range(count):
        turn = np.linspace(-np.pi / 2, np.pi / 2, 6)
        outline = [
            (-deep / 2, 0.0),
            *(
                (deep / 2 - thick / 2 + thick / 2 * np.cos(t), thick / 2 + thick / 2 * np.sin(t))
                for t in turn
            ),
            (-deep / 2, thick),
        ]
        size = wide * (1 - 0.04 * (level % 2))
        rows = [[(x, y, z) for z, y in outline] for x in (-size / 2, size / 2)]
        shade = m.shade(patch, patch.value + 0.05 * (level % 2))
        parts.append(one_patch(loft(rows, shade), shade).moved(0, thick * level, 0))
    return join(parts)


def blanket(_: int = 0) -> Mesh:
    """Return a folded blanket with stripes and a fringe."""
    body = _folded(0.55, 0.055, 0.42, 3, WOOL)
    stripes = boxes(
        [(x, -0.001, 0.0, 0.03, 0.168, 0.424) for x in (-0.19, 0.19)], m.shade(WOOL, 0.35)
    )
    fringe = boxes(
        [(-0.25 + 0.03 * i, 0.0, 0.216, 0.006, 0.035, 0.008) for i in range(17)], m.shade(WOOL, 0.8)
    )
    return join([body, stripes, fringe])


def pillow(_: int = 0) -> Mesh:
    """Return a plump pillow."""
    across = np.linspace(-1, 1, 11)
    rows, under = [], []
    for z in across:
        rows.append(
            [
                (
                    x * (0.34 - 0.04 * (1 - abs(z))),
                    0.08 + 0.075 * (1 - x**4) ** 0.5 * (1 - z**4) ** 0.5,
                    z * (0.23 - 0.03 * (1 - abs(x))),
                )
                for x in across
            ]
        )
        under.append([(x, 0.16 - y, zz) for x, y, zz in rows[-1]])
    skin = [open_sided(loft(part, m.LINEN, closed=False)) for part in (rows, under)]
    folds = [
        tube(
            [(sx * 0.27, 0.125, sz * 0.17), (sx * 0.2, 0.145, sz * 0.12)],
            0.003,
            m.shade(m.LINEN, 0.6),
            4,
        )
        for sx in (-1, 1)
        for sz in (-1, 1)
    ]
    return grounded(join([one_patch(join(skin), m.LINEN), *folds]))


def towel(_: int = 0) -> Mesh:
    """Return folded towels, the top one striped."""
    return join(
        [
            _folded(0.34, 0.05, 0.26, 3, m.PALE_CLOTH),
            boxes(
                [(x, 0.09, 0.003, 0.014, 0.062, 0.262) for x in (-0.12, -0.09, 0.09, 0.12)],
                m.shade(m.CLOTH, 0.45),
            ),
        ]
    )


def _hung_cloth(wide: float, high: float, patch: Patch) -> Mesh:
    across = np.linspace(-0.5, 0.5, 15)
    rows = [
        [(x * wide, y, (0.012 + 0.02 * (high - y) / high) * np.sin(x * 22)) for x in across]
        for y in (0.0, high)
    ]
    return open_sided(loft(rows, patch, closed=False))


def curtain(_: int = 0) -> Mesh:
    """Return a pair of curtains on a rod."""
    return grounded(openings.curtain())


GARMENTS: dict[str, Prop] = {
    "blanket": Prop(
        blanket,
        lambda s: grasp.along(
            blanket(s),
            (0.275, 0.0, 0.0),
            ((0.74, -0.51, -0.45), (0.59, 0.81, 0.05), (0.34, -0.3, 0.89)),
        ),
        "box",
    ),
    "pillow": Prop(
        pillow,
        lambda s: grasp.along(
            pillow(s),
            (0.26, 0.03, 0.0),
            ((0.74, -0.51, -0.45), (0.59, 0.81, 0.05), (0.34, -0.3, 0.89)),
        ),
        "box",
    ),
    "towel": Prop(
        towel, lambda _: grasp.hanging(_hung_cloth(0.3, 0.6, m.PALE_CLOTH), (0, 0.56, 0)), "bag"
    ),
    "clothes": Prop(clothes, lambda s: grasp.hanging(clothes(s), (0, 0.86, 0)), "bag"),
    "shoe": Prop(shoe, lambda _: grasp.upright(_one_shoe(), (0, 0.06, -0.1)), "cup", "floor"),
    "hat": Prop(hat, lambda s: grasp.upright(hat(s), (0, 0.014, -0.14)), "book"),
    "helmet": Prop(
        helmet,
        lambda s: grasp.along(
            helmet(s),
            (0.115, 0.06, 0.0),
            ((0.74, -0.51, -0.45), (0.59, 0.81, 0.05), (0.34, -0.3, 0.89)),
        ),
        "box",
    ),
    "mask": Prop(mask, lambda s: grasp.shown(mask(s), (0.0, 0.03, 0.02)), "phone"),
    "curtain": Prop(curtain, rest="wall"),
}
