"""Puts what a model says of the pieces of scenes together, and tells of every whole scene."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.directing.answer import SceneAnswer
from agent.directing.interview import Outcome
from agent.directing.packing import Piece


@dataclass(frozen=True)
class News:
    """A scene is directed. `reason` says why the model did not do it, empty when it did.

    `number` is empty for the question on looks and places, which goes before all scenes.
    """

    number: str
    done: int
    total: int
    kept: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Said:
    """The whole answer for a scene; None with the reason when a piece of it was given up."""

    scene: SceneAnswer | None
    reason: str = ""


class Assembly:
    """Puts the pieces of scenes together as they come in, and tells of each whole scene."""

    def __init__(
        self, tell: Callable[[News], None], numbers: Sequence[str], pieces: Sequence[Piece]
    ) -> None:
        self._tell = tell
        self._numbers = numbers
        self._open: dict[int, int] = {}
        for piece in pieces:
            self._open[piece.scene] = self._open.get(piece.scene, 0) + 1
        self._total = len(self._open)
        self._got: dict[int, list[Outcome]] = {}
        self._done = 0

    def enter(self, outcome: Outcome) -> None:
        """Take in one piece."""
        at = outcome.piece.scene
        self._got.setdefault(at, []).append(outcome)
        self._open[at] -= 1
        if self._open[at]:
            return
        self._done += 1
        kept = all(one.kept for one in self._got[at])
        reason = _joined(self._got[at]).reason
        self._tell(News(self._numbers[at], self._done, self._total, kept, reason))

    def said(self) -> dict[int, Said]:
        """Return what was said of each scene."""
        return {at: _joined(outcomes) for at, outcomes in self._got.items()}


def _joined(outcomes: Sequence[Outcome]) -> Said:
    ordered = sorted(outcomes, key=lambda one: one.piece.first)
    for one in ordered:
        if one.scene is None:
            return Said(None, one.reason)
    scenes = [one.scene for one in ordered if one.scene]
    beats = tuple(beat for scene in scenes for beat in scene.beats)
    return Said(scenes[0].model_copy(update={"beats": beats}))
