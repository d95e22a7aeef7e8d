"""What board.json says, and how a file of the project is read from disk into its type."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError

from agent.board import FORMAT, Board, CastMember, Settings
from agent.errors import ProjectError
from render.order import Frozen
from render.sheet import Layout, Paper

Model = TypeVar("Model", bound=BaseModel)

UPGRADES: dict[int, Callable[[Path], None]] = {}
"""By format: what brings a folder to the next one, in place."""


class Output(Frozen):
    """A document made from the board. `path` is relative to the folder, with slashes.

    `digest` is the SHA-256 hex of what was written. `scenes` narrows it ("12-14"), empty: all.
    """

    path: str
    kind: str = "pdf"
    layout: Layout = "6up"
    paper: Paper = "a4"
    scenes: str = ""
    digest: str = ""


class Filed(Frozen):
    """A scene and the name of its file."""

    uid: str
    file: str = Field(pattern=r"^[A-Za-z0-9_-]+\.json$")


class Index(Frozen):
    """board.json: the board without its scenes, and the names of their files in order."""

    format: int = FORMAT
    title: str = ""
    credits: tuple[str, ...] = ()
    draft: str = ""
    language: str = "en"
    settings: Settings = Settings()
    cast: tuple[CastMember, ...] = ()
    former: tuple[CastMember, ...] = ()
    scenes: tuple[Filed, ...] = ()
    parked: tuple[Filed, ...] = ()
    outputs: tuple[Output, ...] = ()
    script_kind: Literal["fountain", "plain", "shot_list"] = "fountain"

    def describes(self, board: Board) -> "Index":
        """Return the index with what the board says beside its scenes."""
        return self.model_copy(update={name: value for name, value in board if name in SHARED})

    def board(self) -> Board:
        """Return the board, without its scenes."""
        return Board(title=self.title).model_copy(
            update={name: value for name, value in self if name in SHARED}
        )


SHARED = (Board.model_fields.keys() & Index.model_fields.keys()) - {"format", "scenes"}
"""What stands in board.json as it stands in the board."""


def encode(value: BaseModel) -> bytes:
    """Return a value as the folder keeps it: a line a field, so that a change is a small diff."""
    body = value.model_dump(mode="json")
    return (json.dumps(body, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()


def decode(path: Path, model: type[Model]) -> Model:
    """Return the value a file holds; FileNotFoundError, or ProjectError naming the file."""
    text = path.read_bytes()
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = f"{where}: {first['msg']}" if where else first["msg"]
    raise ProjectError(
        f"{path} is broken ({reason}); restore it from a backup, or delete it and run "
        "`storyboard make` with the script again: the pictures are kept"
    )


def format_of(path: Path) -> int:
    """Return the format board.json names, 0 when it names none; ProjectError when it is newer."""
    try:
        body = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return FORMAT  # decode() says what is wrong
    found = body.get("format", 0) if isinstance(body, dict) else 0
    if not isinstance(found, int) or found > FORMAT:
        raise ProjectError(
            f"{path.parent} was made by a newer storyboard (format {found}, this one reads up to "
            f"{FORMAT}); update storyboard to open it"
        )
    return found


def upgrade(folder: Path) -> None:
    """Bring a folder to this program's format; ProjectError when there is no way from its own."""
    while (found := format_of(folder / "board.json")) < FORMAT:
        if found not in UPGRADES:
            raise ProjectError(
                f"{folder / 'board.json'} has format {found}, which no storyboard wrote; "
                "restore it from a backup"
            )
        UPGRADES[found](folder)
