from functools import partial
from pathlib import Path

import pytest

from render.order import Order
from render.shoot import Hands, Shown, shoot
from render.store import Store
from tests.fakes import FakeArtist

ORDERS = [Order(size="CU", seed=seed, title=f"t{seed}") for seed in range(4)]


def hands(workers: int = 1, **fate: object) -> Hands:
    return Hands(partial(FakeArtist, **fate), workers)  # type: ignore[arg-type]


def pictures(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes()
            for kind in ("objects/*/*", "recipes/*") for path in folder.glob(kind)}  # fmt: skip


def test_every_order_is_drawn_once_and_kept(tmp_path: Path) -> None:
    news: list[Shown] = []
    first = shoot(Store(tmp_path), ORDERS, hands(), news.append)
    again = shoot(Store(tmp_path), ORDERS, hands(), news.append)
    assert first == again
    assert [one.kept for one in news] == [False] * 4 + [True] * 4
    assert [one.done for one in news] == [1, 2, 3, 4] * 2


def test_equal_orders_are_drawn_once(tmp_path: Path) -> None:
    news: list[Shown] = []
    drawn = shoot(Store(tmp_path), [ORDERS[0], ORDERS[1], ORDERS[0]], hands(), news.append)
    assert drawn[0] == drawn[2]
    assert sorted((one.number, one.kept) for one in news) == [(0, False), (1, False), (2, True)]


def test_an_order_that_cannot_be_drawn_does_not_take_the_others_along(tmp_path: Path) -> None:
    news: list[Shown] = []
    drawn = shoot(Store(tmp_path), ORDERS, hands(refuses=("t1",)), news.append)
    assert [one is None for one in drawn] == [False, True, False, False]
    assert [one.reason for one in news if one.reason] == ["ValueError: no idea how to draw 't1'"]


def test_ctrl_c_keeps_what_is_drawn(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        shoot(Store(tmp_path), ORDERS, hands(interrupted_at=3), lambda news: None)
    assert len(list(tmp_path.glob("recipes/*.json"))) == 2


def test_two_workers_give_the_bytes_of_one(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    shoot(Store(one), ORDERS, hands(refuses=("t1",)), lambda news: None)
    news: list[Shown] = []
    drawn = shoot(Store(two), ORDERS, hands(2, refuses=("t1",)), news.append)
    assert pictures(one) == pictures(two)
    assert drawn[1] is None
    assert sorted(one.done for one in news) == [1, 2, 3, 4]


def test_a_worker_that_dies_is_replaced_and_its_order_tried_again(tmp_path: Path) -> None:
    news: list[Shown] = []
    crew = hands(2, dies_once=tmp_path / "died")
    drawn = shoot(Store(tmp_path), ORDERS, crew, news.append)
    assert all(drawn)
    assert [one.reason for one in news if not one.final] == ["the drawing process died"]


def test_an_order_that_kills_every_worker_is_given_up(tmp_path: Path) -> None:
    news: list[Shown] = []
    drawn = shoot(Store(tmp_path), ORDERS[:2], hands(2, dies_at=1), news.append)
    assert drawn == [None, None]
    assert sum(one.final for one in news) == 2
