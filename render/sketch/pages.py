"""Puts pages where they are read and written: before the eyes, under the pen."""

from collections.abc import Sequence

from render.order import Order, Subject
from render.sketch.blocking import Spot
from render.sketch.props.registry import PROPS

HELD_UP = ("read", "look")
"""Poses that hold a page so already."""


def held_up(order: Order) -> Order:
    """Let whoever holds the page that an insert or a POV shows hold it as readers do."""
    target = order.target or ""
    if order.framing not in ("insert", "pov") or target not in PROPS:
        return order
    if PROPS[target].grip != "book":
        return order
    subjects = [
        one.model_copy(update={"pose": "read"})
        if target in (one.left_hand, one.right_hand) and one.pose not in HELD_UP
        else one
        for one in order.subjects
    ]
    return order.model_copy(update={"subjects": tuple(subjects)})


def written_on(order: Order, spots: Sequence[Spot]) -> Order:
    """Give a notebook to who writes with no table before them; `spots` are the subjects'."""
    subjects = tuple(
        one.model_copy(update={"left_hand": "notebook", "right_hand": "pen"})
        if _writes_standing(one, spot)
        else one
        for one, spot in zip(order.subjects, spots, strict=True)
    )
    return order.model_copy(update={"subjects": subjects})


def _writes_standing(subject: Subject, spot: Spot) -> bool:
    hands = (subject.left_hand, subject.right_hand)
    return (
        subject.pose == "write"
        and hands in ((None, None), (None, "pen"))
        and (spot.anchor is None or spot.anchor.table is None)
    )
