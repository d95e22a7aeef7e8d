"""How a person looks, from the words of a first description."""

from dataclasses import dataclass
from typing import Literal

Sex = Literal["male", "female"]


@dataclass(frozen=True, slots=True)
class PartialLook:
    """The fields of render.order.Look that a description says; None: not said.

    `said` pairs each field's name with the verbatim words that said it.
    """

    sex: Sex | None = None
    age: int | None = None
    height: float | None = None
    build: float | None = None
    hair: str | None = None
    hair_value: float | None = None
    skin_value: float | None = None
    beard: str | None = None
    glasses: str | None = None
    hat: str | None = None
    hat_value: float | None = None
    outfit: str | None = None
    top_value: float | None = None
    bottom_value: float | None = None
    outer_value: float | None = None
    said: tuple[tuple[str, str], ...] = ()


def describe(text: str) -> PartialLook:
    """Return what a first description says of a person's look."""
    return PartialLook()


def first_name_sex(name: str) -> Sex | None:
    """Return the sex a first name is mostly given to, None: not known or given to both."""
    return None
