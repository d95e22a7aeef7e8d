"""A scene as a model is shown it: numbered units, its people, and nothing it must not repeat."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.directing import beats, glances, names, timing
from agent.directing.captions import plain
from agent.directing.cast import Company
from agent.directing.glances import Glance
from agent.directing.lexicon.directions import Direction
from agent.directing.planner import Draft
from agent.directing.units import Unit

_LORA = re.compile(r"<(?:lora|lyco|hypernet)\s*:[^>]*>", re.IGNORECASE)
_BREAK = re.compile(r"\bBREAK\b")
_WEIGHT = re.compile(r"[(\[]+([^()\[\]:]+):-?(?:\d?\.\d+|[0-2])[)\]]+")


@dataclass(frozen=True)
class Passage:
    """A scene that can be asked about. `atoms` are its numbered units, counted from 1.

    Most hold one unit; a transition or a title's text goes with the unit it belongs to. `people`
    are the uids of those who can be seen, `voices` of those who are only heard.
    """

    draft: Draft
    atoms: tuple[tuple[Glance, ...], ...]
    people: tuple[str, ...]
    voices: tuple[str, ...]

    def words(self, first: int, last: int) -> int:
        """Return how many words the units from `first` to `last` have."""
        told = (line for atom in self.atoms[first - 1 : last] for line in _texts(atom))
        return sum(timing.words(text) for text in told)

    def paragraph(self, number: int) -> int:
        """Return which paragraph of the scene a unit begins in."""
        return self.atoms[number - 1][0].unit.paragraph


def read(draft: Draft, company: Company) -> Passage:
    """Return a drafted scene as it is asked about; without atoms there is nothing to ask."""
    told = [glance.unit for glance in draft.glances]
    people = glances.present_in(told, company)
    heard = dict.fromkeys(
        uid
        for unit in told
        for line in unit.speeches
        for uid in company.speakers.get(line.cue.upper(), (line.speaker,))
    )
    voices = tuple(uid for uid in heard if uid not in people)
    return Passage(draft, tuple(_atoms(draft.glances)), people, voices)


def _atoms(found: Sequence[Glance]) -> Iterator[tuple[Glance, ...]]:
    held: list[Glance] = []
    for at, glance in enumerate(found):
        held.append(glance)
        last = at == len(found) - 1
        if not last and (_leads(glance) or _answers(found[at + 1].unit, glance.unit)):
            continue
        yield tuple(held)
        held = []


def _leads(glance: Glance) -> bool:
    """Return whether a unit is no picture without the one after it."""
    unit = glance.unit
    card_follows = unit.kind == "title" and not unit.card
    return unit.kind == "transition" or card_follows or beats.opens(glance)


def _answers(unit: Unit, before: Unit) -> bool:
    """Return whether a unit belongs to the one before it: two speak at once, or a last cut."""
    dual = bool(unit.speeches and unit.speeches[0].dual and before.speeches)
    return dual or unit.kind == "transition"


def lines(passage: Passage, first: int, last: int) -> Iterator[str]:
    """Yield the units from `first` to `last`, a line each, with what the writer asks for."""
    for number in range(first, last + 1):
        atom = passage.atoms[number - 1]
        yield f"{number} {' / '.join(_line(glance.unit) for glance in atom)}"


def context(passage: Passage, before: int, count: int = 2) -> Iterator[str]:
    """Yield the units just before one, without numbers: they are not asked about again."""
    for atom in passage.atoms[max(0, before - 1 - count) : before - 1]:
        yield f"(before: {' / '.join(_line(glance.unit) for glance in atom)})"


def harmless(text: str) -> str:
    """Return a text without the marks that steer a picture model."""
    return " ".join(_WEIGHT.sub(r"\1", _BREAK.sub(" ", _LORA.sub(" ", text))).split())


def _texts(atom: Sequence[Glance]) -> Iterator[str]:
    for glance in atom:
        yield glance.unit.text
        yield from (f"{line.manner} {line.text}" for line in glance.unit.speeches)


def _line(unit: Unit) -> str:
    asked = f"[the writer asks: {_asked(unit.direction)}] " if unit.direction else ""
    if unit.kind == "title":
        return f"[words on the screen] {harmless(plain(unit.text))}"
    if unit.kind == "transition":
        return f"[{harmless(unit.cut)}]"
    if not unit.speeches:
        return f"{asked}{harmless(plain(unit.text))}"
    return asked + " ".join(_spoken(unit))


def _spoken(unit: Unit) -> Iterator[str]:
    cue = ""
    for speech in unit.speeches:
        unseen = ", not in the frame" if names.off_screen(speech.extension) else ""
        manner = f" ({harmless(speech.manner)})" if speech.manner else ""
        extension = f" {speech.extension}" if speech.extension else ""
        if speech.cue != cue:
            yield f"{speech.cue or 'A VOICE'}{extension}{unseen}{manner}:"
        elif manner:
            yield manner.strip()
        yield f'"{harmless(plain(speech.text))}"'
        cue = speech.cue


def _asked(direction: Direction) -> str:
    said = [str(value).replace("_", " ") for name in ("size", "framing", "angle")
            if (value := getattr(direction, name))]  # fmt: skip
    if direction.move:
        said.append(direction.move.kind.replace("_", " "))
    if direction.subject:
        said.append(f"on {harmless(direction.subject)}")
    return ", ".join(said) or "a new shot"
