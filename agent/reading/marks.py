"""Tells by its own words what a line of a screenplay can be."""

import re
from typing import NamedTuple

from agent.screenplay import ElementType

_PREFIX = r"(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|EST|I\.?/E|E\.?/I)"
HEADING = re.compile(_PREFIX + r"[. \t]", re.IGNORECASE)
_SHAPED = re.compile(_PREFIX + r"[./]", re.IGNORECASE)
_NUMBER = re.compile(r"[\w.\-]+")
_FOREIGN_WORD = (
    "INTERIOR|EXTERIOR|INTÉRIEUR|EXTÉRIEUR|INNEN|AUSSEN|AUßEN|AUẞEN|INTERNO|ESTERNO"
    "|INTERIÖR|EXTERIÖR|INTERIØR|EKSTERIØR|INTERIÉR|EXTERIÉR|WNĘTRZE|PLENER"
    "|ИНТЕРЬЕР|ЭКСТЕРЬЕР|НАТУРА|ІНТЕР'ЄР|BELSŐ|KÜLSŐ|SISÄ|ULKO|BINNEN|BUITEN"
)
_FOREIGN_SHORT = "ИНТ|НАТ|ЭКСТ|ІНТ|ЕКСТ|WN|WNĘ|PL|İÇ|DIŞ|INNE|UTE|ΕΣΩΤ|ΕΞΩΤ|SIS|INNEN|AUSSEN"
FOREIGN_HEADING = re.compile(
    rf"(?:(?:{_FOREIGN_WORD})(?:/(?:{_FOREIGN_WORD}))?[. \-–—:]"
    rf"|(?:{_FOREIGN_SHORT})\.?/(?:{_FOREIGN_SHORT})[. ]|(?:{_FOREIGN_SHORT})\.)\s*\S"
)
_PARENTHETICAL = re.compile(r"\((?:[^()]|\([^()]*\))*\)")

_SPOKEN = re.compile(r"(?:V\.? ?O|O\.? ?[SC])\b|CONT", re.IGNORECASE)


class Cue(NamedTuple):
    """Who speaks, as written; `dual` when at the same time as the speaker before."""

    name: str
    extension: str | None
    dual: bool


def is_upper(text: str) -> bool:
    """Say whether a text is in capitals and has a letter; ß, ª and º may stand among them."""
    if text.isascii() or text.isupper():
        return text.isupper()
    return text.upper() == text.replace("ß", "SS") and text.lower() != text


def is_heading(text: str) -> bool:
    """Say whether a line begins as a scene heading does (INT. EXT. EST. I/E, in any case)."""
    return text[0] in "iIeE" and HEADING.match(text) is not None


def is_heading_shaped(text: str) -> bool:
    """Say whether a line can hardly be anything but a heading, wherever it stands."""
    return is_heading(text) and (text.isupper() or _SHAPED.match(text) is not None)


def is_foreign_heading(text: str) -> bool:
    """Say whether an upper-case line begins with another language's words for INT. and EXT."""
    return is_upper(text) and FOREIGN_HEADING.match(text) is not None


def is_transition(text: str) -> bool:
    """Say whether a line is upper case and ends in TO: (a space after the colon undoes it)."""
    return text.endswith("TO:") and text.isupper()


def is_forced_heading(text: str) -> bool:
    """Say whether a line is a period and then a letter or a digit."""
    return len(text) > 1 and text[0] == "." and text[1].isalnum()


def is_page_break(text: str) -> bool:
    """Say whether a line is three or more equals signs and nothing more."""
    return len(text) > 2 and not text.strip("=")


def is_synopsis(text: str) -> bool:
    """Say whether a line is one equals sign and words after it."""
    return len(text) > 1 and text[0] == "=" and text[1] != "="


def is_section(text: str) -> bool:
    """Say whether a line is one or more number signs and words after them."""
    return text[0] == "#" and bool(text.strip("# \t"))


def is_parenthetical(text: str) -> bool:
    """Say whether one pair of parentheses wraps the whole line."""
    return text[0] == "(" and _PARENTHETICAL.fullmatch(text) is not None


def is_spoken_extension(extension: str | None) -> bool:
    """Say whether an extension is one that only a speaker has: V.O., O.S., O.C., CONT'D."""
    return extension is not None and _SPOKEN.match(extension) is not None


def heading(text: str) -> tuple[str, str | None]:
    """Return a heading without its `#12A#`, and that number."""
    opening = text.rfind("#", 0, -1)
    if opening < 1 or text[-1] != "#" or not _NUMBER.fullmatch(text, opening + 1, len(text) - 1):
        return text, None
    return text[:opening].rstrip(), text[opening + 1 : -1]


def cue(text: str, forced: bool = False) -> Cue | None:
    """Read a stripped line as a cue; None when it cannot be one.

    A name is upper case, whatever the alphabet, and has a letter; `forced` allows any name.
    The extensions in parentheses may be in any case.
    """
    if not forced and not is_upper(text.partition("(")[0]):
        return None
    dual = text.endswith("^")
    if dual:
        text = text[:-1].rstrip()
    extensions: list[str] = []
    while text.endswith(")"):
        opening = text.rfind("(")
        if opening < 1 or ")" in text[opening:-1]:
            break
        extensions.append(text[opening + 1 : -1].strip())
        text = text[:opening].rstrip()
    if not text or not (forced or is_upper(text)):
        return None
    return Cue(text, ", ".join(reversed(extensions)) or None, dual)


class Marked(NamedTuple):
    """What a line's first character makes of it; `text` is without the mark."""

    type: ElementType
    text: str
    level: int | None = None


def marked(text: str) -> Marked | None:
    """Read a stripped line that begins with one of `> ~ # =`; None when the mark marks nothing."""
    match text[0]:
        case ">" if text[-1] == "<":
            found = Marked("centered", text[1:-1].strip())
        case ">":
            found = Marked("transition", text[1:].strip())
        case "~":
            found = Marked("lyric", text[1:].strip())
        case "#" if is_section(text):
            words = text.lstrip("#")
            found = Marked("section", words.strip(), len(text) - len(words))
        case "=" if is_page_break(text):
            return Marked("page_break", "")
        case "=" if is_synopsis(text):
            found = Marked("synopsis", text[1:].strip())
        case _:
            return None
    return found if found.text else None
