"""How pictures are looked at before they are kept, as options and settings say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypedDict

import click

from agent.cli.talk import many
from agent.errors import SettingError
from agent.settings import Value
from render.diffusion.judging import faces
from render.diffusion.judging.tally import Tally

RETAKES: Final = (0, 10)
CANDIDATES: Final = (1, 32)


class Given(TypedDict):
    """The options as given; None: not given."""

    retake: int | None


NOTHING: Final[Given] = {"retake": None}

RETAKE: Final = click.option(
    "--retake", type=click.IntRange(*RETAKES), metavar="N",
    help="Measure shot sizes; draw what is off again, N times at most (0: only say so).",
)  # fmt: skip
CHOOSE: Final = click.option(
    "--candidates", type=click.IntRange(*CANDIDATES), metavar="N",
    help="Draw N quick pictures of each panel and finish the best.",
)  # fmt: skip
"""For a whole board; of one panel a person chooses."""


@dataclass(frozen=True)
class Judging:
    """Fields as in render.diffusion.kit.Kit."""

    retake: int | None = None
    candidates: int = 1


def settled(given: Given, prefer: Mapping[str, Value]) -> Judging:
    """Return what is given, else what is set; SettingError when a set number is out of range."""
    retake = _within("retake", given["retake"], prefer, RETAKES)
    return Judging(retake, _within("candidates", None, prefer, CANDIDATES) or 1)


def _within(
    name: str, given: int | None, prefer: Mapping[str, Value], limits: tuple[int, int]
) -> int | None:
    low, high = limits
    value = given if given is not None else prefer.get(name)
    if value is None:
        return None
    if not low <= int(value) <= high:
        raise SettingError(f"{name}: {value} is not from {low} to {high}")
    return int(value)


def sentence(tally: Tally) -> str:
    """Return how shot sizes came out, for people; empty: nobody looked."""
    if not tally.pictures:
        return ""
    told = f"shot size measured in {tally.measured} of {many(tally.pictures, 'picture')}"
    more = "" if faces.there() else f"; by outlines alone, {faces.INSTALL} finds faces"
    return f"{told}; {tally.again} drawn again, {tally.off} still off{more}"
