"""Reads what LangChain hands back: the text, the tokens, and why it may be no whole answer."""

import json
from typing import TYPE_CHECKING

from agent.directing.asking import Answer, Mode

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage

_STOPPED = {
    "length": "the answer was cut off at the token limit",
    "max_output_tokens": "the answer was cut off at the token limit",
    "content_filter": "the endpoint's filter stopped the answer",
}


def answer_of(said: "AIMessage", mode: Mode) -> Answer:
    """Return our answer for LangChain's message, of chat completions or of the Responses API."""
    used = said.usage_metadata
    return Answer(
        text=_text(said),
        tokens_in=used["input_tokens"] if used else 0,
        tokens_out=used["output_tokens"] if used else 0,
        mode=mode,
        fault=_fault(said),
    )


def _text(said: "AIMessage") -> str:
    if said.tool_calls:
        return json.dumps(said.tool_calls[0]["args"], ensure_ascii=False)
    if said.invalid_tool_calls:
        return str(said.invalid_tool_calls[0]["args"] or "")
    return str(said.text)


def _fault(said: "AIMessage") -> str:
    about = said.response_metadata
    stopped = about.get("finish_reason") or ""
    if about.get("status") == "incomplete":
        stopped = (about.get("incomplete_details") or {}).get("reason", "max_output_tokens")
    if stopped in _STOPPED:
        return _STOPPED[stopped]
    blocks = said.content if isinstance(said.content, list) else []
    refused = any(isinstance(block, dict) and block.get("type") == "refusal" for block in blocks)
    if refused or said.additional_kwargs.get("refusal"):
        return "the model refused to answer"
    return "" if _text(said).strip() else "the answer was empty"
