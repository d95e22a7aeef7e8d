"""Asks a model one question with a form, and has the answer repaired until it holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from agent.directing import reply, shape
from agent.directing.asking import LLM
from agent.directing.cost import Purse
from agent.errors import AnswerError
from prompts import Prompt, fill

REPAIRS = 2
"""How often a model may put an answer right."""

Form = TypeVar("Form", bound=BaseModel)


@dataclass(frozen=True)
class Desk:
    """Whom to ask, and how to have it repaired."""

    model: LLM
    repair: Prompt
    purse: Purse
    fence: Callable[[], str]


def consult(
    desk: Desk, prompt: Prompt, form: type[Form], values: Mapping[str, str],
    check: Callable[[Form], Sequence[str]] = lambda said: (),
) -> Form:  # fmt: skip
    """Return the answer to a question; AnswerError when it never has the form or never holds.

    `values` fill the prompt; what stands between the fences must not hold the fence itself.
    """
    fence = desk.fence()
    told = {name: text.replace(fence, "") for name, text in values.items()}
    if "fence" in prompt.inputs:
        told["fence"] = fence
    system, user = fill(prompt, **told)
    question = user
    wrong = ""
    for _ in range(1 + REPAIRS):
        desk.purse.check()
        answered = desk.model.ask(system, user, shape.of(form))
        desk.purse.pay(answered)
        said, wrong = (None, answered.fault) if answered.fault else _read(answered.text, form)
        found = "\n".join(check(said)) if said is not None else wrong
        if said is not None and not found:
            return said
        wrong = found
        system, user = fill(
            desk.repair, question=question, answer=answered.text[:4000] or "(nothing)",
            problems=wrong,
        )  # fmt: skip
    raise AnswerError(f"{desk.model.name} gave no answer that holds: {wrong.splitlines()[0]}")


def _read(text: str, form: type[Form]) -> tuple[Form | None, str]:
    try:
        return form.model_validate_json(reply.json_object(text)), ""
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        return None, f"{where or 'the answer'}: {first['msg']}"
