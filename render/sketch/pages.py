"""Turns a page that is shown towards the eyes of who holds it."""

from render.order import Order
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
