"""The way over the screen that a writer says somebody moves, kept until another is said."""

import re
from collections.abc import Mapping
from dataclasses import replace

from agent.directing.lexicon.directions import Direction as Asked
from agent.directing.lexicon.verbs import Deed
from render.vocabulary import Direction, MoveKind

_REACH = 40
"""Characters behind a verb within which its way stands."""
_SIDEWAYS: frozenset[MoveKind] = frozenset({"pan", "whip_pan", "track"})
_OPPOSITE: Mapping[str, Direction] = {"left": "right", "right": "left"}
_FROM = re.compile(
    r"\b(?:from (?:the )?(?:frame |screen |camera )?)(?P<way>left|right)\b(?!-)", re.IGNORECASE
)
_SIDE = re.compile(
    r"\b(?:(?:to|toward|towards|off|out) (?:the |of )?(?:frame |screen |camera )?"
    r"|(?:frame|screen|camera)[ -]|(?:off|out)[ -](?:frame |screen )?|)(?P<way>left|right)\b"
    r"(?! (?:at|behind|in|on|by|before|after|beside|next|into|through|up|down|now|away|past|over|"
    r"across|hand|arm|foot|leg|side|eye|ear|door|the)\b)(?!-)",
    re.IGNORECASE,
)
_US = r"(?:us|(?:the )?(?:camera|lens))\b"
_NEARER = re.compile(rf"\b(?:toward|towards|at|to|straight at|right at) {_US}", re.IGNORECASE)
_FARTHER = re.compile(rf"\baway from {_US}", re.IGNORECASE)


def said(told: str, deeds: tuple[Deed, ...]) -> Direction | None:
    """Return the way the last one who moves is said to go ("in" is away from the lens)."""
    for deed in reversed(deeds):
        if deed.motion not in ("enter", "exit", "travel"):
            continue
        after = re.split(r"[.;:!?]", told[deed.start + len(deed.verb) :][:_REACH])[0]
        if found := _of(after):
            return found
    return None


def _of(words: str) -> Direction | None:
    if _NEARER.search(words):
        return "out"
    if _FARTHER.search(words):
        return "in"
    if found := _FROM.search(words):
        return _OPPOSITE[found["way"].lower()]
    side = _SIDE.search(words)
    return ("left" if side["way"].lower() == "left" else "right") if side else None


def panned(asked: Asked | None) -> Direction | None:
    """Return the way a sideways camera move goes, None: none is asked for."""
    move = asked.move if asked else None
    return move.direction if move and move.kind in _SIDEWAYS else None


def along(asked: Asked | None, way: Direction | None) -> Asked | None:
    """Return what is asked of the camera, a sideways move that tells no way going the way given."""
    move = asked.move if asked else None
    if asked is None or move is None or asked.way or way not in ("left", "right"):
        return asked
    if move.kind not in _SIDEWAYS:
        return asked
    return replace(asked, move=move.model_copy(update={"direction": way}))
