"""Asks whether the script may go to a model, and remembers where it always may."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from agent.cli.talk import say
from agent.directing.cost import Estimate
from agent.errors import ModelError
from render import atomic

Ask = Callable[[str, str], str]
"""Puts a question with its possible answers in letters ("oan"); returns one of them."""


def _asked(question: str, letters: str) -> str:
    choices = click.Choice(list(letters), case_sensitive=False)
    answer = click.prompt(question, type=choices, err=True, show_choices=False, default=letters[-1])
    return str(answer).lower()


@dataclass(frozen=True)
class Consent:
    """What the user has said already. `given`: in words, by --director llm or the settings.

    `most` in US dollars, None: no limit. `file` holds the addresses of "always". `terminal`:
    somebody is there to be asked. `dry`: nothing is to be spent. `quiet`: only what must be said.
    """

    file: Path
    given: bool
    most: float | None = None
    terminal: bool = False
    dry: bool = False
    quiet: bool = False
    ask: Ask = _asked

    def agree(self, estimate: Estimate) -> bool:
        """Return whether the script may go out; ModelError when the cost forbids it."""
        if not self.quiet:
            say(estimate.line())
        if self.dry:
            return False
        self._afford(estimate)
        if self.given or estimate.where in self._always():
            return True
        if not self.terminal:
            say(
                f"nobody has agreed that the script goes to {estimate.where}, so the rules direct; "
                "--director llm agrees"
            )
            return False
        return self._permitted(estimate)

    def _afford(self, estimate: Estimate) -> None:
        if self.most is None:
            return
        if estimate.cost is None:
            raise ModelError(
                f"the price of {estimate.model} is not known, so --max-cost cannot be held; set "
                "price_in and price_out (dollars a million tokens) in storyboard.toml"
            )
        if estimate.cost <= self.most:
            return
        over = f"that is about ${estimate.cost:.2f}, and --max-cost is ${self.most:.2f}"
        if not self.terminal:
            raise ModelError(f"{over}; narrow it, or allow more")
        if self.ask(f"{over}; go on all the same? [y]es, [n]o", "yn") != "y":
            raise ModelError("nothing was asked and nothing spent")

    def _permitted(self, estimate: Estimate) -> bool:
        said = self.ask("May it? [o]nce, [a]lways to this address, [n]o: the rules direct", "oan")
        if said == "a":
            known = sorted({*self._always(), estimate.where})
            self.file.parent.mkdir(parents=True, exist_ok=True)
            atomic.write(self.file, f"{json.dumps(known, indent=1)}\n".encode())
        return said in ("o", "a")

    def _always(self) -> frozenset[str]:
        try:
            found = json.loads(self.file.read_text("utf-8"))
        except (OSError, ValueError):
            return frozenset()
        return frozenset(map(str, found)) if isinstance(found, list) else frozenset()


def terminal() -> bool:
    """Return whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
