"""Writes the picture prompt of an order: what is seen, the most important first, in 75 tokens."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from render.diffusion.words import fitting, naming, people, weighting
from render.diffusion.words.bearing import EXPRESSIONS
from render.diffusion.words.fitting import Piece
from render.diffusion.words.naming import Named
from render.diffusion.words.people import MOST, Tint
from render.diffusion.words.weighting import NOTHING, Taught
from render.order import Order, Subject

_GREY: Final = "black and white"
_SPEAKING: Final = {"talk": "talking to", "shout": "shouting at"}
_COUNTS: Final = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CROWD: Final = 8
"""Strangers from whom they are a crowd."""
_SENTENCE: Final = re.compile(r"(?<=\w\w[.!?])\s+(?=\S)")

_WORD: Final = re.compile(r"\w+")

_RANKS: Final = {
    "group": 65, "place": 55, "manner": 50, "time": 38, "later": 36, "light": 30, "crowd": 25,
    "more of the place": 20, "bearing": 35, "extra": 22,
}  # fmt: skip
"""What has the lowest rank is left out first; the shot, the first sentence and, at 70, the style
are above all."""
_STYLE: Final = 70
_LOOKS: Final = ((60, 42), (45, 40))
"""Ranks of how the first and the second person look: their mark, and all else."""


@dataclass(frozen=True)
class Prompt:
    """A prompt of at most 75 tokens. `full` is how many it wanted; `dropped`: what was left out.

    `people` are (name, prompt) of each of two who are described, at most 75 tokens each, for a
    model that is told of everybody alone; empty for fewer or more.
    """

    text: str
    full: int
    dropped: tuple[str, ...] = ()
    people: tuple[tuple[str, str], ...] = ()


def write(order: Order, form: str = "", taught: Taught = NOTHING) -> Prompt:
    """Return an order's prompt.

    `form` is a sentence with {family} and {action} that stands for shot, action and style; empty:
    the slots. The slot `edit`, which stays, is what a person adds to a picture that there is.
    `taught` says how many tokens each word of a textual inversion takes.
    """
    words = {slot: weighting.loras(text)[0] for slot, text in order.words.items()}
    style = "" if form else words.get("style", "")
    tint: Tint = "grey" if _GREY in style else "colour"
    frame = _Frame(order, people.described(order), tint)
    told = frame.told(words.get("action", ""))
    if form and not told.text:
        told, words["place"] = Named(words.get("place", ""), told.told), ""
    pieces = [
        *_opening(order, words.get("shot", ""), told.text, form),
        Piece(frame.bare(words.get("edit", ""))),
        *frame.looks(told),
        *frame.faces(told.text),
        *_around(order, {**words, "extra": frame.bare(words.get("extra", ""))}),
        *_styled(style),
    ]
    made = fitting.fit(pieces, taught)
    alone = [(one.name, _alone(frame, one, style, taught)) for one in frame.shown]
    return Prompt(made.text, made.full, made.dropped, tuple(alone) if len(alone) == MOST else ())


def asked(order: Order) -> dict[str, float]:
    """Return the LoRAs that words of an order ask for, strengths by small-letter names."""
    texts = (*order.words.values(), *(one.look.words for one in people.described(order)))
    return {name: much for text in texts for name, much in weighting.loras(text)[1].items()}


@dataclass(frozen=True)
class _Frame:
    """An order and the people in it who are described."""

    order: Order
    shown: tuple[Subject, ...]
    tint: Tint

    def told(self, text: str) -> Named:
        """Return what is done, by words or else by how people are staged."""
        first = people.introductions(self.shown, self.tint)
        if text:
            return naming.nameless(text, self.order.subjects, first)
        who = list(first.values())
        if len(who) == MOST:
            joined = _SPEAKING.get(self.shown[0].expression, "and")
            return Named(f"{who[0]} {joined} {who[1]}", frozenset(first))
        more = [text for one in self.shown for text in people.bearing(one)]
        return Named(", ".join([*who, *more]), frozenset(first))

    def bare(self, text: str) -> str:
        """Return a text without names."""
        return naming.nameless(text, self.order.subjects, {}).text

    def looks(self, told: Named) -> Iterator[Piece]:
        """Yield how the people look, as far as not told yet; who was not is introduced here."""
        words = set(_WORD.findall(told.text.lower()))
        kinds = {people.noun(one.look) for one in self.shown}
        for one, (mark, rest) in zip(self.shown, _LOOKS, strict=False):
            what = f"how {one.name} looks"
            new = one.name not in told.told
            seen = tuple(
                trait
                for trait in people.looks(one, self.order)
                if new or not words.issuperset(_WORD.findall(trait))
            )
            if new or (len(self.shown) == MOST and not one.look.token):
                dressed = new or len(kinds) < len(self.shown)
                yield Piece(self._person(one, seen[:1], dressed=dressed), mark, what)
                seen = seen[1:]
            for at, trait in enumerate(seen):
                filling = trait in people.FILLING and not one.look.words
                yield Piece(trait, mark if at == 0 and not new else rest, "" if filling else what)

    def _person(self, one: Subject, mark: Sequence[str], *, dressed: bool) -> str:
        """Return a person without an article: woman in a dark coat with long black hair."""
        if one.look.token:
            return ", ".join((one.look.token, *mark))
        worn = f" in {people.clothes(one, self.tint)}" if dressed else ""
        joined = "".join(f"{',' if one.look.words else ' with'} {text}" for text in mark)
        return f"{people.noun(one.look)}{worn}{joined}"

    def faces(self, told: str) -> Iterator[Piece]:
        """Yield what the first person's face shows, where there is room."""
        for one in self.shown[:1]:
            for text in people.bearing(one)[-1:]:
                if text in EXPRESSIONS.values() and text not in told:
                    yield Piece(text, _RANKS["bearing"])


def _opening(order: Order, shot: str, action: str, form: str) -> Iterator[Piece]:
    first, *later = weighting.parts(action, _SENTENCE)
    many = len(order.subjects)
    if form:
        yield Piece(form.format(family=order.family, action=first))
    else:
        yield Piece(shot)
        if many > MOST and order.framing not in people.NOBODY:
            count = _COUNTS[many - 3] if many - 3 < len(_COUNTS) else str(many)
            yield Piece(f"a group of {count} people", _RANKS["group"], "the group")
        yield Piece(first)
    for at, sentence in enumerate(later):
        yield Piece(sentence, _RANKS["later"] - min(at, 5), "what happens later")


def _around(order: Order, words: dict[str, str]) -> Iterator[Piece]:
    for text in weighting.parts(words["extra"], _SENTENCE):
        yield Piece(text, _RANKS["extra"], "what else there is")
    if order.extras:
        crowd = "crowd" if order.extras > _CROWD else "people"
        yield Piece(f"{crowd} in the background", _RANKS["crowd"], "the people behind")
    place, *more = words.get("place", "").split(", ")
    yield Piece(place, _RANKS["place"], "the place")
    yield from (Piece(text, _RANKS["more of the place"], "more of the place") for text in more)
    time, *light = words.get("light", "").split(", ")
    yield Piece(time, _RANKS["time"], "the light")
    yield from (Piece(text, _RANKS["light"], "the light") for text in light)


def _styled(style: str) -> Iterator[Piece]:
    for at, text in enumerate(style.split(", ")):
        above = at == 0 or text == _GREY
        yield Piece(text, _STYLE if above else _RANKS["manner"], "the style")


def _alone(frame: _Frame, one: Subject, style: str, taught: Taught) -> str:
    """Return the prompt of one person alone."""
    mark, rest = _LOOKS[0]
    looks = people.looks(one, frame.order)
    return fitting.fit(
        [
            Piece(people.introduced(one, frame.tint)),
            *(Piece(text, rest if at else mark, one.name) for at, text in enumerate(looks)),
            *(Piece(text, _RANKS["manner"], one.name) for text in people.bearing(one)),
            *_styled(style),
        ],
        taught,
    ).text
