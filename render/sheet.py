"""A Sheet is all a document is told: title, scenes, cards with words, seconds and pictures."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from render.order import Track
from render.vocabulary import Aspect

Paper = Literal["a4", "letter"]
Layout = Literal["6up", "4up", "1up", "list"]


@dataclass(frozen=True)
class Line:
    """One speech on a card.

    `text` is verbatim, without emphasis marks; `manner` is a parenthetical or V.O./O.S. or "".
    """

    speaker: str
    text: str
    manner: str = ""


@dataclass(frozen=True)
class Card:
    """One panel as a document shows it.

    `shot` is size, framing, angle and move in words. `seconds` is its running time. `lines` are the
    first and last line of the script it comes from, counted from 1. `picture` is a PNG or JPEG
    file; None: not drawn, the card shows a placeholder. `new_setup` marks a new camera position.
    `alt` is read aloud in place of the picture. `action_at` is how many lines of the dialogue stand
    above the action, 0 to all. `closing` is the transition that ends the card, "" for none.
    """

    label: str
    shot: str
    seconds: float
    action: str
    caption: str
    dialogue: tuple[Line, ...]
    lines: tuple[int, int]
    picture: Path | None
    new_setup: bool = False
    notes: tuple[str, ...] = ()
    tracks: tuple[Track, ...] = ()
    alt: str = ""
    action_at: int = 0
    closing: str = ""


@dataclass(frozen=True)
class SheetScene:
    """One scene. `number` as in labels; `seconds` is its running time."""

    number: str
    heading: str
    cards: tuple[Card, ...]
    seconds: float


@dataclass(frozen=True)
class Sheet:
    """A whole board as a document shows it.

    `credits` are lines of the cover in order. `counts` are (what, how many in words) of the cover.
    `language` is a BCP 47 tag. `footer` is said on every page (scenes done by rules, stale panels).
    """

    title: str
    credits: tuple[str, ...]
    draft: str
    scenes: tuple[SheetScene, ...]
    counts: tuple[tuple[str, str], ...] = ()
    aspect: Aspect = "16:9"
    language: str = "en"
    footer: str = ""
