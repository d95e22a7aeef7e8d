"""An Event is a beat with all that its words were read to mean."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from agent.board import Beat, BeatKind, Span, Speech
from agent.directing import beats, names, places, scale, uids, ways, wordset
from agent.directing.beats import Group
from agent.directing.cast import Company
from agent.directing.glances import Glance
from agent.directing.lexicon.directions import Direction
from agent.directing.lexicon.things import ThingMatch
from agent.directing.lexicon.verbs import Deed
from render.vocabulary import Direction as Way

_PAUSE = re.compile(r"\b(?:beat|pause|silence|temps|stille)\b", re.IGNORECASE)
_FACES = wordset.of(
    "look cry listen think nod shake_head shrug look_up look_down look_back stand sit"
)
_SIGNPOST = re.compile(
    r"\W*(?:(?:END |BEGIN |START )?(?:OF )?(?:THE )?(?:INTERCUT|MONTAGE|SERIES OF SHOTS)\b[^.!?]*"
    r"|BACK TO (?:SCENE|PRESENT)|RETOUR À LA SCÈNE|ZURÜCK ZUR SZENE|RESUME|SAME)\W*"
)
_LONG_SCENE = 6
"""Beats from which a scene outside affords a picture of the place alone."""


@dataclass(frozen=True, slots=True)
class Event:
    """A beat on its way to a shot.

    `seen` are the members the picture may show, most important first (a voice-over speaker is in
    `beat.who`, not here). `told` is the action without camera words, for captions and sizes.
    `held` says who has which prop in a hand. `insert` is the thing handled or read that is worth
    the picture. `direction` is what the writer asks of the camera; `noted`: in a note or shot list.
    `crowd` is how many strangers. `closeness` from 0 (the place) to 1 (a detail). `opens`: first of
    its scene. `item`: one of a montage. `on_line` is who is at the other end of a telephone.
    `talk` counts the speaking beats of a conversation from 0, `left` how many follow; both 0
    without speech. `cut` are the words of the transition into it.
    """

    beat: Beat
    seen: tuple[str, ...] = ()
    told: str = ""
    acts: tuple[tuple[str, Deed], ...] = ()
    things: tuple[ThingMatch, ...] = ()
    held: tuple[tuple[str, str], ...] = ()
    insert: ThingMatch | None = None
    direction: Direction | None = None
    noted: bool = False
    crowd: int = 0
    closeness: float = 0.5
    opens: bool = False
    item: bool = False
    on_line: str | None = None
    talk: int = 0
    left: int = 0
    after: bool = False
    """The action follows the speeches."""
    card: bool = False
    title: str = ""
    cut: str = ""
    way: Way | None = None
    """The way over the screen that all who move go, as said here or before; None: not said."""

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """The deeds of the beat, whoever does them."""
        return tuple(deed for _, deed in self.acts)

    @property
    def lines(self) -> tuple[Speech, ...]:
        """The speeches of the beat."""
        return self.beat.speeches


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the events of a scene have in common.

    `new_place`: the scene opens in another place than the one before. `opening` is the direction
    that stands in the heading. `remote` are heard over a line and never seen;
    `callers` are those here who use it, empty when nobody says.
    """

    uid: str
    heading: str
    span: Span
    company: Company
    new_place: bool
    interior: bool
    montage: bool = False
    remote: frozenset[str] = frozenset()
    callers: frozenset[str] = frozenset()
    opening: Direction | None = None


def read(groups: Sequence[Group], around: Circumstances) -> tuple[Event, ...]:
    """Return the events of a scene: one a beat, and a first look at a new place."""
    register = uids.Register()
    items = beats.in_montage(groups, around.montage)
    found: list[Event] = []
    for at, (group, item) in enumerate(zip(groups, items, strict=True)):
        event = _event(group, around, register)
        seen = _seen(group, event, found, around)
        found.append(replace(event, seen=seen, item=item, opens=at == 0))
    events = tuple(_going(_kinds(found, around)))
    if around.opening and events and not events[0].direction:
        events = (replace(events[0], direction=around.opening, noted=True), *events[1:])
    return tuple(_conversations(_opened(events, around, register), around))


def _event(group: Group, around: Circumstances, register: uids.Register) -> Event:
    action = " ".join(glance.unit.text for glance in group if glance.unit.text)
    lines = tuple(line for glance in group for line in glance.unit.speeches)
    who = tuple(dict.fromkeys(uid for glance in group for uid in glance.who))
    first, last = group[0].unit.span, group[-1].unit.span
    digest = uids.digest(action, *(f"{line.cue}:{line.manner}:{line.text}" for line in lines))
    directed = next((glance.unit for glance in group if glance.unit.direction), None)
    beat = Beat(
        uid=register.take(f"{around.uid}.{digest}"),
        kind="dialogue" if lines else "action",
        who=who,
        action=action,
        speeches=lines,
        props=tuple(dict.fromkeys(prop for glance in group for prop in _acted_with(glance))),
        emphasis=_emphasis(lines, action),
        span=Span(start=first.start, end=last.end, line=first.line, end_line=last.end_line),
        digest=digest,
    )
    told = " ".join(_closed(g.told) for g in group if g.told and not beats.sign(g))
    closest = [glance.closeness for glance in group if glance.told]
    titles = [g.unit.card for g in group if g.unit.kind == "title"]
    return Event(
        beat,
        told=told,
        acts=tuple(act for glance in group for act in glance.acts),
        things=tuple(thing for glance in group for thing in glance.things),
        held=tuple(pair for glance in group for pair in glance.held),
        insert=next((g.inserted for g in group if g.inserted), None) if not lines else None,
        direction=directed.direction if directed else None,
        noted=bool(directed and directed.noted),
        crowd=places.crowd(told),
        closeness=max(closest, default=0.55, key=lambda value: abs(value - 0.5)),
        after=bool(group[0].unit.speeches and action),
        card=bool(titles),
        title=" ".join(titles).strip("*_ "),
        cut=next((glance.unit.cut for glance in group if glance.unit.cut), ""),
        way=next((way for g in reversed(group) if (way := ways.said(g.told, g.deeds))), None),
    )


def _closed(told: str) -> str:
    """Return a unit's words as they stand before another's; a signpost (INTERCUT) says nothing."""
    if _SIGNPOST.fullmatch(told):
        return ""
    return told if told[-1] in ".!?:;,\"'”’)…-–—*_" else f"{told}."


def _acted_with(glance: Glance) -> Iterator[str]:
    """Yield the props somebody does something with."""
    if glance.inserted and glance.inserted.prop:
        yield glance.inserted.prop
    yield from (prop for _, prop in glance.held)


def _emphasis(lines: tuple[Speech, ...], action: str) -> int:
    if lines:
        return max(beats.emphatic(line) for line in lines)
    return min(3, action.count("!"))


def _seen(
    group: Group, event: Event, before: Sequence[Event], around: Circumstances
) -> tuple[str, ...]:
    """Return who can be in the picture; while a voice is heard, whom it is heard by."""
    company = around.company
    silent = sorted(
        (glance for glance in group if not glance.unit.speeches),
        key=lambda glance: glance.inserted is None,
    )
    acting = [uid for glance in silent for uid in glance.who]
    speaking = [uid for glance in group for uid in _on_screen(glance, company)]
    everyone = tuple(dict.fromkeys([*speaking, *acting]))
    heard = ({line.speaker for line in event.lines} - set(speaking)) | around.remote
    shown = tuple(uid for uid in everyone if company.person(uid) and uid not in heard)
    last = [uid for earlier in reversed(before) for uid in earlier.seen if uid not in heard]
    meets = len(shown) == 1 and any(deed.pair for deed in event.deeds)
    if meets:
        return (*shown, *[uid for uid in last if uid not in shown][:1])
    if shown or not event.lines:
        return shown
    calling = [uid for uid in (*last, *around.callers) if uid in around.callers - heard]
    return tuple((calling if heard & around.remote else last or calling)[:1] or last[:1])


def _on_screen(glance: Glance, company: Company) -> tuple[str, ...]:
    return tuple(
        uid
        for line in glance.unit.speeches
        if not names.off_screen(line.extension)
        for uid in company.speakers.get(line.cue.upper(), (line.speaker,))
    )


def _kinds(found: Sequence[Event], around: Circumstances) -> Iterator[Event]:
    for event in found:
        kind = _kind(event)
        same = kind == event.beat.kind
        beat = event.beat if same else event.beat.model_copy(update={"kind": kind})
        yield replace(event, beat=beat)


def _going(events: Iterable[Event]) -> Iterator[Event]:
    """Give every event the way that was said last; a camera that follows goes the same way."""
    last: Way | None = None
    for event in events:
        moves = any(deed.motion in ("enter", "exit", "travel") for deed in event.deeds)
        asked = event.direction
        panned = ways.panned(asked) if moves and (last is None or (asked and asked.way)) else None
        last = event.way or panned or last
        yield replace(event, way=last, direction=ways.along(asked, last if moves else None))


def _kind(event: Event) -> BeatKind:
    if event.card:
        return "title"
    if event.lines:
        return "dialogue"
    motions = {deed.motion for deed in event.deeds}
    if "enter" in motions and event.seen:
        return "entrance"
    if "exit" in motions and event.seen:
        return "exit"
    if _handled(event):
        return "insert"
    if len(event.seen) == 1 and len(event.told.split()) <= 14 and _faces(event):
        return "reaction"
    return "action"


def _faces(event: Event) -> bool:
    """Return whether all that happens is in a face; a pause counts."""
    if _PAUSE.search(event.told) and not event.crowd:
        return True
    felt = any(deed.expression for deed in event.deeds)
    still = all(deed.pose is None or deed.pose in _FACES for deed in event.deeds)
    return felt and still and not event.crowd


def _handled(event: Event) -> bool:
    asked = event.direction is not None and event.direction.framing == "insert"
    return asked or (event.insert is not None and event.closeness >= scale.MEDIUM_FROM)


def _opened(
    events: tuple[Event, ...], around: Circumstances, register: uids.Register
) -> tuple[Event, ...]:
    """Open a new place on a picture of it: on its first beat, or on one of its own before it."""
    if not events or not around.new_place or around.montage:
        return events
    first = events[0]
    if first.direction or first.beat.kind == "title":
        return events
    outside = not around.interior and len(events) >= _LONG_SCENE
    if first.lines or (first.seen and outside) or first.beat.kind == "insert":
        return (_place_alone(around, register), replace(first, opens=False), *events[1:])
    if first.beat.kind in ("action", "entrance", "exit", "reaction"):
        beat = first.beat.model_copy(update={"kind": "establish"})
        return (replace(first, beat=beat), *events[1:])
    return events


def _place_alone(around: Circumstances, register: uids.Register) -> Event:
    digest = uids.digest(around.heading)
    beat = Beat(
        uid=register.take(f"{around.uid}.{digest}"),
        kind="establish",
        span=around.span,
        digest=digest,
    )
    return Event(beat, opens=True, closeness=0.0)


def _on_line(events: Sequence[Event], at: int, around: Circumstances) -> str | None:
    """Return who is at the other end of the line a speech goes over, None: it goes over none."""
    remote, callers = around.remote, around.callers
    here = {line.speaker for line in events[at].lines} - remote
    if callers and here and not here & callers:
        return None
    near = [line for event in events[max(0, at - 1) : at + 2] for line in event.lines]
    other = next((line.speaker for line in near if line.speaker in remote), None)
    return other if events[at].lines else None


def _conversations(events: tuple[Event, ...], around: Circumstances) -> Iterator[Event]:
    """Count the speaking beats from the first to the last of a run of talk.

    Up to two silent beats between speeches do not end a conversation.
    """
    speaking = [at for at, event in enumerate(events) if event.lines]
    runs: list[list[int]] = []
    for at in speaking:
        if runs and at - runs[-1][-1] <= 3:
            runs[-1].append(at)
        else:
            runs.append([at])
    count = {at: (n, len(run) - n - 1) for run in runs for n, at in enumerate(run)}
    for at, event in enumerate(events):
        talk, left = count.get(at, (0, 0))
        yield replace(event, talk=talk, left=left, on_line=_on_line(events, at, around))
