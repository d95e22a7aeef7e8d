"""Every prop of the vocabulary: how it is built, held in a hand, stood in a place."""

from functools import lru_cache

from render.sketch.mesh import Mesh
from render.sketch.props.aircraft import AIRCRAFT
from render.sketch.props.animals import ANIMALS
from render.sketch.props.bags import BAGS
from render.sketch.props.craft import CRAFT
from render.sketch.props.cycles import CYCLES
from render.sketch.props.devices import DEVICES
from render.sketch.props.dishes import DISHES
from render.sketch.props.elements import ELEMENTS
from render.sketch.props.fixtures import FIXTURES
from render.sketch.props.garments import GARMENTS
from render.sketch.props.keepsakes import KEEPSAKES
from render.sketch.props.medical import MEDICAL
from render.sketch.props.music import MUSIC
from render.sketch.props.outside import OUTSIDE
from render.sketch.props.panels import grounded
from render.sketch.props.papers import PAPERS
from render.sketch.props.prop import Prop, Rest
from render.sketch.props.road import ROAD
from render.sketch.props.smoking import SMOKING
from render.sketch.props.tools import TOOLS
from render.sketch.props.toys import TOYS
from render.sketch.props.trinkets import TRINKETS
from render.sketch.props.weapons import WEAPONS

__all__ = ["PROPS", "Prop", "Rest", "held", "standing"]

PROPS: dict[str, Prop] = {
    **DEVICES,
    **WEAPONS,
    **DISHES,
    **PAPERS,
    **TRINKETS,
    **BAGS,
    **SMOKING,
    **TOOLS,
    **MEDICAL,
    **MUSIC,
    **TOYS,
    **GARMENTS,
    **KEEPSAKES,
    **FIXTURES,
    **OUTSIDE,
    **ELEMENTS,
    **ROAD,
    **CYCLES,
    **CRAFT,
    **AIRCRAFT,
    **ANIMALS,
}
"""By the words of render.vocabulary.PROPS."""


@lru_cache(maxsize=64)
def standing(name: str, seed: int = 0) -> Mesh:
    """Return a prop on its foot over the origin. KeyError: no word of the vocabulary."""
    return grounded(PROPS[name].build(seed))


@lru_cache(maxsize=64)
def held(name: str, seed: int = 0) -> Mesh | None:
    """Return a prop as a hand holds it, None when it is too large to be held."""
    hold = PROPS[name].hold
    return hold(seed) if hold else None
