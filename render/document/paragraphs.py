"""Sets a card's words into lines."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from render.document.layout import Words
from render.document.text import Style, Typesetter
from render.sheet import Card

_TELLING = 3
"""Letters from which a word says something."""
_SAME = 0.6
"""The share of a caption's words from which it only repeats the action."""
SMALLER = 0.9
"""The size of words that would not fit, as a share of their own."""
ABOVE = 5.0
"""Points between a picture's edge and the words."""


class TextLine(NamedTuple):
    """One set line: text, its style, how far it is indented from the left in points."""

    text: str
    style: Style
    indent: float = 0.0


Block = tuple[TextLine, ...]
"""The lines of one paragraph, or of several one below the other."""


@dataclass(frozen=True)
class Column:
    """Sets words in the styles of a layout, `width` points wide."""

    words: Words
    width: float
    typesetter: Typesetter

    def whole(self, card: Card) -> Block:
        """Return all words of a card: the caption too when the action says it otherwise."""
        return sum(self._paragraphs(card, caption=True), ())

    def fitting(self, card: Card, most: float) -> Block:
        """Return the words of a card, set smaller when they would take over `most` points."""
        lines: Block = sum(self._paragraphs(card), ())
        if height(lines) <= most:
            return lines
        words = replace(self.words, scale=self.words.scale * SMALLER)
        return sum(replace(self, words=words)._paragraphs(card), ())

    def _paragraphs(self, card: Card, *, caption: bool = False) -> list[Block]:
        """Return action (or the caption), dialogue, notes; in the script's order.

        With `caption` both when the caption does not only repeat the action.
        """
        words = self.words
        indent = min(16.0, self.width * 0.06)
        blocks = [
            (card.action or card.caption, words.action if card.action else words.caption, 0.0)
        ]
        if caption and card.action and not _repeats(card.caption, card.action):
            blocks.append((card.caption, words.caption, 0.0))
        spoken = [
            block
            for line in card.dialogue
            for block in (
                (line.speaker.upper() + (f" ({line.manner})" if line.manner else ""),
                 words.speech, indent * 2),
                (line.text, words.speech, indent),
            )
        ]  # fmt: skip
        above = 2 * card.action_at if card.action else 0
        blocks = [*spoken[:above], *blocks, *spoken[above:]]
        blocks += [(card.closing, words.action, 0.0)] if card.closing else []
        blocks += [(note, words.note, 0.0) for note in card.notes]
        wrap = self.typesetter.wrap
        return [
            tuple(TextLine(line, style, shift) for line in wrap(text, style, self.width - shift))
            for text, style, shift in blocks
        ]


def _repeats(caption: str, action: str) -> bool:
    """Return whether a caption says little but the words of the action."""
    told, seen = (
        {word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) >= _TELLING}
        for text in (caption, action)
    )
    return len(told & seen) >= len(told) * _SAME


def height(lines: Block) -> float:
    """Return how many points lines take, with the space above them."""
    return sum(line.style.leading for line in lines) + (ABOVE if lines else 0.0)


def split(lines: Block, first: float, more: float) -> list[Block]:
    """Return the lines in parts: one of at most `first` points, then as many of `more` as needed.

    A cue stays with its speech. One empty part for no lines.
    """
    parts: list[Block] = [()]
    for line in lines:
        room = more if len(parts) > 1 else first
        if parts[-1] and height((*parts[-1], line)) > room:
            cue = parts[-1][1:] and parts[-1][-1].indent > line.indent > 0.0
            parts[-1:] = [parts[-1][:-1], parts[-1][-1:]] if cue else [parts[-1], ()]
        parts[-1] = (*parts[-1], line)
    return parts
