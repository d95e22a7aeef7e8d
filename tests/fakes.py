"""Stand-ins at our own Protocols, as strict as the real ones: an artist, a director, a clock."""

import hashlib
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PIL import Image

from agent.board import (
    Beat,
    Board,
    CastMember,
    Panel,
    Scene,
    ScenePlace,
    Settings,
    Shot,
    ShotSubject,
    Span,
    Speech,
)
from agent.cli.tools import Tools
from agent.directing import numbering
from agent.directing.uids import Register, digest, slug
from agent.screenplay import Element, Screenplay
from agent.screenplay import Scene as ScriptScene
from render.order import Look, Order, Picture, Track
from render.vocabulary import DRAFT, Size

CLOSER: dict[str, Size] = {"action": "LS", "dialogue": "MS"}


@dataclass(frozen=True)
class FakeArtist:
    """Draws a flat picture whose grey and stripe follow from the order, and nothing else.

    `refuses` are captions (the order's `action` words) and titles it fails on. `dies_at` ends its
    process by SIGKILL at that picture, counted from 1. `dies_once` is a file it makes before it
    dies the one time the file is not there. `waits_on` are, like `refuses`, words it never comes
    to an end with.
    """

    name: str = "fake"
    version: str = "1"
    refuses: tuple[str, ...] = ()
    dies_at: int = 0
    dies_once: Path | None = None
    interrupted_at: int = 0
    waits_on: tuple[str, ...] = ()

    def draw(self, orders: Sequence[Order]) -> Iterator[Picture]:
        """Yield one picture for each order."""
        for number, order in enumerate(orders, 1):
            assert isinstance(order, Order)
            self._fate(number)
            told = order.title or order.words.get("action", "")
            if told in self.waits_on:
                threading.Event().wait()
            if told in self.refuses:
                raise ValueError(f"no idea how to draw {told!r}")
            yield Picture(_flat(order), order.size, (Track("camera", ((0, 0), (1, 1))),), ("flat",))

    def _fate(self, number: int) -> None:
        if number == self.dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == self.interrupted_at:
            raise KeyboardInterrupt
        if self.dies_once:
            with suppress(FileExistsError):
                self.dies_once.touch(exist_ok=False)
                os.kill(os.getpid(), signal.SIGKILL)


def _flat(order: Order) -> Image.Image:
    marks = hashlib.sha256(order.model_dump_json().encode()).digest()
    image = Image.new("L", (order.width // 8, order.height // 8), 128 + marks[0] // 2)
    image.paste(marks[1] // 2, (marks[2] % 40, 0, marks[2] % 40 + 8, image.height))
    return image


class FakeDirector:
    """Plans a panel an element of action or speech; every speaker is in the cast."""

    def plan(
        self, screenplay: Screenplay, settings: Settings, known: tuple[CastMember, ...] = ()
    ) -> Board:
        """Return a labelled board."""
        names = Register()
        numbers = numbering.scene_numbers([scene.number for scene in screenplay.scenes])
        scenes = tuple(
            _scene(scene, number, names)
            for scene, number in zip(screenplay.scenes, numbers, strict=True)
        )
        looks = {member.uid: member for member in known}
        speakers = dict.fromkeys(
            subject.who for scene in scenes for shot in scene.shots for subject in shot.subjects
        )
        cast = tuple(
            looks.get(uid) or CastMember(uid=uid, name=uid.upper(), look=Look(hair="bob"))
            for uid in speakers
        )
        board = Board(title="A test", settings=settings, cast=cast, scenes=scenes)
        return numbering.number(board)


def _scene(scene: ScriptScene, number: str, names: Register) -> Scene:
    heading = scene.heading.text if scene.heading else ""
    told = [one for one in scene.elements if one.type in ("action", "dialogue")]
    cues = _cues(scene)
    own = Register()
    mark = digest(heading, *(element.text for element in scene.elements))
    beats, shots, panels = [], [], []
    for count, element in enumerate(told):
        uid = own.take(digest(heading, element.text))
        beat = _beat(uid, element, cues.get(element.start, ""))
        shot = Shot(
            uid=f"s{uid}",
            beats=(uid,),
            setup=f"{mark}.{count % 2}",
            size=CLOSER[element.type],
            caption=" ".join(element.text.split()),
            subjects=tuple(ShotSubject(who=who) for who in beat.who),
        )
        beats.append(beat)
        shots.append(shot)
        panels.append(
            Panel(uid=f"p{uid}", label="", shot=shot.uid, action=beat.action,
                  speeches=beat.speeches, seconds=2.0, span=beat.span)
        )  # fmt: skip
    everything = [one for one in (scene.heading, *scene.elements) if one]
    return Scene(
        uid=names.take(digest(heading)),
        number=number,
        heading=heading,
        place=ScenePlace(kind="room", name=heading, interior=True),
        beats=tuple(beats),
        shots=tuple(shots),
        panels=tuple(panels),
        span=_span(everything[0], everything[-1]),
        digest=mark,
    )


def _cues(scene: ScriptScene) -> dict[int, str]:
    """Return who speaks each dialogue, by its start."""
    speaker = ""
    result = {}
    for element in scene.elements:
        if element.type == "character":
            speaker = element.text
        elif element.type == "dialogue":
            result[element.start] = speaker
    return result


def _beat(uid: str, element: Element, cue: str) -> Beat:
    span = _span(element, element)
    if not cue:
        return Beat(
            uid=uid, kind="action", action=element.text, span=span, digest=digest(element.text)
        )
    speech = Speech(speaker=slug(cue), cue=cue, text=element.text, span=span)
    return Beat(uid=uid, kind="dialogue", who=(speech.speaker,), speeches=(speech,), span=span,
                digest=digest(cue, element.text))  # fmt: skip


def _span(first: Element, last: Element) -> Span:
    return Span(start=first.start, end=last.end, line=first.line, end_line=last.end_line)


NOON = "2026-01-01T12:00:00+00:00"


def noon() -> str:
    """Return the only time the tests know."""
    return NOON


def tools(artist: FakeArtist | None = None) -> Tools:
    """Return what the commands work with, all of it fake."""
    who = FakeArtist() if artist is None else artist
    draft = replace(who, name=f"{who.name}{DRAFT}")
    return Tools(FakeDirector, partial(_self, who), partial(_self, draft), noon)


def _self(artist: FakeArtist) -> FakeArtist:
    return artist
