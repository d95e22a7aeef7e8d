"""The forms an English verb takes in a script, and the verbs a form may be."""

from typing import Literal

Form = Literal["base", "s", "ing", "past"]

_VOWELS = "aeiou"


def forms(verb: str, irregular: tuple[str, ...] = ()) -> dict[str, Form]:
    """Return every form of a verb in its base form with its kind.

    `irregular` are its past forms (or others) that no rule makes.
    """
    ending = _third(verb)
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    made: dict[str, Form] = {verb: "base", ending: "s", f"{stem}ing": "ing", f"{verb}ing": "ing"}
    made[f"{verb}d" if verb.endswith("e") else f"{verb}ed"] = "past"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        made[f"{verb[:-1]}ied"] = "past"
    if len(verb) > 2 and verb[-1] not in "aeiouwxyh" and verb[-2] in _VOWELS:
        made[f"{verb}{verb[-1]}ing"] = "ing"
        made[f"{verb}{verb[-1]}ed"] = "past"
    for form in irregular:
        made[form] = "ing" if form.endswith("ing") else "past"
    return made


def _third(verb: str) -> str:
    """Return the form for he and she."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"
