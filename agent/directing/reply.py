"""Finds the JSON object in what a model said: thought, fences and chatter around it are dropped."""

import json
import re

_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_OPEN_THOUGHT = re.compile(r"^.*</(?:think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)
_BEGIN = re.compile(r"\{\s*[\"}]")


def json_object(text: str) -> str:
    """Return the outermost JSON object of a text; empty when there is no whole one.

    A truncated object is none: what is missing at its end can never be guessed.
    """
    said = _OPEN_THOUGHT.sub("", _THOUGHT.sub("", text))
    decoder = json.JSONDecoder()
    begin = _BEGIN.search(said)
    while begin:
        try:
            found, end = decoder.raw_decode(said, begin.start())
        except (ValueError, RecursionError):
            return ""
        if found:
            return said[begin.start() : end]
        begin = _BEGIN.search(said, end)
    return ""
