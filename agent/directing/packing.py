"""Which scenes share a request, and where a long one is split."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.directing.cast import Company
from agent.directing.passage import Passage, context, lines

FULL = 600
"""Words that short scenes share a request up to."""
LONG = 900
"""Words above which one scene is split."""
PIECE = 600
"""Words a piece of a split scene has about."""
_GROWN = 16
CROWDED = 60
"""Units of a request; many tiny scenes are many beats."""


@dataclass(frozen=True)
class Piece:
    """What is asked about at once of one scene: units `first` to `last`.

    `scene` is the place of the scene in the script, from 0; `text` is what the model is shown,
    with the number the scene has in every question, `number`, from 1.
    """

    scene: int
    first: int
    last: int
    words: int
    text: str

    @property
    def number(self) -> int:
        """The number the model calls the scene by."""
        return self.scene + 1

    def key(self, *about: str) -> str:
        """Return the name of its answer in the cache: of its text and what else decides it."""
        body = json.dumps([self.text.partition("\n")[2], *about], ensure_ascii=False)
        return hashlib.sha256(body.encode()).hexdigest()


def pieces(at: int, passage: Passage, company: Company) -> tuple[Piece, ...]:
    """Return the pieces of a scene, one unless it is long; none when it has no units."""
    edges = _edges(passage)
    found = pairwise(edges)
    return tuple(_piece(at, passage, company, first, after - 1) for first, after in found)


def _edges(passage: Passage) -> list[int]:
    """Return the first unit of each piece, and one past the last unit."""
    count = len(passage.atoms)
    whole = passage.words(1, count) if count else 0
    if whole <= LONG:
        return [1, count + 1] if count else []
    aim = whole / -(-whole // PIECE)
    edges, words = [1], 0
    for number in range(1, count + 1):
        opens = number == 1 or passage.paragraph(number) != passage.paragraph(number - 1)
        if words >= aim and opens:
            edges.append(number)
            words = 0
        words += passage.words(number, number)
    if len(edges) > 1 and words < aim / 3:
        edges.pop()
    return [*edges, count + 1]


def _piece(at: int, passage: Passage, company: Company, first: int, last: int) -> Piece:
    text = "\n".join(
        [
            f"SCENE {at + 1}",
            *_head(passage, company, first),
            *context(passage, first),
            *lines(passage, first, last),
        ]
    )
    return Piece(at, first, last, passage.words(first, last), text)


def _head(passage: Passage, company: Company, first: int) -> Iterable[str]:
    draft = passage.draft
    yield f"heading: {draft.heading or '(none)'}"
    if first > 1:
        yield "this is a later part of the scene; the place is known"
    else:
        yield f"place: {'new' if draft.setting.new else 'the same as in the scene before'}"
    seen = ", ".join(_person(uid, company) for uid in passage.people)
    yield f"people: {seen or 'nobody'}"
    if passage.voices:
        yield f"only heard: {', '.join(company.name(uid) for uid in passage.voices)}"


def _person(uid: str, company: Company) -> str:
    look = company.look(uid)
    grown, young = ("woman", "girl") if look.sex == "female" else ("man", "boy")
    return f"{company.name(uid)} ({young if look.age < _GROWN else grown})"


def pack(wanted: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Return the requests, in the order of the script; a piece of a split scene goes alone."""
    packed: list[list[Piece]] = []
    for piece in wanted:
        if packed and _fits(packed[-1], piece):
            packed[-1].append(piece)
        else:
            packed.append([piece])
    return tuple(tuple(found) for found in packed)


def _fits(held: Sequence[Piece], piece: Piece) -> bool:
    words = sum(one.words for one in (*held, piece))
    units = sum(one.last - one.first + 1 for one in (*held, piece))
    split = piece.first > 1 or held[-1].first > 1 or held[-1].scene == piece.scene
    return words <= FULL and units <= CROWDED and not split
