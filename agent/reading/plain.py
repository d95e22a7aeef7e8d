"""Reads text that is not Fountain: prose, and screenplays as typed on a page."""

import re
from collections import Counter
from dataclasses import replace
from typing import Literal, NamedTuple

from agent.reading import diagnose, marks, masks, scenes
from agent.reading.dialogue import inline, spanning
from agent.reading.lines import Line, split
from agent.screenplay import Element, ElementType, Screenplay

_FURNITURE = re.compile(
    r"(?:page\s*)?\d{1,4}\s*[.\-]?|\(?\s*(?:CONTINUED|MORE|CONT'?D)\s*:?\s*\)?(?:\s*\(\d+\))?"
    r"|\(?MORE\)?|-\s*\d{1,4}\s*-",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?P<left>[A-Z]?\d{1,4}[A-Z]{0,2})[. \t]\s*(?P<rest>.*?)(?:\s{2,}(?P=left))?"
)
_TYPED_TRANSITION = re.compile(
    r"(?:FADE (?:IN|OUT|TO BLACK|TO WHITE)|DISSOLVE|(?:SMASH|MATCH|JUMP) CUT|CUT TO BLACK)[.:]?"
    r"|[A-Z ]+ TO:"
)
_OUTLINE = frozenset(("section", "synopsis", "page_break"))
_SENTENCE_END = (".", "!", "?", ",")
_COLUMN = 5
_SHORT = 50


class _Row(NamedTuple):
    """A line as it stands on the page; `indent` counts columns from 0, tabs stop every 8."""

    line: Line
    text: str
    indent: int


def without_form(screenplay: Screenplay) -> Screenplay:
    """Say of a screenplay that is nothing but paragraphs that it was not written as one."""
    kinds = {e.type for e in screenplay.elements if e.type not in ("note", "boneyard")}
    if kinds != {"action"} or any(one.code == "near-heading" for one in screenplay.diagnostics):
        return screenplay
    kept = (one for one in screenplay.diagnostics if one.code != "no-headings")
    return replace(screenplay, diagnostics=(diagnose.make("no-form", 0), *kept), kind="plain")


def is_typed_page(text: str) -> bool:
    """Say whether a text is a screenplay laid out on a page, or pasted without its empty lines.

    True when headings stand numbered or indented beside columns of cues, or when no heading has
    the empty lines that Fountain asks for.
    """
    rows = _rows(split(text, masks.find(text)[0]))
    count = Counter(_standing(rows, at) for at, row in enumerate(rows) if row.text)
    if count["proper"] or count["marked"]:
        return False
    if count["loose"] or count["touching"] > 1:
        return True
    return bool(count["indented"] or (count["numbered"] and count["cue"])) and not count["outline"]


def _standing(
    rows: list[_Row], at: int
) -> Literal[
    "marked", "outline", "proper", "indented", "touching", "loose", "numbered", "cue", "text"
]:
    """Say how a row stands that carries a mark, is a heading, or may be a cue in a column.

    `touching` is a heading that only prose touches from above, which may as well be prose.
    """
    row = rows[at]
    if marking := _marking(row.text):
        return marking
    above, below = _is_apart(rows, at - 1), _is_apart(rows, at + 1)
    if not marks.is_heading(row.text):
        if _numbered(row.text):
            return "numbered"
        names = row.indent >= 3 * _COLUMN and row.text.partition("(")[0].isupper()
        return "cue" if names and not _is_blank(rows, at + 1) else "text"
    if above and below:
        return "proper" if row.indent < _COLUMN else "indented"
    if not row.text.isupper():
        return "text"
    return "touching" if below and not rows[at - 1].text.isupper() else "loose"


def _marking(text: str) -> Literal["marked", "outline"] | None:
    """Say whether a row carries a mark that only Fountain has, or one that other texts have too."""
    mark = marks.marked(text)
    if mark and mark.type in _OUTLINE:
        return "outline"
    return "marked" if mark or (text[0] in "!@" and len(text) > 1) else None


def parse_page(source: str) -> Screenplay:
    """Read a typed page; headings need no empty line, page numbers and CONTINUED are left out."""
    found, broken = masks.find(source)
    reader = _Page(_rows(split(source, found)))
    reader.read()
    diagnostics = [diagnose.make("plain-layout", 0), *diagnose.unclosed(broken)]
    return scenes.screenplay(source, reader.elements, diagnostics, "plain")


def _rows(lines: list[Line]) -> list[_Row]:
    rows = []
    for line in lines:
        text = line.text.expandtabs(8).rstrip()
        rows.append(_Row(line, text.strip(), len(text) - len(text.lstrip())))
    return rows


def _is_furniture(text: str) -> bool:
    return len(text) < _SHORT and _FURNITURE.fullmatch(text) is not None


def _is_transition(text: str) -> bool:
    return len(text) < _SHORT and _TYPED_TRANSITION.fullmatch(text) is not None


def _numbered(text: str) -> re.Match[str] | None:
    """Match a heading that has its number in the margin."""
    match = _NUMBERED.fullmatch(text) if len(text) < 4 * _SHORT else None
    return match if match and match["rest"] and marks.is_heading(match["rest"]) else None


def _is_blank(rows: list[_Row], at: int) -> bool:
    return not 0 <= at < len(rows) or not rows[at].text


def _is_apart(rows: list[_Row], at: int) -> bool:
    """Say whether a row is empty, or one that is not printed."""
    return _is_blank(rows, at) or _marking(rows[at].text) == "outline"


class _Page:
    """Walks the rows once, telling each by its words, its column and what came before."""

    def __init__(self, rows: list[_Row]) -> None:
        self.elements: list[Element] = []
        self._rows = rows
        texts = sorted(row.indent for row in rows if len(row.text) > 40)
        self._margin = texts[len(texts) // 10] if texts else 0
        self._columns = any(self._is_column_cue(at) for at in range(len(rows)))

    def read(self) -> None:
        """Read every row into `elements`."""
        at = 0
        while at < len(self._rows):
            row = self._rows[at]
            if not row.text or _is_furniture(row.text):
                self.elements.extend(mask.element(inline=False) for mask in row.line.masks)
                at += 1
            elif found := self._heading(row):
                self._append(found, [row.line])
                at += 1
            elif _is_transition(row.text):
                self._append(spanning("transition", row.text, [row.line]), [row.line])
                at += 1
            elif self._is_cue(at):
                at = self._block(at)
            else:
                at = self._paragraph(at)

    def _heading(self, row: _Row) -> Element | None:
        number = None
        text = row.text
        if match := _numbered(text):
            number, text = match["left"], match["rest"]
        if not marks.is_heading(text) or not (text.isupper() or marks.is_heading_shaped(text)):
            return None
        words, marked = marks.heading(text)
        element = spanning("scene_heading", words, [row.line])
        return replace(element, scene_number=number or marked)

    def _is_column_cue(self, at: int) -> bool:
        row = self._rows[at]
        deep = row.indent >= self._margin + 2 * _COLUMN
        return deep and self._names_someone(row.text) and not _is_blank(self._rows, at + 1)

    def _is_cue(self, at: int) -> bool:
        if self._columns:
            return self._is_column_cue(at)
        text = self._rows[at].text
        return self._names_someone(text) and not _is_blank(self._rows, at + 1)

    def _names_someone(self, text: str) -> bool:
        cue = marks.cue(text) if text else None
        if cue is None or marks.is_heading(text):
            return False
        return len(cue.name.split()) <= 4 and not cue.name.endswith(_SENTENCE_END)

    def _block(self, at: int) -> int:
        """Add a cue and its speech; return the place after them."""
        row = self._rows[at]
        cue = marks.cue(row.text)
        if cue is None:
            raise AssertionError(row)
        element = spanning("character", cue.name, [row.line])
        element = replace(element, extension=cue.extension, dual=cue.dual)
        self._append(element, [row.line])
        end = at + 1
        while end < len(self._rows) and self._speaks(end):
            start = end
            kind: ElementType = "dialogue"
            if self._rows[end].text[0] == "(":
                kind = "parenthetical"
                end = self._closing(end)
            else:
                while end < len(self._rows) and self._speaks(end):
                    if self._rows[end].text[0] == "(":
                        break
                    end += 1
            self._add(kind, start, end)
        return end

    def _speaks(self, at: int) -> bool:
        row = self._rows[at]
        if not row.text or self._heading(row) or _is_transition(row.text):
            return False
        if self._columns:
            return row.indent >= self._margin + _COLUMN and not self._is_column_cue(at)
        return not self._is_cue(at)

    def _closing(self, at: int) -> int:
        end = at
        while end + 1 < len(self._rows) and not self._rows[end].text.endswith(")"):
            if not self._speaks(end + 1):
                break
            end += 1
        return end + 1

    def _paragraph(self, at: int) -> int:
        end = at + 1
        while end < len(self._rows) and not self._begins(end):
            end += 1
        self._add("action", at, end)
        return end

    def _begins(self, at: int) -> bool:
        row = self._rows[at]
        return (
            not row.text
            or _is_furniture(row.text)
            or self._heading(row) is not None
            or _is_transition(row.text)
            or self._is_cue(at)
        )

    def _add(self, kind: ElementType, start: int, end: int) -> None:
        rows = self._rows[start:end]
        text = "\n".join(row.text for row in rows)
        if kind == "parenthetical":
            text = text.removeprefix("(").removesuffix(")").strip()
        lines = [row.line for row in rows]
        self._append(spanning(kind, text, lines), lines)

    def _append(self, element: Element, lines: list[Line]) -> None:
        self.elements.append(element)
        self.elements.extend(inline(lines))
