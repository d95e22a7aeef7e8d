"""What a cue or a capitalised word calls a person."""

import re

from agent.directing import wordset

_BRACKETS = re.compile(r"\s*\([^)]*\)?")
_MARKS = re.compile(r"[*_\\^]")
_JOINED = re.compile(r"\s*(?:&|/|\+|,|\b(?:AND|UND|ET|Y|E|И)\b)\s*")
_AGED = wordset.of(
    "YOUNG YOUNGER GROWN-UP MIDDLE-AGED DEAD FUTURE REAL OTHER "
    "OLD OLDER ADULT ELDERLY LITTLE TEEN TEENAGE KID BABY SMALL BIG TALL FAT "
    "JUNG JUNGE JUNGER ALT ALTE ALTER JEUNE VIEUX VIEILLE PETIT PETITE"
)
_OFF = re.compile(
    r"\b(V\.? ?O\.?|O\.? ?S\.? ?|O\.? ?C\.?|OFF|OFF-?SCREEN|VOICE|FILTERED|HORS[ -]CHAMP)\b", re.I
)


def clean(cue: str) -> str:
    """Return a cue's name: without extension, emphasis and dual marks, in one line."""
    return " ".join(_MARKS.sub("", _BRACKETS.sub("", cue)).split()).strip(" :")


def extension(cue: str, said: str | None) -> str:
    """Return all that stands in brackets after a cue's name, as written."""
    inside = re.findall(r"\(([^)]*)\)?", cue)
    return "; ".join(dict.fromkeys([*inside, *([said.strip("()")] if said else [])]))


def off_screen(extension_words: str) -> bool:
    """Return whether an extension says that the speaker is not in the frame."""
    return bool(_OFF.search(extension_words))


def voice_over(extension_words: str) -> bool:
    """Return whether the speaker is not even in the place (V.O., not O.S.)."""
    return bool(re.search(r"\bV\.? ?O\b", extension_words, re.I))


def joined(name: str) -> tuple[str, ...]:
    """Return the names of a cue for several speakers (EDWARD AND WILL); one for one."""
    parts = tuple(part for part in _JOINED.split(name.upper()) if part.strip())
    return parts if len(parts) > 1 else (name,)


def spoken(name: str) -> str:
    """Return a name as a sentence writes it: Mara Voss, McGuire stays as it is in mixed case."""
    return " ".join(_cased(word) for word in name.split())


def _cased(word: str) -> str:
    if word.upper() != word or re.fullmatch(r"[IVX]+|(?:\w\.)+|.*\d.*", word):
        return word
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda found: _capital(found.group()), word)


def _capital(word: str) -> str:
    lower = word[:1] + word[1:].lower()
    return re.sub(r"^(Mc|O['’])([a-z])", lambda found: found[1] + found[2].upper(), lower)


def within(short: str, long: str) -> bool:
    """Return whether a name is a shorter form of another: all its words, in order.

    YOUNG MARA and MARA look different and are two; a possessive (MARA'S SON) is another person.
    """
    shorter, longer = short.upper().split(), long.upper().split()
    if len(shorter) >= len(longer) or set(shorter[:1]) & _AGED or set(longer) & _AGED:
        return False
    if any(word.endswith(("'S", "’S")) for word in longer):
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)
