"""The options by which a person has a panel drawn from pictures and edits of their own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypedDict, TypeVar, get_args

import click

from agent.studio import sources
from agent.studio.sources import STRENGTHS, Material
from render.vocabulary import Guide

Command = TypeVar("Command", bound=Callable[..., object])

_LEAST, _MOST = 0.05, 1.0


class _Strength(click.ParamType[float]):
    """How much of a picture is drawn anew: a word of STRENGTHS, or a number."""

    name = "strength"

    def convert(
        self, value: str | float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number; UsageError when it is none from 0.05 to 1."""
        try:
            number = STRENGTHS.get(str(value)) or float(value)
        except ValueError:
            number = 0.0
        if not _LEAST <= number <= _MOST:
            self.fail(f"{value!r} is none of {', '.join(STRENGTHS)}, and no number from {_LEAST} "
                      f"to {_MOST:g}", param, ctx)  # fmt: skip
        return number


class Given(TypedDict):
    """The options as given; None or empty: not given."""

    start: str | None
    strength: float | None
    mask: Path | None
    guide: str | None
    reference: Path | None
    edit: tuple[str, ...]
    plain: bool


def source_options(command: Command) -> Command:
    """Add the options of pictures and edits."""
    file = partial(click.option, type=click.Path(path_type=Path), metavar="FILE")
    added = (
        click.option("--from", "start", metavar="FILE|TAKE",
                     help="A picture to begin as: a file, or a take of the panel."),
        click.option("--strength", type=_Strength(), metavar="subtle|strong|NUMBER",
                     help="How much of it is drawn anew: 0.05 to 1."),
        file("--mask", help="Its white is drawn anew, the rest stays to the byte."),
        click.option("--guide", metavar="[KIND=]FILE",
                     help=f"A drawing or photo to follow: {', '.join(get_args(Guide))}."),
        file("--reference", help="A picture whose look it takes."),
        click.option("--edit", multiple=True, metavar="WORDS",
                     help='What changes in the same composition: "hat -> helmet".'),
        click.option("--plain", is_flag=True, help="Drop the pictures and edits of before."),
    )  # fmt: skip
    for one in reversed(added):
        command = one(command)
    return command


def material(given: Given, there: tuple[str, ...]) -> Material:
    """Return what a person gives a shot; SettingError when none of the guides `there` will do."""
    guide = given["guide"]
    return Material(
        start=given["start"],
        strength=given["strength"],
        mask=given["mask"],
        guide=sources.guide(guide, there) if guide else None,
        reference=given["reference"],
        edits=given["edit"],
        plain=given["plain"],
    )
