"""`reshoot`: one panel shot again, from words, pictures or edits; or candidates of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Unpack, cast, get_args

import click

from agent.board import Take
from agent.cli import artists, judging, kits, options, references, sources, talk
from agent.cli.artists import Run
from agent.cli.headings import Headed
from agent.cli.kits import Drawn
from agent.cli.options import talk_options
from agent.cli.sources import source_options
from agent.cli.takes import BOARD, LABEL, follow
from agent.cli.talk import say
from agent.cli.tools import Tools
from agent.directing.lexicon import directions
from agent.errors import SettingError
from agent.project import Project
from agent.settings import Value
from agent.studio import candidates, find
from agent.studio.draw import Unit
from agent.studio.reshoot import Change, free
from agent.studio.reshoot import reshoot as shoot_again
from agent.studio.sources import paints, present, told
from render.diffusion.judging.tally import Tally
from render.order import Move
from render.vocabulary import Angle, Guide, MoveKind, Size
from render.vocabulary import Direction as Way

_FINISHED = ("size", "angle", "move", "lens", "caption", "prompt", "seed", "new_seed", "start",
             "mask", "guide", "reference", "edit", "plain")  # fmt: skip
"""What a take that is finished has already."""


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


class Given(Drawn, sources.Given):
    """The options of `reshoot`; None or empty: not given."""

    size: Size | None
    angle: str | None
    move: Move | None
    lens: float | None
    caption: str | None
    prompt: str | None
    seed: int | None
    new_seed: bool
    candidates: int | None
    finish: int | None
    output: Path | None


@click.command(cls=Headed)
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
@click.option("--lens", type=options.Number(8, 300), metavar="MM", help="Lens in millimetres.")
@click.option("--caption", help="What the panel says.")
@click.option("--prompt", metavar="WORDS", help="What the picture shows, in words for a model.")
@click.option(
    "--seed", type=click.IntRange(min=0), metavar="N", help="The picture's seed, and no other."
)
@click.option("--new-seed", is_flag=True, help="Another seed; so it is when nothing is asked.")
@source_options
@click.option("--candidates", type=click.IntRange(1, 32), metavar="N",
              help="Draw N quick takes to choose from, and show them in one picture.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Where to show them; default: LABEL-candidates.png, here.")  # fmt: skip
@click.option("--finish", type=int, metavar="TAKE", help="Draw this take in full, and choose it.")
@kits.artist_options
@talk_options
@click.pass_obj
def reshoot(
    tools: Tools | None, board: Path, label: str, *, quiet: bool, **given: Unpack[Given]
) -> int:
    """Shoot the panel LABEL of BOARD again; its other takes and all other pictures stay."""
    _consistent(given)
    prefer = options.preferences()
    project = Project.open(board)
    spot = free(project.load().board, label)
    present(spot, sources.material(given, get_args(Guide)))
    job = _Job(project, spot.panel.label, tools or Tools(), given, prefer, quiet)
    return job.try_some(given["candidates"]) if given["candidates"] else job.shoot()


def _consistent(given: Given) -> None:
    """UsageError when two options say two things."""
    values = cast("Mapping[str, object]", given)
    clashes = (
        ("seed", "new_seed", "--seed and --new-seed say two things; give one"),
        ("candidates", "finish", "--candidates draws takes and --finish chooses one; give one"),
        ("candidates", "seed", "--candidates finds its own seeds; leave --seed out"),
    )
    for first, second, why in clashes:
        if values[first] not in (None, False) and values[second] not in (None, False):
            raise click.UsageError(why)
    if given["output"] and not given["candidates"]:
        raise click.UsageError("-o names the picture of --candidates; give both")
    more = [name for name in _FINISHED if values[name] not in (None, False, ())]
    if given["finish"] is not None and more:
        name = "from" if more[0] == "start" else more[0].replace("_", "-")
        raise click.UsageError(
            f"--finish draws a take as it is, with --strength at most; leave --{name} out"
        )


@dataclass(frozen=True)
class _Job:
    """One panel to be shot again, as the options say. `later` is said once it is drawn."""

    project: Project
    label: str
    tools: Tools
    given: Given
    prefer: Mapping[str, Value]
    quiet: bool
    later: list[str] = field(default_factory=list)

    def shoot(self) -> int:
        """Make one take and choose it; return the exit status."""
        number, label, unit = self.given["finish"], self.label, self._unit(1)
        change = self._change(unit)
        unused = artists.unused(self.given)
        if unused and number is None and change == Change() and not _painted(unit):
            raise SettingError(
                f"{', '.join(unused)} does nothing without a model, and the sketch artist draws; "
                "nothing is changed"
            )
        if number is None:
            take = shoot_again(self.project, label, change, unit)
        else:
            take = candidates.finish(self.project, label, number, unit, self.given["strength"])
        made = find.panel(self.project.load().board, label).panel.takes
        before = "" if change.material or number is not None else _as_before(take)
        news = f"{label}: take {take.number}{_again(take, made)}{before}"
        self._tell(take)
        return follow(self.project, news, quiet=self.quiet)

    def try_some(self, count: int) -> int:
        """Make candidates and a picture of them all; return the exit status."""
        target = self.given["output"] or Path(f"{self.label}-candidates.png")
        candidates.allowed(target)
        unit = self._unit(count, draft=True)
        change = self._change(unit)
        with talk.progress(self.project.folder, quiet=self.quiet) as tell:
            takes = candidates.draw(
                self.project, self.label, change, count, Unit(unit.hands, unit.now, tell)
            )
        candidates.write(target, candidates.sheet(self.project, self.label, takes))
        self._tell(*takes)
        if not self.quiet:
            numbers = ", ".join(str(one.number) for one in takes)
            say(f"{self.label}: takes {numbers} to choose from in {target}; --finish TAKE")
        return 0

    def _tell(self, *takes: Take) -> None:
        """Say who drew, what the artist notes of some takes, and how their shot sizes came out."""
        for line in self.later:
            say(line)
        records = [self.project.store.record(take.recipe) for take in takes]
        drawn = [one for one in records if one is not None]
        lines = [f"{self.label}: {note}" for one in drawn for note in one.notes]
        lines.append(judging.sentence(Tally.of(one.told for one in drawn)))
        for line in dict.fromkeys(filter(None, lines)):
            if not self.quiet:
                say(line)

    def _unit(self, most: int, *, draft: bool = False) -> Unit:
        run = Run(self.project.folder, draft, 1, self.quiet, most, tell=self.later.append)
        hands = artists.hands(self.given, self.prefer, self.tools, run)
        if told := artists.replaced(self.project.load().board, hands):
            self.later.append(told)
        return Unit(hands, self.tools.now)

    def _change(self, unit: Unit) -> Change:
        given = self.given
        painter = _painted(unit)
        guided = kits.guided(given, self.prefer) if painter else get_args(Guide)
        if painter and given["reference"]:
            references.check(given, self.prefer)
        more = {"move": given["move"], "lens": given["lens"], "visual": given["prompt"]}
        return Change(
            given["size"],
            cast("Angle | None", given["angle"]),
            given["caption"],
            given["seed"],
            given["new_seed"],
            {name: value for name, value in more.items() if value is not None},
            sources.material(given, guided),
        )


def _painted(unit: Unit) -> bool:
    return paints(unit.hands.artist().name)


def _as_before(take: Take) -> str:
    """Return a word on what a take is drawn from since before; empty: only words."""
    said = ", ".join(told(take.settings.sources))
    return f", {said} as before (--plain drops that)" if said else ""


def _again(take: Take, made: Iterable[Take]) -> str:
    """Return a word for a take whose picture an earlier one has already; empty when none has."""
    same = [one.number for one in made if one.picture == take.picture and one.number < take.number]
    if not same:
        return ""
    return f", the same picture as take {same[0]}: nothing it shows has changed"
