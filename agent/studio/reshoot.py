"""Shoots one panel again, and chooses among its takes; no other picture changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from agent import orders
from agent.board import Board, Panel, Scene, Shot, Take
from agent.directing.uids import Register
from agent.errors import BoardError, SettingError
from agent.project import Project
from agent.studio import find, sources
from agent.studio.anchors import Anchors
from agent.studio.draw import Unit, append, chosen, take_of
from agent.studio.find import Spot
from agent.studio.sources import NOTHING, Material
from render.errors import PictureError, StoryboardError
from render.order import Order
from render.shoot import Shown, shoot
from render.store import Store
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
    material: Material = NOTHING
    """Pictures and edits of their own."""


def reshoot(project: Project, label: str, change: Change, unit: Unit) -> Take:
    """Make a new take of a panel and choose it; the old ones stay.

    Raises BoardError when there is no such panel or it is locked, SettingError when a picture of
    theirs cannot be used, PictureError when the artist cannot draw it; nothing is changed then.
    """
    board = project.load().board
    spot = free(board, label)
    sources.usable(unit.hands.artist(), spot, change.material)
    fields = asked(spot, change, project.store)
    if change.new_seed or not fields:
        fields |= anew(spot, board)
    return made(project, spot, lambda shot: edited(shot, fields), unit)


def made(project: Project, spot: Spot, edit: Callable[[Shot], Shot], unit: Unit) -> Take:
    """Draw a panel with its shot edited, record the take and choose it.

    Raises SettingError when an edit asks for what the picture has not, PictureError when the
    artist cannot draw it for another reason, BoardError when the panel has left the board or was
    locked meanwhile; nothing is changed then.
    """
    board = project.load().board
    order, shot = ordered(board, spot, edit, project.store, unit.hands.artist().name)
    ends: list[Shown] = []
    drawn = shoot(project.store, [order], unit.hands, ends.append)[0]
    if drawn is None:
        raise undrawn(f"panel {spot.panel.label} could not be drawn", ends, "it stays as it was")
    take = take_of(drawn, shot, unit.now())

    def record(scene: Scene) -> Scene:
        _open(scene, spot.panel)
        scene = with_shot(scene, spot.panel.uid, edit)
        return with_panel(scene, spot.panel.uid, lambda panel: append(panel, take, choose=True))

    project.change(spot.scene.uid, record)
    fresh = find.panel(project.load().board, spot.panel.label).panel
    return next(one for one in fresh.takes if (one.recipe, one.settings) == (take.recipe, shot))


def _open(scene: Scene, panel: Panel) -> None:
    """BoardError when a panel has left its scene, or was locked, while it was drawn."""
    now = next((one for one in scene.panels if one.uid == panel.uid), None)
    if now is None:
        raise BoardError(
            f"panel {panel.label} has left the board meanwhile; storyboard make draws what is new"
        )
    if now.locked:
        raise BoardError(f"panel {panel.label} was locked meanwhile; it stays as it was")


def undrawn(what: str, ends: Sequence[Shown], rest: str = "") -> StoryboardError:
    """Return what to raise when nothing asked for could be drawn.

    `ends` are the news of what was asked for; a mistake of the person's own is a SettingError.
    """
    mistaken = next((one for one in ends if one.mistaken), None)
    if mistaken:
        return SettingError(mistaken.reason)
    line = f"{what} ({ends[-1].reason})"
    return PictureError(f"{line}; {rest}" if rest else line)


def ordered(
    board: Board, spot: Spot, edit: Callable[[Shot], Shot], store: Store, artist: str
) -> tuple[Order, Shot]:
    """Return what a panel orders of an artist with its shot edited, and that shot."""
    scene = with_shot(spot.scene, spot.panel.uid, edit)
    scenes = tuple(scene if one.uid == scene.uid else one for one in board.scenes)
    panel = next(one for one in scene.panels if one.uid == spot.panel.uid)
    anchors = Anchors(board.model_copy(update={"scenes": scenes}), store, artist)
    return anchors.order(scene, panel), orders.shot_of(scene, panel)


def choose(project: Project, label: str, number: int) -> Take:
    """Make an old take a panel's own again, with the settings it was made with."""
    spot = find.panel(project.load().board, label)
    take = find.take(spot, number)

    def record(scene: Scene) -> Scene:
        scene = with_shot(scene, spot.panel.uid, lambda shot: back(shot, take))
        return with_panel(
            scene, spot.panel.uid, lambda panel: panel.model_copy(update={"current": number})
        )

    project.change(spot.scene.uid, record)
    return take


def back(shot: Shot, take: Take) -> Shot:
    """Return a shot with the settings a take was made with."""
    held = {"uid": shot.uid, "beats": shot.beats, "setup": shot.setup}
    return take.settings.model_copy(update=held)


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
    return with_panel(split, panel_uid, lambda one: one.model_copy(update={"shot": new.uid}))


def with_panel(scene: Scene, uid: str, edit: Callable[[Panel], Panel]) -> Scene:
    """Return the scene with one of its panels edited."""
    panels = tuple(edit(panel) if panel.uid == uid else panel for panel in scene.panels)
    return scene.model_copy(update={"panels": panels})


def free(board: Board, label: str) -> Spot:
    """Return the panel with a label; BoardError when there is none or it is locked."""
    spot = find.panel(board, label)
    if spot.panel.locked:
        raise BoardError(f"panel {spot.panel.label} is locked")
    return spot


def asked(spot: Spot, change: Change, store: Store) -> dict[str, object]:
    """Return the shot's fields a change asks for, pictures of a person's own put into the store."""
    told = {"size": change.size, "angle": change.angle, "caption": change.caption,
            "seed": change.seed}  # fmt: skip
    fields: dict[str, object] = {name: value for name, value in told.items() if value is not None}
    fields |= change.more
    if change.material:
        fields["sources"] = sources.gathered(store, spot, change.material)
    if change.material.edits and "seed" not in fields:
        # What is edited is the picture there is, whichever seed that was drawn on in the end.
        fields |= _shown(spot, store)
    return fields


def _shown(spot: Spot, store: Store) -> dict[str, object]:
    """Return the seed of the picture a panel shows, where the artist took another than ordered."""
    take = chosen(spot.panel)
    drawn = store.record(take.recipe) if take else None
    if drawn is None:
        return {}
    ordered = drawn.made_of.order.seed
    seed = int(drawn.told.get("seed", ordered))
    return {} if seed == ordered else {"seed": seed}


def anew(spot: Spot, board: Board, count: int = 0) -> dict[str, object]:
    """Return the fields of the next new seed, or of one that `count` others come before."""
    variants = (take.settings.variant for take in spot.panel.takes)
    variant = max((spot.shot.variant, *variants)) + 1 + count
    return {
        "variant": variant,
        "seed": orders.fresh_seed(board.settings, spot.panel, variant),
    }


def edited(shot: Shot, fields: Mapping[str, object]) -> Shot:
    """Return a shot with fields a person set."""
    names = tuple(dict.fromkeys((*shot.edited, *fields)))
    return shot.model_copy(update={**fields, "edited": names})
