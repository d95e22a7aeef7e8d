"""What a language model is to us: a question goes in, a text comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

Mode = Literal["json_schema", "tool", "json_object", "text"]
"""How a server is brought to answer in JSON, the strictest way first."""

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
Schema: TypeAlias = Mapping[str, Json]


@dataclass(frozen=True)
class Shape:
    """The form an answer must have. `schema` is JSON schema, bounds included, without references.

    `name` is one word a server may show.
    """

    name: str
    schema: Schema


PROBE = Shape(
    "ready",
    {
        "type": "object",
        "properties": {"word": {"type": "string", "maxLength": 20}},
        "required": ["word"],
        "additionalProperties": False,
    },
)
"""The form of the least question there is, to try an endpoint with."""


@dataclass(frozen=True)
class Answer:
    """What came back. `tokens_in` and `tokens_out` are 0 when the server does not say.

    `fault` is empty, or says why the text is no whole answer: refused, cut off, filtered.
    """

    text: str
    tokens_in: int = 0
    tokens_out: int = 0
    mode: Mode = "json_schema"
    fault: str = ""


class LLM(Protocol):
    """Answers questions, many at a time from several threads."""

    @property
    def name(self) -> str:
        """The model's name."""

    @property
    def where(self) -> str:
        """The address the questions go to."""

    def ask(self, system: str, user: str, shape: Shape) -> Answer:
        """Return the answer to one question.

        Raises AnswerError when there is none, and ModelError when there will be none to any.
        """
