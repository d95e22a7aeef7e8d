import importlib.util
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from agent.directing.asking import Answer, Shape
from agent.directing.llm import ChatModel, Pace
from agent.errors import AnswerError, ModelError
from agent.settings import Api, Endpoint
from tests.wire import Asked, Fault, Server, serving

pytestmark = [
    pytest.mark.extra,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(importlib.util.find_spec("langchain_openai") is None, reason="extra llm"),
]
SHAPE = Shape(
    "plan",
    {"type": "object", "properties": {"a": {"type": "integer", "maximum": 9}}, "required": ["a"],
     "additionalProperties": False},
)  # fmt: skip
KEY = "sk-very-secret"


def brain(system: str, user: str) -> str:
    return '{"word": "ready"}' if "ready" in user else '{"a": 1}'


@dataclass
class Clock:
    """Passes only when somebody waits."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def read(self) -> float:
        return self.now


def client(server: Server, clock: Clock | None = None, api: Api = "chat") -> ChatModel:
    clock = clock or Clock()
    end = Endpoint(server.url, "some-model", KEY, api=api, timeout=0.5)
    return ChatModel(end, Pace(clock.wait, clock.read))


def once(fault: Fault, times: int = 1) -> Callable[[int, Asked], Fault]:
    left = [fault] * times
    return lambda count, asked: "good" if asked.probe or not left else left.pop()


@pytest.mark.parametrize("api", ["chat", "responses"])
@pytest.mark.parametrize("fault", ["good", "fence", "think", "truncated", "schema"])
def test_what_is_said_comes_back_whole_with_its_tokens(api: Api, fault: Fault) -> None:
    with serving(brain, fault) as server:
        answer = client(server, api=api).ask("Be brief.", "A number?", SHAPE)
    assert (answer.tokens_in, answer.tokens_out, answer.mode) == (100, 50, "json_schema")
    assert answer.fault == ""
    assert answer.text


@pytest.mark.parametrize("api", ["chat", "responses"])
@pytest.mark.parametrize("taken", ["json_schema", "tool", "json_object", "text"])
def test_the_ladder_is_climbed_down_once(api: Api, taken: str) -> None:
    with serving(brain, takes=[taken]) as server:
        model = client(server, api=api)
        said = [model.ask("Be brief.", "A number?", SHAPE) for _ in range(3)]
    rungs = ["json_schema", "tool", "json_object", "text"]
    assert [one.mode for one in said] == [taken] * 3
    assert json.loads(said[0].text) == {"a": 1}
    assert [one.mode for one in server.asked] == [*rungs[: rungs.index(taken) + 1], *[taken] * 3]
    assert ("JSON schema" in server.paid[0].texts[0]) == (taken in ("json_object", "text"))


@pytest.mark.parametrize("fault", ["400", "422", "500 schema"])
def test_a_schema_refused_later_is_asked_in_a_lower_mode(fault: Fault) -> None:
    with serving(brain, once(fault)) as server:
        answer = client(server).ask("Be brief.", "A number?", SHAPE)
    assert answer.mode == "tool"


def test_a_server_that_refuses_every_form_is_named() -> None:
    with (
        serving(brain, takes=[]) as server,
        pytest.raises(ModelError, match="refuses the question"),
    ):
        client(server).ask("Be brief.", "A number?", SHAPE)


def test_openai_is_told_to_keep_nothing() -> None:
    with serving(brain) as server:
        client(server, api="responses").ask("Be brief.", "A number?", SHAPE)
    assert {one.body["store"] for one in server.asked} == {False}


def test_bounds_go_only_to_a_grammar_on_this_machine() -> None:
    with serving(brain) as server:
        client(server).ask("Be brief.", "A number?", SHAPE)
    assert '"maximum": 9' in json.dumps(server.paid[0].body)


@pytest.mark.parametrize("api", ["chat", "responses"])
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("refusal", "refused"),
        ("length", "cut off"),
        ("filter", "filter"),
        ("empty", "empty"),
    ],
)
def test_half_an_answer_is_called_so(api: Api, fault: Fault, said: str) -> None:
    with serving(brain, fault) as server:
        answer = client(server, api=api).ask("Be brief.", "A number?", SHAPE)
    assert said in answer.fault


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("401", "refuses the key; set STORYBOARD_API_KEY"),
        ("403", "does not allow this key to use some-model"),
        ("404", "has no model some-model"),
        ("quota", "no credit left"),
    ],
)
def test_what_no_question_can_mend_is_one_line_after_one_request(fault: Fault, said: str) -> None:
    with serving(brain, lambda count, asked: fault) as server:
        with pytest.raises(ModelError) as raised:
            client(server).ask("Be brief.", "A number?", SHAPE)
        assert said in str(raised.value)
        assert len(server.asked) == 1
        assert "sk-" not in str(raised.value)


@pytest.mark.parametrize("fault", ["500", "hang", "drop", "html", "garbage", "no choices", "429"])
def test_what_passes_is_asked_again(fault: Fault) -> None:
    clock = Clock()
    with serving(brain, once(fault, 2)) as server:
        answer = client(server, clock).ask("Be brief.", "A number?", SHAPE)
    assert answer.text == '{"a": 1}'
    assert len(server.paid) == 3
    assert all(seconds > 0 for seconds in clock.waits)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("500", "fails with status 500"),
        ("hang", "does not answer in time"),
        ("drop", "cannot be reached"),
        ("html", "answers with a web page"),
        ("429", "is asked too often"),
    ],
)
def test_what_does_not_pass_is_one_line(fault: Fault, said: str) -> None:
    with serving(brain, fault) as server:
        with pytest.raises(AnswerError) as raised:
            client(server).ask("Be brief.", "A number?", SHAPE)
        assert said in str(raised.value)
        assert len(server.paid) == 4
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("fault", ["html", "drop", "500"])
def test_an_endpoint_that_never_answers_is_found_out_before_the_script_goes(fault: Fault) -> None:
    with serving(brain, lambda count, asked: fault) as server:
        with pytest.raises(ModelError):
            client(server).ask("Be brief.", "A number?", SHAPE)
        assert len(server.asked) == 1
        assert server.paid == []


def test_a_long_wait_that_is_asked_for_is_kept() -> None:
    clock = Clock()
    heard: list[str] = []
    with serving(brain, once("429 long")) as server:
        model = client(server, clock)
        model.note = heard.append
        model.ask("Be brief.", "A number?", SHAPE)
    assert clock.waits == [300.0]
    assert heard == [f"{server.url} asks to wait 300 s"]


def test_a_wait_of_hours_ends_the_run() -> None:
    with (
        serving(brain, "429 longer") as server,
        pytest.raises(ModelError, match="wait 120 minutes"),
    ):
        client(server).ask("Be brief.", "A number?", SHAPE)


def test_a_question_that_is_too_long_is_not_asked_again() -> None:
    with serving(brain, "context") as server:
        with pytest.raises(AnswerError, match="too long for some-model"):
            client(server).ask("Be brief.", "A number?", SHAPE)
        assert len(server.paid) == 1


def test_nobody_there_is_one_line() -> None:
    end = Endpoint("http://127.0.0.1:9/v1", "m", timeout=0.5)
    with pytest.raises(ModelError, match=r"127\.0\.0\.1:9/v1 cannot be reached"):
        ChatModel(end).ask("Be brief.", "A number?", SHAPE)


def test_the_key_goes_to_the_server_and_into_no_text() -> None:
    with serving(brain) as server:
        model = client(server)
        answer = model.ask("Be brief.", "A number?", SHAPE)
    assert {one.key for one in server.asked} == {f"Bearer {KEY}"}
    assert KEY not in repr(model) + repr(answer) + repr(model.endpoint)


@pytest.mark.parametrize("api", ["chat", "responses"])
@pytest.mark.parametrize("fault", ["good", "400", "500"])
def test_neither_the_script_nor_the_key_is_logged(
    api: Api, fault: Fault, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_LOG", "debug")
    caplog.set_level(logging.DEBUG)
    with serving(brain, once(fault)) as server:
        client(server, api=api).ask("Be brief.", "The butler did it.", SHAPE)
    assert "butler" not in caplog.text
    assert KEY not in caplog.text


def test_tracing_is_kept_off(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda system, user: "{}") as spy, serving(brain) as server:
        for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
            monkeypatch.setenv(name, "true")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", spy.url)
        monkeypatch.setenv("LANGSMITH_API_KEY", "x")
        monkeypatch.setenv("LANGSMITH_GATEWAY", spy.url)
        said: Answer = client(server).ask("Be brief.", "A number?", SHAPE)
    assert said.text == '{"a": 1}'
    assert spy.asked == []
