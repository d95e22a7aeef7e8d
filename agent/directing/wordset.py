"""Word lists as we write them: in one string, set off by spaces."""


def of(words: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(words.split())
