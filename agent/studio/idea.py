"""Makes a short scene of one sentence, as a script like any other."""

import re

from pydantic import BaseModel, ConfigDict, Field

import prompts
from agent.directing.consult import Desk, consult
from agent.directing.source import collapsed
from agent.reading import fountain
from prompts import Prompt

MOST = 30
"""Pictures of one idea."""
_HEADING = re.compile(r"(?:INT|EXT|EST|INT\./EXT|I/E)[. ]", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Moment(_Part):
    """One picture: something seen, or something said."""

    action: str = Field("", max_length=400)
    speaker: str = Field("", max_length=60)
    line: str = Field("", max_length=400)


class Idea(_Part):
    """A whole short scene."""

    title: str = Field(max_length=80)
    heading: str = Field(max_length=120)
    moments: tuple[Moment, ...] = Field(min_length=1, max_length=MOST)


def write(sentence: str, panels: int, desk: Desk, own: Prompt | None = None) -> str:
    """Return a script in Fountain of `panels` pictures; AnswerError when the model gives none."""

    def check(said: Idea) -> tuple[str, ...]:
        return tuple(_wrong(said, panels))

    values = {"idea": sentence, "panels": str(panels)}
    return _script(consult(desk, own or prompts.load("idea"), Idea, values, check))


def _wrong(said: Idea, panels: int) -> list[str]:
    wrong = []
    if len(said.moments) != panels:
        wrong.append(f"there are {len(said.moments)} moments; {panels} are asked for")
    if not _HEADING.match(said.heading):
        wrong.append(f"the heading {said.heading!r} must begin with INT. or EXT.")
    for count, one in enumerate(said.moments, 1):
        if bool(one.action.strip()) == bool(one.line.strip()):
            wrong.append(f"moment {count} must have either action or line")
        if one.line.strip() and not one.speaker.strip():
            wrong.append(f"moment {count} has a line and no speaker")
        if _ADDRESS.search(f"{one.action} {one.line}"):
            wrong.append(f"moment {count} names the address of a web page")
    return wrong


def _script(said: Idea) -> str:
    """Return the scene in Fountain, every moment a panel of its own."""
    blocks = [f"Title: {_flat(said.title)}", _flat(said.heading).upper()]
    for one in said.moments:
        if one.line.strip():
            blocks.append(f"[[PANEL]]\n\n{_flat(one.speaker).upper()}\n{_flat(one.line)}")
        else:
            blocks.append(f"[[PANEL]]\n!{_flat(one.action)}")
    text = "\n\n".join(blocks) + "\n"
    assert fountain.parse(text).scenes
    return text


def _flat(text: str) -> str:
    return collapsed(text.replace("[[", "").replace("]]", "").replace("*", ""))
