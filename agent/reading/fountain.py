"""Reads Fountain text."""

import re

from agent.reading import diagnose, marks, masks, scenes, title_page
from agent.reading.dialogue import Block, follows, inline, spanning
from agent.reading.lines import Line, split
from agent.screenplay import Diagnostic, Element, Screenplay

_HEADING_WORD = re.compile(r"\b(?:INT|EXT|EST|I/E)[./]")
_INVISIBLE = frozenset(("section", "synopsis", "page_break"))


def parse(source: str) -> Screenplay:
    """Read Fountain text; any text is a screenplay, and nothing of it is dropped."""
    found, broken = masks.find(source)
    reader = _Reader(split(source, found))
    reader.read()
    diagnostics = [*reader.diagnostics(), *diagnose.unclosed(broken)]
    return scenes.screenplay(source, reader.elements, diagnostics)


class _Reader:
    """Walks the lines once.

    `_fresh` says that an empty line (or the start) came before, which a cue needs; `_apart` that at
    least nothing printed touches the line from above, which is enough for a heading.
    """

    def __init__(self, lines: list[Line]) -> None:
        self.elements: list[Element] = []
        self._lines = lines
        self._fresh = True
        self._apart = True
        self._found: list[Diagnostic] = []
        self._silent: list[tuple[marks.Cue, bool, int]] = []
        self._attempts = (self._mark, self._heading, self._transition, self._cue, self._action)

    def read(self) -> None:
        """Read every line into `elements`."""
        page, body = title_page.read(self._lines)
        at = 0
        if page:
            at = self._title_page(page, body)
        while at < len(self._lines):
            line = self._lines[at]
            if line.kind == "text":
                at = self._text(at, line)
                continue
            if line.masks:
                self.elements.extend(mask.element(inline=False) for mask in line.masks)
            self._apart = True
            self._fresh = self._fresh or line.kind == "blank"
            at += 1

    def diagnostics(self) -> list[Diagnostic]:
        """Return what was found on the way, silent speakers, and headings lost in speech."""
        names = {element.text for element in self.elements if element.type == "character"}
        silent = [
            diagnose.make("cue-without-dialogue", line)
            for cue, forced, line in self._silent
            if forced or cue.name in names or marks.is_spoken_extension(cue.extension)
        ]
        swallowed = [
            diagnose.make("near-heading", element.line + count)
            for element in self.elements
            if element.type == "dialogue" and _HEADING_WORD.search(element.text)
            for count, text in enumerate(element.text.split("\n"))
            if text.isupper() and marks.is_heading_shaped(text)
        ]
        return self._found + silent + swallowed

    def _title_page(self, page: Element, body: int) -> int:
        for line in self._lines[:body]:
            within = line.start >= page.start
            if line.start <= page.start < line.end:
                self.elements.append(page)
            self.elements.extend(mask.element(inline=within) for mask in line.masks)
        return body

    def _text(self, at: int, line: Line) -> int:
        text = line.text.strip()
        if text[0] == "!" and len(text) > 1:
            return self._action(at, line, text)
        for attempt in self._attempts:
            if end := attempt(at, line, text):
                return end
        raise AssertionError(line)

    def _add(self, element: Element, line: Line) -> None:
        self.elements.append(element)
        if line.masks:
            self.elements.extend(inline([line]))
        self._fresh = self._apart = element.type in _INVISIBLE

    def _apart_below(self, at: int) -> bool:
        """Say whether nothing printed touches the line at `at` from below."""
        at += 1
        if at >= len(self._lines) or self._lines[at].kind != "text":
            return True
        text = self._lines[at].text.strip()
        return text[0] in "#=" and marks.marked(text) is not None

    def _mark(self, at: int, line: Line, text: str) -> int:
        if text[0] not in ">~#=" or not (mark := marks.marked(text)):
            return 0
        place = (line.first, line.last, line.start, line.end)
        self._add(Element(mark.type, mark.text, *place, level=mark.level), line)
        return at + 1

    def _heading(self, at: int, line: Line, text: str) -> int:
        if not self._apart:
            return 0
        if self._fresh and marks.is_forced_heading(text):
            text = text[1:]
        elif not self._apart_below(at):
            return 0
        elif not marks.is_heading(text):
            if not marks.is_foreign_heading(text):
                return 0
            if not any(one.code == "foreign-heading" for one in self._found):
                self._found.append(diagnose.make("foreign-heading", line.first))
        words, number = marks.heading(text)
        place = (line.first, line.last, line.start, line.end)
        self._add(Element("scene_heading", words, *place, scene_number=number), line)
        return at + 1

    def _transition(self, at: int, line: Line, text: str) -> int:
        if not (self._apart and marks.is_transition(line.text) and self._apart_below(at)):
            return 0
        self._add(spanning("transition", text, [line]), line)
        return at + 1

    def _cue(self, at: int, line: Line, text: str) -> int:
        forced = text[0] == "@" and len(text) > 1
        if not self._fresh or not (cue := marks.cue(text[1:].strip() if forced else text, forced)):
            return 0
        speaks = follows(self._lines, at)
        shaped = marks.is_heading_shaped(text) or marks.is_transition(text)
        if not forced and shaped:
            return 0
        if not speaks:
            self._silent.append((cue, forced, line.first))
            if not forced:
                return 0
        place = (line.first, line.last, line.start, line.end)
        self._add(
            Element("character", cue.name, *place, extension=cue.extension, dual=cue.dual), line
        )
        return Block(self._lines, self.elements).read(at + 1) if speaks else at + 1

    def _action(self, at: int, line: Line, text: str) -> int:
        """Add the paragraph that begins here; a `!` in front of a line begins a new one."""
        forced = text[0] == "!" and len(text) > 1
        texts = [line.text.lstrip()[1:] if forced else line.text]
        end = at + 1
        if not forced:
            self._notice(line)
        while end < len(self._lines) and self._lines[end].kind == "text":
            text = self._lines[end].text.strip()
            if text[0] in "!>~#=" and len(text) > 1 and (text[0] == "!" or marks.marked(text)):
                break
            self._notice(self._lines[end])
            texts.append(self._lines[end].text)
            end += 1
        words = "\n".join(one.rstrip() for one in texts).replace("\t", "    ")
        lines = self._lines[at:end]
        self.elements.append(spanning("action", words, lines))
        self.elements.extend(inline(lines))
        self._fresh = self._apart = False
        return end

    def _notice(self, line: Line) -> None:
        text = line.text.strip()
        if text[0] in "iIeE" and marks.is_heading_shaped(text):
            self._found.append(diagnose.make("near-heading", line.first))
        elif line.text[-1] == ":" and marks.is_transition(text):
            self._found.append(diagnose.make("near-transition", line.first))
