"""Talks to the user on stderr: bars on a terminal, a line a panel in a pipe, nothing when quiet."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import click

from agent.cli.pace import Pace
from agent.studio.draw import News

Tell = Callable[[News], None]
_Timed = Callable[[News, str], None]
"""Is told the news and the time left in words."""


class Step(Protocol):
    """Moves a bar. `total` None: not known yet; a `remark` is a line that stays."""

    def __call__(
        self, label: str, done: int, total: int | None, remark: str = "", left: str | None = None
    ) -> None:
        """Show that so many are done, what is under way, the time `left`; None: as it went."""


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


def sentence(news: News, left: str = "") -> str:
    """Return the news as one line, with the time `left` in words."""
    if news.reason:
        again = "" if news.final else "; trying once more"
        return f"{news.label} not drawn: {news.reason}{again}"
    more = f", {left}" if left else ""
    return f"{news.label} {'kept' if news.kept else 'drawn'} ({news.done}/{news.total}){more}"


@contextmanager
def progress(folder: Path, pace: Pace | None = None, *, quiet: bool) -> Iterator[Tell]:
    """Yield whom to tell of panels while they are drawn; `pace` None: one at a time, at once.

    When the work is broken off it says how many pictures the board in `folder` has kept.
    """
    last: list[News] = []
    fresh, pace = 0, pace or Pace()

    def note(news: News) -> None:
        nonlocal fresh
        last[:] = [news]
        fresh += news.final and not news.kept
        tell(news, pace.told(fresh, news.total - news.done))

    with _teller(pace, quiet=quiet) as tell:
        try:
            yield note
        except BaseException:
            if last and not quiet:
                say(f"{last[0].done} of {many(last[0].total, 'picture')} are kept in {folder}")
            raise


@contextmanager
def _teller(pace: Pace, *, quiet: bool) -> Iterator[_Timed]:
    if quiet:
        yield lambda news, left: None
    elif sys.stderr.isatty():
        with _bars(pace.before) as tell:
            yield tell
    else:
        yield lambda news, left: say(sentence(news, left))


@contextmanager
def _bars(before: str) -> Iterator[_Timed]:
    with bar() as step:
        step(before, 0, None)
        yield lambda news, left: step(
            news.label, news.done, news.total, sentence(news) if news.reason else "", left
        )


@contextmanager
def bar() -> Iterator[Step]:
    """Yield what moves a bar on the terminal; nothing is shown before its first move."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TextColumn("{task.fields[left]}"))  # fmt: skip
    shown = Progress(*columns, console=Console(stderr=True), transient=True)
    task = shown.add_task("", total=None, left="")
    pace = Pace()

    def step(
        label: str, done: int, total: int | None, remark: str = "", left: str | None = None
    ) -> None:
        shown.start()
        left = pace.told(done, (total or done) - done) if left is None else left
        shown.update(task, description=label, completed=done, total=total, left=left)
        if remark:
            shown.console.print("".join(map(_shown, remark)), markup=False, highlight=False)

    try:
        yield step
    finally:
        shown.stop()
