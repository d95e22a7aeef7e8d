"""An Idea is what the camera does for an event, before anybody is staged."""

from dataclasses import dataclass

from agent.board import Origin
from render.order import Move
from render.vocabulary import Angle, Framing, Size

STILL = Move()
"""A camera that stands."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One camera decision.

    `focus` are uids the size is measured on; `shown` all who are in the frame. `over` is whose
    shoulder or eyes, `towards` who the focus looks at outside the frame. `target` is what an insert
    shows. `why` says the rule in plain words. `fixed` names what the writer asked for: no later
    rule changes it. `neutral` marks a shot that may cross the axis. `lens` in millimetres, None:
    the size's own.
    """

    size: Size
    framing: Framing
    why: str
    angle: Angle = "eye"
    move: Move = STILL
    lens: float | None = None
    focus: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    over: str | None = None
    towards: str | None = None
    target: str | None = None
    title: str = ""
    origin: Origin = "rule"
    fixed: frozenset[str] = frozenset()
    neutral: bool = False
