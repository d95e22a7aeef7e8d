"""Brings what a climber climbs: a rock face in the wild, a ladder anywhere else."""

from collections.abc import Sequence

import numpy as np

from render.order import Order
from render.sketch.blocking import Spot
from render.sketch.mesh import Mesh, join
from render.sketch.props import materials as m
from render.sketch.props.plants import rock
from render.sketch.seating import WILD
from render.sketch.shapes import boxes
from render.sketch.stage import Thing

AHEAD = 0.33
"""Metres from a climber's hips to what the hands hold."""
TALL = 3.6
"""Metres a ladder rises."""
ROCK = np.array([2.6, 5.4, 1.7])
"""Metres a rock face is wide, high (a fifth of it in the ground) and deep."""
SUNK = 0.22
"""Metres of a rock's round front that lie nearer than the hands."""


def holds(order: Order, spots: Sequence[Spot]) -> dict[str, Thing]:
    """Return what the climbers of an order hold on to, by name."""
    found: dict[str, Thing] = {}
    for subject, spot in zip(order.subjects, spots, strict=True):
        if subject.pose != "climb" or spot.anchor is not None:
            continue
        wild = order.place.kind in WILD
        name = f"{'rock' if wild else 'ladder'} of {subject.name}"
        mesh = _rock(order.place.seed) if wild else _ladder()
        found[name] = Thing(name, mesh.turned(spot.yaw).moved(*spot.position.tolist()), "held")
    return found


def _ladder() -> Mesh:
    """Return an upright ladder before a climber at the origin who looks along +z."""
    rails = boxes([(x, 0, AHEAD, 0.05, TALL, 0.03) for x in (-0.2, 0.2)], m.PALE_WOOD)
    rungs = [(0, y, AHEAD, 0.4, 0.03, 0.04) for y in np.arange(0.26, TALL, 0.3)]
    return join([rails, boxes(rungs, m.PALE_WOOD)])


def _rock(seed: int) -> Mesh:
    """Return a steep rock, likewise."""
    mesh = rock(np.random.default_rng([seed & 0xFFFFFFFF, 5]), 1.0)
    size = np.ptp(mesh.vertices, axis=0)
    steep = mesh.transformed(np.diag(ROCK / size))
    low = steep.vertices.min(axis=0)
    return steep.moved(0.0, -float(low[1]) - 0.2 * ROCK[1], AHEAD - SUNK - float(low[2]))
