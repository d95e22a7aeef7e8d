"""`storyboard ask`: a note on a panel, or a question about a board, in plain words."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Unpack

import click

from agent.cli import artists, options, reach
from agent.cli.reach import Reached
from agent.cli.talk import many, say, show
from agent.cli.tools import Tools
from agent.errors import SettingError
from agent.project import Project
from agent.studio import export
from agent.studio.draw import Unit


class Given(Reached):
    """The options of `ask`; None: not given."""

    yes: bool
    scenes: str
    as_json: bool
    quiet: bool


@click.command()
@click.argument("board", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1, required=True, metavar="[LABEL] NOTE")
@click.option("--yes", is_flag=True, help="Shoot the panel again as the note says.")
@click.option("--scenes", default="", metavar="12-14", help="Ask about these scenes only.")
@reach.model_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@options.talk_options
@click.pass_obj
def ask(tools: Tools | None, board: Path, words: tuple[str, ...], **given: Unpack[Given]) -> None:
    """Say what a note on panel LABEL of BOARD would change, or have the whole board looked through.

    `ask BOARD 12B "closer, from below"` shows the change, and makes it with --yes.
    `ask BOARD "what is missing?"` asks a model for coverage gaps and continuity slips.
    """
    tools = tools or Tools()
    if len(words) == 1:
        _review(Project.open(board), words[0], given, tools)
        return
    _note(Project.open(board), words[0], " ".join(words[1:]), given, tools)


def _note(project: Project, label: str, text: str, given: Given, tools: Tools) -> None:
    from agent.studio import ask as asking

    prefer = options.preferences()
    desk = reach.desk(given, prefer, tools, text, quiet=given["quiet"])
    found = asking.note(project, label, text, desk, reach.question("note", given))
    take = 0
    if given["yes"] and found.rows:
        hands = artists.hands(artists.one(), prefer, tools, artists.Run(project.folder, workers=1))
        take = asking.apply(project, found, Unit(hands, tools.now))
    if given["as_json"]:
        body = {"panel": found.label, "take": take, "reply": found.reply,
                "refused": list(found.refused),
                "changes": [dict(zip(("field", "before", "after"), row, strict=True))
                            for row in found.rows]}  # fmt: skip
        click.echo(json.dumps(body, ensure_ascii=False))
    else:
        for name, before, after in found.rows:
            show(f"{found.label} {name}: {before} -> {after}")
    if not given["quiet"]:
        for line in filter(None, (found.reply, *found.refused)):
            say(line)
    news = f"{found.label}: take {take}" if take else ""
    _end(project, news, changes=bool(found.rows), quiet=given["quiet"])


def _end(project: Project, news: str, *, changes: bool, quiet: bool) -> None:
    if news:
        followed = export.again(project)
        written = ", ".join(map(str, followed.written))
        if not quiet:
            say(f"{news}; {written} written again" if written else news)
        for line in followed.refused:
            say(f"storyboard: {line}")
    elif changes and not quiet:
        say("nothing is changed yet; --yes shoots the panel so")


def _review(project: Project, question: str, given: Given, tools: Tools) -> None:
    from agent.studio import ask as asking

    prefer = options.preferences()
    told = project.screenplay().source
    desk = reach.desk(given, prefer, tools, told, quiet=given["quiet"])
    if desk is None:
        raise SettingError(
            "a question about a board takes a model (--director llm); `storyboard check` looks "
            "through it by rules, and a note on a panel needs its label"
        )
    prompt = reach.question("review", given)
    findings = asking.review(project, question, desk, given["scenes"], prompt)
    if given["as_json"]:
        click.echo(json.dumps({"findings": [asdict(one) for one in findings]}, ensure_ascii=False))
    else:
        for one in findings:
            show(f"{one.code}  {one.panel}  l. {one.line}  {one.what}; {one.hint}")
    if not given["quiet"]:
        say(f"{many(len(findings), 'finding')}; nothing is changed")
