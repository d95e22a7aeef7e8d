"""Takes a person's own pictures and edits into a shot, for an artist who paints."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, get_args

from PIL import Image

from agent.errors import BoardError, SettingError
from agent.studio import find
from agent.studio.draw import chosen
from agent.studio.find import Spot
from render.diffusion.detect import opening
from render.errors import PictureError
from render.order import Artist, Sources
from render.store import Store
from render.vocabulary import PAINTER, Guide

STRENGTHS: Final[Mapping[str, float]] = {"subtle": 0.35, "strong": 0.75}
"""How much of a picture is drawn anew, 0 to 1, by what a person calls it."""
DRAWN: Final = ("scribble", "lineart", "softedge", "canny")
"""Kinds of guide for a drawing, the most forgiving first."""

_SIDE: Final = 2048
_SHAPE: Final = 0.02


@dataclass(frozen=True)
class Material:
    """What a person gives a shot to be drawn from; None and empty: nothing.

    `start` is a file, or the number of a take. `strength` is from 0.05 to 1. `guide` is a kind of
    guide and a file. `edits` come on top of those there are. `plain`: what there was is dropped.
    """

    start: str | None = None
    strength: float | None = None
    mask: Path | None = None
    guide: tuple[str, Path] | None = None
    reference: Path | None = None
    edits: tuple[str, ...] = ()
    plain: bool = False

    def __bool__(self) -> bool:
        return self != NOTHING

    def over(self, before: Sources) -> bool:
        """Tell whether a shot with such sources has any with this."""
        return replace(self, plain=False) != NOTHING or not (self.plain or before == Sources())


NOTHING: Final = Material()


def present(spot: Spot, material: Material) -> None:
    """Raise where something a person names is not there, before anybody is asked to draw.

    BoardError when there is no such take, SettingError when a picture cannot be used.
    """
    named = {"--mask": material.mask, "--reference": material.reference,
             "--guide": material.guide[1] if material.guide else None}  # fmt: skip
    if material.start and material.start.isdecimal():
        find.take(spot, int(material.start))
    elif material.start:
        named["--from"] = Path(material.start)
    for what, path in named.items():
        if path:
            read(what, path)


def gathered(store: Store, spot: Spot, material: Material) -> Sources:
    """Return the sources of a shot with what a person gives, every picture put into the store.

    Raises BoardError when there is no such take, SettingError when a picture cannot be used,
    before anything is stored.
    """
    before = Sources() if material.plain else spot.shot.sources
    told, pictures = _begun(store, spot, material)
    if material.guide:
        told["guide_kind"], path = material.guide
        pictures["guide"] = read("--guide", path)
    if material.reference:
        pictures["reference"] = read("--reference", material.reference)
    if material.edits:
        told["edits"] = tuple(dict.fromkeys((*before.edits, *material.edits)))
    stored = {name: keep(store, picture) for name, picture in pictures.items()}
    return before.model_copy(update={**told, **stored})


def _begun(
    store: Store, spot: Spot, material: Material
) -> tuple[dict[str, object], dict[str, Image.Image]]:
    """Return what the sources say of the picture a shot begins as, and what of it is in files."""
    named = material.start is not None or material.mask is not None
    if not named and material.strength is None:
        return {}, {}
    if not named and spot.shot.sources.start and not material.plain:
        return {"strength": material.strength}, {}
    usual = STRENGTHS["strong"] if material.mask else Sources().strength
    told: dict[str, object] = {"strength": material.strength or usual, "mask": ""}
    pictures: dict[str, Image.Image] = {}
    given = material.start or ""
    if given and not given.isdecimal():
        under = pictures["start"] = read("--from", Path(given))
    else:
        told["start"] = digest = _take(spot, given)
        under = store.image(digest)
    if material.mask:
        pictures["mask"] = read("--mask", material.mask).convert("L")
        _fits(material.mask, pictures["mask"], under)
    return told, pictures


def _take(spot: Spot, number: str) -> str:
    """Return the picture of a take, of the chosen one when no number is given."""
    if number:
        return find.take(spot, int(number)).picture
    current = chosen(spot.panel)
    if current is None:
        raise SettingError(
            f"panel {spot.panel.label} has no picture yet to begin as; name one with --from FILE"
        )
    return current.picture


def _fits(path: Path, mask: Image.Image, start: Image.Image) -> None:
    if mask.getextrema() == (0, 0):
        raise SettingError(f"--mask {path} has no white, so nothing would be drawn anew")
    shapes = [one.width / one.height for one in (mask, start)]
    if max(shapes) / min(shapes) > 1 + _SHAPE:
        raise SettingError(
            f"--mask {path} is {mask.width} x {mask.height} and the picture under it "
            f"{start.width} x {start.height}; make them of one shape"
        )


def read(what: str, path: Path) -> Image.Image:
    """Return the picture in a file, upright, clear ground as paper; SettingError when it is none.

    `what` says what it is for.
    """
    try:
        return opening.plain(opening.read(path))
    except PictureError as error:
        raise SettingError(f"{what}: {error}") from None


def keep(store: Store, picture: Image.Image) -> str:
    """Put a picture into a store, no larger than it is ever looked at; return its SHA-256 hex."""
    return store.add(reduced(picture))


def reduced(picture: Image.Image, side: int = _SIDE) -> Image.Image:
    """Return a picture of at most so many pixels a side."""
    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    return small


def guide(text: str, there: tuple[str, ...]) -> tuple[str, Path]:
    """Return the kind and the file of [KIND=]FILE.

    `there` are the kinds there is a ControlNet for; without KIND it is the first of them that
    suits a drawing. Raises SettingError when there is none.
    """
    kind, equals, file = text.partition("=")
    if equals and kind in get_args(Guide):
        return needed("--guide", kind, there), Path(file)
    if equals and not Path(text).exists():
        raise SettingError(f"--guide {kind}: there are {', '.join(get_args(Guide))}")
    return needed("--guide", "", there), Path(text)


def needed(option: str, kind: str, there: tuple[str, ...]) -> str:
    """Return a kind of guide, for a drawing when it is empty; SettingError when none is there."""
    found = next((one for one in ((kind,) if kind else DRAWN) if one in there), None)
    if found is None:
        wanted = kind or DRAWN[0]
        raise SettingError(
            f"{option} needs a ControlNet for {wanted}: --control {wanted}=FILE, or control in "
            "storyboard.toml"
        )
    return found


def usable(artist: Artist, spot: Spot, material: Material) -> None:
    """Raise when an artist cannot draw a panel from its sources and what a person gives.

    SettingError when the artist is none who paints, BoardError when the panel is a title card.
    """
    if not material.over(spot.shot.sources):
        return
    label = spot.panel.label
    if not paints(artist.name):
        drop = "" if spot.shot.sources == Sources() else ", or drop them with --plain"
        raise SettingError(
            f"panel {label} would be drawn from pictures or edits, which takes Stable Diffusion: "
            f"--artist diffusion and --weights{drop}"
        )
    if spot.shot.is_card:
        raise BoardError(f"panel {label} is a title card; no picture goes into it")


def paints(artist: str) -> bool:
    """Tell whether the artist of a name can draw from pictures."""
    return artist.startswith(PAINTER)


def told(sources: Sources) -> tuple[str, ...]:
    """Return what a shot is drawn from, in words."""
    begun = f"begun as a picture at {sources.strength:g}" if sources.start else ""
    named = (
        f"{begun} within a mask" if sources.mask else begun,
        f"guided by a {sources.guide_kind}" if sources.guide else "",
        "looking as a reference" if sources.reference else "",
        "kept alike to a picture" if sources.anchor else "",
        *(f"edit {text!r}" for text in sources.edits),
    )
    return tuple(filter(None, named))
