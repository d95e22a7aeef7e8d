"""A Board is the whole plan: scenes of beats, shots in setups, panels with their takes.

Every value is frozen; a change is a new value. Every uid is made from content at first sight and
kept from then on, so that a script change moves nothing it does not touch.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from render.order import Attitude, Frozen, Look, Move, Sources
from render.vocabulary import (
    Angle,
    Aspect,
    Framing,
    Light,
    Moment,
    Size,
    Style,
    Time,
    Weather,
)

FORMAT = 1
"""The version of the folder's files; raised when an older program could not read them."""

BeatKind = Literal[
    "establish", "action", "dialogue", "reaction", "insert", "entrance", "exit", "title"
]
Origin = Literal["rule", "llm", "script_note", "user"]
Numbering = Literal["setup", "master", "dash", "uk", "storyboarder"]
Anchor = Literal["off", "setup", "character"]
Detail = Literal["low", "normal", "high"]
Transition = Literal["cut", "fade_in", "fade_out", "dissolve", "wipe", "smash_cut", "match_cut"]


class Span(Frozen):
    """Where in the script: character offsets (end exclusive) and lines counted from 1."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    end_line: int = Field(ge=1)


class Speech(Frozen):
    """One speech, or a part of it that ends with a sentence.

    `text` is verbatim, white space collapsed, emphasis marks kept. `speaker` is a cast uid.
    `cue` is the name as written. `manner` is the parenthetical without brackets; `extension`
    is V.O., O.S. ... as written.
    """

    speaker: str
    cue: str
    text: str
    manner: str = ""
    extension: str = ""
    dual: bool = False
    span: Span


class Beat(Frozen):
    """One event worth a picture.

    `who` are cast uids, most important first. `action` is the verbatim action text (sentences in
    order, empty for pure dialogue). `props` are words of render.vocabulary.PROPS. `emphasis` is 0
    to 3. `digest` is a hash of the source text, for telling what changed.
    """

    uid: str
    kind: BeatKind
    who: tuple[str, ...] = ()
    action: str = ""
    speeches: tuple[Speech, ...] = ()
    props: tuple[str, ...] = ()
    emphasis: int = Field(0, ge=0, le=3)
    span: Span
    digest: str


class ShotSubject(Attitude):
    """One person of the cast as staged in a shot; other people are named by their cast uid."""

    who: str


class Shot(Frozen):
    """One camera decision for one or more beats.

    `setup` is the uid of the camera position. `focus` are cast uids the size is measured on; `over`
    is whose shoulder (ots) or eyes (pov). `target` is the prop or body part of an insert. `title`
    is the text of a title framing. `neutral` marks a shot that may cross or reset the axis.
    `why` says in plain words which rule or note decided. `edited` names fields a person changed:
    they are never overwritten. `seed` None: derived from board seed, scene and setup.
    `place`, when set, overrides the scene's place (INTERCUT, montage items). `sources` are pictures
    and edits of a person's own that an artist with a model draws from.
    """

    uid: str
    beats: tuple[str, ...]
    setup: str
    size: Size
    framing: Framing = "single"
    angle: Angle = "eye"
    move: Move = Move()
    lens: float | None = None
    axis: Literal[-1, 1] = 1
    focus: tuple[str, ...] = ()
    over: str | None = None
    target: str | None = None
    subjects: tuple[ShotSubject, ...] = ()
    props: tuple[str, ...] = ()
    extras: int = Field(0, ge=0, le=60)
    title: str = ""
    caption: str
    visual: str = ""
    why: str = ""
    origin: Origin = "rule"
    edited: tuple[str, ...] = ()
    neutral: bool = False
    transition: Transition = "cut"
    place: "ScenePlace | None" = None
    seed: int | None = None
    variant: int = 0
    sources: Sources = Sources()

    @property
    def is_card(self) -> bool:
        """Whether it is words on black, which no model paints."""
        return self.framing == "title" and not self.subjects


class Take(Frozen):
    """One picture made for a panel. `number` counts from 1 within the panel.

    `recipe` and `picture` are SHA-256 hexes in the project's store. `settings` are the shot's and
    order's fields that decided it, so that choosing the take brings them back. `made` is ISO time.
    `candidate`: drawn quickly with others, for a person to choose from.
    """

    number: int
    recipe: str
    picture: str
    settings: Shot
    made: str
    artist: str
    candidate: bool = False


class Panel(Frozen):
    """One drawing of a shot.

    `label` is unique in the board (12A, 12A.1). `moment` says which end of a move it shows.
    `speeches` are spoken over it, `action` is the verbatim action it shows. `current` is the number
    of the chosen take, 0: none drawn yet. `stale` holds the words that changed since the picture.
    """

    uid: str
    label: str
    shot: str
    moment: Moment = "only"
    action: str = ""
    speeches: tuple[Speech, ...] = ()
    seconds: float
    span: Span
    takes: tuple[Take, ...] = ()
    current: int = 0
    locked: bool = False
    stale: str = ""


class Setup(Frozen):
    """One camera position of a scene. `letter` is A, B ... (no I, no O), AA ...; "": a master."""

    uid: str
    letter: str


class ScenePlace(Frozen):
    """Where and when a scene plays. `kind` is one of render.vocabulary.SET_KINDS.

    `name` is the place's words, shared by all scenes in it; `seed` follows from it.
    `fallback`: the words named no kind we know and `kind` is the nearest.
    """

    kind: str
    name: str
    interior: bool
    time: Time = "day"
    light: Light = "natural"
    weather: Weather = "clear"
    fallback: bool = False


class Scene(Frozen):
    """One scene of the board. `number` is the script's own or a stable ordinal.

    `digest` hashes the scene's source text. `parked` are panels (with their shots) of an older
    version of the scene whose text is gone; they are never deleted. `failed` says why an LLM
    director gave the scene up, empty when it did not. `plan` is a hash of the model's answer that
    directed the scene, empty when rules did.
    """

    uid: str
    number: str
    heading: str
    place: ScenePlace
    present: tuple[str, ...] = ()
    beats: tuple[Beat, ...] = ()
    setups: tuple[Setup, ...] = ()
    shots: tuple[Shot, ...] = ()
    panels: tuple[Panel, ...] = ()
    span: Span
    digest: str
    parked: tuple[tuple[Shot, Panel], ...] = ()
    directed_by: Origin = "rule"
    failed: str = ""
    plan: str = ""

    @model_validator(mode="after")
    def _holds_the_shots_of_its_panels(self) -> Self:
        lost = {panel.shot for panel in self.panels} - {shot.uid for shot in self.shots}
        if lost:
            raise ValueError(f"panels: no shot is called {min(lost)!r}")
        return self


class CastMember(Frozen):
    """One person. `uid` is a stable slug of the first name seen; `aliases` are names as written.

    `description` is the verbatim first description, empty when the script has none. `line` is the
    first line the person is seen in. `colour` is the person's tag in prompts and documents.
    """

    uid: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    line: int = 1
    speeches: int = 0
    colour: str = ""
    look: Look


class Settings(Frozen):
    """What the user decided for the whole board. `seed` is the base of every picture's seed,
    `width` of every picture in pixels.

    `anchor`: painted panels are kept alike to the first of their setup, or of the character in
    focus, by as much as `likeness` says, above 0 to 1 (wholly).
    """

    aspect: Aspect = "16:9"
    style: Style = "marker"
    detail: Detail = "normal"
    numbering: Numbering = "setup"
    seed: int = 1
    width: int = Field(768, ge=64, le=4096)
    anchor: Anchor = "off"
    likeness: float = Field(1.0, gt=0, le=1)


class Board(Frozen):
    """The whole plan of a script."""

    format: int = FORMAT
    title: str
    credits: tuple[str, ...] = ()
    draft: str = ""
    language: str = "en"
    settings: Settings = Settings()
    cast: tuple[CastMember, ...] = ()
    scenes: tuple[Scene, ...] = ()

    def person(self, uid: str) -> CastMember:
        """Return the cast member with this uid; KeyError when there is none."""
        return {member.uid: member for member in self.cast}[uid]


Shot.model_rebuild()
