"""How a diffusion artist draws, as options and settings say: a preset, and what is otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypedDict

import click

from agent.cli.options import Number
from agent.errors import SettingError
from agent.settings import Value
from render.diffusion.presets import MOST, PRESETS, SAMPLERS, Preset, Wish
from render.diffusion.words.text import length

STEPS: Final = (1, 150)
CLIP_SKIP: Final = (1, 12)
"""Layers of the text encoder counted from its end; 1: none is left out."""
GUIDANCE: Final = (1, 30)


class _Sampler(click.ParamType[str]):
    """A sampler by its name, however its letters are written."""

    name = "sampler"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name; UsageError naming them all when it is none."""
        named = {one.casefold(): one for one in SAMPLERS}
        if value.casefold() not in named:
            self.fail(f"{value!r} is none of {', '.join(SAMPLERS)}", param, ctx)
        return named[value.casefold()]


class Given(TypedDict):
    """The options as given; None: not given."""

    preset: str | None
    negative: str | None
    sampler: str | None
    steps: int | None
    guidance: float | None
    clip_skip: int | None


NOTHING: Final[Given] = {
    "preset": None, "negative": None, "sampler": None, "steps": None, "guidance": None,
    "clip_skip": None,
}  # fmt: skip

OPTIONS: Final = (
    click.option("--preset", type=click.Choice(tuple(PRESETS)), help="How pictures are drawn."),
    click.option("--negative", metavar="WORDS", help="What a picture must not show."),
    click.option("--sampler", type=_Sampler(), metavar="NAME",
                 help="The way from noise to picture, as DPM++ 2M Karras or UniPC."),
    click.option("--steps", type=click.IntRange(*STEPS), metavar="N",
                 help="Steps of the sampler."),
    click.option("--guidance", type=Number(*GUIDANCE), metavar="N",
                 help="How closely words are followed; 1: not at all, in half the time."),
    click.option("--clip-skip", type=click.IntRange(*CLIP_SKIP), metavar="N",
                 help="The layer words are read at, from the end; 1: the last."),
)  # fmt: skip


@dataclass(frozen=True)
class Manner:
    """How to draw: the preset's name, and what a user wants otherwise."""

    preset: str
    negative: str | None
    wish: Wish


def settled(given: Given, prefer: Mapping[str, Value]) -> Manner:
    """Return what is given, else what is set; SettingError when a set number is out of range."""
    sampler = given["sampler"] or prefer.get("sampler")
    steps = within("steps", given["steps"], prefer, STEPS)
    skip = within("clip_skip", given["clip_skip"], prefer, CLIP_SKIP)
    negative = given["negative"] if given["negative"] is not None else prefer.get("negative")
    return Manner(
        str(given["preset"] or prefer.get("preset", "default")),
        None if negative is None else str(negative),
        Wish(
            str(sampler) if sampler else None,
            None if steps is None else int(steps),
            within("guidance", given["guidance"], prefer, GUIDANCE),
            None if skip is None else int(skip),
        ),
    )


def form(prefer: Mapping[str, Value]) -> str:
    """Return the sentence the preset that is set writes prompts in; empty: their slots."""
    return PRESETS[str(prefer.get("preset", "default"))].form


def taught(prefer: Mapping[str, Value]) -> dict[str, int]:
    """Return how many tokens the words of the embeddings that are set take, of those at hand."""
    pairs = (one.partition("=") for one in str(prefer.get("embedding", "")).splitlines())
    files = {word.strip().lower(): Path(file.strip()).expanduser() for word, _, file in pairs}
    return {word: length(path) for word, path in files.items() if path.is_file()}


def check(manner: Preset, given: Given) -> None:
    """SettingError when what is asked for has no meaning together."""
    most = MOST.get(manner.sampler, STEPS[1])
    if manner.steps > most:
        raise SettingError(
            f"{manner.sampler} takes at most {most} steps, not {manner.steps}; give fewer --steps, "
            "or another --sampler"
        )
    if given["negative"] and manner.guidance <= 1:
        raise SettingError(
            "--negative does nothing at guidance 1; give --guidance 2 or more, or leave it out"
        )


def within(
    name: str, given: float | None, prefer: Mapping[str, Value], limits: tuple[int, int]
) -> float | None:
    """Return a number as given, else as set; None: neither.

    Raises SettingError when it is out of its limits.
    """
    low, high = limits
    value = given if given is not None else prefer.get(name)
    if value is None:
        return None
    if not low <= float(value) <= high:
        raise SettingError(f"{name}: {value} is not from {low} to {high}")
    return float(value)
