import hashlib
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from render.order import Track
from render.sketch import glance, gloom, ink, shapes, view, weather
from render.sketch.ink import Plate
from render.sketch.mesh import Floats, Patch
from render.sketch.raster import Frame
from render.sketch.stage import Set, Stage, Thing
from render.vocabulary import Style, Weather
from tests.sketch import scenes

PLATE = Plate(width=384, height=216, seed=7)


def grey(stage: Stage, plate: Plate = PLATE) -> Floats:
    return np.asarray(ink.draw(stage, scenes.camera(), plate).image, np.float64)


def digest() -> str:
    """Return a hash of two panels; a second process calls this too."""
    images = [
        ink.draw(stage, scenes.camera(), PLATE).image.tobytes()
        for stage in (scenes.room(time="night"), scenes.field(weather="rain"))
    ]
    return hashlib.sha256(b"".join(images)).hexdigest()


def test_a_panel_is_grey_of_the_size_ordered() -> None:
    drawing = ink.draw(scenes.field(), scenes.camera(), PLATE)

    assert drawing.image.mode == "L"
    assert drawing.image.size == (384, 216)
    assert len(set(drawing.image.tobytes())) <= 32


def test_a_draft_is_of_the_same_size() -> None:
    drawing = ink.draw(scenes.field(), scenes.camera(), replace(PLATE, supersampling=1))

    assert drawing.image.size == (384, 216)


def test_two_processes_draw_the_same_bytes() -> None:
    command = "from tests.sketch.test_ink import digest; print(digest())"

    other = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )

    assert other.stdout.strip() == digest()


def test_another_seed_changes_strokes_not_layout() -> None:
    one = ink.draw(scenes.field(), scenes.camera(), PLATE)
    two = ink.draw(scenes.field(), scenes.camera(), replace(PLATE, seed=8))

    assert one.image.tobytes() != two.image.tobytes()
    assert (one.buffers.label == two.buffers.label).all()
    assert (one.buffers.near == two.buffers.near).all()


def test_the_subject_has_heavier_lines_than_what_is_behind_it() -> None:
    drawing = ink.draw(scenes.field(), scenes.camera(), PLATE)
    pieces = drawing.buffers.scene
    person, house = drawing.view.people, drawing.view.of(material=("brick",))
    near_person = drawing.view.around(person, 3)
    near_house = drawing.view.around(house, 3) & ~drawing.view.around(person, 12)

    assert pieces.names[-1] == "ANN"
    assert drawing.line[near_person].sum() / person_edge(person) > (
        1.5 * drawing.line[near_house].sum() / person_edge(house)
    )


def person_edge(mask: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int:
    """Return how many pixels long the edge of a mask is."""
    return int((mask[1:] != mask[:-1]).sum() + (mask[:, 1:] != mask[:, :-1]).sum())


def test_a_line_picture_has_no_tone() -> None:
    picture = grey(scenes.room(), replace(PLATE, style="lines"))

    assert (picture > 250).mean() > 0.8


@pytest.mark.parametrize("style", ["marker", "night_wash"])
def test_night_is_darker_than_day(style: Style) -> None:
    plate = replace(PLATE, style=style)

    assert grey(scenes.room(time="night"), plate).mean() < grey(scenes.room(), plate).mean() - 40


def test_a_face_by_night_is_lighter_than_its_ground() -> None:
    drawing = ink.draw(scenes.field(time="night"), scenes.camera(), PLATE)
    picture = np.asarray(drawing.image, np.float64)

    assert picture[drawing.view.skin].mean() > picture[~drawing.view.people].mean() + 40


@pytest.mark.parametrize("weather", ["rain", "snow", "fog", "storm"])
def test_weather_shows_outdoors_and_not_indoors(weather: Weather) -> None:
    assert (grey(scenes.field(weather=weather)) != grey(scenes.field())).mean() > 0.02
    assert (grey(scenes.room(weather=weather)) == grey(scenes.room())).all()


def test_who_travels_trails_lines() -> None:
    still = grey(scenes.field())
    track = Track("subject", ((0.2, 0.5), (0.9, 0.5)), "ANN")

    moving = grey(scenes.field(), replace(PLATE, tracks=(track,)))

    changed = np.nonzero((still != moving).any(0))[0]
    assert len(changed) > 20
    assert changed.max() < 384 * 0.6


def test_a_track_of_nobody_changes_nothing() -> None:
    track = Track("subject", ((0.2, 0.5), (0.9, 0.5)), "ZOE")

    assert (grey(scenes.field()) == grey(scenes.field(), replace(PLATE, tracks=(track,)))).all()


def test_an_empty_stage_is_drawn() -> None:
    empty = Set(
        "void", interior=True, things=(), anchors={}, marks=np.zeros((0, 3)), key=scenes.KEY
    )

    assert ink.draw(Stage(empty), scenes.camera(), PLATE).image.size == (384, 216)


def test_what_is_hidden_is_not_drawn() -> None:
    drawing = ink.draw(scenes.field(hidden=frozenset({"post"})), scenes.camera(), PLATE)

    assert "post" not in drawing.buffers.scene.names


def test_a_quick_look_tells_who_and_what_is_seen() -> None:
    seen = glance.visibility(scenes.field(), scenes.camera())

    assert seen.figure.shape == (90, 160)
    assert set(np.unique(seen.figure)) == {-1, 0}
    assert 0.02 < seen.share("ANN") < 0.4
    assert seen.share("nobody") == 0


def test_a_quick_look_past_everything_sees_sky() -> None:
    seen = glance.visibility(scenes.field(), scenes.camera(y=400))

    assert (seen.thing == -1).mean() > 0.5
    assert seen.depth.max() == pytest.approx(1e4)


def test_a_fire_lights_the_night_and_a_fire_escape_does_not() -> None:
    cone = shapes.cone(0.4, 0.8, (-1.2, 0, 0.5), Patch(0.9))
    fire, stairs = Thing("fire", cone, "prop"), Thing("fire_escape", cone, "prop")

    lit = grey(scenes.field(time="night", things=(fire,)))
    dark = grey(scenes.field(time="night", things=(stairs,)))

    assert lit.mean() > dark.mean() + 5


def test_a_lamp_lights_its_room_by_night_only() -> None:
    room = scenes.room()
    without = replace(room, set=replace(room.set, lamps=()))

    assert (
        grey(replace(room, time="night")).mean() > grey(replace(without, time="night")).mean() + 2
    )
    assert (grey(room) == grey(without)).all()


def test_what_is_near_casts_a_shadow_on_the_ground() -> None:
    stage = scenes.field()
    alone = replace(stage, figures=(), focus=())
    ground = ink.draw(stage, scenes.camera(), PLATE).view.of(role=("floor",))

    assert grey(stage)[ground].mean() < grey(alone)[ground].mean()


def test_the_subject_is_not_in_the_frame_and_all_is_well() -> None:
    away = replace(scenes.field(), figures=(scenes.doll("ANN", x=40.0),))

    assert grey(away).shape == (216, 384)


@pytest.mark.parametrize("size", [(216, 384), (400, 168), (250, 250)])
def test_every_aspect_is_drawn(size: tuple[int, int]) -> None:
    camera = replace(scenes.camera(), aspect=size[0] / size[1])
    plate = replace(PLATE, width=size[0], height=size[1])

    assert ink.draw(scenes.room(), camera, plate).image.size == size


def test_a_lamp_lit_room_keeps_white_paper_and_big_darks() -> None:
    """A night in one middle grey is mud in print: most of it is light or dark."""
    got = grey(replace(scenes.room(time="night"), light="lamp"))
    assert (got > 215).mean() > 0.15
    assert (got < 110).mean() > 0.15


def test_darkness_leaves_less_paper_than_a_lamp() -> None:
    room = scenes.room(time="night")
    lamp, dark = (grey(replace(room, light=light)) for light in ("lamp", "dark"))
    assert (dark > 215).mean() < (lamp > 215).mean()


def test_a_face_by_night_has_a_lit_and_a_shaded_side() -> None:
    drawing = ink.draw(scenes.field(time="night"), scenes.camera(), PLATE)
    face = np.asarray(drawing.image)[drawing.view.of(material=("skin",))]
    assert (face > 220).mean() > 0.2
    assert ((face > 100) & (face < 215)).mean() > 0.1


def test_a_room_by_day_is_light_with_grey_corners() -> None:
    got = grey(scenes.room())
    assert np.median(got) > 170
    assert (got < 225).mean() > 0.2


def test_the_foreground_of_a_field_is_greyer_than_its_middle() -> None:
    drawing = ink.draw(scenes.field(), scenes.camera(y=2.4, z=14.0), PLATE)
    ground = drawing.view.of(role=("floor",))
    depth = drawing.view.buffers.depth
    dark = np.asarray(drawing.image, np.float64)
    near, middle = ground & (depth < 8.0), ground & (depth > 10) & (depth < 13)
    assert dark[near].mean() < dark[middle].mean() - 10


def test_rain_splashes_on_the_ground_and_not_on_walls() -> None:
    drawing = ink.draw(scenes.field(weather="rain"), scenes.camera(), PLATE)
    splashes = weather.splashes(drawing.view, np.random.default_rng(1))
    column, row = np.rint(splashes.points[splashes.first]).astype(int).T
    inside = (row < PLATE.height) & (row >= 0) & (column >= 0) & (column < PLATE.width)
    ground = drawing.view.of(role=("floor",))[row[inside], column[inside]]
    assert len(ground) > 20
    assert ground.mean() > 0.9


def test_fog_leaves_something_of_a_place_without_people() -> None:
    place = replace(scenes.field(weather="fog"), figures=(), focus=())
    got = grey(place)
    assert (got < 225).mean() > 0.02
    assert got.mean() > grey(replace(place, weather="clear")).mean() - 5


def test_a_person_by_night_is_in_the_light_or_not_never_in_spots() -> None:
    stage = scenes.room(time="night")
    seen = view.take(stage, scenes.camera(), Frame(384, 216), 2)
    parts = gloom.each_one(seen, np.random.default_rng(1).random((216, 384)).astype(np.float32))
    for number in np.unique(seen.buffers.figure):
        assert len(np.unique(parts[seen.buffers.figure == number])) == 1


def test_a_lamp_under_the_ceiling_casts_no_shadow() -> None:
    room = scenes.room()
    lamp = shapes.box((2.0, 0.05, 2.0), (0, 2.2, 0), Patch(0.5, "metal"))

    def shaded(name: str) -> float:
        stage = replace(room, things=(*room.things, Thing(name, lamp, "prop")))
        return float(view.take(stage, scenes.camera(), Frame(384, 216), 1).cast.mean())

    assert shaded("strip_1") < shaded("board_1") - 0.01


def test_a_night_wash_is_white_and_black_with_little_between() -> None:
    got = grey(scenes.room(time="night"), replace(PLATE, style="night_wash"))
    assert ((got < 60) | (got > 225)).mean() > 0.5
