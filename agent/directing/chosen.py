"""Makes a scene of the board from a model's answer; staging, numbers and timing are ours.

What the model chose - size, framing, angle, move, caption - stays as it is; only what the writer
asks for in the script goes before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.board import Beat, BeatKind, Panel, Scene, Shot, ShotSubject
from agent.directing import beats, coverage, obedience, uids
from agent.directing.answer import AUTO, Figure, Plan, SceneAnswer
from agent.directing.beats import Group
from agent.directing.events import Event
from agent.directing.ideas import Idea
from agent.directing.lexicon import things
from agent.directing.planner import Draft, Planner
from agent.directing.verify import PEOPLE, Bench
from agent.directing.view import View
from render.order import Move
from render.vocabulary import PAIR_POSES, Direction, Framing, MoveKind

_KINDS: dict[Framing, BeatKind] = {"establishing": "establish", "insert": "insert"}
_NEUTRAL = frozenset({"establishing", "empty", "insert", "pov", "title"})
_WAYS: dict[MoveKind, tuple[Direction, ...]] = {
    "pan": ("right", "left"), "whip_pan": ("right", "left"), "tilt": ("up", "down"),
    "crane": ("up", "down"), "zoom": ("in", "out"), "push_in": ("in",), "pull_out": ("out",),
    "track": ("right", "left", "in", "out"), "follow": ("in", "left", "right"),
    "arc": ("right", "left"),
}  # fmt: skip
"""The ways each move can go; the first is the usual one."""


@dataclass(frozen=True)
class _Part:
    """One beat of the board on its way: an event, the plan it is part of, which part of it."""

    event: Event
    plan: Plan | None
    at: int


def scene(planner: Planner, draft: Draft, said: SceneAnswer, bench: Bench) -> Scene:
    """Return the scene as the model directs it, its panels not yet labelled."""
    groups, owners = _grouped(said, bench)
    known = replace(draft, setting=replace(draft.setting, new=False))
    found = planner.events(known, groups)
    parts = [_Part(event, *owner) for event, owner in zip(found, owners, strict=True)]
    if said.opens_on_place and draft.heading and _worth(said.beats[0]):
        parts = [_Part(_place(draft), None, 0), *parts]
    events = tuple(_kind(part, first=part is parts[0]) for part in parts)
    seen = planner.view(draft, events)
    ideas: list[Idea] = []
    for part, event in zip(parts, events, strict=True):
        idea = _idea(part, event, seen, bench, ideas[-1] if ideas else None)
        ideas.append(obedience.obey(idea, event, seen, bench.company))
    made = planner.finish(draft, events, ideas, seen)
    shots = [_told(shot, part, seen, bench) for shot, part in zip(made.shots, parts, strict=True)]
    made = made.model_copy(update={"shots": tuple(shots), "directed_by": "llm"})
    return _held(made, parts, ideas)


def _grouped(
    said: SceneAnswer, bench: Bench
) -> tuple[tuple[Group, ...], tuple[tuple[Plan, int], ...]]:
    """Return the beats of the board, and of each the plan it is part of and which part."""
    pairs = []
    for plan in said.beats:
        told = [g for atom in bench.passage.atoms[plan.first - 1 : plan.last] for g in atom]
        pairs += [(group, (plan, at)) for at, group in enumerate(beats.parted(told))]
    return tuple(group for group, _ in pairs), tuple(owner for _, owner in pairs)


def _worth(first: Plan) -> bool:
    """Return whether a picture of the place is not the first beat already."""
    return first.framing not in ("establishing", "empty", "title")


def _place(draft: Draft) -> Event:
    digest = uids.digest("the place alone", draft.heading)
    beat = Beat(uid=f"{draft.uid}.{digest}", kind="establish", span=draft.head, digest=digest)
    return Event(beat, opens=True, closeness=0.0)


def _kind(part: _Part, *, first: bool) -> Event:
    event = replace(part.event, opens=first)
    kind = _KINDS.get(part.plan.framing) if part.plan else None
    if kind is None or event.lines or event.card:
        return event
    return replace(event, beat=event.beat.model_copy(update={"kind": kind}))


def _idea(part: _Part, event: Event, seen: View, bench: Bench, before: Idea | None) -> Idea:
    plan = part.plan
    if plan is None or event.card:
        return coverage.choose(event, seen, before)
    people = bench.people
    named = [people[figure.name.strip().casefold()] for figure in plan.characters]
    shown = tuple(uid for uid in dict.fromkeys(named) if bench.company.person(uid))
    over = people.get(plan.over.strip().casefold()) if plan.over else None
    shown, focus, over = _framed(plan.framing, shown, over)
    return Idea(
        size=plan.size,
        framing=plan.framing,
        why=plan.why or "the director's choice",
        angle=plan.angle,
        move=_move(plan),
        focus=focus,
        shown=shown,
        over=over,
        towards=_towards(shown, event, seen),
        target=_target(plan, event),
        origin="llm",
        neutral=plan.framing in _NEUTRAL,
    )


def _framed(
    framing: Framing, shown: tuple[str, ...], over: str | None
) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Return who is in the frame, on whom the size is measured, and whose shoulder or eyes."""
    if framing == "ots":
        focus = tuple(uid for uid in shown if uid != over)[:1]
        over = over or next((uid for uid in shown if uid not in focus), None)
        return (*focus, *([over] if over else [])), focus, over
    if framing == "pov":
        shown = tuple(uid for uid in shown if uid != over)
    shown = shown[: PEOPLE[framing][1]]
    focus = () if framing == "insert" else shown
    return shown, focus, over if framing == "pov" else None


def _towards(shown: tuple[str, ...], event: Event, seen: View) -> str | None:
    """Return whom somebody alone in the frame looks at while there is talk: the other one."""
    if len(shown) != 1 or not event.lines:
        return None
    speaker = event.lines[0].speaker
    if speaker in shown:
        return seen.listener(event, speaker)
    return speaker if speaker in seen.ranks else None


def _move(plan: Plan) -> Move:
    ways = _WAYS.get(plan.move, ())
    way = next((one for one in ways if one == plan.direction), ways[0] if ways else None)
    return Move(kind=plan.move, direction=way, speed=plan.speed if ways else "normal")


def _target(plan: Plan, event: Event) -> str | None:
    if plan.framing != "insert":
        return None
    found = things.of(plan.target) or next(iter(things.find(plan.target)), None)
    found = found or event.insert or next((t for t in event.things if t.insert), None)
    return (found.prop or found.word) if found else plan.target or None


def _told(shot: Shot, part: _Part, seen: View, bench: Bench) -> Shot:
    """Give a shot the model's words; a later part of its beat keeps the words of the rules."""
    if part.plan is None or part.event.card or part.at > 0:
        return shot
    hints = {bench.people[f.name.strip().casefold()]: f for f in part.plan.characters}
    return shot.model_copy(
        update={
            "caption": part.plan.caption,
            "visual": " ".join(part.plan.visual.split()[:20]) or shot.visual,
            "subjects": tuple(_posed(one, hints.get(one.who), shot, seen) for one in shot.subjects),
        }
    )


def _posed(one: ShotSubject, hint: Figure | None, shot: Shot, seen: View) -> ShotSubject:
    """Give somebody the pose and expression the model named, where the staging has room for it."""
    if hint is None:
        return one
    update: dict[str, object] = {}
    if hint.expression != AUTO:
        update["expression"] = hint.expression
    free = not seen.vehicle and one.pose != "phone_ear" and one.partner is None
    if hint.pose != AUTO and free:
        partner = next((other.who for other in shot.subjects if other.who != one.who), None)
        if hint.pose not in PAIR_POSES:
            update["pose"] = hint.pose
        elif partner:
            update |= {"pose": hint.pose, "partner": partner}
    return one.model_copy(update=update)


def _held(made: Scene, parts: Sequence[_Part], ideas: Sequence[Idea]) -> Scene:
    """Let what goes on in one camera position over several panels be one shot."""
    shots: list[Shot] = []
    into: dict[str, str] = {}
    before: Idea | None = None
    for shot, part, idea in zip(made.shots, parts, ideas, strict=True):
        if part.at > 0 and before and _same(idea, before):
            shots[-1] = shots[-1].model_copy(update={"beats": (*shots[-1].beats, *shot.beats)})
        else:
            shots.append(shot)
        into[shot.uid] = shots[-1].uid
        before = idea
    panels = tuple(_of(panel, into) for panel in made.panels)
    return made.model_copy(update={"shots": tuple(shots), "panels": panels})


def _same(idea: Idea, before: Idea) -> bool:
    """Return whether the camera stays: only looks and what an insert shows may differ."""
    return replace(idea, towards=before.towards, target=before.target) == before


def _of(panel: Panel, into: dict[str, str]) -> Panel:
    return panel.model_copy(update={"shot": into[panel.shot]})
