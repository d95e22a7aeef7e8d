"""Boards a screenplay as the options of `make` and `paste` say, and says what came of it."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeVar, cast

import click

from agent.board import Settings
from agent.cli import artists, direct, frames, judging, options, talk
from agent.cli.artists import Drawn, Run
from agent.cli.direct import Asked
from agent.cli.pace import Pace
from agent.cli.talk import many, say
from agent.cli.tools import Tools
from agent.directing.misread import noted
from agent.errors import SettingError
from agent.project import Project, vacant
from agent.screenplay import Screenplay
from agent.settings import Value
from agent.sheets import clock
from agent.studio import export
from agent.studio.draw import News, Unit
from agent.studio.export import Page
from agent.studio.frames import Drawings
from agent.studio.make import Made, estimate, make
from agent.studio.plan import Brief
from render.diffusion.files import hub
from render.diffusion.files.hub import gigabytes
from render.sheet import Layout, Paper
from render.shoot import Hands

PLACEHOLDERS = 3
"""The status when some panels could not be drawn."""

REMARKS = 5
"""How many remarks on a script are said before the rest is only counted."""

STDOUT = "-"

Command = TypeVar("Command", bound=Callable[..., object])


class Given(Asked, Drawn, frames.Given):
    """The options as given; None: not given."""

    outputs: tuple[str, ...]
    project: Path | None
    layout: str | None
    paper: str | None
    scenes: str
    force: bool
    as_json: bool
    dry_run: bool
    draft: bool
    candidates: int | None
    workers: int | None
    quiet: bool
    numbering: str | None
    aspect: str | None
    style: str | None
    detail: str | None
    anchor: str | None
    likeness: float | None
    seed: int | None
    width: int | None


def board_options(command: Command) -> Command:
    """Add the options of a whole run."""
    added = (
        click.option("-o", "--output", "outputs", multiple=True, metavar="FILE",
                     help="What to write (.pdf; - is stdout); default: SCRIPT.pdf in this folder."),
        click.option("--project", type=click.Path(path_type=Path), metavar="FOLDER",
                     help="Where the board is kept; default: beside the first output."),
        options.choice("layout"),
        options.choice("paper"),
        options.plan_options,
        direct.director_options,
        artists.artist_options,
        judging.CHOOSE,
        frames.frame_options,
        options.scenes,
        click.option("--draft", is_flag=True, help="Draw quicker and rougher."),
        options.choice("workers"),
        click.option("--force", is_flag=True, help="Replace files that are not ours."),
        click.option("--dry-run", is_flag=True, help="Say what it would take; write nothing."),
        click.option("--json", "as_json", is_flag=True, help="Print one JSON object."),
        options.talk_options,
    )  # fmt: skip
    for one in reversed(added):
        command = one(command)
    return command


@dataclass(frozen=True)
class Job:
    """A run with everything settled."""

    targets: tuple[Path, ...]
    stdout: bool
    folder: Path
    brief: Brief
    hands: Hands
    page: Page
    drawings: Drawings | None = None

    @classmethod
    def of(cls, screenplay: Screenplay, stem: str, given: Given, tools: Tools) -> "Job":
        """Settle a run; SettingError, ProjectError or TargetError when it cannot go."""
        stdout = STDOUT in given["outputs"]
        named = tuple(dict.fromkeys(Path(name) for name in given["outputs"] if name != STDOUT))
        targets = named or (() if stdout else (Path(f"{stem}.pdf"),))
        for target in targets:
            export.kind_of(target)
        folder = given["project"] or _beside(targets, stem)
        known: tuple[str, ...] = ()
        before = Settings()
        if not vacant(folder):
            project = Project.open(folder)
            known = tuple(output.digest for output in project.outputs())
            before = project.settings()
        for target in targets:
            export.guard(target, known, force=given["force"])
        prefer = options.preferences()
        given = _claimed(given)
        frames.present(given, prefer)
        quiet, dry = given["quiet"], given["dry_run"]
        director = direct.choose(given, prefer, tools, quiet=quiet, dry=dry, scenes=given["scenes"])
        drawing = Run(folder, given["draft"], given["workers"], quiet,
                      candidates=given["candidates"])  # fmt: skip
        hands = artists.hands(given, prefer, tools, drawing)
        brief = Brief(screenplay, director, options.board_settings(given, prefer, before))
        drawn = frames.drawings(given, given, prefer, hands)
        return cls(targets, stdout, folder, brief, hands, _page(given, prefer), drawn)


def run(screenplay: Screenplay, stem: str, given: Given, tools: Tools) -> int:
    """Board a screenplay; return the exit status. `stem` names what is not named."""
    if given["as_json"] and STDOUT in given["outputs"]:
        raise SettingError("-o - and --json both want stdout; leave one out")
    if STDOUT in given["outputs"] and sys.stdout.isatty():
        raise SettingError("-o - writes a PDF, which a terminal cannot show; send it to a file")
    job = Job.of(screenplay, stem, given, tools)
    if not given["quiet"]:
        remark(noted(screenplay))
    if given["dry_run"]:
        return _dry(job, given, tools)
    if not vacant(job.folder):
        _warn(artists.replaced(Project(job.folder).load().board, job.hands))
    loads = job.hands.seconds is not None
    pace = Pace(job.hands.together, "loading the model" if loads else "drawing")
    with talk.progress(job.folder, pace, quiet=given["quiet"]) as tell:
        unit = Unit(job.hands, tools.now, tell, _silent if given["quiet"] else say)
        made = make(job.folder, job.brief, unit, job.targets, job.page, job.drawings)
    if job.stdout:
        document = export.document(Project(job.folder), "pdf", job.page)
        made = replace(made, notes=(*made.notes, *document.notes))
        sys.stdout.buffer.write(document.content)
    _warn(artists.idle(Project(job.folder).load().board, job.hands))
    _report(job, made, given)
    return PLACEHOLDERS if made.drawing.failed else 0


def _silent(line: str) -> None:
    """Say nothing."""


def _warn(told: str) -> None:
    if told:
        say(told)


def remark(screenplay: Screenplay) -> None:
    """Say what the writer may want to put right, the first few."""
    for one in screenplay.diagnostics[:REMARKS]:
        where = f"line {one.line}: " if one.line else ""
        say(f"{where}{one.message}; {one.hint}" if one.hint else f"{where}{one.message}")
    if len(screenplay.diagnostics) > REMARKS:
        more = many(len(screenplay.diagnostics) - REMARKS, "more remark")
        say(f"{more}; storyboard parse lists them")


def _claimed(given: Given) -> Given:
    """Return the options with --model as the artist's when it names weights on this machine."""
    model = given["model"]
    if given["weights"] or not model or given["artist"] in (None, "sketch"):
        return given
    theirs = Path(model).exists() or model == hub.KNOWN
    return {**given, "weights": model, "model": None} if theirs else given


def _beside(targets: tuple[Path, ...], stem: str) -> Path:
    return targets[0].with_suffix(".board") if targets else Path(f"{stem}.board")


def _page(given: Given, prefer: Mapping[str, Value]) -> Page:
    layout = given["layout"] or prefer.get("layout", "6up")
    paper = given["paper"] or prefer.get("paper", "a4")
    return Page(cast("Layout", layout), cast("Paper", paper), given["scenes"])


def _dry(job: Job, given: Given, tools: Tools) -> int:
    unit = Unit(job.hands, tools.now, say=_silent if given["quiet"] else say)
    cost = estimate(job.folder, job.brief, unit, given["scenes"], job.drawings)
    workers = max(1, min(job.hands.workers, cost.pictures // job.hands.share))
    minutes = cost.pictures * (job.hands.seconds or tools.seconds_a_picture) / workers / 60
    if given["as_json"]:
        click.echo(json.dumps({
            "scenes": cost.count.scenes, "panels": cost.count.panels, "pictures": cost.pictures,
            "minutes": round(minutes, 1), "seconds": round(cost.count.seconds, 2),
            "frames": frames.told(cost.pairing),
        }, ensure_ascii=False))  # fmt: skip
        return 0
    click.echo(
        f"{many(cost.count.panels, 'panel')} in {many(cost.count.scenes, 'scene')}, "
        f"{many(cost.pictures, 'picture')} to draw, {_about(minutes)}; "
        "nothing written"
    )
    return 0


def _about(minutes: float) -> str:
    """Return a time in words, whole minutes."""
    if minutes == 0:
        return "no time"
    return "under a minute" if minutes < 1 else f"about {many(round(minutes), 'minute')}"


def _report(job: Job, made: Made, given: Given) -> None:
    count, drawing = made.count, made.drawing
    peak = job.hands.peak() if job.hands.peak and drawing.drawn else None
    names = ", ".join(map(str, job.targets)) or "stdout"
    if given["as_json"]:
        click.echo(json.dumps({
            "outputs": [str(target) for target in job.targets], "project": str(job.folder),
            "scenes": count.scenes, "panels": count.panels, "drawn": drawing.drawn,
            "kept": drawing.kept, "seconds": round(count.seconds, 2),
            "by_rules": list(made.by_rules),
            "peak_bytes": peak,
            "shot_sizes": asdict(drawing.sizes),
            "failed": [{"panel": label, "reason": reason} for label, reason in drawing.failed],
            "notes": [{"panel": label, "note": note} for label, note in drawing.notes],
            "frames": frames.told(made.pairing),
        }, ensure_ascii=False))  # fmt: skip
    if given["quiet"]:
        return
    for note in made.notes:
        say(note)
    for label, reason in drawing.failed:
        say(talk.sentence(News(label, 0, 0, reason=reason)))
    missing = f", {many(len(drawing.failed), 'placeholder')}" if drawing.failed else ""
    memory = f", {gigabytes(peak)} peak" if peak else ""
    say(
        f"{names}: {many(count.panels, 'panel')} in {many(count.scenes, 'scene')}, "
        f"{drawing.drawn} drawn, {drawing.kept} kept{missing}{memory}, "
        f"{clock(count.seconds)} running time{by_rules(made.by_rules)}"
    )
    if sizes := judging.sentence(drawing.sizes):
        say(sizes)


def by_rules(scenes: Sequence[str]) -> str:
    """Return which scenes the model gave up, for the end of a line; empty when it gave up none."""
    if not scenes:
        return ""
    noun = "scene" if len(scenes) == 1 else "scenes"
    return f"; by the rules, not the model: {noun} {', '.join(scenes)}"
