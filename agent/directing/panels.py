"""The drawings of a shot: one, or a first and a last when the camera or the action moves."""

from agent.board import Beat, Panel, Shot
from agent.directing import sentences, timing
from render.vocabulary import MoveKind

_TRAVELLING: frozenset[MoveKind] = frozenset(
    {"pan", "tilt", "push_in", "pull_out", "track", "follow", "crane", "zoom", "arc", "whip_pan",
     "rack_focus"}
)  # fmt: skip

_WORTH_TWO = 4.5
"""Seconds from which a move of our own choice has a first and a last panel."""


def draw(shot: Shot, beat: Beat, extra: float = 0.0) -> tuple[Panel, ...]:
    """Return the panels of a shot, without labels.

    A moving camera has a first and a last panel that share the beat's words and time. `extra` are
    seconds added for what has no words (a look at a place).
    """
    seconds = timing.together(beat.action, beat.speeches) + extra
    asked = shot.origin == "script_note"
    if shot.move.kind not in _TRAVELLING or (seconds < _WORTH_TWO and not asked):
        return (_panel(shot, beat, beat.action, seconds),)
    seen, rest = _halves(beat.action)
    silent = beat.model_copy(update={"speeches": ()})
    over_first = beat if not beat.action else silent
    over_last = silent if not beat.action else beat
    opening = _panel(shot, over_first, seen, _share(over_first, seen, seconds, rest))
    left = max(seconds - opening.seconds, timing.together(rest, over_last.speeches))
    closing = _panel(shot, over_last, rest, left)
    return (
        opening.model_copy(update={"moment": "first"}),
        closing.model_copy(update={"moment": "last", "uid": f"{shot.uid}.2"}),
    )


def _share(first: Beat, seen: str, seconds: float, rest: str) -> float:
    """Return the seconds of a first panel: its own words, or half of what both show."""
    own = timing.together(seen, first.speeches)
    return own if rest or first.speeches else min(own, seconds / 2)


def _panel(shot: Shot, beat: Beat, action: str, seconds: float) -> Panel:
    return Panel(
        uid=f"{shot.uid}.1",
        label="",
        shot=shot.uid,
        action=action,
        speeches=beat.speeches,
        seconds=timing.panel(seconds),
        span=beat.span,
    )


def _halves(action: str) -> tuple[str, str]:
    told = sentences.split(action)
    if len(told) < 2:
        return action, ""
    half = (len(told) + 1) // 2
    return " ".join(told[:half]), " ".join(told[half:])
