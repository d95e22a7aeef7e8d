"""What a LoRA's file tells of itself: its rank, the words it was taught with, its licence."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Final

from render.diffusion.files.tensorfile import Header

_DOWN: Final = ("lora_down.weight", "lora_A.weight", "lora_A.default.weight", ".down.weight")
_PHRASES: Final = ("modelspec.trigger_phrase", "trigger_words", "ss_trigger_words")
_LICENCES: Final = ("modelspec.license", "license", "licence")
_TAGS: Final = "ss_tag_frequency"
_MOST: Final = 3
"""Words of its captions that are named when it names no phrase."""


def told(held: Header) -> str:
    """Return what a LoRA's file says of itself, in a few words."""
    ranks = {shape[0] for key, shape in held.shapes.items() if key.endswith(_DOWN)}
    parts = [f"rank {max(ranks)}"] if ranks else []
    words = _first(held.words, _PHRASES) or ", ".join(_tags(held.words.get(_TAGS, "")))
    if words:
        parts.append(f"taught with the words {words!r}")
    licence = _first(held.words, _LICENCES)
    parts.append(f"licence {licence}" if licence else "its file names no licence: see its page")
    return "; ".join(parts)


def _first(words: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((words[name] for name in names if words.get(name)), "")


def _tags(text: str) -> list[str]:
    """Return the words that most captions had, the most frequent first."""
    try:
        found = json.loads(text) if text else {}
        counts: Counter[str] = Counter()
        for tags in found.values():
            counts.update({str(tag): int(count) for tag, count in tags.items()})
    except (ValueError, AttributeError, TypeError):
        return []
    return [tag for tag, _ in counts.most_common(_MOST)]
