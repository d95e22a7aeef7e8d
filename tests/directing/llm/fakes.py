"""A model at our own Protocol that answers as it is told, as strict as a real one."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import prompts
from agent.board import Board, Settings
from agent.directing.asking import Answer, Json, Shape
from agent.directing.assembly import News
from agent.directing.cache import Cache
from agent.directing.cost import Estimate, Purse
from agent.directing.model import LlmDirector, Prompts
from agent.errors import AnswerError
from agent.reading import fountain
from tests.directing.llm import brain

Say = Callable[[str, str], str | Answer]


@dataclass
class ScriptedLLM:
    """Answers by `say(system, user)`; an Exception that `say` raises is what the line does.

    Refuses a question that is not one: an empty text, or a schema outside the common subset.
    """

    say: Say = brain.answer
    name: str = "scripted"
    where: str = "http://127.0.0.1:1/v1"
    asked: list[tuple[str, str]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, system: str, user: str, shape: Shape) -> Answer:
        """Return what `say` says."""
        assert system.strip()
        assert user.strip()
        assert shape.name.isidentifier()
        well_formed(shape.schema)
        with self._lock:
            self.asked.append((system, user))
        said = self.say(system, user)
        if isinstance(said, Answer):
            return said
        return Answer(said, tokens_in=len(system + user) // 4, tokens_out=len(said) // 4)


def well_formed(schema: Mapping[str, Json]) -> None:
    """Fail on a schema that a strict server refuses."""
    assert not {"$ref", "$defs", "anyOf", "oneOf", "allOf", "default", "title"} & schema.keys()
    if schema.get("type") == "object":
        fields = schema["properties"]
        required = schema["required"]
        assert isinstance(fields, Mapping)
        assert isinstance(required, Sequence)
        assert schema["additionalProperties"] is False
        assert list(required) == list(fields)
        for one in fields.values():
            assert isinstance(one, Mapping)
            assert "type" in one
            well_formed(one)
    if schema.get("type") == "array":
        items = schema["items"]
        assert isinstance(items, Mapping)
        well_formed(items)


def in_turn(*said: str | Answer | AnswerError) -> Say:
    """Return what says one thing after the other to questions on scenes, the last for good."""
    left = list(said)

    def say(system: str, user: str) -> str | Answer:
        if "casting director" in system:
            return brain.cast(user)
        one = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(one, AnswerError):
            raise one
        return one

    return say


def director(
    model: ScriptedLLM,
    cache: Cache | None = None,
    agree: Callable[[Estimate], bool] = lambda estimate: True,
    tell: Callable[[News], None] = lambda news: None,
    purse: Purse | None = None,
    threads: int = 4,
) -> LlmDirector:
    """Return a director with a scripted model."""
    asked = Prompts(*(prompts.load(name) for name in ("cast_and_places", "scenes", "repair")))
    return LlmDirector(
        model=model, prompts=asked, agree=agree, cache=cache, purse=purse or Purse(),
        threads=threads, tell=tell,
    )  # fmt: skip


def plan(script: str, model: ScriptedLLM, cache: Cache | None = None) -> Board:
    """Return the board a scripted model directs."""
    return director(model, cache).plan(fountain.parse(script), Settings())
