"""Tells which scene of a changed script is which scene of the board."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from agent.board import Scene
from agent.wording import counted, share

HEADING, NUMBER = 0.3, 0.3
"""What an equal heading and an equal number of the script's own add to the words' likeness."""

ENOUGH = 0.5
"""From here on two scenes are one; the likeness of equal words alone is 1."""

KEYS: tuple[Callable[[Scene], Hashable], ...] = (
    lambda scene: (scene.digest, scene.number),
    lambda scene: scene.digest,
)
"""What makes two scenes one beyond doubt, surest first."""


@dataclass
class _Pairs:
    """Pairs found so far: the place of the new scene to the place of the old one."""

    found: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def join(self, new: int, old: int) -> None:
        """Make a pair, unless one of the two has its partner."""
        if new not in self.found and old not in self.taken:
            self.found[new] = old
            self.taken.add(old)


def match(new: Sequence[Scene], old: Sequence[Scene], own: frozenset[str]) -> dict[int, int]:
    """Return, by the place of each new scene that has one, the place of its old scene.

    `own` are the scene numbers the script itself says; ordinals prove nothing.
    """
    pairs = _Pairs()
    for key in KEYS:
        places: defaultdict[Hashable, list[int]] = defaultdict(list)
        for there, scene in enumerate(old):
            places[key(scene)].append(there)
        for here, scene in enumerate(new):
            for there in places[key(scene)]:
                pairs.join(here, there)
    for _, here, there in sorted(_likenesses(new, old, own, pairs)):
        pairs.join(here, there)
    return pairs.found


def _likenesses(
    new: Sequence[Scene], old: Sequence[Scene], own: frozenset[str], pairs: _Pairs
) -> list[tuple[float, int, int]]:
    """Return (minus the likeness, new, old) of the free scenes that are alike enough."""
    spare = [(there, scene, counted(scene.beats)) for there, scene in enumerate(old)
             if there not in pairs.taken]  # fmt: skip
    result = []
    for here, scene in enumerate(new):
        if here in pairs.found:
            continue
        words = counted(scene.beats)
        for there, other, others in spare:
            likeness = (
                share(words, others)
                + HEADING * (scene.heading == other.heading)
                + NUMBER * (scene.number == other.number and scene.number in own)
            )
            if likeness >= ENOUGH:
                result.append((-likeness, here, there))
    return result
