"""Every kind of set is built, has its places, and nobody stands in a table."""

import numpy as np
import pytest

from render.sketch.sets import KINDS, build
from render.sketch.sets.registry import OUTSIDE
from render.sketch.stage import Set
from render.vocabulary import INTERIORS, SET_KINDS

SEEDS = (0, 1, 7)
ELBOW = 0.2
"""Metres that a standing person needs around them."""
MOST_TRIANGLES = 18_000
PLATFORMS = 0.03
"""An anchor higher than this stands on something: a stage, stairs, a kerb."""


def made(kind: str, seed: int = 0) -> Set:
    return build(kind, kind in INTERIORS, seed, "day")


def free(place: Set, point: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> bool:
    x, _, z = point
    return not any(
        x0 - ELBOW < x < x1 + ELBOW and z0 - ELBOW < z < z1 + ELBOW
        for x0, z0, x1, z1 in place.obstacles
    )


def test_every_kind_of_the_vocabulary_has_a_builder() -> None:
    assert set(KINDS) == set(SET_KINDS)


def test_a_kind_outside_the_vocabulary_is_refused() -> None:
    with pytest.raises(KeyError):
        build("nowhere", interior=True, seed=0, time="day")


@pytest.mark.parametrize("kind", SET_KINDS)
def test_a_set_has_the_places_it_promises(kind: str) -> None:
    for seed in SEEDS:
        place = made(kind, seed)
        assert set(KINDS[kind].anchors) <= set(place.anchors)
        assert place.marks.shape[0] >= 6
        assert place.prop_spots is not None


@pytest.mark.parametrize("kind", SET_KINDS)
def test_a_set_is_sound_and_small_enough_to_draw_quickly(kind: str) -> None:
    for seed in SEEDS:
        meshes = [thing.mesh for thing in made(kind, seed).things]
        assert sum(len(mesh.faces) for mesh in meshes) <= MOST_TRIANGLES
        for mesh in meshes:
            assert np.isfinite(mesh.vertices).all()
            assert mesh.faces.min() >= 0 and mesh.faces.max() < len(mesh.vertices)
            assert mesh.patch.min() >= 0 and mesh.patch.max() < len(mesh.patches)
            assert all(0 <= patch.value <= 1 for patch in mesh.patches)


@pytest.mark.parametrize("kind", sorted(set(SET_KINDS) - {"car"}))
def test_nobody_stands_in_a_table_or_a_wall(kind: str) -> None:
    for seed in SEEDS:
        place = made(kind, seed)
        assert [mark.tolist() for mark in place.marks if not free(place, mark)] == []
        assert [
            name
            for name, anchor in place.anchors.items()
            if anchor.seat is None and anchor.surface is None
            if anchor.position[1] < PLATFORMS and not free(place, anchor.position)
        ] == []
        if place.walls is not None:
            x0, z0, x1, z1 = place.walls
            assert (place.marks[:, [0, 2]] >= (x0, z0)).all()
            assert (place.marks[:, [0, 2]] <= (x1, z1)).all()


@pytest.mark.parametrize("kind", SET_KINDS)
def test_numbered_seats_never_share_a_place(kind: str) -> None:
    seats = {
        name: anchor.position
        for name, anchor in made(kind).anchors.items()
        if anchor.seat is not None and name[-1].isdigit()
    }
    for name, position in seats.items():
        family = name.rpartition("_")[0]
        others = [seats[other] for other in seats if other != name and other.startswith(family)]
        assert all(np.linalg.norm(position - other) > 0.25 for other in others)


@pytest.mark.parametrize("kind", SET_KINDS)
def test_the_seed_changes_the_dressing_but_no_anchor(kind: str) -> None:
    first, second = made(kind, 0), made(kind, 1)
    assert set(first.anchors) == set(second.anchors)
    for name, anchor in first.anchors.items():
        other = second.anchors[name]
        assert abs(anchor.position[0]) == pytest.approx(abs(other.position[0]))
        assert (anchor.position[1:] == other.position[1:]).all()
        assert (anchor.seat, anchor.surface) == (other.seat, other.surface)


@pytest.mark.parametrize("kind", ["room", "street", "forest"])
def test_the_same_seed_builds_the_same_set_again(kind: str) -> None:
    first = made(kind, 3)
    build.cache_clear()
    second = made(kind, 3)
    assert [thing.name for thing in first.things] == [thing.name for thing in second.things]
    for one, other in zip(first.things, second.things, strict=True):
        assert (one.mesh.vertices == other.mesh.vertices).all()


def test_things_of_a_set_have_names_of_their_own() -> None:
    for kind in SET_KINDS:
        names = [thing.name for thing in made(kind).things]
        assert len(names) == len(set(names))


def test_the_driver_sits_on_the_left() -> None:
    for seed in SEEDS:
        assert made("car", seed).anchors["driver"].position[0] > 0


def test_an_interior_has_no_sky_and_a_street_has_stars_by_night() -> None:
    assert build("kitchen", interior=True, seed=0, time="day").sky == "none"
    assert build("street", interior=False, seed=0, time="day").sky == "clouds"
    assert build("street", interior=False, seed=0, time="night").sky == "stars"


def test_windows_of_a_street_are_lit_by_night() -> None:
    def glowing(place: Set) -> int:
        patches = [patch for thing in place.things for patch in thing.mesh.patches]
        return sum(patch.material == "glow" for patch in patches)

    night = build("street", interior=False, seed=0, time="night")
    day = build("street", interior=False, seed=0, time="day")
    assert glowing(night) > glowing(day)


def test_an_interior_seen_from_outside_stands_under_the_sky() -> None:
    for kind in OUTSIDE:
        place = build(kind, interior=False, seed=0, time="day")
        assert place.sky != "none"
        assert not place.interior
