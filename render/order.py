"""An Order is all an artist is told for one picture; an Artist draws it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

from PIL.Image import Image
from pydantic import BaseModel, ConfigDict, Field

from render.vocabulary import (
    Angle,
    Aspect,
    Direction,
    Facing,
    Family,
    Framing,
    Light,
    Moment,
    MoveKind,
    Side,
    Size,
    Speed,
    Style,
    Time,
    Weather,
    family,
)


class Frozen(BaseModel):
    """A value that never changes and refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Look(Frozen):
    """How one person looks, the same in every picture.

    Words are of `render.vocabulary` (HAIR, HATS, BEARDS, GLASSES, OUTFITS). Every `*_value` is a
    grey from 0 (black) to 1 (paper white). `age` in years. `height` in metres, None: from sex
    and age. `build` from -1 (thin) to 1 (heavy). `face` weighs the three base faces; sums to 1.
    `hat`, `glasses`, `beard`: None means none. `seed` decides what nothing else decides.
    """

    sex: Literal["male", "female"] = "male"
    age: int = Field(35, ge=1, le=110)
    height: float | None = Field(None, ge=0.5, le=2.4)
    build: float = Field(0.0, ge=-1, le=1)
    face: tuple[float, float, float] = (1.0, 0.0, 0.0)
    hair: str = "short"
    hair_value: float = Field(0.3, ge=0, le=1)
    skin_value: float = Field(0.97, ge=0, le=1)
    beard: str | None = None
    glasses: str | None = None
    hat: str | None = None
    hat_value: float = Field(0.3, ge=0, le=1)
    outfit: str = "casual"
    top_value: float = Field(0.7, ge=0, le=1)
    bottom_value: float = Field(0.45, ge=0, le=1)
    outer_value: float = Field(0.4, ge=0, le=1)
    words: str = ""
    """The look in plain words, under 12 of them, for a picture prompt."""
    token: str = ""
    """The word a character LoRA was trained on; empty when there is none."""
    reference: str = ""
    """The SHA-256 hex, in the store, of a picture of this person; empty when there is none."""
    seed: int = 0


class Attitude(Frozen):
    """How a person stands in a frame.

    `depth` counts planes from the camera: 0 front, 1 middle, 2 back. `looks_at` names another
    subject or a prop, or is "camera"; None: ahead. `partner` names the other one of a pair pose.
    `travel` is the screen direction of one who moves, None for one who stays. `left_hand` and
    `right_hand` name a prop. `anchor` names a place of the set (a seat, a door); None: free.
    """

    side: Side = "center"
    depth: int = Field(0, ge=0, le=2)
    facing: Facing = "camera"
    looks_at: str | None = None
    pose: str = "relaxed"
    expression: str = "neutral"
    partner: str | None = None
    left_hand: str | None = None
    right_hand: str | None = None
    travel: Direction | None = None
    anchor: str | None = None


class Subject(Attitude):
    """One person in the frame, under a name the other subjects use.

    `colour` is the person's own in a prompt with colours, a CSS name; empty: none.
    """

    name: str
    look: Look = Look()
    colour: str = ""


class Move(Frozen):
    """What the camera does. `direction` is None when the move has none (static, handheld)."""

    kind: MoveKind = "static"
    direction: Direction | None = None
    speed: Speed = "normal"


class Place(Frozen):
    """Where it happens. `seed` builds the same set for every order of one place.

    `kind` is one of SET_KINDS. `words` are the writer's. `fallback` says that the words named no
    kind we know and `kind` is only the nearest.
    """

    kind: str = "plain"
    interior: bool = False
    words: str = ""
    seed: int = 0
    fallback: bool = False


class Sources(Frozen):
    """What a picture is drawn from beside words; only an artist with a model can use it.

    Pictures are named by the SHA-256 hex of their PNG in the store; empty: none. `start` is what
    the picture begins as, changed by `strength` (towards 0 little, 1 wholly), within the white of
    `mask` alone (empty: everywhere). `guide` is a drawing or photo whose forms it follows, as a
    guide of the kind `guide_kind`. `reference` is a picture whose look it takes. `anchor` is a
    finished picture of the same film that it is kept alike to by as much as `likeness` says (1:
    wholly). `edits` change what it shows and keep its composition: "she smiles", "hat -> helmet".
    """

    start: str = ""
    strength: float = Field(0.6, gt=0, le=1)
    mask: str = ""
    guide: str = ""
    guide_kind: str = "scribble"
    reference: str = ""
    anchor: str = ""
    likeness: float = Field(1.0, gt=0, le=1)
    edits: tuple[str, ...] = ()

    @property
    def composed(self) -> bool:
        """Whether a picture of a person's own, or the one that is edited, gives the composition."""
        return bool(self.start or self.guide or self.edits)


class Order(Frozen):
    """All an artist is told for one picture.

    `focus` names the subjects the size is measured on (empty: all, or the place). `over` is whose
    shoulder an over-the-shoulder shot looks past, or whose eyes a POV looks through. `axis` is the
    side of the line of action the camera stands on. `lens` in millimetres on a 36 mm wide frame,
    None: the size's own. `target` names the prop or body part an insert shows. `extras` is how
    many strangers stand in the background. `title` is the text of a title card.
    `width` and `height` in pixels, multiples of 8. `own_seed`: a person asked for just this seed,
    so no other is tried. `words` are for a picture prompt, by slot (shot, action, place, light,
    style, extra).
    """

    size: Size
    framing: Framing = "single"
    angle: Angle = "eye"
    move: Move = Move()
    moment: Moment = "only"
    lens: float | None = Field(None, ge=8, le=300)
    axis: Literal[-1, 1] = 1
    focus: tuple[str, ...] = ()
    over: str | None = None
    target: str | None = None
    place: Place = Place()
    time: Time = "day"
    light: Light = "natural"
    weather: Weather = "clear"
    subjects: tuple[Subject, ...] = ()
    props: tuple[str, ...] = ()
    extras: int = Field(0, ge=0, le=60)
    title: str = ""
    style: Style = "marker"
    aspect: Aspect = "16:9"
    width: int = 768
    height: int = 432
    seed: int = 0
    own_seed: bool = False
    variant: int = Field(0, ge=0)
    """0 stages the shot as the grammar says; another number stages it anew within it."""
    words: dict[str, str] = {}
    sources: Sources = Sources()

    @property
    def family(self) -> Family:
        """The LoRA family of the shot size."""
        return family(self.size)


@dataclass(frozen=True)
class Track:
    """A way on the screen: of the camera (the frame it ends on) or of a subject.

    `points` are (x, y) from 0 to 1, origin top left; two or more. For a camera track of a push or
    pull the four points are the corners of the inner frame, clockwise from the top left.
    `name` is the subject's, empty for the camera.
    """

    kind: Literal["camera", "subject"]
    points: tuple[tuple[float, float], ...]
    name: str = ""


@dataclass(frozen=True)
class Picture:
    """What comes back for an order: RGB or L image of the order's width and height.

    `size` is the size as drawn (a group takes the tightest fit). `notes` are sentences for the
    user about what could not be drawn as ordered. `told` is what this one picture was drawn from
    beside its order, in words: its prompt, the hashes of its guides. `withheld` says why it must
    not be shown, empty: it may be; the image is then a placeholder.
    """

    image: Image
    size: Size
    tracks: tuple[Track, ...] = ()
    notes: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    withheld: str = ""


Made = Picture | Exception
"""What came of an order: its picture, or why there is none."""


class Artist(Protocol):
    """Draws orders. Warm after the first picture; batches inside; pictures come in order."""

    @property
    def name(self) -> str:
        """The artist's word in recipes: sketch, diffusion."""

    @property
    def version(self) -> str:
        """Changes whenever the same order would give other bytes."""

    def draw(self, orders: Sequence[Order]) -> Iterator[Picture]:
        """Yield one picture for each order, in their order."""


@runtime_checkable
class Eager(Artist, Protocol):
    """An artist who draws several at once and hands each over as soon as it is done."""

    def as_done(self, orders: Sequence[Order]) -> Iterator[tuple[int, Made]]:
        """Yield (number of its order, what came of it) for each order, in any order.

        Raises WeightsError or DeviceError, which no order would escape.
        """
