"""Words as the lexicon compares them: split, made singular, brought back to their stems."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "feet": "foot",
    "teeth": "tooth", "knives": "knife", "wives": "wife", "shelves": "shelf", "leaves": "leaf",
    "wolves": "wolf", "mice": "mouse", "geese": "goose", "lives": "life", "loaves": "loaf",
    "policemen": "policeman", "fishermen": "fisherman", "firemen": "fireman", "shoes": "shoe",
    "gentlemen": "gentleman", "halves": "half", "calves": "calf", "scarves": "scarf",
    "movies": "movie", "cookies": "cookie", "zombies": "zombie", "ties": "tie", "pies": "pie",
    "canoes": "canoe", "toes": "toe", "gas": "gas", "bus": "bus", "lens": "lens",
    "clothes": "clothes", "glasses": "glasses", "stairs": "stair", "axes": "axe",
}  # fmt: skip


def tokens(text: str) -> list[re.Match[str]]:
    """Return the words of a text as matches, apostrophes inside a word kept."""
    return list(_WORD.finditer(text))


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """Return a lower-case noun without its plural or possessive ending."""
    word = word.replace("’", "'").removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def key(phrase: str) -> str:
    """Return a phrase's words in the singular, joined by single spaces."""
    return " ".join(singular(match.group().lower()) for match in tokens(phrase))


def listed(line: str) -> list[str]:
    """Return the entries of a table's comma-separated line, empty ones left out."""
    return [entry for part in line.split(",") if (entry := " ".join(part.split()))]
