"""Holds a model's answer for a scene against the scene: every mistake in a sentence, or none."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from agent.directing import support
from agent.directing.answer import Plan, SceneAnswer
from agent.directing.captions import LONGEST, plain
from agent.directing.cast import Company
from agent.directing.passage import Passage, harmless
from agent.directing.source import collapsed
from agent.directing.support import Ground
from render.vocabulary import Framing

_ADDRESS = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|io|ru|cn|xyz)\b", re.IGNORECASE)
PEOPLE: dict[Framing, tuple[int, int]] = {
    "single": (1, 1), "two_shot": (2, 2), "three_shot": (3, 3), "group": (0, 4), "ots": (1, 2),
    "pov": (0, 4), "insert": (0, 1), "establishing": (0, 4), "empty": (0, 0), "title": (0, 0),
}  # fmt: skip
"""The fewest and the most people each framing has by name; more are cut off."""


@dataclass(frozen=True)
class Bench:
    """What an answer is held against. `first` and `last` are the units that were asked about.

    `language` is the scene's; `example` is the text of the prompt, whose examples prove nothing.
    """

    passage: Passage
    company: Company
    language: str
    example: str
    first: int
    last: int

    @cached_property
    def people(self) -> dict[str, str]:
        """The uid of everyone who can be in the frame, by name in lower case."""
        listed = (*self.passage.people, *self.passage.voices)
        return {self.company.name(uid).casefold(): uid for uid in listed} | {
            alias.casefold(): member.uid
            for member in self.company.members
            if member.uid in listed
            for alias in member.aliases
        }

    @cached_property
    def seen(self) -> Ground:
        """What can be seen: the action, the place, the people; no spoken words."""
        told = (glance.unit.text for atom in self.passage.atoms for glance in atom)
        return support.ground((self.passage.draft.heading, *told, *self.people))

    @cached_property
    def told(self) -> str:
        """Every word of the scene, action and speech, in lower case."""
        units = [glance.unit for atom in self.passage.atoms for glance in atom]
        lines = (line for unit in units for line in unit.speeches)
        said = (f"{one.cue} {one.extension} {one.manner} {one.text}" for one in lines)
        return " ".join((*(unit.text for unit in units), *said)).casefold()

    @cached_property
    def ground(self) -> Ground:
        """All that a caption may speak of."""
        both = support.ground((self.told,))
        return Ground(both.stems | self.seen.stems, both.names | self.seen.names)


def clean(scene: SceneAnswer) -> SceneAnswer:
    """Return an answer without line breaks, and without marks that steer a picture model."""
    beats = tuple(
        beat.model_copy(
            update={
                "caption": plain(harmless(beat.caption)),
                "visual": harmless(beat.visual),
                "why": collapsed(beat.why),
                "target": harmless(beat.target),
            }
        )
        for beat in scene.beats
    )
    return scene.model_copy(update={"beats": beats})


def problems(scene: SceneAnswer, bench: Bench) -> tuple[str, ...]:
    """Return what is wrong with the answer for one scene, a sentence each; empty: nothing."""
    found = [*_cover(scene, bench)]
    for count, beat in enumerate(scene.beats, 1):
        for check in _CHECKS:
            if wrong := check(beat, bench):
                found.append(f"scene {scene.scene}, beat {count}: {wrong}")
    return tuple(found)


def _cover(scene: SceneAnswer, bench: Bench) -> Iterator[str]:
    wanted = bench.first
    where = f"scene {scene.scene}"
    for count, beat in enumerate(scene.beats, 1):
        if beat.first != wanted or beat.last < beat.first:
            yield (
                f"{where}, beat {count}: it covers units {beat.first} to {beat.last}; it must "
                f"begin at unit {wanted} and end at it or later"
            )
            return
        wanted = beat.last + 1
    if wanted != bench.last + 1:
        yield f"{where}: its beats end at unit {wanted - 1}; the last unit is {bench.last}"


def _names(beat: Plan, bench: Bench) -> str:
    people = bench.people
    named = [*(figure.name for figure in beat.characters), *([beat.over] if beat.over else [])]
    unknown = [name for name in named if name.strip().casefold() not in people]
    if not unknown:
        return ""
    known = ", ".join(bench.company.name(uid) for uid in bench.passage.people) or "nobody"
    return f"{unknown[0]!r} is not in this scene; there is {known}"


def _framing(beat: Plan, bench: Bench) -> str:
    fewest, _ = PEOPLE[beat.framing]
    named = len(beat.characters)
    if named < fewest:
        return f"a {beat.framing} needs {fewest} in characters, not {named}"
    if beat.framing == "ots" and not beat.over and named < 2:
        return "an ots needs over: whose shoulder"
    if beat.framing == "title" and not _titles(beat, bench):
        return "framing title is only for units marked as words on the screen"
    return ""


def _titles(beat: Plan, bench: Bench) -> bool:
    atoms = bench.passage.atoms[beat.first - 1 : beat.last]
    return any(glance.unit.kind == "title" for atom in atoms for glance in atom)


def _length(beat: Plan, bench: Bench) -> str:
    if not beat.caption.strip():
        return "the caption is empty"
    if len(beat.caption) > LONGEST:
        return f"the caption has {len(beat.caption)} characters; at most {LONGEST}"
    return ""


def _supported(beat: Plan, bench: Bench) -> str:
    name = support.foreign(beat.caption, bench.ground, bench.language)
    if name:
        return f"the caption says {name!r}, which is not in the scene"
    if not support.touches(beat.caption, bench.seen):
        return "the caption names nobody and nothing that is seen in the scene"
    part = support.share(beat.caption, bench.ground)
    if part < support.ENOUGH:
        return f"only {part:.0%} of the caption's words stand in the scene; use the scene's words"
    return ""


def _copied(beat: Plan, bench: Bench) -> str:
    flat = collapsed(beat.caption).casefold()
    copied = flat in collapsed(bench.example).casefold() and flat.rstrip(".") not in bench.told
    return "the caption is copied from the instructions" if copied else ""


def _addresses(beat: Plan, bench: Bench) -> str:
    told = (beat.caption, beat.visual, beat.why, beat.target)
    if any(_ADDRESS.search(text) for text in told):
        return "no addresses of web pages"
    return ""


_CHECKS: tuple[Callable[[Plan, Bench], str], ...] = (
    _addresses, _names, _framing, _length, _copied, _supported,
)  # fmt: skip
