"""Who directs, as the options, the settings and the environment say."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import click

from agent import settings
from agent.board import Board, CastMember, Settings
from agent.cli import reach
from agent.cli.consent import Consent
from agent.cli.reach import Reached
from agent.cli.talk import bar, many, say
from agent.cli.tools import Tools
from agent.directing.asking import LLM
from agent.directing.cost import Estimate, Purse
from agent.directing.director import Director
from agent.errors import ModelError
from agent.screenplay import Screenplay
from agent.settings import Value
from agent.studio import find

if TYPE_CHECKING:
    from agent.directing.assembly import News
    from agent.directing.model import LlmDirector

Command = TypeVar("Command", bound=Callable[..., object])


class Asked(Reached):
    """The options of a director as given; None: not given."""

    threads: int | None
    refresh: bool
    no_cache: bool


def director_options(command: Command) -> Command:
    """Add the options that choose a director."""
    added = (
        reach.model_options,
        click.option("--threads", type=click.IntRange(min=1, max=32), metavar="N",
                     help="Questions to the model at once (4)."),
        click.option("--refresh", is_flag=True, help="Ask the model again, whatever it answered."),
        click.option("--no-cache", is_flag=True, help="Neither use nor keep its answers."),
    )  # fmt: skip
    for one in reversed(added):
        command = one(command)
    return command


@dataclass(frozen=True)
class _Checked:
    """Says after the model has been asked what that cost, and what the linter says of its shots."""

    model: "LlmDirector"

    def plan(
        self, screenplay: Screenplay, settings: Settings, known: tuple[CastMember, ...] = ()
    ) -> Board:
        """Return the model's board as it is."""
        from agent.check import check

        with _watched(self.model) as model:
            board = model.plan(screenplay, settings, known)
        if spent := self.model.purse.line():
            say(spent)
            numbers = {scene.number for scene in board.scenes if scene.directed_by == "llm"}
            codes = Counter(one.code for one in check(board, screenplay))
            found = ", ".join(f"{code} {count}" for code, count in sorted(codes.items()))
            say(f"{many(len(numbers), 'scene')} directed by the model; check: {found or 'clean'}")
        return board


@dataclass(frozen=True)
class _Willing:
    """Lets the rules direct when the model cannot be asked, and says so."""

    model: Director
    rules: Director

    def plan(
        self, screenplay: Screenplay, settings: Settings, known: tuple[CastMember, ...] = ()
    ) -> Board:
        """Return the board of whoever can make it."""
        try:
            return self.model.plan(screenplay, settings, known)
        except ModelError as error:
            say(f"{error}; the rules direct")
            return self.rules.plan(screenplay, settings, known)


def choose(
    given: Asked,
    prefer: Mapping[str, Value],
    tools: Tools,
    *,
    quiet: bool,
    dry: bool = False,
    scenes: str = "",
) -> Director:
    """Return the director; SettingError when a model is asked for and cannot be had.

    `scenes` are those the model directs ("12-14"); empty: all.
    """
    end = reach.wanted(given, prefer, tools)
    if end is None:
        return tools.director()
    consent = replace(reach.consent(given, prefer, quiet=quiet), dry=dry)
    made = _made(given, prefer, tools.model(end), consent)
    made = replace(made, only=lambda numbers: find.places(numbers, scenes))
    checked = made if quiet else _Checked(made)
    return checked if consent.given else _Willing(checked, tools.director())


def _made(given: Asked, prefer: Mapping[str, Value], model: LLM, consent: Consent) -> "LlmDirector":
    from agent.directing.cache import Cache
    from agent.directing.model import THREADS, LlmDirector, Prompts

    asked = Prompts(
        *(reach.question(name, given) for name in ("cast_and_places", "scenes", "repair"))
    )
    if (variable := settings.traced()) and not consent.quiet:
        say(f"{variable} is set; tracing is kept off, so that the script goes nowhere else")

    cache = None
    if not given["no_cache"]:
        cache = Cache(settings.caches() / "answers.sqlite", fresh=given["refresh"])
    return LlmDirector(
        model=model,
        prompts=asked,
        agree=consent.agree,
        cache=cache,
        purse=Purse(reach.price(prefer, model.where), consent.most),
        threads=given["threads"] or int(prefer.get("threads", THREADS)),
        version=str(prefer.get("temperature", "")),
    )


@contextmanager
def _watched(model: "LlmDirector") -> Iterator["LlmDirector"]:
    """Yield the director as it tells of its scenes: a bar on a terminal, a line each in a pipe."""
    if not sys.stderr.isatty():
        yield replace(
            model, tell=lambda news: None if news.kept and not news.reason else say(_line(news))
        )
        return
    with bar() as step:

        def agree(estimate: Estimate) -> bool:
            agreed = model.agree(estimate)
            if agreed:
                step("the model reads", 0, None)
            return agreed

        def tell(news: "News") -> None:
            if not news.number:
                say(_line(news))
                return
            remark = _line(news) if news.reason else ""
            step(f"scene {news.number}", news.done, news.total, remark)

        yield replace(model, agree=agree, tell=tell)


def _line(news: "News") -> str:
    if not news.number:
        return f"looks and places by the rules: {news.reason}"
    end = f"by the rules: {news.reason}" if news.reason else "directed"
    return f"scene {news.number} {end} ({news.done}/{news.total})"
