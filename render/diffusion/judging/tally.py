"""Counts how the shot sizes of pictures came out, by what is told of each picture."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final

CANDIDATES: Final = "candidates"
"""What a picture's scores among its candidates are told as."""

_SIZE: Final = "shot size"
_TRIES: Final = "tries"
_UNKNOWN: Final = "not measured"
_OFF: Final = "off: "


def told(sized: str | None, tries: int, *, off: bool) -> dict[str, str]:
    """Return what is told of a picture's size; `sized` None: it could not be measured.

    `tries` counts the pictures drawn, from 1.
    """
    size = _UNKNOWN if sized is None else f"{_OFF if off else ''}{sized}"
    return {_SIZE: size, _TRIES: str(tries)}


def tried(told: Mapping[str, str], retakes: int) -> bool:
    """Return whether a picture was looked at, and drawn again as often as that wants it."""
    if _SIZE not in told:
        return False
    return not told[_SIZE].startswith(_OFF) or int(told[_TRIES]) > retakes


@dataclass(frozen=True)
class Tally:
    """`pictures` were looked at: so many `measured`, drawn `again`, still `off`."""

    pictures: int = 0
    measured: int = 0
    again: int = 0
    off: int = 0

    @classmethod
    def of(cls, pictures: Iterable[Mapping[str, str]]) -> "Tally":
        """Return the tally of what is told of some pictures."""
        return reduce(cls.plus, pictures, cls())

    def plus(self, told: Mapping[str, str]) -> "Tally":
        """Return the tally with one picture more; as it is when nobody looked at that one."""
        if _SIZE not in told:
            return self
        return Tally(
            self.pictures + 1,
            self.measured + (told[_SIZE] != _UNKNOWN),
            self.again + (int(told[_TRIES]) > 1),
            self.off + told[_SIZE].startswith(_OFF),
        )
