"""The options several commands share, and how what is not given is settled."""

from collections.abc import Callable, Mapping
from math import isnan
from pathlib import Path
from typing import TypedDict, TypeVar, get_args

import click
from pydantic import ValidationError

from agent import settings
from agent.board import Anchor, Detail, Numbering, Settings
from agent.errors import SettingError
from agent.settings import SWITCH, Api, Known, Value
from render.diffusion.fast.compiled import WHENS
from render.diffusion.presets import PRESETS, SAMPLERS
from render.sheet import Layout, Paper
from render.vocabulary import Aspect, Guide, Style

WORDS: Mapping[str, tuple[str, ...]] = {
    "aspect": get_args(Aspect),
    "style": get_args(Style),
    "detail": get_args(Detail),
    "numbering": get_args(Numbering),
    "anchor": get_args(Anchor),
    "layout": get_args(Layout),
    "paper": get_args(Paper),
}
ARTISTS = ("auto", "sketch", "diffusion")
KNOWN: Known = {
    **WORDS, "likeness": float, "seed": None, "width": None, "workers": None,
    "director": ("auto", "llm", "rules"),
    "base_url": str, "model": str, "api": get_args(Api), "temperature": float, "timeout": None,
    "artist": ARTISTS, "weights": str, "vae": str, "lora": list,
    "control": list, "detectors": str, "embedding": list,
    "native": SWITCH, "double": SWITCH, "safety": str, "compile": WHENS,
    "ip_adapter": str, "image_encoder": str,
    "preset": tuple(PRESETS), "negative": str, "batch": None, "retake": None, "candidates": None,
    "sampler": SAMPLERS, "steps": None, "guidance": float, "clip_skip": None,
    "frames": str, "frames_kind": get_args(Guide),
    "threads": None, "max_cost": float, "price_in": float, "price_out": float,
}  # fmt: skip
"""What can also stand in storyboard.toml and the environment."""

HELP = {
    "aspect": "Frame, width to height.",
    "style": "How the panels are inked.",
    "detail": "How many panels a scene gets.",
    "numbering": "How panels are called.",
    "anchor": "Keep painted panels alike to the first of their setup or character.",
    "likeness": "How alike they are kept, above 0 to 1 (wholly).",
    "layout": "Panels a page.",
    "paper": "Paper size.",
    "seed": "Base of every picture's seed.",
    "width": "Width of a picture in pixels; its height follows the frame.",
    "workers": "Processes that draw; 0: one for each core.",
    "director": "Who plans: a language model, the rules, or a model if you agreed to it.",
}

Command = TypeVar("Command", bound=Callable[..., object])


class Given(TypedDict):
    """The shared options as given on the command line; None: not given."""

    aspect: str | None
    style: str | None
    detail: str | None
    numbering: str | None
    anchor: str | None
    likeness: float | None
    seed: int | None
    width: int | None


class Number(click.FloatRange):
    """A number in a range; nan, which is in any to click, is none."""

    def convert(
        self, value: float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number; UsageError when it is none."""
        number = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value!r} is no number", param, ctx)
        return number


def choice(name: str) -> Callable[[Command], Command]:
    """Return the option of one of KNOWN."""
    words = KNOWN[name]
    listed = None if words is None or isinstance(words, type) else words
    number = Number(min=0) if words is float else click.IntRange(min=0)
    kind = click.Choice(listed) if listed else number
    metavar = None if listed else "N"
    return click.option(f"--{name}", type=kind, metavar=metavar, help=HELP[name])


def plan_options(command: Command) -> Command:
    """Add the options that decide a plan."""
    names = ("numbering", "aspect", "style", "detail", "anchor", "likeness", "seed", "width")
    for name in reversed(names):
        command = choice(name)(command)
    return command


script = click.argument("script", type=click.Path(readable=False))
"""A script's file, or - for standard input; what is wrong with it is said when it is read."""

scenes = click.option("--scenes", default="", metavar="12-14", help="Only these scenes.")
"""Narrows a command to scenes by their numbers: 3, 12-14 or 3,12-14; empty: all."""


def talk_options(command: Command) -> Command:
    """Add -q and --debug."""
    debug = click.option("--debug", is_flag=True, expose_value=False,
                         help="Show the trace of a mistake of ours.")  # fmt: skip
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    return quiet(debug(command))


def preferences() -> dict[str, Value]:
    """Return what storyboard.toml of this folder and the environment say."""
    return settings.read(Path.cwd(), KNOWN)


def board_settings(
    given: Mapping[str, object], set_before: Mapping[str, Value], on_board: Settings
) -> Settings:
    """Return a board's settings: as given, else as set before, else as the board has them."""
    names = Settings.model_fields.keys() & KNOWN.keys()
    update: dict[str, object] = {name: set_before[name] for name in names if name in set_before}
    update |= {name: value for name in names if (value := given.get(name)) is not None}
    try:
        return Settings.model_validate({**on_board.model_dump(), **update})
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingError(f"{first['loc'][0]}: {first['msg']}") from None
