"""How one scene goes over into the next."""

import re

from agent.board import Transition

_LINE = re.compile(
    r"[\W_]*(?:[A-Z ]*\b(?:CUT|DISSOLVE|FADE|WIPE|IRIS|FLASH|FADES?)\b[A-Z ]*"
    r"(?:TO|IN|OUT|UP)?\b[A-Z ]*)[\W_]*"
)
_BLACK = re.compile(r"(?:CUT|FADE)S? TO BLACK\W*$")
_KINDS: tuple[tuple[str, Transition], ...] = (
    ("FADE IN", "fade_in"), ("FADE OUT", "fade_out"), ("FADE TO", "fade_out"), ("FADE", "fade_in"),
    ("DISSOLVE", "dissolve"), ("WIPE", "wipe"), ("SMASH", "smash_cut"), ("MATCH", "match_cut"),
)  # fmt: skip


def is_transition(text: str) -> bool:
    """Return whether a whole paragraph of action is a transition (FADE IN:)."""
    return _LINE.fullmatch(" ".join(text.split())) is not None


def to_black(text: str) -> bool:
    """Return whether a transition leaves a black frame (CUT TO BLACK)."""
    return bool(_BLACK.search(text))


def kind(words: str) -> Transition:
    """Return the transition some words tell; a cut when they tell none."""
    return next((name for said, name in _KINDS if said in words.upper()), "cut")
