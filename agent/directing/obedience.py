"""What the writer asks of the camera is done, whatever the rules would rather do."""

from dataclasses import replace

from agent.board import Origin
from agent.directing import coverage, targets
from agent.directing.cast import Company
from agent.directing.events import Event
from agent.directing.ideas import Idea
from agent.directing.lexicon import things
from agent.directing.lexicon.directions import Direction
from agent.directing.lexicon.things import ThingMatch
from agent.directing.view import View
from render.vocabulary import Framing, Size

_ASKED = ("size", "framing", "angle", "move", "lens")
_MANY: dict[Framing, int] = {"two_shot": 2, "three_shot": 3, "group": 4}


def obey(idea: Idea, event: Event, view: View, company: Company) -> Idea:
    """Return the shot as the writer asked for it; unchanged when nothing was asked."""
    direction = event.direction
    if direction is None:
        return idea
    asked = {name: value for name in _ASKED if (value := getattr(direction, name)) is not None}
    if not asked and not direction.subject:
        return idea
    origin: Origin = "script_note"
    source = "note" if event.noted else "script"
    aimed = _aimed(idea, direction, event, view, company)
    result = replace(
        aimed,
        **asked,
        origin=origin,
        fixed=frozenset(asked) | ({"target"} if direction.subject else set()),
        why=f"the {source} asks for it" + (f": {_said(direction)}" if asked else ""),
    )
    if result.framing == "title":
        return replace(result, title=event.title or event.told or event.beat.action, shown=(),
                       focus=(), over=None, target=None, neutral=True)  # fmt: skip
    return _aimed_at_something(_whole(result, direction, event, view), direction)


def _aimed_at_something(idea: Idea, direction: Direction) -> Idea:
    """An insert shows a thing; of nothing that is named it is a close-up of who is there."""
    if idea.framing != "insert" or idea.target:
        return idea
    if direction.subject:
        return replace(idea, target=direction.subject.lower(), shown=(), focus=())
    return replace(idea, framing="single") if idea.shown else replace(idea, framing="empty")


def _said(direction: Direction) -> str:
    words = [str(value).replace("_", " ") for name in ("size", "framing", "angle")
             if (value := getattr(direction, name))]  # fmt: skip
    if direction.move:
        words.append(direction.move.kind.replace("_", " "))
    if direction.lens:
        words.append(f"{direction.lens:g} mm")
    return ", ".join(words)


def _aimed(idea: Idea, direction: Direction, event: Event, view: View, company: Company) -> Idea:
    """Point the shot at the subject the writer names."""
    people = tuple(
        mention.uid
        for mention in company.mentions.find(direction.subject, view.ranks)
        if company.person(mention.uid)
    )
    found = things.find(direction.subject.lower()) if direction.subject else ()
    if direction.framing in ("pov", "ots"):
        return _through(idea, direction, people, event, view)
    if found and found[0].kind in ("prop", "body") and (not people or _owned(direction.subject)):
        return _at_thing(idea, found[0], people or event.seen[:1], direction)
    if people:
        return _at_people(idea, people)
    if direction.size in ("CU", "ECU") and not direction.subject and not idea.focus:
        return _at_detail(idea, event)
    return idea


def _owned(subject: str) -> bool:
    return "'s " in subject.lower() or "’s " in subject.lower()


def _at_thing(idea: Idea, thing: ThingMatch, holder: tuple[str, ...], asked: Direction) -> Idea:
    wide = asked.size in ("LS", "ELS", "MLS")
    face = thing.word in ("face", "eyes", "eye", "mouth", "lips") and holder
    if face:
        size: Size = "ECU" if thing.word != "face" else "CU"
        return replace(idea, size=size, framing="single", shown=holder, focus=holder, over=None)
    held = holder if thing.hand or thing.kind == "body" else ()
    target = targets.of(thing, held=bool(held))
    return replace(
        idea,
        size="ECU" if thing.hand or thing.kind == "body" else "CU",
        framing="empty" if wide else "insert",
        target=target or thing.word,
        shown=held if target else (),
        focus=(),
        over=None,
        neutral=True,
    )


def _at_people(idea: Idea, people: tuple[str, ...]) -> Idea:
    framing = coverage.framing(len(people))
    size = coverage.fitted("MS" if idea.framing == "empty" else idea.size, len(people))
    if size == "ECU":
        size = "CU"
    return replace(
        idea, size=size, framing=framing, shown=people, focus=people, over=None, target=None
    )


def _at_detail(idea: Idea, event: Event) -> Idea:
    thing = next((t for t in event.things if t.kind in ("prop", "body")), None)
    target = targets.of(thing, held=bool(idea.shown)) if thing else None
    if target is None:
        return idea
    return replace(idea, framing="insert", target=target, neutral=True)


def _through(
    idea: Idea, asked: Direction, people: tuple[str, ...], event: Event, view: View
) -> Idea:
    """Look through somebody's eyes or over their shoulder."""
    others = [uid for uid in (*event.seen, *idea.shown, *view.ranks) if uid not in people[:1]]
    over = people[0] if people else None
    if asked.framing == "ots":
        over, focus = _shoulder(people, event, others)
        shown = tuple(dict.fromkeys([*focus, *([over] if over else [])]))
        size: Size = "MS" if idea.size in ("LS", "ELS", "ECU") else idea.size
        return replace(idea, size=size, shown=shown, focus=focus, over=over, target=None)
    over = over or next(iter(event.seen), None)
    seen = tuple(uid for uid in event.seen if uid != over)
    return replace(idea, shown=seen, focus=seen, over=over, neutral=True)


def _shoulder(
    people: tuple[str, ...], event: Event, others: list[str]
) -> tuple[str | None, tuple[str, ...]]:
    if len(people) >= 2:
        return people[0], people[1:2]
    speaking = tuple(line.speaker for line in event.lines if line.speaker in event.seen)[:1]
    if people and speaking == people:
        speaking = ()
    focus = speaking or tuple(others[:1])
    over = people[0] if people else next((uid for uid in others if uid not in focus), None)
    return over, focus


def _whole(idea: Idea, asked: Direction, event: Event, view: View) -> Idea:
    """Make framing, size and people agree with what was asked."""
    if asked.framing in _MANY and len(idea.shown) < _MANY[asked.framing]:
        more = [uid for uid in (*event.seen, *view.ranks) if uid not in idea.shown]
        shown = (*idea.shown, *dict.fromkeys(more))[: _MANY[asked.framing]]
        idea = replace(idea, shown=shown, focus=shown, over=None, target=None)
    tight = asked.size in ("ECU", "CU") and not asked.framing and not asked.subject
    if (asked.framing == "single" or tight) and len(idea.shown) > 1:
        idea = replace(
            idea, framing="single", shown=idea.shown[:1], focus=idea.shown[:1], over=None
        )
    if asked.framing in ("establishing", "empty"):
        size: Size = idea.size if asked.size else ("LS" if view.interior else "ELS")
        idea = replace(idea, size=size, over=None, target=None, neutral=True)
    if asked.size in ("LS", "ELS") and idea.framing in ("insert", "empty") and event.seen:
        framing = coverage.framing(len(event.seen))
        idea = replace(idea, framing=asked.framing or framing, shown=event.seen, focus=event.seen,
                       target=None)  # fmt: skip
    if asked.size in ("MLS", "LS", "ELS") and idea.framing == "insert" and not asked.subject:
        framing = "group" if event.crowd else "empty"
        idea = replace(idea, framing=asked.framing or framing, target=None, shown=(), focus=())
    return idea
