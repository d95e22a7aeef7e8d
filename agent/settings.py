"""What the user set in storyboard.toml or in the environment (STORYBOARD_*).

The only reader of either. The environment wins over the file, the command line over both.
"""

import difflib
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

from agent.errors import SettingError

FILE = "storyboard.toml"

Value = str | int | float
Known = Mapping[str, Sequence[str] | type[str] | type[float] | type[list[str]] | None]
"""The keys there are, with the words each takes; str: any text; float: a number from 0; list:
texts, kept a line each; None: a whole number from 0."""

SWITCH = ("off", "on")
"""The words of what is on or not; in the file, true and false say the same."""

OPENAI = "https://api.openai.com/v1"
MODEL = "gpt-5.4-mini"
"""The model asked for at OpenAI when none is named."""
TIMEOUT = 120
"""Seconds an answer may take."""
Api = Literal["chat", "responses"]
_NEAR = 0.75
"""How alike a word is to the key it is taken for, 0 to 1."""
_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2",
            "LANGCHAIN_TRACING")  # fmt: skip


@dataclass(frozen=True)
class Endpoint:
    """Where a language model is asked. `key` is empty for a server that wants none.

    `timeout` in seconds; `temperature` from 0 on, None: the model's own.
    """

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    api: Api = "chat"
    temperature: float | None = 0.2
    timeout: float = TIMEOUT


def endpoint(given: Mapping[str, Value]) -> Endpoint | None:
    """Return the endpoint the settings and the environment name; None when they name none.

    A key for OpenAI is only ever shown to OpenAI, or to where OPENAI_BASE_URL points. Raises
    SettingError when an address has no model.
    """
    environment = os.environ.get("OPENAI_BASE_URL", "")
    base = str(given.get("base_url", "")) or environment or OPENAI
    if not base.startswith(("http://", "https://")):
        raise SettingError(f"base_url: {base!r} is no address; it begins with http:// or https://")
    theirs = base in (OPENAI, environment)
    key = os.environ.get("STORYBOARD_API_KEY", "") or (
        os.environ.get("OPENAI_API_KEY", "") if theirs else ""
    )
    if base == OPENAI and not key:
        return None
    model = str(given.get("model", "")) or (MODEL if base == OPENAI else "")
    if not model:
        raise SettingError(f"no model is named for {base}; name one with --model")
    return Endpoint(
        base_url=base.rstrip("/"),
        model=model,
        key=key,
        api=cast("Api", given.get("api", "responses" if base == OPENAI else "chat")),
        temperature=float(given.get("temperature", 0.2)),
        timeout=float(given.get("timeout", TIMEOUT)),
    )


def traced() -> str:
    """Return the variable that would have LangChain upload what is asked; empty when none is."""
    told = {name: os.environ.get(name, "").lower() for name in _TRACING}
    return next((name for name, value in told.items() if value not in ("", "false", "0")), "")


def caches() -> Path:
    """Return the folder of what may be deleted at any time: model answers, compiled networks."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "storyboard"


def remembered() -> Path:
    """Return the folder of what the user agreed to."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "storyboard"


def read(folder: Path, known: Known) -> dict[str, Value]:
    """Return what is set for a folder; SettingError naming the place and the key."""
    found: dict[str, Value] = {}
    for key, value in _file(folder / FILE).items():
        found[key] = _checked(f"{FILE}: {key}", key, value, known)
    for key in known:
        name = f"STORYBOARD_{key.upper()}"
        if text := os.environ.get(name):
            found[key] = _checked(name, key, _number(text), known)
    return found


def _number(text: str) -> object:
    try:
        return int(text) if text.isdecimal() else float(text)
    except ValueError:
        return text


def _file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path} cannot be read as TOML ({error}); put it right") from None


def _checked(place: str, key: str, value: object, known: Known) -> Value:
    if key not in known:
        near = difflib.get_close_matches(key, known, n=1, cutoff=_NEAR)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise SettingError(f"{place} is no setting; {hint}")
    words = known[key]
    if isinstance(words, type):
        return _free(place, value, words)
    if words is None:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        raise SettingError(f"{place}: {value!r} is not a whole number from 0")
    if isinstance(value, bool) and tuple(words) == SWITCH:
        value = SWITCH[value]
    if isinstance(value, str) and value in words:
        return value
    raise SettingError(f"{place}: {value!r} is none of {', '.join(words)}")


def _free(place: str, value: object, kind: type[str] | type[float] | type[list[str]]) -> Value:
    if kind is list:
        return _lines(place, value)
    if kind is str and isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    raise SettingError(
        f"{place}: {value!r} is not {'a text' if kind is str else 'a number from 0'}"
    )


def _lines(place: str, value: object) -> str:
    texts = [value] if isinstance(value, str) else value
    if isinstance(texts, list) and all(isinstance(one, str) for one in texts):
        return "\n".join(texts)
    raise SettingError(f"{place}: {value!r} is not a list of texts")
