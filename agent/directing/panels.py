"""The drawings of a shot: one, or a first and a last when the camera or the action moves."""

from agent.board import Beat, Panel, Shot
from agent.directing import sentences, timing
from render.vocabulary import MoveKind

_TRAVELLING: frozenset[MoveKind] = frozenset(
    {"pan", "tilt", "push_in", "pull_out", "track", "follow", "crane", "zoom", "arc", "whip_pan",
     "rack_focus"}
)  # fmt: skip


def draw(shot: Shot, beat: Beat, extra: float = 0.0) -> tuple[Panel, ...]:
    """Return the panels of a shot, without labels.

    A moving camera has a first and a last panel that share the beat's words and time. `extra` are
    seconds added for what has no words (a look at a place).
    """
    seconds = timing.together(beat.action, beat.speeches) + extra
    if shot.move.kind not in _TRAVELLING:
        return (_panel(shot, beat, beat.action, seconds),)
    first, last = _halves(beat.action)
    opening = _panel(
        shot,
        beat.model_copy(update={"speeches": ()}) if first else beat,
        first,
        max(timing.action(first), seconds / 2 if not last else 0.0),
    )
    rest = max(timing.SHORTEST, seconds - opening.seconds)
    closing = _panel(shot, beat if first else beat.model_copy(update={"speeches": ()}), last, rest)
    return (
        opening.model_copy(update={"moment": "first"}),
        closing.model_copy(update={"moment": "last", "uid": f"{shot.uid}.2"}),
    )


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
