"""What a model's answers cost: estimated before the first question, counted after each."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.errors import ModelError

if TYPE_CHECKING:
    from agent.directing.asking import Answer
    from agent.directing.packing import Piece

_LETTERS = 4
"""Letters of a token."""
_ANSWERED = 3.2
"""Tokens of an answer for each word of the script."""
_LEAST = 60
"""Tokens of the answer for the shortest scene."""


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens, asked and answered; None: not known."""

    asked: float | None = None
    answered: float | None = None

    @property
    def known(self) -> bool:
        """Whether there is a price."""
        return self.asked is not None and self.answered is not None

    def of(self, tokens_in: int, tokens_out: int) -> float | None:
        """Return what so many tokens cost in dollars; None: not known."""
        if self.asked is None or self.answered is None:
            return None
        return (tokens_in * self.asked + tokens_out * self.answered) / 1e6


@dataclass(frozen=True)
class Estimate:
    """What is about to be asked. `cost` in US dollars, None: the price is not known."""

    where: str
    model: str
    scenes: int
    calls: int
    tokens_in: int
    tokens_out: int
    cost: float | None

    def line(self) -> str:
        """Return it as a sentence."""
        price = "price unknown" if self.cost is None else f"about ${self.cost:.2f}"
        many = "scene" if self.scenes == 1 else "scenes"
        calls = "call" if self.calls == 1 else "calls"
        return (
            f"the script goes to {self.where}, model {self.model}: {self.scenes} {many}, about "
            f"{self.calls} {calls}, {_rounded(self.tokens_in)} tokens asked, "
            f"{_rounded(self.tokens_out)} answered, {price}"
        )


def _rounded(count: int) -> str:
    return f"{count / 1000:.0f}k" if count >= 10_000 else f"{count / 1000:.1f}k"


def tokens(text: str) -> int:
    """Return about how many tokens a text has."""
    wide = sum(ord(letter) >= 0x2E80 for letter in text)
    return (len(text) - wide) // _LETTERS + wide + 1


def of(requests: "Sequence[Sequence[Piece]]", system: str) -> tuple[int, int]:
    """Return about how many tokens requests ask and answer."""
    told = sum(tokens(piece.text) for request in requests for piece in request)
    answered = sum(
        max(_LEAST, int(piece.words * _ANSWERED)) for request in requests for piece in request
    )
    return told + len(requests) * tokens(system), answered


@dataclass
class Purse:
    """Counts what is spent, and stops at a limit. `most` in US dollars, None: no limit."""

    price: Price = Price()
    most: float | None = None
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def check(self) -> None:
        """Raise ModelError when the limit is reached."""
        spent = self.price.of(self.tokens_in, self.tokens_out)
        if self.most is not None and spent is not None and spent >= self.most:
            raise ModelError(
                f"${spent:.2f} are spent and --max-cost is ${self.most:.2f}; what is answered is "
                "kept: run it again with more, or with --director rules"
            )

    def pay(self, answer: "Answer") -> None:
        """Count one answer."""
        with self._lock:
            self.calls += 1
            self.tokens_in += answer.tokens_in
            self.tokens_out += answer.tokens_out

    def line(self) -> str:
        """Return what was spent in a sentence; empty when nothing was."""
        if not self.calls:
            return ""
        spent = self.price.of(self.tokens_in, self.tokens_out)
        dollars = "" if spent is None else f", ${spent:.2f}"
        calls = "call" if self.calls == 1 else "calls"
        return (f"{self.calls} {calls}, {_rounded(self.tokens_in)} tokens asked, "
                f"{_rounded(self.tokens_out)} answered{dollars}")  # fmt: skip
