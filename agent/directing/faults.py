"""What an endpoint's failure means: ask again, ask in another form, or give up."""

import json
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal

from agent.directing import ladder

if TYPE_CHECKING:
    import openai

Kind = Literal["busy", "failed", "page", "form", "temperature", "long", "fatal"]


@dataclass(frozen=True)
class Fault:
    """One failure. `what` goes on from the endpoint's address; `after` in seconds, None: unsaid.

    busy: too many questions. failed: an error of the server or the line. page: no JSON at all.
    form: the mode is not taken. temperature: it is not taken. long: the question is too long.
    fatal: no question will do.
    """

    kind: Kind
    what: str
    after: float | None = None


class Again(Exception):  # noqa: N818  it is no error of anybody's
    """The same question may be asked again."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


class Lower(Exception):  # noqa: N818  it is no error of anybody's
    """The question may be asked in a lower mode."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


_FATAL = {
    401: "refuses the key; set STORYBOARD_API_KEY to one of its keys",
    402: "says that the account has no credit left",
    403: "does not allow this key to use $model",
    404: "has no model $model, or is no such address; see --model and --base-url (it often ends "
         "in /v1)",
}  # fmt: skip


def judge(error: "openai.APIError") -> Fault:
    """Return what an error of the client means. No words of the server's are passed on."""
    import openai

    if isinstance(error, openai.APITimeoutError):
        return Fault("failed", "does not answer in time; a slow model needs a longer timeout")
    if not isinstance(error, openai.APIStatusError):
        broken = isinstance(error, openai.APIResponseValidationError)
        what = reason("page", error) if broken else "cannot be reached; is the server running?"
        return Fault("page" if broken else "failed", what)
    status, code = error.status_code, str(error.code or "")
    if code == "insufficient_quota":
        return Fault("fatal", _FATAL[402])
    if status in _FATAL:
        return Fault("fatal", _FATAL[status])
    if status == 429:
        return Fault("busy", "is asked too often", _after(error))
    return _refused(error, status, code)


def _refused(error: "openai.APIStatusError", status: int, code: str) -> Fault:
    named = f" ({code[:40]})" if code.replace("_", "").isalnum() else ""
    if status == 400 and "temperature" in error.message:
        return Fault("temperature", f"refuses the question{named}: the temperature")
    if "context" in error.message and status == 400:
        return Fault("long", "says that the question is too long for $model")
    if ladder.refused(status, error.message):
        return Fault("form", f"refuses the question with status {status}{named}")
    return Fault("failed", f"fails with status {status}{named}", _after(error))


def _after(error: "openai.APIStatusError") -> float | None:
    """Return the seconds a server asks to wait; None when it does not say."""
    said = error.response.headers.get("retry-after", "")
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(said)
        now = parsedate_to_datetime(error.response.headers.get("date", ""))
    except ValueError:
        return None
    return max(0.0, (then - now).total_seconds())


def reason(kind: Literal["page"], error: Exception) -> str:
    """Return what to say of a reply that is no answer."""
    html = "<html" in str(error).lower() or "<!doctype" in str(error).lower()
    if html or isinstance(error, json.JSONDecodeError):
        return ("answers with a web page and not with JSON: a log-in page of the network, or not "
                "the address of an API (it often ends in /v1)")  # fmt: skip
    return "answers in a form that is no chat completion; see --base-url"
