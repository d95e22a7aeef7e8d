"""A model server on this machine that speaks the OpenAI wire format, and fails as it is told."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

Fault = Literal[
    "good", "fence", "think", "truncated", "schema", "refusal", "length", "filter", "empty", "400",
    "401", "403", "404", "422", "quota", "429", "429 long", "429 longer", "500", "500 schema",
    "hang", "drop", "html", "garbage", "no choices", "context",
]  # fmt: skip
Brain = Callable[[str, str], str]
"""Answers a system and a user text."""

_STATUS: dict[str, tuple[int, str, str]] = {
    "400": (400, "bad request", "invalid_request_error"),
    "401": (401, "Incorrect API key provided: sk-secret", "invalid_api_key"),
    "403": (403, "no access", "forbidden"),
    "404": (404, "The model does not exist", "model_not_found"),
    "422": (422, "cannot process response_format", "unprocessable"),
    "quota": (429, "You exceeded your current quota", "insufficient_quota"),
    "429": (429, "Rate limit reached", "rate_limit_exceeded"),
    "429 long": (429, "Rate limit reached", "rate_limit_exceeded"),
    "429 longer": (429, "Rate limit reached", "rate_limit_exceeded"),
    "500": (500, "internal error", "server_error"),
    "500 schema": (500, "grammar for json_schema failed", "server_error"),
    "context": (400, "This model's maximum context length is 10", "context_length_exceeded"),
}
_AFTER = {"429": "0.01", "429 long": "300", "429 longer": "7200"}


@dataclass
class Asked:
    """One request as it came."""

    path: str
    body: dict[str, object]
    key: str
    fault: Fault = "good"

    @property
    def mode(self) -> str:
        """How the answer's form was asked for."""
        text = self.body.get("text")
        wanted = text.get("format") if isinstance(text, dict) else self.body.get("response_format")
        if self.body.get("tools"):
            return "tool"
        return str(wanted["type"]) if isinstance(wanted, dict) else "text"

    @property
    def probe(self) -> bool:
        """Whether it is the question that finds out the mode."""
        return "ready" in self.texts[1] and len(self.texts[1]) < 40

    @property
    def texts(self) -> tuple[str, str]:
        """The system and the user text."""
        told = self.body.get("messages") or self.body.get("input")
        assert isinstance(told, list)
        texts = {one["role"]: _plain(one["content"]) for one in told}
        return texts.get("system") or texts.get("developer", ""), texts["user"]


def _plain(content: object) -> str:
    if isinstance(content, list):
        return "".join(part["text"] for part in content)
    return str(content)


@dataclass
class Server:
    """The server. `fault` says what befalls a request, by its number from 0 and the request."""

    brain: Brain
    fault: Callable[[int, Asked], Fault] = lambda count, asked: "good"
    takes: Sequence[str] = ("json_schema", "tool", "json_object", "text")
    latency: float = 0.0
    asked: list[Asked] = field(default_factory=list)
    url: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def paid(self) -> list[Asked]:
        """The requests but the probes."""
        return [one for one in self.asked if not one.probe]


@contextmanager
def serving(
    brain: Brain,
    fault: Callable[[int, Asked], Fault] | Fault = "good",
    takes: Sequence[str] = ("json_schema", "tool", "json_object", "text"),
    latency: float = 0.0,
) -> Iterator[Server]:
    """Yield a server that runs until the block ends; a probe always succeeds unless it is told.

    `fault` given as a word befalls every request that is not a probe.
    """

    def always(count: int, asked: Asked) -> Fault:
        return "good" if asked.probe else fault if isinstance(fault, str) else fault(count, asked)

    server = Server(brain, always if isinstance(fault, str) else fault, takes, latency)

    class Handler(_Handler):
        told = server

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    server.url = f"http://127.0.0.1:{listening.server_address[1]}/v1"
    threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}).start()
    try:
        yield server
    finally:
        server.released.set()
        listening.shutdown()
        listening.server_close()


class _Handler(BaseHTTPRequestHandler):
    told: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the body waits 40 ms for the headers to be acknowledged

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Say nothing."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        asked = Asked(self.path, body, self.headers.get("authorization", ""))
        with self.told.lock:
            count = len(self.told.asked)
            self.told.asked.append(asked)
        if self.told.latency:
            time.sleep(self.told.latency)
        if asked.mode not in self.told.takes:
            self._error(400, f"{asked.mode} is not supported: response_format", "unsupported")
            return
        asked.fault = self.told.fault(count, asked)
        self._answer(asked, asked.fault)

    def _answer(self, asked: Asked, fault: Fault) -> None:
        if fault in _STATUS:
            self._error(*_STATUS[fault], after=_AFTER.get(fault))
        elif fault == "hang":
            self.told.released.wait(30)
        elif fault == "drop":
            self.close_connection = True
            self.connection.close()
        elif fault == "html":
            self._send(200, b"<!doctype html><html>Log in</html>", "text/html")
        elif fault == "garbage":
            self._send(200, b"{not json", "application/json")
        elif fault == "no choices":
            self._send(200, b'{"object": "list", "data": []}', "application/json")
        else:
            self._say(asked, fault)

    def _say(self, asked: Asked, fault: Fault) -> None:
        text = self.told.brain(*asked.texts)
        spoken = {
            "fence": f"Here is the plan:\n```json\n{text}\n```\nEnjoy!",
            "think": f"<think>\nLet me see {{\"a\": 1}} ... \n</think>\n{text}",
            "truncated": text[: len(text) * 2 // 3],
            "length": text[: len(text) // 2],
            "schema": '{"scenes": [{"scene": 1, "beats": [{"first": "one", "size": "huge"}]}]}',
            "refusal": "", "empty": "", "filter": "",
        }.get(fault, text)  # fmt: skip
        if self.path.endswith("/responses"):
            body = _response(spoken, fault, asked)
        else:
            body = _completion(spoken, fault, asked)
        self._send(200, json.dumps(body).encode(), "application/json")

    def _error(self, status: int, message: str, code: str, after: str | None = None) -> None:
        body = json.dumps({"error": {"message": message, "type": "x", "code": code}})
        self._send(status, body.encode(), "application/json", after)

    def _send(self, status: int, body: bytes, kind: str, after: str | None = None) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        if after:
            self.send_header("retry-after", after)
        with suppress(ConnectionError):  # whoever asked may be gone
            self.end_headers()
            self.wfile.write(body)


def _completion(text: str, fault: Fault, asked: Asked) -> dict[str, object]:
    message: dict[str, object] = {"role": "assistant", "content": text}
    ended = {"length": "length", "filter": "content_filter"}.get(fault, "stop")
    if fault == "refusal":
        message |= {"content": None, "refusal": "I cannot help with that."}
    elif asked.mode == "tool":
        tools = asked.body["tools"]
        assert isinstance(tools, list)
        call = {"name": tools[0]["function"]["name"], "arguments": text}
        message |= {"content": None,
                    "tool_calls": [{"id": "1", "type": "function", "function": call}]}  # fmt: skip
    return {
        "id": "1", "object": "chat.completion", "created": 1, "model": asked.body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": ended}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150},
    }  # fmt: skip


def _response(text: str, fault: Fault, asked: Asked) -> dict[str, object]:
    content: dict[str, object] = {"type": "output_text", "text": text, "annotations": []}
    if fault == "refusal":
        content = {"type": "refusal", "refusal": "I cannot help with that."}
    output: dict[str, object] = {
        "type": "message", "id": "m1", "role": "assistant", "status": "completed",
        "content": [content],
    }  # fmt: skip
    if asked.mode == "tool":
        tools = asked.body["tools"]
        assert isinstance(tools, list)
        output = {"type": "function_call", "id": "f1", "call_id": "c1", "name": tools[0]["name"],
                  "arguments": text, "status": "completed"}  # fmt: skip
    stopped = {"length": "max_output_tokens", "filter": "content_filter"}.get(fault)
    return {
        "id": "resp_1", "object": "response", "created_at": 1, "model": asked.body["model"],
        "status": "incomplete" if stopped else "completed", "error": None,
        "incomplete_details": {"reason": stopped} if stopped else None,
        "output": [output], "parallel_tool_calls": False, "tool_choice": "auto", "tools": [],
        "usage": {"input_tokens": 100, "output_tokens": 50, "total_tokens": 150,
                  "input_tokens_details": {"cached_tokens": 0},
                  "output_tokens_details": {"reasoning_tokens": 0}},
    }  # fmt: skip
