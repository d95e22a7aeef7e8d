"""Which units make one beat: one event worth a picture."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from agent.board import Detail, Speech
from agent.directing import names, timing, wordset
from agent.directing.glances import Glance
from agent.directing.lexicon import verbs
from agent.directing.units import Unit

Group = tuple[Glance, ...]
_SHORT = 7.0
"""Seconds under which a speech may share its panel with the answer."""
_FULL = 12.0
"""Seconds of action after which a new picture is due."""
_SMALL = 24
"""Words of an action that may lead into a speech in one picture."""
_SIGN = 5
"""Words of a line that only ends a montage."""
_TAIL = 7
"""Words of a gesture that ends a speech in one picture."""
_OTHERS = 12
"""Words of a deed of one person over which another begins to speak."""
_HEARD = 3
"""People whose words or deeds one picture can tell when few are wanted."""
_PAIR = 2
_PAUSE = 3
"""Words of a pause (A long beat.) that the next speech takes in."""
_BRIEF = 8.5
"""Seconds that paragraphs of one beat take together."""
_JUMP = 0.7
"""A change of closeness that asks for a new picture."""
_LISTED = re.compile(r"^\W*(?:[A-Z0-9][.)]\s|-|–|—|•)")
_MONTAGE = re.compile(r"\b(?:MONTAGE|SERIES OF SHOTS|COLLAGE|QUICK CUTS|QUICK SHOTS)\b")
_MONTAGE_ENDS = re.compile(
    r"\bEND (?:OF )?(?:THE )?(?:MONTAGE|SERIES|INTERCUT)|\bBACK TO\b", re.IGNORECASE
)
_SEEN_STILL = wordset.of("look listen think stand nod relaxed look_down look_up turn look_back")
"""Poses that cost a picture nothing."""
_HEAVY = wordset.of("gun rifle punch kick fallen faint kiss embrace")
"""Poses that count twice."""
_DOINGS = 2
"""Different deeds that one picture can tell."""


def group(glances: Sequence[Glance], detail: Detail, montage: bool = False) -> tuple[Group, ...]:
    """Return the beats of a scene in order; every unit is in exactly one.

    A speech longer than a panel is cut at sentence ends and its parts are beats of their own.
    """
    pieces = [piece for glance in glances for piece in _cut(glance)]
    joins = _JOINS[detail]
    groups: list[list[Glance]] = []
    listing = montage
    for piece in pieces:
        listing = (listing or bool(_MONTAGE.search(piece.unit.text))) and not (
            _MONTAGE_ENDS.search(piece.unit.text)
        )
        leads = len(groups) > 1 and detail != "high"
        if groups and _held(groups[-1], piece, _Rule(joins, leads, listing, _MIXES[detail])):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    if len(groups) > 1 and all(g.unit.kind == "transition" for g in groups[-1]):
        groups[-2].extend(groups.pop())
    return tuple(tuple(found) for found in groups)


def parted(glances: Sequence[Glance]) -> tuple[Group, ...]:
    """Return a beat that a director chose, parted where the writer or a panel's length parts it."""
    groups: list[list[Glance]] = []
    for piece in (piece for glance in glances for piece in _cut(glance)):
        bound = _bound(groups[-1], piece.unit) if groups else False
        fits = bool(groups) and seconds([*groups[-1], piece]) <= timing.LONGEST
        opened = fits and (_only_direction(groups[-1]) or bound is not False)
        if bound or opened:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(tuple(found) for found in groups)


def in_montage(groups: Sequence[Group], montage: bool) -> Iterator[bool]:
    """Yield for every beat whether it is an item of a montage."""
    listing = montage
    for found in groups:
        text = " ".join(glance.unit.text for glance in found)
        listing = listing or bool(_MONTAGE.search(text))
        yield listing and not any(glance.unit.speeches for glance in found)
        listing = listing and not _MONTAGE_ENDS.search(text)


def opens(glance: Glance) -> bool:
    """Return whether a unit is only the beginning of the beat that follows it (ON WILL)."""
    return _only_direction([glance])


def sign(glance: Glance) -> bool:
    """Return whether a unit only says that a montage ends."""
    text = glance.unit.text
    return bool(_MONTAGE_ENDS.search(text)) and len(text.split()) <= _SIGN


def seconds(found: Sequence[Glance]) -> float:
    """Return how long a beat takes."""
    text = " ".join(glance.unit.text for glance in found if glance.unit.text)
    return timing.together(text, [line for glance in found for line in glance.unit.speeches])


def emphatic(line: Speech) -> int:
    """Return how much a speech is stressed, 0 to 3: marks, capitals, a loud or low manner."""
    shouted = any(len(word) > 2 and word.isupper() for word in re.findall(r"[^\W\d_]+", line.text))
    marked = bool(re.search(r"[*_]\S", line.text))
    loud = (
        verbs.manner(line.manner) in {"shout", "angry", "cry", "afraid"} if line.manner else False
    )
    return min(3, line.text.count("!") + shouted + marked + loud)


def _cut(glance: Glance) -> Iterator[Glance]:
    lines = glance.unit.speeches
    if not lines:
        yield glance
        return
    parts = [part for line in lines for part in _parts(line)]
    held: list[Speech] = []
    for part in parts:
        if held and timing.together("", [*held, part]) > timing.LONGEST:
            yield _with(glance, tuple(held), not held or held[0] is parts[0])
            held = []
        held.append(part)
    yield _with(glance, tuple(held), held[0] is parts[0])


def _parts(line: Speech) -> Iterator[Speech]:
    for count, text in enumerate(timing.parts(line.text)):
        whole = text == line.text
        yield (
            line
            if whole
            else line.model_copy(update={"text": text, "manner": "" if count else line.manner})
        )


def _with(glance: Glance, lines: tuple[Speech, ...], first: bool) -> Glance:
    unit = replace(
        glance.unit,
        speeches=lines,
        forced=glance.unit.forced and first,
        direction=glance.unit.direction if first else None,
    )
    return replace(glance, unit=unit)


@dataclass(frozen=True, slots=True)
class _Rule:
    """How units are joined: by detail, whether deeds and words may share a beat, in a montage."""

    joins: Callable[[list[Glance], Glance], bool]
    leads: bool
    item: bool
    mixes: Callable[[list[Glance], Glance], bool]


def _held(before: list[Glance], piece: Glance, rule: _Rule) -> bool:
    """Return whether a unit goes on with the beat before it."""
    unit = piece.unit
    bound = True if sign(piece) else _bound(before, unit)
    if bound is not None:
        return bound
    fits = seconds([*before, piece]) <= timing.LONGEST
    if _only_direction(before) or not fits:
        return fits
    told = any(glance.unit.speeches for glance in before)
    if unit.kind != before[-1].unit.kind or (told and unit.kind == "action"):
        return rule.leads and rule.mixes(before, piece)
    if _unfinished(before[-1].unit) and not _LISTED.match(unit.text):
        return True
    if rule.item and unit.kind == "action":
        return unit.paragraph == before[-1].unit.paragraph and not _LISTED.match(unit.text)
    return rule.joins(before, piece)


def _bound(before: list[Glance], unit: Unit) -> bool | None:
    """Return whether the form alone joins or parts two units; None: it does neither."""
    last = before[-1].unit
    if last.kind == "transition" or (last.kind == "title" and not last.card):
        return last.kind == "transition" or unit.kind == "title"
    if unit.speeches and unit.speeches[0].dual and last.speeches:
        return True
    asked = unit.direction is not None and unit.direction.boundary and unit.kind == "action"
    apart = unit.forced or unit.kind in ("title", "transition") or last.kind == "title"
    return False if asked or apart else None


def _leads_to(before: list[Glance], piece: Glance) -> bool:
    """A small deed of the one who then speaks shares the picture with the words."""
    lines = piece.unit.speeches
    if not lines or names.off_screen(lines[0].extension):
        return False
    silent = [glance for glance in before if not glance.unit.speeches]
    if any(sign(glance) or _looked_through(glance) for glance in silent):
        return False
    small = sum(glance.words for glance in silent) <= _SMALL and not before[-1].inserted
    stays = not any(d.motion in ("enter", "exit", "travel") for g in silent for d in g.deeds)
    speaker = lines[0].speaker
    alone = all(
        glance.who[:1] == (speaker,)
        or glance.words <= _PAUSE
        or (
            glance.words <= _OTHERS
            and glance.who
            and not glance.unit.direction
            and len({*glance.who, speaker}) <= _PAIR
        )
        for glance in silent
    )
    heard = len({speaker, *(line.speaker for g in before for line in g.unit.speeches)}) <= _PAIR
    return (
        small
        and stays
        and alone
        and heard
        and not _crowded(silent)
        and seconds([*before, piece]) <= _FULL
    )


def _looked_through(glance: Glance) -> bool:
    """Return whether the writer has the camera look at something else than who speaks."""
    direction = glance.unit.direction
    return direction is not None and direction.framing in ("pov", "insert", "empty")


def _tails(before: list[Glance], piece: Glance) -> bool:
    """A gesture of those who speak ends the picture of their words, unless these were strong."""
    lines = [line for glance in before for line in glance.unit.speeches]
    if not lines or piece.unit.kind != "action" or not 0 < piece.words <= _TAIL:
        return False
    moves = any(d.motion in ("enter", "exit", "travel") for d in piece.deeds)
    loud = "!" in piece.unit.text or _capital(piece.unit)
    if moves or piece.inserted or piece.unit.direction or loud:
        return False
    speakers = {line.speaker for line in lines if not names.off_screen(line.extension)}
    calm = all(emphatic(line) < 2 for line in lines)
    return calm and set(piece.who) <= speakers and seconds([*before, piece]) <= _FULL


def _mixed(before: list[Glance], piece: Glance) -> bool:
    return _leads_to(before, piece) or _tails(before, piece)


def _freely(before: list[Glance], piece: Glance) -> bool:
    """Deeds and words of the same few share a picture while nobody comes or goes."""
    both = [*before, piece]
    people = {uid for glance in both for uid in glance.who}
    moved = any(d.motion in ("enter", "exit") for g in both for d in g.deeds)
    signs = any(_capital(glance.unit) for glance in both)
    return len(people) <= _HEARD and not moved and not signs


def _unfinished(unit: Unit) -> bool:
    """Return whether a line goes on in the next (grabbing hold of / THE BEAST.)."""
    return unit.kind == "action" and unit.text[-1:].isalpha() and not unit.text.isupper()


def _capital(unit: Unit) -> bool:
    """Return whether a line stands in capitals and is no cry: a sign for the reader."""
    return unit.text.isupper() and not unit.text.endswith(("!", "?"))


def _only_direction(before: list[Glance]) -> bool:
    """A line such as ON WILL, or a name alone in capitals, opens the beat that follows it."""
    if len(before) > 1 or before[0].unit.kind != "action":
        return False
    told = before[0].told.strip(" .:-–—")
    direction = before[0].unit.direction
    if direction and not before[0].unit.noted and not told:
        return direction.framing != "title"
    text = before[0].unit.text
    return text.isupper() and len(text.split()) <= 5 and not text.endswith((".", "!", "?"))


def _low(before: list[Glance], piece: Glance) -> bool:
    if piece.unit.kind == "speech":
        return len({line.speaker for g in (*before, piece) for line in g.unit.speeches}) <= _HEARD
    if piece.unit.paragraph == before[-1].unit.paragraph:
        return True
    people = {uid for glance in (*before, piece) for uid in glance.who}
    return len(people) <= _HEARD and not any(d.motion == "enter" for d in piece.deeds)


def _normal(before: list[Glance], piece: Glance) -> bool:
    if piece.unit.kind == "speech":
        return _exchange(before, piece)
    if piece.unit.paragraph != before[-1].unit.paragraph:
        return _trifle(before, piece)
    if piece.words <= 4 or sum(glance.words for glance in before) <= 4:
        return True
    return not _new_picture(before, piece)


def _crowded(both: list[Glance]) -> bool:
    """Return whether more is done than one picture can tell."""
    poses = {deed.pose for glance in both for deed in glance.deeds if deed.pose}
    return len(poses - _SEEN_STILL) + len(poses & _HEAVY) > _DOINGS


def _trifle(before: list[Glance], piece: Glance) -> bool:
    """Short paragraphs about the same one or two, in which nobody comes or goes, are one beat."""
    both = [*before, piece]
    if any(g.unit.direction or _capital(g.unit) for g in both) or _crowded(both):
        return False
    if not piece.who and any(thing.prop for thing in piece.things):
        return False
    quiet = not any(d.motion in ("enter", "exit") for g in both for d in g.deeds)
    who = {uid for glance in before for uid in glance.who}
    same = bool(who) and (set(piece.who) <= who or len(who | set(piece.who)) <= _PAIR)
    return same and quiet and not any(g.inserted for g in both) and seconds(both) <= _BRIEF


def _high(before: list[Glance], piece: Glance) -> bool:
    if piece.unit.kind == "speech":
        return False
    return piece.unit.paragraph == before[-1].unit.paragraph and piece.words <= 2


def _exchange(before: list[Glance], piece: Glance) -> bool:
    lines = [line for glance in (*before, piece) for line in glance.unit.speeches]
    speakers = {line.speaker for line in lines}
    if len(before) >= 3 or len(lines) > 3 or len(speakers) > 2:
        return False
    short = all(timing.speech(line) <= _SHORT for line in lines)
    return short and not any(emphatic(line) >= 2 for line in lines)


def _new_picture(before: list[Glance], piece: Glance) -> bool:
    last = before[-1]
    if seconds(before) + timing.WORD_SEEN * piece.words > _FULL:
        return True
    if piece.inserted or last.inserted or _crowded([*before, piece]):
        return True
    people = {uid for g in before for uid in g.who}
    if piece.named and last.who and piece.who[0] not in people:
        return len(people | set(piece.who)) > _HEARD or seconds([*before, piece]) > _BRIEF
    if any(deed.motion in ("enter", "exit") for deed in piece.deeds):
        return True
    return abs(piece.closeness - last.closeness) > _JUMP


_JOINS: dict[Detail, Callable[[list[Glance], Glance], bool]] = {
    "low": _low,
    "normal": _normal,
    "high": _high,
}
_MIXES: dict[Detail, Callable[[list[Glance], Glance], bool]] = {
    "low": _freely,
    "normal": _mixed,
    "high": _leads_to,
}
