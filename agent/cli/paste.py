"""`storyboard paste`: boards a scene pasted into the terminal."""

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Unpack

import click

from agent.cli import boarding
from agent.cli.boarding import Given
from agent.cli.headings import Headed
from agent.cli.talk import many, say
from agent.cli.tools import Tools
from agent.errors import SettingError
from agent.reading.read import read

NEWLINE = b"\n"
END = b"\x04"
"""Ctrl-D."""

_RUBBED_OUT = re.compile(rb"(?:[^\x80-\xbf\x7f\n][\x80-\xbf]*|(?<=\n)|^)\x7f")
"""A character in UTF-8 and the backspace behind it, which rubs out nothing at a line's start."""


@click.command(cls=Headed)
@boarding.board_options
@click.pass_obj
def paste(tools: Tools | None, **given: Unpack[Given]) -> int:
    """Board what is pasted into the terminal; Ctrl-D ends it."""
    if sys.stdin.isatty():
        with _uncut(sys.stdin.fileno()):
            say("Paste now; Ctrl-D ends.")
            text = typed(sys.stdin.fileno())
        say(f"{many(text.count(NEWLINE) + 1, 'line')} pasted")
    else:
        text = sys.stdin.buffer.read()
    return boarding.run(read("-", io.BytesIO(text)), "pasted", given, tools or Tools())


def typed(terminal: int) -> bytes:
    """Return what comes over a terminal up to Ctrl-D, without what was rubbed out."""
    chunks = []
    while chunk := os.read(terminal, 65536):
        text, end, _ = chunk.partition(END)
        chunks.append(text)
        if end:
            break
    text = b"".join(chunks).replace(b"\r", b"\n")
    count = 1
    while count:
        text, count = _RUBBED_OUT.subn(b"", text)
    return text


@contextmanager
def _uncut(terminal: int) -> Iterator[None]:
    """Take the terminal out of canonical mode, in which a line ends after 4,096 bytes.

    It still shows what is pasted.
    """
    try:
        import termios
        import tty
    except ImportError:
        raise SettingError(
            "this system has no terminal to paste into; pipe the text into `storyboard -`"
        ) from None
    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal)
    shown = termios.tcgetattr(terminal)
    shown[3] |= termios.ECHO
    termios.tcsetattr(terminal, termios.TCSADRAIN, shown)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
