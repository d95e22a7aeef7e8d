"""A scene's new plan takes over what still holds of its old plan.

A shot whose beats are still in the scene keeps its uid, a person's edits and its takes. So does one
that a person edited or locked when its words are still much alike: its panels are stale then. Old
panels that have a picture but no place in the new plan are parked, and found when their shot
returns.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from agent.board import Panel, Scene, Shot
from agent.directing.uids import Register
from agent.wording import changes, counted, share, spoken

ALIKE = 0.5
"""How many of their words, 0 to 1, an edited shot and a newly planned one share to be one."""


@dataclass
class _Stock:
    """Old shots with their panels, each to be taken over once."""

    shots: dict[Hashable, list[tuple[Shot, tuple[Panel, ...]]]]

    def take(self, key: Hashable, count: int) -> list[tuple[Shot, Panel]]:
        """Return the panels of the first shots left of a kind, until there are `count` or more."""
        left = self.shots.get(key, [])
        result: list[tuple[Shot, Panel]] = []
        while left and len(result) < count:
            shot, panels = left.pop(0)
            result += [(shot, panel) for panel in panels]
        return result

    def nearest(self, words: Counter[str], before: Scene) -> Hashable:
        """Return the kind of the shot in a person's hand whose words are most alike; None: none."""
        found: dict[Hashable, float] = {}
        for key, shots in self.shots.items():
            for shot, panels in shots[:1]:
                if shot.edited or any(panel.locked for panel in panels):
                    found[key] = share(words, _words(before, shot))
        best = max(found, key=lambda key: found[key], default=None)
        return best if best is not None and found[best] >= ALIKE else None

    def left(self) -> Iterator[tuple[Shot, Panel]]:
        """Yield the panels with pictures of all shots nobody took."""
        for shots in self.shots.values():
            for shot, panels in shots:
                yield from ((shot, panel) for panel in panels if panel.takes)


@dataclass
class _New:
    """The scene as it comes to be."""

    names: Register = field(default_factory=Register)
    shots: list[Shot] = field(default_factory=list)
    panels: dict[str, Panel] = field(default_factory=dict)
    """By the uid the plan gave."""
    parked: list[tuple[Shot, Panel]] = field(default_factory=list)


def inherit(before: Scene, scene: Scene) -> Scene:
    """Return the new plan of a scene under its old uid, with what the old plan has to give."""
    planned = _Stock(_by_beats(before))
    parked = _Stock(_by_name(before))
    heirs = {}
    new = _New()
    for shot in scene.shots:
        count = len(panels_of(scene, shot))
        heirs[shot.uid] = planned.take(_beats(scene, shot), count) or parked.take(shot.uid, count)
    for shot in scene.shots:
        if not heirs[shot.uid]:
            kin = planned.nearest(_words(scene, shot), before)
            heirs[shot.uid] = planned.take(kin, len(panels_of(scene, shot)))
    for olds in heirs.values():
        for uid in {old.uid for old, _ in olds}:
            new.names.take(uid)
    setups = _setups(before, scene, heirs)
    for shot in scene.shots:
        shot = shot.model_copy(update={"setup": setups[shot.setup]})
        _place(new, shot, panels_of(scene, shot), heirs[shot.uid])
    return scene.model_copy(
        update={
            "uid": before.uid,
            "shots": tuple(new.shots),
            "panels": _distinct([new.panels[panel.uid] for panel in scene.panels]),
            "parked": (*parked.left(), *new.parked, *planned.left()),
        }
    )


def panels_of(scene: Scene, shot: Shot) -> tuple[Panel, ...]:
    """Return the panels of a shot in order."""
    return tuple(panel for panel in scene.panels if panel.shot == shot.uid)


def _setups(
    before: Scene, scene: Scene, heirs: dict[str, list[tuple[Shot, Panel]]]
) -> dict[str, str]:
    """Return the uid of each camera position of the new plan: the old one's where it has one.

    Seeds follow from it, so that an unchanged shot of a changed scene keeps its picture.
    """
    result: dict[str, str] = {}
    for shot in scene.shots:
        for old, _ in heirs[shot.uid][:1]:
            if shot.setup not in result and old.setup not in result.values():
                result[shot.setup] = old.setup
    names = Register()
    for uid in {shot.setup for shot in before.shots} | set(result.values()):
        names.take(uid)
    for shot in scene.shots:
        if shot.setup not in result:
            result[shot.setup] = names.take(shot.setup)
    return result


def _place(
    new: _New, shot: Shot, panels: tuple[Panel, ...], olds: list[tuple[Shot, Panel]]
) -> None:
    """Add a shot; where a person gave one of its panels a shot of its own, it stays so."""
    if not olds:
        shot = shot.model_copy(update={"uid": new.names.take(shot.uid)})
    shots: dict[str, Shot] = {} if panels else {shot.uid: shot}
    for count, panel in enumerate(panels):
        mine = _edited(shot, olds[min(count, len(olds) - 1)][0]) if olds else shot
        shots[mine.uid] = mine
        update: dict[str, object] = {"shot": mine.uid}
        if count < len(olds):
            own = olds[count][1]
            update |= {"uid": own.uid, "takes": own.takes, "current": own.current,
                       "locked": own.locked, "stale": _stale(own, panel)}  # fmt: skip
        new.panels[panel.uid] = panel.model_copy(update=update)
    new.shots += shots.values()
    new.parked += [(old, panel) for old, panel in olds[len(panels) :] if panel.takes]


def _stale(own: Panel, panel: Panel) -> str:
    """Return the words that changed since the panel's picture; empty: none, or no picture."""
    if not own.current:
        return ""
    return "; ".join(filter(None, (own.stale, changes(spoken(own), spoken(panel)))))


def _words(scene: Scene, shot: Shot) -> Counter[str]:
    return counted(beat for beat in scene.beats if beat.uid in shot.beats)


def _edited(shot: Shot, old: Shot) -> Shot:
    """Return the newly planned shot under its old uid, with what a person changed in the old."""
    edits = {name: old.model_dump()[name] for name in old.edited}
    return Shot.model_validate({**shot.model_dump(), **edits, "uid": old.uid, "edited": old.edited})


def _distinct(panels: list[Panel]) -> tuple[Panel, ...]:
    """Return the panels with uids of their own: one that has takes keeps the uid it had."""
    names = Register()
    for panel in panels:
        if panel.takes:
            names.take(panel.uid)
    return tuple(
        panel if panel.takes else panel.model_copy(update={"uid": names.take(panel.uid)})
        for panel in panels
    )


def _beats(scene: Scene, shot: Shot) -> tuple[str, ...]:
    digests = {beat.uid: beat.digest for beat in scene.beats}
    return tuple(digests.get(uid, "") for uid in shot.beats)


def _by_beats(scene: Scene) -> dict[Hashable, list[tuple[Shot, tuple[Panel, ...]]]]:
    result: dict[Hashable, list[tuple[Shot, tuple[Panel, ...]]]] = {}
    for shot in scene.shots:
        result.setdefault(_beats(scene, shot), []).append((shot, panels_of(scene, shot)))
    return result


def _by_name(scene: Scene) -> dict[Hashable, list[tuple[Shot, tuple[Panel, ...]]]]:
    shots: dict[str, Shot] = {}
    panels: defaultdict[str, list[Panel]] = defaultdict(list)
    for shot, panel in scene.parked:
        shots[shot.uid] = shot
        panels[shot.uid].append(panel)
    return {uid: [(shot, tuple(panels[uid]))] for uid, shot in shots.items()}
