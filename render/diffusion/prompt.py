"""Writes the picture prompt of an order: what matters least goes first when it is too long."""

import re
from dataclasses import dataclass

from render.diffusion import tokens
from render.diffusion.tokens import USABLE
from render.order import Order, Subject

SLOTS = ("shot", "action", "looks", "place", "light", "style")
"""The words of a prompt in their order."""
DROPPED = ("light", "place", "looks", "style")
"""What is left out of a prompt that is too long, the first first; then the action is cut."""

_SLOT_OF = {"looks": "extra"}
_CHILD, _OLD = 13, 65


@dataclass(frozen=True)
class Prompt:
    """A prompt of at most 75 tokens. `full` is how many it wanted; `dropped`: what was left out."""

    text: str
    full: int
    dropped: tuple[str, ...] = ()


def write(order: Order, form: str = "") -> Prompt:
    """Return an order's prompt.

    `form` is a sentence with {family} and {action} that stands for the slots; empty: the slots.
    """
    words = {slot: order.words.get(_SLOT_OF.get(slot, slot), "") for slot in SLOTS}
    words["action"] = _nameless(words["action"], order.subjects)
    if form:
        words = {"shot": form.format(family=order.family, action=words["action"])}
    full = tokens.count(_joined(words))
    dropped: list[str] = []
    for slot in DROPPED:
        if tokens.count(_joined(words)) <= USABLE:
            break
        if words.pop(slot, ""):
            dropped.append(slot)
    last = "shot" if form else "action"
    if tokens.count(_joined(words)) > USABLE:
        words[last] = _cut(words, last)
        dropped.append("the end of the action")
    return Prompt(_joined(words), full, tuple(dropped))


def _joined(words: dict[str, str]) -> str:
    return ", ".join(text.strip(" .,;") for text in words.values() if text.strip(" .,;"))


def _cut(words: dict[str, str], slot: str) -> str:
    """Return a slot's words without as many at its end as must go."""
    kept = words[slot].split()
    while kept and tokens.count(_joined({**words, slot: " ".join(kept)})) > USABLE:
        kept.pop()
    if kept:
        return " ".join(kept)
    text = words[slot]
    while text and tokens.count(_joined({**words, slot: text})) > USABLE:
        text = text[: len(text) * 3 // 4]
    return text


def _nameless(text: str, subjects: tuple[Subject, ...]) -> str:
    """Return the action with people called by their token, or by what they are: no model knows
    a name.
    """
    for subject in subjects:
        called = subject.look.token or _kind(subject)
        text = re.sub(rf"(?<!\w){re.escape(subject.name)}(?!\w)", called.replace("\\", r"\\"),
                      text, flags=re.IGNORECASE)  # fmt: skip
    return text


def _kind(subject: Subject) -> str:
    look = subject.look
    male = look.sex == "male"
    if look.age < _CHILD:
        return "a boy" if male else "a girl"
    old = "an old " if look.age > _OLD else "a "
    return old + ("man" if male else "woman")
