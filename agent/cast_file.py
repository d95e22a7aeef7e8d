"""cast.yaml: who looks how. What a person writes there wins over what the director gave out.

A block a person:
```yaml
maya:
  sex: female
  hair: bob
```
We only ever add people at its end; what stands in it, comments too, is the user's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import yaml
from pydantic import ValidationError

from agent.board import CastMember
from agent.directing import appearance
from agent.errors import ProjectError
from render.errors import PictureError
from render.order import Look
from render.vocabulary import BEARDS, GLASSES, HAIR, HATS, OUTFITS

WORDS: Mapping[str, Sequence[str]] = {
    "sex": ("male", "female"),
    "hair": HAIR,
    "beard": (*BEARDS, "none"),
    "glasses": (*GLASSES, "none"),
    "hat": (*HATS, "none"),
    "outfit": OUTFITS,
}
"""The fields that take a word, and the words they take; `none` takes the thing away."""

FIELDS = (*(name for name in Look.model_fields if name != "seed"), "name")

HEAD = """\
# Who looks how, the same in every picture. Change what you like: what stands here wins, and the
# pictures of a person you change are drawn anew by the next `storyboard make`.
# Greys go from 0 (black) to 1 (white), build from -1 (thin) to 1 (heavy), heights are in metres.
# For Stable Diffusion: `words:` are a look in words of your own, (weights:1.2) and all, `token:`
# the word a LoRA or embedding was taught, `reference:` a picture of the person beside this file.
"""


Keep = Callable[[str], str]
"""Puts a picture named beside cast.yaml into the store; returns its SHA-256 hex.

Raises PictureError when there is none.
"""


def dress(text: str, members: Iterable[CastMember], keep: Keep) -> tuple[CastMember, ...]:
    """Return the members as cast.yaml says they look; raises ProjectError naming the line."""
    blocks = _blocks(text)
    return tuple(
        _dressed(member, blocks[member.uid], keep) if member.uid in blocks else member
        for member in members
    )


def extend(text: str, members: Iterable[CastMember]) -> str:
    """Return cast.yaml with a block for everyone who has none yet."""
    there = _blocks(text)
    new = [_block(member) for member in members if member.uid not in there]
    head = text if text.endswith("\n") or not text else f"{text}\n"
    return (head or HEAD) + "".join(new)


def _block(member: CastMember) -> str:
    look = member.look.model_dump(mode="json", exclude={"seed"})
    # What follows from the rest of a look is not the user's to keep in step.
    made = appearance.words(member.look)
    for field, plain in (("token", ""), ("reference", ""), ("words", made)):
        if look[field] == plain:
            del look[field]
    words = {name: "none" if value is None else value for name, value in look.items()}
    body = {member.uid: {"name": member.name, **words}}
    return yaml.safe_dump(body, sort_keys=False, allow_unicode=True, default_flow_style=None)


def _dressed(member: CastMember, block: yaml.MappingNode, keep: Keep) -> CastMember:
    # Only cast.yaml gives one: where it names none, there is none.
    fields: dict[str, object] = {"reference": ""}
    lines: dict[str, int] = {}
    name = member.name
    for key, value in block.value:
        field, line = str(key.value), key.start_mark.line + 1
        if field not in FIELDS:
            raise _wrong(line, field, "is not known", FIELDS)
        given = _value(field, value, line)
        if field == "name":
            name = str(given)
        elif field == "reference":
            fields[field] = _reference(str(given or ""), line, keep)
        else:
            fields[field], lines[field] = given, line
    try:
        look = Look.model_validate({**member.look.model_dump(), **fields})
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0])
        raise ProjectError(
            f"cast.yaml line {lines.get(field, 0)}: {field}: {first['msg']}"
        ) from None
    if "words" not in fields:
        look = look.model_copy(update={"words": appearance.words(look)})
    return member.model_copy(update={"name": name, "look": look})


def _reference(named: str, line: int, keep: Keep) -> str:
    try:
        return keep(named) if named else ""
    except PictureError as error:
        raise ProjectError(f"cast.yaml line {line}: reference: {error}") from None


def _value(field: str, node: yaml.Node, line: int) -> object:
    try:
        value: object = yaml.SafeLoader("").construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError):
        raise ProjectError(
            f"cast.yaml line {line}: {field} cannot be read; write a plain word or number"
        ) from None
    if field in WORDS:
        word = "none" if value is None else value
        if word not in WORDS[field]:
            raise _wrong(line, f"{field} {word!r}", "is not known", WORDS[field])
        return None if word == "none" else word
    return None if value == "none" else value


def _blocks(text: str) -> dict[str, yaml.MappingNode]:
    """Return each person's block by uid."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ProjectError(
            f"{_place(error)}; put it right, or delete cast.yaml to have it written anew"
        ) from None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise ProjectError("cast.yaml line 1: a person's name with a colon belongs here")
    result = {}
    for key, value in root.value:
        if not isinstance(value, yaml.MappingNode):
            raise ProjectError(
                f"cast.yaml line {key.start_mark.line + 1}: the looks of {key.value} belong under "
                "the name, indented, one `field: value` a line"
            )
        result[str(key.value)] = value
    return result


def _place(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"cast.yaml line {error.problem_mark.line + 1} is not YAML ({error.problem})"
    return "cast.yaml holds characters that are not text"


def _wrong(line: int, what: str, why: str, allowed: Sequence[str]) -> ProjectError:
    return ProjectError(f"cast.yaml line {line}: {what} {why}; allowed: {', '.join(allowed)}")
