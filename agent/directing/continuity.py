"""What one shot owes the one before it: another size, no leap from far to near, variety."""

from collections.abc import Sequence
from dataclasses import replace

from agent.directing.ideas import Idea
from render.vocabulary import Angle, Size

_SIZES: tuple[Size, ...] = ("ECU", "CU", "MCU", "MS", "MLS", "LS", "ELS")
_OTHER: dict[Size, tuple[Size, ...]] = {
    "ECU": ("CU", "MCU"),
    "CU": ("MS", "MCU"),
    "MCU": ("CU", "MS", "MLS"),
    "MS": ("MCU", "MLS", "LS"),
    "MLS": ("MS", "LS", "MCU"),
    "LS": ("MS", "MLS", "ELS"),
    "ELS": ("LS", "MLS"),
}
"""Where a size goes that would repeat, the better cut first."""
_TIGHTEST: dict[str, Size] = {"two_shot": "MS", "three_shot": "MLS", "group": "MLS",
                              "establishing": "LS", "empty": "MS"}  # fmt: skip
_OPENING = 3
"""Shots within which a new place is seen."""
_PLENTY = 4
"""Shots from which a scene must not be all of one size."""


def follow(idea: Idea, before: Idea | None) -> Idea:
    """Return the shot, changed where it would cut badly from the one before.

    Never the same subject at the same size and angle twice; never from a place to a detail.
    """
    if before is None or "title" in (idea.framing, before.framing):
        return idea
    if before.size == "ELS" and idea.size == "ECU" and "size" not in idea.fixed:
        idea = replace(idea, size="CU")
    if not repeats(idea, before):
        return idea
    if "size" not in idea.fixed:
        size = next(s for s in (*_OTHER[idea.size], "LS") if s != before.size and _holds(idea, s))
        return replace(idea, size=size, why=f"{idea.why}; another size than the shot before")
    if "angle" not in idea.fixed:
        angle: Angle = "high" if before.angle != "high" else "low"
        return replace(idea, angle=angle, why=f"{idea.why}; another angle than the shot before")
    return idea


def repeats(idea: Idea, before: Idea) -> bool:
    """Return whether two shots show the same subject at one size and angle."""
    return _subject(idea) == _subject(before) and (idea.size, idea.angle) == (
        before.size,
        before.angle,
    )


def varied(ideas: Sequence[Idea]) -> tuple[Idea, ...]:
    """Return the shots of a scene, not all of one size when there are four or more."""
    played = [idea for idea in ideas if idea.framing != "title"]
    if len(played) < _PLENTY or len({idea.size for idea in played}) > 1:
        return tuple(ideas)
    result = list(ideas)
    for at in range(1, len(result), 3):
        idea = result[at]
        if "size" in idea.fixed or idea.framing == "title":
            continue
        sizes = [size for size in _OTHER[idea.size] if _holds(idea, size)]
        if sizes:
            result[at] = replace(idea, size=sizes[0], why=f"{idea.why}; for variety")
            break
    return tuple(result)


def opened(ideas: Sequence[Idea]) -> tuple[Idea, ...]:
    """Return the shots of a scene in a new place, which is seen whole in one of the first three."""
    first = [idea for idea in ideas if idea.framing != "title"][:_OPENING]
    if not first or any(_whole(idea) for idea in first):
        return tuple(ideas)
    free = [i for i in first if "size" not in i.fixed and i.framing in ("single", "two_shot")]
    if not free:
        return tuple(ideas)
    silent = min(free, key=lambda idea: (idea.framing != "two_shot", first.index(idea)))
    wide = replace(silent, size="LS", why=f"{silent.why}; wide, to see the place")
    return tuple(wide if idea is silent else idea for idea in ideas)


def _whole(idea: Idea) -> bool:
    return idea.framing in ("establishing", "empty") or idea.size in ("LS", "ELS")


def _subject(idea: Idea) -> tuple[object, ...]:
    return (frozenset(idea.focus), idea.target, idea.framing == "group")


def _holds(idea: Idea, size: Size) -> bool:
    tightest = _TIGHTEST.get(idea.framing, "ECU")
    return _SIZES.index(size) >= _SIZES.index(tightest)
