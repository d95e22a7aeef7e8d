"""Which guides an order gets, of the ControlNets a user has."""

from collections.abc import Mapping

import pytest

from render.diffusion import control
from render.order import Order, Sources, Subject
from render.vocabulary import Guide

ALL = control.KINDS


def order(*, people: bool = True, guide: Guide | None = None) -> Order:
    sources = Sources(guide="0" * 64, guide_kind=guide) if guide else Sources()
    return Order(size="MS", subjects=(Subject(name="Anna"),) if people else (), sources=sources)


def test_people_are_guided_by_pose_and_depth_a_place_by_lines() -> None:
    assert control.chosen(order(), ALL) == (("openpose", 0.8), ("depth", 0.5))
    assert control.chosen(order(people=False), ALL) == (("lineart", 0.6),)


@pytest.mark.parametrize("kind", ["softedge", "scribble", "mlsd"])
def test_the_only_controlnet_there_is_guides(kind: str) -> None:
    for one in (order(), order(people=False)):
        assert [name for name, _ in control.chosen(one, [kind])] == [kind]


def test_without_a_controlnet_nothing_guides() -> None:
    assert control.chosen(order(), ()) == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"depth": 0.9}, (("openpose", 0.8), ("depth", 0.9))),
        ({"canny": 0.4}, (("openpose", 0.8), ("depth", 0.5), ("canny", 0.4))),
        ({"openpose": 0.0}, (("depth", 0.5),)),
        ({"openpose": 0, "depth": 0}, (("lineart", 0.6),)),
    ],
)  # fmt: skip
def test_a_weight_a_user_gave_wins_over_ours(
    asked: Mapping[str, float], found: tuple[tuple[str, float], ...]
) -> None:
    assert control.chosen(order(), ALL, asked) == found


def test_a_frame_without_people_has_no_pose_to_guide_it() -> None:
    found = control.chosen(order(people=False), ["openpose", "canny"], {"openpose": 1.0})

    assert found == (("canny", 0.6),)


def test_a_picture_that_is_brought_guides_alone() -> None:
    assert control.chosen(order(guide="scribble"), ALL) == (("scribble", control.BROUGHT),)
    assert control.chosen(order(guide="canny"), ALL, {"canny": 0.3}) == (("canny", 0.3),)
    assert control.chosen(order(guide="canny"), ["depth"]) == ()
