"""`storyboard check`: what a board does against the grammar of film."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from agent.cli import manners, options
from agent.cli.main import FAILED
from agent.cli.planning import planned
from agent.cli.talk import many, say, show
from agent.cli.tools import Tools
from agent.project import Project
from agent.reading.read import read
from agent.studio.check import check as check_board


@click.command()
@click.argument("board", metavar="BOARD|SCRIPT", type=click.Path(readable=False))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@options.scenes
@options.talk_options
@click.pass_obj
def check(tools: Tools | None, board: str, *, as_json: bool, scenes: str, quiet: bool) -> int:
    """Check a board, or the board a script would get, against the grammar of film.

    Ends with status 1 when there is an error.
    """
    if board and Path(board).is_dir():
        project = Project.open(Path(board))
        screenplay, plan = project.screenplay(), project.load().board
    else:
        screenplay = read(board)
        plan = planned(None, screenplay, {}, (tools or Tools()).director())
    prefer = options.preferences()
    form, taught = manners.form(prefer), manners.taught(prefer)
    findings = check_board(plan, screenplay, scenes, form, taught)
    if as_json:
        click.echo(json.dumps({"findings": [asdict(one) for one in findings]}, ensure_ascii=False))
    else:
        for one in findings:
            show(f"{one.code}  {one.panel or '-'}  l. {one.line}  {one.what}; {one.hint}")
    errors = sum(one.error for one in findings)
    if not quiet:
        warnings = many(len(findings) - errors, "warning")
        say(f"{many(errors, 'error')}, {warnings}")
    return FAILED if errors else 0
