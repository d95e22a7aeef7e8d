"""The director without a model: rules of film grammar, the same board for the same script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.board import (
    Board,
    CastMember,
    Panel,
    Scene,
    ScenePlace,
    Settings,
    Shot,
    Span,
    Transition,
)
from agent.directing import (
    beats,
    cast,
    continuity,
    coverage,
    events,
    glances,
    language,
    lines,
    numbering,
    obedience,
    panels,
    places,
    staging,
    uids,
    units,
    view,
)
from agent.directing.captions import Narrator, visual
from agent.directing.cast import Company
from agent.directing.events import Event
from agent.directing.glances import Glance
from agent.directing.ideas import Idea
from agent.directing.places import Setting
from agent.directing.source import Locator, collapsed
from agent.directing.view import View
from agent.screenplay import Scene as ScriptScene
from agent.screenplay import Screenplay

_TRANSITIONS: tuple[tuple[str, Transition], ...] = (
    ("FADE IN", "fade_in"), ("FADE OUT", "fade_out"), ("FADE TO", "fade_out"),
    ("FADE", "fade_in"), ("DISSOLVE", "dissolve"), ("WIPE", "wipe"), ("SMASH", "smash_cut"),
    ("MATCH", "match_cut"),
)  # fmt: skip
_PLACE_ALONE = 1.5
"""Seconds added for a look at a place that no words tell."""


@dataclass(frozen=True)
class RulesDirector:
    """Plans a board offline; implements agent.directing.director.Director."""

    def plan(
        self, screenplay: Screenplay, settings: Settings, known: tuple[CastMember, ...] = ()
    ) -> Board:
        """Return the board of a screenplay, every panel labelled."""
        company = cast.read(screenplay, known)
        scenes = _whole(screenplay.scenes)
        narrator = Narrator(company, language.detect(screenplay))
        numbers = numbering.scene_numbers([scene.number for scene in scenes])
        planner = _Planner(screenplay, settings, company, narrator)
        made = [
            planner.scene(scene, setting, number)
            for scene, setting, number in zip(scenes, places.read(scenes), numbers, strict=True)
        ]
        board = Board(
            title=_title(screenplay, scenes),
            credits=_credits(screenplay),
            draft=" ".join(screenplay.title_page.get("draft date", ())),
            language=narrator.language,
            settings=settings,
            cast=company.members,
            scenes=tuple(scene for scene in made if scene.panels),
        )
        return numbering.number(board)


class _Planner:
    """Carries from scene to scene what a film keeps: sides, whereabouts, uids given out."""

    def __init__(
        self, screenplay: Screenplay, settings: Settings, company: Company, narrator: Narrator
    ) -> None:
        self._locate = Locator(screenplay)
        self._source = screenplay.source
        self._settings = settings
        self._company = company
        self._narrator = narrator
        self._register = uids.Register()
        self._ranks: dict[str, int] = {}
        self._where: dict[str, ScenePlace] = {}

    def scene(self, script: ScriptScene, setting: Setting, number: str) -> Scene:
        """Return the planned scene, panels not yet labelled."""
        span = _span(script)
        heading = collapsed(script.heading.text) if script.heading else ""
        text = collapsed(self._source[span.start : span.end])
        uid = self._register.take(f"s{uids.digest(heading, text)}")
        found = self._events(script, setting, uid, heading, span)
        seen = self._view(found, setting)
        shots = tuple(self._shots(found, seen, setting, uid))
        self._ranks = dict(seen.ranks)
        self._where.update(
            {one.who: setting.place for shot, _ in shots for one in shot.subjects if not shot.place}
        )
        return Scene(
            uid=uid,
            number=number,
            heading=heading,
            place=setting.place,
            present=tuple(seen.ranks),
            beats=tuple(event.beat for event in found),
            shots=tuple(shot for shot, _ in shots),
            panels=tuple(panel for _, drawn in shots for panel in drawn),
            span=span,
            digest=uids.digest(text),
        )

    def _events(
        self, script: ScriptScene, setting: Setting, uid: str, heading: str, span: Span
    ) -> tuple[Event, ...]:
        read = units.read(script, self._locate, self._company.speaker)
        looked = tuple(glances.scan(read, self._company, heading))
        montage = setting.heading.montage
        groups = beats.group(looked, self._settings.detail, montage)
        around = events.Circumstances(
            uid=uid,
            heading=heading,
            span=_heading_span(script, span),
            company=self._company,
            detail=self._settings.detail,
            new_place=setting.new and script.heading is not None,
            interior=setting.place.interior,
            montage=montage,
            remote=frozenset()
            if _intercut(setting, looked)
            else lines.remote(looked, self._company),
            opening=setting.heading.direction,
        )
        return events.read(groups, around)

    def _view(self, found: tuple[Event, ...], setting: Setting) -> View:
        place = setting.place
        kept = {} if setting.new else self._ranks
        ranks = view.ranks(found, kept)
        vehicle = place.kind == "car" and place.interior
        apart = setting.heading.intercut or any(
            event.beat.action.startswith("INTERCUT") for event in found
        )
        return View(
            interior=place.interior,
            ranks=ranks,
            apart=apart,
            vehicle=vehicle,
            seats=_seats(found) if vehicle else {},
            events=found,
        )

    def _shots(
        self, found: Sequence[Event], seen: View, setting: Setting, uid: str
    ) -> Iterator[tuple[Shot, tuple[Panel, ...]]]:
        ideas: list[Idea] = []
        for event in found:
            before = ideas[-1] if ideas else None
            idea = coverage.choose(event, seen, before)
            idea = obedience.obey(idea, event, seen, self._company)
            ideas.append(continuity.follow(idea, before))
        blocking = staging.Blocking(seen)
        crowd = max((event.crowd for event in found), default=0)
        for event, idea in zip(found, continuity.varied(ideas), strict=True):
            shot = self._shot(event, idea, blocking, setting, uid)
            shot = shot.model_copy(update={"extras": _extras(idea, event, crowd)})
            alone = not event.beat.action and not event.beat.speeches
            yield shot, panels.draw(shot, event.beat, _PLACE_ALONE if alone else 0.0)

    def _shot(
        self, event: Event, idea: Idea, blocking: staging.Blocking, setting: Setting, uid: str
    ) -> Shot:
        subjects = blocking.stage(idea, event)
        elsewhere = self._elsewhere(idea, blocking.view, setting)
        place = elsewhere or setting.place
        to = self._heard_by(event, idea, blocking.view)
        return Shot(
            uid=f"{event.beat.uid}.s",
            beats=(event.beat.uid,),
            setup=f"{uid}.{_camera(idea, place)}",
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
            title=idea.title,
            caption=self._narrator.caption(event, idea, place, to),
            visual=visual(event, place, {}),
            why=idea.why,
            origin=idea.origin,
            neutral=idea.neutral,
            transition=_transition(event.cut),
            place=elsewhere,
        )

    def _heard_by(self, event: Event, idea: Idea, seen: View) -> str | None:
        if not event.lines:
            return None
        speaker = event.lines[0].speaker
        if speaker not in idea.shown and idea.shown:
            return idea.shown[0]
        return seen.listener(event, speaker) if event.on_line is None else event.on_line

    def _elsewhere(self, idea: Idea, seen: View, setting: Setting) -> ScenePlace | None:
        """Return where an INTERCUT goes: where the person in the frame was last seen."""
        if not seen.apart or len(idea.shown) != 1:
            return None
        place = self._where.get(idea.shown[0])
        return place if place and place.name != setting.place.name else None


def _intercut(setting: Setting, looked: Sequence[Glance]) -> bool:
    """Return whether a scene goes to and fro between two places."""
    return setting.heading.intercut or any(g.unit.text.startswith("INTERCUT") for g in looked)


def _whole(scenes: Sequence[ScriptScene]) -> tuple[ScriptScene, ...]:
    """Join text before the first heading that no picture comes of (FADE IN:) to the first scene."""
    result = list(scenes)
    if len(result) > 1 and result[0].heading is None and not _played(result[0]):
        head, first = result[0], result[1]
        assert first.heading is not None
        result[:2] = [replace(first, elements=(*head.elements, *first.elements))]
    return tuple(result)


def _played(scene: ScriptScene) -> bool:
    return any(
        element.type in ("dialogue", "lyric", "centered")
        or (element.type == "action" and not units.is_transition(element.text))
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


def _heading_span(script: ScriptScene, span: Span) -> Span:
    heading = script.heading
    if heading is None:
        return span
    return Span(start=heading.start, end=heading.end, line=heading.line, end_line=heading.end_line)


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


def _transition(cut: str) -> Transition:
    return next((kind for words, kind in _TRANSITIONS if words in cut.upper()), "cut")


def _extras(idea: Idea, event: Event, crowd: int) -> int:
    if idea.framing in ("insert", "title") or idea.size in ("ECU", "CU"):
        return 0
    if event.crowd or idea.size in ("LS", "ELS"):
        return max(event.crowd, crowd)
    return crowd // 3


def _seats(found: Sequence[Event]) -> dict[str, int]:
    driving = [uid for event in found for uid, deed in event.acts if deed.pose == "drive"]
    seen = [uid for event in found for uid in event.seen]
    return {uid: at for at, uid in enumerate(dict.fromkeys([*driving, *seen]))}


def _title(screenplay: Screenplay, scenes: Sequence[ScriptScene]) -> str:
    lines = screenplay.title_page.get("title", ())
    if lines:
        return " ".join(line.replace("\\", "").strip("*_ ") for line in lines).strip()
    first = scenes[0].heading if scenes else None
    return collapsed(first.text) if first else "Untitled"


def _credits(screenplay: Screenplay) -> tuple[str, ...]:
    keys = ("credit", "author", "authors", "source", "contact", "copyright")
    lines = (line for key in keys for line in screenplay.title_page.get(key, ()))
    return tuple(clean for line in lines if (clean := line.strip("*_ ")))
