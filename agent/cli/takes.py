"""`takes` and `take`: the takes of a panel listed, one of them chosen."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from agent.board import Take
from agent.cli.main import FAILED
from agent.cli.options import talk_options
from agent.cli.talk import say, show
from agent.project import Project
from agent.studio import export, find, sizing
from agent.studio.reshoot import choose
from agent.studio.sources import told
from render.store import Store

BOARD = click.argument("board", type=click.Path(path_type=Path))
LABEL = click.argument("label")


@click.command()
@BOARD
@LABEL
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@talk_options
def takes(board: Path, label: str, *, as_json: bool, quiet: bool) -> None:
    """List the takes of the panel LABEL of BOARD; * marks the chosen one."""
    project = Project.open(board)
    panel = find.panel(project.load().board, label).panel
    if as_json:
        body = [{**take.model_dump(mode="json"), "chosen": take.number == panel.current}
                for take in panel.takes]  # fmt: skip
        click.echo(json.dumps({"panel": panel.label, "takes": body}, ensure_ascii=False))
        return
    for line in lines(panel.takes, panel.current, project.store):
        show(line)
    if not panel.takes and not quiet:
        say(f"{panel.label} has no takes yet; `storyboard make` draws it")


def lines(made: Iterable[Take], current: int, store: Store) -> Iterable[str]:
    """Yield a line for each take: number, mark, settings, artist, time, what else differs."""
    before: list[Take] = []
    for take in made:
        shot = take.settings
        mark = "*" if take.number == current else " "
        seed = "" if shot.seed is None else f", seed {shot.seed}"
        edits = f", edited {' '.join(shot.edited)}" if shot.edited else ""
        drawn = "".join(f", {one}" for one in told(shot.sources))
        quick = ", a candidate" if take.candidate else ""
        size = sizing.told(shot, take, store)
        yield (
            f"{mark} {take.number}  {size} {shot.framing} {shot.angle}{seed}{edits}{drawn}{quick}  "
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
    named = find.panel(project.load().board, label).panel.label
    return follow(project, f"{named}: take {number} chosen", quiet=quiet)


def follow(project: Project, news: str, *, quiet: bool) -> int:
    """Write the board's documents again and say so; return the exit status."""
    followed = export.again(project)
    written = ", ".join(map(str, followed.written))
    if not quiet:
        say(f"{news}; {written} written again" if written else news)
    for line in followed.refused:
        say(f"storyboard: {line}")
    return FAILED if followed.refused else 0
