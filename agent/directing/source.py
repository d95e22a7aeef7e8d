"""Where the words of an element stand in the untouched source."""

from collections.abc import Sequence
from itertools import pairwise

from agent.board import Span
from agent.screenplay import Element, Screenplay

Pieces = tuple[tuple[int, int], ...]


def collapsed(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


class Locator:
    """Finds pieces of elements in a screenplay's source."""

    def __init__(self, screenplay: Screenplay) -> None:
        self._source = screenplay.source
        self._inside = [
            (element.start, element.end) for element in screenplay.elements if element.inline
        ]

    def whole(self, element: Element) -> Span:
        """Return the span of a whole element."""
        return Span(
            start=element.start, end=element.end, line=element.line, end_line=element.end_line
        )

    def span(self, element: Element, start: int, end: int) -> Span:
        """Return the source span of `element.text[start:end]`."""
        places = self._offsets(element)
        if not places or start >= end:
            return self.whole(element)
        first, last = places[start], places[end - 1] + 1
        line = element.line + self._source.count("\n", element.start, first)
        return Span(
            start=first, end=last, line=line, end_line=line + self._source.count("\n", first, last)
        )

    def pieces(self, element: Element, pieces: Pieces, cuts: Sequence[int]) -> Pieces:
        """Cut pieces of an element's text also where source offsets `cuts` fall inside them."""
        if not cuts:
            return pieces
        places = self._offsets(element)
        marks = [next((i for i, at in enumerate(places) if at >= cut), None) for cut in cuts]
        result: list[tuple[int, int]] = []
        for start, end in pieces:
            inner = [mark for mark in marks if mark is not None and start < mark < end]
            edges = [start, *inner, end]
            result.extend(pairwise(edges))
        return tuple((start, end) for start, end in result if element.text[start:end].strip())

    def _offsets(self, element: Element) -> list[int]:
        """Return the source offset of every character of the element's text, empty: not found.

        A mark, a note or a boneyard that the text leaves out is stepped over.
        """
        direct = self._source.find(element.text, element.start, element.end)
        if direct >= 0:
            return list(range(direct, direct + len(element.text)))
        hidden = {
            at
            for start, end in self._inside
            if element.start <= start < element.end
            for at in range(start, end)
        }
        places: list[int] = []
        at = element.start
        for letter in element.text:
            if letter.isspace():
                places.append(min(at, element.end - 1))
                continue
            while at < element.end and (at in hidden or self._source[at] != letter):
                at += 1
            if at == element.end:
                return []
            places.append(at)
            at += 1
        return places
