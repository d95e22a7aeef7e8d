"""What the user set in storyboard.toml or in the environment (STORYBOARD_*).

The only reader of either. The environment wins over the file, the command line over both.
"""

import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from agent.errors import SettingError

FILE = "storyboard.toml"

Value = str | int
Known = Mapping[str, Sequence[str] | None]
"""The keys there are, with the words each takes; None: a whole number from 0."""


def read(folder: Path, known: Known) -> dict[str, Value]:
    """Return what is set for a folder; SettingError naming the place and the key."""
    found: dict[str, Value] = {}
    for key, value in _file(folder / FILE).items():
        found[key] = _checked(f"{FILE}: {key}", key, value, known)
    for key in known:
        name = f"STORYBOARD_{key.upper()}"
        if text := os.environ.get(name):
            given: object = int(text) if text.isdecimal() else text
            found[key] = _checked(name, key, given, known)
    return found


def _file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path} cannot be read as TOML ({error}); put it right") from None


def _checked(place: str, key: str, value: object, known: Known) -> Value:
    if key not in known:
        raise SettingError(f"{place} is no setting; there are {', '.join(known)}")
    words = known[key]
    if words is None:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        raise SettingError(f"{place}: {value!r} is not a whole number from 0")
    if isinstance(value, str) and value in words:
        return value
    raise SettingError(f"{place}: {value!r} is none of {', '.join(words)}")
