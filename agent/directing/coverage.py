"""Which shot an event gets when the writer asks for none."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

from agent.board import BeatKind
from agent.directing import conversation, presence, scale, targets, transitions, wordset
from agent.directing.events import Event
from agent.directing.ideas import Idea
from agent.directing.lexicon.things import ThingMatch
from agent.directing.lexicon.verbs import Deed
from agent.directing.view import View
from render.order import Move
from render.vocabulary import Angle, Family, Framing, Size

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
    "lie": _Reason("high", "from above: down on the back"),
    "crawl": _Reason("high", "from above: helpless on the ground"),
    "cover_face": _Reason("high", "from above: small in despair"),
    "handcuffed": _Reason("high", "from above: caught"),
    "climb": _Reason("low", "from below: the climb looms"),
    "jump": _Reason("low", "from below: the leap goes over us"),
    "look_up": _Reason("high", "from above, where the eyes go"),
    "look_down": _Reason("low", "from below, where the eyes go"),
}
_THRONG = 6
"""Strangers who are a crowd whatever else a beat tells."""
_FACE = 0.9
"""Closeness of a close-up of a face."""
_DETAIL = 0.74
"""Closeness from which a small thing fills the frame."""
_NEAR = 0.74
"""Closeness from which even a coming or going is a face."""
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
    if transitions.to_black(event.beat.action):
        return Idea("MS", "title", "the frame is black", neutral=True)
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
    if thing is None or thing.prop is None:
        return _action(event, view)
    holder = event.seen[:1] if thing.hand and event.acts else ()
    return Idea(
        "ECU",
        "insert",
        f"an insert: {thing.word.lower()}, handled or read",
        shown=holder,
        target=thing.prop,
        neutral=True,
    )


def _moving(event: Event, view: View) -> Idea:
    people = event.seen[:3]
    entering = event.beat.kind == "entrance"
    size: Size = "LS" if not view.interior or view.first(people) else "MLS"
    if len(people) == 1 and event.closeness >= _NEAR:
        size = "MCU"
    move = Move(kind="pan", direction=view.way(event), speed="normal")
    return Idea(
        fitted(size, len(people)),
        framing(len(people)),
        "somebody comes in" if entering else "somebody leaves",
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
    if (driver := view.driver) and people[0] not in view.seats:
        return _ahead(event, view, driver)
    if len(people) == 2 and event.closeness >= scale.CLOSE_FROM and _one_acts(event, people[0]):
        people = people[:1]
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


def _ahead(event: Event, view: View, driver: str) -> Idea:
    """Show through the windscreen what the driver sees."""
    people = tuple(uid for uid in event.seen if uid not in view.seats)[:2]
    why = "through the windscreen, as the driver sees it"
    return Idea("LS", "pov", why, shown=people, focus=people, over=driver, neutral=True)


def _one_acts(event: Event, uid: str) -> bool:
    """Return whether all that is done is done by one person, and not to another."""
    return bool(event.acts) and all(
        doer == uid and not deed.pair and (deed.pose is None or deed.pose in _SMALL_POSES)
        for doer, deed in event.acts
    )


def _seemly(size: Size, event: Event) -> Size:
    """Return the size, not so close that what the body does is out of the frame."""
    poses = {deed.pose for deed in event.deeds if deed.pose}
    if size in ("ECU", "CU") and poses - _SMALL_POSES:
        return "MCU"
    if event.held and size in ("ECU", "CU"):
        return "MCU"
    bodily = any(thing.kind == "body" for thing in event.things)
    return "CU" if size == "ECU" and not bodily else size


def _nobody(event: Event, view: View) -> Idea:
    """Show the thing alone, the crowd, who is there still, or the place."""
    near = scale.family(event.closeness)
    if event.crowd >= _THRONG:
        return _crowd(near)
    thing = _drawable(event)
    if thing is not None and (near == "close" or (near == "medium" and thing.hand)):
        return _thing_alone(event, thing)
    if event.crowd:
        return _crowd(near)
    people = view.staying(event)
    large = any(t.prop and t.kind == "vehicle" for t in event.things)
    if people and not event.item and not (large and near == "long"):
        why = "nobody is named: how it is seen by those who are there"
        if near == "close":
            people = people[:1]
        size = fitted(scale.size(min(event.closeness, _FACE)), len(people))
        return Idea(size, framing(len(people)), why, shown=people, focus=people)
    if large:
        return Idea("LS", "empty", "it moves by itself", neutral=True)
    open_air: Size = "LS" if view.interior or event.things else "ELS"
    wide: Size = "MS" if near == "close" else open_air
    return Idea(wide, "empty", "nobody is named: the place speaks", neutral=True)


def _crowd(near: Family) -> Idea:
    size: Size = "LS" if near == "long" else "MLS"
    return Idea(size, "group", "a crowd is seen together", neutral=True)


def _drawable(event: Event) -> ThingMatch | None:
    """Return the first thing that an insert can show, a part of a body only if nothing else is."""
    shown = (t for t in event.things if t.prop and t.kind in ("prop", "animal"))
    props = (t for t in shown if t.prop not in presence.WORN)
    parts = (t for t in event.things if t.kind == "body" and targets.of(t, held=True))
    return next(chain(props, parts), None)


def _thing_alone(event: Event, thing: ThingMatch) -> Idea:
    size: Size = "ECU" if thing.hand and event.closeness > _DETAIL else "CU"
    why = f"the {thing.word.lower()} alone matters"
    return Idea(size, "insert", why, target=targets.of(thing, held=True),
                neutral=True)  # fmt: skip


def _angled(idea: Idea, event: Event) -> Idea:
    if len(idea.focus) != 1:
        return idea
    poses = [deed.pose for uid, deed in event.acts if uid in idea.focus and deed.pose]
    for pose in poses[-1:]:
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
            return _travelling(idea, deed, event, view)
    return idea


def _travelling(idea: Idea, deed: Deed, event: Event, view: View) -> Idea:
    fast = deed.pose == "run"
    close = scale.family(event.closeness) == "close" and len(idea.focus) == 1
    tightest: Size = "MCU" if close and not fast else "MLS"
    size = max(idea.size, tightest, key=_WIDER_THAN.index)
    way = view.way(event)
    move = Move(kind="track", direction=way, speed="fast" if fast else "normal")
    return replace(idea, size=size, move=move, why="somebody moves, and the camera goes along")


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
