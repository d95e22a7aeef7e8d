"""`reshoot`, `takes` and `take`: one panel shot again, its takes listed and chosen."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Unpack, cast, get_args

import click

from agent.board import Take
from agent.cli import artists, options
from agent.cli.artists import Drawn, Run
from agent.cli.main import FAILED
from agent.cli.options import talk_options
from agent.cli.talk import say, show
from agent.cli.tools import Tools
from agent.directing.lexicon import directions
from agent.project import Project
from agent.studio import export, find
from agent.studio.draw import Unit
from agent.studio.reshoot import Change, choose
from agent.studio.reshoot import reshoot as shoot_again
from render.order import Move
from render.vocabulary import Angle, MoveKind, Size
from render.vocabulary import Direction as Way

BOARD = click.argument("board", type=click.Path(path_type=Path))
LABEL = click.argument("label")


class _Size(click.ParamType[Size]):
    """A shot size by its letters or by what a unit calls it."""

    name = "size"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Size:
        """Return the size; UsageError naming them all when it is none."""
        for size in get_args(Size):
            if value.upper() == size:
                return cast("Size", size)
        meant = directions.note(f"SHOT: {value}")
        if meant is None or meant.size is None:
            self.fail(f"{value!r} is none of {', '.join(get_args(Size))}", param, ctx)
        return meant.size


class _Move(click.ParamType[Move]):
    """A camera move by its kind and its way (pan:left), or as a unit says it (slow push in)."""

    name = "move"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Move:
        """Return the move; UsageError naming the kinds or the ways when it is none."""
        kind, _, way = value.strip().lower().replace("-", "_").partition(":")
        if kind in get_args(MoveKind):
            if way and way not in get_args(Way):
                self.fail(f"{way!r} is none of {', '.join(get_args(Way))}", param, ctx)
            usual = directions.usual_way(cast("MoveKind", kind))
            return Move(kind=cast("MoveKind", kind), direction=cast("Way", way) if way else usual)
        meant = directions.note(f"SHOT: {value}")
        if meant is None or meant.move is None:
            self.fail(f"{value!r} is none of {', '.join(get_args(MoveKind))}", param, ctx)
        return meant.move


class Given(Drawn):
    """The options of `reshoot`; None: not given."""

    size: Size | None
    angle: str | None
    move: Move | None
    lens: float | None
    caption: str | None
    seed: int | None
    new_seed: bool


@click.command()
@BOARD
@LABEL
@click.option("--size", type=_Size(), metavar="SIZE", help="Shot size: ECU to ELS.")
@click.option("--angle", type=click.Choice(get_args(Angle)), help="Camera angle.")
@click.option(
    "--move",
    type=_Move(),
    metavar="KIND[:DIRECTION]",
    help="Camera move: pan:left, push_in, static ...",
)
@click.option("--lens", type=click.FloatRange(8, 300), metavar="MM", help="Lens in millimetres.")
@click.option("--caption", help="What the panel says.")
@click.option("--seed", type=click.IntRange(min=0), help="The picture's seed.")
@click.option("--new-seed", is_flag=True, help="Another seed; so it is when nothing is asked.")
@artists.artist_options
@talk_options
@click.pass_obj
def reshoot(
    tools: Tools | None, board: Path, label: str, *, quiet: bool, **given: Unpack[Given]
) -> int:
    """Shoot the panel LABEL of BOARD again; its other takes and all other pictures stay."""
    if given["seed"] is not None and given["new_seed"]:
        raise click.UsageError("--seed and --new-seed say two things; give one")
    change = Change(
        given["size"], cast("Angle | None", given["angle"]),
        given["caption"], given["seed"], given["new_seed"],
        {name: value for name in ("move", "lens") if (value := given[name]) is not None},
    )  # fmt: skip
    tools = tools or Tools()
    project = Project.open(board)
    run = Run(project.folder, workers=1, quiet=quiet)
    chosen = artists.hands(artists.one(given), options.preferences(), tools, run)
    if told := artists.replaced(project.load().board, chosen):
        say(told)
    take = shoot_again(project, label, change, Unit(chosen, tools.now))
    made = find.panel(project.load().board, label).panel.takes
    return _follow(project, f"{label}: take {take.number}{_again(take, made)}", quiet=quiet)


def _again(take: Take, made: Iterable[Take]) -> str:
    """Return a word for a take whose picture an earlier one has already; empty when none has."""
    same = [one.number for one in made if one.picture == take.picture and one.number < take.number]
    if not same:
        return ""
    return f", the same picture as take {same[0]}: nothing it shows has changed"


@click.command()
@BOARD
@LABEL
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@talk_options
def takes(board: Path, label: str, *, as_json: bool, quiet: bool) -> None:
    """List the takes of the panel LABEL of BOARD; * marks the chosen one."""
    panel = find.panel(Project.open(board).load().board, label).panel
    if as_json:
        body = [{**take.model_dump(mode="json"), "chosen": take.number == panel.current}
                for take in panel.takes]  # fmt: skip
        click.echo(json.dumps({"panel": panel.label, "takes": body}, ensure_ascii=False))
        return
    for line in lines(panel.takes, panel.current):
        show(line)
    if not panel.takes and not quiet:
        say(f"{panel.label} has no takes yet; `storyboard make` draws it")


def lines(made: Iterable[Take], current: int) -> Iterable[str]:
    """Yield a line for each take: number, mark, settings, artist, time, what else differs."""
    before: list[Take] = []
    for take in made:
        shot = take.settings
        mark = "*" if take.number == current else " "
        seed = "" if shot.seed is None else f", seed {shot.seed}"
        edits = f", edited {' '.join(shot.edited)}" if shot.edited else ""
        yield (
            f"{mark} {take.number}  {shot.size} {shot.framing} {shot.angle}{seed}{edits}  "
            f"{take.artist}  {take.made}  {shot.caption}{_beside(take, before)}"
        )
        before.append(take)


def _beside(take: Take, before: list[Take]) -> str:
    """Return what sets a take apart from the last one with the same settings; empty: nothing."""
    same = [one for one in before if one.settings == take.settings]
    if not same or same[-1].recipe == take.recipe or same[-1].artist != take.artist:
        return ""
    return f"  (as take {same[-1].number}; the cast's looks, the place or the board changed)"


@click.command()
@BOARD
@LABEL
@click.argument("number", type=int)
@talk_options
def take(board: Path, label: str, number: int, *, quiet: bool) -> int:
    """Choose take NUMBER of the panel LABEL of BOARD; the settings it was made with come back."""
    project = Project.open(board)
    choose(project, label, number)
    return _follow(project, f"{label}: take {number} chosen", quiet=quiet)


def _follow(project: Project, news: str, *, quiet: bool) -> int:
    """Write the board's documents again and say so; return the exit status."""
    followed = export.again(project)
    written = ", ".join(map(str, followed.written))
    if not quiet:
        say(f"{news}; {written} written again" if written else news)
    for line in followed.refused:
        say(f"storyboard: {line}")
    return FAILED if followed.refused else 0
