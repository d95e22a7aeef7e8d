"""What a note on a shot asks for, field by field, and the shot's fields that fulfil it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from agent.board import CastMember, Scene, Shot, ShotSubject
from agent.directing import coverage
from agent.directing.captions import LONGEST, plain
from agent.directing.passage import harmless
from render.order import Move
from render.vocabulary import (
    EXPRESSIONS,
    PAIR_POSES,
    POSES,
    SIZES,
    Angle,
    Direction,
    Framing,
    MoveKind,
    Side,
    Size,
    Speed,
    Time,
    Weather,
)

_MOST = 4
"""People in a frame."""
_SIDES: tuple[tuple[Side, ...], ...] = (
    (), ("center",), ("left", "right"), ("left", "center", "right"),
    ("left", "left", "right", "right"),
)  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """One thing that is to change. `field` is one of FIELDS; `value` as in prompts/note.md."""

    field: str
    value: str


@dataclass(frozen=True)
class Around:
    """Where the shot stands: its scene, and everybody of the film."""

    scene: Scene
    cast: tuple[CastMember, ...]

    def uid(self, name: str) -> str | None:
        """Return who has a name; None: nobody."""
        wanted = " ".join(name.split()).casefold()
        for member in self.cast:
            if wanted in {one.casefold() for one in (member.uid, member.name, *member.aliases)}:
                return member.uid
        return None

    def name(self, uid: str | None) -> str:
        """Return how somebody is called; empty: nobody of the film."""
        return next((member.name for member in self.cast if member.uid == uid), "")

    @property
    def people(self) -> tuple[CastMember, ...]:
        """Who is in the scene."""
        return tuple(member for member in self.cast if member.uid in self.scene.present)


class _RefusedError(Exception):
    """A wish that names what there is not; the message says what."""


def fulfil(wishes: Sequence[Wish], shot: Shot, around: Around) -> tuple[Shot, tuple[str, ...]]:
    """Return the shot with the wishes fulfilled, and a sentence for each that cannot be."""
    refused = []
    for wish in sorted(wishes, key=lambda one: tuple(FIELDS).index(one.field)):
        try:
            shot = shot.model_copy(update=dict(FIELDS[wish.field](wish.value, shot, around)))
        except _RefusedError as error:
            refused.append(str(error))
    return shot, tuple(dict.fromkeys(refused))


def _word(words: Sequence[str], what: str) -> "_Fulfil":
    def chosen(value: str, shot: Shot, around: Around) -> Mapping[str, object]:
        return {what: _one_of(words, value, what)}

    return chosen


def _one_of(words: Sequence[str], value: str, what: str) -> str:
    flat = value.strip().lower().replace(" ", "_").replace("-", "_")
    found = next((word for word in words if word.lower() == flat), None)
    if found is None:
        raise _RefusedError(f"{value.strip()!r} is no {what}; there are {', '.join(words)}")
    return found


def _move(value: str, shot: Shot, around: Around) -> Mapping[str, object]:
    kind, _, way = value.partition(":")
    wanted = _one_of(get_args(MoveKind), kind, "move")
    known = next(one for one in get_args(MoveKind) if one == wanted)
    direction = next((one for one in get_args(Direction) if one == way.strip()), None)
    return {"move": Move(kind=known, direction=direction, speed=shot.move.speed)}


def _speed(value: str, shot: Shot, around: Around) -> Mapping[str, object]:
    known = next(one for one in get_args(Speed) if one == _one_of(get_args(Speed), value, "speed"))
    if shot.move.kind == "static":
        raise _RefusedError(f"the camera stands still, so nothing is {known}; say push in, or pan")
    return {"move": shot.move.model_copy(update={"speed": known})}


def _lens(value: str, shot: Shot, around: Around) -> Mapping[str, object]:
    return {"lens": float(value)}


def _characters(value: str, shot: Shot, around: Around) -> Mapping[str, object]:
    """Put exactly these into the frame; who was there stays as they were."""
    wanted = []
    for name in filter(None, (part.strip() for part in value.split(","))):
        uid = around.uid(name)
        if uid is None:
            raise _RefusedError(f"nobody is called {name!r}")
        wanted.append(uid)
    uids = tuple(dict.fromkeys(wanted))[:_MOST]
    old = {one.who: one for one in shot.subjects}
    people = tuple(old.get(uid) or ShotSubject(who=uid) for uid in uids)
    if set(old) == set(uids):
        return {"subjects": people}
    seated = tuple(
        _placed(one, side, uids) for one, side in zip(people, _SIDES[len(people)], strict=True)
    )
    return {
        "subjects": seated,
        "focus": uids,
        "over": None,
        "framing": coverage.framing(len(uids)),
        "size": coverage.fitted(shot.size, len(uids)),
    }


def _placed(one: ShotSubject, side: Side, uids: Sequence[str]) -> ShotSubject:
    alone = len(uids) == 1
    update: dict[str, object] = {"side": one.side if alone else side, "depth": 0}
    if one.partner not in uids:
        update["partner"] = None
        if one.pose in PAIR_POSES:
            update["pose"] = "stand"
    if one.looks_at not in uids:
        update["looks_at"] = None
        if one.facing == "partner":
            update["facing"] = "camera"
    return one.model_copy(update=update)


def _over(value: str, shot: Shot, around: Around) -> Mapping[str, object]:
    """Look over somebody's shoulder at who else is in the frame."""
    uid = around.uid(value)
    if uid is None:
        raise _RefusedError(f"nobody is called {value!r}")
    focus = (
        tuple(one for one in shot.focus if one != uid)[:1]
        or tuple(member.uid for member in around.people if member.uid != uid)[:1]
    )
    if not focus:
        raise _RefusedError(f"there is nobody else to look at over {value}'s shoulder")
    old = {one.who: one for one in shot.subjects}
    front = (old.get(uid) or ShotSubject(who=uid)).model_copy(
        update={"depth": 0, "facing": "away", "looks_at": focus[0]}
    )
    seen = (old.get(focus[0]) or ShotSubject(who=focus[0])).model_copy(
        update={"depth": 1, "looks_at": uid}
    )
    right = seen.side == "right"
    sides: dict[str, Side] = {"front": "left" if right else "right"}
    if seen.side == "center":
        seen = seen.model_copy(update={"side": "left"})
    front = front.model_copy(update={"side": sides["front"]})
    size: Size = "MS" if shot.size in ("ECU", "LS", "ELS") else shot.size
    return {"over": uid, "focus": focus, "subjects": (seen, front), "framing": "ots", "size": size}


def _of_person(field: str, words: Sequence[str]) -> "_Fulfil":
    def set_one(value: str, shot: Shot, around: Around) -> Mapping[str, object]:
        name, _, word = value.rpartition(":")
        uid = around.uid(name) if name.strip() else next(iter(shot.focus), None)
        if uid not in {one.who for one in shot.subjects}:
            raise _RefusedError(
                f"{around.name(uid) or name.strip() or 'nobody'} is not in the frame"
            )
        known = _one_of(words, word, field)
        return {
            "subjects": tuple(
                one.model_copy(update={field: known}) if one.who == uid else one
                for one in shot.subjects
            )
        }

    return set_one


def _of_place(field: str, words: Sequence[str]) -> "_Fulfil":
    def set_one(value: str, shot: Shot, around: Around) -> Mapping[str, object]:
        here = shot.place or around.scene.place
        known = _one_of(words, value, field)
        update: dict[str, object] = {field: known}
        if field == "time":
            night = "lamp" if here.interior else "moon"
            update["light"] = night if known == "night" else "natural"
        return {"place": here.model_copy(update=update)}

    return set_one


def _text(field: str, longest: int) -> "_Fulfil":
    def set_one(value: str, shot: Shot, around: Around) -> Mapping[str, object]:
        text = plain(harmless(value))
        if not text or len(text) > longest:
            raise _RefusedError(f"a {field} has 1 to {longest} characters")
        return {field: text}

    return set_one


_Fulfil = Callable[[str, Shot, Around], Mapping[str, object]]
FIELDS: Mapping[str, _Fulfil] = {
    "characters": _characters,
    "over": _over,
    "size": _word(tuple(SIZES), "size"),
    "framing": _word(get_args(Framing), "framing"),
    "angle": _word(get_args(Angle), "angle"),
    "move": _move,
    "speed": _speed,
    "lens": _lens,
    "expression": _of_person("expression", EXPRESSIONS),
    "pose": _of_person("pose", POSES),
    "time": _of_place("time", get_args(Time)),
    "weather": _of_place("weather", get_args(Weather)),
    "target": _text("target", 60),
    "caption": _text("caption", LONGEST),
    "visual": _text("visual", 160),
}
"""How each field is set, in the order in which wishes are fulfilled."""
