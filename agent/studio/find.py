"""Finds the panel or the scenes a person names."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from agent.board import Board, Panel, Scene, Shot, Take
from agent.errors import BoardError
from agent.orders import shot_of


@dataclass(frozen=True)
class Spot:
    """A panel with its shot and its scene."""

    scene: Scene
    shot: Shot
    panel: Panel


def panel(board: Board, label: str) -> Spot:
    """Return the panel with a label, in any case; BoardError naming the nearest when none has."""
    labels = {one.label.upper(): (scene, one) for scene in board.scenes for one in scene.panels}
    wanted = label.strip().upper()
    if wanted not in labels:
        raise BoardError(
            f"there is no panel {label or repr(label)}; {_nearest(wanted, list(labels))}"
        )
    scene, found = labels[wanted]
    return Spot(scene, shot_of(scene, found), found)


def take(spot: Spot, number: int) -> Take:
    """Return a take of a panel; BoardError saying which there are."""
    for one in spot.panel.takes:
        if one.number == number:
            return one
    there = ", ".join(str(one.number) for one in spot.panel.takes) or "none"
    raise BoardError(f"panel {spot.panel.label} has no take {number}; its takes: {there}")


def scene(board: Board, number: str) -> Scene:
    """Return the scene with a number, in any case; BoardError naming the nearest when none has."""
    numbers = [one.number.upper() for one in board.scenes]
    wanted = number.strip().upper()
    if wanted not in numbers:
        raise BoardError(f"there is no scene {number or repr(number)}; {_nearest(wanted, numbers)}")
    return board.scenes[numbers.index(wanted)]


def scenes(board: Board, wanted: str) -> frozenset[str]:
    """Return the uids of the scenes a person names, as `places` does."""
    numbers = [scene.number for scene in board.scenes]
    return frozenset(board.scenes[place].uid for place in places(numbers, wanted))


def narrowed(board: Board, wanted: str) -> Board:
    """Return the board with only the scenes a person names, as `places` does."""
    uids = scenes(board, wanted)
    left = tuple(scene for scene in board.scenes if scene.uid in uids)
    return board.model_copy(update={"scenes": left})


def places(numbers: Sequence[str], wanted: str) -> frozenset[int]:
    """Return where, from 0, the scenes "3", "12-14" or "3,12-14" names stand; empty: all of them.

    Raises BoardError when a number is not there.
    """
    if not wanted:
        return frozenset(range(len(numbers)))
    there = [number.upper() for number in numbers]
    chosen: set[int] = set()
    for part in wanted.upper().split(","):
        first, last = _ends(part.strip(), there)
        chosen |= set(range(first, last + 1))
    return frozenset(chosen)


def _ends(part: str, numbers: list[str]) -> tuple[int, int]:
    if part in numbers:
        return (numbers.index(part),) * 2
    first, dash, last = part.partition("-")
    ends = first.strip(), last.strip() if dash else first.strip()
    for end in ends:
        if end not in numbers:
            raise BoardError(f"there is no scene {end or part!r}; {_nearest(end, numbers)}")
    start, stop = (numbers.index(end) for end in ends)
    if stop < start:
        raise BoardError(f"scene {ends[0]} comes after scene {ends[1]}; write {ends[1]}-{ends[0]}")
    return start, stop


def _nearest(wanted: str, there: list[str]) -> str:
    if not there:
        return "the board is empty"
    near = [one for one in there if wanted and one.startswith(wanted)][:4]
    near = near or difflib.get_close_matches(wanted, there, n=4, cutoff=0.3)
    if near:
        return f"nearest: {', '.join(near)}"
    return f"the board goes from {there[0]} to {there[-1]}"
