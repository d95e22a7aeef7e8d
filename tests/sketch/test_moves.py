"""A move keeps its subject, its tracks stay in the frame, its two ends differ."""

from typing import get_args

import numpy as np
import pytest

from render.order import Move, Order, Track
from render.sketch.artist import drawn
from render.sketch.camera import head_share
from render.vocabulary import MoveKind
from tests.sketch import orders
from tests.sketch.orders import person, place, taken

TURNS = ("pan", "whip_pan", "tilt")
STILL = ("static", "handheld", "rack_focus")
KINDS = [kind for kind in get_args(MoveKind) if kind not in STILL]


def moved(kind: str, moment: str, **fields: object) -> Order:
    way = "right" if kind in ("pan", "track", "follow", "arc", "whip_pan") else None
    move = Move.model_validate({"kind": kind, "direction": way})
    who = person("MARA", **fields)
    return orders.single(who, size="MS", place=place("street"), move=move, moment=moment)


@pytest.mark.parametrize("kind", KINDS)
def test_the_ends_of_a_move_differ_and_keep_the_subject(kind: str) -> None:
    first, last = taken(moved(kind, "first")), taken(moved(kind, "last"))
    same = np.allclose(first.camera.position, last.camera.position) and np.allclose(
        first.camera.rotation, last.camera.rotation
    )
    assert not same or first.camera.focal != last.camera.focal
    for shot in (first, last):
        x, y, depth = shot.camera.project(shot.stage.figures[0].landmarks["eye"])[0]
        assert depth > 0
        if kind not in TURNS:
            assert max(abs(x), abs(y)) < 0.95


@pytest.mark.parametrize("kind", TURNS)
def test_a_camera_that_turns_still_sees_somebody(kind: str) -> None:
    shot = taken(moved(kind, "last"))
    chest = shot.camera.project(shot.stage.figures[0].landmarks["chest"])[0]
    assert max(abs(chest[0]), abs(chest[1])) < 1.35


@pytest.mark.parametrize("kind", ["track", "follow"])
def test_a_camera_that_follows_holds_who_walks(kind: str) -> None:
    walks = {"pose": "walk", "travel": "right"}
    first, last = taken(moved(kind, "first", **walks)), taken(moved(kind, "last", **walks))
    sizes = [head_share(shot.stage.figures[0], shot.camera) for shot in (first, last)]
    assert sizes[0] == pytest.approx(sizes[1], rel=0.05)
    places = [
        shot.camera.project(shot.stage.figures[0].landmarks["eye"])[0, 0] for shot in (first, last)
    ]
    assert max(map(abs, places)) < 0.8


def tracks(order: Order) -> tuple[Track, ...]:
    small = order.model_copy(update={"width": 192, "height": 108})
    return drawn(small, 1)[2]


@pytest.mark.parametrize("kind", KINDS)
def test_tracks_of_the_camera_stay_in_the_frame(kind: str) -> None:
    [track] = tracks(moved(kind, "first"))
    assert track.kind == "camera"
    assert track.name == ""
    assert len(track.points) >= 2
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in track.points)


@pytest.mark.parametrize("kind", STILL)
def test_a_camera_that_stands_leaves_no_track(kind: str) -> None:
    assert tracks(moved(kind, "only")) == ()


@pytest.mark.parametrize(("travel", "sign"), [("left", -1), ("right", 1)])
def test_who_walks_leaves_a_track_their_way(travel: str, sign: int) -> None:
    who = person("MARA", pose="walk", travel=travel)
    [track] = tracks(orders.single(who, size="LS", place=place("street")))
    assert (track.kind, track.name) == ("subject", "MARA")
    assert sign * (track.points[-1][0] - track.points[0][0]) > 0
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in track.points)


def test_who_goes_is_further_on_at_the_end() -> None:
    first = taken(moved("static", "first", pose="walk", travel="right"))
    last = taken(moved("static", "last", pose="walk", travel="right"))
    hips = [shot.stage.figures[0].landmarks["hip"][0] for shot in (first, last)]
    assert hips[1] > hips[0] + 0.5


def test_a_push_from_below_keeps_the_head_in_the_frame() -> None:
    order = orders.single(
        person("MARA", facing="right"), size="MS", angle="low", place=place("shop"),
        move=Move(kind="push_in"), moment="last",
    )  # fmt: skip
    shot = taken(order)

    crown = shot.camera.project(shot.stage.figures[0].landmarks["crown"])[0]
    assert abs(crown[1]) < 1.0
