"""Draws the floor plan of a scene: its set from above, cameras named as in the labels."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from agent import orders
from agent.board import Board, Panel, Scene
from agent.errors import BoardError
from agent.project import Project
from agent.studio import export, find
from render import atomic
from render.floorplan import FloorPlan


def _pdf(plan: FloorPlan) -> bytes:
    from render.document import floorplan

    return floorplan.pdf(plan)


def _png(plan: FloorPlan) -> bytes:
    from render.document import floorplan

    return floorplan.png(plan)


KINDS: dict[str, Callable[[FloorPlan], bytes]] = {"pdf": _pdf, "png": _png}
"""What a floor plan can be written as, by suffix."""


def kind_of(target: Path) -> str:
    """Return the kind a file's suffix asks for; SettingError naming the kinds."""
    return export.kind_of(target, KINDS, "a floor plan")


def made(project: Project, number: str) -> FloorPlan:
    """Return the floor plan of a scene; BoardError when it is not there or shows no place."""
    from render.sketch.floorplan import plan

    board = project.load().board
    scene = find.scene(board, number)
    told = [(setup, orders.order(board, scene, panel)) for panel, setup in _setups(scene)]
    if all(order.framing == "title" for _, order in told):
        raise BoardError(f"scene {scene.number} shows no place; it has no floor plan")
    return plan(_title(board, scene), told)


def write(plan: FloorPlan, target: Path, *, force: bool = False) -> None:
    """Write a floor plan; TargetError when the file is not ours to replace."""
    kind = kind_of(target)
    export.guard(target, force=force)
    atomic.write(target, KINDS[kind](plan))


def _title(board: Board, scene: Scene) -> str:
    return f"{scene.number}  {scene.heading or board.title}"


def _setups(scene: Scene) -> list[tuple[Panel, str]]:
    """Return every panel with the name of its setup: the label without the panel's count."""
    of = {shot.uid: shot.setup for shot in scene.shots}
    total = Counter(of[panel.shot] for panel in scene.panels)
    names: dict[str, str] = {}
    for panel in scene.panels:
        setup = of[panel.shot]
        many = total[setup] > 1
        names.setdefault(setup, re.sub(r"\.\d+$", "", panel.label) if many else panel.label)
    return [(panel, names[of[panel.shot]]) for panel in scene.panels]
