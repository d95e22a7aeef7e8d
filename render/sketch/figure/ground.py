"""Ground is what a pose finds around it, told from where the person stands and faces."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from render.sketch.mesh import Floats


@dataclass(frozen=True, eq=False)
class Ground:
    """Heights in metres over the floor under the person; points (3,) in the person's axes.

    `seat`, `surface` (a bed), `table`: None where there is none. `gaze` is the point looked at,
    None: ahead. `partner` are the partner's places by name (`Meet.spot` with l_ and r_ where there
    are two), empty without one. A body whose arms are too short leans: `lean` turns the spine, an
    axis times radians; or steps nearer to the partner, by `advance` (3,).
    """

    seat: float | None = None
    surface: float | None = None
    table: float | None = None
    gaze: Floats | None = None
    partner: Mapping[str, Floats] = field(default_factory=dict)
    lean: Floats = field(default_factory=lambda: np.zeros(3))
    advance: Floats = field(default_factory=lambda: np.zeros(3))
