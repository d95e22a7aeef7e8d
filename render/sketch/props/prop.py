"""A Prop says how one word of the vocabulary is built, held and stood."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from render.sketch.mesh import Mesh
from render.sketch.poses.stance import Grip
from render.sketch.stage import Role

Rest = Literal["table", "floor", "wall", "hand", "ground"]


@dataclass(frozen=True)
class Prop:
    """How a thing is shown.

    `build` makes it standing: metres, origin in the middle of its foot, front to +z; its argument
    is a seed. `hold` makes it as a hand holds it, in the axes of `stage.Hand` (origin at the grip,
    x to the thumb, y out of the palm, z along the fingers); None: nobody holds it. `grip` closes
    the fingers. `rest` is where it stands when nobody holds it.
    """

    build: Callable[[int], Mesh]
    hold: Callable[[int], Mesh] | None = None
    grip: Grip = "grip"
    rest: Rest = "table"
    role: Role = "prop"
