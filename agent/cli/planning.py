"""`storyboard plan`: a script becomes a board; nothing is drawn."""

from collections.abc import Mapping
from pathlib import Path
from typing import Unpack

import click

from agent.board import Board, Settings
from agent.cli import boarding, direct, options
from agent.cli.direct import Asked
from agent.cli.headings import Headed
from agent.cli.talk import many, say
from agent.cli.tools import Tools
from agent.directing.director import Director
from agent.directing.misread import noted
from agent.project import Project, vacant
from agent.reading.read import read
from agent.screenplay import Screenplay
from agent.studio import find
from agent.studio.make import given_up
from agent.studio.plan import NOTHING, Brief, preview
from agent.studio.plan import plan as plan_board


class Given(Asked):
    """The options that decide a plan; None: not given."""

    numbering: str | None
    aspect: str | None
    style: str | None
    detail: str | None
    anchor: str | None
    likeness: float | None
    seed: int | None
    width: int | None


@click.command(cls=Headed)
@options.script
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), metavar="FOLDER",
              help="The board's folder; default: SCRIPT's name with .board.")  # fmt: skip
@options.plan_options
@direct.director_options
@options.scenes
@click.option("--json", "as_json", is_flag=True, help="Print the board as one JSON object.")
@options.talk_options
@click.pass_obj
def plan(
    tools: Tools | None,
    script: str,
    *,
    folder: Path | None,
    scenes: str,
    as_json: bool,
    quiet: bool,
    **given: Unpack[Given],
) -> None:
    """Plan SCRIPT (- is standard input) into a board; nothing is drawn.

    With --json and without -o nothing is written. The board is always of the whole script;
    --scenes narrows what is printed.
    """
    screenplay = read(script)
    if not quiet:
        boarding.remark(noted(screenplay))
    if folder is None and not as_json:
        folder = Path("storyboard.board" if script == "-" else f"{Path(script).stem}.board")
    director = direct.choose(
        given, options.preferences(), tools or Tools(), quiet=quiet, scenes=scenes
    )
    board = planned(folder, screenplay, given, director, scenes)
    if as_json:
        click.echo(board.model_dump_json())
    if folder and not quiet:
        panels = sum(len(scene.panels) for scene in board.scenes)
        rest = boarding.by_rules(given_up(board))
        say(
            f"{folder}: {many(panels, 'panel')} in {many(len(board.scenes), 'scene')} planned{rest}"
        )


def planned(
    folder: Path | None,
    screenplay: Screenplay,
    given: Mapping[str, object],
    director: Director,
    scenes: str = "",
) -> Board:
    """Return the `scenes` of a script's board, kept whole in a folder; None: kept nowhere."""
    before = Settings()
    if folder and not vacant(folder):
        before = Project.open(folder).settings()
    settings = options.board_settings(given, options.preferences(), before)
    brief = Brief(screenplay, director, settings)
    if folder is None:
        return find.narrowed(preview(NOTHING, brief).archive.board, scenes)
    return find.narrowed(plan_board(folder, brief, scenes).archive.board, scenes)
