"""Understands the common words of a note on a shot without a model."""

import re
from collections.abc import Iterator
from itertools import pairwise

from agent.board import Shot
from agent.directing import wordset
from agent.directing.lexicon import directions, verbs
from agent.directing.wishes import Around, Wish
from render.order import Move
from render.vocabulary import SIZES

_LADDER = tuple(SIZES)
_STEPS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(?:much|far|a lot|way) (?:closer|tighter|nearer)\b", re.I), -2),
    (re.compile(r"\b(?:closer|tighter|nearer|go in|move in|get in)\b", re.I), -1),
    (re.compile(r"\b(?:much|far|a lot|way) (?:wider|looser|further|farther)\b", re.I), 2),
    (re.compile(r"\b(?:wider|looser|further|farther|pull back|go back|back off)\b", re.I), 1),
)
_ANGLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:straight|right|directly) (?:from )?(?:above|down)\b|\boverhead\b", re.I),
     "birds_eye"),
    (re.compile(r"\bfrom (?:far )?above\b|\bfrom (?:high|up high)\b|\bhigh angle\b", re.I), "high"),
    (re.compile(r"\bfrom (?:the (?:floor|ground))\b", re.I), "worms_eye"),
    (re.compile(r"\bfrom (?:down )?(?:below|underneath|low)\b|\blow angle\b", re.I), "low"),
    (re.compile(r"\b(?:tilted|crooked|canted|dutch)\b", re.I), "dutch"),
    (re.compile(r"\beye[- ]level\b", re.I), "eye"),
)  # fmt: skip
_TIMES = re.compile(
    r"\b(?:at|by|in the|make it|it is|it's)\s+(night|day|dusk|dawn|evening|morning)", re.I
)
_TIME_WORDS = {"evening": "dusk", "morning": "dawn"}
_WEATHER = re.compile(r"\b(?:in the|in|with) (rain|snow|fog|mist|storm)\b|\b(rain|snow)ing\b", re.I)
_WITHOUT = re.compile(
    r"\b(?:without|lose|remove|take out|not|no)\s+(?P<who>[\w'’ ]+?)(?=[.,;!]|$| and | in | at )",
    re.I,
)
_ONLY = re.compile(
    r"\b(?:[Oo]nly|[Jj]ust)\s+(?P<who>[\w'’]+(?: [A-Z][\w'’]*)?)|(?P<alone>\w+) alone\b"
    r"|\bon (?P<on>[A-Z][\w'’]*(?: [A-Z][\w'’]*)?)"
)
_ALSO = re.compile(r"\b(?:with|add|include)\s+(?P<who>[\w'’]+(?: [A-Z][\w'’]*)?)(?: too| as well)?",
                   re.I)  # fmt: skip
_OVER = re.compile(
    r"\bover (?:(?P<who>[\w ]+?)['’]s|(?P<pronoun>his|her|their|the)) shoulder", re.I
)
_BOTH = re.compile(r"\b(?:both|the two|two of them|two[- ]shot)\b", re.I)
_STILL = re.compile(r"\b(?:still|static|locked[- ]off|no move|don['’]t move|do not move)\b", re.I)
_PACE = re.compile(
    r"(?:^|[,.;])\s*(?:more )?(?:(?P<slow>slow(?:ly|er)?)|quick(?:ly|er)|fast(?:er)?)"
    r"\s*(?:$|[,.;])",
    re.I,
)
"""The speed of the camera, where nothing else is said of it: a person may walk slowly."""
_PART = re.compile(r"[,;]|\.(?=\s|$)")
_HE, _SHE = wordset.of("he him his"), wordset.of("she her hers")


def read(note: str, shot: Shot, around: Around) -> tuple[Wish, ...]:
    """Return what the words of a note ask for; empty when none is known."""
    found = [
        *_camera(note, shot),
        *_people(note, shot, around),
        *_place(note),
        *_faces(note, shot, around),
    ]
    return tuple(dict.fromkeys(found))


def unread(note: str, shot: Shot, around: Around) -> tuple[str, ...]:
    """Return the parts of a note, between commas, that nothing is understood of."""
    parts = (part.strip() for part in _PART.split(note))
    return tuple(part for part in parts if part and not read(part, shot, around))


def _camera(note: str, shot: Shot) -> Iterator[Wish]:
    said = directions.note(f"SHOT: {note}")
    step = next((by for pattern, by in _STEPS if pattern.search(note)), 0)
    if step:
        at = min(max(_LADDER.index(shot.size) + step, 0), len(_LADDER) - 1)
        yield Wish("size", _LADDER[at])
    elif said and said.size:
        yield Wish("size", said.size)
    angle = next((word for pattern, word in _ANGLES if pattern.search(note)), None)
    if angle or (said and said.angle):
        yield Wish("angle", angle or str(said.angle if said else ""))
    yield from _move(note, None if step or said is None else said.move)
    if said and said.lens:
        yield Wish("lens", f"{said.lens:g}")


def _move(note: str, said: Move | None) -> Iterator[Wish]:
    """Yield how the camera moves; `said` is the move the note names, None: it names none."""
    if _STILL.search(note):
        yield Wish("move", "static")
        return
    if said:
        yield Wish("move", f"{said.kind}:{said.direction or ''}")
    if pace := _PACE.search(note):
        yield Wish("speed", "slow" if pace["slow"] else "fast")
    elif said and said.speed != "normal":
        yield Wish("speed", said.speed)


def _people(note: str, shot: Shot, around: Around) -> Iterator[Wish]:
    shown = [one.who for one in shot.subjects]
    if over := _OVER.search(note):
        who = _named(over["who"] or "", around) or _meant(over["pronoun"] or "", shot, around)
        if who:
            yield Wish("over", who)
        return
    gone = _someone(_WITHOUT.search(note), shot, around)
    alone = _someone(_ONLY.search(note), shot, around)
    more = _someone(_ALSO.search(note), shot, around) if not gone else None
    if gone in shown:
        yield Wish("characters", ", ".join(uid for uid in shown if uid != gone))
    elif alone:
        yield Wish("characters", alone)
    elif more and more not in shown:
        yield Wish("characters", ", ".join([*shown, more]))
    elif _BOTH.search(note) and len(shown) < 2:
        others = [member.uid for member in around.people if member.uid not in shown]
        yield Wish("characters", ", ".join([*shown, *others][:2]))
    elif gone:
        yield Wish("characters", ", ".join(shown))


def _place(note: str) -> Iterator[Wish]:
    if found := _TIMES.search(note):
        word = found[1].lower()
        yield Wish("time", _TIME_WORDS.get(word, word))
    if found := _WEATHER.search(note):
        word = (found[1] or found[2]).lower()
        yield Wish("weather", {"mist": "fog"}.get(word, word))


def _faces(note: str, shot: Shot, around: Around) -> Iterator[Wish]:
    """Yield what a person is to do or to feel: "she is crying", "Tom sits"."""
    for part in re.split(r"[.,;!]|\band\b", note):
        who = _doer(part, shot, around)
        if who is None:
            continue
        done = verbs.deeds(re.sub(r"\b(?:is|are|'s|’s)\b", "", part))
        face = next((deed.expression for deed in done if deed.expression), None)
        face = face or verbs.manner(part)
        pose = next((deed.pose for deed in done if deed.pose), None)
        if face:
            yield Wish("expression", f"{who}: {face}")
        if pose and not (face and pose in ("look", "listen")):
            yield Wish("pose", f"{who}: {pose}")


def _doer(part: str, shot: Shot, around: Around) -> str | None:
    """Return who a part of a note says something of; the words before the first verb tell."""
    words = re.findall(r"[\w'’]+", part)
    for word in words[:3]:
        if meant := _meant(word.lower(), shot, around):
            return meant
    for pair in (*pairwise(words[:4]), *((word,) for word in words[:3])):
        found = _named(" ".join(pair), around)
        if found in {one.who for one in shot.subjects}:
            return found
    return None


def _someone(found: re.Match[str] | None, shot: Shot, around: Around) -> str | None:
    if found is None:
        return None
    words = next((text for text in found.groupdict().values() if text), "").strip()
    return _named(words, around) or _meant(words.lower(), shot, around)


def _named(words: str, around: Around) -> str | None:
    return around.uid(words) if words.strip() else None


def _meant(pronoun: str, shot: Shot, around: Around) -> str | None:
    """Return whom a pronoun means: somebody of that sex in the frame, else in the scene."""
    sex = "male" if pronoun in _HE else "female" if pronoun in _SHE else None
    shown = [member for one in shot.subjects for member in around.cast if member.uid == one.who]
    for member in (*shown, *around.people):
        if sex and member.look.sex == sex:
            return member.uid
    return None
