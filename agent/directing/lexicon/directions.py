"""The camera directions writers put into action, headings and notes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import get_args

from agent.directing.lexicon import tables
from agent.directing.lexicon.words import listed
from render.order import Move
from render.vocabulary import Angle, Framing, MoveKind, Size, Speed
from render.vocabulary import Direction as Way


@dataclass(frozen=True, slots=True)
class Direction:
    """What the writer asks of the camera; None: not asked.

    `lens` in millimetres. `subject` are the words of what is to be seen (or of whose eyes, for a
    POV). `boundary`: a new shot begins here. `rest` is the text without the camera words.
    """

    size: Size | None = None
    framing: Framing | None = None
    angle: Angle | None = None
    move: Move | None = None
    lens: float | None = None
    subject: str = ""
    boundary: bool = True
    rest: str = ""
    way: bool = False
    """The words say which way the move goes."""

    @property
    def says(self) -> bool:
        """Whether it asks for anything but a new shot."""
        return any((self.size, self.framing, self.angle, self.move, self.lens))


_LENS = re.compile(r"\b(\d{1,3}(?:\.\d)?)\s?mm\b(?:\s+lens)?", re.IGNORECASE)
_STARTS = re.compile(
    r"(?:(?<=[.!?:;)])[\s\"”]+|\n\s*|[-–—]{2,}\s*|\s[-–—]\s+|\.\.\.\s*|,\s+)"
    r"(?=[\"(]?[A-Z]{2,}|[A-Z]\.|(?:[Tt]he )?[Cc]amera\b|We )"
)
_SUBJECT = re.compile(
    r"(?:[.!?](?=\s|$)|\n|\s[-–—]+\s|[-–—]{2}|:|,|;|\(|\b(?:as|who|which|while|when|where)\b)"
)
_STRONG = re.compile(
    r"(?:(?:the )?camera\b|we (?:pan|push|pull|track|tilt|zoom|crane|dolly|follow|widen)|close on"
    r"|tight on|wide on|angle on|insert:|reverse angle|.*\b(?:shot|angle|close-?up|pov|p\.o\.v\.))",
    re.IGNORECASE,
)
_LADY = re.compile(r"MS\.\s+[A-Z]")
_FEATURE = re.compile(r"['’]s?\s+(?:eyes?|mouth|lips?)$", re.IGNORECASE)
"""Parts of a face that a close-up is too wide for."""
_OWNER = re.compile(
    r"(?P<owner>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})['’]s?\s+(?=p\.?\s?o\.?\s?v|point of view)",
    re.IGNORECASE,
)
_SPEEDS: tuple[tuple[Speed, re.Pattern[str]], ...] = (
    ("slow", re.compile(r"\bslow|\bcreep|\bgently|\bgradual", re.IGNORECASE)),
    ("fast", re.compile(r"\bfast|\bquick|\brapid|\bcrash|\bsnap|\bwhip|\bswish", re.IGNORECASE)),
)
_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    ("left", re.compile(r"\bleft\b", re.IGNORECASE)),
    ("right", re.compile(r"\bright\b", re.IGNORECASE)),
    ("up", re.compile(r"\bup\b|\brises\b|\bascends\b", re.IGNORECASE)),
    ("down", re.compile(r"\bdown\b|\bdescends\b", re.IGNORECASE)),
    ("out", re.compile(r"\bout\b|\bback\b|\baway\b|\bwiden", re.IGNORECASE)),
    ("in", re.compile(r"\bin\b|\binto\b|\btowards?\b|\bcloser\b|\bcrash|\bsnap", re.IGNORECASE)),
)
_OF_MOVE: Mapping[MoveKind, tuple[Way, ...]] = {
    "pan": ("left", "right"), "whip_pan": ("left", "right"), "tilt": ("up", "down"),
    "crane": ("up", "down"), "zoom": ("in", "out"), "push_in": ("in",), "pull_out": ("out",),
    "track": ("left", "right"), "arc": ("left", "right"), "follow": ("in",),
}  # fmt: skip
"""The ways each move can go; the first is the usual one."""


def explicit(text: str) -> Direction | None:
    """Return the first camera direction of a text; None when it has none.

    It opens the text or one of its sentences. In running text only capitals count, or a phrase
    that can mean nothing else ("the camera pans", "close on").
    """
    if not _hint().search(text):
        return None
    for start in _starts(text):
        owner = _OWNER.match(text, start)
        end = _reach(text, owner.end() if owner else start)
        if end:
            return _told(text, (start, end), owner.group("owner") if owner else "")
    return None


def note(text: str) -> Direction | None:
    """Return the direction of a note `SHOT: size (of|on) subject, angle, move, lens`, any order.

    None when the note is not a SHOT note.
    """
    match = re.match(r"[\s\[]*shot\s*:(.*?)[\s\]]*$", text, re.IGNORECASE | re.DOTALL)
    if not match:
        return None
    found, subjects = Direction(), []
    for part in match.group(1).split(","):
        owner = _OWNER.match(part.strip())
        found = _joined(found, _read(part))
        left = owner.group("owner") if owner else _plain(part)
        subjects.extend([left] if left else [])
    return replace(found, subject=", ".join(subjects))


@lru_cache
def phrases() -> tuple[str, ...]:
    """Return every phrase that says something of the camera, as the table has it."""
    table = tables.read("directions")
    return tuple(
        entry.rstrip("!")
        for group in ("size", "framing", "angle", "move")
        for line in tables.part(table, group).values()
        for entry in listed(str(line))
    )


def _starts(text: str) -> Iterable[int]:
    """Yield the offsets at which a direction may begin: the text's and its sentences'."""
    yield len(text) - len(text.lstrip(" \t\n-–—([*_.\"'"))
    for match in _STARTS.finditer(text):
        yield match.end()


def _reach(text: str, start: int) -> int:
    """Return the offset at which the direction beginning at `start` ends; 0: there is none."""
    end = start
    said: list[str] = []
    while match := _phrase().match(text, end):
        said.extend([match.group("said")] if match.lastgroup == "said" else [])
        end = match.end()
    if not said or _LADY.match(text, start):
        return 0
    return end if said[0].split()[0].isupper() or _STRONG.match(text[start:end]) else 0


def _told(text: str, span: tuple[int, int], owner: str) -> Direction:
    """Return the direction between two offsets of a text, its subject and what is left."""
    start, end = span
    tail = text[end:].lstrip(" \t\n,:;.-–—")
    stop = _SUBJECT.search(tail)
    subject = owner or tail[: stop.start() if stop else len(tail)].strip(" \"'")
    before = text[:start].rstrip(" \t\n-–—([*_\"'")
    rest = f"{before} {tail}".strip() if before else tail
    read = _read(text[start:end])
    if read.size == "CU" and _FEATURE.search(subject):
        read = replace(read, size="ECU")
    return replace(read, subject=subject, rest=rest)


def _read(words: str) -> Direction:
    """Return what camera words say, without subject and rest."""
    found = Direction()
    for match in _phrase(loose=True).finditer(words):
        if match.lastgroup == "said":
            found = _joined(found, _meaning(match.group(), words))
    lens = _LENS.search(words)
    millimetres = float(lens.group(1)) if lens else 0.0
    return replace(found, lens=millimetres) if 8 <= millimetres <= 300 else found


def _meaning(phrase: str, words: str) -> Direction:
    """Return what one phrase of camera words means; the words around tell a move's way."""
    meant = _meanings().get(_flat(phrase), {})
    kind = next((kind for kind in get_args(MoveKind) if kind == meant.get("move")), None)
    return Direction(
        size=next((size for size in get_args(Size) if size == meant.get("size")), None),
        framing=next((name for name in get_args(Framing) if name == meant.get("framing")), None),
        angle=next((angle for angle in get_args(Angle) if angle == meant.get("angle")), None),
        move=_move(kind, words) if kind else None,
        way=bool(kind) and any(pattern.search(words) for _, pattern in _WAYS),
    )


def _move(kind: MoveKind, words: str) -> Move:
    """Return a move with the way and the speed its words tell."""
    ways = _OF_MOVE.get(kind, ())
    told = (way for way, pattern in _WAYS if way in ways and pattern.search(words))
    speed = next((name for name, pattern in _SPEEDS if pattern.search(words)), "normal")
    return Move(kind=kind, direction=next(told, ways[0] if ways else None), speed=speed)


def usual_way(kind: MoveKind) -> Way | None:
    """Return the way a move goes when none is said; None for one that goes nowhere."""
    return next(iter(_OF_MOVE.get(kind, ())), None)


def _joined(first: Direction, second: Direction) -> Direction:
    """Return the first direction with the second's answers where it has none."""
    return replace(
        first,
        size=first.size or second.size,
        framing=first.framing or second.framing,
        angle=first.angle or second.angle,
        move=first.move or second.move,
        lens=first.lens or second.lens,
        way=first.way if first.move else second.way,
    )


def _plain(part: str) -> str:
    """Return what a part of a note names besides camera words."""
    left = _LENS.sub("", _phrase(loose=True).sub(" ", part))
    return re.sub(r"^(?:(?:of|on|to|the camera)\b\s*)+", "", " ".join(left.split()))


def _flat(phrase: str) -> str:
    """Return a phrase without spaces, hyphens and dots, as the meanings are keyed."""
    return re.sub(r"[\s.–—-]+", "", phrase.casefold().replace("’", "'"))


@lru_cache
def _meanings() -> dict[str, dict[str, str]]:
    """Return the group and value of each phrase, keyed flat."""
    meanings: dict[str, dict[str, str]] = {}
    for group in ("size", "framing", "angle", "move"):
        for value, line in tables.part(tables.read("directions"), group).items():
            for entry in listed(str(line)):
                meanings.setdefault(_flat(entry.rstrip("!")), {})[group] = value
    return meanings


@lru_cache
def _phrase(*, loose: bool = False) -> re.Pattern[str]:
    """Return the pattern of one camera phrase with what parts it from the next.

    `said` is a phrase with a meaning or an opener; loose leaves fillers to the subject.
    """
    table = tables.read("directions")
    said = [
        entry
        for group in ("size", "framing", "angle", "move")
        for line in tables.part(table, group).values()
        for entry in listed(str(line))
    ]
    if loose:
        return re.compile(rf"\b(?P<said>{_alternation(said)})", re.IGNORECASE)
    said += listed(str(tables.part(table, "opener")["words"]))
    filler = listed(str(tables.part(table, "filler")["words"]))
    return re.compile(
        rf"(?:(?P<said>{_alternation(said)})|(?P<lens>{_LENS.pattern})"
        rf"|(?:{_alternation(filler)}))[\s,:;.–—-]*",
        re.IGNORECASE,
    )


@lru_cache
def _hint() -> re.Pattern[str]:
    """Return a quick test that a text can hold a direction at all."""
    words = {
        re.split(r"[ .!/']", entry)[0]
        for group in ("size", "framing", "angle", "move", "opener")
        for line in tables.part(tables.read("directions"), group).values()
        for entry in listed(str(line))
    }
    strong = "|".join(sorted((word for word in words if word), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{strong.upper()})|\b[Cc]amera\b|^\W*(?:{strong})", re.IGNORECASE)


def _alternation(entries: Iterable[str]) -> str:
    """Return a pattern of all entries, the longest first."""
    ordered = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "|".join(_pattern(entry) for entry in ordered)


def _pattern(entry: str) -> str:
    """Return the pattern of one entry of the table."""
    bare = entry.rstrip("!")
    letters = (
        re.escape(bare).replace(r"\ ", r"[\s-]*").replace(r"\.", r"\.?\s?").replace("'", "['’]?")
    )
    closed = r"(?=\.|\s*(?:[:.,;–—-]|$|\bon\b|\bof\b|\n))" if entry.endswith("!") else r"(?![\w'’])"
    return rf"\b{letters}{closed}"
