"""Does every shot cut well to the next (W12, W13, W14, W15)?"""

from collections.abc import Iterator
from itertools import pairwise

from agent.board import Board, Scene, Shot
from agent.check.finding import Finding, at_shot

_MANY = 4
_OPENING = 3
"""Shots within which a new place has to be seen."""


def check(board: Board) -> Iterator[Finding]:
    """Yield W12 to W15."""
    seen: set[str] = set()
    for scene in board.scenes:
        yield from _cuts(scene)
        yield from _sizes(scene)
        if scene.heading and scene.place.name not in seen:
            yield from _established(scene)
        seen.add(scene.place.name)


def _cuts(scene: Scene) -> Iterator[Finding]:
    for before, after in pairwise(scene.shots):
        if "title" in (before.framing, after.framing):
            continue
        if _subject(before) == _subject(after) and (before.size, before.angle) == (
            after.size,
            after.angle,
        ):
            what = f"the same subject twice in {after.size} at one angle"
            yield at_shot("W12", scene, after, what, "change the size or the angle")
        if (before.size, after.size) == ("ELS", "ECU"):
            what = "from an extreme long shot straight to an extreme close-up"
            yield at_shot("W15", scene, after, what, "put a shot between")


def _subject(shot: Shot) -> tuple[object, ...]:
    place = shot.place.name if shot.place else ""
    return frozenset(shot.focus), shot.target, place, shot.framing == "group"


def _sizes(scene: Scene) -> Iterator[Finding]:
    shots = [shot for shot in scene.shots if shot.framing != "title"]
    if len(shots) >= _MANY and len({shot.size for shot in shots}) == 1:
        what = f"all {len(shots)} shots of scene {scene.number} are {shots[0].size}"
        yield at_shot("W13", scene, shots[0], what, "go closer or wider once")


def _established(scene: Scene) -> Iterator[Finding]:
    shots = [shot for shot in scene.shots if shot.framing != "title"]
    if not shots or any(_shows_place(shot) for shot in shots[:_OPENING]):
        return
    what = f"the new place {scene.place.name} is not seen whole"
    yield at_shot("W14", scene, shots[0], what, "open on a long shot")


def _shows_place(shot: Shot) -> bool:
    return shot.framing in ("establishing", "empty") or shot.size in ("LS", "ELS")
