"""What a hospital or a doctor's bag brings: wheelchair, stretcher, syringe, pills."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import grasp
from render.sketch.props import materials as m
from render.sketch.props.panels import circle, laid, lines, marks
from render.sketch.props.prop import Prop
from render.sketch.shapes import box, boxes, cylinder, lathe, sphere, spin, tube

STEEL = Patch(0.55, "metal")


def wheelchair(_: int = 0) -> Mesh:
    """Return a wheelchair: two large wheels, small ones before, foot rests, a seat."""
    cloth = Patch(0.35, "cloth")
    parts = [
        box((0.44, 0.03, 0.42), (0, 0.47, 0), cloth),
        box((0.44, 0.42, 0.03), (0, 0.5, -0.22), cloth),
    ]
    for side in (-1, 1):
        x = side * 0.29
        wheel = tube(circle(0.29, 24), 0.016, m.BLACK, 5).turned(np.pi / 2).moved(x, 0.306, -0.12)
        rim = (
            tube(circle(0.25, 20), 0.006, STEEL, 4)
            .turned(np.pi / 2)
            .moved(x + side * 0.03, 0.306, -0.12)
        )
        spokes = [
            tube(
                [(x, 0.306, -0.12), (x, 0.306 + 0.28 * np.sin(t), -0.12 + 0.28 * np.cos(t))],
                0.0022,
                STEEL,
                4,
            )
            for t in np.arange(12) * np.pi / 6
        ]
        small = (
            tube(circle(0.07, 12), 0.018, m.BLACK, 5)
            .turned(np.pi / 2)
            .moved(side * 0.23, 0.088, 0.33)
        )
        frame = tube(
            [
                (side * 0.23, 0.95, -0.36),
                (side * 0.23, 0.93, -0.25),
                (side * 0.23, 0.5, -0.22),
                (side * 0.23, 0.46, 0.2),
                (side * 0.2, 0.2, 0.36),
                (side * 0.17, 0.13, 0.46),
            ],
            0.012,
            STEEL,
            6,
        )
        arm = tube(
            [(side * 0.24, 0.72, -0.22), (side * 0.24, 0.72, 0.14), (side * 0.24, 0.46, 0.17)],
            0.012,
            STEEL,
            6,
        )
        rest = boxes(
            [
                (side * 0.24, 0.715, -0.02, 0.05, 0.025, 0.26),
                (side * 0.13, 0.12, 0.46, 0.15, 0.015, 0.13),
            ],
            m.BLACK,
        )
        post = tube([(side * 0.23, 0.46, 0.18), (side * 0.23, 0.14, 0.33)], 0.011, STEEL, 5)
        parts += [wheel, rim, *spokes, small, frame, arm, rest, post]
    return join(parts)


def stretcher(_: int = 0) -> Mesh:
    """Return a stretcher on wheels with a pillow, a blanket and straps; its head at the left."""
    frame = boxes([(0, 0.72, s * 0.27, 1.95, 0.035, 0.03) for s in (-1, 1)], STEEL)
    pad = box((1.9, 0.09, 0.54), (0, 0.75, 0), m.LINEN)
    sheet = box((1.2, 0.04, 0.57), (0.33, 0.82, 0), m.shade(m.PALE_CLOTH, 0.82))
    pillow = box((0.34, 0.09, 0.44), (-0.74, 0.84, 0), m.LINEN)
    straps = boxes([(x, 0.74, 0, 0.06, 0.125, 0.585) for x in (-0.1, 0.5)], Patch(0.3, "cloth"))
    legs = [
        tube([(-s * 0.75, 0.72, z), (s * 0.72, 0.14, z)], 0.016, STEEL, 5)
        for s in (-1, 1)
        for z in (-0.24, 0.24)
    ]
    wheels = [
        cylinder(0.07, 0.035, (0, -0.017, 0), m.BLACK, 12)
        .transformed(spin((1, 0, 0), np.pi / 2))
        .moved(x, 0.07, z)
        for x in (-0.75, 0.75)
        for z in (-0.24, 0.24)
    ]
    rails = [
        tube([(-0.4, 0.84, z), (-0.4, 1.02, z), (0.5, 1.02, z), (0.5, 0.84, z)], 0.011, STEEL, 5)
        for z in (-0.28, 0.28)
    ]
    return join([frame, pad, sheet, pillow, straps, *legs, *wheels, *rails])


def syringe(_: int = 0) -> Mesh:
    """Return a syringe that stands on its needle's tip."""
    needle = tube([(0, 0, 0), (0, 0.035, 0)], 0.0008, m.BLACK, 4)
    hub = lathe([(0.002, 0.032), (0.0045, 0.045)], patch=m.PALE_METAL, sides=8)
    fluid = lathe([(0.0078, 0.047), (0.0078, 0.085)], patch=Patch(0.55, "water"), sides=10)
    barrel = lathe([(0.0085, 0.045), (0.0085, 0.12)], patch=m.GLASS, sides=10)
    scale = boxes(
        [(0.002, y, 0.0084, 0.006, 0.001, 0.0008) for y in np.arange(0.055, 0.115, 0.01)], m.BLACK
    )
    wings = boxes([(0, 0.12, 0, 0.034, 0.003, 0.012)], m.PALE_METAL)
    plunger = join(
        [
            cylinder(0.0035, 0.05, (0, 0.12, 0), m.METAL, 8),
            cylinder(0.01, 0.003, (0, 0.168, 0), m.METAL, 10),
        ]
    )
    return join([needle, hub, barrel, fluid, scale, wings, plunger])


def pills(_: int = 0) -> Mesh:
    """Return a pill bottle with a label, its cap beside, tablets spilt."""
    amber = Patch(0.55, "glass")
    body = lathe([(0.022, 0), (0.024, 0.004), (0.024, 0.062), (0.02, 0.068)], patch=amber, sides=14)
    label = lathe([(0.0245, 0.012), (0.0245, 0.05)], patch=m.PAPER, sides=14)
    print_ = lines(0.03, 0.034, 3, 0.0252, 0.003).moved(0, 0.014, 0)
    lid = lathe([(0.0235, 0.066), (0.0235, 0.086)], patch=m.LINEN, sides=14)
    cross = marks([(0, 0.02, 0.006, 0.02), (0, 0.027, 0.02, 0.006)], z=0.0)
    round_ = [
        cylinder(0.006, 0.004, (x, 0, z), m.LINEN, 8)
        for x, z in ((0.05, 0.03), (0.065, 0.01), (0.045, 0.005), (0.075, 0.035))
    ]
    long = [
        tube(
            [
                (x - 0.007, 0.004, z),
                (x - 0.004, 0.004, z),
                (x + 0.004, 0.004, z),
                (x + 0.007, 0.004, z),
            ],
            [0.001, 0.004, 0.004, 0.001],
            Patch(0.5, ""),
            6,
        )
        for x, z in ((0.06, 0.05), (0.035, 0.045))
    ]
    return join(
        [
            body,
            label,
            print_,
            lid,
            cross.moved(0, 0.006, 0.0249).moved(0, -0.03, -0.02),
            *round_,
            *long,
        ]
    )


MEDICAL: dict[str, Prop] = {
    "wheelchair": Prop(wheelchair, rest="floor"),
    "stretcher": Prop(stretcher, rest="floor"),
    "syringe": Prop(
        lambda s: laid(syringe(s).transformed(spin((0, 0, 1), -1.0))),
        lambda s: grasp.upright(syringe(s), (0, 0.075, 0)),
        "pen",
    ),
    "pills": Prop(pills, lambda s: grasp.upright(_bottle(), (0, 0.04, 0)), "cup"),
}


def _bottle() -> Mesh:
    body = lathe([(0.024, 0), (0.026, 0.004), (0.026, 0.068)], patch=Patch(0.55, "glass"), sides=14)
    band = lathe([(0.0265, 0.015), (0.0265, 0.055)], patch=m.PAPER, sides=14)
    lid = lathe([(0.027, 0.068), (0.027, 0.09)], patch=m.LINEN, sides=14)
    return join([body, band, lid, sphere(0.001, (0, 0.09, 0), m.LINEN, 4)])
