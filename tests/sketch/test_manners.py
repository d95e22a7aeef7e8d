import numpy as np
import pytest

from render.order import Look
from render.sketch.figure.posing import Posing, pose
from render.sketch.figure.rest import rest
from tests.sketch.bodies import gap, meeting, person, skin, soles


def test_people_stand_and_sit_in_different_manners() -> None:
    someone = person("man")
    for word, seat in (("relaxed", None), ("stand", None), ("sit", 0.45)):
        found = [pose(someone, Posing(word, seat=seat, manner=manner)).hands for manner in range(4)]
        for one in range(4):
            for other in range(one):
                apart = [
                    np.linalg.norm(found[one][side].grip - found[other][side].grip)
                    for side in ("left", "right")
                ]
                assert max(apart) > 0.03, (word, one, other)


def test_a_manner_leaves_what_is_held_in_hand() -> None:
    for manner in range(9):
        hand = pose(person("woman"), Posing("relaxed", right="cup", manner=manner)).hands["right"]
        assert hand.frame[1, 0] > 0.8, manner


@pytest.mark.parametrize("variant", range(1, 9))
@pytest.mark.parametrize("word", ["relaxed", "walk", "point", "think", "sit", "cry"])
def test_every_variant_is_another_body(word: str, variant: int) -> None:
    someone = person("man")
    plain, other = (pose(someone, Posing(word, variant=v)) for v in (variant - 1, variant))
    assert np.abs(skin(plain) - skin(other)).max() > 0.03


def test_who_speaks_may_speak_with_the_hands_unless_they_hold_something() -> None:
    someone = person("man")
    still, open_handed = (pose(someone, Posing("relaxed", gesture=g)) for g in (0, 1))
    raised = open_handed.hands["right"].grip[1] - still.hands["right"].grip[1]
    assert raised > 0.2
    held, speaking = (pose(someone, Posing("relaxed", right="bag", gesture=g)) for g in (0, 1))
    assert (held.hands["left"].grip == speaking.hands["left"].grip).all()


@pytest.mark.parametrize("order", [("man", "child"), ("child", "man")])
def test_a_grown_up_kneels_to_embrace_a_child(order: tuple[str, str]) -> None:
    tall, small = meeting("embrace", *order)[:: 1 if order[0] == "man" else -1]
    assert abs(tall.landmarks["crown"][1] - small.landmarks["crown"][1]) < 0.25
    assert gap(small, tall.hands["right"].grip) < 0.06
    assert gap(tall, small.hands["right"].grip) < 0.06


def test_two_grown_ups_embrace_on_their_feet() -> None:
    first, second = meeting("embrace", "man", "woman")
    assert max(*soles(first), *soles(second)) < 0.01


def test_an_old_back_bends() -> None:
    young, old = (rest(Look(age=age)) for age in (40, 85))
    ahead = [pose(one, Posing("stand")).landmarks["eye"][2] for one in (young, old)]
    assert ahead[1] > ahead[0] + 0.04


def test_a_rifle_aimed_at_eye_level_lies_level() -> None:
    someone = person("man")
    eye = pose(someone, Posing("stand")).landmarks["eye"][1]
    figure = pose(someone, Posing("rifle", right="rifle", gaze=np.array([0.0, eye, 1.4])))
    assert abs(figure.hands["right"].frame[1, 2]) < 0.15
