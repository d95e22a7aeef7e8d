"""A scene in numbered units: one sentence of action or one speaker's block each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from agent.board import Span, Speech
from agent.directing import names, places, sentences, titles, transitions, viewpoints
from agent.directing.lexicon import directions
from agent.directing.lexicon.directions import Direction
from agent.directing.source import Locator, collapsed
from agent.screenplay import Element, Scene

UnitKind = Literal["action", "speech", "title", "transition"]
_BLOCK = frozenset({"character", "dialogue", "parenthetical", "lyric"})
_SEEN = frozenset({"action", "centered", "transition"})


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest piece a beat can hold.

    `text` is verbatim action, white space collapsed, empty for speech. `paragraph` counts the
    elements of the scene. `forced`: the writer starts a panel here. `noted`: the direction stands
    in a note or a shot list, not in the text.
    """

    kind: UnitKind
    text: str
    span: Span
    paragraph: int
    speeches: tuple[Speech, ...] = ()
    direction: Direction | None = None
    forced: bool = False
    noted: bool = False
    card: str = ""
    """What a title shows, without SUPER or TITLE CARD; empty when that follows."""
    cut: str = ""
    """The words of a transition; `text` holds them too where the reader took them for action."""


def read(scene: Scene, locate: Locator, speaker: Callable[[str], str]) -> tuple[Unit, ...]:
    """Return the units of a scene in order; `speaker` gives a cue's cast uid.

    Without a heading every paragraph of action starts a panel.
    """
    notes = tuple(element for element in scene.elements if _asks(element))
    seen = [element for element in scene.elements if element.type in _BLOCK | _SEEN]
    units: list[Unit] = []
    for paragraph, elements in enumerate(_blocks(seen)):
        if elements[0].type in _BLOCK:
            units.append(_speech(elements, paragraph, locate, speaker))
        else:
            told = tuple(_sentences(elements[0], paragraph, locate, notes))
            apart = scene.heading is None and bool(told) and told[0].kind == "action"
            units.extend([replace(told[0], forced=True), *told[1:]] if apart else told)
    return _with_notes(tuple(units), notes)


def _asks(element: Element) -> bool:
    return element.type == "note" and (_panel(element) or directions.note(element.text) is not None)


def _panel(element: Element) -> bool:
    return element.text.strip().upper() == "PANEL"


def _blocks(told: list[Element]) -> Iterator[tuple[Element, ...]]:
    count = 0
    keys = []
    for element in told:
        goes_on = element.type in _BLOCK and element.type != "character"
        count += not goes_on
        keys.append(count)
    for _, pairs in groupby(zip(keys, told, strict=True), key=lambda pair: pair[0]):
        yield tuple(element for _, element in pairs)


def _shot_of(element: Element) -> Direction | None:
    return directions.note(f"SHOT: {element.shot}") if element.shot else None


def _sentences(
    element: Element, paragraph: int, locate: Locator, notes: tuple[Element, ...]
) -> Iterator[Unit]:
    whole = collapsed(element.text)
    if element.type == "transition":
        yield Unit("transition", "", locate.whole(element), paragraph, cut=whole)
        return
    if transitions.is_transition(whole) and transitions.to_black(whole):
        yield Unit("title", whole, locate.whole(element), paragraph, card=" ", cut=whole)
        return
    if transitions.is_transition(whole):
        yield Unit("transition", whole, locate.whole(element), paragraph, cut=whole)
        return
    if element.type == "centered":
        yield Unit("title", whole, locate.whole(element), paragraph, card=whole)
        return
    shot = _shot_of(element)
    cuts = [note.start for note in notes if element.start < note.start < element.end]
    for start, end in locate.pieces(element, _lines(element.text), cuts):
        text = collapsed(element.text[start:end])
        if not any(letter.isalnum() for letter in text):
            continue
        span = locate.span(element, start, end)
        card = titles.on_screen(text)
        yield Unit(
            "action" if card is None or shot else "title",
            text,
            span,
            paragraph,
            direction=shot or directions.explicit(text) or viewpoints.read(text),
            noted=shot is not None,
            forced=shot is not None or (start > 0 and places.ELSEWHERE.match(text) is not None),
            card=card or "",
        )
        shot = None


def _lines(text: str) -> tuple[tuple[int, int], ...]:
    listed = [line for line in text.split("\n") if line.strip()]
    items = sum(line.lstrip().startswith(("-", "–", "—", "•", "*")) for line in listed)
    if len(listed) < 2 or items < len(listed) - 1:
        return sentences.spans(text)
    found = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def _speech(
    elements: tuple[Element, ...], paragraph: int, locate: Locator, speaker: Callable[[str], str]
) -> Unit:
    cue = elements[0] if elements[0].type == "character" else None
    name = names.clean(cue.text) if cue else ""
    lines: list[Speech] = []
    manner = ""
    for element in elements[1:] if cue else elements:
        if element.type == "parenthetical":
            manner = "; ".join(filter(None, (manner, collapsed(element.text).strip("()"))))
            continue
        lines.append(
            Speech(
                speaker=speaker(name),
                cue=name,
                text=collapsed(element.text),
                manner=manner,
                extension=names.extension(cue.text, cue.extension) if cue else "",
                dual=bool(cue and cue.dual),
                span=locate.whole(element),
            )
        )
        manner = ""
    last = elements[-1]
    whole = locate.whole(elements[0])
    span = Span(start=whole.start, end=last.end, line=whole.line, end_line=last.end_line)
    if manner:
        lines = _trailing(lines, manner, cue, span, speaker(name))
    shots = [shot for element in elements if (shot := _shot_of(element))]
    direction = shots[0] if shots else None
    return Unit(
        "speech",
        "",
        span,
        paragraph,
        tuple(lines),
        direction,
        forced=bool(shots),
        noted=bool(shots),
    )


def _trailing(
    lines: list[Speech], manner: str, cue: Element | None, span: Span, speaker: str
) -> list[Speech]:
    if lines:
        both = "; ".join(filter(None, (lines[-1].manner, manner)))
        return [*lines[:-1], lines[-1].model_copy(update={"manner": both})]
    extension = names.extension(cue.text, cue.extension) if cue else ""
    name = names.clean(cue.text) if cue else ""
    return [
        Speech(speaker=speaker, cue=name, text="", manner=manner, extension=extension, span=span)
    ]


def _with_notes(units: tuple[Unit, ...], notes: tuple[Element, ...]) -> tuple[Unit, ...]:
    asked = list(units)
    for note in notes:
        at = _meant(units, note)
        if at is None:
            continue
        direction = directions.note(note.text)
        found = asked[at]
        asked[at] = replace(
            found,
            direction=direction or found.direction,
            forced=True,
            noted=found.noted or direction is not None,
        )
    return tuple(asked)


def _meant(units: tuple[Unit, ...], note: Element) -> int | None:
    """A note speaks of what follows it; at the end of a paragraph, of the sentence before it."""
    for at, unit in enumerate(units):
        if unit.kind == "speech" and unit.span.start <= note.start < unit.span.end:
            return at
        if unit.span.start >= note.start:
            new_paragraph = at == 0 or units[at - 1].paragraph != unit.paragraph
            ends = note.inline and new_paragraph and not _panel(note) and at > 0
            return at - 1 if ends else at
    return len(units) - 1 if units and not _panel(note) else None
