"""Coverage of talk: open on both, alternate, tighten, breathe."""

from dataclasses import dataclass, replace

from agent.directing import names, timing, wordset
from agent.directing.events import Event
from agent.directing.ideas import Idea
from agent.directing.view import View
from render.order import Move
from render.vocabulary import Framing, Size

_GLIMPSE = 6.5
"""Seconds of a speech that may run over the face of the listener."""
_BREATH = 10
"""Speaking beats after which the camera goes back to both."""
_DOWN = wordset.of("lie fallen faint")
"""Poses in which a speaker is on the floor or in bed."""
_LEVELS: tuple[tuple[Size, Framing, str], ...] = (
    ("MS", "ots", "over the shoulder: the talk begins"),
    ("MCU", "single", "a single: the talk tightens"),
    ("CU", "single", "a close single: the talk is at its height"),
)
_TOGETHER: tuple[tuple[Size, Framing], ...] = (
    ("MS", "single"),
    ("MS", "two_shot"),
    ("MLS", "three_shot"),
    ("LS", "group"),
)
_ALONE: tuple[Size, ...] = ("MS", "MCU", "CU")


@dataclass(frozen=True, slots=True)
class _Talk:
    """A speaking beat.

    `wave` counts from the last picture of both, `share` is 0 to 1 through it.
    """

    event: Event
    speakers: tuple[str, ...]
    wave: int
    share: float

    @property
    def level(self) -> int:
        """How tight the shot is: 0 over the shoulder, 1 single, 2 close."""
        strong = self.event.beat.emphasis >= 2
        last = self.event.left == 0 and self.event.talk >= 3
        return min(2, int(self.share * 2.4) + strong + last)


def choose(event: Event, view: View, before: Idea | None) -> Idea:
    """Return the shot of a speaking beat."""
    talk = _talk(event)
    if not talk.speakers:
        return _listening(event, view)
    if event.told and (acted := _acted(event, talk.speakers)):
        return acted
    if _quick(talk, view):
        return _both(event, talk.speakers, "a quick exchange plays in one picture")
    speaker = talk.speakers[0]
    other = view.listener(event, speaker)
    if other is None or view.hidden(event, other) or view.apart(event, (speaker, other)):
        return _by_themselves(talk, speaker, other, view)
    if _goes_on(event, view) and timing.together("", event.lines) <= _GLIMPSE:
        return _reaction(event, speaker, other)
    if talk.wave == 0 and not _both_shown(before, speaker, other):
        why = "a conversation opens on both" if event.talk == 0 else "back to both, to breathe"
        return _both(event, (speaker, other), why)
    if before and _both_look_one_way(before, speaker, other, view):
        return _both(event, (before.focus[0], speaker), "another voice joins: both in one frame")
    return _single(talk, speaker, other, view)


def _quick(talk: _Talk, view: View) -> bool:
    """Return whether an exchange plays in one picture: those who speak stand together."""
    several = len(talk.speakers) > 1 and view.together(talk.speakers)
    return several and not view.apart(talk.event, talk.speakers)


def _by_themselves(talk: _Talk, speaker: str, other: str | None, view: View) -> Idea:
    """Return the shot of a speaker who has nobody in the frame to speak to."""
    if other is None:
        return _alone(talk, speaker, view)
    heard = view.hidden(talk.event, other)
    why = "the other is only heard: a single" if heard else "the two are still apart: a single"
    size = _ALONE[talk.level] if heard else "MS"
    return Idea(size, "single", why, shown=(speaker,), focus=(speaker,), towards=other)


def _acted(event: Event, speakers: tuple[str, ...]) -> Idea | None:
    """Return the shot of a speech that a deed decides, None: none does."""
    if any(uid == speakers[0] and deed.pose in _DOWN for uid, deed in event.acts):
        return _down(speakers[0])
    if len(event.seen) > len(speakers):
        return _both(event, event.seen, "they talk while it happens")
    return None


def _down(speaker: str) -> Idea:
    why = "from above: the speaker is down"
    return Idea("MS", "single", why, angle="high", shown=(speaker,), focus=(speaker,))


def _talk(event: Event) -> _Talk:
    speakers = tuple(
        dict.fromkeys(
            uid
            for line in event.lines
            if not names.off_screen(line.extension)
            for uid in event.seen
            if uid == line.speaker or (uid in event.beat.who and not event.told)
        )
    )
    wave = event.talk % _BREATH
    rest = min(_BREATH - 1, wave + event.left)
    return _Talk(event, speakers, wave, wave / rest if rest > 1 else 0.0)


def _listening(event: Event, view: View) -> Idea:
    """The speaker is not in the frame: show who hears it, or the place."""
    people = event.seen[:2]
    if not people:
        size: Size = "LS" if view.interior else "ELS"
        return Idea(size, "empty", "a voice over the place", neutral=True)
    two = len(people) == 2
    size = "MS" if two or event.told else "MCU"
    return Idea(
        size,
        "two_shot" if two else "single",
        "the voice is heard, not seen: the picture stays with those present",
        shown=people,
        focus=people,
    )


def _both(event: Event, people: tuple[str, ...], why: str) -> Idea:
    size, framing = _TOGETHER[min(len(people), 4) - 1]
    return Idea(size, framing, why, shown=people[:4], focus=people[:4])


def _alone(talk: _Talk, speaker: str, view: View) -> Idea:
    level = talk.level
    where = "on the line" if view.where else "alone"
    return Idea(
        _ALONE[level],
        "single",
        f"{where}: a single that tightens",
        shown=(speaker,),
        focus=(speaker,),
    )


def _goes_on(event: Event, view: View) -> bool:
    """Return whether this is the second, fourth ... part of one long speech."""
    at = next(i for i, other in enumerate(view.events) if other.beat.uid == event.beat.uid)
    count = 0
    while at > 0 and view.events[at - 1].lines:
        if view.events[at - 1].lines[-1].span != event.lines[0].span:
            break
        count += 1
        at -= 1
    return count % 2 == 1


def _both_look_one_way(before: Idea, speaker: str, other: str, view: View) -> bool:
    """Return whether a single would look the same way as the single of somebody else before it."""
    if len(before.focus) != 1 or before.focus[0] == speaker or before.towards is None:
        return False
    left = view.ranks.get(before.towards, 0) < view.ranks.get(before.focus[0], 0)
    return left == (view.ranks.get(other, 0) < view.ranks.get(speaker, 0))


def _reaction(event: Event, speaker: str, other: str) -> Idea:
    return Idea(
        "CU" if event.beat.emphasis >= 2 else "MCU",
        "single",
        "a long speech: the face of the one who listens",
        shown=(other,),
        focus=(other,),
        towards=speaker,
    )


def _both_shown(before: Idea | None, speaker: str, other: str) -> bool:
    return (
        before is not None
        and {speaker, other} <= set(before.shown)
        and before.framing
        in (
            "two_shot",
            "three_shot",
            "group",
            "ots",
        )
    )


def _single(talk: _Talk, speaker: str, other: str, view: View) -> Idea:
    size, framing, why = _LEVELS[talk.level]
    if framing == "ots" and view.vehicle:
        framing, why = "single", "a single: there is no room over the shoulder"
    over = other if framing == "ots" else None
    idea = Idea(
        size,
        framing,
        why,
        shown=(speaker, other) if over else (speaker,),
        focus=(speaker,),
        over=over,
        towards=other,
    )
    if talk.level == 2 and talk.event.left == 0 and talk.event.beat.emphasis >= 2:
        move = Move(kind="push_in", direction="in", speed="slow")
        return replace(idea, move=move, why="the last strong line: push in")
    return idea
