"""A scene's new plan takes over what still holds of its old plan.

A shot whose beats are still in the scene keeps its uid, a person's edits and its takes. Old panels
that have a picture but no place in the new plan are parked, and found when their shot returns.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from agent.board import Panel, Scene, Shot
from agent.directing.uids import Register


@dataclass
class _Stock:
    """Old shots with their panels, each to be taken over once."""

    shots: dict[Hashable, list[tuple[Shot, tuple[Panel, ...]]]]

    def take(self, key: Hashable) -> tuple[Shot, tuple[Panel, ...]] | None:
        """Return the first shot left of a kind; None when there is none."""
        left = self.shots.get(key)
        return left.pop(0) if left else None

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
    panels: list[Panel] = field(default_factory=list)
    parked: list[tuple[Shot, Panel]] = field(default_factory=list)


def inherit(before: Scene, scene: Scene) -> Scene:
    """Return the new plan of a scene under its old uid, with what the old plan has to give."""
    planned = _Stock(_by_beats(before))
    parked = _Stock(_by_name(before))
    heirs = {
        shot.uid: planned.take(_beats(scene, shot)) or parked.take(shot.uid) for shot in scene.shots
    }
    new = _New()
    for heir in heirs.values():
        if heir:
            new.names.take(heir[0].uid)
    for shot in scene.shots:
        _place(new, shot, panels_of(scene, shot), heirs[shot.uid])
    return scene.model_copy(
        update={
            "uid": before.uid,
            "shots": tuple(new.shots),
            "panels": _distinct(new.panels),
            "parked": (*parked.left(), *new.parked, *planned.left()),
        }
    )


def panels_of(scene: Scene, shot: Shot) -> tuple[Panel, ...]:
    """Return the panels of a shot in order."""
    return tuple(panel for panel in scene.panels if panel.shot == shot.uid)


def _place(
    new: _New, shot: Shot, panels: tuple[Panel, ...], heir: tuple[Shot, tuple[Panel, ...]] | None
) -> None:
    if heir is None:
        shot = shot.model_copy(update={"uid": new.names.take(shot.uid)})
        olds: tuple[Panel, ...] = ()
    else:
        old, olds = heir
        edits = {name: old.model_dump()[name] for name in old.edited}
        shot = Shot.model_validate(
            {**shot.model_dump(), **edits, "uid": old.uid, "edited": old.edited}
        )
        new.parked += [(old, panel) for panel in olds[len(panels) :] if panel.takes]
    new.shots.append(shot)
    for count, panel in enumerate(panels):
        update: dict[str, object] = {"shot": shot.uid}
        if count < len(olds):
            own = olds[count]
            update |= {"uid": own.uid, "takes": own.takes, "current": own.current,
                       "locked": own.locked}  # fmt: skip
        new.panels.append(panel.model_copy(update=update))


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
    return tuple(digests[uid] for uid in shot.beats)


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
