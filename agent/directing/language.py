"""Which language a script is in, from its commonest little words."""

import re
from collections import Counter

from agent.directing import wordset
from agent.screenplay import Screenplay

_WORDS: dict[str, frozenset[str]] = {
    "en": wordset.of("a as the and of to is in his her with he she it they you on at from"),
    "fr": wordset.of("le la les et des une un dans est il elle sur avec son sa qui que se au"),
    "de": wordset.of("der die das und ein eine ist in den dem mit er sie auf zu nicht sich"),
    "es": wordset.of("el la los las y un una en es con su que se del por él ella"),
    "it": wordset.of("il lo la gli e un una in è con suo sua che si del per lui lei"),
    "pt": wordset.of("o a os as e um uma em é com seu sua que se do da não ele ela"),
    "nl": wordset.of("de het een en van is in op met zijn haar hij zij niet dat"),
}
_NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "ja": "Japanese", "ko": "Korean", "zh": "Chinese",
    "ru": "Russian", "el": "Greek", "ar": "Arabic", "he": "Hebrew", "hi": "Hindi",
}  # fmt: skip
_SAMPLE = 3000
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("ru", r"[\u0400-\u04ff]"),
    ("el", r"[\u0370-\u03ff]"),
    ("ar", r"[\u0600-\u06ff]"),
    ("he", r"[\u0590-\u05ff]"),
    ("hi", r"[\u0900-\u097f]"),
)


def detect(screenplay: Screenplay) -> str:
    """Return the BCP 47 tag of a screenplay's language; "en" when nothing tells."""
    told = [e.text for e in screenplay.elements if e.type in ("action", "dialogue")]
    text = " ".join(told)[: _SAMPLE * 8]
    letters = sum(letter.isalpha() for letter in text)
    for tag, pattern in _SCRIPTS:
        if len(re.findall(pattern, text)) * 3 > letters > 0:
            return tag
    counts = Counter(re.findall(r"[^\W\d_]+", text.lower())[:_SAMPLE])
    scores = {tag: sum(counts[word] for word in words) for tag, words in _WORDS.items()}
    best = max(scores, key=lambda tag: (scores[tag], tag == "en"))
    return best if scores[best] > scores["en"] else "en"


def name(tag: str) -> str:
    """Return a language's name in English; the tag itself when it is none of ours."""
    return _NAMES.get(tag, tag)
