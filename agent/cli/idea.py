"""`storyboard idea`: one sentence becomes a short scene, and the scene a storyboard."""

from pathlib import Path
from typing import Unpack

import click

from agent.cli import boarding, options, reach
from agent.cli.boarding import STDOUT, Given
from agent.cli.talk import say
from agent.cli.tools import Tools
from agent.directing.uids import slug
from agent.errors import SettingError
from agent.reading.read import read
from render import atomic
from render.errors import TargetError


@click.command()
@click.argument("sentence")
@click.option("--panels", type=click.IntRange(1, 30), default=6, help="How many pictures (6).")
@boarding.board_options
@click.pass_obj
def idea(tools: Tools | None, sentence: str, panels: int, **given: Unpack[Given]) -> int:
    """Have a model write a short scene from SENTENCE, keep it as a script, and board it."""
    from agent.studio import idea as writing

    tools = tools or Tools()
    desk = reach.desk(given, options.preferences(), tools, sentence, quiet=given["quiet"])
    if desk is None:
        raise SettingError(
            "an idea takes a model to write it (--director llm, with OPENAI_API_KEY or --base-url "
            "and --model); without one write the scene yourself: storyboard paste"
        )
    path = _script(given, sentence)
    text = writing.write(sentence, panels, desk, reach.question("idea", given))
    atomic.write(path, text.encode())
    if not given["quiet"]:
        say(f"{text}\n{path} is the script; edit it and board it again like any other")
    given["director"] = "llm"
    return boarding.run(read(str(path)), path.stem, given, tools)


def _script(given: Given, sentence: str) -> Path:
    """Return where the script goes: beside the first document; never over another file."""
    named = [Path(name) for name in given["outputs"] if name != STDOUT]
    stem = "-".join(slug(sentence).split("-")[:5])
    path = named[0].with_suffix(".fountain") if named else Path(f"{stem}.fountain")
    if path.exists() and not given["force"]:
        raise TargetError(f"{path} is there already; --force replaces it, -o names another")
    return path
