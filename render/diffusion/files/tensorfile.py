"""Reads what a safetensors file holds, by its content and never by its name.

A file of Python objects (pickle) can run code when it is opened, so it never is.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from render.errors import WeightsError

if TYPE_CHECKING:
    from torch import Tensor

_LENGTH = 8
_LONGEST = 100_000_000
"""Bytes of the longest header safetensors allows."""
_PICKLES = (b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")
_SUFFIXES = (".ckpt", ".pt", ".pth", ".bin", ".pkl")
_METADATA = "__metadata__"


@dataclass(frozen=True)
class Header:
    """What a file says it holds: the shape of each tensor by its key, and free words."""

    shapes: dict[str, tuple[int, ...]]
    words: dict[str, str]


def header(path: Path) -> Header:
    """Return a file's header; WeightsError when it is missing, a pickle, cut short or damaged."""
    try:
        with path.open("rb") as file:
            start = file.read(_LENGTH)
            length = int.from_bytes(start, "little")
            text = file.read(length) if _LENGTH < length + _LENGTH <= _LONGEST else b""
    except OSError as error:
        raise WeightsError(f"cannot read the weights {path}: {error.strerror}") from None
    if start.startswith(_PICKLES):
        raise _pickle(path, "whatever its name")
    return _checked(path, length, text)


def _pickle(path: Path, how: str) -> WeightsError:
    return WeightsError(
        f"{path} is a pickle, {how}; pickles are never opened, for they can run code. Get it as "
        "safetensors, or convert it once as the README says under Pickles"
    )


def tensors(path: Path) -> "dict[str, Tensor]":
    """Return the tensors of a file, on the CPU, as they were stored."""
    from safetensors.torch import load_file

    header(path)
    return dict(load_file(path))


def digest(path: Path) -> str:
    """Return the SHA-256 hex of a file; WeightsError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise WeightsError(f"cannot read the weights {path}: {error.strerror}") from None


def _checked(path: Path, length: int, text: bytes) -> Header:
    try:
        found = json.loads(text)
        words = {str(key): str(value) for key, value in found.pop(_METADATA, {}).items()}
        shapes = {key: tuple(map(int, entry["shape"])) for key, entry in found.items()}
        end = max((int(entry["data_offsets"][1]) for entry in found.values()), default=0)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError):
        if path.suffix.lower() in _SUFFIXES:
            raise _pickle(path, "by its name") from None
        raise WeightsError(
            f"{path} is no safetensors file, or a damaged one; get it again"
        ) from None
    if path.stat().st_size != _LENGTH + length + end:
        raise WeightsError(f"{path} is cut short or damaged; get it again")
    return Header(shapes, words)
