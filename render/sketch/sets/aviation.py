"""Where planes stand: airfield."""

import numpy as np

from render.sketch.mesh import Mesh, Patch, join
from render.sketch.props import materials as m
from render.sketch.props import openings, outdoors
from render.sketch.sets import landscape as land
from render.sketch.sets.dressing import QUARTER
from render.sketch.sets.landscape import FREE
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import (
    box,
    boxes,
    cylinder,
    face,
    flat,
    lathe,
    loft,
    one_patch,
    quads,
    spin,
    tube,
)


def airliner(length: float = 22.0) -> Mesh:
    """Return an airliner on its wheels, nose to +z."""
    r = length * 0.062
    profile = [
        (0.12, 0.0),
        (0.55, 0.03),
        (0.9, 0.1),
        (1.0, 0.22),
        (1.0, 0.7),
        (0.75, 0.86),
        (0.25, 1.0),
    ]
    turn = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    rings = [
        [
            (
                w * r * np.sin(t),
                w * r * np.cos(t) + (r * 0.55 if z > 0.8 else 0.0) * (z - 0.8) * 5,
                length * (0.5 - z),
            )
            for t in turn
        ]
        for w, z in profile
    ]
    body = one_patch(loft(rings[::-1], m.PALE_METAL, two_sided=True), m.PALE_METAL)
    wings = []
    for side in (-1, 1):
        wings.append(
            [
                (side * r * 0.8, -r * 0.4, length * 0.1),
                (side * length * 0.46, 0.2, -length * 0.14),
                (side * length * 0.46, 0.2, -length * 0.2),
                (side * r * 0.8, -r * 0.4, -length * 0.12),
            ]
        )
        wings.append(
            [
                (side * r * 0.2, r * 0.5, -length * 0.4),
                (side * length * 0.17, r * 0.8, -length * 0.48),
                (side * length * 0.17, r * 0.8, -length * 0.51),
                (side * r * 0.2, r * 0.5, -length * 0.47),
            ]
        )
    wings.append(
        [
            (0, r * 0.8, -length * 0.36),
            (0, r * 4.2, -length * 0.47),
            (0, r * 4.2, -length * 0.52),
            (0, r * 0.8, -length * 0.48),
        ]
    )
    planes = quads(np.array(wings), (m.METAL,) * 5)
    engines = [
        cylinder(r * 0.42, length * 0.14, patch=m.DARK_METAL, sides=10)
        .transformed(spin((1, 0, 0), QUARTER))
        .moved(side * length * 0.19, -r * 0.95, -length * 0.05)
        for side in (-1, 1)
    ]
    windows = [
        box((0.02, 0.24, 0.2), (side * r * 1.0, r * 0.2, z), m.BLACK)
        for side in (-1, 1)
        for z in np.arange(-length * 0.22, length * 0.32, 0.75)
    ]
    legs = [
        join(
            [
                cylinder(0.1, r * 1.2, (x, -r * 2.0, z), m.BLACK, 6),
                cylinder(0.4, 0.3, patch=m.BLACK, sides=10)
                .transformed(spin((0, 0, 1), QUARTER))
                .moved(x, -r * 2.0, z),
            ]
        )
        for x, z in ((0, length * 0.36), (-r, -length * 0.04), (r, -length * 0.04))
    ]
    cockpit = box((r * 1.2, 0.34, 0.3), (0, r * 0.42, length * 0.425), m.BLACK)
    both = Mesh(
        planes.vertices,
        planes.faces,
        planes.patch,
        planes.patches,
        np.zeros(len(planes.faces), bool),
    )
    return join([body, both, *engines, *windows, *legs, cockpit]).moved(0, r * 2.0 + 0.35, 0)


def airfield(s: Scenery) -> None:
    """Dress an airfield: a plane on the apron, a runway, hangars, a control tower, a wind sock."""
    land.ground(s, m.GRASS)
    s.thing("apron", flat(90.0, 34.0, (0, 0.01, -6.0), m.CONCRETE), "floor", 0.7)
    s.thing("runway", flat(500.0, 16.0, (0, 0.01, -52.0), m.ROAD), "floor", 0.7)
    for x in np.arange(-80.0, 80.0, 9.0):
        s.stroke([(x, 0.02, -52.0), (x + 4.5, 0.02, -52.0)], 0.8)
    s.fix(("plane", airliner(), Spot(-8.5, -15.0, 0.55)), role="vehicle", line=0.95)
    stairs = join(
        [
            boxes([(0, 0.19 * i, -0.28 * i, 1.0, 0.19, 0.3) for i in range(11)], m.METAL),
            tube([(0.5, 0.9, 0), (0.5, 3.0, -2.9)], 0.03, m.BLACK, 5),
        ]
    )
    s.fix(("stairs", stairs, Spot(-3.3, -10.6, 0.0)), line=0.8)
    for x in (22.0, 38.0):
        arc = [(7.0 * np.cos(t), 6.5 * np.sin(t)) for t in np.linspace(0, np.pi, 13)]
        hangar = loft(
            [[(cx, cy, z) for cx, cy in arc] for z in (-9.0, 0.0)],
            m.METAL,
            closed=False,
            two_sided=True,
        )
        front = face(arc, 0.0, m.PALE_METAL)
        s.far(
            (
                "hangar",
                join([hangar, front, openings.layers([(0, 0, 9.0, 4.6)], (m.DARK,), 0.05)]),
                Spot(x, -28.0, -0.2),
            ),
            line=0.6,
        )
    tower = join(
        [
            lathe([(1.5, 0), (1.2, 10.0), (2.4, 11.0), (2.6, 13.4)], patch=m.CONCRETE, sides=8),
            lathe([(2.45, 11.2), (2.62, 13.0)], patch=Patch(0.45, "window"), sides=8),
            lathe([(2.8, 13.4), (0.2, 14.4)], patch=m.METAL, sides=8),
            cylinder(0.05, 3.0, (0, 14.4, 0), m.BLACK, 4),
        ]
    )
    s.far(("tower", tower, Spot(12.0, -33.0)), line=0.7)
    sock = join(
        [
            cylinder(0.05, 5.0, patch=m.METAL, sides=5),
            lathe([(0.32, 0.0), (0.14, 1.8)], patch=m.CLOTH, sides=8)
            .transformed(spin((0, 0, 1), -1.4))
            .moved(0.05, 4.8, 0),
        ]
    )
    s.fix(("wind_sock", sock, Spot(6.4, -8.0)), line=0.8)
    s.prop(
        ("cone", outdoors.cone_(), Spot(2.6, -2.4)),
        ("cone", outdoors.cone_(), Spot(-2.6, -3.4)),
        (
            "cases",
            boxes([(0, 0, 0, 0.7, 0.5, 0.4), (0.5, 0, 0.1, 0.3, 0.6, 0.35)], m.DARK_CLOTH),
            Spot(3.6, -2.2, 0.3),
        ),
    )
    land.edge(s, -3.0, (10.0, -10.0))
    s.stroke([(-3.0, 0.02, 10.0), (2.0, 0.02, 2.0), (12.0, 0.02, -6.0)], 0.6)
    land.treeline(s, 120.0, 7.0)
    land.ridge(s, 190.0, (5.0, 20.0), Patch(0.93, "stone"))
    s.post(
        plane=Spot(-3.3, -9.4, np.pi),
        stairs=Spot(-3.3, -9.9, np.pi),
        far=Spot(1.4, -9.0),
        door=Spot(-3.3, -9.4, np.pi),
    )
    s.mark(*FREE)
    s.fog, s.key = (28.0, 190.0), (-0.5, 0.68, 0.45)
