"""Which shot an event gets when the writer asks for none."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from agent.board import BeatKind
from agent.directing import conversation, scale, wordset
from agent.directing.events import Event
from agent.directing.ideas import Idea
from agent.directing.lexicon.verbs import Deed
from agent.directing.view import View
from render.order import Move
from render.vocabulary import Angle, Framing, Size

_WIDER_THAN: tuple[Size, ...] = ("ECU", "CU", "MCU", "MS", "MLS", "LS", "ELS")
_GROUPS: tuple[tuple[Framing, Size], ...] = (
    ("empty", "ECU"), ("single", "ECU"), ("two_shot", "MS"), ("three_shot", "MLS"), ("group", "LS"),
)  # fmt: skip
"""By how many are in the frame: its framing, and the tightest size that holds them."""


@dataclass(frozen=True, slots=True)
class _Reason:
    angle: Angle
    why: str


_ANGLES: dict[str, _Reason] = {
    "gun": _Reason("low", "from below: the weapon gives power"),
    "rifle": _Reason("low", "from below: the weapon gives power"),
    "fallen": _Reason("high", "from above: down and beaten"),
    "faint": _Reason("high", "from above: down and helpless"),
    "sit_slump": _Reason("high", "from above: defeated"),
    "crawl": _Reason("high", "from above: helpless on the ground"),
    "cover_face": _Reason("high", "from above: small in despair"),
    "handcuffed": _Reason("high", "from above: caught"),
    "climb": _Reason("low", "from below: the climb looms"),
    "jump": _Reason("low", "from below: the leap goes over us"),
    "look_up": _Reason("high", "from above, where the eyes go"),
    "look_down": _Reason("low", "from below, where the eyes go"),
}
_FIGHTS = re.compile(r"fight|punch|kick|wrestl|struggl|brawl|scuffl|beat|slap|smack|tackl", re.I)
_SMALL_POSES = wordset.of(
    "look cry listen think nod shake_head look_up look_down cover_face drink eat smoke read write "
    "phone_ear phone_look sleep lie relaxed kiss scream turn look_back"
)
"""Poses a close-up can show."""


def choose(event: Event, view: View, before: Idea | None) -> Idea:
    """Return the shot of an event; `before` is the shot it is cut to, None at a scene's start."""
    if event.lines:
        return conversation.choose(event, view, before)
    return _KINDS[event.beat.kind](event, view)


def framing(count: int) -> Framing:
    """Return the framing of so many people."""
    return _GROUPS[min(count, 4)][0]


def fitted(size: Size, count: int) -> Size:
    """Return the size, widened when it cannot hold so many people."""
    tightest = _GROUPS[min(count, 4)][1]
    return max(size, tightest, key=_WIDER_THAN.index)


def _title(event: Event, view: View) -> Idea:
    said = event.title or view.title or event.beat.action
    return Idea("MS", "title", "a title is read, not played", title=said, neutral=True)


def _establish(event: Event, view: View) -> Idea:
    size: Size = "LS" if view.interior else "ELS"
    if view.vehicle:
        size = "MLS"
    return Idea(
        size,
        "establishing",
        f"a new place opens {'inside long' if view.interior else 'outside very long'}",
        shown=event.seen[:4],
        focus=event.seen[:4],
        neutral=True,
        lens=24 if event.crowd else None,
    )


def _insert(event: Event, view: View) -> Idea:
    thing = event.insert or next((t for t in event.things if t.insert and t.prop), None)
    if thing is None:
        return _action(event, view)
    holder = event.seen[:1] if thing.hand else ()
    return Idea(
        "ECU",
        "insert",
        f"an insert: {thing.word.lower()}, handled or read",
        shown=holder,
        target=thing.prop or thing.word,
        neutral=True,
    )


def _moving(event: Event, view: View) -> Idea:
    people = event.seen[:3]
    entering = event.beat.kind == "entrance"
    size: Size = "LS" if not view.interior or view.first(people) else "MLS"
    move = Move(kind="pan", direction=view.travel, speed="normal")
    return Idea(
        fitted(size, len(people)),
        framing(len(people)),
        "an entrance is seen whole" if entering else "an exit is seen whole",
        move=move if not entering else Move(),
        shown=people,
        focus=people,
    )


def _reaction(event: Event, view: View) -> Idea:
    size: Size = "CU" if event.beat.emphasis or view.late(event) else "MCU"
    idea = Idea(size, "single", "a face that answers: close", shown=event.seen, focus=event.seen)
    return _angled(idea, event)


def _action(event: Event, view: View) -> Idea:
    people = event.seen[:4]
    if not people:
        return _nobody(event, view)
    size = fitted(_seemly(scale.size(event.closeness), event), len(people))
    if event.crowd and len(people) < 3 and size not in ("ECU", "CU"):
        size = max(size, "MLS", key=_WIDER_THAN.index)
    words = {"close": "a small thing tells it: close",
             "medium": "it plays between people: medium",
             "long": "it needs room: long"}  # fmt: skip
    idea = Idea(
        size,
        framing(len(people)),
        words[scale.family(event.closeness)],
        shown=people,
        focus=people,
    )
    return _moved(_angled(idea, event), event, view)


def _seemly(size: Size, event: Event) -> Size:
    """Return the size, not so close that what the body does is out of the frame."""
    poses = {deed.pose for deed in event.deeds if deed.pose}
    if size in ("ECU", "CU") and poses - _SMALL_POSES:
        return "MCU"
    bodily = any(thing.kind == "body" for thing in event.things)
    return "CU" if size == "ECU" and not bodily else size


def _nobody(event: Event, view: View) -> Idea:
    thing = next((t for t in event.things if t.prop and t.kind in ("prop", "animal")), None)
    if event.crowd:
        return Idea("LS", "group", "a crowd is seen whole", neutral=True)
    if thing is not None and scale.size(event.closeness) in ("ECU", "CU", "MCU"):
        return Idea(
            "ECU", "insert", f"the {thing.word} alone matters", target=thing.prop, neutral=True
        )
    wide: Size = "LS" if view.interior or thing else "ELS"
    return Idea(wide, "empty", "nobody is named: the place speaks", neutral=True)


def _angled(idea: Idea, event: Event) -> Idea:
    if len(idea.focus) != 1:
        return idea
    poses = [deed.pose for uid, deed in event.acts if uid in idea.focus and deed.pose]
    for pose in poses:
        if reason := _ANGLES.get(pose):
            return replace(idea, angle=reason.angle, why=f"{idea.why}; {reason.why}")
    return idea


def _moved(idea: Idea, event: Event, view: View) -> Idea:
    for uid, deed in event.acts:
        if len(event.seen) > 1 and _FIGHTS.match(deed.verb):
            move = Move(kind="handheld")
            return replace(idea, move=move, why=f"{idea.why}; a fight is handheld")
        first = deed is next(one for doer, one in event.acts if doer == uid)
        if deed.motion == "travel" and uid in idea.shown and first:
            return _travelling(idea, deed, view)
    return idea


def _travelling(idea: Idea, deed: Deed, view: View) -> Idea:
    fast = deed.pose == "run"
    size = max(idea.size, "MLS", key=_WIDER_THAN.index)
    move = Move(kind="track", direction=view.travel, speed="fast" if fast else "normal")
    return replace(
        idea, size=size, move=move, why="somebody moves: wide, and the camera goes along"
    )


_KINDS: dict[BeatKind, Callable[[Event, View], Idea]] = {
    "title": _title,
    "establish": _establish,
    "insert": _insert,
    "entrance": _moving,
    "exit": _moving,
    "reaction": _reaction,
    "action": _action,
    "dialogue": _action,
}
