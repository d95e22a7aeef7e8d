"""The client: an OpenAI-compatible endpoint spoken to through LangChain; nobody else imports it."""

import ipaddress
import logging
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from agent.directing import ladder
from agent.directing.asking import PROBE, Answer, Mode, Shape
from agent.directing.faults import Again, Fault, Lower, judge, reason
from agent.directing.spoken import answer_of
from agent.errors import AnswerError, ModelError
from agent.settings import Endpoint

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage
    from langchain_openai import ChatOpenAI

TRIES = 4
"""How often a question is sent when the server fails on it."""

PATIENCE = 600.0
"""Seconds a server may ask us to wait."""

_QUIET = ("openai", "httpx", "httpx2", "langchain_core", "langchain_openai", "langsmith")


@dataclass
class Pace:
    """Holds every thread back while the server asks for it. `wait` sleeps, `clock` in seconds."""

    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    until: float = 0.0

    def keep(self) -> None:
        """Wait until questions are welcome again."""
        while (left := self.until - self.clock()) > 0:
            self.wait(left)

    def hold(self, seconds: float) -> None:
        """Let no question go before so many seconds have passed."""
        self.until = max(self.until, self.clock() + seconds)


@dataclass
class ChatModel:
    """A model behind an endpoint; implements agent.directing.asking.LLM.

    `note` is told of waits longer than a few seconds. The mode is found out once, by a question
    without a word of the script; `mode` None: not yet.
    """

    endpoint: Endpoint
    pace: Pace = field(default_factory=Pace)
    note: Callable[[str], None] = lambda line: None
    mode: Mode | None = None
    _warm: bool = True
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _client: "ChatOpenAI | None" = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The model's name."""
        return self.endpoint.model

    @property
    def where(self) -> str:
        """The endpoint's address."""
        return self.endpoint.base_url

    def ask(self, system: str, user: str, shape: Shape) -> Answer:
        """Return the answer to one question; see the Protocol."""
        mode = self.probe()
        while True:
            try:
                return self._patiently(system, user, shape, mode)
            except Lower as error:
                lower = ladder.below(mode)
                if lower is None:
                    raise AnswerError(self._line(error.fault)) from None
                mode = lower
                with self._lock:
                    self.mode = mode

    def probe(self) -> Mode:
        """Return the mode the endpoint answers in, asking it the first time.

        Raises ModelError when it cannot be reached, refuses the key or does not know the model.
        """
        with self._lock:
            if self.mode is None:
                self.mode = self._probed()
            return self.mode

    def _probed(self) -> Mode:
        for mode in ladder.RUNGS:
            try:
                answer = self._once("Answer in JSON.", 'Say "ready".', PROBE, mode)
            except Lower as error:
                if mode == ladder.RUNGS[-1]:
                    raise ModelError(self._line(error.fault)) from None
                continue
            except Again as error:
                if error.fault.kind == "busy":
                    return mode  # it takes the form, and asks for a little time
                raise ModelError(self._line(error.fault)) from None
            if answer.text or mode == ladder.RUNGS[-1]:
                return mode
        raise AssertionError("the last rung always answers")

    def _patiently(self, system: str, user: str, shape: Shape, mode: Mode) -> Answer:
        """Ask until there is an answer, a few times at most."""
        for count in range(1, TRIES + 1):
            self.pace.keep()
            try:
                return self._once(system, user, shape, mode)
            except Again as error:
                if count == TRIES:
                    raise AnswerError(self._line(error.fault)) from None
                self._hold(error.fault, count)
        raise AssertionError("the last try returns or raises")

    def _hold(self, fault: Fault, count: int) -> None:
        seconds = fault.after if fault.after is not None else min(0.5 * 2**count, 8.0)
        if seconds > PATIENCE:
            raise ModelError(
                f"{self.where} asks to wait {seconds / 60:.0f} minutes; run it again then: what "
                "is answered is kept"
            )
        if seconds >= 5:
            self.note(f"{self.where} asks to wait {seconds:.0f} s")
        if fault.kind == "busy":
            self.pace.hold(seconds)
        else:
            self.pace.wait(seconds)

    def _once(self, system: str, user: str, shape: Shape, mode: Mode) -> Answer:
        import langsmith
        import openai
        from langchain_core.messages import HumanMessage, SystemMessage

        options = ladder.options(
            mode, shape, bounded=self._here, responses=self.endpoint.api == "responses"
        )
        messages = [SystemMessage(ladder.told(system, mode, shape)), HumanMessage(user)]
        try:
            with langsmith.tracing_context(enabled=False):
                said: AIMessage = self._chat().bind(**options).invoke(messages)
        except openai.APIError as error:
            raise self._judged(judge(error)) from None
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            # what langchain_openai raises over a reply that is no chat completion
            raise self._judged(Fault("page", reason("page", error))) from None
        return answer_of(said, mode)

    def _judged(self, fault: Fault) -> Exception:
        if fault.kind == "temperature" and self._warm:
            self._warm, self._client = False, None
            return Again(Fault("temperature", fault.what, 0.0))
        if fault.kind in ("form", "temperature"):
            return Lower(fault)
        if fault.kind == "long":
            return AnswerError(self._line(fault))
        if fault.kind == "fatal":
            return ModelError(self._line(fault))
        return Again(fault)

    def _line(self, fault: Fault) -> str:
        return f"{self.where} {fault.what}".replace("$model", self.name)

    @property
    def _here(self) -> bool:
        return is_local(self.where)

    def _chat(self) -> "ChatOpenAI":
        client = self._client
        if client is None:
            client = self._client = self._made()
        return client

    def _made(self) -> "ChatOpenAI":
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        warnings.filterwarnings("ignore", module="langchain_openai")
        for name in _QUIET:
            logging.getLogger(name).setLevel(logging.ERROR)
        end = self.endpoint
        return ChatOpenAI(
            model=end.model,
            base_url=end.base_url,
            api_key=SecretStr(end.key or "none"),
            temperature=end.temperature if self._warm else None,
            timeout=end.timeout,
            max_retries=0,
            use_responses_api=end.api == "responses",
            store=False if end.api == "responses" else None,  # OpenAI keeps answers for a month
        )


def is_local(url: str) -> bool:
    """Return whether an address is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
