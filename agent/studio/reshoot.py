"""Shoots one panel again, and chooses among its takes; no other picture changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from agent import orders
from agent.board import Board, Panel, Scene, Shot, Take
from agent.directing.uids import Register, number
from agent.errors import BoardError
from agent.project import Project
from agent.studio import find
from agent.studio.draw import Unit, append, take_of
from agent.studio.find import Spot
from render.errors import PictureError
from render.shoot import shoot
from render.vocabulary import Angle, Size


@dataclass(frozen=True)
class Change:
    """What a person wants of a shot; None leaves it. With nothing asked it gets a new seed."""

    size: Size | None = None
    angle: Angle | None = None
    caption: str | None = None
    seed: int | None = None
    new_seed: bool = False
    more: Mapping[str, object] = field(default_factory=dict)
    """Other fields of the shot with their checked values, as a note in plain words set them."""


def reshoot(project: Project, label: str, change: Change, unit: Unit) -> Take:
    """Make a new take of a panel and choose it; the old ones stay.

    Raises BoardError when there is no such panel or it is locked, PictureError when the artist
    cannot draw it; nothing is changed then.
    """
    board = project.load().board
    spot = find.panel(board, label)
    if spot.panel.locked:
        raise BoardError(f"panel {spot.panel.label} is locked")
    fields = _fields(spot, board, change)
    edited = with_shot(spot.scene, spot.panel.uid, lambda shot: _edited(shot, fields))
    take = _shoot(project, board, edited, spot.panel.uid, unit)

    def record(scene: Scene) -> Scene:
        scene = with_shot(scene, spot.panel.uid, lambda shot: _edited(shot, fields))
        return _with_panel(scene, spot.panel.uid, lambda panel: append(panel, take, choose=True))

    project.change(spot.scene.uid, record)
    fresh = find.panel(project.load().board, label).panel
    return next(one for one in fresh.takes if one.number == fresh.current)


def choose(project: Project, label: str, number: int) -> Take:
    """Make an old take a panel's own again, with the settings it was made with."""
    spot = find.panel(project.load().board, label)
    take = find.take(spot, number)

    def back(shot: Shot) -> Shot:
        held = {"uid": shot.uid, "beats": shot.beats, "setup": shot.setup}
        return take.settings.model_copy(update=held)

    def record(scene: Scene) -> Scene:
        scene = with_shot(scene, spot.panel.uid, back)
        return _with_panel(
            scene, spot.panel.uid, lambda panel: panel.model_copy(update={"current": number})
        )

    project.change(spot.scene.uid, record)
    return take


def with_shot(scene: Scene, panel_uid: str, edit: Callable[[Shot], Shot]) -> Scene:
    """Return the scene with the shot of one panel edited.

    Where the shot has other panels this one gets a shot of its own, so that they stay as they are.
    """
    panel = next(one for one in scene.panels if one.uid == panel_uid)
    place = next(here for here, shot in enumerate(scene.shots) if shot.uid == panel.shot)
    old = scene.shots[place]
    new = edit(old)
    mates = [one for one in scene.panels if one.shot == old.uid]
    if new == old or len(mates) == 1:
        shots = (*scene.shots[:place], new, *scene.shots[place + 1 :])
        return scene.model_copy(update={"shots": shots})
    names = Register()
    for shot in scene.shots:
        names.take(shot.uid)
    new = new.model_copy(update={"uid": names.take(old.uid)})
    behind = place if panel == mates[0] else place + 1
    shots = (*scene.shots[:behind], new, *scene.shots[behind:])
    split = scene.model_copy(update={"shots": shots})
    return _with_panel(split, panel_uid, lambda one: one.model_copy(update={"shot": new.uid}))


def _with_panel(scene: Scene, uid: str, edit: Callable[[Panel], Panel]) -> Scene:
    panels = tuple(edit(panel) if panel.uid == uid else panel for panel in scene.panels)
    return scene.model_copy(update={"panels": panels})


def _fields(spot: Spot, board: Board, change: Change) -> dict[str, object]:
    """Return the shot's fields the change sets."""
    asked = {"size": change.size, "angle": change.angle, "caption": change.caption,
             "seed": change.seed}  # fmt: skip
    fields: dict[str, object] = {name: value for name, value in asked.items() if value is not None}
    fields |= change.more
    if change.new_seed or not fields:
        takes = (take.settings.variant for take in spot.panel.takes)
        variant = max((spot.shot.variant, *takes)) + 1
        fields["variant"] = variant
        fields["seed"] = number(str(board.settings.seed), spot.panel.uid, str(variant))
    return fields


def _edited(shot: Shot, fields: dict[str, object]) -> Shot:
    names = tuple(dict.fromkeys((*shot.edited, *fields)))
    return shot.model_copy(update={**fields, "edited": names})


def _shoot(project: Project, board: Board, scene: Scene, panel_uid: str, unit: Unit) -> Take:
    """Return the take of a panel in an edited scene."""
    scenes = tuple(scene if one.uid == scene.uid else one for one in board.scenes)
    board = board.model_copy(update={"scenes": scenes})
    panel = next(one for one in scene.panels if one.uid == panel_uid)
    shot = orders.shot_of(scene, panel)
    reasons: list[str] = []
    order = orders.order(board, scene, panel)
    drawn = shoot(project.store, [order], unit.hands, lambda news: reasons.append(news.reason))[0]
    if drawn is None:
        raise PictureError(
            f"panel {panel.label} could not be drawn ({reasons[-1]}); it stays as it was"
        )
    return take_of(drawn, shot, unit.now())
