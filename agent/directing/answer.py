"""What a model answers when it directs: beats of numbered units, each with its shot."""

from collections.abc import Callable
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from agent.directing import shape
from agent.directing.asking import Shape
from agent.directing.captions import LONGEST
from agent.directing.lexicon import directions
from agent.directing.lexicon.directions import Direction
from render.vocabulary import EXPRESSIONS, POSES, Angle, Framing, MoveKind, Size, Speed

Ways = Literal["none", "left", "right", "up", "down", "in", "out"]
"""render.vocabulary.Direction, and none."""

AUTO = "auto"
"""A pose or an expression that is left to us."""

MOST_BEATS = 60
"""Beats of a scene in one answer."""

Word = TypeVar("Word")


def _known(words: tuple[str, ...], meant: Callable[[Direction], object]) -> BeforeValidator:
    """Return what brings a synonym (close-up, Wide Shot) to the word of the vocabulary."""

    def word(value: object) -> object:
        if not isinstance(value, str) or value in words:
            return value
        flat = value.strip().lower().replace(" ", "_").replace("-", "_").replace("'", "")
        same = next((one for one in words if one.lower() == flat), None)
        if same is not None:
            return same
        read = directions.note(f"SHOT: {value}")
        return (meant(read) if read else None) or value

    return BeforeValidator(word)


def _listed(words: tuple[str, ...]) -> BeforeValidator:
    """Return what brings a word that is not in a list to `auto`: it is only a hint."""

    def word(value: object) -> object:
        flat = value.strip().lower().replace(" ", "_") if isinstance(value, str) else AUTO
        return flat if flat in words else AUTO

    return BeforeValidator(word)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Figure(_Part):
    """Somebody in the frame. `name` as the question lists it."""

    name: str = Field(max_length=200)
    pose: Annotated[
        str, _listed(POSES), Field(json_schema_extra={"enum": [AUTO, *POSES]})
    ] = AUTO  # fmt: skip
    expression: Annotated[
        str, _listed(EXPRESSIONS), Field(json_schema_extra={"enum": [AUTO, *EXPRESSIONS]})
    ] = AUTO


class Plan(_Part):
    """One beat and its shot. `first` and `last` are numbers of units."""

    first: int = Field(ge=1, le=9999)
    last: int = Field(ge=1, le=9999)
    size: Annotated[Size, _known(get_args(Size), lambda read: read.size)]
    framing: Annotated[Framing, _known(get_args(Framing), lambda read: read.framing)]
    angle: Annotated[Angle, _known(get_args(Angle), lambda read: read.angle)] = "eye"
    move: Annotated[
        MoveKind, _known(get_args(MoveKind), lambda read: read.move.kind if read.move else None)
    ] = "static"
    direction: Ways = "none"
    speed: Speed = "normal"
    characters: tuple[Figure, ...] = Field((), max_length=6)
    over: str = Field("", max_length=200)
    target: str = Field("", max_length=60)
    caption: str = Field(max_length=600, json_schema_extra={"maxLength": LONGEST})
    visual: str = Field("", max_length=400, json_schema_extra={"maxLength": 160})
    why: str = Field("", max_length=400, json_schema_extra={"maxLength": 120})


class SceneAnswer(_Part):
    """The beats of one scene. `scene` is the number the question gave it."""

    scene: int = Field(ge=1, le=9999)
    opens_on_place: bool = False
    beats: tuple[Plan, ...] = Field(min_length=1, max_length=MOST_BEATS)


class Direct(_Part):
    """The whole answer."""

    scenes: tuple[SceneAnswer, ...] = Field(min_length=1, max_length=40)


class _Loose(_Part):
    """The whole answer, its scenes not looked at: one bad scene does not spoil the others."""

    scenes: tuple[dict[str, object], ...]


SHAPE: Shape = shape.of(Direct)


def scenes(body: str) -> tuple[dict[int, SceneAnswer], dict[int, str]]:
    """Return the scenes of an answer that have the right form, and what is wrong with the others.

    Both by the scene's number; 0 stands for the whole answer when it has no form at all.
    """
    try:
        loose = _Loose.model_validate_json(body)
    except ValidationError as error:
        return {}, {0: _told(error)}
    good: dict[int, SceneAnswer] = {}
    bad: dict[int, str] = {}
    for found in loose.scenes:
        try:
            one = SceneAnswer.model_validate(found)
            good[one.scene] = one
        except ValidationError as error:
            number = found.get("scene")
            bad[number if isinstance(number, int) else 0] = _told(error)
    return good, bad


def _told(error: ValidationError) -> str:
    """Return what is wrong in one line: where, and what is allowed; never what was said."""
    parts = []
    for one in error.errors()[:4]:
        where = ".".join(str(step) for step in one["loc"])
        parts.append(f"{where or 'the answer'}: {one['msg']}")
    return "; ".join(parts)
