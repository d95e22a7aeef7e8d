"""Which model may be asked, as the options, the settings and the environment say."""

import importlib.util
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

from agent import settings
from agent.cli import options
from agent.cli.consent import Consent, terminal
from agent.cli.tools import Tools
from agent.directing.asking import PROBE
from agent.directing.cost import Estimate, Price, Purse, tokens
from agent.errors import ModelError, SettingError
from agent.settings import Endpoint, Value
from prompts import Prompt
from render import extras

if TYPE_CHECKING:
    from agent.directing.consult import Desk

NEEDED = ("openai", "langchain_openai")
INSTALL = extras.install("llm")

Command = TypeVar("Command", bound=Callable[..., object])


class Reached(TypedDict):
    """The options of a model as given; None: not given."""

    director: str | None
    offline: bool
    base_url: str | None
    model: str | None
    max_cost: float | None
    prompts: Path | None


def model_options(command: Command) -> Command:
    """Add the options that say whether a model is asked, and which."""
    added = (
        options.choice("director"),
        click.option("--offline", is_flag=True, help="Ask no model, whatever the settings say."),
        click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint (.../v1)."),
        click.option("--model", metavar="NAME", help="The model to ask there."),
        click.option("--max-cost", type=options.Number(min=0), metavar="DOLLARS",
                     help="Stop, or ask, before a model costs more."),
        click.option("--prompts", type=click.Path(path_type=Path, exists=True, file_okay=False),
                     metavar="DIR", help="Questions of your own, by file name."),
    )  # fmt: skip
    for one in reversed(added):
        command = one(command)
    return command


def desk(
    given: Reached, prefer: Mapping[str, Value], tools: Tools, told: str, *, quiet: bool
) -> "Desk | None":
    """Return where one question may be asked; None: the rules must do.

    `told` is what would go out, for the estimate.
    """
    from agent.directing.consult import Desk
    from agent.directing.model import fence

    end = wanted(given, prefer, tools)
    if end is None:
        return None
    leave = consent(given, prefer, quiet=quiet)
    model = tools.model(end)
    cost = price(prefer, model.where)
    tokens_in, tokens_out = 700 + tokens(told), 400
    estimate = Estimate(
        model.where, model.name, scenes=1, calls=1, tokens_in=tokens_in, tokens_out=tokens_out,
        cost=cost.of(tokens_in, tokens_out),
    )  # fmt: skip
    if not leave.agree(estimate):
        return None
    return Desk(model, question("repair", given), Purse(cost, leave.most), fence)


def state(given: Reached, prefer: Mapping[str, Value], tools: Tools) -> tuple[str, bool]:
    """Return what the endpoint of the settings says when it is tried, and whether it works."""
    end = endpoint(given, prefer)
    if end is None:
        return "none set; the rules direct", True
    where = f"{end.model} at {end.base_url}"
    if _missing(tools):
        return f"{where}, but {_lacking(end)}", True
    if given["offline"]:
        return f"{where}, not tried", True
    try:
        answer = tools.model(end).ask("Answer in JSON.", 'Say "ready".', PROBE)
    except ModelError as error:
        return str(error), False
    return f"{where} answers in mode {answer.mode} of the {end.api} API", True


def question(name: str, given: Reached) -> Prompt:
    """Return a question, the user's own if there is one; SettingError when that cannot be used."""
    import prompts

    try:
        return prompts.load(name, given["prompts"])
    except prompts.PromptError as error:
        raise SettingError(str(error)) from None


def wanted(given: Reached, prefer: Mapping[str, Value], tools: Tools) -> Endpoint | None:
    """Return the endpoint to be asked, None: the rules; SettingError when llm cannot be had."""
    said = "rules" if given["offline"] else given["director"] or prefer.get("director", "auto")
    if said == "rules":
        return None
    end = endpoint(given, prefer)
    if end is not None and not _missing(tools):
        return end
    if said == "llm":
        raise SettingError(_lacking(end))
    return None


def consent(given: Reached, prefer: Mapping[str, Value], *, quiet: bool) -> Consent:
    """Return what the user has said so far to a model's being asked."""
    return Consent(
        file=settings.remembered() / "consent.json",
        given=(given["director"] or prefer.get("director")) == "llm",
        most=_most(given, prefer),
        terminal=terminal(),
        quiet=quiet,
    )


def endpoint(given: Reached, prefer: Mapping[str, Value]) -> Endpoint | None:
    """Return the endpoint of the options, else of the settings; None: there is none."""
    told: dict[str, Value] = dict(prefer)
    if base := given["base_url"]:
        if base != told.get("base_url"):
            told.pop("model", None)
        told["base_url"] = base
    if name := given["model"]:
        told["model"] = name
    return settings.endpoint(told)


def price(prefer: Mapping[str, Value], where: str) -> Price:
    """Return what a million tokens cost; nothing on this machine."""
    from agent.directing.llm import is_local

    if "price_in" in prefer and "price_out" in prefer:
        return Price(float(prefer["price_in"]), float(prefer["price_out"]))
    return Price(0.0, 0.0) if is_local(where) else Price()


def _missing(tools: Tools) -> bool:
    return tools.real and any(importlib.util.find_spec(name) is None for name in NEEDED)


def _lacking(end: Endpoint | None) -> str:
    if end is not None:
        return f"a model needs more libraries: {INSTALL}; --director rules does without"
    return (
        "no model is set: OPENAI_API_KEY for OpenAI, or --base-url and --model for another "
        "endpoint; --director rules does without"
    )


def _most(given: Reached, prefer: Mapping[str, Value]) -> float | None:
    if given["max_cost"] is not None:
        return given["max_cost"]
    return float(prefer["max_cost"]) if "max_cost" in prefer else None
