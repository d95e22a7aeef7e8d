"""What the commands work with: a director, an artist, a clock; fakes enter by the same door."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from agent.directing.asking import LLM
from agent.directing.director import Director
from agent.settings import Endpoint
from render.order import Artist, Order, Picture
from render.vocabulary import DRAFT


def _rules() -> Director:
    from agent.directing.rules import RulesDirector

    return RulesDirector()


def _sketch() -> Artist:
    from render.sketch.artist import SketchArtist

    return SketchArtist()


class _Draft:
    """The same artist, quicker and rougher; its pictures do not stand in for finished ones."""

    name = f"sketch{DRAFT}"

    def __init__(self) -> None:
        from render.sketch.artist import SketchArtist

        self._artist = SketchArtist(supersampling=1)
        self.version = self._artist.version

    def draw(self, orders: Sequence[Order]) -> Iterator[Picture]:
        """Yield one picture for each order, in their order."""
        return self._artist.draw(orders)


def _model(endpoint: Endpoint) -> LLM:
    from agent.cli.talk import say
    from agent.directing.llm import ChatModel

    return ChatModel(endpoint, note=say)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Tools:
    """`artist` makes the one who draws, `draft` one who is quicker; both can be pickled.

    `seconds_a_picture` is what one core takes, for estimates. `model` speaks to a language
    model; it is called only when one is asked for.
    """

    director: Callable[[], Director] = _rules
    artist: Callable[[], Artist] = _sketch
    draft: Callable[[], Artist] = _Draft
    now: Callable[[], str] = _now
    seconds_a_picture: float = 0.35
    model: Callable[[Endpoint], LLM] = _model

    @property
    def real(self) -> bool:
        """Whether models are spoken to over the line, which takes libraries."""
        return self.model is _model


def cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
