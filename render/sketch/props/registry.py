"""Every prop of the vocabulary: how it is built, held in a hand, stood in a place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
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


PROPS: dict[str, Prop] = {}
"""By the words of render.vocabulary.PROPS."""


@lru_cache(maxsize=256)
def standing(name: str, seed: int = 0) -> Mesh:
    """Return a prop as it stands; KeyError for a word that is not in the vocabulary."""
    return PROPS[name].build(seed)


@lru_cache(maxsize=256)
def held(name: str, seed: int = 0) -> Mesh | None:
    """Return a prop as a hand holds it, None when it is too large to be held."""
    hold = PROPS[name].hold
    return hold(seed) if hold else None
