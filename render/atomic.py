"""Writes a file whole or not at all, also when the power fails."""

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from render.errors import TargetError

REASONS = {
    errno.ENOSPC: "the disk is full; free some space and run it again",
    errno.EDQUOT: "the disk quota is used up; free some space and run it again",
    errno.EACCES: "no permission to write there; choose another place",
    errno.EPERM: "no permission to write there; choose another place",
    errno.EROFS: "the disk is read-only; choose another place",
    errno.EISDIR: "it is a folder; name a file",
    errno.ENOTDIR: "a part of the path is a file, not a folder; choose another place",
    errno.ENOENT: "the folder does not exist; make it first",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EFBIG: "the file grows too large for this disk",
}
"""What to say for the error numbers a user can put right."""


def refusal(path: Path, error: OSError) -> TargetError:
    """Return the one line that says why `path` cannot be written."""
    reason = REASONS.get(error.errno or 0, error.strerror or str(error))
    return TargetError(f"cannot write {path}: {reason}")


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write; on leaving without an error it takes the place of `path` for good.

    A device or pipe is written to as it is. Raises TargetError when the disk does not take it.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as device:
                yield device
            return
        with _beside(path) as file:
            yield file
    except OSError as error:
        raise refusal(path, error) from error


def write(path: Path, content: bytes) -> None:
    """Replace `path` by `content`; raises TargetError when the disk does not take it."""
    with replacing(path) as file:
        file.write(content)


def folder(path: Path) -> None:
    """Make a folder with its parents; raises TargetError when the disk does not take it."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(path, error) from error


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    target = path.resolve()
    temporary = target.parent / f".{os.getpid()}-{threading.get_ident()}.tmp"
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _settle(target.parent)


def _settle(parent: Path) -> None:
    """Make a rename in `parent` survive a power cut, where the system has a way to."""
    if os.name != "posix":
        return
    number = os.open(parent, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
