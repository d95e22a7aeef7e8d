"""Finds weights by their path, or by their name on the Hugging Face hub; fetches only when told."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from render.diffusion.files.weights import PARTS
from render.errors import WeightsError

KNOWN: Final = "stable-diffusion-v1-5/stable-diffusion-v1-5"
"""Where Stable Diffusion 1.5 lives since its first publisher's page is gone."""
ABOUT: Final = "about 2.7 GB, licence CreativeML OpenRAIL-M"
GET: Final = f"--weights {KNOWN} --download fetches Stable Diffusion 1.5 ({ABOUT})"
"""How to get a model, in a line."""

_NAME: Final = re.compile(r"[\w.-]+/[\w.-]+(?<!\.safetensors)")
_FILE: Final = re.compile(r"([\w.-]+/[\w.-]+)/([\w./-]+\.safetensors)")
_GIGA: Final = 1e9

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Listing:
    """What a name on the hub holds: bytes by file, and the licence's word, "" for none."""

    files: Mapping[str, int]
    licence: str = ""


class Hub(Protocol):
    """Where weights are kept by name. Every method raises WeightsError in one line."""

    def kept(self, name: str) -> Path | None:
        """Return the folder on this machine of what was fetched; None: nothing was."""

    def listing(self, name: str) -> Listing:
        """Ask the network what a name holds."""

    def fetch(self, name: str, files: Sequence[str]) -> Path:
        """Get files over the network; return their folder."""

    def free(self) -> int:
        """Return the bytes that are free where they go."""


@dataclass(frozen=True)
class Kind:
    """What is taken of a name: of each of `weights` the first there is, `settings` if there.

    Of a name with `spare` weights those are taken too, where there are any.
    """

    weights: tuple[tuple[str, ...], ...]
    settings: tuple[str, ...] = ("config.json",)
    spare: tuple[tuple[str, ...], ...] = ()

    def of(self, names: Sequence[str]) -> tuple[str, ...] | None:
        """Return the files to take; None: some weight is not among the names."""
        slots = [next((one for one in slot if one in names), "") for slot in self.weights]
        spare = [next((one for one in slot if one in names), "") for slot in self.spare]
        if not all(slots):
            return None
        return tuple(one for one in (*slots, *spare, *self.settings) if one and one in names)


def _halves(part: str) -> tuple[str, ...]:
    # In half precision first: half the bytes, and what a graphics card computes in.
    return tuple(f"{part}/{name}" for name in reversed(PARTS[part]))


_CHECKER: Final = "safety_checker"
_ALONE: Final = tuple(reversed(PARTS["vae"]))
CHECKER: Final = Kind((tuple(reversed(PARTS["text_encoder"])),))
"""A safety checker alone."""
PART: Final = Kind((_ALONE,))
"""A network alone: a ControlNet, a VAE."""
MODEL: Final = Kind(
    tuple(_halves(part) for part in PARTS),
    (*(f"{part}/config.json" for part in PARTS), "scheduler/scheduler_config.json"),
)
"""A model without its safety checker."""
CHECKED: Final = Kind(
    MODEL.weights,
    (*MODEL.settings, f"{_CHECKER}/config.json"),
    (tuple(f"{_CHECKER}/{name}" for name in reversed(PARTS["text_encoder"])),),
)
"""A model with its safety checker."""


def named(text: str) -> bool:
    """Return whether a text can be a name on the hub, or a file there: owner/name/x.safetensors."""
    return (_NAME.fullmatch(text) or _FILE.fullmatch(text)) is not None


@dataclass(frozen=True)
class Finder:
    """Finds weights. `download` allows the network; `tell` is told what is fetched, before."""

    hub: Hub
    download: bool = False
    tell: Tell = lambda line: None

    def locate(self, text: str, kind: Kind) -> Path:
        """Return the folder or file of some weights; WeightsError when it is not to be had."""
        path = Path(text).expanduser()
        if path.exists():
            return path
        text = path.as_posix()
        if found := _FILE.fullmatch(text):
            name, file = found.groups()
            return self._folder(name, Kind(((file,),), ())) / file
        if not _NAME.fullmatch(text):
            model = kind in (MODEL, CHECKED)
            raise WeightsError(f"there is no model at {text}; {GET}" if model else
                               f"there is nothing at {text}; check the path")  # fmt: skip
        return self._folder(text, kind)

    def single(self, text: str) -> Path:
        """Return a file of weights; of a name on the hub that holds one alone, that one."""
        path = Path(text).expanduser()
        if path.exists() or not named(path.as_posix()):
            return path
        if _FILE.fullmatch(path.as_posix()):
            return self.locate(text, PART)
        name = path.as_posix()
        kept = self.hub.kept(name)
        files = _weights(_within(kept)) if kept else []
        if len(files) != 1:
            files = _weights(list(self._asked(name).files))
        if len(files) != 1:
            several = ", ".join(sorted(files)[:4]) or "none"
            raise WeightsError(f"{name} holds several safetensors ({several}); name one: "
                               f"{name}/FILE.safetensors")  # fmt: skip
        return self._folder(name, Kind(((files[0],),), ())) / files[0]

    def adapter(self, text: str) -> Path:
        """Return an IP-Adapter's file; of a name on the hub with the image encoder beside it."""
        path = Path(text).expanduser()
        found = _FILE.fullmatch(path.as_posix())
        if path.exists() or not found:
            return path
        name, file = found.groups()
        encoder = PurePosixPath(file).parent / "image_encoder"
        kind = Kind(((file,), (f"{encoder}/model.safetensors",)), (f"{encoder}/config.json",))
        return self._folder(name, kind) / file

    def _folder(self, name: str, kind: Kind) -> Path:
        kept = self.hub.kept(name)
        if kept is not None and kind.of(_within(kept)) is not None:
            return kept
        listing = self._asked(name)
        files = kind.of(list(listing.files))
        if files is None:
            wanted = next(slot[-1] for slot in kind.weights if not set(slot) & set(listing.files))
            raise WeightsError(f"{name} holds no {wanted} on the hub; a .bin is never opened")
        self._told(name, sum(listing.files[one] for one in files), listing.licence)
        return self.hub.fetch(name, files)

    def _asked(self, name: str) -> Listing:
        if not self.download:
            about = f" ({ABOUT})" if name == KNOWN else ""
            raise WeightsError(f"{name} is neither here nor fetched before; check the path, or "
                               f"--download fetches it from the hub{about}")  # fmt: skip
        return self.hub.listing(name)

    def _told(self, name: str, size: int, licence: str) -> None:
        free = self.hub.free()
        if free < size:
            raise WeightsError(f"{name} takes {gigabytes(size)} and {gigabytes(free)} are free; "
                               "make room, or set HF_HOME to a folder with more")  # fmt: skip
        words = f"licence {licence}" if licence else "its page says no licence"
        self.tell(f"fetching {name}: {gigabytes(size)}, {words}")


def gigabytes(size: int) -> str:
    """Return bytes in words."""
    return f"{size / _GIGA:.1f} GB" if size >= _GIGA / 10 else f"{size / _GIGA * 1000:.0f} MB"


def _within(folder: Path) -> list[str]:
    return [one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()]


def _weights(names: Sequence[str]) -> list[str]:
    return [name for name in names if name.endswith(".safetensors")]
