"""`storyboard make`: a script goes in, a storyboard comes out."""

from pathlib import Path
from typing import Unpack

import click

from agent.cli import boarding, options
from agent.cli.boarding import Given
from agent.cli.headings import Headed
from agent.cli.tools import Tools
from agent.reading.read import read


@click.command(cls=Headed)
@options.script
@boarding.board_options
@click.pass_obj
def make(tools: Tools | None, script: str, **given: Unpack[Given]) -> int:
    """Make a storyboard from SCRIPT (Fountain or plain text; - is standard input).

    The board is kept in a folder beside the PDF, so that the next run draws only what changed.
    """
    stem = "storyboard" if script == "-" else Path(script).stem
    return boarding.run(read(script), stem, given, tools or Tools())
