"""What a panel is called: scene number, setup letter, panel count, in five schemes."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from agent.board import Board, Numbering, Panel, Scene, Setup

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Setup letters: no I, no O, which read as 1 and 0."""


def letters(count: int) -> str:
    """Return the letters of a setup counted from 0: A .. Z, then AA, AB ..."""
    first, last = divmod(count, len(LETTERS))
    return LETTERS[last] if first == 0 else letters(first - 1) + LETTERS[last]


def scene_numbers(own: Sequence[str | None]) -> tuple[str, ...]:
    """Return every scene's number: the script's own, else an ordinal; no number twice.

    Among numbered scenes one without takes the number before it with a letter (12, 12A, 12B).
    """
    wanted = [number.replace(" ", "") if number else "" for number in own]
    if not any(wanted):
        return tuple(str(count) for count in range(1, len(wanted) + 1))
    taken = set(wanted)
    result: list[str] = []
    given: set[str] = set()
    before = ""
    for number in wanted:
        if number and number not in given:
            before = number
            result.append(number)
        else:
            result.append(_free(number or before, taken | given))
        given.add(result[-1])
    return tuple(result)


def _free(before: str, taken: set[str]) -> str:
    if not before:
        return next(str(count) for count in range(1, 10**6) if str(count) not in taken)
    return next(
        name for count in range(10**6) if (name := f"{before}{letters(count)}") not in taken
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a panel stands. Counts are from 0; `slate` and `panel` run on; `shots` in the scene."""

    scene: str
    setup: int
    slate: int
    shot: int
    panel_of_setup: int
    panels_of_setup: int
    panel_of_shot: int


def _joined(place: _Place, name: str, join: str = "") -> str:
    dot = "." if not join and name and place.scene[-1:].isalpha() else join
    base = f"{place.scene}{dot}{name}" if name else place.scene
    return _dotted(place, base)


def _dotted(place: _Place, base: str) -> str:
    return base if place.panels_of_setup == 1 else f"{base}.{place.panel_of_setup + 1}"


def _master(place: _Place) -> str:
    return _joined(place, letters(place.setup - 1) if place.setup else "")


_SCHEMES: dict[Numbering, Callable[[_Place], str]] = {
    "setup": lambda place: _joined(place, letters(place.setup)),
    "master": _master,
    "dash": lambda place: _joined(place, str(place.setup + 1), "-"),
    "uk": lambda place: _dotted(place, str(place.slate + 1)),
    "storyboarder": lambda place: f"{place.scene}-{place.shot + 1}{letters(place.panel_of_shot)}",
}


def number(board: Board) -> Board:
    """Return the board with setup letters and panel labels of its numbering scheme.

    The letters follow the order of first use; every label is unique.
    """
    scheme = board.settings.numbering
    scenes = []
    slate = 0
    taken: set[str] = set()
    for scene in board.scenes:
        order = _first_use(scene)
        setups = tuple(
            Setup(uid=uid, letter=_letter(scheme, count)) for count, uid in enumerate(order)
        )
        panels = tuple(
            panel.model_copy(update={"label": _unique(_SCHEMES[scheme](place), taken)})
            for panel, place in _places(scene, order, slate)
        )
        slate += len(order)
        scenes.append(scene.model_copy(update={"setups": setups, "panels": panels}))
    return board.model_copy(update={"scenes": tuple(scenes)})


def _letter(scheme: Numbering, count: int) -> str:
    if scheme == "master":
        return letters(count - 1) if count else ""
    return letters(count)


def _first_use(scene: Scene) -> tuple[str, ...]:
    setup_of = {shot.uid: shot.setup for shot in scene.shots}
    return tuple(dict.fromkeys(setup_of[panel.shot] for panel in scene.panels))


def _places(scene: Scene, order: tuple[str, ...], slate: int) -> Iterator[tuple[Panel, _Place]]:
    setup_of = {shot.uid: shot.setup for shot in scene.shots}
    total = Counter(setup_of[panel.shot] for panel in scene.panels)
    shots = list(dict.fromkeys(panel.shot for panel in scene.panels))
    in_setup: Counter[str] = Counter()
    in_shot: Counter[str] = Counter()
    for panel in scene.panels:
        setup = setup_of[panel.shot]
        count = order.index(setup)
        yield (
            panel,
            _Place(
                scene.number,
                count,
                slate + count,
                shots.index(panel.shot),
                in_setup[setup],
                total[setup],
                in_shot[panel.shot],
            ),
        )
        in_setup[setup] += 1
        in_shot[panel.shot] += 1


def _unique(label: str, taken: set[str]) -> str:
    name, count = label, 1
    while name in taken:
        count += 1
        name = f"{label}_{count}"
    taken.add(name)
    return name
