"""Pictures by content, found again by the recipe that made them.

```
objects/ab/<sha256 of the PNG>.png     recipes/<sha256 of the recipe>.json
```
A recipe is canonical JSON of everything that decides a picture: the order, the artist and its
version. A picture is served only while its bytes still have the hash it is named by.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops
from pydantic import TypeAdapter, ValidationError

from render import atomic
from render.errors import PictureError
from render.order import Artist, Order, Picture, Track
from render.vocabulary import Size


@dataclass(frozen=True)
class Recipe:
    """Everything that decides a picture; `version` holds all that decides beside the order."""

    order: Order
    artist: str
    version: str

    @property
    def key(self) -> str:
        """The SHA-256 hex of the recipe's canonical JSON."""
        body = {"order": self.order.model_dump(mode="json"), **self._who()}
        return sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode())

    def _who(self) -> dict[str, str]:
        return {"artist": self.artist, "version": self.version}


@dataclass(frozen=True)
class Inked:
    """A picture as it is kept: PNG bytes, and the rest as in Picture."""

    png: bytes
    size: Size
    tracks: tuple[Track, ...] = ()
    notes: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawn:
    """A picture in the store and what is known of it.

    `recipe` and `picture` are SHA-256 hexes.
    """

    recipe: str
    picture: str
    size: Size
    tracks: tuple[Track, ...]
    notes: tuple[str, ...]
    made_of: Recipe
    told: Mapping[str, str] = field(default_factory=dict)


RECORD = TypeAdapter(Drawn)


def recipe(order: Order, artist: Artist) -> Recipe:
    """Return what decides the picture this artist makes of the order."""
    return Recipe(order, artist.name, artist.version)


def ink(picture: Picture) -> Inked:
    """Return a picture as it is kept; the same image gives the same bytes."""
    return Inked(
        png(picture.image), picture.size, picture.tracks, picture.notes, dict(picture.told)
    )


QUICK = 6
"""The effort for pictures of a person's own: a quarter of the time, two hundredths larger."""


def png(image: Image.Image, effort: int = 9) -> bytes:
    """Return a small lossless PNG without metadata; an image without colour is stored as grey.

    `effort` is from 0 (none) to 9.
    """
    if image.mode not in {"L", "RGB"}:
        image = image.convert("RGB")
    if image.mode == "RGB":
        red, green, blue = image.split()
        if not (ImageChops.difference(red, green).getbbox()
                or ImageChops.difference(red, blue).getbbox()):  # fmt: skip
            image = red
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    file = io.BytesIO()
    bare.save(file, "PNG", compress_level=effort)
    return file.getvalue()


def sha256(content: bytes) -> str:
    """Return the SHA-256 hex of some bytes."""
    return hashlib.sha256(content).hexdigest()


class Store:
    """The pictures of one project folder. Every write is whole or not at all."""

    def __init__(self, root: Path) -> None:
        self._objects = root / "objects"
        self._recipes = root / "recipes"

    def find(self, key: str) -> Drawn | None:
        """Return the sound picture made by this recipe; None when there is none to be served."""
        drawn = self.record(key)
        if drawn is None or not self._sound(drawn.picture):
            return None
        return drawn

    def record(self, key: str) -> Drawn | None:
        """Return what is known of a recipe's picture, sound or not; None when nothing is."""
        try:
            return RECORD.validate_json((self._recipes / f"{key}.json").read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def keep(self, made_of: Recipe, inked: Inked) -> Drawn:
        """Store a picture, then its recipe; raises TargetError when the disk does not take it."""
        picture = self.put(inked.png)
        drawn = Drawn(
            made_of.key, picture, inked.size, inked.tracks, inked.notes, made_of, inked.told
        )
        atomic.folder(self._recipes)
        text = json.dumps(RECORD.dump_python(drawn, mode="json"), sort_keys=True, indent=1)
        atomic.write(self._recipes / f"{drawn.recipe}.json", f"{text}\n".encode())
        return drawn

    def picture(self, digest: str) -> Path:
        """Return the file of a picture; raises PictureError when it is missing or damaged."""
        if not self._sound(digest):
            raise PictureError(
                f"picture {self._path(digest)} is missing or damaged; run `storyboard make` again "
                "to draw it anew"
            )
        return self._path(digest)

    def image(self, digest: str) -> Image.Image:
        """Return a stored picture; raises PictureError when it is missing or damaged."""
        with Image.open(self.picture(digest)) as found:
            found.load()
            return found

    def add(self, picture: Image.Image) -> str:
        """Store a picture of a person's own, made by no recipe; return its SHA-256 hex.

        Raises TargetError when the disk does not take it.
        """
        return self.put(png(picture, QUICK))

    def put(self, content: bytes) -> str:
        """Store the bytes of a PNG; return their SHA-256 hex.

        Raises TargetError when the disk does not take it.
        """
        picture = sha256(content)
        if not self._sound(picture):
            path = self._path(picture)
            atomic.folder(path.parent)
            atomic.write(path, content)
        return picture

    def _path(self, digest: str) -> Path:
        return self._objects / digest[:2] / f"{digest}.png"

    def _sound(self, digest: str) -> bool:
        try:
            return sha256(self._path(digest).read_bytes()) == digest
        except OSError:
            return False
