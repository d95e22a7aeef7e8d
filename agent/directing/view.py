"""A View is what a shot has to know of its scene: who is where, what was seen already."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from agent.board import ScenePlace
from agent.directing import names
from agent.directing.events import Event
from agent.directing.lines import phoned
from render.vocabulary import Direction

_AHEAD = re.compile(
    r"\b(?:through|beyond|in front of|outside) the (?:windscreen|windshield|car)\b"
    r"|\b(?:on the road|in the headlights|ahead of (?:him|her|them|the car))\b",
    re.IGNORECASE,
)
"""What is seen from a car, and not in it."""
_NEARER = re.compile(
    r"\b(?:walks?|comes?|goes|go|moves?|crosses|cross|steps?|strides?|rushes|rush) "
    r"(?:[^\W\d_]+ ){0,2}?(?:to|towards?) (?:(?:her|him|them)\b|[A-Z])"
)
"""Who does this was not near before."""
_TO_SOMEBODY = re.compile(
    r"\b(?:to|towards?) (?:(?P<they>(?:her|him|them)\b)(?=\W*$|\W*[.,;:!–—]| (?:and|with|as|in|at|"
    r"on|from|across|through|over|along|while|but|until)\b)|[A-Z][^\W\d_]+\b(?!['’]s))"
)
"""Whom a deed goes to, and no thing of theirs."""
_SOON = 4
"""Events within which somebody who comes nearer is still apart."""
_LAST = 3
"""Events for which somebody who was seen is still taken to be there."""


@dataclass(frozen=True, slots=True)
class View:
    """A scene as the camera finds it.

    `ranks` order the people from left (negative) to right; the first two who speak stand at -2 and
    2. `where` is the place of everybody in an INTERCUT, by uid, empty without one: no frame holds
    two who are in different places. `calling`: they talk over a telephone.
    `vehicle`: the scene plays in a car; `seats` counts from the driver, 0.
    """

    interior: bool
    ranks: Mapping[str, int]
    where: Mapping[str, ScenePlace] = field(default_factory=dict)
    calling: bool = False
    vehicle: bool = False
    seats: Mapping[str, int] = field(default_factory=dict)
    title: str = ""
    """The title of the screenplay, for a title card that says nothing else."""
    opens: bool = False
    """The scene opens in a place not seen just before."""
    events: Sequence[Event] = field(default=(), repr=False)

    def first(self, people: Sequence[str]) -> bool:
        """Return whether the scene opens on these people."""
        return bool(self.events) and self.events[0].seen[:1] == tuple(people[:1])

    def late(self, event: Event) -> bool:
        """Return whether an event is in the last quarter of a scene of some length."""
        at = self.events.index(event)
        return len(self.events) > 5 and at >= len(self.events) * 0.75

    @property
    def driver(self) -> str | None:
        """Return who drives when the scene plays in a car, None: nobody, or it plays elsewhere."""
        first = [uid for uid, at in self.seats.items() if at == 0]
        return first[0] if self.vehicle and first else None

    def staying(self, event: Event) -> tuple[str, ...]:
        """Return who was in the picture last before an event and has not left, at most two."""
        at = next(i for i, other in enumerate(self.events) if other.beat.uid == event.beat.uid)
        for other in reversed(self.events[max(0, at - _LAST) : at]):
            if other.beat.kind == "exit":
                return ()
            if other.seen and not other.item:
                return other.seen[:2]
        return ()

    @property
    def travel(self) -> Direction:
        """The screen direction of all who move; one for the whole scene, so that none turns."""
        moving = (
            uid
            for event in self.events
            for uid, deed in event.acts
            if deed.motion in ("enter", "exit", "travel")
        )
        return "left" if self.ranks.get(next(moving, ""), -1) > 0 else "right"

    def way(self, event: Event) -> Direction:
        """Return the screen direction of who moves: as said, to whom they go, else the scene's."""
        return event.way or self._nearer(event) or self.travel

    def _nearer(self, event: Event) -> Direction | None:
        """Return the side of the one whom somebody goes to, None: to nobody."""
        movers = {uid for uid, deed in event.acts if deed.motion in ("enter", "travel")}
        told = _TO_SOMEBODY.search(event.told)
        if len(movers) != 1 or told is None:
            return None
        mover = next(iter(movers))
        at = next(i for i, other in enumerate(self.events) if other.beat.uid == event.beat.uid)
        before = [uid for other in reversed(self.events[:at]) for uid in other.seen]
        met = (*event.beat.who, *(before if told["they"] else ()))
        other = next((uid for uid in met if uid != mover and uid in self.ranks), None)
        if other is None or self.ranks.get(mover) in (None, self.ranks[other]):
            return None
        return "right" if self.ranks[mover] < self.ranks[other] else "left"

    def hidden(self, event: Event, uid: str) -> bool:
        """Return whether somebody is only heard in an event, or was last heard from outside."""
        if uid in event.seen:
            return False
        at = next(i for i, other in enumerate(self.events) if other.beat.uid == event.beat.uid)
        if any(line.speaker == uid and names.off_screen(line.extension) for line in event.lines):
            return True
        for other in reversed(self.events[:at]):
            if uid in other.seen:
                return False
            if any(line.speaker == uid and _outside(line.extension) for line in other.lines):
                return True
        return False

    def apart(self, event: Event, people: Sequence[str]) -> bool:
        """Return whether one of two who talk has yet to come to the other."""
        at = next(i for i, other in enumerate(self.events) if other.beat.uid == event.beat.uid)
        return any(
            uid in people and deed.motion == "travel" and _NEARER.search(later.told)
            for later in self.events[at + 1 : at + 1 + _SOON]
            for uid, deed in later.acts
        )

    def together(self, people: Sequence[str]) -> bool:
        """Return whether these people can be in one frame."""
        return len({self.where[uid].name for uid in people if uid in self.where}) < 2

    def opposite(self, uid: str) -> str | None:
        """Return who stands on the other side of the line, None: nobody."""
        others = (other for other in self.ranks if other != uid)
        return next((other for other in others if self.together((uid, other))), None)

    def listener(self, event: Event, speaker: str) -> str | None:
        """Return who a speech is most likely said to, None when the speaker is alone."""
        phoning = any(phoned(f"{line.extension} {line.manner}") for line in event.lines)
        if phoning or event.on_line:
            return None
        at = next(i for i, other in enumerate(self.events) if other.beat.uid == event.beat.uid)
        before = [event, *reversed(self.events[max(0, at - 8) : at])]
        after = self.events[at + 1 : at + 5]
        speaking = [line.speaker for other in (*before, *after) for line in other.lines]
        near = [uid for other in before for uid in other.seen]
        for uid in (*[s for s in speaking if s in self.ranks], *near):
            if uid != speaker and uid in self.ranks and self.together((uid, speaker)):
                return uid
        return None


def _outside(extension: str) -> bool:
    """Return whether a speaker is near, out of the frame: not a narrator, not on a line."""
    off = names.off_screen(extension) and not names.voice_over(extension)
    return off and not phoned(extension)


def ranks(events: Sequence[Event], before: Mapping[str, int]) -> dict[str, int]:
    """Return where everybody of a scene stands from left to right.

    Those who went on from the scene before keep their side.
    """
    talkers = [line.speaker for event in events for line in event.lines]
    seen = [uid for event in events for uid in event.seen]
    everyone = list(dict.fromkeys([*(uid for uid in talkers if uid in set(seen)), *seen]))
    kept = {uid: before[uid] for uid in everyone[:2] if uid in before}
    if len(set(kept.values())) < len(kept):
        kept = {}
    free = [rank for rank in (-2, 2, 0, -1, 1) if rank not in kept.values()]
    placed = dict(kept)
    for count, uid in enumerate(uid for uid in everyone if uid not in kept):
        placed[uid] = free[count] if count < len(free) else 3 + count
    return placed


def seats(events: Sequence[Event]) -> dict[str, int]:
    """Return where everybody in a car sits, counted from the driver, 0.

    Who is first seen through the windscreen is not in it.
    """
    driving = [uid for event in events for uid, deed in event.acts if deed.pose == "drive"]
    inside = [event.seen for event in events if not _AHEAD.search(event.told)]
    first: dict[str, bool] = {}
    for event in events:
        for uid in event.seen:
            first.setdefault(uid, bool(_AHEAD.search(event.told)))
    seen = [uid for people in inside for uid in people]
    seated = (
        uid for uid in dict.fromkeys([*driving, *seen]) if not first.get(uid) or uid in driving
    )
    return {uid: at for at, uid in enumerate(seated)}
