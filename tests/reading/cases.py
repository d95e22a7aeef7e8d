"""The cases of the Fountain syntax page: the published ones, and more of the same kind."""

import json
from pathlib import Path
from typing import TypedDict

from agent.reading.report import Json

_FIXTURES = Path(__file__).parents[1] / "fixtures"


class Case(TypedDict, total=False):
    """A source and what is read in it; `because` words the rule, `status` a rule not published."""

    name: str
    rule: str
    because: str
    input: str
    expected: list[dict[str, Json]]
    notes: list[str]
    boneyards: int
    compare: str
    status: str


def _load(name: str) -> list[Case]:
    cases: list[Case] = json.loads((_FIXTURES / name).read_text(encoding="utf-8"))
    return cases


CASES = [*_load("fountain_cases.json"), *_load("fountain_more_cases.json")]
NAMES = [case["name"] for case in CASES]
