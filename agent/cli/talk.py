"""Talks to the user on stderr: bars on a terminal, a line a panel in a pipe, nothing when quiet."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import click

from agent.studio.draw import News

Tell = Callable[[News], None]


class Step(Protocol):
    """Moves a bar. `total` None: not known yet; a `remark` is a line that stays."""

    def __call__(self, label: str, done: int, total: int | None, remark: str = "") -> None:
        """Show that so many are done, and what is under way."""


def say(line: str) -> None:
    """Print a line for the user."""
    show(line, err=True)


def show(line: str, *, err: bool = False) -> None:
    """Print a line of the answer, with no word of a script that a terminal would obey."""
    click.echo("".join(map(_shown, line)), err=err)


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    return " " if char.isspace() else ""


def many(count: int, what: str) -> str:
    """Return a count with its noun: 1 panel, 2 panels."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def sentence(news: News) -> str:
    """Return the news as one line."""
    if news.reason:
        again = "" if news.final else "; trying once more"
        return f"{news.label} not drawn: {news.reason}{again}"
    return f"{news.label} {'kept' if news.kept else 'drawn'} ({news.done}/{news.total})"


@contextmanager
def progress(folder: Path, *, quiet: bool) -> Iterator[Tell]:
    """Yield whom to tell of panels while they are drawn.

    When the work is broken off it says how many pictures the board in `folder` has kept.
    """
    last: list[News] = []

    def note(news: News) -> None:
        last[:] = [news]
        tell(news)

    with _teller(quiet=quiet) as tell:
        try:
            yield note
        except BaseException:
            if last and not quiet:
                say(f"{last[0].done} of {many(last[0].total, 'picture')} are kept in {folder}")
            raise


@contextmanager
def _teller(*, quiet: bool) -> Iterator[Tell]:
    if quiet:
        yield lambda news: None
    elif sys.stderr.isatty():
        with _bars() as tell:
            yield tell
    else:
        yield lambda news: say(sentence(news))


@contextmanager
def _bars() -> Iterator[Tell]:
    with bar() as step:
        step("drawing", 0, None)
        yield lambda news: step(
            news.label, news.done, news.total, sentence(news) if news.reason else ""
        )


@contextmanager
def bar() -> Iterator[Step]:
    """Yield what moves a bar on the terminal; nothing is shown before its first move."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeRemainingColumn())  # fmt: skip
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    task = shown.add_task("", total=None)

    def step(label: str, done: int, total: int | None, remark: str = "") -> None:
        shown.start()
        shown.update(task, description=label, completed=done, total=total)
        if remark:
            shown.console.print("".join(map(_shown, remark)), markup=False, highlight=False)

    try:
        yield step
    finally:
        shown.stop()
