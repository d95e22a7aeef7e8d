"""Ripples on the water around one who swims."""

import numpy as np

from render.sketch.mesh import Floats
from render.sketch.stage import Stroke

RINGS = ((0.30, 0.24, 0.9), (0.52, 0.42, 0.6))
"""Half lengths along and across the body, metres, and the weight of each ring."""
GAPS = ((0.12, 0.40), (0.55, 0.95))
"""What is drawn of a ring, in turns from the head on."""


def ripples(shoulders: Floats, hips: Floats, level: float) -> tuple[Stroke, ...]:
    """Return arcs on the water at height `level` around shoulders and hips, both (3,)."""
    along = (shoulders - hips) * [1.0, 0.0, 1.0]
    along /= max(float(np.linalg.norm(along)), 1e-9)
    across = np.array([along[2], 0.0, -along[0]])
    strokes = []
    for centre in (shoulders, hips):
        middle = np.array([centre[0], level, centre[2]])
        for length, width, weight in RINGS:
            for begin, end in GAPS:
                turn = 2 * np.pi * np.linspace(begin, end, 14)[:, None]
                points = middle + along * length * np.cos(turn) + across * width * np.sin(turn)
                strokes.append(Stroke(points, weight, "water"))
    return tuple(strokes)
