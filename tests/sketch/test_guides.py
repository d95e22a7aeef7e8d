from dataclasses import replace

import numpy as np
import pytest

from render.sketch import guides, ink, shapes
from render.sketch.guides import GUIDES
from render.sketch.ink import Drawing, Plate
from render.sketch.keypoints import NAMES, Pose
from render.sketch.mesh import Floats, Patch
from render.sketch.stage import Stage, Thing
from render.vocabulary import Guide
from tests.sketch import scenes

PLATE = Plate(width=256, height=144)


def drawn(stage: Stage) -> Drawing:
    return ink.draw(stage, scenes.camera(), PLATE)


def picture(drawing: Drawing, guide: Guide) -> Floats:
    return np.asarray(guides.draw(drawing, guide), np.float64)


@pytest.mark.parametrize("guide", list(GUIDES))
def test_a_guide_has_the_size_of_its_panel(guide: Guide) -> None:
    image = guides.draw(drawn(scenes.room()), guide)

    assert image.size == (256, 144)
    assert image.mode == ("RGB" if guide in ("openpose", "normal", "segmentation") else "L")


@pytest.mark.parametrize("guide", list(GUIDES))
def test_an_empty_stage_has_guides_too(guide: Guide) -> None:
    room = scenes.room()
    empty = replace(room, figures=(), focus=(), set=replace(room.set, things=()))

    assert guides.draw(drawn(empty), guide).size == (256, 144)


def test_who_faces_the_camera_shows_every_keypoint() -> None:
    pose = guides.pose(drawn(scenes.field()))

    assert [person.name for person in pose.people] == ["ANN"]
    assert all(point is not None for point in pose.people[0].points)
    assert pose.people[0].head == pytest.approx(0.24 / (2 * 18 / 35 * 9 / 16 * 4), rel=0.05)


def test_a_back_view_hides_the_face_but_not_the_body() -> None:
    away = replace(scenes.field(), figures=(scenes.doll("ANN", facing=-1.0),))

    points = dict(zip(NAMES, guides.pose(drawn(away)).people[0].points, strict=True))

    assert [points[name] for name in ("nose", "l_eye", "r_eye")] == [None] * 3
    assert points["neck"] is not None
    assert points["l_wrist"] is not None


def test_what_stands_before_a_person_hides_its_keypoints() -> None:
    screen = Thing("screen", shapes.box((2.0, 1.2, 0.1), (0, 0, 1), Patch(0.8)), "prop")

    points = guides.pose(drawn(scenes.field(things=(screen,)))).people[0].points
    by_name = dict(zip(NAMES, points, strict=True))

    assert by_name["l_knee"] is None
    assert by_name["nose"] is not None


def test_a_keypoint_outside_the_frame_is_none() -> None:
    aside = replace(scenes.field(), figures=(scenes.doll("ANN", x=9.0),))

    assert guides.pose(drawn(aside)).people[0].points == (None,) * 18


def test_a_pose_survives_its_file() -> None:
    pose = guides.pose(drawn(scenes.room()))

    assert Pose.model_validate_json(pose.model_dump_json()) == pose


def test_depth_is_white_where_near() -> None:
    drawing = drawn(scenes.field())
    depth = picture(drawing, "depth")

    assert depth[drawing.view.people].mean() > depth[drawing.view.of(material=("brick",))].mean()
    assert depth[~drawing.view.around(drawing.buffers.solid, 6)].max() == 0


def test_normals_are_unit_and_flipped_in_x() -> None:
    drawing = drawn(scenes.field())
    normal = picture(drawing, "normal") / 127.5 - 1
    head = drawing.view.skin
    right = np.arange(256)[None, :] > np.nonzero(head)[1].mean()

    assert np.abs(np.linalg.norm(normal[drawing.buffers.solid], axis=1) - 1).max() < 0.02
    assert normal[head & right][:, 0].mean() < -0.2
    assert normal[head & ~right][:, 0].mean() > 0.2


def test_canny_is_black_or_white() -> None:
    edges = picture(drawn(scenes.field()), "canny")

    assert set(np.unique(edges)) == {0, 255}
    assert 0.002 < (edges > 0).mean() < 0.1


def test_a_scribble_is_fatter_than_edges_and_follows_them() -> None:
    drawing = drawn(scenes.field())
    edges, scribble = picture(drawing, "canny") > 0, picture(drawing, "scribble")
    about = drawing.view.around(edges, 3)

    assert set(np.unique(scribble)) == {0, 255}
    assert (scribble > 0).sum() > 1.2 * edges.sum()
    assert (about | (scribble == 0)).all()


def test_soft_edges_fade_from_the_ink_outwards() -> None:
    drawing = drawn(scenes.field())
    soft = picture(drawing, "softedge")
    ink = drawing.line > 0.8

    assert soft[ink].min() > 200
    assert 0 < soft[drawing.view.around(ink, 2) & (drawing.line == 0)].mean() < 150
    assert soft[~drawing.view.around(drawing.line > 0, 12)].max() == 0


def test_straight_lines_are_those_of_the_set_not_of_people() -> None:
    screen = Thing("screen", shapes.box((2.0, 1.2, 0.1), (0, 0, 1), Patch(0.8)), "prop")
    plain, boxed = drawn(scenes.field()), drawn(scenes.field(things=(screen,)))
    straight = picture(plain, "mlsd") > 0

    assert straight.any()
    assert not straight[~plain.view.around(~plain.view.people, 3)].any()
    assert straight.sum() < (picture(boxed, "mlsd") > 0).sum()


def test_segmentation_has_the_colours_of_ade20k() -> None:
    drawing = drawn(scenes.field())
    colours = np.asarray(guides.draw(drawing, "segmentation"))

    assert (colours[drawing.view.people] == (150, 5, 61)).all()
    assert (colours[~drawing.buffers.solid] == (6, 230, 230)).all()
    assert (colours[drawing.view.of(material=("brick",))] == (255, 9, 224)).all()
