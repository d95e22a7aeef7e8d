"""What takes looks from reference pictures, as options and settings say: an IP-Adapter."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypedDict

import click

from agent.errors import SettingError
from agent.settings import Value

SCALE: Final = 0.6
"""The usual scale: a look comes through, and so do the words."""


class Given(TypedDict):
    """The options as given; None: not given."""

    ip_adapter: str | None
    image_encoder: Path | None


NOTHING: Final[Given] = {"ip_adapter": None, "image_encoder": None}

OPTIONS: Final = (
    click.option("--ip-adapter", metavar="FILE[:SCALE]",
                 help="Takes looks from reference pictures, of people and of whole frames."),
    click.option("--image-encoder", type=click.Path(path_type=Path), metavar="DIR",
                 help="What an IP-Adapter sees with; else the image_encoder beside it."),
)  # fmt: skip


def adapter(given: Given, prefer: Mapping[str, Value]) -> tuple[Path, float] | None:
    """Return the file of the IP-Adapter and its scale, 0 to 1; None: there is none.

    Raises SettingError when the scale is out of range.
    """
    named = given["ip_adapter"] or str(prefer.get("ip_adapter", ""))
    if not named:
        return None
    path, scale = numbered(named)
    if scale is not None and not 0 < scale <= 1:
        raise SettingError(f"--ip-adapter: its scale {scale:g} is not above 0 and at most 1")
    return path.expanduser(), SCALE if scale is None else scale


def encoder(given: Given, prefer: Mapping[str, Value]) -> Path | None:
    """Return the image encoder named; None: none is.

    Raises SettingError when it is given and nothing could see with it.
    """
    if given["image_encoder"] and adapter(given, prefer) is None:
        raise SettingError("--image-encoder is of --ip-adapter FILE; give both")
    named = given["image_encoder"] or prefer.get("image_encoder")
    return Path(str(named)).expanduser() if named else None


def check(given: Given, prefer: Mapping[str, Value]) -> None:
    """SettingError when a reference is asked for and nothing could look at it."""
    if adapter(given, prefer) is None:
        raise SettingError(
            "--reference needs an IP-Adapter: --ip-adapter FILE, or ip_adapter in storyboard.toml"
        )


def numbered(text: str) -> tuple[Path, float | None]:
    """Return file and number of FILE[:NUMBER]; None: there is no number.

    A drive's colon (C:\\x) begins none.
    """
    file, _, number = text.rpartition(":")
    try:
        return (Path(file), float(number)) if file else (Path(text), None)
    except ValueError:
        return Path(text), None
