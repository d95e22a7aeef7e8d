"""Furniture, openings and appliances under the words a script has for them."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import appliances, furniture, openings
from render.sketch.props import materials as m
from render.sketch.props.panels import circle, grounded, marks
from render.sketch.props.prop import Prop
from render.sketch.shapes import box, boxes, cylinder, spin, tube


def safe(_: int = 0) -> Mesh:
    """Return a safe, its door with a dial, a wheel handle and hinges."""
    steel = Patch(0.42, "metal")
    body = box((0.6, 0.72, 0.55), (0, 0.05, 0), steel)
    leaf = boxes([(0, 0.11, 0.285, 0.5, 0.6, 0.03)], m.shade(steel, 0.55))
    dial = (
        cylinder(0.06, 0.03, patch=m.PALE_METAL, sides=18)
        .transformed(spin((1, 0, 0), np.pi / 2))
        .moved(-0.07, 0.5, 0.3)
    )
    ticks = [
        marks([(0, 0.062, 0.005, 0.015)], m.BLACK)
        .transformed(spin((0, 0, 1), t))
        .moved(-0.07, 0.5, 0.302)
        for t in np.arange(12) * np.pi / 6
    ]
    spokes = [
        tube(
            [(0.1, 0.35, 0.335), (0.1 + 0.09 * np.cos(t), 0.35 + 0.09 * np.sin(t), 0.335)],
            0.009,
            m.PALE_METAL,
            6,
        )
        for t in np.arange(4) * np.pi / 2 + 0.4
    ]
    hub = (
        cylinder(0.024, 0.05, patch=m.PALE_METAL, sides=12)
        .transformed(spin((1, 0, 0), np.pi / 2))
        .moved(0.1, 0.35, 0.3)
    )
    hinges = boxes([(0.275, y, 0.29, 0.035, 0.08, 0.035) for y in (0.18, 0.56)], m.BLACK)
    feet = boxes([(x, 0, z, 0.08, 0.05, 0.08) for x in (-0.24, 0.24) for z in (-0.2, 0.2)], m.BLACK)
    return join([body, leaf, dial, *ticks, *spokes, hub, hinges, feet])


def steering_wheel(_: int = 0) -> Mesh:
    """Return a steering wheel on its column, tipped towards the driver at the front."""
    rim = tube(circle(0.185, 26), 0.015, m.BLACK, 8)
    spokes = [
        tube([(0, 0, 0), (0.18 * np.cos(t), 0.18 * np.sin(t), 0)], [0.022, 0.014], m.DARK_METAL, 6)
        for t in (0.1, np.pi - 0.1, -np.pi / 2)
    ]
    hub = cylinder(0.06, 0.03, (0, -0.01, 0), m.BLACK, 16).transformed(spin((1, 0, 0), np.pi / 2))
    badge = cylinder(0.022, 0.002, (0, 0.021, 0), m.PALE_METAL, 12).transformed(
        spin((1, 0, 0), np.pi / 2)
    )
    column = tube([(0, 0, 0), (0, -0.0, -0.3)], 0.03, m.DARK_METAL, 8)
    return grounded(join([rim, *spokes, hub, badge, column]).transformed(spin((1, 0, 0), -0.45)))


def window(_: int = 0) -> Mesh:
    """Return a window in its frame with a sill."""
    return grounded(join([openings.window(), box((1.6, 0.06, 0.16), (0, 0.82, 0.06), m.TRIM)]))


def door(_: int = 0) -> Mesh:
    """Return a closed door in its frame."""
    back = box((1.06, 2.14, 0.05), (0, 0, -0.03), m.WOOD)
    return join([back, openings.door()])


def sink(_: int = 0) -> Mesh:
    """Return a kitchen unit with a basin and a tap."""
    unit = appliances.units(1.2)
    return join([unit, appliances.sink().moved(0, 0.905, 0)])


def shelf(seed: int = 0) -> Mesh:
    """Return a shelf full of books."""
    return furniture.bookshelf(np.random.default_rng(seed))


FIXTURES: dict[str, Prop] = {
    "chair": Prop(lambda _: furniture.chair(), rest="floor"),
    "table": Prop(lambda _: furniture.table(), rest="floor"),
    "bed": Prop(lambda _: furniture.bed(), rest="floor"),
    "sofa": Prop(lambda _: furniture.sofa(), rest="floor"),
    "desk": Prop(lambda _: furniture.desk(), rest="floor"),
    "cabinet": Prop(lambda _: furniture.drawers(), rest="floor"),
    "safe": Prop(safe, rest="floor"),
    "door": Prop(door, rest="wall"),
    "window": Prop(window, rest="wall"),
    "counter": Prop(lambda _: furniture.counter(2.2), rest="floor"),
    "sink": Prop(sink, rest="floor"),
    "fridge": Prop(lambda _: appliances.fridge(), rest="floor"),
    "stove": Prop(lambda _: appliances.stove(), rest="floor"),
    "bathtub": Prop(lambda _: appliances.bathtub(), rest="floor"),
    "toilet": Prop(lambda _: appliances.toilet(), rest="floor"),
    "shelf": Prop(shelf, rest="floor"),
    "bench": Prop(lambda _: furniture.bench(), rest="floor"),
    "stool": Prop(lambda _: furniture.stool(), rest="floor"),
    "steering_wheel": Prop(steering_wheel),
}  # fmt: skip
