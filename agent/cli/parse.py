"""`storyboard parse`: how a script is read."""

import json

import click

from agent.cli import boarding, options
from agent.cli.talk import many, show
from agent.directing.misread import noted
from agent.reading.read import read
from agent.reading.report import as_json as report
from agent.studio.parse import numbered


@click.command()
@options.script
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@options.scenes
@options.talk_options
def parse(script: str, *, as_json: bool, scenes: str, quiet: bool) -> None:
    """Show how SCRIPT (- is standard input) is read."""
    screenplay = numbered(noted(read(script)), scenes)
    if as_json:
        click.echo(json.dumps(report(screenplay), ensure_ascii=False))
        return
    for scene in screenplay.scenes:
        heading = scene.heading.text if scene.heading else "(no heading)"
        elements = many(len(scene.elements), "element")
        show(f"{scene.number}  {heading}  ({elements})")
    if not quiet:
        boarding.remark(screenplay)
