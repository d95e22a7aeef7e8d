"""How pictures are looked at before they are kept, as options and settings say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypedDict

import click

from agent.cli.manners import within
from agent.cli.talk import many
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
    retake = within("retake", given["retake"], prefer, RETAKES)
    count = within("candidates", None, prefer, CANDIDATES)
    return Judging(None if retake is None else int(retake), int(count or 1))


def sentence(tally: Tally) -> str:
    """Return how shot sizes came out, for people; empty: nobody looked."""
    if not tally.pictures:
        return ""
    told = f"shot size measured in {tally.measured} of {many(tally.pictures, 'picture')}"
    more = "" if faces.there() else f"; by outlines alone, {faces.INSTALL} finds faces"
    return f"{told}; {tally.again} drawn again, {tally.off} still off{more}"
