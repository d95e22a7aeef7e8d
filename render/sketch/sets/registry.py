"""Every kind of set, who builds it, and the anchors it promises."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from render.sketch.sets import (
    aviation,
    barrens,
    boats,
    cabins,
    cellars,
    civic,
    crossings,
    eateries,
    flightdeck,
    fronts,
    green,
    halls,
    harbour,
    heavens,
    heights,
    hollows,
    homes,
    leisure,
    motoring,
    outbuildings,
    roads,
    squares,
    stores,
    streets,
    strongholds,
    study,
    terminals,
    waters,
    ways,
    wilds,
    woods,
    work,
)
from render.sketch.sets.scenery import Scenery
from render.sketch.stage import Set
from render.vocabulary import INTERIORS, Time


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
    "hallway": Kind(ways.hallway, ("door", "door_left", "door_right", "far", "stairs")),
    "corridor": Kind(ways.corridor, ("door", "far", "window", "bench_1")),
    "stairs": Kind(ways.stairs, ("stairs_top", "stairs_bottom", "stairs", "door", "stairs_1")),
    "lift": Kind(ways.lift, ("buttons", "back", "door")),
    "lobby": Kind(ways.lobby, ("counter", "counter_behind", "door", "lift", "sofa", "seat_1")),
    "bar": Kind(
        eateries.bar,
        ("stool_1", "stool_2", "counter", "behind_bar", "counter_behind", "table_1", "door"),
    ),
    "restaurant": Kind(eateries.restaurant, ("table_1", "table_2", "table_3", "table_4", "door")),
    "nightclub": Kind(
        eateries.nightclub, ("stool_1", "behind_bar", "counter", "sofa", "stage", "door")
    ),
    "church": Kind(halls.church, ("altar", "aisle", "pew_1", "door", "pulpit", "far")),
    "court": Kind(
        civic.court, ("bench", "judge", "witness", "dock", "table_1", "table_2", "seat_1", "door")
    ),
    "theatre": Kind(halls.theatre, ("stage", "aisle", "seat_1", "seat_2", "door", "far")),
    "gym": Kind(civic.gym, ("bench_1", "bag", "mat", "door", "far")),
    "office": Kind(work.office, ("desk", "visitor", "door", "window", "sofa")),
    "hospital_room": Kind(
        work.hospital_room, ("bed", "bed_edge", "bedside", "visitor", "door", "window")
    ),
    "laboratory": Kind(work.laboratory, ("counter", "counter_behind", "stool_1", "board", "door")),
    "prison_cell": Kind(work.prison_cell, ("bed", "bed_edge", "door", "window", "toilet")),
    "classroom": Kind(study.classroom, ("desk", "board", "seat_1", "seat_2", "door", "window")),
    "library": Kind(study.library, ("table_1", "table_2", "shelf", "window", "door")),
    "shop": Kind(stores.shop, ("counter", "counter_behind", "shelf", "door")),
    "supermarket": Kind(
        stores.supermarket, ("counter", "counter_behind", "shelf", "aisle", "door")
    ),
    "warehouse": Kind(stores.warehouse, ("door", "far", "crate", "seat_1")),
    "factory": Kind(stores.factory, ("conveyor", "machine", "far", "door")),
    "cellar": Kind(cellars.cellar, ("stairs_bottom", "stairs_top", "stairs_1", "seat_1", "far")),
    "attic": Kind(cellars.attic, ("seat_1", "trunk", "window", "door")),
    "garage": Kind(outbuildings.garage, ("workbench", "car", "hood", "door", "seat_1")),
    "barn": Kind(outbuildings.barn, ("seat_1", "stall", "loft", "door", "far")),
    "train": Kind(cabins.train, ("seat_1", "seat_2", "seat_3", "seat_4", "window", "door")),
    "bus": Kind(
        cabins.bus, ("driver", "seat_1", "seat_2", "seat_3", "aisle", "door"), mirrors=False
    ),
    "plane_cabin": Kind(
        cabins.plane_cabin, ("seat_1", "seat_2", "seat_3", "seat_4", "aisle", "far")
    ),
    "cockpit": Kind(flightdeck.cockpit, ("driver", "passenger", "pilot_2", "door"), mirrors=False),
    "space_ship": Kind(
        flightdeck.space_ship, ("captain", "pilot", "seat_1", "console", "window", "door")
    ),
    "tent": Kind(hollows.tent, ("bed", "seat_1", "seat_2", "door")),
    "cave": Kind(hollows.cave, ("seat_1", "far", "mouth")),
    "void": Kind(hollows.void, ("far",)),
    "car": Kind(motoring.car, ("driver", "passenger", "back_seat_1", "back_seat_2"), mirrors=False),
    "street": Kind(streets.street, ("road", "sidewalk", "door", "far", "car")),
    "alley": Kind(streets.alley, ("door", "wall", "far")),
    "road": Kind(roads.road, ("road", "roadside", "car", "far")),
    "parking_lot": Kind(roads.parking_lot, ("car", "far", "lamp", "door")),
    "petrol_station": Kind(roads.petrol_station, ("pump", "car", "door", "far", "road")),
    "station_platform": Kind(
        crossings.station_platform, ("bench_1", "bench_2", "edge", "door", "far")
    ),
    "bridge": Kind(crossings.bridge, ("edge", "road", "sidewalk", "far")),
    "house_front": Kind(
        fronts.house_front, ("door", "porch", "bench_1", "sidewalk", "gate", "car", "far")
    ),
    "building_front": Kind(
        fronts.building_front, ("door", "stairs_top", "bench_1", "sidewalk", "far")
    ),
    "rooftop": Kind(heights.rooftop, ("edge", "door", "far")),
    "balcony": Kind(heights.balcony, ("edge", "door", "table_1")),
    "city_skyline": Kind(heights.city_skyline, ("edge", "bench_1", "far")),
    "village": Kind(squares.village, ("well", "door", "bench_1", "road", "far")),
    "market": Kind(squares.market, ("counter", "stall", "counter_behind", "road", "far")),
    "park": Kind(green.park, ("bench_1", "bench_2", "path", "fountain", "far")),
    "garden": Kind(green.garden, ("table_1", "table_2", "bench_1", "path", "far")),
    "playground": Kind(
        leisure.playground, ("seat_1", "seat_2", "swing", "bench_1", "slide", "far")
    ),
    "forest": Kind(woods.forest, ("seat_1", "path", "tree", "far")),
    "jungle": Kind(woods.jungle, ("seat_1", "path", "far")),
    "swamp": Kind(woods.swamp, ("seat_1", "path", "far")),
    "cemetery": Kind(green.cemetery, ("grave", "path", "far")),
    "camp": Kind(woods.camp, ("fire", "seat_1", "seat_2", "tent", "far")),
    "beach": Kind(waters.beach, ("shore", "towel", "seat_1", "far")),
    "lake": Kind(waters.lake, ("shore", "jetty", "seat_1", "far")),
    "river": Kind(waters.river, ("shore", "seat_1", "far")),
    "harbour": Kind(harbour.harbour, ("edge", "seat_1", "far")),
    "sea": Kind(boats.sea, ("seat_1", "seat_2", "seat_3", "far")),
    "boat_deck": Kind(boats.boat_deck, ("rail", "wheel", "mast", "seat_1", "far")),
    "field": Kind(wilds.field, ("fence", "tree", "seat_1", "far")),
    "farm": Kind(wilds.farm, ("door", "fence", "trough", "seat_1", "far")),
    "desert": Kind(barrens.desert, ("path", "seat_1", "far")),
    "mountain": Kind(barrens.mountain, ("edge", "path", "seat_1", "far")),
    "snow": Kind(barrens.snow, ("path", "fence", "seat_1", "far")),
    "ruin": Kind(strongholds.ruin, ("door", "path", "seat_1", "far")),
    "plain": Kind(wilds.plain, ("seat_1", "far")),
    "stadium": Kind(leisure.stadium, ("bench_1", "goal", "far")),
    "airfield": Kind(aviation.airfield, ("plane", "stairs", "far")),
    "space": Kind(heavens.space, ("far",)),
    "dining_room": Kind(homes.dining_room, ("table_1", "table_2", "table_3", "door", "window")),
    "hall": Kind(halls.hall, ("throne", "dais", "table_1", "table_2", "door", "far", "aisle")),
    "airport": Kind(terminals.airport, ("counter", "counter_behind", "seat_1", "seat_2", "gate")),
    "control_room": Kind(terminals.control_room, ("desk", "seat_1", "seat_2", "screen", "door")),
    "pool": Kind(waters.pool, ("edge", "lounger", "seat_1", "table_1", "far")),
    "sky": Kind(heavens.sky, ("far",)),
    "castle": Kind(strongholds.castle, ("door", "gate", "bridge", "seat_1", "far")),
    "tunnel": Kind(ways.tunnel, ("far", "wall")),
}


CAR_OUTSIDE = Kind(roads.car_outside, ("driver", "passenger", "car", "hood"), mirrors=False)


FACES: dict[str, tuple[str, ...]] = {
    "house_front": (
        "room", "living_room", "bedroom", "kitchen", "bathroom", "hallway", "stairs", "attic",
        "cellar", "garage", "dining_room",
    ),
    "street": ("bar", "restaurant", "nightclub", "shop", "supermarket", "theatre", "bus", "lift"),
    "building_front": (
        "office", "corridor", "lobby", "classroom", "hospital_room", "laboratory", "court",
        "prison_cell", "library", "gym", "warehouse", "factory",
        "control_room", "hall",
    ),
    "airfield": ("plane_cabin", "cockpit", "airport"),
    "station_platform": ("train",),
    "village": ("church",),
    "farm": ("barn",),
    "camp": ("tent",),
    "mountain": ("cave",),
    "road": ("tunnel",),
    "space": ("space_ship",),
}  # fmt: skip
"""The exterior that stands for interior kinds seen from outside."""


OUTSIDE: dict[str, Kind] = {
    "car": CAR_OUTSIDE,
    **{kind: KINDS[face] for face, kinds in FACES.items() for kind in kinds},
}


@lru_cache(maxsize=16)
def build(kind: str, interior: bool, seed: int, time: Time) -> Set:
    """Return the dressed set of a kind; the same arguments give the same set.

    `kind` is one of SET_KINDS, else KeyError. `interior` says whether a place that has an inside
    is seen from there; a street has none. By `seed` differ the dressing and its side, never what
    an anchor means.
    """
    inside = interior and kind in INTERIORS
    entry = KINDS[kind] if inside else OUTSIDE.get(kind, KINDS[kind])
    scenery = Scenery(kind, inside, seed, time)
    mirrored = bool(scenery.rng.random() < 0.5) and entry.mirrors
    entry.dress(scenery)
    return scenery.finish(mirrored=mirrored)
