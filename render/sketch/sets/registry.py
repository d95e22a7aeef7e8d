"""Every kind of set, who builds it, and the anchors it promises."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from render.sketch.sets import homes
from render.sketch.sets.scenery import Scenery
from render.sketch.stage import Set
from render.vocabulary import Time


@dataclass(frozen=True)
class Kind:
    """`dress` fills a scenery; `anchors` it always has; `mirrors`: left and right may swap."""

    dress: Callable[[Scenery], None]
    anchors: tuple[str, ...] = ()
    mirrors: bool = True


KINDS: dict[str, Kind] = {
    "room": Kind(homes.room, ("door", "window", "table_1", "table_2", "seat_1")),
    "living_room": Kind(
        homes.living_room, ("door", "window", "sofa", "seat_1", "seat_2", "armchair")
    ),
    "bedroom": Kind(homes.bedroom, ("door", "window", "bed", "bed_edge", "seat_1")),
    "kitchen": Kind(homes.kitchen, ("door", "counter", "stove", "sink", "table_1", "table_2")),
    "bathroom": Kind(homes.bathroom, ("door", "bathtub", "toilet", "basin")),
}


@lru_cache(maxsize=64)
def build(kind: str, interior: bool, seed: int, time: Time) -> Set:
    """Return the dressed set of a kind; the same arguments give the same set.

    `kind` is one of SET_KINDS. `interior` says from where a place that can be both is seen.
    """
    entry = KINDS[kind]
    scenery = Scenery(kind, interior, seed, time)
    mirrored = bool(scenery.rng.random() < 0.5) and entry.mirrors
    entry.dress(scenery)
    return scenery.finish(mirrored=mirrored)
