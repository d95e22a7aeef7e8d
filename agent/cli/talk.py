"""Talks to the user on stderr: bars on a terminal, a line a panel in a pipe, nothing when quiet."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click

from agent.studio.draw import News


class Teller(Protocol):
    """Is told of every panel."""

    def tell(self, news: News) -> None:
        """Show one panel's end."""


def say(line: str) -> None:
    """Print a line for the user."""
    click.echo(line, err=True)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Teller]:
    """Yield whom to tell of panels while they are drawn."""
    if quiet:
        yield _Silent()
    elif sys.stderr.isatty():
        with _bars() as teller:
            yield teller
    else:
        yield _Lines()


def sentence(news: News) -> str:
    """Return the news as one line."""
    if news.reason:
        again = "" if news.final else "; trying once more"
        return f"{news.label} not drawn: {news.reason}{again}"
    return f"{news.label} {'kept' if news.kept else 'drawn'} ({news.done}/{news.total})"


class _Silent:
    def tell(self, news: News) -> None:
        """Say nothing."""


class _Lines:
    def tell(self, news: News) -> None:
        """Print a line."""
        say(sentence(news))


@contextmanager
def _bars() -> Iterator[Teller]:
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
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("drawing", total=None)

        class Bars:
            def tell(self, news: News) -> None:
                shown.update(task, description=news.label, completed=news.done, total=news.total)
                if news.reason:
                    shown.console.print(sentence(news), markup=False, highlight=False)

        yield Bars()


def many(count: int, what: str) -> str:
    """Return a count with its noun: 1 panel, 2 panels."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
