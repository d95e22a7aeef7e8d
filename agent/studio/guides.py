"""Makes the guides of one panel: a control map of each kind and pose.json, as files."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from PIL.PngImagePlugin import PngInfo

from agent import orders
from agent.errors import BoardError
from agent.project import Project
from agent.studio import export, find
from render import atomic

SOFTWARE = "storyboard"


def made(project: Project, label: str) -> Mapping[str, bytes]:
    """Return the guides of the panel with a label, by file name.

    Raises BoardError when there is no such panel, or it is a title card.
    """
    from render.sketch import guides
    from render.sketch.artist import drawn

    board = project.load().board
    spot = find.panel(board, label)
    order = orders.order(board, spot.scene, spot.panel)
    if order.framing == "title":
        raise BoardError(f"panel {spot.panel.label} is a title card; it has no guides")
    drawing, _, _ = drawn(order)
    signed = PngInfo()
    signed.add_text("Software", SOFTWARE)
    files: dict[str, bytes] = {}
    for guide in guides.GUIDES:
        target = BytesIO()
        guides.draw(drawing, guide).save(target, "PNG", pnginfo=signed)
        files[f"{guide}.png"] = target.getvalue()
    files["pose.json"] = guides.pose(drawing).model_dump_json(indent=1).encode()
    return files


def write(files: Mapping[str, bytes], folder: Path, *, force: bool = False) -> None:
    """Write files into a folder, made when it is not there.

    Raises TargetError, before anything is written, when one would replace a file not of ours.
    """
    atomic.folder(folder)
    for name in files:
        export.guard(folder / name, force=force)
    for name, content in files.items():
        atomic.write(folder / name, content)
