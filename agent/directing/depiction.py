"""What is to be seen of a shot, out of a script's own words, as a picture model reads it.

A model of pictures knows no names, no sounds, no thoughts and no words of the trade: what is left
is who does what with what, where.
"""

import re
from functools import cache

from agent.board import CastMember, Panel, ScenePlace, Shot
from agent.directing import sentences
from agent.directing.aliases import SOMEONE, Cast
from agent.directing.captions import plain
from agent.directing.lexicon import looks

MOST = 2
"""Sentences that can be seen in one picture."""
LONGEST = 18
"""Words of a sentence, past which it is cut where it pauses, so that its end can be left out."""
_TONES = ("dark", "light", "pale", "bright", "deep")

_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")
_BRACKETS = re.compile(r"[(\[]\s*(?:[^\s()\[\]]+\s*){0,2}[)\]]")
"""A remark of one or two words: (beat), (45), [sic]."""
_PAUSE = re.compile(
    r",?\s*(?:there(?:['’]s| is) )?an? (?:long |short )?(?:beat|pause)\b", re.IGNORECASE
)
_AGE = re.compile(
    r",\s*(?:(?:about|also|early|mid|late)\s+)?\d{1,3}(?:['’]?s|[\s-]*(?:ans|years?[\s-]old|jahre|"
    r"años|anni))?\s*(?=[,.;]|$)",
    re.IGNORECASE,
)
_DASHES = re.compile(r"(?:\s*(?:--+|[—–]|\.\.\.|…))+\s*")
_CAPITALS = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_VERBS = "see|hear|find|follow|stay|settle|move|push|pan|pull|track|look|are|hold|discover|reveal"
_WAYS = ("right|left|in|out|up|down|on|onto|to|into|at|that|as|with|past|through|back|away|close|"
         "over")  # fmt: skip
_CAMERA = re.compile(
    rf"\b(?:as )?we (?:now |slowly |also |can )*(?:{_VERBS})\b(?: (?:{_WAYS}))*(?:, where)? ?"
    r"|^(?:in a single shot|(?:close |wide |tight |back |angle )?(?:on|angle)(?= [A-Z])|p\.?o\.?v|"
    r"insert|series of shots|montage|reveal|reverse)\b[:,. ]*",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"^(?:(?:and )?then|and|but|so|now|suddenly|meanwhile|in turn|with that|finally|at last|just "
    r"then|moments later|of course|once again|only|sure enough)\b,?\s+(?=\w)",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"^(?:(?:an?|another|one)? ?(?:long|brief|short|tiny)? ?(?:beat|pause|silence|moment)\b.*|"
    r"(?:dead )?(?:silence|quiet|nothing)\b.*|nobody\b.*|no one\b.*|off (?:his|her|their|its)\b.*|"
    r"(?:begin|end|resume|back to) (?:\w+ )?(?:intercut|montage|flashback|series)\b.*|pas de \w+|"
    r"(?:this|that) is\b.*|it(?:['’]s| is) (?!raining|snowing).*|.*\?|(?:\w+!\s*)*\w+!|we hear\b.*|"
    r"again|twice|once|then|later|yes|no)$",
    re.IGNORECASE,
)
"""A whole sentence of which nothing can be seen: a pause, a sound, a comment."""
_THOUGHT = re.compile(
    r"\b(?:would|could|should|might|can['’]t|cannot|couldn['’]t|wouldn['’]t|won['’]t|isn['’]t|"
    r"wasn['’]t|doesn['’]t|didn['’]t|reali[sz]e[sd]?|remember\w*|thinks?|knows?|believes?|wonders?|"
    r"wants? to|wanted|ha[sd] (?:been|always|never)|was|were|seems?|suggests?|hurts|none other|"
    r"ponders?|ostensibly)\b",
    re.IGNORECASE,
)
"""What somebody thinks, what was, what is not."""
_OPENING = re.compile(r"(?:he|she|they|his|her|their)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(?:continuous|cont\w*|suite|later|same|moments later|flashback|dream|day to|present|\d+|"
    r".*\b(?:version|minutes later|hours later))$",
    re.IGNORECASE,
)
"""A part of a heading that names no place."""


def action(shot: Shot, panel: Panel, place: ScenePlace, cast: Cast) -> str:
    """Return what is done in a shot, in at most two sentences; empty when no words tell it."""
    if shot.title or shot.visual == _words(place.name):
        return ""
    text = _opened(_whole(shot.visual or shot.caption, panel.action), shot.caption)
    return " ".join(f"{one}." for one in seen(text, cast))


def colour(member: CastMember) -> str:
    """Return the colour a person's clothes are told in: the script's own, else their tag."""
    return _worn(member.description) or member.colour


@cache
def _worn(description: str) -> str:
    """Return the colour of what somebody wears on top, in the script's words; empty: none said."""
    said = dict(looks.describe(description).said)
    words = (said.get("outer_value") or said.get("top_value") or "").lower().split()
    return " ".join(words[: 2 if words[:1] and words[0] in _TONES else 1])


def english(language: str, shot: Shot, panel: Panel) -> bool:
    """Return whether a shot is told in English: a model tells so of any script."""
    made = shot.origin == "llm" and not plain(panel.action).startswith(shot.visual)
    return language == "en" or made


def seen(text: str, cast: Cast) -> list[str]:
    """Return the sentences of a script's text that can be seen, long ones in parts."""
    clean = _AGE.sub("", _BRACKETS.sub(" ", _QUOTED.sub(" ", plain(text))))
    clean = _PAUSE.sub("", clean)
    told = [_told(one, cast) for one in sentences.split(_DASHES.sub(", ", clean))]
    kept = [one for one in told if one and not _UNSEEN.match(one)]
    visible = [one for one in kept if not _THOUGHT.search(one)] or kept[:1]
    mine = [one for one in visible if not one.lower().startswith(SOMEONE)] or visible
    return [part.strip(" ,;:.!") for one in mine[:MOST] for part in _parted(one)]


def place(where: ScenePlace, cast: Cast, *, english: bool) -> str:
    """Return a place in words, its name first and what more is said of it behind commas.

    A name that is not English is told by its kind, where it has one.
    """
    parts = [cast.free(part).strip(" ,.") for part in re.split(r" - |, ", where.name.lower())]
    parts = [one for one in parts if one and not _ASIDE.match(one) and not cast.knows(one)]
    kind = where.kind.replace("_", " ")
    if not english and not where.fallback:
        parts = [kind]
    first, *more = parts or [kind]
    first = re.sub(r"^the ", "", first)
    return ", ".join([f"{first} interior" if where.interior else first, *more])


def _parted(sentence: str) -> tuple[str, ...]:
    """Return a long sentence in parts, where it has commas to be cut at."""
    parts = sentences.clauses(sentence, LONGEST)
    return parts if all(part[-1] in ",;:" for part in parts[:-1]) else (sentence,)


def _whole(visual: str, verbatim: str) -> str:
    """Return the text a visual was cut from, when it was cut from the panel's action."""
    full = plain(verbatim)
    return full if full.startswith(visual) else visual


def _opened(text: str, caption: str) -> str:
    """Return a text whose first word is no pronoun, where the caption has the name for it."""
    word, _, rest = text.partition(" ")
    at = caption.find(" ".join(rest.split()[:3]))
    if not rest or not _OPENING.fullmatch(word) or at <= 0:
        return text
    return sentences.split(caption[:at] + "x")[-1].removesuffix("x") + rest


def _told(sentence: str, cast: Cast) -> str:
    """Return a sentence without names, camera words and capitals."""
    bare = _CAMERA.sub("", _LINKS.sub("", sentence.strip(" ,")))
    calm = _CAPITALS.sub(_small, cast.renamed(bare.strip()))
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(calm.split())).strip(" ,;:.")


def _small(found: re.Match[str]) -> str:
    return found.group().lower() if found.group().isupper() else found.group()


def _words(name: str) -> str:
    return name.lower().replace(" - ", ", ")
