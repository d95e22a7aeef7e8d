"""Who stands where in the frame, looks at whom, does what, holds what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from agent.board import ShotSubject
from agent.directing import wordset
from agent.directing.beats import emphatic
from agent.directing.events import Event
from agent.directing.ideas import Idea
from agent.directing.lexicon import verbs
from agent.directing.lexicon.verbs import Deed
from agent.directing.lines import phoned
from agent.directing.presence import WORN
from agent.directing.view import View
from render.vocabulary import ANIMALS, PAIR_POSES, VEHICLES, Direction, Facing, Side

_POSTURES = wordset.of(
    "sit sit_table sit_slump sit_floor sit_bar drive passenger lie sleep kneel ride ride_bike "
    "lean_bar handcuffed"
)
"""Poses a person stays in until another deed."""
_DOWN = wordset.of("fallen faint")
"""Poses after which a person lies."""
_HEADS = wordset.of(
    "look look_up look_down look_back turn listen think nod shake_head shrug stand relaxed"
)
"""Poses of the head alone: who sits, kneels or lies does them so."""
_STAYS = wordset.of("sit sit_table sit_slump sit_floor sit_bar lie sleep kneel")
"""Postures in which the head's poses do not raise a person."""
_UPRIGHT = wordset.of("walk run step climb jump kick punch dance carry_person open_door knock")
"""Poses that no one does who sits, kneels or lies."""
_RISES = re.compile(
    r"(?:stand(?! by| still| there| waiting)|rise|arise|get|jump|leap|climb|scramble|pick|pull|"
    r"stagger|spring|struggle|come to \.\. feet|straighten|bolt|haul)"
)
"""Deeds of the standing pose that raise a person; others (wait, stay) only go on."""
_AT = (
    r"(?:at|in|by|beside|near|before) (?:the |an? |his |her )?(?:[^\W\d_]+ )?"
    r"(?P<where>door|doorway|window)\b"
)
_WAITS = wordset.of("stand lean relaxed think listen smoke")
"""Poses in which somebody at a door or a window stays there."""
_READING = wordset.of("read phone_look write")
"""Poses that hold something up, which no close-up of a feature has room for."""
_SEATED = wordset.of("passenger")
"""Poses of somebody in a car; seen from outside, they step in."""
_SIDES: dict[int, tuple[Side, ...]] = {
    1: ("center",), 2: ("left", "right"), 3: ("left", "center", "right"),
}  # fmt: skip
_MAX_PROPS = 4
_CARRIED = wordset.of(
    "torch gun rifle bag backpack suitcase briefcase box basket sword axe bat camera "
    "guitar violin knife package"
)
"""Props a person keeps in hand from shot to shot, until they are put down."""
_KEPT = wordset.of("gun rifle torch")
"""Props that stay in the hand while the other takes something else."""
_RELEASED = wordset.of("drop throw give fallen faint embrace climb swim")
_LAID_DOWN = re.compile(r"(?:put|set|lay|hide|stow|pocket|holster|tuck|hang|let)\b")
_BUSY = wordset.of(
    "embrace kiss dance climb swim crawl drive passenger sleep lie fallen faint pray cover_face "
    "clap hands_up arms_crossed handcuffed carry_person hold_person type work_hands ride ride_bike "
    "shake_hands hips punch block rifle read write"
)  # fmt: skip
"""Poses that leave no hand free for what is carried."""


@dataclass
class Blocking:
    """What people keep from shot to shot: posture, what they carry, the door they stopped at."""

    view: View
    posture: dict[str, str] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    stops: dict[str, str] = field(default_factory=dict)

    def stage(self, idea: Idea, event: Event) -> tuple[ShotSubject, ...]:
        """Return everybody in the frame of a shot, the most important first."""
        for uid in dict.fromkeys([*event.seen, *idea.shown]):
            self._remember(uid, event)
        sides = _sides(idea, self.view.ranks)
        return tuple(self._subject(uid, idea, event, sides) for uid in idea.shown)

    def _remember(self, uid: str, event: Event) -> None:
        for deed in _deeds(uid, event):
            if deed.motion in ("enter", "exit", "travel"):
                self.stops.pop(uid, None)
            if _raised(deed):
                self.posture.pop(uid, None)
            if deed.pose in _POSTURES:
                self.posture[uid] = str(deed.pose)
            if deed.pose in _DOWN:
                self.posture[uid] = "lie"
            if _lets_go(deed):
                self.held.pop(uid, None)
        if stop := _stop(uid, event):
            self.stops[uid] = stop

    def _subject(
        self, uid: str, idea: Idea, event: Event, sides: Mapping[str, Side]
    ) -> ShotSubject:
        deeds = _deeds(uid, event)
        pose = self._pose(uid, event, deeds)
        if pose in _READING and idea.size == "ECU" and idea.framing == "single":
            pose = self.posture.get(uid, "look")
        partner = _partner(uid, pose, idea)
        if pose in PAIR_POSES and partner is None:
            pose = {"embrace": "reach", "kiss": "lean", "give": "reach"}.get(pose, pose)
        facing, looks_at = self._eyes(uid, idea, event, partner)
        feature = idea.size == "ECU" and idea.framing == "single" and pose != "phone_ear"
        right, left = (None, None) if feature else self._hands(uid, event, deeds, pose)
        return ShotSubject(
            who=uid,
            side=sides[uid],
            depth=_depth(uid, idea),
            facing=facing,
            looks_at=looks_at,
            pose=pose,
            expression=_expression(uid, event, deeds),
            partner=partner,
            left_hand=left,
            right_hand=right,
            travel=self._travel(uid, event) if partner is None else None,
            anchor=self._anchor(uid, event),
        )

    def _hands(
        self, uid: str, event: Event, deeds: tuple[Deed, ...], pose: str
    ) -> tuple[str | None, str | None]:
        """Return what the right and the left hand hold, and keep what is carried on."""
        taken = [prop for doer, prop in event.held if doer == uid]
        if any(map(_lets_go, deeds)) and not _lets_go(deeds[-1]):
            taken = []
        done = [deed.prop for deed in deeds if deed.prop and deed.pose != "phone_ear"]
        phone = ["phone"] if pose in ("phone_ear", "phone_look") else []
        kept = [] if pose in _BUSY else [prop for prop in (self.held.get(uid),) if prop]
        things = list(dict.fromkeys([*phone, *reversed(taken), *(() if taken else done), *kept]))
        if "phone" in things:
            things = [prop for prop in things if prop != "telephone"]
        self._keep(uid, taken, deeds)
        return next(iter(things), None), next(iter(things[1:]), None)

    def _keep(self, uid: str, taken: list[str], deeds: tuple[Deed, ...]) -> None:
        down = any(map(_lets_go, deeds))
        if taken and self.held.get(uid) not in _KEPT:
            self.held.pop(uid, None)
        carried = [prop for prop in taken if prop in _CARRIED]
        if carried and not down:
            self.held = {who: prop for who, prop in self.held.items() if prop != carried[-1]}
            self.held[uid] = carried[-1]

    def _pose(self, uid: str, event: Event, deeds: tuple[Deed, ...]) -> str:
        if event.on_line or _on_phone(uid, event) or (self.view.calling and event.lines):
            return "phone_ear"
        if uid in self.view.seats and not event.item:
            return "drive" if self._anchor(uid, event) == "driver" else "passenger"
        shown = [deed.pose for deed in deeds if deed.pose]
        if shown:
            last = "step" if shown[-1] in _SEATED and not self.view.vehicle else shown[-1]
            stays = last in _HEADS and self.posture.get(uid) in _STAYS
            return self.posture[uid] if stays else last
        return self.posture.get(uid, "relaxed")

    def _travel(self, uid: str, event: Event) -> Direction | None:
        """Return the way somebody moves over the screen, None: not at all."""
        if not _moves(uid, event) or _stop(uid, event):
            return None
        return self.view.way(event)

    def _anchor(self, uid: str, event: Event) -> str | None:
        if event.item:
            return None
        if uid not in self.view.seats:
            return self.stops.get(uid) if not self.posture.get(uid) else None
        seats = ("driver", "passenger", "back_seat_1", "back_seat_2")
        return seats[min(self.view.seats[uid], 3)]

    def _eyes(
        self, uid: str, idea: Idea, event: Event, partner: str | None
    ) -> tuple[Facing, str | None]:
        """Return where somebody faces and what is looked at; talking pairs face each other."""
        if idea.over == uid and idea.framing == "ots":
            return "away", idea.focus[0] if idea.focus else None
        other = partner or next((one for one in idea.shown if one != uid), None)
        if idea.target and idea.framing == "insert":
            return "camera", None
        if travel := self._travel(uid, event):
            return ("left" if travel == "left" else "right"), None
        if other and len(idea.shown) == 2:
            facing: Facing = "partner" if idea.framing != "ots" else self._towards(uid, other)
            return facing, other
        off = idea.towards or (self.view.listener(event, uid) if event.lines else None)
        if len(idea.shown) > 2:
            speaker = next((line.speaker for line in event.lines if line.speaker != uid), None)
            return "camera", speaker if speaker in idea.shown else None
        if off is None:
            off = self.view.opposite(uid)
        return (self._towards(uid, off), off) if off else ("camera", None)

    def _towards(self, uid: str, other: str) -> Facing:
        ranks = self.view.ranks
        return "right" if ranks.get(uid, 0) <= ranks.get(other, 0) else "left"


def props(idea: Idea, event: Event, subjects: tuple[ShotSubject, ...]) -> tuple[str, ...]:
    """Return the things in the frame that nobody holds."""
    hands = {hand for one in subjects for hand in (one.left_hand, one.right_hand) if hand}
    acted = [prop for prop in (idea.target, *event.beat.props) if prop in event.beat.props]
    seen = [thing.prop for thing in event.things if thing.prop and thing.prop not in WORN]
    if idea.size in ("ECU", "CU") or {"drive", "passenger", "ride"} & {s.pose for s in subjects}:
        seen = [prop for prop in seen if prop not in (*VEHICLES, *ANIMALS)]
    free = [str(prop) for prop in dict.fromkeys([*acted, *seen]) if prop not in hands]
    return tuple(free[: max(_MAX_PROPS, len(acted))])


def _raised(deed: Deed) -> bool:
    """Return whether nobody sits, kneels or lies after a deed."""
    if deed.pose == "stand":
        return bool(_RISES.match(deed.base))
    return deed.motion in ("enter", "exit", "travel") or deed.pose in _UPRIGHT


def _stop(uid: str, event: Event) -> str | None:
    """Return the door or the window at which somebody stays, None: at neither."""
    deeds = _deeds(uid, event)
    last = deeds[-1] if deeds else None
    if last is None or last.pose not in _WAITS:
        return None
    found = re.search(rf"\b{re.escape(last.verb)}\s+{_AT}", event.told, re.IGNORECASE)
    return "window" if found and found["where"].lower() == "window" else "door" if found else None


def _lets_go(deed: Deed) -> bool:
    """Return whether the hand is empty after a deed."""
    return deed.pose in _RELEASED or bool(_LAID_DOWN.match(deed.base))


def _moves(uid: str, event: Event) -> bool:
    return any(deed.motion in ("enter", "exit", "travel") for deed in _deeds(uid, event))


def _deeds(uid: str, event: Event) -> tuple[Deed, ...]:
    return tuple(deed for doer, deed in event.acts if doer == uid)


def _sides(idea: Idea, ranks: Mapping[str, int]) -> dict[str, Side]:
    ordered = sorted(idea.shown, key=lambda uid: (ranks.get(uid, 0), uid))
    if len(ordered) == 1:
        rank = ranks.get(ordered[0], 0)
        alone: Side = "left" if rank < 0 else "right" if rank > 0 else "center"
        return {ordered[0]: alone}
    sides = _SIDES.get(len(ordered), ("left", "left", "right", "right"))
    return {uid: sides[min(at, len(sides) - 1)] for at, uid in enumerate(ordered)}


def _depth(uid: str, idea: Idea) -> int:
    if idea.framing == "ots":
        return 0 if uid == idea.over else 1
    if idea.framing == "establishing":
        return 1
    return 1 if len(idea.shown) > 2 and idea.shown.index(uid) >= 2 else 0


def _partner(uid: str, pose: str, idea: Idea) -> str | None:
    if pose not in PAIR_POSES:
        return None
    return next((other for other in idea.shown if other != uid), None)


def _on_phone(uid: str, event: Event) -> bool:
    return any(
        line.speaker == uid and phoned(f"{line.extension} {line.manner}") for line in event.lines
    )


def _expression(uid: str, event: Event, deeds: tuple[Deed, ...]) -> str:
    lines = [line for line in event.lines if line.speaker == uid]
    for line in lines:
        said = verbs.manner(line.manner) if line.manner else None
        if said:
            return said
    shown = [deed.expression for deed in deeds if deed.expression]
    if shown:
        return shown[-1]
    if not lines:
        return "neutral"
    return "shout" if max(emphatic(line) for line in lines) >= 2 else "talk"
