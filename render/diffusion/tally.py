"""Counts how the shot sizes of pictures came out, by what is told of each picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_SIZE: Final = "shot size"
_DRAWN: Final = "drawn"
_ONCE: Final = "once"
_UNKNOWN: Final = "not measured"
_OFF: Final = "off: "


def told(sized: str | None, drawn: str, *, off: bool) -> dict[str, str]:
    """Return what is told of a picture's size; `sized` None: it could not be measured.

    `drawn` is how often it was drawn, in words.
    """
    size = _UNKNOWN if sized is None else f"{_OFF if off else ''}{sized}"
    return {_SIZE: size, _DRAWN: drawn}


@dataclass(frozen=True)
class Tally:
    """`pictures` were looked at: so many `measured`, drawn `again`, still `off`."""

    pictures: int = 0
    measured: int = 0
    again: int = 0
    off: int = 0

    def plus(self, told: Mapping[str, str]) -> "Tally":
        """Return the tally with one picture more; as it is when nobody looked at that one."""
        if _SIZE not in told:
            return self
        return Tally(
            self.pictures + 1,
            self.measured + (told[_SIZE] != _UNKNOWN),
            self.again + (told[_DRAWN] != _ONCE),
            self.off + told[_SIZE].startswith(_OFF),
        )
