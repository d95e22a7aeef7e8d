"""Reads the block of speech under a cue."""

import re

from agent.reading import marks
from agent.reading.lines import Line
from agent.screenplay import Element, ElementType

_LONGEST_PARENTHETICAL = 4
_SECTION = re.compile(r"#+\s")


def follows(lines: list[Line], at: int) -> bool:
    """Say whether the line after the cue at `at` is one a speech can begin with."""
    at += 1
    while at < len(lines) and _is_aside(lines[at]):
        at += 1
    return at < len(lines) and lines[at].kind == "text" and not _ends(lines[at].text.strip())


def _is_aside(line: Line) -> bool:
    """Say whether a line is nothing but notes, or a boneyard of one line: neither ends it."""
    return line.kind == "note" or (
        bool(line.masks) and line.kind == "blank" and line.first == line.last
    )


def _ends(text: str) -> bool:
    """Say whether a line inside the block is marked as something that is never speech."""
    if text[0] in "!>":
        return len(text) > 1
    return marks.is_page_break(text) or _SECTION.match(text) is not None


class Block:
    """Reads from the line after a cue to the empty line that ends the speech.

    A line of two spaces keeps the block open. Notes and boneyards on lines of their own part a
    speech in two.
    """

    def __init__(self, lines: list[Line], elements: list[Element]) -> None:
        self._lines = lines
        self._elements = elements
        self._speech: list[Line] = []
        self._texts: list[str] = []

    def read(self, at: int) -> int:
        """Append the elements of the block that begins at `at`; return the place after it."""
        held = 0
        while at < len(self._lines):
            line = self._lines[at]
            if line.kind == "blank" and not _is_aside(line):
                if line.masks or len(line.text) < 2 or line.text.strip(" "):
                    break
                held += 1
                at += 1
                continue
            if line.kind == "text" and _ends(line.text.strip()):
                break
            if held and self._texts:
                self._texts.extend([""] * held)
            held = 0
            at = self._line(at)
        self._flush()
        return at

    def _line(self, at: int) -> int:
        line = self._lines[at]
        if line.kind != "text":
            self._flush()
            self._elements.extend(mask.element(inline=False) for mask in line.masks)
            return at + 1
        text = line.text.strip()
        if text[0] == "(" and (count := self._parenthetical(at)):
            inside = self._lines[at : at + count]
            words = "\n".join(one.text.strip() for one in inside)
            self._add("parenthetical", words[1:-1].strip(), inside)
            return at + count
        if text[0] in "~=" and (mark := marks.marked(text)):
            self._add(mark.type, mark.text, [line])
            return at + 1
        self._speech.append(line)
        self._texts.append(text)
        return at + 1

    def _parenthetical(self, at: int) -> int:
        """Return how many lines the parentheses that open at `at` wrap; 0 when not whole lines."""
        words = ""
        for count, line in enumerate(self._lines[at : at + _LONGEST_PARENTHETICAL], 1):
            if line.kind != "text":
                return 0
            words += line.text.strip()
            if marks.is_parenthetical(words):
                return count
            if words.count("(") <= words.count(")"):
                return 0
        return 0

    def _add(self, kind: ElementType, text: str, lines: list[Line]) -> None:
        self._flush()
        self._elements.append(spanning(kind, text, lines))
        self._elements.extend(inline(lines))

    def _flush(self) -> None:
        if self._texts:
            lines, text = self._speech, "\n".join(self._texts).rstrip()
            self._speech, self._texts = [], []
            self._add("dialogue", text, lines)


def spanning(kind: ElementType, text: str, lines: list[Line]) -> Element:
    """Return an element that spans whole lines."""
    first, last = lines[0], lines[-1]
    return Element(kind, text, first.first, last.last, first.start, last.end)


def inline(lines: list[Line]) -> list[Element]:
    """Return the notes and boneyards inside lines of text, as elements nested in their host."""
    return [mask.element(inline=True) for line in lines if line.masks for mask in line.masks]
