"""Plans one scene after another: draft, beats, events, ideas, shots and panels.

Every step is open, so that a director who decides beats or shots otherwise uses all the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.board import Panel, Scene, ScenePlace, Settings, Shot, Span
from agent.directing import (
    beats,
    continuity,
    coverage,
    events,
    glances,
    lines,
    obedience,
    panels,
    places,
    staging,
    transitions,
    uids,
    units,
    view,
    whereabouts,
)
from agent.directing.beats import Group
from agent.directing.captions import Narrator, plain, visual
from agent.directing.cast import Company
from agent.directing.events import Event
from agent.directing.glances import Glance
from agent.directing.ideas import Idea
from agent.directing.places import Setting
from agent.directing.source import Locator, collapsed
from agent.directing.view import View
from agent.screenplay import Scene as ScriptScene
from agent.screenplay import Screenplay

_PLACE_ALONE = 1.5
"""Seconds added for a look at a place that no words tell."""


@dataclass(frozen=True)
class Draft:
    """A scene that is read and not yet planned.

    `glances` are its units in order; a beat is a run of them. `text` is its source.
    """

    uid: str
    number: str
    heading: str
    setting: Setting
    span: Span
    head: Span
    text: str
    glances: tuple[Glance, ...]

    @property
    def intercut(self) -> bool:
        """Whether the scene goes to and fro between two places."""
        said = any(glance.unit.text.startswith("INTERCUT") for glance in self.glances)
        return self.setting.heading.intercut or said


class Planner:
    """Carries from scene to scene what a film keeps: sides, whereabouts, uids given out."""

    def __init__(
        self, screenplay: Screenplay, settings: Settings, company: Company, narrator: Narrator
    ) -> None:
        self.company = company
        self._locate = Locator(screenplay)
        self._source = screenplay.source
        self._settings = settings
        self._title = plain(" ".join(screenplay.title_page.get("title", ())))
        self._narrator = narrator
        self._register = uids.Register()
        self._ranks: dict[str, int] = {}
        self._where: dict[str, ScenePlace] = {}
        self._phoning: frozenset[str] = frozenset()

    def scene(self, script: ScriptScene, setting: Setting, number: str) -> Scene:
        """Return a scene planned by the rules, its panels not yet labelled."""
        draft = self.draft(script, setting, number)
        found = self.events(draft, self.groups(draft))
        seen = self.view(draft, found)
        return self.finish(draft, found, self.ideas(found, seen), seen)

    def draft(self, script: ScriptScene, setting: Setting, number: str) -> Draft:
        """Read a scene."""
        span = _span(script)
        heading = collapsed(script.heading.text) if script.heading else ""
        text = collapsed(self._source[span.start : span.end])
        read = units.read(script, self._locate, self.company.speaker)
        head = self._locate.whole(script.heading) if script.heading else span
        return Draft(
            uid=self._register.take(f"s{uids.digest(heading, text)}"),
            number=number,
            heading=heading,
            setting=setting,
            span=span,
            head=head,
            text=text,
            glances=tuple(glances.scan(read, self.company, heading)),
        )

    def groups(self, draft: Draft) -> tuple[Group, ...]:
        """Return the beats of a scene as the rules part it."""
        return beats.group(draft.glances, self._settings.detail, draft.setting.heading.montage)

    def events(self, draft: Draft, groups: Sequence[Group]) -> tuple[Event, ...]:
        """Return the events of a scene's beats."""
        around = events.Circumstances(
            uid=draft.uid,
            heading=draft.heading,
            span=draft.head,
            company=self.company,
            new_place=draft.setting.new and bool(draft.heading),
            interior=draft.setting.place.interior,
            montage=draft.setting.heading.montage,
            remote=self._remote(draft),
            callers=self._callers(draft),
            opening=draft.setting.heading.direction,
        )
        return events.read(groups, around)

    def view(self, draft: Draft, found: Sequence[Event]) -> View:
        """Return the scene as the camera finds it; who goes on keeps their side."""
        place = draft.setting.place
        vehicle = place.kind == "car" and place.interior
        return View(
            interior=place.interior,
            ranks=view.ranks(found, {} if draft.setting.new else self._ranks),
            where=self._apart(draft) if draft.intercut else {},
            calling=draft.intercut and bool(self._callers(draft)),
            vehicle=vehicle,
            seats=view.seats(found) if vehicle else {},
            title=self._title,
            opens=draft.setting.new and bool(draft.heading),
            events=tuple(found),
        )

    def ideas(self, found: Sequence[Event], seen: View) -> tuple[Idea, ...]:
        """Return the shots of the events by the rules; the writer's directions are obeyed."""
        ideas: list[Idea] = []
        for event in found:
            before = ideas[-1] if ideas else None
            idea = coverage.choose(event, seen, before)
            idea = obedience.obey(idea, event, seen, self.company)
            ideas.append(continuity.follow(idea, before))
        return continuity.varied(continuity.opened(ideas) if seen.opens else ideas)

    def finish(
        self, draft: Draft, found: Sequence[Event], ideas: Sequence[Idea], seen: View
    ) -> Scene:
        """Stage, caption and time the shots of a scene; one idea an event."""
        blocking = staging.Blocking(seen)
        crowd = max((event.crowd for event in found), default=0)
        shots: list[Shot] = []
        drawn: list[Panel] = []
        here = draft.setting.place
        bare = not draft.heading
        spots = whereabouts.follow(found, here) if bare else (None for _ in found)
        for event, idea, spot in zip(found, ideas, spots, strict=True):
            shot = self._shot(draft, event, idea, blocking, _extras(idea, event, crowd))
            shots.append(shot.model_copy(update={"place": spot}) if spot else shot)
            alone = not event.beat.action and not event.beat.speeches
            drawn.extend(panels.draw(shots[-1], event.beat, _PLACE_ALONE if alone else 0.0))
        self._ranks = dict(seen.ranks)
        self._phoning = lines.phoning(draft.glances)
        if seen.calling:
            self._phoning |= lines.speakers(draft.glances)
        there = {one.who for shot in shots if not shot.place for one in shot.subjects}
        self._where.update(dict.fromkeys(there, draft.setting.place))
        return Scene(
            uid=draft.uid,
            number=draft.number,
            heading=draft.heading,
            place=draft.setting.place,
            present=tuple(seen.ranks),
            beats=tuple(event.beat for event in found),
            shots=tuple(shots),
            panels=tuple(drawn),
            span=draft.span,
            digest=uids.digest(draft.text),
        )

    def _shot(
        self, draft: Draft, event: Event, idea: Idea, blocking: staging.Blocking, extras: int
    ) -> Shot:
        seen = blocking.view
        subjects = blocking.stage(idea, event)
        elsewhere = self._elsewhere(idea, seen, draft.setting.place)
        if event.item:
            elsewhere = places.of_item(event.told, draft.setting.place)
        if seen.vehicle and idea.framing == "pov":
            elsewhere = places.ahead(draft.setting.place)
        place = elsewhere or draft.setting.place
        return Shot(
            uid=f"{event.beat.uid}.s",
            beats=(event.beat.uid,),
            setup=f"{draft.uid}.{_camera(idea, place)}",
            size=idea.size,
            framing=idea.framing,
            angle=idea.angle,
            move=idea.move,
            lens=idea.lens,
            focus=idea.focus,
            over=idea.over,
            target=idea.target,
            subjects=subjects,
            props=staging.props(idea, event, subjects),
            extras=extras,
            title=idea.title,
            caption=self._narrator.caption(event, idea, place, _heard_by(event, idea, seen)),
            visual=visual(event, place),
            why=idea.why,
            origin=idea.origin,
            neutral=idea.neutral,
            transition=transitions.kind(event.cut),
            place=elsewhere,
        )

    def _remote(self, draft: Draft) -> frozenset[str]:
        if draft.intercut:
            return frozenset()
        away = self._phoning if draft.setting.new else frozenset()
        return lines.remote(draft.glances, self.company, away)

    def _callers(self, draft: Draft) -> frozenset[str]:
        """Return who here is on a telephone, or was at the end of the scene before."""
        return lines.phoning(draft.glances) | self._phoning

    def _apart(self, draft: Draft) -> dict[str, ScenePlace]:
        """Return where all are in an INTERCUT: here who acts before it, others as last seen."""
        told = [glance.unit.text.startswith("INTERCUT") for glance in draft.glances]
        start = told.index(True) if True in told else 0
        before = (one for one in draft.glances[:start] if one.unit.kind == "action")
        acting = {uid for glance in before for uid in glance.who}
        return {**self._where, **dict.fromkeys(acting, draft.setting.place)}

    def _elsewhere(self, idea: Idea, seen: View, here: ScenePlace) -> ScenePlace | None:
        """Return the other place an INTERCUT shows, None: the scene's own."""
        places_of = [seen.where[uid] for uid in idea.shown if uid in seen.where]
        return places_of[0] if places_of and places_of[0].name != here.name else None


def joined(scenes: Sequence[ScriptScene]) -> tuple[ScriptScene, ...]:
    """Join text before the first heading that no picture comes of (FADE IN:) to the first scene."""
    result = list(scenes)
    if len(result) > 1 and result[0].heading is None and not _played(result[0]):
        result[:2] = [replace(result[1], elements=(*result[0].elements, *result[1].elements))]
    return tuple(result)


def _played(scene: ScriptScene) -> bool:
    return any(
        element.type in ("dialogue", "lyric", "centered")
        or (element.type == "action" and not transitions.is_transition(element.text))
        for element in scene.elements
    )


def _span(script: ScriptScene) -> Span:
    elements = [*([script.heading] if script.heading else []), *script.elements]
    if not elements:
        return Span(start=0, end=0, line=1, end_line=1)
    return Span(
        start=min(element.start for element in elements),
        end=max(element.end for element in elements),
        line=min(element.line for element in elements),
        end_line=max(element.end_line for element in elements),
    )


def _camera(idea: Idea, place: ScenePlace) -> str:
    """Return the name of a camera position: shots that share it share the setup."""
    return uids.digest(
        idea.size,
        idea.framing,
        idea.angle,
        " ".join(sorted(idea.focus)),
        idea.over or "",
        idea.target or "",
        idea.title,
        place.name,
        "" if idea.move.kind == "static" else idea.move.kind,
    )


def _heard_by(event: Event, idea: Idea, seen: View) -> str | None:
    """Return who a speech is said to: over the line, by who is in the frame, else nearby."""
    if not event.lines:
        return None
    speaker = event.lines[0].speaker
    if speaker not in idea.shown and idea.shown:
        return idea.shown[0]
    return event.on_line or seen.listener(event, speaker)


def _extras(idea: Idea, event: Event, crowd: int) -> int:
    if idea.framing in ("insert", "title") or idea.size in ("ECU", "CU"):
        return 0
    if event.crowd or idea.size in ("LS", "ELS"):
        return max(event.crowd, crowd)
    return crowd // 3
