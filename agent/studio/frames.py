"""Takes the frames of a drawn storyboard, a folder or a PDF, into the shots they are of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PIL import Image

from agent.board import Board, Panel, Scene, Shot
from agent.errors import SettingError
from agent.orders import shot_of
from agent.project import Project
from agent.studio import find, pairing, pdf_frames, sources
from agent.studio.pairing import Frame, Pairing
from agent.studio.reshoot import edited, with_shot
from render.store import QUICK, png, sha256

SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif")
"""What files of a folder are frames."""

_SIDE: Final = 1024


@dataclass(frozen=True)
class Drawings:
    """A drawn storyboard. `kind` is the guide its frames are turned into."""

    frames: tuple[Frame, ...]
    kind: str

    def paired(self, board: Board, scenes: str = "") -> Pairing:
        """Pair the frames with the panels of the scenes a person named; SettingError as `pair`."""
        inside = find.narrowed(board, scenes).scenes
        panels = [(scene, panel) for scene in inside for panel in scene.panels]
        cards = (panel.label for scene, panel in panels if shot_of(scene, panel).is_card)
        return pairing.pair(self.frames, [panel.label for _, panel in panels], cards)


def read(path: Path, kind: str) -> Drawings:
    """Return the frames in a folder of pictures or in a PDF; SettingError when there are none."""
    present(path)
    frames = tuple(_files(path) if path.is_dir() else _pages(path))
    if not frames:
        raise SettingError(f"--frames: there is no picture in {path}")
    return Drawings(frames, kind)


def present(path: Path) -> None:
    """SettingError when a path names neither a folder nor a PDF."""
    if path.is_dir():
        return
    if path.suffix.lower() == ".pdf":
        if not path.exists():
            raise SettingError(f"--frames: there is no {path}")
        return
    what = "is no folder and no PDF" if path.exists() else "is not there"
    raise SettingError(f"--frames: {path} {what}; name a folder of pictures, or a PDF")


def _files(folder: Path) -> Iterator[Frame]:
    names = [one.name for one in folder.iterdir()
             if one.suffix.lower() in SUFFIXES and not one.name.startswith(".")]  # fmt: skip
    for name in sorted(names, key=lambda name: (pairing.natural(name), name)):
        yield Frame(name, _kept(sources.read("--frames", folder / name)))


def _pages(path: Path) -> Iterator[Frame]:
    counts: dict[int, int] = {}
    for found in pdf_frames.read(path):
        counts[found.page] = counts.get(found.page, 0) + 1
        name = f"frame {counts[found.page]} of page {found.page}"
        yield Frame(name, _kept(found.picture), found.words)


def _kept(picture: Image.Image) -> bytes:
    """Return a frame as it is kept, no larger than a guide is looked at."""
    return png(sources.reduced(picture, _SIDE), QUICK)


def put(project: Project, drawn: Drawings, scenes: str = "") -> Pairing:
    """Put the frames into the store and into the shots of their panels; return what is of what.

    A locked panel stays as it is, and so does one whose frame a take was drawn from already: a
    person has put it aside since, or it is there.
    """
    board = project.load().board
    paired = drawn.paired(board, scenes)
    by_label = {label: frame.png for label, frame in paired.pairs}
    for scene in board.scenes:
        wanted = [panel.label for panel in scene.panels if panel.label in by_label]
        if not wanted:
            continue
        digests = {label: project.store.put(by_label[label]) for label in wanted}
        project.change(scene.uid, partial(_guided, digests=digests, kind=drawn.kind))
    return paired


def applied(board: Board, drawn: Drawings, scenes: str = "") -> Board:
    """Return the board that `put` would leave, writing nothing."""
    digests = {label: sha256(frame.png) for label, frame in drawn.paired(board, scenes).pairs}
    return board.model_copy(
        update={"scenes": tuple(_guided(scene, digests, drawn.kind) for scene in board.scenes)}
    )


def _guided(scene: Scene, digests: Mapping[str, str], kind: str) -> Scene:
    """Return a scene with the shots of its panels guided by their frames."""
    for panel in tuple(_open(scene, digests, kind)):
        guide = {"guide": digests[panel.label], "guide_kind": kind}

        def edit(shot: Shot, guide: Mapping[str, str] = guide) -> Shot:
            return edited(shot, {"sources": shot.sources.model_copy(update=guide)})

        scene = with_shot(scene, panel.uid, edit)
    return scene


def _open(scene: Scene, digests: Mapping[str, str], kind: str) -> Iterable[Panel]:
    """Yield the panels of a scene that take the frame they are paired with."""
    for panel in scene.panels:
        frame = digests.get(panel.label)
        tried = any((take.settings.sources.guide, take.settings.sources.guide_kind)
                    == (frame, kind) for take in panel.takes)  # fmt: skip
        if frame and not tried and not panel.locked and not shot_of(scene, panel).is_card:
            yield panel
