"""Writes the documents of a board, and writes them again when a picture changes."""

import errno
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent import sheets
from agent.errors import BoardError, SettingError
from agent.index import Output
from agent.project import Project
from agent.studio import find
from render import atomic
from render.errors import TargetError
from render.sheet import Layout, Paper, Sheet
from render.store import sha256

MARKS = (b"/Producer (storyboard)", b"Software\0storyboard", b'"software": "storyboard"')
"""One of them stands in every PDF, PNG and JSON of ours."""

END = b"%%EOF"
"""Ends a PDF; the remarks that another program adds come behind it, with an end of their own."""


@dataclass(frozen=True)
class Page:
    """How a document is laid out. `scenes` narrows it ("12-14"), empty: all."""

    layout: Layout = "6up"
    paper: Paper = "a4"
    scenes: str = ""


@dataclass(frozen=True)
class Document:
    """A document's bytes. `notes` are sentences about what it lacks."""

    content: bytes
    notes: tuple[str, ...] = ()


def _pdf(sheet: Sheet, page: Page) -> Document:
    from render.document import pdf

    made = pdf.write(sheet, page.layout, page.paper)
    notes = tuple(f"no font at hand holds {one!r}; it does not show" for one in made.missing)
    return Document(made.content, notes)


KINDS: dict[str, Callable[[Sheet, Page], Document]] = {"pdf": _pdf}
"""What can be written, by suffix."""


def kind_of(target: Path, kinds: Collection[str] = KINDS, what: str = "a storyboard") -> str:
    """Return which of the kinds a file's suffix asks for; SettingError listing them."""
    kind = target.suffix.lower().removeprefix(".")
    if kind not in kinds:
        there = " or ".join(f".{name}" for name in kinds)
        raise SettingError(f"cannot write {target}: {what} is {there}; name one of them")
    return kind


def guard(target: Path, known: Sequence[str] = (), *, force: bool = False) -> None:
    """Raise TargetError when `target` cannot be written, or holds what is not ours.

    `known` are digests of documents we wrote. `force`: replace it whatever it is.
    """
    try:
        target.name.encode()
    except UnicodeEncodeError:
        line = f"cannot write {target.name!a}: its name is no text; choose another"
        raise TargetError(line) from None
    try:
        content = _content(target)
    except OSError as error:
        raise atomic.refusal(target, error) from error
    whole = any(mark in content for mark in MARKS) and content.count(END) < 2
    ours = whole or sha256(content) in known
    if content and not force and not ours:
        raise TargetError(
            f"{target} is not a storyboard of ours, or was changed since; --force replaces it, "
            "-o names another file"
        )


def _content(target: Path) -> bytes:
    """Return what is in a file that would be replaced; empty when none would."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no folder")
    return target.read_bytes() if target.is_file() else b""


def document(project: Project, kind: str, page: Page) -> Document:
    """Return a document of the board as it stands."""
    board = find.narrowed(project.load().board, page.scenes)
    return KINDS[kind](sheets.sheet(board, project.store), page)


def write(project: Project, target: Path, page: Page, *, force: bool = False) -> Document:
    """Write a document and remember it, so that it follows the board.

    Raises TargetError when the file is not ours to replace or the disk does not take it.
    """
    kind = kind_of(target)
    guard(target, _digests(project), force=force)
    made = document(project, kind, page)
    output = Output(
        path=_relative(target, project.folder),
        kind=kind,
        layout=page.layout,
        paper=page.paper,
        scenes=page.scenes,
        digest=sha256(made.content),
    )
    with project.locked():
        atomic.write(target, made.content)
        if target.is_file():
            project.remember([output])
    return made


@dataclass(frozen=True)
class Followed:
    """Documents written again, and a line for each that could not be."""

    written: tuple[Path, ...] = ()
    refused: tuple[str, ...] = ()


def again(project: Project) -> Followed:
    """Write every document of the board again, as it was laid out.

    One whose folder is gone is passed over; one that was changed by another hand is refused.
    """
    written, refused = [], []
    # Nobody else writes meanwhile, or their document would look like one changed by hand.
    with project.locked():
        for output in project.outputs():
            target = Path(os.path.normpath(project.folder / output.path))
            if not target.parent.is_dir():
                continue
            try:
                _untouched(target, output)
                write(project, target, Page(output.layout, output.paper, output.scenes), force=True)
                written.append(target)
            except (TargetError, BoardError) as error:
                refused.append(str(error))
    return Followed(tuple(written), tuple(refused))


def _untouched(target: Path, output: Output) -> None:
    """Raise TargetError when a document is no longer what we wrote."""
    guard(target, force=True)
    if target.is_file() and sha256(target.read_bytes()) != output.digest:
        raise TargetError(
            f"{target} was changed since it was written and stays as it is; "
            f"`storyboard make ... -o {target.name} --force` writes it anew"
        )


def _digests(project: Project) -> tuple[str, ...]:
    return tuple(output.digest for output in project.outputs())


def _relative(target: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(target.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return target.resolve().as_posix()
