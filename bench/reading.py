"""How fast a feature script is read, beside the parsers on PyPI that happen to be installed.

Run with `python -m bench.reading [folder]`; the folder holds the scripts, by default
`../shared/data/scripts/long` beside the repository.
"""

import importlib
import sys
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from agent.reading import fountain

_FOLDER = Path(__file__).parents[1].parent / "shared" / "data" / "scripts" / "long"
_SCRIPTS = ("big-fish.fountain", "barrier15-e01.fountain")
_ROUNDS = 7
_HOSTILE = {"50,000 open [[": "[[" * 50_000, "50,000 open /*": "/*" * 50_000}

Parse = Callable[[str], object]


class Rival(NamedTuple):
    """A parser on PyPI, the module it is in, and the name there that parses."""

    name: str
    module: str
    bind: str


_RIVALS = (
    Rival("screenplain", "screenplain.parsers.fountain", "parse"),
    Rival("screenplay-tools", "screenplay_tools.fountain.parser", "Parser"),
    Rival("fountain-py", "fountain.parser", "FountainParser"),
)


def main() -> None:
    """Print the milliseconds of every parser for every script, and the ratio to ours."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _FOLDER
    parsers: dict[str, Parse] = {"storyboard": fountain.parse}
    for rival in _RIVALS:
        parse = _bound(rival)
        if parse is None:
            print(f"{rival.name} is not installed; skipped")
        else:
            parsers[rival.name] = parse
    for name in _SCRIPTS:
        path = folder / name
        if path.exists():
            _compare(name, path.read_text(encoding="utf-8"), parsers)
        else:
            print(f"{name} is not in {folder}; skipped")
    for name, source in _HOSTILE.items():
        print(f"{name:24} {'storyboard':18} {_best(fountain.parse, source):9.1f} ms")


def _bound(rival: Rival) -> Parse | None:
    try:
        found = vars(importlib.import_module(rival.module))[rival.bind]
    except (ImportError, KeyError):
        return None
    calls: dict[str, Parse] = {
        "parse": lambda source: list(found(StringIO(source))),
        "Parser": lambda source: found().add_text(source),
        "FountainParser": lambda source: found().parse(source),
    }
    return calls[rival.bind]


def _compare(name: str, source: str, parsers: dict[str, Parse]) -> None:
    ours = _best(fountain.parse, source)
    for parser, parse in parsers.items():
        taken = ours if parser == "storyboard" else _best(parse, source)
        print(f"{name:24} {parser:18} {taken:9.1f} ms  x{taken / ours:.1f}")


def _best(parse: Parse, source: str) -> float:
    """Return the milliseconds of the quickest of a few rounds, processor time."""
    times = []
    for _ in range(_ROUNDS):
        before = time.process_time()
        parse(source)
        times.append(time.process_time() - before)
    return min(times) * 1000


if __name__ == "__main__":
    main()
