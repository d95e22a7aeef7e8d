"""Is the line of action kept, and do those who talk look at each other (W10, W11)?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from agent.board import Board, Scene, Shot, ShotSubject
from agent.check.finding import Finding, at_shot

_ORDER = {"left": 0, "center": 1, "right": 2}
_Pair = tuple[str, str]


def check(board: Board) -> Iterator[Finding]:
    """Yield W10 and W11."""
    for scene in board.scenes:
        yield from _axis(scene)
        yield from _eyelines(scene)


@dataclass
class _Line:
    """What the shots since the last neutral one have settled."""

    sides: dict[_Pair, bool] = field(default_factory=dict)
    travel: dict[str, str] = field(default_factory=dict)
    axis: int | None = None

    def crossed(self, shot: Shot) -> Iterator[str]:
        """Yield what a shot changes, and keep it."""
        if self.axis not in (None, shot.axis):
            yield "the camera crosses the line"
        self.axis = shot.axis
        for pair, first_is_left in _pairs(shot):
            if self.sides.setdefault(pair, first_is_left) != first_is_left:
                self.sides[pair] = first_is_left
                yield f"{pair[0]} and {pair[1]} change sides"
        for subject in shot.subjects:
            way = subject.travel
            if way in ("left", "right") and self.travel.setdefault(subject.who, way) != way:
                self.travel[subject.who] = way
                yield f"{subject.who} now moves {way}"


def _axis(scene: Scene) -> Iterator[Finding]:
    line = _Line()
    hint = "put a neutral shot between, or keep the sides"
    for shot in scene.shots:
        if shot.neutral:
            line = _Line()
            continue
        for what in line.crossed(shot):
            yield at_shot("W10", scene, shot, what, hint)


def _pairs(shot: Shot) -> Iterator[tuple[_Pair, bool]]:
    people = sorted(shot.subjects, key=lambda subject: subject.who)
    for at, one in enumerate(people):
        for other in people[at + 1 :]:
            if one.side != other.side:
                yield (one.who, other.who), _ORDER[one.side] < _ORDER[other.side]


def _eyelines(scene: Scene) -> Iterator[Finding]:
    talking = {panel.shot for panel in scene.panels if panel.speeches}
    shots = [shot for shot in scene.shots if shot.uid in talking]
    for before, after in pairwise(shots):
        one, other = _speaker(before), _speaker(after)
        if one is None or other is None or one.who == other.who:
            continue
        if one.facing == other.facing and one.facing in ("left", "right") and _paired(one, other):
            what = f"{one.who} and {other.who} both look {one.facing}"
            hint = "let them face each other"
            yield at_shot("W11", scene, after, what, hint)


def _paired(one: ShotSubject, other: ShotSubject) -> bool:
    """Return whether two look at each other, as far as the board says at whom they look."""
    return one.looks_at in (None, other.who) and other.looks_at in (None, one.who)


def _speaker(shot: Shot) -> ShotSubject | None:
    if len(shot.focus) != 1 or shot.place is not None:
        return None
    return next((subject for subject in shot.subjects if subject.who == shot.focus[0]), None)
