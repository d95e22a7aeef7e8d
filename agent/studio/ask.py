"""Takes a note on a panel or a question about a board; nothing changes until it is applied."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

import prompts
from agent import sheets
from agent.board import Board, Panel, Shot
from agent.check import Finding
from agent.directing import language, notes
from agent.directing.captions import plain
from agent.directing.consult import Desk, consult
from agent.directing.passage import harmless
from agent.directing.wishes import Around, Wish, fulfil
from agent.errors import BoardError
from agent.orders import shot_of
from agent.project import Project
from agent.studio import find, sizing
from agent.studio.draw import Unit, chosen
from agent.studio.find import Spot
from agent.studio.reshoot import Change, reshoot
from prompts import Prompt

CODES = {
    "AI1": ("coverage", "a picture is missing"),
    "AI2": ("continuity", "two panels do not agree"),
    "AI3": ("grammar", "a cut that will not work"),
    "AI4": ("story", "the picture tells something else than the script"),
}
"""What a model's findings mean: the word it uses, and in plain words."""
_PANELS = 200
"""Panels a question shows at once."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Changed(_Part):
    """One field a model changes."""

    field: Literal[
        "size", "framing", "angle", "move", "characters", "over", "expression", "pose", "time",
        "weather", "target", "caption", "visual",
    ]  # fmt: skip
    value: str = Field(max_length=200)


class Note(_Part):
    """A model's answer to a note."""

    reply: str = Field("", max_length=300)
    changes: tuple[Changed, ...] = Field((), max_length=20)


class Slip(_Part):
    """One thing a model would put right."""

    kind: Literal["coverage", "continuity", "grammar", "story"]
    panel: str = Field(max_length=20)
    what: str = Field(max_length=300)
    hint: str = Field("", max_length=300)


class Review(_Part):
    """A model's answer to a question about a board."""

    findings: tuple[Slip, ...] = Field((), max_length=40)


@dataclass(frozen=True)
class Proposal:
    """What a note would do to a panel. `rows` are (field, before, after) in words.

    `reply` is what the model says to it, empty from the rules; `refused` are sentences on what
    cannot be done.
    """

    label: str
    after: Shot
    rows: tuple[tuple[str, str, str], ...]
    reply: str = ""
    refused: tuple[str, ...] = ()

    @property
    def change(self) -> Change:
        """The change for `reshoot`."""
        return Change(more={name: getattr(self.after, name) for name, _, _ in self.rows})


def note(
    project: Project, label: str, text: str, desk: Desk | None, own: Prompt | None = None
) -> Proposal:
    """Return what a note would change; `desk` None: only the common words are understood.

    Raises BoardError when there is no such panel, or when the words say nothing we know.
    """
    board = project.load().board
    spot = find.panel(board, label)
    around = Around(spot.scene, board.cast)
    reply, lost = "", tuple[str, ...]()
    if desk is None:
        wishes = notes.read(text, spot.shot, around)
        lost = notes.unread(text, spot.shot, around) if wishes else ()
    else:
        said = consult(desk, own or prompts.load("note"), Note, _values(board, spot, text))
        reply = plain(said.reply)
        wishes = tuple(Wish(one.field, one.value) for one in said.changes)
    after, refused = fulfil(wishes, spot.shot, around)
    size = sizing.told(spot.shot, chosen(spot.panel), project.store)
    rows = tuple(
        (name, size if name == "size" else old, new)
        for name, old, new in _rows(spot.shot, after, board)
    )
    if wishes and not rows and not refused and not reply:
        reply = f"{spot.panel.label} is so already"
    if not rows and not refused and not reply:
        raise BoardError(
            f"nothing in {text!r} is understood without a model; say closer, wider, from above, "
            "over his shoulder, without him, at night, she smiles, or set a model (--director llm)"
        )
    refused += tuple(f"not understood: {part}" for part in lost)
    return Proposal(spot.panel.label, after, rows, reply, refused)


def apply(project: Project, proposal: Proposal, unit: Unit) -> int:
    """Shoot the panel as proposed; return the number of its new take."""
    return reshoot(project, proposal.label, proposal.change, unit).number


def review(
    project: Project, question: str, desk: Desk, scenes: str = "", own: Prompt | None = None
) -> tuple[Finding, ...]:
    """Return what a model finds in a board, in the order of its panels; nothing is changed."""
    board = project.load().board
    wanted = find.scenes(board, scenes)
    lines = [
        (panel, _line(board, spot))
        for scene in board.scenes
        if scene.uid in wanted
        for panel in scene.panels
        for spot in [Spot(scene, shot_of(scene, panel), panel)]
    ]
    prompt = own or prompts.load("review")
    found: list[Finding] = []
    for part in _parts(lines):
        labels = {panel.label.upper(): panel for panel, _ in part}
        text = "\n".join(line for _, line in part)
        values = {"board": text, "question": question, "language": language.name(board.language)}
        said = consult(desk, prompt, Review, values, _known(labels))
        found += [_finding(slip, labels[slip.panel.strip().upper()]) for slip in said.findings]
    order = {panel.label: at for at, (panel, _) in enumerate(lines)}
    return tuple(sorted(found, key=lambda one: (order[one.panel], one.code, one.what)))


def _known(labels: dict[str, Panel]) -> Callable[[Review], Sequence[str]]:
    def check(said: Review) -> Sequence[str]:
        wrong = [s.panel for s in said.findings if s.panel.strip().upper() not in labels]
        return [f"there is no panel {label!r}; copy a label from the board" for label in wrong[:5]]

    return check


def _finding(slip: Slip, panel: Panel) -> Finding:
    code = next(code for code, (kind, _) in CODES.items() if kind == slip.kind)
    hint = plain(slip.hint) or f"storyboard ask BOARD {panel.label} changes it"
    return Finding(code, panel.label, panel.span.line, plain(slip.what), hint)


def _parts(
    lines: Sequence[tuple[Panel, str]],
) -> Iterator[tuple[tuple[Panel, str], ...]]:
    rest = iter(lines)
    while part := tuple(islice(rest, _PANELS)):
        yield part


def _line(board: Board, spot: Spot) -> str:
    """Return a panel as one line: label, shot, who, caption, words, script lines."""
    shot, panel = spot.shot, spot.panel
    names = {member.uid: member.name for member in board.cast}
    who = ", ".join(f"{names[one.who]} ({one.pose}, {one.expression})" for one in shot.subjects)
    said = " ".join(f'{line.cue}: "{line.text}"' for line in panel.speeches)
    place = shot.place or spot.scene.place
    told = (
        panel.label, sheets.words(shot), f"{place.name}, {place.time}", who or "nobody",
        shot.caption, said, f"lines {panel.span.line}-{panel.span.end_line}",
    )  # fmt: skip
    return harmless(" | ".join(text for text in told if text))


def _values(board: Board, spot: Spot, text: str) -> dict[str, str]:
    people = ", ".join(member.name for member in Around(spot.scene, board.cast).people)
    told = " ".join(filter(None, (spot.panel.action, *(
        f'{line.cue}: "{line.text}"' for line in spot.panel.speeches
    ))))  # fmt: skip
    return {
        "shot": f"{_line(board, spot)}\npeople of the scene: {people or 'nobody'}",
        "script": harmless(f"{spot.scene.heading}\n{told}"),
        "note": text,
        "language": language.name(board.language),
    }


def _rows(before: Shot, after: Shot, board: Board) -> Iterator[tuple[str, str, str]]:
    names = {member.uid: member.name for member in board.cast}
    for name in Shot.model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield name, _words(name, before, names), _words(name, after, names)


def _words(name: str, shot: Shot, names: dict[str, str]) -> str:
    """Return a field of a shot in words."""
    match name:
        case "subjects":
            return ", ".join(
                f"{names.get(one.who, one.who)} ({one.pose}, {one.expression})"
                for one in shot.subjects
            ) or "nobody"  # fmt: skip
        case "focus":
            return ", ".join(names.get(uid, uid) for uid in shot.focus) or "nobody"
        case "move":
            return sheets.move_words(shot.move) or "static"
        case "place":
            place = shot.place
            return f"{place.name}, {place.time}, {place.weather}" if place else "as the scene"
        case "lens":
            return f"{shot.lens:g} mm" if shot.lens else "none"
        case "over":
            return names.get(shot.over or "", "nobody")
    return str(getattr(shot, name) or "none")
