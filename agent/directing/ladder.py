"""How a question is put in each mode: what goes beside the messages, what into the prompt."""

import json
import re

from agent.directing import shape as shapes
from agent.directing.asking import Json, Mode, Schema, Shape

RUNGS: tuple[Mode, ...] = ("json_schema", "tool", "json_object", "text")
"""From the mode that holds a model best to the one every server has."""

_REFUSED = re.compile(
    r"response_format|json_schema|schema|grammar|tool|function|text\.format", re.I
)


def below(mode: Mode) -> Mode | None:
    """Return the next mode down; None under the last."""
    at = RUNGS.index(mode) + 1
    return RUNGS[at] if at < len(RUNGS) else None


def refused(status: int, message: str) -> bool:
    """Return whether a server's error says that it does not take the mode."""
    return status in (400, 422) or (status == 500 and bool(_REFUSED.search(message)))


def options(mode: Mode, shape: Shape, *, bounded: bool, responses: bool) -> dict[str, Json]:
    """Return what is sent beside the messages.

    `bounded`: the server is one on this machine whose grammar takes bounds; small models run away
    without. `responses`: the Responses API, else chat completions.
    """
    schema = shape.schema if bounded else shapes.strict(shape.schema)
    if mode == "text":
        return {}
    if mode == "tool":
        return _tool(shape, schema)
    wanted: Schema = {"type": "json_object"}
    if mode == "json_schema":
        named: Schema = {"name": shape.name, "schema": schema, "strict": True}
        wanted = {"type": "json_schema", **(named if responses else {"json_schema": named})}
    if responses:
        return {"text": {"format": wanted}}
    return {"extra_body": {"response_format": wanted}}


def _tool(shape: Shape, schema: Schema) -> dict[str, Json]:
    function: Schema = {
        "name": shape.name,
        "description": "Give the answer.",
        "parameters": schema,
        "strict": True,
    }
    chosen: Schema = {"type": "function", "function": {"name": shape.name}}
    return {"tools": [{"type": "function", "function": function}], "tool_choice": chosen}


def told(system: str, mode: Mode, shape: Shape) -> str:
    """Return the system text; where the server does not hold the form, the prompt says it."""
    if mode in ("json_schema", "tool"):
        return system
    schema = json.dumps(shapes.strict(shape.schema), ensure_ascii=False)
    return f"{system}\n\nThe form of the answer, as a JSON schema:\n{schema}"
