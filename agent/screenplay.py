"""A Screenplay is what was read: elements with their places in the untouched source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ElementType = Literal[
    "title_page", "scene_heading", "action", "centered", "character", "dialogue", "parenthetical",
    "lyric", "transition", "page_break", "section", "synopsis", "note", "boneyard",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one emphasis."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """One heading, action, cue, speech ... of a screenplay.

    `text` is without forcing marks, notes and boneyards, emphasis marks kept. `line` and `end_line`
    count from 1; `start` and `end` are character offsets into the source, end exclusive.
    `dual` marks the cue of the second of two simultaneous speakers. `level` is a section's depth.
    `inline` marks a note or boneyard that stands inside another element's span. `shot` is set when
    the writer's shot list already decided this element's shot, in the words of a `[[SHOT: ...]]`
    note.
    """

    type: ElementType
    text: str
    line: int
    end_line: int
    start: int
    end: int
    scene_number: str | None = None
    extension: str | None = None
    dual: bool = False
    level: int | None = None
    entries: Mapping[str, tuple[str, ...]] | None = None
    inline: bool = False
    shot: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something the writer may want to put right. `line` counts from 1, 0: the whole file."""

    code: str
    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The elements from one heading to the next. `heading` is None for text before or without one.

    `number` is the script's own scene number, None when it has none. `elements` excludes the
    heading and keeps the order of the source.
    """

    heading: Element | None
    number: str | None
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Screenplay:
    """A whole script. `source` is the text as read (decoded, otherwise untouched).

    `title_page` maps lower-case keys (title, credit, author, draft date ...) to their lines.
    `kind` says which reader read it.
    """

    source: str
    elements: tuple[Element, ...]
    scenes: tuple[Scene, ...]
    title_page: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    kind: Literal["fountain", "plain", "shot_list"] = "fountain"

    @property
    def notes(self) -> tuple[str, ...]:
        """The texts of all notes, in order."""
        return tuple(element.text for element in self.elements if element.type == "note")
