import hashlib

import numpy as np
import pytest

from render.order import Look
from render.sketch.figure.posing import Posing, pose
from render.sketch.figure.rest import rest
from render.sketch.figure.skeleton import skeleton
from render.sketch.poses.choice import STANCES
from render.vocabulary import PAIR_POSES, POSES
from tests.sketch.bodies import LOOKS, angle, gap, meeting, person, skin, soles

ON_BOTH_FEET = (
    "stand", "relaxed", "arms_crossed", "hips", "hands_up", "drink", "eat", "read", "phone_ear",
    "shrug", "salute", "cry", "handcuffed", "walk", "punch", "push", "pull", "cook", "gun", "rifle",
    "dig", "reach", "grab", "knock", "open_door", "throw", "embrace", "shake_hands", "give",
)  # fmt: skip
LIMBS = (("shoulder", "elbow"), ("elbow", "wrist"), ("hip", "knee"), ("knee", "ankle"))
BONES = {"shoulder": "upperarm", "elbow": "lowerarm", "wrist": "hand", "hip": "thigh",
         "knee": "calf", "ankle": "foot"}  # fmt: skip


def test_every_pose_of_the_vocabulary_has_a_stance() -> None:
    assert set(STANCES) == set(POSES)


def test_an_unknown_pose_is_refused() -> None:
    someone = person("man")
    with pytest.raises(KeyError):
        pose(someone, Posing("levitate"))


@pytest.mark.parametrize("name", LOOKS)
def test_every_pose_is_a_whole_body_near_its_place(name: str) -> None:
    someone = person(name)
    for word in POSES:
        figure = pose(someone, Posing(word))
        points = skin(figure)
        assert np.isfinite(points).all(), word
        assert np.abs(points).max() < 2.4 * someone.height, word
        assert np.isfinite(np.concatenate([part.normals for part in figure.parts])).all(), word


@pytest.mark.parametrize("name", LOOKS)
def test_limbs_never_stretch(name: str) -> None:
    someone = person(name)
    bones = skeleton(someone)
    for word in POSES:
        figure = pose(someone, Posing(word))
        for upper, lower in LIMBS:
            for side in "lr":
                span = figure.keypoints[f"{side}_{lower}"] - figure.keypoints[f"{side}_{upper}"]
                rest_span = bones.span(f"{BONES[upper]}_{side}", f"{BONES[lower]}_{side}")
                assert abs(np.linalg.norm(span) - rest_span) < 1e-6, (word, upper, side)


@pytest.mark.parametrize("name", LOOKS)
def test_who_stands_has_both_feet_on_the_floor(name: str) -> None:
    someone = person(name)
    for word in ON_BOTH_FEET:
        left, right = soles(pose(someone, Posing(word)))
        assert abs(left) < 0.005, word
        assert abs(right) < 0.005, word


def test_the_floor_is_where_the_person_is_put() -> None:
    figure = pose(person("man"), Posing("stand", position=np.array([3.0, 0.4, -2.0]), yaw=1.0))
    assert soles(figure) == pytest.approx((0.4, 0.4), abs=0.005)
    assert figure.landmarks["hip"][[0, 2]] == pytest.approx([3.0, -2.0], abs=0.05)


def test_yaw_turns_to_the_right_of_the_picture() -> None:
    figure = pose(person("man"), Posing("stand", yaw=np.pi / 2))
    assert figure.face @ [1, 0, 0] > 0.98
    assert figure.body @ [1, 0, 0] > 0.95


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("seat", [0.38, 0.45, 0.78])
def test_who_sits_sits_on_the_seat(name: str, seat: float) -> None:
    for word in ("sit", "sit_table", "drink", "phone_ear", "relaxed"):
        figure = pose(person(name), Posing(word, seat=seat))
        points = skin(figure)
        under = np.linalg.norm((points - figure.landmarks["hip"])[:, [0, 2]], axis=1) < 0.10
        bottom = np.percentile(points[under & (points[:, 1] > seat - 0.2), 1], 1)
        assert abs(bottom - seat) < 0.035, word


def test_a_childs_feet_hang_from_a_high_seat() -> None:
    figure = pose(person("child"), Posing("sit", seat=0.45))
    assert min(soles(figure)) > 0.03


@pytest.mark.parametrize("name", LOOKS)
def test_hands_rest_on_the_table_they_are_given(name: str) -> None:
    for table in (0.70, 0.76):
        figure = pose(person(name), Posing("sit_table", seat=0.45, table=table))
        for hand in figure.hands.values():
            assert 0.0 < hand.grip[1] - table < 0.08


def test_who_lies_lies_on_the_bed() -> None:
    for word in ("lie", "sleep", "fallen"):
        figure = pose(person("woman"), Posing(word, surface=0.55))
        lowest = min(float(p.mesh.vertices[:, 1].min()) for p in figure.parts)
        assert lowest == pytest.approx(0.53, abs=0.06), word
        assert figure.landmarks["hip"][1] < 0.85


@pytest.mark.parametrize("degrees", [0, 40, -70, 110, -160])
def test_the_head_never_turns_further_than_a_neck_can(degrees: float) -> None:
    way = np.array([np.sin(np.radians(degrees)), 0.0, np.cos(np.radians(degrees))])
    for word, seat in (("relaxed", None), ("sit", 0.45), ("gun", None)):
        figure = pose(person("man"), Posing(word, gaze=way * 3 + [0, 1.4, 0], seat=seat))
        flat = [np.degrees(np.arctan2(v[0], v[2])) for v in (figure.face, figure.body)]
        assert abs((flat[0] - flat[1] + 180) % 360 - 180) < 80, word


@pytest.mark.parametrize("degrees", [30, -90, 150])
def test_who_stands_turns_until_the_eyes_meet_what_is_looked_at(degrees: float) -> None:
    gaze = 3 * np.array([np.sin(np.radians(degrees)), 0.5, np.cos(np.radians(degrees))])
    figure = pose(person("woman"), Posing("relaxed", gaze=gaze))
    assert figure.gaze is not None
    way = (gaze - figure.landmarks["eye"]) / np.linalg.norm(gaze - figure.landmarks["eye"])
    seen = figure.gaze - figure.landmarks["eye"]
    assert angle(seen / np.linalg.norm(seen), way) < 3
    assert angle(figure.face, way) < 37


def test_a_gun_points_at_what_is_aimed_at() -> None:
    for degrees in (0, 60, -120):
        gaze = np.array([4 * np.sin(np.radians(degrees)), 1.2, 4 * np.cos(np.radians(degrees))])
        hand = pose(person("man"), Posing("gun", right="gun", gaze=gaze)).hands["right"]
        way = gaze - hand.grip
        assert angle(hand.frame[:, 2], way / np.linalg.norm(way)) < 12


def test_a_rifle_is_held_with_both_hands_along_the_eye_line() -> None:
    figure = pose(person("man"), Posing("rifle", right="rifle", gaze=np.array([0.0, 1.5, 6.0])))
    right, left = figure.hands["right"], figure.hands["left"]
    barrel = right.frame[:, 2]
    aside = left.grip - right.grip
    assert 0.2 < aside @ barrel < 0.5
    assert np.linalg.norm(aside - barrel * (aside @ barrel)) < 0.12
    assert abs(right.grip[1] - figure.landmarks["eye"][1]) < 0.25


def test_hands_close_around_what_they_hold() -> None:
    someone = person("man")
    for grip, radius in (("grip", 0.014), ("cup", 0.034), ("bag", 0.011)):
        figure = pose(someone, Posing("relaxed", right=grip))  # type: ignore[arg-type]
        hand = figure.hands["right"]
        away = skin(figure) - hand.grip
        along = away @ hand.frame[:, 0]
        from_axis = np.linalg.norm(away - along[:, None] * hand.frame[:, 0], axis=1)
        around = from_axis[np.abs(along) < 0.03]
        assert radius * 0.55 < around.min() < radius + 0.006, grip


def test_a_hands_frame_is_at_right_angles() -> None:
    for word in ("stand", "drink", "gun", "wave"):
        for hand in pose(person("tall"), Posing(word)).hands.values():
            assert hand.frame.T @ hand.frame == pytest.approx(np.eye(3), abs=1e-9)


def test_mirror_gives_the_deed_to_the_other_hand() -> None:
    plain, mirrored = (pose(person("man"), Posing("wave", mirror=m)) for m in (False, True))
    assert plain.hands["right"].grip[1] > 1.6
    assert mirrored.hands["left"].grip[1] > 1.6
    assert mirrored.hands["right"].grip[1] < 1.0


def test_a_variant_changes_the_pose_a_little() -> None:
    plain, other = (pose(person("man"), Posing("relaxed", variant=v)) for v in (0, 4))
    moved = np.linalg.norm(plain.landmarks["eye"] - other.landmarks["eye"])
    assert 0.001 < moved < 0.25


def test_the_same_wish_gives_the_same_body() -> None:
    def digest() -> str:
        ask = Posing("run", variant=7, gaze=np.array([1.0, 1.2, 4.0]))
        return hashlib.sha256(skin(pose(person("man"), ask)).tobytes()).hexdigest()

    assert digest() == digest()


@pytest.mark.parametrize("one", ["man", "heavy"])
@pytest.mark.parametrize("two", ["woman", "tall", "old"])
@pytest.mark.parametrize("word", PAIR_POSES)
def test_hands_of_a_pair_meet_the_other_one(word: str, one: str, two: str) -> None:
    first, second = meeting(word, one, two)
    hands = {
        "embrace": [(first, "left", second), (first, "right", second), (second, "right", first)],
        "kiss": [(first, "right", second), (second, "left", first), (second, "right", first)],
        "dance": [(first, "left", second), (second, "right", first)],
        "punch": [(first, "right", second)],
        "block": [(second, "right", first)],
        "push": [(first, "left", second), (first, "right", second)],
        "hold_person": [(first, "left", second), (first, "right", second)],
        "carry_person": [(first, "left", second), (first, "right", second)],
        "handcuffed": [(second, "right", first)],
    }
    # A short puncher hardly reaches the jaw of a giant.
    limit = 0.06 if abs(person(one).height - person(two).height) < 0.3 else 0.10
    for figure, side, other in hands.get(word, []):
        assert gap(other, figure.hands[side].grip) < limit, side  # type: ignore[index]


@pytest.mark.parametrize("two", ["woman", "tall", "child"])
def test_shaken_hands_come_together(two: str) -> None:
    first, second = meeting("shake_hands", "man", two)
    assert np.linalg.norm(first.hands["right"].grip - second.hands["right"].grip) < 0.06


def test_what_is_given_passes_from_hand_to_hand() -> None:
    first, second = meeting("give", "man", "woman")
    assert np.linalg.norm(first.hands["right"].grip - second.hands["right"].grip) < 0.16


def test_a_pair_looks_at_each_other() -> None:
    for word in ("dance", "shake_hands", "hold_person", "give"):
        first, second = meeting(word, "man", "woman")
        assert angle(first.face, -second.face) < 45, word


def test_keypoints_are_those_of_coco() -> None:
    figure = pose(person("man"), Posing("walk"))
    assert len(figure.keypoints) == 18
    assert figure.keypoints["l_shoulder"][0] > figure.keypoints["r_shoulder"][0]


def test_the_hand_that_holds_the_phone_is_at_the_ear() -> None:
    figure = pose(person("woman"), Posing("phone_ear", left="phone"))
    ear = figure.keypoints["l_ear"]
    assert np.linalg.norm(figure.hands["left"].grip - ear) < 0.15


def test_a_thing_in_the_other_hand_does_not_stop_the_deed() -> None:
    figure = pose(person("woman"), Posing("point", left="cup"))
    assert figure.hands["right"].grip[2] > 0.45


def test_who_sits_up_in_bed_sits_on_it() -> None:
    figure = pose(person("man"), Posing("read", surface=0.55))
    assert 0.5 < figure.landmarks["hip"][1] < 0.75
    assert min(soles(figure)) == pytest.approx(0.55, abs=0.05)


def test_who_points_with_a_cup_in_the_hand_points_with_the_other() -> None:
    figure = pose(person("woman"), Posing("point", right="cup"))
    assert figure.hands["left"].grip[2] > 0.45
    assert figure.hands["right"].grip[2] < 0.42


def test_a_box_is_carried_in_both_hands_and_a_bag_in_one() -> None:
    box = pose(person("man"), Posing("carry", right="box"))
    bag = pose(person("man"), Posing("carry", right="bag"))
    assert box.hands["left"].grip[1] == pytest.approx(box.hands["right"].grip[1], abs=0.08)
    assert bag.hands["right"].grip[1] < 0.9


def test_a_cup_that_is_given_stays_upright() -> None:
    hand = pose(person("man"), Posing("give", right="cup")).hands["right"]
    assert hand.frame[1, 0] > 0.8


def test_who_sits_in_a_skirt_keeps_the_knees_together() -> None:
    def apart(outfit: str) -> float:
        figure = pose(rest(Look(sex="female", outfit=outfit)), Posing("sit"))
        return float(abs(figure.keypoints["l_knee"][0] - figure.keypoints["r_knee"][0]))

    assert apart("skirt") < 0.7 * apart("shirt")
