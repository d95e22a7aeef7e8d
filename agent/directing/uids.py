"""Names made from content, so that a script change moves no name it does not touch."""

import hashlib
import re
import unicodedata
from collections import Counter


def digest(*parts: str) -> str:
    """Return ten hex characters of the parts' hash; white space counts once."""
    text = "\x1f".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def number(*parts: str) -> int:
    """Return the parts' hash as a number from 0 to 2**31 - 1."""
    text = "\x1f".join(parts)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") >> 1


def slug(name: str) -> str:
    """Return a name as a word for files and commands: lower case, hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", name)
    ascii_only = plain.encode("ascii", "ignore").decode()
    word = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
    return word or f"p{digest(name)}"


class Register:
    """Gives a repeated name an ordinal: x, x-2, x-3."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def take(self, name: str) -> str:
        """Return the name, with an ordinal when it was taken before."""
        self._seen[name] += 1
        count = self._seen[name]
        return name if count == 1 else self.take(f"{name}-{count}")
