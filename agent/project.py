"""The project folder on disk.

```
board/  board.json   script.fountain   scenes/<uid>-<slug>.json   cast.yaml
        objects/ recipes/ (render.store)   .lock   .gitignore
```
Every file is written whole or not at all: pictures first, then scenes, then board.json, which names
the scenes. Whoever changes something holds the lock from reading to writing; readers need none.
Scenes whose text left the script stay in their files, named under `parked`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from agent import cast_file
from agent.archive import Archive
from agent.board import FORMAT, Scene, Settings
from agent.directing.uids import digest, slug
from agent.errors import BoardError, ProjectError
from agent.index import Filed, Index, Output, decode, encode, format_of, upgrade
from agent.reading.read import read_text
from agent.screenplay import Screenplay
from render import atomic
from render.store import Store

PATIENCE = 60.0
"""Seconds to wait for another writer."""

REFERENCE = 768
"""Pixels on the longer side of a picture of a person, at most."""


OURS = frozenset(("scenes", "objects", "recipes", "cast.yaml", "script.fountain"))
"""What a project folder holds beside board.json."""


class Project:
    """One project folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder)
        self._lock = FileLock(folder / ".lock")
        self._kept: dict[Path, str] = {}

    @classmethod
    def open(cls, folder: Path) -> "Project":
        """Return the project in a folder, upgraded if need be.

        Raises BoardError when there is none and ProjectError when it is newer than this program.
        """
        if not (folder / "board.json").is_file():
            what = "is no board: it has no board.json" if folder.exists() else "does not exist"
            raise BoardError(
                f"{folder} {what}; name the folder that `storyboard make` or `plan` wrote"
            )
        project = cls(folder)
        if format_of(folder / "board.json") < FORMAT:
            with project.locked():
                upgrade(folder)
        return project

    @classmethod
    def create(cls, folder: Path) -> "Project":
        """Return the project in a folder, new when the folder is missing or empty.

        Raises ProjectError when the folder holds something else.
        """
        if not vacant(folder):
            return cls.open(folder)
        atomic.folder(folder / "scenes")
        project = cls(folder)
        with project.locked():
            if not (folder / "board.json").is_file():
                atomic.write(folder / ".gitignore", b".lock\n*.tmp\n")
                atomic.write(folder / "board.json", encode(Index(parked=_strays(folder))))
        return project

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other writers out; ProjectError when one of them does not come to an end."""
        try:
            self._lock.acquire(PATIENCE)
        except Timeout:
            raise ProjectError(
                f"another storyboard is writing to {self.folder}; run it again when that is done"
            ) from None
        except OSError as error:
            raise atomic.refusal(self.folder, error) from error
        try:
            yield
        finally:
            self._lock.release()

    def load(self) -> Archive:
        """Return the board; ProjectError naming the file when one is missing or broken."""
        return self._load(_present)

    def mend(self) -> Archive:
        """Return the board without the scenes whose files are missing: they are planned anew."""
        return self._load(lambda path: path.is_file())

    def settings(self) -> Settings:
        """Return the board's settings."""
        return self._index().settings

    def outputs(self) -> tuple[Output, ...]:
        """Return the documents made from this board."""
        return self._index().outputs

    def screenplay(self) -> Screenplay:
        """Return the script the board was planned from; ProjectError when it is missing."""
        path = self.folder / "script.fountain"
        if not path.is_file():
            raise ProjectError(f"{path} is missing; run `storyboard make` with the script again")
        suffix = ".fountain" if self._index().script_kind == "fountain" else ""
        return read_text(path.read_bytes().decode(errors="replace"), suffix)

    def save(self, archive: Archive, screenplay: Screenplay) -> None:
        """Write a board, worked out under the lock, with the script it was planned from."""
        index = self._index()
        names = {filed.uid: filed.file for filed in (*index.scenes, *index.parked)}
        board = archive.board
        listed = [self._put(scene, names) for scene in board.scenes]
        parked = [self._put(scene, names) for scene in archive.parked]
        self._write("script.fountain", screenplay.source.encode(errors="replace"))
        looks = cast_file.extend(self._looks(), archive.known)
        self._write("cast.yaml", looks.encode())
        changed = index.describes(board).model_copy(
            update={
                "former": archive.former,
                "scenes": tuple(listed),
                "parked": tuple(parked),
                "script_kind": screenplay.kind,
            }
        )
        self._write("board.json", encode(changed))

    def change(self, uid: str, edit: Callable[[Scene], Scene]) -> None:
        """Put an edited scene in the place of the one on disk now; BoardError when it is gone."""
        with self.locked():
            for filed in self._index().scenes:
                if filed.uid == uid:
                    self._write(f"scenes/{filed.file}", encode(edit(self._scene(filed))))
                    return
        raise BoardError(f"scene {uid} has left the board meanwhile; run it again")

    def remember(self, outputs: Iterable[Output]) -> None:
        """Note documents that were written; one of the same path is replaced."""
        with self.locked():
            index = self._index()
            known = {output.path: output for output in (*index.outputs, *outputs)}
            changed = index.model_copy(update={"outputs": tuple(known.values())})
            self._write("board.json", encode(changed))

    def _load(self, wanted: Callable[[Path], bool]) -> Archive:
        index = self._index()
        looks = self._looks()
        board = index.board().model_copy(
            update={
                "cast": cast_file.dress(looks, index.cast, self._keep),
                "scenes": self._scenes(index.scenes, wanted),
            }
        )
        parked = self._scenes(index.parked, wanted)
        return Archive(board, parked, cast_file.dress(looks, index.former, self._keep))

    def _index(self) -> Index:
        return decode(self.folder / "board.json", Index)

    def _looks(self) -> str:
        path = self.folder / "cast.yaml"
        try:
            return path.read_text("utf-8") if path.is_file() else ""
        except UnicodeDecodeError:
            raise ProjectError(f"{path} is not UTF-8 text; save it as UTF-8") from None

    def _keep(self, named: str) -> str:
        """Put a picture named beside cast.yaml into the store; return its SHA-256 hex."""
        from render.diffusion.detect import opening

        path = self.folder / Path(named).expanduser()
        if path not in self._kept:
            picture = opening.plain(opening.read(path))
            picture.thumbnail((REFERENCE, REFERENCE))
            self._kept[path] = self.store.add(picture)
        return self._kept[path]

    def _scenes(self, filed: Iterable[Filed], wanted: Callable[[Path], bool]) -> tuple[Scene, ...]:
        return tuple(self._scene(one) for one in filed if wanted(self.folder / "scenes" / one.file))

    def _scene(self, filed: Filed) -> Scene:
        return decode(self.folder / "scenes" / filed.file, Scene)

    def _put(self, scene: Scene, names: dict[str, str]) -> Filed:
        filed = Filed(uid=scene.uid, file=names.get(scene.uid) or file_name(scene))
        self._write(f"scenes/{filed.file}", encode(scene))
        return filed

    def _write(self, name: str, content: bytes) -> None:
        path = self.folder / name
        if not path.is_file() or path.read_bytes() != content:
            atomic.write(path, content)


def _present(path: Path) -> bool:
    if path.is_file():
        return True
    raise ProjectError(
        f"{path} is missing; restore it from a backup, or run `storyboard make` with the script "
        "again: the pictures are kept"
    )


def _strays(folder: Path) -> tuple[Filed, ...]:
    """Return the scene files of a folder that lost its board.json."""
    paths = sorted((folder / "scenes").glob("*.json"))
    return tuple(Filed(uid=decode(path, Scene).uid, file=path.name) for path in paths)


def file_name(scene: Scene) -> str:
    """Return the name of a new scene's file: its uid, then words of its heading."""
    uid = scene.uid if re.fullmatch(r"[A-Za-z0-9]+", scene.uid) else digest(scene.uid)
    return f"{uid}-{slug(scene.heading)[:40]}.json"


def vacant(folder: Path) -> bool:
    """Tell whether a new project may go there; False: one is there already.

    What a stopped run or a lost board.json left of a project counts as vacant. Raises ProjectError
    when something else is there.
    """
    if not folder.exists():
        return True
    if (folder / "board.json").is_file():
        return False
    if folder.is_dir():
        found = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
        if not found or ("scenes" in found and found <= OURS):
            return True
    raise ProjectError(
        f"{folder} holds something else than a board; choose another place with --project"
    )
