"""Reads a shot list, in columns or in lines such as "Close Shot, Sarah speaking"."""

import re
from typing import Literal, NamedTuple

from agent.reading import diagnose, scenes
from agent.reading.lines import Line, split
from agent.screenplay import Diagnostic, Element, ElementType, Screenplay

Column = Literal["scene", "number", "shot", "description", "subject", "dialogue"]

_NAMES: dict[Column, str] = {
    "scene": "scene|location|setting|place|set|heading|slug|slugline",
    "number": "#|no|no.|nr|nr.|number|shot #|shot no|shot no.|shot number|setup|scene #|panel",
    "shot": "shot|size|shot size|shot type|type|framing|frame|angle|camera angle|camera"
    "|move|movement|camera movement|camera move|lens",
    "description": "description|action|visual|what|content|details|notes|caption|image",
    "subject": "subject|subjects|character|characters|who|cast|actor|actors",
    "dialogue": "dialogue|dialog|line|lines|speech|audio|text",
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_SIZES = r"(?:close|wide|long|full|medium|mid)"
_SCALE = r"(?:(?:extreme|very|big|medium|full|super|tight|loose)[ -]+)?"
_WORD = r"(?:[ -]*(?:ups?\b))?(?:[ -]+(?:wide|long|close|close-?up))?[ -]*(?:shot|view|angle|up)"
_KINDS = (
    r"(?:two|three|group|master|establishing|tracking|dolly|crane|aerial|drone|reaction|cowboy"
    r"|single)[ -]+shot|(?:pov|insert|cutaway|(?:low|high)[ -]angle|over[ -]the[ -]shoulder"
    r"|point[ -]of[ -]view)(?:[ -]+shot)?"
)
_SHORT = r"(?-i:ECU|XCU|BCU|MCU|CU|MS|MLS|MWS|LS|ELS|XLS|EWS|WS|FS|OTS|OS|POV|2S|3S)"
_NAME = rf"(?:{_SHORT}|{_KINDS}|{_SCALE}{_SIZES}{_WORD})"
_SHOT_LINE = re.compile(
    r"(?:[-*•]\s+)?(?:(?:shot\s*)?\d+[A-Z]?\s*[.):]\s*)?"
    rf"(?:(?P<shot>{_NAME}(?:\s*[/+]\s*{_NAME})*)\s*(?:[,:;–—]|\s-+\s|\s(?:of|on)\s)"
    rf"|(?P<bare>{_SCALE}{_SIZES})(?:\s*[:–—]|\s-+\s|\son\s))\s*(?=\S)",
    re.IGNORECASE,
)
_SHARE = 0.6
_HEAD = 120
_NUMBER = re.compile(r"\d+[A-Za-z]?\.?")
_NAMED = re.compile(r"(?P<name>[^\W\d_][^:]{0,39}):\s*(?P<words>\S.*)", re.DOTALL)


class _Field(NamedTuple):
    text: str
    start: int
    end: int
    line: int
    end_line: int


def is_shot_list(text: str, suffix: str = "") -> bool:
    """Say whether a text is a shot list: named columns, or mostly lines that begin with a size."""
    lines = [line.text.strip() for line in split(text, []) if line.kind == "text"]
    if not lines:
        return False
    names = _names(lines[0])
    if names and len(names) >= (1 if suffix in (".csv", ".tsv") else 2):
        return len(lines) > 1
    shots = sum(_SHOT_LINE.match(line[:_HEAD]) is not None for line in lines)
    return shots >= max(1, len(lines) * _SHARE)


def parse(source: str) -> Screenplay:
    """Read a shot list; every row or line is an action with its `shot`, and its speech."""
    lines = split(source, [])
    header = next((line.text.strip() for line in lines if line.kind == "text"), "")
    reader = _Reader()
    if _names(header):
        reader.table(_rows(source, _delimiter(header)))
    else:
        reader.prose(lines)
    return scenes.screenplay(source, reader.elements, reader.diagnostics, "shot_list")


def _delimiter(header: str) -> str:
    return max(("\t", ";", ","), key=header.count)


def _names(header: str) -> dict[int, Column]:
    """Return the known columns of a header row by their place; empty when it is not one."""
    cells = [cell.strip(" \"'\r").lower() for cell in header.split(_delimiter(header))]
    known = {place: _COLUMNS[cell] for place, cell in enumerate(cells) if cell in _COLUMNS}
    return known if len(known) * 2 >= len(cells) and len(cells) > 1 else {}


def _rows(source: str, delimiter: str) -> list[list[_Field]]:
    """Cut a table into rows of fields with their places; quotes may hold delimiters and breaks."""
    cell = re.compile(
        rf'[ ]*"(?P<quoted>(?:[^"]|"")*)"[^{delimiter}\r\n]*|(?P<bare>[^{delimiter}\r\n]*)'
    )
    position = 1 if source.startswith("\ufeff") else 0
    line = 1
    rows: list[list[_Field]] = [[]]
    while position <= len(source):
        match = cell.match(source, position)
        if match is None:
            break
        quoted = match["quoted"]
        text = match["bare"] if quoted is None else quoted.replace('""', '"')
        last = line + len(re.findall(r"\r\n|\r|\n", match[0]))
        rows[-1].append(_Field(text.strip(), match.start(), match.end(), line, last))
        line = last
        position = match.end()
        if source[position : position + 1] != delimiter:
            position += source.startswith("\r\n", position)
            line += 1
            rows.append([])
        position += 1
    return [row for row in rows if any(field.text for field in row)]


def _sight(seen: list[_Field], subject: list[_Field]) -> str:
    """Put what is seen into words that name the subject."""
    words = ". ".join(field.text for field in seen)
    missing = [one.text for one in subject if one.text.lower() not in words.lower()]
    return f"{', '.join(missing)}: {words}" if missing else words


class _Reader:
    """Turns rows and lines into elements."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.diagnostics: list[Diagnostic] = []
        self._scene = ""

    def table(self, rows: list[list[_Field]]) -> None:
        """Read a header row and the rows below it."""
        names = {
            place: _COLUMNS[field.text.lower()]
            for place, field in enumerate(rows[0])
            if field.text.lower() in _COLUMNS
        }
        for row in rows[1:]:
            found: dict[Column, list[_Field]] = {}
            for place, field in enumerate(row):
                if field.text and place in names:
                    found.setdefault(names[place], []).append(field)
            self._row(row, found)

    def _row(self, row: list[_Field], found: dict[Column, list[_Field]]) -> None:
        scene = found.get("scene", [])
        place = " - ".join(field.text for field in scene)
        if place and place != self._scene:
            self._scene = place
            self._add("scene_heading", place, scene[0])
        shots = [field for field in found.get("shot", []) if not _NUMBER.fullmatch(field.text)]
        shot = ", ".join(field.text for field in shots) or None
        subject = found.get("subject", [])
        spoken = found.get("dialogue", [])
        seen = found.get("description", []) or ([] if spoken else subject or shots)
        if seen:
            self._add("action", _sight(seen, subject), seen[0], shot)
        elif not spoken:
            self.diagnostics.append(diagnose.make("shot-list-row", row[0].line))
        for field in spoken:
            self._speech(field, subject, None if seen else shot)

    def _speech(self, field: _Field, subject: list[_Field], shot: str | None) -> None:
        named = _NAMED.fullmatch(field.text)
        words = field.text
        name = subject[0].text.upper() if subject else ""
        if named and (not name or named["name"].upper() == name):
            name, words = named["name"].upper(), named["words"]
        if not name:
            self._add("action", words, field, shot)
            return
        cue = _Field(name, field.start, field.start, field.line, field.line)
        self._add("character", name, cue, shot)
        self._add("dialogue", words.strip('"“”'), field)

    def prose(self, lines: list[Line]) -> None:
        """Read lines, each of which may begin with a size of shot."""
        for line in lines:
            if line.kind != "text":
                continue
            text = line.text.strip()
            match = _SHOT_LINE.match(text[:_HEAD])
            field = _Field(text, line.start, line.end, line.first, line.last)
            if match:
                shot = match["shot"] or match["bare"]
                self._add("action", text[match.end() :], field, shot.strip())
            else:
                self._add("action", text, field)

    def _add(self, kind: ElementType, text: str, field: _Field, shot: str | None = None) -> None:
        place = (field.line, field.end_line, field.start, field.end)
        self.elements.append(Element(kind, text, *place, shot=shot))
