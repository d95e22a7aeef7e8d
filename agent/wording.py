"""Compares the words of two texts."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from agent.board import Beat, Panel

_LONGEST = 160
"""Characters of a change that are told."""


def counted(beats: Iterable[Beat]) -> Counter[str]:
    """Return how often each word stands in some beats, whatever its capitals."""
    return Counter(word for beat in beats for word in re.findall(r"\w+", spoken(beat).lower()))


def spoken(told: Beat | Panel) -> str:
    """Return all that is done and said in a beat or a panel, in the words of the script."""
    return " ".join((told.action, *(speech.text for speech in told.speeches)))


def share(one: Counter[str], other: Counter[str]) -> float:
    """Return how many of their words two texts share, 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def changes(old: str, new: str) -> str:
    """Return what became of a text, as "key -> map; + slowly; - at last"; empty: nothing."""
    told = "; ".join(_changes(old.split(), new.split()))
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST].rstrip()} ..."


def _changes(old: list[str], new: list[str]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, stop, first, last in matcher.get_opcodes():
        gone, come = " ".join(old[start:stop]), " ".join(new[first:last])
        match kind:
            case "replace":
                yield f"{gone} -> {come}"
            case "delete":
                yield f"- {gone}"
            case "insert":
                yield f"+ {come}"
