"""How long a panel runs: from its words, in whole frames."""

from collections.abc import Iterable

from agent.board import Speech
from agent.directing import sentences

FPS = 24
"""Frames a second."""
SHORTEST, LONGEST = 1.0, 12.0
"""Seconds a panel may run."""
WORD_SPOKEN, WORD_SEEN = 0.3, 0.2
"""Seconds a word takes when it is said, and when what it tells is done."""
SPEECH_PAUSE, ACTION_PAUSE, MANNER_PAUSE = 1.0, 0.5, 0.5
"""Seconds added for each speech, for action, for a parenthetical."""
LONGEST_WORDS = int((LONGEST - SPEECH_PAUSE - MANNER_PAUSE) / WORD_SPOKEN)
"""Words of a speech that fit one panel."""


def words(text: str) -> int:
    """Return how many words a text has; scripts without spaces count two letters a word."""
    spaced = len(text.split())
    if text.isascii():
        return spaced
    return max(spaced, sum(ord(letter) >= 0x2E80 for letter in text) // 2)


def speech(spoken: Speech) -> float:
    """Return the seconds a speech takes."""
    pause = SPEECH_PAUSE if spoken.text else 0.0
    manner = MANNER_PAUSE if spoken.manner else 0.0
    return words(spoken.text) * WORD_SPOKEN + pause + manner


def action(text: str) -> float:
    """Return the seconds an action takes; 0 for none."""
    return words(text) * WORD_SEEN + ACTION_PAUSE if text else 0.0


def together(seen: str, spoken: Iterable[Speech]) -> float:
    """Return the seconds of an action and the speeches over it.

    Two who speak at once take as long as the longer.
    """
    total = action(seen)
    last = 0.0
    for line in spoken:
        seconds = speech(line)
        total += max(0.0, seconds - last) if line.dual else seconds
        last = seconds
    return total


def panel(seconds: float) -> float:
    """Return a running time held to 1 to 12 s and to whole frames."""
    held = min(max(seconds, SHORTEST), LONGEST)
    return round(held * FPS) / FPS


def parts(text: str, limit: int = LONGEST_WORDS) -> tuple[str, ...]:
    """Cut a speech at sentence ends into even parts of at most `limit` words.

    A sentence that is longer alone is cut where it breathes.
    """
    if words(text) <= limit:
        return (text,)
    pieces: list[str] = []
    for sentence in sentences.split(text):
        short = words(sentence) <= limit
        pieces.extend((sentence,) if short else sentences.clauses(sentence, limit))
    count = -(-words(text) // limit)
    return _even(pieces, min(limit, words(text) / count * 1.25), limit)


def _even(pieces: list[str], aim: float, limit: int) -> tuple[str, ...]:
    packed: list[str] = []
    for piece in pieces:
        joined = f"{packed[-1]} {piece}" if packed else piece
        fits = words(joined) <= limit and (not packed or words(joined) <= aim)
        if packed and fits:
            packed[-1] = joined
        else:
            packed.append(piece)
    return tuple(packed)
