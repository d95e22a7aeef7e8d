"""The command: finds out which command is meant, runs it, and ends with the status it earned."""

import difflib
import io
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Literal, TextIO

import click
from click.shell_completion import CompletionItem

from render import atomic
from render.errors import StoryboardError

FAILED, USAGE, BUG, STOPPED, ENDED = 1, 2, 70, 130, 143
"""Exit statuses; 0 is done, 3 written with placeholders."""

COMMANDS = {
    "make": ("make", "Make a storyboard from a script (the default)."),
    "plan": ("planning", "Plan a script into a board, drawing nothing."),
    "parse": ("parse", "Show how a script is read."),
    "check": ("check", "Check a board or a script against the grammar of film."),
    "reshoot": ("reshoot", "Shoot one panel of a board again."),
    "takes": ("takes", "List the takes of a panel."),
    "take": ("takes", "Choose a take of a panel."),
    "ask": ("ask", "Give a note on a panel, or ask about a whole board, in plain words."),
    "idea": ("idea", "Have a model write a scene from one sentence, and board it."),
    "guides": ("drawing", "Write the control maps of a panel for ControlNet."),
    "floorplan": ("drawing", "Draw a scene from above, with every camera."),
    "paste": ("paste", "Board a scene pasted into the terminal."),
    "doctor": ("doctor", "Say what this machine has for the work."),
    "completion": ("completion", "Print a shell's completion script."),
}
"""Every command: the module of this package that has it, and its help in a line."""


class Terminated(BaseException):
    """SIGTERM came."""


class _Lazy(click.Group):
    """Imports a command's module only when that command is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"agent.cli.{COMMANDS[cmd_name][0]}")
        command = vars(module)[cmd_name]
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        named = not ctx.resilient_parsing or args[0] in COMMANDS
        return super().resolve_command(ctx, args if named else ["make", *args])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        commands = super().shell_complete(ctx, incomplete)
        return [*commands, CompletionItem(incomplete, type="file")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _version(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"storyboard {version('storyboard-agent')}")
        ctx.exit()


@click.group(cls=_Lazy, epilog="Help for one command: storyboard COMMAND --help",
             context_settings={"help_option_names": ["-h", "--help"]})  # fmt: skip
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version,
              help="Print the version.")  # fmt: skip
def cli() -> None:
    """Turn a screenplay into a storyboard: `storyboard SCRIPT -o board.pdf`.

    SCRIPT is a Fountain or plain text file, or - for standard input.
    """


def main(arguments: Sequence[str] | None = None, tools: object = None) -> int:
    """Run the command and return its exit status; `tools` None: the real ones."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with _process() if arguments is None else nullcontext():
            status = cli.main(meant(words), "storyboard", standalone_mode=False, obj=tools)
            sys.stdout.flush()
            return int(status or 0)
    except click.ClickException as error:
        return _end(USAGE, error.format_message().replace("\n", " "))
    except StoryboardError as error:
        return _end(error.status, str(error))
    except (click.Abort, KeyboardInterrupt):
        return _end(STOPPED, "stopped; run it again to go on")
    except Terminated:
        return _end(ENDED, "ended; run it again to go on")
    except (BrokenPipeError, SystemExit) as error:
        completed = isinstance(error, SystemExit) and not error.code
        return 0 if completed else _hang_up()
    except Exception as error:  # noqa: BLE001  the outermost door
        return _unexpected(error, debug="--debug" in words)


def meant(words: Sequence[str]) -> list[str]:
    """Return the words with the command they mean; UsageError when they mean none."""
    if not words or words[0] in COMMANDS or words[0] in {"-h", "--help", "--version"}:
        return list(words) or ["--help"]
    first = words[0]
    if first.startswith("-") or os.path.lexists(first):
        return ["make", *words]
    if not first or Path(first).suffix or "/" in first or os.sep in first:
        return ["make", *words]  # which says that there is no such file
    near = difflib.get_close_matches(first, COMMANDS, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "see storyboard --help"
    raise click.UsageError(f"{first!r} is no command and no file; {hint}")


def _end(status: int, line: str) -> int:
    with suppress(OSError):
        click.echo(f"storyboard: {line}", err=True)
    return status


def _unexpected(error: Exception, *, debug: bool) -> int:
    """End on what the disk refused, or on a mistake of ours."""
    if debug:
        traceback.print_exception(error)
    if isinstance(error, OSError) and error.filename:
        return _end(FAILED, f"cannot use {error.filename}: {error.strerror}; check its permissions")
    if isinstance(error, OSError) and error.errno in atomic.REASONS:
        _hang_up()  # or what is left in the buffer would end the process on another status
        return _end(FAILED, f"cannot write to standard output: {atomic.REASONS[error.errno]}")
    first = (str(error).splitlines() or [""])[0]
    more = "" if debug else "; run it again with --debug for the trace, and report it"
    return _end(BUG, f"our mistake: {type(error).__name__}: {first}{more}")


def _hang_up() -> int:
    """Leave quietly when nobody takes our stdout any more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _nothing(mode: Literal["r", "w"]) -> TextIO:
    return Path(os.devnull).open(mode)


@contextmanager
def _process() -> Iterator[None]:
    """Behave as a process of its own: streams that work, stdout in UTF-8, SIGTERM an exception.

    So the work is put in order before it ends, and no terminal's encoding breaks it.
    """

    def end(number: int, frame: FrameType | None) -> None:
        raise Terminated

    # Python has None for a stream that the caller closed.
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or _nothing("w")
    sys.stderr = sys.stderr or _nothing("w")
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
