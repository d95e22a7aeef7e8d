"""The sketch artist stages orders for another artist, ahead of it and to the same guides."""

import numpy as np
import pytest

from agent.studio.staging import SketchStaging
from render.order import Order, Subject


def order(seed: int) -> Order:
    return Order(size="MS", subjects=(Subject(name="Anna"),), seed=seed, width=192, height=112)


def test_an_order_is_staged_with_the_guides_it_needs() -> None:
    (give,) = SketchStaging().stage([(order(1), ("openpose", "depth"))])

    staged = give()

    assert {kind: one.size for kind, one in staged.guides.items()} == {
        "openpose": (192, 112), "depth": (192, 112),
    }  # fmt: skip
    assert all(one.getbbox() is not None for one in staged.guides.values())


def test_who_is_seen_has_a_mask_of_their_own_and_who_is_not_has_none() -> None:
    anna = Subject(name="Anna", side="left", facing="partner")
    bert = Subject(name="Bert", side="right", facing="partner")
    two = Order(size="MS", framing="two_shot", subjects=(anna, bert), extras=3, width=192,
                height=112)  # fmt: skip
    over = Order(size="CU", framing="ots", subjects=(anna, bert), focus=("Anna",), over="Bert",
                 width=192, height=112)  # fmt: skip
    empty = Order(size="LS", framing="establishing", extras=3, width=192, height=112)

    gives = SketchStaging().stage([(two, ()), (over, ()), (empty, ())])
    masks, behind, none = (give().masks for give in gives)

    assert list(masks) == ["Anna", "Bert"]
    assert {one.size for one in masks.values()} == {(192, 112)}
    left, right = (np.asarray(masks[name]) > 0 for name in ("Anna", "Bert"))
    assert not (left & right).any()
    assert np.argwhere(left)[:, 1].mean() < np.argwhere(right)[:, 1].mean()
    assert list(behind) == ["Anna", "Bert"]
    assert not none


def test_only_a_title_without_people_is_a_card() -> None:
    card = Order(size="MS", framing="title", title="THE END", width=192, height=112)

    assert SketchStaging().card(card) is not None
    assert SketchStaging().card(order(1)) is None


@pytest.mark.slow
def test_orders_staged_ahead_by_others_give_the_same_guides() -> None:
    wanted = [(order(seed), ("depth",)) for seed in (1, 2)]

    here = [give() for give in SketchStaging().stage(wanted)]
    there = [give() for give in SketchStaging(2).stage(wanted)]

    for one, other in zip(here, there, strict=True):
        assert np.array_equal(np.asarray(one.guides["depth"]), np.asarray(other.guides["depth"]))
