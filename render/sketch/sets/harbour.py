"""On the quay: harbour."""

import numpy as np

from render.sketch.mesh import join
from render.sketch.props import furniture as f
from render.sketch.props import lamps, openings
from render.sketch.props import materials as m
from render.sketch.sets import facades
from render.sketch.sets import landscape as land
from render.sketch.sets.boats import rowing_boat, sailing_boat, ship
from render.sketch.sets.landscape import FREE
from render.sketch.sets.scenery import Scenery, Spot
from render.sketch.shapes import box, boxes, flat, lathe, tube


def harbour(s: Scenery) -> None:
    """Dress a harbour: a quay with bollards, moored boats, cranes, warehouses."""
    s.thing("quay", box((300.0, 1.6, 40.0), (0, -1.6, 16.0), m.CONCRETE), "floor")
    s.thing("water", flat(900.0, 400.0, (0, -1.5, -204.0), m.WATER), "floor", 0.7)
    s.fix(
        *(
            (
                "bollard",
                lathe(
                    [(0.2, 0), (0.14, 0.12), (0.13, 0.4), (0.22, 0.45), (0.2, 0.55)],
                    patch=m.DARK_METAL,
                    sides=10,
                ),
                Spot(x, -3.5),
            )
            for x in (-6.5, -1.9, 2.7, 7.3)
        ),
        role="prop",
    )
    s.far(
        ("boat", sailing_boat(8.0), Spot(-5.6, -6.4, 0.1, -1.3)),
        ("boat", sailing_boat(6.5), Spot(6.2, -7.0, -0.2, -1.3)),
        ("boat", rowing_boat(), Spot(1.2, -5.4, 0.1, -1.5)),
        line=0.85,
    )
    s.far(("ship", ship(46.0), Spot(-14.0, -48.0, 0.15, -1.5)), line=0.6)
    crane = join(
        [
            boxes(
                [(x, 0, z, 0.5, 13.0, 0.5) for x in (-2, 2) for z in (-2, 2)]
                + [(0, 13.0, 0, 5.0, 1.0, 5.0), (0, 14.0, 0, 3.0, 3.0, 3.0)],
                m.METAL,
            ),
            tube([(0, 15.5, 0), (11.0, 22.0, 0)], 0.4, m.METAL, 4),
            tube([(11.0, 22.0, 0), (11.0, 9.0, 0)], 0.06, m.BLACK, 3),
        ]
    )
    s.far(("crane", crane, Spot(17.0, -1.0, 2.4)), line=0.7)
    s.far(("crane", crane, Spot(34.0, -22.0, 2.8, -1.0)), line=0.5)
    s.prop(
        (
            "crates",
            join(
                [
                    f.crate(0.7),
                    f.crate(0.7).moved(0.75, 0, 0),
                    f.crate(0.6).turned(0.2).moved(0.3, 0.7, 0),
                ]
            ),
            Spot(2.9, -1.2, 0.2),
        ),
        ("barrel", f.barrel(), Spot(-2.7, -1.9)),
        ("barrel", f.barrel(), Spot(-3.4, -1.6)),
    )
    s.far(
        *(
            (
                "warehouse",
                join(
                    [
                        box((12.0, 7.0, 9.0), patch=m.BRICK),
                        facades.gable_roof(12.0, 9.0, 7.0, 2.6),
                        openings.layers(
                            [(0, 0, 3.2, 3.6), (-4, 1.6, 1.4, 1.6), (4, 1.6, 1.4, 1.6)],
                            (m.DARK_WOOD, s.facade_pane(), s.facade_pane()),
                            4.52,
                        ),
                    ]
                ),
                Spot(x, -34.0, 0, -1.0),
            )
            for x in (20.0, 34.0, 48.0, -40.0, -54.0)
        ),
        line=0.5,
    )
    s.fix(
        ("lamp_post", lamps.park_lamp(4.0), Spot(-5.2, -2.9)),
        ("lamp_post", lamps.park_lamp(4.0), Spot(5.4, -2.9)),
        line=0.8,
    )
    s.light(-5.2, 3.8, -2.9)
    rope = np.linspace(0, 1, 9)
    s.stroke(
        np.column_stack(
            [-1.9 - 2.4 * rope, 0.4 - 1.2 * rope - 0.5 * rope * (1 - rope), -3.5 - 2.2 * rope]
        ),
        0.9,
    )
    land.ripples(s, (-40.0, -6.0, 36.0, -70.0), -1.5, 40)
    land.skyline(s, 170.0, 26.0, 50)
    for z in (-3.0, -1.0, 1.0, 3.0):
        s.stroke([(-9.0, 0.01, z), (9.0, 0.01, z)], 0.25)
    s.seat(0.7, seat_1=Spot(2.9, -1.0, -0.2))
    s.post(edge=Spot(0.4, -3.4, np.pi), far=Spot(-4.2, -2.6), shore=Spot(0.4, -3.4, np.pi))
    s.mark(*FREE[:4], (1.6, 0.3), (-1.6, -0.4))
    s.fog, s.key = (30.0, 280.0), (-0.5, 0.66, 0.45)
