"""Draws quick candidates of a panel for a person to choose from, and finishes the chosen one."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from agent.board import Panel, Scene, Shot, Take
from agent.errors import SettingError
from agent.project import Project
from agent.sheets import words
from agent.studio import export, find, sources
from agent.studio.draw import News, Unit, append, take_of
from agent.studio.find import Spot
from agent.studio.reshoot import (
    Change,
    anew,
    asked,
    back,
    edited,
    free,
    made,
    ordered,
    undrawn,
    with_panel,
)
from render import atomic
from render.order import Sources
from render.shoot import Shown, shoot


def draw(
    project: Project, label: str, change: Change, count: int, unit: Unit
) -> tuple[Take, ...]:  # fmt: skip
    """Draw candidates of a panel, each on a seed of its own; the panel keeps the take it has.

    Raises as `reshoot` does when not one of them can be drawn.
    """
    board = project.load().board
    spot = free(board, label)
    sources.usable(unit.hands.artist(), spot, change.material)
    fields = asked(spot, change, project.store)
    told = [{**fields, **anew(spot, board, at)} for at in range(count)]
    artist = unit.hands.artist().name
    jobs = [ordered(board, spot, partial(edited, fields=one), project.store, artist)
            for one in told]  # fmt: skip
    ends: list[Shown] = []

    def tell(shown: Shown) -> None:
        ends.append(shown)
        name = f"{spot.panel.label} candidate {shown.number + 1}"
        unit.tell(News(name, shown.done, shown.total, shown.kept, shown.reason, shown.final))

    drawn = shoot(project.store, [order for order, _ in jobs], unit.hands, tell)
    takes = [
        take_of(one, shot, unit.now()).model_copy(update={"candidate": True})
        for one, (_, shot) in zip(drawn, jobs, strict=True)
        if one is not None
    ]
    if not takes:
        raise undrawn(f"no candidate of {spot.panel.label} could be drawn", ends)
    return _recorded(project, spot, takes)


def _recorded(project: Project, spot: Spot, takes: Sequence[Take]) -> tuple[Take, ...]:
    """Record takes; return them as the panel has them."""

    def added(panel: Panel) -> Panel:
        for take in takes:
            panel = append(panel, take, choose=False)
        return panel

    def record(scene: Scene) -> Scene:
        return with_panel(scene, spot.panel.uid, added)

    project.change(spot.scene.uid, record)
    fresh = find.panel(project.load().board, spot.panel.label).panel
    wanted = {(one.recipe, one.settings.seed) for one in takes}
    return tuple(one for one in fresh.takes if (one.recipe, one.settings.seed) in wanted)


def finish(
    project: Project, label: str, number: int, unit: Unit, strength: float | None = None
) -> Take:
    """Draw a take again as the artist finishes pictures, and choose it.

    One who paints begins as the take's picture and changes it by `strength`, None: the usual.
    Raises BoardError when there is no such take or the panel is locked, SettingError when the
    artist cannot finish it.
    """
    spot = free(project.load().board, label)
    take = find.take(spot, number)
    artist = unit.hands.artist()
    settings = take.settings
    if not sources.paints(artist.name):
        if strength is not None or sources.paints(take.artist) or settings.sources != Sources():
            raise SettingError(
                f"take {number} of {spot.panel.label} is finished so by Stable Diffusion only: "
                "--artist diffusion and --weights"
            )
        return made(project, spot, lambda shot: back(shot, take), unit)
    project.store.picture(take.picture)
    begun = settings.sources.model_copy(
        update={"start": take.picture, "strength": strength or Sources().strength}
    )

    def edit(shot: Shot) -> Shot:
        return edited(back(shot, take), {"sources": begun})

    return made(project, spot, edit, unit)


def sheet(project: Project, label: str, takes: Sequence[Take]) -> bytes:
    """Return a PNG that shows takes of a panel side by side, each with its number and seed."""
    from render.document import contact
    from render.document.contact import Contact, Print

    spot = find.panel(project.load().board, label)
    prints = tuple(
        Print(
            project.store.picture(take.picture),
            str(take.number),
            "" if take.settings.seed is None else f"seed {take.settings.seed}",
        )
        for take in takes
    )
    title = f"{spot.scene.number}  {spot.scene.heading}"
    shot = takes[0].settings
    hint = f"storyboard reshoot {project.folder.name} {spot.panel.label} --finish NUMBER"
    about = f"{title}  ·  {words(shot)}"
    return contact.png(Contact(spot.panel.label, about, shot.caption, prints, hint))


def write(target: Path, content: bytes) -> None:
    """Write a contact sheet; TargetError when the file is not ours to replace."""
    allowed(target)
    atomic.write(target, content)


def allowed(target: Path) -> None:
    """SettingError when a file's name is no picture's, TargetError when it is not ours."""
    export.kind_of(target, ("png",), "a contact sheet")
    export.guard(target)
