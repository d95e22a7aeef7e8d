"""The JSON schema of a pydantic model in the subset that every server understands."""

from collections.abc import Mapping
from typing import cast

from pydantic import BaseModel

from agent.directing.asking import Json, Schema, Shape

_BOUNDS = frozenset({"minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"})
_KEPT = frozenset({"type", "enum", "items", "properties"})


def of(model: type[BaseModel]) -> Shape:
    """Return the form of a model: no references, every field required, nothing else allowed."""
    whole = cast("Schema", model.model_json_schema())
    named = whole.get("$defs", {})
    assert isinstance(named, Mapping)
    return Shape(model.__name__.lower(), _plain(whole, named))


def strict(schema: Schema) -> Schema:
    """Return a schema without bounds, which OpenAI's strict mode refuses."""
    return {name: _strict(value) for name, value in schema.items() if name not in _BOUNDS}


def at_most(form: Shape, counts: Mapping[str, int]) -> Shape:
    """Return a form whose lists of these names are no longer than that.

    A small model that a grammar holds fills every list to its end.
    """
    return Shape(form.name, _shorter(form.schema, counts))


def _shorter(schema: Schema, counts: Mapping[str, int]) -> Schema:
    result = dict(schema)
    fields = schema.get("properties")
    if isinstance(fields, Mapping):
        result["properties"] = {
            name: _shorter({**field, **_most(name, counts)}, counts)
            for name, field in fields.items()
            if isinstance(field, Mapping)
        }
    if isinstance(items := schema.get("items"), Mapping):
        result["items"] = _shorter(items, counts)
    return result


def _most(name: str, counts: Mapping[str, int]) -> Schema:
    return {"maxItems": counts[name]} if name in counts else {}


def _strict(value: Json) -> Json:
    if isinstance(value, Mapping):
        return strict(value)
    return value


def _plain(schema: Schema, named: Mapping[str, Json]) -> Schema:
    reference = schema.get("$ref")
    if isinstance(reference, str):
        target = named[reference.rsplit("/", 1)[-1]]
        assert isinstance(target, Mapping)
        return _plain(target, named)
    result: dict[str, Json] = {
        name: value for name, value in schema.items() if name in _KEPT | _BOUNDS
    }
    if isinstance(items := schema.get("items"), Mapping):
        result["items"] = _plain(items, named)
    if isinstance(fields := schema.get("properties"), Mapping):
        result["properties"] = {
            name: _plain(field, named)
            for name, field in fields.items()
            if isinstance(field, Mapping)
        }
        result["required"] = list(fields)
        result["additionalProperties"] = False
    return result
